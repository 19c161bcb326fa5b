package page

import (
	"cmp"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Stretch makes the pieces that show a stretch of an article by itself: its own
// words, those of the span bold set in bold. A "he" that stands, with certainty,
// for somebody whom the stretch has not named gives way to the name in square
// brackets; a "his" keeps its place and has the name behind it. Behind each of the times
// given that means one day stands that day, where the words do not say it.
func Stretch(r *article.Reading, sp, bold text.Span, times ...text.Span) []Piece {
	s := stretch{r: r, bold: bold}
	edits := slices.Concat(pronouns(r, sp), dates(r, sp, times))
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.Start, b.Start) })
	at := sp.Start
	for _, e := range edits {
		if e.Start < at {
			continue
		}
		s.words(text.Span{Start: at, End: e.Start})
		if len(s.pieces) > 0 && s.pieces[len(s.pieces)-1].Text != " " {
			s.pieces = append(s.pieces, Piece{Kind: Glue, Text: " "})
		}
		e.put.Bold = bold.Start <= e.Start && e.Start < bold.End
		s.pieces = append(s.pieces, Piece{Kind: Glue, Text: "[", Bold: e.put.Bold}, e.put, Piece{Kind: Glue, Text: "]", Bold: e.put.Bold})
		at = e.End
	}
	s.words(text.Span{Start: at, End: sp.End})
	return s.pieces
}

// Leans reports whether a pronoun of the stretch stands for a person whom it
// does not name and who cannot be named with certainty.
func Leans(r *article.Reading, sp text.Span) bool {
	for _, p := range leaning(r, sp) {
		if _, ok := longest(r, p.Name); !ok || !certain(r, p) {
			return true
		}
	}
	return false
}

// certain reports whether nobody else can be meant by a pronoun: the sentence
// before begins with the one it stands for and names no other person, nor does
// its own before it, and nobody else speaks there. "Sand left early. She …" is
// certain; "Sand was glad, a friend said. She …" is not. A sentence before that
// begins with a pronoun for the same person is looked past.
func certain(r *article.Reading, m article.Mention) bool {
	n := r.SentenceAt(m.Start)
	if n < 0 || others(r, text.Span{Start: r.Sentences[n].Start, End: m.Start}, m.Name) {
		return false
	}
	const back = 3 // sentences
	for k := n - 1; k >= max(0, n-back); k-- {
		sp := r.Sentences[k].Span
		if !r.Prose(k) || r.Sentences[n].Block-r.Sentences[k].Block > 1 || others(r, sp, m.Name) {
			return false
		}
		for _, o := range mentionsIn(r, sp) {
			if Quoted(r, o.Span) || !person(r, o.Name) {
				continue
			}
			if o.Form != article.ByPronoun {
				return true
			}
			break
		}
		if !opens(r, sp, m.Name) {
			return false
		}
	}
	return false
}

// opens reports whether a pronoun for name n opens a sentence.
func opens(r *article.Reading, sp text.Span, n int) bool {
	ms := mentionsIn(r, sp)
	return len(ms) > 0 && ms[0].Start == sp.Start && ms[0].Name == n
}

// others reports whether a stretch names, outside quotations, a person other
// than n, or reports the words of somebody who is not n.
func others(r *article.Reading, sp text.Span, n int) bool {
	for _, m := range mentionsIn(r, sp) {
		if m.Name != n && person(r, m.Name) && !Quoted(r, m.Span) {
			return true
		}
	}
	return slices.ContainsFunc(statementsIn(r, sp), func(st article.Statement) bool { return !slices.Contains(st.Speakers, n) })
}

// edit replaces a span by a piece in square brackets; an empty span is a place.
type edit struct {
	text.Span
	put Piece
}

// stretch gathers pieces.
type stretch struct {
	r      *article.Reading
	bold   text.Span
	pieces []Piece
}

// words adds a span's wording, parted where bold begins and ends.
func (s *stretch) words(sp text.Span) {
	for _, cut := range []int{s.bold.Start, s.bold.End} {
		if !s.bold.Empty() && sp.Start < cut && cut < sp.End {
			s.words(text.Span{Start: sp.Start, End: cut})
			s.words(text.Span{Start: cut, End: sp.End})
			return
		}
	}
	in := trimmed(s.r.Text, sp)
	space := func(gap text.Span) {
		if !gap.Empty() && len(s.pieces) > 0 && s.pieces[len(s.pieces)-1].Text != " " {
			s.pieces = append(s.pieces, Piece{Kind: Glue, Text: " "})
		}
	}
	space(text.Span{Start: sp.Start, End: min(in.Start, sp.End)})
	t := s.r.Words(in)
	if t == "" {
		return
	}
	s.pieces = append(s.pieces, Piece{Kind: Words, Text: t, From: s.r.At(in), Bold: !s.bold.Empty() && s.bold.Contains(in)})
	space(text.Span{Start: in.End, End: sp.End})
}

// leaning are the pronouns for a person that stand outside quotations and
// before any name of that person, one for each person.
func leaning(r *article.Reading, sp text.Span) []article.Mention {
	words := lang.For(r.Lang).Claims.OfPersons
	seen := map[int]bool{}
	var out []article.Mention
	for _, m := range mentionsIn(r, sp) {
		if seen[m.Name] || !person(r, m.Name) {
			continue
		}
		if m.Form == article.ByPronoun && (!words.Has(strings.ToLower(m.In(r.Text))) || Quoted(r, m.Span)) {
			continue
		}
		seen[m.Name] = true
		if m.Form == article.ByPronoun {
			out = append(out, m)
		}
	}
	return out
}

// person reports whether name n is that of a person.
func person(r *article.Reading, n int) bool { return kindOf(r, n) == article.Person }

// kindOf is the kind of name n; Other for one that an article does not have.
func kindOf(r *article.Reading, n int) article.NameKind {
	if n < 0 || n >= len(r.Notes.Names) {
		return article.Other
	}
	return r.Notes.Names[n].Kind
}

func mentionsIn(r *article.Reading, sp text.Span) []article.Mention {
	at := func(m article.Mention, i int) int { return m.Start - i }
	from, _ := slices.BinarySearchFunc(r.Notes.Mentions, sp.Start, at)
	to, _ := slices.BinarySearchFunc(r.Notes.Mentions, sp.End, at)
	return r.Notes.Mentions[from:to]
}

func pronouns(r *article.Reading, sp text.Span) []edit {
	owning := lang.For(r.Lang).Acts.Possessives
	var out []edit
	for _, m := range leaning(r, sp) {
		name, ok := longest(r, m.Name)
		if !ok || !certain(r, m) {
			continue
		}
		at := m.Span
		if owning.Has(strings.ToLower(m.In(r.Text))) {
			at.Start = at.End
		}
		out = append(out, edit{at, Piece{Kind: Name, Text: r.Words(name), From: r.At(name)}})
	}
	return out
}

// longest is the longest mention by name of name n.
func longest(r *article.Reading, n int) (text.Span, bool) {
	var best text.Span
	for _, m := range r.Notes.Mentions {
		if m.Name == n && m.Form == article.ByName && m.Len() > best.Len() {
			best = m.Span
		}
	}
	return best, !best.Empty()
}

func dates(r *article.Reading, sp text.Span, times []text.Span) []edit {
	var out []edit
	for _, t := range r.Notes.Times {
		if !slices.Contains(times, t.Span) || !sp.Contains(t.Span) || Quoted(r, t.Span) {
			continue
		}
		shown := WhenText(t.When)
		if shown == "" || !t.When.OneDay() || strings.Contains(t.In(r.Text), t.When.From.Format("2006")) {
			continue
		}
		out = append(out, edit{text.Span{Start: t.End, End: t.End}, Piece{Kind: Date, Text: shown, From: r.At(t.Span)}})
	}
	return out
}

// Quoted reports whether a span stands in a quotation.
func Quoted(r *article.Reading, sp text.Span) bool {
	for _, st := range statementsIn(r, sp) {
		for _, q := range st.Quotes {
			if q.Contains(sp) {
				return true
			}
		}
	}
	return false
}

// statementsIn are the statements that reach into a stretch. They stand in text
// order by their beginning.
func statementsIn(r *article.Reading, sp text.Span) []article.Statement {
	all := r.Notes.Statements
	end, _ := slices.BinarySearchFunc(all, sp.End, func(st article.Statement, i int) int { return st.Start - i })
	from := end
	for from > 0 && all[from-1].End > sp.Start {
		from--
	}
	return all[from:end]
}
