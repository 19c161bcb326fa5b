package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// tape is a writer that many may write to and one may read.
type tape struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (t *tape) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.b.Write(p)
}

func (t *tape) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.b.String()
}

// command runs the program and returns what it printed.
func command(t *testing.T, want int, args ...string) (out, errs string) {
	t.Helper()
	var o, e tape
	if code := run(context.Background(), args, streams{strings.NewReader(""), &o, &e}); code != want {
		t.Fatalf("synoptic %s: exit %d, want %d: %s%s", strings.Join(args, " "), code, want, o.String(), e.String())
	}
	return o.String(), e.String()
}

// newsSite is an outlet with a feed of one report.
func newsSite(t *testing.T) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			io.WriteString(w, `<link rel="alternate" type="application/rss+xml" href="/rss">`)
		case "/rss":
			io.WriteString(w, `<rss version="2.0"><channel><title>Harbour Post</title><item><link>/ferry</link><title>Ferry aground</title><pubDate>Tue, 06 May 2031 09:00:00 GMT</pubDate></item></channel></rss>`)
		case "/ferry":
			io.WriteString(w, `<html><head><title>Ferry aground</title></head><body><article><h1>Ferry aground</h1><p>The night ferry Norra Star ran aground on a sandbank off the island of Storsund early on Monday. All 212 passengers were taken ashore by fishing boats before the tide turned, harbour master Elin Marsk said. Nobody was hurt, although eleven people were treated for the cold.</p></article></body></html>`)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return s.URL
}

func TestFeedCommands(t *testing.T) {
	site, data := newsSite(t), filepath.Join(t.TempDir(), "data")
	in := func(args ...string) []string { return append(args, "--data", data) }
	out, _ := command(t, done, in("feed", "add", "--folder", "Sea", "--allow", "127.0.0.0/8", site)...)
	if want := "added feed 1: Harbour Post (" + site + "/rss)\n"; out != want {
		t.Errorf("add printed %q, want %q", out, want)
	}
	out, _ = command(t, done, in("feed", "add", "--allow", "127.0.0.0/8", site+"/rss")...)
	if !strings.HasPrefix(out, "feed 1 is there already") {
		t.Errorf("add again printed %q", out)
	}
	if _, errs := command(t, failed, in("feed", "add", site)...); !strings.Contains(errs, "not public") {
		t.Errorf("a private address: %q", errs)
	}
	out, _ = command(t, done, "feed", "test", "--allow", "127.0.0.0/8", site)
	if !strings.Contains(out, "Harbour Post") || !strings.Contains(out, "1 entry") || !strings.Contains(out, "2031-05-06 09:00  Ferry aground") {
		t.Errorf("test printed %q", out)
	}
	command(t, done, in("feed", "pause", "1")...)
	if out, _ := command(t, done, in("feed", "list")...); !regexp.MustCompile(`1 +paused +never +Harbour Post`).MatchString(out) {
		t.Errorf("list printed %q", out)
	}
	command(t, done, in("feed", "resume", site+"/rss")...)
	opml, _ := command(t, done, in("feed", "export")...)
	file := filepath.Join(t.TempDir(), "feeds.opml")
	if err := os.WriteFile(file, []byte(opml), 0o600); err != nil {
		t.Fatal(err)
	}
	command(t, done, in("feed", "remove", "1")...)
	if out, _ := command(t, done, in("feed", "import", file)...); out != "1 feed added, 0 there already\n" {
		t.Errorf("import printed %q", out)
	}
	if out, _ := command(t, done, in("feed", "export")...); out != opml {
		t.Errorf("export printed %q, then %q", opml, out)
	}
	if _, errs := command(t, failed, in("feed", "remove", "77")...); !strings.Contains(errs, "there is no feed 77") {
		t.Errorf("removing what is not there: %q", errs)
	}
	command(t, misuse, in("feed", "remove")...)
	command(t, misuse, in("feed", "add", "--allow", "everything", site)...)
}

func TestServe(t *testing.T) {
	site, data := newsSite(t), filepath.Join(t.TempDir(), "data")
	command(t, done, "feed", "add", "--allow", "127.0.0.0/8", "--data", data, site)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	var out, errs tape
	ended := make(chan int)
	go func() {
		ended <- run(ctx, []string{"serve", "--listen", "127.0.0.1:0", "--allow", "127.0.0.0/8", "--data", data}, streams{strings.NewReader(""), &out, &errs})
	}()
	get := func(path string) string {
		m := regexp.MustCompile(`open (http://127\.0\.0\.1:\d+)/`).FindStringSubmatch(errs.String())
		if m == nil {
			return ""
		}
		resp, err := http.Get(m[1] + path)
		if err != nil {
			return ""
		}
		defer resp.Body.Close()
		b, _ := io.ReadAll(resp.Body)
		return fmt.Sprint(resp.StatusCode, " ", string(b))
	}
	for deadline := time.Now().Add(time.Minute); !strings.Contains(get("/"), "Ferry aground"); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("no story after a minute: %s", errs.String())
		}
	}
	if body := get("/story/1"); !strings.HasPrefix(body, "200 ") || !strings.Contains(body, "sandbank") {
		t.Errorf("the story: %.200s", body)
	}
	stop()
	select {
	case <-ended:
	case <-time.After(time.Minute):
		t.Fatal("it does not end")
	}
}

// Without an account a server that other machines could open does not start;
// with one it does, and then nobody reads without.
func TestServeStaysAtHome(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	for _, address := range []string{"0.0.0.0:8080", ":8080", "192.0.2.1:80", "8080", "[::]:8080"} {
		if _, errs := command(t, misuse, "serve", "--listen", address, "--data", data); !strings.Contains(errs, "--listen") {
			t.Errorf("%s: %q", address, errs)
		}
	}
	for _, args := range [][]string{{"--anonymous", "maybe"}, {"--public-url", "news.example"}, {"--public-url", "https://news.example/x"}, {"--proxy", "everywhere"}, {"--proxy-header", "Remote-User"},
		{"--oidc-issuer", "http://login.example"}, {"--oidc-issuer", "https://login.example"}, {"--oidc-client", "synoptic"}, {"--oidc-claim", "two words"}, {"--oidc-strangers", "maybe"}} {
		if _, errs := command(t, misuse, append([]string{"serve", "--data", data}, args...)...); !strings.Contains(errs, args[0]) {
			t.Errorf("%q: %q", args, errs)
		}
	}
	for _, c := range []struct {
		f             entryFlags
		listen        string
		local, closed bool
	}{
		{entryFlags{}, "127.0.0.1:0", true, false},
		{entryFlags{}, "localhost:0", true, false},
		{entryFlags{}, "[::1]:0", true, false},
		{entryFlags{}, "0.0.0.0:0", false, true},
		{entryFlags{}, "news.example:80", false, true},
		{entryFlags{public: "https://news.example/"}, "127.0.0.1:0", true, true},
		{entryFlags{anonymous: "yes"}, "0.0.0.0:0", false, false},
		{entryFlags{anonymous: "no"}, "127.0.0.1:0", true, true},
	} {
		e, err := c.f.entry(c.listen)
		if err != nil || e.Local != c.local || e.Closed != c.closed {
			t.Errorf("%+v at %s: %+v, %v", c.f, c.listen, e, err)
		}
	}
}

// The first start prints a link that makes the first account; once there is one
// it does not.
func TestServeFirstAccount(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	first := started(t, "serve", "--listen", "127.0.0.1:0", "--data", data)
	link := regexp.MustCompile(`http://127\.0\.0\.1:\d+/setup/[\w-]{43}`).FindString(first.said())
	if link == "" {
		t.Fatalf("no link: %s", first.said())
	}
	if status, body := fetched(t, link); status != http.StatusOK || !strings.Contains(body, "The first account") {
		t.Errorf("the link: %d %.200s", status, body)
	}
	typed(t, done, "seven herrings under ice\n", "user", "add", "elin", "--role", "admin", "--data", data)
	if status, _ := fetched(t, link); status != http.StatusGone {
		t.Errorf("the link once there is an account: %d", status)
	}
	first.stop()
	second := started(t, "serve", "--listen", "0.0.0.0:0", "--data", data)
	if strings.Contains(second.said(), "/setup/") {
		t.Errorf("a second link: %s", second.said())
	}
	at := regexp.MustCompile(`:(\d+)/`).FindStringSubmatch(second.said())
	if status, body := fetched(t, "http://127.0.0.1:"+at[1]+"/"); status != http.StatusOK || !strings.Contains(body, `name="password"`) {
		t.Errorf("without an account one reads %d %.200s", status, body)
	}
	second.stop()
}

// running is a server that a test has started.
type running struct {
	said func() string
	stop func()
}

// started runs a server until the test stops it.
func started(t *testing.T, args ...string) running {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	var out, errs tape
	ended := make(chan int)
	go func() { ended <- run(ctx, args, streams{strings.NewReader(""), &out, &errs}) }()
	stop := sync.OnceFunc(func() {
		cancel()
		select {
		case <-ended:
		case <-time.After(time.Minute):
			t.Error("it does not end")
		}
	})
	t.Cleanup(stop)
	for deadline := time.Now().Add(time.Minute); !strings.Contains(errs.String(), `msg="open `); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("not up after a minute: %s", errs.String())
		}
	}
	return running{errs.String, stop}
}

func fetched(t *testing.T, url string) (int, string) {
	t.Helper()
	resp, err := http.Get(url)
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

// With the settings of a provider a server sends people there to log in, if it may
// ask it.
func TestServeIssuer(t *testing.T) {
	clearEnv(t)
	t.Setenv("SYNOPTIC_OIDC_SECRET", "hushhush")
	var at string
	issuer := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `{"issuer":%q,"authorization_endpoint":%q,"token_endpoint":%q,"jwks_uri":%q}`, at, at+"/authorize", at+"/token", at+"/keys")
	}))
	defer issuer.Close()
	at = issuer.URL
	for allowed, want := range map[string]int{"127.0.0.0/8": http.StatusSeeOther, "10.0.0.0/8": http.StatusBadGateway} {
		data := filepath.Join(t.TempDir(), "data")
		typed(t, done, "seven herrings under ice\n", "user", "add", "elin", "--role", "admin", "--data", data)
		s := started(t, "serve", "--listen", "127.0.0.1:0", "--data", data, "--allow", allowed, "--oidc-issuer", at, "--oidc-client", "desk")
		home := regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(s.said())
		c := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
		resp, err := c.Get(home + "/login/outside")
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("with --allow %s: %d, want %d", allowed, resp.StatusCode, want)
		}
		if u, err := resp.Location(); want == http.StatusSeeOther && (err != nil || u.Path != "/authorize" || u.Query().Get("client_id") != "desk" || u.Query().Get("redirect_uri") != home+"/login/return") {
			t.Errorf("it leads to %v, %v", u, err)
		}
		s.stop()
		if strings.Contains(s.said(), "hushhush") {
			t.Error("the log has the secret")
		}
	}
}
