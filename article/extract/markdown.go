package extract

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	gmtext "github.com/yuin/goldmark/text"
	"go.yaml.in/yaml/v3"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/text"
)

// markdownArticle reads Markdown with front matter. The text is the whole file;
// blocks are spans of it, and the signs of the markup within them are marks.
func markdownArticle(doc source.Document, opts Options) (*article.Article, error) {
	t, err := decode(doc.Body, doc.Charset, "")
	if err != nil {
		return nil, err
	}
	if tangled(t) {
		return textArticle(doc, t, opts)
	}
	p := newPage(doc)
	matter, end := frontMatter(t)
	if end > 0 {
		p.meta(matter.meta, "front matter")
		set(&p.facts.section, matter.section)
	}
	p.setMarkdown(t, end)
	return p.article(opts)
}

// tangled reports whether a text has more signs of markup, or lines, than any page: their
// pairing costs more than their number.
func tangled(t string) bool {
	const most = 40_000
	n := 0
	for i := range len(t) {
		switch t[i] {
		case '[', ']', '*', '_', '`', '>', '<', '!', '\n':
			n++
		}
	}
	return n > most
}

// matter is what the front matter of a Markdown file tells.
type matter struct {
	meta    source.Meta
	section string
}

// frontMatter reads the YAML between the two lines "---" at the start of a text
// and returns where it ends; 0 if there is none.
func frontMatter(t string) (matter, int) {
	const longest = 16 << 10
	start := len(t) - len(strings.TrimPrefix(t, "\ufeff"))
	rest, ok := strings.CutPrefix(t[start:], "---")
	if !ok || !strings.HasPrefix(strings.TrimLeft(rest, " \t\r"), "\n") {
		return matter{}, 0
	}
	at := strings.Index(rest, "\n---")
	if at < 0 || at > longest {
		return matter{}, 0
	}
	end := start + 3 + at + 4
	if n := strings.IndexByte(t[end:], '\n'); n < 0 {
		end = len(t)
	} else if strings.TrimSpace(t[end:end+n]) != "" {
		return matter{}, 0
	} else {
		end += n + 1
	}
	var fields map[string]yaml.Node
	if yaml.Unmarshal([]byte(rest[:at]), &fields) != nil {
		return matter{}, end // it is no text in any case
	}
	get := func(names ...string) string {
		for _, n := range names {
			if s := yamlText(fields[n]); s != "" {
				return s
			}
		}
		return ""
	}
	return matter{
		meta: source.Meta{
			Title: get("title"), Outlet: get("outlet"), Author: get("author", "authors"), URL: get("url"), Lang: get("lang"),
			Published: get("published", "date"), Modified: get("modified", "updated"),
		},
		section: get("section"),
	}, end
}

// yamlText is a scalar as it is written, or a list of them joined.
func yamlText(n yaml.Node) string {
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Tag == "!!null" {
			return ""
		}
		return n.Value
	case yaml.SequenceNode:
		var all []string
		for _, c := range n.Content {
			if c.Kind == yaml.ScalarNode && len(all) < 10 {
				all = append(all, c.Value)
			}
		}
		return strings.Join(all, ", ")
	}
	return ""
}

// setMarkdown sets text and lines. A title that only the front matter has is a
// span of the front matter.
func (p *page) setMarkdown(t string, end int) {
	p.readMarkdown(t, end)
	if p.facts.title == "" || p.findGivenTitle() {
		return
	}
	if at := strings.Index(t[:end], p.facts.title); at >= 0 {
		l := line{Span: text.Span{Start: at, End: at + len(p.facts.title)}, given: article.Title}
		l.measure(t)
		p.lines = append([]line{l}, p.lines...)
		p.title = 0
		for i := range p.lines[1:] {
			if p.lines[i+1].given == article.Title {
				p.lines[i+1].given = article.Heading
			}
		}
		return
	}
	head := p.facts.title + "\n\n"
	p.marks = nil
	p.readMarkdown(head+t, len(head)+end)
	l := newLine(p.text, text.Span{End: len(p.facts.title)})
	l.given = article.Title
	p.lines = append([]line{l}, p.lines...)
	p.title = 0
}

func (p *page) readMarkdown(t string, from int) {
	p.text, p.lines, p.marks = t, nil, nil
	src := []byte(t[from:])
	w := markdownWalk{page: p, from: from}
	w.blocks(goldmark.New().Parser().Parse(gmtext.NewReader(src)), "")
}

// markdownWalk makes lines of a Markdown tree, whose offsets count from the end
// of the front matter.
type markdownWalk struct {
	*page
	from int
}

func (w *markdownWalk) blocks(n ast.Node, kind article.BlockKind) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch b := c.(type) {
		case *ast.Heading:
			given := article.Heading
			if b.Level == 1 && !w.titled() {
				given = article.Title
			}
			w.block(c, given)
		case *ast.Paragraph, *ast.TextBlock:
			given := kind
			if given == "" && c.ChildCount() == 1 && c.FirstChild().Kind() == ast.KindEmphasis {
				given = "" // may be a heading in bold: decided by its words
			} else if given == "" {
				given = article.Paragraph
			}
			w.block(c, given)
		case *ast.ListItem:
			w.blocks(c, article.Item)
		case *ast.Blockquote:
			w.blocks(c, article.BlockQuote)
		case *ast.List:
			w.blocks(c, kind)
		}
	}
}

func (w *markdownWalk) titled() bool {
	for i := range w.lines {
		if w.lines[i].given == article.Title {
			return true
		}
	}
	return false
}

// block adds the line of one block and marks what of it is not wording.
func (w *markdownWalk) block(n ast.Node, given article.BlockKind) {
	segs := n.Lines()
	if segs == nil || segs.Len() == 0 {
		return
	}
	s := text.Span{Start: w.from + segs.At(0).Start, End: w.from + segs.At(segs.Len()-1).Stop}
	l := line{Span: trim(w.text, s), given: given, gap: true, listed: given == article.Item}
	if l.Empty() {
		return
	}
	in := inlines{walk: w}
	in.collect(n, false)
	l.linked = in.words > 0 && in.linked*10 >= in.words*8
	wording := in.gaps(&l.Span)
	if wording == "" {
		return // a picture
	}
	l.measureAs(wording)
	w.lines = append(w.lines, l)
	w.marks = append(w.marks, in.marks...)
}

// measureAs measures a line by its wording alone.
func (l *line) measureAs(wording string) {
	part := newPart(wording)
	l.words, l.ends, l.mark, l.key = part.words, part.ends, part.mark, part.key
}

// inlines collects which parts of a block are wording.
type inlines struct {
	walk          *markdownWalk
	spans         []text.Span
	marks         []text.Span
	words, linked int // bytes
}

func (in *inlines) collect(n ast.Node, link bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			s := text.Span{Start: in.walk.from + c.Segment.Start, End: in.walk.from + c.Segment.Stop}
			in.spans = append(in.spans, s)
			in.words += s.Len()
			if link {
				in.linked += s.Len()
			}
		case *ast.Image, *ast.RawHTML, *ast.AutoLink:
		case *ast.Link:
			in.collect(c, true)
		default:
			in.collect(c, link)
		}
	}
}

// gaps makes marks of what lies between the wording, narrows the block to begin
// and end with wording, and returns that.
func (in *inlines) gaps(block *text.Span) string {
	t := in.walk.text
	var b strings.Builder
	first, at := -1, block.Start
	for _, s := range in.spans {
		if s.Start < at || s.End > block.End || s.Empty() {
			continue
		}
		if first < 0 {
			first = s.Start
		} else {
			if g := trim(t, text.Span{Start: at, End: s.Start}); !g.Empty() {
				in.marks = append(in.marks, g)
			}
			if strings.IndexFunc(t[at:s.Start], space) >= 0 {
				b.WriteByte(' ')
			}
		}
		b.WriteString(s.In(t))
		at = s.End
	}
	if first < 0 {
		return ""
	}
	*block = trim(t, text.Span{Start: first, End: at})
	return strings.TrimFunc(b.String(), space)
}
