package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
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
	Mark        Mark

	packed *packedStory
}

// Mark says where a person wants a story to stand in lists.
type Mark string

// The marks of stories.
const (
	Unmarked Mark = ""
	Pinned   Mark = "pinned" // before all others
	Hidden   Mark = "hidden" // in none; its page is still there
)

// Pack does what takes longest of keeping a story, so that it need not be done
// while others wait to write.
func (s *Story) Pack() {
	s.packed = &packedStory{page: packed(s.Page), summary: pack(s.Summary), hash: hashOf(s.Page)}
}

// packedStory is a story's page as it is kept.
type packedStory struct {
	page, summary []byte
	hash          string
}

// AddStory keeps a new story and returns its ID.
func (tx *Tx) AddStory(ctx context.Context, s Story) (id int64, err error) {
	if s.packed == nil {
		s.Pack()
	}
	err = tx.row(ctx, `INSERT INTO story (title, first, last, updated, origins, articles, moved, made_by, summary, data, hash, mark)
		VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9, $10, $11) RETURNING id`,
		valid(s.Title), micros(s.First), micros(s.Last), micros(s.Updated), s.Origins, s.Articles, s.MadeBy, s.packed.summary, s.packed.page, s.packed.hash, s.Mark).Scan(&id)
	return id, err
}

// SaveStory writes a story anew, all but its mark, and brings back one that was
// merged into another.
func (tx *Tx) SaveStory(ctx context.Context, s Story) error {
	if s.packed == nil {
		s.Pack()
	}
	n, err := tx.exec(ctx, `UPDATE story SET title = $2, first = $3, last = $4, updated = $5, origins = $6, articles = $7, moved = 0, made_by = $8, summary = $9, data = $10, hash = $11 WHERE id = $1`,
		s.ID, valid(s.Title), micros(s.First), micros(s.Last), micros(s.Updated), s.Origins, s.Articles, s.MadeBy, s.packed.summary, s.packed.page, s.packed.hash)
	if err == nil && n == 0 {
		return ErrNotFound
	}
	return err
}

// Hash is by what the page of the story is known again.
func (s *Story) Hash() string {
	if s.packed == nil {
		return hashOf(s.Page)
	}
	return s.packed.hash
}

// Hashes are by what the pages of stories are known again; stories that are no
// more, or were merged into others, are left out.
func (tx *Tx) Hashes(ctx context.Context, stories []int64) (map[int64]string, error) {
	out := map[int64]string{}
	return out, someOf(stories, func(in string, args []any) error {
		return tx.rows(ctx, func(r *sql.Rows) error {
			var id int64
			var hash string
			err := r.Scan(&id, &hash)
			out[id] = hash
			return err
		}, "SELECT id, hash FROM story WHERE moved = 0 AND id IN "+in, args...)
	})
}

// hashOf is by what a page is known again.
func hashOf(page []byte) string {
	if page == nil {
		return ""
	}
	sum := sha256.Sum256(page)
	return hex.EncodeToString(sum[:16])
}

// MarkStory pins or hides a story, or takes its mark away.
func (tx *Tx) MarkStory(ctx context.Context, id int64, m Mark) error {
	n, err := tx.exec(ctx, "UPDATE story SET mark = $2 WHERE id = $1 AND moved = 0", id, m)
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
		err := tx.row(ctx, "SELECT id, title, first, last, updated, origins, articles, moved, made_by, summary, mark, data FROM story WHERE id = $1", id).
			Scan(&s.ID, &s.Title, &first, &last, &updated, &s.Origins, &s.Articles, &moved, &s.MadeBy, &s.Summary, &s.Mark, &s.Page)
		if err != nil {
			return s, found(err)
		}
		if moved != 0 {
			id = moved
			continue
		}
		s.First, s.Last, s.Updated = timeOf(first), timeOf(last), timeOf(updated)
		if s.Summary, err = unpack(s.Summary); err == nil {
			s.Page, err = unpack(s.Page)
		}
		return s, err
	}
	return Story{}, ErrNotFound
}

// Paged returns a story as Story does, or ErrNotFound if no page has been made of
// it.
func (tx *Tx) Paged(ctx context.Context, id int64) (Story, error) {
	s, err := tx.Story(ctx, id)
	if err == nil && s.Page == nil {
		err = ErrNotFound
	}
	return s, err
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
// without their pages. Hidden ones are left out.
func (tx *Tx) Stories(ctx context.Context, before time.Time, n int) ([]Story, error) {
	return tx.StoriesFrom(ctx, Place{At: before}, n)
}

// StoriesFrom returns at most n stories that follow a place, the last updated
// first, without their pages. Hidden ones are left out.
func (tx *Tx) StoriesFrom(ctx context.Context, from Place, n int) ([]Story, error) {
	return tx.list(ctx, "mark <> 'hidden' AND (updated, id) < ($1, $2) ORDER BY updated DESC, id DESC LIMIT $3", micros(from.At), from.ID, n)
}

// Marked returns all stories with a mark, the last updated first, without their
// pages.
func (tx *Tx) Marked(ctx context.Context, m Mark) ([]Story, error) {
	return tx.list(ctx, "mark = $1 AND mark <> '' ORDER BY updated DESC, id DESC", m)
}

func (tx *Tx) list(ctx context.Context, where string, args ...any) ([]Story, error) {
	var out []Story
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var s Story
		var first, last, updated int64
		if err := r.Scan(&s.ID, &s.Title, &first, &last, &updated, &s.Origins, &s.Articles, &s.MadeBy, &s.Summary, &s.Mark); err != nil {
			return err
		}
		var err error
		s.Summary, err = unpack(s.Summary)
		s.First, s.Last, s.Updated = timeOf(first), timeOf(last), timeOf(updated)
		out = append(out, s)
		return err
	}, `SELECT id, title, first, last, updated, origins, articles, made_by, summary, mark FROM story
		WHERE moved = 0 AND `+where, args...)
	return out, err
}

// Outmoded returns at most n stories, by ID and after one, that are open, since
// an article of theirs arrived since a time, and whose page another version of
// the code made.
func (tx *Tx) Outmoded(ctx context.Context, madeBy string, since time.Time, after int64, n int) ([]int64, error) {
	var out []int64
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var id int64
		err := r.Scan(&id)
		out = append(out, id)
		return err
	}, `SELECT id FROM story WHERE id > $3 AND moved = 0 AND made_by <> $1 AND id IN
		(SELECT f.story FROM filed f JOIN article a ON a.id = f.article WHERE a.arrived >= $2) ORDER BY id LIMIT $4`, madeBy, micros(since), after, n)
	return out, err
}

// late stands before the version of the code that made a page where that lacks
// articles which are filed in its story: so it is made anew as one that another
// version made.
const late = "late "

// Late notes that the pages of stories lack articles.
func (tx *Tx) Late(ctx context.Context, stories []int64) error {
	return tx.late(ctx, stories, "UPDATE story SET made_by = '"+late+"' || made_by WHERE moved = 0 AND made_by NOT LIKE '"+late+"%' AND id IN ")
}

// InTime notes that the pages of stories lack no articles.
func (tx *Tx) InTime(ctx context.Context, stories []int64) error {
	return tx.late(ctx, stories, "UPDATE story SET made_by = SUBSTR(made_by, "+strconv.Itoa(len(late)+1)+") WHERE made_by LIKE '"+late+"%' AND id IN ")
}

func (tx *Tx) late(ctx context.Context, stories []int64, q string) error {
	return someOf(stories, func(in string, args []any) error {
		_, err := tx.exec(ctx, q+in, args...)
		return err
	})
}

// AreLate returns the stories whose pages lack articles.
func (tx *Tx) AreLate(ctx context.Context) ([]int64, error) {
	return tx.ids(ctx, "SELECT id FROM story WHERE moved = 0 AND made_by LIKE '"+late+"%' ORDER BY id")
}

// MergeStory moves all articles of a story into another and leaves a redirect.
func (tx *Tx) MergeStory(ctx context.Context, from, into int64) error {
	if from == into {
		return nil
	}
	if _, err := tx.Story(ctx, into); err != nil {
		return err
	}
	if err := tx.filed(ctx); err != nil {
		return err
	}
	if _, err := tx.exec(ctx, "UPDATE filed SET story = $2, changed = $3 WHERE story = $1", from, into, tx.filing); err != nil {
		return err
	}
	if _, err := tx.exec(ctx, "UPDATE story_update SET story = $2, first = 0 WHERE story = $1", from, into); err != nil {
		return err
	}
	if _, err := tx.exec(ctx, "UPDATE report SET story = $2 WHERE story = $1", from, into); err != nil {
		return err
	}
	if err := tx.followMerged(ctx, strconv.FormatInt(from, 10), strconv.FormatInt(into, 10)); err != nil {
		return err
	}
	if err := tx.dropIndex(ctx, []int64{from}); err != nil {
		return err
	}
	if err := tx.dropSheet(ctx, from); err != nil {
		return err
	}
	n, err := tx.exec(ctx, "UPDATE story SET moved = $2, data = NULL, hash = '', mark = '', articles = 0, origins = 0 WHERE id = $1 AND moved = 0", from, into)
	if err == nil && n == 0 {
		return ErrNotFound
	}
	return err
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

// CountArticles returns how many articles are kept.
func (tx *Tx) CountArticles(ctx context.Context) (n int, err error) {
	err = tx.row(ctx, "SELECT COUNT(*) FROM article").Scan(&n)
	return n, err
}

// Unfiled counts the articles that wait to be put into a story, and says when the
// first of them came in.
func (tx *Tx) Unfiled(ctx context.Context) (n int, oldest time.Time, err error) {
	var first int64
	err = tx.row(ctx, "SELECT COUNT(*), COALESCE(MIN(arrived), 0) FROM article WHERE waiting = 1 AND newest = 1").Scan(&n, &first)
	return n, timeOf(first), err
}

// Unshown says when the articles came in that are on no story's page yet: they wait
// to be put into a story, or its page is late.
func (tx *Tx) Unshown(ctx context.Context) (map[article.ID]time.Time, error) {
	out := map[article.ID]time.Time{}
	return out, tx.rows(ctx, func(r *sql.Rows) error {
		var id article.ID
		var arrived int64
		err := r.Scan(&id, &arrived)
		out[id] = timeOf(arrived)
		return err
	}, `SELECT id, arrived FROM article WHERE waiting = 1 AND newest = 1 UNION
		SELECT a.id, a.arrived FROM story s JOIN filed f ON f.story = s.id JOIN article a ON a.id = f.article
		WHERE s.moved = 0 AND s.made_by LIKE '`+late+`%' AND f.episode > 0 AND NOT EXISTS (SELECT 1 FROM story_article x WHERE x.article = a.id AND x.story = s.id)`)
}
