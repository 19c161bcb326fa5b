package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/page"
)

var shownSuite = suite{
	name: "shown", args: "DIR…",
	short: "What pages of real articles show, as a person judged it",
	long: `What pages of real articles show, as a person judged it. A DIR holds
articles.jsonl, or train.jsonl of PolNeAR, or folders that do; the pages of each
are made as "synoptic brief" makes them. Of every conflict and change, of
everything told as agreed and everything told by several, a person has said whether
it is right, doubtful or false. The verdicts are in ` + verdictFile + `, by a
digest of the words shown, since the words belong to their outlets.

Right is the share of those that were judged and are right. What nobody has
judged yet is counted: --list writes it out with a place for each verdict,
and --keep adds the verdicts of such a list to the file.`,
	keys: []string{"set"},
	data: []string{
		"bench/timeline/t17", "bench/timeline/entities", "bench/statements/polnear",
		"bench/cluster/basil", "bench/cluster/ecbplus", "bench/cluster/wikinews_30e", "bench/cluster/wikinews_events", "bench/cluster/handpicked_2014",
	},
	run: runShown,
}

const verdictFile = "testdata/verdicts.tsv"

// verdict is what a person said of something shown.
type verdict string

const (
	isRight    verdict = "right"
	isDoubtful verdict = "doubtful"
	isFalse    verdict = "false"
)

// An exhibit is one thing that a page shows beside or above single sentences.
type exhibit struct {
	set, title string
	kind       string // of exhibitKinds
	about      string
	sides      []string // the words shown
	why        string
}

// exhibitKinds are the kinds of exhibits, in the order of the table.
var exhibitKinds = []string{"conflict", "change", "agreed", "told by several"}

// key names a exhibit by its kind and words. It stays the same where its place on
// the page, or the page, changes.
func (f exhibit) key() string {
	sides := slices.Clone(f.sides)
	if f.kind != "change" {
		slices.Sort(sides)
	}
	sum := sha256.Sum256([]byte(f.kind + "\n" + strings.Join(sides, "\n")))
	return hex.EncodeToString(sum[:6])
}

// exhibits are those of a page.
func exhibits(set string, p *page.Page) []exhibit {
	var out []exhibit
	add := func(kind, about, why string, sides ...string) {
		out = append(out, exhibit{set: set, title: p.Title.Text(), kind: kind, about: about, why: why, sides: sides})
	}
	for _, c := range p.Conflicts {
		add("conflict", cmp.Or(c.About.Text, string(c.Kind)), c.Why, wordsOf(c.Sides)...)
	}
	for _, c := range p.Changes {
		add("change", c.About.Text, c.Why, wordsOf(c.Steps)...)
	}
	for _, a := range p.Agreed {
		add("agreed", "", "", a.Sentence.Text())
	}
	for _, t := range p.Parallels {
		add("told by several", "", "", wordsOf(t.Sides)...)
	}
	return out
}

// wordsOf are what sides say, each with who says it.
func wordsOf(sides []page.Side) []string {
	var out []string
	for _, s := range sides {
		out = append(out, s.Sentence.Text())
	}
	return out
}

func runShown(ctx context.Context, r *report, dirs []string, o options) error {
	if o.keep != "" {
		return keepVerdicts(verdictFile, o.keep)
	}
	dirs, err := folders(dirs, articlesFile, "train.jsonl")
	if err != nil {
		return err
	}
	verdicts, err := readVerdicts(verdictFile)
	if err != nil {
		return err
	}
	found := map[string]exhibit{}
	for _, dir := range dirs {
		all, err := exhibitsOf(ctx, dir)
		if err != nil {
			return err
		}
		for _, f := range all {
			found[f.key()] = f
		}
	}
	if o.list != nil {
		return listUnread(o.list, found, verdicts)
	}
	countVerdicts(r, found, verdicts)
	return nil
}

// exhibitsOf makes the pages of the articles of a folder.
func exhibitsOf(ctx context.Context, dir string) ([]exhibit, error) {
	path := filepath.Join(dir, articlesFile)
	if !holds(dir, []string{articlesFile}) {
		tmp, err := os.MkdirTemp("", "eval-")
		if err != nil {
			return nil, err
		}
		defer os.RemoveAll(tmp)
		path = filepath.Join(tmp, articlesFile)
		if err := writeAttributed(dir, path); err != nil {
			return nil, err
		}
	}
	res, err := engine.Run(ctx, []string{path}, engine.Options{Version: "eval"})
	if err != nil {
		return nil, err
	}
	var out []exhibit
	for _, p := range res.Pages {
		out = append(out, exhibits(filepath.Base(dir), p)...)
	}
	return out, nil
}

// writeAttributed writes the articles of PolNeAR as the program reads them: the
// first paragraph is the headline again.
func writeAttributed(dir, path string) error {
	docs, err := lines[attributed](dir, "train.jsonl")
	if err != nil {
		return err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for _, d := range docs {
		body := d.Text
		if first, rest, ok := strings.Cut(body, "\n\n"); ok && wording(first) == wording(d.Title) {
			body = rest
		}
		if err := enc.Encode(map[string]string{"id": d.ID, "title": d.Title, "outlet": d.Publisher, "published": d.Date, "text": body}); err != nil {
			return err
		}
	}
	return os.WriteFile(path, b.Bytes(), 0o666)
}

// countVerdicts makes the lines of the table.
func countVerdicts(r *report, found map[string]exhibit, verdicts map[string]verdict) {
	type tally struct{ judged, doubtful, wrong, unread *task }
	by := map[string]tally{}
	for _, k := range exhibitKinds {
		by[k] = tally{
			judged:   r.task(k+", judged", share, "target 90"),
			doubtful: r.task(k+", doubtful", number, ""),
			wrong:    r.task(k+", false", number, ""),
			unread:   r.task(k+", not judged yet", number, ""),
		}
	}
	for _, key := range slices.Sorted(maps.Keys(found)) {
		f := found[key]
		t := by[f.kind]
		v, read := verdicts[key]
		if !read {
			t.unread.add(f.set, score{found: 1})
			continue
		}
		t.judged.add(f.set, right(v == isRight))
		switch v {
		case isDoubtful:
			t.doubtful.add(f.set, score{found: 1})
		case isFalse:
			t.wrong.add(f.set, score{found: 1})
		}
		if v != isRight {
			t.judged.miss(miss{Where: f.set + ": " + f.title, Want: string(v), Got: strings.Join(f.sides, " | "), Text: f.about + " " + f.why})
		}
	}
}

// verdictMark begins the line of a list that a person completes.
const verdictMark = "verdict "

// listUnread writes what nobody has judged, each with a line for the verdict.
func listUnread(w io.Writer, found map[string]exhibit, verdicts map[string]verdict) error {
	var unread []exhibit
	for _, f := range found {
		if _, read := verdicts[f.key()]; !read {
			unread = append(unread, f)
		}
	}
	slices.SortFunc(unread, func(a, b exhibit) int {
		return cmp.Or(cmp.Compare(slices.Index(exhibitKinds, a.kind), slices.Index(exhibitKinds, b.kind)), cmp.Compare(a.set, b.set), cmp.Compare(a.title, b.title), cmp.Compare(a.key(), b.key()))
	})
	var b strings.Builder
	fmt.Fprintf(&b, "# Write %s, %s or %s behind the key of each, and a reason if you like.\n", isRight, isDoubtful, isFalse)
	for _, f := range unread {
		fmt.Fprintf(&b, "\n%s · %s · %s\n", f.kind, f.set, f.title)
		if f.about != "" {
			fmt.Fprintf(&b, "  about: %s\n", f.about)
		}
		for _, s := range f.sides {
			fmt.Fprintf(&b, "  - %s\n", s)
		}
		if f.why != "" {
			fmt.Fprintf(&b, "  %s\n", f.why)
		}
		fmt.Fprintf(&b, "%s%s: \n", verdictMark, f.key())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// readVerdicts reads a file of verdicts: key, verdict and reason, with tabs between
// them. A file that is not there has none.
func readVerdicts(path string) (map[string]verdict, error) {
	kept, err := verdictLines(path)
	if err != nil {
		return nil, err
	}
	out := map[string]verdict{}
	for key, l := range kept {
		v, _, _ := strings.Cut(l, "\t")
		if out[key] = verdict(v); !out[key].known() {
			return nil, fmt.Errorf("%s: %s: %q is no verdict; write %s, %s or %s", path, key, v, isRight, isDoubtful, isFalse)
		}
	}
	return out, nil
}

func (v verdict) known() bool { return v == isRight || v == isDoubtful || v == isFalse }

// verdictLines are what stands behind each key of a file of verdicts.
func verdictLines(path string) (map[string]string, error) {
	b, err := os.ReadFile(filepath.FromSlash(path))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	out := map[string]string{}
	for l := range strings.Lines(string(b)) {
		if key, rest, ok := strings.Cut(strings.TrimSuffix(l, "\n"), "\t"); ok {
			out[key] = rest
		}
	}
	return out, nil
}

// keepVerdicts adds the verdicts of a completed list to a file of verdicts.
func keepVerdicts(file, list string) error {
	b, err := os.ReadFile(list)
	if err != nil {
		return err
	}
	kept, err := verdictLines(file)
	if err != nil {
		return err
	}
	sc := bufio.NewScanner(bytes.NewReader(b))
	sc.Buffer(nil, len(b)+1)
	for n := 1; sc.Scan(); n++ {
		rest, ok := strings.CutPrefix(sc.Text(), verdictMark)
		if !ok {
			continue
		}
		key, said, _ := strings.Cut(rest, ":")
		said, reason, _ := strings.Cut(strings.TrimSpace(said), " ")
		switch v := verdict(said); {
		case said == "":
		case !v.known():
			return fmt.Errorf("%s, line %d: %q is no verdict; write %s, %s or %s", list, n, said, isRight, isDoubtful, isFalse)
		default:
			kept[key] = strings.TrimSpace(said + "\t" + reason)
		}
	}
	var out strings.Builder
	for _, key := range slices.Sorted(maps.Keys(kept)) {
		fmt.Fprintf(&out, "%s\t%s\n", key, kept[key])
	}
	return os.WriteFile(filepath.FromSlash(file), []byte(out.String()), 0o666)
}
