// Package times finds the expressions of time in an article and says which
// days they mean.
//
// In go an article, its tokens and the day it was written, as far as it is
// known; out come spans with their TIMEX3 type and value, the calendar interval
// meant, what that rests on, and how each hangs on the day of writing. What
// depends on a day that is not known keeps only the last of these: no date is
// ever guessed, and "two days later" is never counted from the day of
// publication.
//
// News is read strictly: "at 7" is no time there. What people write to a program
// is another register and has forms of its own, see Options.
//
// The words and the forms are data (text/lang); this package knows what they
// mean. It knows no names and no events, and does not read page furniture.
package times

import (
	"sync"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// english is the only grammar yet; like the table it comes from, it never
// changes. That of requests is built when it is first asked for.
var (
	english         = compile(&lang.For("en").Times, false)
	englishRequests = sync.OnceValue(func() *grammar { return compile(&lang.For("en").Times, true) })
)

// Options choose how a text is read; the zero value reads news.
type Options struct{ Register Register }

// Register is the kind of text that is read.
type Register uint8

const (
	// News is what outlets print: what may be no time is none.
	News Register = iota
	// Requests are lines that people write to a program, such as a question or
	// a filter ("from 2 to 4pm", "next 5 days", "at 7"): a bare hour is a time,
	// two times joined by "to" are a range, case does not matter.
	Requests
)

// Find returns the times of a news article in text order. toks are the tokens
// of the article's blocks in text order; date is the day the article was
// written, an interval if only that is known, or zero.
func Find(a *article.Article, toks []text.Token, date article.When) []article.Time {
	return Options{}.Find(a, toks, date)
}

// Find returns the times of the article in text order, as the function Find. A
// date whose granularity is an instant is the moment from which requests count
// hours and minutes.
func (o Options) Find(a *article.Article, toks []text.Token, date article.When) []article.Time {
	g := english
	if o.Register == Requests {
		g = englishRequests()
	}
	r := &reader{a: a, g: g, words: g.words, all: toks, look: make([]atom, len(toks)), requests: o.Register == Requests}
	if date.Gran == article.Instant {
		r.moment = date.From
	}
	likely := 0 // how many times there will be
	for i := range toks {
		r.look[i] = r.g.atomOf(&toks[i])
		if l := r.look[i].lex; l != nil && l.mask&timeWords != 0 {
			likely++
		}
	}
	r.out = make([]article.Time, 0, likely)
	r.refs = refsOf(date)
	r.history = r.tellsHistory()
	r.eachSentence(func() { r.sentence() })
	return r.out
}

// timeWords are the classes of which most times have one word.
const timeWords = 1<<month | 1<<weekday | 1<<unit | 1<<units | 1<<near

// refs are the first and the last day the article may have been written on.
type refs struct{ first, last time.Time }

func (d refs) known() bool { return !d.first.IsZero() }

func refsOf(date article.When) refs {
	if !date.Bounded() || !date.From.Before(date.To) {
		return refs{}
	}
	return refs{article.CivilDay(date.From), article.CivilDay(date.To.Add(-time.Nanosecond))}
}

// reader reads one article, sentence by sentence.
type reader struct {
	a     *article.Article
	g     *grammar
	words *lang.Times
	refs  refs
	// requests is set for that register, moment if it is known when one was
	// written.
	requests bool
	moment   time.Time
	halfOpen map[int]bool // where times of day begin whose half of the day is open

	all  []text.Token
	look []atom // one for each of all
	out  []article.Time

	toks   []text.Token // of the sentence
	atoms  []atom       // one for each token of the sentence
	block  *article.Block
	entry  time.Time // the day of the dated entry being read
	dawned time.Time // the day after that of writing, if events of its morning are told
	told   told

	written string // the day of writing as whys name it
	tells   bool   // the sentence goes on with a history
	history bool   // the article tells of years long past, see tellsHistory
	match   int    // 1 if the article tells of one, -1 if not, 0 until asked, see played

	best, path match
	limit      int      // atoms at which a form may not end any more
	counted    struct { // the last numeral read
		at, sentence, next int
		c                  capture
	}
}

// told is what was told last: the anchor of "two days later" and "that year".
type told struct {
	when     article.When
	unit     string
	sentence int // when it was told, counted over the article
	now      int // the sentence being read

	day      time.Time // where the last date began whose year is known
	yearOnly bool      // only the year was told

	lastDay     time.Time // the last day told
	daySentence int       // when it was told

	quarter         article.When
	quarterSentence int
}

// anchorReach is how many sentences back an anchor may stand.
const anchorReach = 3

// eachSentence hands over the tokens of each sentence; an article without
// sentences is read block by block, one without blocks as a whole.
func (r *reader) eachSentence(read func()) {
	at := 0
	part := func(s text.Span, b *article.Block) {
		for at < len(r.all) && r.all[at].Start < s.Start {
			at++
		}
		from := at
		for at < len(r.all) && r.all[at].End <= s.End {
			at++
		}
		if from < at {
			r.toks, r.atoms, r.block = r.all[from:at], r.look[from:at], b
			r.told.now++
			read()
		}
	}
	switch {
	case len(r.a.Sentences) > 0:
		block := -1
		for _, s := range r.a.Sentences {
			b := &r.a.Blocks[s.Block]
			if block != s.Block && !b.Date.Empty() && b.Date.End <= s.Start {
				part(b.Date, b) // the date of an entry stands before its first sentence
			}
			block = s.Block
			part(s.Span, b)
		}
	case len(r.a.Blocks) > 0:
		for i := range r.a.Blocks {
			part(r.a.Blocks[i].Span, &r.a.Blocks[i])
		}
	default:
		part(text.Span{End: len(r.a.Text)}, nil)
	}
}

// sentence reads the times of one sentence.
func (r *reader) sentence() {
	r.enter()
	r.tells = r.history && !r.foretells()
	first := len(r.out)
	for i := 0; i < len(r.atoms); {
		m, ok := r.longest(i, len(r.atoms)+1)
		if !ok {
			i++
			continue
		}
		if month, counts := r.counts(m); counts {
			i = month
			continue
		}
		r.trim(m)
		t, ok := r.read(m)
		for !ok && r.mayBeShorter(m) { // "Monday 8-9am" is no 9th of August
			shorter, found := r.longest(i, m.end)
			if !found {
				break
			}
			m = shorter
			r.trim(m)
			t, ok = r.read(m)
		}
		if m.form == nil {
			i++
			continue
		}
		if ok {
			r.out = append(r.out, t)
			r.remember(&r.out[len(r.out)-1])
		}
		switch m.form.Means {
		case lang.MeansNothing, lang.MeansDate, lang.MeansISO, lang.MeansSlash:
			i = m.end // of "31 February 2025" nothing is to be believed
		default:
			if ok {
				i = m.end
			} else {
				i++ // "by 5-4 on 4 May": a shorter form may begin inside
			}
		}
	}
	r.lendYears(first)
	if r.requests {
		r.joinRequests(first)
	} else {
		r.joinClocks(first)
	}
}

// mayBeShorter reports whether a form that means nothing may give way to a
// shorter one; of "31 February 2025" nothing is to be believed.
func (r *reader) mayBeShorter(m *match) bool {
	if !r.requests || m.form == nil || m.end <= m.start+1 {
		return false
	}
	switch m.form.Means {
	case lang.MeansNothing, lang.MeansDate, lang.MeansISO:
		return false
	case lang.MeansSlash:
		_, named := m.get(weekday, 0)
		return named
	}
	return true
}

// enter notes the day of a dated entry when its block begins.
func (r *reader) enter() {
	b := r.block
	if b == nil || b.Kind != article.Entry || b.Date.Empty() {
		r.entry = time.Time{}
		return
	}
	if b.Date.Contains(r.toks[0].Span) {
		r.entry = time.Time{}
	}
}

// trim takes an abbreviation's period off the end: "in Sept." ends a sentence.
func (r *reader) trim(m *match) {
	for m.end > m.start+1 && r.toks[m.end-1].Lower == "." {
		m.end--
	}
}

// read gives the time that m stands for, or false if it is none.
func (r *reader) read(m *match) (article.Time, bool) {
	if !r.allowed(m) {
		return article.Time{}, false
	}
	ref := r.refs
	if !r.entry.IsZero() {
		ref = refs{r.entry, r.entry}
	}
	narrated := r.narrates(m)
	if narrated {
		ref = refs{r.told.day, r.told.day}
	}
	t, ok := r.mean(m, ref.first)
	if !ok {
		return article.Time{}, false
	}
	if narrated && hangs(t.When.How) {
		t.When.How = article.Narrative
	}
	t.Span = text.Span{Start: r.toks[m.start].Start, End: r.toks[m.end-1].End}
	if hangs(t.When.How) {
		if ref.first != ref.last {
			u, _ := r.mean(m, ref.last)
			if !u.When.From.Equal(t.When.From) || !u.When.To.Equal(t.When.To) {
				t.When, t.Value = article.When{}, ""
			}
		}
		if !r.entry.IsZero() && !r.agrees(t) {
			t.When, t.Value = article.When{}, ""
		}
	}
	switch {
	case t.When.How == article.Explicit && t.Kind == article.DateTime:
		t.Rel.Toward = r.tense(m.start, m.end)
	case t.When.Known():
		t.When.Why = r.why(m, t.When.How)
	}
	if r.block != nil && r.block.Kind == article.Entry && r.block.Date.Overlaps(t.Span) && t.When.OneDay() && t.When.How == article.Explicit {
		r.entry = t.When.From
	}
	return t, true
}

// hangs reports whether a time was found from the day of writing.
func hangs(h article.How) bool {
	return h == article.YearFound || h == article.ByWeekday || h == article.Relative
}

// agrees reports whether a time found from the day of a dated entry may stand.
// Entries are written after their day, from other reports, so "on Monday" in
// the entry of a Tuesday may be the Monday before or after; only what falls on
// the entry's own day, or in a month or longer unit around it, is safe.
func (r *reader) agrees(t article.Time) bool {
	switch t.When.Gran {
	case article.Month, article.Season, article.Year, article.Quarter, article.Decade, article.Century:
		return true
	}
	return t.When.OneDay() && t.When.From.Equal(r.entry)
}

// remember keeps t as the anchor of what is told after it.
func (r *reader) remember(t *article.Time) {
	if t.Kind == article.Duration || t.Kind == article.Set || !t.When.Bounded() {
		return
	}
	unit, ok := unitOf[t.When.Gran]
	if !ok {
		return
	}
	if t.When.How == article.Narrative && t.Rel.Unit == article.Year && t.Rel.Offset < 0 {
		return // "a year earlier" compares; the story goes on from where it was
	}
	r.told.when, r.told.unit, r.told.sentence = t.When, unit, r.told.now
	if unit == unitDay {
		r.told.lastDay, r.told.daySentence = t.When.From, r.told.now
	}
	if compared := t.Rel.Unit == article.Year && t.Rel.Offset < 0; unit == unitQuarter && !compared {
		r.told.quarter, r.told.quarterSentence = t.When, r.told.now
	}
	if (t.When.How == article.Explicit || t.When.How == article.Narrative) && !r.aside(t, unit) {
		r.told.day, r.told.yearOnly = t.When.From, unit == unitYear
	}
}

var unitOf = map[article.Granularity]string{
	article.Instant: unitDay, article.Day: unitDay, article.Weekend: unitWeekend, article.Week: unitWeek,
	article.Month: unitMonth, article.Quarter: unitQuarter, article.Year: unitYear,
}

// anchor is what was told last, if it is near enough.
func (r *reader) anchor() (article.When, string, bool) {
	if r.told.unit == "" || r.told.now-r.told.sentence > anchorReach {
		return article.When{}, "", false
	}
	return r.told.when, r.told.unit, true
}
