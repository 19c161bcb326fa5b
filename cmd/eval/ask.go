package main

import (
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/ask"
)

var askSuite = suite{
	name: "ask", args: "FOLDER…",
	short: "Questions: right answers, and none where the sources have none",
	long: `Ask the questions that are kept for a folder of articles (by its name:
merrow-dam, seeds) and compare the answers with those written by hand. A
question is right if it is answered as it should be: with a sentence that has
each part of the gold, from one of the articles that say it; with both sides
where the sources disagree; not at all where they do not say it. The questions
of one half were written before the code, and looked at only when it was done.`,
	keys: []string{"half", "asked"},
	data: []string{"seeds"},
	run:  runAsk,
}

//go:embed testdata/ask
var askData embed.FS

// asked is a question with its answer.
type asked struct {
	Half     string         `json:"half"` // "dev" was looked at while writing the code, "end" was not
	Question string         `json:"question"`
	Verdict  []page.Verdict `json:"verdict"` // one of them is right
	// Answer are the parts that a right answer has, each in one of its wordings.
	Answer [][]string `json:"answer"`
	From   []string   `json:"from"` // beginnings of the names of files that say so; none: any
}

func runAsk(ctx context.Context, r *report, dirs []string, o options) error {
	for _, dir := range dirs {
		set := filepath.Base(filepath.Clean(dir))
		questions, err := askedOf(set)
		if err != nil {
			return missing{dir, "a folder with questions (merrow-dam or seeds)"}
		}
		if _, err := folders([]string{filepath.Dir(dir)}, set); err != nil {
			return err
		}
		res, err := engine.Run(ctx, []string{dir}, engine.Options{Version: "eval", Exe: o.exe})
		if err != nil {
			return err
		}
		line := func(name string) *task { return r.task("ask "+set+": "+name, share, "") }
		t := askTasks{line("right"), line("right where something is said"), line("silent where nothing is said"), line("nothing wrong shown")}
		for _, q := range questions {
			a := ask.Ask(q.Question, res.Stories)
			group := q.Half
			if r.by == "asked" {
				group = a.Asked
			}
			t.count(q, group, a, r.by == "half")
		}
	}
	return nil
}

func askedOf(set string) ([]asked, error) {
	b, err := askData.ReadFile(path.Join("testdata/ask", set+".jsonl"))
	if err != nil {
		return nil, err
	}
	var out []asked
	d := json.NewDecoder(bytes.NewReader(b))
	for d.More() {
		var q asked
		if err := d.Decode(&q); err != nil {
			return nil, fmt.Errorf("questions of %s: %w", set, err)
		}
		out = append(out, q)
	}
	return out, nil
}

// askTasks are the lines of one set of questions.
type askTasks struct{ all, said, silent, sound *task }

// count counts one answer. What is wrong with those of the half that is kept
// for the end is shown only if wanted.
func (t askTasks) count(q asked, group string, a *page.Answer, showEnd bool) {
	fault := q.fault(a)
	add := func(to *task, ok bool) {
		to.add(group, right(ok))
		if !ok && (showEnd || q.Half != "end") {
			to.miss(miss{Where: q.Half + ": " + q.Question, Want: q.wants(), Got: told(a) + " (" + fault + ")"})
		}
	}
	add(t.all, fault == "")
	if slices.Contains(q.Verdict, page.NotFound) {
		add(t.silent, fault == "")
	} else {
		add(t.said, fault == "")
	}
	// Invented is what is shown as an answer and is none.
	add(t.sound, fault == "" || a.Verdict == page.NotFound)
}

// fault says what is wrong with an answer, "" if nothing is.
func (q asked) fault(a *page.Answer) string {
	if !slices.Contains(q.Verdict, a.Verdict) {
		return "verdict " + string(a.Verdict)
	}
	shown := told(a)
	for _, part := range q.Answer {
		if !slices.ContainsFunc(part, func(w string) bool { return strings.Contains(shown, w) }) {
			return "lacks " + strings.Join(part, " or ")
		}
	}
	if a.Verdict == page.NotFound || len(q.From) == 0 {
		return ""
	}
	from := false
	a.Each(func(s page.Sentence) {
		for _, c := range s.Cites() {
			from = from || slices.ContainsFunc(q.From, func(f string) bool { return strings.HasPrefix(file(a.Page, c.Article), f) })
		}
	})
	if !from {
		return "is from other articles"
	}
	return ""
}

func file(p *page.Page, id article.ID) string { return path.Base(filepath.ToSlash(p.Article(id).Path)) }

// told is what is shown as the answer: its sentence, or the sides.
func told(a *page.Answer) string {
	out := []string{}
	if len(a.Sentence.Cites()) > 0 {
		out = append(out, a.Sentence.Text())
	}
	for _, s := range a.Sides {
		out = append(out, s.Sentence.Text())
	}
	return string(a.Verdict) + ": " + strings.Join(out, " | ")
}

func (q asked) wants() string {
	var parts []string
	for _, p := range q.Answer {
		parts = append(parts, strings.Join(p, " or "))
	}
	var v []string
	for _, x := range q.Verdict {
		v = append(v, string(x))
	}
	return strings.Join(v, " or ") + ": " + strings.Join(parts, "; ")
}
