package web

import (
	"net/http"
	"time"

	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/store"
)

// What programs are told of accounts. What opens one, and hashes of it, are never
// among it: these types have no field for them.

// userJSON is an account as its administrator sees it.
type userJSON struct {
	ID       int64     `json:"id"`
	Name     string    `json:"name"`
	Role     string    `json:"role"`
	Locked   bool      `json:"locked"`
	Password bool      `json:"password"`          // it has one
	Outside  string    `json:"outside,omitempty"` // who else vouches for it
	Made     time.Time `json:"made"`
	Used     time.Time `json:"used,omitzero"` // last
	Sessions int       `json:"sessions"`
	Tokens   int       `json:"tokens"`
}

func userAs(u store.User, use store.Use) userJSON {
	out := userJSON{ID: u.ID, Name: u.Name, Role: u.Role, Locked: u.Locked, Password: u.Hash != "", Outside: u.Outside, Made: u.Made, Used: use.Last, Sessions: use.Sessions, Tokens: use.Tokens}
	if u.Subject != "" {
		out.Outside = (&account.Issuer{URL: u.Outside}).Host()
	}
	return out
}

type tokenJSON struct {
	ID     int64     `json:"id"`
	Name   string    `json:"name,omitempty"`
	Scopes []string  `json:"scopes"`
	Made   time.Time `json:"made"`
	Used   time.Time `json:"used,omitzero"`
}

type sessionJSON struct {
	Agent string    `json:"agent,omitempty"` // what the browser calls itself
	Made  time.Time `json:"made"`
	Used  time.Time `json:"used"`
	This  bool      `json:"this"` // it asks
}

// openJSON is what is open of an account.
type openJSON struct {
	Sessions []sessionJSON `json:"sessions"`
	Tokens   []tokenJSON   `json:"tokens"`
}

func (s *site) openOf(r *http.Request, tx *store.Tx, id int64) (openJSON, error) {
	out := openJSON{[]sessionJSON{}, []tokenJSON{}}
	sessions, err := tx.Sessions(r.Context(), id, s.Now())
	if err != nil {
		return out, err
	}
	for _, x := range sessions {
		out.Sessions = append(out.Sessions, sessionJSON{x.Agent, x.Made, x.Used, x.Hash == whoOf(r).Session.Hash})
	}
	tokens, err := tx.Tokens(r.Context(), id)
	for _, k := range tokens {
		out.Tokens = append(out.Tokens, tokenJSON{k.ID, k.Name, append([]string{}, k.Scopes...), k.Made, k.Used})
	}
	return out, err
}

type followJSON struct {
	Kind string    `json:"kind"`
	What string    `json:"what"`
	Made time.Time `json:"made"`
}

// apiSettings is what somebody set, and what they keep.
func (s *site) apiSettings(r *http.Request, tx *store.Tx) (any, error) {
	u, err := tx.User(r.Context(), whoOf(r).User.ID)
	if err != nil {
		return nil, err
	}
	out := struct {
		Name    string       `json:"name"`
		Role    string       `json:"role"`
		Lang    string       `json:"lang"`
		Theme   string       `json:"theme"`
		Zone    string       `json:"zone"`
		Follows []followJSON `json:"follows"`
		Hidden  []string     `json:"hidden"` // outlets
		openJSON
	}{Name: u.Name, Role: u.Role, Lang: u.Lang, Theme: u.Theme, Zone: u.Zone, Follows: []followJSON{}}
	follows, err := tx.Follows(r.Context(), u.ID)
	if err != nil {
		return nil, err
	}
	for _, f := range follows {
		out.Follows = append(out.Follows, followJSON(f))
	}
	hidden, err := tx.HiddenOutlets(r.Context(), u.ID)
	if err != nil {
		return nil, err
	}
	out.Hidden = append([]string{}, hidden...)
	out.openJSON, err = s.openOf(r, tx, u.ID)
	return out, err
}

type invitationJSON struct {
	ID      int64     `json:"id"`
	Role    string    `json:"role"`
	Maker   int64     `json:"maker,omitempty"` // account
	Made    time.Time `json:"made"`
	Expires time.Time `json:"expires"`
}

// apiUsers lists the accounts and the invitations to make more.
func (s *site) apiUsers(r *http.Request, tx *store.Tx) (any, error) {
	all, err := tx.Users(r.Context())
	if err != nil {
		return nil, err
	}
	uses, err := tx.Uses(r.Context(), s.Now())
	if err != nil {
		return nil, err
	}
	out := struct {
		Users       []userJSON       `json:"users"`
		Invitations []invitationJSON `json:"invitations"`
	}{[]userJSON{}, []invitationJSON{}}
	for _, u := range all {
		out.Users = append(out.Users, userAs(u, uses[u.ID]))
	}
	invitations, err := tx.Invitations(r.Context(), s.Now())
	for _, i := range invitations {
		out.Invitations = append(out.Invitations, invitationJSON{i.ID, i.Role, i.Maker, i.Made, i.Expires})
	}
	return out, err
}

// apiUser is one account, with what is open of it.
func (s *site) apiUser(r *http.Request, tx *store.Tx) (any, error) {
	id, err := number(r)
	if err != nil {
		return nil, err
	}
	u, err := tx.User(r.Context(), id)
	if err != nil {
		return nil, err
	}
	uses, err := tx.Uses(r.Context(), s.Now())
	if err != nil {
		return nil, err
	}
	open, err := s.openOf(r, tx, id)
	return struct {
		User userJSON `json:"user"`
		Open openJSON `json:"open"`
	}{userAs(u, uses[id]), open}, err
}
