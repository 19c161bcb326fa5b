package render

import (
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
)

// parallelsNote explains what stands beside each other.
const parallelsNote = "The same thing in different words. They may differ in detail."

// coverageNote explains the lines below the heading.
const coverageNote = "First among these sources, by the times they state. “Not in” names outlets that wrote of the same event later and not of this; whoever writes leaves out most things."

// coverageFacts is who told a thing: "first: Tessel, Tue 2 Sep 2031; also:
// Beacon; not in: Courier, Lantern".
func coverageFacts(say Say, p *page.Page, c page.Coverage) string {
	head, day := "first", ""
	if len(c.First) > 1 {
		head = "oneday"
	}
	if n := p.Number(c.First[0]); n > 0 {
		day = clean(p.Sources[n-1].Date.In(say))
	}
	facts := []string{say(head, "who", joined(", ", outlets(say, p, c.First), day))}
	if len(c.Also) > 0 {
		facts = append(facts, say("further", "who", outlets(say, p, c.Also)))
	}
	if len(c.Without) > 0 {
		facts = append(facts, say("without", "who", outlets(say, p, c.Without)))
	}
	return strings.Join(facts, "; ")
}

func outlets(say Say, p *page.Page, ids []article.ID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = publisher(say, p, p.Article(id))
	}
	return strings.Join(names, ", ")
}

// onlyOrigin names the origin of a page that has no other.
func onlyOrigin(say Say, p *page.Page) string {
	if p.Lone.Of != page.LonePage {
		return ""
	}
	if name := loneName(say, p); name != "" {
		return " (" + name + ")"
	}
	return ""
}

// leadOrigin says of the brief's first sentence that it rests on one origin,
// where the story has several.
func leadOrigin(say Say, p *page.Page, sentence int) string {
	if sentence > 0 || p.Lone.Of != page.LoneLead {
		return ""
	}
	return joined(": ", say("lone"), loneName(say, p))
}

// loneName is how the only origin is called: the agency credited, else the
// outlet at the end of the chain; "" where that is not known.
func loneName(say Say, p *page.Page) string {
	a := p.Article(p.Lone.Article)
	if a == nil {
		return ""
	}
	if n := p.Number(p.Lone.Article); n > 0 {
		o := p.Sources[n-1].Origin
		if o.Wire != "" {
			return clean(o.Wire)
		}
		if root := p.Article(o.Root); root != nil {
			a = root
		}
	}
	return publisher(say, p, a)
}
