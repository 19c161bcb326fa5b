package live

import (
	"context"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/store"
)

// versions are the newest versions of the articles that decisions are about: of
// all decisions at once, since there may be a thousand and stories are brought up
// to date each second.
type versions map[article.ID]article.ID

// versionsOf asks for those of some decisions.
func versionsOf(ctx context.Context, tx *store.Tx, of ...store.Decision) (versions, error) {
	var ids []article.ID
	for _, d := range of {
		switch d.Kind {
		case mergeKind, sameKind, splitKind, apartKind:
			ids = append(ids, article.ID(d.A), article.ID(d.B))
		case namesakeKind:
			in := apartIn(d).in
			ids = append(ids, in[:]...)
		case strangerKind:
			ids = append(ids, strangerIn(d).Article)
		case eventKind:
			p := pairIn(d)
			ids = append(ids, p[0].Article, p[1].Article)
		}
	}
	return tx.AllNewest(ctx, ids)
}

// newest returns the newest version of an article, or store.ErrNotFound.
func (v versions) newest(id article.ID) (article.ID, error) {
	if n, ok := v[id]; ok {
		return n, nil
	}
	return "", store.ErrNotFound
}
