package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// Some pages lose the break between a heading and its paragraph:
//
//	Ferry Union Rejects Offer Tollan said on Monday that the crews would …
//
// The heading is a run of words in Title Case at the paragraph's start, as
// ordinary sentences have only in names. What tells it from a long name or
// title ("National Security Council Secretary Oren Tollan said") is a verb with
// a capital. The run ends before the first small word that Title Case would
// not leave small; the new sentence begins a little before that end, with its
// subject: a word that opens sentences ("The"), or the last name of the run.
// Where the border between heading and subject cannot be shown, the paragraph
// stays whole.

// glued is a paragraph that may have a heading at its start.
type glued struct {
	words  []text.Span
	keys   []string
	border int  // index of the word where the sentence begins; 0: not found
	sure   bool // the heading has a verb that can be nothing else
}

// splitGlued splits the paragraphs that begin with a heading. A verb that may
// be a noun ("Plan") counts only where other paragraphs of the page begin with
// headings too: the break is lost on a whole page or not at all.
func (p *page) splitGlued() {
	if p.last < 0 {
		return
	}
	const most = 100 // paragraphs that are searched for evidence all over the page
	at := map[int]*glued{}
	sure := 0
	p.searches = 0
	for i := range p.lines {
		l := &p.lines[i]
		if p.searches > most {
			break
		}
		if l.drop || l.kind != article.Paragraph || l.words < 12 {
			continue
		}
		if g := p.glue(l); g != nil {
			at[i] = g
			if g.sure {
				sure++
			}
		}
	}
	if len(at) == 0 {
		return
	}
	out := make([]line, 0, len(p.lines)+len(at))
	for i, l := range p.lines {
		if i == p.title {
			p.title = len(out)
		}
		if g := at[i]; g != nil && (g.sure || sure > 0 && len(at) >= 2) {
			head, rest := l, l
			head.End = g.words[g.border-1].End
			rest.Start = g.words[g.border].Start
			head.kind = article.Heading
			head.measure(p.text)
			rest.measure(p.text)
			rest.gap = false
			out = append(out, head, rest)
			continue
		}
		out = append(out, l)
	}
	p.lines = out
	p.bounds()
}

const (
	minHeading = 3  // words
	maxHeading = 20 // words; the run may be a little longer
	minRest    = 6  // words of the sentence that follows
)

// glue looks for a heading at the start of a paragraph; nil if there is none.
func (p *page) glue(l *line) *glued {
	f := &p.lang.Furniture
	g := &glued{words: p.firstWords(l, maxHeading+minRest+4)}
	for _, w := range g.words {
		g.keys = append(g.keys, wordKey(w.In(p.text)))
	}
	run := p.titleRun(g)
	if run < minHeading+1 || run > maxHeading+4 {
		return nil
	}
	verb := -1
	for i := 1; i < run; i++ {
		if !capital(g.words[i].In(p.text)) {
			continue
		}
		if f.HeadVerbs.Has(g.keys[i]) {
			verb, g.sure = i, true
			break
		}
		if verb < 0 && f.HeadNounVerbs.Has(g.keys[i]) {
			verb = i
		}
	}
	if verb < 0 {
		return nil
	}
	p.searches++
	g.border = p.sentenceStart(g, run, verb)
	if g.border < minHeading || g.border <= verb || l.words-g.border < minRest {
		return nil
	}
	return g
}

// firstWords returns the first n words of a line.
func (p *page) firstWords(l *line, n int) []text.Span {
	out := make([]text.Span, 0, n)
	from := -1
	for i, c := range p.text[l.Start:l.End] {
		i += l.Start
		switch {
		case space(c):
			if from >= 0 {
				out = append(out, text.Span{Start: from, End: i})
				from = -1
			}
			if len(out) == n {
				return out
			}
		case from < 0:
			from = i
		}
	}
	if from >= 0 {
		out = append(out, text.Span{Start: from, End: l.End})
	}
	return out
}

// wordKey is a word in lower case without the marks around it and without a
// possessive ending.
func wordKey(w string) string {
	k := keyOf(w)
	return strings.TrimSuffix(k, "'s")
}

func capital(w string) bool {
	w = strings.TrimLeft(w, "\"'“‘(«")
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c) || unicode.IsDigit(c)
}

// titleRun is the number of words at the start that are in Title Case: with a
// capital, or small words that stand before another capital. A sentence that
// ends within the words ends the run.
func (p *page) titleRun(g *glued) int {
	run := 0
	for i, w := range g.words {
		s := w.In(p.text)
		switch {
		case capital(s):
			run = i + 1
		case !p.lang.Furniture.Small.Has(g.keys[i]) && s != "&" && s != "–" && s != "-":
			return run
		}
		if endMark(s) != 0 && !strings.HasSuffix(s, ".") || strings.HasSuffix(s, ".") && !shortened(s) {
			return 0 // the heading is a sentence of its own, or no heading
		}
	}
	return run
}

// shortened is true of words whose dot is no end: "U.S.", "Gen.", "J."
func shortened(w string) bool {
	return strings.Count(w, ".") > 1 || len(w) <= 5
}

// sentenceStart finds the word of the run where the sentence begins.
func (p *page) sentenceStart(g *glued, run, verb int) int {
	f := &p.lang.Furniture
	// "… Talks Resume The two sides …": Title Case would have written "the".
	// Of two such words, "Fight On The two sides", the second is the sentence's:
	// it would be small within one.
	opens := func(i int) bool {
		return i < run && capital(g.words[i].In(p.text)) && f.Openers.Has(g.keys[i]) && f.Small.Has(g.keys[i])
	}
	for i := verb + 2; i < run; i++ {
		if opens(i) && !opens(i+1) && p.leavesSmall(g, i-1) {
			return i
		}
	}
	last := run - 1
	// "… Stays Disputed Talks ended": within a sentence "talks" would be small,
	// so a common word with a capital is its first.
	if last > verb && (f.Openers.Has(g.keys[last]) || f.CommonWords.Has(g.keys[last])) && !f.Small.Has(g.keys[last]) && p.verbFollows(g, last) {
		return last
	}
	// The subject is a name: walk back from its last word to where the heading
	// provably ends.
	for i := last; i > verb+1 && last-i < 5; i-- {
		prev := i - 1
		switch {
		case p.joins(g, prev, i):
			continue
		case !capital(g.words[prev].In(p.text)):
			return 0 // "of Norland": a name with small words
		case f.NameTitles.Has(g.keys[prev]):
			continue
		case p.notName(g, prev, i):
			if f.NameTitles.Has(g.keys[max(prev-1, 0)]) && prev-1 > verb {
				return 0 // "Prime Minister Norland": whose?
			}
			return i
		}
	}
	return 0
}

// verbFollows reports whether the word behind word i looks like a finite verb:
// "ended", "were", "said".
func (p *page) verbFollows(g *glued, i int) bool {
	if i+1 >= len(g.keys) || capital(g.words[i+1].In(p.text)) {
		return false
	}
	k := g.keys[i+1]
	return p.lang.Words.Auxiliaries.Has(k) || p.lang.Furniture.HeadVerbs.Has(k) || len(k) > 4 && strings.HasSuffix(k, "ed")
}

// leavesSmall reports whether the heading writes its small words small: one
// does before word end, or none stands there with a capital.
func (p *page) leavesSmall(g *glued, end int) bool {
	for i := 1; i < end; i++ {
		if p.lang.Furniture.Small.Has(g.keys[i]) && capital(g.words[i].In(p.text)) {
			return false
		}
	}
	return true
}

// joins reports whether two neighbours stand together elsewhere on the page,
// as the parts of a name do.
func (p *page) joins(g *glued, a, b int) bool {
	pair := p.text[g.words[a].Start:g.words[b].End]
	if n := strings.IndexFunc(pair, space); n < 0 {
		return false
	}
	at := g.words[a].Start
	return p.occurs(pair, at)
}

// occurs reports whether s stands on the page elsewhere than at byte at.
func (p *page) occurs(s string, at int) bool {
	if i := strings.Index(p.text[:at], s); i >= 0 {
		return true
	}
	return strings.Contains(p.text[at+len(s):], s)
}

// notName reports whether word i of the run is shown to be the heading's and
// not the first part of the name that ends with the next words: it is no
// person's name, or it is a name that stands elsewhere without them.
func (p *page) notName(g *glued, i, next int) bool {
	f := &p.lang.Furniture
	k := g.keys[i]
	if f.CommonWords.Has(k) || f.HeadVerbs.Has(k) || f.HeadNounVerbs.Has(k) || f.Small.Has(k) {
		return true
	}
	w := strings.TrimFunc(g.words[i].In(p.text), func(c rune) bool { return !unicode.IsLetter(c) })
	if w == "" {
		return false
	}
	if p.occurs(" "+strings.ToLower(w), g.words[i].Start) && strings.ToLower(w) != w {
		return true // the page writes it small too
	}
	for _, e := range f.CommonEndings {
		if len(k) > len(e)+3 && strings.HasSuffix(k, e) {
			return true
		}
	}
	return p.aloneElsewhere(w, g.words[i], g.words[next].In(p.text)) || p.namedInFull(g.words[next], w)
}

// namedInFull reports whether the page elsewhere puts another word than w
// before the name, so that w is no part of it: "Oren Tollan" tells that in
// "… Back to Table Tollan said" the table is the heading's.
func (p *page) namedInFull(name text.Span, w string) bool {
	f := &p.lang.Furniture
	n := strings.TrimFunc(name.In(p.text), func(c rune) bool { return !unicode.IsLetter(c) })
	for from := 0; n != ""; {
		i := strings.Index(p.text[from:], n)
		if i < 0 {
			return false
		}
		i += from
		from = i + len(n)
		c, width := utf8.DecodeLastRuneInString(p.text[:i])
		if i == name.Start || !space(c) || c == '\n' || isLetter(p.text[from:]) {
			continue
		}
		before := p.text[max(0, i-width-40) : i-width]
		before = before[strings.LastIndexFunc(before, space)+1:]
		k := keyOf(before)
		if capital(before) && isLetter(before) && before != w && endMark(before) == 0 && !strings.HasSuffix(before, ",") &&
			!f.Openers.Has(k) && !f.NameTitles.Has(k) && !f.CommonWords.Has(k) && !f.Roles.Has(k) && p.running(i) {
			return true
		}
	}
	return false
}

// running reports whether byte i stands in running text: behind a word of its
// line that Title Case would have written with a capital.
func (p *page) running(i int) bool {
	const far = 200 // bytes; no heading is longer
	from := max(strings.LastIndexByte(p.text[:i], '\n')+1, i-far)
	if from == i-far {
		return true
	}
	for _, w := range strings.Fields(p.text[from:i]) {
		if isLetter(w) && !capital(w) && !p.lang.Furniture.Small.Has(wordKey(w)) {
			return true
		}
	}
	return false
}

// aloneElsewhere reports whether name w stands elsewhere on the page with other
// words behind it than next, and next elsewhere with others before it.
func (p *page) aloneElsewhere(w string, at text.Span, next string) bool {
	next = strings.TrimFunc(next, func(c rune) bool { return !unicode.IsLetter(c) })
	return next != "" && p.apart(w, at.Start) && p.apart(next, at.Start)
}

// apart reports whether the page has w as a whole word with a small word or a
// mark behind it, elsewhere than near byte at: as a name that is complete.
func (p *page) apart(w string, at int) bool {
	const near = 40
	for from := 0; ; {
		i := strings.Index(p.text[from:], w)
		if i < 0 {
			return false
		}
		i += from
		from = i + len(w)
		if i > at-near && i < at+near {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(p.text[:i])
		after, n := utf8.DecodeRuneInString(p.text[from:])
		if unicode.IsLetter(before) || unicode.IsLetter(after) {
			continue
		}
		if !space(after) {
			return true
		}
		if c, _ := utf8.DecodeRuneInString(p.text[from+n:]); unicode.IsLower(c) {
			return true
		}
	}
}
