package store

import (
	"context"
	"database/sql"
	"fmt"
	"hash/fnv"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// words are those of a stretch of text as the index has them: cut by
// text.Tokens, folded and stemmed, letters and digits only. Both databases are
// given the words, so that both find the same.
func words(s string, spans ...text.Span) []string {
	var out []string
	for _, sp := range spans {
		for _, t := range text.Tokens(s, sp) {
			if t.Kind != text.Word && t.Kind != text.Number {
				continue
			}
			if w := term(t.Lower); w != "" {
				out = append(out, w)
			}
		}
	}
	return out
}

// longestTerm is the number of bytes of a word that the index keeps.
const longestTerm = 60

// term is a word as the index has it, "" if it has no letter or digit.
func term(w string) string {
	w = strings.Map(func(r rune) rune {
		if isWordRune(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text.Stem(text.Fold(w)))
	if len(w) > longestTerm {
		w = strings.ToValidUTF8(w[:longestTerm], "")
	}
	return w
}

// A mark is a word of the index that no text has, since it begins with a
// character for private use: by marks an article is found by its outlet, its
// language, and the day, month and year it was published, together with its
// words, and as fast.
const markStart = "\ue000"

func outletMark(id string) string { return markOf("o", id) }
func langMark(lang string) string { return markOf("l", lang) }

// markOf names any text in letters and digits.
func markOf(kind, value string) string {
	h := fnv.New64a()
	_, _ = io.WriteString(h, value)
	return markStart + kind + strconv.FormatUint(h.Sum64(), 16)
}

func yearMark(t time.Time) string  { return markStart + t.Format("y2006") }
func monthMark(t time.Time) string { return markStart + t.Format("m200601") }
func dayMark(t time.Time) string   { return markStart + t.Format("d20060102") }

// marksOf are those of an article.
func marksOf(a *article.Article) []string {
	out := []string{outletMark(string(a.Outlet.ID)), langMark(a.Lang)}
	if a.Published.Known() {
		at := a.Published.Time.UTC()
		out = append(out, yearMark(at), monthMark(at), dayMark(at))
	}
	return out
}

// marksBetween are the years, months and days, as large as can be, that together
// are the time between two days. Of no time there is one mark, that nothing has.
func marksBetween(from, to time.Time) []string {
	var out []string
	for d := from; d.Before(to); {
		year, month := d.AddDate(1, 0, 0), d.AddDate(0, 1, 0)
		switch {
		case d.YearDay() == 1 && !year.After(to):
			out, d = append(out, yearMark(d)), year
		case d.Day() == 1 && !month.After(to):
			out, d = append(out, monthMark(d)), month
		default:
			out, d = append(out, dayMark(d)), d.AddDate(0, 0, 1)
		}
	}
	if out == nil {
		out = append(out, markStart+"never")
	}
	return out
}

// mostIndexed bounds the words of one article that can be found.
const mostIndexed = 16_000

// termsOf are the words of an article that can be found.
func termsOf(a *article.Article) (title, body []string) {
	title = words(a.Text, a.Title)
	var spans []text.Span
	for _, b := range a.Blocks {
		if b.Kind != article.Title {
			spans = append(spans, b.Span)
		}
	}
	body = words(a.Text, spans...)
	body = body[:min(len(body), mostIndexed-min(len(title), mostIndexed))]
	return title, append(body, marksOf(a)...)
}

// reindex writes an article's words anew.
func (tx *Tx) reindex(ctx context.Context, a *article.Article) error {
	q := "DELETE FROM article_words WHERE id = $1"
	if !tx.d.numbered {
		q = "DELETE FROM article_words WHERE rowid = (SELECT row FROM article_row WHERE id = $1)"
	}
	if _, err := tx.exec(ctx, q, a.ID); err != nil {
		return err
	}
	return tx.index(ctx, a)
}

// index adds an article's words.
func (tx *Tx) index(ctx context.Context, a *article.Article) error {
	title, body := termsOf(a)
	if tx.d.numbered {
		_, err := tx.exec(ctx, "INSERT INTO article_words (id, words) VALUES ($1, $2::tsvector)", a.ID, vector(title, body))
		return err
	}
	if _, err := tx.exec(ctx, "INSERT INTO article_row (id) VALUES ($1) ON CONFLICT (id) DO NOTHING", a.ID); err != nil {
		return err
	}
	_, err := tx.exec(ctx, "INSERT INTO article_words (rowid, title, body) SELECT row, $1, $2 FROM article_row WHERE id = $3",
		strings.Join(title, " "), strings.Join(body, " "), a.ID)
	return err
}

// vector is a PostgreSQL tsvector: each word with its places, title first. A gap
// keeps phrases from running from the one into the other.
func vector(title, body []string) string {
	var b strings.Builder
	at := 1
	put := func(ws []string, weight string) {
		for _, w := range ws {
			fmt.Fprintf(&b, "'%s':%d%s ", w, min(at, 16383), weight) // the last place there is
			at++
		}
		at++
	}
	put(title, "A")
	put(body, "")
	return b.String()
}

// Search is a query with what narrows it.
type Search struct {
	Text         string // words; "a phrase"; -without; start*
	Outlet, Lang string
	From, To     time.Time // published in this range, zero for no bound
	Limit        int
}

// Hit is an article found.
type Hit struct {
	Article article.ID
	Story   int64 // 0 if it is filed in none
	Title   string
}

// Search finds articles that have all the words asked for, best first. Whatever
// the text of the query is, it is no error: marks that mean nothing are passed
// over, and a query without words finds nothing.
func (tx *Tx) Search(ctx context.Context, s Search) ([]Hit, error) {
	match, ok := tx.d.match(ParseQuery(s.Text).terms, nil, false)
	if !ok {
		return nil, nil
	}
	if s.Limit <= 0 || s.Limit > 1000 {
		s.Limit = 50
	}
	q := strings.Builder{}
	args := []any{match}
	if tx.d.numbered {
		q.WriteString(`SELECT a.id, COALESCE(f.story, 0), a.title FROM article_words w JOIN article a ON a.id = w.id
			LEFT JOIN filed f ON f.article = a.id WHERE w.words @@ $1::tsquery AND a.newest = 1`)
	} else {
		q.WriteString(`SELECT a.id, COALESCE(f.story, 0), a.title FROM article_words w JOIN article_row x ON x.row = w.rowid JOIN article a ON a.id = x.id
			LEFT JOIN filed f ON f.article = a.id WHERE article_words MATCH $1 AND a.newest = 1`)
	}
	where := func(condition string, value any) {
		args = append(args, value)
		fmt.Fprintf(&q, " AND "+condition, len(args))
	}
	if s.Outlet != "" {
		where("a.outlet = $%d", s.Outlet)
	}
	if s.Lang != "" {
		where("a.lang = $%d", s.Lang)
	}
	if !s.From.IsZero() {
		where("a.published >= $%d", micros(s.From))
	}
	if !s.To.IsZero() {
		where("a.published < $%d AND a.published <> 0", micros(s.To))
	}
	if tx.d.numbered {
		q.WriteString(" ORDER BY ts_rank_cd(w.words, $1::tsquery) DESC, a.id")
	} else {
		q.WriteString(" ORDER BY bm25(article_words, 3.0, 1.0), a.id")
	}
	args = append(args, s.Limit)
	fmt.Fprintf(&q, " LIMIT $%d", len(args))
	var out []Hit
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var h Hit
		err := r.Scan(&h.Article, &h.Story, &h.Title)
		out = append(out, h)
		return err
	}, q.String(), args...)
	return out, err
}

// valid is text that every database takes: UTF-8 without NUL.
func valid(s string) string { return strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\x00", "") }
