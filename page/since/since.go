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
	d := differ{had: map[string]bool{}, known: map[article.ID]bool{}}
	for _, a := range older.Articles {
		d.known[a.ID] = true
	}
	older.Each(func(_ string, part page.Part) {
		if s, ok := part.(page.Sentence); ok {
			d.had[page.Fold(s.Text())] = true
		}
	})
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
	d.withdrawn(older, newer)
	return d.out
}

type differ struct {
	had   map[string]bool     // sentences, folded, of the older page or found already
	known map[article.ID]bool // articles of the older page
	out   []Development
}

// fresh tells whether a sentence is new.
func (d *differ) fresh(s page.Sentence) bool {
	return !d.had[page.Fold(s.Text())] && slices.ContainsFunc(s.Cites(), func(p article.Passage) bool { return !d.known[p.Article] })
}

func (d *differ) add(n Development) {
	if d.fresh(n.Sentence) {
		d.had[page.Fold(n.Sentence.Text())] = true
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
		d.had[page.Fold(t.Sentence.Text())] = true
	}
}

// withdrawn adds the sentences of the older page whose words have gone from the
// newer version of the article they were cited from.
func (d *differ) withdrawn(older, newer *page.Page) {
	now := map[string]string{} // text by URL
	for _, a := range newer.Articles {
		if a.URL != "" && !d.known[a.ID] {
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
