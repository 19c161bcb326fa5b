package web

import (
	"cmp"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"maps"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source/fetch"
)

var b64 = base64.RawURLEncoding

// issuer is a provider of OpenID Connect that keeps to the standard, unless a
// test changes what it signs. It signs with the standard library alone.
type issuer struct {
	t   *testing.T
	url string
	now func() time.Time
	rsa *rsa.PrivateKey
	ec  *ecdsa.PrivateKey

	mu       sync.Mutex
	codes    map[string]url.Values // what was asked for, by code; each is taken once
	asked    int                   // for keys
	person   map[string]any        // who is signed in there
	info     map[string]any        // what it tells of them when asked
	alter    func(claims map[string]any)
	alg      string // that it signs with; RS256 if empty
	stranger bool   // it signs with a key that it does not publish
	leave    string // where people log out, if it says so
	last     string // the last token
}

// rsaKey is one for all tests: to make it takes a while.
var rsaKey = sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) })

func newIssuer(t *testing.T, now func() time.Time) *issuer {
	t.Helper()
	i := &issuer{t: t, now: now, codes: map[string]url.Values{}, person: map[string]any{"sub": "248", "preferred_username": "Elin"}}
	var err error
	if i.rsa, err = rsaKey(); err != nil {
		t.Fatal(err)
	}
	if i.ec, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader); err != nil {
		t.Fatal(err)
	}
	m := http.NewServeMux()
	m.HandleFunc("GET /.well-known/openid-configuration", func(w http.ResponseWriter, r *http.Request) {
		i.json(w, map[string]any{"issuer": i.url, "end_session_endpoint": i.leave, "authorization_endpoint": i.url + "/authorize", "token_endpoint": i.url + "/token", "jwks_uri": i.url + "/keys", "userinfo_endpoint": i.url + "/person",
			"id_token_signing_alg_values_supported": []string{"RS256", "ES256", "HS256", "none"}, "response_types_supported": []string{"code"}, "subject_types_supported": []string{"public"}})
	})
	m.HandleFunc("GET /authorize", i.authorize)
	m.HandleFunc("POST /token", i.token)
	m.HandleFunc("GET /keys", i.keys)
	m.HandleFunc("GET /person", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer opens nothing" {
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		i.json(w, i.info)
	})
	s := httptest.NewServer(m)
	t.Cleanup(s.Close)
	i.url = strings.Replace(s.URL, "127.0.0.1", "localhost", 1) // another site than one at 127.0.0.1
	return i
}

// client is how a site knows the issuer.
func (i *issuer) client() *account.Issuer {
	c := fetch.New(fetch.Options{AllowAddresses: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}})
	i.t.Cleanup(c.Close)
	return &account.Issuer{URL: i.url, ClientID: "synoptic", Secret: "tell nobody", Client: c}
}

func (i *issuer) json(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(v); err != nil {
		i.t.Error(err)
	}
}

// authorize sends whoever asks back with a code: here everybody is signed in.
func (i *issuer) authorize(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if q.Get("client_id") != "synoptic" || q.Get("response_type") != "code" || q.Get("code_challenge_method") != "S256" || q.Get("code_challenge") == "" || q.Get("nonce") == "" || q.Get("state") == "" ||
		!strings.Contains(q.Get("scope"), "openid") || !strings.HasSuffix(q.Get("redirect_uri"), backPath) {
		i.t.Errorf("asked to sign somebody in with %q", q)
	}
	code := account.Secret()
	i.mu.Lock()
	i.codes[code] = q
	i.mu.Unlock()
	http.Redirect(w, r, q.Get("redirect_uri")+"?"+url.Values{"code": {code}, "state": {q.Get("state")}, "iss": {i.url}}.Encode(), http.StatusSeeOther)
}

func (i *issuer) token(w http.ResponseWriter, r *http.Request) {
	i.mu.Lock()
	defer i.mu.Unlock()
	id, secret, _ := r.BasicAuth()
	was, ok := i.codes[r.PostFormValue("code")]
	sum := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
	if !ok || id != "synoptic" || secret != url.QueryEscape("tell nobody") || r.PostFormValue("grant_type") != "authorization_code" || r.PostFormValue("redirect_uri") != was.Get("redirect_uri") || b64.EncodeToString(sum[:]) != was.Get("code_challenge") {
		w.WriteHeader(http.StatusBadRequest)
		i.json(w, map[string]any{"error": "invalid_grant"})
		return
	}
	delete(i.codes, r.PostFormValue("code"))
	claims := map[string]any{"iss": i.url, "aud": "synoptic", "nonce": was.Get("nonce"), "iat": i.now().Unix(), "exp": i.now().Add(5 * time.Minute).Unix()}
	maps.Copy(claims, i.person)
	if i.alter != nil {
		i.alter(claims)
	}
	i.last = i.sign(claims)
	i.json(w, map[string]any{"access_token": "opens nothing", "token_type": "Bearer", "expires_in": 300, "id_token": i.last})
}

func (i *issuer) keys(w http.ResponseWriter, r *http.Request) {
	i.mu.Lock()
	i.asked++
	i.mu.Unlock()
	p, err := i.ec.PublicKey.Bytes() // 4, x, y
	if err != nil {
		i.t.Error(err)
	}
	i.json(w, map[string]any{"keys": []any{
		map[string]any{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "RS256", "n": b64.EncodeToString(i.rsa.N.Bytes()), "e": b64.EncodeToString(big.NewInt(int64(i.rsa.E)).Bytes())},
		map[string]any{"kty": "EC", "use": "sig", "crv": "P-256", "alg": "ES256", "kid": "ES256", "x": b64.EncodeToString(p[1:33]), "y": b64.EncodeToString(p[33:])},
	}})
}

// sign makes a token of claims (RFC 7515, 7518).
func (i *issuer) sign(claims map[string]any) string {
	alg := cmp.Or(i.alg, "RS256")
	head, err := json.Marshal(map[string]any{"alg": alg, "kid": alg, "typ": "JWT"})
	if err != nil {
		i.t.Error(err)
	}
	body, err := json.Marshal(claims)
	if err != nil {
		i.t.Error(err)
	}
	signed := b64.EncodeToString(head) + "." + b64.EncodeToString(body)
	sum := sha256.Sum256([]byte(signed))
	var signature []byte
	switch alg {
	case "RS256":
		key := i.rsa
		if i.stranger {
			key, err = rsa.GenerateKey(rand.Reader, 2048)
		}
		if err == nil {
			signature, err = rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, sum[:])
		}
	case "ES256":
		var r, s *big.Int
		r, s, err = ecdsa.Sign(rand.Reader, i.ec, sum[:])
		signature = append(r.FillBytes(make([]byte, 32)), s.FillBytes(make([]byte, 32))...)
	case "HS256": // with what everybody knows: its public key
		m := hmac.New(sha256.New, i.rsa.N.Bytes())
		m.Write([]byte(signed))
		signature = m.Sum(nil)
	}
	if err != nil {
		i.t.Error(err)
	}
	return signed + "." + b64.EncodeToString(signature)
}

// follow takes a browser from an address of the site to the issuer, and returns
// where that sends it back to.
func (i *issuer) follow(b *visitor, from string) (back string) {
	i.t.Helper()
	w := b.get(from)
	at := w.Header().Get("Location")
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(at, i.url+"/authorize?") {
		i.t.Fatalf("%s leads to %d %s %s", from, w.Code, at, w.Body)
	}
	c := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := c.Get(at)
	if err != nil {
		i.t.Fatal(err)
	}
	resp.Body.Close()
	u, err := resp.Location()
	if err != nil {
		i.t.Fatal(err)
	}
	return u.RequestURI()
}

// outsideHouse is a site that an issuer keeps the door of.
func outsideHouse(t *testing.T, open bool) (*house, *issuer) {
	t.Helper()
	at := now
	i := newIssuer(t, func() time.Time { return at })
	c := i.client()
	c.Open = open
	x := newHouse(t, Entry{Closed: true, Issuer: c})
	x.add(t, "ada", account.Admin)
	return x, i
}

func userOf(x *house, name string) (u store.User, err error) {
	return x.accounts.Named(ctx, name)
}

// Somebody signs in at the issuer, goes on to where they wanted to, signs out,
// and is the same person the next time, whatever they are called by then.
func TestOutside(t *testing.T) {
	x, i := outsideHouse(t, true)
	for _, alg := range []string{"RS256", "ES256"} {
		i.alg = alg
		b := x.browser(t)
		if body := b.get("/login?to=/feeds").Body.String(); !strings.Contains(body, `href="/login/outside?to=%2Ffeeds"`) || !strings.Contains(body, "Log in with localhost:") {
			t.Fatalf("the page to log in: %s", body)
		}
		w := b.get(i.follow(b, "/login/outside?to=/feeds"))
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/feeds" {
			t.Fatalf("%s: %d %s %s", alg, w.Code, w.Header().Get("Location"), w.Body)
		}
		if body := b.get("/settings").Body.String(); !strings.Contains(body, "<bdi>elin</bdi>") || !strings.Contains(body, "vouches for this account") || strings.Contains(body, `action="/settings/password"`) {
			t.Errorf("%s: logged in as %s", alg, body)
		}
		for _, c := range b.jar.Cookies(x.base) {
			if c.Name == awayCookie {
				t.Error("the cookie of who is away stays")
			}
		}
		if w := b.post("/settings", "/logout"); w.Code != http.StatusSeeOther {
			t.Errorf("log out: %d", w.Code)
		}
		if w := b.get("/feeds"); w.Code != http.StatusSeeOther {
			t.Errorf("logged out, and reads: %d", w.Code)
		}
		i.person["preferred_username"] = "elin-marsk" // the name has changed, the person has not
	}
	u, err := userOf(x, "elin")
	if err != nil || u.Role != "reader" || u.Hash != "" || u.Outside != i.url || u.Subject != "248" {
		t.Errorf("%+v, %v", u, err)
	}
	if n, err := x.accounts.Count(ctx); n != 2 || err != nil {
		t.Errorf("%d accounts, %v", n, err)
	}
	if i.asked != 1 {
		t.Errorf("its keys were asked for %d times", i.asked)
	}
	if w := x.as(t, "ada").get("/settings"); !strings.Contains(w.Body.String(), `href="/settings/outside"`) {
		t.Error("who has a password cannot connect")
	}
}

// Who came from the issuer logs out there too, if it offers that on an address
// that can be trusted; nobody else is led there.
func TestOutsideLogout(t *testing.T) {
	for name, c := range map[string]struct {
		leave, filler string
		want          bool
		hint          bool
	}{
		"offered":                       {leave: "https://login.example/end?realm=1", want: true, hint: true},
		"a token too long for a cookie": {leave: "https://login.example/end?realm=1", filler: strings.Repeat("g", 4000), want: true},
		"not offered":                   {},
		"over http":                     {leave: "http://login.example/end"},
		"no address":                    {leave: "javascript:alert(1)"},
	} {
		t.Run(name, func(t *testing.T) {
			x, i := outsideHouse(t, true)
			i.leave, i.person["groups"] = c.leave, c.filler
			b := x.browser(t)
			if w := b.get(i.follow(b, "/login/outside")); w.Code != http.StatusSeeOther {
				t.Fatalf("logging in: %d %s", w.Code, w.Body)
			}
			w := b.post("/settings", "/logout")
			to := w.Header().Get("Refresh")
			if !c.want {
				if w.Code != http.StatusSeeOther || to != "" {
					t.Errorf("%d, to %q", w.Code, to)
				}
				return
			}
			at, err := url.Parse(strings.TrimPrefix(to, "0; url="))
			if err != nil || w.Code != http.StatusOK || at.Host != "login.example" || at.Path != "/end" {
				t.Fatalf("%d, to %q, %v", w.Code, to, err)
			}
			want := url.Values{"realm": {"1"}, "client_id": {"synoptic"}, "post_logout_redirect_uri": {x.base.String() + "/"}}
			if c.hint {
				want.Set("id_token_hint", i.last)
			}
			if at.Query().Encode() != want.Encode() {
				t.Errorf("it is told %q, want %q", at.Query(), want)
			}
			if body := w.Body.String(); !strings.Contains(body, "Log out at login.example") && !strings.Contains(body, "Log out at localhost") || strings.Contains(body, "<bdi>elin</bdi>") {
				t.Errorf("the page: %s", body)
			}
			if w := b.get("/feeds"); w.Code != http.StatusSeeOther {
				t.Errorf("logged out, and reads: %d", w.Code)
			}
			ada := x.as(t, "ada")
			if w := ada.post("/settings", "/logout"); w.Code != http.StatusSeeOther || w.Header().Get("Refresh") != "" {
				t.Errorf("who logged in with a password: %d, to %q", w.Code, w.Header().Get("Refresh"))
			}
			both := x.browser(t)
			_ = both.get(i.follow(both, "/login/outside"))
			form := formField.FindStringSubmatch(both.get("/settings").Body.String())[1]
			if w := both.do(http.MethodPost, "/login", url.Values{"form": {form}, "name": {"ada"}, "password": {phrase}}, nil); w.Code != http.StatusSeeOther {
				t.Fatalf("with a password after that: %d %s", w.Code, w.Body)
			}
			if w := both.post("/settings", "/logout"); w.Code != http.StatusSeeOther || w.Header().Get("Refresh") != "" {
				t.Errorf("who logged in with a password after another came from the issuer: %d, to %q", w.Code, w.Header().Get("Refresh"))
			}
		})
	}
}

// Whatever is not as it should be in what comes back lets nobody in.
func TestOutsideRefuses(t *testing.T) {
	set := func(name string, value any) func(*issuer) {
		return func(i *issuer) { i.alter = func(c map[string]any) { c[name] = value } }
	}
	for name, c := range map[string]struct {
		do     func(*issuer)
		status int
		says   string
	}{
		"nothing wrong":          {func(*issuer) {}, 303, ""},
		"another client's token": {set("aud", "another"), 502, "could not be verified"},
		"a token for others too": {set("aud", []string{"synoptic", "another"}), 502, "could not be verified"},
		"a party of others":      {set("azp", "another"), 502, "could not be verified"},
		"a party that is us": {func(i *issuer) {
			i.alter = func(c map[string]any) { c["aud"], c["azp"] = []string{"synoptic", "x"}, "synoptic" }
		}, 303, ""},
		"another nonce":              {set("nonce", strings.Repeat("0", 64)), 502, "could not be verified"},
		"no nonce":                   {set("nonce", ""), 502, "could not be verified"},
		"an old token":               {set("exp", now.Add(-time.Second).Unix()), 502, "could not be verified"},
		"a token of tomorrow":        {set("nbf", now.Add(time.Hour).Unix()), 502, "could not be verified"},
		"another issuer's token":     {set("iss", "https://other.example"), 502, "could not be verified"},
		"a token of nobody":          {set("sub", ""), 502, "could not be verified"},
		"another access token":       {set("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"), 502, "could not be verified"},
		"no signature":               {func(i *issuer) { i.alg = "none" }, 502, "could not be verified"},
		"a signature anybody makes":  {func(i *issuer) { i.alg = "HS256" }, 502, "could not be verified"},
		"a key that is not its own":  {func(i *issuer) { i.stranger = true }, 502, "could not be verified"},
		"no name":                    {set("preferred_username", nil), 403, "The name that came from there"},
		"a name with spaces":         {set("preferred_username", "elin marsk"), 403, "The name that came from there"},
		"a name that is a number":    {set("preferred_username", 7), 403, "The name that came from there"},
		"the administrator's name":   {set("preferred_username", "ada"), 409, "There is an account of that name"},
		"the administrator's, large": {set("preferred_username", "ADA"), 409, "There is an account of that name"},
	} {
		t.Run(name, func(t *testing.T) {
			x, i := outsideHouse(t, true)
			i.info = map[string]any{"sub": "248"}
			c.do(i)
			b := x.browser(t)
			w := b.get(i.follow(b, "/login/outside"))
			if w.Code != c.status || !strings.Contains(w.Body.String(), c.says) {
				t.Errorf("%d %s", w.Code, w.Body)
			}
			if in := b.get("/settings").Code == http.StatusOK; in != (c.status == 303) {
				t.Errorf("logged in: %v", in)
			}
		})
	}
}

// A reply is for one browser, once, for a short time.
func TestOutsideReplay(t *testing.T) {
	x, i := outsideHouse(t, true)
	b := x.browser(t)
	back := i.follow(b, "/login/outside")
	kept := b.jar.Cookies(x.base)
	stale := func(what string, b *visitor, back string) {
		t.Helper()
		if w := b.get(back); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "Begin again") {
			t.Errorf("%s: %d %s", what, w.Code, w.Body)
		}
		if w := b.get("/settings"); w.Code != http.StatusSeeOther {
			t.Errorf("%s logs in", what)
		}
	}
	other := x.browser(t)
	stale("a browser that did not begin", other, back)
	i.follow(other, "/login/outside")
	stale("a browser that began otherwise", other, back) // signing a victim in as oneself
	if w := b.get(back); w.Code != http.StatusSeeOther {
		t.Fatalf("the right browser: %d %s", w.Code, w.Body)
	}
	again := x.browser(t)
	again.jar.SetCookies(x.base, kept)
	stale("a reply that was taken", again, back)
	i.mu.Lock()
	if len(i.codes) != 1 { // but the other browser's
		t.Errorf("%d codes are left", len(i.codes))
	}
	i.mu.Unlock()

	b = x.browser(t)
	back = i.follow(b, "/login/outside")
	x.now = x.now.Add(11 * time.Minute)
	stale("a reply after eleven minutes", b, back)
	x.now = now
	b = x.browser(t)
	back = i.follow(b, "/login/outside")
	stale("a state that is nobody's", b, back[:strings.Index(back, "state=")]+"state="+strings.Repeat("0", 64))
	b = x.browser(t)
	back = i.follow(b, "/login/outside")
	if w := b.get(back + "&error=access_denied"); w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "not let in there") {
		t.Errorf("denied: %d %s", w.Code, w.Body)
	}
	b = x.browser(t)
	back = i.follow(b, "/login/outside")
	if w := b.get(strings.Replace(back, "iss=", "iss=https%3A%2F%2Fother.example&was=", 1)); w.Code != http.StatusBadGateway {
		t.Errorf("another issuer's reply: %d %s", w.Code, w.Body)
	}
	for range 40 {
		b = x.browser(t)
		b.get(i.follow(b, "/login/outside") + "&error=x")
	}
	if w := b.get(i.follow(b, "/login/outside")); w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" {
		t.Errorf("forty failures later: %d", w.Code)
	}
	for _, to := range []string{"//evil.example", `/\evil.example`, "https://evil.example/"} {
		b := x.browser(t)
		b.from = "198.51.100.9:1"
		if w := b.get(i.follow(b, "/login/outside?to="+url.QueryEscape(to))); w.Header().Get("Location") != "/" {
			t.Errorf("%s leads to %s", to, w.Header().Get("Location"))
		}
	}
}

// Where nobody comes in by themselves a link lets them in, and makes them what it
// says; the first account's too.
func TestOutsideInvited(t *testing.T) {
	x, i := outsideHouse(t, false)
	b := x.browser(t)
	if w := b.get(i.follow(b, "/login/outside")); w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "Ask an administrator") {
		t.Errorf("a stranger: %d %s", w.Code, w.Body)
	}
	link, err := x.accounts.Invite(ctx, account.Editor, 0, now)
	if err != nil {
		t.Fatal(err)
	}
	at := "/invite/" + link
	if body := b.get(at).Body.String(); !strings.Contains(body, `href="`+at+`/outside"`) {
		t.Fatalf("the link's page: %s", body)
	}
	if w := b.get(i.follow(b, at+"/outside")); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if u, err := userOf(x, "elin"); err != nil || u.Role != "editor" {
		t.Errorf("%+v, %v", u, err)
	}
	i.person = map[string]any{"sub": "249", "preferred_username": "bo"}
	b = x.browser(t)
	if w := b.get(i.follow(b, at+"/outside")); w.Code != http.StatusGone {
		t.Errorf("the link once more: %d %s", w.Code, w.Body)
	}

	// Nobody makes the first account but by its link.
	empty, j := newHouse(t, Entry{Closed: true, Issuer: i.client()}), i
	empty.site.accounts.Issuer.Open = true
	b = empty.browser(t)
	if w := b.get(j.follow(b, "/login/outside")); w.Code != http.StatusForbidden {
		t.Errorf("a stranger before the first account: %d", w.Code)
	}
	if link, err = empty.accounts.First(ctx, now); err != nil {
		t.Fatal(err)
	}
	if w := b.get(j.follow(b, "/invite/"+link+"/outside")); w.Code != http.StatusGone {
		t.Errorf("the first link as an invitation: %d", w.Code)
	}
	if w := b.get(j.follow(b, "/setup/"+link+"/outside")); w.Code != http.StatusSeeOther {
		t.Errorf("the first account: %d %s", w.Code, w.Body)
	}
	if u, err := userOf(empty, "bo"); err != nil || u.Role != "admin" {
		t.Errorf("%+v, %v", u, err)
	}
}

// Who has an account with a password lets the issuer vouch for it, and nobody
// does so for another.
func TestOutsideConnects(t *testing.T) {
	x, i := outsideHouse(t, false)
	i.person["preferred_username"] = "anything at all"
	b := x.as(t, "ada")
	if w := b.get(i.follow(b, "/settings/outside")); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/settings#outside" {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if w := b.do(http.MethodGet, "/settings/outside", nil, http.Header{"Sec-Fetch-Site": {"cross-site"}}); w.Code != http.StatusForbidden {
		t.Errorf("another site has an account connected: %d", w.Code)
	}
	b = x.browser(t)
	if w := b.get(i.follow(b, "/login/outside")); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if body := b.get("/settings").Body.String(); !strings.Contains(body, "<bdi>ada</bdi>") || !strings.Contains(body, `action="/settings/password"`) {
		t.Errorf("logged in as %s", body)
	}
	x.add(t, "bo", account.Reader)
	b = x.as(t, "bo")
	if w := b.get(i.follow(b, "/settings/outside")); w.Code != http.StatusConflict {
		t.Errorf("one person for two accounts: %d %s", w.Code, w.Body)
	}
	i.person["sub"] = "250"
	b = x.as(t, "bo")
	back := i.follow(b, "/settings/outside")
	if w := b.post("/settings", "/logout"); w.Code != http.StatusSeeOther {
		t.Fatal(w.Code)
	}
	if w := b.get(back); w.Code != http.StatusBadRequest {
		t.Errorf("connected without being logged in: %d", w.Code)
	}
	b.login("ada", phrase)
	back = i.follow(b, "/settings/outside")
	b.post("/settings", "/logout")
	b.login("bo", phrase)
	if w := b.get(back); w.Code != http.StatusBadRequest {
		t.Errorf("begun by one account and ended by another: %d", w.Code)
	}

	// A locked account stays locked, whoever vouches for it.
	u, err := userOf(x, "bo")
	if err != nil {
		t.Fatal(err)
	}
	b = x.as(t, "bo")
	if w := b.get(i.follow(b, "/settings/outside")); w.Code != http.StatusSeeOther {
		t.Fatal(w.Code)
	}
	if err := x.accounts.Lock(ctx, u.ID, true); err != nil {
		t.Fatal(err)
	}
	b = x.browser(t)
	if w := b.get(i.follow(b, "/login/outside")); w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "locked") {
		t.Errorf("a locked account: %d", w.Code)
	}
}

// The name may come from another claim, and from what the issuer tells only when
// it is asked; an address of mail names whom it was proved to belong to.
func TestOutsideNames(t *testing.T) {
	for name, c := range map[string]struct {
		claim        string
		person, info map[string]any
		want         string
		status       int
	}{
		"mail":                   {"email", map[string]any{"email": "Elin@Post.example", "email_verified": true}, nil, "elin@post.example", 303},
		"mail, as some write it": {"email", map[string]any{"email": "elin@post.example", "email_verified": "true"}, nil, "elin@post.example", 303},
		"mail of anybody":        {"email", map[string]any{"email": "ada@post.example", "email_verified": false}, nil, "", 403},
		"mail that nobody saw":   {"email", map[string]any{"email": "ada@post.example"}, nil, "", 403},
		"asked for":              {"", nil, map[string]any{"sub": "300", "preferred_username": "elin"}, "elin", 303},
		"of another person":      {"", nil, map[string]any{"sub": "301", "preferred_username": "elin"}, "", 502},
	} {
		x, i := outsideHouse(t, true)
		x.site.accounts.Issuer.Claim = c.claim
		i.person, i.info = map[string]any{"sub": "300"}, c.info
		maps.Copy(i.person, c.person)
		b := x.browser(t)
		if w := b.get(i.follow(b, "/login/outside")); w.Code != c.status {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
		if c.want != "" {
			if _, err := userOf(x, c.want); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// An issuer that is not public is asked only if the operator allows it, and one
// that is silent or lies keeps its own door shut and no other.
func TestOutsideAway(t *testing.T) {
	i := newIssuer(t, func() time.Time { return now })
	private := i.client()
	shut := fetch.New(fetch.Options{})
	t.Cleanup(shut.Close)
	private.Client = shut
	liar := i.client()
	liar.URL = strings.Replace(i.url, "localhost", "127.0.0.1", 1) // it calls itself otherwise
	for name, c := range map[string]*account.Issuer{"a private one": private, "one that calls itself otherwise": liar} {
		x := newHouse(t, Entry{Issuer: c})
		x.add(t, "ada", account.Admin)
		if w := x.browser(t).get("/login/outside"); w.Code != http.StatusBadGateway || !strings.Contains(w.Body.String(), "does not answer") {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
		x.as(t, "ada")
	}
	if i.asked > 0 {
		t.Error("a private issuer was asked")
	}
	x := newHouse(t, Entry{})
	x.add(t, "ada", account.Admin)
	for _, path := range []string{"/login/outside", "/login/return", "/invite/x/outside"} {
		if w := x.browser(t).get(path); w.Code != http.StatusNotFound {
			t.Errorf("without an issuer %s: %d", path, w.Code)
		}
	}
	if body := x.browser(t).get("/login").Body.String(); strings.Contains(body, "outside") {
		t.Error("there is no issuer, and a way to it")
	}
}

// TestOutsideInBrowser signs in from one site to another and back, as a browser
// with our policy and its own rules for cookies lets it.
func TestOutsideInBrowser(t *testing.T) {
	b := browse(t, "http://")
	i := newIssuer(t, func() time.Time { return now })
	c := i.client()
	c.Open = true
	x := newHouse(t, Entry{Closed: true, Issuer: c})
	x.add(t, "ada", account.Admin)
	srv := httptest.NewServer(x.h)
	t.Cleanup(srv.Close)
	b.look(1440, "light")
	b.open(srv.URL + "/feeds")
	b.until("location.pathname == '/login'")
	b.shoot("outside-login-light-1440", false)
	get[bool](b, "(document.querySelector('main a.button').click(), true)")
	b.until("location.pathname == '/feeds' && document.readyState == 'complete'")
	b.open(srv.URL + "/settings")
	if got := get[string](b, "document.querySelector('#outside').innerText"); !strings.Contains(got, "vouches") {
		t.Errorf("the settings say %q", got)
	}
	b.shoot("outside-settings-light-1440", true)
	b.submit("form[action$=logout]")
	b.until("location.pathname == '/login'")
	b.clean()
}
