package web

import (
	"crypto/hmac"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/intake"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source/fetch"
)

// hub is one on this machine, which takes every wish and does what it is told.
type hub struct {
	*httptest.Server
	mu    sync.Mutex
	asked []url.Values
	full  bool
}

func newHub(t *testing.T) *hub {
	h := &hub{}
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.mu.Lock()
		defer h.mu.Unlock()
		if err := r.ParseForm(); err != nil || r.Method != http.MethodPost {
			http.Error(w, "a form is wanted", http.StatusBadRequest)
			return
		}
		h.asked = append(h.asked, r.PostForm)
		if h.full {
			http.Error(w, "full", http.StatusServiceUnavailable)
			return
		}
		w.WriteHeader(http.StatusAccepted)
	}))
	t.Cleanup(h.Close)
	return h
}

// call asks our address something, as a hub does.
func call(t *testing.T, method, at, body string, head ...string) (int, string) {
	t.Helper()
	r, err := http.NewRequest(method, at, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(head); i += 2 {
		r.Header.Set(head[i], head[i+1])
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(b)
}

func signed(name string, digest func() hash.Hash, secret, body string) string {
	m := hmac.New(digest, []byte(secret))
	m.Write([]byte(body))
	return name + "=" + hex.EncodeToString(m.Sum(nil))
}

// TestWebSub goes through the whole of a subscription with a hub on this machine.
func TestWebSub(t *testing.T) {
	st, err := store.Open(ctx, filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	at := now
	var site http.Handler
	own := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { site.ServeHTTP(w, r) }))
	if site, err = Handler(Options{Store: st, Now: func() time.Time { return at }, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Public: own.URL, Entry: Entry{Closed: true}}); err != nil {
		t.Fatal(err)
	}
	hub := newHub(t)
	byHeader := false
	outlet := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		links := ""
		if byHeader {
			w.Header().Add("Link", fmt.Sprintf(`</style.css>; rel=preload, <%s/>; rel="hub"`, hub.URL))
			w.Header().Add("Link", `</rss>; rel="self"`)
		} else {
			links = fmt.Sprintf(`<atom:link rel="hub" href="%s/"/><atom:link rel="self" href="http://%s/rss"/>`, hub.URL, r.Host)
		}
		fmt.Fprintf(w, `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Harbour Post</title>%s</channel></rss>`, links)
	}))
	client := fetch.New(fetch.Options{AllowAddresses: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Interval: -1})
	t.Cleanup(func() { outlet.Close(); own.Close(); client.Close(); st.Close() })
	in := &intake.Intake{Client: client, Store: st, Version: "test"}
	read := func() (f store.Feed, u store.Sub) {
		t.Helper()
		if err := st.Read(ctx, func(tx *store.Tx) error {
			fs, err := tx.Feeds(ctx)
			if err == nil {
				f = fs[0]
				u, _ = tx.SubOf(ctx, f.ID)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return f, u
	}
	poll := func() {
		t.Helper()
		f, _ := read()
		if _, err := in.Poll(ctx, f, at); err != nil {
			t.Fatal(err)
		}
	}
	verify := func(u store.Sub, mode, topic string, lease int) (int, string) {
		t.Helper()
		q := url.Values{"hub.mode": {mode}, "hub.topic": {topic}, "hub.challenge": {"c-7 <b>"}, "hub.lease_seconds": {fmt.Sprint(lease)}, "hub.reason": {"no room"}}
		return call(t, "GET", own.URL+"/websub/"+u.Token+"?"+q.Encode(), "")
	}
	if err := st.Write(ctx, func(tx *store.Tx) error {
		_, _, err := tx.AddFeed(ctx, store.Feed{URL: outlet.URL + "/rss", Added: at, Next: at})
		return err
	}); err != nil {
		t.Fatal(err)
	}

	poll() // without an address that the hub could call
	if _, u := read(); u.Token != "" || len(hub.asked) != 0 {
		t.Fatalf("subscribed without a public address: %+v", u)
	}
	if err := st.Write(ctx, func(tx *store.Tx) error { return tx.SetPublic(ctx, own.URL+"/") }); err != nil {
		t.Fatal(err)
	}
	poll()
	f, u := read()
	if len(hub.asked) != 1 {
		t.Fatalf("the hub was asked %d times", len(hub.asked))
	}
	wish := hub.asked[0]
	if wish.Get("hub.mode") != "subscribe" || wish.Get("hub.topic") != outlet.URL+"/rss" || wish.Get("hub.callback") != own.URL+"/websub/"+u.Token ||
		wish.Get("hub.secret") != u.Secret || len(u.Secret) < 32 || len(u.Token) < 32 || u.Secret == u.Token {
		t.Fatalf("asked for %v, kept %+v", wish, u)
	}
	alone := f.Next.Sub(at)

	// Only what was asked for is confirmed, once.
	for _, c := range []struct {
		name, mode, topic string
		lease             int
		token             string
	}{
		{"another topic", "subscribe", "https://other.example/rss", 3600, u.Token},
		{"the end of it", "unsubscribe", u.Topic, 3600, u.Token},
		{"no lease", "subscribe", u.Topic, 0, u.Token},
		{"another token", "subscribe", u.Topic, 3600, strings.Repeat("0", 64)},
	} {
		if code, body := verify(store.Sub{Token: c.token}, c.mode, c.topic, c.lease); code != http.StatusNotFound || strings.Contains(body, "c-7") {
			t.Errorf("%s: %d %q", c.name, code, body)
		}
	}
	if code, _ := call(t, "POST", own.URL+"/websub/"+u.Token, "x", "X-Hub-Signature", signed("sha256", sha256.New, u.Secret, "x")); code != http.StatusAccepted {
		t.Errorf("a ping before the lease: %d", code)
	}
	if f, _ := read(); !f.Next.Equal(at.Add(alone)) {
		t.Error("a ping before the lease counts")
	}
	lease := 5 * 24 * time.Hour
	if code, body := verify(u, "subscribe", u.Topic, int(lease.Seconds())); code != http.StatusOK || body != "c-7 <b>" {
		t.Errorf("confirmed: %d %q", code, body)
	}
	if code, _ := verify(u, "subscribe", u.Topic, int(lease.Seconds())); code != http.StatusNotFound {
		t.Errorf("confirmed twice: %d", code)
	}
	if _, u := read(); !u.Until.Equal(at.Add(lease)) {
		t.Errorf("the lease ends %v", u.Until)
	}

	// A feed with a hub is read more seldom by itself, and asked for once.
	at = at.Add(time.Hour)
	poll()
	if f, _ := read(); f.Next.Sub(at) != slowerThan(alone) || len(hub.asked) != 1 {
		t.Errorf("next after %v, without a hub %v; the hub was asked %d times", f.Next.Sub(at), alone, len(hub.asked))
	}

	// Pings: what counts is a right signature, once a minute.
	for _, c := range []struct {
		name, signature string
		later           time.Duration
		counts          bool
	}{
		{"none", "", time.Hour, false},
		{"of another secret", signed("sha256", sha256.New, "guess", "news"), 0, false},
		{"of another body", signed("sha256", sha256.New, u.Secret, "old"), 0, false},
		{"by a method that is not known", signed("md5", sha256.New, u.Secret, "news"), 0, false},
		{"empty", "sha256=", 0, false},
		{"no hex", "sha256=zz", 0, false},
		{"SHA-256", signed("sha256", sha256.New, u.Secret, "news"), 0, true},
		{"the same again", signed("sha256", sha256.New, u.Secret, "news"), 0, false},
		{"the same a minute later", signed("sha256", sha256.New, u.Secret, "news"), time.Minute, true},
		{"SHA-384", signed("sha384", sha512.New384, u.Secret, "news"), time.Minute, true},
		{"SHA-512", signed("SHA512", sha512.New, u.Secret, "news"), time.Minute, true},
		{"SHA-1, as old hubs have it", signed("sha1", sha1.New, u.Secret, "news"), time.Minute, true},
		{"after the lease", signed("sha256", sha256.New, u.Secret, "news"), 6 * 24 * time.Hour, false},
	} {
		at = at.Add(c.later)
		f, _ := read()
		f.Next = at.Add(3 * time.Hour)
		if err := st.Write(ctx, func(tx *store.Tx) error { return tx.SaveFeed(ctx, f) }); err != nil {
			t.Fatal(err)
		}
		if code, body := call(t, "POST", own.URL+"/websub/"+u.Token, "news", "X-Hub-Signature", c.signature); code != http.StatusAccepted || body != "" {
			t.Errorf("%s: %d %q", c.name, code, body)
		}
		if f, _ := read(); f.Next.Equal(at) != c.counts {
			t.Errorf("a ping with a signature %s: the feed is due in %v", c.name, f.Next.Sub(at))
		}
	}

	// The lease has ended: it is asked for again, by the same address; a hub that
	// fails is asked later, and one that refuses is noted.
	hub.mu.Lock()
	hub.full = true
	hub.mu.Unlock()
	poll()
	if _, again := read(); len(hub.asked) != 2 || again.Token != u.Token || !strings.Contains(again.Error, "503") {
		t.Errorf("asked %d times, %+v", len(hub.asked), again)
	}
	at = at.Add(time.Hour)
	poll()
	if len(hub.asked) != 2 {
		t.Errorf("a hub that failed was asked again at once")
	}
	hub.mu.Lock()
	hub.full = false
	hub.mu.Unlock()
	at = at.Add(6 * time.Hour)
	poll()
	if code, _ := verify(u, "denied", u.Topic, 0); code != http.StatusOK || len(hub.asked) != 3 {
		t.Errorf("refused: %d, asked %d times", code, len(hub.asked))
	}
	if _, u := read(); u.Error != "the hub refused: no room" || !u.Until.IsZero() {
		t.Errorf("refused: %+v", u)
	}
	if code, _ := verify(u, "subscribe", u.Topic, 3600); code != http.StatusNotFound {
		t.Errorf("confirmed what was refused: %d", code)
	}

	// The header says it too. A topic that changes makes a new address.
	byHeader = true
	at = at.Add(7 * time.Hour)
	poll()
	if _, now := read(); len(hub.asked) != 4 || now.Hub != hub.URL+"/" || now.Topic != outlet.URL+"/rss" || now.Token != u.Token {
		t.Errorf("by header: asked %d times, %+v", len(hub.asked), now)
	}
	if code, _ := call(t, "POST", own.URL+"/websub/"+u.Token, strings.Repeat("x", mostPing+1)); code != http.StatusRequestEntityTooLarge {
		t.Errorf("a ping of %d bytes: %d", mostPing+1, code)
	}
}

// slowerThan is when a feed with a hub is read by itself that would be read after
// d without one.
func slowerThan(d time.Duration) time.Duration { return min(4*d, 12*time.Hour) }
