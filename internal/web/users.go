package web

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/store"
)

// users are the pages on which an administrator sees to the accounts.
func (s *site) users() []route {
	return []route{
		{"GET /users", account.Administer, s.listUsers, 0},
		{"POST /users/invitations", account.Administer, s.invite, 0},
		{"POST /users/invitations/{id}/remove", account.Administer, s.uninvite, 0},
		{"GET /users/{id}", account.Administer, s.user, 0},
		{"POST /users/{id}/role", account.Administer, s.setRole, 0},
		{"POST /users/{id}/lock", account.Administer, s.lockUser, 0},
		{"POST /users/{id}/remove", account.Administer, s.removeUser, 0},
		{"POST /users/{id}/sessions/end", account.Administer, s.endUserSessions, 0},
		{"POST /users/{id}/tokens/{token}/remove", account.Administer, s.removeUserToken, 0},
	}
}

// usersPage lists the accounts and the invitations to make more.
type usersPage struct {
	Form        string
	Users       []userRow
	Roles       []choice
	Invitations []invitationRow

	Wrong  string // what was wrong with what was sent
	Secret string // a link that is shown this once
}

// userRow is an account in the list.
type userRow struct {
	ID               int64
	Name, Role       string
	Ways             string // what opens it
	Made, Used       moment
	Sessions, Tokens int
	Locked, Self     bool
}

type invitationRow struct {
	ID        int64
	Role, By  string
	Made, End moment
}

func (s *site) userRow(v view, u store.User, use store.Use) userRow {
	row := userRow{ID: u.ID, Name: u.Name, Role: v.T("role." + u.Role), Made: v.moment(u.Made), Ways: v.ways(u), Used: v.used(use.Last, s.Now()),
		Sessions: use.Sessions, Tokens: use.Tokens, Locked: u.Locked, Self: u.ID == v.User.ID}
	return row
}

// ways says what opens an account.
func (w *words) ways(u store.User) string {
	var out []string
	if u.Hash != "" {
		out = append(out, w.T("users.by.password"))
	}
	switch {
	case u.Subject != "":
		out = append(out, (&account.Issuer{URL: u.Outside}).Host())
	case u.Outside != "":
		out = append(out, w.T("users.by.proxy"))
	}
	if out == nil {
		return w.T("users.by.nothing")
	}
	return strings.Join(out, ", ")
}

func (s *site) listUsers(w http.ResponseWriter, r *http.Request) {
	s.showUsers(s.view(w, r), http.StatusOK, usersPage{})
}

func (s *site) showUsers(v view, status int, b usersPage) {
	ctx := v.r.Context()
	if err := s.Store.Read(ctx, func(tx *store.Tx) error { return s.fillUsers(ctx, tx, v, &b) }); err != nil {
		s.broken(v, err)
		return
	}
	v.w.Header().Set("Cache-Control", "no-store")
	s.show(v, status, "users", frame{Title: v.T("users.title"), Body: b})
}

func (s *site) fillUsers(ctx context.Context, tx *store.Tx, v view, b *usersPage) error {
	all, err := tx.Users(ctx)
	if err != nil {
		return err
	}
	uses, err := tx.Uses(ctx, s.Now())
	if err != nil {
		return err
	}
	names := map[int64]string{}
	for _, u := range all {
		names[u.ID] = u.Name
		b.Users = append(b.Users, s.userRow(v, u, uses[u.ID]))
	}
	b.Form, b.Roles = v.form(), v.roles(string(account.Reader))
	invitations, err := tx.Invitations(ctx, s.Now())
	for _, i := range invitations {
		b.Invitations = append(b.Invitations, invitationRow{i.ID, v.T("role." + i.Role), names[i.Maker], v.moment(i.Made), v.moment(i.Expires)})
	}
	return err
}

// roles are the roles to choose from.
func (w *words) roles(on string) []choice {
	var out []choice
	for _, role := range account.Roles {
		out = append(out, choice{string(role), w.T("role." + string(role)), string(role) == on})
	}
	return out
}

// invite makes a link for another account and shows it, this once.
func (s *site) invite(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	link := ""
	role, err := account.ParseRole(r.PostFormValue("role"))
	if err == nil {
		link, err = s.accounts.Invite(r.Context(), role, v.User.ID, s.Now())
	}
	says, status := v.mistake(err)
	switch {
	case err == nil:
		s.showUsers(v, http.StatusOK, usersPage{Secret: s.base(r) + "/invite/" + link})
	case says == "":
		s.broken(v, err)
	default:
		s.showUsers(v, status, usersPage{Wrong: says})
	}
}

func (s *site) uninvite(w http.ResponseWriter, r *http.Request) {
	id, err := number(r)
	if err == nil {
		err = s.Store.Write(r.Context(), func(tx *store.Tx) error { return tx.RemoveInvitation(r.Context(), id) })
	}
	s.done(w, r, ignoreGone(err), "/users#invitations")
}

// ignoreGone is an error but that something is gone that was to go.
func ignoreGone(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}

// userPage is one account, with all that an administrator may do with it.
type userPage struct {
	Form string
	userRow
	Roles []choice
	Open  []sessionRow
	Keys  []tokenRow
	Wrong string
}

// errSelf keeps an administrator from shutting themselves out by a slip.
var errSelf = errors.New("another administrator does that")

func (s *site) user(w http.ResponseWriter, r *http.Request) {
	s.showUser(s.view(w, r), http.StatusOK, userPage{})
}

func (s *site) showUser(v view, status int, b userPage) {
	ctx := v.r.Context()
	id, err := number(v.r)
	if err == nil {
		err = s.Store.Read(ctx, func(tx *store.Tx) error {
			u, err := tx.User(ctx, id)
			if err != nil {
				return err
			}
			uses, err := tx.Uses(ctx, s.Now())
			if err != nil {
				return err
			}
			b.Form, b.userRow, b.Roles = v.form(), s.userRow(v, u, uses[id]), v.roles(u.Role)
			if b.Open, err = s.sessionRows(ctx, tx, v, id); err == nil {
				b.Keys, err = s.tokenRows(ctx, tx, v, id)
			}
			return err
		})
	}
	switch {
	case errors.Is(err, store.ErrNotFound):
		s.fail(v, http.StatusNotFound, "users.none")
	case err != nil:
		s.broken(v, err)
	default:
		v.w.Header().Set("Cache-Control", "no-store")
		s.show(v, status, "user", frame{Title: b.Name, Body: b})
	}
}

// ofUser does something with the account of an address, and goes on to a page;
// own: also with one's own.
func (s *site) ofUser(w http.ResponseWriter, r *http.Request, own bool, to string, do func(id int64) error) {
	v := s.view(w, r)
	id, err := number(r)
	switch {
	case err == nil && id == v.User.ID && !own:
		err = errSelf
	case err == nil:
		err = do(id)
	}
	if to == "" {
		to = "/users/" + strconv.FormatInt(id, 10)
	}
	says, status := v.mistake(err)
	switch {
	case errors.Is(err, store.ErrNotFound), errors.Is(err, account.ErrNobody):
		s.fail(v, http.StatusNotFound, "users.none")
	case err != nil && says != "":
		s.showUser(v, status, userPage{Wrong: says})
	default:
		s.done(w, r, err, to)
	}
}

func (s *site) setRole(w http.ResponseWriter, r *http.Request) {
	s.ofUser(w, r, false, "", func(id int64) error {
		return s.accounts.SetRole(r.Context(), id, account.Role(r.PostFormValue("role")))
	})
}

// lockUser locks an account, or opens it again: on is 1 or 0.
func (s *site) lockUser(w http.ResponseWriter, r *http.Request) {
	s.ofUser(w, r, false, "", func(id int64) error {
		return s.accounts.Lock(r.Context(), id, r.PostFormValue("on") != "0")
	})
}

func (s *site) removeUser(w http.ResponseWriter, r *http.Request) {
	s.ofUser(w, r, false, "/users", func(id int64) error { return s.accounts.Remove(r.Context(), id) })
}

// endUserSessions ends all sessions of an account, but the one that asks for it.
func (s *site) endUserSessions(w http.ResponseWriter, r *http.Request) {
	s.ofUser(w, r, true, "", func(id int64) error {
		return s.Store.Write(r.Context(), func(tx *store.Tx) error {
			if _, err := tx.User(r.Context(), id); err != nil {
				return err
			}
			return tx.EndSessions(r.Context(), id, whoOf(r).Session.Hash)
		})
	})
}

func (s *site) removeUserToken(w http.ResponseWriter, r *http.Request) {
	s.ofUser(w, r, true, "", func(id int64) error {
		token, err := strconv.ParseInt(r.PathValue("token"), 10, 64)
		if err != nil {
			return store.ErrNotFound
		}
		return ignoreGone(s.Store.Write(r.Context(), func(tx *store.Tx) error { return tx.RemoveToken(r.Context(), id, token) }))
	})
}
