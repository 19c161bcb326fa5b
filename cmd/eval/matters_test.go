package main

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/compare"
)

// The gold of the repository is borne out by its articles (readMatter refuses
// it otherwise), and each part has enough of everything to be a measure.
func TestMattersGold(t *testing.T) {
	for _, part := range mattersSuite.home {
		dirs, err := folders([]string{filepath.Join("../..", part)}, matterGoldFile)
		if err != nil {
			t.Fatal(err)
		}
		if len(dirs) < 10 {
			t.Errorf("%s: %d matters, want 10 or more", part, len(dirs))
		}
		n := map[string]int{}
		for _, dir := range dirs {
			m, err := readMatter(dir)
			if err != nil {
				t.Error(err)
				continue
			}
			if len(m.texts) < 3 || len(m.texts) > 6 {
				t.Errorf("%s has %d articles", m.name, len(m.texts))
			}
			if len(m.gold.Conflict) < 2 {
				t.Errorf("%s has %d conflicts", m.name, len(m.gold.Conflict))
			}
			for _, c := range m.gold.Conflict {
				n[string(c.Type)]++
			}
			n["agree"] += len(m.gold.Agree)
			n["conflict"] += len(m.gold.Conflict)
			n["change"] += len(m.gold.Change)
			n["trap"] += len(m.gold.Trap)
			n["unknown"] += len(m.gold.Unknown)
			n["apart"] += min(1, len(m.gold.Apart))
		}
		for what, least := range map[string]int{
			"figure": 5, "date": 5, "role": 5, "outcome": 5, "assessment": 5, "attribution": 5,
			"agree": 20, "conflict": 40, "change": 30, "trap": 40, "unknown": 10, "apart": 1,
		} {
			if n[what] < least {
				t.Errorf("%s: %d %s, want %d or more", part, n[what], what, least)
			}
		}
	}
}

func TestMattersFaults(t *testing.T) {
	const text = "Three ships sank.\n\nFour ships sank. Three men swam."
	for gold, want := range map[string]string{
		`{"unknown": [{"passages": [{"file": "a.txt", "text": "Three ships"}]}]}`:                                                            "",
		`{"unknown": [{"passages": [{"file": "a.txt", "text": "Three"}]}]}`:                                                                  "2 times",
		`{"unknown": [{"passages": [{"file": "a.txt", "text": "Five ships"}]}]}`:                                                             "0 times",
		`{"unknown": [{"passages": [{"file": "b.txt", "text": "Three ships"}]}]}`:                                                            "0 times",
		`{"trap": [{"why": "luck", "passages": [{"file": "a.txt", "text": "Three ships"}, {"file": "a.txt", "text": "Four ships"}]}]}`:       `"luck"`,
		`{"trap": [{"why": "day", "passages": [{"file": "a.txt", "text": "Three ships"}]}]}`:                                                 "1 passages",
		`{"conflict": [{"type": "mood", "sides": [[{"file": "a.txt", "text": "Three ships"}], [{"file": "a.txt", "text": "Four ships"}]]}]}`: `"mood"`,
		`{"conflict": [{"type": "figure", "sides": [[{"file": "a.txt", "text": "Three ships"}]]}]}`:                                          "1 sides",
		`{"change": [{"steps": [[{"file": "a.txt", "text": "Three ships"}]]}]}`:                                                              "1 steps",
		`{"agree": [{"passages": [{"file": "a.txt", "text": "Three ships"}, {"file": "a.txt", "text": "Four ships"}]}]}`:                     "of 1 files",
		`{"apart": [["b.txt"]]}`: "in 0 stories",
	} {
		dir := t.TempDir()
		for name, s := range map[string]string{"a.txt": text, matterGoldFile: gold} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(s), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		_, err := readMatter(dir)
		switch {
		case want == "" && err != nil:
			t.Errorf("%s: %v", gold, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: %v, want %q", gold, err, want)
		}
	}
}

// quay is a matter of three articles; wire is copied by copy.
var quay = matter{name: "quay", texts: map[string]string{
	"wire.txt":  "The quay sank on Monday. Nine men were hurt. The cost is 40 crowns. Why is not known.",
	"copy.txt":  "The quay sank on Monday. Nine men were hurt.",
	"post.txt":  "On Monday the quay went under. Twelve men were hurt. Two of them lost a leg.",
	"later.txt": "The cost has risen to 60 crowns.",
}, gold: matterGold{
	Agree: []goldFact{{Label: "sank", Passages: []goldWords{{"wire.txt", "The quay sank"}, {"post.txt", "the quay went under"}}}},
	Conflict: []goldClash{{Type: story.FigureTension, Label: "hurt", Sides: [][]goldWords{
		{{"wire.txt", "Nine men were hurt"}}, {{"post.txt", "Twelve men were hurt"}},
	}}},
	Change: []goldShift{{Label: "cost", Steps: [][]goldWords{{{"wire.txt", "The cost is 40"}}, {{"later.txt", "risen to 60"}}}}},
	Trap: []goldTrap{
		{Why: "part", Passages: []goldWords{{"post.txt", "Two of them"}, {"wire.txt", "Nine men were hurt"}}},
		{Why: sameLessExactly, Passages: []goldWords{{"wire.txt", "sank on Monday"}, {"post.txt", "On Monday"}}},
	},
	Unknown: []goldFact{{Label: "why", Passages: []goldWords{{"wire.txt", "Why is not known."}}}},
}}

// shown makes pages of the matter: what is agreed, in conflict and changed are
// lists of sentences by file.
type sentenceIn struct{ file, words string }

func shownQuay(t *testing.T, agreed, conflicts, changes [][]sentenceIn, unknown ...sentenceIn) shownMatter {
	t.Helper()
	s := shownMatter{matter: quay, articles: map[string]*article.Article{}, pageOf: map[string]int{}}
	p := &page.Page{}
	for _, f := range quay.files() {
		a := plain(quay.texts[f], "en")
		a.ID, a.Path = article.ID(f), "quay/"+f
		s.articles[f] = a
		p.Articles = append(p.Articles, a)
	}
	cite := func(of ...sentenceIn) page.Sentence {
		var ps []article.Passage
		for _, x := range of {
			a := s.articles[x.file]
			ps = append(ps, a.At(in(t, a.Text, x.words)))
		}
		out, err := page.Quote(s.articles[of[0].file], ps[0], ps[1:]...)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	sides := func(of []sentenceIn) []page.Side {
		var out []page.Side
		for _, x := range of {
			out = append(out, page.Side{Sentence: cite(x)})
		}
		return out
	}
	for _, of := range agreed {
		p.Agreed = append(p.Agreed, page.Point{Sentence: cite(of...)})
	}
	for _, of := range conflicts {
		p.Conflicts = append(p.Conflicts, page.Clash{Kind: story.FigureTension, Sides: sides(of)})
	}
	for _, of := range changes {
		p.Changes = append(p.Changes, page.Shift{Steps: sides(of)})
	}
	for _, x := range unknown {
		p.Unknown = append(p.Unknown, page.Unknown{Sentence: cite(x)})
	}
	s.pages = []*page.Page{p}
	return s
}

var (
	sankWire  = sentenceIn{"wire.txt", "The quay sank on Monday."}
	sankCopy  = sentenceIn{"copy.txt", "The quay sank on Monday."}
	sankPost  = sentenceIn{"post.txt", "On Monday the quay went under."}
	nineWire  = sentenceIn{"wire.txt", "Nine men were hurt."}
	nineCopy  = sentenceIn{"copy.txt", "Nine men were hurt."}
	twelve    = sentenceIn{"post.txt", "Twelve men were hurt."}
	legs      = sentenceIn{"post.txt", "Two of them lost a leg."}
	costForty = sentenceIn{"wire.txt", "The cost is 40 crowns."}
	costSixty = sentenceIn{"later.txt", "The cost has risen to 60 crowns."}
	why       = sentenceIn{"wire.txt", "Why is not known."}
)

func TestMattersAgreed(t *testing.T) {
	for _, c := range []struct {
		name   string
		agreed []sentenceIn
		found  score
		wrong  float64
	}{
		{"two tell it", []sentenceIn{sankWire, sankPost}, score{gold: 1, hitGold: 1}, 0},
		{"a copy stands for the wire", []sentenceIn{sankPost, sankCopy}, score{gold: 1, hitGold: 1}, 0},
		{"wire and copy are one", []sentenceIn{sankWire, sankCopy}, score{gold: 1}, 0},
		{"two sides of a conflict", []sentenceIn{nineWire, twelve}, score{gold: 1}, 1},
		{"two passages of a trap", []sentenceIn{legs, nineCopy}, score{gold: 1}, 1},
		{"something else", []sentenceIn{costForty, twelve}, score{gold: 1}, 0},
	} {
		x := newMatterTasks(newReport("matters", ""), "open")
		x.agreements(shownQuay(t, [][]sentenceIn{c.agreed}, nil, nil))
		total(t, c.name+": agreed", x.agreed, c.found)
		total(t, c.name+": anywhere", x.told, c.found)
		total(t, c.name+": wrong", x.agreedWrong, score{gold: 1, found: c.wrong})
	}
}

func TestMattersConflicts(t *testing.T) {
	for _, c := range []struct {
		name           string
		conflict       []sentenceIn
		found          score
		traps, changes float64
	}{
		{"both sides", []sentenceIn{twelve, nineWire}, score{gold: 1, found: 1, hitGold: 1, hitFound: 1}, 0, 0},
		{"a side in the copy", []sentenceIn{nineCopy, twelve}, score{gold: 1, found: 1, hitGold: 1, hitFound: 1}, 0, 0},
		{"one side twice", []sentenceIn{nineWire, nineCopy}, score{gold: 1, found: 1}, 0, 0},
		{"a trap", []sentenceIn{nineWire, legs}, score{gold: 1, found: 1}, 1, 0},
		{"a trap beside the conflict", []sentenceIn{nineWire, legs, twelve}, score{gold: 1, found: 1, hitGold: 1, hitFound: 1}, 0, 0},
		{"a change", []sentenceIn{costForty, costSixty}, score{gold: 1, found: 1}, 0, 1},
	} {
		x := newMatterTasks(newReport("matters", ""), "open")
		x.tensions(shownQuay(t, nil, [][]sentenceIn{c.conflict}, nil))
		total(t, c.name, x.conflicts, c.found)
		total(t, c.name+": traps", x.trapConflicts, score{gold: 2, found: c.traps})
		total(t, c.name+": changes", x.otherChanges, score{gold: 1, found: c.changes})
	}
}

func TestMattersChanges(t *testing.T) {
	for _, c := range []struct {
		name  string
		steps []sentenceIn
		found score
		traps float64
	}{
		{"in order", []sentenceIn{costForty, costSixty}, score{gold: 1, found: 1, hitGold: 1, hitFound: 1}, 0},
		{"backwards", []sentenceIn{costSixty, costForty}, score{gold: 1, found: 1}, 0},
		{"a conflict", []sentenceIn{nineWire, twelve}, score{gold: 1, found: 1}, 0},
		{"a trap", []sentenceIn{legs, nineWire}, score{gold: 1, found: 1}, 1},
	} {
		x := newMatterTasks(newReport("matters", ""), "open")
		x.shifts(shownQuay(t, nil, nil, [][]sentenceIn{c.steps}))
		total(t, c.name, x.changes, c.found)
		total(t, c.name+": traps", x.trapChanges, score{gold: 2, found: c.traps})
	}
}

func TestMattersRest(t *testing.T) {
	x := newMatterTasks(newReport("matters", "type"), "open")
	s := shownQuay(t, nil, [][]sentenceIn{{nineWire, twelve}}, nil, why)
	x.unknowns(s)
	total(t, "unknown", x.unknown, score{gold: 1, hitGold: 1})
	x.unknowns(shownQuay(t, nil, nil, nil, nineWire))
	total(t, "another unknown", x.unknown, score{gold: 2, hitGold: 1})
	x.tensions(s)
	if got := slices.Sorted(maps.Keys(x.conflicts.groups)); !slices.Equal(got, []string{"figure"}) {
		t.Errorf("by type: %q", got)
	}
	s.pageOf = map[string]int{"copy.txt": 0, "later.txt": 1, "post.txt": 0, "wire.txt": 0}
	s.gold.Apart = [][]string{{"wire.txt", "copy.txt"}, {"post.txt"}, {"later.txt"}}
	x.texts(s) // of six pairs post shares a page with two others
	total(t, "pairs", x.stories, score{gold: 6, hitGold: 4})
	total(t, "read", x.read, score{gold: 11, hitGold: 11})
}

// What was missed was lost where the claims of its sides got last.
func TestMattersLost(t *testing.T) {
	s := shownQuay(t, nil, nil, nil)
	look := func(gate string, of ...sentenceIn) compare.Look {
		l := compare.Look{Of: "slot", Gate: gate}
		for _, x := range of {
			a := s.articles[x.file]
			l.Sides = append(l.Sides, a.At(in(t, a.Text, x.words)))
		}
		return l
	}
	for _, c := range []struct {
		looks []compare.Look
		want  string
	}{
		{nil, "no side read as a claim"},
		{[]compare.Look{look("", nineWire), look("", nineCopy)}, "one side read as a claim"},
		{[]compare.Look{look("", nineWire), look("", twelve), look("unit", costForty, twelve)}, "never held together"},
		{[]compare.Look{look("times", nineCopy, twelve), look("what is counted", nineWire, twelve)}, "thrown out: slot times"},
	} {
		x := newMatterTasks(newReport("matters", ""), "open")
		x.lost, s.looks = losses{}, c.looks
		x.tensions(s)
		if len(x.lost[lossKey{"figure", c.want}]) != 1 {
			t.Errorf("want %q: %v", c.want, x.lost)
		}
	}
	s.pageOf = map[string]int{"post.txt": 1}
	if got := s.lostAt(s.sides(quay.gold.Conflict[0].Sides), func(string) bool { return true }); got != "no page has both" {
		t.Errorf("on two pages: %q", got)
	}
}

// The whole way, from files to the table, on a matter whose conflict the
// pipeline is known to see: one article gives both figures with their claimants.
func TestMattersSuite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "evacuation")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]string{
		"herald.txt": "Ministry and mayor differ on Hollin\nThe Hollin Herald, 3 September 2031\n\n" +
			"Mayor Dora Venn spent the day in the school of Hollin, where beds were set out for the night. " +
			"The Interior Ministry has said that 4,200 people were evacuated from Hollin on Tuesday. " +
			"Venn said 2,900 people had been evacuated.\n\n" +
			"Soldiers carried the sick out of the hospital, and boats took the rest to the school on the hill.\n",
		matterGoldFile: `{"conflict": [{"type": "figure", "label": "evacuated", "sides": [
			[{"file": "herald.txt", "text": "4,200 people"}], [{"file": "herald.txt", "text": "2,900 people"}]]}]}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(s), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	if code := run(t.Context(), "", []string{"matters", dir}, &out, &errs); code != done {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	if want := filepath.Base(dir) + ": conflicts 1 1 100.00 100.00 100.00"; !strings.Contains(strings.Join(strings.Fields(out.String()), " "), want) {
		t.Errorf("no line %q in\n%s", want, out.String())
	}
	if code := run(t.Context(), "", []string{"matters", "--held", "--errors", "3"}, &out, &errs); code != misuse {
		t.Errorf("errors of the held matters: exit %d", code)
	}
	if code := run(t.Context(), "", []string{"matters", "--held", "--why"}, &out, &errs); code != misuse {
		t.Errorf("what the held matters lost: exit %d", code)
	}
}
