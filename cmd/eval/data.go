package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// missing says that a suite's data is not there. Evaluation data is optional:
// score leaves the suite out.
type missing struct{ path, want string }

func (m missing) Error() string {
	return fmt.Sprintf("no data: %s is missing in %s; the data is not part of the repository, see docs/evaluation.md", m.want, m.path)
}

// folders returns the given folders, or the folders in them, that hold one of
// the files. A folder in which none is found is missing its data.
func folders(dirs []string, files ...string) ([]string, error) {
	var out []string
	for _, d := range dirs {
		found := len(out)
		if holds(d, files) {
			out = append(out, d)
		} else if in, err := os.ReadDir(d); err == nil {
			for _, e := range in {
				if sub := filepath.Join(d, e.Name()); holds(sub, files) {
					out = append(out, sub)
				}
			}
		}
		if len(out) == found {
			return nil, missing{d, strings.Join(files, " or ")}
		}
	}
	return out, nil
}

func holds(dir string, files []string) bool {
	for _, f := range files {
		if _, err := os.Stat(filepath.Join(dir, f)); err == nil {
			return true
		}
	}
	return false
}

// read returns a file of a data folder.
func read(dir, file string) ([]byte, error) {
	b, err := os.ReadFile(filepath.Join(dir, file))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, missing{dir, file}
	}
	return b, err
}

// lines reads a JSON lines file.
func lines[T any](dir, file string) ([]T, error) {
	b, err := read(dir, file)
	if err != nil {
		return nil, err
	}
	var out []T
	sc := bufio.NewScanner(bytes.NewReader(b))
	sc.Buffer(nil, len(b)+1)
	for n := 1; sc.Scan(); n++ {
		if len(bytes.TrimSpace(sc.Bytes())) == 0 {
			continue
		}
		var v T
		if err := json.Unmarshal(sc.Bytes(), &v); err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", filepath.Join(dir, file), n, err)
		}
		out = append(out, v)
	}
	return out, sc.Err()
}

// each applies f to every item, several at once.
func each[T, R any](ctx context.Context, items []T, f func(T) R) ([]R, error) {
	out := make([]R, len(items))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range items {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			out[i] = f(items[i])
			return nil
		})
	}
	return out, g.Wait()
}

// plain makes an article of a text whose offsets must stay: paragraphs are
// parted by empty lines, and all of it is wording.
func plain(s, language string) *article.Article {
	a := &article.Article{ID: "eval", Text: s, Lang: language}
	ends := &lang.For(language).Words.Ends
	for at := 0; at < len(s); {
		end := len(s)
		if i := strings.Index(s[at:], "\n\n"); i >= 0 {
			end = at + i
		}
		if p := trim(s, text.Span{Start: at, End: end}); !p.Empty() {
			block := len(a.Blocks)
			a.Blocks = append(a.Blocks, article.Block{Span: p, Kind: article.Paragraph})
			for _, sp := range text.Sentences(s, p, ends) {
				a.Sentences = append(a.Sentences, article.Sentence{Span: sp, Block: block})
			}
		}
		at = end + 2
	}
	return a
}

// trim cuts white space off both ends of a span.
func trim(s string, sp text.Span) text.Span {
	in := sp.In(s)
	sp.Start += len(in) - len(strings.TrimLeft(in, " \t\r\n"))
	sp.End = sp.Start + len(strings.TrimSpace(in))
	return sp
}

// points holds the byte at which each code point of a text begins, then the
// length of the text: most data counts in code points, we in bytes.
type points []int

func pointsOf(s string) points {
	p := make(points, 0, len(s)+1)
	for i := range s {
		p = append(p, i)
	}
	return append(p, len(s))
}

// span turns code points into bytes; what lies outside the text is cut off.
func (p points) span(start, end int) text.Span {
	at := func(i int) int { return p[min(max(i, 0), len(p)-1)] }
	return text.Span{Start: at(start), End: at(end)}
}

// around shows a span in its text, in one line.
func around(s string, sp text.Span) string {
	const margin = 60
	a, b := max(0, sp.Start-margin), min(len(s), sp.End+margin)
	cut := strings.ToValidUTF8(s[a:sp.Start], "") + "[" + sp.In(s) + "]" + strings.ToValidUTF8(s[sp.End:b], "")
	return strings.Join(strings.Fields(cut), " ")
}

// decodePair reads a JSON array of two values.
func decodePair(b []byte, first, second any) error {
	var pair [2]json.RawMessage
	if err := json.Unmarshal(b, &pair); err != nil {
		return err
	}
	if err := json.Unmarshal(pair[0], first); err != nil {
		return err
	}
	return json.Unmarshal(pair[1], second)
}
