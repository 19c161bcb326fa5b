package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// Sort is the order of what a search finds.
type Sort string

// The orders.
const (
	ByRelevance Sort = ""
	ByRecency   Sort = "recent"
)

// Find asks for stories.
type Find struct {
	Query Query
	Sort  Sort
	After string // where the page before ended: Found.Next
	Limit int
	Any   bool // one of the words is enough
}

// Found is one page of what was found.
type Found struct {
	Stories []FoundStory
	Next    string // "" on the last page
	Capped  bool   // only the newest articles with these words were weighed
}

// FoundStory is a story found.
type FoundStory struct {
	Story
	Articles []article.ID      // that have the words, the best first; of a search without words, its last ones
	Figures  []article.Passage // of the numbers asked for
}

// Bounds of a search: how many articles are weighed, and up to how many that
// meet the conditions are looked at one by one.
const (
	mostWeighed      = 1000
	mostWeighedOfAny = 100
	fewArticles      = 2500
	mostPerHit       = 3
)

// Find finds stories that meet the conditions of the query and have all its
// words in one article. Whatever was typed, it is no error.
func (tx *Tx) Find(ctx context.Context, f Find) (Found, error) {
	if f.Limit <= 0 || f.Limit > 100 {
		f.Limit = 20
	}
	q := f.Query
	c := conditions{tx: tx}
	if ok, err := c.of(ctx, q); err != nil || !ok || q.Empty() {
		return Found{}, err
	}
	var found Found
	var err error
	if match, ok := tx.d.match(q.sought(), f.Any); ok {
		found, err = tx.findWords(ctx, f, c, match)
	} else {
		found, err = tx.findByConditions(ctx, f, c)
	}
	if err != nil {
		return Found{}, err
	}
	return found, tx.findFigures(ctx, q, found.Stories)
}

// conditions are what narrows a search, as SQL on story_article s.
type conditions struct {
	tx    *Tx
	where []string
	args  []any
}

// add adds a condition in which %d stands for the number of its parameters, in
// turn.
func (c *conditions) add(condition string, values ...any) {
	numbers := make([]any, len(values))
	for i, v := range values {
		c.args = append(c.args, v)
		numbers[i] = len(c.args)
	}
	c.where = append(c.where, fmt.Sprintf(condition, numbers...))
}

// any adds a condition for one of several values.
func (c *conditions) any(column string, values []string) {
	marks, args := placeholders(len(c.args)+1, values)
	c.args = append(c.args, args...)
	c.where = append(c.where, column+" IN ("+marks+")")
}

// of reads the conditions of a query; false if nothing can meet them.
func (c *conditions) of(ctx context.Context, q Query) (bool, error) {
	if len(q.Outlets) > 0 {
		ids, err := c.tx.outletsNamed(ctx, q.Outlets)
		if err != nil || len(ids) == 0 {
			return false, err
		}
		c.any("s.outlet", ids)
	}
	if len(q.Langs) > 0 {
		langs, err := c.tx.langsLike(ctx, q.Langs)
		if err != nil || len(langs) == 0 {
			return false, err
		}
		c.any("s.lang", langs)
	}
	if !q.From.IsZero() {
		c.add("s.published >= $%d", micros(q.From))
	}
	if !q.To.IsZero() {
		c.add("s.published < $%d AND s.published <> 0", micros(q.To))
	}
	for _, of := range []struct {
		kind  article.NameKind
		names []string
	}{{article.Person, q.Persons}, {article.Place, q.Places}} {
		for _, n := range of.names {
			keys := "SELECT n0.story FROM story_name n0"
			var where []string
			for i, w := range NameWords(n) {
				if i > 0 {
					keys += fmt.Sprintf(" JOIN story_name n%d ON n%d.story = n0.story AND n%d.kind = n0.kind AND n%d.key = n0.key", i, i, i, i)
				}
				c.args = append(c.args, w)
				where = append(where, fmt.Sprintf("n%d.word = $%d", i, len(c.args)))
				if i == mostNameWords-1 {
					break
				}
			}
			c.args = append(c.args, of.kind)
			c.where = append(c.where, fmt.Sprintf("s.story IN (%s WHERE %s AND n0.kind = $%d)", keys, strings.Join(where, " AND "), len(c.args)))
		}
	}
	for _, v := range q.Quotes {
		ws := words(v, text.Span{End: len(v)})
		c.add("EXISTS (SELECT 1 FROM story_shown x WHERE x.story = s.story AND x.what = 'said' AND x.words LIKE $%d)", "% "+strings.Join(ws, " ")+" %")
	}
	for _, r := range q.Numbers {
		if r.High > r.Low {
			c.add("s.story IN (SELECT story FROM story_figure WHERE wide = 0 AND low >= $%d AND low <= $%d)", r.Low, r.High)
		} else {
			c.add("s.story IN (SELECT story FROM story_figure WHERE wide = 0 AND low = $%d UNION SELECT story FROM story_figure WHERE wide = 1 AND low <= $%d AND high >= $%d)", r.Low, r.Low, r.Low)
		}
	}
	if q.Conflict {
		c.where = append(c.where, "s.story IN (SELECT story FROM story_index WHERE conflicts > 0)")
	}
	if q.Change {
		c.where = append(c.where, "s.story IN (SELECT story FROM story_index WHERE changes > 0)")
	}
	return true, nil
}

// mostNameWords bounds the words of a name that are looked up.
const mostNameWords = 4

// and writes the conditions behind others.
func (c conditions) and() string {
	var b strings.Builder
	for _, w := range c.where {
		b.WriteString(" AND " + w)
	}
	return b.String()
}

// outletsNamed are the outlets whose name has all words of one of the names, or
// whose ID is one.
func (tx *Tx) outletsNamed(ctx context.Context, names []string) ([]string, error) {
	var out []string
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var id, name string
		if err := r.Scan(&id, &name); err != nil {
			return err
		}
		have := slices.Concat(NameWords(name), NameWords(id))
		if len(out) < mostWeighed && slices.ContainsFunc(names, func(n string) bool {
			ws := NameWords(n)
			return len(ws) > 0 && !slices.ContainsFunc(ws, func(w string) bool { return !slices.Contains(have, w) })
		}) {
			out = append(out, id)
		}
		return nil
	}, "SELECT id, name FROM outlet ORDER BY id")
	return out, err
}

// langsLike are the languages of articles that are one of those asked for, or a
// kind of it: "en" is "en-GB" too.
func (tx *Tx) langsLike(ctx context.Context, asked []string) ([]string, error) {
	var out []string
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var l string
		err := r.Scan(&l)
		for _, a := range asked {
			if low := strings.ToLower(l); low == a || strings.HasPrefix(low, a+"-") {
				out = append(out, l)
				break
			}
		}
		return err
	}, "SELECT DISTINCT lang FROM outlet WHERE lang <> '' UNION SELECT DISTINCT lang FROM story_article")
	return out, err
}

// weighed is an article that has the words.
type weighed struct {
	id     article.ID
	story  int64
	weight float64 // the more the better
}

// findWords finds stories by the words of their articles: the newest articles
// that have them are weighed, and each story counts as its best one.
func (tx *Tx) findWords(ctx context.Context, f Find, c conditions, match string) (Found, error) {
	few := -1
	if len(c.where) > 0 {
		err := tx.row(ctx, fmt.Sprintf("SELECT COUNT(*) FROM (SELECT 1 FROM story_article s WHERE 1 = 1%s LIMIT %d) AS few", c.and(), fewArticles+1), c.args...).Scan(&few)
		if err != nil || few == 0 {
			return Found{}, err
		}
	}
	c.args = append(c.args, match)
	m := len(c.args)
	// The starts of words are not weighed: that reads all words with them again.
	weight := "-bm25(article_words, 3.0, 1.0)"
	if slices.ContainsFunc(f.Query.terms, func(t queryTerm) bool { return t.start }) {
		weight = "x.row * 1.0"
	}
	var q string
	// Of articles with any of the words the best are wanted, whatever their age:
	// nearly all have one of them.
	order, limit := "a.arrived DESC, a.id", mostWeighed
	if f.Any {
		order, limit = fmt.Sprintf("ts_rank_cd(w.words, $%d::tsquery) DESC, a.id", m), mostWeighedOfAny
	}
	switch {
	case tx.d.numbered:
		q = fmt.Sprintf(`SELECT id, story, ts_rank_cd(words, $%d::tsquery) FROM (SELECT w.id, s.story, w.words FROM article_words w
			JOIN story_article s ON s.article = w.id JOIN article a ON a.id = w.id
			WHERE w.words @@ $%d::tsquery%s ORDER BY %s LIMIT %d) AS newest`, m, m, c.and(), order, limit)
	case f.Any && len(c.where) == 0:
		q = fmt.Sprintf(`SELECT s.article, s.story, w.weight FROM (SELECT rowid AS row, -bm25(article_words, 3.0, 1.0) AS weight FROM article_words
			WHERE article_words MATCH $%d ORDER BY bm25(article_words, 3.0, 1.0) LIMIT %d) AS w
			CROSS JOIN article_row x ON x.row = w.row CROSS JOIN story_article s ON s.article = x.id`, m, limit)
	case few >= 0 && few <= fewArticles:
		q = fmt.Sprintf(`SELECT s.article, s.story, %s FROM story_article s CROSS JOIN article_row x ON x.id = s.article
			CROSS JOIN article_words ON article_words.rowid = x.row WHERE article_words MATCH $%d%s`, weight, m, c.and())
	default:
		q = fmt.Sprintf(`SELECT s.article, s.story, %s FROM article_words CROSS JOIN article_row x ON x.row = article_words.rowid
			CROSS JOIN story_article s ON s.article = x.id WHERE article_words MATCH $%d%s ORDER BY article_words.rowid DESC LIMIT %d`, weight, m, c.and(), mostWeighed)
	}
	of := map[int64][]weighed{}
	n := 0
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var w weighed
		err := r.Scan(&w.id, &w.story, &w.weight)
		of[w.story] = append(of[w.story], w)
		n++
		return err
	}, q, c.args...)
	if err != nil {
		return Found{}, err
	}
	for _, ws := range of {
		slices.SortFunc(ws, func(x, y weighed) int { return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.id, y.id)) })
	}
	found, err := tx.pageOf(ctx, f, of)
	found.Capped = n == mostWeighed
	return found, err
}

// standing is where a story stands in what was found.
type standing struct {
	rank float64 // weight, or when it was updated
	id   int64
}

// after reports whether p comes behind o.
func (p standing) after(o standing) bool { return p.rank < o.rank || p.rank == o.rank && p.id < o.id }

func (p standing) String() string {
	return strconv.FormatFloat(p.rank, 'g', -1, 64) + "_" + strconv.FormatInt(p.id, 10)
}

// standingOf reads what String wrote; anything else is the top.
func standingOf(s string) (standing, bool) {
	r, id, _ := strings.Cut(s, "_")
	rank, err := strconv.ParseFloat(r, 64)
	n, err2 := strconv.ParseInt(id, 10, 64)
	return standing{rank, n}, err == nil && err2 == nil
}

// pageOf sorts the stories and takes those behind the cursor.
func (tx *Tx) pageOf(ctx context.Context, f Find, of map[int64][]weighed) (Found, error) {
	var places []standing
	if f.Sort == ByRecency {
		ids := make([]int64, 0, len(of))
		for id := range of {
			ids = append(ids, id)
		}
		marks, args := placeholders(1, ids)
		if len(ids) > 0 {
			if err := tx.rows(ctx, func(r *sql.Rows) error {
				var p standing
				err := r.Scan(&p.id, &p.rank)
				places = append(places, p)
				return err
			}, "SELECT id, updated FROM story WHERE id IN ("+marks+")", args...); err != nil {
				return Found{}, err
			}
		}
	} else {
		for id, ws := range of {
			places = append(places, standing{ws[0].weight, id})
		}
	}
	slices.SortFunc(places, func(a, b standing) int { return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(b.id, a.id)) })
	if after, ok := standingOf(f.After); ok {
		places = slices.DeleteFunc(places, func(p standing) bool { return !p.after(after) })
	}
	var found Found
	if len(places) > f.Limit {
		places = places[:f.Limit]
		found.Next = places[f.Limit-1].String()
	}
	ids := make([]int64, len(places))
	for i, p := range places {
		ids[i] = p.id
	}
	stories, err := tx.StoriesByID(ctx, ids)
	for _, s := range stories {
		hit := FoundStory{Story: s}
		for _, w := range of[s.ID][:min(len(of[s.ID]), mostPerHit)] {
			hit.Articles = append(hit.Articles, w.id)
		}
		found.Stories = append(found.Stories, hit)
	}
	return found, err
}

// findByConditions finds stories without words: the last updated first.
func (tx *Tx) findByConditions(ctx context.Context, f Find, c conditions) (Found, error) {
	where := "mark <> 'hidden' AND id IN (SELECT s.story FROM story_article s WHERE 1 = 1" + c.and() + ")"
	if after, ok := standingOf(f.After); ok {
		c.args = append(c.args, int64(after.rank), after.id)
		where += fmt.Sprintf(" AND (updated < $%d OR updated = $%d AND id < $%d)", len(c.args)-1, len(c.args)-1, len(c.args))
	}
	stories, err := tx.list(ctx, where+fmt.Sprintf(" ORDER BY updated DESC, id DESC LIMIT %d", f.Limit+1), c.args...)
	if err != nil {
		return Found{}, err
	}
	var found Found
	if len(stories) > f.Limit {
		stories = stories[:f.Limit]
		last := stories[f.Limit-1]
		found.Next = standing{float64(micros(last.Updated)), last.ID}.String()
	}
	for _, s := range stories {
		hit := FoundStory{Story: s}
		err := tx.rows(ctx, func(r *sql.Rows) error {
			var id article.ID
			err := r.Scan(&id)
			hit.Articles = append(hit.Articles, id)
			return err
		}, fmt.Sprintf("SELECT article FROM story_article WHERE story = $1 ORDER BY published DESC, article LIMIT %d", mostPerHit), s.ID)
		if err != nil {
			return Found{}, err
		}
		found.Stories = append(found.Stories, hit)
	}
	return found, nil
}

// findFigures finds where the numbers asked for stand in the stories found.
func (tx *Tx) findFigures(ctx context.Context, q Query, in []FoundStory) error {
	for i := range in {
		for _, n := range q.Numbers {
			err := tx.rows(ctx, func(r *sql.Rows) error {
				var p article.Passage
				err := r.Scan(&p.Article, &p.Span.Start, &p.Span.End)
				in[i].Figures = append(in[i].Figures, p)
				return err
			}, fmt.Sprintf("SELECT article, start, stop FROM story_figure WHERE story = $1 AND low <= $2 AND high >= $3 ORDER BY n LIMIT %d", mostPerHit), in[i].ID, n.High, n.Low)
			if err != nil {
				return err
			}
		}
	}
	return nil
}
