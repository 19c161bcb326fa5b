package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestWatchedLook(t *testing.T) {
	dir, now := t.TempDir(), time.Now()
	put := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w := watched{}
	look := func(after time.Duration, want ...string) {
		t.Helper()
		now = now.Add(after)
		got, err := w.look(dir, now)
		for i := range got {
			got[i], _ = filepath.Rel(dir, got[i])
		}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("ready are %q, %v, want %q", got, err, want)
		}
	}
	look(0)
	put("a.txt", "one")
	put("sub/b.txt", "two")
	put(".hidden.txt", "three")
	put(".git/c.txt", "four")
	look(0)
	look(time.Second)
	put("a.txt", "one and more") // somebody is still writing it
	look(time.Second, "sub/b.txt")
	look(time.Second)
	look(time.Second, "a.txt")
	look(time.Minute)
	put("a.meta.json", `{"outlet":"Post"}`) // it says more of a.txt
	look(time.Second)
	look(2*time.Second, "a.txt")
	look(time.Minute)
	if err := os.RemoveAll(filepath.Join(dir, "sub")); err != nil {
		t.Fatal(err)
	}
	look(time.Second)
	put("sub/b.txt", "two") // it is back, as it was
	look(time.Second)
	look(2*time.Second, "sub/b.txt")
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := w.look(dir, now); err == nil {
		t.Error("the folder is gone, and nothing is said")
	}
}

func TestWatch(t *testing.T) {
	dir, data := clip(t), filepath.Join(t.TempDir(), "data")
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var out, errs tape
	ended := make(chan int)
	go func() {
		ended <- run(ctx, []string{"watch", "--data", data, dir}, streams{strings.NewReader(""), &out, &errs})
	}()
	for deadline := time.Now().Add(time.Minute); !strings.Contains(out.String(), "stories: 2 new"); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("nothing after a minute: %s%s", out.String(), errs.String())
		}
	}
	stop()
	if code := <-ended; code != done {
		t.Errorf("exit %d", code)
	}
	if n := strings.Count(out.String(), "kept: "); n != 3 || errs.String() != "" {
		t.Errorf("printed %q, %q", out.String(), errs.String())
	}
	command(t, failed, "watch", "--data", data, filepath.Join(dir, "none"))
	command(t, misuse, "watch", "--data", data, filepath.Join(dir, "ferry.txt"))
	command(t, misuse, "watch", "--data", data)
}
