package intake

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source/feed"
	"github.com/synoptic-news/synoptic/source/fetch"
)

// A feed may name a hub that tells of news (WebSub, W3C Recommendation 2018). If
// hubs can reach us, we ask it to. What it sends is not read: a ping that holds
// makes the feed due, so that entries come in by one way only, from the outlet
// itself, and a hub is not trusted with what an outlet says. Such a feed is read
// by itself too, more seldom.

// slower is how much longer a feed is left alone whose hub tells of news.
const slower = 4

// hubOf is the hub of a feed and the name that it has there, as the answer's
// header says, or else the feed.
func hubOf(a *fetch.Answer, read *feed.Feed, at string) (hub, topic string) {
	hub, topic = a.Hub, a.Self
	if read != nil {
		if hub == "" && len(read.Hubs) > 0 {
			hub = read.Hubs[0]
		}
		topic = cmp.Or(topic, read.Self)
	}
	return hub, cmp.Or(topic, at)
}

// follow sees to the subscription of a feed that was just read, and puts its next
// reading off if there is one.
func (in *Intake) follow(ctx context.Context, tx *store.Tx, f *store.Feed, hub, topic string, now time.Time) (ask *store.Sub, err error) {
	if public, err := tx.Public(ctx); err != nil || public == "" {
		return nil, err
	}
	if hub == "" { // an answer that nothing has changed need not repeat it
		u, err := tx.SubOf(ctx, f.ID)
		if errors.Is(err, store.ErrNotFound) {
			return nil, nil
		} else if err != nil {
			return nil, err
		}
		hub, topic = u.Hub, u.Topic
	}
	u, due, err := tx.AskHub(ctx, f.ID, hub, topic, now)
	if err != nil {
		return nil, err
	}
	if u.Until.After(now) {
		f.Next = now.Add(max(f.Next.Sub(now), min(slower*f.Next.Sub(now), feed.Latest)))
	}
	if !due {
		return nil, nil
	}
	return &u, nil
}

// Renew asks the hub of a feed to go on telling of news, if its subscription is
// due for that: leases end whether or not the feed is read meanwhile.
func (in *Intake) Renew(ctx context.Context, id int64, now time.Time) error {
	var ask *store.Sub
	err := in.Store.Write(ctx, func(tx *store.Tx) error {
		f, err := tx.Feed(ctx, id)
		if err == nil && f.State == store.Active {
			ask, err = in.follow(ctx, tx, &f, "", "", now)
		}
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return nil // a person removed it
	}
	if err != nil || ask == nil {
		return err
	}
	return in.askHub(ctx, ask)
}

// askHub asks for a subscription. A hub that does not take it is noted, and asked
// again later: the feed is read all the same.
func (in *Intake) askHub(ctx context.Context, u *store.Sub) error {
	var public string
	err := in.Store.Read(ctx, func(tx *store.Tx) (err error) {
		public, err = tx.Public(ctx)
		return err
	})
	if err != nil {
		return err
	}
	failed := in.Client.Post(ctx, u.Hub, url.Values{
		"hub.mode": {"subscribe"}, "hub.topic": {u.Topic}, "hub.secret": {u.Secret},
		"hub.callback":      {strings.TrimSuffix(public, "/") + "/websub/" + u.Token},
		"hub.lease_seconds": {strconv.Itoa(int(store.SubLease.Seconds()))},
	})
	if failed == nil {
		return nil
	}
	return in.Store.Write(ctx, func(tx *store.Tx) error { return tx.SubFailed(ctx, u.Feed, failed.Error()) })
}
