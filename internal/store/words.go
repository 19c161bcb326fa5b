package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// keeper looks at articles as they are kept, each once.
type keeper struct {
	terms  map[string]uint64 // of words, see term
	tokens []text.Token      // as a buffer
}

// keptArticle is an article and its row in the index of words.
type keptArticle struct {
	*article.Article
	row int64 // 0: none, or on PostgreSQL
}

// keptArticles asks for what keeper.article reads.
func keptArticles(d dialect) string {
	row, join := "0", ""
	if d.name == "sqlite" {
		row, join = "COALESCE(x.row, 0)", " LEFT JOIN article_row x ON x.id = a.id"
	}
	return "SELECT a.id, a.url, a.outlet, a.title, a.lang, a.published, a.data, " + row + " FROM article a" + join
}

// article reads an article, and says what is wrong with it: it cannot be read, it
// is not the one that was kept, or the row says something else of it, for lists
// and searches.
func (k *keeper) article(r *sql.Rows) (a keptArticle, wrong string, err error) {
	var id, url, outlet, title, lang string
	var published int64
	var data sql.RawBytes
	if err := r.Scan(&id, &url, &outlet, &title, &lang, &published, &data, &a.row); err != nil {
		return a, "", err
	}
	b, err := unpack(data)
	if err == nil {
		err = json.Unmarshal(b, &a.Article)
	}
	switch {
	case err != nil:
		return a, fmt.Sprintf("article %s cannot be read: %v", id, err), nil
	case a.Article == nil:
		return a, fmt.Sprintf("article %s is empty", id), nil
	case article.Identify(a.Article) != a.ID || string(a.ID) != id:
		return a, fmt.Sprintf("article %s has another text, title, outlet, address or date than when it was kept", id), nil
	}
	said := int64(0)
	if a.Published.Known() {
		said = micros(a.Published.Time)
	}
	if url != a.URL || outlet != string(a.Outlet.ID) || title != valid(a.Headline()) || lang != a.Lang || published != said {
		return a, fmt.Sprintf("article %s is listed with another title, outlet, address, language or date than it has", id), nil
	}
	return a, "", nil
}

// sumOf adds up the words by which an article is found, each with its place: those
// that termsOf names.
func (k *keeper) sumOf(a *article.Article) (n uint64) {
	inTitle, inBody := 0, 0
	n = k.words(a, a.Title, &inTitle, math.MaxInt, true)
	most := mostIndexed - min(inTitle, mostIndexed)
	for _, b := range a.Blocks {
		if b.Kind != article.Title {
			n += k.words(a, b.Span, &inBody, most, false)
		}
	}
	for i, w := range marksOf(a) {
		n += sum(false, hash(w), inBody+i)
	}
	return n
}

// words adds up those of a stretch of an article until there are most.
func (k *keeper) words(a *article.Article, in text.Span, at *int, most int, title bool) (n uint64) {
	k.tokens = text.AppendTokens(k.tokens[:0], a.Text, in)
	for _, t := range k.tokens {
		if t.Kind != text.Word && t.Kind != text.Number {
			continue
		}
		w := k.term(t.Lower)
		if w == 0 || *at >= most {
			continue
		}
		n += sum(title, w, *at)
		*at++
	}
	return n
}

// term is the hash of what a word is in the index, 0 if it is not there: asked
// once for each word of a language.
func (k *keeper) term(w string) uint64 {
	const most = 200_000
	h, known := k.terms[w]
	if !known {
		if len(k.terms) >= most {
			clear(k.terms)
		}
		if t := term(w); t != "" {
			h = hash(t)
		}
		k.terms[strings.Clone(w)] = h
	}
	return h
}

// misindexed compares the words by which articles are found with those they
// have, of which made has the sums. It is for SQLite, whose own check of the index
// knows no words.
func (s *Store) misindexed(ctx context.Context, k *keeper, made map[int64]uint64) (wrong []string, err error) {
	conn, err := s.write.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	const options = `title, body, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co'"`
	for _, q := range []string{
		"CREATE VIRTUAL TABLE temp.kept USING fts5vocab(main, article_words, instance)",
		"CREATE VIRTUAL TABLE temp.anew USING fts5(" + options + ")",
		"CREATE VIRTUAL TABLE temp.made USING fts5vocab(temp, anew, instance)",
	} {
		if _, err := conn.ExecContext(ctx, q); err != nil {
			return nil, err
		}
	}
	defer func() {
		for _, name := range []string{"made", "anew", "kept"} {
			_, dropped := conn.ExecContext(context.WithoutCancel(ctx), "DROP TABLE temp."+name)
			err = errors.Join(err, dropped)
		}
	}()
	kept, err := sums(ctx, conn, "kept")
	if err != nil {
		return nil, err
	}
	odd := map[int64]bool{} // rows
	for row, sum := range kept {
		if sum != made[row] {
			odd[row] = true
		}
	}
	for row, sum := range made {
		if sum != kept[row] {
			odd[row] = true
		}
	}
	if len(odd) == 0 {
		return nil, nil
	}
	// SQLite may cut words otherwise than we do, and others may write meanwhile:
	// what is odd is put into an index anew before it is called wrong.
	there := map[int64]article.ID{}
	for _, row := range slices.Sorted(maps.Keys(odd)) {
		var data []byte
		err := conn.QueryRowContext(ctx, "SELECT a.data FROM article a JOIN article_row x ON x.id = a.id WHERE x.row = ?", row).Scan(&data)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		var a *article.Article
		if err == nil {
			data, err = unpack(data)
		}
		if err == nil {
			err = json.Unmarshal(data, &a)
		}
		if err != nil {
			return nil, err
		}
		there[row] = a.ID
		title, body := termsOf(a)
		if _, err := conn.ExecContext(ctx, "INSERT INTO temp.anew (rowid, title, body) VALUES (?, ?, ?)", row, strings.Join(title, " "), strings.Join(body, " ")); err != nil {
			return nil, err
		}
	}
	again, err := sums(ctx, conn, "made")
	if err != nil {
		return nil, err
	}
	if kept, err = sums(ctx, conn, "kept"); err != nil {
		return nil, err
	}
	lost := 0
	for row := range odd {
		id, is := there[row]
		_, has := kept[row]
		switch {
		case !is && has:
			lost++
		case is && kept[row] != again[row]:
			wrong = append(wrong, fmt.Sprintf("article %s is not found by its words", id))
		}
	}
	if lost > 0 {
		wrong = append(wrong, fmt.Sprintf("the index has words of %d articles that are not there", lost))
	}
	return wrong, nil
}

// sums adds up the words of each article in an index, each with its place. The
// index has a row for every word of every article, so that they are taken from the
// driver as they come.
func sums(ctx context.Context, conn *sql.Conn, table string) (map[int64]uint64, error) {
	out := map[int64]uint64{}
	err := conn.Raw(func(c any) (err error) {
		q, ok := c.(driver.QueryerContext)
		if !ok {
			return fmt.Errorf("a connection that cannot be asked: %T", c)
		}
		rows, err := q.QueryContext(ctx, "SELECT term, (doc << 21) | (offset << 1) | (col = 'title') FROM temp."+table, nil)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, rows.Close()) }()
		const often = 10_000 // rows
		last, lastHash := "", hash("")
		row := make([]driver.Value, 2)
		for n := 1; ; n++ {
			if n%often == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			if err := rows.Next(row); errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
			term, isTerm := row[0].(string)
			at, isAt := row[1].(int64)
			if !isTerm || !isAt {
				return fmt.Errorf("the index has a row of %T and %T", row[0], row[1])
			}
			if term != last {
				last, lastHash = term, hash(term)
			}
			out[at>>21] += sum(at&1 != 0, lastHash, int(at>>1&(1<<20-1)))
		}
	})
	return out, err
}

// hash is FNV-1a.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// sum is of one word at one place: its bits are mixed, so that those of a text add
// up to something else if one of them has another word or place (the finalizer of
// SplitMix64).
func sum(title bool, word uint64, at int) uint64 {
	h := word + uint64(at)*0x9e3779b97f4a7c15
	if title {
		h = ^h
	}
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
