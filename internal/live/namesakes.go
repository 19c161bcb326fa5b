package live

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/resolve"
	"github.com/synoptic-news/synoptic/text"
)

// standing is what people decided of what pages show.
type standing struct {
	withheld  []article.Passage
	apart     []toldApart
	strangers []story.Stranger
	events    []onePair
}

// toldApart are two names that a person says are two, each with an article that
// has it: they hold in a story that has both, in whatever version.
type toldApart struct {
	in    [2]article.ID
	names [2]string
}

// standingOf reads what people decided.
func standingOf(ctx context.Context, tx *store.Tx) (s standing, err error) {
	withheld, err := tx.DecisionsOf(ctx, withholdKind)
	if err != nil {
		return s, err
	}
	apart, err := tx.DecisionsOf(ctx, namesakeKind)
	if err != nil {
		return s, err
	}
	strangers, err := tx.DecisionsOf(ctx, strangerKind)
	if err != nil {
		return s, err
	}
	events, err := tx.DecisionsOf(ctx, eventKind)
	if err != nil {
		return s, err
	}
	return s, s.change(ctx, tx, slices.Concat(withheld, apart, strangers, events), nil)
}

// change adds decisions, and takes others back.
func (s *standing) change(ctx context.Context, tx *store.Tx, add, undo []store.Decision) error {
	back := passages(undo)
	s.withheld = slices.DeleteFunc(append(s.withheld, passages(add)...), func(p article.Passage) bool { return slices.Contains(back, p) })
	all := slices.Concat(add, undo)
	newest, err := versionsOf(ctx, tx, all...)
	if err != nil {
		return err
	}
	for n, d := range all {
		var apart toldApart
		var stranger story.Stranger
		var event onePair
		var err error
		switch d.Kind {
		case namesakeKind:
			apart, err = newestApart(newest, d)
		case strangerKind:
			stranger, err = newestStranger(newest, d)
		case eventKind:
			event, err = newestPair(ctx, tx, newest, d)
		default:
			continue
		}
		if errors.Is(err, store.ErrNotFound) {
			continue // of an article, or words, that are gone
		}
		if err != nil {
			return err
		}
		s.apart = slices.DeleteFunc(s.apart, func(a toldApart) bool { return a == apart })
		s.strangers = slices.DeleteFunc(s.strangers, func(o story.Stranger) bool { return o == stranger })
		s.events = slices.DeleteFunc(s.events, func(p onePair) bool { return p == event })
		switch {
		case n >= len(add):
		case d.Kind == namesakeKind:
			s.apart = append(s.apart, apart)
		case d.Kind == strangerKind:
			s.strangers = append(s.strangers, stranger)
		default:
			s.events = append(s.events, event)
		}
	}
	return nil
}

// newestApart is what a decision tells apart, with the newest versions of its
// articles.
func newestApart(v versions, d store.Decision) (of toldApart, err error) {
	of = apartIn(d)
	for i, id := range of.in {
		if of.in[i], err = v.newest(id); err != nil {
			return of, err
		}
	}
	return of, nil
}

// apartIn is what a decision of the kind namesake tells apart.
func apartIn(d store.Decision) (of toldApart) {
	for i, side := range []string{d.A, d.B} {
		id, name, _ := strings.Cut(side, " ")
		of.in[i], of.names[i] = article.ID(id), name
	}
	return of
}

// decision is what is kept of it, the same whichever name comes first.
func (of toldApart) decision() store.Decision {
	a, b := string(of.in[0])+" "+of.names[0], string(of.in[1])+" "+of.names[1]
	return store.Decision{Kind: namesakeKind, A: min(a, b), B: max(a, b)}
}

// strangerIn is what a decision of the kind stranger is about.
func strangerIn(d store.Decision) story.Stranger {
	id, name, _ := strings.Cut(d.A, " ")
	return story.Stranger{Article: article.ID(id), Name: name}
}

// newestStranger is that with the newest version of its article.
func newestStranger(v versions, d store.Decision) (st story.Stranger, err error) {
	st = strangerIn(d)
	st.Article, err = v.newest(st.Article)
	return st, err
}

// namesakes are the names that are told apart in a story of some articles.
func (s standing) namesakes(ids []article.ID) (n story.Namesakes) {
	for _, of := range s.apart {
		if slices.Contains(ids, of.in[0]) && slices.Contains(ids, of.in[1]) {
			n.Pairs = append(n.Pairs, of.names)
		}
	}
	for _, st := range s.strangers {
		if slices.Contains(ids, st.Article) {
			n.Strangers = append(n.Strangers, st)
		}
	}
	return n
}

// SetApart takes a name, in one article of a story, for somebody else's than in the
// others from now on, because a person says so.
func (k *Keeper) SetApart(ctx context.Context, id int64, st story.Stranger, now time.Time) error {
	readings, err := k.readingsOf(ctx, id)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(readings, func(r *article.Reading) bool { return r.ID == st.Article })
	if i < 0 {
		return fmt.Errorf("story %d and article %s: %w", id, st.Article, ErrNotIn)
	}
	n := slices.IndexFunc(readings[i].Notes.Names, func(n article.Name) bool { return text.Fold(n.Full) == text.Fold(st.Name) })
	if n < 0 {
		return fmt.Errorf("article %s and %q: %w", st.Article, st.Name, ErrNoName)
	}
	cast := resolve.Entities(readings)
	if who := cast.Who(st.Article, n); who == story.NoEntity || len(cast.Entities[who].Articles) < 2 {
		return fmt.Errorf("article %s and %q: %w", st.Article, st.Name, ErrOneArticle)
	}
	return k.decide(ctx, now, func(tx *store.Tx) ([]part, []store.Decision, []store.Decision, error) {
		p, err := partOf(ctx, tx, id)
		return []part{p}, []store.Decision{{Kind: strangerKind, A: string(st.Article) + " " + st.Name}}, nil, err
	})
}

// TakeBack undoes a SetApart.
func (k *Keeper) TakeBack(ctx context.Context, id int64, st story.Stranger, now time.Time) error {
	return k.undo(ctx, id, strangerKind, now, func(tx *store.Tx, _ part, d store.Decision) (bool, error) {
		v, err := versionsOf(ctx, tx, d)
		if err != nil {
			return false, err
		}
		of, err := newestStranger(v, d)
		return of == st, err
	})
}

// TellApart takes two names of a story for two persons, organisations or places
// from now on, because a person says so.
func (k *Keeper) TellApart(ctx context.Context, id int64, names [2]string, now time.Time) error {
	of, err := k.named(ctx, id, names)
	if err != nil {
		return err
	}
	return k.decide(ctx, now, func(tx *store.Tx) ([]part, []store.Decision, []store.Decision, error) {
		p, err := partOf(ctx, tx, id)
		return []part{p}, []store.Decision{of.decision()}, nil, err
	})
}

// TakeForOne undoes a TellApart.
func (k *Keeper) TakeForOne(ctx context.Context, id int64, names [2]string, now time.Time) error {
	return k.undo(ctx, id, namesakeKind, now, func(tx *store.Tx, p part, d store.Decision) (bool, error) {
		v, err := versionsOf(ctx, tx, d)
		if err != nil {
			return false, err
		}
		of, err := newestApart(v, d)
		return of.names == names && slices.Contains(p.ids(), of.in[0]) && slices.Contains(p.ids(), of.in[1]), err
	})
}

// named finds articles of a story that have two names, which are taken for one
// and would not be if they were told apart.
func (k *Keeper) named(ctx context.Context, id int64, names [2]string) (of toldApart, err error) {
	readings, err := k.readingsOf(ctx, id)
	if err != nil {
		return of, err
	}
	for i, name := range names {
		for _, r := range readings {
			if slices.ContainsFunc(r.Notes.Names, func(n article.Name) bool { return text.Fold(n.Full) == text.Fold(name) }) {
				of.in[i], of.names[i] = r.ID, name
				break
			}
		}
		if of.in[i] == "" {
			return of, fmt.Errorf("story %d and %q: %w", id, name, ErrNoName)
		}
	}
	before := resolve.Entities(readings)
	if after := resolve.Entities(readings, story.Namesakes{Pairs: [][2]string{names}}); len(after.Entities) == len(before.Entities) {
		return of, fmt.Errorf("story %d, %q and %q: %w", id, names[0], names[1], ErrTwoNames)
	}
	return of, nil
}

// readingsOf are the articles of a story, read.
func (k *Keeper) readingsOf(ctx context.Context, id int64) ([]*article.Reading, error) {
	var p part
	var madeBy map[article.ID]string
	err := k.Store.Read(ctx, func(tx *store.Tx) (err error) {
		if p, err = partOf(ctx, tx, id); err == nil {
			madeBy, err = tx.MadeBy(ctx, p.ids())
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return k.read(ctx, p.ids(), madeBy)
}
