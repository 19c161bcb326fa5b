package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"
)

// ErrNameTaken says that there is an account of that name.
var ErrNameTaken = errors.New("there is an account of that name already")

// User is an account. Accounts, and what readers keep for themselves, are part
// of a backup and never of an export.
type User struct {
	ID      int64
	Name    string
	Role    string
	Hash    string // of the password; "": no password opens it
	Outside string // who else says that it is they; "": nobody
	Subject string // whom that one knows them as, where it is not by the name
	Locked  bool   // it opens nothing, and keeps what it has
	Made    time.Time

	Lang, Theme, Zone string // as they like it; "": as the browser asks
}

const userColumns = "id, name, role, hash, outside, subject, locked, made, lang, theme, zone"

func scanUser(scan func(...any) error) (u User, err error) {
	var locked, made int64
	err = scan(&u.ID, &u.Name, &u.Role, &u.Hash, &u.Outside, &u.Subject, &locked, &made, &u.Lang, &u.Theme, &u.Zone)
	u.Locked, u.Made = locked != 0, timeOf(made)
	return u, err
}

// AddUser keeps a new account and returns its ID, or ErrNameTaken. With the first
// one the links that make a first one are void.
func (tx *Tx) AddUser(ctx context.Context, u User) (id int64, err error) {
	err = tx.row(ctx, `INSERT INTO account (name, role, hash, outside, subject, locked, made, lang, theme, zone) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
		ON CONFLICT (name) DO NOTHING RETURNING id`, u.Name, u.Role, u.Hash, u.Outside, valid(u.Subject), truth(u.Locked), micros(u.Made), u.Lang, u.Theme, u.Zone).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, ErrNameTaken
	}
	if err == nil {
		_, err = tx.exec(ctx, "DELETE FROM invitation WHERE first = 1")
	}
	return id, err
}

// SaveUser writes all of an account but its name and when it was made.
func (tx *Tx) SaveUser(ctx context.Context, u User) error {
	return one(tx.exec(ctx, "UPDATE account SET role = $2, hash = $3, outside = $4, subject = $5, locked = $6, lang = $7, theme = $8, zone = $9 WHERE id = $1",
		u.ID, u.Role, u.Hash, u.Outside, valid(u.Subject), truth(u.Locked), u.Lang, u.Theme, u.Zone))
}

// one says ErrNotFound if nothing was changed.
func one(changed int64, err error) error {
	if err == nil && changed == 0 {
		return ErrNotFound
	}
	return err
}

// RemoveUser forgets an account with all that belongs to it.
func (tx *Tx) RemoveUser(ctx context.Context, id int64) error {
	return one(tx.exec(ctx, "DELETE FROM account WHERE id = $1", id))
}

// User returns an account by its ID.
func (tx *Tx) User(ctx context.Context, id int64) (User, error) {
	u, err := scanUser(tx.row(ctx, "SELECT "+userColumns+" FROM account WHERE id = $1", id).Scan)
	return u, found(err)
}

// UserNamed returns an account by its name.
func (tx *Tx) UserNamed(ctx context.Context, name string) (User, error) {
	u, err := scanUser(tx.row(ctx, "SELECT "+userColumns+" FROM account WHERE name = $1", name).Scan)
	return u, found(err)
}

// UserOutside returns the account that somebody else vouches for, by whom they
// know them as.
func (tx *Tx) UserOutside(ctx context.Context, outside, subject string) (User, error) {
	u, err := scanUser(tx.row(ctx, "SELECT "+userColumns+" FROM account WHERE outside = $1 AND subject = $2 AND subject <> ''", outside, valid(subject)).Scan)
	return u, found(err)
}

// Users returns all accounts by name.
func (tx *Tx) Users(ctx context.Context) ([]User, error) {
	var out []User
	err := tx.rows(ctx, func(r *sql.Rows) error {
		u, err := scanUser(r.Scan)
		out = append(out, u)
		return err
	}, "SELECT "+userColumns+" FROM account ORDER BY name")
	return out, err
}

// CountUsers returns how many accounts have a role and are not locked, or how
// many there are: "".
func (tx *Tx) CountUsers(ctx context.Context, role string) (n int, err error) {
	err = tx.row(ctx, "SELECT COUNT(*) FROM account WHERE role = $1 AND locked = 0 OR $1 = ''", role).Scan(&n)
	return n, err
}

// LockUsers keeps other processes from changing accounts until the transaction
// ends: what is done only if there is none, or but one left, is done once.
func (tx *Tx) LockUsers(ctx context.Context) error {
	if !tx.d.numbered {
		return nil // there is one writer
	}
	_, err := tx.exec(ctx, "LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE")
	return err
}

// Use is what of an account is open, and when it was used last.
type Use struct {
	Sessions, Tokens int
	Last             time.Time // the zero time: never
}

// Uses returns what is open of all accounts that have anything open, by ID.
func (tx *Tx) Uses(ctx context.Context, now time.Time) (map[int64]Use, error) {
	out := map[int64]Use{}
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var id, last int64
		var u Use
		err := r.Scan(&id, &u.Sessions, &u.Tokens, &last)
		u.Last = timeOf(last)
		out[id] = u
		return err
	}, `SELECT account, SUM(session), SUM(token), MAX(used) FROM (
		SELECT account, 1 AS session, 0 AS token, used FROM session WHERE expires > $1
		UNION ALL SELECT account, 0, 1, used FROM token) u GROUP BY account`, micros(now))
	return out, err
}

// Take takes something that there is once, by its hash, until it has expired by
// itself; false if it was taken before.
func (tx *Tx) Take(ctx context.Context, hash string, expires time.Time) (bool, error) {
	n, err := tx.exec(ctx, "INSERT INTO taken (hash, expires) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING", hash, micros(expires))
	return n > 0, err
}

// Session is a browser that is logged in.
type Session struct {
	Hash                string // of what its cookie holds
	Account             int64
	Agent               string // what the browser calls itself
	Made, Used, Expires time.Time
}

// PutSession keeps a session, or when it was last used and until when it holds.
func (tx *Tx) PutSession(ctx context.Context, s Session) error {
	_, err := tx.exec(ctx, `INSERT INTO session (hash, account, agent, made, used, expires) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (hash) DO UPDATE SET used = excluded.used, expires = excluded.expires`,
		s.Hash, s.Account, valid(s.Agent), micros(s.Made), micros(s.Used), micros(s.Expires))
	return err
}

// TouchSession writes when a session was last used and until when it holds.
func (tx *Tx) TouchSession(ctx context.Context, s Session) error {
	_, err := tx.exec(ctx, "UPDATE session SET used = $2, expires = $3 WHERE hash = $1", s.Hash, micros(s.Used), micros(s.Expires))
	return err
}

// Session returns the session of a hash, unless it has expired.
func (tx *Tx) Session(ctx context.Context, hash string, now time.Time) (s Session, err error) {
	err = tx.sessions(ctx, func(x Session) { s = x }, "hash = $1 AND expires > $2", hash, micros(now))
	if err == nil && s.Hash == "" {
		err = ErrNotFound
	}
	return s, err
}

// Sessions returns the sessions of an account, the last used first.
func (tx *Tx) Sessions(ctx context.Context, account int64, now time.Time) (all []Session, err error) {
	err = tx.sessions(ctx, func(x Session) { all = append(all, x) }, "account = $1 AND expires > $2 ORDER BY used DESC, hash", account, micros(now))
	return all, err
}

func (tx *Tx) sessions(ctx context.Context, each func(Session), where string, args ...any) error {
	return tx.rows(ctx, func(r *sql.Rows) error {
		var s Session
		var made, used, expires int64
		err := r.Scan(&s.Hash, &s.Account, &s.Agent, &made, &used, &expires)
		s.Made, s.Used, s.Expires = timeOf(made), timeOf(used), timeOf(expires)
		each(s)
		return err
	}, "SELECT hash, account, agent, made, used, expires FROM session WHERE "+where, args...)
}

// EndSession forgets a session; one that is not there is no error.
func (tx *Tx) EndSession(ctx context.Context, hash string) error {
	_, err := tx.exec(ctx, "DELETE FROM session WHERE hash = $1", hash)
	return err
}

// EndSessions forgets all sessions of an account but one, or all: "".
func (tx *Tx) EndSessions(ctx context.Context, account int64, but string) error {
	_, err := tx.exec(ctx, "DELETE FROM session WHERE account = $1 AND hash <> $2", account, but)
	return err
}

// DropExpired forgets the sessions and invitations that have expired, what was
// taken and could not be again, and the failures that have been worked off.
func (tx *Tx) DropExpired(ctx context.Context, now time.Time) error {
	for _, q := range []string{"DELETE FROM session WHERE expires <= $1", "DELETE FROM invitation WHERE expires <= $1", "DELETE FROM taken WHERE expires <= $1", "DELETE FROM login_failure WHERE due <= $1"} {
		if _, err := tx.exec(ctx, q, micros(now)); err != nil {
			return err
		}
	}
	return nil
}

// Invitation is a link that makes one account.
type Invitation struct {
	ID            int64
	Hash          string // of what the link holds
	Role          string
	First         bool  // it makes the first account
	Maker         int64 // the account that made it; 0: the command line
	Made, Expires time.Time
}

// AddInvitation keeps an invitation. One for the first account takes the place
// of those before it.
func (tx *Tx) AddInvitation(ctx context.Context, i Invitation) (id int64, err error) {
	if i.First {
		if _, err := tx.exec(ctx, "DELETE FROM invitation WHERE first = 1"); err != nil {
			return 0, err
		}
	}
	err = tx.row(ctx, "INSERT INTO invitation (hash, role, first, maker, made, expires) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
		i.Hash, i.Role, truth(i.First), i.Maker, micros(i.Made), micros(i.Expires)).Scan(&id)
	return id, err
}

// Invitation returns the invitation of a hash, unless it has expired.
func (tx *Tx) Invitation(ctx context.Context, hash string, now time.Time) (i Invitation, err error) {
	err = tx.invitations(ctx, func(x Invitation) { i = x }, "hash = $1 AND expires > $2", hash, micros(now))
	if err == nil && i.Hash == "" {
		err = ErrNotFound
	}
	return i, err
}

// Invitations returns the invitations nobody has used yet, the newest first,
// without those for a first account.
func (tx *Tx) Invitations(ctx context.Context, now time.Time) (all []Invitation, err error) {
	err = tx.invitations(ctx, func(x Invitation) { all = append(all, x) }, "first = 0 AND expires > $1 ORDER BY made DESC, id DESC", micros(now))
	return all, err
}

func (tx *Tx) invitations(ctx context.Context, each func(Invitation), where string, args ...any) error {
	return tx.rows(ctx, func(r *sql.Rows) error {
		var i Invitation
		var first, made, expires int64
		err := r.Scan(&i.ID, &i.Hash, &i.Role, &first, &i.Maker, &made, &expires)
		i.First, i.Made, i.Expires = first == 1, timeOf(made), timeOf(expires)
		each(i)
		return err
	}, "SELECT id, hash, role, first, maker, made, expires FROM invitation WHERE "+where, args...)
}

// RemoveInvitation forgets an invitation, or says ErrNotFound: of two that use
// it at once one does.
func (tx *Tx) RemoveInvitation(ctx context.Context, id int64) error {
	return one(tx.exec(ctx, "DELETE FROM invitation WHERE id = $1", id))
}

// Token is a key to the API.
type Token struct {
	ID         int64
	Account    int64
	Name       string
	Hash       string
	Scopes     []string
	Made, Used time.Time
}

// AddToken keeps a token.
func (tx *Tx) AddToken(ctx context.Context, t Token) (id int64, err error) {
	err = tx.row(ctx, "INSERT INTO token (account, name, hash, scopes, made, used) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
		t.Account, valid(t.Name), t.Hash, strings.Join(t.Scopes, " "), micros(t.Made), micros(t.Used)).Scan(&id)
	return id, err
}

// Token returns the token of a hash.
func (tx *Tx) Token(ctx context.Context, hash string) (t Token, err error) {
	err = tx.tokens(ctx, func(x Token) { t = x }, "hash = $1", hash)
	if err == nil && t.Hash == "" {
		err = ErrNotFound
	}
	return t, err
}

// Tokens returns the tokens of an account in the order they were made.
func (tx *Tx) Tokens(ctx context.Context, account int64) (all []Token, err error) {
	err = tx.tokens(ctx, func(x Token) { all = append(all, x) }, "account = $1 ORDER BY id", account)
	return all, err
}

func (tx *Tx) tokens(ctx context.Context, each func(Token), where string, args ...any) error {
	return tx.rows(ctx, func(r *sql.Rows) error {
		var t Token
		var scopes string
		var made, used int64
		err := r.Scan(&t.ID, &t.Account, &t.Name, &t.Hash, &scopes, &made, &used)
		t.Scopes, t.Made, t.Used = strings.Fields(scopes), timeOf(made), timeOf(used)
		each(t)
		return err
	}, "SELECT id, account, name, hash, scopes, made, used FROM token WHERE "+where, args...)
}

// TouchToken writes when a token was last used.
func (tx *Tx) TouchToken(ctx context.Context, id int64, now time.Time) error {
	_, err := tx.exec(ctx, "UPDATE token SET used = $2 WHERE id = $1", id, micros(now))
	return err
}

// RemoveToken forgets a token of an account.
func (tx *Tx) RemoveToken(ctx context.Context, account, id int64) error {
	return one(tx.exec(ctx, "DELETE FROM token WHERE account = $1 AND id = $2", account, id))
}

// Due returns when all failures of a bucket will have been worked off, the zero
// time if there are none.
func (tx *Tx) Due(ctx context.Context, bucket string) (time.Time, error) {
	var due int64
	err := tx.row(ctx, "SELECT due FROM login_failure WHERE bucket = $1", bucket).Scan(&due)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return timeOf(due), err
}

// AddFailure adds a failure that takes a time to be worked off, unless those
// before it take longer than most: then it reports false.
func (tx *Tx) AddFailure(ctx context.Context, bucket string, now time.Time, takes, most time.Duration) (bool, error) {
	n, err := tx.exec(ctx, `INSERT INTO login_failure (bucket, due) VALUES ($1, $2)
		ON CONFLICT (bucket) DO UPDATE SET due = CASE WHEN login_failure.due > $3 THEN login_failure.due ELSE $3 END + $4 WHERE login_failure.due <= $5`,
		bucket, micros(now.Add(takes)), micros(now), takes.Microseconds(), micros(now.Add(most)))
	return n > 0, err
}

// ForgiveFailure takes back one failure.
func (tx *Tx) ForgiveFailure(ctx context.Context, bucket string, took time.Duration) error {
	_, err := tx.exec(ctx, "UPDATE login_failure SET due = due - $2 WHERE bucket = $1", bucket, took.Microseconds())
	return err
}

// ReadMark says how far somebody has read a story.
type ReadMark struct {
	Story int64
	Seal  string    // of the page they read
	Upto  time.Time // when that page was updated
}

// MarkRead keeps a mark; one that is further on stays.
func (tx *Tx) MarkRead(ctx context.Context, account int64, m ReadMark) error {
	_, err := tx.exec(ctx, `INSERT INTO read_mark (account, story, seal, upto) VALUES ($1, $2, $3, $4)
		ON CONFLICT (account, story) DO UPDATE SET seal = excluded.seal, upto = excluded.upto WHERE read_mark.upto <= excluded.upto`,
		account, m.Story, m.Seal, micros(m.Upto))
	return err
}

// MarkUnread forgets a mark.
func (tx *Tx) MarkUnread(ctx context.Context, account, story int64) error {
	_, err := tx.exec(ctx, "DELETE FROM read_mark WHERE account = $1 AND story = $2", account, story)
	return err
}

// ReadMark returns the mark of one story, the zero mark if there is none.
func (tx *Tx) ReadMark(ctx context.Context, account, story int64) (m ReadMark, err error) {
	var upto int64
	err = tx.row(ctx, "SELECT story, seal, upto FROM read_mark WHERE account = $1 AND story = $2", account, story).Scan(&m.Story, &m.Seal, &upto)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	m.Upto = timeOf(upto)
	return m, err
}

// ReadMarks returns the marks of somebody by story, of the stories updated since
// a time.
func (tx *Tx) ReadMarks(ctx context.Context, account int64, since time.Time) (map[int64]ReadMark, error) {
	out := map[int64]ReadMark{}
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var m ReadMark
		var upto int64
		err := r.Scan(&m.Story, &m.Seal, &upto)
		m.Upto = timeOf(upto)
		out[m.Story] = m
		return err
	}, "SELECT m.story, m.seal, m.upto FROM read_mark m JOIN story s ON s.id = m.story WHERE m.account = $1 AND s.updated >= $2 ORDER BY m.story", account, micros(since))
	return out, err
}

// Follow is something that somebody follows.
type Follow struct {
	Kind string // "story", "person", "organisation", "place", "outlet", "search"
	What string // its number, name, ID or text
	Made time.Time
}

// Follow follows something; twice is once.
func (tx *Tx) Follow(ctx context.Context, account int64, f Follow) error {
	_, err := tx.exec(ctx, "INSERT INTO follow (account, kind, what, made) VALUES ($1, $2, $3, $4) ON CONFLICT (account, kind, what) DO NOTHING",
		account, f.Kind, valid(f.What), micros(f.Made))
	return err
}

// Unfollow stops following something.
func (tx *Tx) Unfollow(ctx context.Context, account int64, kind, what string) error {
	_, err := tx.exec(ctx, "DELETE FROM follow WHERE account = $1 AND kind = $2 AND what = $3", account, kind, valid(what))
	return err
}

// Follows returns what somebody follows, by kind and what.
func (tx *Tx) Follows(ctx context.Context, account int64) ([]Follow, error) {
	var out []Follow
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var f Follow
		var made int64
		err := r.Scan(&f.Kind, &f.What, &made)
		f.Made = timeOf(made)
		out = append(out, f)
		return err
	}, "SELECT kind, what, made FROM follow WHERE account = $1 ORDER BY kind, made, what", account)
	return out, err
}

// FollowedStories returns the stories updated since a time that somebody follows:
// by themselves, or because of an outlet or a name in them.
func (tx *Tx) FollowedStories(ctx context.Context, account int64, since time.Time) (map[int64]bool, error) {
	return tx.storySet(ctx, `SELECT s.id FROM story s WHERE s.moved = 0 AND s.updated >= $2 AND EXISTS (SELECT 1 FROM follow WHERE account = $1) AND (
		EXISTS (SELECT 1 FROM follow w WHERE w.account = $1 AND w.kind = 'story' AND w.what = CAST(s.id AS TEXT))
		OR EXISTS (SELECT 1 FROM filed f JOIN article a ON a.id = f.article JOIN follow w ON w.what = a.outlet WHERE f.story = s.id AND w.account = $1 AND w.kind = 'outlet')
		OR EXISTS (SELECT 1 FROM story_entity e JOIN follow w ON w.what = e.key AND w.kind = e.kind WHERE e.story = s.id AND w.account = $1))`, account, micros(since))
}

// storySet is the set of the stories that a statement names.
func (tx *Tx) storySet(ctx context.Context, q string, args ...any) (map[int64]bool, error) {
	out := map[int64]bool{}
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var id int64
		err := r.Scan(&id)
		out[id] = true
		return err
	}, q, args...)
	return out, err
}

// followMerged lets those who follow a story follow the one it is merged into.
func (tx *Tx) followMerged(ctx context.Context, from, into string) error {
	_, err := tx.exec(ctx, `INSERT INTO follow (account, kind, what, made) SELECT account, kind, CAST($2 AS TEXT), made FROM follow
		WHERE kind = 'story' AND what = $1 ON CONFLICT (account, kind, what) DO NOTHING`, from, into)
	return err
}

// HideOutlet hides an outlet from somebody, or shows it again.
func (tx *Tx) HideOutlet(ctx context.Context, account int64, outlet string, hide bool) error {
	q := "DELETE FROM hidden_outlet WHERE account = $1 AND outlet = $2"
	if hide {
		q = "INSERT INTO hidden_outlet (account, outlet) VALUES ($1, $2) ON CONFLICT (account, outlet) DO NOTHING"
	}
	_, err := tx.exec(ctx, q, account, valid(outlet))
	return err
}

// HiddenOutlets returns the outlets hidden from somebody, by ID.
func (tx *Tx) HiddenOutlets(ctx context.Context, account int64) (out []string, err error) {
	err = tx.rows(ctx, func(r *sql.Rows) error {
		var s string
		err := r.Scan(&s)
		out = append(out, s)
		return err
	}, "SELECT outlet FROM hidden_outlet WHERE account = $1 ORDER BY outlet", account)
	return out, err
}

// HiddenStories returns the stories updated since a time all of whose articles
// are of outlets hidden from somebody.
func (tx *Tx) HiddenStories(ctx context.Context, account int64, since time.Time) (map[int64]bool, error) {
	return tx.storySet(ctx, `SELECT s.id FROM story s WHERE s.moved = 0 AND s.updated >= $2 AND EXISTS (SELECT 1 FROM hidden_outlet WHERE account = $1)
		AND EXISTS (SELECT 1 FROM filed f WHERE f.story = s.id)
		AND NOT EXISTS (SELECT 1 FROM filed f JOIN article a ON a.id = f.article
			WHERE f.story = s.id AND a.outlet NOT IN (SELECT outlet FROM hidden_outlet WHERE account = $1))`, account, micros(since))
}

// OutletNames returns the names of all outlets that articles came from, by ID.
func (tx *Tx) OutletNames(ctx context.Context) (map[string]string, error) {
	out := map[string]string{}
	err := tx.rows(ctx, func(r *sql.Rows) error {
		var id, name string
		err := r.Scan(&id, &name)
		out[id] = name
		return err
	}, "SELECT id, name FROM outlet")
	return out, err
}
