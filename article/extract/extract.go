// Package extract makes articles of documents: plain text, Markdown, HTML,
// JSON, JSON lines and mail.
//
// In goes one source.Document, out come its articles: the decoded text as it
// was, and spans that say which parts of it are title, headings, paragraphs,
// list items and dated entries. Menus, share buttons, teasers and notices are
// in no block; what they tell of the page (author, section, dates, that a
// machine wrote it) is kept in the article's fields.
//
// The package does not fetch, does not read files and does not correct or
// shorten what it reads. It states no date, author or outlet that the document
// or its Meta does not state. Where it cannot tell an odd line of the article
// from furniture, the line stays.
package extract

import (
	"errors"
	"fmt"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
)

// Options are the limits of a reading. The zero value is what news needs.
type Options struct {
	// MinWords is the number of words below which a body is no article; zero
	// means 40.
	MinWords int

	// Feed is what a feed says of the document. Its outlet, author, language and
	// day of publication count where the document itself tells nothing; a title
	// is part of a text, and goes into the document's Meta if it has none.
	Feed source.Meta
}

func (o Options) minWords() int {
	if o.MinWords == 0 {
		return 40
	}
	return o.MinWords
}

// The reasons why a document gives no article. TooShort is one more.
var (
	ErrEmpty    = errors.New("the document is empty")
	ErrBinary   = errors.New("the document is not text")
	ErrEncoding = errors.New("the character encoding is unknown; save the file as UTF-8")
	ErrKind     = errors.New("documents of this kind are not read")
	ErrJSON     = errors.New("not JSON")
	ErrNoObject = errors.New("not a JSON object")
	ErrNoText   = errors.New(`the object has neither "text" nor "html"`)
	ErrTooLong  = errors.New("the text is longer than articles are")
	ErrTooShort = errors.New("too short") // each TooShort is one

	// ErrTangled comes with what could be read all the same.
	ErrTangled = errors.New("the page is nested too deeply, or has more elements or attributes than pages have: its text was read without its structure")
)

// TooShort is the error for a document whose body has too few words to be an
// article.
type TooShort struct{ Words, Min int }

func (e *TooShort) Error() string {
	if e.Words == 0 {
		return "no article text was found in it"
	}
	return fmt.Sprintf("too short: %d words of article text, %d are needed", e.Words, e.Min)
}

// Is makes every TooShort an ErrTooShort.
func (e *TooShort) Is(target error) bool { return target == ErrTooShort }

// Articles reads the articles of a document: one, or as many as a JSON file
// holds. With an error the articles that could be read come as well; the
// errors of a JSON file's items are joined and name the item or line.
func Articles(doc source.Document, opts Options) ([]*article.Article, error) {
	if len(doc.Body) == 0 {
		return nil, ErrEmpty
	}
	switch kindOf(doc) {
	case jsonDocument:
		return jsonArticles(doc, opts)
	case jsonLines:
		return jsonLineArticles(doc, opts)
	case mailDocument:
		return one(mailArticle(doc, opts))
	case htmlDocument:
		return one(htmlArticle(doc, opts))
	case markdownDocument:
		return one(markdownArticle(doc, opts))
	case plainDocument:
		return one(plainArticle(doc, opts))
	}
	return nil, ErrKind
}

func one(a *article.Article, err error) ([]*article.Article, error) {
	if a == nil {
		return nil, err
	}
	return []*article.Article{a}, err
}

func plainArticle(doc source.Document, opts Options) (*article.Article, error) {
	t, err := decode(doc.Body, doc.Charset, "")
	if err != nil {
		return nil, err
	}
	return textArticle(doc, t, opts)
}

// textArticle makes an article of decoded plain text.
func textArticle(doc source.Document, t string, opts Options) (*article.Article, error) {
	p := newPage(doc)
	p.setText(t, plainLines)
	return p.article(opts)
}

// outletOf makes the outlet of a name and an address. Where neither is known
// the outlet is not either.
func outletOf(name, address string) source.Outlet {
	o := source.Outlet{Name: strings.TrimSpace(name)}
	host := hostOf(address)
	switch {
	case host != "":
		o.ID = source.OutletID(host)
		if o.Name == "" {
			o.Name = host
		}
	case hostOf("https://"+o.Name) != "" && strings.Contains(o.Name, ".") && !strings.ContainsAny(o.Name, " /"):
		o.ID = source.OutletID(hostOf("https://" + o.Name))
	default:
		o.ID = source.OutletID(slug(o.Name))
	}
	return o
}
