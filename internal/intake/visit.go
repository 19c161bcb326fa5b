package intake

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source/fetch"
)

const (
	// together is how much of one host is asked for at a time, as the client has
	// it, and some how much between two looks at what is due.
	together, some = 2, 10
	// patienceOfVisit is how many answers a host may owe before a visit ends, and
	// aloneFor how long it is then left alone.
	patienceOfVisit, aloneFor = 2, 5 * time.Minute
)

// Visit asks a host for all that is due there, feeds and pages, until nothing is
// or the time is up; then more says that there is more. A host that does not
// answer, or asks to be left alone, is. What fails is in the report; the error is
// that of the store, or ctx's. Visits of one host one at a time keep the pace that
// outlets are asked at; a visit that is broken off loses nothing.
func (in *Intake) Visit(ctx context.Context, host string, atMost time.Duration, clock func() time.Time) (r Report, more bool, err error) {
	v := visit{Intake: in, clock: clock}
	for end := clock().Add(atMost); ; {
		var feeds []store.Feed
		var entries []store.Entry
		err := in.Store.Read(ctx, func(tx *store.Tx) (err error) {
			feeds, entries, err = tx.DueAt(ctx, host, clock(), some)
			return err
		})
		if err != nil || len(feeds)+len(entries) == 0 {
			return v.Report, false, err
		}
		if !clock().Before(end) {
			return v.Report, true, nil
		}
		err = engine.Each(ctx, len(feeds)+len(entries), together, "", nil, func(i int) error {
			if v.over() {
				return nil
			}
			if i < len(feeds) {
				return v.poll(ctx, feeds[i])
			}
			return v.take(ctx, entries[i-len(feeds)])
		})
		if err != nil {
			return v.Report, false, err
		}
		if v.over() {
			why := "" // a host that asks to be left alone is not slow
			if v.wish == 0 {
				why = "the host left requests unanswered"
			}
			return v.Report, false, in.Store.Write(ctx, func(tx *store.Tx) error {
				return tx.PutOff(ctx, host, clock().Add(cmp.Or(v.wish, aloneFor)), why)
			})
		}
	}
}

// visit is one that is under way.
type visit struct {
	*Intake
	clock func() time.Time
	mu    sync.Mutex
	Report
	owed int           // answers, in a row
	wish time.Duration // of the host, to be left alone
}

// over reports whether the host is left alone from now on.
func (v *visit) over() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.owed >= patienceOfVisit || v.wish > 0
}

func (v *visit) poll(ctx context.Context, f store.Feed) error {
	n, err := v.Poll(ctx, f, v.clock())
	return v.note(Report{Feeds: 1, Entries: n}, err)
}

// take takes an entry. A page that makes the code fail is set back as one that
// cannot be read: it must not keep others from being read, nor be tried for ever.
func (v *visit) take(ctx context.Context, e store.Entry) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = v.note(Report{}, v.setBack(ctx, e, fmt.Errorf("read %s: a fault of the program: %v", e.URL, p), v.clock()))
		}
	}()
	if err := v.room.wait(ctx, v.Store, v.MostWaiting); err != nil {
		return err
	}
	ids, err := v.Take(ctx, e, v.clock())
	return v.note(Report{Articles: len(ids)}, err)
}

// note adds to the report. Errors that are not the store's end there; what a
// person removed in the meantime is no error.
func (v *visit) note(r Report, err error) error {
	var u *Unread
	if err != nil && !errors.As(err, &u) && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.Feeds += r.Feeds
	v.Entries += r.Entries
	v.Articles += r.Articles
	if u != nil {
		v.Failed = append(v.Failed, u)
	}
	if errors.Is(err, fetch.ErrTimeout) {
		v.owed++
	} else {
		v.owed = 0
	}
	if errors.Is(err, fetch.ErrLater) {
		v.wish = max(v.wish, wished(err), time.Minute)
	}
	return nil
}
