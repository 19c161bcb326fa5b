package compare

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Two outlets that quote the same words of one speaker agree on what that one
// said, whatever each makes of it.

// withQuotes adds to the points what speakers said whose words two origins quote:
// the shortest sentence that names who says so, of whose quotation the others
// have all.
func (c *comparison) withQuotes(points []point, f story.Findings) []point {
	for _, v := range f.Voices {
		for _, q := range v.Quotes {
			if q.Origins < 2 || len(points) == mostPoints {
				continue
			}
			if p, ok := c.quoted(v.Who, q.Passages); ok && !slices.ContainsFunc(points, func(o point) bool { return c.saysToo(o, p) }) {
				points = append(points, p)
			}
		}
	}
	return points
}

// uttered is one telling of words.
type uttered struct {
	line   *line
	at     int // of the line
	view   view
	quotes []string // folded
}

// quoted is the clearest telling of words with those that bear it out.
func (c *comparison) quoted(who story.EntityID, ps []article.Passage) (point, bool) {
	var all []uttered
	for _, p := range ps {
		i := c.indexOf(p)
		if i < 0 {
			continue
		}
		l := &c.lines[i]
		for _, st := range l.said {
			if l.reading.At(l.reading.Sentences[l.n].Span).Span.Contains(st.Content) && slices.Contains(c.who(l.reading, st.Speakers), who) && len(st.Quotes) > 0 {
				all = append(all, c.uttered(i, st)...)
			}
		}
	}
	var best point
	ok := false
	for _, u := range all {
		p := point{line: u.at, view: u.view, unclear: c.vague(u.line, u.view)}
		if u.view.Empty() || p.unclear > 1 || u.line.witness == "" {
			continue
		}
		var by []bearer
		for _, o := range all {
			if o.line.witness != "" && tellable(u.line, o.line) && c.repeats(o, u) {
				by = append(by, bearer{o.line.passage(), o.line, 1})
			}
		}
		if p, found := c.cited(p, by); found && (!ok || p.Origins > best.Origins || p.Origins == best.Origins && p.view.Len() < best.view.Len()) {
			best, ok = p, true
		}
	}
	return best, ok
}

// uttered reads one telling: all that is quoted, then the stretches that can be
// shown, from who says so to the end of a quotation; none if no name says so.
func (c *comparison) uttered(i int, st article.Statement) []uttered {
	l := &c.lines[i]
	read := func(sp text.Span) uttered {
		u := uttered{line: l, at: i}
		for _, q := range st.Quotes {
			if sp.Contains(q) && !isTitle(story.TokensIn(l.reading.Notes.Tokens, q)) {
				u.quotes = append(u.quotes, strings.Trim(text.Fold(story.Unquote(q.In(l.reading.Text))), " ,.!?;:"))
			}
		}
		return u
	}
	whole := spanning(spanning(st.Content, st.Cue), st.Speaker)
	out := []uttered{read(whole)}
	if st.Speaker.Empty() || st.Cue.Empty() || !l.passage().Span.Contains(whole) {
		return out
	}
	show := func(sp text.Span) {
		if u := read(sp); len(u.quotes) > 0 && sp.Contains(st.Speaker) && sp.Contains(st.Cue) {
			u.view = view{Span: sp, items: itemsIn(c.itemsOf(l), sp)}
			out = append(out, u)
		}
	}
	if !lang.For(l.reading.Lang).Borne.Telling.Has(strings.ToLower(st.Cue.In(l.reading.Text))) || st.Cue.End < whole.End {
		show(l.toTheEnd(whole)) // not "Ode told", of which nobody knows whom
	}
	for _, v := range c.viewsOf(l) {
		show(v.Span)
	}
	for _, v := range c.factsOf(l) {
		if v.bare == dressed {
			show(l.toTheMark(v.Span))
		}
	}
	return out
}

// isTitle reports whether all words of a quotation are written large: the name of a
// programme or a book, and nothing said.
func isTitle(toks []text.Token) bool {
	n := 0
	for _, t := range toks {
		if t.Kind != text.Word {
			continue
		}
		if n++; t.Norm == t.Lower && len(t.Lower) > 3 {
			return false
		}
	}
	return n > 1
}

// toTheMark widens a span to the quotation mark that closes behind it.
func (l *line) toTheMark(sp text.Span) text.Span {
	for _, st := range l.said {
		for _, q := range st.Quotes {
			if q.Start < sp.End && sp.End < q.End && strings.Trim(l.reading.Text[sp.End:q.End], " ,.!?;:\"”’'") == "" {
				sp.End = q.End
			}
		}
	}
	return sp
}

// toTheEnd widens a span to the ends of its sentence where these have no words.
func (l *line) toTheEnd(sp text.Span) text.Span {
	sen := l.reading.Sentences[l.n].Span
	wordless := func(sp text.Span) bool {
		return !slices.ContainsFunc(story.TokensIn(l.reading.Notes.Tokens, sp), func(t text.Token) bool { return t.Kind == text.Word || t.Kind == text.Number })
	}
	if wordless(text.Span{Start: sen.Start, End: sp.Start}) {
		sp.Start = sen.Start
	}
	if wordless(text.Span{Start: sp.End, End: sen.End}) {
		sp.End = sen.End
	}
	return sp
}

// repeats reports whether one telling has all that another quotes, and all else
// that it names there or beside it.
func (c *comparison) repeats(o, u uttered) bool {
	for _, q := range u.quotes {
		if !slices.ContainsFunc(o.quotes, func(p string) bool { return strings.Contains(" "+p+" ", " "+q+" ") }) {
			return false
		}
	}
	in := c.matches(u.line, o.line)
	for n, it := range c.itemsOf(u.line) {
		if !u.view.Contains(it.at) || in.of(n).share > 0 || quotedAt(u.line, it.at) {
			continue
		}
		before := u.view.quotedFrom(u.line) > it.at.Start // "called the agreement “a real step”"
		if u.line.speaks(it.at) && c.saidBy(it, o.line) || before && (it.kind == aName || it.kind == aWord || it.kind == slight) && c.besideOf(u.line, it, o.line) {
			continue
		}
		return false
	}
	return true
}

// quotedFrom is where the first quotation of a view begins.
func (v view) quotedFrom(l *line) int {
	from := v.End
	for _, st := range l.said {
		for _, q := range st.Quotes {
			if v.Contains(q) {
				from = min(from, q.Start)
			}
		}
	}
	return from
}

// quotedAt reports whether a place of a line is quoted.
func quotedAt(l *line, at text.Span) bool {
	return slices.ContainsFunc(l.said, func(st article.Statement) bool {
		return slices.ContainsFunc(st.Quotes, func(q text.Span) bool { return q.Contains(at) })
	})
}
