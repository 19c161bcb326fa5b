package feed

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/source"
)

// Subscription is a feed in a list of feeds.
type Subscription struct {
	URL    string
	Site   string
	Title  string
	Folder []string // from the outermost in
}

// ReadOPML reads a list of feeds (OPML 1.0 and 2.0), in the order they stand. A
// feed that stands in several folders is listed in each.
func ReadOPML(d source.Document) ([]Subscription, error) {
	s, _ := decoded(d)
	var out []Subscription
	var folders []string // of the open outlines; "" of those that are no folder
	isOPML := false
	w := newWalker(s, d.URL)
	w.start = func(f *frame) {
		isOPML = isOPML || f.name == "opml"
		if f.name != "outline" {
			return
		}
		title := one(cmp.Or(f.attrs["title"], f.attrs["text"]))
		at := address(f.base, f.attrs["xmlurl"])
		if at == "" {
			folders = append(folders, title)
			return
		}
		in := slices.DeleteFunc(slices.Clone(folders), func(s string) bool { return s == "" })
		out = append(out, Subscription{URL: at, Site: address(f.base, f.attrs["htmlurl"]), Title: title, Folder: in})
		folders = append(folders, "")
	}
	w.end = func(f *frame, _ value) {
		if f.name == "outline" {
			folders = folders[:len(folders)-1]
		}
	}
	if err := w.walk(); err != nil {
		return out, fmt.Errorf("read OPML: %w", err)
	}
	if !isOPML {
		return nil, fmt.Errorf("read OPML: %w", ErrNotFeed)
	}
	return out, nil
}

// WriteOPML writes a list of feeds as OPML 2.0, folders and feeds in the order
// they come.
func WriteOPML(title string, subs []Subscription) []byte {
	type outline struct {
		XMLName  xml.Name `xml:"outline"`
		Text     string   `xml:"text,attr"`
		Type     string   `xml:"type,attr,omitempty"`
		URL      string   `xml:"xmlUrl,attr,omitempty"`
		Site     string   `xml:"htmlUrl,attr,omitempty"`
		Outlines []*outline
	}
	root := &outline{}
	folders := map[string]*outline{"": root}
	folder := func(path []string) *outline {
		at := root
		for i, name := range path {
			key := strings.Join(path[:i+1], "\x00")
			if folders[key] == nil {
				folders[key] = &outline{Text: name}
				at.Outlines = append(at.Outlines, folders[key])
			}
			at = folders[key]
		}
		return at
	}
	for _, s := range subs {
		in := folder(s.Folder)
		in.Outlines = append(in.Outlines, &outline{Text: cmp.Or(s.Title, s.URL), Type: "rss", URL: s.URL, Site: s.Site})
	}
	doc := struct {
		XMLName  xml.Name   `xml:"opml"`
		Version  string     `xml:"version,attr"`
		Title    string     `xml:"head>title"`
		Outlines []*outline `xml:"body>outline"`
	}{Version: "2.0", Title: title, Outlines: root.Outlines}
	b, err := xml.MarshalIndent(doc, "", "  ")
	if err != nil {
		panic(err) // strings always have a form in XML
	}
	return append([]byte(xml.Header), append(b, '\n')...)
}
