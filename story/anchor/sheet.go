package anchor

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// sheet is what one article says about its own date.
type sheet struct {
	r      *article.Reading
	stated bool
	lx     *lang.Language

	own         []limit    // from its own words
	ahead       []limit    // from days told as ahead
	weekdays    weekdaySet // it can have been written on
	weekdaysWhy string
	tellings    []*telling
	quoted      []quoted

	days   window
	limits []limit // that gave days
}

// telling is a sentence that tells something of one day.
type telling struct {
	of      *sheet
	words   string // that name the day
	weekday time.Weekday
	toward  article.Direction
	window  window // days it may be; one day when resolved
	named   bool   // the words name the date
	entry   bool   // of a dated list: may be dated by the day it was reported

	persons, cities, quotes, acts []string

	hours  []string // how long it took: "PT5H"
	counts []string // other figures: "13 people"
	spoken []quoted // quotations whose speaker is known
	plain  string   // the whole sentence, if it is long enough to be nobody else's
}

// explicit reports whether the words name a date, not only a weekday.
func (t *telling) explicit() bool { return t.named }

// resolved reports whether the day is known.
func (t *telling) resolved() bool { return t.window.lo == t.window.hi }

// sure reports whether the day is known well enough to date other articles. A
// weekday six days off is not: "Saturday" on a page stamped Friday is more often
// a page brought up to date since.
func (t *telling) sure() bool {
	if !t.resolved() || t.named {
		return t.resolved()
	}
	day, w := t.window.lo, t.of.days
	return w.bounded() && w.hi-day < 6 && day-w.lo < 6
}

// quoted is a quotation with its speakers.
type quoted struct {
	words    string
	speakers []string
}

// weekdaySet is a set of weekdays, one bit each.
type weekdaySet uint8

const anyWeekday weekdaySet = 1<<7 - 1

func (s weekdaySet) has(d time.Weekday) bool { return s&(1<<d) != 0 }

// read makes the sheet of one article.
func read(r *article.Reading, now time.Time) *sheet {
	s := &sheet{r: r, lx: lang.For(r.Lang), days: always, weekdays: anyWeekday}
	if r.Published.Known() {
		s.stated = true
		d := dayOf(article.CivilDay(r.Published.Time))
		s.days = window{d, d}
	} else if !now.IsZero() {
		s.own = append(s.own, limit{window{openPast, dayOf(article.CivilDay(now))}, byClock, ""})
	}
	if r.Modified.Known() && !s.stated {
		d := dayOf(article.CivilDay(r.Modified.Time))
		s.own = append(s.own, limit{window{openPast, d}, byExplicit, tellsModified(s.dayName(d))})
	}
	if r.Notes == nil {
		return s
	}
	s.explicit()
	s.elapsed()
	s.running()
	s.sentences()
	if s.stated {
		s.resolve()
	}
	return s
}

// explicit takes bounds from dates told as past or as ahead. Times of day are
// left out: a date with a clock beside it is mostly the stamp of a comment.
func (s *sheet) explicit() {
	for _, t := range s.r.Notes.Times {
		w := t.When
		if w.How != article.Explicit || !w.Bounded() || t.Kind != article.DateTime {
			continue
		}
		firm := byYear
		if w.OneDay() {
			firm = byExplicit
		}
		words := t.In(s.r.Text)
		entry := s.entryAt(t.Span)
		if !entry && !s.inProse(t.Span) {
			continue
		}
		if entry && w.OneDay() {
			firm = byEntry
		}
		switch {
		case t.Rel.Toward == article.Past || entry && t.Rel.Toward != article.Future:
			s.own = append(s.own, limit{window{dayOf(w.From), openFuture}, firm, tellsPast(words, entry)})
		case t.Rel.Toward == article.Future && w.OneDay():
			s.ahead = append(s.ahead, limit{window{openPast, dayOf(w.To) - 1}, byExplicit, tellsAhead(words)})
		}
	}
}

// inProse reports whether a date stands behind a preposition. Without one it is
// mostly the stamp of a page: "Saturday, 2 May 2009, updated 21:33".
func (s *sheet) inProse(sp text.Span) bool {
	toks := s.r.Notes.Tokens
	i, _ := slices.BinarySearchFunc(toks, sp.Start, func(t text.Token, at int) int { return t.Start - at })
	return i > 0 && (s.lx.Times.Venue.Has(toks[i-1].Lower) || s.lx.Times.Before.Has(toks[i-1].Lower))
}

// entryAt reports whether the span is the date of a dated entry.
func (s *sheet) entryAt(sp text.Span) bool {
	n, found := slices.BinarySearchFunc(s.r.Blocks, sp.Start, func(b article.Block, at int) int {
		switch {
		case b.End <= at:
			return -1
		case b.Start > at:
			return 1
		}
		return 0
	})
	return found && s.r.Blocks[n].Kind == article.Entry && s.r.Blocks[n].Date.Contains(sp)
}

// elapsed reads "the nearly four-year-old war" beside "the invasion in 2022":
// the article was written when the war was that old.
func (s *sheet) elapsed() {
	for _, t := range s.r.Notes.Times {
		if t.Rel.Kind != article.ElapsedRel || t.Rel.Unit != article.Year || !t.Rel.About {
			continue
		}
		begin, ok := s.beginning()
		if !ok {
			return
		}
		years := -t.Rel.Offset
		from := begin.From.AddDate(years, -elapsedSlack, 0)
		to := begin.To.AddDate(years, 0, 0)
		s.own = append(s.own, limit{window{dayOf(from), dayOf(to)}, byElapsed, tellsElapsed(t.In(s.r.Text), begin)})
		return
	}
}

// elapsedSlack is how many months short of four years "nearly four years" may
// be.
const elapsedSlack = 7

// beginning is the only time at which the article says that a war or the like
// began: a year or day in the past beside "invasion" or "war".
func (s *sheet) beginning() (article.When, bool) {
	var begin article.When
	for _, t := range s.r.Notes.Times {
		if t.When.How != article.Explicit || t.Rel.Toward == article.Future || !t.When.Bounded() {
			continue
		}
		if !s.startsThere(t.Span) {
			continue
		}
		if begin.Known() && !begin.Meets(t.When) {
			return article.When{}, false
		}
		if !begin.Known() || t.When.Within(begin) {
			begin = t.When
		}
	}
	return begin, begin.Known()
}

// startsThere reports whether one of the three words before the date names
// something that lasts: "its full-scale invasion in 2022".
func (s *sheet) startsThere(sp text.Span) bool {
	toks := s.r.Notes.Tokens
	i, _ := slices.BinarySearchFunc(toks, sp.Start, func(t text.Token, at int) int { return t.Start - at })
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if s.lx.Times.Begins.Has(toks[j].Lower) {
			return true
		}
	}
	return false
}

// running reads "for a third consecutive day on Saturday": told as ahead, it was
// written on that day or the one before.
func (s *sheet) running() {
	toks := s.r.Notes.Tokens
	acts := &s.lx.Acts
	for i := 0; i+2 < len(toks); i++ {
		n := acts.Ordinals.Of(toks[i].Lower)
		if n < 2 || !acts.Running.Has(toks[i+1].Lower) || !acts.DayNouns.Has(toks[i+2].Lower) {
			continue
		}
		t, ok := s.weekdayIn(toks[i].Start)
		if ok && t.Rel.Toward == article.Future {
			s.weekdays &= 1<<t.Rel.Weekday | 1<<((t.Rel.Weekday+6)%7)
			s.weekdaysWhy = tellsRunning(s.r.Words(text.Span{Start: toks[i].Start, End: toks[i+2].End}), t.In(s.r.Text))
		}
	}
}

// weekdayIn is the only weekday of the sentence that holds byte at.
func (s *sheet) weekdayIn(at int) (article.Time, bool) {
	n := s.r.SentenceAt(at)
	if n < 0 {
		return article.Time{}, false
	}
	var found article.Time
	count := 0
	all, in := s.r.Notes.Times, s.r.Sentences[n]
	i, _ := slices.BinarySearchFunc(all, in.Start, func(t article.Time, at int) int { return t.Start - at })
	for ; i < len(all) && all[i].Start < in.End && count < 2; i++ {
		if all[i].Rel.Kind == article.WeekdayRel {
			found = all[i]
			count++
		}
	}
	return found, count == 1
}

// sentences collects what each sentence tells: its day, persons, places,
// figures and quotations.
func (s *sheet) sentences() {
	notes := s.r.Notes
	times, mentions, toks := notes.Times, notes.Mentions, notes.Tokens
	facts := make([]telling, len(s.r.Sentences))
	for n, sent := range s.r.Sentences {
		f := &facts[n]
		b := s.r.Blocks[sent.Block]
		from := sent.Start
		if b.Kind == article.Entry && !b.Date.Empty() && b.Date.End <= sent.Start && (n == 0 || s.r.Sentences[n-1].Block != sent.Block) {
			from = b.Date.Start
		}
		in := text.Span{Start: from, End: sent.End}
		f.of = s
		f.persons, f.cities = namesIn(&mentions, notes, in)
		f.quotes, f.acts = s.wordsIn(&toks, in)
		day := s.dayIn(&times, in, f)
		f.counts = s.countsIn(in)
		f.spoken = s.spokenIn(in)
		s.quoted = append(s.quoted, f.spoken...)
		if day {
			if w := plain(sent.In(s.r.Text)); strings.Count(w, " ") >= longSentence {
				f.plain = w
			}
			f.entry = b.Kind == article.Entry
			s.tellings = append(s.tellings, f)
		}
	}
	s.spreadHours(facts)
}

// dayIn notes the day that the sentence tells, if it tells one only, and its
// clock durations. It advances times past the sentence.
func (s *sheet) dayIn(times *[]article.Time, in text.Span, f *telling) bool {
	days := 0
	for len(*times) > 0 && (*times)[0].Start < in.End {
		t := (*times)[0]
		*times = (*times)[1:]
		if t.Start < in.Start {
			continue
		}
		if t.Kind == article.Duration && strings.HasPrefix(t.Value, "PT") {
			f.hours = append(f.hours, t.Value)
		}
		switch {
		case t.When.OneDay() && (t.When.How == article.Explicit || t.When.How == article.ByWeekday || t.When.How == article.YearFound ||
			t.When.How == article.Relative):
			d := dayOf(t.When.From)
			f.window, f.weekday = window{d, d}, weekdayOf(d)
			f.named = t.When.How == article.Explicit
		case t.Rel.Kind == article.WeekdayRel:
			f.window, f.weekday = always, t.Rel.Weekday
		default:
			continue
		}
		f.toward, f.words = t.Rel.Toward, t.In(s.r.Text)
		days++
	}
	return days == 1
}

// namesIn lists the persons and cities that a sentence names. It advances
// mentions past the sentence.
func namesIn(mentions *[]article.Mention, notes *article.Notes, in text.Span) (persons, cities []string) {
	for len(*mentions) > 0 && (*mentions)[0].Start < in.End {
		m := (*mentions)[0]
		*mentions = (*mentions)[1:]
		if m.Start < in.Start || m.Name < 0 || m.Name >= len(notes.Names) {
			continue
		}
		switch n := &notes.Names[m.Name]; {
		case n.Kind == article.Person:
			persons = append(persons, personKey(n.Full))
		case n.Kind == article.Place && (n.Known == "" || strings.HasPrefix(n.Known, "city/")):
			cities = append(cities, text.Fold(n.Full))
		}
	}
	return unique(persons), unique(cities)
}

// personKey is the last word of a name, since first names are often left out.
func personKey(full string) string {
	f := strings.Fields(text.Fold(full))
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// wordsIn lists the quotations of two or more words and the acts of a sentence.
// It advances toks past the sentence.
func (s *sheet) wordsIn(toks *[]text.Token, in text.Span) (quotes, acts []string) {
	var open []string
	inside := false
	for len(*toks) > 0 && (*toks)[0].Start < in.End {
		t := &(*toks)[0]
		*toks = (*toks)[1:]
		if t.Start < in.Start {
			continue
		}
		if t.Kind == text.Quote {
			if inside && len(open) > 1 {
				quotes = append(quotes, strings.Join(open, " "))
			}
			inside, open = !inside, nil
			continue
		}
		if inside && (t.Kind == text.Word || t.Kind == text.Number || t.Kind == text.Clitic) {
			open = append(open, t.Lower)
		}
		if c := s.lx.Acts.Nouns.Of(t.Lower); c != "" {
			acts = append(acts, c)
		} else if v, ok := s.lx.Acts.Verbs.Get(t.Lower); ok && s.lx.Acts.Weight.Of(v.Class) >= 1 {
			acts = append(acts, v.Class)
		}
	}
	return unique(quotes), unique(acts)
}

// longSentence is how many blanks a sentence has that two reports only share if
// one has it from the other.
const longSentence = 12

// countsIn lists the figures of a sentence that are not durations, with what
// they count: "13 person".
func (s *sheet) countsIn(in text.Span) []string {
	all := s.r.Notes.Figures
	i, _ := slices.BinarySearchFunc(all, in.Start, func(f article.Figure, at int) int { return f.Start - at })
	var out []string
	for ; i < len(all) && all[i].Start < in.End; i++ {
		if f := &all[i]; f.Kind != article.Measure && f.Value >= distinctive && f.Value == f.High {
			out = append(out, strconv.FormatFloat(f.Value, 'g', -1, 64)+" "+f.Unit)
		}
	}
	return unique(out)
}

// distinctive is the least figure that tells one happening from another.
const distinctive = 4

// spokenIn lists the quotations of a sentence whose speaker is known.
func (s *sheet) spokenIn(in text.Span) []quoted {
	all := s.r.Notes.Statements
	i, _ := slices.BinarySearchFunc(all, in.Start, func(st article.Statement, at int) int { return st.Start - at })
	var out []quoted
	for ; i < len(all) && all[i].Start < in.End; i++ {
		var speakers []string
		for _, n := range all[i].Speakers {
			if n >= 0 && n < len(s.r.Notes.Names) {
				speakers = append(speakers, personKey(s.r.Notes.Names[n].Full))
			}
		}
		if len(speakers) == 0 || all[i].Kind != article.Speech {
			continue
		}
		for _, q := range all[i].Quotes {
			if words := plain(q.In(s.r.Text)); strings.Contains(words, " ") && in.Contains(q) {
				out = append(out, quoted{words, unique(speakers)})
			}
		}
	}
	return out
}

// plain is a quotation without its marks and punctuation, in lower case.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(text.Fold(s), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsNumber(c) && c != '\''
	}), " ")
}

// spreadHours gives the clock durations of sentences without a day to the
// telling that they belong to: "the five-hour meeting" two paragraphs on. That
// is the first of those in the past that share most persons and an act.
func (s *sheet) spreadHours(facts []telling) {
	for i := range facts {
		f := &facts[i]
		if len(f.hours) == 0 || f.told() {
			continue
		}
		var best *telling
		most := 0
		for _, t := range s.tellings[:min(len(s.tellings), spread)] {
			n := shared(t.persons, f.persons)
			if n > most && t.toward != article.Future && shared(t.acts, f.acts) > 0 && !clash(t.cities, f.cities) {
				best, most = t, n
			}
		}
		if best != nil && len(best.hours) == 0 {
			best.hours = f.hours
		}
	}
}

// spread bounds how many tellings are asked for, so that a page of ten thousand
// meetings costs no square.
const spread = 100

// clash reports whether both name something and nothing is the same.
func clash(a, b []string) bool { return len(a) > 0 && len(b) > 0 && shared(a, b) == 0 }

// told reports whether the sentence names a day of its own.
func (t *telling) told() bool { return t.words != "" }

// resolve works out the days of the weekdays the article tells, as far as every
// day it may have been written on gives the same.
func (s *sheet) resolve() {
	if !s.days.bounded() || s.days.days() > 7 {
		return
	}
	for _, t := range s.tellings {
		if t.resolved() {
			continue
		}
		a, b := weekdayFrom(s.days.lo, t.weekday, t.toward), weekdayFrom(s.days.hi, t.weekday, t.toward)
		t.window = window{min(a, b), max(a, b)}
	}
}

// weekdayFrom is the first such weekday on or after day, or the last on or
// before it.
func weekdayFrom(day int, w time.Weekday, toward article.Direction) int {
	if toward == article.Future {
		return day + (int(w)-int(weekdayOf(day))+7)%7
	}
	return day - (int(weekdayOf(day))-int(w)+7)%7
}

// shared counts what two sorted lists have in common.
func shared(a, b []string) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i], b[j]); {
		case c == 0:
			n++
			i++
			j++
		case c < 0:
			i++
		default:
			j++
		}
	}
	return n
}

func unique(s []string) []string {
	slices.Sort(s)
	return slices.Compact(s)
}
