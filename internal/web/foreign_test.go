package web

import (
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/store"
)

// international are words that Ukrainian pages have in Latin letters: names of
// forms and programs, keys, and what the address bar has.
var international = regexp.MustCompile(`^(?:Synoptic|RSS|Atom|JSON|OPML|Markdown|HTML|API|OpenAPI|OpenID|Connect|URL|UTF|PDF|MB|KB|Esc|Enter|Tab|Ctrl|Shift|English|https?|robots|txt|MiB|WebSub|YouTube|XML|OR|UTC|EE?S?T|Europe|Kyiv|Prometheus|[a-z])$`)

// quoted is what others wrote, or a search box understands, in the middle of a
// sentence: quotations, addresses, words that articles share.
var quoted = regexp.MustCompile(`«[^»]*»|https?://\S+|\?token=|\b(?:from|to|outlet|lang|person|place|quote|number|has):(?:"[^"]*"|\S*)|(?:статтями|статтею|посаду): [^;]*`)

var latin = regexp.MustCompile(`[A-Za-z]+(?:['’-][A-Za-z]+)*`)

// ofOthers reports whether an element holds what outlets, readers or machines
// have written, and not the interface.
func ofOthers(n *html.Node) bool {
	switch n.Data {
	case "script", "style", "code", "pre", "kbd", "samp", "bdi", "q", "cite", "blockquote":
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "dir" && a.Val == "auto" || a.Key == "lang" && a.Val != "uk" {
			return true
		}
	}
	return false
}

// spoken are attributes that a reader sees or hears.
var spoken = []string{"aria-label", "title", "placeholder", "alt"}

// foreign are the phrases of a page in Ukrainian that have Latin letters and are
// marked as nobody else's. Where nothing can be marked, in titles, attributes and
// lists to choose from, theirs takes away what is known to be others'.
func foreign(n *html.Node, theirs *strings.Replacer, found func(string)) {
	inEnglish := func(s string) bool {
		s = theirs.Replace(quoted.ReplaceAllString(s, " "))
		return len(slices.DeleteFunc(latin.FindAllString(s, -1), international.MatchString)) > 0
	}
	if n.Type == html.TextNode && inEnglish(n.Data) {
		found(strings.TrimSpace(n.Data))
	}
	if n.Type == html.ElementNode {
		for _, a := range n.Attr {
			button := n.Data == "input" && a.Key == "value" && slices.ContainsFunc(n.Attr, func(b html.Attribute) bool { return b.Key == "type" && (b.Val == "submit" || b.Val == "button") })
			if !slices.Contains(spoken, a.Key) && !button {
				continue
			}
			if inEnglish(a.Val) {
				found("<" + n.Data + " " + a.Key + "> " + a.Val)
			}
		}
		if n.Data != "html" && ofOthers(n) {
			return
		}
	}
	for c := range n.ChildNodes() {
		foreign(c, theirs, found)
	}
}

// TestForeign goes over all pages in Ukrainian as their links lead: nothing on
// them may be in English but what others wrote, which is marked as theirs.
func TestForeign(t *testing.T) {
	home, s, now := example(t)
	door := &account.Door{Store: s, Cost: cheap}
	u, err := door.Add(ctx, "elin", phrase, account.Admin, now)
	if err != nil {
		t.Fatal(err)
	}
	session, err := door.Open(ctx, u, "", "", now)
	if err != nil {
		t.Fatal(err)
	}
	setAside(t, s, now, "https://post.example/lost", "fetch https://post.example/lost: the site took too long: context deadline exceeded")
	decide(t, s, now)
	broken(t, s, now)
	get := func(at string) (*html.Node, string) {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, at, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Accept-Language", "uk")
		r.AddCookie(&http.Cookie{Name: sessionCookie, Value: session})
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		b, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html") {
			return nil, ""
		}
		n, err := html.Parse(strings.NewReader(string(b)))
		if err != nil {
			t.Fatal(err)
		}
		return n, string(b)
	}
	theirs := writtenByOthers(t, s, now)
	mux := http.NewServeMux()
	for _, rt := range newHouse(t, Entry{}).routes() {
		mux.HandleFunc(rt.pattern, func(http.ResponseWriter, *http.Request) {})
	}
	waiting := []string{"/", "/login", "/ask?q=Who+is+the+mayor%3F", "/ask?q=How+many+people+were+evacuated%3F", "/search?q=dam", "/search?q=zeppelin", "/search?q=from:never", "/story/99", "/nowhere", "/settings", "/users", "/review", "/corrections", "/report/1", "/report/2", "/story/1/report", "/story/1/edit"}
	seen, of, visited := map[string]bool{}, map[string]int{}, []string{}
	said := map[string]bool{}
	for len(waiting) > 0 {
		at := waiting[0]
		waiting = waiting[1:]
		u, err := url.Parse(home)
		if err != nil {
			t.Fatal(err)
		}
		if u, err = u.Parse(at); err != nil {
			t.Fatal(err)
		}
		u.Fragment = ""
		_, pattern := mux.Handler(&http.Request{Method: http.MethodGet, URL: u, Host: u.Host})
		if seen[u.String()] || !strings.HasPrefix(u.String(), home) || noPage.MatchString(pattern) || of[pattern] >= 6 {
			continue
		}
		seen[u.String()] = true
		of[pattern]++
		n, body := get(u.String())
		if n == nil {
			continue
		}
		visited = append(visited, u.String())
		if !strings.HasPrefix(pattern, "GET /story/{file}") && !strings.Contains(body, `<html lang="uk"`) {
			continue // a page to keep is in English
		}
		foreign(n, theirs, func(s string) {
			if !said[s] {
				said[s] = true
				t.Errorf("%s says %.200q", u.RequestURI(), s)
			}
		})
		for d := range n.Descendants() {
			if d.Data != "a" {
				continue
			}
			for _, a := range d.Attr {
				if a.Key == "href" {
					waiting = append(waiting, a.Val)
				}
			}
		}
	}
	if len(visited) < 60 {
		t.Errorf("only %d pages were visited: %s", len(visited), visited)
	}
	n, err := html.Parse(strings.NewReader(`<html lang="uk"><body><p>Стаття <bdi>Harbour Post</bdi></p><p title="Close">12 articles</p>`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	foreign(n, theirs, func(s string) { got = append(got, s) })
	if !slices.Equal(got, []string{"<p title> Close", "12 articles"}) {
		t.Errorf("of a page in two languages it finds %q", got)
	}
}

// writtenByOthers takes away what sources and readers wrote: titles, names of
// outlets, and what the test asks for.
func writtenByOthers(t *testing.T, s *store.Store, now time.Time) *strings.Replacer {
	t.Helper()
	all := []string{"Who is the mayor?", "How many people were evacuated?", "dam", "zeppelin", "never", "elin"}
	err := s.Read(ctx, func(tx *store.Tx) error {
		stories, err := tx.Stories(ctx, now.Add(time.Hour), 100)
		if err != nil {
			return err
		}
		for _, st := range stories {
			all = append(all, st.Title)
		}
		for _, kind := range []article.NameKind{article.Person, article.Organisation, article.Place} {
			names, err := tx.Mentioned(ctx, kind, now.AddDate(0, -1, 0), 200)
			if err != nil {
				return err
			}
			for _, m := range names {
				all = append(all, m.Name)
			}
		}
		for _, kind := range []store.FacetKind{store.OfTopic, store.OfPlace} {
			facets, err := tx.Facets(ctx, kind, now.AddDate(0, -1, 0), 200)
			if err != nil {
				return err
			}
			for _, f := range facets {
				all = append(all, f.Name)
			}
		}
		arrivals, err := tx.Arrivals(ctx, "", 100)
		if err != nil {
			return err
		}
		for _, a := range arrivals {
			got, err := tx.Article(ctx, a.ID)
			if err != nil {
				return err
			}
			all = append(all, got.Headline(), got.Outlet.Name, string(got.Outlet.ID))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) })
	var pairs []string
	for _, x := range all {
		if x != "" {
			pairs = append(pairs, x, " ")
		}
	}
	return strings.NewReplacer(pairs...)
}

// broken makes feeds that fail, and reports whose sentence does not hold.
func broken(t *testing.T, s *store.Store, now time.Time) {
	t.Helper()
	err := s.Write(ctx, func(tx *store.Tx) error {
		for i, why := range []string{"the site took too long: context deadline exceeded", "the site answers with an error: 404 Not Found", "dial tcp 192.0.2.1:443: connect: connection refused", "something new"} {
			at := "https://broken.example/" + string(rune('a'+i))
			id, _, err := tx.AddFeed(ctx, store.Feed{URL: at, Added: now, Next: now.Add(time.Hour)})
			if err != nil {
				return err
			}
			f, err := tx.Feed(ctx, id)
			if err != nil {
				return err
			}
			f.Last, f.Failures, f.Error = now.Add(-time.Hour), 3, "fetch "+at+": "+why
			if err := tx.SaveFeed(ctx, f); err != nil {
				return err
			}
		}
		all, err := tx.Stories(ctx, now.Add(time.Hour), 1)
		if err != nil {
			return err
		}
		for i, r := range []store.Report{
			{Kind: "date", Finding: "brief/0: \"on Monday\": the passage reads \"on Tuesday\"\nbrief/0: \"Marsk\": is not read as a name there\nbrief/0: \"x\": nobody has thought of this"},
			{Kind: "person", Holds: true, Finding: "52/52 sentences verified"},
		} {
			r.Story, r.Sentence, r.Made = all[0].ID, "The dam held on Monday.", now
			id, err := tx.AddReport(ctx, r)
			if err != nil {
				return err
			}
			if i > 0 {
				if err := tx.CloseReport(ctx, id, store.Rejected, "It did.", "elin", now); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
