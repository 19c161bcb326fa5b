package reuse

import (
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

const (
	gramWords    = 4   // words in a fingerprint
	mostLines    = 256 // sentences of one article that are aligned
	quoteAtLeast = 5   // words in a quotation that can be told from a phrase
)

// sheet is one article as reuse compares it.
type sheet struct {
	head
	lines  []line
	posts  posts    // every word of every line, outside quotation marks
	marks  posts    // of these the names and numbers: what makes the report one of this matter
	grams  []uint32 // all fingerprints, sorted, each once
	quotes [][]uint32
	total  int // weight of the lines that are told, not quoted
}

// line is one sentence.
type line struct {
	hash     uint64 // of all its words: equal sentences have equal hashes
	sentence int32
	words    int32 // told ones, in running words
	quoted   int32 // words between quotation marks
	weight   int32
	furnish  bool // stands on many pages of its outlet
}

// posts say which word, by its stem, stands in which line: sorted by word, then
// line, each pair once. They are most of what an index holds.
type posts struct {
	words []uint32
	lines []uint8
}

// read goes through an article's tokens once. Words are told or quoted, by the
// quotation marks of their block.
func (s *sheet) read(r *article.Reading, vocab *vocabulary, m *memory) {
	if r.Notes == nil {
		return
	}
	w := sheetWriter{sheet: s, vocab: vocab, m: m, sentence: -1, block: -1}
	sentences, next := sentencesOf(r.Article), 0
	marks := r.Marks
	for _, t := range r.Notes.Tokens {
		for next < len(sentences) && sentences[next].End <= t.Start {
			next++
		}
		if next == len(sentences) || len(w.m.lines) == mostLines && next != w.sentence {
			break
		}
		for len(marks) > 0 && marks[0].End <= t.Start {
			marks = marks[1:]
		}
		if sentences[next].Start > t.Start || len(marks) > 0 && marks[0].Overlaps(t.Span) {
			continue
		}
		w.token(t, next, sentences[next])
	}
	w.endQuote()
	w.finish()
}

// sentencesOf are the sentences of running text; an article that was not cut
// into sentences is compared by blocks.
func sentencesOf(a *article.Article) []article.Sentence {
	if len(a.Sentences) == 0 {
		all := make([]article.Sentence, len(a.Blocks))
		for i, b := range a.Blocks {
			all[i] = article.Sentence{Span: b.Span, Block: i}
		}
		return all
	}
	prose := make([]article.Sentence, 0, len(a.Sentences))
	for n, s := range a.Sentences {
		if a.Prose(n) {
			prose = append(prose, s)
		}
	}
	return prose
}

// sheetWriter fills a sheet from tokens in text order.
type sheetWriter struct {
	*sheet
	vocab    *vocabulary
	m        *memory
	sentence int // current, -1 before the first
	starts   int // where its first word stands
	block    int
	open     string // the mark that opened the quotation we are in
	recent   [gramWords]uint32
	seen     int // words since the last border of a block
}

func (w *sheetWriter) token(t text.Token, n int, s article.Sentence) {
	if s.Block != w.block {
		w.endQuote()
		w.block, w.seen = s.Block, 0
	}
	if n != w.sentence {
		w.m.lines = append(w.m.lines, line{sentence: int32(n)})
		w.sentence, w.starts = n, t.Start
	}
	switch t.Kind {
	case text.Quote:
		w.mark(t)
	case text.Word, text.Number:
		w.word(t)
	}
}

// mark opens or closes a quotation. A single mark opens only after a space, so
// that the leaders' apostrophe does not.
func (w *sheetWriter) mark(t text.Token) {
	switch {
	case w.open == t.Norm:
		w.endQuote()
	case w.open == "" && (t.Norm == `"` || t.Space || t.Break):
		w.open = t.Norm
	}
}

func (w *sheetWriter) endQuote() {
	if len(w.m.quote) >= quoteAtLeast {
		w.quotes = append(w.quotes, gramsOf(w.m.quote))
	}
	w.m.quote, w.open = w.m.quote[:0], ""
}

func (w *sheetWriter) word(t text.Token) {
	id := w.vocab.id(t.Lower)
	n := len(w.m.lines) - 1
	l := &w.m.lines[n]
	l.hash = (l.hash ^ uint64(w.vocab.hash[id])) * 0x9e3779b97f4a7c15
	if w.open != "" {
		l.quoted++
		w.m.quote = append(w.m.quote, w.vocab.hash[id])
	} else {
		l.words++
		post := uint64(w.vocab.stem[id])<<8 | uint64(n)
		w.m.posts = append(w.m.posts, post)
		if t.Kind == text.Number && len(t.Lower) > 1 || t.Norm != t.Lower && t.Start > w.starts {
			w.m.marks = append(w.m.marks, post)
		}
	}
	copy(w.recent[:], w.recent[1:])
	w.recent[gramWords-1] = w.vocab.hash[id]
	if w.seen++; w.seen >= gramWords {
		w.m.grams = append(w.m.grams, gram(w.recent[:]))
	}
}

// memory is what sheets are written into, one after another, before they are
// kept at their true size.
type memory struct {
	lines []line
	posts []uint64 // word, then line in the low byte
	marks []uint64
	grams []uint32
	quote []uint32
}

func (w *sheetWriter) finish() {
	m := w.m
	w.posts, w.marks = sortedPosts(m.posts), sortedPosts(m.marks)
	slices.Sort(m.grams)
	w.grams = exactly(slices.Compact(m.grams))
	w.lines = exactly(m.lines)
	m.lines, m.posts, m.marks, m.grams, m.quote = m.lines[:0], m.posts[:0], m.marks[:0], m.grams[:0], m.quote[:0]
}

// sortedPosts sorts posts, and takes them apart.
func sortedPosts(all []uint64) posts {
	slices.Sort(all)
	all = slices.Compact(all)
	out := posts{make([]uint32, len(all)), make([]uint8, len(all))}
	for i, p := range all {
		out.words[i], out.lines[i] = uint32(p>>8), uint8(p)
	}
	return out
}

// exactly copies a slice into memory of its own size.
func exactly[T any](s []T) []T { return append(make([]T, 0, len(s)), s...) }

// gramsOf are the fingerprints of a run of words, sorted.
func gramsOf(words []uint32) []uint32 {
	var out []uint32
	for i := 0; i+gramWords <= len(words); i++ {
		out = append(out, gram(words[i:i+gramWords]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// gram mixes the words of a fingerprint into 32 bits, evenly enough that a
// sample by remainder is a fair one.
func gram(words []uint32) uint32 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		h = (h ^ uint64(w)) * 0x9e3779b97f4a7c15
		h ^= h >> 29
	}
	return uint32(h >> 16)
}
