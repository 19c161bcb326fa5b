package page

import (
	"errors"
	"fmt"
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/story"
)

// coverage shows who told what, of the things most told.
func (b *builder) coverage(cs []story.Coverage) {
	for _, c := range cs {
		if len(b.page.Coverage) == b.limits.Coverage {
			return
		}
		s, err := b.shown(c.Passages)
		if err == nil {
			err = b.ground.Sentence(s)
		}
		if !b.keep(err) {
			continue
		}
		row := Coverage{Sentence: s, Origins: b.page.Witnesses(s.Cites()), First: c.First, Also: c.Also, Without: c.Without}
		if b.keep(b.page.Covered(row)) {
			b.page.Coverage = append(b.page.Coverage, row)
		}
	}
}

// Covered asks that a row of the coverage follows from the articles' outlets,
// times and episodes: those named as telling it are cited and in the order the
// row says, those named as leaving it out are reports of their own, later, on
// the same event, by outlets none of whose articles is cited. Whether they
// leave it out only their texts can tell.
func (p *Page) Covered(c Coverage) error {
	if len(c.First) == 0 || c.Origins < 2 {
		return errors.New("nobody told it first, or nobody else")
	}
	cited, outlets := map[article.ID]bool{}, map[source.OutletID]bool{}
	for _, x := range c.Sentence.Cites() {
		cited[x.Article] = true
		if a := p.Article(x.Article); a != nil {
			outlets[a.Outlet.ID] = true
		}
	}
	named := map[source.OutletID]bool{}
	for i, id := range slices.Concat(c.First, c.Also, c.Without) {
		a := p.Article(id)
		tells := i < len(c.First)+len(c.Also)
		switch {
		case a == nil:
			return fmt.Errorf("no article %q", id)
		case a.Outlet.ID == "" || named[a.Outlet.ID]:
			return fmt.Errorf("article %s: its outlet is not stated, or named twice", id)
		case tells && !cited[id]:
			return fmt.Errorf("article %s is not cited", id)
		case !tells && outlets[a.Outlet.ID]:
			return fmt.Errorf("article %s: its outlet tells it", id)
		case (i < len(c.First) || !tells) && (p.origin(id).Kind != article.Original || !a.Published.Known()):
			return fmt.Errorf("article %s is no report of its own with a stated time", id)
		case !tells && !p.sameEpisode(c.First[0], id):
			return fmt.Errorf("article %s is on another event", id)
		}
		named[a.Outlet.ID] = true
		for _, f := range c.First {
			switch first := p.Article(f); {
			case f == id:
			case first == nil:
				return fmt.Errorf("no article %q", f)
			case i < len(c.First) && !story.OneDay(first, a):
				return fmt.Errorf("articles %s and %s are not of one day", f, id)
			case !tells && !story.Precedes(first, a):
				return fmt.Errorf("article %s is not later than %s", id, f)
			case tells && i >= len(c.First) && story.Precedes(a, first):
				return fmt.Errorf("article %s is older than %s", id, f)
			}
		}
	}
	return nil
}

func (p *Page) origin(id article.ID) article.Origin {
	if n := p.Number(id); n > 0 {
		return p.Sources[n-1].Origin
	}
	return article.Origin{}
}

// sameEpisode reports whether two articles have one event for their main matter.
func (p *Page) sameEpisode(a, b article.ID) bool {
	for _, e := range p.Episodes {
		if slices.Contains(e.Articles, a) {
			return slices.Contains(e.Articles, b)
		}
	}
	return true
}

// Single finds the one origin that the whole page rests on, or the first
// sentence of its brief where the page has several; the zero Lone where neither
// does.
func (p *Page) Single() Lone {
	of := LoneLead
	var from []article.Passage
	switch n := p.origins(); {
	case n == 1:
		of = LonePage
		for _, s := range p.Sources {
			from = append(from, article.Passage{Article: s.Article})
		}
	case n > 1 && len(p.Brief) > 0:
		from = p.Brief[0].Cites()
	}
	if p.Witnesses(from) != 1 {
		return Lone{}
	}
	lone := Lone{Of: of}
	whose := ""
	for _, f := range from {
		switch w := p.origin(f.Article).Witness(); {
		case w == "" || w == whose:
		case whose == "":
			whose, lone.Article = w, f.Article
		default: // two outlets share one text, and nothing tells whose it is
			lone.Article = ""
		}
	}
	return lone
}
