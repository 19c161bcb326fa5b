package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/net/html"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source"
)

// put keeps a version of the ferry's page and returns it.
func put(t *testing.T, s *store.Store, body string, arrived time.Time) *article.Article {
	t.Helper()
	as, err := extract.Articles(source.Document{Path: "a.txt", URL: "https://post.example/1", Body: []byte(body), Meta: source.Meta{Published: "2031-05-06", Outlet: "Harbour Post"}}, extract.Options{MinWords: 1})
	if err != nil {
		t.Fatal(err)
	}
	err = s.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.PutArticle(ctx, store.Article{Article: as[0], Arrived: arrived})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return as[0]
}

func TestArticlePage(t *testing.T) {
	h, s := newSite(t)
	fill(t, s)
	a := put(t, s, ferry, now)
	b := put(t, s, strings.Replace(ferry, "212", "214", 1), now.Add(time.Minute))
	at := strings.Index(a.Text, "All 212")
	end := at + len("All 212 passengers were taken ashore by fishing boats, harbour master Elin Marsk said.")
	path := "/article/" + string(a.ID)
	for _, tt := range []struct {
		path      string
		has, hasn []string
	}{
		{path, []string{"Harbour Post", "Tue 6 May 2031", "Ferry runs aground", `href="https://post.example/1"`, "In the story", "/story/", "Versions of this page"}, []string{"<mark", "<b>off</b>", `id="changes"`}},
		{fmt.Sprintf("%s?p=%d-%d", path, at, end), []string{`<mark id="p" class="passage">All 212 passengers`, "https://post.example/1#:~:text=All%20212%20passengers%20were%20taken%20ashore,boats%2C%20harbour%20master%20Elin%20Marsk%20said."}, nil},
		{path + "?show=names", []string{`<mark class="name" title="Elin Marsk, person">Elin Marsk</mark>`, "show=names%2Ctimes"}, []string{`class="time"`}},
		{path + "?show=times,figures", []string{`<mark class="time" title="Mon 5 May 2031">`, `class="figure" title="212 passengers"`}, []string{`class="name"`}},
		{path + "?changes", nil, []string{`id="changes"`}}, // the first version has none before it
		{"/article/" + string(b.ID) + "?changes", []string{`id="changes"`, "2 sentences unchanged", "<del>All 212", "<ins>All 214"}, nil},
	} {
		code, body, _ := ask(t, h, tt.path)
		if code != 200 {
			t.Errorf("%s: %d", tt.path, code)
		}
		for _, w := range tt.has {
			if !strings.Contains(body, w) {
				t.Errorf("%s: has no %q: %s", tt.path, w, body)
			}
		}
		for _, w := range tt.hasn {
			if strings.Contains(body, w) {
				t.Errorf("%s: has %q", tt.path, w)
			}
		}
	}
	for _, bad := range []string{"0-0", "-5-9", "9-5", "0-999999999", "x-y", "99999999999999999999-1", "1", "%00"} {
		if code, body, _ := ask(t, h, path+"?p="+bad); code != 200 || strings.Contains(body, `<mark id="p"`) {
			t.Errorf("p=%s: %d", bad, code)
		}
	}
	if code, _, _ := ask(t, h, "/article/0000000000000000"); code != 404 {
		t.Errorf("an article that is not there: %d", code)
	}
}

// A link to a passage must not end inside a character.
func TestPassageOnRunes(t *testing.T) {
	a := &article.Article{Text: "Über"}
	for at, want := range map[string]bool{"0-2": true, "0-1": false, "1-2": false, "2-5": true} {
		if _, ok := spanOf(at, a); ok != want {
			t.Errorf("%s is taken: %v", at, ok)
		}
	}
}

func TestFragment(t *testing.T) {
	for _, tt := range []struct{ at, words, want string }{
		{"", "a", ""},
		{"https://a.example/x", "Gate 3, half-open & dry", "https://a.example/x#:~:text=Gate%203%2C%20half%2Dopen%20%26%20dry"},
		{"https://a.example/x#part", "Gate", "https://a.example/x#part:~:text=Gate"},
		{"https://a.example/x", "1 2 3 4 5 6 7 8 9 10 11 12 13", "https://a.example/x#:~:text=1%202%203%204%205%206,8%209%2010%2011%2012%2013"},
	} {
		if got := fragment(tt.at, tt.words); got != tt.want {
			t.Errorf("%q at %q: %s, want %s", tt.words, tt.at, got, tt.want)
		}
	}
}

func TestLayers(t *testing.T) {
	at, _ := url.Parse("/article/x?p=3-9&show=times,names")
	for _, l := range layersOf(at, "times,names") {
		want := map[string]string{"article.names": "show=times", "article.times": "show=names", "article.figures": "show=times%2Cnames%2Cfigures", "article.quotations": "show=times%2Cnames%2Cquotations"}[l.Word]
		if l.At != "/article/x?p=3-9&"+want || l.On != (len(want) == len("show=times")) {
			t.Errorf("%+v, want %s", l, want)
		}
	}
}

func TestChanges(t *testing.T) {
	words := func(s string) []string { return strings.Fields(s) }
	for _, tt := range []struct{ old, now, want string }{
		{"", "", ""},
		{"a b c", "a b c", "=abc"},
		{"a b c", "a x c", "=a -b +x =c"},
		{"a b c d", "b c e d", "-a =bc +e =d"},
		{"", "a", "+a"},
		{"a b", "", "-ab"},
		{"a b a b", "b a b a", "-a =bab +a"},
		{"a a", "a", "=a -a"},
	} {
		var got []string
		for _, c := range changes(words(tt.old), words(tt.now)) {
			got = append(got, map[string]string{"same": "=", "gone": "-", "new": "+"}[c.Kind]+strings.Join(c.Text, ""))
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%q to %q: %q, want %q", tt.old, tt.now, s, tt.want)
		}
	}
}

// FuzzChanges holds that what stays and goes is the old text, and what stays and
// comes is the new one.
func FuzzChanges(f *testing.F) {
	f.Add("a b c", "b c d")
	f.Fuzz(func(t *testing.T, a, b string) {
		old, now := strings.Fields(a), strings.Fields(b)
		if len(old) > 2000 || len(now) > 2000 {
			t.Skip()
		}
		var was, is []string
		for _, c := range changes(old, now) {
			if c.Kind != "new" {
				was = append(was, c.Text...)
			}
			if c.Kind != "gone" {
				is = append(is, c.Text...)
			}
		}
		if len(was)+len(old) > 0 && !reflect.DeepEqual(was, old) || len(is)+len(now) > 0 && !reflect.DeepEqual(is, now) {
			t.Errorf("%q and %q come out as %q and %q", old, now, was, is)
		}
	})
}

func TestLongVersionsCompare(t *testing.T) {
	var old, now []string
	for i := range 4000 {
		old, now = append(old, fmt.Sprint("o", i)), append(now, fmt.Sprint("n", i))
	}
	got := changes(append(old, "end"), append(now, "end"))
	if len(got) != 3 || len(got[0].Text) != 4000 || got[2].Text[0] != "end" {
		t.Errorf("%d changes", len(got))
	}
}

// TestHostilePages holds that what outlets write is text on every page: no
// element, attribute or address of theirs, and nothing that turns text round.
func TestHostilePages(t *testing.T) {
	h, s := newSite(t)
	attacks := []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</title></textarea><svg/onload=alert(1)>`,
		`{{.Title}} ${alert(1)}`, "\u202efdp.exe\u2066", `--></select><iframe srcdoc=x>`, `javascript:alert(1)`,
	}
	for i, x := range attacks {
		name := "Night " + x + " ferry"
		body := name + " ran aground\n\nThe night ferry " + x + " ran aground on Monday. Harbour master Elin Marsk said \u201cit " + x + " stopped\u201d.\n"
		as, err := extract.Articles(source.Document{Path: x + ".txt", URL: "https://post.example/" + url.PathEscape(x), Body: []byte(body), Meta: source.Meta{Published: "2031-05-06", Outlet: name, Author: name, Title: name}}, extract.Options{MinWords: 1})
		if err != nil {
			t.Fatal(err)
		}
		as[0].URL = []string{as[0].URL, "javascript:alert(1)//" + x, "data:text/html," + x}[i%3]
		err = s.Write(ctx, func(tx *store.Tx) error {
			if _, _, err := tx.AddFeed(ctx, store.Feed{URL: "https://post.example/" + x, Title: name, Error: x, Added: now, Next: now}); err != nil {
				return err
			}
			_, err := tx.PutArticle(ctx, store.Article{Article: as[0], Arrived: now})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := (&live.Keeper{Store: s}).Update(ctx, now); err != nil {
		t.Fatal(err)
	}
	pages := []string{"/", "/feeds", "/search?q=night", "/search?q=" + url.QueryEscape(attacks[1]), "/?outlet=" + url.QueryEscape(attacks[1])}
	err := s.Read(ctx, func(tx *store.Tx) error {
		stories, err := tx.Stories(ctx, now.Add(time.Hour), 100)
		for _, st := range stories {
			pages = append(pages, fmt.Sprint("/story/", st.ID))
		}
		as, err2 := tx.Arrivals(ctx, "", 100)
		for _, a := range as {
			pages = append(pages, articleURL(a.ID)+"?show=names,times,figures,quotations&p=0-9")
		}
		return errors.Join(err, err2)
	})
	if err != nil || len(pages) < 12 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	for _, path := range pages {
		code, body, _ := ask(t, h, path)
		doc, err := html.Parse(strings.NewReader(body))
		if code != 200 || err != nil {
			t.Errorf("%s: %d, %v", path, code, err)
			continue
		}
		if i := strings.IndexFunc(body, func(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) }); i >= 0 {
			t.Errorf("%s: text is turned round: %q", path, body[max(i-40, 0):i+10])
		}
		for n := range doc.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			switch n.Data {
			case "img", "iframe", "object", "embed", "base", "style":
				t.Errorf("%s: has a <%s>", path, n.Data)
			case "script":
				if n.FirstChild == nil {
					continue
				}
				kind := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "type" && a.Val == "application/ld+json" })
				if kind < 0 || !json.Valid([]byte(n.FirstChild.Data)) { // data of ours is no script
					t.Errorf("%s: has a script", path)
				}
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" {
					t.Errorf("%s: <%s> has %s=%q", path, n.Data, a.Key, a.Val)
				}
				if a.Key == "href" || a.Key == "src" || a.Key == "action" {
					if u, err := url.Parse(a.Val); err != nil || a.Val != "http://example.com/story/1" && (u.Scheme != "" && u.Scheme != "https" || u.Host != "" && u.Host != "post.example") { // its canonical address
						t.Errorf("%s: <%s> leads to %q", path, n.Data, a.Val)
					}
				}
			}
		}
	}
}
