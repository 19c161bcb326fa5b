package since_test

import (
	"context"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/since"
	"github.com/synoptic-news/synoptic/source"
)

// Reports on an invented matter.
const (
	first  = "Ferry runs aground off Storsund\n\nThe night ferry Norra Star ran aground on a sandbank off the island of Storsund early on Monday. All 212 passengers were taken ashore by fishing boats, harbour master Elin Marsk said. Divers from Halvik began to inspect the hull of the Norra Star at noon on Monday.\n"
	second = "Norra Star pulled free\n\nThe ferry Norra Star was pulled off the sandbank off Storsund on Wednesday by two tugs from Halvik. The Norra Star ran aground early on Monday with 218 passengers, harbour master Elin Marsk said. An inquiry will begin in Halvik on June 2.\n"
	edited = "Ferry runs aground off Storsund\n\nThe night ferry Norra Star ran aground on a sandbank off the island of Storsund early on Monday. All passengers were taken ashore by fishing boats, harbour master Elin Marsk said.\n"
)

func read(t *testing.T, outlet, day, body string) *article.Article {
	t.Helper()
	as, err := extract.Articles(source.Document{Path: "a.txt", URL: "https://" + outlet + ".example/ferry", Body: []byte(body), Meta: source.Meta{Published: day, Outlet: outlet}}, extract.Options{MinWords: 1})
	if err != nil {
		t.Fatal(err)
	}
	return as[0]
}

func made(t *testing.T, as ...*article.Article) *page.Page {
	t.Helper()
	pages, err := engine.Pages(context.Background(), as, engine.Options{})
	if err != nil || len(pages) != 1 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	return pages[0]
}

func TestDevelopments(t *testing.T) {
	post := read(t, "Post", "2031-05-05", first)
	older := made(t, post)
	newer := made(t, post, read(t, "Courier", "2031-05-07", second))
	got := since.Developments(older, newer)
	want := map[string]since.Kind{"pulled off the sandbank": since.Event, "inquiry will begin": since.Planned}
	for words, kind := range want {
		n := 0
		for _, d := range got {
			if strings.Contains(d.Sentence.Text(), words) {
				n++
				if d.Kind != kind {
					t.Errorf("%q is a %s, want %s", d.Sentence.Text(), d.Kind, kind)
				}
			}
		}
		if n != 1 {
			t.Errorf("%q is new %d times, want once", words, n)
		}
	}
	for _, d := range got {
		if strings.Contains(d.Sentence.Text(), "Divers") || strings.Contains(d.Sentence.Text(), "night ferry") {
			t.Errorf("%q was there before", d.Sentence.Text())
		}
		if d.Kind == since.Event && strings.Contains(d.Sentence.Text(), "ran aground early on Monday with") {
			t.Errorf("%q is an event told before", d.Sentence.Text())
		}
	}
}

func TestNothingNew(t *testing.T) {
	post, courier := read(t, "Post", "2031-05-05", first), read(t, "Courier", "2031-05-07", second)
	p := made(t, post, courier)
	if got := since.Developments(p, p); got != nil {
		t.Errorf("a page against itself: %v", got)
	}
	if got := since.Developments(nil, p); got != nil {
		t.Errorf("the first page: %v", got)
	}
	if got := since.Developments(p, made(t, post)); got != nil {
		t.Errorf("an article less: %v", got)
	}
}

func TestWithdrawn(t *testing.T) {
	got := since.Developments(made(t, read(t, "Post", "2031-05-05", first)), made(t, read(t, "Post", "2031-05-05", edited)))
	gone := ""
	for _, d := range got {
		if d.Kind == since.Withdrawn {
			gone += d.Sentence.Text() + "\n"
		}
	}
	if !strings.Contains(gone, "Divers from Halvik") || strings.Contains(gone, "night ferry") {
		t.Errorf("withdrawn: %q", gone)
	}
}

func TestKept(t *testing.T) {
	post := read(t, "Post", "2031-05-05", first)
	got := since.Developments(made(t, post), made(t, post, read(t, "Courier", "2031-05-07", second)))
	b, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	var back []since.Development
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if len(got) == 0 || !reflect.DeepEqual(got, back) {
		t.Errorf("kept as %s\nread as %+v", b, back)
	}
}
