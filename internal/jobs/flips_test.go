package jobs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/riverqueue/river"

	"github.com/synoptic-news/synoptic/internal/store"
)

// listed is all that can be read of the jobs, or the error that it ends with.
func listed(t *testing.T, s *store.Store) string {
	q, err := Open(t.Context(), s, Options{})
	if err != nil {
		return err.Error()
	}
	list, err := q.insert.JobList(t.Context(), river.NewJobListParams().First(1000))
	if err != nil {
		return err.Error()
	}
	var b bytes.Buffer
	for _, j := range list.Jobs {
		fmt.Fprintf(&b, "%+v %s\n", *j, j.EncodedArgs)
		for _, e := range j.Errors {
			fmt.Fprintf(&b, "  %+v\n", e)
		}
	}
	return b.String()
}

// TestFlips flips bytes of a database with jobs in it, one at a time: what changes
// anything that can be read of them is found by the store's check. All are flipped
// in the parts of the file that have jobs. The setting is that of the same test of
// package store.
func TestFlips(t *testing.T) {
	flips, seeds := 100, 1
	if _, err := fmt.Sscanf(os.Getenv("SYNOPTIC_TEST_FLIPS"), "%dx%d", &flips, &seeds); err != nil {
		flips, seeds = 100, 1
	}
	at := filepath.Join(t.TempDir(), "a.db")
	s, err := store.Open(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	failing := func(context.Context, *Work) error { return errors.New("the harbour office does not answer") }
	q := open(t, s, quick(map[string]Kind{"visit": {Do: failing}, "later": {Do: failing}}))
	var in []Job
	for i := range 60 {
		in = append(in, Job{Kind: "visit", Key: fmt.Sprintf("host-%d.example", i)})
	}
	if err := s.Write(t.Context(), func(tx *store.Tx) error { return q.Enqueue(t.Context(), tx, in...) }); err != nil {
		t.Fatal(err)
	}
	stop := start(t, q)
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if aside, err := q.SetAside(t.Context(), 100); err != nil || time.Now().After(deadline) {
			t.Fatalf("%d were set aside: %v", len(aside), err)
		} else if len(aside) >= 10 {
			break
		}
	}
	stop()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	try := func(n int, file []byte) (wrong []string, got string) {
		at := filepath.Join(dir, fmt.Sprint(n))
		if err := os.WriteFile(at, file, 0o600); err != nil {
			t.Fatal(err)
		}
		defer os.Remove(at)
		s, err := store.Open(t.Context(), at)
		if err != nil {
			return []string{err.Error()}, ""
		}
		defer s.Close()
		if wrong, err = s.Check(t.Context()); err != nil {
			wrong = append(wrong, err.Error())
		}
		return wrong, listed(t, s)
	}
	wrong, want := try(-1, whole)
	if wrong != nil || bytes.Count([]byte(want), []byte("\n")) < 60 {
		t.Fatalf("the database as it was: %v\n%s", wrong, want)
	}
	const size = 4096 // bytes of a page of the file
	var pages []int   // those that hold something of the jobs
	for at := 0; at < len(whole); at += size {
		if page := whole[at:min(at+size, len(whole))]; bytes.Contains(page, []byte(".example")) || bytes.Contains(page, []byte("harbour office")) || bytes.Contains(page, []byte("visit")) {
			pages = append(pages, at)
		}
	}
	found, free := 0, 0
	for n := range flips * seeds {
		random := rand.New(rand.NewPCG(6, uint64(n)))
		file := bytes.Clone(whole)
		place := min(pages[random.IntN(len(pages))]+random.IntN(size), len(file)-1)
		file[place] ^= byte(1 + random.IntN(255))
		switch wrong, got := try(n, file); {
		case len(wrong) > 0:
			found++
		case got == want:
			free++
		default:
			t.Errorf("byte %d of %d: jobs read otherwise, and nothing was found", place, len(file))
		}
	}
	t.Logf("of %d flips %d were found, %d change nothing that can be read", flips*seeds, found, free)
}
