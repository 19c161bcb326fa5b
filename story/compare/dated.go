package compare

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// What happens once has one day and one hour: "broke out shortly after 2 a.m.",
// "began at half past three in the morning". Two tellings are of one act if
// their clauses tell the same of the same things, as with figures, and both say
// when that came about.

// dated is an act with the time its clause states.
type dated struct {
	filler
	at      text.Span
	day     article.When // zero if only an hour is told
	act     string       // the class of its verb or noun
	minute  int          // of the day, -1 if none is told
	loose   bool         // "about three", "shortly after two"
	main    deed         // what it tells, if that happens once
	begins  bool         // the clause says that something came about
	vague   bool         // and does not say what: "it started"
	subject []deed       // nouns before its verb
	late    bool         // it has a word for the end of a day
	early   bool         // or for its beginning
}

// datings are the acts of the story whose clause states a day or an hour.
func (c *comparison) datings() []dated {
	var out []dated
	episodes := c.stage
	for i := range c.lines {
		l := &c.lines[i]
		if l.witness == "" || !l.reading.Date.OneDay() || !readable(l.reading) || runOn(l) || l.denies || setApart(l) {
			continue
		}
		for _, cl := range l.clauses {
			if d, ok := c.datingOf(l, cl); ok {
				d.episode = episodes[l.reading.ID]
				out = append(out, d)
				c.reads("date", l)
			}
		}
	}
	return out
}

// longestDate is how many days the time of an act may span that is told with it:
// a month.
const longestDate = 31

func (c *comparison) datingOf(l *line, cl article.Clause) (dated, bool) {
	r := l.reading
	words := lang.For(r.Lang)
	d := dated{filler: filler{line: l}, minute: -1, act: cl.Act}
	toks := story.TokensIn(r.Notes.Tokens, cl.Span)
	if cl.Negated || underWay(words, toks) {
		return d, false
	}
	var days []article.Time
	for _, t := range startingIn(r.Notes.Times, cl.Span, func(t article.Time) int { return t.Start }) {
		if t.When.Bounded() && t.When.To.Sub(t.When.From) <= longestDate*24*time.Hour && !limits(r, cl.Span, t.Span) {
			days = append(days, t)
		}
	}
	if slices.ContainsFunc(toks, func(t text.Token) bool { return t.Norm == "(" }) {
		return d, false // "(Update 4:02 p.m. ET)"
	}
	if len(days) > 1 {
		days = days[:1] // "on Monday afternoon had burned 900 hectares by Tuesday noon"
	}
	if at, n, loose, ok := clockIn(words, toks); ok && pastToken(words, toks) {
		d.at, d.minute, d.loose = at, n, loose
	}
	if len(days) == 1 {
		d.day = days[0].When
		if d.at.Empty() {
			d.at = days[0].Span
		}
	}
	if d.at.Empty() {
		return d, false
	}
	d.figure = article.Figure{Span: d.at}
	d.read(cl.Span, toks)
	d.clause = termsOf(c.story, r, cl.Span).without(term.isFigure)
	c.scale.weigh(&d.clause)
	d.people, d.bodies = c.peopleIn(r, cl.Span)
	if d.minute >= 0 && d.day.Known() && d.day.From.After(r.Date.From) && !d.ahead {
		return d, false // a remark of a reader, printed below an article of days before
	}
	d.begin(words, toks)
	if unrepeated[cl.Act] || comesAbout[cl.Act] {
		d.main = deed{cl.Base, cl.Act, slices.Concat(words.Kin.Senses.Of(words.Root(cl.Base)), words.Kin.Senses.Of(words.Root(cl.Act)))}
	}
	for _, t := range toks {
		d.late, d.early = d.late || words.Clocks.Late.Has(t.Lower), d.early || words.Clocks.Early.Has(t.Lower)
	}
	return d, true
}

// underWay reports whether a clause tells what was going on at its time, and so began
// at another: "at four he was sitting in the cabin".
func underWay(words *lang.Language, toks []text.Token) bool {
	for i, t := range toks[:max(len(toks)-1, 0)] {
		if words.Acts.Auxiliaries.Has(t.Lower) && !words.Acts.PresentHelpers.Has(t.Lower) && strings.HasSuffix(toks[i+1].Lower, words.Times.Progressive) {
			return true
		}
	}
	return false
}

// pastToken reports whether no helper of the present stands in a clause: "it is
// 8 p.m. here".
func pastToken(words *lang.Language, toks []text.Token) bool {
	return !slices.ContainsFunc(toks, func(t text.Token) bool {
		return words.Acts.PresentHelpers.Has(t.Lower) || t.Kind == text.Clitic && words.Acts.Auxiliaries.Has(t.Lower) || words.Measures.Interim.Has(t.Lower)
	})
}

// begin notes whether a clause says that something came about, and what.
func (d *dated) begin(words *lang.Language, toks []text.Token) {
	table := &words.Clocks
	for i, t := range toks {
		v := words.Acts.Verbs.Of(t.Lower)
		if !table.Begin.Has(v.Base) && !follows(toks[i:], table.BeginPhrases) {
			continue
		}
		d.begins = true
		for k, s := range toks[:i] {
			switch {
			case s.Kind != text.Word:
				d.subject, d.vague = nil, false // "on Tuesday, the fire"
			case table.Vague.Has(s.Lower):
				d.vague = true
			case !words.Words.Stop.Has(s.Lower) && !words.Acts.Auxiliaries.Has(s.Lower) && s.Norm == s.Lower:
				root := words.RootAt(toks, k)
				d.subject = append(d.subject, deed{root: root, class: words.Acts.Nouns.Of(s.Lower), senses: words.Kin.Senses.Of(root)})
			}
		}
		return
	}
}

// clockIn reads the hour a clause states, in minutes from midnight, if it is
// known which half of the day it lies in.
func clockIn(words *lang.Language, toks []text.Token) (at text.Span, minute int, loose, ok bool) {
	table := &words.Clocks
	half := -1 // of the day, if the clause says
	for _, t := range toks {
		switch {
		case table.Forenoon.Has(t.Lower):
			half = 0
		case table.Afternoon.Has(t.Lower):
			half = 12 * 60
		}
	}
	for i := range toks {
		n, from, end := hourAt(words, toks, i)
		if end == 0 {
			continue
		}
		if n < 12*60+60 && n >= 0 && half >= 0 && table.Hours.Of(toks[end-1].Lower) == 0 {
			n = n%(12*60) + half
		} else if half < 0 && n < 13*60 && table.Hours.Of(toks[end-1].Lower) == 0 {
			continue // which half of the day?
		}
		for k := max(0, from-2); k < from; k++ {
			loose = loose || table.About.Has(toks[k].Lower)
		}
		if end < len(toks) && (table.Marks.Has(toks[end].Lower) || table.Forenoon.Has(toks[end].Lower) || table.Afternoon.Has(toks[end].Lower)) {
			end++
		}
		return text.Span{Start: toks[from].Start, End: toks[end-1].End}, n % (24 * 60), loose, true
	}
	return text.Span{}, 0, false, false
}

// hourAt reads an hour that begins at token i: its minutes, and the tokens it
// begins at and ends before; 0 if none does.
func hourAt(words *lang.Language, toks []text.Token, i int) (minute, from, end int) {
	table := &words.Clocks
	number := func(k int) (int, bool) {
		if k >= len(toks) {
			return 0, false
		}
		if w := toks[k].Lower; w != "" && (w[0] < '0' || w[0] > '9') {
			n, ok := table.Numbers.Get(w)
			return n, ok
		}
		if n, err := strconv.Atoi(toks[k].Lower); err == nil {
			return n, true
		}
		n, ok := table.Numbers.Get(toks[k].Lower)
		return n, ok
	}
	whole := func(k int) (int, bool) {
		if k < len(toks) && table.Hours.Of(toks[k].Lower) > 0 {
			return table.Hours.Of(toks[k].Lower), true
		}
		n, ok := number(k)
		return n * 60, ok && n >= 1 && n <= 24
	}
	part, parted := table.Parts.Get(toks[i].Lower)
	if n, ok := number(i); ok && n > 0 && n < 60 && !parted && i > 0 && table.Cues.Has(toks[i-1].Lower) { // not "15 to 20 years"
		part, parted = n, true
	}
	if parted && i+2 < len(toks) && (table.Past.Has(toks[i+1].Lower) || table.To.Has(toks[i+1].Lower)) {
		if h, ok := whole(i + 2); ok {
			if table.To.Has(toks[i+1].Lower) {
				part = -part
			}
			return h + part, i, i + 3
		}
	}
	if table.Hours.Of(toks[i].Lower) > 0 && i > 0 && (table.Cues.Has(toks[i-1].Lower)) {
		return table.Hours.Of(toks[i].Lower), i, i + 1
	}
	h, ok := number(i)
	end = i + 1
	if w, m, dotted := strings.Cut(toks[i].Lower, "."); dotted && toks[i].Kind == text.Number && len(m) == 2 {
		a, errA := strconv.Atoi(w)
		b, errB := strconv.Atoi(m)
		if errA == nil && errB == nil && b < 60 {
			h, minute, ok = a, b, true
		}
	} else if ok && i+2 < len(toks) && toks[i+1].Norm == ":" && len(toks[i+2].Lower) == 2 && toks[i].Kind == text.Number {
		b, err := strconv.Atoi(toks[i+2].Lower)
		if err != nil || b > 59 {
			return 0, 0, 0
		}
		minute, end = b, i+3
	}
	if !ok || h < 0 || h > 24 {
		return 0, 0, 0
	}
	next := ""
	if end < len(toks) {
		next = toks[end].Lower
	}
	marked := table.Marks.Has(next) || table.Forenoon.Has(next) || table.Afternoon.Has(next) || end == i+3
	in := end+2 < len(toks) && next == "in" && (table.Forenoon.Has(toks[end+2].Lower) || table.Afternoon.Has(toks[end+2].Lower))
	if !marked && !(in && i > 0 && table.Cues.Has(toks[i-1].Lower)) {
		return 0, 0, 0
	}
	return h*60 + minute, i, end
}

// hourApart is how many minutes two hours told of one act differ at least that
// cannot both be so; looseApart if one is told less exactly.
const (
	hourApart  = 20
	looseApart = 40
)

// mostApart is how many days two days of one act may be apart.
const mostApart = 45

// rivalDates reports whether two tellings are of one act and give it times that
// cannot both be so.
func (c *comparison) rivalDates(all []dated, a, b dated) bool {
	if a.line.reading.ID == b.line.reading.ID || a.line.witness == b.line.witness || a.ahead != b.ahead || !(a.episode == b.episode && withinDays(a.line.reading, b.line.reading, countingDays)) && !recalls(a, b) && !recalls(b, a) {
		return !c.out("date", "witness, mood or episode", a.line, b.line)
	}
	if a.day.Bounded() && b.day.Bounded() && (a.day.From.Sub(b.day.From).Abs() > mostApart*24*time.Hour || !a.day.From.After(a.line.reading.Date.From) != !b.day.From.After(b.line.reading.Date.From)) {
		return !c.out("date", "one over, one to come", a.line, b.line)
	}
	switch {
	case !otherTimes(a, b):
		return !c.out("date", "times can both be", a.line, b.line)
	case !c.oneAct(a, b):
		return !c.out("date", "another act", a.line, b.line)
	case !c.sameOwners(a.filler, b.filler):
		return !c.out("date", "owners", a.line, b.line)
	}
	return !c.bothTimes(all, a, b) || !c.out("date", "both given", a.line, b.line)
}

// recalls reports whether the second tells, with its day, what the first told as
// news of that day.
func recalls(a, b dated) bool {
	return a.minute >= 0 && b.minute >= 0 && b.day.OneDay() && b.day.From.Sub(a.line.reading.Date.From).Abs() <= 24*time.Hour
}

// otherTimes reports whether two times cannot both be so.
func otherTimes(a, b dated) bool {
	if text.Fold(a.at.In(a.line.reading.Text)) == text.Fold(b.at.In(b.line.reading.Text)) {
		return false // "on Tuesday", of one week or the other
	}
	days := a.day.OneDay() && b.day.OneDay()
	if days && a.minute >= 0 && b.minute >= 0 {
		apart := (b.day.From.Add(time.Duration(b.minute) * time.Minute).Sub(a.day.From.Add(time.Duration(a.minute) * time.Minute))).Abs()
		return apart > hourApart*time.Minute && apart < 12*time.Hour && (apart > looseApart*time.Minute || !a.loose && !b.loose)
	}
	if a.day.Bounded() && b.day.Bounded() && !a.day.Meets(b.day) {
		gap := b.day.From.Sub(a.day.To)
		if a.day.From.After(b.day.From) {
			a, b = b, a
			gap = b.day.From.Sub(a.day.To)
		}
		// "late on Friday" and "in the small hours of Saturday" may be one night.
		night := a.late || b.early
		return gap > 0 || !night
	}
	if a.minute < 0 || b.minute < 0 || a.day.Bounded() != b.day.Bounded() && a.line.reading.ID == b.line.reading.ID {
		return false
	}
	apart := a.minute - b.minute
	if apart < 0 {
		apart = -apart
	}
	apart = min(apart, 24*60-apart)
	if a.loose || b.loose {
		return apart > looseApart
	}
	return apart > hourApart
}

// oneAct reports whether two clauses tell one act that happens once: when it
// came about, or the same done to the same things, in much the same words.
func (c *comparison) oneAct(a, b dated) bool {
	if a.begins && b.begins {
		switch {
		case onset(a.subject) && onset(b.subject):
			return sameNoun(a.subject, b.subject)
		case onset(a.subject):
			return len(b.subject) == 0 && b.vague && c.isMatter(a, b)
		case onset(b.subject):
			return len(a.subject) == 0 && a.vague && c.isMatter(b, a)
		}
		return false
	}
	clocks := a.minute >= 0 && b.minute >= 0 && (!a.day.OneDay() || !b.day.OneDay() || a.day.From.Sub(b.day.From).Abs() <= 24*time.Hour)
	if !meet(a.things, b.things) {
		return false
	}
	over := c.scale.overlap(a.clause, b.clause)
	if clocks {
		return over >= sameActAlike || over >= unactedAlike && a.main.class != "" && a.main.means(b.main)
	}
	return over >= sameActAlike && unrepeated[a.act] && a.act == b.act && !a.moves && !b.moves && len(a.line.gist.Figures) == 0 && len(b.line.gist.Figures) == 0
}

// sameNoun reports whether two lists have a noun in common, or two of one sense: an
// offensive is no rocket that hit.
func sameNoun(as, bs []deed) bool {
	return slices.ContainsFunc(as, func(a deed) bool {
		return slices.ContainsFunc(bs, a.sameWord)
	})
}

// onset reports whether one of the nouns is of a happening that comes about once,
// as no protest and no talks do.
func onset(subject []deed) bool {
	return slices.ContainsFunc(subject, func(d deed) bool { return unrepeated[d.class] || comesAbout[d.class] })
}

// comesAbout are the acts, besides those done once, of which news tells when they
// came about.
var comesAbout = map[string]bool{"disaster": true, "sanction": true, "fall": true, "hit": true}

// sameActAlike is how much the clauses of one act have in common at least.
const sameActAlike = 0.4

// isMatter reports whether what one telling says began is named in the head of
// the article of the other, which only says that "it" began.
func (c *comparison) isMatter(told, vague dated) bool {
	return meet(told.subject, headOf(vague.line.reading))
}

// headOf are the words of the title and the first sentences of an article.
func headOf(r *article.Reading) []deed {
	words := lang.For(r.Lang)
	head := text.Span{Start: r.Title.End, End: r.Sentences[min(len(r.Sentences), headLines)-1].End}
	var out []deed
	toks := slices.Concat(story.TokensIn(r.Notes.Tokens, r.Title), story.TokensIn(r.Notes.Tokens, head))
	for i, t := range toks {
		root := words.RootAt(toks, i)
		class := words.Acts.Nouns.Of(t.Lower)
		if class == "" {
			class = words.Acts.Verbs.Of(t.Lower).Class
		}
		out = append(out, deed{root, class, words.Kin.Senses.Of(root)})
	}
	return out
}

// bothTimes reports whether one of the articles tells the act with the time of
// the other too.
func (c *comparison) bothTimes(all []dated, a, b dated) bool {
	return slices.ContainsFunc(all, func(x dated) bool {
		in := x.line.reading.ID
		return in == a.line.reading.ID && x.at != a.at && c.oneAct(x, b) && !otherTimes(x, b) || in == b.line.reading.ID && x.at != b.at && c.oneAct(x, a) && !otherTimes(x, a)
	})
}

// timeTensions: two witnesses give one act two times.
func (c *comparison) timeTensions(shown []story.Tension) []story.Tension {
	var out []story.Tension
	all := c.datings()
	told := func(x dated) bool {
		return slices.ContainsFunc(slices.Concat(shown, out), func(t story.Tension) bool { return t.Kind == story.DateTension && cited(t.Sides, x.line.passage()) })
	}
	for i, a := range all {
		for _, b := range all[i+1:] {
			if !c.rivalDates(all, a, b) || told(a) || told(b) || c.witnesses([]article.Passage{a.line.passage(), b.line.passage()}) < 2 {
				continue
			}
			out = append(out, story.Tension{
				Kind: story.DateTension, Event: firstShared(a.line.events, b.line.events), Why: "both tell when the same thing happened",
				Sides: []story.Side{a.side(), b.side()},
			})
		}
	}
	return out
}

func (d dated) side() story.Side {
	return story.Side{Passages: []article.Passage{d.line.passage()}, Value: d.at, When: d.day}
}
