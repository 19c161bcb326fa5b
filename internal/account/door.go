package account

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
)

// Door lets people in. Its zero value with a Store works; it may be used by many
// goroutines at once.
type Door struct {
	Store  *store.Store
	Cost   Cost    // of trying a password; RFC 9106's second recommendation if zero
	Issuer *Issuer // vouches for people; nil: nobody does

	once   sync.Once
	busy   chan struct{} // a place for each password that is being tried
	nobody string        // a hash that no password has, tried in the place of one that is not there
}

// Errors of the door.
var (
	ErrWrong   = errors.New("the name or the password is wrong")
	ErrTooMany = errors.New("too many wrong passwords")
	ErrBusy    = errors.New("too many are logging in at once")
	ErrLink    = errors.New("the link is not valid: it was used, has expired, or never was")
	ErrLast    = errors.New("the last administrator cannot be taken away")
	ErrNobody  = errors.New("there is no such account")
	ErrLocked  = errors.New("the account is locked")
)

const (
	atOnce  = 2                   // passwords tried at a time: 128 MiB
	waiting = 5 * time.Second     // for a place
	idle    = 14 * 24 * time.Hour // a session ends if it was not used for so long
	longest = 90 * 24 * time.Hour // and after this in any case
	noted   = 5 * time.Minute     // how exactly it is known when a session or token was last used
	invited = 7 * 24 * time.Hour
	started = 24 * time.Hour // the link for a first account
)

// How often logging in may fail. Each failure is worked off in a time of its
// own, and so many may be open: 10 at once and 250 a day for a name, whoever
// tries it (NIST SP 800-63B-4 allows 100 in a row), 30 at once and 60 an hour
// for an address, whichever names it tries.
var (
	byName    = limit{"name", 10, 6 * time.Minute}
	byAddress = limit{"address", 30, time.Minute}
)

// limit is how many failures there may be. They are counted in buckets, of which
// there is a fixed number: nobody can make the table grow, and somebody who
// wanted to fill it would have to fail a million times first.
type limit struct {
	kind  string
	burst int
	each  time.Duration
}

func (l limit) bucket(of string) string { return l.kind + " " + Digest(of)[:4] }

// most is how long the failures before another one may take to be worked off.
func (l limit) most() time.Duration { return time.Duration(l.burst-1) * l.each }

// block is an address as it is counted: whoever has one address of IPv6 has 2^64.
func block(a netip.Addr) string {
	a = a.Unmap().WithZone("")
	if a.Is6() {
		p, _ := a.Prefix(64)
		return p.String()
	}
	return a.String()
}

func (d *Door) ready() {
	d.once.Do(func() {
		if d.Cost == (Cost{}) {
			d.Cost = standardCost
		}
		d.busy = make(chan struct{}, atOnce)
		d.nobody = d.Cost.form(make([]byte, saltLength), make([]byte, keyLength))
	})
}

// place waits until a password may be tried.
func (d *Door) place(ctx context.Context) (leave func(), err error) {
	d.ready()
	ctx, cancel := context.WithTimeout(ctx, waiting)
	defer cancel()
	select {
	case d.busy <- struct{}{}:
		return func() { <-d.busy }, nil
	case <-ctx.Done():
		return nil, ErrBusy
	}
}

// TooMany is ErrTooMany with how long to wait.
type TooMany struct{ Wait time.Duration }

func (e TooMany) Error() string {
	return fmt.Sprintf("%v; wait %v", ErrTooMany, e.Wait.Round(time.Second))
}

// Unwrap makes it an ErrTooMany.
func (e TooMany) Unwrap() error { return ErrTooMany }

// Login returns the account of a name and password: else ErrWrong, TooMany or
// ErrBusy. A name that is not there takes as long as a wrong password, and counts
// as one.
func (d *Door) Login(ctx context.Context, typedName, typed string, from netip.Addr, now time.Time) (store.User, error) {
	name, badName := Name(typedName)
	if badName != nil {
		name = strings.ToValidUTF8(typedName[:min(len(typedName), mostPassword)], "") // it counts, too
	}
	tries := []try{{byName, byName.bucket(name)}, {byAddress, byAddress.bucket(block(from))}}
	if err := d.count(ctx, tries, now); err != nil {
		return store.User{}, err
	}
	var u store.User
	err := d.Store.Read(ctx, func(tx *store.Tx) (err error) {
		u, err = tx.UserNamed(ctx, name)
		return ignore(err, store.ErrNotFound)
	})
	if err != nil {
		return store.User{}, err
	}
	leave, err := d.place(ctx)
	if err != nil {
		return store.User{}, err
	}
	defer leave()
	hash := u.Hash
	if hash == "" {
		hash = d.nobody
	}
	p, badPassword := password(typed[:min(len(typed), 4*mostPassword)])
	ok, at, err := matches(p, hash)
	switch {
	case err != nil:
		return store.User{}, fmt.Errorf("account %s: %w", name, err)
	case !ok || u.Hash == "" || badPassword != nil || badName != nil:
		return store.User{}, ErrWrong
	case u.Locked:
		return store.User{}, ErrLocked
	}
	return u, d.Store.Write(ctx, func(tx *store.Tx) error {
		for _, t := range tries {
			if err := tx.ForgiveFailure(ctx, t.bucket, t.each); err != nil {
				return err
			}
		}
		if at == d.Cost {
			return nil
		}
		u.Hash = d.Cost.hash(p) // the cost has been raised since
		return tx.SaveUser(ctx, u)
	})
}

// try is one that a limit counts.
type try struct {
	limit
	bucket string
}

// count counts a try as a failure before it is made, so that many at once are no
// way around the limits; one that succeeds is taken back.
func (d *Door) count(ctx context.Context, tries []try, now time.Time) error {
	return d.Store.Write(ctx, func(tx *store.Tx) error {
		if err := tx.DropExpired(ctx, now); err != nil {
			return err
		}
		for _, t := range tries {
			ok, err := tx.AddFailure(ctx, t.bucket, now, t.each, t.most())
			if err != nil {
				return err
			}
			if !ok {
				due, err := tx.Due(ctx, t.bucket)
				if err != nil {
					return err
				}
				return TooMany{due.Sub(now) - t.most()}
			}
		}
		return nil
	})
}

func ignore(err, one error) error {
	if errors.Is(err, one) {
		return nil
	}
	return err
}

// hashed checks a new password and hashes it.
func (d *Door) hashed(ctx context.Context, typed, name string) (string, error) {
	if err := Password(typed, name); err != nil {
		return "", err
	}
	p, err := password(typed)
	if err != nil {
		return "", err
	}
	leave, err := d.place(ctx)
	if err != nil {
		return "", err
	}
	defer leave()
	return d.Cost.hash(p), nil
}

// Add makes an account.
func (d *Door) Add(ctx context.Context, typedName, typed string, role Role, now time.Time) (u store.User, err error) {
	if u, err = d.account(ctx, typedName, typed, role, now); err != nil {
		return u, err
	}
	err = d.Store.Write(ctx, func(tx *store.Tx) error {
		u.ID, err = tx.AddUser(ctx, u)
		return err
	})
	return u, err
}

// account is a new account that has not been kept yet.
func (d *Door) account(ctx context.Context, typedName, typed string, role Role, now time.Time) (store.User, error) {
	name, err := Name(typedName)
	if err != nil {
		return store.User{}, err
	}
	if _, err := ParseRole(string(role)); err != nil {
		return store.User{}, err
	}
	h, err := d.hashed(ctx, typed, name)
	return store.User{Name: name, Role: string(role), Hash: h, Made: now}, err
}

// Named returns the account of a name, or ErrNobody.
func (d *Door) Named(ctx context.Context, typedName string) (u store.User, err error) {
	name, err := Name(typedName)
	if err != nil {
		return u, ErrNobody
	}
	err = d.Store.Read(ctx, func(tx *store.Tx) error {
		u, err = tx.UserNamed(ctx, name)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		err = ErrNobody
	}
	return u, err
}

// SetPassword gives an account another password and ends all its sessions but
// one, or all: "". Wrong passwords tried before are forgotten.
func (d *Door) SetPassword(ctx context.Context, u store.User, typed, but string) error {
	h, err := d.hashed(ctx, typed, u.Name)
	if err != nil {
		return err
	}
	return d.Store.Write(ctx, func(tx *store.Tx) error {
		if u, err = tx.User(ctx, u.ID); err != nil {
			return err
		}
		u.Hash = h
		if err := tx.SaveUser(ctx, u); err != nil {
			return err
		}
		if err := tx.ForgiveFailure(ctx, byName.bucket(u.Name), 10*365*24*time.Hour); err != nil {
			return err
		}
		return tx.EndSessions(ctx, u.ID, but)
	})
}

// SetRole gives an account another role. The last administrator keeps theirs.
func (d *Door) SetRole(ctx context.Context, id int64, role Role) error {
	if _, err := ParseRole(string(role)); err != nil {
		return err
	}
	return d.Store.Write(ctx, func(tx *store.Tx) error {
		u, err := d.leaves(ctx, tx, id, role)
		if err != nil {
			return err
		}
		u.Role = string(role)
		return tx.SaveUser(ctx, u)
	})
}

// Lock shuts an account, or opens it again. A locked one keeps all that is its
// own, and neither a password nor a cookie, a token, a proxy or an issuer opens
// it; its sessions end. The last administrator stays.
func (d *Door) Lock(ctx context.Context, id int64, shut bool) error {
	return d.Store.Write(ctx, func(tx *store.Tx) error {
		role := Admin
		if shut {
			role = ""
		}
		u, err := d.leaves(ctx, tx, id, role)
		if err != nil {
			return err
		}
		u.Locked = shut
		if err := tx.SaveUser(ctx, u); err != nil || !shut {
			return err
		}
		return tx.EndSessions(ctx, id, "")
	})
}

// Remove takes an account away, with all that is its own. The last administrator
// stays.
func (d *Door) Remove(ctx context.Context, id int64) error {
	return d.Store.Write(ctx, func(tx *store.Tx) error {
		if _, err := d.leaves(ctx, tx, id, ""); err != nil {
			return err
		}
		return tx.RemoveUser(ctx, id)
	})
}

// leaves returns an account, unless giving it another role leaves no
// administrator.
func (d *Door) leaves(ctx context.Context, tx *store.Tx, id int64, role Role) (store.User, error) {
	if err := tx.LockUsers(ctx); err != nil {
		return store.User{}, err
	}
	u, err := tx.User(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return u, ErrNobody
	}
	if err != nil || u.Role != string(Admin) || u.Locked || role == Admin {
		return u, err
	}
	n, err := tx.CountUsers(ctx, string(Admin))
	if err == nil && n < 2 {
		err = ErrLast
	}
	return u, err
}

// Invite makes a link for one account of a role and returns what it holds.
func (d *Door) Invite(ctx context.Context, role Role, maker int64, now time.Time) (string, error) {
	if _, err := ParseRole(string(role)); err != nil {
		return "", err
	}
	return d.link(ctx, store.Invitation{Role: string(role), Maker: maker, Made: now, Expires: now.Add(invited)})
}

// First makes a link for the first account, an administrator's, in the place of
// any made before; "" if there is an account.
func (d *Door) First(ctx context.Context, now time.Time) (string, error) {
	n, err := d.Count(ctx)
	if err != nil || n > 0 {
		return "", err
	}
	return d.link(ctx, store.Invitation{Role: string(Admin), First: true, Made: now, Expires: now.Add(started)})
}

// Count returns how many accounts there are.
func (d *Door) Count(ctx context.Context) (n int, err error) {
	err = d.Store.Read(ctx, func(tx *store.Tx) error {
		n, err = tx.CountUsers(ctx, "")
		return err
	})
	return n, err
}

func (d *Door) link(ctx context.Context, i store.Invitation) (string, error) {
	s := Secret()
	i.Hash = Digest(s)
	return s, d.Store.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.AddInvitation(ctx, i)
		return err
	})
}

// Invitation returns what a link holds, or ErrLink. first: it must be the link
// for the first account, else it must not.
func (d *Door) Invitation(ctx context.Context, secret string, first bool, now time.Time) (i store.Invitation, err error) {
	err = d.Store.Read(ctx, func(tx *store.Tx) error {
		i, err = invitation(ctx, tx, secret, first, now)
		return err
	})
	return i, err
}

func invitation(ctx context.Context, tx *store.Tx, secret string, first bool, now time.Time) (store.Invitation, error) {
	i, err := tx.Invitation(ctx, Digest(secret), now)
	if errors.Is(err, store.ErrNotFound) || err == nil && i.First != first {
		err = ErrLink
	}
	return i, err
}

// Accept makes the account that a link is for. The link is used up.
func (d *Door) Accept(ctx context.Context, secret string, first bool, typedName, typed string, now time.Time) (u store.User, err error) {
	i, err := d.Invitation(ctx, secret, first, now) // before the costly part
	if err != nil {
		return u, err
	}
	if u, err = d.account(ctx, typedName, typed, Role(i.Role), now); err != nil {
		return u, err
	}
	err = d.Store.Write(ctx, func(tx *store.Tx) error {
		if err := tx.LockUsers(ctx); err != nil {
			return err
		}
		i, err := invitation(ctx, tx, secret, first, now)
		if err != nil {
			return err
		}
		if err := tx.RemoveInvitation(ctx, i.ID); err != nil {
			return err
		}
		u.ID, err = tx.AddUser(ctx, u)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		err = ErrLink // another was faster
	}
	return u, err
}

// byProxy is what an account has in the place of a password if a proxy says who
// it is.
const byProxy = "proxy"

// Proxied returns the account of whom a proxy has let in under a name. The first
// time it makes one, for reading.
func (d *Door) Proxied(ctx context.Context, typedName string, now time.Time) (store.User, error) {
	name, err := Name(typedName)
	if err != nil {
		return store.User{}, err
	}
	u, err := d.Named(ctx, name)
	if err == nil && u.Locked {
		return store.User{}, ErrLocked
	}
	if !errors.Is(err, ErrNobody) {
		return u, err
	}
	u = store.User{Name: name, Role: string(Reader), Outside: byProxy, Made: now}
	err = d.Store.Write(ctx, func(tx *store.Tx) error {
		u.ID, err = tx.AddUser(ctx, u)
		return err
	})
	if errors.Is(err, store.ErrNameTaken) { // another request was faster
		return d.Named(ctx, name)
	}
	return u, err
}

// Open logs a browser in and returns what its cookie shall hold: a new one each
// time, and the one it came with is void.
func (d *Door) Open(ctx context.Context, u store.User, was, agent string, now time.Time) (string, error) {
	s := Secret()
	return s, d.Store.Write(ctx, func(tx *store.Tx) error {
		if was != "" {
			if err := tx.EndSession(ctx, Digest(was)); err != nil {
				return err
			}
		}
		return tx.PutSession(ctx, store.Session{Hash: Digest(s), Account: u.ID, Agent: agent[:min(len(agent), mostAgent)], Made: now, Used: now, Expires: now.Add(idle)})
	})
}

const mostAgent = 300 // bytes

// Lasts is for how long a browser shall keep its cookie.
const Lasts = longest

// Session returns who has a cookie, or the zero Who if it holds nothing that is
// valid.
func (d *Door) Session(ctx context.Context, cookie string, now time.Time) (w Who, err error) {
	if cookie == "" {
		return Who{}, nil
	}
	err = d.Store.Read(ctx, func(tx *store.Tx) error {
		if w.Session, err = tx.Session(ctx, Digest(cookie), now); err != nil {
			return err
		}
		w.User, err = openUser(ctx, tx, w.Session.Account)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return Who{}, nil
	}
	if err != nil {
		return Who{}, err
	}
	if now.Sub(w.Session.Used) > noted {
		w.Session.Used = now
		w.Session.Expires = now.Add(min(idle, w.Session.Made.Add(longest).Sub(now)))
		err = d.Store.Write(ctx, func(tx *store.Tx) error { return tx.TouchSession(ctx, w.Session) })
	}
	return w, err
}

// openUser returns an account that is not locked, else store.ErrNotFound.
func openUser(ctx context.Context, tx *store.Tx, id int64) (store.User, error) {
	u, err := tx.User(ctx, id)
	if err == nil && u.Locked {
		return store.User{}, store.ErrNotFound
	}
	return u, err
}

// End logs a browser out.
func (d *Door) End(ctx context.Context, cookie string) error {
	return d.Store.Write(ctx, func(tx *store.Tx) error { return tx.EndSession(ctx, Digest(cookie)) })
}

// TokenStart begins every token for the API, so that those who look for secrets that
// got out know one when they see it.
const TokenStart = "synoptic_"

const mostTokenName = 100 // characters

// AddToken makes a token for the API and returns it. It may do no more than its
// account may.
func (d *Door) AddToken(ctx context.Context, u store.User, name string, scopes []Scope, now time.Time) (string, error) {
	if len(scopes) == 0 {
		return "", ErrNoScopes
	}
	token := TokenStart + Secret()
	t := store.Token{Account: u.ID, Name: shortened(name, mostTokenName), Hash: Digest(token), Made: now}
	for _, s := range scopes {
		t.Scopes = append(t.Scopes, string(s))
	}
	return token, d.Store.Write(ctx, func(tx *store.Tx) error {
		_, err := tx.AddToken(ctx, t)
		return err
	})
}

func shortened(s string, most int) string {
	r := []rune(strings.TrimSpace(s))
	return string(r[:min(len(r), most)])
}

// Token returns who has a token, or the zero Who.
func (d *Door) Token(ctx context.Context, token string, now time.Time) (w Who, err error) {
	if !strings.HasPrefix(token, TokenStart) {
		return Who{}, nil
	}
	var t store.Token
	err = d.Store.Read(ctx, func(tx *store.Tx) error {
		if t, err = tx.Token(ctx, Digest(token)); err != nil {
			return err
		}
		w.User, err = openUser(ctx, tx, t.Account)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return Who{}, nil
	}
	if err != nil {
		return Who{}, err
	}
	w.Token = true
	for _, s := range t.Scopes {
		if slices.Contains(Scopes, Scope(s)) {
			w.Scopes = append(w.Scopes, Scope(s))
		}
	}
	if now.Sub(t.Used) > noted {
		err = d.Store.Write(ctx, func(tx *store.Tx) error { return tx.TouchToken(ctx, t.ID, now) })
	}
	return w, err
}
