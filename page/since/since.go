// Package since tells what a newer page of a story has that an older one had
// not.
//
// In go two pages of one story; out come the developments between them: what
// was not there before, and what outlets have taken out of their texts. A
// sentence is new if the older page nowhere shows it and it rests on an article
// that the older page did not have; so what was only cut or chosen differently
// is no news.
package since

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
)

// Kind is what kind of development it is.
type Kind string

const (
	Event     Kind = "event"     // something happened
	Planned   Kind = "planned"   // something is to happen
	Conflict  Kind = "conflict"  // outlets contradict one another
	Change    Kind = "change"    // something is not as it was
	Agreed    Kind = "agreed"    // several origins say so
	Said      Kind = "said"      // somebody said so
	Unknown   Kind = "unknown"   // a source says that it is not known
	Withdrawn Kind = "withdrawn" // an outlet's article no longer has these words
)

// Development is one thing that is new.
type Development struct {
	Kind     Kind          `json:"kind"`
	Sentence page.Sentence `json:"sentence"`
	// Against is the other side of a conflict, or the step before of a change.
	Against page.Sentence `json:"against,omitzero"`
	Date    page.When     `json:"date,omitzero"`
}

// Developments returns what is new on the newer page, each sentence once: what
// changed and what is contradicted first, then what happened, the latest first,
// what is to come, what is agreed, said and not known, and last what was
// withdrawn. Without an older page nothing is new. Linear in the size of both.
func Developments(older, newer *page.Page) []Development {
	if older == nil {
		return nil
	}
	d := Of(older).differ()
	d.news(newer)
	d.withdrawn(older, newer)
	return d.out
}

// Shown is what has to be known of an older page to say what is new on a newer
// one: far less than the page, so that it can be kept.
type Shown struct {
	sentences []digest     // sorted
	articles  []article.ID // sorted
}

// digest stands for a sentence, folded. Of a thousand sentences two have one digest
// in one of 10¹³ stories.
type digest uint64

func digestOf(s page.Sentence) digest {
	sum := sha256.Sum256([]byte(page.Fold(s.Text())))
	return digest(binary.BigEndian.Uint64(sum[:]))
}

// Of is what a page shows.
func Of(p *page.Page) Shown {
	var s Shown
	for _, a := range p.Articles {
		s.articles = append(s.articles, a.ID)
	}
	p.Each(func(_ string, part page.Part) {
		if x, ok := part.(page.Sentence); ok {
			s.sentences = append(s.sentences, digestOf(x))
		}
	})
	slices.Sort(s.articles)
	slices.Sort(s.sentences)
	s.sentences = slices.Clip(slices.Compact(s.sentences))
	return s
}

// Size is about how many bytes it takes.
func (s Shown) Size() int { return 48 + 8*len(s.sentences) + 48*len(s.articles) }

// Developments returns what the function of that name returns of the page that
// this was made of, and false where only the page itself can tell: where one of
// its articles is no more, and its words may have been withdrawn.
func (s Shown) Developments(newer *page.Page) ([]Development, bool) {
	for _, id := range s.articles {
		if newer.Article(id) == nil {
			return nil, false
		}
	}
	d := s.differ()
	d.news(newer)
	return d.out, true
}

func (s Shown) differ() *differ { return &differ{older: s, had: map[digest]bool{}} }

func (s Shown) has(d digest) bool {
	_, is := slices.BinarySearch(s.sentences, d)
	return is
}

func (s Shown) rests(on article.ID) bool {
	_, is := slices.BinarySearch(s.articles, on)
	return is
}

// news finds what is new.
func (d *differ) news(newer *page.Page) {
	for _, c := range newer.Changes {
		if n := len(c.Steps); n > 1 {
			d.add(Development{Change, c.Steps[n-1].Sentence, c.Steps[n-2].Sentence, c.Steps[n-1].Date})
		}
	}
	for _, c := range newer.Conflicts {
		d.clash(c)
	}
	for _, e := range slices.Backward(newer.Timeline.Happened) {
		d.entry(Event, e)
	}
	for _, e := range newer.Timeline.Undated {
		d.entry(Event, e)
	}
	for _, e := range newer.Timeline.Coming {
		d.entry(Planned, e)
	}
	for _, p := range newer.Agreed {
		d.add(Development{Kind: Agreed, Sentence: p.Sentence})
	}
	for _, who := range newer.People {
		for _, s := range who.Said {
			d.add(Development{Kind: Said, Sentence: s.Sentence, Date: s.Date})
		}
	}
	for _, u := range newer.Unknown {
		d.add(Development{Kind: Unknown, Sentence: u.Sentence})
	}
}

type differ struct {
	older Shown
	had   map[digest]bool // sentences found already
	out   []Development
}

// fresh tells whether a sentence is new.
func (d *differ) fresh(s page.Sentence) bool {
	x := digestOf(s)
	return !d.had[x] && !d.older.has(x) && slices.ContainsFunc(s.Cites(), func(p article.Passage) bool { return !d.older.rests(p.Article) })
}

func (d *differ) add(n Development) {
	if d.fresh(n.Sentence) {
		d.had[digestOf(n.Sentence)] = true
		d.out = append(d.out, n)
	}
}

// clash adds a conflict with its first new side, set against a side that is
// another claim.
func (d *differ) clash(c page.Clash) {
	for i, s := range c.Sides {
		if !d.fresh(s.Sentence) {
			continue
		}
		against := c.Sides[0].Sentence
		if i == 0 && len(c.Sides) > 1 {
			against = c.Sides[1].Sentence
		}
		d.add(Development{Conflict, s.Sentence, against, s.Date})
		return
	}
}

// entry adds an event, unless a telling of it was there before: then it is the
// same event told by one more.
func (d *differ) entry(k Kind, e page.Entry) {
	for _, t := range e.Tellings {
		if !d.fresh(t.Sentence) {
			return
		}
	}
	if len(e.Tellings) > 0 {
		d.add(Development{Kind: k, Sentence: e.Tellings[0].Sentence, Date: e.Date})
	}
	for _, t := range e.Tellings { // its other wordings are no further news
		d.had[digestOf(t.Sentence)] = true
	}
}

// withdrawn adds the sentences of the older page whose words have gone from the
// newer version of the article they were cited from.
func (d *differ) withdrawn(older, newer *page.Page) {
	now := map[string]string{} // text by URL
	for _, a := range newer.Articles {
		if a.URL != "" && !d.older.rests(a.ID) {
			now[a.URL] = page.Fold(a.Text)
		}
	}
	if len(now) == 0 {
		return
	}
	seen := map[string]bool{}
	older.Each(func(_ string, part page.Part) {
		s, ok := part.(page.Sentence)
		if !ok || len(s.Cites()) != 1 || seen[s.Text()] {
			return
		}
		seen[s.Text()] = true
		cite := s.Cites()[0]
		a := older.Article(cite.Article)
		if newer.Article(cite.Article) != nil || a == nil {
			return
		}
		if text, ok := now[a.URL]; ok && a.URL != "" && !strings.Contains(text, page.Fold(a.Words(cite.Span))) {
			d.out = append(d.out, Development{Kind: Withdrawn, Sentence: s})
		}
	})
}
