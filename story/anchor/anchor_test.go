package anchor

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate/times"
	"github.com/synoptic-news/synoptic/text"
)

// persons and cities are the names of the invented matter of these tests.
var (
	persons = []string{"Marta Linden", "Oskar Dorn", "Ivo Reth", "Sela Brandt", "Pia Holm"}
	cities  = []string{"Vell", "Port Ellen", "Karsk"}
)

// piece is an article of one sentence a paragraph. A paragraph that begins with
// "* " is an entry of a dated list: its date stands before " – ".
func piece(published string, paragraphs ...string) *article.Reading {
	a := &article.Article{ID: article.ID(strings.Join(paragraphs, "")[:12]), Lang: "en"}
	var date article.When
	if published != "" {
		t, err := time.Parse(time.DateOnly, published)
		if err != nil {
			panic(err)
		}
		a.Published = article.Stamp{Time: t, DayOnly: true}
		date = article.OnDay(t, article.Explicit)
	}
	var b strings.Builder
	for _, p := range paragraphs {
		block := article.Block{Kind: article.Paragraph}
		start, from := b.Len(), b.Len()
		if rest, ok := strings.CutPrefix(p, "* "); ok {
			p = rest
			block.Kind = article.Entry
			block.Date = text.Span{Start: start, End: start + strings.Index(p, " – ")}
			from = block.Date.End + len(" – ")
		}
		b.WriteString(p)
		block.Span = text.Span{Start: start, End: b.Len()}
		a.Sentences = append(a.Sentences, article.Sentence{Span: text.Span{Start: from, End: b.Len()}, Block: len(a.Blocks)})
		a.Blocks = append(a.Blocks, block)
		b.WriteString("\n")
	}
	a.Text = b.String()
	n := &article.Notes{Tokens: text.Tokens(a.Text, text.Span{End: len(a.Text)})}
	n.Times = times.Find(a, n.Tokens, date)
	name := func(full string, kind article.NameKind) {
		word := full
		if kind == article.Person {
			_, word, _ = strings.Cut(full, " ")
		}
		for at := 0; ; {
			i := strings.Index(a.Text[at:], word)
			if i < 0 {
				break
			}
			at += i + len(word)
			n.Mentions = append(n.Mentions, article.Mention{Span: text.Span{Start: at - len(word), End: at}, Kind: kind, Name: len(n.Names)})
		}
		n.Names = append(n.Names, article.Name{Kind: kind, Full: full})
	}
	// Every quotation is Linden's, who is the first name.
	for at := 0; ; {
		i := strings.Index(a.Text[at:], "“")
		j := strings.Index(a.Text[at:], "”")
		if i < 0 || j < i {
			break
		}
		q := text.Span{Start: at + i, End: at + j + len("”")}
		n.Statements = append(n.Statements, article.Statement{Span: q, Quotes: []text.Span{q}, Speakers: []int{0}})
		at = q.End
	}
	for _, p := range persons {
		name(p, article.Person)
	}
	for _, c := range cities {
		name(c, article.Place)
	}
	slices.SortFunc(n.Mentions, func(a, b article.Mention) int { return text.Compare(a.Span, b.Span) })
	return &article.Reading{Article: a, Notes: n, Date: date}
}

// brackets shows a When as the days it spans, both included: "2025-12-03" or
// "2025-12-03..2025-12-04", "2025-12-04.." and "" for nothing.
func brackets(w article.When) string {
	switch {
	case !w.Known():
		return ""
	case w.OneDay():
		return w.From.Format(time.DateOnly)
	case w.To.IsZero():
		return w.From.Format(time.DateOnly) + ".."
	}
	return w.From.Format(time.DateOnly) + ".." + w.To.AddDate(0, 0, -1).Format(time.DateOnly)
}

// The pieces of one matter. 2 December 2025 is a Tuesday.
var (
	digest = []string{
		"Linden and Dorn keep talking.",
		"* Dec 2, 2025 – In Karsk, Linden and Reth hold a five-hour meeting without result.",
		"* Dec 4, 2025 – Linden meets Dorn in Port Ellen for more talks.",
	}
	preview = []string{
		"Linden is scheduled to meet Dorn in Port Ellen on Thursday, her office confirmed.",
		"The talks come after Linden spent nearly five hours in a meeting with Reth in Karsk on Tuesday.",
	}
)

func TestDates(t *testing.T) {
	tests := []struct {
		name string
		now  string
		rs   []*article.Reading
		want []string
	}{
		{"a stated day stands", "", []*article.Reading{piece("2025-12-05", "Linden met Dorn on Thursday.")}, []string{"2025-12-05"}},
		{"weekdays alone date nothing", "", []*article.Reading{piece("", preview...)}, []string{""}},
		{"entries told in the past bound from below", "", []*article.Reading{piece("", digest...)}, []string{"2025-12-04.."}},
		{"now bounds from above", "2025-12-09", []*article.Reading{piece("", digest...)}, []string{"2025-12-04..2025-12-09"}},
		{"a shared figure fixes the week, the day ahead the end", "",
			[]*article.Reading{piece("", preview...), piece("", digest...)}, []string{"2025-12-02..2025-12-04", "2025-12-04.."}},
		{"one dated article dates its sibling, which dates another", "",
			[]*article.Reading{
				piece("2025-12-04", "Linden met Reth in Karsk on Tuesday for five hours of talks."),
				piece("", "Talks with Dorn are to be held for a third consecutive day on Saturday.",
					"They follow the five-hour meeting of Linden and Reth on Tuesday.",
					"In a statement on Wednesday, Linden called it “a long road to a short treaty”."),
				piece("", "Linden met Reth in Karsk on Tuesday, in talks that lasted nearly five hours.",
					"Linden called it “a long road to a short treaty”."),
			}, []string{"2025-12-04", "2025-12-05..2025-12-06", "2025-12-03..2025-12-08"}},
		{"other lengths are other meetings", "",
			[]*article.Reading{piece("2025-12-04", "Linden met Reth in Karsk on Tuesday for five hours."),
				piece("", "Linden and Reth held a two-hour meeting in Karsk on Tuesday.")}, []string{"2025-12-04", ""}},
		{"other cities are other meetings", "",
			[]*article.Reading{piece("2025-12-04", "Linden met Reth in Karsk on Tuesday for five hours."),
				piece("", "Linden and Reth held a five-hour meeting in Vell on Tuesday.")}, []string{"2025-12-04", ""}},
		{"other weekdays are other meetings", "",
			[]*article.Reading{piece("2025-12-04", "Linden met Reth in Karsk on Tuesday for five hours."),
				piece("", "Linden and Reth held a five-hour meeting in Karsk on Sunday.")}, []string{"2025-12-04", ""}},
		{"words and names alone date nothing", "",
			[]*article.Reading{piece("2025-12-04", "Linden met Reth in Karsk on Tuesday for talks."),
				piece("", "Linden met Reth in Karsk on Tuesday for talks.")}, []string{"2025-12-04", ""}},
		{"one person is not enough", "",
			[]*article.Reading{piece("2025-12-04", "Linden held a five-hour meeting in Karsk on Tuesday."),
				piece("", "Linden held a five-hour meeting in Karsk on Tuesday.")}, []string{"2025-12-04", ""}},
		{"told of two days it is open", "",
			[]*article.Reading{piece("2025-12-04", "Linden met Reth in Karsk on Tuesday for five hours."),
				piece("2025-12-11", "Linden met Reth in Karsk on Tuesday for five hours."),
				piece("", "Linden met Reth in Karsk on Tuesday for five hours.")}, []string{"2025-12-04", "2025-12-11", ""}},
		{"a war's age bounds coarsely", "",
			[]*article.Reading{piece("", "They want to end the nearly four-year-old war.", "Karsk has held the coast since its invasion in 2022.")},
			[]string{"2025-06-01..2027-01-01"}},
		{"a date told as ahead bounds from above where the week is known", "",
			[]*article.Reading{piece("2025-12-04", "Linden met Reth in Karsk on Tuesday for five hours."),
				piece("", "Linden and Reth held a five-hour meeting in Karsk on Tuesday.", "Dorn will be sworn in on 5 December 2025.")},
			[]string{"2025-12-04", "2025-12-02..2025-12-05"}},
		{"a date told as ahead in a history bounds nothing", "",
			[]*article.Reading{piece("", "Linden resigned on 3 December 2005.", "Dorn would be sworn in on 10 December 2005.")},
			[]string{"2005-12-03.."}},
		{"a short quotation dates nothing where the week is open", "",
			[]*article.Reading{piece("2025-12-04", "Linden called it “reasonably fair” on Tuesday."),
				piece("", "Linden called it “reasonably fair”.")}, []string{"2025-12-04", ""}},
		{"a long quotation is not older than its day", "",
			[]*article.Reading{piece("2025-12-04", "Linden called it “a long road to a very short treaty” on Tuesday."),
				piece("", "Linden called it “a long road to a very short treaty”.")}, []string{"2025-12-04", "2025-12-02.."}},
		{"a quotation printed before that day has another", "",
			[]*article.Reading{piece("2025-12-04", "Linden called it “a long road to a very short treaty” on Tuesday."),
				piece("2025-11-20", "Linden called it “a long road to a very short treaty”."),
				piece("", "Linden called it “a long road to a very short treaty”.")}, []string{"2025-12-04", "2025-11-20", ""}},
		{"a weekday six days before publication dates nothing else", "",
			[]*article.Reading{piece("2025-12-08", "Linden met Reth in Karsk on Tuesday for five hours."),
				piece("", "Linden met Reth in Karsk on Tuesday for five hours.")}, []string{"2025-12-08", ""}},
		{"the stamp of a page dates nothing", "",
			[]*article.Reading{piece("", "Tuesday, 2 December 2025, updated by our staff in Vell.")}, []string{""}},
		{"the same long sentence is the same report", "",
			[]*article.Reading{
				piece("2025-12-04", "Crews found the last of the missing boats off the coast near the old lighthouse on Tuesday."),
				piece("", "Crews found the last of the missing boats off the coast near the old lighthouse on Tuesday."),
			}, []string{"2025-12-04", "2025-12-02..2025-12-08"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var now time.Time
			if tt.now != "" {
				now, _ = time.Parse(time.DateOnly, tt.now)
			}
			var got []string
			for _, w := range Dates(tt.rs, now) {
				got = append(got, brackets(w))
				if w.Known() && w.How != article.Explicit && w.Why == "" {
					t.Errorf("no reason for %+v", w)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// A page that says when it was last changed was not written after that.
func TestModified(t *testing.T) {
	r := piece("", digest...)
	r.Modified = article.Stamp{Time: time.Date(2025, 12, 6, 9, 0, 0, 0, time.UTC)}
	got := Dates([]*article.Reading{r}, time.Time{})[0]
	if brackets(got) != "2025-12-04..2025-12-06" || !strings.Contains(got.Why, "last changed on Sat 6 Dec 2025") {
		t.Errorf("got %s: %s", brackets(got), got.Why)
	}
}

func TestWhy(t *testing.T) {
	got := Dates([]*article.Reading{piece("", preview...), piece("", digest...)}, time.Time{})
	want := "“Tuesday”, told as past, is Tue 2 Dec 2025: another article tells the same of Linden and Reth; " +
		"“Thursday”, told as ahead, is Thu 4 Dec 2025: another article tells the same of Dorn and Linden"
	if got[0].Why != want {
		t.Errorf("got %s\nwant %s", got[0].Why, want)
	}
}

// Limits that leave no day lose the weakest; what still conflicts is nothing.
func TestTogether(t *testing.T) {
	tests := []struct {
		limits []limit
		want   window
	}{
		{nil, always},
		{[]limit{{window{1, 5}, byEvent, ""}, {window{3, 9}, byQuote, ""}}, window{3, 5}},
		{[]limit{{window{1, 5}, byEvent, ""}, {window{7, 9}, byQuote, ""}}, window{1, 5}},
		{[]limit{{window{1, 5}, byEvent, ""}, {window{7, 9}, byEvent, ""}}, always},
		{[]limit{{window{1, 5}, byEvent, ""}, {window{7, 9}, byEvent, ""}, {window{2, 3}, byElapsed, ""}}, always},
	}
	for _, tt := range tests {
		if got, _ := together(tt.limits); got != tt.want {
			t.Errorf("%v: got %v, want %v", tt.limits, got, tt.want)
		}
	}
}

// The answer does not depend on the order of the articles.
func TestOrder(t *testing.T) {
	a := []*article.Reading{piece("", preview...), piece("", digest...), piece("2025-12-09", "Linden left Karsk on Tuesday.")}
	b := []*article.Reading{a[2], a[1], a[0]}
	x, y := Dates(a, time.Time{}), Dates(b, time.Time{})
	slices.Reverse(y)
	if !slices.Equal(x, y) {
		t.Errorf("got %v, reversed %v", x, y)
	}
}

func FuzzDates(f *testing.F) {
	f.Add("Linden met Reth on Tuesday for five hours.", "Linden will meet Reth on Tuesday, in five hours.", 0)
	f.Add("a third consecutive day on Saturday", "“x y” since the war in 2022, nearly four-year-old war", 20000)
	f.Fuzz(func(t *testing.T, a, b string, now int) {
		if len(a) < 12 || len(b) < 12 {
			return
		}
		rs := []*article.Reading{piece("", a), piece("", b), piece("2025-12-04", a)}
		for _, w := range Dates(rs, dateOf(now%100000)) {
			if w.Bounded() && !w.From.Before(w.To) {
				t.Fatalf("empty interval %+v", w)
			}
		}
	})
}

func BenchmarkDates(b *testing.B) {
	var rs []*article.Reading
	for i := range 200 {
		date := ""
		if i%4 == 0 {
			date = "2025-12-04"
		}
		rs = append(rs, piece(date, preview...))
	}
	for b.Loop() {
		Dates(rs, time.Time{})
	}
}

// A rewrite tells its original's weekday. That it was not there before the
// other is sure only of a machine's: of two outlets' reports, either may be the
// first.
func TestRetold(t *testing.T) {
	original := piece("2031-05-04", "Linden met Dorn in Vell on Saturday.")
	rewrite := piece("", "The two sat down together in Vell last Saturday, where Linden met Dorn.")
	rewrite.Origin = article.Origin{Kind: article.Rewrite, Of: original.ID}
	if got := brackets(Dates([]*article.Reading{original, rewrite}, time.Time{})[1]); got != "2031-05-03..2031-05-09" {
		t.Errorf("the rewrite is dated %q", got)
	}
	rewrite.AIMade = true
	if got := brackets(Dates([]*article.Reading{original, rewrite}, time.Time{})[1]); got != "2031-05-04..2031-05-09" {
		t.Errorf("the machine's rewrite is dated %q", got)
	}
	rewrite.Origin = article.Origin{Kind: article.Original}
	if got := brackets(Dates([]*article.Reading{original, rewrite}, time.Time{})[1]); got != "" {
		t.Errorf("on likeness alone it is dated %q", got)
	}
}
