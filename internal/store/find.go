package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

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

// Bounds of a search: how many articles are weighed, and how many that have the
// words are looked at for those whose stories meet the conditions.
const (
	mostWeighed      = 1000
	mostWeighedOfAny = 100
	mostLookedAt     = 10_000
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
	if match, ok := tx.d.match(q.sought(), c.marks, f.Any); ok {
		found, err = tx.findWords(ctx, f, c, match)
	} else {
		found, err = tx.findByConditions(ctx, f, c)
	}
	if err != nil {
		return Found{}, err
	}
	return found, tx.findFigures(ctx, q, found.Stories)
}

// conditions are what narrows a search, as SQL on story_article s. Those on the
// article itself are in the index of words as well, by marks.
type conditions struct {
	tx    *Tx
	story []string // on its story
	own   []string // on the article
	args  []any
	marks [][]string
}

// add returns a condition in which %d stands for the number of its parameters,
// in turn.
func (c *conditions) add(condition string, values ...any) string {
	numbers := make([]any, len(values))
	for i, v := range values {
		c.args = append(c.args, v)
		numbers[i] = len(c.args)
	}
	return fmt.Sprintf(condition, numbers...)
}

// any adds a condition on the article for one of several values.
func (c *conditions) any(column string, values []string, mark func(string) string) {
	marks, args := placeholders(len(c.args)+1, values)
	c.args = append(c.args, args...)
	c.own = append(c.own, column+" IN ("+marks+")")
	group := make([]string, len(values))
	for i, v := range values {
		group[i] = mark(v)
	}
	c.marks = append(c.marks, group)
}

// days adds the days on which the article was published. In the index of words
// they are no more than those of which there are articles.
func (c *conditions) days(ctx context.Context, from, to time.Time) error {
	if !from.IsZero() {
		c.own = append(c.own, c.add("s.published >= $%d", micros(from)))
	}
	if !to.IsZero() {
		c.own = append(c.own, c.add("s.published < $%d AND s.published <> 0", micros(to)))
	}
	var first, last int64
	if err := c.tx.row(ctx, "SELECT COALESCE((SELECT published FROM story_article WHERE published <> 0 ORDER BY published LIMIT 1), 0), COALESCE((SELECT published FROM story_article WHERE published <> 0 ORDER BY published DESC LIMIT 1), 0)").Scan(&first, &last); err != nil {
		return err
	}
	day := func(at int64) time.Time { return timeOf(at).Truncate(24 * time.Hour) }
	if from.IsZero() || from.Before(day(first)) {
		from = day(first)
	}
	if end := day(last).AddDate(0, 0, 1); to.IsZero() || to.After(end) {
		to = end
	}
	c.marks = append(c.marks, marksBetween(from, to))
	return nil
}

// of reads the conditions of a query; false if nothing can meet them.
func (c *conditions) of(ctx context.Context, q Query) (bool, error) {
	if len(q.Outlets) > 0 {
		ids, err := c.tx.outletsNamed(ctx, q.Outlets)
		if err != nil || len(ids) == 0 {
			return false, err
		}
		c.any("s.outlet", ids, outletMark)
	}
	if len(q.Langs) > 0 {
		langs, err := c.tx.langsLike(ctx, q.Langs)
		if err != nil || len(langs) == 0 {
			return false, err
		}
		c.any("s.lang", langs, langMark)
	}
	if !q.From.IsZero() || !q.To.IsZero() {
		if err := c.days(ctx, q.From, q.To); err != nil {
			return false, err
		}
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
			c.story = append(c.story, fmt.Sprintf("s.story IN (%s WHERE %s AND n0.kind = $%d)", keys, strings.Join(where, " AND "), len(c.args)))
		}
	}
	for _, v := range q.Quotes {
		ws := words(v, text.Span{End: len(v)})
		c.story = append(c.story, c.add("EXISTS (SELECT 1 FROM story_shown x WHERE x.story = s.story AND x.what = 'said' AND x.words LIKE $%d)", "% "+strings.Join(ws, " ")+" %"))
	}
	for _, r := range q.Numbers {
		if r.High > r.Low {
			c.story = append(c.story, c.add("s.story IN (SELECT story FROM story_figure WHERE wide = 0 AND low >= $%d AND low <= $%d)", r.Low, r.High))
		} else {
			c.story = append(c.story, c.add("s.story IN (SELECT story FROM story_figure WHERE wide = 0 AND low = $%d UNION SELECT story FROM story_figure WHERE wide = 1 AND low <= $%d AND high >= $%d)", r.Low, r.Low, r.Low))
		}
	}
	if q.Conflict {
		c.story = append(c.story, "s.story IN (SELECT story FROM story_index WHERE conflicts > 0)")
	}
	if q.Change {
		c.story = append(c.story, "s.story IN (SELECT story FROM story_index WHERE changes > 0)")
	}
	return true, nil
}

// mostNameWords bounds the words of a name that are looked up.
const mostNameWords = 4

// and writes conditions behind others.
func and(conditions ...string) string {
	var b strings.Builder
	for _, w := range conditions {
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
	row    int64   // of SQLite's index
	weight float64 // the more the better
}

// findWords finds stories by the words of their articles: the newest articles
// that have them are weighed, and each story counts as its best one.
func (tx *Tx) findWords(ctx context.Context, f Find, c conditions, match string) (Found, error) {
	var hits []weighed
	var capped bool
	var err error
	switch {
	case tx.d.numbered:
		hits, capped, err = tx.hitsPostgres(ctx, f, c, match)
	case f.Any:
		hits, capped, err = tx.hitsOfAny(ctx, c, match)
	case len(c.story) > 0:
		hits, capped, err = tx.hitsIn(ctx, c, match)
	default:
		hits, capped, err = tx.hits(ctx, c, match, mostWeighed)
	}
	if err == nil && !tx.d.numbered && !f.Any {
		err = tx.weigh(ctx, f.Query, c.marks, hits)
	}
	if err != nil {
		return Found{}, err
	}
	of := map[int64][]weighed{}
	for _, h := range hits {
		of[h.story] = append(of[h.story], h)
	}
	for _, ws := range of {
		slices.SortFunc(ws, func(x, y weighed) int { return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.id, y.id)) })
	}
	found, err := tx.pageOf(ctx, f, of)
	found.Capped = capped
	return found, err
}

// hitsFrom are the articles that a query finds.
func (tx *Tx) hitsFrom(ctx context.Context, q string, args ...any) (out []weighed, err error) {
	err = tx.rows(ctx, func(r *sql.Rows) error {
		var w weighed
		err := r.Scan(&w.id, &w.story, &w.row, &w.weight)
		out = append(out, w)
		return err
	}, q, args...)
	return out, err
}

func (tx *Tx) hitsPostgres(ctx context.Context, f Find, c conditions, match string) ([]weighed, bool, error) {
	m := len(c.args) + 1
	// Of articles with any of the words the best are wanted, whatever their age:
	// nearly all have one of them.
	order, limit := "a.arrived DESC, a.id", mostWeighed
	if f.Any {
		order, limit = fmt.Sprintf("ts_rank_cd(w.words, $%d::tsquery) DESC, a.id", m), mostWeighedOfAny
	}
	hits, err := tx.hitsFrom(ctx, fmt.Sprintf(`SELECT id, story, 0, ts_rank_cd(words, $%d::tsquery) FROM (SELECT w.id, s.story, w.words FROM article_words w
		JOIN story_article s ON s.article = w.id JOIN article a ON a.id = w.id
		WHERE w.words @@ $%d::tsquery%s%s ORDER BY %s LIMIT %d) AS newest`, m, m, and(c.story...), and(c.own...), order, limit), append(c.args, match)...)
	return hits, len(hits) == limit && !f.Any, err
}

// hitsOfAny are the articles that have most of the words, and are weighed.
func (tx *Tx) hitsOfAny(ctx context.Context, c conditions, match string) ([]weighed, bool, error) {
	hits, err := tx.hitsFrom(ctx, fmt.Sprintf(`SELECT s.article, s.story, w.row, w.weight FROM (SELECT rowid AS row, -bm25(article_words, 3.0, 1.0) AS weight FROM article_words
		WHERE article_words MATCH $%d ORDER BY bm25(article_words, 3.0, 1.0) LIMIT %d) AS w
		CROSS JOIN article_row x ON x.row = w.row CROSS JOIN story_article s ON s.article = x.id WHERE 1 = 1%s`, len(c.args)+1, mostWeighedOfAny, and(c.story...)), append(c.args, match)...)
	return hits, false, err
}

// hits are the newest articles that have the words: at most n are looked at, and
// those that meet the conditions on their stories taken. capped says that there
// may be more.
func (tx *Tx) hits(ctx context.Context, c conditions, match string, n int) (out []weighed, capped bool, err error) {
	const newest = "(SELECT rowid AS row FROM article_words WHERE article_words MATCH $%d ORDER BY rowid DESC LIMIT %d) AS w"
	looked := 0
	if len(c.story) > 0 {
		if err := tx.row(ctx, fmt.Sprintf("SELECT COUNT(*) FROM "+newest, 1, n), match).Scan(&looked); err != nil || looked == 0 {
			return nil, false, err
		}
		out, err = tx.hitsFrom(ctx, fmt.Sprintf("SELECT s.article, s.story, w.row, 0.0 FROM "+newest+` CROSS JOIN article_row x ON x.row = w.row
			CROSS JOIN story_article s ON s.article = x.id WHERE 1 = 1%s LIMIT %d`, len(c.args)+1, n, and(c.story...), mostWeighed), append(c.args, match)...)
		return out, looked == n || len(out) == mostWeighed, err
	}
	out, err = tx.hitsFrom(ctx, fmt.Sprintf("SELECT COALESCE(s.article, ''), COALESCE(s.story, 0), w.row, 0.0 FROM "+newest+` LEFT JOIN article_row x ON x.row = w.row
		LEFT JOIN story_article s ON s.article = x.id`, 1, n), match)
	capped = len(out) == n
	return slices.DeleteFunc(out, func(w weighed) bool { return w.story == 0 }), capped, err // some are in no story yet
}

// The articles of the stories that meet the conditions are looked at one after
// another if they are fewer than fewArticles. Rows less than near apart are read
// in one go.
const (
	fewArticles = 2500
	near        = 500
)

// hitsIn are the articles with the words in the stories that meet the
// conditions. Where there are few such articles, all of them are looked at: the
// index is read from place to place. Else there are some among the newest.
func (tx *Tx) hitsIn(ctx context.Context, c conditions, match string) (out []weighed, capped bool, err error) {
	few, err := tx.hitsFrom(ctx, fmt.Sprintf("SELECT s.article, s.story, x.row, 0.0 FROM story_article s CROSS JOIN article_row x ON x.id = s.article WHERE 1 = 1%s%s LIMIT %d", and(c.story...), and(c.own...), fewArticles+1), c.args...)
	if err != nil {
		return nil, false, err
	}
	if len(few) > fewArticles {
		return tx.hits(ctx, c, match, mostLookedAt)
	}
	slices.SortFunc(few, func(a, b weighed) int { return cmp.Compare(b.row, a.row) })
	looked := 0
	for len(few) > 0 && !capped {
		n := 1
		for n < len(few) && few[n-1].row-few[n].row < near {
			n++
		}
		of := map[int64]weighed{}
		for _, w := range few[:n] {
			of[w.row] = w
		}
		err := tx.rows(ctx, func(r *sql.Rows) error {
			var row int64
			err := r.Scan(&row)
			if w, ok := of[row]; ok {
				out = append(out, w)
			}
			looked++
			return err
		}, fmt.Sprintf("SELECT rowid FROM article_words WHERE article_words MATCH $1 AND rowid BETWEEN $2 AND $3 ORDER BY rowid DESC LIMIT %d", mostLookedAt-looked), match, few[n-1].row, few[0].row)
		if err != nil {
			return nil, false, err
		}
		few = few[n:]
		capped = looked >= mostLookedAt || len(out) >= mostWeighed
	}
	return out, capped, nil
}

// mostRare is how many articles may have a word that is weighed by how rare it
// is, and how often it stands in an article (BM25): to weigh a word is to read all
// places that it stands at.
const mostRare = 3000

// weigh weighs articles: by the words that are rare, and by which of the others
// stand in the title, where alone they say something.
func (tx *Tx) weigh(ctx context.Context, q Query, marks [][]string, hits []weighed) error {
	if len(hits) == 0 {
		return nil
	}
	at := make(map[int64]*weighed, len(hits))
	first, last := hits[0].row, hits[0].row
	for i := range hits {
		at[hits[i].row] = &hits[i]
		first, last = min(first, hits[i].row), max(last, hits[i].row)
	}
	add := func(weight, match string) error {
		return tx.rows(ctx, func(r *sql.Rows) error {
			var row int64
			var weight float64
			err := r.Scan(&row, &weight)
			if h := at[row]; h != nil {
				h.weight += weight
			}
			return err
		}, "SELECT rowid, "+weight+" FROM article_words WHERE article_words MATCH $1 AND rowid BETWEEN $2 AND $3", match, first, last)
	}
	all, _ := tx.d.match(q.sought(), marks, false)
	var rare []queryTerm
	for _, t := range q.sought() {
		if t.without {
			continue
		}
		one, _ := tx.d.match([]queryTerm{t}, nil, false)
		n := mostRare + 1
		if !t.start { // the starts of words are not weighed: that reads all words with them
			if err := tx.row(ctx, fmt.Sprintf("SELECT COUNT(*) FROM (SELECT 1 FROM article_words WHERE article_words MATCH $1 LIMIT %d) AS common", n), one).Scan(&n); err != nil {
				return err
			}
		}
		if n <= mostRare {
			rare = append(rare, t)
		} else if err := add("1.0", "(title : ("+one+")) AND ("+all+")"); err != nil {
			return err
		}
	}
	if match, some := tx.d.match(rare, nil, false); some {
		return add("-bm25(article_words, 3.0, 1.0)", match)
	}
	return nil
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
	where := "mark <> 'hidden' AND id IN (SELECT s.story FROM story_article s WHERE 1 = 1" + and(c.story...) + and(c.own...) + ")"
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
