package web

import (
	"errors"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/store"
)

// entryForm is a page with a name and a password: to log in, or to make an
// account.
type entryForm struct {
	Form  string
	To    string // where to go on to
	Name  string // as it was typed before
	Wrong string // what was wrong with it
	First bool   // there is no account yet
	Role  string // of the account that is made
	Else  *elsewhere
}

// refusal is an error that a reader is told of: a message's name, and the status
// of the answer.
type refusal struct {
	err    error
	key    string
	status int
}

// refusalOf is what a reader is told of an error; ok is false if it is not theirs
// to know.
func refusalOf(all []refusal, err error) (r refusal, ok bool) {
	i := slices.IndexFunc(all, func(r refusal) bool { return errors.Is(err, r.err) })
	if i < 0 {
		return r, false
	}
	return all[i], true
}

// mistakes are the errors of package account that a person can mend, with what
// the page says of them and its status.
var mistakes = []refusal{
	{account.ErrWrong, "login.wrong", http.StatusUnauthorized},
	{account.ErrTooMany, "login.toomany", http.StatusTooManyRequests},
	{account.ErrBusy, "login.busy", http.StatusServiceUnavailable},
	{account.ErrLocked, "account.locked", http.StatusForbidden},
	{account.ErrStale, "outside.stale", http.StatusBadRequest},
	{account.ErrDenied, "outside.denied", http.StatusForbidden},
	{account.ErrVouch, "outside.vouch", http.StatusBadGateway},
	{account.ErrSilent, "outside.silent", http.StatusBadGateway},
	{account.ErrUnnamed, "outside.unnamed", http.StatusForbidden},
	{account.ErrUnasked, "outside.unasked", http.StatusForbidden},
	{account.ErrOther, "outside.other", http.StatusConflict},
	{account.ErrName, "account.name.bad", http.StatusUnprocessableEntity},
	{account.ErrShort, "account.password.short", http.StatusUnprocessableEntity},
	{account.ErrLong, "account.password.long", http.StatusUnprocessableEntity},
	{account.ErrGuess, "account.password.guess", http.StatusUnprocessableEntity},
	{errTwice, "account.password.twice", http.StatusUnprocessableEntity},
	{errCurrent, "settings.password.wrong", http.StatusUnprocessableEntity},
	{errZone, "settings.zone.bad", http.StatusUnprocessableEntity},
	{account.ErrRole, "settings.role.bad", http.StatusUnprocessableEntity},
	{account.ErrScope, "settings.scope.bad", http.StatusUnprocessableEntity},
	{account.ErrNoScopes, "settings.scope.none", http.StatusUnprocessableEntity},
	{account.ErrLast, "users.last", http.StatusConflict},
	{errSelf, "users.self", http.StatusConflict},
	{store.ErrNameTaken, "account.taken", http.StatusConflict},
	{account.ErrLink, "account.link.bad", http.StatusGone},
	{store.ErrNotFound, "error.nopage", http.StatusNotFound},
}

var errTwice = errors.New("the passwords differ")

// mistake returns what a page says of an error, "" if it is not the reader's.
func (v view) mistake(err error) (says string, status int) {
	m, ok := refusalOf(mistakes, err)
	if !ok {
		return "", http.StatusOK
	}
	minutes := 0
	var wait account.TooMany
	if errors.As(err, &wait) {
		v.w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Wait.Seconds()))))
		minutes = int(math.Ceil(wait.Wait.Minutes()))
	}
	return v.T(m.key, "n", minutes), m.status
}

// login shows the page to log in.
func (s *site) login(w http.ResponseWriter, r *http.Request) {
	to := local(r.URL.Query().Get("to"))
	if whoOf(r).Known() {
		http.Redirect(w, r, to, http.StatusSeeOther)
		return
	}
	s.showLogin(s.view(w, r), http.StatusOK, entryForm{To: to})
}

func (s *site) showLogin(v view, status int, f entryForm) {
	n, err := s.accounts.Count(v.r.Context())
	if err != nil {
		s.broken(v, err)
		return
	}
	v.w.Header().Set("Cache-Control", "no-store")
	f.First, f.Form, f.Else = n == 0, v.form(), s.elsewhere("/login/outside?to="+url.QueryEscape(f.To))
	s.show(v, status, "login", frame{Title: v.T("login.title"), Body: f})
}

// logIn opens a session for a name and a password.
func (s *site) logIn(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	name := r.PostFormValue("name")
	u, err := s.accounts.Login(r.Context(), name, r.PostFormValue("password"), s.from(r), s.Now())
	if err != nil {
		says, status := v.mistake(err)
		if says == "" {
			s.broken(v, err)
			return
		}
		s.Log.Warn("login refused", "from", s.from(r), "reason", status)
		s.showLogin(v, status, entryForm{To: local(r.PostFormValue("to")), Name: name, Wrong: says})
		return
	}
	s.openSession(v, u, "", local(r.PostFormValue("to")))
}

// openSession logs a browser in: whatever session or form it came with is void.
// The token is the issuer's, "" if it let nobody in.
func (s *site) openSession(v view, u store.User, token, to string) {
	cookie, err := s.accounts.Open(v.r.Context(), u, s.cookie(v.r, sessionCookie), v.r.UserAgent(), s.Now())
	if err != nil {
		s.broken(v, err)
		return
	}
	s.setCookie(v.w, v.r, sessionCookie, cookie, account.Lasts)
	s.setCookie(v.w, v.r, formCookie, "", -1)
	s.keepToken(v.w, v.r, token)
	http.Redirect(v.w, v.r, to, http.StatusSeeOther)
}

const logoutPath = "/logout"

// logOut ends the session, and the one at the issuer that let them in.
func (s *site) logOut(w http.ResponseWriter, r *http.Request) {
	if cookie := s.cookie(r, sessionCookie); cookie != "" {
		if err := s.accounts.End(r.Context(), cookie); err != nil {
			s.broken(s.view(w, r), err)
			return
		}
	}
	s.setCookie(w, r, sessionCookie, "", -1)
	w.Header().Set("Clear-Site-Data", `"cache", "storage"`)
	if !s.logOutOutside(w, r) {
		http.Redirect(w, r, "/", http.StatusSeeOther)
	}
}

// first reports whether an address is the link for the first account, and not
// an invitation.
func first(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/setup/") }

// link shows the page to make the account of a link.
func (s *site) link(w http.ResponseWriter, r *http.Request) {
	s.showLink(s.view(w, r), http.StatusOK, entryForm{})
}

func (s *site) showLink(v view, status int, f entryForm) {
	i, err := s.accounts.Invitation(v.r.Context(), v.r.PathValue("link"), first(v.r), s.Now())
	switch {
	case errors.Is(err, account.ErrLink):
		s.fail(v, http.StatusGone, "account.link.bad")
		return
	case err != nil:
		s.broken(v, err)
		return
	}
	v.w.Header().Set("Cache-Control", "no-store")
	f.First, f.Form, f.Role, f.Else = i.First, v.form(), v.T("role."+i.Role), s.elsewhere(v.r.URL.EscapedPath()+"/outside")
	title := v.T("account.invited")
	if i.First {
		title = v.T("account.first")
	}
	s.show(v, status, "account", frame{Title: title, Body: f})
}

// accept makes the account of a link and logs it in.
func (s *site) accept(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	name, password := r.PostFormValue("name"), r.PostFormValue("password")
	var u store.User
	err := errTwice
	if password == r.PostFormValue("again") {
		u, err = s.accounts.Accept(r.Context(), r.PathValue("link"), first(r), name, password, s.Now())
	}
	if err == nil {
		s.openSession(v, u, "", "/")
		return
	}
	says, status := v.mistake(err)
	if says == "" {
		s.broken(v, err)
		return
	}
	s.showLink(v, status, entryForm{Name: name, Wrong: says})
}
