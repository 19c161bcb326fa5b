package store

import (
	"errors"
	"testing"
	"time"
)

func TestSubs(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			id, _, err := tx.AddFeed(ctx, Feed{URL: "https://post.example/rss", Added: noon(1), Next: noon(3)})
			if err != nil {
				return err
			}
			const hub, topic = "https://hub.example/", "https://post.example/rss"
			u, ask, err := tx.AskHub(ctx, id, hub, topic, noon(1))
			if err != nil || !ask || len(u.Token) != 64 || len(u.Secret) != 64 || u.Token == u.Secret {
				t.Fatalf("%v %+v, %v", ask, u, err)
			}
			if _, ask, err = tx.AskHub(ctx, id, hub, topic, noon(1).Add(time.Hour)); err != nil || ask {
				t.Errorf("asked again at once: %v, %v", ask, err)
			}
			if ok, err := tx.LeaseSub(ctx, u.Token, topic, time.Hour, noon(2)); err != nil || ok {
				t.Errorf("confirmed a day later: %v, %v", ok, err)
			}
			if ok, err := tx.LeaseSub(ctx, u.Token, topic, 365*24*time.Hour, noon(1)); err != nil || !ok {
				t.Errorf("confirmed: %v, %v", ok, err)
			}
			got, err := tx.SubAt(ctx, u.Token)
			if err != nil || !got.Until.Equal(noon(1).Add(SubLease)) || !got.Answered || got.Feed != id {
				t.Errorf("%+v, %v", got, err)
			}
			if _, ask, err := tx.AskHub(ctx, id, hub, topic, noon(5)); err != nil || ask {
				t.Errorf("asked in the middle of the lease: %v, %v", ask, err)
			}
			if again, ask, err := tx.AskHub(ctx, id, hub, topic, noon(9).Add(time.Hour)); err != nil || !ask || again.Token != u.Token {
				t.Errorf("not asked before the lease ends: %v, %v", ask, err)
			}
			if ok, err := tx.PingSub(ctx, u.Token, noon(2)); err != nil || !ok {
				t.Errorf("ping: %v, %v", ok, err)
			}
			if f, err := tx.Feed(ctx, id); err != nil || !f.Next.Equal(noon(2)) {
				t.Errorf("after a ping: %+v, %v", f, err)
			}
			other, ask, err := tx.AskHub(ctx, id, "https://other.example/", topic, noon(10))
			if err != nil || !ask || other.Token == u.Token || other.Secret == u.Secret || !other.Until.IsZero() {
				t.Errorf("another hub: %v %+v, %v", ask, other, err)
			}
			if _, err := tx.SubAt(ctx, u.Token); !errors.Is(err, ErrNotFound) {
				t.Errorf("the old hub still has an address: %v", err)
			}
			if err := tx.RemoveFeed(ctx, id); err != nil {
				return err
			}
			if _, err := tx.SubOf(ctx, id); !errors.Is(err, ErrNotFound) {
				t.Errorf("the feed is gone: %v", err)
			}
			return nil
		})
	})
}
