package extract

import (
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
