package reuse

import (
	"fmt"
	"strings"

	"github.com/synoptic-news/synoptic/article"
)

// whyLinked words a link for a reader: "11 of 14 sentences stand in Harbour
// Post’s article of 3 May 2031".
func whyLinked(l link, of *sheet, k standing) string {
	why := fmt.Sprintf("%d of %d sentences stand in %s", l.match.linesA, l.match.ofA, of.name)
	if l.verdict == reworks {
		why = fmt.Sprintf("%d of %d sentences tell what %s tells, in other words", l.match.nearA, l.match.ofA, of.name)
		if n := l.match.quotes; n > 1 {
			why += fmt.Sprintf("; %d quotations are the same", n)
		}
	}
	switch {
	case k.wire != "":
		why += ", and both are reports of " + k.wire
	case k.relays != "":
		why += ", and it retells what " + k.relays + " reported"
	}
	return why
}

func whyAggregate(s *sheet, k standing) string {
	switch {
	case s.form == article.Aggregator && k.from > 0:
		return fmt.Sprintf("it says it is made from %d articles", k.from)
	case s.form == article.Aggregator:
		return "it says it is made from other outlets' articles"
	case k.from > 0:
		return fmt.Sprintf("its sentences stand in %d other articles", k.from)
	}
	return "its sentences carry the numbers of other articles"
}

// whyOriginal names the article it was nearest to, where it was kept apart
// from one that it shares quotations with.
func (c *corpus) whyOriginal(i int) string {
	for _, l := range c.links[i] {
		if l.verdict == shared && l.match.quotes > 0 && c.sheets[l.to].form != article.Aggregator {
			return fmt.Sprintf("a report of its own; it quotes the same words as %s", c.sheets[l.to].name)
		}
	}
	return ""
}

// nameOf names an article by outlet and day: "Harbour Post’s article of 3 May
// 2031".
func nameOf(r *article.Reading) string {
	name := r.Outlet.Name
	if name == "" {
		name = string(r.Outlet.ID)
	}
	of := "an article"
	if name != "" {
		of = strings.Replace(name, "The ", "the ", 1) + "’s article"
	} else if h := r.Headline(); h != "" {
		of = "“" + h + "”"
	}
	if r.Published.Known() {
		of += " of " + r.Published.Time.Format("2 January 2006")
	}
	return of
}
