package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/newsweb"
)

var formsSuite = suite{
	name:  "forms",
	short: "Whether reports in the same words on other people stay apart",
	long: `Whether reports in the same words on other people stay apart: those of the
made web that load uses, which has a form for each kind of news and fills in
names, places and figures. One day has 1,500 reports, and three weeks have as many.

BCubed is the mean over articles: of episodes against the stages of a matter,
and of stories against matters.`,
	run: runForms,
}

func runForms(ctx context.Context, r *report, _ []string, _ options) error {
	const pages = 1500
	for _, span := range []struct {
		name  string
		every time.Duration
	}{{"one day", time.Minute}, {"three weeks", 20 * time.Minute}} {
		web := newsweb.New(newsweb.Options{Outlets: 200, Pages: pages, Seed: 1, Start: time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC), Every: span.every})
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
		episodes, stories := placed(rs, found(rs))
		for _, t := range []struct {
			name       string
			gold, ours []string
		}{{"events", stages, episodes}, {"stories", matters, stories}} {
			task := r.task(span.name+", "+t.name+" BCubed", retrieval, "")
			for i, item := range bcubed(t.gold, t.ours) {
				task.add("", item)
				if item.hitFound < 1 {
					task.miss(miss{Where: web.Pages[i].Path, Want: t.gold[i], Got: fmt.Sprintf("P %.2f", item.hitFound), Text: rs[i].Headline(), bad: 1 - item.hitFound})
				}
			}
		}
	}
	return nil
}
