package extract

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
)

// dropAuthor drops the author's name where it stands alone, and what the site
// tells of the author's life below the text:
//
//	Mara Quill
//	Mara Quill covers ports for the paper. She joined it in 2019.
//
// An article may have its author in it; its last paragraphs do not begin with
// the full name and a word of an author's life.
func (p *page) dropAuthor() {
	const tail = 6 // lines
	if p.facts.byline == "" || p.last < 0 {
		return
	}
	var names []string
	for _, n := range strings.Split(p.facts.byline, ",") {
		if k := keyOf(n); strings.Contains(k, " ") {
			names = append(names, k)
		}
	}
	kept := 0
	for i := len(p.lines) - 1; i >= 0; i-- {
		l := &p.lines[i]
		if l.drop || i == p.title || l.given == article.Item {
			continue
		}
		kept++
		for _, n := range names {
			if l.key == n || kept <= tail && i > p.first && p.life(l, n) {
				p.remove(i)
				kept--
				break
			}
		}
	}
}

// life reports whether a line begins with the name and a word of a life.
func (p *page) life(l *line, name string) bool {
	const head = 80 // bytes
	s := l.In(p.text)
	rest, ok := strings.CutPrefix(keyOf(s[:min(len(s), head)]), name+" ")
	return ok && hasCue(rest, p.lang.Furniture.Lives)
}

// people cuts a byline down to names: "Written by Mara Quill, Harbour Editor |
// 10 March 2031" is "Mara Quill". One that names nobody, "Harbour Post staff",
// stays as it is.
func (p *page) people(s string) string {
	s = fold(s)
	for {
		rest, cue := cutCue(s, p.lang.Furniture.Bylines)
		if cue == "" {
			break
		}
		s = strings.TrimLeft(rest, " :\u00a0")
	}
	if cut := strings.IndexAny(s, "|•·("); cut >= 0 {
		s = s[:cut]
	}
	for _, mark := range []string{" - ", " – ", " — "} {
		s, _, _ = strings.Cut(s, mark)
	}
	s = strings.Trim(s, " ,;—–-")
	var names []string
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(strings.ReplaceAll(s, " and ", ", "), " & ", ", "), func(c rune) bool { return c == ',' || c == ';' }) {
		part = p.withoutRole(strings.TrimSpace(part))
		if !p.isName(part) {
			break
		}
		if !slices.Contains(names, part) {
			names = append(names, part)
		}
	}
	switch {
	case len(names) > 0:
		return strings.Join(names, ", ")
	case hasDigit(s) || countWords(s) > 8 || strings.Contains(s, "_") || len(s) < 2:
		return ""
	}
	return s
}

// withoutRole takes what a person does off the end of the name.
func (p *page) withoutRole(s string) string {
	for {
		i := strings.LastIndexByte(s, ' ')
		if i < 0 || !p.lang.Furniture.Writers[keyOf(s[i:])] || strings.Count(s, " ") < 2 {
			return s
		}
		s = strings.TrimSpace(s[:i])
	}
}
