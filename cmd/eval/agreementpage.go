package main

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story"
)

// finding is one thing that readers found in the five pages: words by which each
// passage that tells it is known, in lower case.
type finding struct {
	id, what string
	words    string            // regular expression; each passage that counts must match
	b        string            // of the other side, where the two sides differ in words
	kind     story.TensionKind // of a tension
}

// corroborated are the statements that two or more pages make, tensions what
// they differ about, and developments what looks like a difference and is a
// change in time: shown as a change, or as two events. They are those of the
// gold made by hand (seed-claims.md, sections 4 and 5), c1 to c18 and a to m,
// but for k, two names of one body, which the suite seeds asks for. Of h, two
// claimants with two measures, both figures with their claimants are enough.
var (
	corroborated = []finding{
		{id: "c1", what: "five hours with Putin in Moscow", words: `putin.*(tuesday|five.hour)|five hours`},
		{id: "c2", what: "no compromise in Moscow, no deal", words: `no compromise|without .*deal|lack of a formal|no agreement`},
		{id: "c3", what: "Kushner was there with Witkoff", words: `witkoff.*kushner`},
		{id: "c4", what: "Witkoff and Umerov meet in Miami", words: `witkoff.*umerov`},
		{id: "c5", what: "talks were reasonably good", words: `reasonably good`},
		{id: "c6", what: "Putin wants to end the war, think the envoys", words: `would like to end|desires to bring`},
		{id: "c7", what: "Putin wastes time, says the foreign minister", words: `wasting the world`},
		{id: "c8", what: "territory is the main obstacle", words: `(unresolved|obstacle|sticking|hurdle|core|remain).*territor|territor.*(unresolved|obstacle|core)`},
		{id: "c9", what: "security guarantees are open", words: `security guarantees.*(unclear|obstacle)|obstacles.*security guarantees`},
		{id: "c10", what: "third round productive and constructive", words: `productive and constructive`},
		{id: "c11", what: "the four documents", words: `20-point plan.*guarantee`},
		{id: "c12", what: "no breakthrough in the third round", words: `breakthrough`},
		{id: "c13", what: "Dmitriev met the Americans apart", words: `dmitriev`},
		{id: "c14", what: "Kushner took part in the third round", words: `kushner.*participated`},
		{id: "c15", what: "the earlier plan leaned to Russia", words: `favou?r(ed)? russian|lenient on russia`},
		{id: "c16", what: "progress hinges on Russia", words: `(hinges|depends?) on .*russia`},
		{id: "c17", what: "a real opportunity, with pressure on Russia", words: `real opportunity|pressure on russia`},
		{id: "c18", what: "Witkoff is special envoy, Umerov leads", words: `special envoy.*witkoff|witkoff.*special envoy`},
	}
	tensions = []finding{
		{id: "a", what: "office of Ushakov", kind: story.RoleTension, words: `ushakov`, b: `ushakov`},
		{id: "b", what: "how well the talks went", kind: story.AssessmentTension, words: `productive and successful`, b: `not too much progress|progress was limited`},
		{id: "c", what: "no compromise, and a friendly talk", kind: story.AssessmentTension, words: `no compromise|rejected several|without .*deal`, b: `friendly|cordial|reasonably good`},
		{id: "d", what: "whether Putin wants to end the war", kind: story.AssessmentTension, words: `end the war|war to an end`, b: `intelligence`},
		{id: "e", what: "when Witkoff goes to Moscow", kind: story.DateTension, words: `witkoff.*monday`, b: `witkoff.*(earlier|dec 2|tuesday)`},
		{id: "g", what: "Putin on war", kind: story.AssessmentTension, words: `ready for war|liberate|by force`, b: `refrain|any operations|did not want`},
		{id: "h", what: "19,000 and 6,000 children", words: `19,000`, b: `6,000`},
		{id: "i", what: "Putin and the plan", kind: story.AssessmentTension, words: `rejected several|criticized by russia`, b: `willingness to engage|more or less acceptable`},
		{id: "j", what: "who called it productive", kind: story.AttributionTension, words: `productive and constructive`, b: `productive and constructive`},
		{id: "l", what: "what Russia wants", kind: story.OutcomeTension, words: `donbas|occupied areas`, b: `retaining control`},
	}
	developments = []finding{
		{id: "f", what: "28 points, then 20", words: `28.point`, b: `20.point`},
		{id: "m", what: "three days of talks, twice", words: `third consecutive day`, b: `three days`},
		{id: "b", what: "first round, second round", words: `productive and successful|very constructive`, b: `not too much progress|progress was limited`},
	}
)

// askFindings makes the story page of the five pages and asks what it shows of
// what readers found in them.
func askFindings(ctx context.Context, r *report, dir string) error {
	res, err := engine.Run(ctx, []string{dir}, engine.Options{Version: "eval"})
	if err != nil {
		return err
	}
	if len(res.Pages) == 0 {
		return missing{dir, "a page that makes a story"}
	}
	p := seedPage{res.Pages[0]}
	under := r.task("pages corroborated, under agreed", share, "")
	shown := r.task("pages corroborated, anywhere", share, "target 17 of 18")
	for _, c := range corroborated {
		var agreed, all []page.Sentence
		for _, a := range p.Agreed {
			agreed = append(agreed, a.Sentence)
		}
		p.Each(func(_ string, part page.Part) {
			if s, ok := part.(page.Sentence); ok {
				all = append(all, s)
			}
		})
		p.ask(under, c, slices.ContainsFunc(agreed, func(s page.Sentence) bool { return p.told(s, c.words) > 1 }))
		p.ask(shown, c, slices.ContainsFunc(all, func(s page.Sentence) bool { return p.told(s, c.words) > 1 }) || c.id == "c18" && p.offices("Witkoff", "special envoy") > 1)
	}
	found := r.task("pages tensions and developments", share, "target 11 of 13 (with k, which is a name)")
	real := map[int]bool{}
	for _, t := range tensions {
		i := slices.IndexFunc(p.Conflicts, func(c page.Clash) bool {
			return (c.Kind == t.kind || t.kind == "") && p.sides(c.Sides, t.words, t.b)
		})
		real[i] = true
		p.ask(found, t, i >= 0 || t.id == "h" && p.claimants(19000, 6000))
	}
	asChange := r.task("pages developments", share, "target 3")
	for _, d := range developments {
		ok := !slices.ContainsFunc(p.Conflicts, func(c page.Clash) bool { return p.sides(c.Sides, d.words, d.b) }) &&
			(p.apart(d.words, d.b) || slices.ContainsFunc(p.Changes, func(c page.Shift) bool { return p.sides(c.Steps, d.words, d.b) }))
		p.ask(asChange, d, ok)
		p.ask(found, d, ok)
	}
	none := r.task("pages tensions shown that are none", number, "target 0")
	for i, c := range p.Conflicts {
		if !real[i] {
			none.add("", score{found: 1})
			none.miss(miss{Where: string(c.Kind), Want: "nothing", Got: c.Sides[0].Sentence.Text() + " | " + c.Sides[1].Sentence.Text()})
		}
	}
	return nil
}

func (p seedPage) ask(t *task, c finding, ok bool) {
	t.add("", right(ok))
	if !ok {
		t.miss(miss{Where: c.id, Want: c.what, Got: "not shown"})
	}
}

// told is from how many of the pages a sentence cites passages with the words.
func (p seedPage) told(s page.Sentence, words string) int {
	return p.pagesWith(s.Cites(), words)
}

func (p seedPage) pagesWith(ps []article.Passage, words string) int {
	re := regexp.MustCompile(words)
	from := map[article.ID]bool{}
	for _, c := range ps {
		if a := p.Article(c.Article); a != nil && re.MatchString(strings.ToLower(a.Words(c.Span))) {
			from[c.Article] = true
		}
	}
	return len(from)
}

// sides reports whether one side has the one words and another the others.
func (p seedPage) sides(sides []page.Side, a, b string) bool {
	for i, x := range sides {
		for k, y := range sides {
			if i != k && p.told(x.Sentence, a) > 0 && p.told(y.Sentence, b) > 0 {
				return true
			}
		}
	}
	return false
}

// apart reports whether the timeline tells the one and the other as two events.
func (p seedPage) apart(a, b string) bool {
	entry := func(words string) int {
		return slices.IndexFunc(p.entries(), func(x page.Entry) bool {
			return slices.ContainsFunc(x.Tellings, func(t page.Telling) bool { return p.told(t.Sentence, words) > 0 })
		})
	}
	x, y := entry(a), entry(b)
	return x >= 0 && y >= 0 && x != y
}

// offices is how many pages give somebody an office, as the page shows it.
func (p seedPage) offices(name, office string) int {
	from := map[article.ID]bool{}
	for _, who := range p.People {
		if !strings.Contains(who.Name.Text, name) {
			continue
		}
		for _, role := range who.Roles {
			if strings.Contains(strings.ToLower(role.Text), office) {
				from[role.From.Article] = true
			}
		}
	}
	return len(from)
}
