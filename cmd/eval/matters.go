package main

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story/compare"
	"github.com/synoptic-news/synoptic/text"
)

var mattersSuite = suite{
	name: "matters", args: "[FOLDER]", home: []string{
		filepath.FromSlash("testdata/matters/development"), // read, to learn what is missed
		filepath.FromSlash("testdata/matters/held"),        // measured only
	},
	short: "Agreement, conflicts and changes on pages of invented matters",
	long: `Make the pages of each folder with a gold.json, as "synoptic brief" does of its
articles, and compare what they show with the gold made by hand. Measured are
the matters for development, or with --held those that nobody reads.

A shown conflict or change is right if two of its sides cite words of two sides
of one of the gold, a change in their order; it is false if there is no such
gold. What is agreed is found if one sentence cites two passages of the gold,
and differs if it cites two of a conflict or a trap and is no such gold.`,
	keys: []string{"matter", "type"},
	run:  runMatters,
}

func runMatters(ctx context.Context, r *report, dirs []string, o options) error {
	for _, dir := range dirs {
		in, err := folders([]string{dir}, matterGoldFile)
		if err != nil {
			return err
		}
		x := newMatterTasks(r, filepath.Base(dir))
		if o.why {
			x.lost = losses{}
		}
		for _, sub := range in {
			m, err := readMatter(sub)
			if err != nil {
				return err
			}
			if err := x.matter(ctx, m, o); err != nil {
				return err
			}
		}
		x.lost.report(r)
	}
	return nil
}

// matterTasks are the lines of one folder of matters.
type matterTasks struct {
	by                                       string
	read, stories                            *task
	agreed, told, agreedWrong                *task
	parallels, apartParallels                *task
	conflicts, kinds, changes                *task
	trapConflicts, trapChanges, otherChanges *task
	unknown                                  *task

	lost losses // of what was missed; nil: nobody asks
}

func newMatterTasks(r *report, name string) matterTasks {
	line := func(what string, k kind, anchor string) *task { return r.task(name+": "+what, k, anchor) }
	return matterTasks{
		by:             r.by,
		read:           line("gold passages read", share, ""),
		stories:        line("pairs together or apart", share, ""),
		agreed:         line("agreed", share, ""),
		told:           line("agreed, anywhere", share, ""),
		agreedWrong:    line("agreed that differ", number, "target 0"),
		parallels:      line("agreed, or told by several", share, ""),
		apartParallels: line("told by several that differ", number, "target 0"),
		conflicts:      line("conflicts", retrieval, ""),
		kinds:          line("conflicts found, right kind", share, ""),
		trapConflicts:  line("traps shown as conflict", number, "target 0"),
		otherChanges:   line("conflicts that are changes", number, "target 0"),
		changes:        line("changes", retrieval, ""),
		trapChanges:    line("traps shown as change", number, "target 0"),
		unknown:        line("not known", share, ""),
	}
}

// matter makes the pages of the articles and compares them with the gold.
func (x matterTasks) matter(ctx context.Context, m matter, o options) error {
	var paths []string
	for _, f := range m.files() {
		paths = append(paths, filepath.Join(m.dir, f))
	}
	res, err := engine.Run(ctx, paths, engine.Options{Version: "eval", Exe: o.exe})
	if err != nil {
		return err
	}
	s := shown(m, res)
	if x.lost != nil {
		s.looks = looksAt(res.Stories)
	}
	x.texts(s)
	x.agreements(s)
	x.tensions(s)
	x.shifts(s)
	x.unknowns(s)
	return nil
}

// shownMatter is a matter with the pages made of it.
type shownMatter struct {
	matter
	pages    []*page.Page
	articles map[string]*article.Article // by file
	pageOf   map[string]int              // by file
	looks    []compare.Look
}

// shown is a matter with what was made of it.
func shown(m matter, res *engine.Result) shownMatter {
	s := shownMatter{matter: m, pages: res.Pages, articles: map[string]*article.Article{}, pageOf: map[string]int{}}
	for i, p := range res.Pages {
		for _, a := range p.Articles {
			f := filepath.Base(a.Path)
			s.articles[f], s.pageOf[f] = a, i
		}
	}
	return s
}

// passages are the places of the words, in their file and in those that copy
// them.
func (s shownMatter) passages(ws ...goldWords) []article.Passage {
	var out []article.Passage
	for _, w := range ws {
		for _, f := range s.files() {
			a := s.articles[f]
			if a == nil {
				continue
			}
			if i := strings.Index(a.Text, w.Text); i >= 0 {
				out = append(out, a.At(text.Span{Start: i, End: i + len(w.Text)}))
			}
		}
	}
	return out
}

// sides are the places of the words of each side.
func (s shownMatter) sides(sides [][]goldWords) [][]article.Passage {
	out := make([][]article.Passage, len(sides))
	for i, ws := range sides {
		out[i] = s.passages(ws...)
	}
	return out
}

// touch reports whether one of the passages shares words with one of the others.
func touch(a, b []article.Passage) bool {
	return slices.ContainsFunc(a, func(p article.Passage) bool {
		return slices.ContainsFunc(b, func(q article.Passage) bool { return p.Article == q.Article && p.Span.Overlaps(q.Span) })
	})
}

// touchBoth reports whether two of the shown sides touch two of the gold ones,
// each another; inOrder: the earlier the earlier.
func touchBoth(shown, gold [][]article.Passage, inOrder bool) bool {
	for i := range shown {
		for k := range shown {
			for n := range gold {
				for j := range gold {
					if i != k && n != j && (!inOrder || (i < k) == (n < j)) && touch(shown[i], gold[n]) && touch(shown[k], gold[j]) {
						return true
					}
				}
			}
		}
	}
	return false
}

// touchTwo reports whether two of the passages touch two of the gold ones, each
// another.
func touchTwo(shown []article.Passage, gold [][]article.Passage) bool {
	var sides [][]article.Passage
	for _, p := range shown {
		sides = append(sides, []article.Passage{p})
	}
	return touchBoth(sides, gold, false)
}

// apiece are the places of each of the words: those of copies are one side.
func (s shownMatter) apiece(ws []goldWords) [][]article.Passage {
	var sides [][]goldWords
	for _, w := range ws {
		sides = append(sides, []goldWords{w})
	}
	return s.sides(sides)
}

func citesOf(sides []page.Side) [][]article.Passage {
	out := make([][]article.Passage, len(sides))
	for i, s := range sides {
		out[i] = s.Sentence.Cites()
	}
	return out
}

// group is the group of a case of --by.
func (x matterTasks) group(s shownMatter, kind string) string {
	if x.by == "matter" {
		return s.name
	}
	return kind
}

// ask counts a case that is right or not, and keeps what is wrong.
func (x matterTasks) ask(t *task, s shownMatter, kind string, ok bool, want, got string) {
	t.add(x.group(s, kind), right(ok))
	if !ok {
		t.miss(miss{Where: strings.TrimSpace(s.name + " " + kind), Want: want, Got: got})
	}
}

// none counts something of which there must be nothing.
func (x matterTasks) none(t *task, s shownMatter, kind string, ok bool, shown string) {
	t.add(x.group(s, kind), score{gold: 1})
	if !ok {
		t.add(x.group(s, kind), score{found: 1})
		t.miss(miss{Where: strings.TrimSpace(s.name + " " + kind), Want: "nothing", Got: shown})
	}
}

// texts asks whether the gold passages are in the articles as they were read,
// and which articles share a page.
func (x matterTasks) texts(s shownMatter) {
	s.gold.each(func(w goldWords) {
		a := s.articles[w.File]
		x.ask(x.read, s, "", a != nil && strings.Contains(a.Text, w.Text), w.File+": "+w.Text, "not in the article as read")
	})
	files := s.files()
	for i, f := range files {
		for _, g := range files[:i] {
			together := s.storyOf(f) == s.storyOf(g)
			p, okP := s.pageOf[f]
			q, okQ := s.pageOf[g]
			want := g + " and " + f + " apart"
			if together {
				want = g + " and " + f + " on one page"
			}
			x.ask(x.stories, s, "", okP && okQ && (p == q) == together, want, "otherwise")
		}
	}
}

func (x matterTasks) agreements(s shownMatter) {
	var under, anywhere []page.Sentence
	for _, p := range s.pages {
		for _, a := range p.Agreed {
			under = append(under, a.Sentence)
		}
		p.Each(func(_ string, part page.Part) {
			if sentence, ok := part.(page.Sentence); ok {
				anywhere = append(anywhere, sentence)
			}
		})
	}
	tells := func(f goldFact) func(page.Sentence) bool {
		gold := s.apiece(f.Passages)
		return func(shown page.Sentence) bool { return touchTwo(shown.Cites(), gold) }
	}
	for _, f := range s.gold.Agree {
		x.ask(x.agreed, s, "", slices.ContainsFunc(under, tells(f)), f.Label+": "+describeWords(f.Passages), "not under agreed")
		x.ask(x.told, s, "", slices.ContainsFunc(anywhere, tells(f)), f.Label+": "+describeWords(f.Passages), "no sentence cites two")
	}
	var beside [][]article.Passage
	for _, p := range s.pages {
		for _, x := range p.Parallels {
			beside = append(beside, x.Cites())
		}
	}
	for _, f := range s.gold.Agree {
		gold := s.apiece(f.Passages)
		found := slices.ContainsFunc(anywhere, tells(f)) || slices.ContainsFunc(beside, func(from []article.Passage) bool { return touchTwo(from, gold) })
		x.ask(x.parallels, s, "", found, f.Label+": "+describeWords(f.Passages), "nowhere beside each other")
	}
	for _, from := range beside {
		ok := slices.ContainsFunc(s.gold.Agree, func(f goldFact) bool { return touchTwo(from, s.apiece(f.Passages)) }) || !s.differ(from)
		x.none(x.apartParallels, s, "", ok, s.quoted(from))
	}
	for _, shown := range under {
		ok := slices.ContainsFunc(s.gold.Agree, func(f goldFact) bool { return tells(f)(shown) }) || !s.differ(shown.Cites())
		x.none(x.agreedWrong, s, "", ok, shown.Text()+s.quoted(shown.Cites()))
	}
}

// differ reports whether the passages are those of a contradiction, or of a
// trap, but for one whose two passages do say the same.
func (s shownMatter) differ(shown []article.Passage) bool {
	return slices.ContainsFunc(s.gold.Conflict, func(c goldClash) bool { return touchTwo(shown, s.sides(c.Sides)) }) ||
		slices.ContainsFunc(s.gold.Trap, func(t goldTrap) bool {
			return t.Why != sameLessExactly && touchTwo(shown, s.apiece(t.Passages))
		})
}

func (x matterTasks) tensions(s shownMatter) {
	var shown []page.Clash
	for _, p := range s.pages {
		shown = append(shown, p.Conflicts...)
	}
	for _, c := range s.gold.Conflict {
		gold := s.sides(c.Sides)
		matches := func(v page.Clash) bool { return touchBoth(citesOf(v.Sides), gold, false) }
		ok := slices.ContainsFunc(shown, matches)
		x.ask(x.conflicts, s, string(c.Type), ok, c.Label+": "+describeSides(c.Sides), "not shown")
		if !ok {
			x.loses(s, string(c.Type), c.Label, c.Sides)
		}
		if ok {
			x.ask(x.kinds, s, string(c.Type), slices.ContainsFunc(shown, func(v page.Clash) bool { return v.Kind == c.Type && matches(v) }), string(c.Type)+" "+c.Label, "of another kind")
		}
	}
	var wrong []page.Clash // of the shown ones
	for _, v := range shown {
		cites := citesOf(v.Sides)
		ok := slices.ContainsFunc(s.gold.Conflict, func(c goldClash) bool { return touchBoth(cites, s.sides(c.Sides), false) })
		x.show(x.conflicts, s, string(v.Kind), ok, sidesText(v.Sides))
		x.none(x.otherChanges, s, string(v.Kind), ok || !s.changes(cites, false), sidesText(v.Sides))
		if !ok {
			wrong = append(wrong, v)
		}
	}
	for _, t := range s.gold.Trap {
		gold := s.apiece(t.Passages)
		ok := !slices.ContainsFunc(wrong, func(v page.Clash) bool { return touchBoth(citesOf(v.Sides), gold, false) })
		x.none(x.trapConflicts, s, t.Why, ok, describeWords(t.Passages))
	}
}

// changes reports whether the sides are steps of a change.
func (s shownMatter) changes(cites [][]article.Passage, inOrder bool) bool {
	return slices.ContainsFunc(s.gold.Change, func(c goldShift) bool { return touchBoth(cites, s.sides(c.Steps), inOrder) })
}

func (x matterTasks) shifts(s shownMatter) {
	var shown []page.Shift
	for _, p := range s.pages {
		shown = append(shown, p.Changes...)
	}
	for _, c := range s.gold.Change {
		gold := s.sides(c.Steps)
		ok := slices.ContainsFunc(shown, func(v page.Shift) bool { return touchBoth(citesOf(v.Steps), gold, true) })
		x.ask(x.changes, s, "", ok, c.Label+": "+describeSides(c.Steps), "not shown")
		if !ok {
			x.loses(s, "change", c.Label, c.Steps)
		}
	}
	var wrong []page.Shift // of the shown ones
	for _, v := range shown {
		ok := s.changes(citesOf(v.Steps), true)
		x.show(x.changes, s, "", ok, sidesText(v.Steps))
		if !ok {
			wrong = append(wrong, v)
		}
	}
	for _, t := range s.gold.Trap {
		gold := s.apiece(t.Passages)
		ok := !slices.ContainsFunc(wrong, func(v page.Shift) bool { return touchBoth(citesOf(v.Steps), gold, false) })
		x.none(x.trapChanges, s, t.Why, ok, describeWords(t.Passages))
	}
}

// show counts an item that is shown, which is in the gold or not.
func (x matterTasks) show(t *task, s shownMatter, kind string, ok bool, shown string) {
	if ok {
		t.add(x.group(s, kind), score{found: 1, hitFound: 1})
		return
	}
	t.add(x.group(s, kind), score{found: 1})
	t.miss(miss{Where: strings.TrimSpace(s.name + " " + kind), Want: "nothing", Got: shown, bad: 1})
}

func (x matterTasks) unknowns(s shownMatter) {
	for _, f := range s.gold.Unknown {
		gold := s.passages(f.Passages...)
		ok := slices.ContainsFunc(s.pages, func(p *page.Page) bool {
			return slices.ContainsFunc(p.Unknown, func(u page.Unknown) bool { return touch(u.Sentence.Cites(), gold) })
		})
		x.ask(x.unknown, s, "", ok, f.Label+": "+describeWords(f.Passages), "not shown")
	}
}

// quoted are the words of passages after the first, each with its file.
func (s shownMatter) quoted(ps []article.Passage) string {
	var b strings.Builder
	for _, p := range ps[1:] {
		for _, a := range s.articles {
			if a.ID == p.Article {
				b.WriteString(" | " + filepath.Base(a.Path) + ": " + a.Words(p.Span))
			}
		}
	}
	return b.String()
}

func describeWords(ws []goldWords) string {
	var out []string
	for _, w := range ws {
		out = append(out, strings.TrimSuffix(w.File, ".txt")+": "+w.Text)
	}
	return strings.Join(out, " & ")
}

func describeSides(sides [][]goldWords) string {
	var out []string
	for _, ws := range sides {
		out = append(out, describeWords(ws))
	}
	return strings.Join(out, " | ")
}

func sidesText(sides []page.Side) string {
	var out []string
	for _, s := range sides {
		out = append(out, "["+s.Value.Text+"] "+s.Sentence.Text())
	}
	return strings.Join(out, " | ")
}
