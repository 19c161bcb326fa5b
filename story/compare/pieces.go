package compare

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// What is shown may have several pieces: clauses that are joined, a word that says of
// what country somebody is. That most of it is borne out does not do: each piece is
// asked for by itself.

// idle reports whether the last verb of tokens has nothing of what it tells with
// it: "… and was taken", "Clinton told". Words for who says so behind what is said
// are none.
func (v *viewer) idle(from, to int) bool {
	for k := to - 1; k > from; k-- {
		if !v.finite(k) {
			continue
		}
		if v.words.Borne.Telling.Has(v.toks[k].Lower) && k+1 < to && v.toks[k+1].Kind == text.Word {
			return false // "Ode told us"
		}
		end := text.Span{Start: v.toks[k].Start, End: v.toks[to-1].End}
		return len(itemsIn(v.items, end)) == 0 && !v.endsSaying(from, k) && !slices.ContainsFunc(v.toks[k:to], func(t text.Token) bool { return v.words.Borne.Lacking.Has(t.Lower) })
	}
	return false
}

// endsSaying reports whether a token ends the words for who says so behind what is
// said: a clause, or words that are quoted.
func (v *viewer) endsSaying(from, k int) bool {
	return v.closes(v.toks[k]) && (v.verbIn(from, k) || slices.ContainsFunc(v.toks[from:k], func(t text.Token) bool { return t.Kind == text.Quote }))
}

// goesOn reports whether a bracket that begins at a token stands inside a clause,
// and not behind it: "the team (9 points) won".
func (v *viewer) goesOn(i int) bool {
	if v.toks[i].Norm != "(" {
		return false
	}
	for k := i + 1; k+1 < len(v.toks); k++ {
		if v.toks[k].Norm == ")" {
			next := v.toks[k+1]
			return next.Kind != text.Punct && next.Kind != text.Quote && !v.words.Words.Prepositions.Has(next.Lower) && !v.words.Borne.Trailing.Has(next.Lower)
		}
	}
	return true
}

// shortens reports whether a full stop at a token belongs to the word before it:
// "63, Mr. Ode".
func (v *viewer) shortens(i int) bool {
	return v.toks[i].Norm == "." && i+1 < len(v.toks) && v.toks[i+1].Kind == text.Word
}

// pieced reports whether each piece of a view is borne out by the stretch of line l
// that bears out the whole.
func (c *comparison) pieced(a *line, v view, l *line, core text.Span, in *matches) bool {
	return c.eachJoined(a, v, in) && c.ofOneKind(a, v, l, in) && c.withObject(v, l, in) && (v.bare == dressed || !l.hearsay(core))
}

// eachJoined reports whether, where a view joins two clauses or two who act, the line
// itself has something of what each of them tells; a word left to be named elsewhere
// in the article is no proof of a clause of its own. A verb that says nothing without
// its object says something here: "and took Ode to Vell" is not borne out by "and Ode
// of Vell was angry".
func (c *comparison) eachJoined(a *line, v view, in *matches) bool {
	words := lang.For(a.reading.Lang)
	toks := story.TokensIn(a.reading.Notes.Tokens, v.Span)
	joined := false
	for i, t := range toks {
		if !words.Borne.And.Has(t.Lower) {
			continue
		}
		joined = true
		if i+1 < len(toks) && words.Acts.Light.Has(toks[i+1].Lower) && !words.Words.Auxiliaries.Has(toks[i+1].Lower) && !in.in.says(words.Root(toks[i+1].Lower)) {
			return false
		}
	}
	if !joined {
		return true
	}
	for n, it := range v.items {
		if (it.kind == aWord || it.kind == aName || it.kind == anAct) && in.of(v.first+n).share == 0 && !c.stoodFor(a, it, in.in) {
			return false
		}
	}
	return true
}

// says reports whether a line has a word of a root.
func (l *line) says(root string) bool {
	words := lang.For(l.reading.Lang)
	return slices.ContainsFunc(story.TokensIn(l.reading.Notes.Tokens, l.reading.Sentences[l.n].Span), func(t text.Token) bool {
		return t.Kind == text.Word && words.Root(t.Lower) == root
	})
}

// stoodFor reports whether a line has a word or a saying that stands for who an item
// names.
func (c *comparison) stoodFor(a *line, it item, l *line) bool {
	return it.kind == aName && (c.refersTo(it, l) || a.speaks(it.at) && c.saidBy(it, l))
}

// ofOneKind reports whether what a view says of a noun by a country or a town is said
// so in the line too: "a New Zealand climber" is not borne out by "an Australian on
// New Zealand's South Island", nor by "a slide in New Zealand killed a climber".
func (c *comparison) ofOneKind(a *line, v view, l *line, in *matches) bool {
	words := lang.For(a.reading.Lang)
	for n, it := range v.items {
		if it.kind != aName || !c.isKind(it, article.Place) || !modifies(a, it.at) {
			continue
		}
		f := in.of(v.first + n)
		switch {
		case f.share == 0:
			if demonym(words, strings.ToLower(it.at.In(a.reading.Text))) != "" {
				return false
			}
		case !modifies(l, f.at):
			if n+1 == len(v.items) || in.of(v.first+n+1).share == 0 {
				return false
			}
			noun, there := v.items[n+1], in.of(v.first+n+1).at
			if !words.Acts.Nouns.Has(strings.ToLower(noun.at.In(a.reading.Text))) && noun.kind == aWord && !l.placed(there, f.at) {
				return false
			}
		}
	}
	return true
}

// placed reports whether a name stands behind a noun of a line with a preposition
// between them and no more: "a climber from Norway".
func (l *line) placed(noun, name text.Span) bool {
	if name.Start < noun.End {
		return false
	}
	words := &lang.For(l.reading.Lang).Words
	return !slices.ContainsFunc(story.TokensIn(l.reading.Notes.Tokens, text.Span{Start: noun.End, End: name.Start}), func(t text.Token) bool {
		return !words.Prepositions.Has(t.Lower) && !words.Determiners.Has(t.Lower)
	})
}

// modifies reports whether a noun in small letters stands right behind a name.
func modifies(l *line, at text.Span) bool {
	v := viewer{line: l, words: lang.For(l.reading.Lang), toks: story.TokensIn(l.reading.Notes.Tokens, text.Span{Start: at.End, End: l.reading.Sentences[l.n].End})}
	if len(v.toks) == 0 || v.toks[0].Kind != text.Word || v.toks[0].Norm != v.toks[0].Lower || v.finite(0) {
		return false
	}
	words, word := &v.words.Words, v.toks[0].Lower
	return !words.Stop.Has(word) && !words.Prepositions.Has(word)
}

// withObject reports whether, of what stands behind an act in a view and behind it in
// the line too, something is in the clause of the act there: "led the guards" is not
// borne out by "chose Sand to lead the mill, though the guards lost".
func (c *comparison) withObject(v view, l *line, in *matches) bool {
	for n, it := range v.items {
		f := in.of(v.first + n)
		if it.kind != anAct || f.share == 0 {
			continue
		}
		there, beyond := false, false
		for m := n + 1; m < len(v.items) && v.items[m].kind != anAct; m++ {
			if o := in.of(v.first + m); o.share > 0 && v.items[m].kind != aDay {
				far := l.opensBetween(f.at.End, o.at.Start)
				there, beyond = there || !far, beyond || far
			}
		}
		if beyond && !there {
			return false
		}
	}
	return true
}

// opensBetween reports whether a clause begins between two places of a line.
func (l *line) opensBetween(from, to int) bool {
	words := lang.For(l.reading.Lang)
	return from < to && slices.ContainsFunc(story.TokensIn(l.reading.Notes.Tokens, text.Span{Start: from, End: to}), func(t text.Token) bool {
		return words.Acts.Openers.Has(t.Lower) && !words.Words.Prepositions.Has(t.Lower)
	})
}

// hearsay reports whether words that only say that something says so stand before the
// end of a stretch, in its clause, where no saying was read: "an entry that said the
// mill had burned".
func (l *line) hearsay(sp text.Span) bool {
	words := lang.For(l.reading.Lang)
	v := viewer{line: l, words: words, toks: story.TokensIn(l.reading.Notes.Tokens, text.Span{Start: l.reading.Sentences[l.n].Start, End: sp.End})}
	for k := range v.toks {
		if v.unread(k) && k+1 < len(v.toks) && v.toks[k].End <= sp.Start+len(v.toks[k].Norm)+1 && v.toks[k+1].Kind != text.Punct {
			return true
		}
	}
	return false
}
