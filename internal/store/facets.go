package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

// Facet is something that lists of stories are narrowed down by.
type Facet struct {
	Kind FacetKind
	Key  string // the same in every story
	Name string
}

// FacetKind is what sort of thing a facet is.
type FacetKind string

// The kinds of facets.
const (
	OfTopic FacetKind = "topic" // that articles of the story say they are on
	OfPlace FacetKind = "place" // that the story is most about; its key is the entity's
)

// Narrowed says which stories are wanted: those that fit all that is set.
type Narrowed struct {
	Topic, Place string // keys of facets
	Outlet       string // ID or name of one that has an article in the story
	Lang         string // of an article in the story
}

// conditions are what a story has to fulfil, with the arguments that they take
// after those before.
func (n Narrowed) conditions(args []any) (string, []any) {
	var b strings.Builder
	for _, c := range []struct {
		value string
		where string
	}{
		{n.Topic, "id IN (SELECT story FROM story_facet WHERE kind = 'topic' AND key = $%d)"},
		{n.Place, "id IN (SELECT story FROM story_facet WHERE kind = 'place' AND key = $%d)"},
		{n.Outlet, "id IN (SELECT story FROM story_article WHERE outlet IN (SELECT id FROM outlet WHERE id = $%[1]d OR name = $%[1]d))"},
		{n.Lang, "EXISTS (SELECT 1 FROM story_article a WHERE a.lang = $%d AND a.story = story.id)"}, // most stories may have it
	} {
		if c.value != "" {
			args = append(args, valid(c.value))
			fmt.Fprintf(&b, " AND "+c.where, len(args))
		}
	}
	return b.String(), args
}

// StoriesFitting is StoriesFrom for those that are wanted.
func (tx *Tx) StoriesFitting(ctx context.Context, want Narrowed, from Place, n int) ([]Story, error) {
	where, args := want.conditions([]any{micros(from.At), from.ID, n})
	return tx.list(ctx, "mark <> 'hidden' AND (updated, id) < ($1, $2)"+where+" ORDER BY updated DESC, id DESC LIMIT $3", args...)
}

// Faceted is how many stories have a facet.
type Faceted struct {
	Facet
	Stories int
}

// Facets returns at most n facets of a kind that stories updated since a time
// have, those of most stories first.
func (tx *Tx) Facets(ctx context.Context, kind FacetKind, since time.Time, n int) ([]Faceted, error) {
	var out []Faceted
	err := tx.rows(ctx, func(r *sql.Rows) error {
		f := Faceted{Facet: Facet{Kind: kind}}
		err := r.Scan(&f.Key, &f.Name, &f.Stories)
		out = append(out, f)
		return err
	}, `SELECT f.key, MAX(f.name), COUNT(*) FROM story s JOIN story_facet f ON f.story = s.id
		WHERE s.moved = 0 AND s.mark <> 'hidden' AND s.updated >= $1 AND f.kind = $2 GROUP BY f.key ORDER BY 3 DESC, `+tx.bytewise("f.key")+" LIMIT $3", micros(since), kind, n)
	return out, err
}

// Facet returns a facet by its kind and key, with the name that stories give it,
// or ErrNotFound.
func (tx *Tx) Facet(ctx context.Context, kind FacetKind, key string) (Facet, error) {
	f := Facet{Kind: kind, Key: key}
	var name sql.NullString
	if err := tx.row(ctx, "SELECT MAX(name) FROM story_facet WHERE kind = $1 AND key = $2", kind, valid(key)).Scan(&name); err != nil {
		return f, err
	}
	if f.Name = name.String; !name.Valid {
		return f, ErrNotFound
	}
	return f, nil
}

// FacetsOf returns the facets of some stories, the places first, each kind by
// name.
func (tx *Tx) FacetsOf(ctx context.Context, stories []int64) (map[int64][]Facet, error) {
	out := map[int64][]Facet{}
	if len(stories) == 0 {
		return out, nil
	}
	marks, args := placeholders(1, stories)
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var id int64
		var f Facet
		err := r.Scan(&id, &f.Kind, &f.Key, &f.Name)
		out[id] = append(out[id], f)
		return err
	}, "SELECT story, kind, key, name FROM story_facet WHERE story IN ("+marks+") ORDER BY story, kind, "+tx.bytewise("name")+", "+tx.bytewise("key"), args...)
	return out, err
}

// Foldered is a folder that a feed is in which brought an article.
type Foldered struct {
	Article article.ID
	Folder  string
}

// FoldersOf returns the folders of the feeds that brought some articles, one for
// each article and feed.
func (tx *Tx) FoldersOf(ctx context.Context, ids []article.ID) ([]Foldered, error) {
	var out []Foldered
	return out, someOf(ids, func(in string, args []any) error {
		return tx.rows(ctx, func(r *sql.Rows) error {
			var f Foldered
			err := r.Scan(&f.Article, &f.Folder)
			out = append(out, f)
			return err
		}, `SELECT id, folder FROM (SELECT DISTINCT a.id AS id, f.id AS feed, f.folder AS folder FROM article a JOIN document d ON d.id = a.document
			JOIN entry e ON e.url = d.url AND e.url <> '' JOIN feed f ON f.id = e.feed WHERE f.folder <> '' AND a.id IN `+in+`) AS brought ORDER BY folder, id, feed`, args...)
	})
}
