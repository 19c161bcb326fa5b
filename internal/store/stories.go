package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

// Story is a story as it is listed, with its page.
type Story struct {
	ID          int64
	Title       string
	First, Last time.Time // of what it tells
	Updated     time.Time
	Origins     int
	Articles    int
	MadeBy      string // version of the code that made the page
	Summary     []byte // what a list shows of it
	Page        []byte // nil if none has been made, or it was not asked for
}

// Filed says where an article belongs.
type Filed struct {
	Article article.ID
	Story   int64
	Episode int
	Why     string
}

// AddStory keeps a new story and returns its ID.
func (tx *Tx) AddStory(ctx context.Context, s Story) (id int64, err error) {
	err = tx.row(ctx, `INSERT INTO story (title, first, last, updated, origins, articles, moved, made_by, summary, data)
		VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9) RETURNING id`,
		valid(s.Title), micros(s.First), micros(s.Last), micros(s.Updated), s.Origins, s.Articles, s.MadeBy, some(s.Summary), packed(s.Page)).Scan(&id)
	return id, err
}

// SaveStory writes a story anew.
func (tx *Tx) SaveStory(ctx context.Context, s Story) error {
	n, err := tx.exec(ctx, `UPDATE story SET title = $2, first = $3, last = $4, updated = $5, origins = $6, articles = $7, made_by = $8, summary = $9, data = $10 WHERE id = $1`,
		s.ID, valid(s.Title), micros(s.First), micros(s.Last), micros(s.Updated), s.Origins, s.Articles, s.MadeBy, some(s.Summary), packed(s.Page))
	if err == nil && n == 0 {
		return ErrNotFound
	}
	return err
}

// some is a value for a column that has no NULL.
func some(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

func packed(page []byte) []byte {
	if page == nil {
		return nil
	}
	return pack(page)
}

// mostMoves bounds how often a story can have been merged into another.
const mostMoves = 100

// Story returns a story with its page, or the one it was merged into: then the
// ID is another.
func (tx *Tx) Story(ctx context.Context, id int64) (Story, error) {
	for range mostMoves {
		var s Story
		var moved, first, last, updated int64
		err := tx.row(ctx, "SELECT id, title, first, last, updated, origins, articles, moved, made_by, summary, data FROM story WHERE id = $1", id).
			Scan(&s.ID, &s.Title, &first, &last, &updated, &s.Origins, &s.Articles, &moved, &s.MadeBy, &s.Summary, &s.Page)
		if err != nil {
			return s, found(err)
		}
		if moved != 0 {
			id = moved
			continue
		}
		s.First, s.Last, s.Updated = timeOf(first), timeOf(last), timeOf(updated)
		s.Page, err = unpack(s.Page)
		return s, err
	}
	return Story{}, ErrNotFound
}

// Place is a place in a list that goes from the newest on: before everything of
// that time under lower IDs. The zero ID is before all of its time.
type Place struct {
	At time.Time
	ID int64
}

// String is the place as it stands in an address.
func (p Place) String() string { return fmt.Sprintf("%d-%d", micros(p.At), p.ID) }

// ParsePlace reads what String wrote.
func ParsePlace(s string) (Place, error) {
	at, id, ok := strings.Cut(s, "-")
	t, err := strconv.ParseInt(at, 10, 64)
	n, err2 := strconv.ParseInt(id, 10, 64)
	if !ok || err != nil || err2 != nil {
		return Place{}, fmt.Errorf("%q is no place in a list", s)
	}
	return Place{timeOf(t), n}, nil
}

// Stories returns at most n stories updated before a time, the newest first,
// without their pages.
func (tx *Tx) Stories(ctx context.Context, before time.Time, n int) ([]Story, error) {
	return tx.StoriesFrom(ctx, Place{At: before}, n)
}

// StoriesFrom returns at most n stories that follow a place, the last updated
// first, without their pages.
func (tx *Tx) StoriesFrom(ctx context.Context, from Place, n int) ([]Story, error) {
	var out []Story
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var s Story
		var first, last, updated int64
		err := r.Scan(&s.ID, &s.Title, &first, &last, &updated, &s.Origins, &s.Articles, &s.MadeBy, &s.Summary)
		s.First, s.Last, s.Updated = timeOf(first), timeOf(last), timeOf(updated)
		out = append(out, s)
		return err
	}, `SELECT id, title, first, last, updated, origins, articles, made_by, summary FROM story
		WHERE moved = 0 AND (updated, id) < ($1, $2) ORDER BY updated DESC, id DESC LIMIT $3`, micros(from.At), from.ID, n)
	return out, err
}

// MergeStory moves all articles of a story into another and leaves a redirect.
func (tx *Tx) MergeStory(ctx context.Context, from, into int64) error {
	if from == into {
		return nil
	}
	if _, err := tx.Story(ctx, into); err != nil {
		return err
	}
	if _, err := tx.exec(ctx, "UPDATE filed SET story = $2 WHERE story = $1", from, into); err != nil {
		return err
	}
	if _, err := tx.exec(ctx, "UPDATE story_update SET story = $2, first = 0 WHERE story = $1", from, into); err != nil {
		return err
	}
	if _, err := tx.exec(ctx, "UPDATE report SET story = $2 WHERE story = $1", from, into); err != nil {
		return err
	}
	n, err := tx.exec(ctx, "UPDATE story SET moved = $2, data = NULL, articles = 0, origins = 0 WHERE id = $1 AND moved = 0", from, into)
	if err == nil && n == 0 {
		return ErrNotFound
	}
	return err
}

// File says where articles belong now, whatever was said before.
func (tx *Tx) File(ctx context.Context, all []Filed) error {
	for _, f := range all {
		if _, err := tx.exec(ctx, `INSERT INTO filed (article, story, episode, why) VALUES ($1, $2, $3, $4)
			ON CONFLICT (article) DO UPDATE SET story = excluded.story, episode = excluded.episode, why = excluded.why`,
			f.Article, f.Story, f.Episode, f.Why); err != nil {
			return err
		}
	}
	return nil
}

// FiledIn returns where the articles of a story belong, by episode and ID.
func (tx *Tx) FiledIn(ctx context.Context, story int64) ([]Filed, error) {
	var out []Filed
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var f Filed
		err := r.Scan(&f.Article, &f.Story, &f.Episode, &f.Why)
		out = append(out, f)
		return err
	}, "SELECT article, story, episode, why FROM filed WHERE story = $1 ORDER BY episode, article", story)
	return out, err
}

// ArticlesOf returns the articles of a story by ID.
func (tx *Tx) ArticlesOf(ctx context.Context, story int64) ([]Article, error) {
	return tx.articles(ctx, "id IN (SELECT article FROM filed WHERE story = $1) ORDER BY id", story)
}

// Decision is what a person decided of two stories, articles or names.
type Decision struct {
	Kind string // "same", "apart", "merge", "split"
	A, B string
	Made time.Time
	Who  string
}

// Decide remembers a decision; the same one twice is one.
func (tx *Tx) Decide(ctx context.Context, d Decision) error {
	_, err := tx.exec(ctx, "INSERT INTO decision (kind, a, b, made, who) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (kind, a, b) DO NOTHING", d.Kind, d.A, d.B, micros(d.Made), d.Who)
	return err
}

// Decisions returns all decisions in the order they were made.
func (tx *Tx) Decisions(ctx context.Context) ([]Decision, error) {
	var out []Decision
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var d Decision
		var made int64
		err := r.Scan(&d.Kind, &d.A, &d.B, &made, &d.Who)
		d.Made = timeOf(made)
		out = append(out, d)
		return err
	}, "SELECT kind, a, b, made, who FROM decision ORDER BY made, id")
	return out, err
}

// Setting returns a named value, or ErrNotFound.
func (tx *Tx) Setting(ctx context.Context, name string) ([]byte, error) {
	var v []byte
	err := tx.row(ctx, "SELECT value FROM setting WHERE name = $1", name).Scan(&v)
	return v, found(err)
}

// Set writes a named value.
func (tx *Tx) Set(ctx context.Context, name string, value []byte) error {
	if value == nil {
		value = []byte{}
	}
	_, err := tx.exec(ctx, "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value)
	return err
}

// Instance returns sixteen bytes that tell this database from all others.
func (tx *Tx) Instance(ctx context.Context) ([]byte, error) { return tx.Setting(ctx, "instance") }

// filingName is the setting that changes whenever articles are filed.
const filingName = "filing"

// Filing names the state that the stories are in, for NextFiling.
func (tx *Tx) Filing(ctx context.Context) (string, error) {
	v, err := tx.Setting(ctx, filingName)
	if errors.Is(err, ErrNotFound) {
		return "", nil
	}
	return string(v), err
}

// NextFiling begins a change of stories that was worked out from the state was:
// it fails with ErrOvertaken if another process has changed them since, and
// keeps others from doing so until the transaction ends.
func (tx *Tx) NextFiling(ctx context.Context, was string) error {
	n, _ := strconv.ParseInt(was, 10, 64)
	changed, err := tx.exec(ctx, `INSERT INTO setting (name, value) VALUES ($1, $2)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE setting.value = $3`,
		filingName, strconv.AppendInt(nil, n+1, 10), []byte(was))
	if err == nil && changed == 0 {
		return ErrOvertaken
	}
	return err
}

// Newest returns the newest version of the page that an article is a version
// of: the article itself if it has no URL.
func (tx *Tx) Newest(ctx context.Context, id article.ID) (article.ID, error) {
	var newest article.ID
	err := tx.row(ctx, `SELECT n.id FROM article a JOIN article n ON n.id = a.id OR n.url = a.url AND a.url <> ''
		WHERE a.id = $1 AND n.newest = 1`, id).Scan(&newest)
	return newest, found(err)
}

// CountArticles returns how many articles are kept.
func (tx *Tx) CountArticles(ctx context.Context) (n int, err error) {
	err = tx.row(ctx, "SELECT COUNT(*) FROM article").Scan(&n)
	return n, err
}

// LastArrival returns when the last article came in, the zero time if none did.
func (tx *Tx) LastArrival(ctx context.Context) (time.Time, error) {
	var last int64
	err := tx.row(ctx, "SELECT COALESCE(MAX(arrived), 0) FROM article").Scan(&last)
	return timeOf(last), err
}

// Unfiled counts the newest versions of articles that are in no story yet, and
// says when the first of them came in.
func (tx *Tx) Unfiled(ctx context.Context) (n int, oldest time.Time, err error) {
	var first int64
	err = tx.row(ctx, "SELECT COUNT(*), COALESCE(MIN(arrived), 0) FROM article WHERE newest = 1 AND NOT EXISTS (SELECT 1 FROM filed WHERE filed.article = article.id)").Scan(&n, &first)
	return n, timeOf(first), err
}

// Open returns the newest versions of the articles that arrived since a time,
// with all others of the stories they are filed in, by ID, and where they are
// filed now: a version that has not been filed is where the one before it is.
func (tx *Tx) Open(ctx context.Context, since time.Time) ([]Article, map[article.ID]int64, error) {
	const open = `newest = 1 AND (arrived >= $1 OR id IN (SELECT f.article FROM filed f WHERE f.story IN
		(SELECT g.story FROM filed g JOIN article a ON a.id = g.article WHERE a.arrived >= $1 UNION
		SELECT g.story FROM article a JOIN article o ON o.url = a.url JOIN filed g ON g.article = o.id WHERE a.arrived >= $1 AND a.url <> '')))`
	as, err := tx.articles(ctx, open+" ORDER BY id", micros(since))
	if err != nil {
		return nil, nil, err
	}
	in := map[article.ID]int64{}
	note := func(r *sql.Rows) error {
		var id article.ID
		var story int64
		err := r.Scan(&id, &story)
		in[id] = story
		return err
	}
	err = tx.rows(ctx, note, `SELECT n.id, g.story FROM article n JOIN article o ON o.url = n.url JOIN filed g ON g.article = o.id
		WHERE n.arrived >= $1 AND n.newest = 1 AND n.url <> '' ORDER BY o.arrived, o.id`, micros(since))
	if err != nil {
		return nil, nil, err
	}
	err = tx.rows(ctx, note, "SELECT article, story FROM filed WHERE article IN (SELECT id FROM article WHERE "+open+")", micros(since))
	return as, in, err
}
