//go:build linux

package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
)

// A disk is full at a point if so many bytes fit on it. The points lie between a
// database that is just made and one that has all articles: 10 of them, or as
// many as SYNOPTIC_TEST_FULL says.
const (
	fullPoints   = "SYNOPTIC_TEST_FULL"
	fullAt       = "SYNOPTIC_TEST_FULL_AT" // the child's: bytes
	fullIn       = "SYNOPTIC_TEST_FULL_IN" // its folder
	fullArticles = 120
)

// bodyOf is an article's text that packs badly, so that a disk fills.
func bodyOf(i int) string {
	var b strings.Builder
	for n := range 40 {
		fmt.Fprintf(&b, "Gauge %d at the weir of Halvik read %x on day %d. ", i*977+n, uint64(i*40+n+1)*0x9e3779b97f4a7c15, n)
	}
	return b.String()
}

func addressOf(i int) string { return fmt.Sprintf("https://post.example/%d", i) }

// keepOne keeps the ith article with its document, as one transaction.
func keepOne(t *testing.T, s *Store, i int) error {
	url := addressOf(i)
	a := report(t, fmt.Sprintf("Readings %d", i), bodyOf(i), url)
	return s.Write(ctx, func(tx *Tx) error {
		d, _, err := tx.PutDocument(ctx, Document{Document: source.Document{URL: url, Body: []byte(bodyOf(i)), Fetched: noon(2)}})
		if err != nil {
			return err
		}
		_, err = tx.PutArticle(ctx, Article{Article: a, Document: d, Arrived: noon(2), MadeBy: "v1"})
		return err
	})
}

// held says which articles are there, whole and to be found.
func held(s *Store) (out map[string]bool, err error) {
	out = map[string]bool{}
	err = s.Read(ctx, func(tx *Tx) error {
		for after := article.ID(""); ; {
			as, err := tx.Arrivals(ctx, after, 50)
			if err != nil || len(as) == 0 {
				return err
			}
			for _, a := range as {
				if _, err := tx.Document(ctx, a.Document); err != nil {
					return err
				}
				out[a.URL] = true
				after = a.ID
			}
		}
	})
	return out, err
}

// fillUp writes until the disk is full, reads while it is, and then, once more
// gives it room, writes the rest. Nothing that was acknowledged may be gone.
func fillUp(t *testing.T, at string, more func()) (fullAfter int) {
	t.Helper()
	s, err := Open(ctx, at)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	acknowledged := map[string]bool{}
	whole := func(when string) {
		t.Helper()
		there, err := held(s)
		if err != nil {
			t.Fatalf("%s: reading: %v", when, err)
		}
		gone := 0
		for name := range acknowledged {
			if !there[name] {
				gone++
			}
		}
		if gone > 0 || len(there) != len(acknowledged) {
			t.Errorf("%s: %d articles; of %d that were acknowledged %d are gone", when, len(there), len(acknowledged), gone)
		}
	}
	fullAfter = -1
	for i := range fullArticles {
		err := keepOne(t, s, i)
		if err == nil {
			acknowledged[addressOf(i)] = true
			continue
		}
		if fullAfter < 0 {
			fullAfter = i
		}
		for range 3 { // whoever tries again meets the same
			if err := keepOne(t, s, i); err == nil {
				acknowledged[addressOf(i)] = true
				break
			}
		}
		whole("while the disk is full")
		break
	}
	if fullAfter < 0 {
		t.Fatal("the disk did not become full")
	}
	hits := 0
	if err := s.Read(ctx, func(tx *Tx) error {
		found, err := tx.Search(ctx, Search{Text: "gauge weir", Limit: 1000})
		hits = len(found)
		return err
	}); err != nil || hits != len(acknowledged) {
		t.Errorf("while the disk is full: %d found of %d, %v", hits, len(acknowledged), err)
	}
	more()
	for i := range fullArticles {
		if name := addressOf(i); !acknowledged[name] {
			if err := keepOne(t, s, i); err != nil {
				t.Fatalf("there is room again: %v", err)
			}
			acknowledged[name] = true
		}
	}
	whole("when there is room again")
	anew, err := Open(ctx, at)
	if err != nil {
		t.Fatal(err)
	}
	defer anew.Close()
	for name, s := range map[string]*Store{"the same": s, "opened anew": anew} {
		if wrong, err := s.Check(ctx); err != nil || wrong != nil {
			t.Errorf("check, %s: %q, %v", name, wrong, err)
		}
	}
	return fullAfter
}

// points are sizes of a disk, evenly between the smallest and the largest.
func points(t *testing.T) []int64 {
	at := filepath.Join(t.TempDir(), "a.db")
	size := func() (n int64) {
		for _, end := range []string{"", "-wal", "-shm"} {
			if info, err := os.Stat(at + end); err == nil {
				n += info.Size()
			}
		}
		return n
	}
	s, err := Open(ctx, at)
	if err != nil {
		t.Fatal(err)
	}
	least := size()
	for i := range fullArticles {
		if err := keepOne(t, s, i); err != nil {
			t.Fatal(err)
		}
	}
	most := size()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	n, err := strconv.Atoi(os.Getenv(fullPoints))
	if err != nil || n < 1 {
		n = 10
	}
	var out []int64
	for i := range n {
		out = append(out, least+(most-least)*int64(2*i+1)/int64(2*n))
	}
	return out
}

// TestDiskFull fills a small file system of its own.
func TestDiskFull(t *testing.T) {
	for i, n := range points(t) {
		dir := t.TempDir()
		size := func(flags uintptr, bytes int64) error {
			return syscall.Mount("tmpfs", dir, "tmpfs", flags, fmt.Sprintf("size=%d", bytes&^4095))
		}
		if err := size(0, n); errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EACCES) {
			t.Skip("mounting a small file system needs root; TestFileLimit does without")
		} else if err != nil {
			t.Fatal(err)
		}
		const detach = 2 // MNT_DETACH, for a test that breaks off
		t.Cleanup(func() { _ = syscall.Unmount(dir, detach) })
		after := fillUp(t, filepath.Join(dir, "a.db"), func() {
			const remount = 32 // MS_REMOUNT
			if err := size(remount, 64<<20); err != nil {
				t.Fatal(err)
			}
		})
		t.Logf("point %d: full at %d KiB, in article %d", i, n>>10, after)
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	}
}

// TestFileLimit lets files grow to a limit only, in a process of its own, which
// is what a user without rights can do to a disk.
func TestFileLimit(t *testing.T) {
	if at, err := strconv.ParseInt(os.Getenv(fullAt), 10, 64); err == nil {
		signal.Ignore(syscall.SIGXFSZ)
		var was syscall.Rlimit
		if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
			t.Fatal(err)
		}
		limit := func(n uint64) {
			if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: was.Max}); err != nil {
				t.Fatal(err)
			}
		}
		limit(uint64(at))
		fmt.Println("full in article", fillUp(t, filepath.Join(os.Getenv(fullIn), "a.db"), func() { limit(was.Cur) }))
		return
	}
	sizes := points(t)
	for i, n := range sizes {
		n = n*2/3 + 64<<10 // the log alone
		cmd := exec.CommandContext(context.Background(), os.Args[0], "-test.run=^TestFileLimit$")
		cmd.Env = append(os.Environ(), fmt.Sprint(fullAt, "=", n), fullIn+"="+t.TempDir())
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("files of at most %d KiB: %v\n%s", n>>10, err, out)
		}
		line, _, _ := strings.Cut(string(out), "\n")
		t.Logf("point %d: files of at most %d KiB: %s", i, n>>10, line)
	}
}
