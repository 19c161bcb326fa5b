package extract

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// page is a document on its way to become an article. Its reader sets text,
// lines and facts; read decides what each line is; article makes the result.
type page struct {
	path  string
	text  string
	lines []line
	marks []text.Span
	title int  // index into lines, or -1
	whole bool // the text is all of a page's, see narrow
	facts facts
	feed  source.Meta // what a feed says of it, see Options

	lang  *lang.Language
	forms [][]formWord

	body        topic // of the running text, once asked for
	searches    int   // paragraphs for which splitGlued searched the page
	first, last int   // of the lines that are running text; first > last: none
}

// facts is what the document and its neighbours say of it. The first that says
// a thing is believed, so the better ones must speak first.
type facts struct {
	title, byline, section, outlet, address, lang string
	published, modified                           article.Stamp
	listed                                        int
	machine, aggregator, roundup                  bool
	dated                                         bool // its days were looked for all over the page
}

func newPage(doc source.Document) *page {
	p := &page{path: doc.Path, title: -1, lang: lang.For(doc.Meta.Lang)}
	p.forms = compileForms(p.lang.Furniture.Forms)
	p.meta(doc.Meta, "sidecar")
	set(&p.facts.address, doc.URL)
	return p
}

// meta takes what somebody beside the text says of it.
func (p *page) meta(m source.Meta, how string) {
	set(&p.facts.title, m.Title)
	set(&p.facts.byline, m.Author)
	set(&p.facts.outlet, m.Outlet)
	set(&p.facts.address, m.URL)
	set(&p.facts.lang, m.Lang)
	p.stamp(&p.facts.published, m.Published, how)
	p.stamp(&p.facts.modified, m.Modified, how)
}

// set keeps the first value that is one.
func set(to *string, s string) {
	if *to == "" {
		*to = strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
	}
}

func (p *page) stamp(to *article.Stamp, s, how string) {
	if to.Known() || s == "" {
		return
	}
	if st, ok := readStamp(strings.TrimSpace(s), how, p.lang); ok {
		*to = st
	}
}

// setText sets the text and its lines. A title that is known from beside the
// text and does not stand in it becomes its first line, so that the title is
// part of the text like everything else.
func (p *page) setText(t string, lines func(string) []line) {
	if len(t) > maxText {
		p.text = t // article refuses it
		return
	}
	p.text, p.lines = t, lines(t)
	if p.facts.title == "" || p.findGivenTitle() {
		return
	}
	p.text = p.facts.title + "\n\n" + t
	p.lines = lines(p.text)
	p.findGivenTitle()
}

// findGivenTitle looks for the known title among the lines.
func (p *page) findGivenTitle() bool {
	key := keyOf(p.facts.title)
	for i := range p.lines {
		if p.lines[i].key == key && key != "" {
			p.title = i
			return true
		}
	}
	return false
}

// read decides what every line is.
func (p *page) read() {
	p.shape()
	p.classify()
	p.narrow()
	p.bounds()
	p.findTitle()
	p.dropRepeats()
	p.dropBoxes()
	p.dropTeasers()
	p.bounds()
	p.dropHead()
	p.dropTail()
	p.dropBody()
	p.dropAuthor()
	p.findEntries()
	p.findKinds()
	p.splitGlued()
	p.findMarks()
	p.judge()
}

// shape takes lines that are nothing but a list mark or a ruled line out and
// gives the mark to the line below:
//
//	-
//	Security guarantees for the islands
func (p *page) shape() {
	for i := range p.lines {
		l := &p.lines[i]
		if !l.bare {
			continue
		}
		l.drop = true
		if markLen(l.In(p.text)) == l.Len() && i+1 < len(p.lines) && !p.lines[i+1].gap {
			p.lines[i+1].listed = true
		}
	}
}

// bounds finds the first and last line of running text.
func (p *page) bounds() {
	p.first, p.last = len(p.lines), -1
	for i := range p.lines {
		if l := &p.lines[i]; !l.drop && l.is == body && l.prose() && i != p.title {
			p.first = min(p.first, i)
			p.last = i
		}
	}
}

// next is the index of the next line after i that is not dropped, or -1.
func (p *page) next(i int) int {
	for i++; i < len(p.lines); i++ {
		if !p.lines[i].drop {
			return i
		}
	}
	return -1
}

func (p *page) prev(i int) int {
	for i--; i >= 0; i-- {
		if !p.lines[i].drop {
			return i
		}
	}
	return -1
}

// article makes the article of a page whose text, lines and facts are set.
func (p *page) article(opts Options) (*article.Article, error) {
	if len(p.text) > maxText || len(p.lines) > maxLines {
		return nil, ErrTooLong
	}
	p.feed = opts.Feed
	p.read()
	p.complete()
	a := &article.Article{
		Path: p.path, Text: p.text,
		Byline: p.facts.byline, Section: p.facts.section,
		Published: p.facts.published, Modified: p.facts.modified,
		Listed: p.facts.listed, AIMade: p.facts.machine,
		URL:    webAddress(p.facts.address),
		Outlet: outletOf(p.facts.outlet, p.facts.address),
	}
	if p.namesOutlet(a.Byline) {
		a.Byline = ""
	}
	switch {
	case p.facts.aggregator:
		a.Form = article.Aggregator
	case p.facts.roundup:
		a.Form = article.Roundup
	}
	p.fill(a)
	p.keepMarks(a)
	if n := bodyWords(a); n < opts.minWords() {
		return nil, &TooShort{Words: n, Min: opts.minWords()}
	}
	if a.Lang = p.language(a); a.Lang == "" {
		a.Lang = languageTag(p.feed.Lang)
	}
	a.ID = article.Identify(a)
	return a, nil
}

// complete takes from the feed what the page did not tell.
func (p *page) complete() {
	set(&p.facts.outlet, p.feed.Outlet)
	if p.namesOutlet(p.facts.byline) {
		p.facts.byline = ""
	}
	set(&p.facts.byline, p.feed.Author)
	p.stamp(&p.facts.published, p.feed.Published, "sidecar")
}

// namesOutlet reports whether a byline names nobody: "By The Harbour Post".
func (p *page) namesOutlet(byline string) bool {
	return keyOf(byline) == keyOf(outletOf(p.facts.outlet, p.facts.address).Name)
}

// fill makes blocks, sentences and dropped spans of the decided lines.
func (p *page) fill(a *article.Article) {
	opens := p.opensWithPlace()
	for i := range p.lines {
		l := &p.lines[i]
		if l.drop || l.Empty() {
			if !l.Empty() {
				a.Dropped = append(a.Dropped, l.Span)
			}
			continue
		}
		if i == p.title {
			a.Title = l.Span
		}
		n := datelineEnd(l.In(p.text))
		if i == opens {
			n = placeColon(l.In(p.text))
		}
		if n > 0 && l.kind == article.Paragraph {
			line := text.Span{Start: l.Start, End: l.Start + n}
			a.Blocks = append(a.Blocks, article.Block{Span: line, Kind: article.Dateline})
			a.Sentences = append(a.Sentences, article.Sentence{Span: line, Block: len(a.Blocks) - 1})
			l.Start = line.End
			for p.text[l.Start] == ' ' {
				l.Start++
			}
		}
		block := len(a.Blocks)
		a.Blocks = append(a.Blocks, article.Block{Span: l.Span, Kind: l.kind, Date: l.date})
		for _, s := range p.sentences(l) {
			a.Sentences = append(a.Sentences, article.Sentence{Span: s, Block: block})
		}
	}
}

// keepMarks keeps the marks that lie in blocks, sorted, each byte once.
func (p *page) keepMarks(a *article.Article) {
	slices.SortFunc(p.marks, text.Compare)
	n, at := 0, 0
	for _, m := range p.marks {
		for n < len(a.Blocks) && a.Blocks[n].End <= m.Start {
			n++
		}
		if n == len(a.Blocks) {
			return
		}
		m.Start = max(m.Start, a.Blocks[n].Start, at)
		m.End = min(m.End, a.Blocks[n].End)
		if m.Start < m.End {
			a.Marks = append(a.Marks, m)
			at = m.End
		}
	}
}

// sentences cuts a block. Titles and headings are one sentence whatever dots
// they have; that of an entry begins behind its date.
func (p *page) sentences(l *line) []text.Span {
	switch l.kind {
	case article.Title, article.Heading, article.Caption:
		return []text.Span{l.Span}
	case article.Entry:
		return text.Sentences(p.text, text.Span{Start: l.body, End: l.End}, &p.lang.Words.Ends)
	}
	return text.Sentences(p.text, l.Span, &p.lang.Words.Ends)
}

func bodyWords(a *article.Article) int {
	n := 0
	for _, b := range a.Blocks {
		if b.Kind != article.Title && b.Kind != article.Heading && b.Kind != article.Caption {
			n += countWords(b.In(a.Text))
		}
	}
	return n
}

// webAddress returns s if it is an address on the web, else "".
func webAddress(s string) string {
	if hostOf(s) == "" {
		return ""
	}
	return s
}

// hostOf is the host of a web address without "www.", or "".
func hostOf(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// slug makes an ID of a name: "The Harbour Post" is "the-harbour-post".
func slug(s string) string {
	return strings.Join(strings.FieldsFunc(text.Fold(s), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c)
	}), "-")
}
