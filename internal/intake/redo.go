package intake

import (
	"context"
	"regexp"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/internal/store"
)

// Redone is what reading anew brought.
type Redone struct {
	Articles int // read anew
	Changed  int // of these: they read otherwise than before, or were not found before
	Lost     int // read by other code, out of documents that are no longer kept
	Unread   int // documents out of which this code reads nothing: their articles stay as they were
}

// Redo reads documents anew out of which another version of the code read
// articles that arrived since a time. Each document is one transaction, in which
// an article takes the place of the one before: whoever reads along always finds
// one of them. What was done is not done again, so that a run which was
// interrupted is finished by the next.
func (in *Intake) Redo(ctx context.Context, since time.Time, progress func(done, total int, stage string)) (Redone, error) {
	var r Redone
	var ids []int64
	err := in.Store.Read(ctx, func(tx *store.Tx) (err error) {
		ids, r.Lost, err = tx.Outdated(ctx, in.Version, since)
		return err
	})
	for i, id := range ids {
		if err != nil {
			return r, err
		}
		if err = in.redo(ctx, id, &r); err == nil && progress != nil {
			progress(i+1, len(ids), "reading documents anew")
		}
	}
	return r, err
}

func (in *Intake) redo(ctx context.Context, id int64, r *Redone) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	var doc store.Document
	var olds []store.Article
	err := in.Store.Read(ctx, func(tx *store.Tx) (err error) {
		if doc, err = tx.Document(ctx, id); err == nil {
			olds, err = tx.ReadOutOf(ctx, id)
		}
		return err
	})
	if err != nil || len(olds) == 0 || !doc.Kept {
		return err
	}
	doc.Path = fileOf(olds[0].Path)
	found, unread := extract.Articles(doc.Document, extract.Options{})
	if len(found) == 0 {
		r.Unread++
		return nil
	}
	did := *r
	err = in.Store.Write(ctx, func(tx *store.Tx) error {
		did = *r
		olds, err := tx.ReadOutOf(ctx, id) // a newer version may have come in meanwhile
		if err != nil || len(olds) == 0 {
			return err
		}
		of := partners(olds, found)
		for i, a := range found {
			made := store.Article{Article: a, Document: id, Arrived: olds[0].Arrived, MadeBy: in.Version}
			did.Articles++
			if of[i] < 0 {
				did.Changed++
				if _, err := tx.PutArticle(ctx, made); err != nil {
					return err
				}
				continue
			}
			old := olds[of[i]]
			made.Arrived = old.Arrived
			if old.ID != a.ID {
				did.Changed++
			}
			if err := tx.Replace(ctx, old.ID, made); err != nil {
				return err
			}
		}
		if unread != nil {
			return nil // what was not found may stand where reading failed
		}
		for i, old := range olds {
			if !slices.Contains(of, i) {
				if err := tx.Retire(ctx, old.ID); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err == nil {
		*r = did
	}
	return err
}

// partners tells for each article that was found which of the old ones it is,
// or -1: the same to the letter, else the one at the same place of the document,
// else the only one.
func partners(olds []store.Article, found []*article.Article) []int {
	of := make([]int, len(found))
	for i := range of {
		of[i] = -1
	}
	for _, same := range []func(a, b *article.Article) bool{
		func(a, b *article.Article) bool { return a.ID == b.ID },
		func(a, b *article.Article) bool { return a.Path == b.Path && a.Path != "" },
		func(_, _ *article.Article) bool { return len(olds) == 1 && len(found) == 1 },
	} {
		for i, a := range found {
			for k, old := range olds {
				if of[i] < 0 && !slices.Contains(of, k) && same(old.Article, a) {
					of[i] = k
				}
			}
		}
	}
	return of
}

// placeInFile is where in a file of many articles one stands: "wire.jsonl:3".
var placeInFile = regexp.MustCompile(`(?i)(\.json|\.jsonl|\.ndjson)[#:]\d+$`)

// fileOf is the path of the file that an article with a path was read from.
func fileOf(path string) string { return placeInFile.ReplaceAllString(path, "$1") }
