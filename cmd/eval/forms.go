package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/reuse"
	"github.com/synoptic-news/synoptic/internal/newsweb"
	"github.com/synoptic-news/synoptic/story/cluster"
)

var formsSuite = suite{
	name:  "forms",
	short: "Whether reports in the same words on other people stay apart",
	long: `Whether reports in the same words on other people stay apart: those of the
made web that load uses, which has a form for each kind of news and fills in
names, places and figures. One day has 1,500 reports, and three weeks have as many;
they are sorted all at once. Streamed, they come as they come to a server under
load: six a minute, in batches, 10,000 if not told otherwise.

BCubed is the mean over articles: of episodes against the stages of a matter,
and of stories against matters. Largest compares the articles of the largest
matter with those of the largest story.`,
	run: runForms,
}

// pressed are reports of the made web, each a while after the one before.
type pressed struct {
	name  string
	pages int
	every time.Duration
	sort  func([]*article.Reading) (episodes, stories []string)
}

func runForms(ctx context.Context, r *report, _ []string, o options) error {
	atOnce := func(rs []*article.Reading) (episodes, stories []string) { return placed(rs, found(rs)) }
	for _, p := range []pressed{
		{"one day", 1500, time.Minute, atOnce},
		{"three weeks", 1500, 20 * time.Minute, atOnce},
		{"streamed", cmp.Or(o.pages, 10_000), loadEvery, served},
	} {
		if err := p.score(ctx, r); err != nil {
			return err
		}
	}
	return nil
}

func (p pressed) score(ctx context.Context, r *report) error {
	web := newsweb.New(newsweb.Options{Outlets: 200, Pages: p.pages, Seed: 1, Start: time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC), Every: p.every})
	rs, err := each(ctx, web.Pages, func(p newsweb.Page) *article.Reading {
		return reading(labelled{
			ID: json.RawMessage(fmt.Sprint(p.Number)), Title: p.Title, Text: strings.Join(p.Paras, "\n\n"), Published: p.Published.Format(time.RFC3339),
			Lang: "en", URL: fmt.Sprintf("https://outlet%d.example%s", p.Outlet, p.Path), Source: fmt.Sprint("Outlet ", p.Outlet),
		})
	})
	if err != nil {
		return err
	}
	var stages, matters []string
	for _, p := range web.Pages {
		stages = append(stages, fmt.Sprint(p.Story, " ", p.Stage))
		matters = append(matters, fmt.Sprint(p.Story))
	}
	episodes, stories := p.sort(rs)
	for _, t := range []struct {
		name       string
		gold, ours []string
	}{{"events", stages, episodes}, {"stories", matters, stories}} {
		task := r.task(p.name+", "+t.name+" BCubed", retrieval, "")
		for i, item := range bcubed(t.gold, t.ours) {
			task.add("", item)
			if item.hitFound < 1 {
				task.miss(miss{Where: web.Pages[i].Path, Want: t.gold[i], Got: fmt.Sprintf("P %.2f", item.hitFound), Text: rs[i].Headline(), bad: 1 - item.hitFound})
			}
		}
	}
	r.task(p.name+", largest story", number, "").add("", score{gold: largest(matters), found: largest(stories)})
	return nil
}

// largest is how many items the largest set has.
func largest(of []string) float64 {
	n := map[string]int{}
	most := 0
	for _, s := range of {
		n[s]++
		most = max(most, n[s])
	}
	return float64(most)
}

// servedAtOnce is how many articles a server under load takes up at once.
const servedAtOnce = 250

// served returns the episode and the story of each reading, taken in their order as a
// server takes them: in batches, their origins looked for in the batch and among
// the articles that are like one of it.
func served(rs []*article.Reading) (episodes, stories []string) {
	s := cluster.NewStream()
	number := map[article.ID]int{}
	var all filed
	for at := 0; at < len(rs); at += servedAtOnce {
		some := rs[at:min(len(rs), at+servedAtOnce)]
		b := s.Batch()
		var wording reuse.Index
		var added []article.ID
		add := func(r *article.Reading) {
			wording.Add(r)
			added = append(added, r.ID)
		}
		for i, r := range some {
			number[r.ID] = at + i
			b.Read(r, r.Published.Time)
			add(r)
		}
		b.Weigh()
		alike := map[article.ID]bool{}
		for _, r := range some {
			for _, id := range b.Alike(r.ID) {
				if !alike[id] {
					alike[id] = true
					add(rs[number[id]])
				}
			}
		}
		for i, o := range wording.Origins() {
			if b.Opens(added[i]) {
				b.Credit(added[i], o)
			}
		}
		b.End()
		all.take(s.Changed())
	}
	return all.of(rs)
}

// filed is the episode and the story of each article, named by their first.
type filed struct{ episode, story map[article.ID]string }

func (f *filed) take(changed [][][]article.ID) {
	if f.episode == nil {
		f.episode, f.story = map[article.ID]string{}, map[article.ID]string{}
	}
	for _, st := range changed {
		for _, e := range st {
			for _, id := range e {
				f.episode[id], f.story[id] = string(e[0]), string(st[0][0])
			}
		}
	}
}

func (f *filed) of(rs []*article.Reading) (episodes, stories []string) {
	for _, r := range rs {
		episodes, stories = append(episodes, f.episode[r.ID]), append(stories, f.story[r.ID])
	}
	return episodes, stories
}
