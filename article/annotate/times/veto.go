package times

import (
	"strings"

	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// allowed vetoes what is spelt like a time and is none: the verb "may", the
// Sun newspaper, "2,000 people", "Theresa May".
func (r *reader) allowed(m *match) bool {
	switch m.form.Means {
	case lang.MeansNothing:
		return false
	case lang.MeansBareYear:
		return r.bareYear(m.start, m.end)
	case lang.MeansISO, lang.MeansSlash:
		return !r.inChain(m)
	case lang.MeansMonth:
		return m.end-m.start > 1 || r.bareMonth(m.start)
	case lang.MeansWeekday, lang.MeansSet:
		return r.weekdayAllowed(m)
	case lang.MeansReference:
		if m.form.S == "PAST_REF" && r.wordAt(m.start) == "the" && r.follows(m.end) {
			return false // "the past president"
		}
		if c, ok := m.get(reference, 0); ok && c.n == 1 && !r.follows(m.end) {
			return false // "against the current"
		}
		return !r.titled(m.start) || m.end-m.start > 1
	case lang.MeansNearDay:
		return !r.titled(m.start) || m.end-m.start > 1
	case lang.MeansQuarter, lang.MeansQuarterTold:
		_, dated := m.get(year, 0)
		_, shifted := m.get(shift, 0)
		return dated || shifted || !r.played()
	case lang.MeansSpan:
		return r.spanAllowed(m)
	case lang.MeansSeason:
		return r.seasonAllowed(m)
	}
	return true
}

// played reports whether the article tells of a match that is played in quarters.
func (r *reader) played() bool {
	if r.match == 0 {
		r.match = -1
		seen := ""
		for i := range r.all {
			w := r.all[i].Lower
			if !r.words.Played.Has(w) || w == seen {
				continue
			}
			if seen != "" {
				r.match = 1
				break
			}
			seen = w
		}
	}
	return r.match > 0
}

// counts reports whether the number before the month of a date counts what
// follows, and where that month stands: it has a day of its own, as in "the 19
// Sept. 11 hijackers".
func (r *reader) counts(m *match) (at int, ok bool) {
	mo, _ := m.get(month, 0)
	d, ok := m.get(day, 0)
	if !ok || m.form.Means != lang.MeansDate || mo.at != d.at+1 || r.atoms[d.at].digits == 0 || r.atoms[d.at].suffix != "" {
		return 0, false
	}
	own := mo.at + 1
	if r.wordAt(own) == "." {
		own++
	}
	return mo.at, m.end <= own && own+1 < len(r.toks) && r.atoms[own].fits(1, 31, 2) && r.toks[own].Space &&
		r.toks[own+1].Kind == text.Word && r.toks[own+1].Space && r.atoms[own+1].lex == nil && r.follows(own+1)
}

// bareYear decides whether four digits, or the words from i to end, are a year.
func (r *reader) bareYear(i, end int) bool {
	y := int(r.atoms[i].value)
	if r.atoms[i].digits == 0 {
		// "nineteen ninety-six", but "two thousand people"
		spelled, _ := r.year(i)
		return spelled.n%100 != 0 || r.words.Before.Has(r.wordAt(i-1)) || !r.follows(end) || r.toks[end].Kind != text.Word || r.toks[end].IsUpperInitial()
	}
	prev, next := r.wordAt(i-1), r.wordAt(i+1)
	if (next == "-" && r.yearAt(i+2)) || (prev == "-" && r.yearAt(i-2)) {
		return true // "1939-1945"
	}
	if prev == "(" && (next == ")" || next == "-" || next == "–") {
		return true
	}
	if i > 0 && r.toks[i-1].Kind == text.Symbol && !(r.requests && r.words.Requests.RangeWords.Has(prev)) || prev == "-" && !r.toks[i].Space || r.words.Numbered.Has(prev) {
		return false
	}
	if next == "-" && !r.toks[i+1].Space || next == "%" || next == "/" {
		return false
	}
	if i+1 < len(r.toks) && (r.atoms[i+1].lex.is(lang.Units) != nil || r.atoms[i+1].lex.is(lang.Magnitude) != nil || r.atoms[i+1].digits > 0) {
		return false
	}
	modern := y >= 1900 && y <= 2100
	wordy := i+1 < len(r.toks) && r.toks[i+1].Kind == text.Word && r.toks[i+1].Norm == next && !r.words.NotCounted.Has(next)
	if r.words.Before.Has(prev) {
		return modern || !wordy
	}
	if modern && wordy && r.words.Owners.Has(prev) {
		return !strings.HasSuffix(next, "s") || y%10 != 0 // "its 2000 shops" counts
	}
	return modern && !wordy
}

// follows reports whether the clause goes on at i with a word of its own.
func (r *reader) follows(i int) bool {
	return i < len(r.toks) && !r.clauseEnd(i) && !r.words.NotCounted.Has(r.toks[i].Lower)
}

// inChain reports whether digits go on beside a date in digits, as in a serial
// number or "10-1-2018-10-7-2018".
func (r *reader) inChain(m *match) bool {
	hangs := func(i int) bool { w := r.wordAt(i); return w == "-" || w == "/" }
	return hangs(m.end) && !r.toks[m.end].Space || hangs(m.start-1) && !r.toks[m.start].Space
}

// yearAt reports whether a modern year stands at i.
func (r *reader) yearAt(i int) bool {
	return i >= 0 && i < len(r.atoms) && r.atoms[i].suffix == "" && r.atoms[i].fits(1700, 2100, 4) && r.atoms[i].digits == 4
}

// bareMonth decides whether the name of a month, alone, is one.
func (r *reader) bareMonth(i int) bool {
	t := &r.toks[i]
	prev := r.wordAt(i - 1)
	if !t.IsUpperInitial() {
		return r.requests && (!r.words.Verbal.Has(t.Lower) || r.words.Sure.Has(prev))
	}
	if r.words.Sure.Has(prev) {
		return true
	}
	if r.requests {
		return !(r.words.Verbal.Has(t.Lower) && (i == 0 || r.follows(i+1))) && !(i > 0 && r.toks[i-1].Kind == text.Symbol)
	}
	if r.words.Before.Has(prev) {
		return !r.nameFollows(i)
	}
	if r.words.Verbal.Has(t.Lower) {
		return false
	}
	return !r.nameFollows(i) && !(i > 0 && r.toks[i-1].IsUpperInitial() && !r.atoms[i-1].lex.timely() && i > 1)
}

// verb reports whether the month of a match may be a verb instead: "this may
// take long", "one may ask".
func (r *reader) verb(m *match, mo capture) bool {
	t := &r.toks[mo.at]
	if t.IsUpperInitial() || !r.words.Verbal.Has(t.Lower) {
		return false
	}
	_, told := m.get(day, 0)
	return !r.requests || r.follows(m.end) && (!told || mo.at == m.end-1)
}

// nameFollows reports whether a capitalised word follows without a comma:
// "April Jones".
func (r *reader) nameFollows(i int) bool {
	return i+1 < len(r.toks) && r.toks[i+1].IsUpperInitial() && !r.atoms[i+1].lex.timely()
}

func (r *reader) weekdayAllowed(m *match) bool {
	for i := m.start; i < m.end; i++ {
		l := r.atoms[i].lex
		if l.is(lang.Weekday) == nil && l.is(lang.Weekdays) == nil {
			continue
		}
		if !r.toks[i].IsUpperInitial() && !(r.toks[i].Len() > 5) && !r.requests {
			return false
		}
		if r.words.Verbal.Has(r.toks[i].Lower) {
			return r.wordAt(i-1) == "on" || r.requests && r.toks[i].IsUpperInitial() && i > 0
		}
	}
	return true
}

// seasonAllowed keeps "in the fall" and drops "the fall of the city", "spring
// up".
func (r *reader) seasonAllowed(m *match) bool {
	last := r.toks[m.end-1].Lower
	next := r.wordAt(m.end)
	if _, ok := m.get(year, 0); ok {
		return true
	}
	if r.words.Verbal.Has(last) && (next == "of" || next == "in" || next == "from") {
		return false
	}
	if m.form.N == 2 {
		return r.words.SeasonCues.Has(r.wordAt(m.start - 1))
	}
	return true
}

// titled reports whether the word at i is capitalised within a sentence, right
// behind another: "Harbour Today" is a paper.
func (r *reader) titled(i int) bool {
	return i > 0 && r.toks[i].IsUpperInitial() && r.toks[i-1].IsUpperInitial()
}

// spanAllowed drops "$2 a year", "60 Minutes" and bare units that no word like
// "for" makes a duration.
func (r *reader) spanAllowed(m *match) bool {
	prev := r.wordAt(m.start - 1)
	if r.requests && m.form.S != "bare" {
		return r.atoms[m.end-1].lex.is(lang.Ordinal) == nil || r.clauseEnd(m.end)
	}
	if m.form.S == "bare" {
		return r.words.Spanning.Has(prev)
	}
	c, _ := m.get(num, 0)
	last := &r.toks[m.end-1]
	if r.atoms[m.end-1].lex.is(lang.Unit) != nil && c.n > 100 {
		return false // "the 1988 quarter"
	}
	if r.atoms[m.end-1].lex.is(lang.Ordinal) != nil && !r.clauseEnd(m.end) {
		return false // "a second meeting"
	}
	if c.at == m.start && r.words.One.Has(r.toks[c.at].Lower) && m.end == m.start+2 {
		return m.start == 0 || r.words.Spanning.Has(prev) || r.toks[m.start-1].Kind == text.Punct && prev != "-"
	}
	return !(last.IsUpperInitial() && r.atoms[c.at].digits > 0 && m.start > 0)
}
