package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/text/lang"
)

// signature is what one line tells of who wrote an article, for whom and when:
// "By Mara Quill, The Harbour Post, 10 March 2031". Each part but the day may
// be missing.
type signature struct {
	day            pageDate
	byline, outlet string
	// loose counts the names of which nothing says what they name: a person, a
	// place or a paper.
	loose int
}

// isSigned knows a signature of which every part says what it is. One with a
// loose name is one only where signatures stand, see dropHead.
func (p *page) isSigned(l *line) bool {
	s, ok := p.signatureIn(l)
	return ok && s.loose == 0
}

// signatureIn reads a line that is a day with a year, and beside it nothing but
// names, marks and what stands before a day or a name.
func (p *page) signatureIn(l *line) (signature, bool) {
	const longest = 18 // words
	if l.words > longest || l.key == "" || !hasDigit(l.key) || endMark(l.In(p.src(l))) != 0 {
		return signature{}, false
	}
	src := l.In(p.src(l))
	toks := lex(src, 40)
	for i := range toks {
		r, end, ok := readDate(toks, i, p.lang)
		if !ok || r.year == 0 {
			continue
		}
		var s signature
		if s.day.stamp, ok = r.stamp("text"); !ok {
			return signature{}, false
		}
		parts := signatureParts(src[:toks[i].start], src[end:])
		for _, part := range parts {
			if !p.sign(&s, part) {
				return signature{}, false
			}
		}
		return s, len(parts) > 0 // a day alone signs nothing
	}
	return signature{}, false
}

// signatureParts cuts what stands before and behind the day of a signature.
func signatureParts(before, behind string) []string {
	var out []string
	for _, s := range []string{before, behind} {
		for _, mark := range []string{" - ", " by ", " By "} {
			s = strings.ReplaceAll(s, mark, "|"+mark[1:])
		}
		for part := range strings.FieldsFuncSeq(s, func(c rune) bool { return strings.ContainsRune("|•·–—,()[]/\t", c) }) {
			if part = strings.Trim(part, " \u00a0:-."); part != "" {
				out = append(out, part)
			}
		}
	}
	return out
}

// sign takes one part of a signature; false if it is no such thing.
func (p *page) sign(s *signature, part string) bool {
	sub := newPart(part)
	f := &p.lang.Furniture
	if rest, cue := cutCue(part, f.Modified); cue != "" && p.onlyLeads(rest) {
		s.day.modified, s.day.labelled = true, true
		return true
	}
	if rest, cue := cutCue(part, f.Published); cue != "" && p.onlyLeads(rest) {
		s.day.labelled = true
		return true
	}
	if p.onlyLeads(part) || p.isPost(&sub) {
		return true
	}
	if name := p.authorIn(&sub); name != "" {
		set(&s.byline, name)
		return true
	}
	if p.isLabel(&sub) || p.isSection(&sub) || p.isDatum(&sub) {
		return true
	}
	if sub.words > 5 || !p.isName(part) && !titled(part) {
		return false
	}
	if p.titlesPaper(part) {
		set(&s.outlet, part)
		return true
	}
	s.loose++
	return s.loose <= 2
}

// isPost reports whether a part ends with a word for who writes, "Political
// Editor". Some are words for papers too: "Staff Reporter" is no "Harbour
// Reporter", and a "Times" is no post.
func (p *page) isPost(l *line) bool {
	f := &p.lang.Furniture
	words := strings.Fields(l.key)
	n := len(words) - 1
	if n < 0 || !f.Roles.Has(words[n]) {
		return false
	}
	return !f.Papers.Has(words[n]) || !slices.ContainsFunc(words[:n], func(w string) bool { return !f.Roles.Has(w) && !f.Small.Has(w) })
}

// titled reports whether s is written like a name, whatever its words are and
// whatever small ones its language has: "Business Ledger", "Courrier du Vald".
func titled(s string) bool {
	const small = 3 // letters
	words := strings.Fields(s)
	for i, w := range words {
		inner := i > 0 && i < len(words)-1
		if !capital(w) && !(inner && utf8.RuneCountInString(w) <= small) {
			return false
		}
	}
	return true
}

// onlyLeads reports whether s is nothing but words that lead to a day or a time.
func (p *page) onlyLeads(s string) bool {
	for w := range strings.FieldsSeq(strings.Trim(s, " :")) {
		if k := keyOf(w); k != "on" && !p.lang.Furniture.BeforeClock.Has(k) {
			return false
		}
	}
	return true
}

// titlesPaper reports whether a name is written as papers and stations are
// named: it is known, or ends with a word that only they end with, "Harbour
// Herald", or begins with "The" as no place does.
func (p *page) titlesPaper(name string) bool {
	all := lang.NameWords(name)
	words := all
	for len(words) > 0 && words[0] == "the" {
		words = words[1:]
	}
	if len(words) == 0 {
		return false
	}
	first, last := words[0], words[len(words)-1]
	if p.lang.Furniture.Papers.Has(last) || lang.PagePapers[last] || lang.PagePapers[first] {
		return true
	}
	for _, from := range []string{first, "the"} {
		for _, e := range p.lang.Names.Entries.Of(from) {
			if known := strings.TrimPrefix(strings.Join(e.Words, " "), "the "); known == strings.Join(words, " ") {
				return e.Kind == "outlet" // and "The Hague" is none
			}
		}
	}
	return len(words) < len(all)
}

// keepSignature keeps what a signature tells.
func (p *page) keepSignature(s signature) {
	p.setStamp(s.day)
	set(&p.facts.byline, s.byline)
	set(&p.facts.outlet, s.outlet)
}
