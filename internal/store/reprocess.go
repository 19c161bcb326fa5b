package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

// Outdated says what another version of the code made: the documents out of
// which it read articles, in the order they were fetched, and how many articles
// it read whose documents are no longer kept. Only what arrived since a time is
// counted, and only the newest version of each page.
func (tx *Tx) Outdated(ctx context.Context, madeBy string, since time.Time) (documents []int64, lost int, err error) {
	const old = " FROM article a LEFT JOIN document d ON d.id = a.document AND d.body IS NOT NULL WHERE a.newest = 1 AND a.made_by <> $1 AND a.arrived >= $2 AND d.id IS "
	documents, err = tx.ids(ctx, "SELECT DISTINCT d.id"+old+"NOT NULL ORDER BY d.id", madeBy, micros(since))
	if err != nil {
		return nil, 0, err
	}
	return documents, lost, tx.row(ctx, "SELECT COUNT(*)"+old+"NULL", madeBy, micros(since)).Scan(&lost)
}

// OutdatedStories returns the stories whose pages another version of the code
// made, of those that were updated since a time.
func (tx *Tx) OutdatedStories(ctx context.Context, madeBy string, since time.Time) ([]int64, error) {
	return tx.ids(ctx, "SELECT id FROM story WHERE moved = 0 AND data IS NOT NULL AND made_by <> $1 AND updated >= $2 ORDER BY id", madeBy, micros(since))
}

func (tx *Tx) ids(ctx context.Context, q string, args ...any) (out []int64, err error) {
	err = tx.rows(ctx, func(r *sql.Rows) error {
		var id int64
		err := r.Scan(&id)
		out = append(out, id)
		return err
	}, q, args...)
	return out, err
}

// ReadOutOf returns the articles that were read out of a document and are the
// newest versions of their pages, in the order they arrived.
func (tx *Tx) ReadOutOf(ctx context.Context, document int64) ([]Article, error) {
	return tx.articles(ctx, "document = $1 AND newest = 1 ORDER BY arrived, id", document)
}

// Replace puts an article that was read anew in the place of what older code
// read out of the same document: in its story, in the decisions of people, and
// as the newest version of its page. What was there before is kept as an earlier
// version, for pages that cite it.
func (tx *Tx) Replace(ctx context.Context, old article.ID, a Article) error {
	if old == a.ID {
		return tx.reread(ctx, a)
	}
	if _, err := tx.PutArticle(ctx, a); err != nil {
		return err
	}
	if err := tx.Retire(ctx, old); err != nil {
		return err
	}
	for _, q := range []string{
		"UPDATE filed SET article = $2 WHERE article = $1 AND NOT EXISTS (SELECT 1 FROM filed f WHERE f.article = $2)",
		"UPDATE decision SET a = $2 WHERE a = $1 AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.kind = decision.kind AND d.a = $2 AND d.b = decision.b)",
		"UPDATE decision SET b = $2 WHERE b = $1 AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.kind = decision.kind AND d.b = $2 AND d.a = decision.a)",
	} {
		if _, err := tx.exec(ctx, q, old, a.ID); err != nil {
			return err
		}
	}
	// What has taken the place of the old one waits for none.
	if _, err := tx.exec(ctx, "UPDATE article SET waiting = 0 WHERE id = $1 AND EXISTS (SELECT 1 FROM filed WHERE filed.article = article.id)", a.ID); err != nil {
		return err
	}
	if _, err := tx.exec(ctx, "UPDATE filed SET episode = 0 WHERE article = $1", old); err != nil {
		return err
	}
	if err := tx.renew(ctx); err != nil {
		return err
	}
	return tx.reread(ctx, a) // it may have been there as an earlier version
}

// Retire makes an article one that is no longer the newest of its page.
func (tx *Tx) Retire(ctx context.Context, id article.ID) error {
	_, err := tx.exec(ctx, "UPDATE article SET newest = 0 WHERE id = $1", id)
	return err
}

// reread writes what another version of the code read of the same text: marks,
// bylines, language.
func (tx *Tx) reread(ctx context.Context, a Article) error {
	data, err := packedArticle(a.Article)
	if err != nil {
		return err
	}
	if _, err = tx.exec(ctx, "UPDATE article SET lang = $2, made_by = $3, data = $4 WHERE id = $1", a.ID, a.Lang, a.MadeBy, data); err != nil {
		return err
	}
	return tx.reindex(ctx, a.Article)
}
