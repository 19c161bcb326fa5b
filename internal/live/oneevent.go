package live

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/text"
)

// onePair are two passages of which a person said that they tell one event.
type onePair = [2]article.Passage

// decisionOf is what is kept of it.
func decisionOf(p onePair) store.Decision {
	side := func(p article.Passage) string { return fmt.Sprintf("%s %d-%d", p.Article, p.Span.Start, p.Span.End) }
	return store.Decision{Kind: eventKind, A: side(p[0]), B: side(p[1])}
}

// pairIn reads a decision of the kind event; the zero pair if it cannot be read.
func pairIn(d store.Decision) (p onePair) {
	for i, side := range []string{d.A, d.B} {
		id, span, _ := strings.Cut(side, " ")
		p[i].Article = article.ID(id)
		if n, err := fmt.Sscanf(span, "%d-%d", &p[i].Span.Start, &p[i].Span.End); n != 2 || err != nil {
			return onePair{}
		}
	}
	return p
}

// newestPair has the passages of a decision in the newest versions of their
// articles, where those have the same words; else store.ErrNotFound.
func newestPair(ctx context.Context, tx *store.Tx, v versions, d store.Decision) (p onePair, err error) {
	p = pairIn(d)
	for i, was := range p {
		newest, err := v.newest(was.Article)
		if err != nil || newest == was.Article {
			if err != nil {
				return p, err
			}
			continue
		}
		before, err := tx.Article(ctx, was.Article)
		if err != nil {
			return p, err
		}
		after, err := tx.Article(ctx, newest)
		if err != nil {
			return p, err
		}
		if !was.Span.Valid(before.Text) {
			return p, store.ErrNotFound
		}
		words := was.Span.In(before.Text)
		at := strings.Index(after.Text, words)
		if at < 0 {
			return p, store.ErrNotFound
		}
		p[i] = article.Passage{Article: newest, Span: text.Span{Start: at, End: at + len(words)}}
	}
	return p, nil
}

// sameEvents are the pairs that a story of some articles has.
func (s standing) sameEvents(ids []article.ID) []onePair {
	var out []onePair
	for _, p := range s.events {
		if slices.Contains(ids, p[0].Article) && slices.Contains(ids, p[1].Article) {
			out = append(out, p)
		}
	}
	return out
}

// OneEvent takes what some passages of a story tell for one event from now on,
// because a person says so.
func (k *Keeper) OneEvent(ctx context.Context, id int64, cites []article.Passage, now time.Time) error {
	return k.decide(ctx, now, func(tx *store.Tx) ([]part, []store.Decision, []store.Decision, error) {
		p, err := partOf(ctx, tx, id)
		if err != nil {
			return nil, nil, nil, err
		}
		var add []store.Decision
		for _, c := range cites {
			if !slices.Contains(p.ids(), c.Article) {
				return nil, nil, nil, fmt.Errorf("article %s and story %d: %w", c.Article, p.id, ErrNotIn)
			}
			if c != cites[0] {
				add = append(add, decisionOf(onePair{cites[0], c}))
			}
		}
		if add == nil {
			err = ErrOneAlone
		}
		return []part{p}, add, nil, err
	})
}

// TwoEvents undoes a OneEvent of two passages.
func (k *Keeper) TwoEvents(ctx context.Context, id int64, cites [2]article.Passage, now time.Time) error {
	return k.undo(ctx, id, eventKind, now, func(tx *store.Tx, _ part, d store.Decision) (bool, error) {
		v, err := versionsOf(ctx, tx, d)
		if err != nil {
			return false, err
		}
		of, err := newestPair(ctx, tx, v, d)
		return of == cites, err
	})
}
