package page

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/timeline"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Ground is what a page stands on: its articles with what was read out of
// them. New asks it before it shows anything; verify asks it again, with notes
// it has made afresh. Each question is answered with nil or with the reason
// why not.
type Ground map[article.ID]*article.Reading

// Passage asks for a passage that can be cited: of an article that is here,
// with a span that is not empty, lies on rune borders within its blocks, and
// neither begins nor ends with white space.
func (g Ground) Passage(p article.Passage) error {
	r := g[p.Article]
	switch {
	case r == nil:
		return fmt.Errorf("no article %q", p.Article)
	case p.Span.Empty() || !p.Span.Valid(r.Text):
		return fmt.Errorf("span %d–%d is not one of article %s", p.Span.Start, p.Span.End, p.Article)
	case !inBlocks(r.Article, p.Span):
		return fmt.Errorf("span %d–%d lies outside the article's own text", p.Span.Start, p.Span.End)
	case trimmed(r.Text, p.Span) != p.Span:
		return fmt.Errorf("span %d–%d begins or ends with white space", p.Span.Start, p.Span.End)
	case slices.ContainsFunc(r.Withheld, p.Span.Overlaps):
		return fmt.Errorf("span %d–%d is withheld by a decision", p.Span.Start, p.Span.End)
	}
	return nil
}

// trimmed is the span without white space at its ends.
func trimmed(t string, s text.Span) text.Span {
	words := s.In(t)
	start := s.Start + len(words) - len(strings.TrimLeftFunc(words, unicode.IsSpace))
	end := s.Start + len(strings.TrimRightFunc(words, unicode.IsSpace))
	return text.Span{Start: start, End: max(start, end)}
}

// whole asks that a span cuts no word in two. Labels may: "Orlec" is named in
// "Orlecs", which has lost its apostrophe.
func (g Ground) whole(p article.Passage) error {
	t := g[p.Article].Text
	for _, i := range []int{p.Span.Start, p.Span.End} {
		before, _ := utf8.DecodeLastRuneInString(t[:i])
		after, _ := utf8.DecodeRuneInString(t[i:])
		if inWord(before) && inWord(after) {
			return fmt.Errorf("span %d–%d cuts a word", p.Span.Start, p.Span.End)
		}
	}
	return nil
}

// inWord reports whether a rune is part of a word in a script that sets words
// apart by spaces.
func inWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) &&
		!unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

var errNoNumber = errors.New("is no finite number")

// inBlocks reports whether both ends of the span lie in blocks, and no
// furniture between them.
func inBlocks(a *article.Article, s text.Span) bool {
	at := s.Start
	for _, b := range a.Blocks {
		if b.End <= at {
			continue
		}
		if b.Start > at && strings.TrimSpace(a.Text[at:min(b.Start, s.End)]) != "" {
			return false
		}
		at = b.End
		if at >= s.End {
			return true
		}
	}
	return strings.TrimSpace(a.Text[at:max(at, s.End)]) == "" && at > s.Start
}

// Label asks that the label is its passage's wording.
func (g Ground) Label(l Label) error {
	if err := g.Passage(l.From); err != nil {
		return err
	}
	if w := g[l.From.Article].Words(l.From.Span); w != l.Text {
		return fmt.Errorf("the passage reads %q", w)
	}
	return nil
}

// Sentence asks that each piece follows from its passage.
func (g Ground) Sentence(s Sentence) error {
	if len(s.cites) == 0 {
		return ErrUncited
	}
	for _, c := range s.cites {
		if err := g.Passage(c); err != nil {
			return err
		}
		if err := g.whole(c); err != nil {
			return err
		}
	}
	for _, p := range s.pieces {
		if err := g.piece(p); err != nil {
			return fmt.Errorf("%s %q: %w", p.Kind, p.Text, err)
		}
	}
	return nil
}

func (g Ground) piece(p Piece) error {
	l := Label{p.Text, p.From}
	switch p.Kind {
	case Words:
		return g.Label(l)
	case Name:
		if err := g.Label(l); err != nil {
			return err
		}
		return g.Named(l)
	case Date:
		return g.dated(p)
	}
	if !isGlue(p.Text) {
		return errors.New("is not in the table of fixed wording")
	}
	return nil
}

func (g Ground) dated(p Piece) error {
	if err := g.Passage(p.From); err != nil {
		return err
	}
	t := g.time(p.From)
	if t == nil {
		return errors.New("the passage states no time")
	}
	if s := WhenText(t.When); s != p.Text {
		return fmt.Errorf("the passage says %q", s)
	}
	return nil
}

// time is the time expression that the passage is, or nil.
func (g Ground) time(p article.Passage) *article.Time {
	times := g[p.Article].Notes.Times
	for i := range times {
		if times[i].Span == p.Span {
			return &times[i]
		}
	}
	return nil
}

// Named asks that the label is a mention by name.
func (g Ground) Named(l Label) error {
	if err := g.Label(l); err != nil {
		return err
	}
	if g.mention(l.From) == nil {
		return errors.New("is not read as a name there")
	}
	return nil
}

// mention is the mention by name that the passage is, or nil.
func (g Ground) mention(p article.Passage) *article.Mention {
	ms := g[p.Article].Notes.Mentions
	for i := range ms {
		if ms[i].Span == p.Span && ms[i].Form == article.ByName {
			return &ms[i]
		}
	}
	return nil
}

// Role asks that the label is read as somebody's role.
func (g Ground) Role(l Label) error {
	if err := g.Label(l); err != nil {
		return err
	}
	for _, r := range g[l.From.Article].Notes.Roles {
		if r.Span == l.From.Span {
			return nil
		}
	}
	return errors.New("is not read as a role there")
}

// Date asks that a date follows from the words it names, from a time told in
// the articles cited, or from the day one of them was written.
func (g Ground) Date(d When, cites []article.Passage) error {
	if !d.Known() {
		if d.Words.Text != "" {
			return g.Label(d.Words)
		}
		return nil
	}
	if d.Words.Text != "" {
		return g.worded(d)
	}
	for _, c := range cites {
		r := g[c.Article]
		if r == nil {
			continue
		}
		if sameTime(d.When, r.Date) {
			return nil
		}
		for _, t := range r.Notes.Times {
			if sameTime(d.When, t.When) {
				return nil
			}
		}
	}
	return errors.New("no cited article gives this time")
}

func (g Ground) worded(d When) error {
	if err := g.Label(d.Words); err != nil {
		return err
	}
	t := g.time(d.Words.From)
	if t == nil {
		return fmt.Errorf("%q is not read as a time there", d.Words.Text)
	}
	if !sameTime(d.When, t.When) {
		return fmt.Errorf("%q is read as %q there", d.Words.Text, WhenText(t.When))
	}
	return nil
}

// EventDate asks that an event's date is the date of one telling, or reaches
// from the first to the last of them, or, where no telling has a day of its
// own, that it carries a reason.
func (g Ground) EventDate(e Entry) error {
	if !e.Date.Known() {
		return g.Date(e.Date, nil)
	}
	var told []When
	for _, t := range e.Tellings {
		if t.Date.Known() {
			told = append(told, t.Date)
		}
		if sameTime(t.Date.When, e.Date.When) {
			return nil
		}
	}
	c := cover(told)
	switch {
	case c.From.Equal(e.Date.From) && c.To.Equal(e.Date.To):
		return nil
	case e.Date.How == article.Inferred && e.Date.Why != "":
		return nil
	}
	for _, t := range e.Tellings {
		if g.ran(e.Date.When, t.Sentence.Cites()[0]) {
			return nil
		}
	}
	return g.Date(e.Date, e.Tellings[0].Sentence.Cites())
}

// ran reports whether a passage says that something went on from the first to
// the last day of w: "a third consecutive day … on Saturday".
func (g Ground) ran(w article.When, p article.Passage) bool {
	r := g[p.Article]
	if r == nil || !w.Bounded() {
		return false
	}
	n, _ := timeline.Run(story.TokensIn(r.Notes.Tokens, p.Span), &lang.For(r.Lang).Acts)
	if n == 0 || !w.From.Equal(w.To.AddDate(0, 0, -n)) {
		return false
	}
	for _, t := range r.Notes.Times {
		if p.Span.Contains(t.Span) && t.When.OneDay() && t.When.To.Equal(w.To) {
			return true
		}
	}
	return false
}

// sameTime reports whether a is b, or b taken for the day of a report.
func sameTime(a, b article.When) bool {
	return a.From.Equal(b.From) && a.To.Equal(b.To) && a.Gran == b.Gran && a.About == b.About &&
		(a.How == b.How || a.How == article.Reported)
}

// Figure asks that the row's value, unit and bound are read at its words.
func (g Ground) Figure(row FigureRow) error {
	if err := g.Label(row.Figure); err != nil {
		return err
	}
	for _, f := range g[row.Figure.From.Article].Notes.Figures {
		if f.Span != row.Figure.From.Span {
			continue
		}
		if v := valueOf(f); v != row.Value {
			return fmt.Errorf("%q is read as %v there", row.Figure.Text, v)
		}
		if row.What.Text != "" && row.What.From != (article.Passage{Article: row.Figure.From.Article, Span: f.Noun}) {
			return fmt.Errorf("%q is not what %q measures", row.What.Text, row.Figure.Text)
		}
		return nil
	}
	return fmt.Errorf("%q is not read as a figure there", row.Figure.Text)
}

func valueOf(f article.Figure) Value {
	return Value{Kind: f.Kind, Low: f.Value, High: f.High, Unit: f.Unit, Bound: f.Bound}
}

// Said asks that an article has the speaker saying this, that the verbatim
// parts stand in quotation marks, and that the speaker is the person.
func (g Ground) Said(who Person, s Said) error {
	if err := g.Named(s.Speaker); err != nil {
		return fmt.Errorf("speaker %q: %w", s.Speaker.Text, err)
	}
	if !who.spelt(s.Speaker.Text) {
		return fmt.Errorf("%q is no spelling of %q", s.Speaker.Text, who.Name.Text)
	}
	for _, q := range s.Quotes {
		if err := g.Label(q); err != nil {
			return err
		}
	}
	if len(s.Sentence.pieces) == 0 {
		return ErrUncited
	}
	name := g.mention(s.Speaker.From).Name
	for _, st := range g[s.Speaker.From.Article].Notes.Statements {
		if st.Form == s.Form && speaks(st, name) && carries(s, st) {
			return nil
		}
	}
	return fmt.Errorf("%q is not read as saying this", s.Speaker.Text)
}

func (p Person) spelt(name string) bool {
	if Fold(p.Name.Text) == Fold(name) {
		return true
	}
	for _, s := range p.Spellings {
		if Fold(s.Text) == Fold(name) {
			return true
		}
	}
	return false
}

func speaks(st article.Statement, name int) bool {
	for _, n := range st.Speakers {
		if n == name {
			return true
		}
	}
	return false
}

// carries reports whether s shows the statement: its words overlap those shown
// and its quotations are the same.
func carries(s Said, st article.Statement) bool {
	shown := false
	for _, p := range s.Sentence.pieces {
		shown = shown || p.Kind == Words && p.From.Article == s.Speaker.From.Article && p.From.Span.Overlaps(st.Content)
	}
	if !shown || len(s.Quotes) != len(st.Quotes) {
		return false
	}
	for i, q := range s.Quotes {
		if q.From != (article.Passage{Article: s.Speaker.From.Article, Span: st.Quotes[i]}) {
			return false
		}
	}
	return true
}

// Fold is the spelling under which two names are compared: lower case, plain
// apostrophes, hyphens and spaces.
func Fold(s string) string {
	return strings.Join(strings.Fields(strings.Map(foldRune, s)), " ")
}

func foldRune(r rune) rune {
	switch r {
	case '’', '‘', 'ʼ', '`':
		return '\''
	case '“', '”', '„':
		return '"'
	case '‐', '‑', '–':
		return '-'
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return unicode.ToLower(r)
}
