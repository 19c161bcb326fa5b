package cluster

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
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
	numbers             // numbers, as they are written without commas
	pairs               // neighbouring words: "peace plan"
	title               // words and numbers of the title
	parts
)

const (
	leadWords = 90   // words of running text that count as the lead
	mostWords = 1200 // words that are read at all: a book is not an article
)

// keeps is how many terms of each part are kept, the strongest: what an article
// takes in memory is bounded, however long it is.
var keeps = [parts]int{whole: 100, lead: 60, names: 50, numbers: 20, pairs: 150, title: 16}

// profile is what placing needs of one article. It holds no text.
type profile struct {
	id        article.ID
	outlet    source.OutletID
	published time.Time    // zero: not stated
	written   article.When // of the reading, without its reason
	day       float64      // middle of the day or interval it was written, in days; if not dated, the day before it came
	dated     bool
	came      int64 // when, in seconds, if it came in a batch
	out       bool  // nothing is compared with it: a later version took its place, or its story is shut
	late      bool  // it is placed after all others and brings nothing together
	tabled    bool  // there are tables for its language
	slight    bool  // of its language the small words and the calendar are known
	clues     []float32
	heads     headDays
	recalled  []stretch  // times long past that its head names
	court     place      // where it tells of a case in court
	root      article.ID // of the report it repeats, "" for one of its own
	witness   string     // key under which it counts as an origin
	because   string     // why it is held to repeat another
	why       string     // it is in its episode, if it was placed alone
	story     article.ID // it was last seen in
	all       vector     // of all parts, one after the other
	uses      []uint8    // how often each term stands in its part, up to 255; nil where weights stay
	counts    *counts    // of all terms, while there are few articles: which of them count is not known yet
	ends      [parts]uint16
	plain     [2]uint64 // which terms of the whole stand as plain words, not only in names
	keys      uint16    // which terms of the title are names or numbers
	issue     float32   // length of the vector of those: what the article is about
	episode   int32     // the set the article is in so far, -1 if none
	local     int32     // its number where articles are sorted anew, else -1
}

// vec is one part as a vector.
func (p *profile) vec(k part) vector {
	from := uint16(0)
	if k > 0 {
		from = p.ends[k-1]
	}
	return vector{p.all.terms[from:p.ends[k]], p.all.weights[from:p.ends[k]]}
}

// byDate orders profiles as article.ByDate does their articles.
func byDate(p, q *profile) int {
	return article.ByDate(p.stub(), q.stub())
}

func (p *profile) stub() *article.Article {
	return &article.Article{ID: p.id, Outlet: source.Outlet{ID: p.outlet}, Published: article.Stamp{Time: p.published}}
}

// counts are the terms of each part of one article, before anything is known of
// what they are worth.
type counts struct {
	parts [parts][]count
	plain []count // those of the whole that stand as plain words
	keys  []count // those of the title that are names or numbers
}

// count is how often a term stands in a part.
type count struct {
	term uint32
	n    int32
}

// vector is a sparse vector of length 1, by term. Weights are in 65535ths: a
// profile is held for weeks.
type vector struct {
	terms   []uint32
	weights []uint16
}

const full = math.MaxUint16

// dot is the cosine of two vectors of length 1.
func (v vector) dot(o vector) float64 {
	sum := uint64(0)
	v.meet(o, func(i, j int) { sum += uint64(v.weights[i]) * uint64(o.weights[j]) })
	return float64(sum) / (full * full)
}

// meet calls each with the places of the terms that both vectors have.
func (v vector) meet(o vector, each func(i, j int)) {
	i, j := 0, 0
	for i < len(v.terms) && j < len(o.terms) {
		switch {
		case v.terms[i] < o.terms[j]:
			i++
		case v.terms[i] > o.terms[j]:
			j++
		default:
			each(i, j)
			i++
			j++
		}
	}
}

// sameIssue is the cosine of what two articles are about: of the words that are
// no names.
func (p *profile) sameIssue(q *profile) float64 {
	v, o := p.vec(whole), q.vec(whole)
	sum := uint64(0)
	v.meet(o, func(i, j int) {
		if p.isPlain(i) && q.isPlain(j) {
			sum += uint64(v.weights[i]) * uint64(o.weights[j])
		}
	})
	if sum == 0 {
		return 0
	}
	return min(1, float64(sum)/(full*full)/float64(p.issue*q.issue))
}

// headline tells of the title of p, read beside the text of q: how many of the
// names and numbers in it stand there, how many do not, and how many of its
// other words stand in the title of q and how many do not.
type headline struct {
	keys, keysMissing, words, wordsMissing int
}

func (p *profile) headline(q *profile) headline {
	var h headline
	v := p.vec(title)
	text, number, top := q.vec(whole), q.vec(numbers), q.vec(title)
	for i, t := range v.terms {
		switch key := p.keys>>i&1 == 1; {
		case key && (text.has(t) || number.has(t)):
			h.keys++
		case key:
			h.keysMissing++
		case top.has(t):
			h.words++
		default:
			h.wordsMissing++
		}
	}
	return h
}

// told is how much of what the titles of two articles say stands in the lead of the
// other; false where one has no title.
func (p *profile) told(q *profile) (float64, bool) {
	a, b := p.vec(title), q.vec(title)
	if len(a.terms) == 0 || len(b.terms) == 0 {
		return 0, false
	}
	return math.Sqrt((a.within(q.vec(lead)) + b.within(p.vec(lead))) / 2), true
}

// within is how much of a vector lies on the terms that another has.
func (v vector) within(o vector) float64 {
	sum := uint64(0)
	v.meet(o, func(i, _ int) { sum += uint64(v.weights[i]) * uint64(v.weights[i]) })
	return float64(sum) / (full * full)
}

// twins reports whether the titles of two articles name different things: each
// has a name or number that the text of the other does not know at all, and
// either they share none or, but for those, they read the same: "Storm warning
// for Osterby, Tuesday" and "Storm warning for Kesra, Tuesday".
func (p *profile) twins(q *profile) bool {
	a, b := p.headline(q), q.headline(p)
	if a.keysMissing == 0 || b.keysMissing == 0 {
		return false
	}
	return a.keys+b.keys == 0 || a.words > 1 && a.words > a.wordsMissing && b.words > b.wordsMissing
}

// series reports whether two articles are instalments of a series, or reports
// written by one form: the titles name something each, and all that they name is
// unknown to the text of the other, even spelled nearly so: "Weather in Kesra on
// Friday" and "Weather in Osterby on Friday". Numbers do not tell: a toll rises.
func (s *Stream) series(p, q *profile) bool {
	return s.onlyOthers(p, q) && s.onlyOthers(q, p)
}

// onlyOthers reports whether the title of p has names, and none that the text of
// q knows.
func (s *Stream) onlyOthers(p, q *profile) bool {
	text, named := q.vec(whole), q.vec(names)
	unknown := 0
	for i, t := range p.vec(title).terms {
		switch {
		case !p.isName(i) || s.terms.common(t):
		case named.has(t) || s.spelledNearly(t, named):
			return false
		case !text.has(t): // else it is a word that begins the title
			unknown++
		}
	}
	return unknown > 0
}

// spelledNearly reports whether one of some terms is spelled as t is, nearly.
func (s *Stream) spelledNearly(t uint32, some vector) bool {
	key := []rune(s.terms.entries[t].key)
	return slices.ContainsFunc(some.terms, func(u uint32) bool { return nearly(key, []rune(s.terms.entries[u].key)) })
}

// nearly reports whether two spellings begin alike, and are the same in half of
// their letters at the two ends: "Zelensky" and "Zelenskyy", "Ukraine" and
// "Ukrainian".
func nearly(a, b []rune) bool {
	const start = 3 // letters
	n, least := 0, min(len(a), len(b))
	for n < least && a[n] == b[n] {
		n++
	}
	if n < start {
		return n == len(a) && n == len(b)
	}
	for k := 1; n < least && a[len(a)-k] == b[len(b)-k]; k++ {
		n++
	}
	return 2*n >= max(len(a), len(b))
}

// isName reports whether term i of the title is a name.
func (p *profile) isName(i int) bool {
	return p.keys>>i&1 == 1 && !p.vec(numbers).has(p.vec(title).terms[i])
}

func (v vector) has(term uint32) bool {
	_, ok := slices.BinarySearch(v.terms, term)
	return ok
}

func (p *profile) isPlain(i int) bool { return p.plain[i/64]>>(i%64)&1 == 1 }

// newProfile reads an article once.
func newProfile(r *article.Reading, terms *lexicon) (*profile, *counts) {
	p := &profile{
		id: r.ID, outlet: r.Outlet.ID, published: r.Published.Time, written: r.Date,
		late: r.Form == article.Aggregator || r.Form == article.Roundup, episode: none, local: -1,
	}
	p.credit(r.Origin)
	if r.Published.Known() {
		p.written = article.OnDay(r.Published.Time, article.Explicit)
	}
	p.day, p.dated = dayOf(r)
	c := new(counts)
	if r.Notes == nil {
		return p, c
	}
	p.clues, p.heads = cluesOf(r), headDaysOf(r)
	p.recalled = p.recalledBy(r)
	l := lang.For(r.Lang)
	p.tabled = r.Lang == "" || lang.Known(r.Lang)
	var slight *lang.Slight
	if !p.tabled {
		slight = lang.SlightlyKnown(r.Lang)
	}
	if slight != nil {
		p.slight, p.heads = true, p.headDaysIn(slight, r)
	}
	rd := profiler{profile: p, slight: slight, r: r, lexicon: terms, l: l, english: p.tabled && l.Code == "en"}
	rd.read()
	p.court = courtOf(r)
	for k := range rd.seen {
		c.parts[k] = counted(rd.seen[k])
	}
	c.plain, c.keys = counted(rd.plain), counted(rd.keys)
	return p, c
}

// credit keeps where the article comes from.
func (p *profile) credit(o article.Origin) {
	p.late = p.late || o.Kind == article.Aggregate
	p.witness, p.because, p.root = o.Witness(), "", ""
	if p.witness == "" && o.Kind == "" {
		p.witness = string(p.id) // origins have not been looked for
	}
	if o.Of != "" {
		p.because = o.Why
		if o.Root != "" && (o.Kind == article.Copy || o.Kind == article.Rewrite) {
			p.root = o.Root
		}
	}
}

// profiler counts the terms of an article from its tokens in text order.
type profiler struct {
	*profile
	r       *article.Reading
	lexicon *lexicon
	l       *lang.Language
	slight  *lang.Slight
	english bool // the words can be stemmed
	size    int  // words so far
	seen    [parts][]uint32
	plain   []uint32 // words that are no names
	mention int      // of the article, the first that has not ended
	keys    []uint32 // names and numbers of the title
	before  uint32   // the content word just before, 0 if none
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
		inTitle := kind == article.Title
		inLead := head || running < leadWords
		switch t.Kind {
		case text.Word:
			rd.word(t, inTitle, head, inLead, first, lower)
			first = false
		case text.Number:
			rd.number(t, inTitle, inLead)
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

func (rd *profiler) word(t text.Token, inTitle, inHead, inLead, first bool, low map[string]bool) {
	w := strings.TrimSuffix(t.Lower, ".")
	if rd.slight != nil && (rd.slight.Stop.Has(w) || rd.slight.Months.Of(w) != 0) {
		return
	}
	if rd.tabled && rd.l.Words.Stop.Has(w) || len(w) < 2 {
		return
	}
	timeWord := rd.tabled && len(rd.l.Times.Words.Of(w)) > 0
	id, known := rd.lexicon.known(w, rd.english)
	if !known {
		key := text.Fold(w)
		switch {
		case rd.english:
			key = text.Stem(key)
		case !rd.tabled:
			key = beginning(key)
		}
		id = rd.lexicon.id(key, t.Norm, rd.share(w))
		rd.lexicon.keep(w, rd.english, id)
		e := &rd.lexicon.entries[id]
		e.bare = e.bare || !rd.tabled && rd.slight == nil
	}
	if timeWord {
		rd.before = 0
		return
	}
	rd.seen[whole] = append(rd.seen[whole], id)
	if inTitle {
		rd.seen[title] = append(rd.seen[title], id)
	}
	if inLead {
		rd.seen[lead] = append(rd.seen[lead], id)
	}
	if t.IsUpperInitial() && rd.names(t, w, inHead, first, low) {
		if inTitle {
			rd.keys = append(rd.keys, id)
		}
		rd.seen[names] = append(rd.seen[names], id)
		rd.lexicon.show(id, t.Norm)
	} else {
		rd.plain = append(rd.plain, id)
	}
	if rd.before != 0 {
		rd.seen[pairs] = append(rd.seen[pairs], rd.lexicon.pair(rd.before, id))
	}
	rd.before = id
}

// names reports whether a word with a capital is of a name. Headlines may have
// capitals throughout, and a sentence begins with one: what the article has in lower
// case too is no name, nor is a word that many articles have and begins this one's
// title: "Nobody warned us".
func (rd *profiler) names(t text.Token, w string, inHead, first bool, low map[string]bool) bool {
	switch {
	case !first && !inHead:
		return true
	case low[w]:
		return false
	case inHead && (!first || rd.share(w) == 0):
		return true
	}
	return rd.named(t)
}

// named reports whether a word that begins a sentence is of a name, as far as
// there are tables to tell: "Rain fell on the roofs" names nobody. Without, none is:
// that a capital stands there says nothing.
func (rd *profiler) named(t text.Token) bool {
	if !rd.tabled {
		return false
	}
	all := rd.r.Notes.Mentions
	for rd.mention < len(all) && all[rd.mention].End <= t.Start {
		rd.mention++
	}
	for _, m := range all[rd.mention:] {
		if m.Start > t.Start {
			return false
		}
		if m.Form == article.ByName && m.Contains(t.Span) {
			return true
		}
	}
	return false
}

// beginning stands for all forms of a word where there are no tables to tell them
// apart: its first five letters, which in languages that inflect do about as well
// as a stemmer (McNamee, Nicholas and Mayfield, "Addressing Morphological Variation
// in Alphabetic Languages", SIGIR 2009).
func beginning(word string) string {
	n := 0
	for i := range word {
		if n == 5 {
			return word[:i]
		}
		n++
	}
	return word
}

// share is what part of all articles is known to have the word.
func (rd *profiler) share(w string) float64 {
	if !rd.tabled {
		return 0
	}
	return rd.l.Frequent.Of(w)
}

// number keeps what a figure says, not how it is written: "19,000" as 19000.
// Single digits say nothing.
func (rd *profiler) number(t text.Token, inTitle, inLead bool) {
	rd.before = 0
	n := strings.ReplaceAll(t.Lower, ",", "")
	if len(n) < 2 {
		return
	}
	id := rd.lexicon.id("#"+n, t.Norm, 0)
	rd.seen[numbers] = append(rd.seen[numbers], id)
	if inTitle {
		rd.seen[title] = append(rd.seen[title], id)
		rd.keys = append(rd.keys, id)
	}
	if inTitle {
		rd.seen[title] = append(rd.seen[title], id)
	}
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
func (p *profile) weigh(c *counts, terms *lexicon) {
	var room []weighed
	size := 0
	for k := range c.parts {
		size += min(len(c.parts[k]), keeps[k])
	}
	p.all, p.uses = vector{make([]uint32, 0, size), make([]uint16, 0, size)}, make([]uint8, 0, size)
	for k := range c.parts {
		room = room[:0]
		for _, t := range c.parts[k] {
			if w := tf(t.n) * terms.idf(t.term, part(k)); w > 0 {
				room = append(room, weighed{t, w})
			}
		}
		if most := keeps[k]; len(room) > most {
			room = best(room, most, func(a, b weighed) int {
				if a.w != b.w {
					return cmp.Compare(b.w, a.w)
				}
				return terms.before(a.term, b.term)
			})
			slices.SortFunc(room, func(a, b weighed) int { return cmp.Compare(a.term, b.term) })
		}
		p.add(room)
		p.ends[k] = uint16(len(p.all.terms))
	}
	p.plain, p.keys = [2]uint64{}, 0
	among(p.vec(whole).terms, c.plain, func(i int) { p.plain[i/64] |= 1 << (i % 64) })
	among(p.vec(title).terms, c.keys, func(i int) { p.keys |= 1 << i })
	p.measure()
}

// among calls each with the places of the terms that some list has, both sorted.
func among(terms []uint32, some []count, each func(i int)) {
	for i, t := range terms {
		for len(some) > 0 && some[0].term < t {
			some = some[1:]
		}
		if len(some) > 0 && some[0].term == t {
			each(i)
		}
	}
}

// weighed is a term with its weight in a vector of any length.
type weighed struct {
	count
	w float64
}

// add appends a part, brought to length 1.
func (p *profile) add(room []weighed) {
	norm := norm(room)
	for _, t := range room {
		p.all.terms = append(p.all.terms, t.term)
		p.all.weights = append(p.all.weights, uint16(t.w*norm+0.5))
		p.uses = append(p.uses, uint8(min(t.n, math.MaxUint8)))
	}
}

// norm is what weights are multiplied with to make a vector of length 1.
func norm(room []weighed) float64 {
	sum := 0.0
	for _, t := range room {
		sum += t.w * t.w
	}
	if sum == 0 {
		return 0
	}
	return full / math.Sqrt(sum)
}

// reweigh sets the weights anew, as far as the terms were kept.
func (p *profile) reweigh(terms *lexicon) {
	if p.counts != nil {
		p.weigh(p.counts, terms)
		return
	}
	var room []weighed
	for k := range parts {
		v := p.vec(k)
		from := int(p.ends[k]) - len(v.terms)
		room = room[:0]
		for i, t := range v.terms {
			room = append(room, weighed{w: tf(int32(p.uses[from+i])) * terms.idf(t, k)})
		}
		norm := norm(room)
		for i := range room {
			v.weights[i] = uint16(room[i].w*norm + 0.5)
		}
	}
	p.measure()
}

// measure sets the length of the vector of plain words.
func (p *profile) measure() {
	sum := 0.0
	for i, w := range p.vec(whole).weights {
		if p.isPlain(i) {
			sum += float64(w) / full * float64(w) / full
		}
	}
	p.issue = float32(math.Sqrt(sum))
}

// tf is what it counts that a term stands n times in a text.
func tf(n int32) float64 { return 1 + math.Log(float64(n)) }

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

// mostClues bounds the days kept of one article.
const mostClues = 16

// cluesOf are the days and months that an article names with their year: they
// lie around the time it is about, and often around the day it was written.
func cluesOf(r *article.Reading) []float32 {
	var days []float32
	for _, t := range r.Notes.Times {
		w := t.When
		if w.How == article.Explicit && w.Bounded() && w.To.Sub(w.From) <= 31*24*time.Hour {
			days = append(days, float32(float64(w.From.Unix()+w.To.Unix())/2/86400))
		}
	}
	slices.Sort(days)
	days = slices.Compact(days)
	return slices.Clone(days[:min(len(days), mostClues)])
}

// apart is the least number of days between what two articles name or were
// written on; false if that is not known of both.
func (p *profile) apart(q *profile) (float64, bool) {
	least := math.Inf(1)
	near := func(a, b float64) { least = min(least, math.Abs(a-b)) }
	a, b := p.clues, q.clues
	for i, j := 0, 0; i < len(a) && j < len(b); {
		near(float64(a[i]), float64(b[j]))
		if a[i] < b[j] {
			i++
		} else {
			j++
		}
	}
	if q.dated {
		for _, d := range a {
			near(float64(d), q.day)
		}
	}
	if p.dated {
		for _, d := range b {
			near(float64(d), p.day)
		}
		if q.dated {
			near(p.day, q.day)
		}
	}
	return least, !math.IsInf(least, 1)
}
