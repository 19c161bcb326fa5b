package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"strings"

	"github.com/synoptic-news/synoptic/article"
)

// besideItself compares what a row says of an article, for lists and searches,
// with the article in it. An article that cannot be read is found elsewhere.
func besideItself(r *sql.Rows) (string, error) {
	var id, url, outlet, title, lang string
	var published int64
	var data []byte
	if err := r.Scan(&id, &url, &outlet, &title, &lang, &published, &data); err != nil {
		return "", err
	}
	var a *article.Article
	if b, err := unpack(data); err != nil || json.Unmarshal(b, &a) != nil || a == nil {
		return "", nil
	}
	said := int64(0)
	if a.Published.Known() {
		said = micros(a.Published.Time)
	}
	if url != a.URL || outlet != string(a.Outlet.ID) || title != valid(a.Headline()) || lang != a.Lang || published != said {
		return fmt.Sprintf("article %s is listed with another title, outlet, address, language or date than it has", id), nil
	}
	return "", nil
}

// misindexed compares the words by which articles are found with those they
// have. It is for SQLite, whose own check of the index knows no words.
func (s *Store) misindexed(ctx context.Context) (wrong []string, err error) {
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
	odd := map[int64]*article.Article{}
	rows, err := conn.QueryContext(ctx, "SELECT x.row, a.data FROM article a JOIN article_row x ON x.id = a.id")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var row int64
		var data []byte
		if err := rows.Scan(&row, &data); err != nil {
			return nil, err
		}
		var a *article.Article
		if data, err = unpack(data); err == nil {
			err = json.Unmarshal(data, &a)
		}
		if err != nil {
			return nil, err
		}
		if title, body := termsOf(a); kept[row] != sumOf("title", title)+sumOf("body", body) {
			odd[row] = a
		}
		delete(kept, row)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return nil, err
	}
	// SQLite may cut words otherwise than we do: what is odd is put into an index
	// anew before it is called wrong.
	for row, a := range odd {
		title, body := termsOf(a)
		if _, err := conn.ExecContext(ctx, "INSERT INTO temp.anew (rowid, title, body) VALUES (?, ?, ?)", row, strings.Join(title, " "), strings.Join(body, " ")); err != nil {
			return nil, err
		}
	}
	again, err := sums(ctx, conn, "made")
	if err != nil {
		return nil, err
	}
	was, err := sums(ctx, conn, "kept")
	for row, a := range odd {
		if was[row] != again[row] {
			wrong = append(wrong, fmt.Sprintf("article %s is not found by its words", a.ID))
		}
	}
	if len(kept) > 0 {
		wrong = append(wrong, fmt.Sprintf("the index has words of %d articles that are not there", len(kept)))
	}
	return wrong, err
}

// sums adds up the words of each article in an index, each with its place.
func sums(ctx context.Context, conn *sql.Conn, table string) (map[int64]uint64, error) {
	rows, err := conn.QueryContext(ctx, "SELECT doc, term, col, offset FROM temp."+table)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[int64]uint64{}
	for rows.Next() {
		var doc int64
		var at int
		var term, col string
		if err := rows.Scan(&doc, &term, &col, &at); err != nil {
			return nil, err
		}
		out[doc] += sum(col, term, at)
	}
	return out, rows.Err()
}

func sumOf(col string, words []string) (n uint64) {
	for at, w := range words {
		n += sum(col, w, at)
	}
	return n
}

func sum(col, word string, at int) uint64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s %d %s", col, at, word)
	return h.Sum64()
}
