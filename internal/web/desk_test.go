package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/folder"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/source"
)

// keep puts articles into the store and makes their stories.
func keep(t *testing.T, s *store.Store, docs []source.Document, o extract.Options) {
	t.Helper()
	err := s.Write(ctx, func(tx *store.Tx) error {
		for _, d := range docs {
			as, err := extract.Articles(d, o)
			if err != nil {
				continue // the example has files that cannot be used
			}
			for _, a := range as {
				if _, err := tx.PutArticle(ctx, store.Article{Article: a, Arrived: now}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (&live.Keeper{Store: s, Options: engine.Options{}}).Update(ctx, now.Add(-5*time.Minute)); err != nil {
		t.Fatal(err)
	}
}

// merrow is a site with the example corpus; dam is its largest story.
func merrow(t *testing.T) (h http.Handler, s *store.Store, dam int64) {
	t.Helper()
	h, s = newSite(t)
	docs, _, err := folder.Read(ctx, []string{"../../examples/merrow-dam"}, folder.Options{})
	if err != nil {
		t.Fatal(err)
	}
	keep(t, s, docs, extract.Options{})
	var all []store.Story
	if err := s.Read(ctx, func(tx *store.Tx) (err error) { all, err = tx.Stories(ctx, now, 10); return err }); err != nil {
		t.Fatal(err)
	}
	for _, st := range all {
		if st.Articles > 10 {
			return h, s, st.ID
		}
	}
	t.Fatalf("no large story: %+v", all)
	return
}

// TestMerrow asks for the pages of the example corpus.
func TestMerrow(t *testing.T) {
	h, s, dam := merrow(t)
	for name, f := range map[string]func(*testing.T, http.Handler, *store.Store, int64){
		"pages": deskPages, "once": compareOnce, "episodes": episodesListed, "differs": compareDiffers, "passages": citedPassages, "at once": askingAtOnce,
	} {
		t.Run(name, func(t *testing.T) { f(t, h, s, dam) })
	}
}

func deskPages(t *testing.T, h http.Handler, _ *store.Store, dam int64) {
	story := fmt.Sprintf("/story/%d", dam)
	for path, want := range map[string][]string{
		"/people":                                  {"Yurii Zheltan", "/entity/person/yurii-zheltan", "50 mentions"},
		"/people?kind=place":                       {"Lower Tam", "/entity/place/lower-tam"},
		"/people?kind=organisation":                {"/entity/organisation/dravhydro"},
		"/people?kind=%3Cb%3E":                     {"Yurii Zheltan"},
		"/entity/person/yurii-zheltan":             {"<bdi lang=\"en\">Yury Zheltan</bdi>", "Dravonian Energy Minister", "Zheltan said he would take it to Kelmar.", story, "Lidia Marenko", `/article/`, "?p="},
		"/entity/place/merrow-dam":                 {"completed in 1974", "Place"},
		"/outlets":                                 {"/outlet/tessel.example", "English"},
		"/outlet/tessel.example":                   {"Tessel", "4 articles", "reports of its own", "100 %", "1 of 1 story"},
		"/outlet/penstock.example":                 {"Only here", "Saltan expects Gate 3 to be back in service in June 2032."},
		story + "/compare":                         {"70 min later", "The agreement is to be signed in Quellhaven on Thursday.", "not found in its articles", "26 h later"},
		story + "/timeline":                        {"Why this date", "the source names a weekday", "Background", "1974", "person%2Fyurii-zheltan"},
		story + "/timeline?where=place/sarn":       {"/entity/place/sarn", "all entries"},
		"/search?q=evacuated+tam":                  {"<mark>evacuated</mark> from Lower <mark>Tam</mark>", "sort=recent", story},
		"/search?q=number:4200":                    {"<mark>4,200", story},
		"/search?q=person:zheltan+kelmar":          {"<mark>Kelmar</mark>", story},
		"/search?q=person:zheltan":                 {"<mark>Zheltan</mark>"},
		"/search?q=has:conflict":                   {"conflict 5"},
		"/search?q=from:soon":                      {"from: needs a date, such as 2031-05-06; “soon” was ignored.", "What you can search for"},
		"/search?q=dam":                            {"Save this search as a feed:", `<a href="/search.atom?q=dam" lang="en">Atom</a>`, `<a href="/search.json?q=dam" lang="en">JSON Feed</a>`},
		"/search?q=":                               {"What you can search for"},
		"/ask":                                     {"Ask in English"},
		"/ask?q=How+many+people+were+evacuated%3F": {"The sources disagree", "4,200", "2,900"},
		"/ask?q=Who+chaired+the+talks%3F&story=" + fmt.Sprint(dam):     {"Dagny Hallorsen", "The sources say"},
		"/ask?q=Who+painted+the+ceiling+of+the+post+office+in+Sarn%3F": {"This is not in these sources"},
	} {
		code, body, _ := ask(t, h, path)
		if code != 200 {
			t.Errorf("%s: status %d", path, code)
		}
		for _, w := range want {
			if !strings.Contains(body, w) {
				t.Errorf("%s: %q is not in the page", path, w)
			}
		}
	}
	for _, path := range []string{
		"/entity/person/nobody", "/entity/person/dravhydro", "/entity/work/plan", "/entity/person/zheltan~99", "/outlet/none", "/story/99/compare", "/story/x/timeline", "/ask?q=who&story=99",
	} {
		if code, body, _ := ask(t, h, path); code != 404 || !strings.Contains(body, "There is no such") {
			t.Errorf("%s: %d", path, code)
		}
	}
}

// What an outlet says stands in one row, though several facts cite it.
func compareOnce(t *testing.T, h http.Handler, _ *store.Store, dam int64) {
	var outlets struct {
		Outlets []struct{ ID string }
	}
	_, list, _ := ask(t, h, "/api/v1/outlets")
	if err := json.Unmarshal([]byte(list), &outlets); err != nil || len(outlets.Outlets) < 5 {
		t.Fatalf("outlets are %s, %v", list, err)
	}
	for _, a := range outlets.Outlets {
		for _, b := range outlets.Outlets {
			at := fmt.Sprintf("/api/v1/stories/%d/compare?a=%s&b=%s", dam, url.QueryEscape(a.ID), url.QueryEscape(b.ID))
			_, body, _ := ask(t, h, at)
			var c comparisonJSON
			if err := json.Unmarshal([]byte(body), &c); err != nil {
				t.Fatal(err)
			}
			for _, s := range c.Sections {
				seen := map[string]bool{}
				for _, f := range s.Facts {
					for _, x := range f.Cells {
						if s.Kind == "alone" && x.State == "said" && seen[x.Text] {
							t.Errorf("%s: %q twice", at, x.Text)
						}
						seen[x.Text] = true
					}
				}
			}
		}
	}
}

// The episodes of a story stand under Background, in the order of their days,
// with what happened years before; the timeline begins with the story.
func episodesListed(t *testing.T, h http.Handler, s *store.Store, dam int64) {
	var st store.Story
	err := s.Read(ctx, func(tx *store.Tx) (err error) { st, err = tx.Paged(ctx, dam); return err })
	if err != nil {
		t.Fatal(err)
	}
	p, err := page.Decode(st.Page)
	if err != nil || len(p.Episodes) < 2 {
		t.Fatalf("%d episodes, %v", len(p.Episodes), err)
	}
	_, body, _ := ask(t, h, fmt.Sprintf("/story/%d", dam))
	before, after, _ := strings.Cut(body, `<section id="background"`)
	section, _, ok := strings.Cut(after, "</section>")
	if !ok || strings.Contains(before, "completed in 1974, holds") {
		t.Fatalf("no section of its own for the background: %.300s", after)
	}
	has(t, body, `<a href="#background">Background</a>`, "!<h3>Background</h3>")
	has(t, section, "!outlet not stated", "Background and earlier episodes", "completed in 1974, holds", "Episodes of this story")
	if n := strings.Count(section, `<li><p class="date">`); n != len(p.Episodes) {
		t.Errorf("%d episodes are listed of %d", n, len(p.Episodes))
	}
	for _, e := range p.Episodes {
		for _, id := range e.Articles {
			has(t, section, `href="/article/`+string(id)+`"`)
		}
	}
	if first, last := strings.Index(section, "At least 12 dead after spillway gate fails"), strings.Index(section, "Merrow agreement signed"); first < 0 || last < first {
		t.Errorf("the episodes are not in the order of their days: %s", section)
	}
}

// A contradiction is shown between outlets that are on different sides of it.
func compareDiffers(t *testing.T, h http.Handler, _ *store.Store, dam int64) {
	differ := regexp.MustCompile(`<td class="differs">`)
	for query, want := range map[string]bool{"?a=tessel.example&b=courierledger.example": false, "?a=radioesker.example&b=penstock.example&c=ferryman.example&d=tessel.example": true} {
		_, body, _ := ask(t, h, fmt.Sprintf("/story/%d/compare%s", dam, query))
		if got := differ.MatchString(body); got != want {
			t.Errorf("%s: differs %v, want %v", query, got, want)
		}
	}
}

var href = regexp.MustCompile(`href="(/article/([0-9a-f]+)\?p=(\d+)-(\d+)#p)"`)

// Every passage that these pages link to lies in its article, on the borders of
// its runes.
func citedPassages(t *testing.T, h http.Handler, s *store.Store, dam int64) {
	n := 0
	for _, path := range []string{
		"/entity/person/yurii-zheltan", "/entity/place/merrow-dam", "/outlet/penstock.example", fmt.Sprintf("/story/%d/compare", dam), fmt.Sprintf("/story/%d/timeline", dam), "/search?q=dam", "/search?q=number:12", "/ask?q=How+many+people+were+evacuated%3F",
	} {
		_, body, _ := ask(t, h, path)
		here := 0
		for _, m := range href.FindAllStringSubmatch(body, -1) {
			var start, end int
			fmt.Sscan(m[3], &start)
			fmt.Sscan(m[4], &end)
			var a store.Article
			if err := s.Read(ctx, func(tx *store.Tx) (err error) { a, err = tx.Article(ctx, article.ID(m[2])); return err }); err != nil {
				t.Fatalf("%s: %s: %v", path, m[1], err)
			}
			if start >= end || end > len(a.Text) || strings.ToValidUTF8(a.Text[start:end], "") != a.Text[start:end] {
				t.Errorf("%s: %s is no passage", path, m[1])
			}
			here++
		}
		if here == 0 {
			t.Errorf("%s links to no passage", path)
		}
		n += here
	}
	if n < 100 {
		t.Errorf("only %d passages", n)
	}
}

// Names, titles, outlets and texts of an attacker are text.
func TestHostileDesk(t *testing.T) {
	const vector = `"><img src=x onerror=alert(1)><svg/onload=alert(2)>`
	h, s := newSite(t)
	var docs []source.Document
	for i, outlet := range []string{"Harbour Post " + vector, "Lantern javascript:alert(3)", "Harbour Echo"} {
		body := ferry
		if i == 1 {
			body = strings.Replace(ferry, "212", "214", 1)
		}
		docs = append(docs, source.Document{
			Path: "a.txt", URL: fmt.Sprintf("https://o%d.example/1", i),
			Body: []byte(vector + body + "\n\n“We saw " + vector + " \u202egnp.exe on the quay,” Elin Marsk said. Elin Marsk" + vector + " is the harbour master of Storsund.\n"),
			Meta: source.Meta{Published: "2031-05-06", Outlet: outlet, Title: "Ferry " + vector},
		})
	}
	keep(t, s, docs, extract.Options{MinWords: 1})
	var all []store.Story
	var outlets []store.OutletRow
	var names []store.EntityIn
	err := s.Read(ctx, func(tx *store.Tx) (err error) {
		if all, err = tx.Stories(ctx, now, 10); err != nil {
			return err
		}
		if outlets, err = tx.Outlets(ctx); err != nil {
			return err
		}
		names, err = tx.EntitiesOf(ctx, all[0].ID)
		return err
	})
	if err != nil || len(all) == 0 || len(outlets) != 3 || len(names) == 0 {
		t.Fatalf("%d stories, %d outlets, %d names, %v", len(all), len(outlets), len(names), err)
	}
	paths := []string{"/people", "/people?kind=place", "/outlets", "/search?q=" + url.QueryEscape(vector), "/search?q=ferry", "/ask?q=" + url.QueryEscape("Who saw "+vector+"?"), "/ask?q=Who+is+the+harbour+master"}
	for _, st := range all {
		paths = append(paths, storyURL(st.ID)+"/timeline", storyURL(st.ID)+"/timeline?who="+url.QueryEscape(vector), storyURL(st.ID)+"/compare", storyURL(st.ID)+"/compare?a="+url.QueryEscape(vector))
	}
	for _, o := range outlets {
		paths = append(paths, outletURL(o.ID))
	}
	for _, e := range names {
		paths = append(paths, entityURL(e.EntityRef))
	}
	for _, p := range paths {
		code, body, _ := ask(t, h, p)
		if code != 200 && code != 404 {
			t.Errorf("%s: %d", p, code)
		}
		for _, bad := range []string{"<img", "<svg/", `href="javascript`, "\u202e", `""><`} {
			if strings.Contains(body, bad) {
				t.Errorf("%s: %q is in the page", p, bad)
			}
		}
	}
}

// The address of a name that only one story has goes with the story.
func TestNameOfMergedStory(t *testing.T) {
	h, s := newSite(t)
	keep(t, s, []source.Document{
		{Path: "a.txt", URL: "https://a.example/1", Meta: source.Meta{Published: "2031-05-06"}, Body: []byte("Marsk speaks\n\nMr Marsk said on Monday that the ferry would float again. The night ferry ran aground off Storsund.\n")},
	}, extract.Options{MinWords: 1})
	var names []store.EntityIn
	err := s.Write(ctx, func(tx *store.Tx) error {
		all, err := tx.Stories(ctx, now, 1)
		if err != nil {
			return err
		}
		if names, err = tx.EntitiesOf(ctx, all[0].ID); err != nil {
			return err
		}
		into, err := tx.AddStory(ctx, store.Story{Title: "x"})
		if err != nil {
			return err
		}
		return tx.MergeStory(ctx, all[0].ID, into)
	})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(names, func(e store.EntityIn) bool { return e.Key == "marsk~1" })
	if i < 0 {
		t.Fatalf("no name of one story: %+v", names)
	}
	code, _, head := ask(t, h, "/api/v1/entities/person/marsk~1")
	if code != http.StatusMovedPermanently || head.Get("Location") != "/api/v1/entities/person/marsk~2" {
		t.Errorf("for programs: %d to %q", code, head.Get("Location"))
	}
	code, _, head = ask(t, h, entityURL(names[i].EntityRef))
	if code != http.StatusMovedPermanently || head.Get("Location") != "/entity/person/marsk~2" {
		t.Errorf("%d to %s", code, head.Get("Location"))
	}
}

func askingAtOnce(t *testing.T, h http.Handler, _ *store.Store, _ int64) {
	done := make(chan int)
	for range 12 {
		go func() {
			code, _, _ := ask(t, h, "/ask?q=How+many+people+were+evacuated%3F")
			done <- code
		}()
	}
	got := map[int]int{}
	for range 12 {
		got[<-done]++
	}
	if got[200] == 0 || got[200]+got[503] != 12 {
		t.Errorf("statuses %v", got)
	}
}

// What is worded by a name that is put together has its words.
func TestWordsOfDesk(t *testing.T) {
	all, err := readWords()
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, w := range []store.Want{store.WantDay, store.WantNumber, store.WantHas, store.WantValue, store.WantPlus, store.WantFewer, store.WantLonger} {
		keys = append(keys, "search.problem."+string(w))
	}
	for _, k := range originKinds {
		keys = append(keys, "origin."+string(k))
	}
	for _, k := range entityKinds {
		keys = append(keys, "entity."+string(k), "people."+string(k))
	}
	for _, h := range []article.How{"", article.Explicit, article.YearFound, article.ByWeekday, article.Relative, article.Narrative, article.Inferred, article.Reported} {
		keys = append(keys, "timeline.how."+howName(h))
	}
	for _, tab := range []string{"story", "timeline", "compare", "ask"} {
		keys = append(keys, "desk.tab."+tab)
	}
	for _, w := range all {
		for _, k := range keys {
			if w.messages[k] == nil {
				t.Errorf("%s has no %q", w.lang, k)
			}
		}
	}
}
