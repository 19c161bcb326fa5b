package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story"
)

// TestScore asks of the example corpus what docs/example.md marks as "must",
// and keeps the answers as a file: a change of quality is a line of the diff.
func TestScore(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	res, err := engine.Run(t.Context(), []string{examples}, engine.Options{Version: version, Exe: exe})
	if err != nil {
		t.Fatal(err)
	}
	e := exam{pages: res.Pages, p: res.Pages[0], skipped: map[string]string{}}
	for _, s := range res.Skipped {
		e.skipped[filepath.Base(s.Path)] = s.Reason
	}
	e.files()
	e.days()
	e.rounds()
	e.clashes()
	e.shifts()
	e.people()
	e.furniture()
	golden(t, filepath.Join("testdata", "golden", "merrow-dam.score"), []byte(e.score()))
}

// exam is the questions and their answers.
type exam struct {
	pages   []*page.Page
	p       *page.Page
	skipped map[string]string
	lines   []string
	right   int
}

func (e *exam) ask(ok bool, question string, args ...any) {
	answer := "no "
	if ok {
		answer = "yes"
		e.right++
	}
	e.lines = append(e.lines, answer+" "+fmt.Sprintf(question, args...))
}

func (e *exam) score() string {
	return fmt.Sprintf("%d of %d\n%s\n", e.right, len(e.lines), strings.Join(e.lines, "\n"))
}

// source finds an article of the story by its file and a word of its title.
func (e *exam) source(file, word string) (page.SourceRow, bool) {
	for i, a := range e.p.Articles {
		if name, _, _ := strings.Cut(filepath.Base(a.Path), ":"); name == file && strings.Contains(a.Headline(), word) {
			return e.p.Sources[i], true
		}
	}
	return page.SourceRow{}, false
}

// files asks which articles are in and what they are.
func (e *exam) files() {
	e.ask(len(e.p.Articles) == 19, "nineteen articles are one story")
	for _, file := range []string{"lantern-festival.md", "courier-ledger-trams.json"} {
		_, in := e.source(file, "")
		_, skipped := e.skipped[file]
		e.ask(!in && !skipped, "%s is read and stays out", file)
	}
	e.ask(len(e.skipped) == 1 && e.skipped["empty.txt"] != "", "empty.txt alone is left out")
	e.ask(e.p.Counts.Origins == 14, "fourteen origins")
	for _, c := range []struct {
		file, title string
		kind        article.OriginKind
		of, ofTitle string
	}{
		{"courier-ledger-wave.html", "", article.Copy, "tessel-gate-fails.json", ""},
		{"hollin-post-short.txt", "", article.Copy, "tessel-gate-fails.json", ""},
		{"ferryman-inquiry.htm", "", article.Copy, "tessel-joint-inquiry.json", ""},
		{"skimlark-talks-stall.txt", "", article.Rewrite, "tessel-wire.jsonl", "First round"},
		{"allheads-story.txt", "", article.Aggregate, "", ""},
	} {
		s, ok := e.source(c.file, c.title)
		of, _ := e.source(c.of, c.ofTitle)
		e.ask(ok && s.Origin.Kind == c.kind && (c.of == "" || s.Origin.Of == of.Article), "%s is a %s", c.file, c.kind)
	}
}

// days asks when articles were written, those without a date included.
func (e *exam) days() {
	for _, d := range []struct{ file, from, to string }{
		{"hollin-post-short.txt", "2031-09-02", "2031-09-02"},
		{"radio-esker-toll.txt", "2031-09-04", "2031-09-04"},
		{"ferryman-inquiry.htm", "2031-09-14", "2031-09-14"},
		{"kelmar-vesta-interview.eml", "2031-09-15", "2031-09-15"},
		{"radio-esker-signed.txt", "2031-09-18", "2031-09-18"},
		{"lantern-pen.pdf", "2031-09-19", "2031-09-19"},
		{"skimlark-talks-stall.txt", "2031-09-06", "2031-09-12"},
		{"hollin-post-two-ministers.txt", "2031-09-10", "2031-09-12"},
	} {
		s, ok := e.source(d.file, "")
		w := s.Date.When
		ok = ok && w.Bounded() && !w.From.Before(date(d.from)) && !w.To.After(date(d.to).AddDate(0, 0, 1))
		e.ask(ok, "%s was written %s to %s", d.file, d.from, d.to)
	}
}

// rounds asks for the events that look alike.
func (e *exam) rounds() {
	for _, d := range []struct{ day, to, words, what string }{
		{"2031-09-02", "2031-09-02", "gate", "the gate fails"},
		{"2031-09-06", "2031-09-06", "Quellhaven|Hotel Aldine", "first round"},
		{"2031-09-10", "2031-09-10", "parliament", "the vote"},
		{"2031-09-12", "2031-09-13", "agreed|two days of talks|inquiry", "second round"},
		{"2031-09-18", "2031-09-18", "signed", "the signing"},
	} {
		e.ask(e.happened(date(d.day), date(d.to), d.words), "%s: %s", d.day, d.what)
	}
	e.ask(!e.happened(date("2031-09-07"), date("2031-09-07"), "met|meet|talks"), "no talks on 2031-09-07")
	apart := true
	for _, x := range e.p.Timeline.Happened {
		first, second := false, false
		for _, t := range x.Tellings {
			s := t.Sentence.Text()
			first = first || strings.Contains(s, "six hours")
			second = second || strings.Contains(s, "two days of talks") || strings.Contains(s, "on Saturday to a joint inquiry")
		}
		apart = apart && !(first && second)
	}
	e.ask(apart, "the two rounds are two events")
	ahead := false
	for _, x := range e.p.Timeline.Coming {
		ahead = ahead || x.Date.Bounded() && x.Date.From.Equal(date("2031-09-18"))
	}
	e.ask(!ahead, "the signing is not ahead")
	for _, d := range []string{"2031-10-06", "2031-11-01", "2032-03-31", "2032-06-01"} {
		ahead := slices.ContainsFunc(e.p.Timeline.Coming, func(x page.Entry) bool {
			return x.Date.Known() && x.Date.Meets(article.OnDay(date(d), article.Explicit))
		})
		e.ask(ahead, "%s is coming up", d)
	}
}

// happened reports whether an event within those days is told with one of the
// words.
func (e *exam) happened(from, to time.Time, words string) bool {
	return slices.ContainsFunc(e.p.Timeline.Happened, func(x page.Entry) bool {
		if !x.Date.Bounded() || x.Date.From.Before(from) || x.Date.To.After(to.AddDate(0, 0, 1)) {
			return false
		}
		return slices.ContainsFunc(x.Tellings, func(t page.Telling) bool {
			return slices.ContainsFunc(strings.Split(words, "|"), func(w string) bool {
				return strings.Contains(t.Sentence.Text(), w)
			})
		})
	})
}

// clashes asks for the contradictions that are there, and for none that is
// not.
func (e *exam) clashes() {
	real := func(kind story.TensionKind, a, b string) bool {
		return slices.ContainsFunc(e.p.Conflicts, func(c page.Clash) bool {
			return c.Kind == kind && values(c.Sides, a) && values(c.Sides, b)
		})
	}
	e.ask(real(story.FigureTension, "4,200", "2,900"), "4,200 and 2,900 evacuated contradict")
	e.ask(real(story.FigureTension, "2,100", "3,600"), "2,100 and 3,600 cubic metres contradict")
	e.ask(real(story.RoleTension, "spokeswoman", "adviser"), "Marenko: spokeswoman or adviser")
	for _, f := range [][2]string{{"12", "15"}, {"15", "19"}, {"12", "19"}, {"90", "65"}, {"240", "310"}, {"six hours", "nearly six hours"}} {
		e.ask(!real(story.FigureTension, f[0], f[1]), "%s and %s are no contradiction", f[0], f[1])
	}
	figures := 0
	for _, c := range e.p.Conflicts {
		if c.Kind == story.FigureTension || c.Kind == story.DateTension {
			figures++
		}
	}
	e.ask(figures <= 3, "no contradiction of figures or dates besides")
}

// shifts asks for what changed.
func (e *exam) shifts() {
	for _, f := range [][]string{{"12", "15", "19"}, {"90 million", "65 million"}, {"240 million", "310 million"}} {
		ok := slices.ContainsFunc(e.p.Changes, func(s page.Shift) bool {
			return !slices.ContainsFunc(f, func(v string) bool { return !values(s.Steps, v) })
		})
		e.ask(ok, "changed: %s", strings.Join(f, ", "))
	}
}

// values reports whether a side's value holds v as whole words.
func values(sides []page.Side, v string) bool {
	return slices.ContainsFunc(sides, func(s page.Side) bool {
		return strings.Contains(" "+s.Value.Text+" ", " "+v+" ")
	})
}

// people asks who is one and who is two.
func (e *exam) people() {
	called := func(part string) (n int) {
		for _, p := range e.p.People {
			if strings.Contains(p.Name.Text, part) {
				n++
			}
		}
		return n
	}
	for _, name := range []string{"Zheltan", "Hall", "Marenko", "Saltan", "Corvay"} {
		e.ask(called(name) == 1, "one speaker is called %s…", name)
	}
	e.ask(called("Tellan") == 2, "Marius and Elise Tellan are two")
}

// furniture asks whether anything came through that is no part of an article.
func (e *exam) furniture() {
	var shown strings.Builder
	e.p.Each(func(_ string, part page.Part) {
		if s, ok := part.(page.Sentence); ok {
			shown.WriteString(s.Text() + "\n")
		}
	})
	var leaked []string
	for _, w := range strings.Split("Venn|Brandeau|tram |Tram |cheese|Goat|tomato|Chess|Mushroom|clock that|pension|2,481|1,204|3,016|300 euros|40,000|45 million|70,000|artificial intelligence|Subscribe|inbox|cookie|Skimlark Desk", "|") {
		if strings.Contains(shown.String(), w) {
			leaked = append(leaked, w)
		}
	}
	e.ask(len(leaked) == 0, "nothing of page furniture is shown%s", strings.Join(append([]string{""}, leaked...), " "))
}

func date(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}
