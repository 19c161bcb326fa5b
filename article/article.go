// Package article holds the clean text of one document and what can be read
// out of it: names, times, figures, statements. Everything is a span of the
// article's text; nothing is copied out of it.
//
// The package has types and small questions about them. The steps that make
// the values are its folders: extract (document to article), annotate (article
// to notes), reuse (which article repeats which).
package article

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/text"
)

// ID names one immutable version of an article: 16 hex digits of a hash of its
// text, title, outlet, URL and dates. The same input gives the same ID on any
// machine.
type ID string

// Article is one clean text version of a document. It never changes; a changed
// page gives a new one.
//
// Text is the whole decoded text as it was, page furniture included; Blocks
// say which parts of it are the article. What no block covers is never shown,
// cited or annotated.
type Article struct {
	ID      ID            `json:"id"`
	Path    string        `json:"path,omitempty"` // of the file it was read from
	URL     string        `json:"url,omitempty"`
	Outlet  source.Outlet `json:"outlet"`
	Title   text.Span     `json:"title"` // empty span: the document states no title
	Byline  string        `json:"byline,omitempty"`
	Lang    string        `json:"lang,omitempty"`
	Section string        `json:"section,omitempty"`

	Published Stamp `json:"published"`
	Modified  Stamp `json:"modified"`

	Form   Form `json:"form"`
	Listed int  `json:"listed,omitempty"`  // articles an aggregator page says it was made from
	AIMade bool `json:"ai_made,omitempty"` // the page says a machine wrote it

	Text      string      `json:"text"`
	Blocks    []Block     `json:"blocks"`            // in text order, disjoint
	Sentences []Sentence  `json:"sentences"`         // in text order, each within one block
	Marks     []text.Span `json:"marks,omitempty"`   // parts of blocks that are not wording: "[1][2]"
	Dropped   []text.Span `json:"dropped,omitempty"` // furniture lines, for --explain
}

// Stamp is a point in time that a page states about itself. The zero Stamp
// means: not stated.
type Stamp struct {
	Time    time.Time `json:"time,omitzero"`      // in the zone the page states, else UTC
	DayOnly bool      `json:"day_only,omitempty"` // the page states no time of day
	How     string    `json:"how,omitempty"`      // where it was found: "json-ld", "meta", "sidecar", "text" …
}

// Known reports whether the page states it.
func (s Stamp) Known() bool { return !s.Time.IsZero() }

// Form is what kind of page an article is.
type Form string

const (
	Report     Form = ""           // an ordinary article
	Aggregator Form = "aggregator" // made from other outlets' articles and says so: no witness of its own
	Roundup    Form = "roundup"    // many matters in one page: news in brief, live blog, newsletter
)

// BlockKind is the part a block plays on the page.
type BlockKind string

const (
	Title      BlockKind = "title"
	Standfirst BlockKind = "standfirst"
	Heading    BlockKind = "heading"
	Dateline   BlockKind = "dateline" // "PORT HAVEN, May 4 (Agency) –" before a report's first words
	Paragraph  BlockKind = "paragraph"
	Item       BlockKind = "item"  // of a list, without its mark
	Entry      BlockKind = "entry" // of a dated list: "Nov 30, 2025 – …"
	BlockQuote BlockKind = "quote"
	Caption    BlockKind = "caption" // of a picture or pull quote; never cited as a sentence
)

// Block is one paragraph, heading or list item.
type Block struct {
	text.Span
	Kind BlockKind `json:"kind"`
	Date text.Span `json:"date,omitzero"` // of an Entry: its date prefix
}

// Sentence is one sentence of a block.
type Sentence struct {
	text.Span
	Block int `json:"block"` // index into Article.Blocks
}

// Passage is the coin of provenance: a span of one article's text.
type Passage struct {
	Article ID        `json:"article"`
	Span    text.Span `json:"span"`
}

// Headline is the title as it stands, or "".
func (a *Article) Headline() string { return a.Title.In(a.Text) }

// At makes a passage of the article.
func (a *Article) At(s text.Span) Passage { return Passage{a.ID, s} }

// SentenceAt returns the index of the sentence that holds byte i, or -1.
func (a *Article) SentenceAt(i int) int {
	n, found := slices.BinarySearchFunc(a.Sentences, i, func(s Sentence, i int) int {
		switch {
		case s.End <= i:
			return -1
		case s.Start > i:
			return 1
		}
		return 0
	})
	if !found {
		return -1
	}
	return n
}

// Prose reports whether sentence n is running text that may be cited as a
// sentence of its own: headings, captions and titles are not.
func (a *Article) Prose(n int) bool {
	switch a.Blocks[a.Sentences[n].Block].Kind {
	case Paragraph, Standfirst, Item, Entry, BlockQuote:
		return true
	}
	return false
}

// Words returns the span's wording for showing and matching: marks cut out,
// white space folded to single spaces, every other character as it stands.
func (a *Article) Words(s text.Span) string {
	var b strings.Builder
	b.Grow(s.Len())
	at := s.Start
	for _, m := range a.Marks {
		if m.End <= at {
			continue
		}
		if m.Start >= s.End {
			break
		}
		if m.Start > at {
			b.WriteString(a.Text[at:m.Start])
		}
		at = min(m.End, s.End)
	}
	if at < s.End {
		b.WriteString(a.Text[at:s.End])
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Size is the number of words in the article's blocks.
func (a *Article) Size() int {
	n := 0
	for _, b := range a.Blocks {
		n += len(strings.Fields(b.In(a.Text)))
	}
	return n
}

// ByDate orders articles by publication, the undated last, then by outlet and
// ID: one order on every machine.
func ByDate(a, b *Article) int {
	if ka, kb := a.Published.Known(), b.Published.Known(); ka != kb {
		if ka {
			return -1
		}
		return 1
	}
	return cmp.Or(
		a.Published.Time.Compare(b.Published.Time),
		cmp.Compare(a.Outlet.ID, b.Outlet.ID),
		cmp.Compare(a.ID, b.ID),
	)
}
