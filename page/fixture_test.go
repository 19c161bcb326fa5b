package page_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
)

// The matter is invented: two lake countries, Veldria and Karsk, and a dam.

func march(d int) time.Time { return time.Date(2026, 3, d, 0, 0, 0, 0, time.UTC) }

func onDay(d int, how article.How, why string) article.When {
	w := article.OnDay(march(d), how)
	w.Why = why
	return w
}

// paper makes a reading of lines of text, the first of them the title. A line
// that begins with "~" is furniture. Sentences end with "| ".
func paper(id, outlet, url string, published int, lines ...string) *article.Reading {
	a := &article.Article{ID: article.ID(id), URL: url, Outlet: source.Outlet{ID: source.OutletID(strings.ToLower(outlet)), Name: outlet}, Lang: "en"}
	var b strings.Builder
	for i, l := range lines {
		if rest, ok := strings.CutPrefix(l, "~"); ok {
			a.Dropped = append(a.Dropped, text.Span{Start: b.Len(), End: b.Len() + len(rest)})
			b.WriteString(rest + "\n")
			continue
		}
		block := article.Block{Kind: article.Paragraph, Span: text.Span{Start: b.Len()}}
		if i == 0 {
			block.Kind = article.Title
		}
		for _, s := range strings.SplitAfter(l, "| ") {
			s = strings.TrimSuffix(s, "| ")
			start := b.Len()
			b.WriteString(s)
			a.Sentences = append(a.Sentences, article.Sentence{Span: text.Span{Start: start, End: b.Len()}, Block: len(a.Blocks)})
			b.WriteByte(' ')
		}
		block.End = b.Len() - 1
		b.WriteByte('\n')
		a.Blocks = append(a.Blocks, block)
		if i == 0 {
			a.Title = block.Span
		}
	}
	a.Text = b.String()
	r := &article.Reading{Article: a, Notes: &article.Notes{}, Origin: article.Origin{Kind: article.Original, Root: a.ID}}
	if published > 0 {
		a.Published = article.Stamp{Time: march(published), DayOnly: true, How: "sidecar"}
		r.Date = article.OnDay(march(published), article.Explicit)
	}
	return r
}

// span finds the nth place (from 1) of words in an article.
func span(r *article.Reading, words string, nth int) text.Span {
	at := -1
	for ; nth > 0; nth-- {
		i := strings.Index(r.Text[at+1:], words)
		if i < 0 {
			panic(fmt.Sprintf("%s has no %q", r.ID, words))
		}
		at += 1 + i
	}
	return text.Span{Start: at, End: at + len(words)}
}

func at(r *article.Reading, words string) article.Passage { return r.At(span(r, words, 1)) }

func mention(r *article.Reading, name int, words string) {
	r.Notes.Mentions = append(r.Notes.Mentions, article.Mention{Span: span(r, words, 1), Name: name, Kind: article.Person})
}

func told(r *article.Reading, words string, w article.When) {
	r.Notes.Times = append(r.Notes.Times, article.Time{Span: span(r, words, 1), Kind: article.DateTime, When: w})
}

func said(r *article.Reading, form article.StatementForm, name int, content string, quotes ...string) article.Statement {
	st := article.Statement{Form: form, Content: span(r, content, 1), Span: span(r, content, 1), Speakers: []int{name}, Sure: 1, Via: -1}
	for _, q := range quotes {
		st.Quotes = append(st.Quotes, span(r, q, 1))
	}
	r.Notes.Statements = append(r.Notes.Statements, st)
	return st
}

func counted(r *article.Reading, words, noun string, value float64, bound article.Bound, unit string) article.Figure {
	f := article.Figure{Span: span(r, words, 1), Kind: article.Count, Value: value, High: value, Unit: unit, Bound: bound, Same: -1}
	if noun != "" {
		f.Noun = span(r, noun, 1)
	}
	r.Notes.Figures = append(r.Notes.Figures, f)
	return f
}

// dam is the small story of the golden files.
func dam(t testing.TB) page.Input {
	courier := paper("c000000000000001", "Halden Courier", "https://courier.example/dam-talks", 3,
		"Veldria and Karsk open talks on the Imre dam",
		"Energy minister Ilse Brandvik met the Karsk envoy Tomas Orlec in Halden on Monday, the ministry said.| The talks lasted nearly four hours.",
		"“We are not at the end, but we can see it,” Brandvik told reporters.",
		"~Share this article   945 views",
		"More than 1,200 families have left the valley, according to the ministry.| It remains unclear who will pay for the repairs.",
		"The two sides are to meet again on 12 March 2026.")
	lake := paper("1a00000000000002", "Lakeland Radio", "https://lakeland.example/4711", 4,
		"Dam talks end without a date for the repairs",
		"Karsk’s chief negotiator, Tomáš Orlec, called the talks “useful but slow” on Tuesday.",
		"Ilse Brandvik and Orlec had met for four hours on Monday in Halden.| The Karsk government said that 900 families had left the valley.",
		"Veldria insists that the lake level must not rise.")
	wire := paper("a100000000000003", "Morning Post of Sund", "", 4,
		"Veldria, Karsk open dam talks",
		"Energy minister Ilse Brandvik met the Karsk envoy Tomas Orlec in Halden on Monday, the ministry said.")
	wire.Origin = article.Origin{Kind: article.Copy, Of: courier.ID, Root: courier.ID, Share: 1, Why: "its only sentence stands in [1]"}
	digest := paper("d000000000000004", "Daily Digest", "https://digest.example/s/9", 0,
		"What we know about the Imre dam",
		"The plan for the dam had 14 points in February and has 9 now.")
	digest.Form, digest.Listed = article.Aggregator, 2
	digest.Origin = article.Origin{Kind: article.Aggregate}

	monday := onDay(2, article.ByWeekday, "“Monday”, in an article of Tue 3 Mar 2026")
	mondayLater := onDay(2, article.ByWeekday, "“Monday”, in an article of Wed 4 Mar 2026")
	tuesday := onDay(3, article.ByWeekday, "“Tuesday”, in an article of Wed 4 Mar 2026")
	next := onDay(12, article.Explicit, "")
	told(courier, "Monday", monday)
	told(courier, "12 March 2026", next)
	told(lake, "Tuesday", tuesday)
	told(lake, "Monday", mondayLater)
	told(wire, "Monday", mondayLater)

	for _, r := range []*article.Reading{courier, wire} {
		mention(r, 0, "Ilse Brandvik")
		mention(r, 1, "Tomas Orlec")
	}
	mention(courier, 2, "Veldria")
	mention(lake, 0, "Ilse Brandvik")
	mention(lake, 1, "Tomáš Orlec")
	mention(lake, 2, "Veldria")
	mention(lake, 3, "Karsk government")

	for r, words := range map[*article.Reading][]string{courier: {"Energy minister", "Karsk envoy"}, lake: {"Karsk’s chief negotiator"}} {
		for i, w := range words {
			r.Notes.Roles = append(r.Notes.Roles, article.Role{Name: i, Span: span(r, w, 1), Of: -1})
		}
	}

	end := said(courier, article.Direct, 0, "“We are not at the end, but we can see it,”", "“We are not at the end, but we can see it,”")
	slow := said(lake, article.Mixed, 1, "called the talks “useful but slow”", "“useful but slow”")
	many := counted(courier, "More than 1,200", "families", 1200, article.Over, "family")
	few := counted(lake, "900", "families", 900, article.Exact, "family")

	cast := &story.Cast{
		Entities: []story.Entity{
			{ID: 0, Name: "Ilse Brandvik", Party: 2, Spellings: []story.Spelling{{Text: "Ilse Brandvik", Count: 3, First: at(courier, "Ilse Brandvik")}},
				Roles: []story.RoleFact{{Role: at(courier, "Energy minister"), Of: story.NoEntity}}},
			{ID: 1, Name: "Tomas Orlec", Party: 3, Spellings: []story.Spelling{
				{Text: "Tomas Orlec", Count: 2, First: at(courier, "Tomas Orlec")}, {Text: "Tomáš Orlec", Count: 1, First: at(lake, "Tomáš Orlec")}},
				Roles: []story.RoleFact{{Role: at(courier, "Karsk envoy"), Of: story.NoEntity}, {Role: at(lake, "Karsk’s chief negotiator"), Of: story.NoEntity}}},
			{ID: 2, Name: "Veldria", Party: story.NoEntity, Spellings: []story.Spelling{{Text: "Veldria", First: at(courier, "Veldria")}}},
			{ID: 3, Name: "Karsk government", Party: story.NoEntity, Spellings: []story.Spelling{{Text: "Karsk government", First: at(lake, "Karsk government")}}},
		},
		Of: map[article.ID][]story.EntityID{
			courier.ID: {0, 1, 2}, wire.ID: {0, 1}, lake.ID: {0, 1, 2, 3},
		},
	}

	met := at(courier, "Energy minister Ilse Brandvik met the Karsk envoy Tomas Orlec in Halden on Monday, the ministry said.")
	metWire := at(wire, "Energy minister Ilse Brandvik met the Karsk envoy Tomas Orlec in Halden on Monday, the ministry said.")
	metLake := at(lake, "Ilse Brandvik and Orlec had met for four hours on Monday in Halden.")
	called := at(lake, "Karsk’s chief negotiator, Tomáš Orlec, called the talks “useful but slow” on Tuesday.")
	again := at(courier, "The two sides are to meet again on 12 March 2026.")
	plan := at(digest, "The plan for the dam had 14 points in February and has 9 now.")
	thousand := at(courier, "More than 1,200 families have left the valley, according to the ministry.")
	hundreds := at(lake, "The Karsk government said that 900 families had left the valley.")

	brief := []page.Sentence{
		must(t, []page.Piece{
			{Kind: page.Words, Text: "Energy minister Ilse Brandvik met the Karsk envoy Tomas Orlec in Halden", From: at(courier, "Energy minister Ilse Brandvik met the Karsk envoy Tomas Orlec in Halden"), Bold: true},
			{Kind: page.Glue, Text: " "},
			{Kind: page.Words, Text: "on Monday, the ministry said.", From: at(courier, "on Monday, the ministry said.")},
		}, metLake),
		must(t, []page.Piece{
			{Kind: page.Words, Text: "The talks lasted nearly four hours.", From: at(courier, "The talks lasted nearly four hours.")},
		}),
	}
	return page.Input{
		Story: &story.Story{ID: "s-dam", Readings: []*article.Reading{courier, lake, wire, digest}, Cast: cast},
		Events: []story.Event{
			{ID: 0, When: monday, Lane: story.Happened, Act: "meet", Weight: 3, Tellings: []story.Telling{
				{Passage: met, Sentence: met.Span, When: monday, Date: span(courier, "Monday", 1)},
				{Passage: metLake, Sentence: metLake.Span, When: mondayLater, Date: span(lake, "Monday", 1)},
				{Passage: metWire, Sentence: metWire.Span, When: mondayLater, Date: span(wire, "Monday", 1)},
			}},
			{ID: 1, When: tuesday, Lane: story.Happened, Act: "say", Weight: 2, Tellings: []story.Telling{
				{Passage: called, Sentence: called.Span, When: tuesday, Date: span(lake, "Tuesday", 1)},
			}},
			{ID: 2, When: next, Lane: story.Scheduled, Act: "meet", Weight: 1, Tellings: []story.Telling{
				{Passage: again, Sentence: again.Span, When: next, Date: span(courier, "12 March 2026", 1)},
			}},
			{ID: 3, Lane: story.Undated, Weight: 0.5, Tellings: []story.Telling{
				{Passage: plan, Sentence: plan.Span, Date: span(digest, "February", 1)},
			}},
		},
		Findings: story.Findings{
			Agreed:   []story.Agreement{{Passages: []article.Passage{metLake, met, metWire}, Origins: 2}},
			Coverage: []story.Coverage{{Passages: []article.Passage{met, metLake}, Origins: 2, First: []article.ID{courier.ID}, Also: []article.ID{lake.ID}}},
			Tensions: []story.Tension{{Kind: story.FigureTension, About: "families", Why: "both count families who left the valley", Sides: []story.Side{
				{Passages: []article.Passage{thousand}, Value: many.Span, When: article.OnDay(march(3), article.Reported)},
				{Passages: []article.Passage{hundreds}, Value: few.Span, Who: []story.EntityID{3}},
			}}},
			Changes: []story.Change{{About: "plan for the dam", Steps: []story.Side{
				{Passages: []article.Passage{at(digest, "The plan for the dam had 14 points in February")}, Value: span(digest, "14", 1)},
				{Passages: []article.Passage{at(digest, "has 9 now.")}, Value: span(digest, "9", 1)},
			}}},
			Figures: []story.FigureRow{
				{Figure: many, Passages: []article.Passage{thousand}, AsOf: article.OnDay(march(3), article.Reported)},
				{Figure: few, Passages: []article.Passage{hundreds}, Who: []story.EntityID{3}},
			},
			Voices: []story.Voice{
				{Who: 0, Quotes: []story.Quote{{Statement: end, Passages: []article.Passage{at(courier, "“We are not at the end, but we can see it,” Brandvik told reporters.")}, When: article.OnDay(march(3), article.Reported)}}},
				{Who: 1, Quotes: []story.Quote{{Statement: slow, Passages: []article.Passage{called}, When: tuesday}}},
			},
			Positions: story.Positions{Parties: []story.EntityID{2, 3}, Issues: []string{"lake level", "repairs"}, Cells: map[story.Cell][]story.Stance{
				{Party: 0, Issue: 0}: {{Passage: at(lake, "Veldria insists that the lake level must not rise."), Who: 2}},
				{Party: 1, Issue: 1}: {{Passage: hundreds, Who: 3}},
			}},
			Unknowns: []story.Unknown{{Passage: at(courier, "It remains unclear who will pay for the repairs."), Cue: span(courier, "unclear", 1)}},
		},
		Brief:   brief,
		LeftOut: []page.LeftOut{{Path: "in/empty.txt", Reason: "it is empty"}},
		Version: "test",
		Now:     march(5),
	}
}

func must(t testing.TB, ps []page.Piece, more ...article.Passage) page.Sentence {
	t.Helper()
	s, err := page.Cite(ps, more...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
