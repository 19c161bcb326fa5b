package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
)

// Check looks for damage: pages of the file that are broken, references that
// lead nowhere, articles that cannot be read or found, stories that cannot be
// looked up. It returns what is wrong, a line each, nothing if all is well.
func (s *Store) Check(ctx context.Context) ([]string, error) { return s.CheckShowing(ctx, nil) }

// CheckShowing is Check, and tells how far it is. A total that is not known is -1.
func (s *Store) CheckShowing(ctx context.Context, progress func(done, total int, stage string)) ([]string, error) {
	wrong, err := s.damage(ctx, progress)
	if err != nil {
		return wrong, err
	}
	err = s.Read(ctx, func(tx *Tx) error {
		var n int
		if err := tx.row(ctx, "SELECT COUNT(*) "+unindexed, IndexForm).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			wrong = append(wrong, fmt.Sprintf("%d stories are not in the index of stories; serve, add and watch make it", n))
		}
		return nil
	})
	slices.Sort(wrong)
	return wrong, err
}

// packedColumns are those that have a checksum each.
var packedColumns = []struct{ table, column, what string }{
	{"story", "data", "the page of story"}, {"story", "summary", "the summary of story"}, {"document", "body", "the body of document"},
	{"entry", "meta", "what a feed said of entry"}, {"story_update", "data", "the developments of update"},
}

// damage is what Check finds that cannot be made again from the rest.
func (s *Store) damage(ctx context.Context, progress func(done, total int, stage string)) ([]string, error) {
	if progress == nil {
		progress = func(int, int, string) {}
	}
	var wrong []string
	k := keeper{terms: map[string]uint64{}}
	made := map[int64]uint64{} // the sums of the words that articles have, by their rows
	err := s.Read(ctx, func(tx *Tx) error {
		progress(0, -1, "the database file")
		if s.d.name == "sqlite" {
			// A connection that searched remembers how the index lay then, and its
			// integrity_check calls that damage; a search looks anew.
			if _, err := tx.Search(ctx, Search{Text: "a"}); err != nil {
				wrong = append(wrong, err.Error())
			}
			for _, q := range []string{"PRAGMA integrity_check(20)", "PRAGMA foreign_key_check"} {
				err := tx.rows(ctx, func(r *sql.Rows) error {
					cols, err := r.Columns()
					if err != nil {
						return err
					}
					values := make([]any, len(cols))
					for i := range values {
						values[i] = new(sql.NullString)
					}
					if err := r.Scan(values...); err != nil {
						return err
					}
					if line := values[0].(*sql.NullString).String; line != "ok" {
						for _, v := range values[1:] {
							line += " " + v.(*sql.NullString).String
						}
						wrong = append(wrong, line)
					}
					return nil
				}, q)
				if err != nil {
					wrong = append(wrong, err.Error())
				}
			}
		}
		done := 0
		total, err := tx.CountArticles(ctx)
		if err != nil {
			return err
		}
		if err := tx.rows(ctx, func(r *sql.Rows) error {
			done++
			progress(done, total, "articles")
			a, line, err := k.article(r)
			if err != nil {
				return err
			}
			if line != "" {
				wrong = append(wrong, line)
			} else if s.d.name == "sqlite" {
				made[a.row] = k.sumOf(a.Article)
			}
			return nil
		}, keptArticles(s.d)); err != nil {
			return err
		}
		looked, err := tx.unsealed(ctx)
		if err != nil {
			return err
		}
		wrong = append(wrong, looked...)
		for _, p := range packedColumns {
			if err := tx.rows(ctx, func(r *sql.Rows) error {
				var id int64
				var b []byte
				if err := r.Scan(&id, &b); err != nil {
					return err
				}
				if _, err := unpack(b); err != nil {
					wrong = append(wrong, fmt.Sprintf("%s %d: %v", p.what, id, err))
				}
				return nil
			}, "SELECT id, "+p.column+" FROM "+p.table+" ORDER BY id"); err != nil {
				return err
			}
		}
		wordless := "SELECT COUNT(*) FROM article WHERE id NOT IN (SELECT id FROM article_words)"
		if s.d.name == "sqlite" {
			wordless = "SELECT COUNT(*) FROM article WHERE id NOT IN (SELECT x.id FROM article_row x JOIN article_words w ON w.rowid = x.row)"
		}
		for q, what := range map[string]string{
			wordless: "articles are not in the index",
			"SELECT COUNT(*) FROM story WHERE moved = 0 AND id NOT IN (SELECT story FROM filed)":                                      "stories have no articles",
			"SELECT COUNT(*) FROM filed WHERE story NOT IN (SELECT id FROM story WHERE moved = 0)":                                    "articles are filed in a story that is no more",
			"SELECT COUNT(*) FROM story WHERE moved <> 0 AND moved NOT IN (SELECT id FROM story)":                                     "stories lead to one that is not there",
			"SELECT COUNT(*) FROM (SELECT url FROM article WHERE url <> '' AND newest = 1 GROUP BY url HAVING COUNT(*) > 1) AS twice": "pages have two newest versions",
		} {
			var n int
			if err := tx.row(ctx, q).Scan(&n); err != nil {
				return err
			}
			if n > 0 {
				wrong = append(wrong, fmt.Sprintf("%d %s", n, what))
			}
		}
		return nil
	})
	if err != nil {
		wrong = append(wrong, err.Error())
	}
	if s.d.name == "sqlite" && len(wrong) == 0 {
		progress(0, -1, "the index of words")
		if wrong, err = s.misindexed(ctx, &k, made); err != nil {
			wrong = append(wrong, fmt.Sprintf("the index of words cannot be read: %v", err))
		}
	}
	slices.Sort(wrong)
	return wrong, nil
}
