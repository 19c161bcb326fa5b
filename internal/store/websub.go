package store

import (
	"context"
	"errors"
	"time"
)

// Sub is a feed's subscription at its hub.
type Sub struct {
	Feed     int64
	Hub      string
	Topic    string // what the hub calls the feed
	Token    string // names it in the address that the hub calls
	Secret   string // the hub signs with
	Asked    time.Time
	Answered bool      // the hub has answered what was asked last
	Until    time.Time // the lease ends
	Error    string
}

// Times of a subscription.
const (
	// SubLease is how long a subscription is asked for.
	SubLease = 10 * 24 * time.Hour
	// subRenewed is how long before its end a lease is renewed. A feed is read
	// more often than that.
	subRenewed = 2 * 24 * time.Hour
	// subPatience is how long a hub is left alone that was asked, and how long its
	// answer is waited for.
	subPatience = 6 * time.Hour
	// subPause is the least time between two pings that count: who sends one
	// again and again moves nothing.
	subPause = time.Minute
)

const subColumns = "feed, hub, topic, token, secret, asked, answered, until, error"

func (tx *Tx) sub(ctx context.Context, where string, arg any) (u Sub, err error) {
	var asked, answered, until int64
	err = tx.row(ctx, "SELECT "+subColumns+" FROM websub WHERE "+where, arg).
		Scan(&u.Feed, &u.Hub, &u.Topic, &u.Token, &u.Secret, &asked, &answered, &until, &u.Error)
	u.Asked, u.Answered, u.Until = timeOf(asked), answered != 0, timeOf(until)
	return u, found(err)
}

// SubOf returns a feed's subscription.
func (tx *Tx) SubOf(ctx context.Context, feed int64) (Sub, error) {
	return tx.sub(ctx, "feed = $1", feed)
}

// SubAt returns the subscription that an address a hub calls is of.
func (tx *Tx) SubAt(ctx context.Context, token string) (Sub, error) {
	return tx.sub(ctx, "token = $1", token)
}

// AskHub notes that a feed names a hub, and says whether the hub is to be asked
// for a subscription now: there is none, or it ends soon, and it was not asked a
// short time ago. A feed that names another hub, or another name for itself, gets
// a new token and secret: what the old hub says no longer counts.
func (tx *Tx) AskHub(ctx context.Context, feed int64, hub, topic string, now time.Time) (u Sub, ask bool, err error) {
	u, err = tx.SubOf(ctx, feed)
	switch {
	case err != nil && !errors.Is(err, ErrNotFound):
		return u, false, err
	case err == nil && u.Hub == hub && u.Topic == topic:
		if u.Until.Sub(now) > subRenewed || now.Sub(u.Asked) < subPatience {
			return u, false, nil
		}
		_, err = tx.exec(ctx, "UPDATE websub SET asked = $2, answered = 0, error = '' WHERE feed = $1", feed, micros(now))
		return u, err == nil, err
	}
	random := "lower(hex(randomblob(32)))"
	if tx.d.numbered {
		random = "replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')"
	}
	_, err = tx.exec(ctx, `INSERT INTO websub (feed, hub, topic, token, secret, asked, answered, until, pinged, error)
		VALUES ($1, $2, $3, `+random+", "+random+`, $4, 0, 0, 0, '') ON CONFLICT (feed) DO UPDATE SET hub = excluded.hub, topic = excluded.topic,
		token = excluded.token, secret = excluded.secret, asked = excluded.asked, answered = 0, until = 0, pinged = 0, error = ''`,
		feed, hub, topic, micros(now))
	if err != nil {
		return u, false, err
	}
	u, err = tx.SubOf(ctx, feed)
	return u, err == nil, err
}

// SubsDue returns at most n active feeds whose hub is to be asked now, as AskHub
// has it, the longest waiting first.
func (tx *Tx) SubsDue(ctx context.Context, now time.Time, n int) ([]int64, error) {
	return tx.ids(ctx, `SELECT u.feed FROM websub u JOIN feed f ON f.id = u.feed
		WHERE f.state = $1 AND u.until <= $2 AND u.asked <= $3 ORDER BY u.asked, u.feed LIMIT $4`, Active, micros(now.Add(subRenewed)), micros(now.Add(-subPatience)), n)
}

// publicName is the setting that holds the address at which the site is reached.
const publicName = "public"

// SetPublic notes the address at which the site is reached from elsewhere, for
// all processes; "" if it is not.
func (tx *Tx) SetPublic(ctx context.Context, at string) error {
	return tx.Set(ctx, publicName, []byte(at))
}

// Public returns what SetPublic noted last.
func (tx *Tx) Public(ctx context.Context) (string, error) {
	at, err := tx.Setting(ctx, publicName)
	if errors.Is(err, ErrNotFound) {
		err = nil
	}
	return string(at), err
}

// LeaseSub notes that a hub has confirmed a subscription; false if it was not
// asked for it a short time ago, or has answered already.
func (tx *Tx) LeaseSub(ctx context.Context, token, topic string, lease time.Duration, now time.Time) (bool, error) {
	n, err := tx.exec(ctx, "UPDATE websub SET answered = 1, until = $3, error = '' WHERE token = $1 AND topic = $2 AND answered = 0 AND asked > $4",
		token, topic, micros(now.Add(min(lease, SubLease))), micros(now.Add(-subPatience)))
	return n > 0, err
}

// EndSub notes that a hub will not, or will no longer, tell us of news.
func (tx *Tx) EndSub(ctx context.Context, token, topic, why string) (bool, error) {
	n, err := tx.exec(ctx, "UPDATE websub SET answered = 1, until = 0, error = $3 WHERE token = $1 AND topic = $2", token, topic, valid(why))
	return n > 0, err
}

// SubFailed notes that a hub could not be asked.
func (tx *Tx) SubFailed(ctx context.Context, feed int64, why string) error {
	_, err := tx.exec(ctx, "UPDATE websub SET error = $2 WHERE feed = $1", feed, valid(why))
	return err
}

// PingSub makes the feed of a subscription due now, once a minute; it does not
// hurry a feed that fails, or asked to be left alone.
func (tx *Tx) PingSub(ctx context.Context, token string, now time.Time) (bool, error) {
	n, err := tx.exec(ctx, "UPDATE websub SET pinged = $2 WHERE token = $1 AND until > $2 AND pinged <= $3", token, micros(now), micros(now.Add(-subPause)))
	if err != nil || n == 0 {
		return false, err
	}
	_, err = tx.exec(ctx, "UPDATE feed SET next = $2 WHERE id = (SELECT feed FROM websub WHERE token = $1) AND state = $3 AND failures = 0 AND next > $2", token, micros(now), Active)
	return err == nil, err
}
