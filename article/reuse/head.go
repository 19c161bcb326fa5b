package reuse

import (
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
)

// head is what is kept of an article besides its wording. That of no article
// is zero.
type head struct {
	id        article.ID
	outlet    source.Outlet
	published article.Stamp
	date      article.When
	form      article.Form
	listed    int
	aiMade    bool
	marked    bool     // most sentences carry the number of another article
	wire      string   // the agency whose copy it says it is
	relays    string   // the outlet whose report it retells, by its own words
	credits   []string // the outlets it names as where a report is from, in plain letters
	name      string   // for a reader
}

func headOf(r *article.Reading) head {
	h := head{
		id: r.ID, outlet: r.Outlet, published: r.Published, date: r.Date,
		form: r.Form, listed: r.Listed, aiMade: r.AIMade,
		marked: marked(r.Article), name: nameOf(r),
	}
	h.wire, h.relays = credit(r)
	if r.Notes != nil {
		for _, rel := range r.Notes.Relays {
			if n := plainName(rel.Outlet); n != "" {
				h.credits = append(h.credits, n)
			}
		}
	}
	return h
}

// compare orders heads as article.ByDate orders articles, those of no article
// last.
func (h *head) compare(g *head) int {
	switch {
	case h.id == "" && g.id == "":
		return 0
	case h.id == "":
		return 1
	case g.id == "":
		return -1
	}
	return article.ByDate(
		&article.Article{ID: h.id, Outlet: h.outlet, Published: h.published},
		&article.Article{ID: g.id, Outlet: g.outlet, Published: g.published},
	)
}

// dateOrder compares what is known of two articles' times. Days are compared
// where one of them has no more; the same day says nothing.
func (h *head) dateOrder(g *head) int {
	if h.published.Known() && g.published.Known() {
		if h.published.DayOnly || g.published.DayOnly {
			return article.CivilDay(h.published.Time).Compare(article.CivilDay(g.published.Time))
		}
		if d := h.published.Time.Sub(g.published.Time); d < -time.Minute || d > time.Minute {
			return h.published.Time.Compare(g.published.Time)
		}
		return 0
	}
	switch {
	case !h.date.Bounded() || !g.date.Bounded():
		return 0
	case !h.date.To.After(g.date.From):
		return -1
	case !g.date.To.After(h.date.From):
		return 1
	}
	return 0
}

// credit reads from the relays an article names whether it is an agency's
// copy, and whether it retells one outlet's report as a whole. A single
// quotation that was given to another outlet does not make it a relay.
func credit(r *article.Reading) (wire, relays string) {
	if r.Notes == nil {
		return "", ""
	}
	own := plainNames(r.Outlet)
	sentences := map[string]map[int]bool{}
	lead := map[string]bool{}
	for _, rel := range r.Notes.Relays {
		if rel.Outlet == "" || own.has(plainName(rel.Outlet)) {
			continue
		}
		if rel.Wire && wire == "" {
			wire = rel.Outlet
		}
		n := r.SentenceAt(rel.Start)
		if n < 0 {
			continue
		}
		if sentences[rel.Outlet] == nil {
			sentences[rel.Outlet] = map[int]bool{}
		}
		sentences[rel.Outlet][n] = true
		if leading(r.Article, n) {
			lead[rel.Outlet] = true
		}
	}
	for _, rel := range r.Notes.Relays { // in text order, for one order of names
		if lead[rel.Outlet] && !ownReporting(r, sentences[rel.Outlet]) {
			return wire, rel.Outlet
		}
	}
	return wire, ""
}

// leading reports whether sentence n is among the first three of running text.
func leading(a *article.Article, n int) bool {
	before := 0
	for i := range n {
		if a.Prose(i) {
			before++
		}
	}
	return before < 3
}

// ownReporting reports whether an article has statements that do not come from
// the outlet it names in these sentences, or else whether most of its
// sentences do not name it.
func ownReporting(r *article.Reading, named map[int]bool) bool {
	via, own := 0, 0
	for _, s := range r.Notes.Statements {
		if n := r.SentenceAt(s.Start); s.Via >= 0 && s.Via < len(r.Notes.Relays) || named[n] {
			via++
		} else if s.Form != article.Indirect {
			own++
		}
	}
	if via > own && own <= 1 {
		return false
	}
	prose := 0
	for n := range r.Sentences {
		if r.Prose(n) {
			prose++
		}
	}
	return float64(len(named)) < relayedShare*float64(prose)
}

// outletNames are an outlet's names in plain letters: as it calls itself, and
// the first label of its site ("Reuters", reuters.com).
type outletNames [2]string

func plainNames(o source.Outlet) outletNames {
	host, _, _ := strings.Cut(string(o.ID), ".")
	return outletNames{plainName(o.Name), plainName(host)}
}

// has reports whether a name in plain letters is the outlet's.
func (o outletNames) has(name string) bool { return name != "" && (name == o[0] || name == o[1]) }
