package main

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate"
	"github.com/synoptic-news/synoptic/article/reuse"
	"github.com/synoptic-news/synoptic/story/anchor"
)

var anchorSuite = suite{
	name: "anchor", args: "DIR…",
	short: "When undated articles were written",
	long: `When undated articles were written. A DIR holds articles.jsonl with dated
articles. One in five of those that belong together is read as if it had no
date: of a set with labels, those on one event; else each thirty that follow
one another. Interval is the share of the bounded intervals that hold the true
day, day the share of the exact days that are right; given is how many of the
hidden articles got either.`,
	data: []string{
		"bench/timeline/t17", "bench/timeline/entities",
		"bench/cluster/basil", "bench/cluster/ecbplus", "bench/cluster/wikinews_30e", "bench/cluster/handpicked_2014",
	},
	run: runAnchor,
}

const (
	hideEvery = 5
	together  = 30 // articles of a set without labels that are read together
)

func runAnchor(ctx context.Context, r *report, dirs []string, _ options) error {
	sets, err := anchorSets(dirs)
	if err != nil {
		return err
	}
	interval := r.task("interval holds the day", share, "target 95")
	day := r.task("day is right", share, "target 97")
	for _, s := range sets {
		given := r.task(s.name+" given", number, "")
		groups := s.groups()
		whens, err := each(ctx, groups, datesOfHidden)
		if err != nil {
			return err
		}
		for i, g := range groups {
			for k, w := range whens[i] {
				if !hidden(k) {
					continue
				}
				given.add("", score{gold: 1})
				truth := published(g[k])
				if !w.Bounded() {
					continue
				}
				given.add("", score{found: 1})
				task, ok := interval, !truth.Before(w.From) && truth.Before(w.To)
				if w.OneDay() {
					task = day
				}
				task.add(s.name, right(ok))
				if !ok {
					task.miss(miss{
						Where: s.name + " " + string(g[k].ID), Want: truth.Format(time.DateOnly),
						Got: fmt.Sprintf("%s to %s: %s", w.From.Format(time.DateOnly), w.To.AddDate(0, 0, -1).Format(time.DateOnly), w.Why), Text: g[k].Title,
					})
				}
			}
		}
	}
	return nil
}

// anchorSets reads the folders, or those in them, that hold articles.
func anchorSets(dirs []string) ([]clusterSet, error) {
	dirs, err := folders(dirs, articlesFile)
	if err != nil {
		return nil, err
	}
	var out []clusterSet
	for _, d := range dirs {
		all, err := lines[labelled](d, articlesFile)
		if err != nil {
			return nil, err
		}
		s := clusterSet{name: filepath.Base(d)}
		for _, l := range all {
			if !published(l).IsZero() && strings.HasPrefix(cmp.Or(l.Lang, "en"), "en") {
				s.all = append(s.all, l)
			}
		}
		out = append(out, s)
	}
	return out, nil
}

func published(l labelled) time.Time {
	d, err := time.Parse(time.DateOnly, l.Published[:min(len(l.Published), len(time.DateOnly))])
	if err != nil {
		return time.Time{}
	}
	return d
}

// groups are the articles that are read together, two or more, by date.
func (s clusterSet) groups() [][]labelled {
	all := slices.Clone(s.all)
	slices.SortStableFunc(all, func(a, b labelled) int {
		return cmp.Or(cmp.Compare(string(a.Cluster), string(b.Cluster)), published(a).Compare(published(b)))
	})
	var out [][]labelled
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && string(all[to].Cluster) == string(all[from].Cluster) && (len(all[from].Cluster) > 0 || to-from < together) {
			to++
		}
		if to-from > 1 {
			out = append(out, all[from:to])
		}
		from = to
	}
	return out
}

// hidden says of which articles of a group the date is not told.
func hidden(k int) bool { return k%hideEvery == 1 }

// datesOfHidden dates a group as the program would.
func datesOfHidden(g []labelled) []article.When {
	rs := make([]*article.Reading, len(g))
	for k, l := range g {
		rs[k] = reading(l)
		if hidden(k) {
			a := *rs[k].Article
			a.Published, a.Modified = article.Stamp{}, article.Stamp{}
			rs[k] = &article.Reading{Article: &a, Notes: annotate.Article(&a, article.When{})}
		}
	}
	for k, o := range reuse.Origins(rs) {
		rs[k].Origin = o
	}
	return anchor.Dates(rs, time.Time{})
}
