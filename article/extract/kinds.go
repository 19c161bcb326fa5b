package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// findEntries finds the dated lists: lines that begin with a date and a mark,
// below a heading like "Timeline" or at least three on the page.
//
//	Nov 30, 2025 – The ferry union calls a strike.
func (p *page) findEntries() {
	var found []int
	headed := false
	for i := range p.lines {
		l := &p.lines[i]
		if l.drop || i == p.title {
			continue
		}
		if p.lang.Furniture.Timelines.Has(l.key) {
			headed = true
			continue
		}
		if p.datePrefix(l) {
			found = append(found, i)
		}
	}
	if len(found) < 3 && !(headed && len(found) == 2) {
		return
	}
	for _, i := range found {
		p.lines[i].kind = article.Entry
	}
}

// datePrefix sets the line's date and the start of its wording if it begins
// with a date and a mark that parts it from the rest.
func (p *page) datePrefix(l *line) bool {
	s := l.In(p.text)
	toks := lex(s, 10)
	_, end, ok := readDate(toks, 0, p.lang)
	if !ok {
		return false
	}
	rest := strings.TrimLeftFunc(s[end:], space)
	c, w := utf8.DecodeRuneInString(rest)
	spaced := len(rest) < len(s[end:])
	if !strings.ContainsRune("–—:|•", c) && !(c == '-' && spaced) {
		return false
	}
	rest = strings.TrimLeftFunc(rest[w:], space)
	if countWords(rest) < 3 {
		return false
	}
	l.date = text.Span{Start: l.Start, End: l.Start + end}
	l.body = l.End - len(rest)
	return true
}

// findKinds decides what part each kept line plays.
func (p *page) findKinds() {
	if p.title >= 0 {
		p.lines[p.title].kind = article.Title
	}
	for i := range p.lines {
		l := &p.lines[i]
		if l.drop {
			continue
		}
		if l.kind != article.Entry {
			l.date = text.Span{}
		}
		if l.kind == "" {
			l.kind = p.kindOf(i)
		}
	}
	p.findStandfirst()
}

func (p *page) kindOf(i int) article.BlockKind {
	l := &p.lines[i]
	switch {
	case l.given == article.Heading && l.prose():
		return article.Paragraph
	case l.given != "" && l.given != article.Title:
		return l.given
	case l.listed:
		return article.Item
	case p.last < 0:
		return article.Paragraph
	case p.caption(i):
		return article.Caption
	case p.heading(i):
		return article.Heading
	}
	return article.Paragraph
}

// heading reports whether a line without markup is a heading: short, without
// the mark of a sentence, and with something below it. A question is one if it
// stands apart.
func (p *page) heading(i int) bool {
	l := &p.lines[i]
	if !l.short() {
		return false
	}
	s := l.In(p.text)
	switch next := p.next(i); {
	case strings.HasSuffix(s, ":"):
		return l.words <= 4
	case strings.HasSuffix(s, ",") || strings.HasSuffix(s, ";"):
		return false
	case l.asks():
		return l.words <= 12 && !quoted(s) && next >= 0 && p.lines[next].prose()
	case l.ends && !endsInitialism(s):
		return false
	}
	return true
}

// endsInitialism is true of "Talks move to the U.S.", which has no end mark.
func endsInitialism(s string) bool {
	w := s[strings.LastIndexFunc(s, unicode.IsSpace)+1:]
	return len(w) >= 4 && len(w) <= 8 && strings.Count(w, ".")*2 == len(w)
}

func quoted(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("\"“”„«'‘", c)
}

// caption reports whether the line says who spoke the quotation above it: it
// begins with a dash or with words like "Statement by", or another heading
// follows it, and it names somebody.
func (p *page) caption(i int) bool {
	l := &p.lines[i]
	prev := p.prev(i)
	if prev < 0 || l.ends || l.words > 14 || !quoted(p.lines[prev].In(p.text)) || !p.lines[prev].ends {
		return false
	}
	if l.dashed {
		return true
	}
	return containsAny(l.key, p.lang.Furniture.Captions)
}

// findStandfirst finds the short paragraph below the title that tells in other
// words what the first paragraphs tell. A lead shares few of its words with
// what follows it: a third in the median of news.
func (p *page) findStandfirst() {
	const (
		longest = 60  // words
		near    = 0.5 // share of its words in the next three paragraphs
		all     = 0.7 // and in the whole text
	)
	i := p.next(p.title)
	if p.title < 0 || i < 0 {
		return
	}
	l := &p.lines[i]
	if l.kind != article.Paragraph || l.words < 8 || l.words > longest || quoted(l.In(p.text)) || datelined(l.In(p.text)) {
		return
	}
	t := p.newTopic()
	paragraphs := 0
	for at := p.next(i); at >= 0; at = p.next(at) {
		if p.lines[at].kind != article.Paragraph {
			continue
		}
		t.add(p.lines[at].In(p.text))
		if paragraphs++; paragraphs == 3 && t.share(l.In(p.text)) < near {
			return
		}
	}
	if paragraphs >= 3 && t.share(l.In(p.text)) >= all {
		l.kind = article.Standfirst
	}
}

// datelined reports whether a paragraph begins with an agency's place and name,
// "NORHAVEN (Agency) -", as the first one of a report does.
func datelined(s string) bool {
	i := strings.IndexAny(s, "(—–")
	return i > 0 && i < 40 && placeName(s[:i])
}

// findMarks finds the citation marks of the kept lines, "[1][2]", with the
// space before them where a mark or the end follows, so that the words without
// them read on: "the port [3]." is "the port."
func (p *page) findMarks() {
	for i := range p.lines {
		l := &p.lines[i]
		if l.drop {
			continue
		}
		for at := l.Start; at < l.End; {
			n := strings.IndexByte(p.text[at:l.End], '[')
			if n < 0 {
				break
			}
			from := at + n
			end := citations(p.text, from, l.End)
			if end == from {
				at = from + 1
				continue
			}
			for w := 0; ; from -= w {
				var c rune
				if c, w = utf8.DecodeLastRuneInString(p.text[l.Start:from]); w == 0 || !space(c) {
					break
				}
			}
			p.marks = append(p.marks, text.Span{Start: from, End: end})
			at = end
		}
	}
}

// citations returns the end of the run of marks at from: "[1]", "[2, 3]",
// "[1][2]", also with spaces between; from if there is none.
func citations(t string, from, limit int) int {
	end := from
	for at := from; at < limit && t[at] == '['; {
		i, digits := at+1, 0
		for i < limit && digits < 4 && (t[i] >= '0' && t[i] <= '9' || digits > 0 && (t[i] == ',' || t[i] == ' ' || t[i] == '-')) {
			if t[i] >= '0' && t[i] <= '9' {
				digits++
			} else {
				digits = 1
			}
			i++
		}
		if digits == 0 || digits > 3 || i >= limit || t[i] != ']' {
			break
		}
		end = i + 1
		at = end
		for at < limit {
			c, w := utf8.DecodeRuneInString(t[at:])
			if !space(c) {
				break
			}
			at += w
		}
	}
	return end
}
