package web

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
)

func TestLinked(t *testing.T) {
	_, s := newSite(t)
	id := fill(t, s)
	var st store.Story
	if err := s.Read(ctx, func(tx *store.Tx) (err error) { st, err = tx.Story(ctx, id); return err }); err != nil {
		t.Fatal(err)
	}
	p, err := page.Decode(st.Page)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(linked(p, st, "https://news.example/story/1", nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"@type":"Article"`, `"url":"https://news.example/story/1"`, `"isBasedOn":["https://post.example/1"]`, `"datePublished":"2031-05-06"`, `"name":"Harbour Post"`} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%s is not in %s", want, b)
		}
	}
	if strings.Contains(string(b), "ClaimReview") {
		t.Errorf("judges claims: %s", b)
	}
	b, _ = json.Marshal(linked(p, st, "", []updateRow{{Made: now, Rows: []developmentRow{{Kind: "New", Text: "The ferry was pulled free."}}}}))
	if !strings.Contains(string(b), `"@type":"LiveBlogPosting"`) || !strings.Contains(string(b), "pulled free") {
		t.Errorf("a story that goes on: %s", b)
	}
}
