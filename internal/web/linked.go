package web

import (
	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/render"
)

// What a story's page says of itself to machines, in the words of schema.org:
// which articles it cites and rests on, and who is quoted. It never says whether
// a claim is true.

type linkedPage struct {
	Context  string          `json:"@context"`
	Type     string          `json:"@type"`
	URL      string          `json:"url"`
	Headline string          `json:"headline"`
	Lang     string          `json:"inLanguage,omitempty"`
	Modified string          `json:"dateModified"`
	Temporal string          `json:"temporalCoverage,omitempty"`
	Citation []linkedArticle `json:"citation"`
	BasedOn  []string        `json:"isBasedOn,omitempty"` // addresses of the originals
	Quotes   []linkedQuote   `json:"hasPart,omitempty"`
	Updates  []linkedUpdate  `json:"liveBlogUpdate,omitempty"`
}

type linkedArticle struct {
	Type      string      `json:"@type"`
	Headline  string      `json:"headline,omitempty"`
	URL       string      `json:"url,omitempty"`
	Lang      string      `json:"inLanguage,omitempty"`
	Published string      `json:"datePublished,omitempty"`
	Outlet    *linkedName `json:"publisher,omitempty"`
}

type linkedName struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

type linkedQuote struct {
	Type    string     `json:"@type"`
	Text    string     `json:"text"`
	Creator linkedName `json:"creator"`
	Source  string     `json:"isBasedOn,omitempty"` // address of the article
}

type linkedUpdate struct {
	Type     string `json:"@type"`
	Headline string `json:"headline"`
	Text     string `json:"articleBody"`
	Made     string `json:"datePublished"`
}

// linked describes a page at an address, with the updates it had, the newest
// first.
func linked(p *page.Page, st store.Story, url string, updates []updateRow) linkedPage {
	out := linkedPage{Context: "https://schema.org", Type: "Article", URL: url, Headline: p.Title.Text(), Modified: stamp(st.Updated)}
	if !st.First.IsZero() && !st.Last.IsZero() {
		out.Temporal = st.First.Format("2006-01-02") + "/" + st.Last.Format("2006-01-02")
	}
	for i, row := range p.Sources {
		a := p.Article(row.Article)
		if i == 0 {
			out.Lang = a.Lang
		}
		l := linkedArticle{Type: "NewsArticle", Headline: a.Headline(), URL: render.Link(a.URL), Lang: a.Lang}
		if a.Published.Known() {
			l.Published = day(a.Published)
		}
		if a.Outlet.Name != "" {
			l.Outlet = &linkedName{"Organization", outletName(a.Outlet)}
		}
		out.Citation = append(out.Citation, l)
		if row.Origin.Kind == article.Original && l.URL != "" {
			out.BasedOn = append(out.BasedOn, l.URL)
		}
	}
	for _, who := range p.People {
		for _, said := range who.Said {
			for _, q := range said.Quotes {
				out.Quotes = append(out.Quotes, linkedQuote{"Quotation", q.Text, linkedName{"Person", who.Name.Text}, render.Link(p.Article(q.From.Article).URL)})
			}
		}
	}
	for _, u := range updates {
		out.add(u)
	}
	return out
}

// add adds what an update brought: a page that had one goes on.
func (l *linkedPage) add(u updateRow) {
	for _, d := range u.Rows {
		l.Type = "LiveBlogPosting"
		l.Updates = append(l.Updates, linkedUpdate{"BlogPosting", d.Kind, d.Text, stamp(u.Made)})
	}
}

func day(s article.Stamp) string {
	if s.DayOnly {
		return s.Time.Format("2006-01-02")
	}
	return s.Time.Format("2006-01-02T15:04:05Z07:00")
}
