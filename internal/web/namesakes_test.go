package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/live"
)

// namedTwice is a house with a story that two outlets tell, each of which spells the
// harbour master otherwise.
func namedTwice(t *testing.T) *house {
	t.Helper()
	x := newHouse(t, Entry{})
	for outlet, words := range map[string]string{
		"Post":    "Ferry runs aground off Storsund\n\nThe night ferry Norra Star ran aground on a sandbank off the island of Storsund early on Monday. All 212 passengers were taken ashore by fishing boats, harbour master Yuri Marsk said. Divers from Halvik inspected the hull of the Norra Star on Tuesday.\n",
		"Courier": "Passengers safe after Norra Star grounding\n\nFishing boats took all 212 passengers off the Norra Star after the ferry ran aground on a sandbank off Storsund on Monday, Yury Marsk said. Experts examined the keel of the Norra Star in Storsund on Wednesday.\n",
	} {
		x.put(t, words, outlet)
	}
	if _, err := (&live.Keeper{Store: x.Store}).Update(ctx, now); err != nil {
		t.Fatal(err)
	}
	return x
}

// TestNotTheSame tells two spellings of a person apart on their page, and takes
// it back where decisions are listed.
func TestNotTheSame(t *testing.T) {
	x := namedTwice(t)
	x.add(t, "elin", account.Editor)
	editor, reader := x.as(t, "elin"), x.browser(t)
	people := func() int { return strings.Count(reader.get("/people").Body.String(), "Marsk</bdi>") }
	if n := people(); n != 1 {
		t.Fatalf("%d of the name: %s", n, reader.get("/people").Body)
	}
	_, rest, _ := strings.Cut(reader.get("/people").Body.String(), `href="/entity/person/`)
	at, _, _ := strings.Cut(rest, `"`)
	key, err := url.PathUnescape(at)
	if err != nil {
		t.Fatal(err)
	}
	page := "/entity/person/" + at
	if strings.Contains(reader.get(page).Body.String(), "/review/namesakes") {
		t.Error("any reader can tell names apart")
	}
	if body := editor.get(page).Body.String(); !strings.Contains(body, "/review/namesakes") {
		t.Fatalf("no editor can: %s", body)
	}
	if w := editor.post(page, "/review/namesakes", "kind", "person", "key", key, "a", "Yuri Marsk", "b", "Yuri Marsk"); w.Code != http.StatusConflict {
		t.Errorf("one from itself: %d", w.Code)
	}
	if w := editor.post(page, "/review/namesakes", "kind", "person", "key", "nobody", "a", "Yuri Marsk", "b", "Yury Marsk"); w.Code != http.StatusNotFound {
		t.Errorf("nobody: %d", w.Code)
	}
	if w := editor.post(page, "/review/namesakes", "kind", "person", "key", key, "a", "Yuri Marsk", "b", "Yury Marsk"); w.Code != http.StatusSeeOther || people() != 2 {
		t.Fatalf("told apart: %d, %d of the name", w.Code, people())
	}
	if body := reader.get(page).Body.String(); !strings.Contains(body, "an editor told") {
		t.Errorf("the page does not say why: %s", body)
	}
	body := editor.get("/review").Body.String()
	if !strings.Contains(body, "Not the same: <bdi>Yur") {
		t.Errorf("not among the decisions: %s", body)
	}
	form := regexpForm(body, "/review/namesakes/undo")
	if w := editor.do(http.MethodPost, "/review/namesakes/undo", form, nil); w.Code != http.StatusSeeOther || people() != 1 {
		t.Errorf("undone: %d, %d of the name", w.Code, people())
	}
}

// TestFactsOfAnOutlet writes down who owns an outlet, which everybody reads then
// and who said so.
func TestFactsOfAnOutlet(t *testing.T) {
	x := namedTwice(t)
	x.add(t, "elin", account.Editor)
	editor, reader := x.as(t, "elin"), x.browser(t)
	list := reader.get("/outlets").Body.String()
	_, rest, _ := strings.Cut(list, `href="/outlet/`)
	at, _, _ := strings.Cut(rest, `"`)
	page := "/outlet/" + at
	if body := reader.get(page).Body.String(); strings.Count(body, "not stated") != 2 || strings.Contains(body, page+"/facts") {
		t.Fatalf("at first, for a reader: %s", body)
	}
	if w := editor.post(page, page+"/facts", "owner", " Harbour Trust <b> ", "country", "Esker"); w.Code != http.StatusSeeOther {
		t.Fatalf("written down: %d %s", w.Code, w.Body)
	}
	body := reader.get(page).Body.String()
	for _, want := range []string{"<bdi>Harbour Trust &lt;b&gt;</bdi>", "<bdi>Esker</bdi>", "Entered here by elin"} {
		if !strings.Contains(body, want) {
			t.Errorf("%q is not on the page: %s", want, body)
		}
	}
	if got := reader.get("/api/v1/outlets/" + at).Body.String(); !strings.Contains(got, `"country":"Esker"`) {
		t.Errorf("the API says %s", got)
	}
	if w := editor.post(page, page+"/facts", "owner", "", "country", "Esker"); w.Code != http.StatusSeeOther || strings.Count(reader.get(page).Body.String(), "not stated") != 1 {
		t.Errorf("taken back: %d", w.Code)
	}
	if w := editor.post(page, page+"/facts", "owner", strings.Repeat("x", 201)); w.Code != http.StatusBadRequest {
		t.Errorf("too long: %d", w.Code)
	}
	if w := editor.post(page, "/outlet/nowhere.example/facts", "owner", "x"); w.Code != http.StatusNotFound {
		t.Errorf("no outlet: %d", w.Code)
	}
}

// TestSameEvent makes one event of two on the page where a story is sorted, and
// takes it back where decisions are listed.
func TestSameEvent(t *testing.T) {
	x := namedTwice(t)
	x.add(t, "elin", account.Editor)
	editor := x.as(t, "elin")
	const story = "/story/1"
	edit := func() []string {
		var cites []string
		for _, field := range strings.Split(editor.get(story+"/edit").Body.String(), `name="cite" value="`)[1:] {
			value, _, _ := strings.Cut(field, `"`)
			cites = append(cites, value)
		}
		return cites
	}
	before := edit()
	if len(before) < 2 {
		t.Fatalf("the story has %d events", len(before))
	}
	if w := editor.post(story+"/edit", story+"/events", "cite", before[0]); w.Code != http.StatusBadRequest {
		t.Errorf("one alone: %d", w.Code)
	}
	if w := editor.post(story+"/edit", story+"/events", "cite", "x"); w.Code != http.StatusNotFound {
		t.Errorf("no passage: %d", w.Code)
	}
	if w := editor.post(story+"/edit", story+"/events", "cite", before[0], "cite", before[1]); w.Code != http.StatusSeeOther {
		t.Fatalf("one event: %d %s", w.Code, w.Body)
	}
	if after := edit(); len(after) != len(before)-1 {
		t.Errorf("%d events, and %d before", len(after), len(before))
	}
	body := editor.get("/review").Body.String()
	if !strings.Contains(body, "One event: ") {
		t.Errorf("not among the decisions: %s", body)
	}
	if w := editor.do(http.MethodPost, "/review/events/undo", regexpForm(body, "/review/events/undo"), nil); w.Code != http.StatusSeeOther || !slices.Equal(edit(), before) {
		t.Errorf("undone: %d, %q", w.Code, edit())
	}
}

// TestStranger takes a name of one article for somebody else's, and takes that back
// where decisions are listed.
func TestStranger(t *testing.T) {
	x := newHouse(t, Entry{})
	for outlet, words := range map[string]string{
		"Post":    "Ferry runs aground off Storsund\n\nThe night ferry Norra Star ran aground on a sandbank off the island of Storsund early on Monday. All 212 passengers were taken ashore by fishing boats, harbour master Yuri Marsk said. Divers from Halvik inspected the hull of the Norra Star on Tuesday.\n",
		"Courier": "Passengers safe after Norra Star grounding\n\nFishing boats took all 212 passengers off the Norra Star after the ferry ran aground on a sandbank off Storsund on Monday, said Yuri Marsk, a passenger. Experts examined the keel of the Norra Star in Storsund on Wednesday.\n",
	} {
		x.put(t, words, outlet)
	}
	if _, err := (&live.Keeper{Store: x.Store}).Update(ctx, now); err != nil {
		t.Fatal(err)
	}
	x.add(t, "elin", account.Editor)
	editor, reader := x.as(t, "elin"), x.browser(t)
	people := func() int { return strings.Count(reader.get("/people").Body.String(), "Marsk</bdi>") }
	if n := people(); n != 1 {
		t.Fatalf("%d of the name", n)
	}
	var at, id string
	for _, in := range strings.Split(reader.get("/search?q=passenger").Body.String(), `href="/article/`)[1:] {
		id, _, _ = strings.Cut(in, "?")
		id, _, _ = strings.Cut(id, `"`)
		if at = "/article/" + id; strings.Contains(reader.get(at).Body.String(), "a passenger") {
			break
		}
	}
	if strings.Contains(reader.get(at).Body.String(), "/review/strangers") {
		t.Error("any reader can set a name apart")
	}
	if body := editor.get(at).Body.String(); !strings.Contains(body, "<option>Yuri Marsk</option>") {
		t.Fatalf("no editor can: %s", body)
	}
	if w := editor.post(at, "/review/strangers", "article", id, "name", "Ivo Reth"); w.Code != http.StatusConflict {
		t.Errorf("a name it does not have: %d", w.Code)
	}
	if w := editor.post(at, "/review/strangers", "article", "none", "name", "Yuri Marsk"); w.Code != http.StatusNotFound {
		t.Errorf("no article: %d", w.Code)
	}
	if w := editor.post(at, "/review/strangers", "article", id, "name", "Yuri Marsk"); w.Code != http.StatusSeeOther || people() != 2 {
		t.Fatalf("set apart: %d, %d of the name", w.Code, people())
	}
	body := editor.get("/review").Body.String()
	if !strings.Contains(body, "Somebody else of that name: <bdi>Yuri Marsk</bdi> – <a href=\""+at) {
		t.Errorf("not among the decisions: %s", body)
	}
	form := regexpForm(body, "/review/strangers/undo")
	if w := editor.do(http.MethodPost, "/review/strangers/undo", form, nil); w.Code != http.StatusSeeOther || people() != 1 {
		t.Errorf("undone: %d, %d of the name", w.Code, people())
	}
}
