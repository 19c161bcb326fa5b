package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/story/compare"
)

func trainCommand(out io.Writer) *cobra.Command {
	return &cobra.Command{
		Use:   "train [FOLDER]",
		Short: "Find the weights by which two sentences are shown to tell one thing",
		Long: `Read the matters of FOLDER, those for development unless named, and find by
logistic regression what tells pairs of sentences that the gold says agree from
others: the weights in story/compare. Printed are they, and how well each matter
is told by what the others teach: of the N pairs weighed highest those in the
gold, those that differ by it, and how much of the gold they reach.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := filepath.FromSlash("testdata/matters/development")
			if len(args) > 0 {
				dir = args[0]
			}
			pairs, err := taughtPairs(cmd.Context(), dir)
			if err != nil {
				return err
			}
			return trainParallels(out, pairs)
		},
	}
}

// taught is a pair of sentences, and what the gold says of it.
type taught struct {
	features []float64
	gold     string // the fact that both tell; "" if none
	differ   bool   // they are of a conflict, a change or a trap
	matter   string
	score    float64
}

// taughtPairs are the pairs of all matters of a folder.
func taughtPairs(ctx context.Context, dir string) ([]taught, error) {
	in, err := folders([]string{dir}, matterGoldFile)
	if err != nil {
		return nil, err
	}
	var out []taught
	for _, sub := range in {
		m, err := readMatter(sub)
		if err != nil {
			return nil, err
		}
		var paths []string
		for _, f := range m.files() {
			paths = append(paths, filepath.Join(m.dir, f))
		}
		res, err := engine.Run(ctx, paths, engine.Options{Version: "eval"})
		if err != nil {
			return nil, err
		}
		s := shown(m, res)
		for _, st := range res.Stories {
			for _, c := range compare.Candidates(st.Story, st.Events) {
				two := []article.Passage{c.A, c.B}
				t := taught{features: c.Features, matter: m.name, differ: s.differ(two)}
				for _, f := range m.gold.Agree {
					if touchTwo(two, s.apiece(f.Passages)) {
						t.gold = f.Label
					}
				}
				for _, ch := range m.gold.Change {
					t.differ = t.differ || touchTwo(two, s.sides(ch.Steps))
				}
				out = append(out, t)
			}
		}
	}
	return out, nil
}

// fit finds the weights that tell the pairs in the gold from others: logistic
// regression by gradient descent with momentum, a little drawn to zero.
func fit(pairs []taught) []float64 {
	const (
		steps    = 600
		rate     = 0.3
		momentum = 0.9
		decay    = 0.001
	)
	n := len(pairs[0].features)
	w, speed := make([]float64, n), make([]float64, n)
	for range steps {
		slope := make([]float64, n)
		for _, p := range pairs {
			off := 1 / (1 + math.Exp(-dot(w, p.features)))
			if p.gold != "" {
				off--
			}
			for i, x := range p.features {
				slope[i] += off * x
			}
		}
		for i := range w {
			g := slope[i] / float64(len(pairs))
			if i > 0 {
				g += decay * w[i]
			}
			speed[i] = momentum*speed[i] + g
			w[i] -= rate * speed[i]
		}
	}
	return w
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

func trainParallels(out io.Writer, pairs []taught) error {
	var names []string
	for _, p := range pairs {
		names = append(names, p.matter)
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		w := fit(slices.DeleteFunc(slices.Clone(pairs), func(p taught) bool { return p.matter == name }))
		for i, p := range pairs {
			if p.matter == name {
				pairs[i].score = dot(w, p.features)
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b taught) int { return cmp.Compare(b.score, a.score) })
	fmt.Fprintf(out, "%-8s %8s %8s %8s %8s\n", "highest", "from", "in gold", "differ", "facts")
	right, differ, facts := 0, 0, map[string]bool{}
	for i, p := range pairs {
		if p.gold != "" {
			right++
			facts[p.matter+"/"+p.gold] = true
		} else if p.differ {
			differ++
		}
		if n := i + 1; n%25 == 0 && n <= 300 || n == len(pairs) {
			fmt.Fprintf(out, "%-8d %8.2f %8d %8d %8d\n", n, p.score, right, differ, len(facts))
		}
	}
	fmt.Fprintln(out)
	var err error
	for i, w := range fit(pairs) {
		_, err = fmt.Fprintf(out, "%6.2f  %s\n", w, compare.ParallelFeatures[i])
	}
	return err
}
