package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source"
)

const council = "Council of Tarn passes its budget\n\nThe hill council of Tarn passed a budget of nine million crowns on Tuesday after two nights of debate. Councillor Ivo Reth called the schools the winners of the vote.\n"

// put keeps an article of an outlet that no story has yet.
func (x *house) put(t *testing.T, text, outlet string) article.ID {
	t.Helper()
	as, err := extract.Articles(source.Document{Path: "a.txt", URL: "https://" + outlet + ".example/1", Body: []byte(text), Meta: source.Meta{Published: "2031-05-06", Outlet: outlet}}, extract.Options{MinWords: 1})
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Store.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.PutArticle(ctx, store.Article{Article: as[0], Arrived: now})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return as[0].ID
}

// sorted is a house with a story of two articles and one of another matter, and
// an editor who is in.
func sorted(t *testing.T) (x *house, editor *visitor, ferry, budget int64, second article.ID) {
	t.Helper()
	x = newHouse(t, Entry{})
	x.add(t, "elin", account.Editor)
	ferry = fill(t, x.Store)
	second = x.put(t, "Passengers safe after Norra Star grounding\n\nFishing boats took all 212 passengers off the Norra Star after the night ferry ran aground on a sandbank off Storsund early on Monday, harbour master Elin Marsk said.\n", "Courier")
	budgets := x.put(t, council, "Lantern")
	if _, err := (&live.Keeper{Store: x.Store}).Update(ctx, now); err != nil {
		t.Fatal(err)
	}
	if err := x.Store.Read(ctx, func(tx *store.Tx) error {
		in, err := tx.StoriesOf(ctx, []article.ID{second, budgets})
		budget = in[budgets]
		if in[second] != ferry || budget == ferry || budget == 0 {
			t.Fatalf("stories %v, the ferry is in %d", in, ferry)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return x, x.as(t, "elin"), ferry, budget, second
}

func TestReviewReports(t *testing.T) {
	x, editor, ferry, _, _ := sorted(t)
	story := "/story/" + strconv.FormatInt(ferry, 10)
	const words = "Fishing boats took all 212 passengers"
	reader := x.browser(t)
	if w := reader.post(story+"/report", story+"/report", "at", "timeline/happened/0/tellings/0/sentence", "kind", "source"); w.Code != http.StatusSeeOther {
		t.Fatalf("report: %d %s", w.Code, w.Body)
	}
	if body := editor.get("/review").Body.String(); !strings.Contains(body, "Case 1") || !strings.Contains(body, "Not what the source says") {
		t.Errorf("the desk: %s", body)
	}
	if w := editor.post("/review", "/review/report/1", "state", "upheld"); w.Code != http.StatusBadRequest {
		t.Errorf("without an outcome: %d", w.Code)
	}
	if w := editor.post("/review", "/review/report/1", "state", "withheld", "outcome", "It was another island."); w.Code != http.StatusSeeOther {
		t.Fatalf("decided: %d %s", w.Code, w.Body)
	}
	if body := reader.get("/corrections").Body.String(); !strings.Contains(body, "It was another island.") {
		t.Errorf("corrections: %s", body)
	}
	if body := reader.get(story + ".md").Body.String(); strings.Contains(body, words) || !strings.Contains(body, "Norra Star") {
		t.Errorf("the sentence is still there: %s", body)
	}
	if w := editor.post("/review", "/review/report/1", "state", "rejected", "outcome", "No."); w.Code != http.StatusConflict {
		t.Errorf("decided twice: %d", w.Code)
	}
	form := regexpForm(editor.get("/review").Body.String(), "/review/release")
	if w := editor.do(http.MethodPost, "/review/release", form, nil); w.Code != http.StatusSeeOther {
		t.Fatalf("released: %d %s", w.Code, w.Body)
	}
	if body := reader.get(story + ".md").Body.String(); !strings.Contains(body, words) {
		t.Errorf("the sentence is not back: %s", body)
	}
	if body := editor.get("/review").Body.String(); !strings.Contains(body, "Nothing has been decided") {
		t.Errorf("the ruling stays: %s", body)
	}
}

// regexpForm is what the form of a page sends that leads to an address.
func regexpForm(body, action string) url.Values {
	_, rest, _ := strings.Cut(body, `action="`+action+`"`)
	form, _, _ := strings.Cut(rest, "</form>")
	out := url.Values{}
	for _, field := range strings.Split(form, "<input ")[1:] {
		_, name, _ := strings.Cut(field, `name="`)
		name, _, _ = strings.Cut(name, `"`)
		_, value, _ := strings.Cut(field, `value="`)
		value, _, _ = strings.Cut(value, `"`)
		out.Add(name, value)
	}
	return out
}

func TestReviewStories(t *testing.T) {
	x, editor, ferry, budget, second := sorted(t)
	at := func(id int64) string { return "/story/" + strconv.FormatInt(id, 10) }
	if leads := strings.Contains(editor.get(at(ferry)).Body.String(), at(ferry)+"/edit"); !leads {
		t.Error("the story does not lead an editor to its articles")
	}
	if leads := strings.Contains(x.browser(t).get(at(ferry)).Body.String(), at(ferry)+"/edit"); leads {
		t.Error("the story leads anybody to where its articles are sorted")
	}
	if body := editor.get(at(ferry) + "/edit").Body.String(); !strings.Contains(body, "Harbour Post") || !strings.Contains(body, "Courier") {
		t.Fatalf("the articles: %s", body)
	}
	if w := editor.post(at(ferry)+"/edit", at(ferry)+"/split"); w.Code != http.StatusBadRequest {
		t.Errorf("nothing chosen: %d", w.Code)
	}
	w := editor.post(at(ferry)+"/edit", at(ferry)+"/split", "article", string(second))
	fresh := w.Header().Get("Location")
	if w.Code != http.StatusSeeOther || fresh == at(ferry) || !strings.Contains(editor.get(fresh).Body.String(), "Passengers safe") {
		t.Fatalf("split: %d to %q", w.Code, fresh)
	}
	// It is a related story from now on, and no source.
	if _, sources, listed := strings.Cut(editor.get(at(ferry)+".md").Body.String(), "## Sources"); !listed || strings.Contains(sources, "Courier") {
		t.Error("what was split off is still there")
	}
	form := regexpForm(editor.get("/review").Body.String(), "/review/merge")
	if w := editor.do(http.MethodPost, "/review/merge", form, nil); w.Code != http.StatusSeeOther {
		t.Fatalf("undone: %d %s", w.Code, w.Body)
	}
	if body := editor.get(at(ferry) + ".md").Body.String(); !strings.Contains(body, "Courier") {
		t.Errorf("not together again: %s", body)
	}
	w = editor.post("/review", "/review/merge", "from", strconv.FormatInt(budget, 10), "into", "#"+strconv.FormatInt(ferry, 10))
	if w.Code != http.StatusSeeOther || editor.get(at(budget)).Code != http.StatusMovedPermanently {
		t.Fatalf("merged: %d %s", w.Code, w.Body)
	}
	if w := editor.post("/review", "/review/merge", "from", strconv.FormatInt(budget, 10), "into", strconv.FormatInt(ferry, 10)); w.Code != http.StatusConflict {
		t.Errorf("merged twice: %d", w.Code)
	}
	if w := editor.post("/review", "/review/unmerge", "id", strconv.FormatInt(budget, 10)); w.Code != http.StatusSeeOther || editor.get(at(budget)).Code != http.StatusOK {
		t.Errorf("unmerged: %d %s", w.Code, w.Body)
	}
	for mark, list := range map[string]string{"pinned": "Pinned stories", "hidden": "Hidden stories", "": "What people decided"} {
		if w := editor.post(at(budget)+"/edit", at(budget)+"/mark", "mark", mark); w.Code != http.StatusSeeOther {
			t.Errorf("mark %q: %d", mark, w.Code)
		}
		if body := editor.get("/review").Body.String(); !strings.Contains(body, list) {
			t.Errorf("mark %q: no list %q", mark, list)
		}
	}
	for path, want := range map[string]int{"/story/99/edit": 404, "/story/x/edit": 404} {
		if w := editor.get(path); w.Code != want {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	if w := x.browser(t).get("/review"); w.Code == http.StatusOK {
		t.Error("anybody reviews")
	}
}

func TestReviewAside(t *testing.T) {
	x, editor, _, _, _ := sorted(t)
	err := x.Store.Write(ctx, func(tx *store.Tx) error {
		f, err := tx.FeedAt(ctx, "https://post.example/rss")
		if err != nil {
			return err
		}
		if _, err := tx.Note(ctx, []store.Entry{{Feed: f.ID, Key: "a", URL: "https://post.example/lost", Hash: "h", Seen: now}}); err != nil {
			return err
		}
		all, err := tx.Entries(ctx, store.New, 9)
		if err != nil {
			return err
		}
		e := all[0]
		e.State, e.Tries, e.Error = store.Quarantined, 3, "no article was found"
		return tx.SaveEntry(ctx, e)
	})
	if err != nil {
		t.Fatal(err)
	}
	if body := editor.get("/review").Body.String(); !strings.Contains(body, "post.example/lost") || !strings.Contains(body, "no article text was found") {
		t.Fatalf("not listed: %s", body)
	}
	if w := editor.post("/review", "/review/entry/1"); w.Code != http.StatusSeeOther {
		t.Errorf("again: %d %s", w.Code, w.Body)
	}
	if body := editor.get("/review").Body.String(); strings.Contains(body, "post.example/lost") {
		t.Error("it is still aside")
	}
}
