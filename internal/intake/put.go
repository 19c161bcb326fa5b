package intake

import (
	"context"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source/fetch"
)

// Kept is an article that was read out of a document, and whether it was new.
type Kept struct {
	*article.Article
	Fresh bool
}

// Fetch fetches a page that a person named and keeps its articles.
func (in *Intake) Fetch(ctx context.Context, address string, now time.Time) ([]Kept, error) {
	a, err := in.Client.Get(ctx, fetch.Request{URL: address, Named: true})
	if err != nil {
		return nil, err
	}
	return in.Put(ctx, store.Document{Document: a.Document, ETag: a.ETag, LastModified: a.LastModified}, now)
}

// Put keeps a document and the articles it holds. Articles come with an error
// too, if some of a document's could be read and others not.
func (in *Intake) Put(ctx context.Context, d store.Document, now time.Time) ([]Kept, error) {
	if d.Fetched.IsZero() { // a file: kept as long from now on as what was fetched now
		d.Fetched = now
	}
	articles, unread := extract.Articles(d.Document, extract.Options{})
	if len(articles) == 0 {
		return nil, unread
	}
	var out []Kept
	err := in.Store.Write(ctx, func(tx *store.Tx) (err error) {
		out, err = in.put(ctx, tx, d, articles, now)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, unread
}

// put keeps a document and its articles in a transaction.
func (in *Intake) put(ctx context.Context, tx *store.Tx, d store.Document, articles []*article.Article, now time.Time) ([]Kept, error) {
	id, _, err := tx.PutDocument(ctx, d)
	if err != nil {
		return nil, err
	}
	out := make([]Kept, len(articles))
	for i, a := range articles {
		fresh, err := tx.PutArticle(ctx, store.Article{Article: a, Document: id, Arrived: now, MadeBy: in.Version})
		if err != nil {
			return nil, err
		}
		out[i] = Kept{a, fresh}
	}
	return out, nil
}
