// Package source holds what comes from outside: outlets, and documents as they
// were read, before anybody understood them.
package source

import "time"

// OutletID names an outlet: the host of its site without "www.", or a slug of
// its name where no site is known.
type OutletID string

// Outlet publishes. It is never called a source where a speaker is meant.
type Outlet struct {
	ID   OutletID `json:"id,omitempty"`
	Name string   `json:"name,omitempty"`
}

// Document is bytes as fetched or read from a file.
type Document struct {
	Path      string // where it was read from, slash-separated, relative to what the user named
	URL       string // where it is published, if known
	MediaType string // "text/html"; empty means: go by Path and content
	Charset   string // as the transport said; empty means: detect
	Body      []byte
	Fetched   time.Time // zero when unknown
	Meta      Meta
}

// Meta is what somebody beside the document says about it: a sidecar file, a
// feed entry. Strings are as found; article/extract reads them.
type Meta struct {
	URL       string `json:"url,omitempty"`
	Title     string `json:"title,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Author    string `json:"author,omitempty"`
	Lang      string `json:"lang,omitempty"`
	Published string `json:"published,omitempty"`
	Modified  string `json:"modified,omitempty"`
}
