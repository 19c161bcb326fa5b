package live

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/store"
)

// Versions of many articles at once are what each has for itself: of pages that
// were edited, of texts without an address, and of what is not there.
func TestVersions(t *testing.T) {
	k := keeper(t)
	p := newPress(6, 8)
	var all []*article.Article
	for i, a := range p.some(t, 12) {
		if i%4 == 3 {
			a.URL = ""
			a.ID = article.Identify(a)
		}
		all = append(all, a)
	}
	keep(t, k.Store, now, all...)
	keep(t, k.Store, now.Add(time.Hour), edited(all[1], 1), edited(all[2], 1))
	keep(t, k.Store, now.Add(2*time.Hour), edited(all[2], 2))
	var ds []store.Decision
	ids := []article.ID{"gone"}
	for i, a := range all {
		ids = append(ids, a.ID)
		d := store.Decision{Kind: apartKind, A: string(a.ID), B: string(all[0].ID)}
		switch i % 3 {
		case 1:
			d = toldApart{in: [2]article.ID{a.ID, all[0].ID}, names: [2]string{"Ada Kell", "Ida Kell"}}.decision()
		case 2:
			d = decisionOf(onePair{{Article: a.ID}, {Article: ids[0]}})
		}
		ds = append(ds, d)
	}
	err := k.Store.Read(ctx, func(tx *store.Tx) error {
		v, err := versionsOf(ctx, tx, ds...)
		if err != nil {
			return err
		}
		edits := 0
		for _, id := range ids {
			want, wantErr := tx.Newest(ctx, id)
			if got, err := v.newest(id); got != want || !errors.Is(err, wantErr) {
				t.Errorf("article %s: %q, %v, want %q, %v", id, got, err, want, wantErr)
			}
			if wantErr == nil && want != id {
				edits++
			}
		}
		if edits != 2 {
			t.Errorf("%d articles have a newer version, want 2", edits)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// BenchmarkDecisions asks for all that people decided, as is done for each batch
// of articles.
func BenchmarkDecisions(b *testing.B) {
	for _, n := range []int{10, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := openStore(b)
			all := newPress(20, 40).some(b, 200)
			keep(b, s, now, all...)
			err := s.Write(ctx, func(tx *store.Tx) error {
				for i := range n {
					one, two := all[i%len(all)].ID, all[(i+1+i/len(all))%len(all)].ID
					d := store.Decision{Kind: apartKind, A: string(one), B: string(two)}
					switch i % 3 {
					case 1:
						d = toldApart{in: [2]article.ID{one, two}, names: [2]string{fmt.Sprint("Ada Kell ", i), "Ida Kell"}}.decision()
					case 2:
						d = decisionOf(onePair{{Article: one}, {Article: two}})
					}
					d.Made = now
					if err := tx.Decide(ctx, d); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				err := s.Read(ctx, func(tx *store.Tx) error {
					if _, _, err := rules(ctx, tx); err != nil {
						return err
					}
					_, err := standingOf(ctx, tx)
					return err
				})
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
