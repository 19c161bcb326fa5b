package web

import (
	"bytes"
	"fmt"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/examples"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/intake"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/source/feed"
	"github.com/synoptic-news/synoptic/source/fetch"
)

// deskHouse is a house whose editors can add what is read; allow opens the web to it.
func deskHouse(t *testing.T, allow ...netip.Prefix) *house {
	t.Helper()
	x := newHouse(t, Entry{})
	c := fetch.New(fetch.Options{AllowAddresses: allow, Interval: -1})
	t.Cleanup(func() { c.Close() })
	x.Intake, x.Example = &intake.Intake{Store: x.Store, Client: c}, examples.Files
	x.h = x.handler(x.routes())
	x.add(t, "bo", account.Editor)
	x.add(t, "elin", account.Reader)
	return x
}

// send sends a form with files, as a browser does.
func (b *visitor) send(path string, files map[string]string) *httptest.ResponseRecorder {
	b.t.Helper()
	var all [][2]string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		all = append(all, [2]string{name, files[name]})
	}
	return b.sendAs(path, all)
}

// sendAs is send for files in an order, whose names may be alike.
func (b *visitor) sendAs(path string, files [][2]string) *httptest.ResponseRecorder {
	b.t.Helper()
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	_ = m.WriteField("form", between(&testing.T{}, b.get("/feeds").Body.String(), `name="form" value="`, `"`))
	for _, f := range files {
		w, err := m.CreateFormFile("file", f[0])
		if err != nil {
			b.t.Fatal(err)
		}
		_, _ = w.Write([]byte(f[1]))
	}
	m.Close()
	at, _ := b.x.base.Parse(path)
	r := httptest.NewRequest(http.MethodPost, at.String(), &body)
	r.RemoteAddr = b.from
	for k, v := range b.head {
		r.Header[k] = v
	}
	r.Header.Set("Content-Type", m.FormDataContentType())
	for _, c := range b.jar.Cookies(at) {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	b.x.h.ServeHTTP(w, r)
	return w
}

func (x *house) feeds(t *testing.T) (all []store.Feed) {
	t.Helper()
	if err := x.Store.Read(ctx, func(tx *store.Tx) (err error) { all, err = tx.Feeds(ctx); return err }); err != nil {
		t.Fatal(err)
	}
	return all
}

// An editor adds, tests, pauses and removes feeds, and pages; a reader cannot.
func TestAddFeeds(t *testing.T) {
	outlet := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/rss" {
			w.Header().Set("Content-Type", "application/rss+xml")
			fmt.Fprint(w, `<rss version="2.0"><channel><title>Harbour &lt;b&gt; Post</title><item><title>Ferry towed</title><link>/1</link></item></channel></rss>`)
			return
		}
		fmt.Fprint(w, "<html><title>Ferry runs aground</title><article><h1>Ferry runs aground</h1><p>"+strings.Repeat("The night ferry Norra Star ran aground on a sandbank off the island of Storsund early on Monday. ", 8)+"</p></article>")
	}))
	t.Cleanup(outlet.Close)
	x := deskHouse(t, netip.MustParsePrefix("127.0.0.0/8"))
	b := x.as(t, "bo")
	has(t, b.get("/").Body.String(), `action="/feeds/add"`, `action="/add/files"`, `action="/add/example"`, "!synoptic feed add")
	has(t, x.as(t, "elin").get("/").Body.String(), `!action="/feeds/add"`, "synoptic feed add")
	if w := x.as(t, "elin").post("/settings", "/feeds/add", "url", outlet.URL+"/rss"); w.Code != http.StatusForbidden {
		t.Errorf("a reader adds a feed: %d", w.Code)
	}
	w := b.post("/feeds", "/feeds/add", "url", outlet.URL+"/rss", "do", "test")
	if has(t, w.Body.String(), "1 entry would come in", "Ferry towed"); len(x.feeds(t)) != 0 {
		t.Error("a test adds it")
	}
	w = b.post("/feeds", "/feeds/add", "url", outlet.URL+"/rss", "folder", "Sea/North", "do", "add")
	if all := x.feeds(t); len(all) != 1 || all[0].Folder != "Sea/North" {
		t.Fatalf("%d %s: %+v", w.Code, w.Body, all)
	}
	has(t, w.Body.String(), "Added: Harbour", "!Harbour <b>", `action="/feeds/1/pause"`)
	_ = b.post("/feeds", "/feeds/1/pause")
	if all := x.feeds(t); all[0].State != store.Paused {
		t.Errorf("%+v", all)
	}
	w = b.get("/feeds.opml")
	if subs, err := feed.ReadOPML(source.Document{Body: w.Body.Bytes()}); err != nil || len(subs) != 1 || subs[0].URL != outlet.URL+"/rss" || len(subs[0].Folder) != 2 {
		t.Errorf("exported: %+v, %v", subs, err)
	}
	list := w.Body.String()
	has(t, b.get("/feeds").Body.String(), `action="/feeds/1/resume"`)
	_ = b.post("/feeds", "/feeds/1/resume")
	if all := x.feeds(t); all[0].State != store.Active {
		t.Errorf("%+v", all)
	}
	_ = b.post("/feeds", "/feeds/1/remove")
	if w := b.post("/feeds", "/feeds/1/remove"); len(x.feeds(t)) != 0 || w.Code != http.StatusSeeOther {
		t.Errorf("removed twice: %d, %+v", w.Code, x.feeds(t))
	}
	if w := b.post("/feeds", "/feeds/1/explode"); w.Code != 404 {
		t.Errorf("%d", w.Code)
	}
	w = b.send("/feeds/import", map[string]string{"feeds.opml": list})
	if has(t, w.Body.String(), "1 feed added"); len(x.feeds(t)) != 1 {
		t.Errorf("imported: %d %+v", w.Code, x.feeds(t))
	}
	if w := b.send("/feeds/import", map[string]string{"feeds.opml": "no list"}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("no list: %d", w.Code)
	}
	has(t, b.post("/feeds", "/add", "url", outlet.URL+"/1").Body.String(), "1 article kept", "Ferry runs aground")
}

// What is named on a page is fetched as everything is: never from a private
// address.
func TestAddStaysOutside(t *testing.T) {
	asked := false
	inside := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	t.Cleanup(inside.Close)
	x := deskHouse(t)
	b := x.as(t, "bo")
	for _, path := range []string{"/add", "/feeds/add"} {
		for _, at := range []string{inside.URL + "/1", "http://169.254.169.254/latest", "file:///etc/passwd", "http://[::1]/", ""} {
			if w := b.post("/feeds", path, "url", at); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `role="alert"`) {
				t.Errorf("%s of %q: %d", path, at, w.Code)
			}
		}
	}
	if asked {
		t.Error("a private address was asked")
	}
}

// Files are read with their sidecars, wherever their names lead; the example too.
func TestAddFiles(t *testing.T) {
	x := deskHouse(t)
	b := x.as(t, "bo")
	w := b.send("/add/files", map[string]string{"../../ferry.txt": monday + "Nobody was hurt in the grounding, the coast guard said.\n", "ferry.txt.meta.json": `{"outlet":"Harbour Post","published":"2031-05-05"}`, "empty.txt": ""})
	has(t, w.Body.String(), "1 article kept", "Ferry runs aground off Storsund", "empty.txt", "!synoptic-", "!/tmp")
	names := map[string]string{}
	err := x.Store.Read(ctx, func(tx *store.Tx) (err error) { names, err = tx.OutletNames(ctx); return err })
	if err != nil || len(names) != 1 {
		t.Errorf("outlets %v, %v", names, err)
	}
	// Each file that cannot be read is named, in the reader's language.
	many := map[string]string{"empty.txt": "", "picture.png": "\x89PNG", "short.txt": "Two words"}
	has(t, b.send("/add/files", many).Body.String(), "empty.txt: the file is empty", "picture.png: unknown kind of file; .txt", "short.txt: no article text was found in it", `role="alert"`)
	b.head.Set("Accept-Language", "uk")
	has(t, b.sendAs("/add/files", [][2]string{{"empty.txt", ""}, {"short.txt", "Two words"}, {"a/ferry.txt", monday}, {"b/ferry.txt", tuesday}}).Body.String(), "empty.txt: файл порожній", "short.txt: тексту статті в ньому не знайдено", "ferry.txt: закоротко: слів статті", "ferry.txt: разом із ним надіслано")
	b.head.Del("Accept-Language")
	if w := b.send("/add/files", map[string]string{"large.txt": strings.Repeat("word ", mostSent/5+1)}); w.Code != http.StatusRequestEntityTooLarge || !strings.Contains(w.Body.String(), "More than 32 MB") {
		t.Errorf("too large: %d", w.Code)
	}
	all := map[string]string{}
	for i := range mostFiles + 1 {
		all[fmt.Sprint(i, ".txt")] = "x"
	}
	has(t, b.send("/add/files", all).Body.String(), "At most 200 files")
	has(t, b.get("/feeds").Body.String(), `accept=".eml,.htm,.html,`, "At most")
	if w := b.send("/add/files", nil); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("no files: %d", w.Code)
	}
	if w := b.do(http.MethodPost, "/add/files", nil, nil); w.Code != http.StatusForbidden {
		t.Errorf("without a form: %d", w.Code)
	}
	has(t, b.post("/feeds", "/add/example").Body.String(), "articles kept", "Merrow", "!role=\"alert\"")
}
