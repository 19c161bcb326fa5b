package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/text"
)

// has holds that a page has some texts, and lacks those that begin with "!".
func has(t *testing.T, page string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		text, lacks := strings.CutPrefix(want, "!")
		if strings.Contains(page, text) == lacks {
			t.Errorf("want %q in %s", want, page)
		}
	}
}

// What somebody keeps of a story, on its page and on the home page.
func TestOwn(t *testing.T) {
	x := newHouse(t, Entry{})
	x.add(t, "elin", account.Reader)
	day := time.Date(2031, 5, 5, 9, 0, 0, 0, time.UTC)
	x.addReports(t, 1, day, monday)
	b := x.as(t, "elin")
	has(t, x.browser(t).get("/story/1").Body.String(), "!id=\"mark-read\"", "!Follow</button>", `data-key="c"`)
	has(t, x.browser(t).get("/").Body.String(), "!row-keys")
	has(t, b.get("/story/1").Body.String(), `aria-pressed="false" data-key="m"`, `data-also="s"`, "Follow</button>", "!id=\"since\"")
	if w := b.post("/story/1", "/story/1/follow", "on", "1"); w.Code != http.StatusSeeOther {
		t.Fatalf("follow: %d", w.Code)
	}
	page := b.get("/story/1").Body.String()
	has(t, page, "Unfollow</button>")
	upto := between(t, page, `name="upto" value="`, `"`)
	if w := b.post("/story/1", "/story/1/read", "on", "1", "upto", upto); w.Code != http.StatusSeeOther {
		t.Fatalf("read: %d", w.Code)
	}
	has(t, b.get("/story/1").Body.String(), `aria-pressed="true" data-key="m"`, "!id=\"since\"")
	has(t, b.get("/").Body.String(), `<li class="read">`, "badge followed", "!badge new", `name="followed"`)

	x.addReports(t, 1, day.Add(26*time.Hour), monday, tuesday)
	has(t, b.get("/").Body.String(), "badge new", "!<li class=\"read\">")
	page = b.get("/story/1").Body.String()
	has(t, page, `<section id="since"`, `<a href="#since">`, "You read it as it was")
	has(t, between(t, page, `<section id="since"`, "</section>"), "was towed to the harbour of Storsund on Tuesday", "/article/", "!ran aground on a sandbank")

	_ = b.post("/story/1", "/story/1/follow", "on", "0")
	_ = b.post("/story/1", "/follow", "kind", "person", "what", "elin-marsk")
	has(t, b.get("/?followed=1").Body.String(), "/story/1", "badge followed", "checked")
	has(t, b.get("/settings").Body.String(), `<a href="/entity/person/elin-marsk"`)
	_ = b.post("/story/1", "/follow", "kind", "person", "what", "elin-marsk", "on", "0")
	_ = b.post("/story/1", "/follow", "kind", "place", "what", "atlantis")
	has(t, b.get("/?followed=1").Body.String(), "No story fits", `!href="/story/1"`)
}

// Names, outlets and searches are followed where they are shown.
func TestFollowOnPages(t *testing.T) {
	x := newHouse(t, Entry{})
	x.add(t, "elin", account.Reader)
	x.addReports(t, 1, now.Add(-time.Hour), monday)
	b := x.as(t, "elin")
	for page, fields := range map[string][]string{
		"/entity/person/elin-marsk": {"kind", "person", "what", "elin-marsk"},
		"/search?q=sandbank":        {"kind", "search", "what", "sandbank"},
	} {
		has(t, x.browser(t).get(page).Body.String(), "!Follow</button>")
		got := b.get(page).Body.String()
		has(t, got, ">Follow</button>", `name="kind" value="`+fields[1]+`"`, `name="what" value="`+fields[3]+`"`, `name="to" value="`+page+`"`)
		if w := b.post(page, "/follow", append(fields, "on", "1", "to", page)...); w.Header().Get("Location") != page {
			t.Errorf("%s: %d to %q", page, w.Code, w.Header().Get("Location"))
		}
		has(t, b.get(page).Body.String(), ">Unfollow</button>")
	}
	outlets := b.get("/outlets").Body.String()
	has(t, b.get("/outlet/"+between(t, outlets, `href="/outlet/`, `"`)).Body.String(), ">Follow</button>", `value="outlet"`)
}

// Stories of outlets that somebody hides are not among theirs.
func TestHiddenAtHome(t *testing.T) {
	x := newHouse(t, Entry{})
	x.add(t, "elin", account.Reader)
	x.addReports(t, 1, now.Add(-time.Hour), monday)
	b := x.as(t, "elin")
	has(t, b.get("/").Body.String(), `href="/story/1"`)
	outlet := between(t, b.get("/settings").Body.String(), `id="outlet" name="outlet"><option value="`, `"`)
	_ = b.post("/settings", "/hide", "outlet", outlet)
	has(t, b.get("/").Body.String(), `!href="/story/1"`)
	has(t, x.browser(t).get("/").Body.String(), `href="/story/1"`)
}

// What updates noted is shown and counted, but what is withheld by now.
func TestSinceOfUpdates(t *testing.T) {
	x := newHouse(t, Entry{})
	x.add(t, "elin", account.Reader)
	day := time.Date(2031, 5, 5, 9, 0, 0, 0, time.UTC)
	x.addReports(t, 1, day, monday)
	b := x.as(t, "elin")
	_ = b.post("/settings", "/story/1/read")
	x.addReports(t, 1, day.Add(26*time.Hour), monday, tuesday)
	var id string
	err := x.Store.Write(ctx, func(tx *store.Tx) error {
		filed, err := tx.FiledIn(ctx, 1)
		if err != nil {
			return err
		}
		id = string(filed[0].Article)
		st, err := tx.Story(ctx, 1)
		if err != nil {
			return err
		}
		if _, err := tx.DropUpdates(ctx, st.Updated.Add(time.Hour), 99); err != nil { // what was noted when it came in
			return err
		}
		said := `{"text":"The ferry lay still.","pieces":[{"kind":"words","text":"The ferry lay still.","from":{"article":"` + id + `","span":{"start":3,"end":9}}}],"cites":[{"article":"` + id + `","span":{"start":3,"end":9}}]}`
		return tx.AddUpdate(ctx, store.Update{Story: 1, Made: st.Updated, Developments: 1, Data: []byte(`[{"kind":"conflict","sentence":` + said + `,"against":` + strings.Replace(said, "still", "loose", 2) + `}]`)})
	})
	if err != nil {
		t.Fatal(err)
	}
	has(t, b.get("/").Body.String(), "1 new since you read")
	page := b.get("/story/1").Body.String()
	has(t, between(t, page, `<section id="since"`, "</section>"), "The ferry lay still.", "Conflict", "The ferry lay loose.", "/article/"+id+"?p=3-9", "!towed")

	told := []string{"/story/1", "/updates.atom", "/story/1/updates.json", "/api/v1/updates", "/api/v1/stories/1/updates"}
	for _, path := range told {
		has(t, b.get(path).Body.String(), "The ferry lay still.", "The ferry lay loose.")
	}
	k := live.Keeper{Store: x.Store, Options: engine.Options{Version: "test"}}
	if err := k.Withhold(ctx, 1, []article.Passage{{Article: article.ID(id), Span: text.Span{Start: 5, End: 7}}}, day.Add(28*time.Hour)); err != nil {
		t.Fatal(err)
	}
	for _, path := range told {
		has(t, b.get(path).Body.String(), "!The ferry lay still.", "!The ferry lay loose.")
	}
	has(t, b.get("/").Body.String(), "!new since you read")
}

// What was wrong and is mended stands on the story's page.
func TestCorrectionsOfAStory(t *testing.T) {
	h, s := newSite(t)
	fill(t, s)
	_, page, _ := ask(t, h, "/story/1")
	has(t, page, `!id="corrections"`)
	err := s.Write(ctx, func(tx *store.Tx) error {
		n, err := tx.AddReport(ctx, store.Report{Story: 1, Sentence: "All 213 passengers <b>", Kind: "source", Made: now})
		if err != nil {
			return err
		}
		return tx.CloseReport(ctx, n, store.Upheld, "It was 212.", "desk", now)
	})
	if err != nil {
		t.Fatal(err)
	}
	_, page, _ = ask(t, h, "/story/1")
	has(t, between(t, page, `<section id="corrections"`, "</section>"), "All 213 passengers &lt;b&gt;", "It was 212.", `href="/report/1"`, "7 May 2031")
	has(t, page, `<a href="#corrections">`)
}
