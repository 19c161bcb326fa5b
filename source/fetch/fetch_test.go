package fetch

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/net/dns/dnsmessage"
)

var loopback = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}

// atHome is a client that may fetch from this machine, and does not wait.
func atHome(t *testing.T, o Options) *Client {
	t.Helper()
	o.AllowAddresses, o.Interval = loopback, -1
	c := New(o)
	t.Cleanup(c.Close)
	return c
}

func site(t *testing.T, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

func get(c *Client, r Request) (*Answer, error) { return c.Get(context.Background(), r) }

func TestGet(t *testing.T) {
	var agent, match string
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		agent, match = r.UserAgent(), r.Header.Get("If-None-Match")
		if match == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Wed, 07 May 2031 10:00:00 GMT")
		w.Header().Set("Cache-Control", "public, max-age=600")
		w.Header().Set("Content-Type", "text/html; charset=ISO-8859-2")
		io.WriteString(w, "<p>The ferry sank.</p>")
	})
	c := atHome(t, Options{Agent: "Synoptic/1.2", Contact: "https://desk.example/bot"})
	a, err := get(c, Request{URL: s.URL + "/a#lead", Named: true})
	if err != nil {
		t.Fatal(err)
	}
	if d := a.Document; string(d.Body) != "<p>The ferry sank.</p>" || d.MediaType != "text/html" || d.Charset != "ISO-8859-2" || d.URL != s.URL+"/a" || d.Fetched.IsZero() {
		t.Errorf("got document %+v", d)
	}
	if a.ETag != `"v1"` || a.Fresh != 10*time.Minute || a.Moved != "" || a.NotModified {
		t.Errorf("got %+v", a)
	}
	if agent != "Synoptic/1.2 (+https://desk.example/bot)" {
		t.Errorf("User-Agent is %q", agent)
	}
	a, err = get(c, Request{URL: s.URL + "/a", ETag: a.ETag, LastModified: a.LastModified, Named: true})
	if err != nil || !a.NotModified || a.Document.Body != nil {
		t.Errorf("asked again: %+v, %v, want not modified", a, err)
	}
}

func TestStatus(t *testing.T) {
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/gone":
			w.WriteHeader(http.StatusGone)
		case "/later":
			w.Header().Set("Retry-After", "7200")
			w.WriteHeader(http.StatusTooManyRequests)
		case "/broken":
			w.WriteHeader(http.StatusInternalServerError)
		}
	})
	for path, want := range map[string]error{"/gone": ErrGone, "/broken": ErrStatus, "/later": ErrLater} {
		_, err := get(atHome(t, Options{}), Request{URL: s.URL + path, Named: true})
		if !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", path, err, want)
		}
	}
	c := atHome(t, Options{})
	_, err := get(c, Request{URL: s.URL + "/later", Named: true})
	var e *Error
	if !errors.As(err, &e) || e.Wait != 2*time.Hour {
		t.Errorf("got %v, want a wait of two hours", err)
	}
	if _, err := get(c, Request{URL: s.URL + "/", Named: true}); !errors.Is(err, ErrLater) {
		t.Errorf("the host that wants to be left alone was asked: %v", err)
	}
}

func TestRedirects(t *testing.T) {
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		codes := map[string]int{"/old": 301, "/older": 308, "/today": 302, "/loop": 302, "/file": 302, "/nowhere": 302}
		to := map[string]string{"/old": "/new", "/older": "/old", "/today": "/old", "/loop": "/loop", "/file": "file:///etc/passwd"}
		if code := codes[r.URL.Path]; code != 0 {
			if to[r.URL.Path] != "" {
				w.Header().Set("Location", to[r.URL.Path])
			}
			w.WriteHeader(code)
			return
		}
		io.WriteString(w, "here")
	})
	c := atHome(t, Options{})
	for path, moved := range map[string]string{"/old": "/new", "/older": "/new", "/today": "", "/new": ""} {
		a, err := get(c, Request{URL: s.URL + path, Named: true})
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if want := strings.TrimSuffix(s.URL+moved, s.URL); moved == "" && a.Moved != want || moved != "" && a.Moved != s.URL+moved {
			t.Errorf("%s moved to %q, want %q", path, a.Moved, moved)
		}
		if !strings.HasSuffix(a.Document.URL, "/new") {
			t.Errorf("%s came from %s", path, a.Document.URL)
		}
	}
	for path, want := range map[string]error{"/loop": ErrRedirects, "/file": ErrScheme, "/nowhere": ErrStatus} {
		if _, err := get(c, Request{URL: s.URL + path, Named: true}); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", path, err, want)
		}
	}
}

// A password goes to the site it was given for, and not where that redirects.
func TestPasswords(t *testing.T) {
	var first, second string
	other := site(t, func(w http.ResponseWriter, r *http.Request) { second = r.Header.Get("Authorization") })
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		first = r.Header.Get("Authorization")
		http.Redirect(w, r, strings.Replace(other.URL, "http://", "http://reader:secret@", 1), http.StatusFound)
	})
	a, err := get(atHome(t, Options{}), Request{URL: strings.Replace(s.URL, "http://", "http://reader:secret@", 1), Named: true})
	if err != nil {
		t.Fatal(err)
	}
	if first == "" || second != "" {
		t.Errorf("Authorization was %q, then %q", first, second)
	}
	if strings.Contains(a.Document.URL, "secret") {
		t.Errorf("the document's address is %s", a.Document.URL)
	}
	_, err = get(New(Options{}), Request{URL: "http://reader:secret@127.0.0.1/"})
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("the message tells the password: %v", err)
	}
}

func packed(t *testing.T, encoding string, body []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	switch encoding {
	case "gzip":
		w = gzip.NewWriter(&b)
	case "deflate":
		w = zlib.NewWriter(&b)
	case "br":
		w = brotli.NewWriter(&b)
	case "zstd":
		z, err := zstd.NewWriter(&b)
		if err != nil {
			t.Fatal(err)
		}
		w = z
	}
	if _, err := w.Write(body); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestEncodings(t *testing.T) {
	bomb := bytes.Repeat([]byte("a"), 3<<20)
	for _, encoding := range []string{"gzip", "deflate", "br", "zstd"} {
		t.Run(encoding, func(t *testing.T) {
			small, large := packed(t, encoding, []byte("The ferry sank.")), packed(t, encoding, bomb)
			s := site(t, func(w http.ResponseWriter, r *http.Request) {
				body := map[string][]byte{"/small": small, "/large": large, "/cut": small[:len(small)/2], "/twice": packed(t, "gzip", small)}[r.URL.Path]
				w.Header().Set("Content-Encoding", encoding)
				if r.URL.Path == "/twice" {
					w.Header().Add("Content-Encoding", "gzip")
				}
				w.Write(body)
			})
			c := atHome(t, Options{Bytes: 1 << 20})
			a, err := get(c, Request{URL: s.URL + "/small", Named: true})
			if err != nil || string(a.Document.Body) != "The ferry sank." {
				t.Errorf("got %+v, %v", a, err)
			}
			if _, err := get(c, Request{URL: s.URL + "/large", Named: true}); !errors.Is(err, ErrTooLarge) {
				t.Errorf("three megabytes where one is the limit: %v", err)
			}
			if _, err := get(c, Request{URL: s.URL + "/cut", Named: true}); !errors.Is(err, ErrEncoding) {
				t.Errorf("half a body: %v", err)
			}
			if _, err := inflated(bytes.NewReader(packed(t, "gzip", small)), encoding+", gzip", 100); err != nil {
				t.Errorf("packed twice: %v", err)
			}
		})
	}
	if _, err := inflated(strings.NewReader("x"), "gzip, gzip, gzip", 100); !errors.Is(err, ErrEncoding) {
		t.Errorf("packed three times: %v", err)
	}
	if _, err := inflated(strings.NewReader("x"), "compress", 100); !errors.Is(err, ErrEncoding) {
		t.Errorf("an unknown encoding: %v", err)
	}
}

func TestEndlessBody(t *testing.T) {
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		for {
			if _, err := io.WriteString(w, strings.Repeat("x", 64<<10)); err != nil {
				return
			}
		}
	})
	if _, err := get(atHome(t, Options{Bytes: 1 << 20}), Request{URL: s.URL, Named: true}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v, want too large", err)
	}
}

func TestDrip(t *testing.T) {
	stop := make(chan struct{})
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		w.(http.Flusher).Flush()
		select {
		case <-stop:
		case <-r.Context().Done():
		}
	})
	defer close(stop)
	if _, err := get(atHome(t, Options{Timeout: 50 * time.Millisecond}), Request{URL: s.URL, Named: true}); !errors.Is(err, ErrTimeout) {
		t.Errorf("got %v, want that it took too long", err)
	}
}

// names is a DNS server on this machine that gives these answers one after
// another, the last one for ever, whatever the name.
func names(t *testing.T, answers ...string) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	var n atomic.Int64
	go func() {
		buf := make([]byte, 512)
		for {
			size, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:size]) != nil || len(m.Questions) != 1 {
				continue
			}
			m.Header.Response, m.Additionals = true, nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				ip := netip.MustParseAddr(answers[min(int(n.Add(1))-1, len(answers)-1)])
				m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}, Body: &dnsmessage.AResource{A: ip.As4()}}}
			}
			if b, err := m.Pack(); err == nil {
				conn.WriteTo(b, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

// inside are addresses of machines that no outlet is, in the ways they have
// been written to get around a check.
var inside = []string{
	"http://127.0.0.1/", "http://127.1/", "http://0/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/",
	"http://localhost/", "http://LOCALHOST./", "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::127.0.0.1]/",
	"http://[64:ff9b::7f00:1]/", "http://[64:ff9b:1::7f00:1]/", "http://[2002:7f00:1::]/", "http://[fe80::1%25eth0]/", "http://[fd00::1]/",
	"http://10.0.0.1/", "http://100.64.0.1/", "http://169.254.169.254/latest/", "http://192.0.2.1/", "http://224.0.0.1/", "http://255.255.255.255/",
	"http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://name@127.0.0.1/", "http://127.0.0.1:6379/", "http://public.example:22/", "http://public.example:0/",
	"file:///etc/passwd", "ftp://127.0.0.1/", "data:text/html,x", "//127.0.0.1/", `\\127.0.0.1\share`, "http:///127.0.0.1/", "http:127.0.0.1/",
	"http://127.0.0.1%00.public.example/", "http://public.example/", "",
}

// TestPrivateAddresses: none of them is connected to, named directly, by a
// redirect, by an answer of the DNS, or by one that changes.
func TestPrivateAddresses(t *testing.T) {
	var connects atomic.Int64
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			connects.Add(1)
			conn.Close()
		}
	}()
	port := listener.Addr().(*net.TCPAddr).Port
	strict := New(Options{Resolver: names(t, "127.0.0.1"), Interval: -1, Timeout: 5 * time.Second})
	for _, address := range append(inside, fmt.Sprintf("http://127.0.0.1:%d/", port), fmt.Sprintf("http://public.example:%d/", port), fmt.Sprintf("http://[::ffff:127.0.0.1]:%d/", port)) {
		for _, named := range []bool{true, false} {
			if a, err := get(strict, Request{URL: address, Named: named}); err == nil {
				t.Errorf("%s gave %+v", address, a)
			}
		}
	}

	// By redirect: the first site is allowed, what it sends us to is not.
	var to string
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(http.StatusFound)
	})
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	redirected := New(Options{AllowHosts: []string{"first.example"}, Resolver: names(t, "127.0.0.1"), Interval: -1, Timeout: 5 * time.Second})
	for _, to = range append(inside, fmt.Sprintf("http://127.0.0.1:%d/", port), fmt.Sprintf("http://second.example:%d/", port)) {
		if strings.HasPrefix(to, "//") {
			to = "http:" + to
		}
		if a, err := get(redirected, Request{URL: "http://first.example:" + u.Port() + "/", Named: true}); err == nil {
			t.Errorf("a redirect to %s gave %+v", to, a)
		}
	}

	// By a name whose answer changes between two requests.
	rebinding := New(Options{Resolver: names(t, "203.0.113.9", "127.0.0.1"), Interval: -1, Timeout: 5 * time.Second})
	for range 3 {
		if _, err := get(rebinding, Request{URL: fmt.Sprintf("http://changing.example:%d/", port), Named: true}); !errors.Is(err, ErrPrivate) {
			t.Errorf("a changing name: %v, want that it is not public", err)
		}
	}
	if n := connects.Load(); n != 0 {
		t.Errorf("%d connections were made", n)
	}
}

func TestPublicAddresses(t *testing.T) {
	g := newGuard(Options{AllowAddresses: []netip.Prefix{netip.MustParsePrefix("10.1.0.0/16")}})
	for _, s := range []string{"93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e", "::ffff:93.184.215.14", "10.1.2.3"} {
		if err := g.ip(netip.MustParseAddr(s)); err != nil {
			t.Errorf("%s: %v", s, err)
		}
	}
}

func TestRobots(t *testing.T) {
	asked := 0
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			asked++
			io.WriteString(w, "User-agent: *\nDisallow: /search\n")
			return
		}
		io.WriteString(w, "page")
	})
	c := atHome(t, Options{})
	if _, err := get(c, Request{URL: s.URL + "/search?q=ferry"}); !errors.Is(err, ErrRobots) {
		t.Errorf("got %v, want what robots.txt says", err)
	}
	if _, err := get(c, Request{URL: s.URL + "/news"}); err != nil {
		t.Error(err)
	}
	if _, err := get(c, Request{URL: s.URL + "/search", Named: true}); err != nil {
		t.Errorf("named by a person: %v", err)
	}
	if asked != 1 {
		t.Errorf("robots.txt was asked for %d times", asked)
	}
	failing := site(t, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusInternalServerError) })
	if _, err := get(c, Request{URL: failing.URL + "/news"}); !errors.Is(err, ErrRobots) {
		t.Errorf("a site that cannot say: %v", err)
	}
	without := site(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
		}
	})
	if _, err := get(c, Request{URL: without.URL + "/news"}); err != nil {
		t.Errorf("a site without robots.txt: %v", err)
	}
}

func TestRobotsRules(t *testing.T) {
	const file = "\ufeffUser-agent: someone\nDisallow: /\n\n# ours\nUser-Agent: synoptic\nUser-agent: other\nDisallow: /a/\nAllow: /a/b\nDisallow: /*.pdf$\nDisallow: /caf%c3%a9\nDisallow: /x*y\nCrawl-delay: 2.5\n\nUser-agent: *\nDisallow: /\n\nUser-agent: Synoptic\nDisallow: /late\n"
	r := parseRobots([]byte(file), "Synoptic/1.0")
	for path, want := range map[string]bool{
		"/": true, "/a/c": false, "/a/b/c": true, "/a": true, "/paper.pdf": false, "/paper.pdf?x": true,
		"/café": false, "/caf%C3%A9/menu": false, "/x/1/y": false, "/x/1": true, "/late/": false, "/robots.txt": true,
	} {
		if got := r.allows(path); got != want {
			t.Errorf("%s: allowed is %v, want %v", path, got, want)
		}
	}
	if r.delay() != 2500*time.Millisecond {
		t.Errorf("delay is %v", r.delay())
	}
	if all := parseRobots([]byte(file), "Another"); all.allows("/a/b") {
		t.Error("the group for everybody was not read")
	}
	if none := parseRobots([]byte("Disallow: /\nSitemap: x\n"), "Synoptic"); !none.allows("/a") {
		t.Error("a rule before any group counts")
	}
}

func TestOneHostAtATime(t *testing.T) {
	var now, most atomic.Int64
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
		}
		time.Sleep(5 * time.Millisecond)
		now.Add(-1)
	})
	c := atHome(t, Options{PerHost: 2})
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() {
			if _, err := get(c, Request{URL: s.URL, Named: true}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if most.Load() > 2 {
		t.Errorf("%d requests at a time, want two", most.Load())
	}
}

func TestInterval(t *testing.T) {
	var mu sync.Mutex
	var starts []time.Time
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		starts = append(starts, time.Now())
	})
	c := New(Options{AllowAddresses: loopback, Interval: 30 * time.Millisecond})
	defer c.Close()
	for range 3 {
		if _, err := get(c, Request{URL: s.URL, Named: true}); err != nil {
			t.Fatal(err)
		}
	}
	if d := starts[2].Sub(starts[0]); d < 50*time.Millisecond {
		t.Errorf("three requests within %v", d)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := c.Get(ctx, Request{URL: s.URL, Named: true}); !errors.Is(err, context.Canceled) {
		t.Errorf("given up: %v", err)
	}
}

func TestHostsAreForgotten(t *testing.T) {
	h := newHosts(1, 0)
	_, keep := h.of("in.use")
	for i := range mostHosts + 100 {
		_, done := h.of(fmt.Sprint(i))
		done()
	}
	if h.all["in.use"] == nil || len(h.all) > mostHosts {
		t.Errorf("%d hosts, in use: %v", len(h.all), h.all["in.use"] != nil)
	}
	keep()
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2031, 5, 7, 10, 0, 0, 0, time.UTC)
	for s, want := range map[string]time.Duration{
		"": time.Minute, "5": time.Minute, "600": 10 * time.Minute, "99999999": 24 * time.Hour, "-3": time.Minute,
		"Wed, 07 May 2031 12:00:00 GMT": 2 * time.Hour, "soon": time.Minute,
	} {
		if got := retryAfter(s, now); got != want {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
}

func TestFresh(t *testing.T) {
	for want, h := range map[time.Duration]http.Header{
		0:                  {"Cache-Control": {"no-cache, max-age=60"}},
		time.Minute:        {"Cache-Control": {"max-age=60"}, "Expires": {"Wed, 07 May 2031 12:00:00 GMT"}},
		2 * time.Hour:      {"Date": {"Wed, 07 May 2031 10:00:00 GMT"}, "Expires": {"Wed, 07 May 2031 12:00:00 GMT"}},
		7 * 24 * time.Hour: {"Cache-Control": {"max-age=99999999"}},
	} {
		if got := fresh(h); got != want {
			t.Errorf("%v: %v, want %v", h, got, want)
		}
	}
}

// FuzzRobots: no file and no path costs much or panics, and what the RFC says
// of an empty file holds.
func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$\n", "/axb")
	f.Add("user-agent:synoptic\nallow:%", "%")
	f.Fuzz(func(t *testing.T, file, path string) {
		parseRobots([]byte(file), "Synoptic").allows(path)
		if !parseRobots(nil, "Synoptic").allows(path) {
			t.Error("an empty file forbids")
		}
	})
}

// FuzzInflated: whatever is sent, no more than the limit comes out.
func FuzzInflated(f *testing.F) {
	f.Add([]byte("\x1f\x8b\x08"), "gzip")
	f.Add([]byte{0x78, 0x9c, 1, 2, 3}, "deflate")
	f.Add([]byte{0x28, 0xb5, 0x2f, 0xfd, 0, 0}, "zstd")
	f.Fuzz(func(t *testing.T, body []byte, encoding string) {
		if b, _ := inflated(bytes.NewReader(body), encoding, 1000); len(b) > 1000 {
			t.Errorf("%d bytes", len(b))
		}
	})
}
