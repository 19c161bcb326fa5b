package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/fixture/postgres"
	"github.com/synoptic-news/synoptic/internal/intake"
	"github.com/synoptic-news/synoptic/internal/jobs"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source/fetch"
)

func TestWorkerWantsPostgres(t *testing.T) {
	for _, args := range [][]string{{"worker"}, {"worker", "--data", t.TempDir()}} {
		_, errs := command(t, misuse, args...)
		if !strings.Contains(errs, "--db postgres://") || !strings.Contains(errs, "one file for one process") {
			t.Errorf("%q: %q", args, errs)
		}
	}
	if _, errs := command(t, failed, "worker", "--db", "postgres://nobody@127.0.0.1:1/none"); !strings.Contains(errs, "127.0.0.1:1") {
		t.Errorf("nobody there: %q", errs)
	}
}

// A second server on the same data is refused, and says why.
func TestTwoServers(t *testing.T) {
	data := t.TempDir()
	s, err := store.Open(t.Context(), filepath.Join(data, "synoptic.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	release, err := s.Take(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, errs := command(t, failed, "serve", "--listen", "127.0.0.1:0", "--data", data); !strings.Contains(errs, "another server runs on this data") {
		t.Errorf("a second server: %q", errs)
	}
	if err := release(); err != nil {
		t.Error(err)
	}
}

// Hosts that never answer keep no other waiting, and what is left undone when the
// server is told to end costs nothing.
func TestSilentHosts(t *testing.T) {
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	client := fetch.New(fetch.Options{AllowAddresses: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Interval: -1, Timeout: time.Hour})
	defer client.Close()
	const silent, sound = 6, 20
	open := make(chan struct{})
	host := func(h http.HandlerFunc) string {
		srv := httptest.NewServer(h)
		t.Cleanup(srv.Close)
		return srv.URL
	}
	var feeds []string
	for range silent {
		feeds = append(feeds, host(func(_ http.ResponseWriter, r *http.Request) {
			select {
			case <-open:
			case <-r.Context().Done():
			}
		}))
	}
	defer close(open)
	for i := range sound {
		feeds = append(feeds, host(func(w http.ResponseWriter, r *http.Request) {
			title, text := reportOf(i, i%len(told))
			switch r.URL.Path {
			case "/":
				fmt.Fprintf(w, `<rss version="2.0"><channel><title>Outlet %c</title><item><link>/1</link><title>%s</title></item></channel></rss>`, 'A'+i, title)
			case "/1":
				fmt.Fprintf(w, `<html lang="en"><head><title>%[1]s</title></head><body><article><h1>%[1]s</h1><p>%[2]s</p></article></body></html>`, title, text)
			default:
				http.NotFound(w, r)
			}
		}))
	}
	err = s.Write(t.Context(), func(tx *store.Tx) error {
		for _, f := range feeds { // the silent ones first
			if _, _, err := tx.AddFeed(t.Context(), store.Feed{URL: f + "/"}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	var log tape
	go func() {
		ended <- work(ctx, workFlags{workers: 8}, &intake.Intake{Client: client, Store: s}, slog.New(slog.NewTextHandler(&log, nil)))
	}()
	filed := 0
	for deadline := time.Now().Add(2 * time.Minute); filed < sound && time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		err := s.Read(t.Context(), func(tx *store.Tx) error {
			filed = 0
			list, err := tx.Stories(t.Context(), time.Now().Add(time.Hour), 1000)
			for _, one := range list {
				filed += one.Articles
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if filed != sound {
		t.Errorf("%d of %d articles are in stories", filed, sound)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("told to end: %v: %s", err, &log)
	}
	q, err := jobs.Open(t.Context(), s, jobs.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if aside, err := q.SetAside(t.Context(), 10); err != nil || len(aside) > 0 {
		t.Errorf("set aside: %v, %v", aside, err)
	}
	err = s.Read(t.Context(), func(tx *store.Tx) error {
		all, err := tx.Feeds(t.Context())
		for _, f := range all {
			if f.Failures > 0 {
				t.Errorf("feed %s failed: %s", f.URL, f.Error)
			}
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// Work that was set aside is named by check, and is no damage.
func TestCheckNamesWork(t *testing.T) {
	data := t.TempDir()
	s, err := store.Open(t.Context(), filepath.Join(data, "synoptic.db"))
	if err != nil {
		t.Fatal(err)
	}
	q, err := jobs.Open(t.Context(), s, jobs.Options{Pause: time.Millisecond, Poll: 10 * time.Millisecond, Kinds: map[string]jobs.Kind{
		visitJob: {Do: func(context.Context, *jobs.Work) error { return fmt.Errorf("its name is\x1b[31m red") }}}})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Write(t.Context(), func(tx *store.Tx) error {
		return q.Enqueue(t.Context(), tx, jobs.Job{Kind: visitJob, Key: "post.example"})
	}); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- q.Run(ctx) }()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if aside, err := q.SetAside(t.Context(), 1); err != nil || len(aside) > 0 {
			break
		}
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	out, _ := command(t, done, "check", "--data", data)
	if !strings.Contains(out, ": visit post.example: ") || !strings.Contains(out, "its name is") || strings.Contains(out, "\x1b") || !strings.Contains(out, "nothing is damaged") {
		t.Errorf("check printed %q", out)
	}
	// A backup has it too, and what was exported is none the wiser.
	file := filepath.Join(t.TempDir(), "backup.db")
	command(t, done, "backup", "--data", data, file)
	restored := t.TempDir()
	command(t, done, "restore", file, "--data", restored)
	if again, _ := command(t, done, "check", "--data", restored); again != out {
		t.Errorf("after a restore check printed %q, want %q", again, out)
	}
	was, _ := command(t, done, "export", "--data", data)
	if is, _ := command(t, done, "export", "--data", restored); is != was || strings.Contains(was, "post.example") {
		t.Errorf("export %q, want %q", is, was)
	}
}

// A lease at a hub that ends soon is renewed by a worker, which shows no pages and
// was told no address, although the feed is not read meanwhile.
func TestWorkerRenewsLease(t *testing.T) {
	at := place{"--db", postgres.New(t).Database(t)}
	asked := make(chan url.Values, 10)
	hub := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			t.Error(err)
		}
		asked <- r.PostForm
		w.WriteHeader(http.StatusAccepted)
	}))
	defer hub.Close()
	// Who serves says where hubs reach us.
	s := startServer(t, at, "serve", "--listen", "127.0.0.1:0", "--public-url", "https://news.example.org")
	for until := time.Now().Add(time.Minute); !strings.Contains(s.log.String(), "open https") && time.Now().Before(until); {
		time.Sleep(10 * time.Millisecond)
	}
	s.end(os.Interrupt)

	st, err := store.Open(t.Context(), at.address())
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	subscribe := func(name string, left time.Duration) (u store.Sub) {
		t.Helper()
		now := time.Now()
		err := st.Write(t.Context(), func(tx *store.Tx) error {
			id, _, err := tx.AddFeed(t.Context(), store.Feed{URL: "https://" + name + ".example/rss", Added: now, Next: now.AddDate(1, 0, 0)})
			if err != nil {
				return err
			}
			begun := now.Add(left - store.SubLease)
			if u, _, err = tx.AskHub(t.Context(), id, hub.URL, name, begun); err != nil {
				return err
			}
			_, err = tx.LeaseSub(t.Context(), u.Token, name, store.SubLease, begun)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return u
	}
	ends := subscribe("post", 24*time.Hour)
	subscribe("courier", 9*24*time.Hour) // long enough
	w := startServer(t, at, "worker")
	defer w.end(os.Interrupt)
	select {
	case wish := <-asked:
		if wish.Get("hub.mode") != "subscribe" || wish.Get("hub.topic") != "post" || wish.Get("hub.callback") != "https://news.example.org/websub/"+ends.Token || wish.Get("hub.secret") != ends.Secret {
			t.Errorf("the hub was asked for %v", wish)
		}
	case <-time.After(time.Minute):
		t.Fatalf("the hub was not asked: %s", w.log)
	}
	var due []int64
	if err := st.Read(t.Context(), func(tx *store.Tx) error {
		due, err = tx.SubsDue(t.Context(), time.Now(), 10)
		return err
	}); err != nil || len(due) > 0 {
		t.Errorf("due after that: %v, %v", due, err)
	}
}
