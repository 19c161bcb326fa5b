package timeline

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// telling is one clause that tells an event, with what is needed to say
// whether another tells the same.
type telling struct {
	story.Telling
	reading  *article.Reading
	act      string
	acts     map[string]bool // kinds of act that its sentence tells in its main clauses
	gist     story.Gist      // names of the clause, words of the sentence
	weekday  int             // of a day that cannot be resolved, else -1
	beside   []article.Time  // days that other clauses of its sentence name
	lead     bool            // stands among the article's opening sentences
	news     bool            // the opening sentence tells it as done
	leans    bool            // cannot be read without the sentence before
	nameless bool            // begins with a pronoun that acts: "She opened"
	weak     bool            // the day is the day of a report: a dated list's, or the article's own
	run      int             // "third consecutive day": the event began run-1 days before
}

// leadSentences is how many sentences open an article: they may tell an event
// without a date.
const leadSentences = 3

// tellings returns what one article tells.
func tellings(s *story.Story, r *article.Reading) []telling {
	t := teller{story: s, reading: r, words: lang.For(r.Lang)}
	var out []telling
	prose := 0
	for i, c := range r.Notes.Clauses {
		if i == 0 || c.Sentence != r.Notes.Clauses[i-1].Sentence {
			if !r.Prose(c.Sentence) {
				continue
			}
			prose++
		} else if !r.Prose(c.Sentence) {
			continue
		}
		for _, told := range t.clause(c, prose) {
			told.news = prose == 1 && c.Tense == article.Past && t.done(c)
			out = append(out, told)
		}
	}
	return out
}

// done reports whether a noun or a verb in the past or as participle tells the
// clause: "was the first to hold a rally" has no rally to tell of, and a noun behind
// "did not come" tells nothing.
func (t *teller) done(c article.Clause) bool {
	if c.Verb.Empty() {
		return false
	}
	if c.Base == "" && t.words.Acts.Denies(story.TokensIn(t.reading.Notes.Tokens, text.Span{Start: c.Start, End: c.Verb.Start})) {
		return false
	}
	toks := story.TokensIn(t.reading.Notes.Tokens, c.Verb)
	return len(toks) > 0 && (c.Base == "" || t.words.Acts.Verbs.Of(toks[0].Lower).Form == lang.PastForm)
}

type teller struct {
	story   *story.Story
	reading *article.Reading
	words   *lang.Language

	// Notes are in text order and so are the clauses: the indices move on only.
	atTime, atStatement int

	sentence int              // of the clause read last
	before   []story.EntityID // its participants

	shownAt int // the sentence asked last whether it is a caption, plus one
	shown   bool

	recalls bool // the clause read last has a day that is only recalled

	dateSentence int // likewise, for its dates
	datesBefore  []article.Time
}

// statements are those that reach into the sentence. Clauses come in text
// order, so the search moves on only.
func (t *teller) statements(sentence text.Span) []article.Statement {
	all := t.reading.Notes.Statements
	for t.atStatement < len(all) && all[t.atStatement].End <= sentence.Start {
		t.atStatement++
	}
	end := t.atStatement
	for end < len(all) && all[end].Start < sentence.End {
		end++
	}
	return all[t.atStatement:end]
}

// clause returns what a clause tells, which stands in so many sentences of prose
// from the top: one telling for each date in it, or one without a date.
func (t *teller) clause(c article.Clause, prose int) []telling {
	t.recalls = false
	dates := t.datesOf(c)
	if c.Act == "" || t.recalls && len(dates) == 0 {
		return nil
	}
	r := t.reading
	sentence := r.Sentences[c.Sentence].Span
	toks, acts := story.TokensIn(r.Notes.Tokens, sentence), &t.words.Acts
	if sentence.Len() > longest || supposed(c, story.TokensIn(r.Notes.Tokens, c.Span), acts) || imagined(c, toks, acts) || t.atFirst(c) || t.ownVoice(toks) || asks(toks) || t.captioned(c.Sentence) {
		return nil
	}
	bare := c.Act
	c.Act = t.sense(c)
	base := telling{reading: r, act: c.Act, weekday: -1, lead: prose <= leadSentences}
	base.Passage = r.At(r.Sentences[c.Sentence].Span)
	base.Sentence = r.Sentences[c.Sentence].Span
	base.acts = t.named(c.Sentence)
	base.Clause, base.Act = c.Span, c.Act
	base.Ahead = c.Tense == article.Future
	base.Speaker = t.claimant(c)
	base.gist = t.story.Gist(r, c.Span, base.Sentence)
	if act, ok := t.lasting(c); ok && len(base.gist.Places) > 0 {
		base.act, base.Act, base.Speaker = act, act, nil
		base.beside = t.besides(c)
		return []telling{base}
	}
	if c.Act == "say" {
		if !t.spoken(&base, c) && !t.announced(&base, c, prose) || t.words.Words.Dangles(toks) {
			return nil
		}
	} else {
		t.subject(&base, c)
	}
	base.leans = t.words.Words.Dangles(toks)
	base.nameless = acts.Nameless(toks)
	if prose == 1 && c.Tense == article.Past && nobody(base.gist) {
		title := t.story.Gist(r, r.Title, r.Title) // "The strike has been called off": by whom, the headline says
		base.gist.Persons, base.gist.Bodies, base.gist.Places = title.Persons, title.Bodies, title.Places
	}
	if nobody(base.gist) && c.Act != "say" && !appointed(c, dates) && !(t.befell(c, dates, prose) && !base.leans && !base.nameless) {
		return nil
	}

	var out []telling
	for _, tm := range dates {
		b := base
		if c.Act != bare && t.beyond(c, tm) {
			b.act, b.Act = bare, bare
		}
		out = append(out, t.dated(b, c, tm))
	}
	if len(out) > 0 {
		return out
	}
	if b := r.Blocks[r.Sentences[c.Sentence].Block]; b.Kind == article.Entry && t.opens(b, c) {
		if w, ok := t.entryDate(b); ok {
			if c.Act == "say" && w.How == article.YearFound && r.Date.OneDay() && w.From.After(r.Date.From) {
				w = article.OnDay(w.From.AddDate(-1, 0, 0), article.YearFound) // what was said is over
			}
			base.When, base.Date = w, b.Date
			if r.Origin.Kind == article.Aggregate || c.Act == "say" {
				// Pages made of other pages date things by the day they read of
				// them, and any list so dates what was said.
				base.weak, base.When.How = true, article.Reported
				base.When.Why = "a dated list; it may be the day of a report"
			}
			return append(out, base)
		}
	}
	if c.Act == "say" || c.Negated {
		return nil
	}
	base.beside = t.besides(c)
	return append(out, base)
}

// ownVoice reports whether a sentence speaks as "we" before any quotation: an outlet
// of itself.
func (t *teller) ownVoice(toks []text.Token) bool {
	for _, tok := range toks {
		if tok.Kind == text.Quote || strings.HasPrefix(tok.Norm, "`") {
			return false
		}
		if t.words.Claims.FirstPersons.Has(tok.Norm) {
			return true
		}
	}
	return false
}

// atFirst reports whether a clause tells a plan that holds no more: "originally was
// planning to speak".
func (t *teller) atFirst(c article.Clause) bool {
	if c.Tense != article.Future || c.Verb.Empty() {
		return false
	}
	first := false
	for _, tok := range story.TokensIn(t.reading.Notes.Tokens, text.Span{Start: c.Start, End: c.Verb.Start}) {
		first = t.words.Plans.AtFirst.Has(tok.Lower) || first && !t.words.Acts.Modals.Has(tok.Lower)
	}
	return first
}

// sense is the act of a clause, which words behind the verb may change: "found him
// guilty" finds nothing.
func (t *teller) sense(c article.Clause) string {
	behind := t.words.Acts.With.Of(c.Base)
	if behind == nil {
		return c.Act
	}
	for _, tok := range story.TokensIn(t.reading.Notes.Tokens, text.Span{Start: c.Verb.End, End: c.End}) {
		if act, ok := behind[tok.Lower]; ok {
			return act
		}
	}
	return c.Act
}

// beyond reports whether another verb begins behind a comma before a date: "which ran
// aground on Monday, was towed on Tuesday".
func (t *teller) beyond(c article.Clause, tm article.Time) bool {
	toks := story.TokensIn(t.reading.Notes.Tokens, text.Span{Start: c.Verb.End, End: max(tm.Start, c.Verb.End)})
	for i := 1; i < len(toks); i++ {
		if toks[i-1].Norm == "," && t.words.Acts.Auxiliaries.Has(toks[i].Lower) {
			return true
		}
	}
	return false
}

// named are the kinds of act that the main clauses of a sentence tell,
// and the nouns before their verbs, speech left out: a man "shot and killed" was
// shot, and of "the explosion killed two" that is what it was.
func (t *teller) named(sentence int) map[string]bool {
	acts := map[string]bool{}
	clauses := t.reading.Notes.Clauses
	first, _ := slices.BinarySearchFunc(clauses, sentence, func(c article.Clause, n int) int { return c.Sentence - n })
	for _, c := range clauses[first:] {
		if c.Sentence != sentence {
			break
		}
		if c.Sub || c.Verb.Empty() {
			continue // "said that no, never"
		}
		acts[t.sense(c)] = true
		for _, tok := range story.TokensIn(t.reading.Notes.Tokens, text.Span{Start: c.Start, End: c.Verb.Start}) {
			acts[t.words.Acts.Nouns.Of(tok.Lower)] = true
		}
	}
	delete(acts, "say")
	delete(acts, "")
	return acts
}

// nobody reports whether no name says of whom or what something is told.
func nobody(g story.Gist) bool { return len(g.Persons)+len(g.Bodies)+len(g.Places) == 0 }

// lasting is the act of which a clause that only judges or reports it says how
// long it went on: "envoys described three days of talks in Orlo as useful". It
// was, or nobody could say so.
func (t *teller) lasting(c article.Clause) (act string, ok bool) {
	acts := &t.words.Acts
	if c.Tense != article.Past || !acts.Judging.Has(strings.ToLower(c.Verb.In(t.reading.Text))) {
		return "", false
	}
	for _, f := range t.reading.Notes.Figures {
		if f.Start >= c.End {
			break
		}
		if f.Start < c.Verb.End || !c.Contains(f.Span) || !lengths[f.Unit] || !t.rightBehind(c.Verb, f.Span) {
			continue
		}
		if slices.ContainsFunc(story.TokensIn(t.reading.Notes.Tokens, text.Span{Start: c.Start, End: f.Start}), func(tok text.Token) bool { return acts.Negators.Has(tok.Lower) }) {
			continue // "never described three days of talks as useful"
		}
		for _, tok := range story.TokensIn(t.reading.Notes.Tokens, f.Noun) {
			if act := acts.Nouns.Of(tok.Lower); act != "" && act != "say" && acts.Weight.Of(act) > 0 {
				return act, true
			}
		}
	}
	return "", false
}

// rightBehind reports whether no more than articles and the like stand between two
// places.
func (t *teller) rightBehind(a, b text.Span) bool {
	between := story.TokensIn(t.reading.Notes.Tokens, text.Span{Start: a.End, End: b.Start})
	return !slices.ContainsFunc(between, func(tok text.Token) bool { return !t.words.Words.Determiners.Has(tok.Lower) })
}

// lengths are the units of time in which what went on is counted.
var lengths = map[string]bool{"hour": true, "day": true, "week": true, "month": true}

// appointed reports whether a clause sets a day to come: "The line is to open on
// 1 November" needs no name to be told. What has no name and is over may be
// anything.
func appointed(c article.Clause, dates []article.Time) bool {
	return c.Tense == article.Future && c.Act != "say" && len(dates) > 0 && !slices.ContainsFunc(dates, func(tm article.Time) bool {
		return !tm.When.OneDay() || tm.When.How != article.Explicit && tm.When.How != article.YearFound
	})
}

// grave is the weight of acts that are told wherever an article has them,
// ordinary that of acts that are where it opens.
const grave, ordinary = 1.3, 1.0

// befell reports whether a clause is news without anybody's name: "Two people were
// killed on Monday when a train came off the rails". Its day is near that of
// writing, it stands by itself, and the further down it stands the graver is its act.
func (t *teller) befell(c article.Clause, dates []article.Time, prose int) bool {
	written := t.reading.Date
	if c.Base == "" || c.Tense != article.Past || c.Sub || c.Negated || len(dates) == 0 || !written.OneDay() {
		return false
	}
	for _, tm := range dates {
		if !tm.When.OneDay() || tm.When.From.After(written.From) || tm.When.From.Before(written.From.AddDate(0, 0, -newsDays)) {
			return false
		}
	}
	if slices.ContainsFunc(story.TokensIn(t.reading.Notes.Tokens, text.Span{Start: c.Start, End: c.Verb.End}), func(tok text.Token) bool {
		return t.words.Words.Pronouns.Has(tok.Lower) || t.words.Acts.Possessives.Has(tok.Lower)
	}) {
		return false
	}
	w := t.words.Acts.Weight.Of(c.Act)
	return prose == 1 || w >= grave || prose <= leadSentences && w >= ordinary
}

// announced makes the telling one of a statement that opens the article and whose
// speaker has no name, "the two banks said on Wednesday": all whom the
// sentence names take part.
func (t *teller) announced(b *telling, c article.Clause, prose int) bool {
	if prose != 1 || c.Tense != article.Past || c.Negated || slices.ContainsFunc(story.TokensIn(t.reading.Notes.Tokens, c.Span), func(tok text.Token) bool {
		return t.words.Words.Pronouns.Has(tok.Lower) || tok.Kind == text.Quote
	}) {
		return false
	}
	b.gist = t.story.Gist(t.reading, b.Sentence, b.Sentence)
	return true
}

// opens reports whether a clause is the first of a dated entry: what the date
// before it dates.
func (t *teller) opens(b article.Block, c article.Clause) bool {
	return c.Start == t.reading.Sentences[c.Sentence].Start && c.Start <= b.Date.End+len(" – ")
}

// subject gives a clause that names no participant those of the clause before
// it in its sentence: "The board agreed to sell, ending the lease in May".
func (t *teller) subject(b *telling, c article.Clause) {
	if c.Sentence != t.sentence {
		t.sentence, t.before = c.Sentence, nil
	}
	if len(b.gist.Persons)+len(b.gist.Bodies) == 0 {
		b.gist.Bodies = t.before
		return
	}
	t.before = slices.Concat(b.gist.Persons, b.gist.Bodies)
	slices.Sort(t.before)
}

// besides are the days that other clauses of the sentence name; what a relative
// clause names inside this one, "the strike that was to begin today", is not meant.
func (t *teller) besides(c article.Clause) []article.Time {
	sentence := t.reading.Sentences[c.Sentence].Span
	d := t.dating(c)
	var out []article.Time
	for k := t.atTime; k < len(t.reading.Notes.Times) && t.reading.Notes.Times[k].Start < sentence.End; k++ {
		out = append(out, t.reading.Notes.Times[k])
	}
	for k := t.atTime - 1; k >= 0 && t.reading.Notes.Times[k].Start >= sentence.Start; k-- {
		out = append(out, t.reading.Notes.Times[k])
	}
	return slices.DeleteFunc(out, func(tm article.Time) bool {
		return !tm.When.OneDay() && tm.Rel.Kind != article.WeekdayRel || c.Contains(tm.Span) && d.relates(tm, d.at(tm.Start))
	})
}

// datesOf are the dates of a clause: its own, or for "when …" those of the
// clause before it.
func (t *teller) datesOf(c article.Clause) []article.Time {
	dates := t.dates(c)
	if c.Sentence != t.dateSentence {
		t.dateSentence, t.datesBefore = c.Sentence, nil
	}
	first := story.TokensIn(t.reading.Notes.Tokens, c.Span)
	if len(dates) == 0 && len(first) > 0 && t.words.Acts.Inherits.Has(first[0].Lower) {
		dates = t.datesBefore
	}
	t.datesBefore = dates
	return dates
}

// dates are the expressions in the clause that name a date.
func (t *teller) dates(c article.Clause) []article.Time {
	times := t.reading.Notes.Times
	d := t.dating(c)
	for t.atTime < len(times) && times[t.atTime].End <= c.Start {
		t.atTime++
	}
	var out []article.Time
	for k := t.atTime; k < len(times) && times[k].Start < c.End; k++ {
		tm := times[k]
		if tm.Kind != article.DateTime && tm.Kind != article.Clock || !c.Contains(tm.Span) {
			continue
		}
		if t.reading.Blocks[t.reading.Sentences[c.Sentence].Block].Date.Overlaps(tm.Span) {
			continue // the prefix of a dated entry
		}
		if t.heads(tm, c, d) {
			continue
		}
		if c.Act == "say" && (!tm.When.OneDay() && tm.Rel.Kind != article.WeekdayRel || t.content(tm.Span, c) || t.trails(c, tm)) {
			continue // a day of what was said, not of saying it
		}
		if !tm.When.Known() && tm.Rel.Kind != article.WeekdayRel || tm.When.Known() && !usable(tm.When.Gran) {
			continue
		}
		if c.Negated && !tm.When.OneDay() && tm.When.Known() {
			continue // "has not been crossed since the storm of 1988"
		}
		if t.recalled(c, tm) {
			t.recalls = true
		} else if !c.Negated && d.moved(tm) {
			out = append(out, tm)
		} else if d.belongs(tm, t.reading.Date) {
			out = append(out, tm)
		}
	}
	return ownDay(out)
}

// heads reports whether a date stands at the head of a sentence without belonging
// to it: the day of the page, as in "May 8, 2031 Sand met Reve on Tuesday".
func (t *teller) heads(tm article.Time, c article.Clause, d dating) bool {
	next := d.at(tm.End)
	return tm.Start == t.reading.Sentences[c.Sentence].Start && tm.When.How == article.Explicit && tm.When == t.day() &&
		next < len(d.toks) && d.toks[next].Kind == text.Word && d.toks[next].IsUpperInitial()
}

// day is that of the article, as a date in its own words would give it.
func (t *teller) day() article.When {
	if !t.reading.Date.OneDay() {
		return article.When{}
	}
	return article.OnDay(t.reading.Date.From, article.Explicit)
}

func (t *teller) dating(c article.Clause) dating {
	return dating{words: t.words, clause: c, toks: story.TokensIn(t.reading.Notes.Tokens, c.Span), next: t.wordBehind(c)}
}

// wordBehind is the word that follows a clause in its sentence, or "".
func (t *teller) wordBehind(c article.Clause) string {
	rest := text.Span{Start: c.End, End: t.reading.Sentences[c.Sentence].End}
	if toks := story.TokensIn(t.reading.Notes.Tokens, rest); len(toks) > 0 {
		return toks[0].Lower
	}
	return ""
}

// captioned is caption, asked once for all clauses of a sentence.
func (t *teller) captioned(sentence int) bool {
	if t.shownAt != sentence+1 {
		t.shownAt, t.shown = sentence+1, t.caption(t.reading.Sentences[sentence].Span)
	}
	return t.shown
}

// caption reports whether a sentence says what a picture shows: it has a phrase
// that only captions have, or stands in brackets.
func (t *teller) caption(sentence text.Span) bool {
	s := sentence.In(t.reading.Text)
	if strings.HasPrefix(s, "(") || strings.Contains(s, "©") {
		return true
	}
	if story.Pictured(t.reading, sentence) || t.pictured(story.TokensIn(t.reading.Notes.Tokens, sentence)) {
		return true
	}
	lower := strings.ToLower(s)
	has := func(phrase string) bool { return strings.Contains(lower, phrase) }
	return slices.ContainsFunc(t.words.Claims.Captions, has) || slices.ContainsFunc(t.words.Acts.Shown, has)
}

// pictured reports whether a sentence begins as a line under a picture does: "In
// this March 1, 2031 photo, …".
func (t *teller) pictured(toks []text.Token) bool {
	if len(toks) < 3 || toks[0].Lower != "in" || toks[1].Lower != "this" && toks[1].Lower != "a" && toks[1].Lower != "an" {
		return false
	}
	for k, tok := range toks[2:min(len(toks), 12)] {
		if t.words.Claims.Pictures.Has(tok.Lower) {
			return toks[1].Lower == "this" || k > 1
		}
		if tok.Norm == "," && k > 4 {
			break
		}
	}
	return false
}

// recalled reports whether a clause only says of somebody what he did long before
// or will do some time: "Trump, who won the 2016 election, visited Orlo". An entry of that
// day would show the sentence for another matter.
func (t *teller) recalled(c article.Clause, tm article.Time) bool {
	toks := story.TokensIn(t.reading.Notes.Tokens, c.Span)
	if !tm.When.Bounded() {
		return false
	}
	if t.restricts(c, toks) && (!tm.When.OneDay() || tm.When.How == article.Narrative) {
		return true // "the murder of a keeper whose body was found last week"
	}
	if !t.relative(c, toks) || !t.reading.Date.OneDay() {
		return false
	}
	written := t.reading.Date.From
	return tm.When.To.Before(written.AddDate(0, 0, -newsDays)) || !tm.When.OneDay() && tm.When.From.After(written.AddDate(0, 0, newsDays))
}

// newsDays is how far from the day of writing a day may be that is still news.
const newsDays = 14

// relative reports whether a relative pronoun opens what a clause tells: "who won
// the vote", also behind its subject and a comma.
func (t *teller) relative(c article.Clause, toks []text.Token) bool {
	for i, tok := range toks {
		if c.Verb.Empty() || tok.Start >= c.Verb.Start {
			break
		}
		if t.words.Acts.Relatives.Has(tok.Lower) && !t.words.Acts.Inherits.Has(tok.Lower) && (i == 0 || toks[i-1].Norm == ",") {
			return true
		}
	}
	return false
}

// restricts reports whether what a clause tells only says which one is meant: a
// relative pronoun stands right behind a noun, before the verb.
func (t *teller) restricts(c article.Clause, toks []text.Token) bool {
	for i, tok := range toks {
		if c.Verb.Empty() || tok.Start >= c.Verb.Start {
			break
		}
		if t.words.Acts.Relatives.Has(tok.Lower) && !t.words.Acts.Inherits.Has(tok.Lower) && (i == 0 && c.Sub || i > 0 && toks[i-1].Kind == text.Word) {
			return true
		}
	}
	return false
}

// content reports whether a span stands in what somebody is reported to have
// said.
func (t *teller) content(sp text.Span, c article.Clause) bool {
	for _, st := range t.statements(t.reading.Sentences[c.Sentence].Span) {
		if st.Content.Contains(sp) && !st.Cue.Overlaps(sp) {
			return true
		}
	}
	return false
}

// trails reports whether a day goes with words that only name who says what stands
// before them, told with a day of its own: "were freed on Monday, the port said
// early Tuesday" is of Monday.
func (t *teller) trails(c article.Clause, tm article.Time) bool {
	for _, st := range t.statements(t.reading.Sentences[c.Sentence].Span) {
		if st.Form == article.Indirect && !st.Cue.Empty() && st.Content.End <= min(st.Cue.Start, tm.Start) && t.ownDay(c.Sentence, st.Content, tm.When) {
			return true
		}
	}
	return false
}

// ownDay reports whether a main clause within a span of the sentence tells what was
// done, on another day than w.
func (t *teller) ownDay(sentence int, within text.Span, w article.When) bool {
	clauses, times := t.reading.Notes.Clauses, t.reading.Notes.Times
	first, _ := slices.BinarySearchFunc(clauses, sentence, func(c article.Clause, n int) int { return c.Sentence - n })
	for _, c := range clauses[first:] {
		if c.Sentence != sentence {
			break
		}
		if c.Sub || c.Tense != article.Past || c.Act == "" || c.Act == "say" || !within.Contains(c.Verb) || t.relative(c, story.TokensIn(t.reading.Notes.Tokens, c.Span)) {
			continue
		}
		d := t.dating(c)
		at, _ := slices.BinarySearchFunc(times, c.Start, func(tm article.Time, i int) int { return tm.Start - i })
		for _, tm := range times[at:] {
			if tm.Start >= c.End {
				break
			}
			if tm.When.OneDay() && tm.When.From != w.From && within.Contains(tm.Span) && d.belongs(tm, t.reading.Date) {
				return true
			}
		}
	}
	return false
}

// usable granularities place an event; a decade or century does not.
func usable(g article.Granularity) bool {
	return g != article.Decade && g != article.Century && g != article.Unstated
}

func (t *teller) dated(base telling, c article.Clause, tm article.Time) telling {
	base.When, base.Date = tm.When, tm.Span
	if tm.Rel.Toward == article.Future && c.Tense != article.Past {
		base.Ahead = true
	}
	if d := t.dating(c); d.moved(tm) {
		base.Ahead = true
		for _, tok := range story.TokensIn(t.reading.Notes.Tokens, text.Span{Start: base.Sentence.Start, End: tm.Start}) {
			if t.happening(tok.Lower) {
				base.Act = t.words.Acts.Nouns.Of(tok.Lower)
				base.act = base.Act
				break
			}
		}
	}
	if !tm.When.Known() {
		base.weekday = int(tm.Rel.Weekday)
		base.When = article.When{Gran: article.Day, Why: "“" + tm.In(t.reading.Text) + "”; the article is not dated"}
		return base
	}
	if n, words := Run(story.TokensIn(t.reading.Notes.Tokens, c.Span), &t.words.Acts); n > 1 && base.When.OneDay() {
		base.run = n
		base.When.From = base.When.From.AddDate(0, 0, 1-n)
		base.When.Gran = article.Interval
		base.When.Why = join(base.When.Why, "“"+t.reading.Words(words)+"”")
	}
	return base
}

// happening reports whether a noun tells an act that can be planned.
func (t *teller) happening(word string) bool {
	act := t.words.Acts.Nouns.Of(word)
	return act != "" && act != "say" && !t.words.Plans.Moved.Has(word)
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + "; " + b
}

// Run reads "third consecutive day" and "second straight day" as 3 and 2, with
// the span of the words: what they tell began that many days, less one, before
// the day named. 0 where nothing of the kind is said.
func Run(toks []text.Token, acts *lang.Acts) (int, text.Span) {
	for i := range toks {
		n, ok := acts.Ordinals.Get(toks[i].Lower)
		if !ok {
			continue
		}
		k := i + 1
		for k < len(toks) && acts.Running.Has(toks[k].Lower) {
			k++
		}
		if k > i+1 && k < len(toks) && acts.DayNouns.Has(toks[k].Lower) {
			return n, text.Span{Start: toks[i].Start, End: toks[k].End}
		}
	}
	return 0, text.Span{}
}

// entryDate is the date of a dated list's entry.
func (t *teller) entryDate(b article.Block) (article.When, bool) {
	for _, tm := range t.reading.Notes.Times {
		if tm.Start >= b.Date.End {
			break
		}
		if b.Date.Contains(tm.Span) && tm.When.OneDay() {
			return tm.When, true
		}
	}
	return article.When{}, false
}

// claimant is who says so, when the clause is the content of a statement.
func (t *teller) claimant(c article.Clause) []story.EntityID {
	for _, st := range t.statements(t.reading.Sentences[c.Sentence].Span) {
		if st.Kind == article.Speech && st.Content.Contains(c.Verb) && !st.Cue.Overlaps(c.Verb) {
			return t.who(st.Speakers)
		}
	}
	return nil
}

func (t *teller) who(names []int) []story.EntityID {
	var out []story.EntityID
	for _, n := range names {
		if id := t.story.Cast.Who(t.reading.ID, n); id != story.NoEntity {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// spoken makes the telling one of a statement: its only participants are those
// who speak. It reports false where nobody is known to.
func (t *teller) spoken(b *telling, c article.Clause) bool {
	for _, st := range t.statements(t.reading.Sentences[c.Sentence].Span) {
		if st.Kind == article.Speech && !st.Cue.Empty() && c.Contains(st.Cue) && len(st.Speakers) > 0 {
			if t.words.Words.Pronouns.Has(strings.ToLower(st.Speaker.In(t.reading.Text))) {
				return false // “I will stay,” he said on Tuesday: nobody can tell who
			}
			who := t.who(st.Speakers)
			b.gist.Persons, b.gist.Bodies, b.gist.Places, b.Speaker = nil, nil, nil, nil
			for _, id := range who {
				if t.story.Cast.Entities[id].Kind == article.Person {
					b.gist.Persons = append(b.gist.Persons, id)
				} else {
					b.gist.Bodies = append(b.gist.Bodies, id)
				}
			}
			return len(who) > 0
		}
	}
	return false
}
