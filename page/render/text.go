package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/rivo/uniseg"

	"github.com/synoptic-news/synoptic/page"
)

// TextOptions say how text is laid out.
type TextOptions struct {
	Width int  // cells a line; below 40 counts as 40, zero as 80
	Color bool // ANSI colours and bold
}

// Text writes the page as plain text, wrapped. Lines end in "\n".
func Text(w io.Writer, p *page.Page, o TextOptions) error {
	if o.Width == 0 {
		o.Width = 80
	}
	t := &typist{p: p, width: max(o.Width, 40), color: o.Color}
	t.page()
	_, err := io.WriteString(w, t.out.String())
	return err
}

// style is how a run looks on a terminal.
type style uint8

const (
	plain style = iota
	bold
	dim
	accent // blue: headings, citation numbers
	amber  // tension
)

var ansi = [...]string{plain: "", bold: "\x1b[1m", dim: "\x1b[2m", accent: "\x1b[34m", amber: "\x1b[33m"}

// run is a piece of text in one style.
type run struct {
	text  string
	style style
}

// typist lays out one page.
type typist struct {
	p     *page.Page
	out   strings.Builder
	width int
	color bool
}

func (t *typist) page() {
	t.para(0, 0, run{clean(t.p.Title.Text()), bold}, t.cites(t.p.Title))
	t.para(0, 0, run{joined(" · ", t.p.Dates.Text(), countsLine(t.p)), dim})
	t.brief()
	t.timeline()
	t.agreed()
	t.coverage()
	t.conflicts()
	t.changes()
	t.figures()
	t.people()
	t.positions()
	t.unknown()
	t.related()
	t.sources()
	t.leftOut()
}

func (t *typist) head(s string) {
	t.out.WriteByte('\n')
	t.para(0, 0, run{strings.ToUpper(s), accent})
}

func (t *typist) subhead(s string, st style) { t.para(2, 2, run{s, st}) }

func (t *typist) brief() {
	if len(t.p.Brief) == 0 {
		return
	}
	t.head(headBrief)
	for i, s := range t.p.Brief {
		if i > 0 {
			t.out.WriteByte('\n')
		}
		runs := t.sentence(s)
		if from := leadOrigin(inEnglish, t.p, i); from != "" {
			runs = append(runs, run{" (" + from + ")", dim})
		}
		t.para(2, 2, runs...)
	}
}

func (t *typist) timeline() {
	l := t.p.Timeline
	if len(l.Happened)+len(l.Background)+len(l.Undated)+len(l.Coming) == 0 {
		return
	}
	t.head(headTimeline)
	t.shelf(headBefore, l.Background)
	if len(l.Background) > 0 {
		t.shelf("The story", l.Happened)
	} else {
		t.entries(l.Happened)
	}
	t.shelf(headComing, l.Coming)
	t.shelf(headUndated, l.Undated)
}

func (t *typist) shelf(head string, es []page.Entry) {
	if len(es) == 0 {
		return
	}
	t.subhead(head, bold)
	t.entries(es)
}

// dateColumn is wide enough for "Wed 31 Dec 2025" and a gap; narrow pages put
// the date on a line of its own.
const dateColumn = 18

func (t *typist) entries(es []page.Entry) {
	last := ""
	for _, e := range es {
		date := dateHead(inEnglish, e)
		indent := 4
		if t.width >= 72 {
			indent = 2 + dateColumn
		}
		runs := t.sentence(e.Tellings[0].Sentence)
		if c := e.Tellings[0].Claimed; len(c) > 0 {
			runs = append(runs, run{" (claimed by " + names(inEnglish, c) + ")", dim})
		}
		switch {
		case date == last:
			t.para(indent, indent, runs...)
		case indent > 4 && uniseg.StringWidth(date) < dateColumn:
			pad := strings.Repeat(" ", dateColumn-uniseg.StringWidth(date))
			t.para(2, indent, append([]run{{date, bold}, {pad, plain}}, runs...)...)
		default:
			t.para(2, 4, run{date, bold})
			t.para(indent, indent, runs...)
		}
		last = date
		t.para(indent, indent, run{strings.Join(entryFacts(inEnglish, e), " · "), dim})
	}
}

func (t *typist) agreed() {
	if len(t.p.Agreed)+len(t.p.Parallels) == 0 {
		return
	}
	t.head(headAgreed)
	for _, a := range t.p.Agreed {
		t.item(append(t.sentence(a.Sentence), run{" " + origins(inEnglish, a.Origins), dim})...)
	}
	if len(t.p.Parallels) == 0 {
		return
	}
	t.subhead(headParallels, bold)
	t.para(2, 2, run{parallelsNote, dim})
	for _, x := range t.p.Parallels {
		for i, side := range x.Sides {
			told := append([]run{{claimant(inEnglish, t.p, side.Who, side.Sentence) + ": ", bold}}, t.sentence(side.Sentence)...)
			if i == 0 {
				t.item(told...)
			} else {
				t.para(4, 4, told...)
			}
		}
	}
}

func (t *typist) coverage() {
	if len(t.p.Coverage) == 0 {
		return
	}
	t.head(headCoverage)
	for _, c := range t.p.Coverage {
		t.item(t.sentence(c.Sentence)...)
		t.para(4, 4, run{coverageFacts(inEnglish, t.p, c), dim})
	}
	t.para(2, 2, run{coverageNote, dim})
}

func (t *typist) item(runs ...run) { t.para(2, 4, append([]run{{"• ", dim}}, runs...)...) }

func (t *typist) conflicts() {
	if !weighed(t.p) {
		return
	}
	t.head(headConflicts)
	if s := weighing(inEnglish, t.p); s != "" {
		t.para(2, 2, run{s, plain})
	}
	for _, c := range t.p.Conflicts {
		t.para(2, 4, run{"! ", amber}, run{clashHead(inEnglish, c), amber})
		for _, s := range c.Sides {
			t.side(s)
		}
		if c.Why != "" {
			t.para(4, 4, run{"Compared because: " + clean(c.Why), dim})
		}
	}
}

func (t *typist) side(s page.Side) {
	head := joined(", ", claimant(inEnglish, t.p, s.Who, s.Sentence), clean(s.Date.Text()))
	t.para(4, 6, append([]run{{head + ": ", bold}}, t.sentence(s.Sentence)...)...)
}

func (t *typist) changes() {
	if len(t.p.Changes) == 0 {
		return
	}
	t.head(headChanges)
	for _, c := range t.p.Changes {
		t.subhead(shiftHead(inEnglish, c), bold)
		for _, s := range newSteps(c) {
			t.side(s)
		}
		if c.Why != "" {
			t.para(4, 4, run{clean(c.Why), dim})
		}
	}
}

func (t *typist) figures() {
	if len(t.p.Figures) == 0 {
		return
	}
	t.head(headFigures)
	for _, f := range t.p.Figures {
		t.item(append([]run{{figureHead(f), bold}, {": ", plain}}, t.sentence(f.Sentence)...)...)
		t.para(4, 4, run{strings.Join(figureFacts(inEnglish, f), " · "), dim})
	}
}

func (t *typist) people() {
	if len(t.p.People) == 0 {
		return
	}
	t.head(headPeople)
	for _, v := range t.p.People {
		head := []run{{clean(v.Name.Text), bold}}
		if rs := roles(v); len(rs) > 0 {
			head = append(head, run{" – " + semicolons(rs), plain})
		}
		if ls := otherSpellings(v); len(ls) > 0 {
			head = append(head, run{" (also " + commas(ls) + ")", dim})
		}
		t.para(2, 4, head...)
		for _, s := range v.Said {
			var runs []run
			if h := saidHead(inEnglish, s); h != "" {
				runs = append(runs, run{h + ": ", dim})
			}
			t.para(4, 6, append(runs, t.sentence(s.Sentence)...)...)
		}
	}
}

func (t *typist) positions() {
	g := t.p.Positions
	if len(g.Cells) == 0 {
		return
	}
	t.head(headPositions)
	for j, issue := range g.Issues {
		t.subhead(clean(issue.Text), bold)
		for i, party := range g.Parties {
			for _, s := range g.Cells[i][j] {
				head := joined(", ", spoke(s.Who, party), clean(s.Date.Text()))
				t.para(4, 6, append([]run{{head + ": ", bold}}, t.sentence(s.Sentence)...)...)
			}
		}
		if ls := silent(g, j); len(ls) > 0 {
			t.para(4, 6, run{"Nothing found of " + names(inEnglish, ls), dim})
		}
	}
}

func (t *typist) unknown() {
	if len(t.p.Unknown) == 0 {
		return
	}
	t.head(headUnknown)
	for _, u := range t.p.Unknown {
		t.item(t.sentence(u.Sentence)...)
	}
}

func (t *typist) related() {
	if len(t.p.Related) == 0 {
		return
	}
	t.head(headRelated)
	for _, r := range related(inEnglish, t.p) {
		t.item(run{r.Title, bold})
		t.para(4, 4, run{r.Line, plain})
		t.para(4, 4, run{strings.Join(nonEmpty(append([]string{r.Outlet}, r.Facts...)...), " · "), dim})
		t.para(4, 4, run{r.At, dim})
	}
}

func (t *typist) sources() {
	t.head(headSources)
	for _, l := range tree(t.p) {
		t.source(l.source, l.depth)
	}
}

// source writes source i of the list.
func (t *typist) source(i, depth int) {
	s, a := t.p.Sources[i], t.p.Articles[i]
	mark := fmt.Sprintf("[%d] ", i+1)
	indent := 2 + 2*min(depth, 4)
	t.para(indent, indent+len(mark), run{mark, accent}, run{outlet(inEnglish, a), bold}, run{": " + headline(inEnglish, a), plain})
	t.para(indent+len(mark), indent+len(mark), run{strings.Join(facts(inEnglish, t.p, s, a), " · "), dim})
	if a.URL != "" {
		t.para(indent+len(mark), indent+len(mark), run{Address(a.URL), dim})
	}
}

func (t *typist) leftOut() {
	if len(t.p.LeftOut) == 0 {
		return
	}
	t.head(headLeftOut)
	for _, l := range t.p.LeftOut {
		t.item(run{clean(l.Path), bold}, run{": " + clean(l.Reason), plain})
	}
}

// sentence is the runs of a sentence with its citation numbers.
func (t *typist) sentence(s page.Sentence) []run {
	var runs []run
	for _, p := range s.Pieces() {
		st := plain
		if p.Bold {
			st = bold
		}
		runs = append(runs, run{clean(p.Text), st})
	}
	return append(runs, t.cites(s))
}

// cites glues the numbers to the last word: "[1][3]".
func (t *typist) cites(s page.Sentence) run {
	var b strings.Builder
	b.WriteByte(' ')
	for _, n := range numbers(t.p, s.Cites()) {
		fmt.Fprintf(&b, "[%d]", n)
	}
	return run{b.String(), accent}
}

// para writes runs as one wrapped paragraph: its first line begins at cell
// first, the others at cell rest. Nothing to say writes nothing.
func (t *typist) para(first, rest int, runs ...run) {
	var all strings.Builder
	for _, r := range runs {
		all.WriteString(r.text)
	}
	s := all.String()
	if strings.TrimSpace(s) == "" {
		return
	}
	indent, at := first, 0
	for _, end := range breaks(s, t.width-first, t.width-rest) {
		t.out.WriteString(strings.Repeat(" ", indent))
		t.line(runs, at, at+len(strings.TrimRight(s[at:end], " \t\n")))
		t.out.WriteByte('\n')
		at, indent = end, rest
	}
}

// breaks returns where the lines of s end, the first line that many cells wide
// and the others as wide as the rest: at the last place where a line may break
// (UAX #14), and within a word only where it is longer than a line.
func breaks(s string, first, rest int) []int {
	var ends []int
	cells, used, at, state := first, 0, 0, -1
	end := func() {
		ends = append(ends, at)
		cells, used = rest, 0
	}
	for left := s; left != ""; {
		var seg string
		var must bool
		seg, left, must, state = uniseg.FirstLineSegmentInString(left, state)
		word := strings.TrimRight(seg, " \t\n")
		w := uniseg.StringWidth(word)
		if used > 0 && used+w > cells {
			end()
		}
		if w > cells {
			for rest, state := word, -1; rest != ""; {
				var c string
				var cw int
				c, rest, cw, state = uniseg.FirstGraphemeClusterInString(rest, state)
				if used > 0 && used+cw > cells {
					end()
				}
				used += cw
				at += len(c)
			}
		} else {
			used += w
			at += len(word)
		}
		used += len(seg) - len(word) // spaces
		at += len(seg) - len(word)
		if must && left != "" {
			end()
		}
	}
	return append(ends, at)
}

// line writes bytes from..to of the joined runs in their styles.
func (t *typist) line(runs []run, from, to int) {
	at := 0
	for _, r := range runs {
		lo, hi := max(from-at, 0), min(to-at, len(r.text))
		at += len(r.text)
		if lo >= hi {
			continue
		}
		part := r.text[lo:hi]
		if t.color && r.style != plain {
			part = ansi[r.style] + part + "\x1b[0m"
		}
		t.out.WriteString(part)
	}
}
