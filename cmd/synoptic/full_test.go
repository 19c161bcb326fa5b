//go:build linux

package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/store"
)

// fullPoints is the setting of at how many points TestFullDisk fills the disk.
const fullPoints = "SYNOPTIC_TEST_FULL"

// largest is the size of the largest file of a server.
func largest(t *testing.T, at place) (n int64) {
	t.Helper()
	files, err := os.ReadDir(at.at)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if info, err := f.Info(); err == nil {
			n = max(n, info.Size())
		}
	}
	return n
}

var listensAt = regexp.MustCompile(`open (http://[0-9.:]+)/`)

// A server whose disk is full at any point of its work shows what it has, says
// what is wrong, and goes on when there is room again: what it had kept is there,
// and all the rest comes in.
func TestFullDisk(t *testing.T) {
	limit, err := exec.LookPath("prlimit")
	if err != nil {
		t.Skip("limits of files are set with prlimit: apt-get install util-linux")
	}
	p := newPress(t)
	whole := folderAt(filepath.Join(t.TempDir(), "whole"))
	p.subscribe(t, whole, 0)
	least := largest(t, whole)
	sound := startServer(t, whole, serving...)
	most := int64(0)
	sound.wait(t, "all is in", func() bool { most = max(most, largest(t, whole)); return p.kept(t, whole) == len(p.pages) })
	p.finish(t, whole, sound)
	points := 2
	if n, err := strconv.Atoi(os.Getenv(fullPoints)); err == nil && n > 0 {
		points = n
	}
	for i := range points {
		at := least + (most-least)*int64(2*i+1)/int64(2*points)
		t.Run(fmt.Sprint(at>>10, " KiB"), func(t *testing.T) { p.fill(t, limit, at, whole) })
	}
}

// kept counts the articles of a server.
func (p *press) kept(t *testing.T, at place) (n int) {
	t.Helper()
	s, err := store.Open(t.Context(), at.address())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Read(t.Context(), func(tx *store.Tx) (err error) {
		n, err = tx.CountArticles(t.Context())
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return n
}

// fill runs a server whose files may grow to a size, until they have it, and then
// without that limit.
func (p *press) fill(t *testing.T, limit string, size int64, whole place) {
	data := folderAt(filepath.Join(t.TempDir(), "full"))
	p.subscribe(t, data, 0)
	s := server{log: &tape{}, ended: make(chan struct{})}
	s.cmd = exec.Command(limit, append([]string{fmt.Sprintf("--fsize=%d:", size), "synoptic"}, append(serving, data.flag, data.at, "--allow", "127.0.0.0/8", "--workers", "64")...)...)
	s.cmd.Stdout, s.cmd.Stderr = s.log, s.log
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = s.cmd.Wait()
		close(s.ended)
	}()
	defer s.end(os.Kill)
	s.wait(t, "it listens", func() bool { return listensAt.MatchString(s.log.String()) })
	base := listensAt.FindStringSubmatch(s.log.String())[1]
	get := func(path string) (int, string) {
		t.Helper()
		r, err := http.Get(base + path)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		defer r.Body.Close()
		b, err := io.ReadAll(r.Body)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		return r.StatusCode, string(b)
	}
	s.wait(t, "the log says that the disk is full", func() bool { return strings.Contains(s.log.String(), "the disk is full") })
	s.wait(t, "/readyz says so", func() bool {
		code, why := get("/readyz")
		return code == http.StatusServiceUnavailable && strings.Contains(why, "the disk is full")
	})
	had := p.kept(t, data)
	for _, path := range []string{"/", "/feeds", "/search?q=ferry", "/healthz", "/outlets"} {
		if code, body := get(path); code != http.StatusOK {
			t.Errorf("%s while the disk is full: %d %.200s", path, code, body)
		}
	}
	if out, err := exec.Command(limit, "--fsize=unlimited:", "--pid", strconv.Itoa(s.cmd.Process.Pid)).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	s.wait(t, "/readyz says that there is room", func() bool { code, _ := get("/readyz"); return code == http.StatusOK })
	if now := p.kept(t, data); now < had {
		t.Errorf("%d articles, and there were %d", now, had)
	}
	p.finish(t, data, s)
	p.same(t, data, whole)
	t.Logf("full with %d of %d articles", had, len(p.pages))
}
