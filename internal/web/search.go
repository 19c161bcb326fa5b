package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page/render"
	"github.com/synoptic-news/synoptic/text"
)

// query is what a request searches for.
func query(r *http.Request) string {
	const longest = 1000
	q := r.URL.Query().Get("q")
	return strings.ToValidUTF8(q[:min(len(q), longest)], "")
}

// searchBody is what was found.
type searchBody struct {
	Query    string // in the one way it is written, for feeds and follows
	Typed    string
	Asked    bool
	Problems []string
	Hits     []searchHit
	Sorts    []pageLink
	Next     string // address of the next page
	Later    bool   // this is not the first page
	Capped   bool
	AskURL   string
	Follow   *followForm
	Feeds    []headLink // of the search, for feed readers
}

// searchHit is a story with the passages that match.
type searchHit struct {
	storyRow
	Marked   []linePiece // the title with the words in it
	Passages []line
}

// The bounds of one page of results.
const (
	hitsListed   = 15
	hitPassages  = 2
	hitArticles  = 2
	figurePieces = 2
)

func (s *site) search(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	raw := query(r)
	q := store.ParseQuery(raw)
	find := store.Find{Query: q, After: r.URL.Query().Get("after"), Limit: hitsListed}
	if r.URL.Query().Get("sort") == string(store.ByRecency) {
		find.Sort = store.ByRecency
	}
	b := searchBody{Query: q.String(), Typed: strings.TrimSpace(raw), Asked: strings.TrimSpace(raw) != "", Later: find.After != ""}
	var found store.Found
	articles := map[article.ID]store.Article{}
	heads := map[article.ID]store.Head{}
	err := s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
		if found, err = tx.Find(r.Context(), find); err != nil {
			return err
		}
		articles, heads, err = matched(r.Context(), tx, found.Stories)
		return err
	})
	if err != nil {
		s.broken(v, err)
		return
	}
	c := citer{v.words, heads}
	for _, f := range found.Stories {
		hit := searchHit{storyRow: v.row(tell(f.Story, nil), s.Now())}
		hit.Title, hit.Lead = render.Clean(hit.Title), render.Clean(hit.Lead)
		hit.Marked = markedTitle(hit.Title, q)
		hit.Passages = c.passages(q, f, articles)
		b.Hits = append(b.Hits, hit)
	}
	for _, p := range q.Problems {
		b.Problems = append(b.Problems, v.T("search.problem."+string(p.Want), "op", p.Operator+":", "value", render.Clean(p.Value)))
	}
	address := func(sort store.Sort, after string) string {
		u := url.Values{"q": {raw}}
		if sort != "" {
			u.Set("sort", string(sort))
		}
		if after != "" {
			u.Set("after", after)
		}
		return "/search?" + u.Encode()
	}
	if found.Next != "" {
		b.Next = address(find.Sort, found.Next)
	}
	b.Capped = found.Capped
	for _, x := range []struct {
		sort store.Sort
		word string
	}{{store.ByRelevance, v.T("search.relevance")}, {store.ByRecency, v.T("search.recency")}} {
		b.Sorts = append(b.Sorts, pageLink{Text: x.word, Href: address(x.sort, ""), Here: x.sort == find.Sort})
	}
	if b.Asked {
		b.AskURL = "/ask?" + url.Values{"q": {raw}}.Encode()
		if b.Follow, err = s.following(v, "search", b.Query); err != nil {
			s.broken(v, err)
			return
		}
		b.Feeds = channelLinks(v.T("channel.search", "q", q), "/search", "?q="+url.QueryEscape(b.Query))
	}
	s.show(v, http.StatusOK, "search", frame{Title: v.T("search.title"), Query: raw, Body: b, Links: b.Feeds})
}

// matched reads the articles whose passages are shown.
func matched(ctx context.Context, tx *store.Tx, in []store.FoundStory) (map[article.ID]store.Article, map[article.ID]store.Head, error) {
	articles := map[article.ID]store.Article{}
	var ids []article.ID
	read := func(id article.ID) error {
		if _, ok := articles[id]; ok {
			return nil
		}
		a, err := tx.Article(ctx, id)
		articles[id] = a
		ids = append(ids, id)
		return err
	}
	for _, f := range in {
		for _, p := range f.Figures[:min(len(f.Figures), figurePieces)] {
			if err := read(p.Article); err != nil {
				return nil, nil, err
			}
		}
		for _, id := range f.Articles[:min(len(f.Articles), hitArticles)] {
			if err := read(id); err != nil {
				return nil, nil, err
			}
		}
	}
	heads, err := tx.Heads(ctx, ids)
	return articles, heads, err
}

// passages are the sentences of a story that match: those with the numbers asked
// for, then those with most of the words.
func (c citer) passages(q store.Query, f store.FoundStory, articles map[article.ID]store.Article) []line {
	var out []line
	shown := map[article.Passage]bool{}
	for _, p := range f.Figures[:min(len(f.Figures), figurePieces)] {
		a := articles[p.Article].Article
		n := -1
		if a != nil && p.Span.Valid(a.Text) {
			n = a.SentenceAt(p.Span.Start)
		}
		if n < 0 || !a.Sentences[n].Contains(p.Span) || shown[a.At(a.Sentences[n].Span)] || len(out) == hitPassages {
			continue
		}
		whole := a.At(a.Sentences[n].Span)
		shown[whole] = true
		l := c.sentenceOf(a, whole, []text.Span{p.Span})
		l.Cites = []cite{c.cite(p)}
		out = append(out, l)
	}
	for _, id := range f.Articles[:min(len(f.Articles), hitArticles)] {
		a := articles[id].Article
		if a == nil {
			continue
		}
		for _, p := range q.Passages(a, 1) {
			if !shown[p.Passage] && len(out) < hitPassages {
				shown[p.Passage] = true
				out = append(out, c.sentenceOf(a, p.Passage, p.Marks))
			}
		}
	}
	return out
}

// markedTitle is a title with the words of a query marked.
func markedTitle(title string, q store.Query) []linePiece {
	var out []linePiece
	at := 0
	for _, m := range q.Marks(title) {
		if m.Start > at {
			out = append(out, linePiece{Text: title[at:m.Start]})
		}
		out = append(out, linePiece{Text: m.In(title), Mark: true})
		at = m.End
	}
	return append(out, linePiece{Text: title[at:]})
}
