package web

import (
	"encoding/json"
	"strconv"
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

// TestHead holds that a story's page says of itself what it is, and that no
// words of a source get out of the data they stand in.
func TestHead(t *testing.T) {
	h, _, id := withUpdates(t)
	at := "/story/" + strconv.FormatInt(id, 10)
	_, body, _ := ask(t, h, at)
	head := between(t, body, "<head>", "</head>")
	has(t, head, `<link rel="canonical" href="http://example.com`+at+`">`, `type="application/atom&#43;xml" title="Ferry runs aground &lt;b&gt;off&lt;/b&gt; Storsund" href="`+at+`/updates.atom"`,
		`href="`+at+`/updates.json"`, `<meta property="og:url" content="http://example.com`+at+`">`, `<meta property="og:title" content="Ferry runs aground &lt;b&gt;off&lt;/b&gt; Storsund">`, `og:description`)
	var l linkedPage
	data := between(t, head, `<script type="application/ld+json">`, "</script>")
	if err := json.Unmarshal([]byte(data), &l); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	if l.Type != "LiveBlogPosting" || l.URL != "http://example.com"+at || len(l.Citation) != 1 || len(l.Updates) != 1 || l.Updates[0].Text != "The ferry was <pulled> free." {
		t.Errorf("%+v", l)
	}
	has(t, data, "!<", "!>")
	if _, body, _ := ask(t, h, "/feeds"); strings.Contains(body, "ld+json") {
		t.Error("another page says that it is a story")
	}
}
