// Package render writes a page for people: as text for a terminal or a file, as
// Markdown for a mail, as one self-contained HTML file.
//
// In goes a page, out comes the same bytes each time. It adds headings and
// fixed phrases, and nothing about the world: what a page does not hold is not
// said. News text is hostile: control characters never reach a terminal, and
// markup in it is shown as the characters it is made of.
package render

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/idna"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
)

// The headings of the sections, the same in every format.
const (
	headBrief     = "Brief"
	headTimeline  = "Timeline"
	headBefore    = "Background"
	headEarlier   = "Background and earlier episodes"
	headUndated   = "Date not known"
	headComing    = "Coming up"
	headAgreed    = "What the sources agree on"
	headParallels = "Told by several, each in its own words"
	headCoverage  = "Who reported what"
	headConflicts = "Where they contradict one another"
	headChanges   = "Changed over time"
	headFigures   = "Figures"
	headPeople    = "Who said what"
	headPositions = "Positions"
	headUnknown   = "Not yet known"
	headRelated   = "Earlier and related stories"
	headSources   = "Sources"
	headLeftOut   = "Left out"

	noConflict  = "No contradiction found between the sources."
	notCompared = "Articles in {langs} were not compared."
)

// weighed reports whether the sources could contradict one another at all: one
// alone is not told to agree with itself.
func weighed(p *page.Page) bool { return len(p.Sources) > 1 || len(p.Conflicts) > 0 }

// weighing says of a page with several sources that nothing contradicts, and
// which of them nobody compared; nothing if all were and something does.
func weighing(say Say, p *page.Page) string {
	if !weighed(p) {
		return ""
	}
	foreign := p.Foreign()
	compared := 0
	for _, s := range p.Sources {
		if a := p.Article(s.Article); a != nil && !slices.Contains(foreign, a.Lang) {
			compared++
		}
	}
	none, left := "", ""
	if compared > 1 && len(p.Conflicts) == 0 {
		none = say("noconflict")
	}
	if len(foreign) > 0 {
		left = say("notcompared", "langs", languages(say, foreign))
	}
	return joined(" ", none, left)
}

// languages names languages by their tags, as the language of the page does.
func languages(say Say, tags []string) string {
	in := display.Languages(language.Make(say("tag")))
	names := make([]string, len(tags))
	for i, t := range tags {
		base, _ := language.Make(t).Base()
		if names[i] = in.Name(base); names[i] == "" {
			names[i] = t
		}
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ", ")
}

// clashHead words the kind of a tension, neutrally.
func clashHead(say Say, c page.Clash) string {
	head := say("clash." + string(c.Kind))
	if head == "" {
		head = say("clash")
	}
	return withAbout(head, c.About)
}

// shiftHead names what changed and its values in time order: "Changed: toll: 12
// → 15 → 19".
func shiftHead(say Say, s page.Shift) string {
	head := withAbout(say("changed"), s.About)
	values := make([]string, len(s.Steps))
	for i, step := range s.Steps {
		if step.Value.Text == "" {
			return head
		}
		values[i] = clean(step.Value.Text)
	}
	if len(slices.Compact(slices.Clone(values))) == 1 { // "discovered", by another
		return head
	}
	return head + ": " + strings.Join(values, " → ")
}

// newSteps leaves out steps whose sentence the step before shows already: "from
// 90 to 65" is told once.
func newSteps(s page.Shift) []page.Side {
	return slices.CompactFunc(slices.Clone(s.Steps), func(a, b page.Side) bool { return a.Sentence.Text() == b.Sentence.Text() })
}

// dateHead is what stands in the date column of an event.
func dateHead(say Say, e page.Entry) string {
	if t := clean(e.Date.In(say)); t != "" {
		return t
	}
	return say("noday") // on the shelf of the undated, and no weekday either
}

// entryFacts are the small print of an event.
func entryFacts(say Say, e page.Entry) []string {
	planned := ""
	if e.Planned {
		planned = say("planned")
	}
	return nonEmpty(planned, also(say, e.Also), shared(say, e.Origins), reason(say, e.Date.When))
}

// also lists further times of the same act.
func also(say Say, ws []page.When) string {
	if len(ws) == 0 {
		return ""
	}
	texts := make([]string, len(ws))
	for i, w := range ws {
		texts[i] = clean(w.In(say))
	}
	return say("also", "times", strings.Join(texts, ", "))
}

func shared(say Say, n int) string {
	if n > 1 {
		return origins(say, n)
	}
	return ""
}

// reason tells how a day that is not stated was found.
func reason(say Say, w article.When) string {
	if w.Why == "" {
		return ""
	}
	return say("dayfrom", "why", reasoned(say, w.Why))
}

// figureHead is a figure with what it measures: "90 million euros".
func figureHead(f page.FigureRow) string {
	return joined(" ", clean(f.Figure.Text), clean(f.What.Text))
}

// figureFacts are the small print of a figure: by whom, as of when.
func figureFacts(say Say, f page.FigureRow) []string {
	by := ""
	if len(f.Who) > 0 {
		by = say("by", "who", names(say, f.Who))
	}
	return nonEmpty(by, asOf(say, f.AsOf), shared(say, f.Origins))
}

func asOf(say Say, w page.When) string {
	s := clean(w.In(say))
	if s == "" || w.How == article.Reported {
		return s
	}
	return say("asof", "day", s)
}

// saidHead is what stands before a statement: when, and with whom.
func saidHead(say Say, s page.Said) string {
	with := ""
	if len(s.With) > 0 {
		with = say("with", "who", names(say, s.With))
	}
	return joined(", ", clean(s.Date.In(say)), with)
}

// reasoned is why something is so, "" if nothing says.
func reasoned(say Say, why string) string {
	if why == "" {
		return ""
	}
	return say("reason", "why", clean(why))
}

func joined(sep string, parts ...string) string {
	return strings.Join(nonEmpty(parts...), sep)
}

func semicolons(ls []page.Label) string { return list(ls, "; ") }
func commas(ls []page.Label) string     { return list(ls, ", ") }

// otherSpellings leaves out those whose every word stands in the name shown:
// "Orlec" beside "Tomas Orlec".
func otherSpellings(v page.Person) []page.Label {
	return slices.DeleteFunc(slices.Clone(v.Spellings), func(l page.Label) bool { return wordsIn(l.Text, v.Name.Text) })
}

// roles leaves out those whose every word stands in another: "President"
// beside "President of Karsk".
func roles(v page.Person) []page.Label {
	return slices.DeleteFunc(slices.Clone(v.Roles), func(l page.Label) bool {
		return slices.ContainsFunc(v.Roles, func(o page.Label) bool {
			return o != l && wordsIn(l.Text, o.Text)
		})
	})
}

// wordsIn reports whether every word of a is one of b, and b has more.
func wordsIn(a, b string) bool {
	has := strings.Fields(page.Fold(b))
	words := strings.Fields(page.Fold(a))
	for _, w := range words {
		if !slices.Contains(has, w) {
			return false
		}
	}
	return len(words) < len(has)
}

func list(ls []page.Label, sep string) string {
	words := make([]string, len(ls))
	for i, l := range ls {
		words[i] = clean(l.Text)
	}
	return strings.Join(words, sep)
}

// silent names the parties of whom nothing was found on an issue.
func silent(g page.Grid, issue int) []page.Label {
	var ls []page.Label
	for i, l := range g.Parties {
		if len(g.Cells[i][issue]) == 0 {
			ls = append(ls, l)
		}
	}
	return ls
}

// spoke names the party, and who spoke for it where that is somebody else.
func spoke(who, party page.Label) string {
	if who.Text == "" || page.Fold(who.Text) == page.Fold(party.Text) {
		return clean(party.Text)
	}
	return clean(party.Text) + " (" + clean(who.Text) + ")"
}

func withAbout(head string, about page.Label) string {
	if about.Text == "" {
		return head
	}
	return head + ": " + clean(about.Text)
}

// countsLine is the line under the title.
func countsLine(p *page.Page) string {
	c := p.Counts
	s := fmt.Sprintf("%s, %s, %d/%d sentences verified",
		several(c.Articles, "article", "articles"),
		several(c.Origins, "independent origin", "independent origins")+onlyOrigin(inEnglish, p),
		c.Sentences, c.Sentences)
	if c.Dropped > 0 {
		s += fmt.Sprintf(" (%d could not be, and are left out)", c.Dropped)
	}
	return s
}

func several(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

func origins(say Say, n int) string { return say("origins", "n", n) }

// numbers are the numbers of the sources cited, each once, rising.
func numbers(p *page.Page, cites []article.Passage) []int {
	var ns []int
	for _, c := range cites {
		if n := p.Number(c.Article); n > 0 && !slices.Contains(ns, n) {
			ns = append(ns, n)
		}
	}
	slices.Sort(ns)
	return ns
}

// headline is an article's title for showing.
func headline(say Say, a *article.Article) string {
	if t := clean(a.Words(a.Title)); t != "" {
		return t
	}
	if a.Path != "" {
		return say("untitled.file", "file", clean(path.Base(a.Path)))
	}
	return say("untitled")
}

// facts are what a reader wants to know of a source: author, day and how it is
// known, reading time, kind and origin.
func facts(say Say, p *page.Page, s page.SourceRow, a *article.Article) []string {
	by := ""
	if a.Byline != "" {
		by = say("byline", "who", strings.TrimPrefix(clean(a.Byline), "By "))
	}
	date := dated(say, s, a)
	if how := howKnown(say, a, s); how != "" {
		date += " (" + how + ")"
	}
	return nonEmpty(by, date, say("minutes", "n", s.Minutes), kind(say, p, s, a))
}

func nonEmpty(ss ...string) []string {
	return slices.DeleteFunc(ss, func(s string) bool { return s == "" })
}

// names joins labels: "A, B and C".
func names(say Say, ls []page.Label) string {
	var b strings.Builder
	for i, l := range ls {
		switch {
		case i > 0 && i == len(ls)-1:
			b.WriteString(say("and"))
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(clean(l.Text))
	}
	return b.String()
}

// outlet is how an article's publisher is called.
func outlet(say Say, a *article.Article) string {
	switch {
	case a == nil:
		return ""
	case a.Outlet.Name != "":
		return Host(clean(a.Outlet.Name))
	case a.Outlet.ID != "":
		return Host(clean(string(a.Outlet.ID)))
	}
	return say("nooutlet")
}

// claimant says whose claim a side is: the named parties', else the outlet's.
func claimant(say Say, p *page.Page, who []page.Label, s page.Sentence) string {
	if len(who) > 0 {
		return names(say, who)
	}
	return publisher(say, p, p.Article(s.Cites()[0].Article))
}

// publisher names an article's outlet, or where none is stated its number.
func publisher(say Say, p *page.Page, a *article.Article) string {
	if a != nil && a.Outlet.Name == "" && a.Outlet.ID == "" {
		return say("source", "n", p.Number(a.ID))
	}
	return outlet(say, a)
}

// howKnown tells how the day of an article is known.
func howKnown(say Say, a *article.Article, s page.SourceRow) string {
	switch {
	case s.Stated && say("stated."+a.Published.How) != "":
		return say("stated." + a.Published.How)
	case s.Stated:
		return say("stated")
	case s.Date.Known() && s.Date.Why != "":
		return say("inferred.why", "why", reasoned(say, s.Date.Why))
	case s.Date.Known():
		return say("inferred")
	}
	return ""
}

func dated(say Say, s page.SourceRow, a *article.Article) string {
	t := clean(s.Date.In(say))
	if t == "" && a.Published.Known() {
		t = page.WhenIn(article.OnDay(a.Published.Time, article.Explicit), say)
	}
	if t == "" {
		return say("nodate")
	}
	return t
}

// kind words what sort of page a source is and where its report comes from.
func kind(say Say, p *page.Page, s page.SourceRow, a *article.Article) string {
	var facts []string
	switch a.Form {
	case article.Aggregator:
		if a.Listed > 0 {
			facts = append(facts, say("aggregate.of", "n", a.Listed))
		} else {
			facts = append(facts, say("aggregate"))
		}
	case article.Roundup:
		facts = append(facts, say("roundup"))
	}
	if a.AIMade {
		facts = append(facts, say("machine"))
	}
	if o := origin(say, p, s.Origin); o != "" {
		facts = append(facts, o)
	}
	return strings.Join(facts, "; ")
}

func origin(say Say, p *page.Page, o article.Origin) string {
	of := "origin." + string(o.Kind) // "" for one that depends on nothing
	n := p.Number(o.Of)
	switch {
	case say(of) != "" && n > 0:
		return say(of, "of", fmt.Sprintf("[%d]", n))
	case say(of) != "" && o.Wire != "":
		return say(of, "of", clean(o.Wire))
	case o.Wire != "":
		return say("credits", "who", clean(o.Wire))
	case o.Kind == article.Original:
		return say("original")
	}
	return ""
}

// leaf is a source in the tree of origins: its index among the sources and how
// many of them stand between it and the origin of its report.
type leaf struct{ source, depth int }

// tree orders the sources so that each stands under the one it depends on.
func tree(p *page.Page) []leaf {
	under := make([][]int, len(p.Sources)+1) // by number of the source depended on, 0 for none
	for i, s := range p.Sources {
		n := p.Number(s.Origin.Of)
		under[n] = append(under[n], i)
	}
	seen := make([]bool, len(p.Sources))
	var all []leaf
	var grow func(n, depth int)
	grow = func(n, depth int) {
		for _, i := range under[n] {
			if !seen[i] {
				seen[i] = true
				all = append(all, leaf{i, depth})
				grow(i+1, depth+1)
			}
		}
	}
	grow(0, 0)
	for i := range p.Sources { // sources that depend on one another in a ring
		if !seen[i] {
			seen[i] = true
			all = append(all, leaf{i, 0})
			grow(i+1, 1)
		}
	}
	return all
}

// Link returns an address that may be linked, or "".
func Link(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	if !ascii(u.Host) { // where it leads is read in one way by all
		for _, profile := range []*idna.Profile{idna.Lookup, idna.Punycode} {
			if host, err := profile.ToASCII(u.Host); err == nil {
				u.Host = host
				break
			}
		}
	}
	return bare.Replace(clean(u.String()))
}

// bare writes what could end an address in Markdown or a mail as its code.
var bare = strings.NewReplacer(" ", "%20", `"`, "%22", "<", "%3C", ">", "%3E", `\`, "%5C", "`", "%60")

// Clean takes out what would act instead of show: control characters, and the
// marks that reorder text (Boucher and Anderson 2021, "Trojan Source").
func Clean(s string) string { return clean(s) }

func clean(s string) string {
	if strings.IndexFunc(s, acts) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if acts(r) {
			return -1
		}
		return r
	}, s)
}

func acts(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r)
}
