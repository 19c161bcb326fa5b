// Package intake brings in what outlets publish: it reads the feeds that are
// subscribed to, fetches the pages they name, and keeps the articles.
//
// In go a store with feeds and a client that fetches; what comes out is in the
// store. Each step is one transaction: an article is kept whole, with its
// document and with the note that its entry was read, or not at all, so that a
// process may end at any moment. A page that fails three times is set aside with
// its error, and keeps nothing else waiting.
package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/source/feed"
	"github.com/synoptic-news/synoptic/source/fetch"
)

// Intake brings articles into a store.
type Intake struct {
	Client  *fetch.Client
	Store   *store.Store
	Version string // of the code, kept with what it makes
	Counts  Counts

	// MostWaiting is how many articles may wait to be put into stories before a
	// visit fetches no more pages for a while; 0 if nobody does that.
	MostWaiting int
	room        room

	// Listed and Kept, if set, are called in the transaction that notes entries of
	// these hosts, and in the one that keeps an article.
	Listed func(ctx context.Context, tx *store.Tx, hosts []string) error
	Kept   func(ctx context.Context, tx *store.Tx) error
}

// mostTries is how often a page may fail before it is set aside.
const mostTries = 3

// ErrNoFeed says that neither an address nor the page at it is a feed or names
// one.
var ErrNoFeed = errors.New("no feed was found there")

// Find returns the feed at an address, or the first one that the page at it
// names, or else that stands where feeds usually stand; with the address it
// stands at.
func (in *Intake) Find(ctx context.Context, address string) (*feed.Feed, string, error) {
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	f, page, err := in.feedAt(ctx, address)
	if err == nil {
		return f, page.URL, nil
	}
	if !errors.Is(err, feed.ErrNotFeed) {
		return nil, "", err
	}
	var candidates []string
	for _, found := range feed.Discover(page) {
		candidates = append(candidates, found.URL)
	}
	if candidates == nil {
		candidates = feed.Guesses(page.URL)
	}
	for _, c := range candidates {
		if f, d, err := in.feedAt(ctx, c); err == nil {
			return f, d.URL, nil
		} else if ctx.Err() != nil {
			return nil, "", ctx.Err()
		}
	}
	return nil, "", fmt.Errorf("%w: %s", ErrNoFeed, address)
}

// feedAt fetches and reads one feed; the document comes with an ErrNotFeed too.
func (in *Intake) feedAt(ctx context.Context, address string) (*feed.Feed, source.Document, error) {
	a, err := in.Client.Get(ctx, fetch.Request{URL: address, Named: true})
	if err != nil {
		return nil, source.Document{}, err
	}
	f, err := feed.Read(a.Document)
	if f != nil {
		err = nil // what could be read of it will do
	}
	return f, a.Document, err
}

// Subscribe finds the feed at an address and adds it; added is false if it was
// there already.
func (in *Intake) Subscribe(ctx context.Context, address, folder string, now time.Time) (f store.Feed, added bool, err error) {
	read, at, err := in.Find(ctx, address)
	if err != nil {
		return f, false, err
	}
	f = store.Feed{URL: at, Site: read.Link, Outlet: outletOf(read.Link, at), Title: read.Title, Folder: folder, Added: now, Next: now}
	err = in.Store.Write(ctx, func(tx *store.Tx) error {
		id, fresh, err := tx.AddFeed(ctx, f)
		if err != nil {
			return err
		}
		added = fresh
		f, err = tx.Feed(ctx, id)
		return err
	})
	return f, added, err
}

// outletOf is the name of the host that a feed's site, or else the feed, is on.
func outletOf(site, at string) string {
	for _, s := range []string{site, at} {
		if u, err := url.Parse(s); err == nil && u.Hostname() != "" {
			return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
		}
	}
	return ""
}

// listed is what a feed says of an entry, as it is kept until the page has been
// read.
type listed struct {
	Meta    source.Meta `json:"meta"`
	Content string      `json:"content,omitempty"` // HTML
}

// Import adds the feeds of a list, all or none, and says how many were not there
// before. Nothing is fetched.
func Import(ctx context.Context, s *store.Store, subs []feed.Subscription, now time.Time) (fresh int, err error) {
	err = s.Write(ctx, func(tx *store.Tx) error {
		fresh = 0
		for _, sub := range subs {
			_, added, err := tx.AddFeed(ctx, store.Feed{URL: sub.URL, Site: sub.Site, Title: sub.Title, Folder: strings.Join(sub.Folder, "/"), Added: now, Next: now})
			if err != nil {
				return err
			}
			if added {
				fresh++
			}
		}
		return nil
	})
	return fresh, err
}

// Poll reads a feed once and notes its entries; fresh is how many are to be
// fetched. Whatever happens, the feed is told when to be read next: a feed that
// fails is left alone for longer each time.
func (in *Intake) Poll(ctx context.Context, f store.Feed, now time.Time) (fresh int, err error) {
	defer func() { in.Counts.Feeds.Add(1, classOf(err)) }()
	a, err := in.Client.Get(ctx, fetch.Request{URL: f.URL, ETag: f.ETag, LastModified: f.LastModified, Named: true})
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	f.Last = now
	var read *feed.Feed
	var partly error // what came all the same is kept, and the rest is said
	if err == nil && !a.NotModified {
		if read, partly = feed.Read(a.Document); read == nil || len(read.Entries) == 0 {
			err = partly
		}
	}
	if err != nil {
		return 0, in.failed(ctx, f, err, now)
	}
	f.Failures, f.Error = 0, ""
	if partly != nil {
		f.Error = partly.Error()
	}
	f.ETag, f.LastModified = a.ETag, a.LastModified
	var entries []store.Entry
	if read == nil {
		f.Next = (&feed.Feed{}).After(now, a.Fresh)
	} else {
		f.Next = read.After(now, a.Fresh)
		if f.Title == "" {
			f.Title = read.Title
		}
		for i := range read.Entries {
			if e, ok := entryOf(f, read, &read.Entries[i], now); ok {
				entries = append(entries, e)
			}
		}
	}
	hub, topic := hubOf(a, read, f.URL)
	var ask *store.Sub
	err = in.Store.Write(ctx, func(tx *store.Tx) error {
		if ask, err = in.follow(ctx, tx, &f, hub, topic, now); err != nil {
			return err
		}
		if fresh, err = in.note(ctx, tx, entries); err != nil {
			return err
		}
		if a.Moved != "" && a.Moved != f.URL {
			twin, err := tx.FeedAt(ctx, a.Moved)
			switch {
			case errors.Is(err, store.ErrNotFound):
				f.URL = a.Moved
			case err != nil:
				return err
			default:
				f.State, f.Error = store.Gone, fmt.Sprintf("it has moved to feed %d", twin.ID)
			}
		}
		return tx.SaveFeed(ctx, f)
	})
	if err == nil && ask != nil {
		err = in.askHub(ctx, ask)
	}
	if err == nil && partly != nil {
		err = &Unread{partly}
	}
	return fresh, err
}

// note notes entries and says at which hosts there is something to fetch.
func (in *Intake) note(ctx context.Context, tx *store.Tx, entries []store.Entry) (fresh int, err error) {
	var hosts []string
	for _, e := range entries {
		n, err := tx.Note(ctx, []store.Entry{e})
		if err != nil {
			return 0, err
		}
		if fresh += n; n > 0 {
			hosts = append(hosts, store.HostOf(e.URL))
		}
	}
	if fresh == 0 || in.Listed == nil {
		return fresh, nil
	}
	return fresh, in.Listed(ctx, tx, hosts)
}

// failed notes that a feed could not be read, and why.
func (in *Intake) failed(ctx context.Context, f store.Feed, why error, now time.Time) error {
	f.Failures++
	f.Error = why.Error()
	f.Next = now.Add(backoff(f.Failures))
	if wait := wished(why); wait > 0 {
		f.Next = now.Add(wait)
		f.Failures-- // it was asked for, and is no fault
	}
	if errors.Is(why, fetch.ErrGone) {
		f.State = store.Gone
	}
	if err := in.Store.Write(ctx, func(tx *store.Tx) error { return tx.SaveFeed(ctx, f) }); err != nil {
		return err
	}
	return &Unread{why}
}

// Unread says why a feed or a page could not be read. It is noted with what it is
// about; other errors of Poll and Take are the store's.
type Unread struct{ Err error }

func (u *Unread) Error() string { return u.Err.Error() }
func (u *Unread) Unwrap() error { return u.Err }

// backoff is how long something that failed so often in a row is left alone: 15
// minutes, and twice as long each time, up to a day.
func backoff(failures int) time.Duration {
	return min(15*time.Minute<<min(failures-1, 10), 24*time.Hour)
}

// entryOf is what is kept of an entry; false if it leads nowhere and holds
// nothing.
func entryOf(f store.Feed, read *feed.Feed, e *feed.Entry, now time.Time) (store.Entry, bool) {
	content := e.Content
	if content == "" {
		content = e.Summary
	}
	if e.Link == "" && content == "" {
		return store.Entry{}, false
	}
	l := listed{Content: content, Meta: source.Meta{
		URL: e.Link, Title: e.Title, Author: e.Author, Lang: e.Lang, Outlet: outletName(f, read),
		Published: stated(e.Published), Modified: stated(e.Updated),
	}}
	b, err := json.Marshal(l)
	if err != nil {
		panic(err) // strings always have a form in JSON
	}
	sum := sha256.Sum256(b)
	return store.Entry{Feed: f.ID, Key: e.Key(), URL: e.Link, Hash: hex.EncodeToString(sum[:16]), Meta: b, Seen: now}, true
}

// outletName is the name of the outlet behind a feed, that of a feed that names
// a section of it cut down to the outlet: "Harbour Post - World".
func outletName(f store.Feed, read *feed.Feed) string {
	name := read.Title
	for _, mark := range []string{" - ", " – ", " | ", " » ", ": "} {
		name, _, _ = strings.Cut(name, mark)
	}
	if name == "" {
		return f.Outlet
	}
	return name
}

// stated is a date as a page would state it, "" if it is not known.
func stated(d feed.Date) string {
	switch {
	case d.Time.IsZero():
		return ""
	case d.DayOnly:
		return d.Time.Format(time.DateOnly)
	}
	return d.Time.Format(time.RFC3339)
}

// Take fetches the page of an entry, reads it, and keeps its articles, which it
// returns. Where the page cannot be had, what the feed itself holds of it is
// read, if that is enough for an article and the page was never had.
func (in *Intake) Take(ctx context.Context, e store.Entry, now time.Time) (kept []article.ID, err error) {
	defer func() { in.Counts.Pages.Add(1, classOf(err)); in.Counts.Articles.Add(float64(len(kept))) }()
	var l listed
	if err := json.Unmarshal(e.Meta, &l); err != nil {
		return nil, in.setBack(ctx, e, fmt.Errorf("what the feed said of it is damaged: %w", err), now)
	}
	last, err := in.last(ctx, e.URL)
	if err != nil {
		return nil, err
	}
	doc, articles, err := in.page(ctx, e.URL, last, l)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	note := ""
	if err != nil && len(articles) > 0 {
		note = err.Error() // it was read all the same
	} else if err != nil {
		if last.ID != 0 && last.Meta.URL == "" { // what a feed gave has the address that the feed names
			return nil, in.setBack(ctx, e, err, now)
		}
		own := source.Document{URL: e.URL, MediaType: "text/html", Charset: "utf-8", Body: []byte(l.Content), Fetched: now, Meta: l.Meta}
		found, ownErr := extract.Articles(own, extract.Options{})
		if ownErr != nil || len(found) == 0 {
			return nil, in.setBack(ctx, e, err, now)
		}
		doc, articles = store.Document{Document: own}, found
	}
	var ids []article.ID
	err = in.Store.Write(ctx, func(tx *store.Tx) error {
		ids = nil
		kept, err := in.put(ctx, tx, doc, articles, now)
		if err != nil {
			return err
		}
		for _, k := range kept {
			if k.Fresh {
				ids = append(ids, k.ID)
			}
		}
		e.State, e.Tries, e.Error, e.Next = store.Fetched, 0, note, time.Time{}
		if err := tx.SaveEntry(ctx, e); err != nil || len(ids) == 0 || in.Kept == nil {
			return err
		}
		return in.Kept(ctx, tx)
	})
	return ids, err
}

// page fetches a page and reads its articles. What has not changed since it was
// fetched last is not sent again, but read again: what the feed says of it may
// have changed. Articles may come with an error that says what is wrong with them.
func (in *Intake) page(ctx context.Context, address string, last store.Document, l listed) (store.Document, []*article.Article, error) {
	if address == "" {
		return store.Document{}, nil, errors.New("the feed names no page")
	}
	a, err := in.Client.Get(ctx, fetch.Request{URL: address, ETag: last.ETag, LastModified: last.LastModified})
	if err != nil {
		return store.Document{}, nil, err
	}
	d := store.Document{Document: a.Document, ETag: a.ETag, LastModified: a.LastModified}
	if a.NotModified {
		d, d.Fetched, d.Meta = last, a.Document.Fetched, source.Meta{}
	}
	o := extract.Options{Feed: l.Meta}
	articles, err := extract.Articles(d.Document, o)
	if len(articles) == 1 && articles[0].Title.Empty() && l.Meta.Title != "" {
		d.Meta.Title = l.Meta.Title
		articles, err = extract.Articles(d.Document, o)
	}
	if len(articles) == 0 {
		return d, nil, err
	}
	told(&d.Meta, articles[0], l.Meta)
	return d, articles, err
}

// last is the document that an address gave last, the zero one if there is none.
// One whose body is no longer kept has to be sent again whole.
func (in *Intake) last(ctx context.Context, address string) (d store.Document, err error) {
	err = in.Store.Read(ctx, func(tx *store.Tx) error {
		d, err = tx.LastDocument(ctx, address)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return store.Document{}, nil
	}
	if !d.Kept {
		d.ETag, d.LastModified = "", ""
	}
	return d, err
}

// told adds to a document's Meta what an article has that a feed says too, so
// that the document alone gives the article again.
func told(to *source.Meta, a *article.Article, m source.Meta) {
	same := func(a, b string) bool { return strings.EqualFold(strings.Join(strings.Fields(b), " "), a) }
	if same(a.Outlet.Name, m.Outlet) {
		to.Outlet = m.Outlet
	}
	if a.Published.How == "sidecar" {
		to.Published = m.Published
	}
	if same(a.Byline, m.Author) {
		to.Author = m.Author
	}
	if same(a.Lang, strings.ReplaceAll(m.Lang, "_", "-")) {
		to.Lang = m.Lang
	}
}

// setBack notes that an entry failed: it is tried again after a while, or set
// aside after the third time. A site that asks to be left alone costs no try.
func (in *Intake) setBack(ctx context.Context, e store.Entry, why error, now time.Time) error {
	e.Error = why.Error()
	e.Next = now.Add(max(patience(e.Tries), wished(why)))
	if !errors.Is(why, fetch.ErrLater) {
		e.Tries++
	}
	if e.Tries >= mostTries {
		e.State = store.Quarantined
	}
	if err := in.Store.Write(ctx, func(tx *store.Tx) error { return tx.SaveEntry(ctx, e) }); err != nil {
		return err
	}
	return &Unread{why}
}

// wished is how long a site asked to be left alone.
func wished(why error) time.Duration {
	var e *fetch.Error
	if errors.As(why, &e) {
		return e.Wait
	}
	return 0
}

// Report is what a visit brought.
type Report struct {
	Feeds    int // read
	Entries  int // new or edited
	Articles int // kept
	Failed   []error
}

// patience is how long a page is left alone that failed so often before it
// failed again: an outlet that is down for a moment loses nothing.
func patience(tries int) time.Duration { return time.Minute << min(3*tries, 6) }
