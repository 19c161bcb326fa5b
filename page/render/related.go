package render

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story/relate"
)

// RelatedRow is another story as the template "related" prints it.
type RelatedRow struct {
	Title, Lang string
	Href        string // of the story, "" where none is known
	Line        string
	Outlet      string // whose line it is
	At          string // where it stands, "" where no address is known
	Facts       []string
}

// related draws the other stories of a page.
func related(say Say, p *page.Page) []RelatedRow {
	var out []RelatedRow
	for i := range p.Related {
		r := &p.Related[i]
		a := r.Article(r.Line.Cites()[0].Article)
		names, words := terms(r, true), terms(r, false)
		out = append(out, RelatedRow{
			Title:  clean(r.Title.Text()),
			Lang:   lang(a),
			Line:   clean(r.Line.Text()),
			Outlet: outlet(say, a),
			At:     Link(a.URL),
			Facts:  nonEmpty(RelatedWhen(say, r.Order, r.Days.In(say)), RelatedWhy(say, names, words)),
		})
		if i := len(out) - 1; out[i].Line == out[i].Title {
			out[i].Line = ""
		}
	}
	return out
}

func terms(r *page.Related, names bool) []string {
	var out []string
	for _, s := range r.Shared {
		if s.Name == names {
			out = append(out, s.Here.Text)
		}
	}
	return out
}

// RelatedWhen says when another story was.
func RelatedWhen(say Say, order relate.Order, days string) string {
	if days = clean(days); days == "" {
		return ""
	}
	return say("related."+string(order), "days", days)
}

// RelatedWhy says what two stories share: names, and words of the issue, which are
// set in quotation marks.
func RelatedWhy(say Say, names, words []string) string {
	all := slices.Clone(names)
	for _, w := range words {
		all = append(all, "“"+w+"”")
	}
	if len(all) == 0 {
		return ""
	}
	return say("related.shares", "what", clean(strings.Join(all, ", ")))
}
