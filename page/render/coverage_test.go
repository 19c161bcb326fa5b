package render_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/render"
)

// everywhere writes the page in every format for people, white space folded.
func everywhere(t *testing.T, p *page.Page) map[string]string {
	t.Helper()
	var txt, md, html bytes.Buffer
	if err := render.Text(&txt, p, render.TextOptions{Width: 60}); err != nil {
		t.Fatal(err)
	}
	if err := render.Markdown(&md, p); err != nil {
		t.Fatal(err)
	}
	if err := render.HTML(&html, p, render.HTMLOptions{}); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{"text": txt.String(), "markdown": md.String(), "html": html.String()}
	for k, s := range out {
		out[k] = strings.Join(strings.Fields(s), " ")
	}
	return out
}

func TestCoverageLine(t *testing.T) {
	p := load(t)
	p.Coverage[0].Without = []article.ID{p.Sources[3].Article}
	for format, s := range everywhere(t, p) {
		if want := "first: Halden Courier, Tue 3 Mar 2026; also: Lakeland Radio; not in: Daily Digest"; !strings.Contains(s, want) {
			t.Errorf("%s has no %q", format, want)
		}
	}
	p.Coverage[0].First, p.Coverage[0].Also = append(p.Coverage[0].First, p.Coverage[0].Also...), nil
	for format, s := range everywhere(t, p) {
		if want := "on one day: Halden Courier, Lakeland Radio, Tue 3 Mar 2026; not in"; !strings.Contains(s, want) {
			t.Errorf("%s has no %q", format, want)
		}
	}
	p.Coverage = nil
	for format, s := range everywhere(t, p) {
		if strings.Contains(strings.ToLower(s), "who reported") || strings.Contains(s, "Not in") {
			t.Errorf("%s has a section of nothing", format)
		}
	}
}

func TestLoneOrigin(t *testing.T) {
	p := load(t)
	const lead, page1 = "reported by one origin", "independent origins (Lakeland Radio)"
	for _, tt := range []struct {
		lone           page.Lone
		has, leavesOut string
	}{
		{page.Lone{}, "", "by one origin"},
		{page.Lone{Of: page.LoneLead, Article: p.Sources[1].Article}, lead + ": Lakeland Radio", "origins ("},
		{page.Lone{Of: page.LonePage, Article: p.Sources[1].Article}, page1, lead},
		{page.Lone{Of: page.LoneLead}, "(" + lead + ")", lead + ":"},
		// A copy stands for what it is a copy of.
		{page.Lone{Of: page.LoneLead, Article: p.Sources[2].Article}, lead + ": Halden Courier", "origins ("},
	} {
		p.Lone = tt.lone
		for format, s := range everywhere(t, p) {
			if !strings.Contains(s, tt.has) && !strings.Contains(s, "<bdi>"+strings.Trim(tt.has, "()")+"</bdi>") || strings.Contains(s, tt.leavesOut) {
				t.Errorf("%s, %v: want %q and no %q", format, tt.lone, tt.has, tt.leavesOut)
			}
		}
	}
	p.Lone = page.Lone{Of: page.LoneLead, Article: p.Sources[1].Article}
	p.Sources[1].Origin.Wire = "Coast Agency"
	for format, s := range everywhere(t, p) {
		if want := lead + ": Coast Agency"; !strings.Contains(s, want) {
			t.Errorf("%s has no %q", format, want)
		}
	}
}

// Nobody is told that sources agree which nobody compared.
func TestNotCompared(t *testing.T) {
	const none, left = "No contradiction found between the sources.", "Articles in German, Ukrainian were not compared."
	for _, tt := range []struct {
		langs      []string // of the articles, the last one for all others
		none, left bool
	}{
		{[]string{""}, true, false},
		{[]string{"en-GB"}, true, false},
		{[]string{"de", "uk", "en"}, true, true},
		{[]string{"en", "de-AT", "uk", "de"}, false, true},
		{[]string{"uk", "de"}, false, true},
	} {
		p := load(t)
		p.Conflicts = nil
		for i := range p.Articles {
			p.Articles[i].Lang = tt.langs[min(i, len(tt.langs)-1)]
		}
		for format, s := range everywhere(t, p) {
			if strings.Contains(s, none) != tt.none || strings.Contains(s, left) != tt.left {
				t.Errorf("%v in %s: no contradiction %v, not compared %v", tt.langs, format, strings.Contains(s, none), strings.Contains(s, left))
			}
		}
	}
	p := load(t)
	for i := range p.Articles {
		p.Articles[i].Lang = "de"
	}
	for format, s := range everywhere(t, p) {
		if strings.Contains(s, none) || !strings.Contains(s, "Articles in German were not compared.") {
			t.Errorf("%s with conflicts does not say what was not compared", format)
		}
	}
}
