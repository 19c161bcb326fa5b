package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/reuse"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/anchor"
	"github.com/synoptic-news/synoptic/story/cluster"
	"github.com/synoptic-news/synoptic/story/relate"
	"github.com/synoptic-news/synoptic/story/resolve"
)

var relatedSuite = suite{
	name: "related", args: "DIR…",
	short: "Which stories are related",
	long: `Which stories are related. A DIR holds articles.jsonl, with a label of their event
or, in a folder of topics with timelines, without. All stories are in one index.

The labelled events are a story each. Which of them are one matter was judged by
hand for this project, by their titles, in testdata/matters.json, with pairs that
can be judged either way, which count for nothing; all other pairs are not
related, the look-alike twins of ECB+ among them. Of the topics, the stories are
our own, and related if most of their articles are of one topic.

Three related stories at most are taken of each: precision is the share of those
shown that are right, recall that of the three that could be.`,
	keys: []string{"half", "set"},
	data: []string{
		"bench/cluster/ecbplus", "bench/cluster/basil", "bench/cluster/wikinews_30e", "bench/cluster/wikinews_events",
		"bench/cluster/handpicked_2014", "bench/timeline/t17",
	},
	run: runRelated,
}

//go:embed testdata/matters.json
var mattersJSON []byte

// matters say which labelled events are of one matter; of the events of one
// unsure list, pairs that are not can be judged either way.
type matters struct {
	Matters map[string][]string
	Unsure  [][]string
}

func judgedMatters() (m matters, err error) {
	err = json.Unmarshal(mattersJSON, &m)
	return m, err
}

// toldStory is a story with what it is known by.
type toldStory struct {
	set, event string // event: its label, or the topic
	title      string
	topic      bool // event is a topic, to which others belong too
	sheet      relate.Sheet
}

// mostRelated are taken of each story.
const mostRelated = 3

func runRelated(ctx context.Context, r *report, dirs []string, _ options) error {
	judged, err := judgedMatters()
	if err != nil {
		return err
	}
	if dirs, err = folders(dirs, articlesFile); err != nil {
		return err
	}
	var all []toldStory
	var topics []string
	for _, d := range dirs {
		if holds(d, []string{timelinesDir, datesFile}) {
			topics = append(topics, d)
			continue
		}
		told, err := eventStories(ctx, d)
		if err != nil {
			return err
		}
		all = append(all, told...)
	}
	told, err := topicStories(ctx, topics)
	if err != nil {
		return err
	}
	all = append(all, told...)
	scoreRelated(r, all, judged)
	return nil
}

// eventStories makes a story of each labelled event.
func eventStories(ctx context.Context, dir string) ([]toldStory, error) {
	sets, err := clusterSets([]string{dir})
	if err != nil {
		return nil, err
	}
	var out []toldStory
	for _, set := range sets {
		labelled := set.labelled()
		rs, err := each(ctx, labelled, reading)
		if err != nil {
			return nil, err
		}
		at := map[string]int{}
		var stories []*story.Story
		for i, l := range labelled {
			event := strings.ReplaceAll(string(l.Cluster), `"`, "")
			k, there := at[event]
			if !there {
				k = len(stories)
				at[event] = k
				stories = append(stories, &story.Story{})
				out = append(out, toldStory{set: set.name, event: event, title: headOf(rs[i])})
			}
			stories[k].Readings = append(stories[k].Readings, rs[i])
		}
		sheets, err := each(ctx, stories, sheetOf)
		if err != nil {
			return nil, err
		}
		for k := range sheets {
			out[len(out)-len(sheets)+k].sheet = sheets[k]
		}
	}
	return out, nil
}

// topicStories sorts the articles of all topics into our own stories.
func topicStories(ctx context.Context, dirs []string) ([]toldStory, error) {
	var rs []*article.Reading
	topic := map[article.ID]string{}
	for _, d := range dirs {
		all, err := lines[labelled](d, articlesFile)
		if err != nil {
			return nil, err
		}
		read, err := each(ctx, all, reading)
		if err != nil {
			return nil, err
		}
		for _, rd := range read {
			topic[rd.ID] = filepath.Base(d)
		}
		rs = append(rs, read...)
	}
	for i, o := range reuse.Origins(rs) {
		rs[i].Origin = o
	}
	stories := cluster.Stories(rs)
	var out []toldStory
	var of []*story.Story
	for i := range stories {
		count := map[string]int{}
		most := ""
		for _, rd := range stories[i].Readings {
			t := topic[rd.ID]
			if count[t]++; most == "" || count[t] > count[most] {
				most = t
			}
		}
		out = append(out, toldStory{set: filepath.Base(filepath.Dir(dirs[0])), event: most, title: headOf(stories[i].Readings[0]), topic: true})
		of = append(of, &stories[i])
	}
	sheets, err := each(ctx, of, sheetOf)
	for i := range sheets {
		out[i].sheet = sheets[i]
	}
	return out, err
}

// sheetOf is the sheet of a story as the program makes it: with days for undated
// articles, as far as the others tell.
func sheetOf(s *story.Story) relate.Sheet {
	slices.SortStableFunc(s.Readings, func(a, b *article.Reading) int { return article.ByDate(a.Article, b.Article) })
	for i, w := range anchor.Dates(s.Readings, time.Time{}) {
		s.Readings[i].Date = w
	}
	s.Cast = resolve.Entities(s.Readings)
	return relate.Of(s)
}

// headOf is the beginning of an article, for whoever reads the misses.
func headOf(rd *article.Reading) string {
	if t := rd.Words(rd.Title); len(t) > 12 {
		return t
	}
	return strings.ToValidUTF8(rd.Text[:min(len(rd.Text), 90)], "")
}

// verdict says of a pair whether it is related: 1, 0, or -1 where both can be said.
func (m matters) verdict(a, b toldStory) int {
	both := func(list []string) bool { return slices.Contains(list, a.event) && slices.Contains(list, b.event) }
	for _, list := range m.Matters {
		if both(list) {
			return 1
		}
	}
	switch {
	case a.topic && b.topic && a.event == b.event:
		return 1
	case slices.ContainsFunc(m.Unsure, both):
		return -1
	}
	return 0
}

func scoreRelated(r *report, all []toldStory, judged matters) {
	var x relate.Index
	for i := range all {
		x.Add(&all[i].sheet)
	}
	events := r.task("events, related @3", retrieval, "target 90 precision")
	topics := r.task("topics, related @3", retrieval, "target 90 precision")
	for i, s := range all {
		t := events
		if s.topic {
			t = topics
		}
		var sum score
		for j := range all {
			if j != i && judged.verdict(s, all[j]) == 1 {
				sum.gold = min(mostRelated, sum.gold+1)
			}
		}
		for _, f := range x.Related(i, mostRelated) {
			o := all[f.Story]
			switch judged.verdict(s, o) {
			case 1:
				sum.found, sum.hitFound, sum.hitGold = sum.found+1, sum.hitFound+1, min(sum.gold, sum.hitGold+1)
			case 0:
				sum.found++
				t.miss(miss{Where: s.event, Want: "not related", Got: fmt.Sprintf("%.2f %s: %s", f.Score, o.event, sharing(f)), Text: s.title + " | " + o.title, bad: 10 + f.Score})
			}
		}
		if sum.hitGold < sum.gold {
			t.miss(miss{Where: s.event, Want: fmt.Sprintf("%.0f related", sum.gold), Got: fmt.Sprintf("%.0f", sum.hitGold), Text: s.title, bad: sum.gold - sum.hitGold})
		}
		group := s.set
		if r.by == "half" {
			group = half(s.event)
		}
		t.add(group, sum)
	}
}

func sharing(f relate.Found) string {
	var out []string
	for _, t := range slices.Concat(f.Names, f.Words) {
		out = append(out, t.Here.Key)
	}
	return strings.Join(out, ", ")
}

// half parts the events into those that may be looked at and those that are not.
func half(event string) string {
	h := fnv.New32a()
	h.Write([]byte(event))
	return []string{"open", "kept"}[h.Sum32()%2]
}
