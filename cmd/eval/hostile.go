package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"mime"
	"net/textproto"
	"net/url"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/source/feed"
)

var hostileSuite = suite{
	name: "hostile", args: "DIR",
	short: "Feeds, searches and addresses that are broken or meant to harm",
	long: `Feeds, searches and addresses that are broken or meant to harm. DIR holds the
folder feedparser with feeds.zip, the test feeds of the Python library of that
name. Each carries what it expects of a field: parsed are those that give a feed
at all; the others count the expectations on title, link, date, author, content
and encoding that hold. Markup is compared by its text, since text is all that is
taken from it, and encodings by what they make of the feed's bytes. The encoding
cases are the files of the folder of that name: all that each expects holds. The folders own and blns hold strings to search for and addresses
that must not be fetched from.`,
	keys: []string{"folder"},
	data: []string{"bench/hostile"},
	run:  runHostile,
}

func runHostile(ctx context.Context, r *report, dirs []string, _ options) error {
	var files []feedFile
	for _, d := range dirs {
		b, err := read(filepath.Join(d, "feedparser"), "feeds.zip")
		if err != nil {
			return err
		}
		some, err := feedFiles(b)
		if err != nil {
			return fmt.Errorf("%s: %w", d, err)
		}
		files = append(files, some...)
		if err := hostileQueries(ctx, r, d); err != nil {
			return err
		}
		if err := hostileAddresses(ctx, r, d); err != nil {
			return err
		}
	}
	feeds, err := each(ctx, files, func(f feedFile) *feed.Feed {
		x, _ := feed.Read(f.doc)
		return x
	})
	if err != nil {
		return err
	}
	parsed := r.task("feeds parsed", share, "gofeed 2046 of 2107")
	tasks := map[string]*task{}
	all := r.task("expectations held", share, "gofeed 78")
	for _, name := range []string{"title", "link", "date", "author", "content", "encoding"} {
		tasks[name] = r.task("  "+name, share, "")
	}
	cases := r.task("encoding cases", share, "")
	for i, f := range files {
		group := filepath.Dir(f.name)
		parsed.add(group, right(feeds[i] != nil))
		if feeds[i] == nil {
			parsed.miss(miss{Where: f.name, Want: "a feed", Got: "none", Text: f.expect})
			feeds[i] = &feed.Feed{}
		}
		held := feeds[i].Format != ""
		for _, c := range f.checks() {
			got, ok := c.holds(f, feeds[i])
			held = held && ok
			tasks[c.task].add(group, right(ok))
			if c.task != "encoding" {
				all.add(group, right(ok))
			}
			if !ok {
				tasks[c.task].miss(miss{Where: f.name, Want: c.path + " " + c.want, Got: got, Text: ""})
			}
		}
		if group == "encoding" {
			cases.add(group, right(held))
			if !held {
				cases.miss(miss{Where: f.name, Want: f.expect, Got: feeds[i].Encoding, Text: ""})
			}
		}
	}
	return nil
}

// feedFile is a test feed with what it expects.
type feedFile struct {
	name   string
	doc    source.Document
	expect string
}

func feedFiles(b []byte) ([]feedFile, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, err
	}
	var out []feedFile
	for _, e := range z.File {
		if e.FileInfo().IsDir() {
			continue
		}
		rc, err := e.Open()
		if err != nil {
			return nil, err
		}
		body, err := io.ReadAll(rc)
		rc.Close()
		if err != nil {
			return nil, err
		}
		out = append(out, feedFileOf(e.Name, body))
	}
	slices.SortFunc(out, func(a, b feedFile) int { return cmp.Compare(a.name, b.name) })
	return out, nil
}

// servedAt is where the authors of the feeds serve them for their tests.
const servedAt = "http://127.0.0.1:8097/"

var expectation = regexp.MustCompile(`Expect: *(.*)`)

// feedFileOf reads the comment at the head: header lines of the answer it would
// have come with, and the expectation.
func feedFileOf(name string, body []byte) feedFile {
	f := feedFile{name: name, doc: source.Document{Path: name, Body: body}}
	head := strings.ReplaceAll(string(body[:min(len(body), 4096)]), "\x00", "") // that of wide encodings too
	if m := expectation.FindStringSubmatch(head); m != nil {
		f.expect = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(m[1]), "-->"))
	}
	h := textproto.MIMEHeader{}
	sc := bufio.NewScanner(strings.NewReader(head))
	for sc.Scan() {
		if line, ok := strings.CutPrefix(strings.TrimSpace(sc.Text()), "Header:"); ok {
			if k, v, ok := strings.Cut(line, ":"); ok {
				h.Set(strings.TrimSpace(k), strings.TrimSpace(v))
			}
		}
	}
	f.doc.URL = servedAt + name
	if u, err := url.Parse(f.doc.URL); err == nil {
		if u, err = u.Parse(h.Get("Content-Location")); err == nil && strings.HasPrefix(u.Scheme, "http") {
			f.doc.URL = u.String()
		}
	}
	if media, params, err := mime.ParseMediaType(h.Get("Content-Type")); err == nil {
		f.doc.MediaType, f.doc.Charset = media, params["charset"]
	}
	return f
}

// check is one comparison of an expectation.
type check struct{ task, path, want string }

var comparison = regexp.MustCompile(`^(?:(feed|entries\[\d+\])((?:\[['"]?\w+['"]?\]|\.\w+)+)|(encoding)) *== *(.+)$`)

// ordinal is a comparison of a text's one character by its number.
var ordinal = regexp.MustCompile(`^\s*ord\((.+)\) *== *(\d+)\s*$`)

// checks are the comparisons of an expectation that are about what is measured.
func (f feedFile) checks() []check {
	var out []check
	for _, part := range strings.Split(f.expect, " and ") {
		if m := ordinal.FindStringSubmatch(part); m != nil {
			if n, err := strconv.Atoi(m[2]); err == nil {
				part = m[1] + " == " + strconv.QuoteRune(rune(n))
			}
		}
		m := comparison.FindStringSubmatch(strings.Trim(strings.TrimSpace(part), "() "))
		if m == nil {
			continue
		}
		path := strings.NewReplacer("'", "", `"`, "", "][", ".", "[", ".", "]", "").Replace(m[1] + m[2] + m[3])
		want := m[4][strings.LastIndex(m[4], "== ")+1:] // of "a == b == 'x'", the literal
		if t := fieldTask(path); t != "" {
			out = append(out, check{t, path, strings.TrimSpace(strings.TrimPrefix(want, "="))})
		}
	}
	return out
}

// fieldTask says which of the measured fields a path is, "" if none.
func fieldTask(path string) string {
	switch _, field, _ := strings.Cut(strings.TrimPrefix(path, "entries."), "."); field {
	case "title", "title_detail.value":
		return "title"
	case "link":
		return "link"
	case "author", "author_detail.name":
		return "author"
	case "updated", "updated_parsed", "modified", "modified_parsed", "published", "published_parsed", "created_parsed":
		return "date"
	case "description", "summary", "summary_detail.value", "content.0.value", "subtitle", "tagline", "info", "tagline_detail.value", "info_detail.value":
		return "content"
	}
	if path == "encoding" {
		return "encoding"
	}
	return ""
}

// holds looks whether a feed has what is expected, and says what it has.
func (c check) holds(f feedFile, x *feed.Feed) (got string, ok bool) {
	if c.task == "encoding" {
		return x.Encoding, sameEncoding(f.doc, pythonString(c.want), x.Encoding)
	}
	parts := strings.Split(c.path, ".")
	if parts[0] == "feed" {
		switch c.task {
		case "title":
			got = x.Title
		case "link":
			got = x.Link
		case "author":
			got = x.Author
		case "content":
			got = html.EscapeString(x.Description)
		case "date":
			return c.date(x.Updated, x.Published)
		}
		return got, c.text(got)
	}
	n, err := strconv.Atoi(parts[1])
	if err != nil || n >= len(x.Entries) {
		return "no such entry", false
	}
	e := x.Entries[n]
	switch c.task {
	case "title":
		got = e.Title
	case "link":
		got = e.Link
	case "author":
		got = e.Author
	case "content":
		got = e.Summary
		if parts[2] == "content" || got == "" {
			got = e.Content
		}
		if ok := c.text(got); ok || e.Content == "" {
			return got, ok
		}
		return got, c.text(e.Content)
	case "date":
		return c.date(e.Updated, e.Published)
	}
	return got, c.text(got)
}

// text compares a field. An author's name stands for the name with its mail
// address, and markup for its text.
func (c check) text(got string) bool {
	want := pythonString(c.want)
	fold := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	switch c.task {
	case "author":
		name, _, _ := strings.Cut(want, " (")
		return fold(got) == fold(want) || fold(got) == fold(name)
	case "content":
		return got == want || fold(visible(got)) == fold(visible(want))
	case "title":
		return fold(got) == fold(want) || fold(got) == fold(visible(want))
	}
	return got == want
}

// date compares a point in time, or the words of a date.
func (c check) date(updated, published feed.Date) (string, bool) {
	if !strings.HasSuffix(c.path, "_parsed") {
		want := pythonString(c.want)
		return updated.Text + " | " + published.Text, updated.Text == want || published.Text == want
	}
	f := strings.Split(strings.Trim(c.want, "()"), ",")
	if len(f) < 6 {
		return "", false
	}
	var n [6]int
	for i := range n {
		n[i], _ = strconv.Atoi(strings.TrimSpace(f[i]))
	}
	want := time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, time.UTC)
	same := func(d feed.Date) bool { return d.Time.Truncate(time.Second).Equal(want) && !d.DayOnly }
	return fmt.Sprint(updated, published), same(updated) || same(published)
}

// visible is the text of a piece of HTML.
func visible(s string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	raw := ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if raw == "" {
				b.Write(z.Text())
			}
		case html.StartTagToken:
			if name, _ := z.TagName(); raw == "" && (string(name) == "script" || string(name) == "style") {
				raw = string(name)
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == raw {
				raw = ""
			}
		}
	}
}

// sameEncoding reports whether two encodings are one to these bytes: those that
// are plain ASCII are so in many.
func sameEncoding(d source.Document, want, got string) bool {
	plain := func(s string) string { return strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(s)) }
	if plain(want) == plain(got) || strings.HasPrefix(plain(got), plain(want)) || got == "" {
		return got != ""
	}
	d.Charset = want
	a, err := feed.Read(d)
	if err != nil {
		return false
	}
	d.Charset = got
	b, err := feed.Read(d)
	if err != nil {
		return false
	}
	ascii := !slices.ContainsFunc(d.Body, func(b byte) bool { return b >= 0x80 })
	known, _ := charset.Lookup(want)
	a.Encoding, b.Encoding = "", ""
	return ascii || known != nil && reflect.DeepEqual(a, b)
}

// pythonString reads a literal as Python writes it.
func pythonString(s string) string {
	s = strings.TrimLeft(s, "ub")
	if len(s) < 2 || s[0] != '\'' && s[0] != '"' || s[len(s)-1] != s[0] {
		return s
	}
	q := s[0]
	s = s[1 : len(s)-1]
	var b strings.Builder
	for len(s) > 0 {
		r, _, rest, err := strconv.UnquoteChar(s, q)
		if err != nil {
			b.WriteByte(s[0])
			s = s[1:]
			continue
		}
		b.WriteRune(r) // "\xa0" is a character there, not a byte
		s = rest
	}
	return b.String()
}
