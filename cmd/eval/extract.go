package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/text"
)

var extractSuite = suite{
	name: "extract", args: "DIR…",
	short: "Articles out of web pages: body, title, author, day",
	long: `Articles out of web pages. A DIR holds gold.jsonl and html/ID.html.gz, or is a
folder of such.

Body is the measure of the article extraction benchmark (Scrapinghub 2019):
precision and recall of word 4-grams, each the mean over pages, and F1 of the
means. Exact are the pages whose 4-grams are the gold's and no others. Dump is the body's measure where all that is read is a dump of the
page: its text, menus and all, without any markup. Titles are compared without case, accents and punctuation; authors too,
all of them in any order. The day, exactly, is that of publication, or of the
last change on a page that states no other: the sets do not tell them apart.
What is not in the gold is not asked.`,
	keys: []string{"host"},
	data: []string{"bench/extract/zyte", "bench/extract/newspaper4k", "bench/extract/wcxb", "bench/extract/htmldate"},
	run:  runExtract,
}

// extractAnchors are what others reached on the whole sets.
var extractAnchors = map[string]string{
	"zyte body":        "AutoExtract 97.0, go-trafilatura 96.0 (181 pages)",
	"zyte exact":       "AutoExtract 47.0, rs-trafilatura 28.7 (181 pages)",
	"newspaper4k body": "best Go 92.7 (421 pages)",
	"wcxb body":        "best Go 95.6 (articles)",
	"htmldate day":     "go-htmldate 90.4 accuracy (1,000 pages)",
}

// webPage is what the gold says of a page.
type webPage struct {
	ID, URL, Title, Author, Date, Text string
}

func runExtract(ctx context.Context, r *report, dirs []string, _ options) error {
	dirs, err := folders(dirs, "gold.jsonl")
	if err != nil {
		return err
	}
	for _, dir := range dirs {
		gold, err := lines[webPage](dir, "gold.jsonl")
		if err != nil {
			return err
		}
		found, err := each(ctx, gold, func(w webPage) extracted { return extractPage(dir, w) })
		if err != nil {
			return err
		}
		set := filepath.Base(dir)
		tasks := map[string]*task{}
		add := func(what string, k kind, host string, s score, m miss) {
			t := tasks[what]
			if t == nil {
				t = r.task(set+" "+what, k, extractAnchors[set+" "+what])
				tasks[what] = t
			}
			t.add(host, s)
			if m.bad = 2 - s.hitGold - s.hitFound; m.bad > 0 {
				t.miss(m)
			}
		}
		for i, w := range gold {
			f := found[i]
			if f.err != nil {
				return f.err
			}
			host, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(w.URL, "https://"), "http://"), "/")
			if w.Text != "" {
				s := shingles(w.Text, f.body)
				m := miss{Where: w.URL, Want: clip(w.Text), Got: clip(f.body), Text: w.ID}
				add("body", retrieval, host, s, m)
				add("exact", share, host, exact(s), m)
				add("dump", retrieval, host, shingles(w.Text, f.dumped), miss{Where: w.URL, Want: clip(w.Text), Got: clip(f.dumped), Text: w.ID})
			}
			if w.Title != "" {
				add("title", retrieval, host, stated(bare(w.Title), bare(f.title)), miss{Where: w.URL, Want: w.Title, Got: f.title, Text: w.ID})
			}
			if w.Author != "" {
				add("author", retrieval, host, stated(byNames(w.Author), byNames(f.author)), miss{Where: w.URL, Want: w.Author, Got: cmp.Or(f.author, "none"), Text: w.ID})
			}
			if w.Date != "" {
				add("day", retrieval, host, stated(w.Date[:min(len(w.Date), len(time.DateOnly))], f.date), miss{Where: w.URL, Want: w.Date, Got: cmp.Or(f.date, "none"), Text: w.ID})
			}
		}
	}
	return nil
}

// extracted is what was read out of a page; all empty where it was refused.
type extracted struct {
	body, title, author, date string
	dumped                    string // the body, out of a dump of the page
	err                       error  // the page itself could not be read
}

func extractPage(dir string, w webPage) extracted {
	packed, err := os.ReadFile(filepath.Join(dir, "html", w.ID+".html.gz"))
	if err != nil {
		return extracted{err: err}
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return extracted{err: err}
	}
	page, err := io.ReadAll(z)
	if err != nil {
		return extracted{err: err}
	}
	var e extracted
	if dump := dumpOf(page); dump != "" && w.Text != "" {
		as, _ := extract.Articles(source.Document{Path: w.ID + ".txt", URL: w.URL, MediaType: "text/plain", Body: []byte(dump)}, extract.Options{})
		if len(as) > 0 {
			e.dumped = bodyOf(as[0])
		}
	}
	as, _ := extract.Articles(source.Document{Path: w.ID + ".html", URL: w.URL, MediaType: "text/html", Body: page}, extract.Options{})
	if len(as) == 0 {
		return e
	}
	a := as[0]
	e.title, e.author, e.body = a.Headline(), a.Byline, bodyOf(a)
	for _, day := range []article.Stamp{a.Published, a.Modified} {
		if e.date == "" && day.Known() {
			e.date = day.Time.Format(time.DateOnly)
		}
	}
	return e
}

// bodyOf is an article's text without its title.
func bodyOf(a *article.Article) string {
	var body []string
	for _, b := range a.Blocks {
		if b.Kind != article.Title {
			body = append(body, a.Words(b.Span))
		}
	}
	return strings.Join(body, "\n")
}

// dumpOf is all text of a page that a browser shows as text, a line for each run
// of it that no element like a paragraph or a box parts, and an empty line behind
// each: what is left of pages that were copied or scraped.
func dumpOf(page []byte) string {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return ""
	}
	var b, line strings.Builder
	end := func() {
		if s := strings.Join(strings.Fields(line.String()), " "); s != "" {
			b.WriteString(s + "\n\n")
		}
		line.Reset()
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			line.WriteString(n.Data)
		case undumped[n.DataAtom]:
			return
		}
		apart := n.Type == html.ElementNode && !inline[n.DataAtom]
		if apart {
			end()
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		if apart {
			end()
		}
	}
	walk(root)
	end()
	return b.String()
}

// inline are the elements that part no text, undumped those whose text nobody
// reads.
var (
	inline = map[atom.Atom]bool{
		atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Cite: true, atom.Code: true, atom.Del: true, atom.Dfn: true,
		atom.Em: true, atom.Font: true, atom.I: true, atom.Img: true, atom.Ins: true, atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Q: true,
		atom.S: true, atom.Small: true, atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.U: true, atom.Wbr: true,
	}
	undumped = map[atom.Atom]bool{
		atom.Head: true, atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Iframe: true,
		atom.Select: true, atom.Textarea: true, atom.Object: true, atom.Video: true, atom.Audio: true,
	}
)

// stated is the score of a field: wanted, and found or not.
func stated(want, got string) score {
	s := score{gold: 1}
	if got != "" {
		s.found = 1
	}
	if want == got {
		s.hitGold, s.hitFound = 1, 1
	}
	return s
}

// bare is a title without case, accents and punctuation.
func bare(s string) string { return strings.Join(words.FindAllString(text.Fold(s), -1), " ") }

var words = regexp.MustCompile(`[\pL\pN_]+`)

// byNames is a byline's names without case, accents and punctuation, sorted, so
// that "Mara Quill and Teo Sand" equals "Teo Sand, Mara Quill".
func byNames(s string) string {
	names := strings.FieldsFunc(strings.ReplaceAll(s, " and ", ","), func(c rune) bool { return c == ',' || c == ';' || c == '&' })
	for i, n := range names {
		names[i] = bare(n)
	}
	slices.Sort(names)
	return strings.Join(slices.DeleteFunc(slices.Compact(names), func(n string) bool { return n == "" }), ", ")
}

// shingles compares the word 4-grams of two texts, each as often as it stands
// there (article-extraction-benchmark, evaluate.py). Summed over pages it gives
// the mean of precision and of recall.
func shingles(gold, ours string) score {
	g, o := grams(gold), grams(ours)
	same, golds, found := 0, 0, 0
	for k, n := range g {
		golds += n
		same += min(n, o[k])
	}
	for _, n := range o {
		found += n
	}
	var s score
	if golds > 0 {
		s.gold, s.hitGold = 1, float64(same)/float64(golds)
	}
	if found > 0 {
		s.found, s.hitFound = 1, float64(same)/float64(found)
	}
	return s
}

// exact is the score of a text by that of its 4-grams: it has all of the gold's
// and no others, or it is wrong.
func exact(s score) score {
	if s.hitGold < 1 || s.hitFound < 1 {
		return score{gold: 1}
	}
	return score{gold: 1, found: 1, hitGold: 1, hitFound: 1}
}

// grams counts the word 4-grams of a text; a shorter text is one.
func grams(s string) map[string]int {
	all := words.FindAllString(s, -1)
	out := map[string]int{}
	for i := 0; i < max(1, len(all)-3) && len(all) > 0; i++ {
		out[strings.Join(all[i:min(i+4, len(all))], " ")]++
	}
	return out
}

// clip shows the two ends of a text.
func clip(s string) string {
	const most = 120
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) <= 2*most {
		return string(r)
	}
	return string(r[:most]) + " … " + string(r[len(r)-most:])
}
