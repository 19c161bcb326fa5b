package live

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/story"
)

// RulingKind is what a person decided.
type RulingKind string

// The kinds of rulings.
const (
	Merged  RulingKind = "merged"   // story Other became part of Story
	Parted  RulingKind = "split"    // Story and Other are kept apart
	Covered RulingKind = "withheld" // nothing is shown of Cites on Story
	TwoOf   RulingKind = "namesake" // Names, on Story, are two
	Another RulingKind = "stranger" // Names[0], in Article, is somebody else's than in the others of Story
	Joined  RulingKind = "event"    // Cites, two of Story, tell one event
)

// Ruling is a decision as a person made it, which may be several as they are
// kept. Each can be undone: by Unmerge of Other, by Merge of Other into Story,
// by Release, TakeForOne, TakeBack or TwoEvents.
type Ruling struct {
	Kind         RulingKind
	Story, Other int64
	Cites        []article.Passage
	Names        [2]string
	Article      article.ID
	Made         time.Time
	Who          string
}

// Rulings are what people decided that still holds, the last first.
func Rulings(ctx context.Context, tx *store.Tx) ([]Ruling, error) {
	all, err := tx.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	newest, err := versionsOf(ctx, tx, all...)
	if err != nil {
		return nil, err
	}
	var out []Ruling
	seen := map[int64]bool{} // stories that were merged into others
	for _, d := range slices.Backward(all) {
		r := Ruling{Made: d.Made, Who: d.Who}
		var err error
		switch d.Kind {
		case fromKind:
			if r.Other, err = strconv.ParseInt(d.B, 10, 64); err != nil || seen[r.Other] {
				continue
			}
			seen[r.Other] = true
			var into store.Story
			into, err = tx.Story(ctx, r.Other)
			r.Kind, r.Story = Merged, into.ID
		case splitKind:
			r.Kind = Parted
			if r.Other, err = filedIn(ctx, tx, d.A); err == nil {
				r.Story, err = filedIn(ctx, tx, d.B)
			}
		case withholdKind:
			r.Kind, r.Cites = Covered, passages([]store.Decision{d})
			r.Story, err = filedIn(ctx, tx, d.A)
		case namesakeKind:
			r.Kind = TwoOf
			of := apartIn(d)
			r.Names = of.names
			r.Story, err = filedIn(ctx, tx, string(of.in[0]))
		case strangerKind:
			var of story.Stranger
			if of, err = newestStranger(newest, d); err == nil {
				r.Kind, r.Names[0], r.Article = Another, of.Name, of.Article
				r.Story, err = filedIn(ctx, tx, string(of.Article))
			}
		case eventKind:
			var of onePair
			if of, err = newestPair(ctx, tx, newest, d); err == nil {
				r.Kind, r.Cites = Joined, of[:]
				r.Story, err = filedIn(ctx, tx, string(of[0].Article))
			}
		default:
			continue
		}
		if errors.Is(err, store.ErrNotFound) || err == nil && (r.Story == 0 || (r.Kind == Merged || r.Kind == Parted) && r.Story == r.Other) {
			continue // what it was about is gone, or it was undone in another way
		}
		if err != nil {
			return nil, err
		}
		if last := len(out) - 1; r.Kind == Covered && last >= 0 && out[last].Kind == Covered && out[last].Story == r.Story && out[last].Made.Equal(r.Made) {
			out[last].Cites = append(out[last].Cites, r.Cites...) // one sentence may rest on several
			continue
		}
		out = append(out, r)
	}
	return out, nil
}

// filedIn is the story that an article is in, in its newest version.
func filedIn(ctx context.Context, tx *store.Tx, id string) (int64, error) {
	newest, err := tx.Newest(ctx, article.ID(id))
	if err != nil {
		return 0, err
	}
	in, err := tx.StoriesOf(ctx, []article.ID{newest})
	return in[newest], err
}
