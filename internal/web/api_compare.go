package web

import (
	"net/http"
	"strings"

	"github.com/synoptic-news/synoptic/internal/store"
)

// What programs are told of a comparison: what its page shows.

type comparisonJSON struct {
	Story    int64                `json:"story"`
	Outlets  []comparedOutletJSON `json:"outlets"`
	Sections []comparedJSON       `json:"sections"`
	Copies   []copyJSON           `json:"copies"`
}

type comparedOutletJSON struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Articles int    `json:"articles"`
}

// comparedJSON are facts of one sort.
type comparedJSON struct {
	Kind  string             `json:"kind"` // differ, several, alone
	Facts []comparedFactJSON `json:"facts"`
}

type comparedFactJSON struct {
	About string             `json:"about,omitempty"`
	Date  string             `json:"date,omitempty"`
	Cells []comparedCellJSON `json:"cells"` // one for each outlet, in their order
}

type comparedCellJSON struct {
	State  string `json:"state"` // said, differs, leftout, nothing
	Text   string `json:"text,omitempty"`
	Value  string `json:"value,omitempty"`
	Lang   string `json:"lang,omitempty"`
	URL    string `json:"url,omitempty"`    // of the passage, or the article that leaves it out
	Timing string `json:"timing,omitempty"` // as the page has it
}

type copyJSON struct {
	Kind    string       `json:"kind"`
	Outlet  string       `json:"outlet"`
	URL     string       `json:"url"`
	Of      string       `json:"of"` // outlet of the article that it repeats
	OfURL   string       `json:"of_url"`
	Percent int          `json:"percent"` // of its words that stand in the other
	Diff    []changeJSON `json:"diff"`
}

type changeJSON struct {
	Kind string `json:"kind"` // same, gone, new
	Text string `json:"text"`
}

// apiCompare sets what some outlets of a story say side by side.
func (s *site) apiCompare(r *http.Request, tx *store.Tx) (any, error) {
	st, err := paged(r, tx)
	if err != nil {
		return nil, err
	}
	p, err := s.read.get(st)
	if err != nil {
		return nil, err
	}
	out := comparisonJSON{Story: st.ID, Outlets: []comparedOutletJSON{}, Sections: []comparedJSON{}, Copies: []copyJSON{}}
	c := comparer{citer: citer{s.words[0], headsOf(p)}, page: p, outlets: compared(outletsOf(p), r.URL.Query())}
	for _, o := range c.outlets {
		out.Outlets = append(out.Outlets, comparedOutletJSON{o.ID, o.Name, o.Articles})
	}
	if len(c.outlets) < 2 {
		return out, nil
	}
	base := s.base(r)
	at := func(path string) string {
		if path == "" {
			return ""
		}
		return base + path
	}
	for _, sec := range c.sections() {
		j := comparedJSON{Kind: sec.Kind}
		for _, row := range sec.Rows {
			f := comparedFactJSON{About: row.About, Date: row.Date}
			for _, x := range row.Cells {
				f.Cells = append(f.Cells, comparedCellJSON{x.State, x.Text, x.Value, x.Lang, at(x.Href), x.Timing})
			}
			j.Facts = append(j.Facts, f)
		}
		out.Sections = append(out.Sections, j)
	}
	for _, x := range c.copies() {
		j := copyJSON{Kind: string(x.kind), Outlet: x.By.Outlet, URL: at(x.By.Href), Of: x.Of.Outlet, OfURL: at(x.Of.Href), Percent: x.Share, Diff: []changeJSON{}}
		for _, d := range x.Diff {
			j.Diff = append(j.Diff, changeJSON{d.Kind, strings.Join(d.Text, " ")})
		}
		out.Copies = append(out.Copies, j)
	}
	return out, nil
}
