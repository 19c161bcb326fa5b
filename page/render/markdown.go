package render

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic/page"
)

// Markdown writes the page as CommonMark that also reads well as it stands, in
// a mail: lists instead of tables, "[1]" for a citation, the addresses at the
// end.
func Markdown(w io.Writer, p *page.Page) error {
	s := scribe{p: p}
	s.page()
	_, err := io.WriteString(w, s.out.String())
	return err
}

// scribe writes one page.
type scribe struct {
	p   *page.Page
	out strings.Builder
}

func (s *scribe) page() {
	p := s.p
	s.para("# " + s.sentence(p.Title))
	s.para(escape(joined(" · ", p.Dates.Text(), countsLine(p))))
	s.head(headBrief, len(p.Brief))
	for i, b := range p.Brief {
		line := s.sentence(b)
		if from := leadOrigin(inEnglish, p, i); from != "" {
			line += " (" + escape(from) + ")"
		}
		s.para(line)
	}
	s.timeline()
	s.head(headAgreed, len(p.Agreed)+len(p.Parallels))
	for _, a := range p.Agreed {
		s.item(0, s.sentence(a.Sentence)+" ("+origins(inEnglish, a.Origins)+")")
	}
	s.parallels()
	s.head(headCoverage, len(p.Coverage))
	for _, c := range p.Coverage {
		s.item(0, s.sentence(c.Sentence), escape(coverageFacts(inEnglish, p, c)))
	}
	if len(p.Coverage) > 0 {
		s.para(coverageNote)
	}
	if weighed(p) {
		s.head(headConflicts, 1)
		if note := weighing(inEnglish, p); note != "" {
			s.para(note)
		}
	}
	for _, c := range p.Conflicts {
		s.sides(clashHead(inEnglish, c), c.Sides, prefixed("Compared because ", c.Why))
	}
	s.head(headChanges, len(p.Changes))
	for _, c := range p.Changes {
		s.sides(shiftHead(inEnglish, c), newSteps(c), c.Why)
	}
	s.head(headFigures, len(p.Figures))
	for _, f := range p.Figures {
		s.item(0, "**"+escape(figureHead(f))+"**: "+s.sentence(f.Sentence), small(figureFacts(inEnglish, f)))
	}
	s.people()
	s.positions()
	s.head(headUnknown, len(p.Unknown))
	for _, u := range p.Unknown {
		s.item(0, s.sentence(u.Sentence))
	}
	s.head(headRelated, len(p.Related))
	for _, r := range related(inEnglish, p) {
		at := ""
		if r.At != "" {
			at = "<" + r.At + ">"
		}
		s.item(0, strong(escape(r.Title)), escape(r.Line), small(append([]string{r.Outlet}, r.Facts...)), at)
	}
	s.sources()
	s.head(headLeftOut, len(p.LeftOut))
	for _, l := range p.LeftOut {
		s.item(0, escape(clean(l.Path))+": "+escape(clean(l.Reason)))
	}
	s.addresses()
}

// head opens a section that has something in it.
func (s *scribe) head(h string, n int) {
	if n > 0 {
		s.para("## " + h)
	}
}

func (s *scribe) para(text string) {
	if text == "" {
		return
	}
	s.gap()
	s.out.WriteString(text + "\n")
}

// gap writes an empty line, unless there is one or nothing stands before it.
func (s *scribe) gap() {
	if t := s.out.String(); t != "" && !strings.HasSuffix(t, "\n\n") {
		s.out.WriteByte('\n')
	}
}

// item writes a list item of that depth. Each further line begins a new line of
// it: two spaces before the break say so and are not seen in a mail.
func (s *scribe) item(depth int, lines ...string) {
	if depth == 0 && !s.inList() {
		s.gap()
	}
	for i := range lines {
		lines[i] = lineStart(strings.TrimSpace(lines[i]))
	}
	indent := strings.Repeat("  ", depth)
	s.out.WriteString(indent + "- " + strings.Join(nonEmpty(lines...), "  \n"+indent+"  ") + "\n")
}

// inList reports whether the last line belongs to a list item.
func (s *scribe) inList() bool {
	t := strings.TrimSuffix(s.out.String(), "\n")
	last := t[strings.LastIndexByte(t, '\n')+1:]
	return strings.HasPrefix(last, "- ") || strings.HasPrefix(last, "  ")
}

func prefix(head string) string {
	if head == "" {
		return ""
	}
	return escape(head) + ": "
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

// small joins the small print of an item.
func small(facts []string) string { return escape(strings.Join(facts, " · ")) }

func (s *scribe) timeline() {
	t := s.p.Timeline
	s.head(headTimeline, len(t.Background)+len(t.Happened)+len(t.Undated)+len(t.Coming))
	s.shelf(headBefore, t.Background)
	if len(t.Background) > 0 {
		s.shelf("The story", t.Happened)
	} else {
		s.shelf("", t.Happened)
	}
	s.shelf(headComing, t.Coming)
	s.shelf(headUndated, t.Undated)
}

func (s *scribe) shelf(head string, es []page.Entry) {
	if len(es) > 0 && head != "" {
		s.para("### " + head)
	}
	for _, e := range es {
		first := e.Tellings[0]
		claimed := ""
		if len(first.Claimed) > 0 {
			claimed = " (claimed by " + escape(names(inEnglish, first.Claimed)) + ")"
		}
		s.item(0, "**"+escape(dateHead(inEnglish, e))+"**: "+s.sentence(first.Sentence)+claimed, small(entryFacts(inEnglish, e)))
	}
}

func (s *scribe) sides(head string, sides []page.Side, why string) {
	s.para("**" + escape(head) + "**")
	for _, x := range sides {
		s.item(0, "**"+escape(joined(", ", claimant(inEnglish, s.p, x.Who, x.Sentence), clean(x.Date.Text())))+"**: "+s.sentence(x.Sentence))
	}
	s.para(lineStart(escape(clean(why))))
}

func (s *scribe) parallels() {
	if len(s.p.Parallels) == 0 {
		return
	}
	s.para("### " + headParallels)
	s.para(parallelsNote)
	for _, x := range s.p.Parallels {
		for i, side := range x.Sides {
			s.item(min(i, 1), "**"+escape(claimant(inEnglish, s.p, side.Who, side.Sentence))+"**: "+s.sentence(side.Sentence))
		}
	}
}

func (s *scribe) people() {
	s.head(headPeople, len(s.p.People))
	for _, v := range s.p.People {
		head := "**" + escape(clean(v.Name.Text)) + "**"
		if rs := roles(v); len(rs) > 0 {
			head += " – " + escape(semicolons(rs))
		}
		if ls := otherSpellings(v); len(ls) > 0 {
			head += " (also " + escape(commas(ls)) + ")"
		}
		s.para(head)
		for _, x := range v.Said {
			s.item(0, prefix(saidHead(inEnglish, x))+s.sentence(x.Sentence))
		}
	}
}

func (s *scribe) positions() {
	g := s.p.Positions
	s.head(headPositions, len(g.Cells))
	for j, issue := range g.Issues {
		s.para("**" + escape(clean(issue.Text)) + "**")
		for i, party := range g.Parties {
			for _, x := range g.Cells[i][j] {
				s.item(0, escape(joined(", ", spoke(x.Who, party), clean(x.Date.Text())))+": "+s.sentence(x.Sentence))
			}
		}
		if ls := silent(g, j); len(ls) > 0 {
			s.item(0, "Nothing found of "+escape(names(inEnglish, ls)))
		}
	}
}

func (s *scribe) sources() {
	s.head(headSources, len(s.p.Sources))
	for _, l := range tree(s.p) {
		a := s.p.Articles[l.source]
		s.item(min(l.depth, 4),
			fmt.Sprintf("[%d] **%s**: %s", l.source+1, escape(outlet(inEnglish, a)), escape(headline(inEnglish, a))),
			s.linked(small(facts(inEnglish, s.p, s.p.Sources[l.source], a))))
	}
}

// linked makes numbers of sources links again: "copy of [1]".
func (s *scribe) linked(t string) string {
	for n := range s.p.Sources {
		t = strings.ReplaceAll(t, fmt.Sprintf(`\[%d\]`, n+1), fmt.Sprintf("[%d]", n+1))
	}
	return t
}

// addresses define the links that the numbers stand for.
func (s *scribe) addresses() {
	s.gap()
	for i, a := range s.p.Articles {
		if u := Link(a.URL); u != "" {
			fmt.Fprintf(&s.out, "[%d]: <%s>\n", i+1, u)
		}
	}
}

// sentence is a sentence with its citations: "… on Monday. [1] [3]".
func (s *scribe) sentence(x page.Sentence) string {
	var b strings.Builder
	for _, p := range x.Pieces() {
		t := escape(clean(p.Text))
		if p.Bold && t != "" {
			t = strong(t)
		}
		b.WriteString(t)
	}
	for _, n := range numbers(s.p, x.Cites()) {
		fmt.Fprintf(&b, " [%d]", n)
	}
	return lineStart(b.String())
}

// strong sets text in bold. Markdown wants no space inside the stars, and does
// not see the closing ones between a full stop and a letter.
func strong(t string) string {
	inner := strings.TrimSpace(t)
	if inner == "" {
		return t
	}
	return strings.Replace(t, inner, "**"+inner+"**", 1)
}

// escape marks what Markdown would take for markup. An underscore between
// letters and an ampersand that begins no entity need none.
func escape(s string) string {
	if !strings.ContainsAny(s, "\\`*_[]<>|~&\n") {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch r {
		case '\\', '`', '*', '_', '[', ']', '<', '>', '|', '~', '&':
			if r != '&' || entity(s[i:]) {
				b.WriteByte('\\')
			}
		case '\n', '\r':
			r = ' '
		}
		b.WriteRune(r)
	}
	return b.String()
}

// entity reports whether s, which begins with an ampersand, goes on like a
// character reference.
func entity(s string) bool {
	end := strings.IndexByte(s[:min(len(s), 34)], ';')
	return end > 1 && strings.IndexFunc(s[1:end], func(r rune) bool {
		return r != '#' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) < 0
}

// lineStart keeps a sentence that begins a line from being read as a heading,
// a list item or a rule: "1. Talks", "# ...", "- 3 degrees".
func lineStart(s string) string {
	if s == "" {
		return s
	}
	if strings.ContainsRune("#+-=", rune(s[0])) {
		return `\` + s
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') {
		return s[:digits] + `\` + s[digits:]
	}
	return s
}
