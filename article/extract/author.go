package extract

import (
	"slices"
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic/article"
)

// dropAuthor drops the author's name where it stands alone, and what the site
// tells of the author's life below the text:
//
//	Mara Quill
//	Mara Quill covers ports for the paper. She joined it in 2019.
//
// An article may have its author in it; its last paragraphs do not begin with
// the full name and a word of an author's life. Below it goes too where a writer is
// reached, "Email Mara Quill at mquill@harbour.example."
func (p *page) dropAuthor() {
	const tail, bios = 6, 3 // lines
	byline := pick(p.facts.byline, p.feed.Author)
	if p.last < 0 {
		return
	}
	var names []string
	for _, n := range strings.Split(byline, ",") {
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
		if kept <= bios && i > p.first && (p.whole && p.writes(l) || p.reaches(l)) {
			p.remove(i)
			continue
		}
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

// writes reports whether a line tells of somebody who writes: a name, a word of a
// life, and soon what a writer is called.
func (p *page) writes(l *line) bool {
	const head, soon = 4, 25 // words
	words := strings.Fields(l.In(p.text))
	if len(words) < 8 || !capital(words[0]) || p.lang.Words.Stop.Has(wordKey(words[0])) {
		return false
	}
	for n := 1; n < head; n++ {
		if hasCue(keyOf(strings.Join(words[n:min(n+2, len(words))], " ")), p.lang.Furniture.Lives) {
			return slices.ContainsFunc(words[n:min(soon, len(words))], func(w string) bool { return p.lang.Furniture.Writers.Has(wordKey(w)) })
		}
		if !capital(words[n]) {
			return false
		}
	}
	return false
}

// reaches reports whether a line says where somebody who writes is reached: it has
// soon a word like "email" or "follow", an address of mail or a handle, and nothing that
// was said. "Email Mara Quill at mquill@harbour.example."
func (p *page) reaches(l *line) bool {
	const most, soon = 60, 12 // words
	s := l.In(p.text)
	if l.words > most || !strings.Contains(s, "@") || strings.ContainsAny(s, "\"“”«»„") {
		return false
	}
	asks, at := false, false
	for i, w := range strings.Fields(s) {
		asks = asks || i < soon && p.lang.Furniture.Reaching.Has(wordKey(w))
		name, host, ok := strings.Cut(strings.Trim(w, ".,;:()[]—–!?"), "@")
		at = at || ok && (name == "" && len(host) > 2 || name != "" && strings.Contains(host, "."))
	}
	return asks && at
}

// byline is the first of the bylines that names somebody else than the outlet;
// where it is a mere "Mara", one that goes on, "Mara Quill".
func (p *page) byline(stated []string) string {
	first, own := "", ""
	for _, s := range stated {
		s = p.people(cleanByline(s))
		switch {
		case s == "":
		case p.isOutlet(s):
			own = pick(own, s) // a writer whose site bears the name
		case first == "":
			first = s
		case !strings.Contains(first, " ") && strings.HasPrefix(s, first+" ") && !strings.Contains(s, ","):
			return s
		}
	}
	return pick(first, own)
}

// isOutlet reports whether a byline names the outlet, as "The Harbour Post" and
// "harbourpost.example" do.
func (p *page) isOutlet(s string) bool {
	k := joined(s)
	host := hostOf(p.facts.address)
	name, _, _ := strings.Cut(host, ".")
	return k == joined(p.facts.outlet) || k == joined(host) || k == joined(name)
}

// joined is a name as addresses have it: "harbourpost" of "The Harbour Post".
func joined(s string) string {
	return strings.Join(strings.FieldsFunc(strings.TrimPrefix(keyOf(s), "the "), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }), "")
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
	s = p.withoutOutlet(once(withoutAddresses(strings.Trim(s, " :,;—–-"))))
	var names []string
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(strings.ReplaceAll(s, " and ", ", "), " & ", ", "), func(c rune) bool { return c == ',' || c == ';' }) {
		part = p.withoutRole(strings.TrimSpace(part))
		if len(names) == 0 && p.isOutlet(part) {
			continue
		}
		if !p.isName(part) {
			break
		}
		if !slices.Contains(names, part) && !p.isOutlet(part) {
			names = append(names, part)
		}
	}
	switch {
	case len(names) > 0:
		return strings.Join(names, ", ")
	case hasDigit(s) || countWords(s) > 8 || len(s) < 2 || !strings.Contains(s, " ") && strings.ContainsAny(s, "_.{}@"):
		return ""
	}
	return s
}

// withoutAddresses takes the words that are mail addresses or handles out.
func withoutAddresses(s string) string {
	if !strings.Contains(s, "@") {
		return s
	}
	words := slices.DeleteFunc(strings.Fields(s), func(w string) bool { return strings.Contains(w, "@") })
	return strings.Trim(strings.Join(words, " "), " ,;—–-")
}

// withoutOutlet takes the outlet's name off the end of a person's: "Mara Quill
// Harbour Post staff" is "Mara Quill".
func (p *page) withoutOutlet(s string) string {
	outlet := strings.TrimPrefix(p.facts.outlet, "The ")
	i := strings.Index(s, " "+outlet)
	if outlet == "" || i < 0 || strings.Count(s[:i], " ") == 0 || !p.isName(s[:i]) {
		return s
	}
	if w := s[strings.LastIndexByte(s[:i], ' ')+1 : i]; p.lang.Furniture.Small.Has(keyOf(w)) {
		return s // "Mara Quill of Harbour Post"
	}
	return s[:i]
}

// once is a name that an element has twice, for screens of two sizes.
func once(s string) string {
	if half := len(s) / 2; len(s)%2 == 1 && s[half] == ' ' && s[:half] == s[half+1:] {
		return s[:half]
	}
	return s
}

// withoutRole takes what a person does off the end of the name: "Mara Quill
// Deputy Harbour Editor" is "Mara Quill Deputy Harbour" at worst.
func (p *page) withoutRole(s string) string {
	f := &p.lang.Furniture
	words := strings.Fields(s)
	n := len(words)
	for n > 2 && (f.Writers.Has(keyOf(words[n-1])) || n < len(words) && f.Roles.Has(keyOf(words[n-1]))) {
		n--
	}
	return strings.Join(words[:n], " ")
}
