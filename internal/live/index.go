package live

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/relate"
	"github.com/synoptic-news/synoptic/text"
)

// Entity is what the index keeps of a person, organisation or place in a story.
type Entity struct {
	Spellings []Spelling `json:"spellings"` // most frequent first
	Roles     []Role     `json:"roles,omitempty"`
	Apart     []Apart    `json:"apart,omitempty"`
}

// Spelling is one way to write a name, with the place where it stands first.
type Spelling struct {
	page.Label
	Count int `json:"count"`
}

// Role is what an article calls somebody, and when it was written.
type Role struct {
	page.Label
	Day time.Time `json:"day,omitzero"`
}

// Apart is somebody who looks the same and is not, with the reason.
type Apart struct {
	store.EntityRef
	Name string `json:"name"`
	Why  string `json:"why"`
}

// Position is what a party says on an issue, as the index keeps it.
type Position struct {
	Issue page.Label `json:"issue"`
	page.Stance
}

// The bounds of what is indexed of one story.
const (
	mostEntities = 400
	mostFigures  = 400
	mostOnly     = 40
)

// lookable are the kinds of names that have a page.
var lookable = []article.NameKind{article.Person, article.Organisation, article.Place}

// IndexOf is what can be looked up of a story by its page.
func IndexOf(p *page.Page) (store.Index, error) { return indexOf(p, engine.Reopen(p).Story) }

// indexOf is what can be looked up of a story: in go its page and the story as
// engine.Reopen gives it.
func indexOf(p *page.Page, s *story.Story) (store.Index, error) {
	x := indexer{page: p, story: s, keys: map[story.EntityID]store.EntityRef{}}
	x.out.Conflicts, x.out.Changes = len(p.Conflicts), len(p.Changes)
	x.articles()
	for _, e := range s.Cast.Entities {
		if key := entityKey(e, s); key != "" && slices.Contains(lookable, e.Kind) && len(x.keys) < mostEntities {
			x.keys[e.ID] = store.EntityRef{Kind: e.Kind, Key: key}
		}
	}
	x.entities()
	x.events()
	for _, v := range p.People {
		for _, said := range v.Said {
			var quotes []string
			for _, q := range said.Quotes {
				quotes = append(quotes, q.Text)
			}
			by := x.roles(store.By, slices.Concat([]page.Label{said.Speaker}, said.With))
			about := slices.DeleteFunc(x.about(said.Sentence), func(of store.ShownOf) bool {
				return slices.ContainsFunc(by, func(b store.ShownOf) bool { return b.EntityRef == of.EntityRef })
			})
			x.shown(store.ShownSaid, said.Date, said, quotes, slices.Concat(by, about))
		}
	}
	for i, party := range p.Positions.Parties {
		for k, issue := range p.Positions.Issues {
			for _, st := range p.Positions.Cells[i][k] {
				x.shown(store.ShownPosition, st.Date, Position{issue, st}, nil, x.roles(store.By, []page.Label{party, st.Who}))
			}
		}
	}
	x.only()
	x.figures()
	x.facets()
	return x.out, x.err
}

// indexer makes one index.
type indexer struct {
	page  *page.Page
	story *story.Story
	keys  map[story.EntityID]store.EntityRef
	out   store.Index
	err   error
}

// articles says of each article where it comes from, and how long after the
// first report of the story it came: of those that state a time of day.
func (x *indexer) articles() {
	var first time.Time
	timed := func(a *article.Article) bool { return a.Published.Known() && !a.Published.DayOnly }
	outlets := map[source.OutletID]bool{}
	for _, a := range x.page.Articles {
		outlets[a.Outlet.ID] = true
		if timed(a) && (first.IsZero() || a.Published.Time.Before(first)) {
			first = a.Published.Time
		}
	}
	for i, a := range x.page.Articles {
		in := store.IndexedArticle{ID: a.ID, Outlet: string(a.Outlet.ID), Lang: a.Lang, Origin: x.page.Sources[i].Origin.Kind, Lag: -1}
		if a.Published.Known() {
			in.Published = a.Published.Time
		}
		if timed(a) && len(outlets) > 1 {
			in.Lag = a.Published.Time.Sub(first)
		}
		x.out.Articles = append(x.out.Articles, in)
	}
}

// entityKey names somebody or something in all stories: by the entry of the
// gazetteer, or by the full name. Of a person of whom a story has one name only,
// nobody can say who it is elsewhere: its key ends in store.OfOneStory, and with
// that in the story's number. So does that of a stranger, behind the page that
// his article is a version of.
func entityKey(e story.Entity, s *story.Story) string {
	if e.Known != "" {
		return "@" + strings.Join(store.NameWords(e.Known), "-")
	}
	words := store.NameWords(e.Name)
	key := strings.Join(words, "-")
	switch {
	case e.Stranger: // who is called so elsewhere is another
		key += "." + lineage(s.Reading(e.Articles[0]).Article) + store.OfOneStory
	case len(words) == 1 && e.Kind == article.Person:
		key += store.OfOneStory
	}
	return key
}

// lineage names an article in all its versions: by a digest of its address. One
// without an address has no others.
func lineage(a *article.Article) string {
	if a.URL == "" {
		return string(a.ID)
	}
	sum := sha256.Sum256([]byte(a.URL))
	return hex.EncodeToString(sum[:8])
}

func (x *indexer) entities() {
	apart := map[story.EntityID][]Apart{}
	name := func(id story.EntityID) string { return x.story.Cast.Entities[id].Name }
	for _, a := range x.story.Cast.Apart {
		apart[a.A] = append(apart[a.A], Apart{x.keys[a.B], name(a.B), a.Why})
		apart[a.B] = append(apart[a.B], Apart{x.keys[a.A], name(a.A), a.Why})
	}
	for _, e := range x.story.Cast.Entities {
		ref, ok := x.keys[e.ID]
		if !ok {
			continue
		}
		in := store.IndexedEntity{EntityRef: ref, Name: e.Name, Mentions: e.Mentions}
		data := Entity{Apart: apart[e.ID]}
		for _, s := range e.Spellings {
			in.Spellings = append(in.Spellings, s.Text)
			if l := x.label(s.First); l != (page.Label{}) {
				data.Spellings = append(data.Spellings, Spelling{l, s.Count})
			}
		}
		if len(data.Spellings) == 0 {
			continue // nothing shows that it is named
		}
		for _, r := range e.Roles {
			if l := x.label(r.Role); l != (page.Label{}) {
				data.Roles = append(data.Roles, Role{l, x.story.Reading(r.Role.Article).Written()})
			}
		}
		in.Data = x.json(data)
		x.out.Entities = append(x.out.Entities, in)
	}
}

// label is the words of a passage, if it lies in one of the articles.
func (x *indexer) label(p article.Passage) page.Label {
	a := x.page.Article(p.Article)
	if a == nil || p.Span.Empty() || !p.Span.Valid(a.Text) {
		return page.Label{}
	}
	return page.Label{Text: a.Words(p.Span), From: p}
}

func (x *indexer) json(v any) []byte {
	b, err := json.Marshal(v)
	x.err = cmp.Or(x.err, err)
	return b
}

// named are those that the texts of some passages name.
func (x *indexer) named(from []article.Passage) []store.EntityRef {
	var out []store.EntityRef
	for _, p := range from {
		r := x.story.Reading(p.Article)
		if r == nil {
			continue
		}
		for _, m := range r.Notes.Mentions {
			if !p.Span.Overlaps(m.Span) {
				continue
			}
			if ref, ok := x.keys[x.story.Cast.Who(p.Article, m.Name)]; ok && !slices.Contains(out, ref) {
				out = append(out, ref)
			}
		}
	}
	return out
}

// roles gives those that the labels name a part.
func (x *indexer) roles(part store.ShownPart, who []page.Label) []store.ShownOf {
	var out []store.ShownOf
	for _, l := range who {
		for _, ref := range x.named(l.Cites()) {
			out = append(out, store.ShownOf{Part: part, EntityRef: ref})
		}
	}
	return out
}

// about are those whom the words of a sentence name.
func (x *indexer) about(s page.Sentence) []store.ShownOf {
	var from []article.Passage
	for _, p := range s.Pieces() {
		if p.Kind == page.Words {
			from = append(from, p.From)
		}
	}
	var out []store.ShownOf
	for _, ref := range x.named(from) {
		out = append(out, store.ShownOf{Part: store.About, EntityRef: ref})
	}
	return out
}

func (x *indexer) shown(what store.ShownKind, day page.When, v any, quotes []string, of []store.ShownOf) {
	x.out.Shown = append(x.out.Shown, store.IndexedSentence{What: what, Day: day.From, Quotes: quotes, Of: of, Data: x.json(v)})
}

// entriesOf are the events of a page in the order in which they are indexed.
func entriesOf(t page.Timeline) []page.Entry {
	return slices.Concat(t.Background, t.Happened, t.Undated, t.Coming)
}

func (x *indexer) events() {
	for _, e := range entriesOf(x.page.Timeline) {
		var of []store.ShownOf
		for _, t := range e.Tellings {
			of = append(of, x.about(t.Sentence)...)
		}
		x.shown(store.ShownEvent, e.Date, e, nil, of)
	}
}

// only finds the events and figures that one outlet alone tells of a story that
// two origins or more report.
func (x *indexer) only() {
	if x.page.Counts.Origins < 2 {
		return
	}
	seen := map[string]bool{}
	n := 0
	add := func(s page.Sentence, day page.When) {
		var outlets []source.OutletID
		for _, c := range s.Cites() {
			if a := x.page.Article(c.Article); a != nil && !slices.Contains(outlets, a.Outlet.ID) {
				outlets = append(outlets, a.Outlet.ID)
			}
		}
		if len(outlets) != 1 || outlets[0] == "" || seen[s.Text()] || n == mostOnly {
			return
		}
		seen[s.Text()] = true
		n++
		x.shown(store.ShownOnly, day, s, nil, []store.ShownOf{{Part: store.By, EntityRef: OutletRef(outlets[0])}})
	}
	for _, e := range entriesOf(x.page.Timeline) {
		add(e.Tellings[0].Sentence, e.Date)
	}
	for _, f := range x.page.Figures {
		add(f.Sentence, f.AsOf)
	}
}

// OutletRef names an outlet among those who have a part in a shown sentence.
func OutletRef(id source.OutletID) store.EntityRef {
	return store.EntityRef{Kind: article.Media, Key: string(id)}
}

// perValue is how many places of one figure are kept.
const perValue = 3

// figures indexes the figures of running text, each value at a few places.
func (x *indexer) figures() {
	times := map[[2]float64]int{}
	for _, r := range x.story.Readings {
		for _, f := range r.Notes.Figures {
			n := r.SentenceAt(f.Start)
			v := [2]float64{f.Value, max(f.Value, f.High)}
			if n < 0 || !r.Prose(n) || times[v] == perValue || len(x.out.Figures) == mostFigures || v[0]-v[0] != 0 || v[1]-v[1] != 0 {
				continue
			}
			times[v]++
			x.out.Figures = append(x.out.Figures, store.IndexedFigure{Low: v[0], High: v[1], From: r.At(text.Span{Start: f.Start, End: f.End})})
		}
	}
}

// saveIndex writes what can be looked up of a story, in the transaction that
// writes its page.
func saveIndex(ctx context.Context, tx *store.Tx, p *page.Page, id int64) error {
	s := engine.Reopen(p).Story
	x, err := indexOf(p, s)
	if err != nil {
		return fmt.Errorf("index: %w", err)
	}
	sheet := relate.Of(s)
	return keepIndexes(ctx, tx, map[int64]store.Index{id: x}, map[int64]*relate.Sheet{id: &sheet})
}

// indexAtOnce is how many stories are indexed in one transaction.
const indexAtOnce = 20

// Index makes the index of stories that have none: of an import, or of a store
// that an older version wrote. It returns how many.
func (k *Keeper) Index(ctx context.Context) (n int, err error) {
	for {
		var ids []int64
		err := k.Store.Read(ctx, func(tx *store.Tx) (err error) {
			ids, err = tx.Unindexed(ctx, indexAtOnce)
			return err
		})
		if err != nil || len(ids) == 0 {
			return n, err
		}
		err = k.Store.Write(ctx, func(tx *store.Tx) error {
			for _, id := range ids {
				s, err := tx.Paged(ctx, id)
				if errors.Is(err, store.ErrNotFound) || err == nil && s.ID != id {
					continue // it was merged in the meantime
				}
				if err != nil {
					return err
				}
				// A page that cannot be read has nothing to look up; check names it.
				p, err := page.Load(s.Page)
				if err != nil {
					err = tx.SaveIndex(ctx, id, store.Index{})
				} else {
					err = saveIndex(ctx, tx, p, id)
				}
				if err != nil {
					return fmt.Errorf("story %d: %w", id, err)
				}
				n++
			}
			return nil
		})
		if err != nil {
			return n, err
		}
	}
}
