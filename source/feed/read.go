package feed

import (
	"cmp"
	"net/mail"
	"strconv"
	"strings"
	"time"
)

// entryNames are the elements that are an entry.
var entryNames = map[string]bool{"item": true, "entry": true, "url": true, "rdf:item": true}

// feedNames are the elements that say what a feed says of itself.
var feedNames = map[string]bool{"channel": true, "feed": true, "rdf:channel": true}

// roots tell a feed by its outermost element.
var roots = map[string]string{
	"rss": "rss", "feed": "atom", "rdf:rdf": "rss 1.0", "channel": "cdf", "urlset": "sitemap", "sitemapindex": "sitemap", "rdf": "rss 1.0",
}

// whole are the elements whose inside is one value, whatever stands in it.
var whole = map[string]bool{
	"title": true, "description": true, "content": true, "summary": true, "content:encoded": true, "subtitle": true, "tagline": true,
	"info": true, "copyright": true, "rights": true, "abstract": true, "xhtml:body": true, "body": true, "fullitem": true,
	"dc:title": true, "dc:description": true, "dc:rights": true, "media:title": true, "media:description": true, "news:title": true,
	"itunes:summary": true, "itunes:subtitle": true,
}

var titles = map[string]bool{"title": true, "dc:title": true, "media:title": true, "news:title": true}

// reader makes a Feed of elements.
type reader struct {
	w     *walker
	f     *Feed
	entry *Entry
	loose struct { // of the entry: what stands in only if nothing better does
		title, author, guid, date, summary, content string
	}
	person  []string // names of the authors of the entry or feed
	feedBy  []string
	feedAlt struct{ title, author, date, description string }
	fault   error // what was passed over
}

func readXML(s, address string) (*Feed, error) {
	r := &reader{w: newWalker(s, address), f: &Feed{}}
	r.w.start, r.w.end = r.start, r.end
	err := r.w.walk()
	r.finish()
	if r.f.Format == "" && len(r.f.Entries) == 0 {
		if err == nil {
			err = ErrNotFeed
		}
		return nil, err
	}
	return r.f, cmp.Or(err, r.fault)
}

func (r *reader) start(f *frame) {
	depth := len(r.w.stack) - 1
	if r.f.Format == "" {
		if format, ok := roots[f.name]; ok {
			r.f.Format = format
			if v := strings.TrimSpace(f.attrs["version"]); format == "rss" && v != "" {
				r.f.Format += " " + v
			}
			if format == "atom" {
				r.f.Format += " " + cmp.Or(strings.TrimSpace(f.attrs["version"]), "1.0")
			}
		}
	}
	switch {
	case entryNames[f.name] && r.entry == nil && (f.name != "url" || r.f.Format == "sitemap") && !r.in("image", "textinput"):
		r.entry = &Entry{Lang: f.lang, ID: f.attrs["rdf:about"]}
		if r.f.Format == "cdf" {
			r.entry.Link = address(f.base, f.attrs["href"])
			r.loose.date = f.attrs["lastmod"]
		}
	case f.name == "channel" && r.f.Format == "cdf":
		r.f.Link = address(f.base, f.attrs["href"])
		r.feedAlt.date = f.attrs["lastmod"]
	}
	if feedNames[f.name] {
		r.f.Lang = cmp.Or(r.f.Lang, f.lang)
	}
	if whole[f.name] && depth > 1 {
		most := 0
		if titles[f.name] {
			most = longest + 1
		}
		r.w.capture(most)
	}
}

// in reports whether the element on top stands in one of these.
func (r *reader) in(names ...string) bool { return r.w.within(names...) != nil }

func (r *reader) end(f *frame, v value) {
	name, kind, mode := f.name, f.attrs["type"], f.attrs["mode"]
	v.text, v.markup = undoubled(v.text), undoubled(v.markup)
	switch {
	case titles[name] && len(v.text) > longest:
		r.fault = ErrTooLong
		return
	case r.in("image", "textinput", "media:group") && name != "media:content" && name != "media:thumbnail":
		if name == "url" && r.in("image") && r.entry == nil {
			r.f.Image = cmp.Or(r.f.Image, address(f.base, v.text))
		}
		return
	case r.in("author", "contributor", "dc:creator", "atom:author"):
		r.personPart(name, v)
		return
	case r.in("source") && r.entry != nil:
		switch name {
		case "title":
			r.entry.Via.Title = v.plain(kind, mode)
		case "link":
			if rel := f.attrs["rel"]; rel == "" || rel == "alternate" {
				r.entry.Via.Link = cmp.Or(address(f.base, f.attrs["href"]), r.entry.Via.Link)
			}
		}
		return
	}
	if r.entry != nil {
		if entryNames[name] {
			r.endEntry()
			return
		}
		r.entryPart(f, v, kind, mode)
		return
	}
	r.feedPart(f, v, kind, mode)
}

// personPart reads what stands in an Atom person: a name, else a mail address.
func (r *reader) personPart(name string, v value) {
	if name != "name" || r.in("contributor") {
		return
	}
	if s := strings.Join(strings.Fields(v.text), " "); s != "" {
		if r.entry != nil {
			r.person = append(r.person, s)
		} else {
			r.feedBy = append(r.feedBy, s)
		}
	}
}

func (r *reader) entryPart(f *frame, v value, kind, mode string) {
	e, text := r.entry, strings.TrimSpace(v.text)
	switch f.name {
	case "title":
		e.Title = cmp.Or(v.plain(kind, mode), e.Title)
	case "dc:title", "media:title", "news:title":
		r.loose.title = cmp.Or(r.loose.title, v.plain(kind, mode))
	case "link":
		r.link(f, text, &e.Link)
	case "loc":
		e.Link = address(f.base, text)
	case "feedburner:origlink":
		if a := address(f.base, text); a != "" {
			e.Link = a
			r.loose.guid = ""
		}
	case "guid":
		e.ID = text
		if f.attrs["ispermalink"] != "false" && strings.HasPrefix(text, "http") {
			r.loose.guid = address(f.base, text)
		}
	case "id":
		e.ID = text
	case "dc:identifier":
		e.ID = cmp.Or(e.ID, text)
	case "description", "abstract":
		e.Summary = v.html(kind, mode, true)
	case "summary":
		e.Summary = v.html(kind, mode, false)
	case "dc:description", "media:description", "itunes:summary":
		r.loose.summary = cmp.Or(r.loose.summary, v.html(kind, mode, true))
	case "content:encoded", "fullitem":
		e.Content = v.html("html", mode, true)
	case "xhtml:body", "body":
		r.loose.content = v.html("html", mode, true)
	case "content":
		if c := v.html(kind, mode, v.markup != ""); c != "" && (e.Content == "" || isHTML(kind, mode, false)) {
			e.Content = c
		}
	case "pubdate", "published", "issued", "dcterms:issued", "news:publication_date":
		e.Published = ParseDate(text)
	case "updated", "modified", "dcterms:modified", "lastmod":
		e.Updated = ParseDate(text)
	case "dc:date", "created", "dcterms:created":
		r.loose.date = cmp.Or(text, r.loose.date)
	case "author", "dc:creator", "dc:author":
		if s := nameOf(text); s != "" {
			r.person = append(r.person, s)
		}
	case "itunes:author", "dc:contributor":
		r.loose.author = cmp.Or(r.loose.author, nameOf(text))
	case "category", "dc:subject", "keywords", "itunes:keywords":
		if s := cmp.Or(f.attrs["term"], text, f.attrs["label"]); s != "" && len(e.Tags) < mostAttrs {
			e.Tags = append(e.Tags, s)
		}
	case "dc:language", "language", "news:language":
		e.Lang = cmp.Or(text, e.Lang)
	case "enclosure":
		r.enclosure(f, cmp.Or(f.attrs["url"], f.attrs["href"]))
	case "media:content", "media:thumbnail":
		a := address(f.base, f.attrs["url"])
		if f.name == "media:thumbnail" || f.attrs["medium"] == "image" || strings.HasPrefix(kind, "image/") {
			e.Image = cmp.Or(e.Image, a)
		}
	case "itunes:image":
		e.Image = cmp.Or(e.Image, address(f.base, f.attrs["href"]))
	case "source":
		e.Via.Title = cmp.Or(e.Via.Title, text)
		e.Via.Link = cmp.Or(e.Via.Link, address(f.base, f.attrs["url"]))
	}
}

func (r *reader) enclosure(f *frame, at string) {
	if a := address(f.base, at); a != "" && len(r.entry.Enclosures) < mostAttrs {
		r.entry.Enclosures = append(r.entry.Enclosures, Enclosure{a, f.attrs["type"]})
	}
}

// link reads the link element of RSS, which is text, and that of Atom, which is
// an attribute and of several kinds.
func (r *reader) link(f *frame, text string, to *string) {
	href, rel := f.attrs["href"], strings.ToLower(f.attrs["rel"])
	if href == "" {
		if a := address(f.base, text); a != "" && (rel == "" || rel == "alternate") {
			*to = a
		}
		return
	}
	kind := f.attrs["type"]
	switch rel {
	case "", "alternate":
		a := address(f.base, href)
		if a != "" && (*to == "" || kind == "text/html" || kind == "application/xhtml+xml") {
			*to = a
		}
	case "self":
		if r.entry == nil {
			r.f.Self = address(f.base, href)
		}
	case "hub":
		if a := address(f.base, href); a != "" && r.entry == nil {
			r.f.Hubs = append(r.f.Hubs, a)
		}
	case "enclosure":
		if r.entry != nil {
			r.enclosure(f, href)
		}
	}
}

// endEntry puts in what stood in other places, and keeps the entry.
func (r *reader) endEntry() {
	e, l := r.entry, &r.loose
	e.Title = cmp.Or(e.Title, l.title)
	e.Author = cmp.Or(strings.Join(r.person, ", "), l.author)
	e.Link = cmp.Or(e.Link, l.guid)
	e.Content = cmp.Or(e.Content, l.content)
	if e.Summary == "" && e.Content == "" {
		e.Summary = l.summary
	}
	if l.date != "" {
		d := ParseDate(l.date)
		if e.Updated.Text == "" {
			e.Updated = d
		}
		if e.Published.Text == "" {
			e.Published = d
		}
	}
	if len(r.f.Entries) < mostEntries {
		r.f.Entries = append(r.f.Entries, *e)
	}
	r.entry, r.person = nil, nil
	*l = struct{ title, author, guid, date, summary, content string }{}
}

func (r *reader) feedPart(f *frame, v value, kind, mode string) {
	x, text := r.f, strings.TrimSpace(v.text)
	switch f.name {
	case "title":
		x.Title = cmp.Or(v.plain(kind, mode), x.Title)
	case "dc:title":
		r.feedAlt.title = v.plain(kind, mode)
	case "link":
		r.link(f, text, &x.Link)
	case "description", "subtitle", "tagline", "abstract":
		x.Description = cmp.Or(v.plain(kind, mode), x.Description)
	case "dc:description", "itunes:summary", "itunes:subtitle", "info":
		r.feedAlt.description = cmp.Or(r.feedAlt.description, v.plain(kind, mode))
	case "author", "managingeditor", "dc:creator", "dc:author":
		if s := nameOf(text); s != "" {
			r.feedBy = append(r.feedBy, s)
		}
	case "itunes:author":
		r.feedAlt.author = nameOf(text)
	case "language", "dc:language":
		x.Lang = cmp.Or(text, x.Lang)
	case "updated", "modified", "lastbuilddate", "dcterms:modified":
		x.Updated = ParseDate(text)
	case "pubdate", "published", "dcterms:issued", "issued":
		x.Published = ParseDate(text)
	case "dc:date", "created", "dcterms:created":
		r.feedAlt.date = cmp.Or(text, r.feedAlt.date)
	case "itunes:new-feed-url":
		x.Moved = address(f.base, text)
	case "itunes:image", "logo", "icon":
		x.Image = cmp.Or(x.Image, address(f.base, cmp.Or(f.attrs["href"], text)))
	case "ttl":
		if n, err := strconv.Atoi(text); err == nil && n > 0 && n < 60*24*31 {
			x.Pace.Every = time.Duration(n) * time.Minute
		}
	case "sy:updateperiod":
		if d, ok := periods[strings.ToLower(text)]; ok {
			x.Pace.Every = d
		}
	case "sy:updatefrequency":
		if n, err := strconv.Atoi(text); err == nil && n > 0 && n < 1000 {
			x.Pace.Every /= time.Duration(n)
		}
	case "hour":
		if n, err := strconv.Atoi(text); err == nil && n >= 0 && n <= 24 && r.in("skiphours") {
			x.Pace.SkipHours = append(x.Pace.SkipHours, n%24)
		}
	case "day":
		if d, ok := weekdays[strings.ToLower(text)]; ok && r.in("skipdays") {
			x.Pace.SkipDays = append(x.Pace.SkipDays, d)
		}
	}
}

var periods = map[string]time.Duration{
	"hourly": time.Hour, "daily": 24 * time.Hour, "weekly": 7 * 24 * time.Hour, "monthly": 30 * 24 * time.Hour, "yearly": 365 * 24 * time.Hour,
}

var weekdays = map[string]time.Weekday{
	"sunday": time.Sunday, "monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday,
	"thursday": time.Thursday, "friday": time.Friday, "saturday": time.Saturday,
}

// finish puts in what the feed says in other places.
func (r *reader) finish() {
	if r.entry != nil {
		r.endEntry()
	}
	f, l := r.f, &r.feedAlt
	f.Title = cmp.Or(f.Title, l.title)
	f.Author = cmp.Or(strings.Join(r.feedBy, ", "), l.author)
	f.Description = cmp.Or(f.Description, l.description)
	if d := ParseDate(l.date); l.date != "" && f.Updated.Text == "" {
		f.Updated = d
	}
	for i := range f.Entries {
		f.Entries[i].Lang = cmp.Or(f.Entries[i].Lang, f.Lang)
	}
}

// nameOf takes the name out of "desk@post.example (Mara Linden)" and "Mara
// Linden <desk@post.example>"; what is only an address stays one.
func nameOf(s string) string {
	s = strings.Join(strings.Fields(textOf(s)), " ")
	if at, name, ok := strings.Cut(s, " ("); ok && strings.Contains(at, "@") && strings.HasSuffix(name, ")") {
		return strings.TrimSuffix(name, ")")
	}
	if name, at, ok := strings.Cut(s, " ("); ok && strings.Contains(at, "@") {
		return name
	}
	if a, err := mail.ParseAddress(s); err == nil && a.Name != "" {
		return a.Name
	}
	return s
}
