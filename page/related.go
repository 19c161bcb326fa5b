package page

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story/relate"
	"github.com/synoptic-news/synoptic/text"
)

// Related is another story, of which a page shows one line. The articles it rests
// on come with it, so that it can be checked by itself; the page's own sections
// cite none of them.
type Related struct {
	Story    string             `json:"story"` // ID of its page
	Order    relate.Order       `json:"order"`
	Days     When               `json:"days,omitzero"` // from its first dated article to its last
	Title    Sentence           `json:"title"`
	Line     Sentence           `json:"line"` // the title again where its brief has no other
	Shared   []Shared           `json:"shared"`
	Articles []*article.Article `json:"articles"`
}

// Shared is a name or a word that makes two stories related, as each has it first.
type Shared struct {
	Name  bool  `json:"name"`
	Here  Label `json:"here"`
	There Label `json:"there"`
}

// relatedJSON is a related story as it is written: its articles with the hashes of
// their texts.
type relatedJSON struct {
	relatedFields
	Articles []record `json:"articles"`
}

type relatedFields Related

// MarshalJSON adds the hashes of the articles' texts.
func (r Related) MarshalJSON() ([]byte, error) {
	j := relatedJSON{relatedFields: relatedFields(r)}
	for _, a := range r.Articles {
		j.Articles = append(j.Articles, record{a, hash(a.Text)})
	}
	return marshal(j)
}

// UnmarshalJSON reads all but the hashes, which Encode makes again.
func (r *Related) UnmarshalJSON(b []byte) error {
	var j relatedJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	*r = Related(j.relatedFields)
	for _, x := range j.Articles {
		r.Articles = append(r.Articles, x.Article)
	}
	return nil
}

// MostRelated stories are shown on a page.
const MostRelated = 6

// Relate shows another story on p, by its page and the relation that p's story has
// to it. Earlier stories stand first, the latest of them at the top, then the
// others as they come.
func (p *Page) Relate(o *Page, l relate.Link) error {
	r, err := p.beside(o, l)
	if err != nil {
		return err
	}
	p.Related = append(p.Related, r)
	slices.SortStableFunc(p.Related, func(a, b Related) int {
		if (a.Order == relate.Earlier) != (b.Order == relate.Earlier) {
			if a.Order == relate.Earlier {
				return -1
			}
			return 1
		}
		if a.Order == relate.Earlier {
			return b.Days.To.Compare(a.Days.To)
		}
		return 0
	})
	return nil
}

// beside is another story as p shows it.
func (p *Page) beside(o *Page, l relate.Link) (Related, error) {
	r := Related{Story: o.ID, Order: relate.Beside, Title: o.Title, Line: o.Title}
	if r.Days = o.Written(); r.Days.OneDay() {
		r.Days.Gran = article.Day
	}
	if own := p.Written(); own.Bounded() && r.Days.Bounded() {
		r.Order = relate.OrderOf(own.From, own.To, r.Days.From, r.Days.To)
	}
	for _, b := range o.Brief {
		if line, err := Cite(b.pieces); err == nil && b.verbatim() && b.Text() != o.Title.Text() {
			r.Line = line // without the other articles that say so
			break
		}
	}
	for _, t := range slices.Concat(l.Names, l.Words) {
		here, ok := p.term(t.Here)
		there, okay := o.term(t.There)
		if ok && okay {
			r.Shared = append(r.Shared, Shared{t.Here.IsName(), here, there})
		}
	}
	if !slices.ContainsFunc(r.Shared, func(s Shared) bool { return s.Name }) || !slices.ContainsFunc(r.Shared, func(s Shared) bool { return !s.Name }) {
		return r, fmt.Errorf("page: related story %s: what it shares is not on both pages", o.ID)
	}
	add := func(from article.Passage) error {
		if r.Article(from.Article) != nil {
			return nil
		}
		a := o.Article(from.Article)
		if a == nil {
			return fmt.Errorf("page: related story %s: article %s is not on its page", o.ID, from.Article)
		}
		r.Articles = append(r.Articles, a)
		return nil
	}
	var err error
	r.each("", func(_ string, x Part, here bool) {
		for _, c := range x.Cites() {
			if !here && err == nil {
				err = add(c)
			}
		}
	})
	return r, err
}

// Written reaches from the first to the last day on which an article of the page
// was written, as far as that is known to the day or nearly.
func (p *Page) Written() When {
	var w article.When
	for _, s := range p.Sources {
		r := article.Reading{Article: p.Article(s.Article), Date: s.Date.When}
		d := article.CivilDay(r.Written())
		if r.Written().IsZero() {
			continue
		}
		if w.From.IsZero() || d.Before(w.From) {
			w.From = d
		}
		if d = d.AddDate(0, 0, 1); d.After(w.To) {
			w.To = d
		}
		w.Gran = article.Interval
	}
	return When{When: w}
}

// verbatim reports whether a sentence says nothing that only other passages of its
// page can show: no name or date put in.
func (s Sentence) verbatim() bool {
	return !slices.ContainsFunc(s.pieces, func(p Piece) bool { return p.Kind == Name || p.Kind == Date })
}

// term is the wording of a shared term.
func (p *Page) term(t relate.Term) (Label, bool) {
	a := p.Article(t.From.Article)
	if a == nil || t.From.Span.Empty() || !t.From.Span.Valid(a.Text) {
		return Label{}, false
	}
	return Label{a.Words(t.From.Span), t.From}, true
}

// Article is one of the articles that come with a related story, nil if there is
// none of that ID.
func (r *Related) Article(id article.ID) *article.Article {
	for _, a := range r.Articles {
		if a.ID == id {
			return a
		}
	}
	return nil
}

// each calls do for every part of a related story; here says whether it rests on
// the page's own articles.
func (r *Related) each(at string, do func(at string, x Part, here bool)) {
	do(at+"/title", r.Title, false)
	do(at+"/line", r.Line, false)
	for i, s := range r.Shared {
		do(in(at+"/shared", i)+"/here", s.Here, true)
		do(in(at+"/shared", i)+"/there", s.There, false)
	}
}

// EachRelated calls do for every part of the related stories, in the order shown,
// with its place and the story; nil for a part that rests on the page's own
// articles.
func (p *Page) EachRelated(do func(at string, x Part, of *Related)) {
	for i := range p.Related {
		r := &p.Related[i]
		r.each(in("related", i), func(at string, x Part, here bool) {
			if here {
				do(at, x, nil)
			} else {
				do(at, x, r)
			}
		})
	}
}

// wholeRelated reports the first part of the related stories that cannot be one.
func (p *Page) wholeRelated() error {
	for i := range p.Related {
		at := "related/" + strconv.Itoa(i)
		r := &p.Related[i]
		if r.Story == p.ID {
			return fmt.Errorf("%s: is the story itself", at)
		}
		for k, a := range r.Articles {
			if a == nil {
				return fmt.Errorf("%s/articles/%d: is empty", at, k)
			}
			if err := sound(a); err != nil {
				return fmt.Errorf("%s/articles/%d: %w", at, k, err)
			}
			if p.Article(a.ID) != nil {
				return fmt.Errorf("%s/articles/%d: is an article of the story itself", at, k)
			}
		}
	}
	var first error
	p.EachRelated(func(at string, x Part, of *Related) {
		if s, ok := x.(Sentence); ok && len(s.cites) == 0 {
			first = errors.Join(first, fmt.Errorf("%s: %w", at, ErrUncited))
		}
		for _, c := range x.Cites() {
			a := p.Article(c.Article)
			if of != nil {
				a = of.Article(c.Article)
			}
			if first == nil && (a == nil || c.Span.Empty() || !c.Span.Valid(a.Text)) {
				first = fmt.Errorf("%s: cites %s %d–%d, which is not there", at, c.Article, c.Span.Start, c.Span.End)
			}
		}
	})
	return first
}

// Holds asks that both stories have what they are said to share: names that are
// read as names, and are spelled alike or known to be one; or words of one stem.
func (s Shared) Holds(here, there Ground) error {
	if !s.Name {
		if err := errors.Join(here.Label(s.Here), there.Label(s.There)); err != nil {
			return err
		}
		if stems(s.Here.Text) != stems(s.There.Text) {
			return fmt.Errorf("is not the word %q", s.There.Text)
		}
		return nil
	}
	if err := errors.Join(here.Named(s.Here), there.Named(s.There)); err != nil {
		return err
	}
	a, b := here.known(s.Here), there.known(s.There)
	if Fold(s.Here.Text) != Fold(s.There.Text) && (a == "" || a != b) {
		return fmt.Errorf("is not known to be %q", s.There.Text)
	}
	return nil
}

// known is the gazetteer's key of a name, if it has one.
func (g Ground) known(l Label) string {
	m := g.mention(l.From)
	return g[l.From.Article].Notes.Names[m.Name].Known
}

// stems are the words of a shared issue as they are compared.
func stems(words string) string {
	ws := strings.Fields(text.Fold(words))
	for i, w := range ws {
		ws[i] = text.Stem(w)
	}
	return strings.Join(ws, " ")
}
