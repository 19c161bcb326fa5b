package store

import (
	"errors"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

func TestRecent(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		dated := report(t, "Ferry aground", "The night ferry ran aground off Storsund on Monday morning.", "https://post.example/1")
		dated.Published = article.Stamp{Time: noon(6)}
		undated := report(t, "Ferry afloat", "The night ferry was pulled off the sandbank by two tugs on Tuesday.", "https://post.example/2")
		undated.Published = article.Stamp{}
		early := report(t, "Ferry sails", "The night ferry sailed from Storsund with 212 passengers on Sunday.", "https://post.example/3")
		loose := report(t, "Trams", "The tram drivers of Storsund stopped work for three days this week.", "https://post.example/4")
		do(t, s, func(tx *Tx) error {
			if last, err := tx.LastUpdate(ctx); err != nil || !last.IsZero() {
				t.Errorf("with no story the last update was %v, %v", last, err)
			}
			for a, arrived := range map[*article.Article]time.Time{dated: noon(7), undated: noon(8), early: noon(2), loose: noon(8)} {
				if _, err := tx.PutArticle(ctx, Article{Article: a, Arrived: arrived}); err != nil {
					return err
				}
			}
			one, err := tx.AddStory(ctx, Story{Title: "one", Updated: noon(7)})
			if err != nil {
				return err
			}
			two, err := tx.AddStory(ctx, Story{Title: "two", Updated: noon(9)})
			if err != nil {
				return err
			}
			if err := tx.File(ctx, []Filed{{Article: dated.ID, Story: one, Episode: 1}, {Article: undated.ID, Story: one, Episode: 2, Why: "it says so"}, {Article: early.ID, Story: two, Episode: 1}}); err != nil {
				return err
			}
			if f, err := tx.FiledAs(ctx, undated.ID); err != nil || f.Article != undated.ID || f.Story != one || f.Episode != 2 || f.Why != "it says so" {
				t.Errorf("filed as %+v, %v", f, err)
			}
			if _, err := tx.FiledAs(ctx, loose.ID); !errors.Is(err, ErrNotFound) {
				t.Errorf("an article that is in no story: %v", err)
			}
			got, err := tx.ToldSince(ctx, noon(7))
			if want := []Told{{one, noon(6)}, {one, noon(8)}}; err != nil || !slices.Equal(got, want) {
				t.Errorf("told %v, %v, want %v", got, err, want)
			}
			updated, err := tx.UpdatedSince(ctx, noon(8))
			if want := map[int64]time.Time{two: noon(9)}; err != nil || !maps.Equal(updated, want) {
				t.Errorf("updated %v, %v, want %v", updated, err, want)
			}
			if err := tx.MergeStory(ctx, two, one); err != nil {
				return err
			}
			if last, err := tx.LastUpdate(ctx); err != nil || !last.Equal(noon(7)) {
				t.Errorf("the last update was %v, %v; a merged story is none", last, err)
			}
			return nil
		})
	})
}
