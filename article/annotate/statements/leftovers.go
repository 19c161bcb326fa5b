package statements

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// most quotations that are compared with one another for the same words.
const echoes = 300

// leftovers takes the quotations without a speaker. One whose words stand in
// another quotation of the article takes its speaker, as in headlines; titles
// of works and names in quotation marks are dropped; the rest are kept without
// a speaker.
func (r *reader) leftovers() {
	var spoken []*quote
	for k := range r.quotes {
		if q := &r.quotes[k]; len(q.who) > 0 && len(spoken) < echoes {
			spoken = append(spoken, q)
		}
	}
	said := make([]string, len(spoken))
	for k, q := range spoken {
		said[k] = r.worded(q)
	}
	tries := 0
	for k := range r.quotes {
		q := &r.quotes[k]
		if q.used || r.title(q) {
			continue
		}
		st := article.Statement{Span: q.Span, Form: article.Direct, Content: q.Span, Quotes: []text.Span{q.Span}, Via: -1}
		if tries < echoes && q.last-q.first < 14 {
			tries++
			mine := r.worded(q)
			for n, words := range said {
				if mine != "" && strings.Contains(words, mine) {
					st.Speakers, st.Sure = spoken[n].who, byEcho
					break
				}
			}
		}
		if st.Speakers == nil && st.Speaker.Empty() {
			if st.Speaker = r.holderOf(q); !st.Speaker.Empty() {
				st.Span = st.Span.Cover(st.Speaker)
			}
		}
		q.used = true
		r.out = append(r.out, st)
	}
}

// worded are the words of a quotation, spaced, for finding one in another.
func (r *reader) worded(q *quote) string {
	var b strings.Builder
	for i := q.first; i <= q.last && i-q.first < 200; i++ {
		if wordy(r.t[i].Kind) {
			b.WriteByte(' ')
			b.WriteString(r.t[i].Lower)
		}
	}
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	return b.String()
}

// title reports whether a quotation is a title or name: all of its longer
// words have capitals. In a headline that tells nothing where other words have
// them too.
func (r *reader) title(q *quote) bool {
	long, up := 0, 0
	for i := q.first; i <= q.last; i++ {
		if t := &r.t[i]; t.Kind == text.Word && len(t.Norm) > 3 {
			long++
			if t.IsUpperInitial() {
				up++
			}
		}
	}
	if r.a.Blocks[q.block].Kind == article.Title && (long == 1 || r.capitals(q)) {
		return false
	}
	return long > 0 && up == long && q.last-q.first < 14
}

// capitals reports whether the longer words on both sides of a quotation have
// capitals.
func (r *reader) capitals(q *quote) bool {
	block := r.a.Blocks[q.block]
	for i := q.first - 1; i >= 0 && i > q.first-bracket && r.t[i].Start >= block.Start; i-- {
		if t := &r.t[i]; t.Kind == text.Word && len(t.Norm) > 3 && !t.IsUpperInitial() {
			return false
		}
	}
	for i := q.last + 1; i < len(r.t) && i < q.last+bracket && r.t[i].End <= block.End; i++ {
		if t := &r.t[i]; t.Kind == text.Word && len(t.Norm) > 3 && !t.IsUpperInitial() {
			return false
		}
	}
	return true
}

// holderOf is the subject of the sentence in which a quotation stands that no
// words of saying report: most likely they are its words, but not so surely
// that anybody is said to have spoken them.
func (r *reader) holderOf(q *quote) text.Span {
	n, found := slices.BinarySearchFunc(r.sents, q.first, func(s sentence, at int) int {
		switch {
		case s.hi <= at:
			return -1
		case s.lo > at:
			return 1
		}
		return 0
	})
	if !found {
		return text.Span{}
	}
	r.at = n
	s := &r.sents[n]
	if first, end, ok := r.mainSubject(s, q.first); ok {
		return r.span(first, end)
	}
	if j := q.last + 1; q.first == s.lo && j < s.hi && r.word(j) {
		// “Go home,” Lee barked; “Go home,” barked Lee
		if !r.acts.Openers[r.t[j].Lower] && !r.words.Prepositions[r.t[j].Lower] && r.t[j].Lower != r.lang.That {
			for r.finite(j) || r.lang.Adverbs[r.low(j)] {
				j++
			}
			end := r.plainOn(s, j)
			for k := j + 1; k < end; k++ {
				if r.finite(k) {
					end = k
				}
			}
			return r.span(j, end)
		}
	}
	return text.Span{}
}
