package engine_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story/relate"
)

// dam is two stories about one dam, half a year apart, and one about a cup.
func dam(t testing.TB) string {
	return write(t, map[string]string{
		"a.md": note("Engineer warns of cracks in Merrow dam", "Beacon", "2031-03-02",
			"The Merrow dam must be inspected before winter, engineer Ilse Tarn told the assembly. She had found cracks in two flood gates of the Merrow dam. The operator Vale Power said the reservoir was safe."),
		"b.md": note("Assembly hears of cracks in flood gates", "Courier", "2031-03-03",
			"Cracks in two flood gates of the Merrow dam have widened, engineer Ilse Tarn told the assembly on Sunday. Vale Power, the operator, denied that the reservoir was at risk."),
		"c.md": note("Minister opens inquiry after wave below Merrow dam", "Lantern", "2031-09-06",
			"A wave swept through Orlo on Friday after a flood gate of the Merrow dam broke and 30 houses were lost. Minister Mira Sand opened an inquiry. Engineer Ilse Tarn, who had warned of cracks in the flood gates, is to be heard."),
		"d.md": note("Orlo counts its losses after the wave", "Beacon", "2031-09-07",
			"Thirty houses were lost in Orlo when a flood gate of the Merrow dam broke on Friday and sent a wave down the valley. Ilse Tarn, the engineer, said that nobody had answered her letters about the flood gates. Minister Mira Sand promised an inquiry."),
		"e.md": note("Karsk win the cup", "Courier", "2031-09-07",
			"Karsk won the football cup final against Tessel United on penalties on Saturday. Striker Pavel Dorn scored twice before half time, and the goalkeeper saved three shots."),
	})
}

func TestRelatedStories(t *testing.T) {
	dir := dam(t)
	res := run(t, dir, engine.Options{Version: "test"})
	if len(res.Pages) != 3 {
		t.Fatalf("%d pages, want three", len(res.Pages))
	}
	order := map[string]relate.Order{}
	for _, p := range res.Pages {
		if len(p.Related) > 1 || len(p.Articles) == 1 && len(p.Related) > 0 {
			t.Errorf("%q has %d related stories", p.Title.Text(), len(p.Related))
		}
		b, err := page.Encode(p)
		if err != nil {
			t.Fatal(err)
		}
		report, err := engine.Verify(context.Background(), b, []string{dir}, engine.Options{Version: "test"})
		if err != nil || !report.OK() {
			t.Errorf("%q does not verify: %v %v", p.Title.Text(), err, report.Failed)
		}
		again, err := page.Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range again.Related {
			order[p.Articles[0].Headline()] = r.Order
			if !strings.Contains(r.Title.Text()+r.Line.Text(), "flood gate") && !strings.Contains(r.Title.Text()+r.Line.Text(), "Merrow") {
				t.Errorf("%q shows of %q: %q", p.Title.Text(), r.Title.Text(), r.Line.Text())
			}
			if s := r.Shared[0]; !s.Name || s.Here.Text == "" || s.Here.Text != s.There.Text {
				t.Errorf("shared: %+v", s)
			}
		}
	}
	if order["Engineer warns of cracks in Merrow dam"] != relate.Later || order["Minister opens inquiry after wave below Merrow dam"] != relate.Earlier {
		t.Errorf("the stories stand to one another so: %v", order)
	}
}

// What a page says of another story is checked: its line, what both share, when it
// was, and whether it is another one at all.
func TestRelatedStoriesAreChecked(t *testing.T) {
	var whole *page.Page
	for _, p := range run(t, dam(t), engine.Options{Version: "test"}).Pages {
		if len(p.Related) > 0 {
			whole = p
			break
		}
	}
	if whole == nil {
		t.Fatal("no page has a related story")
	}
	b, err := page.Encode(whole)
	if err != nil {
		t.Fatal(err)
	}
	forged := map[string]func(p *page.Page, r *page.Related){
		"a name of another person": func(_ *page.Page, r *page.Related) {
			r.Shared[0].Here = mentionOf(t, whole, "Mira Sand", r.Shared[0].Here)
		},
		"no name":           func(_ *page.Page, r *page.Related) { r.Shared = r.Shared[len(r.Shared)-1:] },
		"a word for a name": func(_ *page.Page, r *page.Related) { r.Shared[len(r.Shared)-1].Name = true },
		"the other way round in time": func(_ *page.Page, r *page.Related) {
			r.Order = map[relate.Order]relate.Order{relate.Earlier: relate.Later, relate.Later: relate.Earlier}[r.Order]
		},
		"an address that is not the article's": func(_ *page.Page, r *page.Related) {
			a := *r.Articles[0]
			a.URL = "https://elsewhere.example/"
			r.Articles[0] = &a
		},
		"the story itself": func(p *page.Page, r *page.Related) { r.Articles, r.Title, r.Line = p.Articles[:1], p.Title, p.Title },
		"days it was not reported on": func(_ *page.Page, r *page.Related) {
			r.Days.From, r.Days.To = r.Days.From.AddDate(0, 0, 9), r.Days.To.AddDate(0, 0, 9)
		},
	}
	for name, forge := range forged {
		t.Run(name, func(t *testing.T) {
			p, err := page.Decode(b)
			if err != nil {
				t.Fatal(err)
			}
			forge(p, &p.Related[0])
			bad, err := page.Encode(p)
			if err != nil {
				return // it cannot even be written
			}
			report, err := engine.Verify(context.Background(), bad, nil, engine.Options{Version: "test"})
			if err == nil && report.OK() {
				t.Error("the page is let pass")
			}
		})
	}
}

// mentionOf is a place where a page's articles name somebody.
func mentionOf(t *testing.T, p *page.Page, name string, otherwise page.Label) page.Label {
	t.Helper()
	for _, a := range p.Articles {
		if i := strings.Index(a.Text, name); i >= 0 {
			l := otherwise
			l.Text = name
			l.From.Article = a.ID
			l.From.Span.Start, l.From.Span.End = i, i+len(name)
			return l
		}
	}
	return page.Label{Text: name}
}

func TestRelatedStoriesFitTheSchema(t *testing.T) {
	s, _ := schema(t)
	n := 0
	for _, p := range run(t, dam(t), engine.Options{Version: "test"}).Pages {
		b, err := page.Encode(p)
		if err != nil {
			t.Fatal(err)
		}
		v := parse(t, b)
		if err := s.Validate(v); err != nil {
			t.Error(err)
		}
		for _, r := range p.Related {
			n++
			var o map[string]any
			if j, err := json.Marshal(r); err != nil || json.Unmarshal(j, &o) != nil || o["line"] == nil {
				t.Errorf("%v: %v", err, o)
			}
			v.(map[string]any)["related"].([]any)[0].(map[string]any)["extra"] = "x"
			if s.Validate(v) == nil {
				t.Error("a member that is not described is let pass")
			}
		}
	}
	if n == 0 {
		t.Error("no page has a related story")
	}
}
