package page_test

import (
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
)

func TestLone(t *testing.T) {
	lone := func(alter func(*page.Input)) page.Lone {
		in := dam(t)
		alter(&in)
		p, err := page.New(in)
		if err != nil {
			t.Fatal(err)
		}
		return p.Lone
	}
	courier := dam(t).Story.Readings[0].ID
	for _, tt := range []struct {
		name  string
		alter func(*page.Input)
		want  page.Lone
	}{
		{"two origins tell the first sentence", func(in *page.Input) {}, page.Lone{}},
		{"one tells it, of two", func(in *page.Input) { in.Brief = in.Brief[1:] }, page.Lone{Of: page.LoneLead, Article: courier}},
		{"one and its copy tell all", func(in *page.Input) {
			in.Story.Readings = []*article.Reading{in.Story.Readings[0], in.Story.Readings[2]}
			in.Brief = in.Brief[1:]
		}, page.Lone{Of: page.LonePage, Article: courier}},
		{"two outlets share the first sentence, which one wrote", func(in *page.Input) {
			in.Story.Readings[2].Origin = article.Origin{Kind: article.Original, Root: in.Story.Readings[2].ID}
			met, again := in.Events[0].Tellings[0].Passage, in.Events[0].Tellings[2].Passage
			s, err := page.Quote(in.Story.Readings[0].Article, met, again)
			if err != nil {
				t.Fatal(err)
			}
			in.Brief = []page.Sentence{s}
		}, page.Lone{Of: page.LoneLead}},
		{"without a brief nothing leads", func(in *page.Input) { in.Brief = nil }, page.Lone{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := lone(tt.alter); got != tt.want {
				t.Errorf("%v, want %v", got, tt.want)
			}
		})
	}
}

// A row that the articles' outlets and times do not bear out is dropped.
func TestNewDropsCoverage(t *testing.T) {
	in := dam(t)
	c := &in.Findings.Coverage[0]
	c.First, c.Also = c.Also, c.First
	p, err := page.New(in)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Coverage) > 0 || p.Counts.Dropped != 1 {
		t.Errorf("shows %d rows, dropped %d", len(p.Coverage), p.Counts.Dropped)
	}
}
