package extract

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
)

// item is an article as JSON has it.
type item struct {
	URL       flexible `json:"url"`
	Title     flexible `json:"title"`
	Text      flexible `json:"text"`
	HTML      flexible `json:"html"`
	Published flexible `json:"published"`
	Modified  flexible `json:"modified"`
	Outlet    flexible `json:"outlet"`
	Author    flexible `json:"author"`
	Lang      flexible `json:"lang"`
	Section   flexible `json:"section"`
}

// flexible is a text that may be written as a list of texts or an object with a
// name: authors are.
type flexible string

// UnmarshalJSON never fails: what is no text is none.
func (f *flexible) UnmarshalJSON(b []byte) error {
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		return err
	}
	switch v := v.(type) {
	case string:
		*f = flexible(undoubled(v))
	default:
		*f = flexible(undoubled(ldNames(v)))
	}
	return nil
}

// mostFaults is how many faults of one document are told.
const mostFaults = 100

// jsonArticles reads one object or a list of them. What stands before a fault
// is kept.
func jsonArticles(doc source.Document, opts Options) ([]*article.Article, error) {
	t, err := decode(doc.Body, doc.Charset, "")
	if err != nil {
		return nil, err
	}
	d := json.NewDecoder(strings.NewReader(t))
	start := strings.TrimLeft(t, " \t\r\n\ufeff")
	if !strings.HasPrefix(start, "[") {
		var it item
		if err := d.Decode(&it); err != nil {
			return nil, jsonFault(err)
		}
		return one(itemArticle(doc, it, opts))
	}
	if _, err := d.Token(); err != nil {
		return nil, jsonFault(err)
	}
	var out []*article.Article
	var faults []error
	for n := 1; d.More(); n++ {
		var it item
		if err := d.Decode(&it); err != nil {
			var kind *json.UnmarshalTypeError
			if len(faults) < mostFaults {
				faults = append(faults, fmt.Errorf("item %d: %w", n, jsonFault(err)))
			}
			if errors.As(err, &kind) {
				continue
			}
			return out, errors.Join(faults...)
		}
		sub := doc
		sub.Path = fmt.Sprintf("%s#%d", doc.Path, n)
		a, err := itemArticle(sub, it, opts)
		if err != nil && len(faults) < mostFaults {
			faults = append(faults, fmt.Errorf("item %d: %w", n, err))
		}
		if a != nil {
			out = append(out, a)
		}
	}
	if _, err := d.Token(); err != nil {
		faults = append(faults, jsonFault(err))
	}
	if len(out) == 0 && len(faults) == 0 {
		return nil, ErrEmpty
	}
	return out, errors.Join(faults...)
}

// jsonLineArticles reads one object a line.
func jsonLineArticles(doc source.Document, opts Options) ([]*article.Article, error) {
	t, err := decode(doc.Body, doc.Charset, "")
	if err != nil {
		return nil, err
	}
	var out []*article.Article
	var faults []error
	n := 0
	for s := range strings.Lines(strings.TrimPrefix(t, "\ufeff")) {
		n++
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		sub := doc
		sub.Path = fmt.Sprintf("%s:%d", doc.Path, n)
		var it item
		err := json.Unmarshal([]byte(s), &it)
		if err != nil {
			err = jsonFault(err)
		} else {
			var a *article.Article
			if a, err = itemArticle(sub, it, opts); a != nil {
				out = append(out, a)
			}
		}
		if err != nil && len(faults) < mostFaults {
			faults = append(faults, fmt.Errorf("line %d: %w", n, err))
		}
	}
	return out, errors.Join(faults...)
}

// jsonFault says in plain words what is wrong with a file.
func jsonFault(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return errors.New("the JSON ends too early")
	case errors.As(err, &syntax):
		return fmt.Errorf("%w at byte %d: %w", ErrJSON, syntax.Offset, err)
	case errors.As(err, &kind):
		return ErrNoObject
	}
	return err
}

func itemArticle(doc source.Document, it item, opts Options) (*article.Article, error) {
	// A sidecar of the whole file speaks for an item only where it is silent.
	own := source.Meta{
		URL: string(it.URL), Title: string(it.Title), Outlet: string(it.Outlet), Author: string(it.Author),
		Lang: string(it.Lang), Published: string(it.Published), Modified: string(it.Modified),
	}
	doc.Meta = merge(own, doc.Meta)
	doc.URL = pick(own.URL, doc.URL)
	doc.MediaType = ""
	switch {
	case strings.TrimSpace(string(it.Text)) != "":
		p := newPage(doc)
		p.rename("json")
		set(&p.facts.section, string(it.Section))
		p.setText(string(it.Text), plainLines)
		return p.article(opts)
	case strings.TrimSpace(string(it.HTML)) != "":
		return markupArticle(doc, string(it.HTML), opts)
	}
	return nil, ErrNoText
}

func merge(a, b source.Meta) source.Meta {
	return source.Meta{
		URL: pick(a.URL, b.URL), Title: pick(a.Title, b.Title), Outlet: pick(a.Outlet, b.Outlet), Author: pick(a.Author, b.Author),
		Lang: pick(a.Lang, b.Lang), Published: pick(a.Published, b.Published), Modified: pick(a.Modified, b.Modified),
	}
}

// rename says where the dates came from that are known so far.
func (p *page) rename(how string) {
	for _, s := range []*article.Stamp{&p.facts.published, &p.facts.modified} {
		if s.Known() {
			s.How = how
		}
	}
}
