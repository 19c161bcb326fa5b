package timeline

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// longest is how many bytes a sentence has at the most that tells an event: a
// longer one is a transcript or a list, and its dates can belong to anything.
const longest = 700

// dating decides whether a date dates what its clause tells, or only something
// the clause speaks of. Where that is open it says no: an event without a day
// is better than one on a wrong day.
type dating struct {
	words  *lang.Language
	clause article.Clause
	toks   []text.Token // of the clause
	next   string       // the word behind the clause
}

// belongs reports whether tm dates the act of the clause.
func (d *dating) belongs(tm article.Time, written article.When) bool {
	first := d.at(tm.Start)
	last := d.at(tm.End)
	if first >= len(d.toks) || d.inQuote(first) {
		return false
	}
	if first == 0 && d.lower(last) == ":" {
		return false // "JUNE 8: …" is a label
	}
	return !d.bounds(first) && !d.aside(first, last) && !d.planned(first) && !d.describes(tm, first, last) && !d.relates(tm, first) && !d.reduced(tm, first, last) && !d.ranges(first, last) && !d.compares(first) && !d.ofNoun(first) && !d.modifies(tm, first, last) &&
		!d.otherVerb(tm, first) && !d.nextVerb(tm, first, last) && d.tenseFits(tm, written)
}

// at is the index of the first token that begins at or after byte i.
func (d *dating) at(i int) int {
	n, _ := slices.BinarySearchFunc(d.toks, i, func(t text.Token, i int) int { return t.Start - i })
	return n
}

func (d *dating) lower(i int) string {
	if i < 0 || i >= len(d.toks) {
		return ""
	}
	return d.toks[i].Lower
}

// inQuote reports whether token i stands inside quotation marks: verbs there
// are not read, so their dates are not either.
func (d *dating) inQuote(i int) bool {
	in := false
	for _, t := range d.toks[:i] {
		if t.Kind == text.Quote && t.Norm == `"` {
			in = !in
		}
	}
	return in
}

// bounds reports whether the date only limits the act: "less than two weeks
// before Christmas", "until March", "the first since 2006".
func (d *dating) bounds(first int) bool {
	i := first - 1
	for d.words.Words.Articles.Has(d.lower(i)) {
		i--
	}
	if d.lower(i) == "least" && d.lower(i-1) == "at" {
		i -= 2 // "until at least Wednesday"
	}
	w := d.lower(i)
	if d.words.Acts.Deadlines.Has(w) && d.clause.Tense == article.Past && d.form() == lang.PastForm {
		return true // "had demanded control of the jail by Friday"
	}
	return d.words.Acts.Bounding.Has(w) || w == "of" && d.words.Acts.Bounding.Has(d.lower(i-1))
}

// before is the index of the word before token i, a preposition passed over.
func (d *dating) before(i int) int {
	if d.words.Words.Prepositions.Has(d.lower(i - 1)) {
		i--
	}
	return i - 1
}

// ranges reports whether the date is only where a range begins: "from 6 May
// until the storm".
func (d *dating) ranges(first, last int) bool {
	next := d.lower(last)
	if last == len(d.toks) {
		next = d.next
	}
	return d.lower(first-1) == "from" && d.words.Acts.Ranging.Has(next)
}

// compares reports whether the date belongs to a figure that the act is
// measured against: "fell to 600,000 from 800,000 in 2010".
func (d *dating) compares(first int) bool {
	acts := &d.words.Acts
	figure := false
	for k := d.before(first); k >= max(0, first-7) && d.toks[k].Kind != text.Punct; k-- {
		w := d.lower(k)
		if acts.Comparing.Has(w) && d.words.Words.Prepositions.Has(d.lower(k+1)) {
			return true // "compared to hardly any in 2010", "more than in 2010"
		}
		if figure && (acts.Comparing.Has(w) || w == "from" && (acts.Measuring.Has(d.clause.Act) || acts.Changing.Has(d.clause.Base) || acts.Measuring.Has(d.lower(k-1)))) {
			return true
		}
		figure = figure || d.toks[k].Kind == text.Number
	}
	return false
}

// aside reports whether the date belongs to a noun in a phrase that hangs on what
// another clause tells: "cut the visit short because of Thursday's summit".
func (d *dating) aside(first, last int) bool {
	return d.noun() && d.clause.Sub && d.lower(last) == "'s" && d.words.Words.Prepositions.Has(d.lower(first-1))
}

// planned reports whether the date only says for when that was planned of which
// the clause tells: "the talks due on Friday were called off".
func (d *dating) planned(first int) bool {
	k := first - 1
	for k > 0 && (d.words.Words.Prepositions.Has(d.lower(k)) || d.words.Words.Articles.Has(d.lower(k))) {
		k--
	}
	plans := &d.words.Plans
	if k < 0 || !plans.Planned.Has(d.lower(k)) || d.toks[k].Span == d.clause.Verb || d.words.Acts.Subjects.Has(d.lower(k-1)) {
		return false
	}
	return !d.words.Acts.Auxiliaries.Has(d.lower(k - 1))
}

// moved reports whether the date is the day to which the clause says something is
// moved.
func (d *dating) moved(tm article.Time) bool {
	return d.words.Plans.NewDay(d.toks, d.at(tm.Start))
}

// describes reports whether the date stands in an apposition before the act:
// "Sand, champion of Orlo in 2010, was named …".
func (d *dating) describes(tm article.Time, first, last int) bool {
	if tm.End > d.clause.Verb.Start || d.lower(last) != "," {
		return false
	}
	k := first - 1
	for k > 0 && d.toks[k].Kind != text.Punct {
		k--
	}
	head := d.lower(k + 1)
	return k > 0 && k < d.before(first) && d.lower(k) == "," && !d.words.Words.Prepositions.Has(head) && !d.words.Acts.Gerunds.Has(head) &&
		!slices.ContainsFunc(d.toks[k+1:first], d.past)
}

// relates reports whether the date stands in a relative clause before the act: "the
// strike that was to begin today has been called off".
func (d *dating) relates(tm article.Time, first int) bool {
	if d.clause.Verb.Empty() || tm.End > d.clause.Verb.Start {
		return false
	}
	for k := first - 1; k >= 0 && (d.toks[k].Kind != text.Punct || d.toks[k].Norm == "-"); k-- {
		if w := d.toks[k].Lower; d.words.Acts.Relatives.Has(w) || k > 0 && d.words.Acts.Restricting.Has(w) {
			return slices.ContainsFunc(d.toks[k+1:first], func(t text.Token) bool {
				_, verb := d.words.Acts.Verbs.Get(t.Lower)
				return verb || d.past(t)
			})
		}
	}
	return false
}

// reduced reports whether the date stands behind a participle that only says which
// one is meant, right before the act: "the boat found this autumn was built in 2031".
func (d *dating) reduced(tm article.Time, first, last int) bool {
	acts := &d.words.Acts
	if d.clause.Verb.Empty() || tm.End > d.clause.Verb.Start {
		return false
	}
	for k := last; k < len(d.toks) && d.toks[k].Span != d.clause.Verb; k++ {
		if w := d.lower(k); !acts.Auxiliaries.Has(w) && !acts.Negators.Has(w) && !acts.IsAdverb(w) {
			return false
		}
	}
	for k := first - 1; k > 0 && d.toks[k].Kind == text.Word; k-- {
		if before := d.toks[k-1]; d.past(d.toks[k]) && before.Kind == text.Word {
			return !acts.Auxiliaries.Has(before.Lower) && !acts.IsAdverb(before.Lower) && !acts.Subjects.Has(before.Lower) && !acts.Determiners.Has(before.Lower)
		}
	}
	return false
}

// ofNoun reports whether the date stands right behind somebody's act in a noun,
// "her inauguration eight years ago", or behind a noun that only bounds the act,
// "since their loss in 2029", unless that noun tells the act.
func (d *dating) ofNoun(first int) bool {
	for k := d.before(first); k >= max(0, first-9); k-- {
		w := d.lower(k)
		if d.toks[k].Span == d.clause.Verb || d.toks[k].Kind == text.Punct {
			break
		}
		if next := d.lower(k + 1); d.words.Acts.Bounding.Has(w) && d.words.Acts.Openers.Has(w) && (d.words.Words.Articles.Has(next) || d.words.Acts.Possessives.Has(next)) {
			return true
		}
		if w == "of" && d.words.Acts.Bounding.Has(d.lower(k-1)) {
			return true // "in advance of her visit there on Thursday"
		}
		_, verb := d.words.Acts.Verbs.Get(w)
		if _, noun := d.words.Acts.Nouns.Get(w); verb && !noun && k < d.before(first) {
			break
		}
	}
	_, noun := d.words.Acts.Nouns.Get(d.lower(first - 1))
	if !noun || d.toks[first-1].Span == d.clause.Verb || d.words.Acts.Light.Has(d.lower(d.at(d.clause.Verb.Start))) {
		return false
	}
	for k := first - 2; k >= max(0, first-ownerNear) && d.toks[k].Span != d.clause.Verb; k-- {
		owner := d.lower(k)
		if owner == "'s" || d.words.Acts.Possessives.Has(owner) {
			return true // "Sand's first inauguration eight years ago"
		}
		if d.toks[k].Kind != text.Word || d.words.Words.Stop.Has(owner) && d.words.Words.Prepositions.Has(owner) {
			return false
		}
	}
	return false
}

// ownerNear is how many words before its date the owner of an act stands.
const ownerNear = 4

// modifies reports whether the date belongs to a noun: "the 2012 bombing",
// "Monday's list", "a Friday news dump", "2020 candidates". Where that noun is
// what tells the act, its date is the act's.
func (d *dating) modifies(tm article.Time, first, last int) bool {
	prev := d.lower(first - 1)
	switch {
	case d.lower(last) == "'s":
		last++
	case d.words.Words.Articles.Has(d.lower(first)) && digits(d.toks[first:last]) && d.nounAt(last): // "the 6 April youth group"
	case d.words.Words.Articles.Has(prev), prev == "'s", d.words.Acts.Possessives.Has(prev):
	case prev == "of" && last < len(d.toks) && d.toks[last].Kind == text.Word && d.toks[last].IsUpperInitial():
		return true // "the head of September 11th Sailors"
	case first > 0 && (prev == "of" || d.toks[first-1].Kind == text.Number) && digits(d.toks[first:last]) && d.nounAt(last):
		return true // "families of March 11 victims", "the 19 March 11 hijackers"
	case ordinal(d.toks[first:last]):
		return d.nounAt(last)
	case !coarse(tm):
		// "popular Christmas shows"; but "said Monday talks had failed".
		relative := tm.Rel.Kind == article.WeekdayRel || tm.Rel.Kind == article.OffsetRel
		return !relative && first > 0 && d.nounAt(last) && !digits(d.toks[first:last])
	case first == 0, first == 1 && d.words.Words.Prepositions.Has(prev):
		return false // "In 2010 the ministry …"
	case d.words.Words.Prepositions.Has(prev) && prev != "of", prev == ",":
		return d.nounAt(last)
	}
	for k := last; k < min(last+4, len(d.toks)) && d.toks[k].Kind == text.Word; k++ {
		if d.toks[k].Span == d.clause.Verb {
			return false
		}
	}
	return true
}

// nounAt reports whether token i is a word that a date before it would belong
// to: neither a small word nor a verb.
func (d *dating) nounAt(i int) bool {
	if i >= len(d.toks) || d.toks[i].Kind != text.Word || !d.toks[i].Space {
		return false
	}
	w := d.toks[i].Lower
	_, verb := d.words.Acts.Verbs.Get(w)
	return !verb && !d.words.Words.Stop.Has(w)
}

// ordinal reports whether the words of a date are nothing but an ordinal: "the
// 14th", "14th".
func ordinal(toks []text.Token) bool {
	if len(toks) == 0 || len(toks) > 3 {
		return false
	}
	for _, t := range toks {
		if t.Kind == text.Word && t.Norm != t.Lower {
			return false // a month or weekday
		}
	}
	w := toks[len(toks)-1].Lower
	n := strings.TrimRight(w, "stndrh")
	return w[0] >= '0' && w[0] <= '9' && (len(n) < len(w) || w == "th")
}

// digits reports whether the words of a date have a number among them: those of
// a feast do not.
func digits(toks []text.Token) bool {
	return slices.ContainsFunc(toks, func(t text.Token) bool { return t.Kind == text.Number || t.Lower[0] >= '0' && t.Lower[0] <= '9' })
}

// coarse reports whether a date is a named year, month or season: what stands
// before nouns as often as behind prepositions.
func coarse(tm article.Time) bool {
	if tm.Rel.Kind == article.OffsetRel {
		return false // "last year"
	}
	switch tm.When.Gran {
	case article.Year, article.Month, article.Quarter, article.Season:
		return true
	}
	return false
}

// otherVerb reports whether another verb stands between the act and the date,
// which is likelier to be dated by it: "passed an extension of cuts approved
// 15 years ago", "agreed to hold talks on Friday". So is one in a relative
// clause that is still open: "helped Orlo, which could cancel fees on Friday".
func (d *dating) otherVerb(tm article.Time, first int) bool {
	if d.clause.Verb.Empty() || tm.Start < d.clause.Verb.End {
		return false
	}
	acts := &d.words.Acts
	open := true // no comma stands between here and the date
	for k := first - 1; k >= 0 && d.toks[k].Start >= d.clause.Verb.End; k-- {
		if d.toks[k].Norm == "," {
			open = false
		}
		w := d.lower(k)
		prev := d.lower(k - 1)
		if acts.Charging.Has(prev) && strings.HasSuffix(w, d.words.Times.Progressive) && coarse(tm) {
			return true // "found guilty of shooting two in October 2011"
		}
		if open && acts.Relatives.Has(w) && prev == "," {
			return true
		}
		if open && acts.Restricting.Has(w) && k+1 < first && d.noun() && d.past(d.toks[k+1]) {
			return true // "a vote like the one that preceded the war last month"
		}
		v, ok := acts.Verbs.Get(w)
		if !ok || d.toks[k].Kind != text.Word || d.inQuote(k) || k > 0 && d.toks[k-1].Norm == "-" {
			continue
		}
		_, noun := acts.Nouns.Get(w)
		switch v.Form {
		case lang.PastForm:
			if d.joined(k) {
				return false // "were killed and 14 injured on Monday"
			}
			if !noun && (prev == "that" || !acts.Determiners.Has(prev) && !d.words.Words.Articles.Has(prev)) || acts.Auxiliaries.Has(prev) {
				return true
			}
		case lang.BaseForm:
			if prev == "to" || acts.Modals.Has(prev) {
				return true
			}
		case lang.ThirdForm:
			if acts.Subjects.Has(prev) {
				return true
			}
		case lang.IngForm:
			if d.clause.Tense == article.Future && !noun {
				return true // "will drive away voters from people running in the fall"
			}
		}
	}
	return false
}

// joined reports whether the verb at k goes on telling what the clause tells, so
// that both have one date: "were killed and 14 injured on Monday", "died and
// eleven were burned on Thursday".
func (d *dating) joined(k int) bool {
	acts := &d.words.Acts
	if d.clause.Act == "say" || d.clause.Act == "" || d.noun() {
		return false
	}
	n := k - 1
	for acts.Auxiliaries.Has(d.lower(n)) || acts.IsAdverb(d.lower(n)) {
		n--
	}
	for m := 0; m < counted && n > 0 && d.lower(n) != "and" && !d.words.Words.Pronouns.Has(d.lower(n)) && d.toks[n].Kind != text.Punct; m++ {
		n--
	}
	if n < 0 || d.lower(n) != "and" || d.toks[n].Start < d.clause.Verb.End {
		return false
	}
	counts := n+1 == k || d.toks[n+1].Kind == text.Number || d.times(n+1, lang.Numeral, lang.Many)
	for m := d.at(d.clause.Verb.End); counts && m < n; m++ {
		counts = !d.times(m, lang.Weekday, lang.NearDay, lang.Month, lang.Shift)
	}
	return counts
}

// times reports whether token i can be one of these in an expression of time.
func (d *dating) times(i int, classes ...lang.TimeClass) bool {
	return slices.ContainsFunc(d.words.Times.Words.Of(d.lower(i)), func(w lang.TimeWord) bool { return slices.Contains(classes, w.Class) })
}

// counted is how many words name those who are counted: "a dozen others".
const counted = 3

// nextVerb reports whether a verb behind the date is dated by it instead: one
// whose clause the date opens, as in "… and on Wednesday he left"; or, if the act
// is an infinitive behind the date, a verb before that is not told as done:
// "meet on Friday to sign", but not "voted on Friday to demand".
func (d *dating) nextVerb(tm article.Time, first, last int) bool {
	if d.clause.Verb.Empty() {
		return false
	}
	if tm.End <= d.clause.Verb.Start {
		at := d.at(d.clause.Verb.Start)
		if k := slices.IndexFunc(d.toks[last:at], d.parts); k >= 0 && d.clause.Tense == article.Future && !slices.ContainsFunc(d.toks[last:last+k], d.past) {
			return true // "this week — and new alarm that he will leave"
		}
		return d.form() == lang.BaseForm && d.lower(at-1) == "to" && d.clause.Tense == article.Either && !d.aim()
	}
	k := d.before(first)
	if k < 0 || !d.words.Words.Conjunctions.Has(d.lower(k)) || last >= len(d.toks) {
		return false
	}
	next := d.toks[last]
	return next.Kind == text.Word && (d.words.Words.Pronouns.Has(next.Lower) || d.words.Words.Determiners.Has(next.Lower) || next.IsUpperInitial())
}

// aim reports whether the act is what something was done for: "voted on Friday
// to demand". The day is that of the doing.
func (d *dating) aim() bool {
	at := d.at(d.clause.Verb.Start)
	if at == 1 {
		at = len(d.toks) // "To restore order, she declared on Friday …"
	}
	return d.form() == lang.BaseForm && d.lower(d.at(d.clause.Verb.Start)-1) == "to" && slices.ContainsFunc(d.toks[:at], d.past)
}

// past reports whether a word looks like a verb in the past, known or not.
func (d *dating) past(t text.Token) bool {
	v, ok := d.words.Acts.Verbs.Get(t.Lower)
	return ok && v.Form == lang.PastForm || d.words.Words.Past.Of(t.Lower) != "" || strings.HasSuffix(t.Lower, "ed") && t.Lower == t.Norm
}

// parts reports whether a token parts what is before it from what is behind.
func (d *dating) parts(t text.Token) bool {
	return d.words.Acts.Openers.Has(t.Lower) || t.Norm == "—" || t.Norm == "–" && t.Space
}

// tenseFits reports whether the day lies where the clause's tense puts it: a
// day to come needs a word that looks ahead, a month that is not over a tense
// that says which part of it is meant, and what will be is not over.
func (d *dating) tenseFits(tm article.Time, written article.When) bool {
	if tm.Rel.Kind == article.OffsetRel && tm.Rel.Unit == article.Day && (tm.Rel.Offset < -2 || tm.Rel.Offset > 2) {
		return false // "18 days ago" is counted by every writer in his own way
	}
	w, tense := tm.When, d.clause.Tense
	if w.How == article.Narrative && (!w.OneDay() || tense != article.Past) {
		return false // "in December": of which year hangs on a year named somewhere before
	}
	if !w.Bounded() || !written.OneDay() {
		return true
	}
	switch {
	case !w.From.Before(written.To): // to come
		return tense == article.Future || d.noun() || tense == article.Either && (!w.OneDay() || d.form() == lang.ThirdForm || d.form() == lang.BaseForm && d.presents())
	case !w.To.After(written.From): // over
		if tense == article.Either && w.OneDay() && !d.noun() && d.form() != lang.IngForm && !d.aim() {
			return false // "the fair starts on Sunday" and is not over
		}
		if w.From.Before(written.From.AddDate(0, 0, -newsDays)) && d.willBe() {
			return false // the words are older than the article: a line under a picture, a box
		}
		return tense != article.Future || w.OneDay() && w.How == article.Explicit
	case !w.OneDay():
		return tense != article.Either
	}
	return true
}

// willBe reports whether the clause says that something will be, not that it would.
func (d *dating) willBe() bool {
	at := d.at(d.clause.Verb.Start)
	return slices.ContainsFunc(d.toks[:min(at, len(d.toks))], func(t text.Token) bool { return d.words.Acts.Coming.Has(t.Lower) })
}

// presents reports whether the act is told of several in the present: "ministers
// meet on Friday".
func (d *dating) presents() bool {
	at := d.at(d.clause.Verb.Start)
	return at < len(d.toks) && d.words.Acts.Presents(&d.words.Words, d.toks, at)
}

// form is the form of the clause's verb.
func (d *dating) form() lang.VerbForm {
	return d.words.Acts.Verbs.Of(d.lower(d.at(d.clause.Verb.Start))).Form
}

// noun reports whether a noun tells the act.
func (d *dating) noun() bool { return d.clause.Base == "" && !d.clause.Verb.Empty() }

// supposed reports whether the clause only supposes what it tells: "if the
// board agrees", "the list may come on Saturday".
func supposed(c article.Clause, toks []text.Token, acts *lang.Acts) bool {
	if len(toks) == 0 {
		return false
	}
	n, _ := slices.BinarySearchFunc(toks, c.Verb.Start, func(t text.Token, i int) int { return t.Start - i })
	if acts.Supposing.Has(toks[0].Lower) {
		return true
	}
	for k := 1; k < n; k++ {
		if acts.Supposing.Has(toks[k].Lower) && toks[k-1].Lower == "that" {
			return true // "said that if the board agrees"
		}
	}
	for k := n - 1; k >= max(0, n-3); k-- {
		if acts.Maybe.Has(toks[k].Lower) {
			return true
		}
	}
	return false
}

// imagined reports whether a sentence tells what would be if something else
// were so.
func imagined(c article.Clause, toks []text.Token, acts *lang.Acts) bool {
	would, supposes, quoted := false, false, false
	for _, t := range toks {
		if t.Kind == text.Quote && t.Norm == `"` {
			quoted = !quoted
		}
		if quoted {
			continue
		}
		supposes = supposes || acts.Supposing.Has(t.Lower)
		would = would || t.Lower == "would" && t.Start < c.Verb.Start && t.Start >= c.Start
	}
	return would && supposes
}

// asks reports whether a sentence is a question.
func asks(toks []text.Token) bool {
	for i := len(toks) - 1; i >= max(0, len(toks)-2); i-- {
		if toks[i].Norm == "?" {
			return true
		}
	}
	return false
}

// ownDay drops what only goes with a day of the same clause: days counted from
// another, as in "on 21 November, the last day of the war", and times longer
// than a day, as in "returned on Tuesday to a mood much worse than last week".
func ownDay(dates []article.Time) []article.Time {
	firm := slices.ContainsFunc(dates, func(t article.Time) bool { return t.When.OneDay() && t.When.How != article.Narrative })
	if !firm {
		return dates
	}
	return slices.DeleteFunc(dates, func(t article.Time) bool {
		return t.When.How == article.Narrative || t.When.Known() && !t.When.OneDay()
	})
}
