package reuse

import (
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

const (
	gramWords    = 4   // words in a fingerprint
	gramSample   = 2   // one in so many fingerprints goes into the index
	mostLines    = 256 // sentences of one article that are aligned
	quoteAtLeast = 5   // words in a quotation that can be told from a phrase
)

// sheet is one article as reuse compares it.
type sheet struct {
	r      *article.Reading
	lines  []line
	posts  []post   // every word of every line, by word, then line
	grams  []uint32 // all fingerprints, sorted, each once
	quotes [][]uint32
	total  float64 // weight of the lines that are told, not quoted
}

// line is one sentence.
type line struct {
	sentence int
	hash     uint64 // of all its words: equal sentences have equal hashes
	words    int    // told ones, in running words
	quoted   int    // words between quotation marks
	furnish  bool   // stands on many pages of its outlet
	weight   float64
}

// post says that a word, by its stem, stands in a line, outside quotation marks.
type post struct {
	word uint32
	line uint32
}

// newSheet reads an article's tokens once. Words are told or quoted, by the
// quotation marks of their block.
func newSheet(r *article.Reading, vocab *vocabulary) *sheet {
	s := &sheet{r: r}
	if r.Article == nil || r.Notes == nil {
		return s
	}
	w := sheetWriter{sheet: s, vocab: vocab, block: -1}
	sentences, next := sentencesOf(r.Article), 0
	marks := r.Marks
	for _, t := range r.Notes.Tokens {
		for next < len(sentences) && sentences[next].End <= t.Start {
			next++
		}
		if next == len(sentences) || len(s.lines) > mostLines {
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
	w.endLine()
	s.finish()
	return s
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
	sentence int // current, -1 before the first
	block    int
	open     string // the mark that opened the quotation we are in
	quote    []uint32
	recent   [gramWords]uint32
	seen     int // words since the last border of a block
	started  bool
}

func (w *sheetWriter) token(t text.Token, n int, s article.Sentence) {
	if s.Block != w.block {
		w.endQuote()
		w.block, w.seen = s.Block, 0
	}
	if !w.started || n != w.sentence {
		w.endLine()
		w.lines = append(w.lines, line{sentence: n})
		w.sentence, w.started = n, true
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
	if len(w.quote) >= quoteAtLeast {
		w.quotes = append(w.quotes, gramsOf(w.quote))
	}
	w.quote, w.open = w.quote[:0], ""
}

func (w *sheetWriter) word(t text.Token) {
	id := w.vocab.id(t.Lower)
	l := &w.lines[len(w.lines)-1]
	l.hash = (l.hash ^ uint64(w.vocab.hash[id])) * 0x9e3779b97f4a7c15
	if w.open != "" {
		l.quoted++
		w.quote = append(w.quote, w.vocab.hash[id])
	} else {
		l.words++
		w.posts = append(w.posts, post{w.vocab.stem[id], uint32(len(w.lines) - 1)})
	}
	copy(w.recent[:], w.recent[1:])
	w.recent[gramWords-1] = w.vocab.hash[id]
	if w.seen++; w.seen >= gramWords {
		w.grams = append(w.grams, gram(w.recent[:]))
	}
}

func (w *sheetWriter) endLine() { w.started = false }

func (s *sheet) finish() {
	slices.SortFunc(s.posts, func(a, b post) int {
		if a.word != b.word {
			return int(a.word) - int(b.word)
		}
		return int(a.line) - int(b.line)
	})
	s.posts = slices.Compact(s.posts)
	slices.Sort(s.grams)
	s.grams = slices.Compact(s.grams)
	s.posts = slices.Clip(s.posts)
	s.grams = slices.Clip(s.grams)
}

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
