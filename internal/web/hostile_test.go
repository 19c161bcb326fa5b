package web

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"log/slog"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	storypage "github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/story"
)

// hostileVectors names a file of further vectors, JSON lines with a field
// payload: the test of hostile text takes them too.
const hostileVectors = "SYNOPTIC_XSS"

// vectors are pieces of text that would run if a page took them for more than
// text: where an element, an attribute, an address, a script or a style goes, and
// across what is cut or normalised.
var vectors = []string{
	`<script>alert(1)</script>`,
	`</script><script>alert(2)</script>`,
	`<ScRiPt >alert(3)</sCrIpT >`,
	`<script/src=data:,alert(4)></script>`,
	`<script src=//192.0.2.1/x.js></script>`,
	`<img src=x onerror=alert(6)>`,
	`<img/src="x"/onerror="alert(7)"`,
	`"><img src=x onerror=alert(8)>`,
	`'><img src=x onerror=alert(9)>`,
	`" autofocus onfocus="alert(10)`,
	`' onmouseover='alert(11)`,
	`" style="animation-name:x" onanimationstart="alert(12)`,
	`<svg onload=alert(13)>`,
	`<svg><script>alert(14)</script></svg>`,
	`<svg><animate onbegin=alert(15) attributeName=x dur=1s>`,
	`<math><mtext><table><mglyph><style><img src=x onerror=alert(16)>`,
	`<iframe srcdoc="<script>parent.alert(17)</script>"></iframe>`,
	`<iframe src=javascript:alert(18)></iframe>`,
	`<object data="data:text/html,<script>alert(19)</script>"></object>`,
	`<embed src=javascript:alert(20)>`,
	`<a href="javascript:alert(21)">here</a>`,
	`javascript:alert(22)`,
	`java&#10;script:alert(23)`,
	`data:text/html;base64,PHNjcmlwdD5hbGVydCgyNCk8L3NjcmlwdD4=`,
	`<base href=//192.0.2.1/>`,
	`<meta http-equiv=refresh content="0;url=javascript:alert(26)">`,
	`<link rel=stylesheet href=//192.0.2.1/x.css>`,
	`<style>@import '//192.0.2.1/y.css';</style>`,
	`<form action=//192.0.2.1/><button autofocus onfocus=alert(29)>`,
	`<details open ontoggle=alert(30)>`,
	`<video><source onerror=alert(31)></video>`,
	`<marquee onstart=alert(32)>`,
	`--><script>alert(33)</script><!--`,
	`]]><script>alert(34)</script>`,
	`</title><script>alert(35)</script>`,
	`</textarea><img src=x onerror=alert(36)>`,
	`&lt;script&gt;alert(37)&lt;/script&gt;`,
	`＜script＞alert(38)＜/script＞`,
	"<scr\u00adipt>alert(39)</scr\u200bipt>",
	`{{7*7}}${alert(40)}<%= 7*7 %>`,
}

// readVectors are ours, and those of the file that is named.
func readVectors(t *testing.T) []string {
	t.Helper()
	out := slices.Clone(vectors)
	at := os.Getenv(hostileVectors)
	if at == "" {
		return out
	}
	f, err := os.Open(at)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var v struct{ Payload string }
		if err := json.Unmarshal(sc.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v.Payload)
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// Vectors stand together: in an article, and in what a reader asks for.
const (
	articleBytes  = 6000
	questionBytes = 1500
)

// bundles are vectors in turn, those of one bundle no longer than so many bytes.
func bundles(all []string, most int) [][]string {
	var out [][]string
	size := 0
	for _, v := range all {
		if n := len(out); n == 0 || size+len(v) > most {
			out, size = append(out, nil), 0
		}
		out[len(out)-1] = append(out[len(out)-1], v)
		size += len(v)
	}
	return out
}

// hostileDocuments carry a bundle in all that an outlet can write: as plain text,
// which keeps it whole, and as a page that has it as markup.
func hostileDocuments(n int, bundle []string) []source.Document {
	all := strings.Join(bundle, " ")
	meta := source.Meta{Title: fmt.Sprintf("Signs on hull %d: %s", n, all), Author: "Ada " + all, Outlet: fmt.Sprintf("Post %d %s", n, all), Published: "2031-05-06"}
	var plain, marked strings.Builder
	for i, v := range bundle {
		said := fmt.Sprintf("Divers in the port of Storsund found the sign %s on plate %d of hull %d on Monday.", v, i+1, n)
		quoted := fmt.Sprintf("\"We read %s on plate %d and nobody knows why,\" harbour master Elin Marsk said.", v, i+1)
		fmt.Fprintf(&plain, "%s\n\n%s\n\n", said, quoted)
		fmt.Fprintf(&marked, "<p>%s</p>\n<p>%s</p>\n", said, quoted)
	}
	html := fmt.Sprintf("<!doctype html><html><head><title>%s</title><meta name=author content=\"%s\"><meta property=og:site_name content=\"%s\"></head><body><article><h1>Signs on hull %d</h1><p>Divers found signs on hull %d in the port of Storsund on Monday, and harbour master Elin Marsk had them painted over within the day.</p>%s</article></body></html>",
		html.EscapeString(meta.Title), html.EscapeString(meta.Author), html.EscapeString(meta.Outlet), n, n, marked.String())
	return []source.Document{
		{Path: fmt.Sprintf("%d.txt", n), URL: fmt.Sprintf("https://plain.example/%d?%s", n, url.QueryEscape(all)), Body: []byte(plain.String()), Meta: meta},
		{Path: fmt.Sprintf("%d.html", n), URL: fmt.Sprintf("https://marked.example/%d", n), MediaType: "text/html", Body: []byte(html), Meta: source.Meta{Published: "2031-05-06"}},
	}
}

// hostileSite is a site with all vectors in all that it shows.
func hostileSite(t *testing.T, sets [][]string) (at string, s *store.Store) {
	t.Helper()
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	err = s.Write(ctx, func(tx *store.Tx) error {
		for n, bundle := range sets {
			for _, d := range hostileDocuments(n, bundle) {
				as, err := extract.Articles(d, extract.Options{MinWords: 1})
				if err != nil {
					t.Logf("%s: %v", d.Path, err) // a vector may have taken the page away
				}
				for _, a := range as {
					if _, err := tx.PutArticle(ctx, store.Article{Article: a, Arrived: now}); err != nil {
						return err
					}
				}
			}
			for i, v := range bundle {
				f := store.Feed{URL: fmt.Sprintf("https://plain.example/%d/%d?%s", n, i, url.QueryEscape(v)), Site: v, Title: v, Added: now, Next: now.Add(time.Hour), Error: v}
				if _, _, err := tx.AddFeed(ctx, f); err != nil {
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
	h, err := Handler(Options{Store: s, Now: func() time.Time { return now }, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Entry: Entry{Cost: cheap, Issuer: &account.Issuer{URL: "https://login.example"}}})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return srv.URL, s
}

// onEdge tells of every script that runs and is not ours; it is there before
// any page is, and in every frame.
const onEdge = `for (const n of ["alert", "confirm", "prompt", "print", "open"]) window[n] = (...a) => console.error("RAN " + n + " " + a + " at " + location.href);`

// armed are what on a page would run if one pressed, hovered over or waited for
// it: elements that pages here never have, handlers, and addresses that run.
const armed = `(() => {
  const out = [];
  const exported = /\.html$/.test(location.pathname);
  for (const e of document.querySelectorAll("*")) {
    if (/^(iframe|frame|frameset|object|embed|applet|base|img|image|audio|video|source|math|marquee|portal|foreignobject|animate|set)$/i.test(e.localName) || (/^style$/i.test(e.localName) && !exported)) out.push(e.outerHTML);
    if (e.localName === "script" && e.type !== "application/ld+json" && !/^\/static\/room\.[\w.-]+$/.test(new URL(e.src || "x:", location).pathname) && !/^\/static\/room\.js/.test(new URL(e.src || "x:", location).pathname)) out.push(e.outerHTML);
    if (e.localName === "meta" && /refresh/i.test(e.httpEquiv)) out.push(e.outerHTML);
    for (const a of e.attributes) {
      if (/^on|^srcdoc$|^style$/i.test(a.name)) out.push(e.outerHTML);
      if (/^(href|src|action|formaction|xlink:href|data|poster|background)$/i.test(a.name) && !/^https?:$/.test(new URL(a.value, location).protocol)) out.push(e.outerHTML);
    }
  }
  return out.map((s) => s.slice(0, 200));
})()`

// TestHostileText brings text that is meant to run through all that outlets and
// readers write, to every page, under our policy and without it.
func TestHostileText(t *testing.T) {
	all := readVectors(t)
	sets := bundles(all, articleBytes)
	at, s := hostileSite(t, sets)
	b := browse(t, at)
	b.do(chromedp.Func(func(ctx context.Context, to *chromedp.Target) error {
		_, err := cdp.Call(ctx, to, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: onEdge})
		return err
	}))
	b.open(at + "/")
	get[bool](b, "(alert('the hook works'), true)")
	if b.forgive("RAN alert the hook works") != 1 {
		t.Fatal("a script that runs is not seen")
	}
	get[bool](b, `(document.body.insertAdjacentHTML("beforeend", "<a href='javascript:x'>x</a><p onclick=x>"), true)`)
	if got := get[[]string](b, armed); len(got) != 2 {
		t.Fatalf("what would run is not seen: %q", got)
	}
	if b.forgive("Executing inline event handler") != 1 {
		t.Fatal("a breach of the policy is not seen")
	}
	paths := hostilePaths(t, b, at, s, sets)
	everyPage(t, paths)
	bare := map[string]string{}
	for _, v := range all {
		bare[v] = plain(v)
	}
	began := time.Now()
	for _, off := range []bool{false, true} {
		unseen := slices.Clone(all)
		b.do(chromedp.Func(func(ctx context.Context, to *chromedp.Target) error {
			_, err := cdp.Call(ctx, to, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: off})
			return err
		}))
		for i, p := range paths {
			if i%25 == 0 {
				t.Logf("policy off %v: %d of %d pages after %v", off, i, len(paths), time.Since(began).Round(time.Second))
			}
			b.open(at + p)
			looked := get[struct {
				Armed []string
				Words string
			}](b, "({Armed: "+armed+", Words: document.documentElement.textContent})")
			for _, a := range looked.Armed {
				t.Errorf("%.120s, policy off %v: would run: %s", p, off, a)
			}
			words := plain(looked.Words)
			unseen = slices.DeleteFunc(unseen, func(v string) bool { return strings.Contains(words, bare[v]) })
			b.forgive("the server responded with a status of 4") // of the page itself, where there is no such
			b.mu.Lock()
			bad := len(b.faults) + len(b.outside)
			b.mu.Unlock()
			if bad > 0 {
				t.Errorf("%.120s, policy off %v:", p, off)
				b.clean()
			}
			if t.Failed() {
				return // one is enough
			}
		}
		t.Logf("policy off %v: %d vectors on %d pages: nothing ran; %d are shown as they were written, %v", off, len(all), len(paths), len(all)-len(unseen), time.Since(began).Round(time.Second))
		if len(unseen)*10 > len(all) {
			t.Errorf("%d of %d vectors are on no page: %.1000q", len(unseen), len(all), unseen)
		}
	}
}

// plain is text without what pages may show otherwise: white space, and what
// has no shape.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || !unicode.IsGraphic(r) {
			return -1
		}
		return r
	}, s)
}

// hostilePaths are the pages that show the vectors. A reader reports each of
// them, and names tokens after them.
func hostilePaths(t *testing.T, b *browser, at string, s *store.Store, sets [][]string) []string {
	t.Helper()
	link, err := (&account.Door{Store: s, Cost: cheap}).First(ctx, now)
	if err != nil {
		t.Fatal(err)
	}
	paths := []string{"/", "/people", "/outlets", "/feeds", "/ask", "/corrections", "/settings", "/login", "/review", "/users", "/users/1", "/users/2", "/setup/" + link}
	b.open(at + "/setup/" + link)
	b.fill("name", "elin")
	b.fill("password", phrase)
	b.fill("again", phrase)
	b.submit("form.form")
	b.until("location.pathname == '/'")

	hostileAccount(t, s, sets)
	guest, err := (&account.Door{Store: s}).Invite(ctx, account.Reader, 1, now)
	if err != nil {
		t.Fatal(err)
	}
	paths = append(paths, "/invite/"+guest)
	for i, bundle := range sets {
		all := strings.Join(bundle, " ")
		setAside(t, s, now, fmt.Sprintf("https://plain.example/lost/%d?%s", i, all), all)
	}
	decide(t, s, now)
	hostileRulings(t, s)
	err = s.Write(ctx, func(tx *store.Tx) error {
		all, err := tx.Outlets(ctx)
		for i, o := range all {
			if said := strings.Join(sets[i%len(sets)], " "); err == nil {
				err = live.SetFacts(ctx, tx, o.ID, live.OutletFacts{Owner: said, Country: said, Who: said, Made: now})
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var ids []int64
	articles := 0
	err = s.Write(ctx, func(tx *store.Tx) error {
		list, err := tx.Stories(ctx, now.Add(time.Hour), 1000)
		if err != nil {
			return err
		}
		for _, st := range list {
			ids = append(ids, st.ID)
			filed, err := tx.FiledIn(ctx, st.ID)
			if err != nil {
				return err
			}
			articles += len(filed)
			for _, f := range filed {
				paths = append(paths, fmt.Sprintf("/article/%s?show=names,times,figures,quotations", f.Article), fmt.Sprintf("/article/%s?p=10-400#p", f.Article))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if articles < len(sets) {
		t.Fatalf("%d articles of %d bundles", articles, len(sets))
	}
	for _, id := range ids {
		for _, end := range []string{"", ".html", "/compare", "/timeline", "/report", "/edit"} {
			paths = append(paths, fmt.Sprintf("/story/%d%s", id, end))
		}
	}
	for _, bundle := range bundles(slices.Concat(sets...), questionBytes) {
		q := url.QueryEscape(strings.Join(bundle, " "))
		paths = append(paths, "/search?q="+q, "/ask?q="+q)
	}
	for i, bundle := range sets {
		q := url.QueryEscape(strings.Join(bundle, " "))
		id := ids[i%len(ids)]
		paths = append(paths, "/search?sort="+q+"&q=hull", fmt.Sprintf("/ask?story=%d&q=%s", id, q), "/?outlet="+q, fmt.Sprintf("/story/%d/compare?a=%s", id, q), "/login?to="+q, "/login/return?state="+q+"&error="+q+"&iss="+q, "/story/1/report?text="+q, "/entity/person/"+url.PathEscape(bundle[0]), "/outlet/"+url.PathEscape(bundle[0]), "/"+url.PathEscape(strings.Join(bundle, " ")))
		err := s.Write(ctx, func(tx *store.Tx) error {
			all := strings.Join(bundle, " ")
			n, err := tx.AddReport(ctx, store.Report{Story: id, Sentence: all, Kind: "date", Note: all, Made: now, Finding: all})
			if err == nil {
				paths = append(paths, fmt.Sprintf("/report/%d", n))
				err = tx.CloseReport(ctx, n, store.Upheld, all, all, now)
			}
			if err == nil { // and one that waits on the desk
				_, err = tx.AddReport(ctx, store.Report{Story: id, Sentence: all, Kind: "date", Note: all, Made: now, Finding: all})
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, from := range []string{"/people", "/outlets"} {
		b.open(at + from)
		found := get[[]string](b, "[...document.querySelectorAll('main .names a, main td a')].map(a => a.getAttribute('href')).slice(0, 80)")
		if len(found) == 0 {
			t.Errorf("%s leads nowhere", from)
		}
		paths = append(paths, found...)
	}
	b.open(at + "/settings")
	for _, bundle := range sets[:min(len(sets), 5)] {
		b.fill("token", strings.Join(bundle, " ")[:99])
		b.submit("#tokens form.form")
		b.until("location.pathname == '/settings/tokens' && document.readyState == 'complete'")
		b.open(at + "/settings")
	}
	for _, bundle := range sets[:min(len(sets), 5)] {
		refusedForms(b, at, s, strings.Join(bundle, " "))
	}
	return paths
}

// hostileRulings takes two events of a story for one, and a name of one article for
// somebody else's, wherever that can be done: what they say is listed on the desk.
func hostileRulings(t *testing.T, s *store.Store) {
	t.Helper()
	k := &live.Keeper{Store: s, Options: engine.Options{Version: "test"}, By: "elin"}
	var list []store.Story
	err := s.Read(ctx, func(tx *store.Tx) (err error) { list, err = tx.Stories(ctx, now.Add(time.Hour), 100); return err })
	if err != nil {
		t.Fatal(err)
	}
	events, names := 0, 0
	for _, row := range list {
		var st store.Story
		if err := s.Read(ctx, func(tx *store.Tx) (err error) { st, err = tx.Story(ctx, row.ID); return err }); err != nil {
			t.Fatal(err)
		}
		p, err := storypage.Decode(st.Page)
		if err != nil {
			t.Fatal(err)
		}
		var cites []article.Passage
		p.Each(func(_ string, part storypage.Part) {
			if x, ok := part.(storypage.Sentence); ok && !slices.Contains(cites, x.Cites()[0]) {
				cites = append(cites, x.Cites()[0])
			}
		})
		if len(cites) > 1 && k.OneEvent(ctx, st.ID, cites[:2], now) == nil {
			events++
		}
		for _, e := range engine.Reopen(p).Story.Cast.Entities {
			if len(e.Articles) > 1 && k.SetApart(ctx, st.ID, story.Stranger{Article: e.Articles[0], Name: e.Name}, now) == nil {
				names++
				break
			}
		}
	}
	if events == 0 || names == 0 {
		t.Errorf("%d events and %d names were decided about", events, names)
	}
}

// refusedForms posts the forms that tell names and events apart, with text in them
// that no page offers.
func refusedForms(b *browser, at string, s *store.Store, text string) {
	b.t.Helper()
	var id article.ID
	var in int64
	err := s.Read(ctx, func(tx *store.Tx) error {
		list, err := tx.Stories(ctx, now.Add(time.Hour), 1)
		if err != nil {
			return err
		}
		in = list[0].ID
		filed, err := tx.FiledIn(ctx, in)
		if err == nil {
			id = filed[0].Article
		}
		return err
	})
	if err != nil {
		b.t.Fatal(err)
	}
	said, err := json.Marshal(text)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, f := range []struct{ page, action, names string }{
		{articleURL(id), "/review/strangers", "article name"},
		{articleURL(id), "/review/strangers/undo", "story article name"},
		{articleURL(id), "/review/namesakes", "kind key a b"},
		{articleURL(id), "/review/namesakes/undo", "story a b"},
		{fmt.Sprintf("/story/%d/edit", in), fmt.Sprintf("/story/%d/events", in), "cite"},
		{fmt.Sprintf("/story/%d/edit", in), "/review/events/undo", "story cite"},
	} {
		b.open(at + f.page)
		get[bool](b, fmt.Sprintf(`(() => {
  const form = document.createElement("form"), names = %q;
  form.method = "post"; form.action = %q; form.id = "forged";
  form.append(Object.assign(document.createElement("input"), {name: "form", value: document.querySelector("input[name=form]").value}));
  for (const n of names.split(" ")) form.append(Object.assign(document.createElement("input"), {name: n, value: %s}));
  document.body.append(form);
  form.submit();
  return true;
})()`, f.names, f.action, said))
		b.until(fmt.Sprintf("location.pathname == %q && document.readyState == 'complete'", f.action))
		if got := get[[]string](b, armed); len(got) > 0 {
			b.t.Errorf("%s: would run: %q", f.action, got)
		}
		if b.forgive("the server responded with a status of 4") == 0 {
			b.t.Errorf("%s: not refused", f.action)
		}
		b.clean()
	}
}

// hostileAccount is a second account, with what a browser, a program and an issuer
// call themselves.
func hostileAccount(t *testing.T, s *store.Store, sets [][]string) {
	t.Helper()
	door := &account.Door{Store: s, Cost: cheap}
	u, err := door.Add(ctx, "bo", phrase, account.Reader, now)
	if err != nil {
		t.Fatal(err)
	}
	u.Outside, u.Subject = strings.Join(sets[0], " "), "1"
	if err := s.Write(ctx, func(tx *store.Tx) error { return tx.SaveUser(ctx, u) }); err != nil {
		t.Fatal(err)
	}
	for _, bundle := range bundles(slices.Concat(sets...), 290) { // bytes that are kept of what a browser calls itself
		all := strings.Join(bundle, " ")
		if _, err := door.Open(ctx, u, "", all, now); err != nil {
			t.Fatal(err)
		}
		if _, err := door.AddToken(ctx, u, all, account.Scopes, now); err != nil {
			t.Fatal(err)
		}
	}
}
