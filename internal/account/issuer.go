package account

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"strconv"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source/fetch"
)

// Issuer vouches for people: a provider of OpenID Connect, of which we are a
// client. What it says is believed if it comes by the authorization code flow,
// to the browser that was sent there, once, and signed with a key that the
// issuer publishes now (OpenID Connect Core 1.0, 3.1; RFC 7636; RFC 9207).
type Issuer struct {
	URL      string // as its tokens name it
	ClientID string
	Secret   string // "": we are a public client
	Claim    string // which of its claims names an account; preferred_username if empty
	Open     bool   // who has no account gets one, as a reader; else only with a link
	Client   *fetch.Client

	mu    sync.Mutex
	known *metadata
	until time.Time // when what is known of it is asked for again
}

// metadata is what an issuer publishes of itself.
type metadata struct {
	*oidc.Provider
	style oauth2.AuthStyle
	leave string // where people log out; "": it does not offer that
}

// Errors of a door that an issuer keeps.
var (
	ErrStale   = errors.New("signing in took too long, or was begun elsewhere")
	ErrDenied  = errors.New("the issuer did not let them in")
	ErrVouch   = errors.New("what the issuer says cannot be believed")
	ErrSilent  = errors.New("the issuer does not answer")
	ErrUnnamed = errors.New("the issuer does not say a name that an account can have")
	ErrUnasked = errors.New("nobody has invited them")
	ErrOther   = errors.New("the account of that name is somebody else's to open")
)

const (
	defaultClaim = "preferred_username"
	mailClaim    = "email"

	signsIn  = 10 * time.Minute // at most, at the issuer's
	learns   = 24 * time.Hour   // how long what an issuer publishes holds
	answers  = 10 * time.Second // within which it must
	mostTo   = 500              // bytes of an address to go on to: a cookie has 4096
	mostSays = 300              // bytes of an error that is kept
)

// Host names the issuer for people.
func (i *Issuer) Host() string {
	u, err := url.Parse(i.URL)
	if err != nil {
		return i.URL
	}
	return u.Host
}

// Safe reports whether an address of an issuer is one that nobody on the way can
// answer for: https, or this machine.
func Safe(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return false
	}
	ip, err := netip.ParseAddr(u.Hostname())
	here := u.Hostname() == "localhost" || err == nil && ip.IsLoopback()
	return u.Scheme == "https" || u.Scheme == "http" && here
}

// learn returns what the issuer publishes of itself.
func (i *Issuer) learn(ctx context.Context, now time.Time) (*metadata, error) {
	i.mu.Lock()
	known, fresh := i.known, now.Before(i.until)
	i.mu.Unlock()
	if fresh {
		return known, nil
	}
	p, err := oidc.NewProvider(ctx, i.URL)
	if err != nil {
		return nil, fmt.Errorf("%w: %s", ErrSilent, said(err))
	}
	var also struct {
		Keys    string   `json:"jwks_uri"`
		Methods []string `json:"token_endpoint_auth_methods_supported"`
		Leave   string   `json:"end_session_endpoint"`
	}
	if err := p.Claims(&also); err != nil {
		return nil, fmt.Errorf("%w: %s", ErrSilent, said(err))
	}
	for _, at := range []string{p.Endpoint().AuthURL, p.Endpoint().TokenURL, also.Keys} {
		if !Safe(at) {
			return nil, fmt.Errorf("%w: it names an address that is not https: %.100q", ErrVouch, at)
		}
	}
	known = &metadata{Provider: p, style: style(i.Secret, also.Methods)}
	if Safe(also.Leave) {
		known.leave = also.Leave
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	i.known, i.until = known, now.Add(learns)
	return known, nil
}

// style is how a client proves itself: as the issuer wants it, in the header if
// it does not say (OpenID Connect Discovery 1.0, 3).
func style(secret string, methods []string) oauth2.AuthStyle {
	basic, post := len(methods) == 0, false
	for _, m := range methods {
		basic, post = basic || m == "client_secret_basic", post || m == "client_secret_post"
	}
	if secret == "" || post && !basic {
		return oauth2.AuthStyleInParams
	}
	return oauth2.AuthStyleInHeader
}

func (i *Issuer) claim() string {
	if i.Claim == "" {
		return defaultClaim
	}
	return i.Claim
}

// client is what the issuer knows us as; back is where it sends people back to.
func (i *Issuer) client(m *metadata, back string) *oauth2.Config {
	scopes := []string{oidc.ScopeOpenID, "profile"}
	if i.claim() == mailClaim {
		scopes = []string{oidc.ScopeOpenID, mailClaim}
	}
	at := m.Endpoint()
	at.AuthStyle = m.style
	return &oauth2.Config{ClientID: i.ClientID, ClientSecret: i.Secret, Endpoint: at, RedirectURL: back, Scopes: scopes}
}

// asking is a context for questions to the issuer, which go through our client.
func (i *Issuer) asking(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithTimeout(ctx, answers)
	return oidc.ClientContext(ctx, i.Client.HTTP()), cancel
}

// Errand is what somebody signs in for.
type Errand struct {
	To      string // where to go on to
	Link    string // that invites them; "": they have an account, or may make one
	First   bool   // Link makes the first account
	Account int64  // that the issuer shall vouch for from now on; 0: they are not logged in
}

// errand is what a browser keeps while somebody is away at the issuer's. All that
// must not be guessed follows from it, so that nothing is kept here.
type errand struct {
	Errand
	secret string
	begun  time.Time
}

func (e errand) cookie() string {
	v := url.Values{"secret": {e.secret}, "begun": {strconv.FormatInt(e.begun.Unix(), 10)}, "to": {e.To}, "link": {e.Link}, "account": {strconv.FormatInt(e.Account, 10)}}
	if e.First {
		v.Set("first", "1")
	}
	return base64.RawURLEncoding.EncodeToString([]byte(v.Encode()))
}

func parseErrand(cookie string) (e errand, ok bool) {
	b, err := base64.RawURLEncoding.DecodeString(cookie)
	if err != nil || len(b) == 0 {
		return e, false
	}
	v, err := url.ParseQuery(string(b))
	begun, err2 := strconv.ParseInt(v.Get("begun"), 10, 64)
	account, err3 := strconv.ParseInt(v.Get("account"), 10, 64)
	e = errand{Errand{v.Get("to"), v.Get("link"), v.Has("first"), account}, v.Get("secret"), time.Unix(begun, 0)}
	return e, err == nil && err2 == nil && err3 == nil && e.secret != ""
}

// What the issuer is told, and what it is not: each a digest of the cookie, from
// which none follows for who knows another.
func stateOf(cookie string) string    { return Digest("state " + cookie) }
func nonceOf(cookie string) string    { return Digest("nonce " + cookie) }
func verifierOf(cookie string) string { return Digest("verifier " + cookie) }

// Begin returns where somebody signs in, and what their browser keeps meanwhile.
func (i *Issuer) Begin(ctx context.Context, back string, e Errand, now time.Time) (at, cookie string, err error) {
	ctx, cancel := i.asking(ctx)
	defer cancel()
	m, err := i.learn(ctx, now)
	if err != nil {
		return "", "", err
	}
	if len(e.To) > mostTo {
		e.To = "/"
	}
	cookie = errand{e, Secret(), now}.cookie()
	return i.client(m, back).AuthCodeURL(stateOf(cookie), oidc.Nonce(nonceOf(cookie)), oauth2.S256ChallengeOption(verifierOf(cookie))), cookie, nil
}

// Leave returns where somebody logs out at the issuer, who is sent back from
// there afterwards, or "" if it does not offer that (OpenID Connect RP-Initiated
// Logout 1.0). The token is the one they came with, which the issuer knows them
// by; it asks them if there is none.
func (i *Issuer) Leave(ctx context.Context, token, back string, now time.Time) (at string, err error) {
	ctx, cancel := i.asking(ctx)
	defer cancel()
	m, err := i.learn(ctx, now)
	if err != nil || m.leave == "" {
		return "", err
	}
	u, err := url.Parse(m.leave)
	if err != nil {
		return "", fmt.Errorf("%w: where people log out: %s", ErrVouch, said(err))
	}
	q := u.Query()
	q.Set("client_id", i.ClientID)
	q.Set("post_logout_redirect_uri", back)
	if token != "" {
		q.Set("id_token_hint", token)
	}
	u.RawQuery = q.Encode()
	return u.String(), nil
}

// Arrival is somebody whom the issuer let in.
type Arrival struct {
	Errand Errand // also of somebody who was not let in
	User   store.User
	Token  string // that the issuer knows them by when they log out
}

// Reply is what the issuer sends a browser back with.
type Reply struct{ State, Code, Issuer, Error string }

// Return lets in who comes back from the issuer, with the cookie they left with,
// logged in or not. The reply is taken once.
func (d *Door) Return(ctx context.Context, back, cookie string, r Reply, who Who, from netip.Addr, now time.Time) (a Arrival, err error) {
	begun, ok := parseErrand(cookie)
	if !ok || !Same(r.State, stateOf(cookie)) || now.Sub(begun.begun) > signsIn || now.Before(begun.begun.Add(-time.Minute)) {
		return a, ErrStale
	}
	a.Errand = begun.Errand
	if a.Errand.Account != 0 && a.Errand.Account != who.User.ID {
		return a, ErrStale
	}
	tries := []try{{byAddress, byAddress.bucket(block(from))}}
	if err := d.count(ctx, tries, now); err != nil {
		return a, err
	}
	err = d.Store.Write(ctx, func(tx *store.Tx) error {
		once, err := tx.Take(ctx, Digest(r.State), now.Add(2*signsIn))
		if err == nil && !once {
			err = ErrStale
		}
		return err
	})
	if err != nil {
		return a, err
	}
	p, err := d.Issuer.person(ctx, back, cookie, r, now)
	if err != nil {
		return a, err
	}
	a.Token = p.token
	if a.User, err = d.vouched(ctx, p, a.Errand, now); err != nil {
		return a, err
	}
	return a, d.Store.Write(ctx, func(tx *store.Tx) error {
		return tx.ForgiveFailure(ctx, tries[0].bucket, tries[0].each)
	})
}

// person is somebody whom the issuer vouches for.
type person struct{ subject, name, token string }

// person asks the issuer who it was, and checks all that the answer says.
func (i *Issuer) person(ctx context.Context, back, cookie string, r Reply, now time.Time) (p person, err error) {
	switch {
	case r.Issuer != "" && r.Issuer != i.URL:
		return p, fmt.Errorf("%w: the reply is another issuer's, %.100q", ErrVouch, r.Issuer)
	case r.Error != "":
		return p, fmt.Errorf("%w: %.100q", ErrDenied, r.Error)
	}
	ctx, cancel := i.asking(ctx)
	defer cancel()
	m, err := i.learn(ctx, now)
	if err != nil {
		return p, err
	}
	got, err := i.client(m, back).Exchange(ctx, r.Code, oauth2.VerifierOption(verifierOf(cookie)))
	if err != nil {
		return p, fmt.Errorf("%w: the code: %s", ErrVouch, said(err))
	}
	raw, _ := got.Extra("id_token").(string)
	t, err := m.Verifier(&oidc.Config{ClientID: i.ClientID, Now: func() time.Time { return now }}).Verify(ctx, raw)
	if err != nil {
		return p, fmt.Errorf("%w: %s", ErrVouch, said(err))
	}
	claims := map[string]any{}
	if err := t.Claims(&claims); err != nil {
		return p, fmt.Errorf("%w: %s", ErrVouch, said(err))
	}
	party, parties := claims["azp"]
	switch {
	case !Same(t.Nonce, nonceOf(cookie)):
		return p, fmt.Errorf("%w: its token was made for another browser", ErrVouch)
	case t.Subject == "":
		return p, fmt.Errorf("%w: its token names nobody", ErrVouch)
	case parties && party != i.ClientID, !parties && len(t.Audience) > 1:
		return p, fmt.Errorf("%w: its token was made for another client", ErrVouch)
	case t.AccessTokenHash != "" && t.VerifyAccessToken(got.AccessToken) != nil:
		return p, fmt.Errorf("%w: its two tokens do not belong together", ErrVouch)
	}
	if claims[i.claim()] == nil && m.UserInfoEndpoint() != "" {
		info, err := m.UserInfo(ctx, oauth2.StaticTokenSource(got))
		if err != nil || info.Subject != t.Subject {
			return p, fmt.Errorf("%w: what it tells of the person is another's, or nothing: %s", ErrVouch, said(err))
		}
		if err := info.Claims(&claims); err != nil {
			return p, fmt.Errorf("%w: %s", ErrVouch, said(err))
		}
	}
	return person{t.Subject, named(claims, i.claim()), raw}, nil
}

// named is the name that some claims have for an account, "" if they have none.
// An address of mail names only whom it was proved to belong to.
func named(claims map[string]any, claim string) string {
	if ok := claims["email_verified"]; claim == mailClaim && ok != true && ok != "true" {
		return ""
	}
	s, _ := claims[claim].(string)
	return s
}

// said is an error for the log: what another wrote into it is cut.
func said(err error) string {
	if err == nil {
		return ""
	}
	s := err.Error()
	if len(s) > mostSays {
		s = s[:mostSays] + "…"
	}
	return fmt.Sprintf("%q", s)
}

// vouched returns the account of somebody whom the issuer vouches for, and makes
// it if they may have one. Whom the issuer knows decides whose account it is: the
// name they have there can change, and somebody else can have it next.
func (d *Door) vouched(ctx context.Context, p person, e Errand, now time.Time) (u store.User, err error) {
	err = d.Store.Write(ctx, func(tx *store.Tx) error {
		if err := tx.LockUsers(ctx); err != nil {
			return err
		}
		u, err = tx.UserOutside(ctx, d.Issuer.URL, p.subject)
		switch {
		case err == nil && e.Account != 0 && e.Account != u.ID:
			return ErrOther
		case err == nil && u.Locked:
			return ErrLocked
		case err == nil || !errors.Is(err, store.ErrNotFound):
			return err
		case e.Account != 0:
			return d.connect(ctx, tx, e.Account, p, &u)
		}
		u, err = d.newcomer(ctx, tx, p, e, now)
		return err
	})
	return u, err
}

// connect lets the issuer vouch for an account that is there.
func (d *Door) connect(ctx context.Context, tx *store.Tx, id int64, p person, u *store.User) (err error) {
	if *u, err = tx.User(ctx, id); err != nil {
		return err
	}
	u.Outside, u.Subject = d.Issuer.URL, p.subject
	return tx.SaveUser(ctx, *u)
}

// newcomer makes an account for somebody who has none: what their link says, or
// a reader's where everybody may come in.
func (d *Door) newcomer(ctx context.Context, tx *store.Tx, p person, e Errand, now time.Time) (u store.User, err error) {
	role := string(Reader)
	switch n, err := tx.CountUsers(ctx, ""); {
	case err != nil:
		return u, err
	case e.Link != "":
		i, err := invitation(ctx, tx, e.Link, e.First, now)
		if err != nil {
			return u, err
		}
		if err := tx.RemoveInvitation(ctx, i.ID); err != nil {
			return u, err
		}
		role = i.Role
	case !d.Issuer.Open || n == 0: // the first account is made by its link
		return u, ErrUnasked
	}
	name, err := Name(p.name)
	if err != nil {
		return u, ErrUnnamed
	}
	u = store.User{Name: name, Role: role, Outside: d.Issuer.URL, Subject: p.subject, Made: now}
	u.ID, err = tx.AddUser(ctx, u)
	if errors.Is(err, store.ErrNameTaken) {
		err = ErrOther
	}
	return u, err
}
