package anchor

import (
	"fmt"
	"strings"

	"github.com/synoptic-news/synoptic/article"
)

// siblings are the tellings of all articles of the story whose day is known,
// found by the persons they name, and the quotations that are dated.
type siblings struct {
	byPerson   map[string][]*telling
	bySentence map[string][]*telling
	byQuote    map[string][]dated // by quotation and speaker
	printed    map[string]int     // the same: the last day its earliest carrier may have appeared
	sheets     map[article.ID]*sheet
}

// dated is a quotation that a telling dates.
type dated struct {
	by       *telling
	speakers []string
}

// maxTellings is how many tellings of one person are looked at: who is named in
// more of them is no rare name and dates nothing.
const maxTellings = 200

func newSiblings(sheets []*sheet) *siblings {
	s := &siblings{map[string][]*telling{}, map[string][]*telling{}, map[string][]dated{}, map[string]int{}, map[article.ID]*sheet{}}
	for _, sh := range sheets {
		s.sheets[sh.r.ID] = sh
		for _, q := range sh.quoted {
			if d, ok := s.printed[q.words]; sh.days.bounded() && (!ok || sh.days.hi < d) {
				s.printed[q.words] = sh.days.hi
			}
		}
		for _, t := range sh.tellings {
			if !t.sure() {
				continue
			}
			for _, p := range t.persons {
				s.byPerson[p] = append(s.byPerson[p], t)
			}
			if t.plain != "" {
				s.bySentence[t.plain] = append(s.bySentence[t.plain], t)
			}
			if t.entry || t.toward != article.Past {
				continue // an entry may stand under the day it was reported
			}
			for _, q := range t.spoken {
				s.byQuote[q.words] = append(s.byQuote[q.words], dated{t, q.speakers})
			}
		}
	}
	return s
}

// narrow works out the article's days anew from its own words and from what its
// siblings date, and reports whether they have changed.
func (s *sheet) narrow(sib *siblings) bool {
	limits := append([]limit(nil), s.own...)
	limits = append(limits, s.quotes(sib, longQuote)...)
	limits = append(limits, s.events(sib, strongly)...)
	limits = append(limits, s.retold(sib)...)
	w, kept := together(limits)
	for _, l := range s.ahead {
		if v := w.meet(l.window); firm(kept, w) && !v.empty() && v.days() <= refinable {
			w, kept = v, append(kept, l)
		}
	}
	if w.bounded() && w.days() <= refinable {
		// The week is known; now weaker evidence may tell which of its days.
		weak := append(s.eventsWithin(sib, w), s.quotes(sib, 0)...)
		if v, all := together(append(append([]limit(nil), kept...), weak...)); v.bounded() {
			w, kept = v, all
		}
		if v := s.onWeekdays(w); v != w {
			w, kept = v, append(kept, limit{v, byEvent, s.weekdaysWhy})
		}
	}
	changed := w != s.days
	s.days, s.limits = w, kept
	return changed
}

// firm reports whether a happening or a quotation that a sibling dates, or an
// entry, sets the lower end of w.
func firm(limits []limit, w window) bool {
	for _, l := range limits {
		if l.lo == w.lo && (l.weight == byEvent || l.weight == byQuote || l.weight == byEntry) {
			return true
		}
	}
	return false
}

// refinable is the longest window in days within which weak evidence counts, and
// how far ahead a date may lie to bound the day of writing: farther ones are
// mostly told in a history ("by May 2009 they would").
const refinable = 14

// onWeekdays narrows w to the weekdays the article can have been written on.
func (s *sheet) onWeekdays(w window) window {
	v := w
	for v.lo <= v.hi && !s.weekdays.has(weekdayOf(v.lo)) {
		v.lo++
	}
	for v.hi >= v.lo && !s.weekdays.has(weekdayOf(v.hi)) {
		v.hi--
	}
	if v.empty() {
		return w
	}
	return v
}

// likeness is how surely two tellings tell the same happening.
type likeness int

const (
	unlike   likeness = iota
	weakly            // two persons, the city and the act agree
	strongly          // besides two persons a figure or a quotation agrees, or the whole sentence, or one article retells the other
)

// alike compares two tellings that name the same weekday. Different cities or
// lengths part them whatever else agrees.
func alike(a, b *telling) likeness {
	if a.weekday != b.weekday || clash(a.cities, b.cities) || clash(a.hours, b.hours) {
		return unlike
	}
	if a.plain != "" && a.plain == b.plain {
		return strongly
	}
	if a.of.retells(b.of) && (shared(a.acts, b.acts) > 0 || shared(a.hours, b.hours) > 0) {
		return strongly
	}
	persons, cities, acts := shared(a.persons, b.persons), shared(a.cities, b.cities), shared(a.acts, b.acts)
	counts := shared(a.counts, b.counts)
	switch {
	case persons >= 2 && (shared(a.hours, b.hours) > 0 || shared(a.quotes, b.quotes) > 0 || counts > 0):
		return strongly
	case persons == 1 && cities > 0 && acts > 0 && counts > 0:
		return strongly
	case persons >= 2 && cities > 0 && acts > 0:
		return weakly
	}
	return unlike
}

// match finds the only day on which siblings tell the same as t with at least
// that likeness.
func (s *sheet) match(t *telling, sib *siblings, least likeness, in window) (day int, with *telling) {
	seen := map[*telling]bool{}
	look := func(others []*telling) (clear bool) {
		for _, o := range others {
			if o.of == s || seen[o] {
				continue
			}
			seen[o] = true
			if d := o.window.lo; d < in.lo || d > in.hi || alike(t, o) < least {
				continue
			}
			if with != nil && day != o.window.lo {
				return false
			}
			if with == nil || firmer(o, with) {
				day, with = o.window.lo, o
			}
		}
		return true
	}
	if !look(sib.bySentence[t.plain]) {
		return 0, nil // told of two days: which of them is open
	}
	if o := sib.sheets[s.r.Origin.Of]; o != nil {
		var sure []*telling
		for _, u := range o.tellings {
			if u.sure() {
				sure = append(sure, u)
			}
		}
		if !look(sure) {
			return 0, nil
		}
	}
	for _, p := range t.persons {
		if len(sib.byPerson[p]) <= maxTellings && !look(sib.byPerson[p]) {
			return 0, nil
		}
	}
	return day, with
}

// retells reports whether s is a copy or rewrite of o: what it tells of a
// weekday is then o's weekday.
func (s *sheet) retells(o *sheet) bool {
	return s.r.Origin.Of == o.r.ID && (s.r.Origin.Kind == article.Copy || s.r.Origin.Kind == article.Rewrite)
}

// retold gives the lower limit of a copy or rewrite: its original was there
// first.
func (s *sheet) retold(sib *siblings) []limit {
	o := sib.sheets[s.r.Origin.Of]
	if o == nil || !s.retells(o) || !s.secondHand() || o.days.lo == openPast {
		return nil
	}
	return []limit{{window{o.days.lo, openFuture}, byQuote, fmt.Sprintf("it retells %s, written on or after %s", o.name(), s.dayName(o.days.lo))}}
}

// secondHand reports whether an undated article is surely the later one of the
// two: which of two reports was first is otherwise told by their dates.
func (s *sheet) secondHand() bool {
	return s.r.AIMade || s.r.Form == article.Aggregator || s.r.Origin.Wire != ""
}

// firmer reports whether a reader would rather be told of a than of b: a date in
// words comes before a weekday of a dated article, that before an inferred day.
func firmer(a, b *telling) bool {
	rank := func(t *telling) int {
		switch {
		case t.named:
			return 2
		case t.of.stated:
			return 1
		}
		return 0
	}
	return rank(a) > rank(b)
}

// written is when something was written that tells of that day by its weekday.
// "Next Wednesday" may be that of the week after.
func (t *telling) written(day int) window {
	switch {
	case t.toward == article.Past:
		return window{day, day + 6}
	case t.toward == article.Future && strings.Contains(t.words, " "):
		return window{day - 13, day}
	case t.toward == article.Future:
		return window{day - 6, day}
	}
	return window{day - 6, day + 6}
}

// longPage is the number of sentences from which on a single weekday that a
// sibling seems to date may be chance: a live blog quotes what was written weeks
// before.
const longPage = 50

// events gives a limit for each weekday whose happening a sibling dates; none
// if there is only one of them on a long page.
func (s *sheet) events(sib *siblings, least likeness) []limit {
	var out []limit
	for _, t := range s.tellings {
		if t.entry || !s.open(t) {
			continue
		}
		if day, with := s.match(t, sib, least, always); with != nil {
			out = append(out, limit{t.written(day), byEvent, s.tellsSame(t, day, with)})
		}
	}
	if len(s.r.Sentences) >= longPage && len(out) < 2 {
		return nil
	}
	return out
}

// eventsWithin does the same for weak evidence once the week is known: only the
// days that t can mean if the article was written within w are looked at, and
// the answer must be the only one.
func (s *sheet) eventsWithin(sib *siblings, w window) []limit {
	var out []limit
	for _, t := range s.tellings {
		if t.entry || !s.open(t) || t.toward == article.Either {
			continue
		}
		in := window{weekdayFrom(w.lo, t.weekday, t.toward), weekdayFrom(w.hi, t.weekday, t.toward)}
		if day, with := s.match(t, sib, weakly, in); with != nil {
			out = append(out, limit{t.written(day), byEvent, s.tellsSame(t, day, with)})
		}
	}
	return out
}

// open reports whether t is told by weekday only, so that a date found for it
// says something of the article's own.
func (s *sheet) open(t *telling) bool {
	return !s.stated && (t.words != "" && !t.explicit())
}

// longQuote is how many blanks a quotation has that is spoken once: "crime of
// aggression" is not.
const longQuote = 5

// quotes gives a limit for each quotation that a sibling dates: words spoken on
// Wednesday cannot be quoted before. A day that comes after somebody printed the
// words is not the day they were spoken. least is how many blanks a quotation
// must have.
func (s *sheet) quotes(sib *siblings, least int) []limit {
	var out []limit
	for _, q := range s.quoted {
		if strings.Count(q.words, " ") < least {
			continue
		}
		first := openFuture
		var by *telling
		for _, d := range sib.byQuote[q.words] {
			if d.by.of != s && shared(d.speakers, q.speakers) > 0 && d.by.window.lo < first {
				first, by = d.by.window.lo, d.by
			}
		}
		if printed, ok := sib.printed[q.words]; by != nil && (!ok || printed >= first) {
			out = append(out, limit{window{first, openFuture}, byQuote, s.tellsQuote(q.words, first, by)})
		}
	}
	return out
}
