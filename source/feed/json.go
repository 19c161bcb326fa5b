package feed

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"strconv"
	"strings"
)

// jsonFeed is JSON Feed 1.0 and 1.1 (jsonfeed.org). Items are read one by one,
// so that a broken one costs no other.
type jsonFeed struct {
	Version     string
	Title       string
	Description string
	HomePage    string `json:"home_page_url"`
	Self        string `json:"feed_url"`
	Icon        string
	Language    string
	Author      *jsonPerson
	Authors     []*jsonPerson
	Hubs        []struct{ URL string }
	Items       []json.RawMessage
}

type jsonPerson struct{ Name string }

type jsonItem struct {
	ID          jsonID
	URL         string
	External    string `json:"external_url"`
	Title       string
	ContentHTML string `json:"content_html"`
	ContentText string `json:"content_text"`
	Summary     string
	Image       string
	Published   string `json:"date_published"`
	Modified    string `json:"date_modified"`
	Language    string
	Tags        []string
	Author      *jsonPerson
	Authors     []*jsonPerson
	Attachments []struct {
		URL  string
		Type string `json:"mime_type"`
	}
}

// jsonID is a string, or a number as careless feeds have it.
type jsonID string

func (id *jsonID) UnmarshalJSON(b []byte) error {
	var v any
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		return err
	}
	switch v := v.(type) {
	case string:
		*id = jsonID(v)
	case json.Number:
		*id = jsonID(v)
	case bool:
		*id = jsonID(strconv.FormatBool(v))
	}
	return nil
}

func readJSON(s, at string) (*Feed, error) {
	var j jsonFeed
	if err := json.Unmarshal([]byte(s), &j); err != nil && j.Version == "" {
		return nil, fmt.Errorf("%w: %w", ErrNotFeed, err)
	}
	if !strings.Contains(j.Version, "jsonfeed.org/version") && j.Items == nil {
		return nil, ErrNotFeed
	}
	var fault error
	title := func(s string) string {
		if len(s) > longest {
			fault = ErrTooLong
			return ""
		}
		return one(s)
	}
	base, _ := url.Parse(at)
	f := &Feed{
		Format: strings.TrimSpace("json feed " + j.Version[strings.LastIndexByte(j.Version, '/')+1:]),
		Title:  title(j.Title), Description: one(j.Description), Lang: j.Language,
		Link: address(base, j.HomePage), Self: address(base, j.Self), Image: address(base, j.Icon),
		Author: people(j.Author, j.Authors),
	}
	for _, h := range j.Hubs {
		if a := address(base, h.URL); a != "" {
			f.Hubs = append(f.Hubs, a)
		}
	}
	for _, raw := range j.Items[:min(len(j.Items), mostEntries)] {
		var it jsonItem
		if string(raw) == "null" || json.Unmarshal(raw, &it) != nil {
			continue
		}
		e := Entry{
			ID: string(it.ID), Link: cmp.Or(address(base, it.URL), address(base, it.External)), Title: title(it.Title),
			Author: people(it.Author, it.Authors), Lang: cmp.Or(it.Language, f.Lang),
			Summary: html.EscapeString(it.Summary), Content: cmp.Or(it.ContentHTML, html.EscapeString(it.ContentText)),
			Image: address(base, it.Image), Tags: it.Tags,
		}
		if it.Published != "" {
			e.Published = ParseDate(it.Published)
		}
		if it.Modified != "" {
			e.Updated = ParseDate(it.Modified)
		}
		for _, a := range it.Attachments {
			if u := address(base, a.URL); u != "" {
				e.Enclosures = append(e.Enclosures, Enclosure{u, a.Type})
			}
		}
		f.Entries = append(f.Entries, e)
	}
	return f, fault
}

func one(s string) string { return strings.Join(strings.Fields(s), " ") }

func people(a *jsonPerson, more []*jsonPerson) string {
	var names []string
	for _, p := range append([]*jsonPerson{a}, more...) {
		if p != nil && p.Name != "" && !strings.Contains(strings.Join(names, "\n"), p.Name) {
			names = append(names, one(p.Name))
		}
	}
	return strings.Join(names, ", ")
}
