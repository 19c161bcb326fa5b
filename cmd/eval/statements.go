package main

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate"
	"github.com/synoptic-news/synoptic/text"
)

var statementsSuite = suite{
	name: "statements", args: "DIR…",
	short: "Reported speech: contents and speakers",
	long: `Reported speech. A DIR holds dev.jsonl or train.jsonl of PolNeAR (Newell et al.,
LREC 2018), or folders that do; dev.jsonl is read where both are there.

Contents are scored as Citron does (Newell et al. 2021): overlap is the number
of tokens that each of our contents shares with each gold content, over the
tokens of ours and of the gold; exact is the share of contents that have the
same tokens. A row of one type compares our contents of that type with all gold
contents, and the gold contents of that type with all of ours.

A speaker is right if its words, or a name it stands for, overlap the gold
source; asked where the gold has one and our content shares a token with it.
Covered is the share of direct contents of which at least half is in ours;
indirect shown is the share of our indirect statements of the kind speech with a
speaker, which a page may show, of which at least half is in a gold content.`,
	keys: []string{"publisher", "type"},
	data: []string{"bench/statements/polnear"},
	run:  runStatements,
}

// attributed is an article of PolNeAR; offsets are code points.
type attributed struct {
	ID, Publisher, Date, Title, Text string
	Annotations                      []struct{ Attributions []attribution }
}

// read makes an article of the text. Where its first paragraph is the headline,
// a full stop behind it or not, it is a title, as on the page it came from.
func (d attributed) read() *article.Article {
	a := plain(d.Text, "en")
	if len(a.Blocks) > 1 && d.Title != "" && text.Fold(wording(a.Blocks[0].In(a.Text))) == text.Fold(wording(d.Title)) {
		a.Blocks[0].Kind = article.Title
	}
	return a
}

// wording is a headline without its marks.
func wording(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }), " ")
}

type attribution struct {
	Source, Cue, Content [][2]int
	Type                 article.StatementForm
}

func runStatements(ctx context.Context, r *report, dirs []string, _ options) error {
	files := []string{"dev.jsonl", "train.jsonl"}
	dirs, err := folders(dirs, files...)
	if err != nil {
		return err
	}
	for _, dir := range dirs {
		file := files[0]
		if !holds(dir, files[:1]) {
			file = files[1]
		}
		docs, err := lines[attributed](dir, file)
		if err != nil {
			return err
		}
		notes, err := each(ctx, docs, func(d attributed) *article.Notes {
			return annotate.Article(d.read(), dayOf(d.Date))
		})
		if err != nil {
			return err
		}
		s := newSpeech(r, filepath.Base(dir))
		for i, d := range docs {
			s.article(d, notes[i])
		}
	}
	return nil
}

// forms are the types of a statement; "" stands for all of them.
var forms = []article.StatementForm{"", article.Direct, article.Mixed, article.Indirect}

// speech is the tasks of the suite.
type speech struct {
	by                      string
	overlap, exact          map[article.StatementForm]*task
	speaker, covered, shown *task
}

func newSpeech(r *report, set string) *speech {
	s := &speech{by: r.by, overlap: map[article.StatementForm]*task{}, exact: map[article.StatementForm]*task{}}
	named := func(form article.StatementForm) string {
		if form == "" {
			return "all"
		}
		return string(form)
	}
	for _, f := range forms {
		anchor := ""
		if f == "" {
			anchor = "Citron 83.3 (PARC3)"
		}
		s.overlap[f] = r.task(set+" overlap "+named(f), retrieval, anchor)
	}
	for _, f := range forms {
		anchor := ""
		if f == "" {
			anchor = "Citron 59.3 (PARC3)"
		}
		s.exact[f] = r.task(set+" exact "+named(f), retrieval, anchor)
	}
	s.speaker = r.task(set+" speaker direct+mixed", share, "Gender Gap Tracker 86.5-87.4 (own set)")
	s.covered = r.task(set+" direct half covered", share, "target 99")
	s.shown = r.task(set+" indirect shown", share, "target 88")
	return s
}

// content is one content as a set of tokens, in order.
type content struct {
	form   article.StatementForm
	tokens []int
}

func (s *speech) article(d attributed, n *article.Notes) {
	if len(d.Annotations) == 0 {
		return
	}
	attributions := d.Annotations[0].Attributions
	p := pointsOf(d.Text)
	toks := text.Tokens(d.Text, text.Span{End: len(d.Text)})
	gold, ours := make([]content, len(attributions)), make([]content, len(n.Statements))
	for i, a := range attributions {
		gold[i].form = a.Type
		for _, c := range a.Content {
			gold[i].tokens = append(gold[i].tokens, tokensIn(toks, p.span(c[0], c[1]))...)
		}
		slices.Sort(gold[i].tokens)
	}
	for i, st := range n.Statements {
		ours[i] = content{st.Form, tokensIn(toks, st.Content)}
	}
	group := func(form article.StatementForm) string {
		if s.by == "type" {
			return string(form)
		}
		return d.Publisher
	}
	for _, form := range forms {
		for i, g := range gold {
			if form != "" && g.form != form {
				continue
			}
			overlap, exact := score{gold: float64(len(g.tokens))}, score{gold: 1}
			for _, o := range ours {
				overlap.hitGold += float64(shared(g.tokens, o.tokens))
				if slices.Equal(g.tokens, o.tokens) {
					exact.hitGold = 1
				}
			}
			s.overlap[form].add(group(g.form), overlap)
			s.exact[form].add(group(g.form), exact)
			if form == "" && overlap.hitGold < overlap.gold/2 {
				sp := p.span(attributions[i].Content[0][0], attributions[i].Content[0][1])
				s.overlap[form].miss(miss{d.ID, string(g.form) + " " + sp.In(d.Text), "nothing", around(d.Text, sp), overlap.gold - overlap.hitGold})
			}
		}
		for i, o := range ours {
			if form != "" && o.form != form {
				continue
			}
			overlap, exact := score{found: float64(len(o.tokens))}, score{found: 1}
			for _, g := range gold {
				overlap.hitFound += float64(shared(g.tokens, o.tokens))
				if slices.Equal(g.tokens, o.tokens) {
					exact.hitFound = 1
				}
			}
			s.overlap[form].add(group(o.form), overlap)
			s.exact[form].add(group(o.form), exact)
			if st := n.Statements[i]; form == article.Indirect && st.Kind == article.Speech && len(st.Speakers) > 0 {
				ok := overlap.hitFound >= overlap.found/2
				s.shown.add(group(o.form), right(ok))
				if !ok {
					s.shown.miss(miss{d.ID, "nothing", n.Statements[i].In(d.Text), around(d.Text, n.Statements[i].Content), overlap.found - overlap.hitFound})
				}
			}
		}
	}
	for i, g := range gold {
		if g.form == article.Direct {
			s.covered.add(group(g.form), right(2*covered(g.tokens, ours) >= len(g.tokens)))
		}
		if g.form == article.Indirect || len(attributions[i].Source) == 0 {
			continue
		}
		k := mostShared(g.tokens, ours)
		if k < 0 {
			continue
		}
		ok := says(n, n.Statements[k], attributions[i].Source, p)
		s.speaker.add(group(g.form), right(ok))
		if !ok {
			src := attributions[i].Source[0]
			s.speaker.miss(miss{Where: d.ID, Want: p.span(src[0], src[1]).In(d.Text), Got: speakers(d.Text, n, n.Statements[k]), Text: around(d.Text, n.Statements[k].Span)})
		}
	}
}

// tokensIn returns the numbers of the tokens that lie in a span.
func tokensIn(toks []text.Token, sp text.Span) []int {
	from, _ := slices.BinarySearchFunc(toks, sp.Start, func(t text.Token, at int) int { return t.Start - at })
	var out []int
	for i := from; i < len(toks) && toks[i].End <= sp.End; i++ {
		out = append(out, i)
	}
	return out
}

// shared counts what two ordered sets have in common.
func shared(a, b []int) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// covered counts the tokens that are in any of the contents.
func covered(tokens []int, in []content) int {
	seen := map[int]bool{}
	for _, c := range in {
		for _, t := range c.tokens {
			seen[t] = true
		}
	}
	n := 0
	for _, t := range tokens {
		if seen[t] {
			n++
		}
	}
	return n
}

// mostShared is the content that shares most tokens, the first of several, or
// -1.
func mostShared(tokens []int, of []content) int {
	best, most := -1, 0
	for i, c := range of {
		if n := shared(tokens, c.tokens); n > most {
			best, most = i, n
		}
	}
	return best
}

// says reports whether the speaker of a statement is the gold source: by the
// words that stand beside it or, of a quotation carried on, beside the one
// before, or by a mention of the name they stand for.
func says(n *article.Notes, st article.Statement, source [][2]int, p points) bool {
	for _, part := range source {
		sp := p.span(part[0], part[1])
		if st.Speaker.Overlaps(sp) || st.Carried.Overlaps(sp) {
			return true
		}
		for _, m := range n.Mentions {
			if m.Overlaps(sp) && slices.Contains(st.Speakers, m.Name) {
				return true
			}
		}
	}
	return false
}

func speakers(s string, n *article.Notes, st article.Statement) string {
	out := cmp.Or(st.Speaker, st.Carried).In(s)
	for _, who := range st.Speakers {
		out += " (" + n.Names[who].Full + ")"
	}
	return out
}
