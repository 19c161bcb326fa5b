package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/klauspost/compress/zstd"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
)

// Document is a document with what is needed to ask for it again.
type Document struct {
	source.Document
	ID                 int64
	ETag, LastModified string
	Kept               bool // its body is still there
}

// PutDocument keeps a document and returns its ID. One with the same URL and
// body is not kept twice, and fresh is false: it is the one that the URL gave
// last again, and is asked for with the new ETag.
func (tx *Tx) PutDocument(ctx context.Context, d Document) (id int64, fresh bool, err error) {
	sum := sha256.Sum256(d.Body)
	hash := hex.EncodeToString(sum[:])
	meta, err := json.Marshal(d.Meta)
	if err != nil {
		return 0, false, err
	}
	err = tx.row(ctx, "SELECT id FROM document WHERE url = $1 AND hash = $2", d.URL, hash).Scan(&id)
	if fresh = errors.Is(err, sql.ErrNoRows); err != nil && !fresh {
		return 0, false, err
	}
	err = tx.row(ctx, `INSERT INTO document (url, hash, media_type, charset, meta, etag, last_modified, fetched, body)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (url, hash) DO UPDATE SET
		etag = excluded.etag, last_modified = excluded.last_modified, fetched = excluded.fetched, body = excluded.body
		WHERE document.fetched <= excluded.fetched RETURNING id`,
		d.URL, hash, d.MediaType, d.Charset, meta, d.ETag, d.LastModified, micros(d.Fetched), pack(d.Body)).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) { // what is kept was fetched later
		err = nil
	}
	return id, fresh, err
}

// Document returns a document by its ID.
func (tx *Tx) Document(ctx context.Context, id int64) (Document, error) {
	return tx.document(ctx, "id = $1", id)
}

// LastDocument returns the document that a URL gave last. It is ordered by what no
// index holds: PostgreSQL would look through all documents, the latest first, for one
// of the URL.
func (tx *Tx) LastDocument(ctx context.Context, url string) (Document, error) {
	return tx.document(ctx, "url = $1 ORDER BY -fetched, -id LIMIT 1", url)
}

func (tx *Tx) document(ctx context.Context, where string, arg any) (Document, error) {
	var d Document
	var meta, body []byte
	var fetched int64
	err := tx.row(ctx, "SELECT id, url, media_type, charset, meta, etag, last_modified, fetched, body FROM document WHERE "+where, arg).
		Scan(&d.ID, &d.URL, &d.MediaType, &d.Charset, &meta, &d.ETag, &d.LastModified, &fetched, &body)
	if err != nil {
		return d, found(err)
	}
	d.Fetched, d.Kept = timeOf(fetched), body != nil
	if d.Body, err = unpack(body); err != nil {
		return d, fmt.Errorf("document %d: %w", d.ID, err)
	}
	return d, json.Unmarshal(meta, &d.Meta)
}

// DropBodies forgets the bodies of at most n documents fetched before a time,
// and says of how many. What was read out of them stays.
func (tx *Tx) DropBodies(ctx context.Context, before time.Time, n int) (int64, error) {
	return tx.exec(ctx, "UPDATE document SET body = NULL WHERE id IN (SELECT id FROM document WHERE body IS NOT NULL AND fetched < $1 ORDER BY fetched LIMIT $2)", micros(before), n)
}

// Article is an article as it is kept.
type Article struct {
	*article.Article
	Document int64 // 0 if it came without one
	Arrived  time.Time
	Newest   bool   // no later version of its URL is known
	MadeBy   string // version of the code that read it
}

// PutArticle keeps an article and indexes its words. One that is there already
// stays, and fresh is false. A new version of a page becomes the newest of its
// URL; so does an earlier one when the page goes back to it, which then arrives
// again, and is fresh.
func (tx *Tx) PutArticle(ctx context.Context, a Article) (fresh bool, err error) {
	a.Newest = true
	return tx.putArticle(ctx, a)
}

func (tx *Tx) putArticle(ctx context.Context, a Article) (fresh bool, err error) {
	data, err := packedArticle(a.Article)
	if err != nil {
		return false, err
	}
	published := int64(0)
	if a.Published.Known() {
		published = micros(a.Published.Time)
	}
	n, err := tx.exec(ctx, `INSERT INTO article (id, document, url, outlet, title, lang, published, arrived, newest, made_by, data)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO NOTHING`,
		a.ID, sql.NullInt64{Int64: a.Document, Valid: a.Document != 0}, a.URL, a.Outlet.ID, valid(a.Headline()), a.Lang, published, micros(a.Arrived), truth(a.Newest), a.MadeBy, data)
	if err != nil {
		return false, err
	}
	again := n == 0
	if again {
		n, err = tx.exec(ctx, "UPDATE article SET newest = 1, waiting = 1, arrived = $2 WHERE id = $1 AND newest = 0", a.ID, micros(a.Arrived))
		if err != nil || n == 0 {
			return false, err
		}
	}
	if a.URL != "" && a.Newest {
		if _, err := tx.exec(ctx, "UPDATE article SET newest = 0 WHERE url = $1 AND id <> $2", a.URL, a.ID); err != nil {
			return false, err
		}
	}
	if again {
		return true, nil
	}
	if a.Outlet.ID != "" {
		if _, err := tx.exec(ctx, "INSERT INTO outlet (id, name, site, lang) VALUES ($1, $2, '', $3) ON CONFLICT (id) DO NOTHING", a.Outlet.ID, a.Outlet.Name, a.Lang); err != nil {
			return false, err
		}
	}
	return true, tx.index(ctx, a.Article)
}

func packedArticle(a *article.Article) ([]byte, error) {
	b, err := json.Marshal(a)
	if err != nil {
		return nil, err
	}
	return pack(b), nil
}

// truth is a bool as both databases keep it.
func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

const articleColumns = "document, arrived, newest, made_by, data"

func scanArticle(r interface{ Scan(...any) error }) (a Article, err error) {
	var doc sql.NullInt64
	var arrived int64
	var newest int
	var data []byte
	if err := r.Scan(&doc, &arrived, &newest, &a.MadeBy, &data); err != nil {
		return a, err
	}
	a.Document, a.Arrived, a.Newest = doc.Int64, timeOf(arrived), newest == 1
	if data, err = unpack(data); err == nil {
		err = json.Unmarshal(data, &a.Article)
	}
	return a, err
}

// Article returns an article by its ID.
func (tx *Tx) Article(ctx context.Context, id article.ID) (Article, error) {
	a, err := scanArticle(tx.row(ctx, "SELECT "+articleColumns+" FROM article WHERE id = $1", id))
	return a, found(err)
}

// Versions returns the articles of a URL, the oldest first.
func (tx *Tx) Versions(ctx context.Context, url string) ([]Article, error) {
	return tx.articles(ctx, "url = $1 ORDER BY arrived, id", url)
}

// Arrivals returns at most n articles that arrived after another one, in the
// order they arrived; "" is before the first.
func (tx *Tx) Arrivals(ctx context.Context, after article.ID, n int) ([]Article, error) {
	if after == "" {
		return tx.articles(ctx, "1 = 1 ORDER BY arrived, id LIMIT $1", n)
	}
	return tx.articles(ctx, `(arrived, id) > ((SELECT arrived FROM article WHERE id = $1), $1) ORDER BY arrived, id LIMIT $2`, after, n)
}

func (tx *Tx) articles(ctx context.Context, where string, args ...any) ([]Article, error) {
	var out []Article
	err := tx.rows(ctx, func(r *sql.Rows) error {
		a, err := scanArticle(r)
		out = append(out, a)
		return err
	}, "SELECT "+articleColumns+" FROM article WHERE "+where, args...)
	return out, err
}

// packers are made once: they are large, and safe to share.
var packers = sync.OnceValues(func() (*zstd.Encoder, *zstd.Decoder) {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(2), zstd.WithLowerEncoderMem(true))
	if err != nil {
		panic(err) // the options are constants
	}
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(mostUnpacked))
	if err != nil {
		panic(err)
	}
	return e, d
})

const mostUnpacked = 256 << 20

// pack packs what may be large, with a checksum; never into nil, which is NULL.
func pack(b []byte) []byte {
	e, _ := packers()
	return e.EncodeAll(b, []byte{})
}

var errDamaged = errors.New("its packed bytes are damaged; restore a backup")

func unpack(b []byte) ([]byte, error) {
	if b == nil {
		return nil, nil
	}
	_, d := packers()
	out, err := d.DecodeAll(b, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	return out, nil
}
