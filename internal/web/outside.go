package web

import (
	"cmp"
	"net/http"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/internal/account"
)

// outside are the ways to sign in at an issuer and back. A link begins it, not a
// form: the policy lets forms lead nowhere else.
func (s *site) outside() []route {
	return []route{
		{"GET /login/outside", account.Enter, s.away, 0},
		{"GET /login/return", account.Enter, s.back, 0},
		{"GET /setup/{link}/outside", account.Enter, s.away, 0},
		{"GET /invite/{link}/outside", account.Enter, s.away, 0},
		{"GET /settings/outside", account.Keep, s.away, 0},
	}
}

// backPath is where the issuer sends people back to; it knows the address.
const backPath = "/login/return"

// awayFor is how long a browser keeps what it left with.
const awayFor = 10 * time.Minute

// elsewhere is the way to sign in at the issuer.
type elsewhere struct{ At, Host string }

// elsewhere returns the way that begins at an address, nil if there is no issuer.
func (s *site) elsewhere(at string) *elsewhere {
	if s.Entry.Issuer == nil {
		return nil
	}
	return &elsewhere{at, s.Entry.Issuer.Host()}
}

// away sends somebody to the issuer: to log in, with a link to make an account,
// or from the settings to let it vouch for the one they have.
func (s *site) away(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	if s.Entry.Issuer == nil {
		s.fail(v, http.StatusNotFound, "error.nopage")
		return
	}
	e := account.Errand{To: local(r.URL.Query().Get("to")), Link: r.PathValue("link"), First: first(r)}
	if strings.HasPrefix(r.URL.Path, "/settings/") {
		if from := r.Header.Get("Sec-Fetch-Site"); from == "cross-site" || from == "same-site" {
			s.fail(v, http.StatusForbidden, "error.origin")
			return
		}
		e.Account, e.To = v.User.ID, "/settings#outside"
	}
	at, cookie, err := s.Entry.Issuer.Begin(r.Context(), s.base(r)+backPath, e, s.Now())
	if err != nil {
		s.notIn(v, err, e)
		return
	}
	s.setCookie(w, r, awayCookie, cookie, awayFor)
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, at, http.StatusSeeOther)
}

// back lets in who comes back from the issuer.
func (s *site) back(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	cookie := s.cookie(r, awayCookie)
	if s.Entry.Issuer == nil {
		s.fail(v, http.StatusNotFound, "error.nopage")
		return
	}
	s.setCookie(w, r, awayCookie, "", -1)
	q := r.URL.Query()
	reply := account.Reply{State: q.Get("state"), Code: q.Get("code"), Issuer: q.Get("iss"), Error: q.Get("error")}
	a, err := s.accounts.Return(r.Context(), s.base(r)+backPath, cookie, reply, v.Who, s.from(r), s.Now())
	if err != nil {
		s.notIn(v, err, a.Errand)
		return
	}
	s.openSession(v, a.User, cmp.Or(a.Token, noToken), local(a.Errand.To))
}

// What a browser keeps of who signed in at the issuer: the token that the issuer
// knows them by when they log out, for that address alone. One that is too long
// for a cookie is left out, and the issuer asks them.
const (
	tokenCookie = "synoptic-outside"
	noToken     = "-"
	mostToken   = 3800
)

// keepToken keeps the token of who is logged in, and forgets the one of who was.
func (s *site) keepToken(w http.ResponseWriter, r *http.Request, token string) {
	switch {
	case s.Entry.Issuer == nil:
	case token == "":
		s.setToken(w, r, "", -1)
	case len(token) > mostToken:
		s.setToken(w, r, noToken, int(account.Lasts.Seconds()))
	default:
		s.setToken(w, r, token, int(account.Lasts.Seconds()))
	}
}

func (s *site) setToken(w http.ResponseWriter, r *http.Request, token string, age int) {
	http.SetCookie(w, &http.Cookie{Name: tokenCookie, Value: token, Path: logoutPath, MaxAge: age, HttpOnly: true, Secure: s.secure(r), SameSite: http.SameSiteLaxMode})
}

// logOutOutside leads somebody who has logged out here, and came from the issuer,
// on to log out there, if it offers that; false if it does not. The page does
// that, not a redirect: the policy lets forms lead nowhere else.
func (s *site) logOutOutside(w http.ResponseWriter, r *http.Request) bool {
	c, err := r.Cookie(tokenCookie)
	if err != nil || s.Entry.Issuer == nil {
		return false
	}
	s.setToken(w, r, "", -1)
	token := strings.TrimPrefix(c.Value, noToken)
	at, err := s.Entry.Issuer.Leave(r.Context(), token, s.base(r)+"/", s.Now())
	if err != nil {
		s.Log.Warn("logging out at the issuer", "issuer", s.Entry.Issuer.Host(), "error", err)
	}
	if err != nil || at == "" {
		return false
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Refresh", "0; url="+at)
	v := s.view(w, r)
	v.Who = account.Who{}
	s.show(v, http.StatusOK, "logout", frame{Title: v.T("logout.title"), Body: elsewhere{at, s.Entry.Issuer.Host()}})
	return true
}

// notIn says why somebody was not let in, where they can try again.
func (s *site) notIn(v view, err error, e account.Errand) {
	says, status := v.mistake(err)
	if says == "" {
		s.broken(v, err)
		return
	}
	s.Log.Warn("signing in refused", "issuer", s.Entry.Issuer.Host(), "from", s.from(v.r), "error", err)
	v.w.Header().Set("Cache-Control", "no-store")
	s.showLogin(v, status, entryForm{To: local(e.To), Wrong: says})
}
