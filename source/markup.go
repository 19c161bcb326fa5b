package source

import "strings"

// Markup is how much markup a document has.
type Markup struct {
	Elements   int // and comments of HTML, which a tree has too
	Attributes int // of all elements
	Most       int // of one element
	Reopened   int // at most so many marks like <b> are opened again, see marks
	Text       int // bytes between tags, and of titles; a run of white space is one
}

// Weigh counts the markup of HTML or XML without keeping any of it, so that what
// was made to choke a parser never comes near one. In HTML what stands in scripts
// and the like is no markup, unless the page has drawings or formulas: what is in
// these is read otherwise, and there every space may part two attributes.
func Weigh(s string, isHTML bool) (m Markup) {
	foreign := false
	var open marks
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			m.Text += folded(s)
			return m
		}
		m.Text += folded(s[:i])
		s = s[i+1:]
		switch {
		case strings.HasPrefix(s, "!--"):
			m.comment(isHTML)
			_, s, _ = strings.Cut(s[1:], "-->") // "<!-->" is whole
			continue
		case !isHTML && strings.HasPrefix(s, "![CDATA["):
			_, s, _ = strings.Cut(s, "]]>")
			continue
		case strings.HasPrefix(s, "/"):
			if len(s) < 2 || !letter(s[1]) {
				m.comment(isHTML)
			}
			if isHTML {
				m.Reopened += open.end(strings.ToLower(s[1:until(s, 1, tagEnds)]))
			}
			_, end := attributes(s[1:]) // a tag that ends an element may have some too, which count for nothing
			s = s[1+end:]
			continue
		case s == "" || !letter(s[0]):
			if s != "" && (s[0] == '!' || s[0] == '?') {
				m.comment(isHTML)
			}
			continue
		}
		name := strings.ToLower(s[:until(s, 0, tagEnds)])
		n, end := attributes(s)
		s = s[end:]
		m.Elements++
		m.Attributes += n
		m.Most = max(m.Most, n)
		if isHTML {
			m.Reopened += open.start(name, n > 0)
		}
		foreign = foreign || name == "svg" || name == "math"
		if isHTML && rawText[name] {
			end := endOf(s, name)
			if foreign {
				m.Attributes += gaps(s[:end])
			}
			if name == "title" {
				m.Text += folded(s[:end])
			}
			s = s[end:]
		}
	}
}

// comment counts a comment, or what HTML takes for one: "<!x>", "<?x>", "</1>".
func (m *Markup) comment(isHTML bool) {
	if isHTML {
		m.Elements++
	}
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

const (
	blanks   = " \t\n\r\f"
	tagEnds  = blanks + "/>"
	keyEnds  = blanks + "/=>"
	wordEnds = blanks + ">"
)

// rawText are the elements of HTML in which a tag is text.
var rawText = map[string]bool{
	"script": true, "style": true, "textarea": true, "title": true, "xmp": true, "iframe": true, "noembed": true, "noframes": true,
}

// attributes counts the attributes of the tag that s begins with, and says where
// it ends.
func attributes(s string) (n, end int) {
	i := until(s, 0, tagEnds)
	for {
		i = past(s, i, blanks+"/")
		if i >= len(s) {
			return n, len(s)
		}
		if s[i] == '>' {
			return n, i + 1
		}
		n++
		i = past(s, until(s, i+1, keyEnds), blanks)
		if i >= len(s) || s[i] != '=' {
			continue
		}
		i = past(s, i+1, blanks)
		if i < len(s) && (s[i] == '"' || s[i] == '\'') {
			j := strings.IndexByte(s[i+1:], s[i])
			if j < 0 {
				return n, len(s)
			}
			i += j + 2
			continue
		}
		i = until(s, i, wordEnds)
	}
}

// until is the place from i on of the first byte that is one of ends.
func until(s string, i int, ends string) int {
	for i < len(s) && strings.IndexByte(ends, s[i]) < 0 {
		i++
	}
	return min(i, len(s))
}

// past is the place from i on of the first byte that is none of these.
func past(s string, i int, bytes string) int {
	for i < len(s) && strings.IndexByte(bytes, s[i]) >= 0 {
		i++
	}
	return i
}

// endOf is where the end tag of an element begins.
func endOf(s, name string) int {
	for at := 0; ; {
		i := strings.Index(s[at:], "</")
		if i < 0 {
			return len(s)
		}
		at += i
		if after := at + 2 + len(name); after <= len(s) && strings.EqualFold(s[at+2:after], name) {
			return at
		}
		at += 2
	}
}

// folded is the length of a text whose runs of white space are one space.
func folded(s string) (n int) {
	blank := false
	for i := range len(s) {
		is := s[i] == ' ' || s[i] == '\n' || s[i] == '\t' || s[i] == '\r' || s[i] == '\f'
		if !is || !blank {
			n++
		}
		blank = is
	}
	return n
}

// gaps counts the places where an attribute could begin.
func gaps(s string) (n int) {
	gap := true
	for i := range len(s) {
		is := strings.IndexByte(tagEnds+`"'`, s[i]) >= 0
		if gap && !is {
			n++
		}
		gap = is
	}
	return n
}
