package web

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/internal/account"
)

// Entry says how readers come in. The zero value lets anybody read, and those
// with an account do more.
type Entry struct {
	Closed bool         // nobody reads without an account
	Local  bool         // only this machine reaches us: other names than its own and Options.Public's are refused
	Cost   account.Cost // of trying a password; account says which if zero
	Proxy  TrustedProxy
	Issuer *account.Issuer // vouches for people; nil: nobody does
}

// TrustedProxy is a proxy before us whose word counts.
type TrustedProxy struct {
	Networks []netip.Prefix // it asks from here
	Header   string         // and names in this header who it has let in; "": it does not
}

// route is an address of the site and the right it takes. No address is answered
// without one: Handler makes its mux of routes alone.
type route struct {
	pattern string
	right   account.Right
	answer  http.HandlerFunc
	most    int64 // bytes of what is sent to it, mostForm if zero
}

const (
	mostForm     = 64 << 10
	mostInMemory = 8 << 20 // of files that are sent; the rest lies on the disk
)

// door is the one place that asks whether somebody may do something.
func (s *site) door(rt route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		who, err := s.who(r)
		r = r.WithContext(context.WithValue(r.Context(), whoKey{}, who))
		switch {
		case errors.Is(err, errToken):
			w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
			s.refuse(w, r, http.StatusUnauthorized, "error.token")
			return
		case errors.Is(err, account.ErrName): // a proxy's
			s.refuse(w, r, http.StatusForbidden, "account.name.bad")
			return
		case errors.Is(err, account.ErrLocked): // to a proxy
			s.refuse(w, r, http.StatusForbidden, "account.locked")
			return
		case err != nil:
			s.broken(s.view(w, r), err)
			return
		case !who.May(rt.right):
			s.turnAway(w, r, who)
			return
		}
		if alters(r) {
			r.Body = http.MaxBytesReader(w, r.Body, max(rt.most, mostForm))
			if !who.Token && rt.right != account.Signed && !s.ours(w, r) {
				return
			}
		}
		if who.Known() {
			w.Header().Set("Cache-Control", "private, no-cache")
		}
		rt.answer(w, r)
	})
}

// alters reports whether a request may change something.
func alters(r *http.Request) bool {
	return r.Method != http.MethodGet && r.Method != http.MethodHead && r.Method != http.MethodOptions
}

// ours reports whether a request that changes something comes from a form or a
// script of our own pages; if not it answers.
func (s *site) ours(w http.ResponseWriter, r *http.Request) bool {
	if err := s.origins.Check(r); err != nil {
		s.refuse(w, r, http.StatusForbidden, "error.origin")
		return false
	}
	token := r.Header.Get(formHeader)
	if token == "" {
		var large *http.MaxBytesError
		if err := r.ParseMultipartForm(mostInMemory); errors.As(err, &large) {
			s.refuse(w, r, http.StatusRequestEntityTooLarge, "error.large")
			return false
		}
		token = r.PostFormValue("form")
	}
	secret := s.formSecret(r)
	if secret == "" || !account.Same(token, formToken(secret)) {
		s.refuse(w, r, http.StatusForbidden, "error.form")
		return false
	}
	return true
}

// turnAway answers somebody who may not do what they ask for.
func (s *site) turnAway(w http.ResponseWriter, r *http.Request, who account.Who) {
	switch {
	case who.Known():
		s.refuse(w, r, http.StatusForbidden, "error.may")
	case isAPI(r):
		w.Header().Set("WWW-Authenticate", "Bearer")
		s.refuse(w, r, http.StatusUnauthorized, "error.login")
	case alters(r):
		s.refuse(w, r, http.StatusUnauthorized, "error.login")
	default:
		http.Redirect(w, r, "/login?to="+url.QueryEscape(r.URL.RequestURI()), http.StatusSeeOther)
	}
}

// refuse says why, to people as a page and to programs as a problem (RFC 9457).
func (s *site) refuse(w http.ResponseWriter, r *http.Request, status int, why string) {
	v := s.view(w, r)
	if !isAPI(r) {
		s.fail(v, status, why)
		return
	}
	s.problem(w, r, problem{Status: status, Detail: s.words[0].T(why)})
}

// isAPI reports whether an address is for programs.
func isAPI(r *http.Request) bool {
	return strings.HasPrefix(r.URL.Path, "/api/") || r.URL.Path == "/metrics"
}

type whoKey struct{}

// errToken says that a program showed a token that opens nothing.
var errToken = errors.New("the token is not valid")

// who finds out who asks: by a token, for the API and channels alone; by a proxy whose word
// counts; or by the cookie of a session.
func (s *site) who(r *http.Request) (who account.Who, err error) {
	defer func() { who.Anonymous, who.Here = !s.Entry.Closed, s.here(r) }()
	now := s.Now()
	if token, ok := bearer(r); ok {
		if who, err = s.accounts.Token(r.Context(), token, now); err == nil && !who.Known() {
			err = errToken
		}
		if isChannel(r) { // what an address has is soon known to others
			who.Scopes = slices.DeleteFunc(who.Scopes, func(sc account.Scope) bool { return sc != account.ScopeRead })
		}
		return who, err
	}
	if name := r.Header.Get(s.Entry.Proxy.Header); s.Entry.Proxy.Header != "" && name != "" && s.trusted(peer(r)) {
		who.User, err = s.accounts.Proxied(r.Context(), name, now)
		return who, err
	}
	return s.accounts.Session(r.Context(), s.cookie(r, sessionCookie), now)
}

// bearer returns the token that a request to the API shows, or one for a channel
// in its address, since feed readers show none otherwise.
func bearer(r *http.Request) (string, bool) {
	if isChannel(r) {
		q := r.URL.Query()
		return q.Get(tokenField), q.Has(tokenField)
	}
	if !isAPI(r) {
		return "", false
	}
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	return strings.TrimSpace(token), strings.EqualFold(scheme, "Bearer")
}

// peer is the address that is connected to us.
func peer(r *http.Request) netip.Addr {
	a, _ := netip.ParseAddrPort(r.RemoteAddr)
	return a.Addr().Unmap()
}

// passedOn are the headers by which a proxy may say that it is one.
var passedOn = []string{"X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Forwarded", "Via"}

// here reports whether somebody asks from this machine itself. Where there is a
// proxy before us all that it passes on would seem to, whether it says so or not:
// then nobody is here.
func (s *site) here(r *http.Request) bool {
	passed := func(h string) bool { return r.Header.Get(h) != "" }
	return peer(r).IsLoopback() && loopbackName(r.Host) && s.public == nil && len(s.Entry.Proxy.Networks) == 0 && !slices.ContainsFunc(passedOn, passed)
}

func (s *site) trusted(a netip.Addr) bool {
	return slices.ContainsFunc(s.Entry.Proxy.Networks, func(p netip.Prefix) bool { return p.Contains(a) })
}

// from is the address that somebody asks from: behind proxies that are trusted,
// the last one that is not theirs.
func (s *site) from(r *http.Request) netip.Addr {
	at := peer(r)
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0 && s.trusted(at); i-- {
		a, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		at = a.Unmap()
	}
	return at
}

// The cookies: of a session, of the forms of those who have none, and of those
// who sign in elsewhere.
const (
	sessionCookie = "synoptic"
	formCookie    = "synoptic-form"
	awayCookie    = "synoptic-away"
	formHeader    = "Synoptic-Form" // in which a script sends what a form has in its field "form"
)

// secure reports whether the browser speaks https, to us or to the proxy.
func (s *site) secure(r *http.Request) bool {
	return r.TLS != nil || s.public != nil && s.public.Scheme == "https"
}

// cookieName is a cookie's name in the browser: with https one that no other
// site of the same domain can set.
func (s *site) cookieName(r *http.Request, name string) string {
	if s.secure(r) {
		return "__Host-" + name
	}
	return name
}

func (s *site) cookie(r *http.Request, name string) string {
	c, err := r.Cookie(s.cookieName(r, name))
	if err != nil {
		return ""
	}
	return c.Value
}

// setCookie gives the browser a cookie to keep for a time; 0: until it is
// closed; less: to forget.
func (s *site) setCookie(w http.ResponseWriter, r *http.Request, name, value string, keep time.Duration) {
	age := int(keep.Seconds())
	if keep < 0 {
		age = -1
	}
	http.SetCookie(w, &http.Cookie{Name: s.cookieName(r, name), Value: value, Path: "/", MaxAge: age, HttpOnly: true, Secure: s.secure(r), SameSite: http.SameSiteLaxMode})
}

// formSecret is what the token of a form is made of: the session, or a cookie
// that is there for this alone.
func (s *site) formSecret(r *http.Request) string {
	if whoOf(r).Session.Hash != "" {
		return s.cookie(r, sessionCookie)
	}
	return s.cookie(r, formCookie)
}

func formToken(secret string) string { return account.Digest("form " + secret) }

// form is what a form on our pages must have in its field "form".
func (v view) form() string {
	secret := v.site.formSecret(v.r)
	if secret == "" {
		secret = account.Secret()
		v.site.setCookie(v.w, v.r, formCookie, secret, 0)
		v.r.AddCookie(&http.Cookie{Name: v.site.cookieName(v.r, formCookie), Value: secret}) // for further forms of this page
	}
	return formToken(secret)
}

// local returns an address of this site to go on to, or "/" for one that is not:
// browsers read "\" as "/", and leave out tabs and line breaks.
func local(to string) string {
	bad := func(r rune) bool { return r < ' ' || r == '\\' || r == 0x7f }
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Opaque != "" || strings.ContainsFunc(to, bad) || strings.ContainsFunc(u.Path, bad) || !strings.HasPrefix(to, "/") {
		return "/"
	}
	clean := path.Clean(u.Path)
	if strings.HasSuffix(u.Path, "/") && clean != "/" {
		clean += "/"
	}
	if clean != u.Path {
		return "/"
	}
	return u.String()
}

// gate stands before all addresses: it answers to our own names only, and sets
// what browsers need to know of the whole site.
func (s *site) gate(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		head.Set("Cross-Origin-Resource-Policy", "same-origin")
		head.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
		if s.secure(r) {
			head.Set("Strict-Transport-Security", "max-age="+strconv.Itoa(365*24*60*60))
		}
		if !s.named(r.Host) {
			// A page of another site whose name was made to lead here would read
			// what only this machine may (DNS rebinding).
			http.Error(w, "This server does not answer to that name. Open it by its address, or start it with --public-url.", http.StatusMisdirectedRequest)
			return
		}
		h.ServeHTTP(w, r)
	})
}

// named reports whether a host is ours: any, where other machines reach us.
func (s *site) named(host string) bool {
	return !s.Entry.Local || s.public != nil && strings.EqualFold(host, s.public.Host) || loopbackName(host)
}

// loopbackName reports whether a host is this machine by any of its own names.
func loopbackName(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	a, err := netip.ParseAddr(strings.Trim(name, "[]"))
	return strings.EqualFold(name, "localhost") || err == nil && a.IsLoopback()
}
