package verify_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/fixture"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/verify"
	"github.com/synoptic-news/synoptic/story/compare"
	"github.com/synoptic-news/synoptic/story/timeline"
)

// The matter is invented: two lake countries and a dam between them.
const dam = `
-- a.md --
---
title: Veldria and Karsk open talks on the Imre dam
outlet: Halden Courier
published: 2026-03-03
---
Energy minister Ilse Brandvik met the Karsk envoy Tomas Orlec in Halden on Monday, the ministry said. The talks lasted nearly four hours and turned on who pays for the repairs.

“We are not at the end, but we can see it,” Brandvik told reporters after the meeting. She said a second round would be held in Sund.

More than 1,200 families have left the valley since the dam cracked, according to the ministry. It remains unclear who will pay for the repairs. Engineers reached the dam on 24 February 2026 and found a crack of 14 metres.

The two sides are to meet again on 12 March 2026.
-- b.md --
---
title: Dam talks end without a date for the repairs
outlet: Lakeland Radio
published: 2026-03-04
---
Karsk’s chief negotiator, Tomas Orlec, called the talks “useful but slow” on Tuesday. Ilse Brandvik and Orlec met for four hours in Halden on Monday.

The Karsk government said that about 900 families had left the valley since the dam cracked. Energy minister Brandvik said that Veldria would not accept a higher lake level. “The lake level must not rise,” she told Lakeland Radio.

Engineers reached the dam on 24 February 2026, the regional authority said, after two days of rain.
-- c.md --
---
title: Talks on Imre dam move to Sund
outlet: Sund Evening Post
published: 2026-03-06
---
Tomas Orlec arrived in Sund on Thursday for a second round of talks on the Imre dam. The envoy said that Karsk was ready to pay 40 million crowns for the repairs.

Ilse Brandvik met Orlec in Halden on Monday for talks that lasted four hours. “We want a date, and we want it in writing,” Orlec said.
`

func damPage(t testing.TB) *page.Page {
	t.Helper()
	s := fixture.Story(t, dam)
	events := timeline.Events(s)
	p, err := page.New(page.Input{
		Story: s, Events: events, Findings: compare.Findings(s, events),
		LeftOut: []page.LeftOut{{Path: "empty.txt", Reason: "it is empty"}},
		Version: "test", Now: time.Date(2026, 3, 7, 0, 0, 0, 0, time.UTC),
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPage(t *testing.T) {
	p := damPage(t)
	r := verify.Page(p)
	for _, f := range r.Failed {
		t.Error(f)
	}
	if want := fmt.Sprintf("%d/%[1]d sentences verified", p.Counts.Sentences); r.String() != want {
		t.Errorf("report is %q, want %q", r, want)
	}
	if len(p.Timeline.Happened) == 0 || len(p.Figures) == 0 || len(p.People) == 0 {
		t.Errorf("the page is too thin to test with: %+v", p.Counts)
	}
}

// TestAltered alters the encoded page at every string and number, one character
// at a time, and wants each alteration met.
func TestAltered(t *testing.T) {
	b := encode(t, damPage(t))
	for _, m := range mutants(t, b, 60) {
		p, err := page.Decode(m.bytes)
		if err == nil && verify.Page(p).OK() {
			t.Errorf("%s: %s passes", m.at, m.what)
		}
	}
}

// resealed are the places where an alteration passes if the forger also makes
// the seal, and every other value that follows from the page, again. None of
// them is a text, span, figure, name, date or quotation that is shown as an
// article's: they are choices of the pipeline and its reasons, which only
// building the page anew can check, and what the page says it was made of.
var resealed = []string{
	"id", "counts/dropped", // of the story
	"options/.*",
	"left_out/.*",
	"episodes/.*",
	"sources/.*/origin/(kind|share|why|wire)",
	"(conflicts|changes)/.*/(why|kind)",
	"timeline/.*/planned",
	".*/why",
	// The articles themselves: what no sentence shows, and what they say about
	// themselves. The files can be asked: synoptic verify PAGE.json PATH.
	"articles/.*/(path|url|byline|lang|section|text|listed|how|kind|form|name|id|share)",
	"articles/.*/(dropped|sentences|blocks|marks)/.*",
	"articles/.*/title/.*",
	"articles/.*/(published|modified)/.*",
}

// TestForged does the same as TestAltered, for a forger who knows the format.
func TestForged(t *testing.T) {
	may := regexp.MustCompile("^(" + strings.Join(resealed, "|") + ")$")
	b := encode(t, damPage(t))
	passed := map[string]string{}
	for _, m := range mutants(t, b, 60) {
		again, err := reseal(m.bytes)
		if err != nil || bytes.Equal(again, b) {
			continue // refused, or a value that follows from others
		}
		p, err := page.Decode(again)
		if err == nil && verify.Page(p).OK() && !may.MatchString(m.at) {
			passed[generic.ReplaceAllString(m.at, "/*")] = m.at + ": " + m.what
		}
	}
	for _, at := range slices.Sorted(maps.Keys(passed)) {
		t.Errorf("%s passes", passed[at])
	}
}

var generic = regexp.MustCompile(`/\d+`)

func encode(t testing.TB, p *page.Page) []byte {
	t.Helper()
	b, err := page.Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// reseal encodes an altered page anew, as if New had made it.
func reseal(b []byte) ([]byte, error) {
	var f struct {
		*page.Page
		Records []*article.Article `json:"articles"`
	}
	if err := json.Unmarshal(b, &f); err != nil {
		return nil, err
	}
	f.Page.Articles = f.Records
	return page.Encode(f.Page)
}

// mutant is the page with one character altered.
type mutant struct {
	at, what string
	bytes    []byte
}

// mutants alters each leaf of the JSON tree: the first of its characters at
// every place where few leaves of that kind have been altered, and every
// stride-th of the others.
func mutants(t testing.TB, b []byte, stride int) []mutant {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	var root any
	if err := d.Decode(&root); err != nil {
		t.Fatal(err)
	}
	var out []mutant
	seen := map[string]int{}
	n := 0
	var walk func(at string, v any, set func(any))
	try := func(at, was string, now any, set func(any), restore any) {
		set(now)
		j, err := json.Marshal(root)
		if err != nil {
			t.Fatal(err)
		}
		set(restore)
		out = append(out, mutant{strings.TrimPrefix(at, "/"), fmt.Sprintf("%q for %q", now, was), j})
	}
	walk = func(at string, v any, set func(any)) {
		switch v := v.(type) {
		case map[string]any:
			for _, k := range slices.Sorted(maps.Keys(v)) {
				walk(at+"/"+k, v[k], func(x any) { v[k] = x })
			}
		case []any:
			for i := range v {
				walk(at+"/"+strconv.Itoa(i), v[i], func(x any) { v[i] = x })
			}
		case string:
			kind := generic.ReplaceAllString(at, "/*")
			n++
			if seen[kind]++; v == "" || seen[kind] > 1 && n%stride != 0 {
				return
			}
			rs := []rune(v)
			for _, i := range []int{0, len(rs) / 2, len(rs) - 1} {
				try(at, v, string(altered(rs, i)), set, v)
			}
		case json.Number:
			kind := generic.ReplaceAllString(at, "/*")
			n++
			if seen[kind]++; seen[kind] > 1 && n%stride != 0 {
				return
			}
			rs := []rune(v.String())
			try(at, v.String(), json.Number(string(altered(rs, len(rs)-1))), set, v)
		case bool:
			try(at, fmt.Sprint(v), !v, set, v)
		}
	}
	walk("", root, func(any) {})
	return out
}

// altered changes one character into its neighbour of the same kind.
func altered(rs []rune, i int) []rune {
	out := slices.Clone(rs)
	switch r := out[i]; {
	case r == '9', r == 'z', r == 'Z':
		out[i] = r - 1
	case r >= '0' && r < '9', r >= 'a' && r < 'z', r >= 'A' && r < 'Z':
		out[i] = r + 1
	default:
		out[i] = '~'
	}
	return out
}
