package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// IndexForm is what an index holds. It rises when more is looked up, so that
// Unindexed names the stories whose index was made before.
const IndexForm = 2

// Index is what can be looked up of a story. It can be made from the story's
// page again at any time.
type Index struct {
	Conflicts, Changes int
	Articles           []IndexedArticle
	Entities           []IndexedEntity
	Shown              []IndexedSentence
	Figures            []IndexedFigure
	Facets             []Facet
}

// IndexedArticle is an article of the story's page.
type IndexedArticle struct {
	ID        article.ID
	Outlet    string
	Lang      string
	Published time.Time
	Origin    article.OriginKind
	Lag       time.Duration // after the first report of the story; below 0 where that is not known
}

// EntityRef names a person, organisation or place in all stories.
type EntityRef struct {
	Kind article.NameKind
	Key  string
}

// OfOneStory ends the key of a name that says too little to be the same in two
// stories: the story's number follows it.
const OfOneStory = "~"

// In is the key in a story: with its number if it is of one story.
func (e EntityRef) In(story int64) EntityRef {
	if strings.HasSuffix(e.Key, OfOneStory) {
		e.Key += strconv.FormatInt(story, 10)
	}
	return e
}

// IndexedEntity is somebody or something that the story names.
type IndexedEntity struct {
	EntityRef
	Name      string
	Spellings []string
	Mentions  int
	Data      []byte
}

// IndexedSentence is a sentence that the story's page shows.
type IndexedSentence struct {
	What   ShownKind
	Day    time.Time
	Quotes []string // its verbatim parts
	Of     []ShownOf
	Data   []byte
}

// ShownKind is what a shown sentence is.
type ShownKind string

// The kinds of shown sentences.
const (
	ShownSaid     ShownKind = "said"     // a statement of somebody
	ShownPosition ShownKind = "position" // what a party holds
	ShownEvent    ShownKind = "event"    // an entry of the timeline, in its order
	ShownOnly     ShownKind = "only"     // a fact that one outlet alone has
)

// ShownOf says whose a shown sentence is.
type ShownOf struct {
	Part ShownPart
	EntityRef
}

// ShownPart is the part that somebody has in a shown sentence.
type ShownPart string

// The parts. That of an outlet has the kind "outlet" and its ID as key.
const (
	By    ShownPart = "by"
	About ShownPart = "about"
)

// IndexedFigure is a figure in a sentence of the story's articles.
type IndexedFigure struct {
	Low, High float64
	From      article.Passage
}

// SaveIndex writes what can be looked up of a story anew.
func (tx *Tx) SaveIndex(ctx context.Context, story int64, x Index) error {
	return tx.SaveIndexes(ctx, map[int64]Index{story: x})
}

// SaveIndexes writes what can be looked up of stories anew. A story's page is made
// anew with each article that comes, and most of what can be looked up of it is as
// it was: only what is not is written.
func (tx *Tx) SaveIndexes(ctx context.Context, all map[int64]Index) error {
	stories := slices.Sorted(maps.Keys(all))
	rows := gathered{}
	for _, id := range stories {
		if err := rows.index(id, all[id]); err != nil {
			return err
		}
	}
	for _, t := range indexTables {
		if err := tx.saveRows(ctx, t, stories, rows[t.name]); err != nil {
			return err
		}
	}
	return nil
}

// index adds the rows of a story's index.
func (g gathered) index(story int64, x Index) error {
	rows := summing{rows: g, seen: map[[2]string]bool{}}
	for _, e := range x.Entities {
		e.EntityRef = e.In(story)
		rows.put(entityTable, story, e.Kind, e.Key, valid(e.Name), e.Mentions, some(e.Data))
		for _, s := range e.Spellings {
			for _, w := range NameWords(s) {
				rows.put(nameTable, story, e.Kind, w, e.Key)
			}
		}
	}
	for n, s := range x.Shown {
		quoted := ""
		for _, q := range s.Quotes {
			quoted += " " + strings.Join(words(q, text.Span{End: len(q)}), " ") + " "
		}
		rows.put(shownTable, story, n, s.What, micros(s.Day), quoted, some(s.Data))
		for _, of := range s.Of {
			of.EntityRef = of.In(story)
			rows.put(shownOfTable, story, n, of.Part, of.Kind, of.Key)
		}
	}
	for _, f := range x.Facets {
		rows.put(facetTable, story, f.Kind, f.Key, valid(f.Name))
	}
	for n, f := range x.Figures {
		rows.put(figureTable, story, n, truth(f.High > f.Low), f.Low, f.High, f.From.Article, f.From.Span.Start, f.From.Span.End)
	}
	seal := rows.sum
	for _, a := range x.Articles {
		lag := int64(-1)
		if a.Lag >= 0 {
			lag = int64(a.Lag / time.Second)
		}
		rows.put(articleTable, story, a.ID, a.Outlet, a.Lang, micros(a.Published), a.Origin, lag)
	}
	rows.put(headTable, story, IndexForm, x.Conflicts, x.Changes, int64(seal))
	return rows.err
}

func (tx *Tx) dropIndex(ctx context.Context, stories []int64) error {
	return someOf(stories, func(in string, args []any) error {
		for _, t := range indexTables {
			if _, err := tx.exec(ctx, "DELETE FROM "+t.name+" WHERE story IN "+in, args...); err != nil {
				return err
			}
		}
		return nil
	})
}

// unindexed are the stories that lack an index of this form.
const unindexed = "FROM story WHERE moved = 0 AND data IS NOT NULL AND id NOT IN (SELECT story FROM story_index WHERE form = $1)"

// Unindexed returns at most n stories whose page is not in the index.
func (tx *Tx) Unindexed(ctx context.Context, n int) ([]int64, error) {
	var out []int64
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var id int64
		err := r.Scan(&id)
		out = append(out, id)
		return err
	}, "SELECT id "+unindexed+" ORDER BY id LIMIT $2", IndexForm, n)
	return out, err
}

// NameWords are the words of a name as it is looked up: folded, letters and
// digits only.
func NameWords(name string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(text.Fold(name), func(r rune) bool { return !isWordRune(r) }) {
		if len(w) > longestTerm {
			w = strings.ToValidUTF8(w[:longestTerm], "")
		}
		out = append(out, w)
	}
	return out
}

// EntityIn is a person, organisation or place in one story.
type EntityIn struct {
	EntityRef
	Story    int64
	Name     string
	Mentions int
	Data     []byte
}

// Entity returns somebody or something in each story that names it, at most n,
// those updated last first.
func (tx *Tx) Entity(ctx context.Context, of EntityRef, n int) ([]EntityIn, error) {
	var out []EntityIn
	err := tx.rows(ctx, func(r *sql.Rows) error {
		e := EntityIn{EntityRef: of}
		err := r.Scan(&e.Story, &e.Name, &e.Mentions, &e.Data)
		out = append(out, e)
		return err
	}, `SELECT e.story, e.name, e.mentions, e.data FROM story_entity e JOIN story s ON s.id = e.story
		WHERE e.kind = $1 AND e.key = $2 ORDER BY s.updated DESC, s.id DESC LIMIT $3`, of.Kind, of.Key, n)
	return out, err
}

// EntitiesOf returns what a story names, the most mentioned first.
func (tx *Tx) EntitiesOf(ctx context.Context, story int64) ([]EntityIn, error) {
	var out []EntityIn
	err := tx.rows(ctx, func(r *sql.Rows) error {
		e := EntityIn{Story: story}
		err := r.Scan(&e.Kind, &e.Key, &e.Name, &e.Mentions, &e.Data)
		out = append(out, e)
		return err
	}, "SELECT kind, key, name, mentions, data FROM story_entity WHERE story = $1 ORDER BY mentions DESC, kind, "+tx.bytewise("key"), story)
	return out, err
}

// Mentioned is how much somebody or something is in the stories.
type Mentioned struct {
	EntityRef
	Name              string
	Stories, Mentions int
}

// mostMentioning is how many stories, the last updated, Mentioned looks at.
const mostMentioning = 1000

// Mentioned returns at most n of a kind in the stories updated since a time, those
// in most stories first.
func (tx *Tx) Mentioned(ctx context.Context, kind article.NameKind, since time.Time, n int) ([]Mentioned, error) {
	var out []Mentioned
	err := tx.rows(ctx, func(r *sql.Rows) error {
		m := Mentioned{EntityRef: EntityRef{Kind: kind}}
		err := r.Scan(&m.Key, &m.Name, &m.Stories, &m.Mentions)
		out = append(out, m)
		return err
	}, `SELECT e.key, MAX(e.name), COUNT(*), SUM(e.mentions) FROM (SELECT id FROM story WHERE moved = 0 AND updated >= $1 ORDER BY updated DESC LIMIT $4) AS s
		CROSS JOIN story_entity e WHERE e.story = s.id AND e.kind = $2 GROUP BY e.key ORDER BY 3 DESC, 4 DESC, `+tx.bytewise("e.key")+" LIMIT $3", micros(since), kind, n, mostMentioning)
	return out, err
}

// ShownIn is a shown sentence with the story that shows it.
type ShownIn struct {
	Story int64
	Title string // of the story
	N     int    // its place in the index
	What  ShownKind
	Day   time.Time
	Data  []byte
}

// Shown returns at most n sentences that somebody has a part in, the latest
// first.
func (tx *Tx) Shown(ctx context.Context, what ShownKind, of ShownOf, n int) ([]ShownIn, error) {
	return tx.shown(ctx, `FROM story_shown_of o JOIN story_shown x ON x.story = o.story AND x.n = o.n JOIN story s ON s.id = x.story
		WHERE o.kind = $1 AND o.key = $2 AND o.part = $3 AND x.what = $4 ORDER BY x.day DESC, x.story DESC, x.n LIMIT $5`, of.Kind, of.Key, of.Part, what, n)
}

// ShownOf returns the sentences of a kind that a story shows, in its order.
func (tx *Tx) ShownOf(ctx context.Context, story int64, what ShownKind) ([]ShownIn, error) {
	return tx.shown(ctx, "FROM story_shown x JOIN story s ON s.id = x.story WHERE x.story = $1 AND x.what = $2 ORDER BY x.n", story, what)
}

func (tx *Tx) shown(ctx context.Context, from string, args ...any) ([]ShownIn, error) {
	var out []ShownIn
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var x ShownIn
		var day int64
		err := r.Scan(&x.Story, &x.Title, &x.N, &x.What, &day, &x.Data)
		x.Day = timeOf(day)
		out = append(out, x)
		return err
	}, "SELECT x.story, s.title, x.n, x.what, x.day, x.data "+from, args...)
	return out, err
}

// OutletRow is an outlet with what the articles of the stories tell of it.
type OutletRow struct {
	ID, Name, Site, Lang string
	Articles             int
	Stories              int
	Last                 time.Time
}

// Outlets returns all outlets of which there are articles in stories, those with
// most articles first.
func (tx *Tx) Outlets(ctx context.Context) ([]OutletRow, error) {
	var out []OutletRow
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var o OutletRow
		var last int64
		err := r.Scan(&o.ID, &o.Name, &o.Site, &o.Lang, &o.Articles, &o.Stories, &last)
		o.Last = timeOf(last)
		out = append(out, o)
		return err
	}, `SELECT o.id, o.name, o.site, o.lang, a.articles, a.stories, a.last FROM (
		SELECT outlet, COUNT(*) AS articles, COUNT(DISTINCT story) AS stories, MAX(published) AS last FROM story_article GROUP BY outlet) AS a
		JOIN outlet o ON o.id = a.outlet ORDER BY a.articles DESC, `+tx.bytewise("o.id"))
	return out, err
}

// OutletFacts is what is known of an outlet by its articles.
type OutletFacts struct {
	OutletRow
	Origins  map[article.OriginKind]int
	Lags     []time.Duration // behind the first report, of each story's first article of the outlet, the shortest first
	Edited   int             // pages that have more than one version
	Versions int             // of those pages
	Langs    []string        // of its articles, the most frequent first
	Feeds    []Feed
	Recent   []Story // that were updated last
}

// Outlet returns what is known of an outlet, with at most n of its stories.
func (tx *Tx) Outlet(ctx context.Context, id string, n int) (OutletFacts, error) {
	f := OutletFacts{Origins: map[article.OriginKind]int{}}
	if err := tx.row(ctx, "SELECT id, name, site, lang FROM outlet WHERE id = $1", id).Scan(&f.ID, &f.Name, &f.Site, &f.Lang); err != nil {
		return f, found(err)
	}
	var last int64
	if err := tx.row(ctx, "SELECT COUNT(*), COUNT(DISTINCT story), COALESCE(MAX(published), 0) FROM story_article WHERE outlet = $1", id).Scan(&f.Articles, &f.Stories, &last); err != nil {
		return f, err
	}
	f.Last = timeOf(last)
	if err := tx.rows(ctx, func(r *sql.Rows) error {
		var k article.OriginKind
		var n int
		err := r.Scan(&k, &n)
		f.Origins[k] = n
		return err
	}, "SELECT origin, COUNT(*) FROM story_article WHERE outlet = $1 GROUP BY origin", id); err != nil {
		return f, err
	}
	if err := tx.rows(ctx, func(r *sql.Rows) error {
		var seconds int64
		err := r.Scan(&seconds)
		f.Lags = append(f.Lags, time.Duration(seconds)*time.Second)
		return err
	}, "SELECT MIN(lag) AS first FROM story_article WHERE outlet = $1 AND lag >= 0 GROUP BY story ORDER BY first", id); err != nil {
		return f, err
	}
	if err := tx.row(ctx, `SELECT COUNT(*), COALESCE(SUM(n), 0) FROM (SELECT COUNT(*) AS n FROM article
		WHERE outlet = $1 AND url <> '' GROUP BY url HAVING COUNT(*) > 1) AS edited`, id).Scan(&f.Edited, &f.Versions); err != nil {
		return f, err
	}
	if err := tx.rows(ctx, func(r *sql.Rows) error {
		var l string
		err := r.Scan(&l)
		f.Langs = append(f.Langs, l)
		return err
	}, "SELECT lang FROM story_article WHERE outlet = $1 AND lang <> '' GROUP BY lang ORDER BY COUNT(*) DESC, lang", id); err != nil {
		return f, err
	}
	feeds, err := tx.Feeds(ctx)
	if err != nil {
		return f, err
	}
	for _, d := range feeds {
		if d.Outlet == id {
			f.Feeds = append(f.Feeds, d)
		}
	}
	f.Recent, err = tx.list(ctx, "mark <> 'hidden' AND id IN (SELECT story FROM story_article WHERE outlet = $1) ORDER BY updated DESC, id DESC LIMIT $2", id, n)
	return f, err
}

// EditedPage is a page of an outlet that has more than one version.
type EditedPage struct {
	Newest   article.ID
	Title    string
	Versions int
	Last     time.Time // the newest version arrived
}

// Edits returns at most n pages of an outlet that it changed after they had been
// read, the last changed first.
func (tx *Tx) Edits(ctx context.Context, outlet string, n int) ([]EditedPage, error) {
	var out []EditedPage
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var e EditedPage
		var last int64
		err := r.Scan(&e.Newest, &e.Title, &last, &e.Versions)
		e.Last = timeOf(last)
		out = append(out, e)
		return err
	}, `SELECT a.id, a.title, a.arrived, v.n FROM (SELECT url, COUNT(*) AS n FROM article WHERE outlet = $1 AND url <> '' GROUP BY url HAVING COUNT(*) > 1) AS v
		JOIN article a ON a.url = v.url AND a.newest = 1 ORDER BY a.arrived DESC, a.id LIMIT $2`, outlet, n)
	return out, err
}

// StoriesByID returns stories without their pages, in the order asked for; what
// is no more is left out.
func (tx *Tx) StoriesByID(ctx context.Context, ids []int64) ([]Story, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	marks, args := placeholders(1, ids)
	all, err := tx.list(ctx, "mark <> 'hidden' AND id IN ("+marks+")", args...)
	if err != nil {
		return nil, err
	}
	at := map[int64]Story{}
	for _, s := range all {
		at[s.ID] = s
	}
	var out []Story
	for _, id := range ids {
		if s, ok := at[id]; ok {
			out = append(out, s)
		}
	}
	return out, nil
}

// placeholders writes one parameter for each value, counting from first.
func placeholders[T any](first int, values []T) (string, []any) {
	marks, args := make([]string, len(values)), make([]any, len(values))
	for i, v := range values {
		marks[i], args[i] = fmt.Sprintf("$%d", first+i), v
	}
	return strings.Join(marks, ", "), args
}

// Head is what a citation says of its article.
type Head struct {
	Outlet, OutletName string
	Title, Lang        string
	Published          time.Time
}

// headsAtOnce is how many articles one statement asks for.
const headsAtOnce = 200

// Heads returns what citations of articles say, by ID; what is no more is left
// out.
func (tx *Tx) Heads(ctx context.Context, ids []article.ID) (map[article.ID]Head, error) {
	out := map[article.ID]Head{}
	for part := range slices.Chunk(ids, headsAtOnce) {
		marks, args := placeholders(1, part)
		err := tx.rows(ctx, func(r *sql.Rows) error {
			var id article.ID
			var h Head
			var published int64
			err := r.Scan(&id, &h.Outlet, &h.OutletName, &h.Title, &h.Lang, &published)
			h.Published = timeOf(published)
			out[id] = h
			return err
		}, "SELECT a.id, a.outlet, COALESCE(o.name, ''), a.title, a.lang, a.published FROM article a LEFT JOIN outlet o ON o.id = a.outlet WHERE a.id IN ("+marks+")", args...)
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Alike returns at most n of a kind whose spellings have all words of a name, but
// for the one of that key.
func (tx *Tx) Alike(ctx context.Context, of EntityRef, name string, n int) ([]Mentioned, error) {
	ws := NameWords(name)
	if len(ws) == 0 {
		return nil, nil
	}
	q := "story_name n0"
	args := []any{of.Kind, of.Key}
	where := []string{"n0.kind = $1", "n0.key <> $2"}
	for i, w := range ws[:min(len(ws), mostNameWords)] {
		if i > 0 {
			q += fmt.Sprintf(" CROSS JOIN story_name n%d", i)
			where = append(where, fmt.Sprintf("n%d.story = n0.story AND n%d.kind = n0.kind AND n%d.key = n0.key", i, i, i))
		}
		args = append(args, w)
		where = append(where, fmt.Sprintf("n%d.word = $%d", i, len(args)))
	}
	args = append(args, n)
	var out []Mentioned
	err := tx.rows(ctx, func(r *sql.Rows) error {
		m := Mentioned{EntityRef: EntityRef{Kind: of.Kind}}
		err := r.Scan(&m.Key, &m.Name, &m.Stories, &m.Mentions)
		out = append(out, m)
		return err
	}, "SELECT e.key, MAX(e.name), COUNT(*), SUM(e.mentions) FROM "+q+" CROSS JOIN story_entity e WHERE "+strings.Join(where, " AND ")+`
		AND e.story = n0.story AND e.kind = $1 AND e.key = n0.key GROUP BY e.key ORDER BY 3 DESC, 4 DESC, `+tx.bytewise("e.key")+fmt.Sprintf(" LIMIT $%d", len(args)), args...)
	return out, err
}

// PartsIn returns who has a part in each sentence that a story shows, by the
// sentence's place in the index.
func (tx *Tx) PartsIn(ctx context.Context, story int64, part ShownPart) (map[int][]EntityRef, error) {
	out := map[int][]EntityRef{}
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var n int
		var e EntityRef
		err := r.Scan(&n, &e.Kind, &e.Key)
		out[n] = append(out[n], e)
		return err
	}, "SELECT n, kind, key FROM story_shown_of WHERE story = $1 AND part = $2 ORDER BY n, kind, "+tx.bytewise("key"), story, part)
	return out, err
}
