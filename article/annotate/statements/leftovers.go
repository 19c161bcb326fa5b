package statements

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
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
		if first, end := r.holderOf(q); first < end {
			st.Speaker = r.span(first, end)
			st.Span = st.Span.Cover(st.Speaker)
			if who, _ := r.named(first, r.headEnd(first, end)); len(who) > 0 && !slices.Equal(who, st.Speakers) {
				st.Speakers, st.Sure = nil, 0 // another's words here
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

// held is the subject of the sentence where leftovers are read, in text order.
type held struct {
	sentence   int
	read       bool
	first, end int // tokens; none if end is 0
}

// holderOf is the subject of the sentence in which a quotation stands that no
// words of saying report: most likely they are its words, but not so surely
// that anybody is said to have spoken them.
func (r *reader) holderOf(q *quote) (first, end int) {
	if len(r.sents) == 0 {
		return 0, 0
	}
	for r.held.sentence < len(r.sents)-1 && r.sents[r.held.sentence].hi <= q.first {
		r.held = held{sentence: r.held.sentence + 1}
	}
	r.at = r.held.sentence
	s := &r.sents[r.at]
	if q.first < s.lo {
		return 0, 0
	}
	if !r.held.read {
		r.held.read = true
		if first, end, ok := r.mainSubject(s, s.hi); ok {
			r.held.first, r.held.end = first, end
		}
	}
	if r.held.end > 0 && r.held.end <= q.first {
		return r.held.first, r.held.end
	}
	if j := q.last + 1; q.first == s.lo && j < s.hi && r.word(j) {
		// “Go home,” Lee barked; “Go home,” barked Lee
		if !r.use[j].Is(lang.UseOpener) && !r.use[j].Is(lang.UsePreposition) && r.t[j].Lower != r.lang.That {
			for r.finite(j) || r.uses(j).Is(lang.UseAdverb) {
				j++
			}
			end := r.plainOn(s, j)
			for k := j + 1; k < end; k++ {
				if r.finite(k) {
					end = k
				}
			}
			return j, end
		}
	}
	return 0, 0
}
