package main

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate"
	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/internal/folder"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/resolve"
	"github.com/synoptic-news/synoptic/text"
)

var seedsSuite = suite{
	name: "seeds", args: "SEEDS GOLD",
	short: "Five real pages with gold made by hand, and the page made of them",
	long: `Five real pages with gold made by hand. SEEDS holds the pages, GOLD holds
quotes.jsonl, entities.jsonl and seed-chrome.md.

Quotations are right with the gold span, marks included; their speaker is right
if it is the gold person or body and nobody else known to the gold, for speakers
of whom the gold has no names if somebody is named and no known person.
Entities counts each entity in each page. Merged asks of each further spelling
whether it is the entity of the longest; apart asks of each entity whether it
holds no spelling of another. Furniture counts the lines left out: P falls with
each line of an article that is lost. Then the must-holds of the story page.`,
	keys: []string{"seed"},
	data: []string{"seeds", "bench/seeds-gold"},
	run:  runSeeds,
}

func runSeeds(ctx context.Context, r *report, dirs []string, _ options) error {
	if len(dirs) != 2 {
		return fmt.Errorf("%d folders; name the folder of the pages and that of their gold", len(dirs))
	}
	pages, gold := dirs[0], dirs[1]
	quotes, err := lines[goldQuote](gold, "quotes.jsonl")
	if err != nil {
		return err
	}
	entities, err := lines[goldEntity](gold, "entities.jsonl")
	if err != nil {
		return err
	}
	chrome, err := read(gold, "seed-chrome.md")
	if err != nil {
		return err
	}
	seeds, err := readSeeds(ctx, pages)
	if err != nil {
		return err
	}
	seeds.quotes(r, quotes, entities)
	seeds.entities(r, entities)
	if err := seeds.furniture(r, string(chrome)); err != nil {
		return err
	}
	return askPage(ctx, r, pages)
}

// goldQuote is one quotation; offsets are code points.
type goldQuote struct {
	Seed, Start, End int
	Speakers         []string
	Note             string
}

// goldEntity is one entity: how often each page ("S0") has each spelling.
type goldEntity struct {
	ID, Type string
	Surface  map[string]map[string]int
}

// seedReadings are the pages by their number, with their cast.
type seedReadings struct {
	all  []*article.Reading
	cast *story.Cast
}

func readSeeds(ctx context.Context, dir string) (*seedReadings, error) {
	if ok, err := filepath.Glob(filepath.Join(dir, "[0-9][0-9][0-9]_*.txt")); err != nil || len(ok) == 0 {
		return nil, missing{dir, "a page 000_*.txt"}
	}
	docs, _, err := folder.Read(ctx, []string{dir}, folder.Options{})
	if err != nil {
		return nil, err
	}
	s := &seedReadings{}
	for _, d := range docs {
		n := seedNumber(d.Path)
		as, err := extract.Articles(d, extract.Options{})
		if err != nil || n < 0 {
			return nil, fmt.Errorf("%s: not a page with a number: %w", d.Path, err)
		}
		for len(s.all) <= n {
			s.all = append(s.all, nil)
		}
		s.all[n] = &article.Reading{Article: as[0], Notes: annotate.Article(as[0], article.When{})}
	}
	if slices.Contains(s.all, nil) {
		return nil, missing{dir, "a page in the row of numbers"}
	}
	s.cast = resolve.Entities(s.all)
	return s, nil
}

// seedNumber reads "003_65fc.txt" as 3; -1 for another name.
func seedNumber(path string) int {
	number, _, ok := strings.Cut(filepath.Base(path), "_")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n > 999 {
		return -1
	}
	return n
}

// at lists the entities that the cast has where a spelling of an entity stands
// in a page.
func (s *seedReadings) at(seed int, e goldEntity, spelling string) map[story.EntityID]bool {
	out := map[story.EntityID]bool{}
	if seed >= len(s.all) {
		return out
	}
	r := s.all[seed]
	plain := text.Normalize(r.Text)
	for from := 0; ; {
		i := strings.Index(plain.Text[from:], spelling)
		if i < 0 {
			return out
		}
		sp := text.Span{Start: from + i, End: from + i + len(spelling)}
		from = sp.End
		if sp.End < len(plain.Text) && letter(plain.Text[sp.End]) || sp.Start > 0 && letter(plain.Text[sp.Start-1]) {
			continue
		}
		place := plain.Original(sp)
		for _, m := range r.Notes.Mentions {
			if id := s.cast.Who(r.ID, m.Name); id != story.NoEntity && m.Form == article.ByName && stands(m.Span, place, e.Type) {
				out[id] = true
			}
		}
	}
}

// stands reports whether a mention is one of the name that stands at a place: a
// person's family name is part of a longer mention, a body's is not ("NATO
// foreign ministers"); "Trumps" is the mention "Trump" where the apostrophe is
// lost.
func stands(mention, place text.Span, kind string) bool {
	return mention == place || kind == "PER" && mention.Contains(place) ||
		mention.Start == place.Start && mention.End == place.End-1
}

func letter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// known maps the gold entities to ours: those that stand where a spelling
// stands.
func (s *seedReadings) known(entities []goldEntity) map[string]map[story.EntityID]bool {
	out := map[string]map[story.EntityID]bool{}
	for _, e := range entities {
		out[e.ID] = map[story.EntityID]bool{}
		for spelling := range e.Surface {
			for seed := range s.all {
				for id := range s.at(seed, e, spelling) {
					out[e.ID][id] = true
				}
			}
		}
	}
	return out
}

// entities scores recall, merges and vetoes.
func (s *seedReadings) entities(r *report, gold []goldEntity) {
	found := r.task("entities", share, "")
	merged := r.task("spellings merged", share, "target all")
	apart := r.task("entities apart", share, "target all")
	known := s.known(gold)
	for _, e := range gold {
		for seed := range s.all {
			page := fmt.Sprintf("S%d", seed)
			ok, there := false, false
			for spelling, counts := range e.Surface {
				if counts[page] > 0 {
					there = true
					ok = ok || len(s.at(seed, e, spelling)) > 0
				}
			}
			if there {
				found.add(page, right(ok))
				if !ok {
					found.miss(miss{Where: page, Want: e.ID, Got: "nothing"})
				}
			}
		}
		spellings := slices.Sorted(maps.Keys(e.Surface))
		slices.SortStableFunc(spellings, func(a, b string) int { return len(b) - len(a) })
		for _, spelling := range spellings[1:] {
			one, other := s.everywhere(e, spellings[0]), s.everywhere(e, spelling)
			ok := len(one) == 1 && slices.Equal(one, other)
			merged.add("", right(ok))
			if !ok {
				merged.miss(miss{Where: e.ID, Want: spelling + " = " + spellings[0], Got: fmt.Sprint(s.names(other), " and ", s.names(one))})
			}
		}
		var with []string
		for _, other := range gold {
			if other.ID != e.ID && intersect(known[e.ID], known[other.ID]) {
				with = append(with, other.ID)
			}
		}
		apart.add("", right(len(with) == 0))
		if len(with) > 0 {
			apart.miss(miss{Where: e.ID, Want: "apart", Got: "one with " + strings.Join(with, ", ")})
		}
	}
}

// everywhere lists the entities that a spelling stands for in the pages that
// the gold has it in.
func (s *seedReadings) everywhere(e goldEntity, spelling string) []story.EntityID {
	seen := map[story.EntityID]bool{}
	for seed := range s.all {
		if e.Surface[spelling][fmt.Sprintf("S%d", seed)] > 0 {
			for id := range s.at(seed, e, spelling) {
				seen[id] = true
			}
		}
	}
	var out []story.EntityID
	for id := range seen {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

func (s *seedReadings) names(ids []story.EntityID) []string {
	var out []string
	for _, id := range ids {
		out = append(out, s.cast.Entities[id].Name)
	}
	return out
}

func intersect(a, b map[story.EntityID]bool) bool {
	for id := range a {
		if b[id] {
			return true
		}
	}
	return false
}

// quotes scores quotation spans and speakers.
func (s *seedReadings) quotes(r *report, gold []goldQuote, entities []goldEntity) {
	spans := r.task("quotation spans", retrieval, "target 55 of 55")
	speaker := r.task("quotation speakers", share, "target 54 of 55")
	known := s.known(entities)
	met := map[article.Passage]bool{}
	for _, g := range gold {
		if g.Seed >= len(s.all) {
			continue
		}
		rd, page := s.all[g.Seed], fmt.Sprintf("S%d", g.Seed)
		sp := pointsOf(rd.Text).span(g.Start, g.End)
		sp = shownOnce(rd, sp)
		st := slices.IndexFunc(rd.Notes.Statements, func(st article.Statement) bool { return slices.Contains(st.Quotes, sp) })
		spans.add(page, score{gold: 1, hitGold: judged(true, st >= 0).hitGold})
		m := miss{Where: page, Want: strings.Join(g.Speakers, ", "), Got: "no such span", Text: around(rd.Text, sp)}
		ok := false
		if st < 0 {
			spans.miss(m)
		} else {
			met[rd.At(sp)] = true
			ours := s.who(rd, rd.Notes.Statements[st])
			ok = speaks(g, ours, known)
			m.Got = fmt.Sprint(s.names(ours))
		}
		speaker.add(page, right(ok))
		if !ok {
			speaker.miss(m)
		}
	}
	for seed, rd := range s.all {
		page := fmt.Sprintf("S%d", seed)
		seen := map[text.Span]bool{}
		for _, st := range rd.Notes.Statements {
			for _, q := range st.Quotes {
				if seen[q] {
					continue
				}
				seen[q] = true
				spans.add(page, score{found: 1, hitFound: judged(true, met[rd.At(q)]).hitFound})
				if !met[rd.At(q)] {
					spans.miss(miss{Where: page, Want: "nothing", Got: q.In(rd.Text), Text: around(rd.Text, q)})
				}
			}
		}
	}
}

// shownOnce is a quotation's span in the article proper: one that stands in a
// line left out, such as a repeated title, is looked for in the title.
func shownOnce(r *article.Reading, sp text.Span) text.Span {
	if slices.ContainsFunc(r.Blocks, func(b article.Block) bool { return b.Contains(sp) }) {
		return sp
	}
	if i := strings.Index(r.Headline(), sp.In(r.Text)); i >= 0 {
		return text.Span{Start: r.Title.Start + i, End: r.Title.Start + i + sp.Len()}
	}
	return sp
}

// who lists the entities a statement is attributed to.
func (s *seedReadings) who(r *article.Reading, st article.Statement) []story.EntityID {
	var out []story.EntityID
	for _, n := range st.Speakers {
		if id := s.cast.Who(r.ID, n); id != story.NoEntity {
			out = append(out, id)
		}
	}
	return out
}

// speaks reports whether ours are the speakers of a quotation. Speakers without
// names in the gold ("uk_officials") are met by anybody the gold does not know;
// where a headline names nobody, by nobody too.
func speaks(g goldQuote, ours []story.EntityID, known map[string]map[story.EntityID]bool) bool {
	owner := map[story.EntityID]string{}
	for id, of := range known {
		for e := range of {
			owner[e] = id
		}
	}
	named, unnamed := 0, 0
	for _, want := range g.Speakers {
		of, listed := known[want]
		if !listed {
			unnamed++
			continue
		}
		if !slices.ContainsFunc(ours, func(e story.EntityID) bool { return of[e] }) {
			return false
		}
		named++
	}
	others := 0
	for _, e := range ours {
		switch id := owner[e]; {
		case id == "":
			others++
		case !slices.Contains(g.Speakers, id):
			return false
		}
	}
	if unnamed == 0 {
		return others == 0
	}
	return others > 0 || named > 0 || strings.Contains(g.Note, "headline") || strings.Contains(g.Note, "no explicit speaker")
}

// furniture scores the lines that are in no block.
func (s *seedReadings) furniture(r *report, list string) error {
	t := r.task("furniture lines", retrieval, "target 30 of 30, none lost")
	chrome, err := chromeLines(list)
	if err != nil {
		return err
	}
	for seed, rd := range s.all {
		page := fmt.Sprintf("S%d", seed)
		at := 0
		for i, l := range strings.SplitAfter(rd.Text, "\n") {
			sp := trim(rd.Text, text.Span{Start: at, End: at + len(l)})
			at += len(l)
			if !strings.ContainsFunc(sp.In(rd.Text), func(c rune) bool { return c >= '0' }) {
				continue // empty, or the mark of a list
			}
			kept := sp.Overlaps(rd.Title) || slices.ContainsFunc(rd.Blocks, func(b article.Block) bool { return b.Overlaps(sp) })
			furniture := chrome[[2]int{seed, i + 1}]
			t.add(page, judged(furniture, !kept))
			if furniture == kept {
				m := miss{Where: fmt.Sprintf("%s line %d", page, i+1), Want: "kept", Got: "dropped", Text: sp.In(rd.Text)}
				if furniture {
					m.Want, m.Got = m.Got, m.Want
				}
				t.miss(m)
			}
		}
	}
	return nil
}

// chromeLines reads the machine-readable list: "001: 1 3 7 19" names lines of
// page 1.
func chromeLines(list string) (map[[2]int]bool, error) {
	out := map[[2]int]bool{}
	for l := range strings.Lines(list) {
		page, numbers, ok := strings.Cut(strings.TrimSpace(l), ": ")
		seed, err := strconv.Atoi(page)
		if !ok || err != nil || len(page) != 3 {
			continue
		}
		for _, w := range strings.Fields(numbers) {
			n, err := strconv.Atoi(w)
			if err != nil {
				return nil, fmt.Errorf("furniture of page %s: %w", page, err)
			}
			out[[2]int{seed, n}] = true
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no lines are listed as furniture")
	}
	return out, nil
}
