package cluster

import (
	"math"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// part is one of the ways an article is looked at. Articles are alike part by
// part, and the model of likeness weighs the parts.
type part int

const (
	whole   part = iota // stems of the whole text
	lead                // stems of title, standfirst and first sentences
	names               // words of names
	issue               // stems of the whole text that are no names: what it is about
	numbers             // numbers, as they are written without commas
	pairs               // neighbouring words: "peace plan"
	parts
)

const (
	leadWords = 90   // words of running text that count as the lead
	mostWords = 1200 // words that are read at all: a book is not an article
)

// profile is what placing needs of one article.
type profile struct {
	r      *article.Reading
	counts [parts][]count
	vec    [parts]vector
	day    float64 // middle of the day or interval it was written, in days
	dated  bool
	clues  []float64 // days the text names with their year, sorted
	size   int       // words
	tabled bool      // there are tables for its language
	// episode is the set the article is in so far, -1 if none.
	episode int
}

// count is how often a term stands in a part.
type count struct {
	term uint32
	n    int32
}

// vector is a sparse vector of length 1, by term.
type vector []weight

type weight struct {
	term uint32
	w    float32
}

// dot is the cosine of two vectors of length 1.
func (v vector) dot(o vector) float64 {
	sum := float32(0)
	i, j := 0, 0
	for i < len(v) && j < len(o) {
		switch {
		case v[i].term < o[j].term:
			i++
		case v[i].term > o[j].term:
			j++
		default:
			sum += v[i].w * o[j].w
			i++
			j++
		}
	}
	return float64(sum)
}

// shared calls each with the terms of both vectors and what they add to dot.
func (v vector) shared(o vector, each func(term uint32, w float32)) {
	i, j := 0, 0
	for i < len(v) && j < len(o) {
		switch {
		case v[i].term < o[j].term:
			i++
		case v[i].term > o[j].term:
			j++
		default:
			each(v[i].term, v[i].w*o[j].w)
			i++
			j++
		}
	}
}

// newProfile reads an article's tokens once.
func newProfile(r *article.Reading, terms *lexicon) *profile {
	p := &profile{r: r}
	p.day, p.dated = dayOf(r)
	if r.Article == nil || r.Notes == nil {
		return p
	}
	p.clues = cluesOf(r)
	l := lang.For(r.Lang)
	p.tabled = r.Lang == "" || lang.Known(r.Lang)
	rd := profiler{profile: p, terms: terms, l: l, english: p.tabled && l.Code == "en"}
	rd.read()
	for k := range rd.seen {
		p.counts[k] = counted(rd.seen[k])
	}
	return p
}

// profiler fills a profile from tokens in text order.
type profiler struct {
	*profile
	terms   *lexicon
	l       *lang.Language
	english bool // the words can be stemmed
	seen    [parts][]uint32
	before  uint32 // the content word just before, 0 if none
}

func (rd *profiler) read() {
	a := rd.r.Article
	block, sentence := 0, 0
	running := 0
	first := true // no word of the sentence has been read
	marks := a.Marks
	lower := rd.lowerCased()
	for _, t := range rd.r.Notes.Tokens {
		for len(marks) > 0 && marks[0].End <= t.Start {
			marks = marks[1:]
		}
		if len(marks) > 0 && marks[0].Overlaps(t.Span) {
			continue
		}
		for block < len(a.Blocks) && a.Blocks[block].End <= t.Start {
			block, first, rd.before = block+1, true, 0
		}
		for sentence < len(a.Sentences) && a.Sentences[sentence].End <= t.Start {
			sentence, first, rd.before = sentence+1, true, 0
		}
		if block == len(a.Blocks) || rd.size >= mostWords {
			break
		}
		kind := a.Blocks[block].Kind
		if kind == article.Caption {
			continue
		}
		head := kind == article.Title || kind == article.Standfirst
		inLead := head || running < leadWords
		switch t.Kind {
		case text.Word:
			rd.word(t, inLead, first || head, lower)
			first = false
		case text.Number:
			rd.number(t, inLead)
			first = false
		case text.Punct:
			if t.Norm != "-" {
				rd.before = 0
			}
			continue
		default:
			continue
		}
		rd.size++
		if !head {
			running++
		}
	}
}

// lowerCased is the set of words that stand somewhere in lower case: what
// begins a sentence with a capital and is in it is no name.
func (rd *profiler) lowerCased() map[string]bool {
	low := map[string]bool{}
	for _, t := range rd.r.Notes.Tokens {
		if t.Kind == text.Word && !t.IsUpperInitial() {
			low[t.Lower] = true
		}
	}
	return low
}

func (rd *profiler) word(t text.Token, inLead, first bool, low map[string]bool) {
	w := strings.TrimSuffix(t.Lower, ".")
	if rd.tabled && rd.l.Words.Stop[w] || len(w) < 2 {
		return
	}
	timeWord := rd.tabled && len(rd.l.Times.Words[w]) > 0
	id, known := rd.terms.known(w, rd.english)
	if !known {
		key := text.Fold(w)
		if rd.english {
			key = text.Stem(key)
		}
		id = rd.terms.id(key, t.Norm, rd.share(w))
		rd.terms.keep(w, rd.english, id)
		rd.terms.bare[id] = rd.terms.bare[id] || !rd.tabled
	}
	if timeWord {
		rd.before = 0
		return
	}
	rd.seen[whole] = append(rd.seen[whole], id)
	if inLead {
		rd.seen[lead] = append(rd.seen[lead], id)
	}
	if t.IsUpperInitial() && (!first || !low[w]) {
		rd.seen[names] = append(rd.seen[names], id)
		rd.terms.show(id, t.Norm)
	} else {
		rd.seen[issue] = append(rd.seen[issue], id)
	}
	if rd.before != 0 {
		rd.seen[pairs] = append(rd.seen[pairs], rd.terms.pair(rd.before, id))
	}
	rd.before = id
}

// share is what part of all articles is known to have the word.
func (rd *profiler) share(w string) float64 {
	if !rd.tabled {
		return 0
	}
	return rd.l.Frequent[w]
}

// number keeps what a figure says, not how it is written: "19,000" as 19000.
// Single digits say nothing.
func (rd *profiler) number(t text.Token, inLead bool) {
	rd.before = 0
	n := strings.ReplaceAll(t.Lower, ",", "")
	if len(n) < 2 {
		return
	}
	id := rd.terms.id("#"+n, t.Norm, 0)
	rd.seen[numbers] = append(rd.seen[numbers], id)
	if inLead {
		rd.seen[lead] = append(rd.seen[lead], id)
	}
}

// counted sorts terms and counts them.
func counted(ids []uint32) []count {
	slices.Sort(ids)
	var out []count
	for _, id := range ids {
		if n := len(out); n > 0 && out[n-1].term == id {
			out[n-1].n++
		} else {
			out = append(out, count{id, 1})
		}
	}
	return slices.Clip(out)
}

// weigh sets the vectors, once the lexicon knows what each term is worth.
func (p *profile) weigh(terms *lexicon) {
	for k := range p.counts {
		v := make(vector, 0, len(p.counts[k]))
		sum := 0.0
		for _, c := range p.counts[k] {
			w := (1 + math.Log(float64(c.n))) * terms.idf(c.term, part(k))
			if w <= 0 {
				continue
			}
			sum += w * w
			v = append(v, weight{c.term, float32(w)})
		}
		if sum > 0 {
			norm := float32(1 / math.Sqrt(sum))
			for i := range v {
				v[i].w *= norm
			}
		}
		p.vec[k] = v
	}
}

// dayOf is when an article was written, in days: the stated day, else the
// middle of an interval that is short enough to mean something.
func dayOf(r *article.Reading) (float64, bool) {
	const longest = 14 // days
	if r.Article != nil && r.Published.Known() {
		return float64(r.Published.Time.Unix()) / 86400, true
	}
	if d := r.Date; d.Bounded() && d.To.Sub(d.From) <= longest*24*time.Hour {
		return float64(d.From.Unix()+d.To.Unix()) / 2 / 86400, true
	}
	return 0, false
}

// cluesOf are the days and months that an article names with their year: they
// lie around the time it is about, and often around the day it was written.
func cluesOf(r *article.Reading) []float64 {
	var days []float64
	for _, t := range r.Notes.Times {
		w := t.When
		if w.How == article.Explicit && w.Bounded() && w.To.Sub(w.From) <= 31*24*time.Hour {
			days = append(days, float64(w.From.Unix()+w.To.Unix())/2/86400)
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// apart is the least number of days between what two articles name or were
// written on; false if that is not known of both.
func (p *profile) apart(q *profile) (float64, bool) {
	least := math.Inf(1)
	a, b := p.clues, q.clues
	for i, j := 0, 0; i < len(a) && j < len(b); {
		least = min(least, math.Abs(a[i]-b[j]))
		if a[i] < b[j] {
			i++
		} else {
			j++
		}
	}
	for _, d := range a {
		if q.dated {
			least = min(least, math.Abs(d-q.day))
		}
	}
	for _, d := range b {
		if p.dated {
			least = min(least, math.Abs(d-p.day))
		}
	}
	if p.dated && q.dated {
		least = min(least, math.Abs(p.day-q.day))
	}
	return least, !math.IsInf(least, 1)
}
