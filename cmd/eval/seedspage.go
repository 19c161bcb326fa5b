package main

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story"
)

// askPage makes the story page and asks what must hold on it.
func askPage(ctx context.Context, r *report, dir string) error {
	res, err := engine.Run(ctx, []string{dir}, engine.Options{Version: "eval"})
	if err != nil {
		return err
	}
	encoded, err := page.Encode(res.Pages[0])
	if err != nil {
		return err
	}
	verdict, err := engine.Verify(ctx, encoded, []string{dir}, engine.Options{})
	if err != nil {
		return err
	}
	p := seedPage{res.Pages[0]}
	for _, m := range []struct {
		what string
		ok   bool
		got  string
	}{
		{"page: one story", len(res.Pages) == 1, ""},
		{"page: nothing of furniture is shown", len(p.leaks()) == 0, strings.Join(p.leaks(), ", ")},
		{"page: aggregator is no origin", p.aggregator(), ""},
		{"page: Moscow meeting 2 Dec, three articles", p.moscow() >= 3, ""},
		{"page: first Florida round 30 Nov", p.round(0), ""},
		{"page: second Florida round 4-6 Dec", p.round(1), ""},
		{"page: third Florida round, later or undated", p.round(2), ""},
		{"page: no event tells of two rounds", p.fused() == "", p.fused()},
		{`page: "reasonably good" on 3 Dec`, p.said("reasonably good", day(2025, 12, 3)), ""},
		{"page: 28 to 20 points is a change", p.changed("28", "20"), ""},
		{"page: 28 and 20 points do not conflict", !p.conflict("", "28", "20"), ""},
		{"page: role conflict on Ushakov", p.conflict("Ushakov", "", ""), ""},
		{"page: 19,000 and 6,000 have two claimants", p.claimants(19000, 6000), ""},
		{"page: 2027 is coming up", p.ahead(2027), ""},
		{"page: verified", verdict.OK(), verdict.String()},
	} {
		t := r.task(m.what, share, "must hold")
		t.add("", right(m.ok))
		if !m.ok {
			t.miss(miss{Where: "page", Want: "yes", Got: "no " + m.got})
		}
	}
	return nil
}

// seedPage answers questions about the page.
type seedPage struct{ *page.Page }

// leaks lists the words of page furniture that are shown.
func (p seedPage) leaks() []string {
	var shown strings.Builder
	p.Each(func(_ string, part page.Part) {
		switch x := part.(type) {
		case page.Sentence:
			shown.WriteString(x.Text() + "\n")
		case page.Label:
			shown.WriteString(x.Text + "\n")
		}
	})
	for _, a := range p.Articles {
		shown.WriteString(a.Headline() + "\n")
	}
	var out []string
	for _, w := range []string{"IndiGo", "Taiwan", "Lula", "Abu Dhabi", "945", "Onix"} {
		if strings.Contains(shown.String(), w) {
			out = append(out, w)
		}
	}
	return out
}

// seed is the number of the page an article was read from.
func (p seedPage) seed(id article.ID) int {
	if a := p.Article(id); a != nil {
		return seedNumber(filepath.ToSlash(a.Path))
	}
	return -1
}

func (p seedPage) aggregator() bool {
	return slices.ContainsFunc(p.Sources, func(s page.SourceRow) bool {
		return p.seed(s.Article) == 1 && s.Origin.Kind == article.Aggregate && s.Origin.Witness() == ""
	})
}

// entries are all events of the timeline.
func (p seedPage) entries() []page.Entry {
	return slices.Concat(p.Timeline.Background, p.Timeline.Happened, p.Timeline.Undated, p.Timeline.Coming)
}

// tells reports whether a telling of the event holds one of the words.
func tells(x page.Entry, words ...string) bool {
	return slices.ContainsFunc(x.Tellings, func(t page.Telling) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(t.Sentence.Text(), w) })
	})
}

// moscow is the number of articles that tell of the meeting of 2 December.
func (p seedPage) moscow() int {
	most := 0
	for _, x := range p.Timeline.Happened {
		if !x.Date.OneDay() || !x.Date.From.Equal(day(2025, 12, 2)) || !tells(x, "Putin", "Moscow") {
			continue
		}
		from := map[article.ID]bool{}
		for _, t := range x.Tellings {
			for _, c := range t.Sentence.Cites() {
				from[c.Article] = true
			}
		}
		most = max(most, len(from))
	}
	return most
}

// roundDays are the days of the three rounds, the end exclusive. The pages give
// no more of the third than a weekend after the second and before the war is
// four years old.
var roundDays = [3][2]time.Time{
	{day(2025, 11, 29), day(2025, 12, 2)},
	{day(2025, 12, 4), day(2025, 12, 7)},
	{day(2025, 12, 7), day(2026, 2, 24)},
}

// round is which Florida round a time is wholly within, or -1.
func round(w article.When) int {
	for i, d := range roundDays {
		if w.Bounded() && !w.From.Before(d[0]) && !w.To.After(d[1]) {
			return i
		}
	}
	return -1
}

// pageRounds are the pages that tell of one round only; page 1 tells of two.
var pageRounds = map[int]int{0: 1, 3: 1, 2: 2, 4: 2}

// round reports whether an event of a Florida round is told: within its days,
// or, as the week of the third cannot be known, undated by a page that tells
// of the third.
func (p seedPage) round(n int) bool {
	return slices.ContainsFunc(p.entries(), func(x page.Entry) bool {
		if !tells(x, "Florida", "Miami", "Umerov", "Dmitriev") {
			return false
		}
		of, ok := pageRounds[p.seed(x.Tellings[0].Sentence.Cites()[0].Article)]
		return round(x.Date.When) == n || n == 2 && !x.Date.Known() && ok && of == n
	})
}

// fused is a sentence of an event with tellings of two rounds: of two times, or
// of pages that know one round only.
func (p seedPage) fused() string {
	for _, x := range p.entries() {
		if !tells(x, "Florida", "Miami") {
			continue
		}
		seen := map[int]bool{}
		for _, t := range x.Tellings {
			if n, ok := pageRounds[p.seed(t.Sentence.Cites()[0].Article)]; ok {
				seen[n] = true
			} else if n := round(t.Date.When); n >= 0 {
				seen[n] = true
			}
		}
		if len(seen) > 1 {
			return x.Tellings[0].Sentence.Text()
		}
	}
	return ""
}

// said reports whether words are shown with that day, on the timeline or among
// what people said.
func (p seedPage) said(words string, on time.Time) bool {
	is := func(s page.Sentence, d page.When) bool {
		return strings.Contains(s.Text(), words) && d.OneDay() && d.From.Equal(on)
	}
	for _, x := range p.Timeline.Happened {
		for _, t := range x.Tellings {
			if is(t.Sentence, x.Date) {
				return true
			}
		}
	}
	for _, who := range p.People {
		for _, s := range who.Said {
			if is(s.Sentence, s.Date) {
				return true
			}
		}
	}
	return false
}

// valued reports whether v is a number of one side's value, or of its sentence
// where no words are marked as the value.
func valued(sides []page.Side, v string) bool {
	return slices.ContainsFunc(sides, func(s page.Side) bool {
		said := cmp.Or(s.Value.Text, s.Sentence.Text())
		return slices.Contains(strings.FieldsFunc(said, func(c rune) bool { return c < '0' || c > '9' }), v)
	})
}

func (p seedPage) changed(from, to string) bool {
	return slices.ContainsFunc(p.Changes, func(c page.Shift) bool { return valued(c.Steps, from) && valued(c.Steps, to) })
}

// conflict reports whether there is a conflict: of the role of somebody, or
// between two values.
func (p seedPage) conflict(role, a, b string) bool {
	return slices.ContainsFunc(p.Conflicts, func(c page.Clash) bool {
		if role != "" {
			return c.Kind == story.RoleTension && strings.Contains(c.About.Text, role)
		}
		return valued(c.Sides, a) && valued(c.Sides, b)
	})
}

// claimants reports whether two figures are each shown with whose claim they
// are, and not by the same.
func (p seedPage) claimants(a, b float64) bool {
	who := func(v float64) string {
		for _, f := range p.Figures {
			if f.Value.Low == v && len(f.Who) > 0 {
				return f.Who[0].Text
			}
		}
		return ""
	}
	return who(a) != "" && who(b) != "" && who(a) != who(b)
}

// ahead reports whether an event of that year is coming up.
func (p seedPage) ahead(year int) bool {
	return slices.ContainsFunc(p.Timeline.Coming, func(x page.Entry) bool { return x.Date.From.Year() == year })
}

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
