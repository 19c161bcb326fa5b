package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/story"
)

const matterGoldFile = "gold.json"

// matter is a folder of articles with what readers found in them.
type matter struct {
	name  string
	dir   string
	texts map[string]string // of the files
	gold  matterGold
}

// matterGold is the file gold.json; the README beside the matters says what its
// parts are.
type matterGold struct {
	Agree    []goldFact  `json:"agree"`
	Conflict []goldClash `json:"conflict"`
	Change   []goldShift `json:"change"`
	Trap     []goldTrap  `json:"trap"`
	Unknown  []goldFact  `json:"unknown"`
	Apart    [][]string  `json:"apart"`
}

// goldWords are words of a file that occur there once.
type goldWords struct {
	File string `json:"file"`
	Text string `json:"text"`
}

type goldFact struct {
	Label    string      `json:"label"`
	Passages []goldWords `json:"passages"`
}

type goldClash struct {
	Type  story.TensionKind `json:"type"`
	Label string            `json:"label"`
	Sides [][]goldWords     `json:"sides"`
}

type goldShift struct {
	Label string        `json:"label"`
	Steps [][]goldWords `json:"steps"`
}

type goldTrap struct {
	Why      string      `json:"why"`
	Passages []goldWords `json:"passages"`
}

var (
	tensionKinds = []story.TensionKind{
		story.FigureTension, story.DateTension, story.RoleTension, story.OutcomeTension, story.AssessmentTension, story.AttributionTension,
	}
	trapReasons = []string{"part", "event", "day", "unit", sameLessExactly, "plan", "person", "denial", "other"}
)

// sameLessExactly is a trap whose two passages do agree.
const sameLessExactly = "rounded"

// readMatter reads a folder, and refuses gold that its articles do not bear out.
func readMatter(dir string) (matter, error) {
	m := matter{name: filepath.Base(filepath.Clean(dir)), dir: dir, texts: map[string]string{}}
	b, err := read(dir, matterGoldFile)
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(b, &m.gold); err != nil {
		return m, fmt.Errorf("%s: %w", filepath.Join(dir, matterGoldFile), err)
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return m, err
	}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			return m, err
		}
		m.texts[filepath.Base(p)] = string(b)
	}
	if err := m.faults(); err != nil {
		return m, fmt.Errorf("%s: %w", filepath.Join(dir, matterGoldFile), err)
	}
	return m, nil
}

// faults is what is wrong with the gold, nil if nothing is.
func (m matter) faults() error {
	var out []error
	fault := func(format string, args ...any) { out = append(out, fmt.Errorf(format, args...)) }
	m.gold.each(func(w goldWords) {
		if n := strings.Count(m.texts[w.File], w.Text); n != 1 || w.Text == "" {
			fault("%q occurs %d times in %q, not once", w.Text, n, w.File)
		}
	})
	for _, f := range m.gold.Agree {
		files := map[string]bool{}
		for _, w := range f.Passages {
			files[w.File] = true
		}
		if len(files) < 2 || len(files) < len(f.Passages) {
			fault("agree %q: %d passages of %d files", f.Label, len(f.Passages), len(files))
		}
	}
	for _, c := range m.gold.Conflict {
		if !slices.Contains(tensionKinds, c.Type) || len(c.Sides) < 2 {
			fault("conflict %q: of type %q with %d sides", c.Label, c.Type, len(c.Sides))
		}
	}
	for _, c := range m.gold.Change {
		if len(c.Steps) < 2 {
			fault("change %q: %d steps", c.Label, len(c.Steps))
		}
	}
	for i, t := range m.gold.Trap {
		if !slices.Contains(trapReasons, t.Why) || len(t.Passages) != 2 {
			fault("trap %d: %q with %d passages", i+1, t.Why, len(t.Passages))
		}
	}
	placed := map[string]int{}
	for _, f := range slices.Concat(m.gold.Apart...) {
		placed[f]++
	}
	for _, f := range m.files() {
		if len(placed) > 0 && placed[f] != 1 {
			fault("apart: %s is in %d stories", f, placed[f])
		}
	}
	return errors.Join(out...)
}

// each calls do for all words of the gold.
func (g matterGold) each(do func(goldWords)) {
	all := func(ws []goldWords) {
		for _, w := range ws {
			do(w)
		}
	}
	for _, f := range slices.Concat(g.Agree, g.Unknown) {
		all(f.Passages)
	}
	for _, c := range g.Conflict {
		all(slices.Concat(c.Sides...))
	}
	for _, c := range g.Change {
		all(slices.Concat(c.Steps...))
	}
	for _, t := range g.Trap {
		all(t.Passages)
	}
}

// files are the names of the articles, sorted.
func (m matter) files() []string {
	return slices.Sorted(maps.Keys(m.texts))
}

// storyOf is the story that a file belongs to; all are one where none is apart.
func (m matter) storyOf(file string) int {
	return slices.IndexFunc(m.gold.Apart, func(files []string) bool { return slices.Contains(files, file) })
}
