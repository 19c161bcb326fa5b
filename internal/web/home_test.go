package web

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/source/feed"

	"github.com/synoptic-news/synoptic/article/extract"
)

const (
	strike = "Rail strike halts trains in Denmark\n\nA strike of signal workers halted all trains in Denmark on Monday. The union of signal workers said that talks over pay had ended without a result in Copenhagen.\n"
	lemons = "Lemon growers count their losses\n\nFrost has killed a third of the lemon trees in the valleys of Italy, growers said on Tuesday. The harvest in Italy will be the smallest in twenty years.\n"
)

// narrow is a site with two stories, of two topics, places, outlets and
// languages each.
func narrow(t *testing.T, s *store.Store) {
	t.Helper()
	for i, text := range []string{strike, lemons} {
		as, err := extract.Articles(source.Document{Path: "a.txt", Body: []byte(text), Meta: source.Meta{Published: "2031-05-06", Outlet: []string{"Harbour Post", "Grove <i>Weekly</i>"}[i]}}, extract.Options{MinWords: 1})
		if err != nil {
			t.Fatal(err)
		}
		as[0].Section = []string{"World > Transport", "Economy & <b; World"}[i]
		err = s.Write(ctx, func(tx *store.Tx) error {
			_, err := tx.PutArticle(ctx, store.Article{Article: as[0], Arrived: now})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := (&live.Keeper{Store: s, Options: engine.Options{}}).Update(ctx, now); err != nil {
		t.Fatal(err)
	}
}

// Lists are narrowed down by links that keep one another, on the page, in feeds
// and for programs.
func TestNarrowed(t *testing.T) {
	h, s := newSite(t)
	narrow(t, s)
	const rail, fruit = "Rail strike halts", "Lemon growers count"
	_, home, _ := ask(t, h, "/")
	has(t, home, rail, fruit, `href="/?topic=world"`, `href="/?topic=transport"`, `href="/?topic=economy-b"`, "Economy &amp; &lt;b</bdi>", `href="/?place=%40dk"`, "!class=\"set\"", "!<b;")
	_, page, _ := ask(t, h, "/?topic=transport")
	has(t, page, rail, "!"+fruit, `<p class="set">`, `<title>Transport · Synoptic`, `href="/?place=%40dk&amp;topic=transport"`, `!href="/?place=%40it`,
		`href="/stories.atom?topic=transport"`, `href="/stories.json?topic=transport"`, `<input type="hidden" name="topic" value="transport">`)
	_, page, _ = ask(t, h, "/?topic=world&place=@dk&outlet=Harbour+Post&lang=en")
	has(t, page, rail, "!"+fruit, `href="/?lang=en&amp;outlet=Harbour&#43;Post&amp;place=%40dk"`, `href="/?lang=en&amp;outlet=Harbour&#43;Post&amp;topic=world"`)
	_, page, _ = ask(t, h, "/?topic=transport&place=@it")
	has(t, page, "No story fits", "!"+rail, "!"+fruit, "!synoptic feed add")
	_, page, _ = ask(t, h, "/?topic=%22%3E%3Cscript%3E&place=x%00y&outlet=%3Cb%3E&lang=q%3Cq")
	has(t, page, "No story fits", "!<script>alert", "!\"><script>", "!<b>")
	_, page, _ = ask(t, h, "/?outlet="+url.QueryEscape("Grove <i>Weekly</i>"))
	has(t, page, fruit, "!"+rail, "!<i>Weekly")
	_, page, _ = ask(t, h, "/story/1")
	has(t, page, `<p class="kicker"><a href="/?topic=`, `<a href="/?place=%40`)

	for path, want := range map[string][2]string{
		"/stories.atom": {rail, fruit}, "/stories.atom?topic=world": {rail, fruit}, "/stories.atom?topic=transport": {rail}, "/stories.json?place=%40it": {fruit}, "/stories.atom?topic=transport&place=%40it": {},
	} {
		_, body, head := ask(t, h, path)
		f, err := feed.Read(source.Document{URL: "http://example.com" + path, MediaType: head.Get("Content-Type"), Body: []byte(body)})
		if err != nil {
			if !strings.Contains(body, "<feed") || want[0] != "" {
				t.Errorf("%s: %v", path, err)
			}
			continue
		}
		var got string
		for _, e := range f.Entries {
			got += e.Title
		}
		for _, title := range []string{rail, fruit} {
			wanted := title == want[0] || title == want[1]
			if strings.Contains(got, title) != wanted {
				t.Errorf("%s: %q, want %q", path, got, want)
			}
		}
	}
	ids := map[string]bool{}
	for _, path := range []string{"/stories.atom", "/stories.atom?topic=world", "/stories.atom?topic=transport", "/stories.atom?place=world"} {
		_, body, _ := ask(t, h, path)
		ids[between(t, body, "<id>", "</id>")] = true
	}
	if len(ids) != 4 {
		t.Errorf("four feeds have the IDs %v", ids)
	}

	_, body, _ := ask(t, h, "/api/v1/stories?topic=transport")
	var list struct{ Stories []storyJSON }
	if err := json.Unmarshal([]byte(body), &list); err != nil || len(list.Stories) != 1 || list.Stories[0].Topics[0].Key != "transport" || list.Stories[0].Places[0].Key != "@dk" {
		t.Errorf("%s, %v", body, err)
	}
	_, body, _ = ask(t, h, "/api/v1/topics")
	has(t, body, `{"topics":[{"key":"world","name":"World","stories":2}`, `"key":"@dk","name":"Denmark","stories":1`)
}

// What is older than the front is found by its topic too.
func TestNarrowedBeyondTheFront(t *testing.T) {
	h, s := newSite(t)
	narrow(t, s)
	err := s.Write(ctx, func(tx *store.Tx) error {
		for range lookedAt {
			if _, err := tx.AddStory(ctx, store.Story{Title: "Later", Updated: now.Add(1), Articles: 1, Origins: 1}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	_, page, _ := ask(t, h, "/")
	has(t, page, "!Rail strike")
	_, page, _ = ask(t, h, "/?topic=transport")
	has(t, page, "Rail strike")
}

func TestMostHave(t *testing.T) {
	of := map[int64][]store.Facet{}
	for i := range int64(30) {
		of[i] = []store.Facet{{Kind: store.OfTopic, Key: string(rune('a' + i/2)), Name: "N"}, {Kind: store.OfPlace, Key: string(article.Place)}}
	}
	got := mostHave(of, store.OfTopic)
	if len(got) != facetsOffered || got[0].Key != "a" || got[0].Stories != 2 {
		t.Errorf("%+v", got)
	}
}
