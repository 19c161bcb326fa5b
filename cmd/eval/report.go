package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// kind says which figures of a task mean something.
type kind uint8

const (
	retrieval kind = iota // precision, recall, F1
	share                 // how many of the items are right
	number                // how many there are, and how many we find
)

// score counts: of gold items hitGold were met, of the found ones hitFound are
// right. The two differ where an item is right in part.
type score struct {
	gold, found, hitGold, hitFound float64
}

func (s *score) add(t score) {
	s.gold += t.gold
	s.found += t.found
	s.hitGold += t.hitGold
	s.hitFound += t.hitFound
}

// right is the score of one item that is right or not.
func right(ok bool) score {
	if ok {
		return score{gold: 1, hitGold: 1}
	}
	return score{gold: 1}
}

func (s score) precision() float64 { return ratio(s.hitFound, s.found) }
func (s score) recall() float64    { return ratio(s.hitGold, s.gold) }

// f1 is the harmonic mean of precision and recall.
func (s score) f1() float64 {
	p, r := s.precision(), s.recall()
	return ratio(2*p*r, p+r)
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// task is a line of the table.
type task struct {
	name, anchor string
	kind         kind
	total        score
	groups       map[string]*score // by the value of the key of --by
	misses       []miss
}

// add counts a case, which belongs to the group of that name.
func (t *task) add(group string, s score) {
	t.total.add(s)
	if t.groups[group] == nil {
		t.groups[group] = &score{}
	}
	t.groups[group].add(s)
}

// miss is a case that is wrong.
type miss struct {
	Where string  `json:"where"`
	Want  string  `json:"want"`
	Got   string  `json:"got"`
	Text  string  `json:"text,omitempty"`
	bad   float64 // how wrong
}

func (t *task) miss(m miss) { t.misses = append(t.misses, m) }

// report is what a suite measured.
type report struct {
	suite string
	by    string
	tasks []*task
}

func newReport(suite, by string) *report { return &report{suite: suite, by: by} }

// task adds a line; anchor is the published figure beside it.
func (r *report) task(name string, k kind, anchor string) *task {
	t := &task{name: name, kind: k, anchor: anchor, groups: map[string]*score{}}
	r.tasks = append(r.tasks, t)
	return t
}

// row is a line as written. Percentages that mean nothing for the task are nil.
type row struct {
	Task      string   `json:"task"`
	N         int      `json:"n"`
	Found     *int     `json:"found,omitempty"`
	Precision *float64 `json:"precision,omitempty"`
	Recall    *float64 `json:"recall,omitempty"`
	F1        *float64 `json:"f1,omitempty"`
	Right     *float64 `json:"right,omitempty"`
	Anchor    string   `json:"anchor,omitempty"`
	Misses    []miss   `json:"errors,omitempty"`
}

func rowOf(name string, k kind, s score) row {
	percent := func(v float64) *float64 { v *= 100; return &v }
	found := int(s.found)
	x := row{Task: name, N: int(s.gold)}
	switch k {
	case retrieval:
		x.Found, x.Precision, x.Recall, x.F1 = &found, percent(s.precision()), percent(s.recall()), percent(s.f1())
	case share:
		x.Right = percent(s.recall())
	case number:
		x.Found = &found
	}
	return x
}

// rows are the lines of the report: a task, then its groups if it was asked
// for them, with the worst cases of the task.
func (r *report) rows(misses int) []row {
	var out []row
	for _, t := range r.tasks {
		x := rowOf(t.name, t.kind, t.total)
		x.Anchor = t.anchor
		slices.SortStableFunc(t.misses, func(a, b miss) int { return cmp.Compare(b.bad, a.bad) })
		x.Misses = t.misses[:min(misses, len(t.misses))]
		out = append(out, x)
		if r.by == "" {
			continue
		}
		for _, g := range slices.Sorted(maps.Keys(t.groups)) {
			out = append(out, rowOf("  "+r.by+" "+cmp.Or(g, "none"), t.kind, *t.groups[g]))
		}
	}
	return out
}

func (r *report) writeJSON(w io.Writer, misses int) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(struct {
		Suite string `json:"suite"`
		Rows  []row  `json:"rows"`
	}{r.suite, r.rows(misses)})
}

// line is the form of the table; its columns have fixed widths, so that one
// changed figure is one changed line.
const line = "%-44s %6s %6s %6s %6s %6s %6s  %s"

func (r *report) writeText(w io.Writer, misses int) error {
	var b strings.Builder
	writeLine(&b, r.suite, "n", "found", "P", "R", "F1", "right", "published")
	rows := r.rows(misses)
	for _, x := range rows {
		writeLine(&b, x.Task, strconv.Itoa(x.N), whole(x.Found), two(x.Precision), two(x.Recall), two(x.F1), two(x.Right), x.Anchor)
	}
	for _, x := range rows {
		if len(x.Misses) > 0 {
			fmt.Fprintf(&b, "\n%s\n", x.Task)
		}
		for _, m := range x.Misses {
			fmt.Fprintf(&b, "  %s\n    want %s\n    got  %s\n", m.Where, m.Want, m.Got)
			if m.Text != "" {
				fmt.Fprintf(&b, "    %s\n", m.Text)
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeLine(b *strings.Builder, columns ...any) {
	b.WriteString(strings.TrimRight(fmt.Sprintf(line, columns...), " ") + "\n")
}

func whole(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func two(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', 2, 64)
}
