package web

import (
	"bufio"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/store"
)

const phrase = "seven herrings under ice"

// cheap is a cost of passwords that tests can pay.
var cheap = account.Cost{Time: 1, Memory: 64, Threads: 1}

// house is a site with accounts, over plain http.
type house struct {
	*site
	h    http.Handler
	base *url.URL
	now  time.Time
}

func newHouse(t testing.TB, e Entry, extra ...route) *house {
	t.Helper()
	return newHouseAt(t, "", e, extra...)
}

// newHouseAt is a house behind a proxy with an address.
func newHouseAt(t testing.TB, public string, e Entry, extra ...route) *house {
	t.Helper()
	st, err := store.Open(ctx, filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	e.Cost = cheap
	x := &house{now: now, base: &url.URL{Scheme: "http", Host: "news.example"}}
	if public != "" {
		x.base, _ = url.Parse(public)
	}
	if x.site, err = build(Options{Store: st, Now: func() time.Time { return x.now }, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Entry: e, Public: public}); err != nil {
		t.Fatal(err)
	}
	x.h = x.handler(append(x.routes(), extra...))
	return x
}

func (x *house) add(t testing.TB, name string, role account.Role) store.User {
	t.Helper()
	u, err := x.accounts.Add(ctx, name, phrase, role, x.now)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// visitor keeps cookies as browsers do, and fills in forms.
type visitor struct {
	t    testing.TB
	x    *house
	jar  *cookiejar.Jar
	head http.Header // sent with every request
	from string
}

func (x *house) browser(t testing.TB) *visitor {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &visitor{t: t, x: x, jar: jar, head: http.Header{}, from: "192.0.2.7:1234"}
}

func (b *visitor) do(method, path string, form url.Values, head http.Header) *httptest.ResponseRecorder {
	b.t.Helper()
	at, err := b.x.base.Parse(path)
	if err != nil {
		b.t.Fatal(err)
	}
	var body io.Reader
	if form != nil {
		body = strings.NewReader(form.Encode())
	}
	r := httptest.NewRequest(method, at.String(), body)
	r.TLS = nil // the proxy has it
	r.RemoteAddr = b.from
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for _, h := range []http.Header{b.head, head} {
		for k, v := range h {
			r.Header[k] = v
		}
	}
	for _, c := range b.jar.Cookies(at) {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	b.x.h.ServeHTTP(w, r)
	b.jar.SetCookies(at, w.Result().Cookies())
	return w
}

func (b *visitor) get(path string) *httptest.ResponseRecorder {
	b.t.Helper()
	return b.do(http.MethodGet, path, nil, nil)
}

var formField = regexp.MustCompile(`name="form" value="([0-9a-f]{64})"`)

// post fills in the form that stands on a page.
func (b *visitor) post(page, path string, fields ...string) *httptest.ResponseRecorder {
	b.t.Helper()
	form := url.Values{}
	if m := formField.FindStringSubmatch(b.get(page).Body.String()); m != nil {
		form.Set("form", m[1])
	}
	for i := 0; i < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	return b.do(http.MethodPost, path, form, nil)
}

func (b *visitor) login(name, password string) *httptest.ResponseRecorder {
	b.t.Helper()
	return b.post("/login", "/login", "name", name, "password", password)
}

// as is a browser that is logged in, or not: "".
func (x *house) as(t testing.TB, name string) *visitor {
	t.Helper()
	b := x.browser(t)
	if name != "" {
		if w := b.login(name, phrase); w.Code != http.StatusSeeOther {
			t.Fatalf("%s cannot log in: %d %s", name, w.Code, w.Body)
		}
	}
	return b
}

// Every address has a right, and nothing but the table of routes makes one.
func TestRoutesHaveRights(t *testing.T) {
	x := newHouse(t, Entry{})
	all := x.routes()
	for _, rt := range all {
		if !rt.right.Known() {
			t.Errorf("%s has no right that is known: %q", rt.pattern, rt.right)
		}
		if method, _, ok := strings.Cut(rt.pattern, " "); ok && method != "GET" && rt.right == account.Read && rt.pattern != "POST /story/{id}/report" {
			t.Errorf("%s: whoever may only read may change something", rt.pattern)
		}
	}
	if len(all) < 20 {
		t.Errorf("only %d routes", len(all))
	}
	sources, _ := filepath.Glob("*.go")
	n := 0
	for _, name := range sources {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n0 ast.Node) bool {
			if s, ok := n0.(*ast.SelectorExpr); ok && (s.Sel.Name == "Handle" || s.Sel.Name == "HandleFunc") {
				n++
			}
			return true
		})
	}
	if n != 1 {
		t.Errorf("handlers are put into a mux in %d places; the table of routes is the only one", n)
	}
}

// Whoever knocks at any address with any method gets in if they have the right,
// and not if they have not.
func TestDoor(t *testing.T) {
	for _, closed := range []bool{false, true} {
		x := newHouse(t, Entry{Closed: closed})
		roles := map[string]account.Role{"": "", "ada": account.Reader, "bo": account.Editor, "elin": account.Admin}
		for name, role := range roles {
			if name != "" {
				x.add(t, name, role)
			}
		}
		may := func(role account.Role, r account.Right) bool {
			switch r {
			case account.Enter, account.Signed:
				return true
			case account.Read:
				return role != "" || !closed
			case account.Keep:
				return role != ""
			case account.Watch: // the visitor is elsewhere
				return role == account.Admin
			case account.Edit:
				return role == account.Editor || role == account.Admin
			}
			return role == account.Admin
		}
		for name, role := range roles {
			for _, rt := range x.routes() {
				b := x.as(t, name)
				method, path, ok := strings.Cut(rt.pattern, " ")
				if !ok {
					method, path = "GET", "/nowhere"
				}
				path = regexp.MustCompile(`\{\$\}|\{\w+\}`).ReplaceAllString(path, "1")
				if strings.HasPrefix(path, "/users/1") {
					path = strings.Replace(path, "1", "99", 1) // nobody, so that all four stay
				}
				if strings.HasSuffix(rt.pattern, "{$}") {
					path = "/"
				}
				var w *httptest.ResponseRecorder
				if method == "GET" {
					w = b.get(path)
				} else {
					page := "/login"
					if name != "" {
						page = "/settings"
					}
					w = b.post(page, path)
				}
				refused := w.Code == http.StatusForbidden || w.Code == http.StatusUnauthorized && path != "/login" ||
					strings.HasPrefix(w.Header().Get("Location"), "/login?to=")
				if refused == may(role, rt.right) {
					t.Errorf("closed %v, %q at %s: %d %s", closed, name, rt.pattern, w.Code, w.Header().Get("Location"))
				}
				if w.Code >= 500 {
					t.Errorf("%q at %s: %d %s", name, rt.pattern, w.Code, w.Body)
				}
			}
		}
	}
}

// The numbers of a server are for programs on its own machine, administrators and
// tokens made for it, and nobody else; whatever a proxy hides or says.
func TestMetrics(t *testing.T) {
	numbers := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "numbers") })
	for name, c := range map[string]struct {
		public, from, host, token, cookie string
		entry                             Entry
		head                              http.Header
		want                              int
	}{
		"this machine":                   {from: "127.0.0.1:9", want: 200},
		"this machine, the newer way":    {from: "[::1]:9", host: "http://[::1]:8080", want: 200},
		"this machine, a closed site":    {from: "127.0.0.1:9", entry: Entry{Closed: true}, want: 200},
		"elsewhere":                      {from: "192.0.2.7:9", want: 401},
		"a page with a name of its own":  {from: "127.0.0.1:9", host: "http://rebound.example", want: 401},
		"a proxy that says so":           {from: "127.0.0.1:9", head: http.Header{"X-Forwarded-For": {"192.0.2.7"}}, want: 401},
		"a proxy that the settings name": {from: "127.0.0.1:9", entry: Entry{Proxy: TrustedProxy{Networks: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}}}, want: 401},
		"a proxy's address":              {public: "https://news.example", from: "127.0.0.1:9", host: "http://127.0.0.1:8080", want: 401},
		"a token for it":                 {from: "192.0.2.7:9", token: "metrics", want: 200},
		"a token for it through a proxy": {public: "https://news.example", from: "127.0.0.1:9", token: "metrics", want: 200},
		"a token for reading":            {from: "192.0.2.7:9", token: "read", want: 403},
		"a token for all else":           {from: "127.0.0.1:9", token: "admin", want: 403},
		"a token that is none":           {from: "127.0.0.1:9", token: "x", want: 401},
		"an administrator":               {from: "192.0.2.7:9", cookie: "elin", want: 200},
		"a reader":                       {from: "192.0.2.7:9", cookie: "ada", want: 403},
	} {
		x := newHouseAt(t, c.public, c.entry)
		x.Metrics = numbers
		x.add(t, "ada", account.Reader)
		u := x.add(t, "elin", account.Admin)
		b := x.as(t, c.cookie)
		b.from = c.from
		head := c.head.Clone()
		if head == nil {
			head = http.Header{}
		}
		if c.token != "" {
			secret := "synoptic_x"
			if c.token != "x" {
				var err error
				if secret, err = x.accounts.AddToken(ctx, u, "", []account.Scope{account.Scope(c.token)}, now); err != nil {
					t.Fatal(err)
				}
			}
			head.Set("Authorization", "Bearer "+secret)
		}
		if c.host != "" {
			x.base, _ = url.Parse(c.host)
		} else if c.public == "" && c.cookie == "" {
			x.base, _ = url.Parse("http://127.0.0.1:8080")
		}
		w := b.do(http.MethodGet, "/metrics", nil, head)
		if w.Code != c.want || (w.Body.String() == "numbers") != (c.want == 200) {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
}

// A request that changes something comes from our own pages, by two proofs, or is
// refused; whichever is missing.
func TestCrossSite(t *testing.T) {
	x := newHouse(t, Entry{})
	x.add(t, "elin", account.Admin)
	other := x.as(t, "elin")
	otherForm := formField.FindStringSubmatch(other.get("/settings").Body.String())[1]
	for _, rt := range x.routes() {
		method, path, _ := strings.Cut(rt.pattern, " ")
		if method != http.MethodPost || rt.right == account.Signed {
			continue
		}
		path = regexp.MustCompile(`\{\w+\}`).ReplaceAllString(path, "1")
		b := x.as(t, "elin")
		form := formField.FindStringSubmatch(b.get("/settings").Body.String())[1]
		for name, c := range map[string]struct {
			form string
			head http.Header
		}{
			"another site":              {form, http.Header{"Sec-Fetch-Site": {"cross-site"}}},
			"another host of the site":  {form, http.Header{"Sec-Fetch-Site": {"same-site"}}},
			"an old browser":            {form, http.Header{"Origin": {"https://evil.example"}}},
			"no origin":                 {form, http.Header{"Origin": {"null"}}},
			"no token":                  {"", nil},
			"a wrong token":             {strings.Repeat("0", 64), nil},
			"the token of another form": {otherForm, nil},
			"a token in the header":     {"", http.Header{formHeader: {otherForm}}},
		} {
			w := b.do(http.MethodPost, path, url.Values{"form": {c.form}}, c.head)
			if w.Code != http.StatusForbidden {
				t.Errorf("%s from %s: %d", rt.pattern, name, w.Code)
			}
		}
		if w := b.do(http.MethodPost, path, url.Values{"form": {form}}, http.Header{"Sec-Fetch-Site": {"same-origin"}, "Origin": {"http://news.example"}}); w.Code == http.StatusForbidden {
			t.Errorf("%s from our own page: %d", rt.pattern, w.Code)
		}
	}
	// Logging somebody in as another is refused as well.
	b := x.browser(t)
	if w := b.do(http.MethodPost, "/login", url.Values{"name": {"elin"}, "password": {phrase}}, nil); w.Code != http.StatusForbidden || len(b.jar.Cookies(x.base)) > 0 {
		t.Errorf("logged in without a form: %d", w.Code)
	}
}

// A script of ours proves itself by a header, and gets no page.
func TestScript(t *testing.T) {
	x := newHouse(t, Entry{})
	x.add(t, "elin", account.Reader)
	b := x.as(t, "elin")
	form := formField.FindStringSubmatch(b.get("/settings").Body.String())[1]
	w := b.do(http.MethodPost, "/follow", url.Values{"kind": {"person"}, "what": {"Elin Marsk"}}, http.Header{formHeader: {form}})
	if w.Code != http.StatusNoContent || w.Body.Len() > 0 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestTokens(t *testing.T) {
	var who account.Who
	note := func(w http.ResponseWriter, r *http.Request) { who = whoOf(r) }
	x := newHouse(t, Entry{Closed: true},
		route{"GET /api/test/read", account.Read, note, 0}, route{"POST /api/test/keep", account.Keep, note, 0}, route{"POST /api/test/administer", account.Administer, note, 0})
	u := x.add(t, "elin", account.Admin)
	make := func(scopes ...account.Scope) string {
		token, err := x.accounts.AddToken(ctx, u, "desk", scopes, now)
		if err != nil {
			t.Fatal(err)
		}
		return token
	}
	read, all := make(account.ScopeRead), make(account.Scopes...)
	for name, c := range map[string]struct {
		method, path, header string
		want                 int
	}{
		"none":                        {"GET", "/api/test/read", "", 401},
		"reading":                     {"GET", "/api/test/read", "Bearer " + read, 200},
		"in small letters":            {"GET", "/api/test/read", "bearer " + read, 200},
		"a wrong one":                 {"GET", "/api/test/read", "Bearer " + read + "x", 401},
		"an empty one":                {"GET", "/api/test/read", "Bearer ", 401},
		"another scheme":              {"GET", "/api/test/read", "Basic " + read, 401},
		"writing with one to read":    {"POST", "/api/test/keep", "Bearer " + read, 403},
		"writing":                     {"POST", "/api/test/keep", "Bearer " + all, 200},
		"administering":               {"POST", "/api/test/administer", "Bearer " + all, 200},
		"administering with read":     {"POST", "/api/test/administer", "Bearer " + read, 403},
		"on a page":                   {"GET", "/feeds", "Bearer " + all, 303},
		"a password in its place":     {"GET", "/api/test/read", "Bearer " + phrase, 401},
		"the hash that is kept of it": {"GET", "/api/test/read", "Bearer " + account.Digest(read), 401},
	} {
		who = account.Who{}
		head := http.Header{}
		if c.header != "" {
			head.Set("Authorization", c.header)
		}
		w := x.browser(t).do(c.method, c.path, nil, head)
		if w.Code != c.want {
			t.Errorf("%s: %d, want %d: %s", name, w.Code, c.want, w.Body)
		}
		if c.want == 200 && who.User.ID != u.ID {
			t.Errorf("%s: it was %+v", name, who)
		}
		if c.want >= 400 && w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: a program got %s", name, w.Header().Get("Content-Type"))
		}
		if c.want == 401 && !strings.HasPrefix(w.Header().Get("WWW-Authenticate"), "Bearer") {
			t.Errorf("%s: it does not say what it wants", name)
		}
	}
	// A browser's own session works on the API too, and then needs its form.
	b := x.as(t, "elin")
	if w := b.get("/api/test/read"); w.Code != 200 {
		t.Errorf("a session: %d", w.Code)
	}
	if w := b.do("POST", "/api/test/keep", url.Values{}, nil); w.Code != 403 {
		t.Errorf("a session without a form: %d", w.Code)
	}
}

// What every answer carries, of every address.
func TestSecurityHeaders(t *testing.T) {
	for _, public := range []string{"", "https://news.example"} {
		x := newHouseAt(t, public, Entry{})
		x.add(t, "elin", account.Admin)
		b := x.as(t, "elin")
		for _, path := range []string{"/", "/login", "/settings", "/nowhere", "/static/style.css", "/api/x", "/setup/x", "/search?q=x"} {
			h := b.get(path).Header()
			csp := h.Get("Content-Security-Policy")
			for _, want := range []string{"default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"} {
				if !strings.Contains(csp, want) {
					t.Errorf("%s: the policy %q lacks %s", path, csp, want)
				}
			}
			if strings.Contains(csp, "unsafe") {
				t.Errorf("%s: the policy %q is unsafe", path, csp)
			}
			for k, v := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin"} {
				if h.Get(k) != v {
					t.Errorf("%s: %s is %q", path, k, h.Get(k))
				}
			}
			if got := h.Get("Strict-Transport-Security") != ""; got != (public != "") {
				t.Errorf("%s: https is demanded: %v", path, got)
			}
		}
		for path, want := range map[string]string{"/settings": "no-store", "/": "private, no-cache"} {
			if got := b.get(path).Header().Get("Cache-Control"); got != want {
				t.Errorf("%s for somebody: Cache-Control %q, want %q", path, got, want)
			}
		}
		if got := x.browser(t).get("/login").Header().Get("Cache-Control"); got != "no-store" {
			t.Errorf("/login: Cache-Control %q", got)
		}
	}
}

func TestCookies(t *testing.T) {
	for _, public := range []string{"", "https://news.example"} {
		x := newHouseAt(t, public, Entry{})
		x.add(t, "elin", account.Admin)
		b := x.browser(t)
		seen := b.get("/login").Result().Cookies()
		seen = append(seen, b.login("elin", phrase).Result().Cookies()...)
		if len(seen) < 2 {
			t.Fatalf("only the cookies %v", seen)
		}
		for _, c := range seen {
			https := public != ""
			if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || c.Secure != https || strings.HasPrefix(c.Name, "__Host-") != https {
				t.Errorf("https %v: %v", https, c)
			}
		}
	}
}

// A session that somebody else knows does not become one's own by logging in.
func TestSessionFixation(t *testing.T) {
	x := newHouse(t, Entry{})
	x.add(t, "elin", account.Admin)
	x.add(t, "mallory", account.Reader)
	mallory := x.as(t, "mallory")
	session := func(b *visitor) string {
		for _, c := range b.jar.Cookies(x.base) {
			if c.Name == sessionCookie {
				return c.Value
			}
		}
		return ""
	}
	for name, planted := range map[string]string{"made up": account.Secret(), "another's": session(mallory)} {
		victim := x.browser(t)
		victim.jar.SetCookies(x.base, []*http.Cookie{{Name: sessionCookie, Value: planted}})
		_ = victim.post("/settings", "/logout") // a session of another shows as theirs: log out first
		victim.jar.SetCookies(x.base, []*http.Cookie{{Name: sessionCookie, Value: planted}})
		if w := victim.login("elin", phrase); w.Code != http.StatusSeeOther {
			t.Fatalf("%s: %d", name, w.Code)
		}
		if got := session(victim); got == planted || got == "" {
			t.Errorf("%s: the session is %q after logging in", name, got)
		}
		attacker := x.browser(t)
		attacker.jar.SetCookies(x.base, []*http.Cookie{{Name: sessionCookie, Value: planted}})
		if w := attacker.get("/settings"); w.Code == http.StatusOK {
			t.Errorf("%s: the planted session opens an account", name)
		}
	}
}

func TestLogin(t *testing.T) {
	x := newHouse(t, Entry{Closed: true})
	if body := x.browser(t).get("/login").Body.String(); !strings.Contains(body, "synoptic user add") || strings.Contains(body, "<form class") {
		t.Error("without an account the page does not say how to make one")
	}
	x.add(t, "elin", account.Admin)
	b := x.browser(t)
	w := b.get("/story/7?x=1&y=2")
	if got := w.Header().Get("Location"); w.Code != http.StatusSeeOther || got != "/login?to=%2Fstory%2F7%3Fx%3D1%26y%3D2" {
		t.Fatalf("%d %s", w.Code, got)
	}
	page := b.get(w.Header().Get("Location")).Body.String()
	if !strings.Contains(page, `name="to" value="/story/7?x=1&amp;y=2"`) {
		t.Errorf("the form does not know where to go on to: %s", page)
	}
	w = b.post("/login", "/login", "name", `el"in<script>`, "password", "wrong", "to", "/story/7?x=1&y=2")
	if w.Code != http.StatusUnauthorized || !strings.Contains(w.Body.String(), "The name or the password is wrong.") || !strings.Contains(w.Body.String(), "el&#34;in&lt;script&gt;") || strings.Contains(w.Body.String(), "wrong\"wrong") {
		t.Errorf("a wrong one: %d %s", w.Code, w.Body)
	}
	w = b.post("/login", "/login", "name", "Elin", "password", phrase, "to", "/story/7?x=1&y=2")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/story/7?x=1&y=2" {
		t.Errorf("the right one: %d %s", w.Code, w.Header().Get("Location"))
	}
	if w := b.get("/"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "<bdi>elin</bdi>") {
		t.Errorf("logged in: %d %s", w.Code, w.Body)
	}
	if w := b.get("/login?to=/feeds"); w.Header().Get("Location") != "/feeds" {
		t.Errorf("logging in twice: %d", w.Code)
	}
	if w := b.post("/settings", "/logout"); w.Code != http.StatusSeeOther {
		t.Errorf("log out: %d", w.Code)
	}
	if w := b.get("/"); w.Code != http.StatusSeeOther {
		t.Errorf("logged out: %d", w.Code)
	}
}

// Known names and unknown ones are answered alike, to the byte.
func TestLoginTellsNoNames(t *testing.T) {
	x := newHouse(t, Entry{})
	x.add(t, "elin", account.Admin)
	answers := map[string]string{}
	for _, name := range []string{"elin", "nils"} {
		b := x.browser(t)
		var all strings.Builder
		for range 15 {
			w := b.login(name, "wrong")
			body := formField.ReplaceAllString(w.Body.String(), "")
			all.WriteString(http.StatusText(w.Code) + w.Header().Get("Retry-After") + strings.ReplaceAll(body, name, "NAME"))
		}
		answers[name] = all.String()
		x.now = x.now.Add(24 * time.Hour)
	}
	if answers["elin"] != answers["nils"] {
		t.Error("a known name is answered otherwise than an unknown one")
	}
	if !strings.Contains(answers["elin"], http.StatusText(http.StatusTooManyRequests)) {
		t.Error("nobody is stopped")
	}
}

// An attacker is stopped after a few tries, and claiming to be many does not
// help, unless a proxy says so whose word counts.
func TestBruteForce(t *testing.T) {
	for name, c := range map[string]struct {
		proxies []netip.Prefix
		stopped bool
	}{
		"claims of a client":        {nil, true},
		"claims of another network": {[]netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}, true},
		"a proxy that is believed":  {[]netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")}, false},
	} {
		x := newHouse(t, Entry{Proxy: TrustedProxy{Networks: c.proxies}})
		x.add(t, "elin", account.Admin)
		b := x.browser(t)
		stopped := false
		for i := range 40 {
			b.head.Set("X-Forwarded-For", "203.0.113.9, 198.51.100."+string(rune('0'+i%10))+string(rune('0'+i/10)))
			w := b.login("somebody"+string(rune('a'+i%26))+string(rune('a'+i/26)), "wrong")
			if w.Code == http.StatusTooManyRequests {
				stopped = true
				if w.Header().Get("Retry-After") == "" {
					t.Error("it does not say how long to wait")
				}
			}
		}
		if stopped != c.stopped {
			t.Errorf("%s: stopped %v", name, stopped)
		}
	}
}

func TestFrom(t *testing.T) {
	x := newHouse(t, Entry{Proxy: TrustedProxy{Networks: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("::1/128")}}})
	for _, c := range []struct{ peer, header, want string }{
		{"192.0.2.7:1", "203.0.113.9", "192.0.2.7"},
		{"10.0.0.1:1", "203.0.113.9", "203.0.113.9"},
		{"10.0.0.1:1", "198.51.100.1, 203.0.113.9", "203.0.113.9"},
		{"10.0.0.1:1", "198.51.100.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"},
		{"10.0.0.1:1", "10.0.0.3, 10.0.0.2", "10.0.0.3"},
		{"10.0.0.1:1", "203.0.113.9, nonsense", "10.0.0.1"},
		{"10.0.0.1:1", "", "10.0.0.1"},
		{"[::1]:1", "2001:db8::1", "2001:db8::1"},
		{"[::ffff:10.0.0.1]:1", "203.0.113.9", "203.0.113.9"},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = c.peer
		if c.header != "" {
			r.Header.Set("X-Forwarded-For", c.header)
		}
		if got := x.from(r); got.String() != c.want {
			t.Errorf("%s, %q: %v, want %s", c.peer, c.header, got, c.want)
		}
	}
}

// A proxy that has let somebody in names them; nobody else can.
func TestProxyHeader(t *testing.T) {
	x := newHouse(t, Entry{Closed: true, Proxy: TrustedProxy{Networks: []netip.Prefix{netip.MustParsePrefix("10.0.0.1/32")}, Header: "Remote-User"}})
	x.add(t, "elin", account.Admin)
	for _, c := range []struct {
		from, name string
		want       int
		shows      string
	}{
		{"10.0.0.1:5", "elin", 200, "administrator"},
		{"10.0.0.1:5", "new.reader@post.example", 200, "reader"},
		{"10.0.0.1:5", "", 303, ""},
		{"10.0.0.1:5", "two words", 403, ""},
		{"10.0.0.2:5", "elin", 303, ""},
		{"192.0.2.7:5", "elin", 303, ""},
	} {
		b := x.browser(t)
		b.from = c.from
		if c.name != "" {
			b.head.Set("Remote-User", c.name)
		}
		w := b.get("/settings")
		if w.Code != c.want || !strings.Contains(w.Body.String(), c.shows) {
			t.Errorf("%s %q: %d", c.from, c.name, w.Code)
		}
		if w.Code == 200 {
			if w := b.post("/settings", "/settings", "lang", "uk"); w.Code != http.StatusSeeOther {
				t.Errorf("%s: saving: %d %s", c.name, w.Code, w.Body)
			}
			if w := b.do("POST", "/settings", url.Values{"lang": {"en"}}, http.Header{"Sec-Fetch-Site": {"cross-site"}}); w.Code != http.StatusForbidden {
				t.Errorf("%s: another site saves: %d", c.name, w.Code)
			}
			if strings.Contains(b.get("/settings").Body.String(), `id="password"`) != (c.name == "elin") {
				t.Errorf("%s: who has no password is offered to change it", c.name)
			}
		}
	}
}

// A server for this machine alone does not answer to names that others made lead
// to it.
func TestRebinding(t *testing.T) {
	for host, want := range map[string]int{"127.0.0.1:8080": 200, "localhost:8080": 200, "[::1]:8080": 200, "127.9.9.9": 200, "LOCALHOST": 200, "news.example": 200, "NEWS.example": 200,
		"evil.example": 421, "evil.example:8080": 421, "127.0.0.1.evil.example": 421, "192.168.1.1": 421, "": 421, "localhost.evil.example:8080": 421} {
		x := newHouseAt(t, "https://news.example", Entry{Local: true})
		r := httptest.NewRequest("GET", "/healthz", nil)
		r.Host = host
		w := httptest.NewRecorder()
		x.h.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("%q: %d, want %d", host, w.Code, want)
		}
	}
}

// leaves reports whether a browser that is sent to an address from a page of ours
// ends up elsewhere. Browsers read "\" as "/", and leave out tabs, line breaks and
// blanks at the ends (WHATWG URL, 4.4).
func leaves(location string) bool {
	l := strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return -1
		}
		return r
	}, strings.TrimFunc(location, func(r rune) bool { return r <= ' ' }))
	l = strings.ReplaceAll(l, `\`, "/")
	base, _ := url.Parse("https://news.example/login")
	u, err := base.Parse(l)
	return err != nil || u.Scheme != "https" || u.Host != "news.example" || strings.HasPrefix(u.Path, "//")
}

func redirects(t testing.TB) []string {
	out := []string{
		"//evil.example", `/\evil.example`, `\/evil.example`, "https://evil.example", "/\t/evil.example", "/\n/evil.example", "///evil.example", "/.//evil.example", "/x/..//evil.example",
		"/%2e%2e//evil.example", "/%2F/evil.example", "/%5c/evil.example", "javascript:alert(1)", "https:evil.example", "//news.example@evil.example", "evil.example", "", "?x", "#x", "/\x00/evil.example", "/%00/evil.example", " //evil.example", "/ /evil.example", "%2f", "%2f%2fevil.example",
	}
	f, err := os.Open("../../../shared/bench/hostile/own/redirect_param.txt")
	if err != nil {
		return out // the collection is not part of the project
	}
	defer f.Close()
	n := len(out)
	for s := bufio.NewScanner(f); s.Scan(); {
		out = append(out, s.Text())
		if p, err := url.PathUnescape(s.Text()); err == nil {
			out = append(out, p)
		}
	}
	t.Logf("%d values of the collection", len(out)-n)
	return out
}

// Nobody is sent to another site by logging in.
func TestRedirectsStay(t *testing.T) {
	x := newHouse(t, Entry{})
	x.add(t, "elin", account.Admin)
	logged := x.as(t, "elin")
	for _, to := range redirects(t) {
		b := x.browser(t)
		for how, w := range map[string]*httptest.ResponseRecorder{
			"logging in":     b.post("/login", "/login", "name", "elin", "password", phrase, "to", to),
			"logged in":      logged.get("/login?to=" + url.QueryEscape(to)),
			"a form's field": logged.post("/settings", "/follow", "kind", "search", "what", "ferry", "to", to),
		} {
			if w.Code != http.StatusSeeOther || leaves(w.Header().Get("Location")) || len(w.Result().Header["Location"]) != 1 {
				t.Errorf("%s with %q: %d %q", how, to, w.Code, w.Result().Header["Location"])
			}
		}
	}
	for _, to := range []string{"/", "/feeds", "/story/7?x=1#y", "/search?q=a+b&x=%2F%2Fevil", "/search?q=Київ", "/topic/a%20b/"} {
		if got := local(to); got == "/" && to != "/" {
			t.Errorf("%q is ours, and leads to %q", to, got)
		}
	}
}

func FuzzLocal(f *testing.F) {
	for _, s := range redirects(f) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, to string) {
		if got := local(to); leaves(got) || !strings.HasPrefix(got, "/") {
			t.Errorf("%q leads to %q", to, got)
		}
	})
}

// What pages say of mistakes and choices has its words.
func TestAccountWords(t *testing.T) {
	all, err := readWords()
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, m := range mistakes {
		keys = append(keys, m.key)
	}
	for _, r := range account.Roles {
		keys = append(keys, "role."+string(r))
	}
	for _, s := range account.Scopes {
		keys = append(keys, "scope."+string(s))
	}
	for _, k := range followable {
		keys = append(keys, "kind."+k)
	}
	keys = append(keys, "theme.system", "theme.light", "theme.dark", "error.token", "error.login", "error.may", "error.origin", "error.form", "error.follow", "error.follows")
	for _, k := range keys {
		for _, w := range all {
			if w.messages[k] == nil {
				t.Errorf("%s has no %q", w.lang, k)
			}
		}
	}
}
