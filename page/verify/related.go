package verify

import (
	"errors"
	"fmt"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story/relate"
)

// related checks the other stories: their lines against the articles that come
// with them, what they share in both, and their time. Which of all stories are
// nearest, and how rare a name is, only a whole store can tell.
func (c *checker) related(read Reader) {
	grounds := map[*page.Related]page.Ground{}
	of := func(r *page.Related) page.Ground {
		g := grounds[r]
		if g == nil {
			g = page.Ground{}
			for _, a := range r.Articles {
				g[a.ID] = reading(a, read)
			}
			grounds[r] = g
		}
		return g
	}
	c.p.EachRelated(func(at string, x page.Part, r *page.Related) {
		if s, ok := x.(page.Sentence); ok {
			c.fail(at, s.Text(), of(r).Sentence(s))
		}
	})
	for i := range c.p.Related {
		r := &c.p.Related[i]
		at := fmt.Sprintf("related/%d", i)
		names, words := 0, 0
		for k, s := range r.Shared {
			if s.Name {
				names++
			} else {
				words++
			}
			c.fail(fmt.Sprintf("%s/shared/%d", at, k), s.Here.Text, s.Holds(c.ground, of(r)))
		}
		if names == 0 || words == 0 {
			c.fail(at+"/shared", r.Title.Text(), errors.New("a name and a word of the issue are shared, or two stories are not related"))
		}
		c.fail(at+"/days", r.Days.Text(), c.days(r))
	}
}

// reading reads an article by the day that it states itself.
func reading(a *article.Article, read Reader) *article.Reading {
	r := &article.Reading{Article: a}
	if a.Published.Known() {
		r.Date = article.OnDay(a.Published.Time, article.Explicit)
	}
	r.Notes = read(a, r.Date)
	return r
}

// days asks that the articles of a related story that state a day lie in its days,
// and that it was when it is said to have been.
func (c *checker) days(r *page.Related) error {
	for _, a := range r.Articles {
		if d := article.OnDay(a.Published.Time, article.Explicit); a.Published.Known() && (d.From.Before(r.Days.From) || d.To.After(r.Days.To)) {
			return fmt.Errorf("an article of it states %s", a.Published.Time.Format("2 Jan 2006"))
		}
	}
	own := c.p.Written()
	switch {
	case !r.Days.Bounded() || !own.Bounded():
		if r.Order != relate.Beside {
			return errors.New("it is not known what came first")
		}
	case r.Order != relate.OrderOf(own.From, own.To, r.Days.From, r.Days.To):
		return fmt.Errorf("%s does not lie so to %s", r.Days.Text(), own.Text())
	}
	return nil
}
