package page

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// timeline sorts the events into their shelves. Where there are more than the
// limit, the heaviest stay, in their order. A sentence stands once, at the finest
// of the times it tells of.
func (b *builder) timeline(events []story.Event) {
	var all []Entry
	var of []story.Event
	for _, e := range heaviest(events, b.limits.Events) {
		entry, ok := b.entry(e)
		if !ok {
			continue
		}
		i := slices.IndexFunc(all, func(o Entry) bool { return sameWords(o, entry) })
		if i >= 0 && finer(entry, all[i]) {
			all, of = slices.Delete(all, i, i+1), slices.Delete(of, i, i+1)
			i = -1
		}
		if i < 0 {
			all, of = append(all, entry), append(of, e)
		} else if of[i].Act == e.Act && entry.Date.OneDay() && all[i].Date.OneDay() && !sameTime(entry.Date.When, all[i].Date.When) {
			all[i].Also = append(all[i].Also, When{When: entry.Date.When})
		}
	}
	t := &b.page.Timeline
	for i, entry := range all {
		switch e := of[i]; {
		case e.Lane == story.Scheduled:
			t.Coming = append(t.Coming, entry)
		case e.Backdrop:
			t.Background = append(t.Background, entry)
		case e.Lane == story.Undated || !entry.Date.Known():
			t.Undated = append(t.Undated, entry)
		default:
			t.Happened = append(t.Happened, entry)
		}
	}
}

// sameWords reports whether two entries would show the same sentence: one that
// tells two things, or one agency's text in two outlets.
func sameWords(a, b Entry) bool {
	return Fold(a.Tellings[0].Sentence.Text()) == Fold(b.Tellings[0].Sentence.Text())
}

// finer reports whether one entry has a day and the other none, or a longer time.
func finer(a, b Entry) bool {
	return a.Date.OneDay() && !b.Date.OneDay() || a.Date.Bounded() && !b.Date.Known()
}

func heaviest(events []story.Event, limit int) []story.Event {
	if len(events) <= limit {
		return events
	}
	weights := make([]float64, len(events))
	for i, e := range events {
		weights[i] = e.Weight
	}
	slices.Sort(weights)
	least := weights[len(weights)-limit]
	var kept []story.Event
	for _, e := range events {
		if e.Weight >= least && len(kept) < limit {
			kept = append(kept, e)
		}
	}
	return kept
}

// entry shows an event: its clearest telling cites all tellings, the others are
// kept below it, one an article. One whose every sentence begins with "she",
// "they" or "that was" is left out.
func (b *builder) entry(e story.Event) (Entry, bool) {
	var all []article.Passage
	for _, t := range e.Tellings {
		all = append(all, t.Passage)
	}
	entry := Entry{Planned: e.Planned}
	told := map[article.ID]bool{}
	for i, t := range e.Tellings {
		if len(entry.Tellings) == b.limits.Tellings || told[t.Article] {
			continue
		}
		cites := []article.Passage{t.Passage}
		if len(entry.Tellings) == 0 {
			p, ok := b.standing(t)
			if !ok {
				continue
			}
			cites = slices.Concat([]article.Passage{p}, all[i+1:])
		}
		s, err := b.told(cites)
		if err == nil {
			err = b.ground.Sentence(s)
		}
		if !b.keep(err) {
			continue
		}
		told[t.Article] = true
		entry.Tellings = append(entry.Tellings, Telling{
			Sentence: s,
			Date:     b.when(t.When, b.label(t.Article, t.Date), cites[:1]),
			Claimed:  b.names(t.Speaker, t.Article),
		})
	}
	if len(entry.Tellings) == 0 {
		return Entry{}, false
	}
	entry.Date = b.eventDate(e, entry)
	for _, w := range e.Also {
		if d := b.when(w, Label{}, entry.Tellings[0].Sentence.Cites()); d.Known() {
			entry.Also = append(entry.Also, d)
		}
	}
	entry.Origins = b.page.Witnesses(entry.Tellings[0].Sentence.Cites())
	return entry, true
}

// nameless reports whether nobody can tell from a passage who did what it tells.
func (b *builder) nameless(p article.Passage) bool {
	r := b.ground[p.Article]
	if r == nil {
		return false
	}
	l, toks := lang.For(r.Lang), story.TokensIn(r.Notes.Tokens, p.Span)
	return l.Acts.Nameless(toks) || len(toks) > 1 && l.Words.Pointing.Has(toks[0].Lower) && l.Words.Auxiliaries.Has(toks[1].Lower)
}

// leaning reports whether a passage speaks of somebody whom it does not name and
// who cannot be named with certainty.
func (b *builder) leaning(p article.Passage) bool {
	r := b.ground[p.Article]
	if r == nil || b.ground.Passage(p) != nil || !adrift(r, p.Span) {
		return b.nameless(p)
	}
	unsaid := leaning(r, p.Span)
	if len(unsaid) == 0 || Leans(r, p.Span) {
		return true
	}
	l, toks := lang.For(r.Lang), story.TokensIn(r.Notes.Tokens, p.Span)
	if b.nameless(p) && toks[0].Start != unsaid[0].Start {
		return true
	}
	return slices.ContainsFunc(toks[:min(len(toks), soonIt)], func(t text.Token) bool { return l.Words.Things.Has(t.Lower) && !Quoted(r, t.Span) })
}

// soonIt is how near the beginning of a sentence an "it" stands for something told
// before: "[Sand] declined to show it".
const soonIt = 7

// standing is the part of a telling that can be read alone: the whole, or where
// only the words around it lean, the clause that opens the sentence. "The tax is to
// rise on 1 April, he added."
func (b *builder) standing(t story.Telling) (article.Passage, bool) {
	if p, ok := b.since(t); ok {
		return p, !p.Span.Empty() && !b.leaning(p)
	}
	if !b.leaning(t.Passage) {
		return t.Passage, true
	}
	r := b.ground[t.Article]
	if r == nil || t.Clause.Start != t.Passage.Span.Start || !t.Clause.Valid(r.Text) || !t.Passage.Span.Contains(t.Clause) || len(story.TokensIn(r.Notes.Tokens, t.Clause)) < leastClause {
		return article.Passage{}, false
	}
	p := article.Passage{Article: t.Article, Span: t.Clause}
	toks := story.TokensIn(r.Notes.Tokens, p.Span)
	for last := len(toks) - 1; last > 0 && toks[last].Kind == text.Punct; last-- {
		p.Span.End = toks[last-1].End
	}
	return p, !b.leaning(p)
}

// since is what a clause tells that only says from when on the rest of its sentence
// is so: of "hopes are at their dimmest since the harbour was closed on 3 May" an
// entry of 3 May shows "… the harbour was closed on 3 May". Empty where it does not
// say who did or suffered it.
func (b *builder) since(t story.Telling) (article.Passage, bool) {
	r := b.ground[t.Article]
	if r == nil || !t.Clause.Valid(r.Text) || !t.Passage.Span.Contains(t.Clause) || t.Clause.Start == t.Passage.Span.Start {
		return article.Passage{}, false
	}
	toks := story.TokensIn(r.Notes.Tokens, t.Clause)
	if len(toks) < leastSince || !lang.For(r.Lang).Acts.Since.Has(toks[0].Lower) {
		return article.Passage{}, false
	}
	if acts := &lang.For(r.Lang).Acts; acts.Auxiliaries.Has(toks[1].Lower) || acts.Verbs.Of(toks[1].Lower).Form == lang.IngForm {
		return article.Passage{}, true // "since being seized on Friday": who was?
	}
	return article.Passage{Article: t.Article, Span: trimmed(r.Text, text.Span{Start: toks[1].Start, End: t.Clause.End})}, true
}

// leastSince is how many tokens such a clause has, its opener among them.
const leastSince = 5

// leastClause is how many tokens a clause has that is shown by itself.
const leastClause = 6

// told is shown with the names that pronouns of a whole sentence stand for.
func (b *builder) told(from []article.Passage) (Sentence, error) {
	good := b.sound(from)
	if len(good) == 0 {
		return Sentence{}, ErrUncited
	}
	pieces := b.cut(good[0])
	if r := b.ground[good[0].Article]; pieces[0].Kind == Words && adrift(r, good[0].Span) && !Leans(r, good[0].Span) {
		pieces = slices.Concat(Stretch(r, pieces[0].From.Span, text.Span{}), pieces[1:])
	}
	return Cite(pieces, good[1:]...)
}

// eventDate takes the date of a telling that gives the event's day in words,
// else the event's own with its reason.
func (b *builder) eventDate(e story.Event, entry Entry) When {
	for _, t := range entry.Tellings {
		if t.Date.Known() && sameTime(t.Date.When, e.When) {
			return t.Date
		}
	}
	if w := showable(e.When); w.Known() {
		return When{When: w}
	}
	return When{Words: entry.Tellings[0].Date.Words}
}

func (b *builder) agreed(as []story.Agreement) {
	for _, a := range as[:min(len(as), b.limits.Agreed)] {
		s, err := b.shown(a.Passages)
		if err == nil {
			err = b.ground.Sentence(s)
		}
		if !b.keep(err) {
			continue
		}
		if n := b.page.Witnesses(s.Cites()); n > 1 {
			b.page.Agreed = append(b.page.Agreed, Point{s, n})
		}
	}
}

// parallels shows what sentences of two origins or more, each shown whole, tell.
func (b *builder) parallels(ps []story.Parallel) {
	for _, p := range ps {
		if len(b.page.Parallels) == b.limits.Agreed {
			return
		}
		var told []story.Side
		for _, from := range p.Passages {
			told = append(told, story.Side{Passages: []article.Passage{from}})
		}
		x := Parallel{Sides: b.sides(told)}
		if x.Origins = b.page.Witnesses(x.Cites()); x.Origins > 1 {
			b.page.Parallels = append(b.page.Parallels, x)
		}
	}
}

// conflicts shows tensions of which two sides or more can be shown.
func (b *builder) conflicts(ts []story.Tension) {
	for _, t := range ts {
		sides := b.sides(t.Sides)
		if len(sides) < 2 {
			continue
		}
		b.page.Conflicts = append(b.page.Conflicts, Clash{
			Kind: t.Kind, About: b.find(t.About, cited(t.Sides)), Sides: sides, Why: t.Why,
		})
	}
}

func (b *builder) changes(cs []story.Change) {
	for _, c := range cs {
		steps := b.sides(c.Steps)
		if len(steps) < 2 {
			continue
		}
		b.page.Changes = append(b.page.Changes, Shift{
			About: b.find(c.About, cited(c.Steps)), Steps: steps, Why: c.Why,
		})
	}
}

func cited(ss []story.Side) []article.Passage {
	var ps []article.Passage
	for _, s := range ss {
		ps = append(ps, s.Passages...)
	}
	return ps
}

func (b *builder) sides(ss []story.Side) []Side {
	var out []Side
	for _, s := range ss {
		sentence, err := b.shown(s.Passages)
		if err == nil {
			err = b.ground.Sentence(sentence)
		}
		if !b.keep(err) {
			continue
		}
		id := sentence.Cites()[0].Article
		side := Side{
			Sentence: sentence,
			Who:      b.names(s.Who, id),
			Date:     b.when(s.When, Label{}, sentence.Cites()),
			Origins:  b.page.Witnesses(sentence.Cites()),
		}
		if id == s.Passages[0].Article {
			side.Value = b.label(id, s.Value)
		}
		out = append(out, side)
	}
	return out
}

// find looks for words in the passages, then in the sentences of all articles,
// and labels the first place that has them; none where nobody writes so.
func (b *builder) find(words string, from []article.Passage) Label {
	want := Fold(words)
	if want == "" {
		return Label{}
	}
	for _, p := range from {
		if b.ground.Passage(p) == nil {
			if l := b.findIn(p, want); l != (Label{}) {
				return l
			}
		}
	}
	for _, a := range b.page.Articles {
		for _, s := range a.Sentences {
			if l := b.findIn(a.At(s.Span), want); l != (Label{}) {
				return l
			}
		}
	}
	return Label{}
}

func (b *builder) findIn(p article.Passage, want string) Label {
	t := b.ground[p.Article].Text
	first := strings.Fields(want)[0]
	for i := p.Span.Start; i < p.Span.End; i++ {
		if !wordBegins(t, i, p.Span.Start) {
			continue
		}
		if end := matchFold(t[i:p.Span.End], want); end > 0 && len(first) > 0 {
			return b.label(p.Article, text.Span{Start: i, End: i + end})
		}
	}
	return Label{}
}

func wordBegins(t string, i, from int) bool {
	if i == from {
		return true
	}
	if t[i]&0xC0 == 0x80 {
		return false
	}
	before := strings.LastIndexFunc(t[:i], func(rune) bool { return true })
	return before >= 0 && !letterAt(t[before:])
}

func letterAt(s string) bool {
	for _, r := range s {
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	return false
}

// matchFold returns how many bytes of t, from its start, fold to want and end
// a word there; 0 where they do not.
func matchFold(t, want string) int {
	rest := want
	space := false
	for i, r := range t {
		if rest == "" {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return 0
			}
			return i
		}
		f := foldRune(r)
		if f == ' ' && space {
			continue
		}
		space = f == ' '
		s := string(f)
		if !strings.HasPrefix(rest, s) {
			return 0
		}
		rest = rest[len(s):]
	}
	if rest == "" {
		return len(t)
	}
	return 0
}

func (b *builder) figures(rows []story.FigureRow) {
	for _, r := range rows {
		if len(b.page.Figures) == b.limits.Figures {
			return
		}
		row, err := b.figure(r)
		if b.keep(err) {
			b.page.Figures = append(b.page.Figures, row)
		}
	}
}

func (b *builder) figure(r story.FigureRow) (FigureRow, error) {
	s, err := b.shown(r.Passages)
	if err != nil {
		return FigureRow{}, err
	}
	if math.IsInf(r.Figure.Value, 0) || math.IsInf(r.Figure.High, 0) || r.Figure.Value != r.Figure.Value || r.Figure.High != r.Figure.High {
		return FigureRow{}, errNoNumber
	}
	id := r.Passages[0].Article
	row := FigureRow{
		Figure:   b.label(id, r.Figure.Span),
		Value:    valueOf(r.Figure),
		What:     b.label(id, what(r.Figure)),
		Who:      b.names(r.Who, id),
		Sentence: s,
		Origins:  b.page.Witnesses(s.Cites()),
		AsOf:     b.when(r.AsOf, Label{}, s.Cites()),
	}
	if err := b.ground.Sentence(s); err != nil {
		return FigureRow{}, err
	}
	return row, b.ground.Figure(row)
}

// what is the noun that a figure is read with: "548 people". One before it, "the
// toll reached 548", is read with the sentence.
func what(f article.Figure) text.Span {
	if f.Noun.Start < f.Start {
		return text.Span{}
	}
	return f.Noun
}

func (b *builder) people(vs []story.Voice) {
	for _, v := range vs {
		if len(b.page.People) == b.limits.People {
			return
		}
		p, ok := b.person(v)
		if ok {
			b.page.People = append(b.page.People, p)
		}
	}
}

func (b *builder) person(v story.Voice) (Person, bool) {
	e := b.entity(v.Who)
	p := Person{Name: b.name(v.Who, "")}
	if e == nil || p.Name == (Label{}) {
		return Person{}, false
	}
	p.Spellings = b.spellings(e, p.Name)
	p.Roles = b.roles(e)
	for _, q := range v.Quotes {
		if len(p.Said) == b.limits.Quotes {
			break
		}
		s, err := b.said(v.Who, q)
		if err == nil {
			err = b.ground.Said(p, s)
		}
		if b.keep(err) {
			p.Said = append(p.Said, s)
		}
	}
	return p, len(p.Said) > 0
}

func (b *builder) spellings(e *story.Entity, shown Label) []Label {
	seen := map[string]bool{Fold(shown.Text): true}
	var ls []Label
	for _, s := range e.Spellings {
		l := b.label(s.First.Article, s.First.Span)
		if l == (Label{}) || seen[Fold(l.Text)] || b.ground.Named(l) != nil {
			continue
		}
		seen[Fold(l.Text)] = true
		ls = append(ls, l)
	}
	return ls
}

func (b *builder) roles(e *story.Entity) []Label {
	seen := map[string]bool{}
	var ls []Label
	for _, r := range e.Roles {
		l := b.label(r.Role.Article, r.Role.Span)
		if l == (Label{}) || seen[Fold(l.Text)] || b.ground.Role(l) != nil {
			continue
		}
		seen[Fold(l.Text)] = true
		ls = append(ls, l)
	}
	return ls
}

// said shows a direct quotation by itself, anything else with the sentence that
// carries it.
func (b *builder) said(who story.EntityID, q story.Quote) (Said, error) {
	if len(q.Passages) == 0 {
		return Said{}, ErrUncited
	}
	id := q.Passages[0].Article
	s, err := b.shown(q.Passages)
	if l := b.label(id, q.Statement.Content); q.Statement.Form == article.Direct && l != (Label{}) {
		s, err = Cite([]Piece{{Kind: Words, Text: l.Text, From: l.From}}, b.sound(q.Passages[1:])...)
	}
	if err != nil {
		return Said{}, err
	}
	said := Said{
		Form:     q.Statement.Form,
		Speaker:  b.nameIn(who, id),
		With:     b.names(q.With, id),
		Sentence: s,
		Date:     b.when(q.When, Label{}, s.Cites()),
		Origins:  b.page.Witnesses(s.Cites()),
	}
	for _, span := range q.Statement.Quotes {
		said.Quotes = append(said.Quotes, b.label(id, span))
	}
	return said, b.ground.Sentence(s)
}

// positions keeps the parties and issues that have a name in the sources and at
// least one stance.
func (b *builder) positions(ps story.Positions) {
	var g Grid
	rows, columns := map[int]int{}, map[int]int{}
	for j, issue := range ps.Issues {
		var from []article.Passage
		for i := range ps.Parties {
			for _, s := range ps.Cells[story.Cell{Party: i, Issue: j}] {
				from = append(from, s.Passage)
			}
		}
		if l := b.find(issue, from); l != (Label{}) && len(from) > 0 {
			columns[j] = len(g.Issues)
			g.Issues = append(g.Issues, l)
		}
	}
	for i, party := range ps.Parties {
		if l := b.name(party, ""); l != (Label{}) {
			rows[i] = len(g.Parties)
			g.Parties = append(g.Parties, l)
			g.Cells = append(g.Cells, emptyRow(len(g.Issues)))
		}
	}
	found := false
	for i, row := range rows {
		for j, column := range columns {
			cell := b.stances(ps.Cells[story.Cell{Party: i, Issue: j}])
			found = found || len(cell) > 0
			g.Cells[row][column] = cell
		}
	}
	if found {
		b.page.Positions = g
	}
}

func (b *builder) stances(ss []story.Stance) []Stance {
	out := []Stance{}
	for _, s := range ss {
		sentence, err := b.shown([]article.Passage{s.Passage})
		if err == nil {
			err = b.ground.Sentence(sentence)
		}
		if !b.keep(err) {
			continue
		}
		out = append(out, Stance{
			Sentence: sentence,
			Who:      b.name(s.Who, s.Passage.Article),
			Date:     b.when(s.When, Label{}, sentence.Cites()),
		})
	}
	return out
}

func (b *builder) unknown(us []story.Unknown) {
	for _, u := range us {
		if len(b.page.Unknown) == b.limits.Unknown {
			return
		}
		s, err := b.shown([]article.Passage{u.Passage})
		if err == nil {
			err = b.ground.Sentence(s)
		}
		if b.keep(err) {
			b.page.Unknown = append(b.page.Unknown, Unknown{s, b.label(u.Passage.Article, u.Cue)})
		}
	}
}

func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

func emptyRow(n int) [][]Stance {
	row := make([][]Stance, n)
	for i := range row {
		row[i] = []Stance{}
	}
	return row
}
