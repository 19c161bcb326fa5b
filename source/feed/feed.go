// Package feed reads what outlets publish for machines: RSS of all versions,
// Atom, JSON Feed, CDF, news sitemaps, OPML lists, and the links by which a
// page names its feeds.
//
// In goes a document as it was fetched, out come its entries in the order they
// stand. Feeds are seldom well formed: what can be read is read, and the rest is
// passed over. A date whose zone is not known has no time, rather than a wrong
// one. Markup is handed on as it stands; whoever shows it reads its text first.
//
// Reading is linear in the size of the document, and bounded in depth.
package feed

import (
	"cmp"
	"encoding/base32"
	"errors"
	"hash/fnv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/source"
)

// Errors of Read.
var (
	ErrNotFeed = errors.New("this is no feed")
	ErrTooDeep = errors.New("elements are nested too deeply")
	ErrCrowded = errors.New("an element has more attributes than elements have")
	ErrTooLong = errors.New("a title is longer than titles are")
)

// Limits of what is read of one feed.
const (
	mostEntries = 5_000
	deepest     = 64
	mostInTag   = 10_000   // attributes
	longest     = 64 << 10 // bytes of a title
)

// Feed is a list of entries with what it says of itself.
type Feed struct {
	Format      string // "rss 2.0", "atom 1.0", "json feed 1.1", "sitemap" …
	Encoding    string // that its text was read in: "utf-8"
	Title       string // plain text, as all but an entry's Summary and Content
	Description string
	Author      string
	Lang        string
	Link        string // of the site it belongs to
	Self        string // of the feed, as it says
	Image       string
	Moved       string   // where the feed says it has moved to
	Hubs        []string // that tell subscribers of news (WebSub)
	Updated     Date
	Published   Date
	Pace        Pace
	Entries     []Entry
}

// Pace is how often a feed asks to be read.
type Pace struct {
	Every     time.Duration  // by ttl or the syndication module, 0 if not said
	SkipHours []int          // of the day, UTC
	SkipDays  []time.Weekday // UTC
}

// Entry is one item of a feed.
type Entry struct {
	ID         string // the feed's own name for it, "" if it has none
	Link       string
	Title      string
	Author     string
	Lang       string
	Summary    string // HTML
	Content    string // HTML, "" if the feed has no more than a summary
	Published  Date
	Updated    Date
	Tags       []string
	Image      string
	Enclosures []Enclosure
	Via        Via // whose entry it was first
}

// Enclosure is a file that belongs to an entry.
type Enclosure struct{ URL, MediaType string }

// Via is the feed an entry was taken over from.
type Via struct{ Title, Link string }

// Date is a point in time as a feed states it.
type Date struct {
	Time    time.Time // zero if the words cannot be read
	DayOnly bool      // no time of day, or one in a zone that is not known
	Text    string    // as it stands
}

// Key names the entry within its feed: an entry that was edited keeps its key.
// It is the ID, else the link, else made of title and date.
func (e *Entry) Key() string {
	if k := cmp.Or(e.ID, e.Link); k != "" {
		return k
	}
	h := fnv.New128a()
	h.Write([]byte(e.Title + "\x00" + e.Published.Text))
	if e.Title == "" {
		h.Write([]byte(e.Content + "\x00" + e.Summary))
	}
	return "made:" + strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(h.Sum(nil)))
}

// Read reads a feed. A document that has neither entries nor the root of a feed
// is ErrNotFeed; of one that breaks off, what stood before is returned. A feed may
// come with an error, that says what was passed over.
func Read(d source.Document) (*Feed, error) {
	s, encoding := decoded(d)
	s = westerners(s)
	var f *Feed
	var err error
	if t := strings.TrimLeft(s, " \t\r\n\ufeff"); strings.HasPrefix(t, "{") {
		f, err = readJSON(t, d.URL)
	} else if source.Weigh(s, false).Most > mostInTag {
		err = ErrCrowded
	} else {
		f, err = readXML(s, d.URL)
	}
	if f != nil {
		f.Encoding = encoding
	}
	return f, err
}
