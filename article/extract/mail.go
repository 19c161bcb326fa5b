package extract

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"golang.org/x/text/transform"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
)

// Bounds of a mail's parts within parts.
const (
	maxMailDepth = 8
	maxMailParts = 100
	maxMailBytes = 8 << 20
)

// mailArticle reads a newsletter or a forwarded page: the subject is the title,
// the sender's name the outlet. The plain text is preferred to the HTML.
func mailArticle(doc source.Document, opts Options) (*article.Article, error) {
	msg, err := mail.ReadMessage(bytes.NewReader(doc.Body))
	if err != nil {
		return nil, ErrKind
	}
	words := mime.WordDecoder{CharsetReader: charsetReader}
	header := func(name string) string {
		v := msg.Header.Get(name)
		if s, err := words.DecodeHeader(v); err == nil {
			return s
		}
		return v
	}
	own := source.Meta{Title: header("Subject")}
	if from, err := (&mail.AddressParser{WordDecoder: &words}).Parse(msg.Header.Get("From")); err == nil {
		own.Outlet = from.Name
	}
	doc.Meta = merge(doc.Meta, own)
	doc.MediaType = ""
	var date article.Stamp
	if t, err := mail.ParseDate(msg.Header.Get("Date")); err == nil && t.Year() >= 1970 && t.Year() <= 2100 {
		date = article.Stamp{Time: t, How: "mail"}
	}
	parts := mailParts{}
	parts.read(msg.Header.Get("Content-Type"), msg.Header.Get("Content-Transfer-Encoding"), msg.Header.Get("Content-Disposition"), msg.Body, 0)
	a, err := parts.article(doc, opts)
	if a == nil {
		return nil, err
	}
	if !a.Published.Known() && date.Known() {
		a.Published = date
		a.ID = article.Identify(a)
	}
	return a, err
}

func charsetReader(name string, in io.Reader) (io.Reader, error) {
	e, ok := named(name)
	if !ok {
		return nil, ErrEncoding
	}
	return transform.NewReader(in, e.NewDecoder()), nil
}

// mailParts are the texts of a mail.
type mailParts struct {
	plain, html  []byte
	plainCharset string
	htmlCharset  string
	count        int
}

// article makes the article of the plain text, and where that is too short, as
// "View this mail in your browser" is, of the HTML.
func (m *mailParts) article(doc source.Document, opts Options) (*article.Article, error) {
	var first error = ErrEmpty
	if len(m.plain) > 0 {
		t, err := decode(m.plain, m.plainCharset, "")
		if err == nil {
			var a *article.Article
			if a, err = letterArticle(doc, t, opts); err == nil {
				return a, nil
			}
		}
		first = err
	}
	if len(m.html) > 0 {
		t, err := decode(m.html, m.htmlCharset, declaredCharset(m.html))
		if err != nil {
			return nil, err
		}
		return markupArticle(doc, t, opts)
	}
	return nil, first
}

// letterArticle makes an article of a mail's plain text, without the signature
// that a line "--" opens.
func letterArticle(doc source.Document, t string, opts Options) (*article.Article, error) {
	p := newPage(doc)
	p.setText(t, func(t string) []line {
		lines := plainLines(t)
		signed := false
		for i := range lines {
			signed = signed || i > 0 && lines[i].bare && lines[i].In(t) == "--"
			lines[i].drop = lines[i].drop || signed
		}
		return lines
	})
	return p.article(opts)
}

func (m *mailParts) read(contentType, encoding, disposition string, in io.Reader, depth int) {
	m.count++
	if depth > maxMailDepth || m.count > maxMailParts {
		return
	}
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil || contentType == "" {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") {
		m.multipart(in, params["boundary"], depth)
		return
	}
	if strings.HasPrefix(strings.ToLower(strings.TrimSpace(disposition)), "attachment") {
		return
	}
	to, charset := &m.plain, &m.plainCharset
	switch kind {
	case "text/plain":
	case "text/html":
		to, charset = &m.html, &m.htmlCharset
	default:
		return
	}
	if len(*to) > 0 {
		return // the first of its kind is the text
	}
	b, _ := io.ReadAll(io.LimitReader(transfer(encoding, in), maxMailBytes)) // a cut end is better than nothing
	*to, *charset = b, params["charset"]
}

func (m *mailParts) multipart(in io.Reader, boundary string, depth int) {
	if boundary == "" {
		return
	}
	r := multipart.NewReader(in, boundary)
	for m.count <= maxMailParts {
		part, err := r.NextRawPart()
		if err != nil {
			return
		}
		m.read(part.Header.Get("Content-Type"), part.Header.Get("Content-Transfer-Encoding"), part.Header.Get("Content-Disposition"), part, depth+1)
	}
}

func transfer(encoding string, in io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, in)
	case "quoted-printable":
		return quotedprintable.NewReader(in)
	}
	return in
}
