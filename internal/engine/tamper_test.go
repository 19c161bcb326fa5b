package engine_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"iter"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
)

// bridge is a story in three articles that fills every section of its page.
func bridge(t testing.TB) string {
	return write(t, map[string]string{
		"a.md": note("Old bridge of Tarn closes after flood", "Beacon", "2031-05-07",
			"Transport minister Mira Sand of Veldria closed the old bridge of Tarn on Tuesday after a flood cracked its middle pier. “The bridge must never carry a lorry again,” Sand said. It remains unclear who will pay for the repairs. The bridge was built in 1974. The court held that treasurer Pavel Ode had diverted some 4.1 million crowns from the road fund.\n\nA spokesman for the Veldrian Transport Ministry, Odo Lind, denied that the pier had been cracked before. The Veldrian government said on Tuesday that 40 people were hurt in the flood. Sand will meet the engineer Tobin Reve on 12 May 2031 in Orlo."),
		"b.md": note("Tarn shuts its bridge after flood cracks pier", "Courier", "2031-05-08",
			"Tarn’s old bridge was closed on Tuesday by Mira Sand, the transport minister, after a flood cracked a pier. “The bridge must never carry a lorry again,” said Sand. The pier was cracked before, according to Odo Lind, an adviser to transport minister Mira Sand. The Karsk Water Board demanded a joint inquiry. “We will not accept an inquiry from abroad,” said Odo Lind of the Veldrian Transport Ministry. The Veldrian government said that 65 people were hurt in the flood."),
		"c.md": note("Engineer and minister talk about the Tarn bridge", "Lantern", "2031-05-13",
			"Transport minister Mira Sand met the chief engineer Tobin Reve in Orlo on Monday to talk about the old bridge of Tarn. The talks lasted nearly five hours. From the fund for the roads of Orlo 4.1 million crowns went astray while Pavel Ode was its treasurer. “We can mend the pier by autumn,” Reve told reporters. The Veldrian Transport Ministry rejected a joint inquiry. The Karsk Water Board said that the inquiry must be public."),
	})
}

// leaf is one string or number of a JSON text.
type leaf struct {
	path       string
	start, end int // of the value, quotation marks included
}

// leaves finds every string, number and truth value of a JSON text.
func leaves(t testing.TB, b []byte) []leaf {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	var all []leaf
	var value func(path string)
	value = func(path string) {
		before := int(d.InputOffset())
		tok, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		switch tok {
		case json.Delim('{'):
			for d.More() {
				key, err := d.Token()
				if err != nil {
					t.Fatal(err)
				}
				value(path + "/" + key.(string))
			}
			d.Token()
		case json.Delim('['):
			for i := 0; d.More(); i++ {
				value(path + "/" + strconv.Itoa(i))
			}
			d.Token()
		default:
			end := int(d.InputOffset())
			start := before + len(b[before:end]) - len(bytes.TrimLeft(b[before:end], " \n:,"))
			all = append(all, leaf{path, start, end})
		}
	}
	value("")
	return all
}

// alterations of a value: another character at its first, middle and last
// place, one more and one less of a number, the other truth.
func alterations(value string) []string {
	switch {
	case value == "true":
		return []string{"false"}
	case value == "false":
		return []string{"true"}
	case value == `""`:
		return []string{`"x"`}
	case value[0] != '"':
		n, err := strconv.ParseFloat(value, 64)
		if err != nil {
			panic(err)
		}
		return []string{fmt.Sprint(n + 1), fmt.Sprint(n - 1)}
	}
	var s string
	if err := json.Unmarshal([]byte(value), &s); err != nil {
		panic(err)
	}
	var out []string
	rs := []rune(s)
	for _, i := range slices.Compact([]int{0, len(rs) / 2, len(rs) - 1}) {
		as := slices.Clone(rs)
		as[i] = another(rs[i])
		out = append(out, quoted(string(as)))
	}
	return out
}

// another is a character of the same kind, so that the forms of dates, hashes
// and words stay what they are.
func another(r rune) rune {
	switch {
	case r == '9' || r == 'z' || r == 'Z':
		return r - 1
	case '0' <= r && r < '9' || 'a' <= r && r < 'z' || 'A' <= r && r < 'Z':
		return r + 1
	}
	return 'q'
}

func quoted(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func replaced(b []byte, l leaf, with string) []byte {
	return slices.Concat(b[:l.start], []byte(with), b[l.end:])
}

var sealed = regexp.MustCompile(`\n "seal": "[^"]*"`)

// seal computes the seal of an encoded page anew.
func seal(b []byte) []byte {
	at := sealed.FindIndex(b)
	bare := slices.Concat(b[:at[0]], []byte("\n \"seal\": \"\""), b[at[1]:])
	h := sha256.Sum256(bare)
	return slices.Concat(b[:at[0]], fmt.Appendf(nil, "\n \"seal\": %q", hex.EncodeToString(h[:])), b[at[1]:])
}

// rehash computes the hash of an article's text anew.
func rehash(b []byte, text string) []byte {
	end := bytes.Index(b, []byte(text)) + len(text)
	at := bytes.Index(b[end:], []byte(`"sha256": "`)) + end + len(`"sha256": "`)
	var s string
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		panic(err)
	}
	h := sha256.Sum256([]byte(s))
	return slices.Concat(b[:at], []byte(hex.EncodeToString(h[:])), b[at+64:])
}

// forge makes of an altered page what Synoptic itself would write for it: texts
// joined, dates worded, selectors, hashes and seal anew. It is the strongest
// forger there can be short of one who writes other articles.
func forge(altered []byte) ([]byte, bool) {
	var p page.Page
	var more struct {
		Articles []*article.Article `json:"articles"`
	}
	if json.Unmarshal(altered, &p) != nil || json.Unmarshal(altered, &more) != nil {
		return nil, false
	}
	p.Articles = more.Articles
	b, err := page.Encode(&p)
	return b, err == nil
}

func caught(b []byte) bool {
	rep, err := engine.Verify(context.Background(), b, nil, engine.Options{})
	return err != nil || !rep.OK()
}

func bridgePage(t testing.TB) []byte {
	t.Helper()
	b, err := page.Encode(run(t, bridge(t), engine.Options{Version: "test"}).Pages[0])
	if err != nil {
		t.Fatal(err)
	}
	if caught(b) {
		t.Fatal("the page as made does not verify")
	}
	return b
}

// starred is a path with its list indices left out.
func starred(path string) string { return index.ReplaceAllString(path, "/*") }

var index = regexp.MustCompile(`/\d+`)

var exhaustive = flag.Bool("exhaustive", false, "alter every leaf of the page, not every few; takes a minute")

// every is n, or 1 where all are asked for.
func every(n int) int {
	if *exhaustive {
		return 1
	}
	return n
}

func TestTamper(t *testing.T) {
	if testing.Short() {
		t.Skip("makes and checks some thousand pages")
	}
	t.Parallel()
	good := bridgePage(t)
	for _, section := range []string{"brief", "timeline", "agreed", "parallels", "coverage", "conflicts", "changes", "figures", "people", "positions", "unknown"} {
		if !bytes.Contains(good, []byte("\n \""+section+"\": ")) {
			t.Errorf("the page has nothing under %q to be altered", section)
		}
	}
	n := 0
	for m := range mutants(t, good, every(5)) {
		n++
		if !caught(m.page) {
			t.Errorf("%s verifies", m)
		}
	}
	t.Logf("%d alterations", n)
}

// mutant is a page with one leaf altered.
type mutant struct {
	leaf
	was, is string
	page    []byte
}

func (m mutant) String() string { return fmt.Sprintf("%s: %.60s → %.60s", m.path, m.was, m.is) }

// mutants alters the first leaf of every kind in every way there is, and every
// nth of the others in one of them.
func mutants(t testing.TB, b []byte, nth int) iter.Seq[mutant] {
	return func(yield func(mutant) bool) {
		seen := map[string]int{}
		for i, l := range leaves(t, b) {
			was := string(b[l.start:l.end])
			as := alterations(was)
			if seen[starred(l.path)]++; seen[starred(l.path)] > 1 {
				if i%nth != 0 {
					continue
				}
				k := i / nth % len(as)
				as = as[k : k+1]
			}
			for _, a := range as {
				if !yield(mutant{l, was, a, replaced(b, l, a)}) {
					return
				}
			}
		}
	}
}

// free are leaves a forger may alter who then writes the whole page anew, with
// the reason why no page can tell by itself. None of them is a sentence, span,
// figure, name, date or quotation of a section: they are what the page says
// about its making, and the articles' own records. Those the files can tell:
// synoptic verify PAGE.json PATH.
var free = map[string]string{
	"/id":               "names the story, and nothing on the page follows from it",
	"/options/version":  "the program that made it",
	"/episodes/*/id":    "names the episode",
	"/episodes/*/why/*": "the clusterer's reason, which needs the articles of other stories too",
}

// records are what of an article is its own and neither in its ID nor told by
// its words. Where it bears on a section it is still caught.
var records = regexp.MustCompile(`^/articles/\*/(path|lang|form|byline|section|published/how|modified/how|blocks/.*|sentences/.*|dropped/.*)$`)

func TestForge(t *testing.T) {
	if testing.Short() {
		t.Skip("makes and checks some thousand pages")
	}
	t.Parallel()
	good := bridgePage(t)
	tried, same := 0, 0
	got := map[string]mutant{}
	for m := range mutants(t, good, every(31)) {
		if strings.HasPrefix(m.path, "/articles/") && strings.HasSuffix(m.path, "/text") {
			m.page = rehash(m.page, m.is)
		}
		attacks := [][]byte{seal(m.page)}
		if b, ok := forge(m.page); ok {
			attacks = append(attacks, b)
		}
		for _, b := range attacks {
			if bytes.Equal(b, good) {
				same++
				continue
			}
			tried++
			if !caught(b) {
				got[starred(m.path)] = m
			}
		}
	}
	t.Logf("%d forgeries; %d more came to nothing", tried, same)
	for _, path := range slices.Sorted(maps.Keys(got)) {
		if free[path] == "" && !records.MatchString(path) {
			t.Errorf("%s verifies", got[path])
		}
	}
}

// TestForgeShownText alters the text of an article at every place that a
// section shows, under a forger who writes all the rest anew.
func TestForgeShownText(t *testing.T) {
	if testing.Short() {
		t.Skip("makes and checks some thousand pages")
	}
	good := bridgePage(t)
	p, err := page.Decode(good)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	p.Each(func(at string, part page.Part) {
		for _, c := range part.Cites() {
			if n++; n%5 != 0 {
				continue
			}
			q, err := page.Decode(good)
			if err != nil {
				t.Fatal(err)
			}
			a := q.Article(c.Article)
			i := c.Span.Start + c.Span.Len()/2
			for !('a' <= a.Text[i] && a.Text[i] < 'z') {
				if i++; i == c.Span.End {
					return
				}
			}
			a.Text = a.Text[:i] + string(a.Text[i]+1) + a.Text[i+1:]
			b, err := page.Encode(q)
			if err != nil {
				t.Fatal(err)
			}
			if !caught(b) {
				t.Errorf("%s: the text of article %s altered at byte %d verifies", at, a.ID, i)
			}
		}
	})
}

// TestWithheld holds that what a person decided not to show is nowhere on the
// page, that another article's words for it take its place, and that such a page
// still verifies.
func TestWithheld(t *testing.T) {
	dir := bridge(t)
	before := run(t, dir, engine.Options{Version: "test"}).Pages[0]
	const words = "Mira Sand of Veldria closed the old bridge of Tarn on Tuesday"
	var hidden article.Passage
	for _, a := range before.Articles {
		if i := strings.Index(a.Text, words); i >= 0 {
			hidden = a.At(text.Span{Start: i, End: i + len(words)})
		}
	}
	if got := shownWords(before); !strings.Contains(got, words) {
		t.Fatalf("%q is not shown at all: %s", words, got)
	}
	after := run(t, dir, engine.Options{Version: "test", Withheld: []article.Passage{hidden}}).Pages[0]
	if got := shownWords(after); strings.Contains(got, words) || !strings.Contains(got, "bridge was closed on Tuesday by Mira Sand") {
		t.Errorf("shown: %s", got)
	}
	b, err := page.Encode(after)
	if err != nil {
		t.Fatal(err)
	}
	report, err := engine.Verify(context.Background(), b, nil, engine.Options{})
	if err != nil || !report.OK() {
		t.Errorf("%v, %v", report.Failed, err)
	}
}

// TestNamesakes holds that names that a person told apart are two on the page, and
// that such a page still verifies.
func TestNamesakes(t *testing.T) {
	dir := write(t, map[string]string{
		"a.md": note("Old bridge of Tarn is closed", "Beacon", "2031-05-07", "Mayor Yuri Melder closed the old bridge of Tarn on Tuesday after a beam had cracked. “We will build a new one,” Yuri Melder said."),
		"b.md": note("Tarn closes its bridge", "Courier", "2031-05-08", "The old bridge of Tarn was closed on Tuesday after a beam had cracked, Yury Melder said. “It was old,” Yury Melder said."),
	})
	told := func(opts engine.Options) (*page.Page, int) {
		t.Helper()
		opts.Version = "test"
		p := run(t, dir, opts).Pages[0]
		return p, len(engine.Reopen(p).Story.Cast.Entities)
	}
	_, one := told(engine.Options{})
	p, two := told(engine.Options{Namesakes: story.Namesakes{Pairs: [][2]string{{"Yuri Melder", "Yury Melder"}}}})
	if two != one+1 {
		t.Errorf("%d names, and %d where two are told apart", one, two)
	}
	b, err := page.Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	report, err := engine.Verify(context.Background(), b, nil, engine.Options{})
	if err != nil || !report.OK() {
		t.Errorf("%v, %v", report.Failed, err)
	}
}

func shownWords(p *page.Page) string {
	var all []string
	p.Each(func(_ string, part page.Part) {
		if s, ok := part.(page.Sentence); ok {
			all = append(all, s.Text())
		}
	})
	return strings.Join(all, "\n")
}
