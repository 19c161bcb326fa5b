package feed

import (
	"encoding/base64"
	"html"
	"net/url"
	"strings"

	"golang.org/x/net/html/atom"

	xhtml "golang.org/x/net/html"
)

// frame is an open element.
type frame struct {
	tag      string // as it is written, in small letters
	name     string // with the prefix we know its namespace by, in small letters: "dc:creator"
	attrs    map[string]string
	base     *url.URL
	lang     string
	prefixes map[string]string // declared here
	text     strings.Builder
}

// walker goes through the tags of a document that claims to be XML. It takes
// tags as a browser does, so that nothing has to be well formed: an end tag
// closes the nearest element of that name and all that stand open in it.
type walker struct {
	z     *xhtml.Tokenizer
	stack []*frame
	whole *captured
	start func(*frame)
	end   func(*frame, value)
}

// captured is an element whose whole inside is one value.
type captured struct {
	tag      string // as it is written
	nested   int    // elements of that name open in it
	children bool
	most     int             // bytes of text that are kept, 0: all
	text     strings.Builder // its text, without markup
	markup   strings.Builder // all of it
}

// value is what an element holds.
type value struct {
	text   string // its own characters, entities resolved once
	markup string // with the elements in it, if there are any
}

// namespaces are the prefixes under which the rules name elements, by the URI in
// small letters. Those of the feed formats themselves have none; all others keep
// the prefix they are written with.
var namespaces = map[string]string{
	"http://www.w3.org/2005/atom":                    "",
	"http://purl.org/atom/ns#":                       "",
	"http://purl.org/rss/1.0/":                       "",
	"http://my.netscape.com/rdf/simple/0.9/":         "",
	"http://channel.netscape.com/rdf/simple/0.9/":    "",
	"http://backend.userland.com/rss":                "",
	"http://backend.userland.com/rss2":               "",
	"http://blogs.law.harvard.edu/tech/rss":          "",
	"http://cyber.law.harvard.edu/rss/":              "",
	"http://www.sitemaps.org/schemas/sitemap/0.9":    "",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#":    "rdf",
	"http://purl.org/dc/elements/1.1/":               "dc",
	"http://purl.org/dc/elements/1.0/":               "dc",
	"http://purl.org/dc/terms/":                      "dcterms",
	"http://purl.org/rss/1.0/modules/content/":       "content",
	"http://purl.org/rss/1.0/modules/syndication/":   "sy",
	"http://search.yahoo.com/mrss":                   "media",
	"http://search.yahoo.com/mrss/":                  "media",
	"http://www.itunes.com/dtds/podcast-1.0.dtd":     "itunes",
	"http://www.w3.org/1999/xhtml":                   "xhtml",
	"http://rssnamespace.org/feedburner/ext/1.0":     "feedburner",
	"http://www.google.com/schemas/sitemap-news/0.9": "news",
}

func newWalker(s string, base string) *walker {
	w := &walker{z: xhtml.NewTokenizer(strings.NewReader(s))}
	w.z.AllowCDATA(true)
	root := &frame{prefixes: map[string]string{"xml": "xml"}}
	root.base, _ = url.Parse(base)
	w.stack = []*frame{root}
	return w
}

// walk calls start and end for every element, and end with its value. What
// stands inside an element that capture was called for is no element, but part
// of its value.
func (w *walker) walk() error {
	for {
		t := w.z.Next()
		w.z.NextIsNotRawText() // <title> is no special element here
		switch t {
		case xhtml.ErrorToken:
			for len(w.stack) > 1 {
				w.close(len(w.stack) - 1)
			}
			return nil
		case xhtml.TextToken:
			w.chars(string(w.z.Raw()))
		case xhtml.StartTagToken, xhtml.SelfClosingTagToken:
			raw := string(w.z.Raw())
			name, more := w.z.TagName()
			if err := w.open(string(name), raw, more, t == xhtml.SelfClosingTagToken); err != nil {
				return err
			}
		case xhtml.EndTagToken:
			name, _ := w.z.TagName()
			w.endTag(string(name))
		}
	}
}

// chars takes characters between tags.
func (w *walker) chars(raw string) {
	s, cdata := strings.CutPrefix(raw, "<![CDATA[")
	if cdata {
		s = strings.TrimSuffix(s, "]]>")
	}
	if c := w.whole; c != nil {
		if c.most > 0 {
			s = s[:min(len(s), max(0, c.most-c.text.Len()))]
		}
		if cdata {
			c.text.WriteString(s)
			c.markup.WriteString(html.EscapeString(s))
		} else {
			c.text.WriteString(unescape(s))
			c.markup.WriteString(s)
		}
		return
	}
	if !cdata {
		s = unescape(s)
	}
	w.top().text.WriteString(s)
}

func (w *walker) top() *frame { return w.stack[len(w.stack)-1] }

// within returns the nearest element around the one on top with one of these
// names, or nil.
func (w *walker) within(names ...string) *frame {
	for i := len(w.stack) - 2; i > 0; i-- {
		for _, n := range names {
			if w.stack[i].name == n {
				return w.stack[i]
			}
		}
	}
	return nil
}

const mostAttrs = 64

func (w *walker) open(tag, raw string, more, selfClosing bool) error {
	if c := w.whole; c != nil {
		c.children = true
		c.markup.WriteString(inner(tag, raw))
		if tag == c.tag && !selfClosing {
			c.nested++
		}
		return nil
	}
	if len(w.stack) > deepest {
		return ErrTooDeep
	}
	up := w.top()
	f := &frame{tag: tag, base: up.base, lang: up.lang}
	for n := 0; more && n < mostAttrs; n++ {
		var k, v []byte
		k, v, more = w.z.TagAttr()
		key := string(k)
		prefix, rest, ok := strings.Cut(key, ":")
		switch {
		case key == "xmlns", ok && prefix == "xmlns":
			if f.prefixes == nil {
				f.prefixes = map[string]string{}
			}
			uri := strings.ToLower(strings.TrimSpace(string(v)))
			if p, known := namespaces[uri]; known {
				f.prefixes[rest] = p
			} else if ok {
				f.prefixes[rest] = rest
			} else if uri != "" && len(w.stack) > 1 {
				f.prefixes[""] = "other" // of the root: a feed's own, spelled in a way of its own
			}
			continue
		case key == "xml:base" || key == "base" && tag == "channel":
			f.base = resolve(f.base, string(v))
		case key == "xml:lang" || key == "lang":
			f.lang = strings.TrimSpace(string(v))
		}
		if f.attrs == nil {
			f.attrs = map[string]string{}
		}
		if _, twice := f.attrs[key]; !twice {
			f.attrs[key] = string(v)
		}
	}
	w.stack = append(w.stack, f)
	f.name = w.canonical(tag)
	w.start(f)
	if selfClosing {
		w.close(len(w.stack) - 1)
	}
	return nil
}

// capture makes all that follows, up to the end of the element on top, its
// value; of its text at most so many bytes, all if most is 0.
func (w *walker) capture(most int) {
	w.whole = &captured{tag: w.top().tag, nested: 1, most: most}
}

// canonical gives a tag the prefix we know its namespace by.
func (w *walker) canonical(tag string) string {
	prefix, local, ok := strings.Cut(tag, ":")
	if !ok {
		prefix, local = "", tag
	}
	for i := len(w.stack) - 1; i >= 0; i-- {
		if p, declared := w.stack[i].prefixes[prefix]; declared {
			prefix = p
			break
		}
	}
	if prefix == "" || prefix == "atom" || prefix == "rss" {
		return local
	}
	return prefix + ":" + local
}

// inner writes a tag within a value: an element of HTML without the prefix that
// XHTML may have ("<x:p>").
func inner(tag, raw string) string {
	_, local, ok := strings.Cut(tag, ":")
	if !ok || atom.Lookup([]byte(local)) == 0 {
		return raw
	}
	rest := raw[strings.IndexByte(raw, ':')+1:]
	if strings.HasPrefix(raw, "</") {
		return "</" + rest
	}
	return "<" + rest
}

func (w *walker) endTag(tag string) {
	if c := w.whole; c != nil {
		if tag == c.tag {
			c.nested--
		}
		if c.nested > 0 {
			c.markup.WriteString(inner(tag, "</"+tag+">"))
			return
		}
		w.close(len(w.stack) - 1)
		return
	}
	name := w.canonical(tag)
	for i := len(w.stack) - 1; i > 0; i-- {
		if w.stack[i].name == name {
			for len(w.stack) > i {
				w.close(len(w.stack) - 1)
			}
			return
		}
	}
}

// close ends the element on top.
func (w *walker) close(at int) {
	f := w.stack[at]
	v := value{text: f.text.String()}
	if c := w.whole; c != nil {
		v.text = c.text.String()
		if c.children {
			v.markup = c.markup.String()
		}
		w.whole = nil
	}
	w.end(f, v)
	w.stack = w.stack[:at]
}

// unescape resolves the references of a text that end as they should: that of a
// link may hold a bare "&copy=1".
func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		s = s[i:]
		end := strings.IndexFunc(s[1:], func(r rune) bool {
			return r != '#' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
		}) + 1
		const longest = 40
		if end > 1 && end < longest && s[end] == ';' {
			b.WriteString(html.UnescapeString(s[:end+1]))
			s = s[end+1:]
			continue
		}
		b.WriteByte('&')
		s = s[1:]
	}
}

// resolve makes an address absolute where it can.
func resolve(base *url.URL, s string) *url.URL {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil {
		return base
	}
	if base != nil && base.IsAbs() {
		return base.ResolveReference(u)
	}
	return u
}

// address is a link as an entry may have it, made absolute; "" if it does not
// lead into the web.
func address(base *url.URL, s string) string {
	s = strings.Join(strings.Fields(s), "%20")
	if s == "" {
		return ""
	}
	u := resolve(base, s)
	if u == nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// html returns a value as HTML. kind is the type that the element says it is
// of, mode what Atom 0.3 says it is written as.
func (v value) html(kind, mode string, fallback bool) string {
	s := v.text
	if packed(kind) {
		mode = "base64"
	}
	if mode == "base64" {
		b, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(s), ""))
		if err != nil {
			return ""
		}
		s = strings.ToValidUTF8(string(b), "\ufffd")
		fallback = fallback || looksHTML(s)
	} else if v.markup != "" && !(kind == "html" && looksHTML(s)) {
		return strings.TrimSpace(v.markup)
	}
	s = strings.TrimSpace(s)
	if isHTML(kind, mode, fallback) {
		return s
	}
	return html.EscapeString(s)
}

// plain returns a value as text.
func (v value) plain(kind, mode string) string {
	if kind == "" && v.markup == "" && mode != "base64" {
		if looksHTML(v.text) {
			return textOf(v.text)
		}
		return strings.Join(strings.Fields(v.text), " ")
	}
	return textOf(v.html(kind, mode, false))
}

// packed reports whether a value of that media type is written in base64 (RFC
// 4287, 4.1.3.3): all but text and XML.
func packed(kind string) bool {
	kind = strings.ToLower(strings.TrimSpace(kind))
	return strings.Contains(kind, "/") && !strings.HasPrefix(kind, "text/") && !strings.HasSuffix(kind, "+xml") && !strings.HasSuffix(kind, "/xml")
}

func isHTML(kind, mode string, fallback bool) bool {
	switch strings.ToLower(strings.TrimSpace(kind)) {
	case "text", "text/plain":
		return false
	case "html", "xhtml", "text/html", "application/xhtml+xml", "text/xhtml":
		return true
	case "":
		return fallback
	}
	return fallback || mode == "escaped"
}

// looksHTML reports whether a title that does not say so is markup: it has a
// tag that HTML knows, or a reference.
func looksHTML(s string) bool {
	for at := 0; at < len(s); at++ {
		rest := s[at:]
		switch s[at] {
		case '&':
			if end := strings.IndexByte(rest, ';'); end > 1 && end < 12 && !strings.ContainsAny(rest[1:end], " &<") {
				return true
			}
		case '<':
			rest = strings.TrimPrefix(rest[1:], "/")
			end := 0
			for end < len(rest) && (rest[end]|0x20 >= 'a' && rest[end]|0x20 <= 'z' || end > 0 && rest[end] >= '0' && rest[end] <= '9') {
				end++
			}
			if end > 0 && end < len(rest) && strings.IndexByte(" >/\t\n", rest[end]) >= 0 && atom.Lookup([]byte(strings.ToLower(rest[:end]))) != 0 {
				return true
			}
		}
	}
	return false
}

// textOf is the text of a piece of HTML, in one line.
func textOf(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return strings.Join(strings.Fields(s), " ")
	}
	var b strings.Builder
	z := xhtml.NewTokenizer(strings.NewReader(s))
	skip := 0
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			return strings.Join(strings.Fields(b.String()), " ")
		case xhtml.TextToken:
			if skip == 0 {
				b.Write(z.Text())
			}
		case xhtml.StartTagToken:
			name, _ := z.TagName()
			switch a := atom.Lookup(name); {
			case a == atom.Script || a == atom.Style:
				skip++
			case !inline[a]:
				b.WriteByte(' ')
			}
		case xhtml.EndTagToken:
			name, _ := z.TagName()
			switch a := atom.Lookup(name); {
			case a == atom.Script || a == atom.Style:
				skip = max(0, skip-1)
			case !inline[a]:
				b.WriteByte(' ')
			}
		}
	}
}

// inline are the elements that part no words.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true, atom.Code: true,
	atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Mark: true,
	atom.Q: true, atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true,
	atom.Sub: true, atom.Sup: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true,
}
