package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/source"
)

// furniture is a paragraph that version one took for news.
const furniture = "Weather for the coast: strong winds from the west are expected until Friday evening."

// madeByOne makes the data of a server that ran version one: each document is
// kept as it should be read, and each article as version one read it, which took
// furniture for news. The last outlet's reports are files without an address;
// the last matter is months old, and its story closed.
func madeByOne(t *testing.T, data string) *store.Store {
	t.Helper()
	d := dataFlags{data: data}
	s, err := d.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	now := time.Now()
	for m := range told {
		arrived := now.Add(-time.Hour)
		if m == len(told)-1 {
			arrived = now.AddDate(0, -4, 0)
		}
		for outlet := range 4 {
			title, text := reportOf(outlet, m)
			as := func(body string) source.Document {
				url := fmt.Sprintf("https://%c.example/%d", 'a'+outlet, m)
				if outlet == 3 {
					url = ""
				}
				return source.Document{URL: url, Path: fmt.Sprintf("clippings/%d-%d.html", outlet, m), MediaType: "text/html", Fetched: arrived, Body: fmt.Appendf(nil,
					`<html lang="en"><head><title>%[1]s</title><meta property="article:published_time" content="%[3]s"></head><body><article><h1>%[1]s</h1><p>%[2]s</p></article></body></html>`,
					title, body, arrived.UTC().Format(time.RFC3339))}
			}
			read, err := extract.Articles(as(text+"</p><p>"+furniture), extract.Options{})
			if err != nil || !strings.Contains(read[0].Text, furniture) {
				t.Fatalf("version one reads %d articles, %v", len(read), err)
			}
			err = s.Write(t.Context(), func(tx *store.Tx) error {
				id, _, err := tx.PutDocument(t.Context(), store.Document{Document: as(text)})
				if err != nil {
					return err
				}
				_, err = tx.PutArticle(t.Context(), store.Article{Article: read[0], Document: id, Arrived: arrived, MadeBy: "one"})
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		k := live.Keeper{Store: s, Options: engine.Options{Version: "one"}}
		if _, err := k.Update(t.Context(), arrived.Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// shelf is every story with its page, as a reader finds them at one moment.
func shelf(t *testing.T, s *store.Store) map[int64]*page.Page {
	t.Helper()
	out := map[int64]*page.Page{}
	err := s.Read(t.Context(), func(tx *store.Tx) error {
		list, err := tx.Stories(t.Context(), time.Now().Add(time.Hour), 1000)
		for _, one := range list {
			st, err := tx.Story(t.Context(), one.ID)
			if err != nil {
				return err
			}
			if out[one.ID], err = page.Decode(st.Page); err != nil {
				return fmt.Errorf("story %d: %w", one.ID, err)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// What version one made is made anew by version two: in one go, or in many that
// are interrupted, with the same outcome; and at every moment every story has a
// page.
func TestReprocess(t *testing.T) {
	dir := t.TempDir()
	broken := filepath.Join(dir, "broken")
	s := madeByOne(t, broken)
	before := shelf(t, s)
	if len(before) != len(told) {
		t.Fatalf("%d stories, want %d", len(before), len(told))
	}
	copied := filepath.Join(dir, "backup.db")
	whole := filepath.Join(dir, "whole")
	command(t, done, "backup", "--data", broken, copied)
	command(t, done, "restore", "--data", whole, copied)

	redo := func(s *store.Store, version string, progress func(int, int, string), ctx context.Context) (string, error) {
		var out strings.Builder
		err := reprocess(ctx, s, redoing{version: version, progress: progress}, &out)
		return out.String(), err
	}
	d := dataFlags{data: whole}
	one, err := d.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer one.Close()
	out, err := redo(one, "two", nil, t.Context())
	n := 4 * len(told)
	if want := fmt.Sprintf("articles: %d read anew, %d of them differ\npages: %d made anew\nstories: 0 new, 0 updated, 0 merged\n", n, n, len(told)); err != nil || out != want {
		t.Errorf("it says %q, %v; want %q", out, err, want)
	}

	stages := map[string]int{}
	rounds := 0
	for ; rounds < 200; rounds++ {
		ctx, stop := context.WithCancel(t.Context())
		steps := 0
		_, err := redo(s, "two", func(_, _ int, stage string) {
			if after := shelf(t, s); len(after) != len(before) {
				t.Errorf("%d stories have a page, want %d", len(after), len(before))
			}
			stages[stage]++
			if steps++; steps == 3 {
				stop()
			}
		}, ctx)
		stop()
		if err == nil {
			break
		}
		if !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "run it again") {
			t.Fatalf("interrupted: %v", err)
		}
		// The next round ends only if the update has few steps left: let it.
		if stages["making pages anew"] == len(told) {
			if _, err := redo(s, "two", nil, t.Context()); err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	if rounds < 5 || stages["reading documents anew"] != n || stages["making pages anew"] != len(told) {
		t.Errorf("%d rounds did %v: something was done twice, or not at all", rounds, stages)
	}

	after := shelf(t, s)
	for id, p := range before {
		switch now := after[id]; {
		case now == nil:
			t.Errorf("story %d is gone", id)
		case now.Options.Version != "two" || p.Options.Version != "one" || len(now.Articles) != len(p.Articles):
			t.Errorf("story %d: version %s with %d articles, was %s with %d", id, now.Options.Version, len(now.Articles), p.Options.Version, len(p.Articles))
		default:
			for _, a := range now.Articles {
				if strings.Contains(a.Text, furniture) {
					t.Errorf("story %d shows what version one read: %s", id, a.Text)
				}
			}
		}
	}
	got, _ := command(t, done, "export", "--data", broken)
	want, _ := command(t, done, "export", "--data", whole)
	if got != want {
		t.Error("interrupted and not interrupted differ")
	}
	if out, err := redo(s, "two", nil, t.Context()); err != nil || !strings.HasPrefix(out, "articles: 0 read anew, 0 of them differ\npages: 0 made anew\n") {
		t.Errorf("again: %q, %v", out, err)
	}
	if out, errs := command(t, done, "check", "--data", broken); errs != "" || !strings.Contains(out, "nothing is damaged") {
		t.Errorf("check: %s%s", out, errs)
	}
}

// Articles whose documents are no longer kept stay as they are; the pages are
// made anew of them.
func TestReprocessWithoutDocuments(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := madeByOne(t, data)
	err := s.Write(t.Context(), func(tx *store.Tx) error {
		_, err := tx.DropBodies(t.Context(), time.Now().Add(time.Hour), 1000)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	// The same in a database that was imported: an export holds no documents.
	lines, imported := filepath.Join(t.TempDir(), "news.jsonl"), filepath.Join(t.TempDir(), "imported")
	command(t, done, "export", "--data", data, "-o", lines)
	command(t, done, "import", "--data", imported, lines)
	first, _ := command(t, done, "reprocess", "--data", imported)
	out, _ := command(t, done, "reprocess", "--data", data)
	if first != out {
		t.Errorf("imported, it says %q, else %q", first, out)
	}
	if want := fmt.Sprintf("articles: 0 read anew, 0 of them differ\n%d articles stay as before: what they were read out of is no longer kept (keep-documents)\npages: %d made anew\n", 4*len(told), len(told)); !strings.HasPrefix(out, want) {
		t.Errorf("it says %q, want %q", out, want)
	}
	for id, p := range shelf(t, s) {
		if p.Options.Version != version || !strings.Contains(p.Articles[0].Text, furniture) {
			t.Errorf("story %d: version %s", id, p.Options.Version)
		}
	}
	// Only what is not too old, if asked.
	out, _ = command(t, done, "reprocess", "--data", data, "--since", time.Now().AddDate(0, 0, -30).Format(time.DateOnly))
	if want := fmt.Sprintf("%d articles stay", 4*(len(told)-1)); !strings.Contains(out, want) {
		t.Errorf("since a month ago: %q, want %q", out, want)
	}
	command(t, misuse, "reprocess", "--data", data, "--since", "yesterday")
}

func TestMigrateAndPage(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	if _, errs := command(t, failed, "migrate", "--data", data); !strings.Contains(errs, "there is no database") {
		t.Errorf("nothing there: %q", errs)
	}
	madeByOne(t, data)
	for _, args := range [][]string{{"migrate", "--dry-run"}, {"migrate"}} {
		if out, _ := command(t, done, append(args, "--data", data)...); out != "up to date: nothing to do\n" {
			t.Errorf("%s: %q", args, out)
		}
	}
	for _, f := range []string{"text", "md", "html", "json"} {
		long, _ := command(t, done, "story", "show", "1", "--format", f, "--data", data)
		short, _ := command(t, done, "page", "1", "--format", f, "--data", data)
		if long != short || long == "" {
			t.Errorf("%s: page prints %.100q, story show %.100q", f, short, long)
		}
	}
	command(t, misuse, "page", "--data", data)
}
