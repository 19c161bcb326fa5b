package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
)

// fill puts some of everything into a store.
func fill(t *testing.T, s *Store) {
	t.Helper()
	do(t, s, func(tx *Tx) error {
		for _, u := range []string{"https://Zeit.example/rss", "https://ähre.example/rss", "https://post.example/rss", "https://_.example/rss"} {
			id, _, err := tx.AddFeed(ctx, Feed{URL: u, Title: "Ä <b> " + u, Added: noon(1), Next: noon(2)})
			if err != nil {
				return err
			}
			if _, err := tx.Note(ctx, []Entry{
				{Feed: id, Key: "b", URL: u + "/b", Hash: "1", Seen: noon(1), Meta: []byte(`{"x":1}`)}, {Feed: id, Key: "B", URL: u + "/B", Hash: "2", Seen: noon(1)},
			}); err != nil {
				return err
			}
		}
		const url = "https://post.example/1"
		var ids []article.ID
		for i, body := range []string{"The night ferry ran aground & sank.", "The night ferry ran aground.", "The night ferry floats again."} {
			a := report(t, "Ferry", body, url)
			if _, err := tx.PutArticle(ctx, Article{Article: a, Arrived: noon(i + 1), MadeBy: "v1"}); err != nil {
				return err
			}
			ids = append(ids, a.ID)
		}
		one, err := tx.AddStory(ctx, Story{Title: "Ferry", Updated: noon(1), Articles: 3, Summary: []byte(`{"lead":"x"}`), Page: []byte("{\n  \"a\": \"<&>\u2028\"}\n")})
		if err != nil {
			return err
		}
		two, err := tx.AddStory(ctx, Story{Title: "Bridge", Updated: noon(2), First: noon(1), Last: noon(2)})
		if err != nil {
			return err
		}
		if err := tx.File(ctx, []Filed{{Article: ids[0], Story: two, Episode: 1, Why: "new"}, {Article: ids[1], Story: one, Episode: 1, Why: "near"}, {Article: ids[2], Story: one, Episode: 2, Why: ""}}); err != nil {
			return err
		}
		if err := tx.MergeStory(ctx, two, one); err != nil {
			return err
		}
		return tx.Decide(ctx, Decision{"merge", string(ids[0]), string(ids[1]), noon(1), "desk"})
	})
}

func export(t *testing.T, s *Store) string {
	t.Helper()
	var b bytes.Buffer
	if err := s.Export(ctx, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// What was exported from one database and imported into another, of either
// kind, gives the same export again, and stays usable.
func TestExport(t *testing.T) {
	from := open(t, filepath.Join(t.TempDir(), "a.db"))
	fill(t, from)
	want := export(t, from)
	both(t, func(t *testing.T, s *Store) {
		n, err := s.Import(ctx, strings.NewReader(want))
		if err != nil || n != (Imported{Feeds: 4, Articles: 3, Stories: 1}) {
			t.Fatalf("%+v, %v", n, err)
		}
		if got := export(t, s); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
		if wrong, err := s.Check(ctx); err != nil || len(wrong) != 1 || !strings.Contains(wrong[0], "not in the index of stories") {
			t.Errorf("check before the index is made: %q, %v", wrong, err)
		}
		do(t, s, func(tx *Tx) error {
			ids, err := tx.Unindexed(ctx, 10)
			if err != nil || !slices.Equal(ids, []int64{1}) {
				t.Errorf("unindexed %v, %v", ids, err)
			}
			return tx.SaveIndex(ctx, 1, Index{})
		})
		if wrong, err := s.Check(ctx); err != nil || wrong != nil {
			t.Errorf("check: %q, %v", wrong, err)
		}
		if _, err := s.Import(ctx, strings.NewReader(want)); !errors.Is(err, ErrNotEmpty) {
			t.Errorf("imported twice: %v", err)
		}
		do(t, s, func(tx *Tx) error {
			hits, err := tx.Search(ctx, Search{Text: "floats"})
			if err != nil || len(hits) != 1 {
				t.Errorf("search: %+v, %v", hits, err)
			}
			id, err := tx.AddStory(ctx, Story{Title: "Next"})
			if err != nil || id != 3 {
				t.Errorf("the next story is %d, %v", id, err)
			}
			return nil
		})
	})
}

func TestImportAllOrNothing(t *testing.T) {
	from := open(t, filepath.Join(t.TempDir(), "a.db"))
	fill(t, from)
	whole := export(t, from)
	lines := strings.SplitAfter(whole, "\n")
	var a int
	for i, l := range lines {
		if strings.HasPrefix(l, `{"article"`) {
			a = i
		}
	}
	both(t, func(t *testing.T, s *Store) {
		for name, text := range map[string]string{
			"empty":            "",
			"another file":     "<rss>\n",
			"newer":            strings.Replace(whole, `"synoptic_export":1`, `"synoptic_export":2`, 1),
			"cut off":          strings.Join(lines[:len(lines)-2], ""),
			"a line missing":   strings.Join(slices.Delete(slices.Clone(lines), a, a+1), ""),
			"within a line":    whole[:len(whole)/2],
			"altered":          strings.Replace(whole, "floats again", "sinks again", 1),
			"unknown field":    strings.Replace(whole, `"made_by"`, `"made_for"`, 1),
			"nothing":          lines[0] + "{}\n",
			"after the end":    whole + lines[1],
			"entry of no feed": lines[0] + `{"entry":{"feed":"x","key":"y","hash":"z","state":"new"}}` + "\n",
		} {
			if _, err := s.Import(ctx, strings.NewReader(text)); err == nil {
				t.Fatalf("%s: imported", name)
			}
		}
		if got := export(t, s); strings.Count(got, "\n") != 2 {
			t.Errorf("something was kept: %s", got)
		}
	})
}

func TestRestore(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "a.db"))
	fill(t, s)
	backup, to := filepath.Join(dir, "backup"), filepath.Join(dir, "b.db")
	// What an earlier backup left half done is in nobody's way.
	if err := os.WriteFile(backup+half, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	if err := Restore(ctx, backup, to); err != nil {
		t.Fatal(err)
	}
	if got, want := export(t, open(t, to)), export(t, s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if err := Restore(ctx, backup, to); !errors.Is(err, ErrThere) {
		t.Errorf("restored over a database: %v", err)
	}
	b, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(b) / 2; i < len(b)/2+8192; i++ {
		b[i] ^= 0x55
	}
	broken, c := filepath.Join(dir, "broken"), filepath.Join(dir, "c.db")
	for name, body := range map[string][]byte{"empty": nil, "damaged": b, "short": b[:5000], "text": []byte("this is no database at all")} {
		if err := os.WriteFile(broken, body, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := Restore(ctx, broken, c); err == nil {
			t.Errorf("%s: restored", name)
		}
	}
	if err := Restore(ctx, filepath.Join(dir, "none"), c); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("restored nothing: %v", err)
	}
	names, err := filepath.Glob(filepath.Join(dir, "c.db*"))
	if err != nil || names != nil {
		t.Errorf("left behind %q, %v", names, err)
	}
}

// A page or document that cannot be unpacked, and a story without articles, are
// found.
func TestCheckFinds(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		fill(t, s)
		do(t, s, func(tx *Tx) error {
			for _, q := range []string{
				"UPDATE story SET data = $1 WHERE id = 1",
				"INSERT INTO document (url, hash, media_type, charset, meta, etag, last_modified, fetched, body) VALUES ('', '', '', '', $1, '', '', 0, $1)",
			} {
				if _, err := tx.exec(ctx, q, []byte("damage")); err != nil {
					return err
				}
			}
			_, err := tx.AddStory(ctx, Story{Title: "Empty"})
			return err
		})
		wrong, err := s.Check(ctx)
		if err != nil || len(wrong) != 4 { // the fourth: no index was made
			t.Errorf("found %q, %v", wrong, err)
		}
	})
}

// A backup made while others write is whole, and of one moment.
func TestBackupWhileWriting(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "a.db"))
	// Another process writes: it has a connection of its own.
	other := open(t, filepath.Join(dir, "a.db"))
	stop, ended := make(chan struct{}), make(chan error)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				ended <- nil
				return
			default:
			}
			a := report(t, fmt.Sprint("Report ", i), fmt.Sprintf("The ferry number %d ran aground.", i), fmt.Sprint("https://post.example/", i))
			err := other.Write(ctx, func(tx *Tx) error {
				if _, err := tx.PutArticle(ctx, Article{Article: a, Arrived: noon(1)}); err != nil {
					return err
				}
				story, err := tx.AddStory(ctx, Story{Title: a.Headline(), Articles: 1})
				if err != nil {
					return err
				}
				return tx.File(ctx, []Filed{{Article: a.ID, Story: story, Episode: 1, Why: ""}})
			})
			if err != nil {
				ended <- err
				return
			}
		}
	}()
	for i := range 3 {
		file := filepath.Join(dir, fmt.Sprint("backup", i))
		if err := s.Backup(ctx, file); err != nil {
			t.Fatal(err)
		}
		b := open(t, file)
		if wrong, err := b.Check(ctx); err != nil || wrong != nil {
			t.Errorf("backup %d: %q, %v", i, wrong, err)
		}
		// Each transaction is in it as a whole or not at all.
		got := export(t, b)
		if as, ss, fs := strings.Count(got, `{"article":{"arr`), strings.Count(got, `{"story":{`), strings.Count(got, `{"filed":{`); as != ss || as != fs {
			t.Errorf("backup %d has %d articles, %d stories, %d filed", i, as, ss, fs)
		}
	}
	close(stop)
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
