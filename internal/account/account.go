// Package account says who somebody is and what they may do.
//
// In go names, passwords, cookies and tokens as people and programs show them, and
// the time; out comes a Who, which answers one question: May. It knows no HTTP
// and keeps nothing itself: accounts, sessions, links and tokens are the store's,
// which has only hashes of what opens a door.
package account

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/secure/precis"

	"github.com/synoptic-news/synoptic/internal/store"
)

// Role is what an account is for.
type Role string

// The roles, each with the rights of those before it.
const (
	Reader Role = "reader"
	Editor Role = "editor"
	Admin  Role = "admin"
)

// Roles are all roles, the one with the fewest rights first.
var Roles = []Role{Reader, Editor, Admin}

// Right is something that may be done.
type Right string

// The rights.
const (
	Enter      Right = "enter"      // what everybody may: the way in, the style, whether all is well
	Signed     Right = "signed"     // what everybody may who proves it in the request itself: no form of ours
	Read       Right = "read"       // the pages
	Keep       Right = "keep"       // what is one's own: marks, follows, settings
	Edit       Right = "edit"       // feeds, merges, reports: what all see
	Watch      Right = "watch"      // the numbers of the server, also from this machine itself
	Administer Right = "administer" // accounts, and the server itself
)

// Scope is what a token for the API is for.
type Scope string

// The scopes.
const (
	ScopeRead    Scope = "read"
	ScopeWrite   Scope = "write"
	ScopeMetrics Scope = "metrics"
	ScopeAdmin   Scope = "admin"
)

// Scopes are all scopes.
var Scopes = []Scope{ScopeRead, ScopeWrite, ScopeMetrics, ScopeAdmin}

// rights says for each right from which role on an account has it, and which
// scope a token needs for it.
var rights = map[Right]struct {
	from  Role
	scope Scope
}{
	Enter:      {"", ""},
	Signed:     {"", ""},
	Read:       {Reader, ScopeRead},
	Keep:       {Reader, ScopeWrite},
	Edit:       {Editor, ScopeWrite},
	Watch:      {Admin, ScopeMetrics},
	Administer: {Admin, ScopeAdmin},
}

// Known reports whether there is such a right.
func (r Right) Known() bool {
	_, ok := rights[r]
	return ok
}

// Who is somebody who asks for something. The zero value is anybody, who may
// only enter.
type Who struct {
	User      store.User // the zero one: nobody knows who
	Anonymous bool       // anybody may read
	Here      bool       // it is asked from this machine, with nobody between
	Token     bool       // it is a program, with a token of these scopes
	Scopes    []Scope
	Session   store.Session // the browser, if it is logged in
}

// Known reports whether it is somebody with an account.
func (w Who) Known() bool { return w.User.ID != 0 }

// May reports whether they may do something.
func (w Who) May(r Right) bool {
	need, ok := rights[r]
	switch {
	case !ok:
		return false
	case need.from == "":
		return true
	case w.Token && !slices.Contains(w.Scopes, need.scope):
		return false
	case r == Watch && w.Here && !w.Token:
		return true
	case !w.Known():
		return r == Read && w.Anonymous
	}
	return slices.Index(Roles, Role(w.User.Role)) >= slices.Index(Roles, need.from)
}

// What is wrong with what somebody typed.
var (
	ErrName     = errors.New("a name has 1 to 64 letters and digits, without spaces; signs as in an address of mail are allowed")
	ErrShort    = errors.New("a password has at least 12 characters; a few words that do not belong together are easy to remember")
	ErrLong     = errors.New("a password has at most 1,000 characters")
	ErrGuess    = errors.New("that password is easily guessed: use at least six different characters, and not the name of the account")
	ErrRole     = errors.New("a role is reader, editor or admin")
	ErrScope    = errors.New("a scope is read, write, metrics or admin")
	ErrNoScopes = errors.New("a token needs at least one scope")
)

const (
	mostName      = 64   // characters
	leastPassword = 12   // characters
	mostPassword  = 1000 // characters: argon2id reads them all
	leastVariety  = 6    // different characters
)

// Name returns the name of an account as it is kept: RFC 8265 says which
// characters it may have, and that big letters are no others than small ones.
func Name(typed string) (string, error) {
	name, err := precis.UsernameCaseMapped.String(strings.TrimSpace(typed))
	if err != nil || name == "" || utf8.RuneCountInString(name) > mostName {
		return "", ErrName
	}
	return name, nil
}

// password returns a password as it is hashed: RFC 8265 makes one of what looks
// the same and is typed on different keyboards.
func password(typed string) (string, error) {
	p, err := precis.OpaqueString.String(typed)
	if err != nil {
		return "", ErrShort // it is empty, or has characters that no key types
	}
	return p, nil
}

// Password says what is wrong with a new password, nil if nothing is. There is
// no list of forbidden ones and no rule which kinds of characters it must have
// (NIST SP 800-63B-4, 3.1.1.2): it must be long, not all the same, and not be
// made of the name.
func Password(typed, name string) error {
	p, err := password(typed)
	if err != nil {
		return err
	}
	n := utf8.RuneCountInString(p)
	low := strings.ToLower(p)
	kinds := map[rune]bool{}
	for _, r := range low {
		kinds[r] = true
	}
	rest := low
	if name != "" {
		rest = strings.ReplaceAll(low, name, "")
	}
	switch {
	case n < leastPassword:
		return ErrShort
	case n > mostPassword:
		return ErrLong
	case len(kinds) < leastVariety || utf8.RuneCountInString(rest) < leastPassword/2:
		return ErrGuess
	}
	return nil
}

// ParseRole reads a role.
func ParseRole(s string) (Role, error) {
	if !slices.Contains(Roles, Role(s)) {
		return "", ErrRole
	}
	return Role(s), nil
}

// ParseScopes reads scopes, and sorts them as Scopes are.
func ParseScopes(typed []string) ([]Scope, error) {
	for _, s := range typed {
		if !slices.Contains(Scopes, Scope(s)) {
			return nil, ErrScope
		}
	}
	var out []Scope
	for _, s := range Scopes {
		if slices.Contains(typed, string(s)) {
			out = append(out, s)
		}
	}
	if out == nil {
		return nil, ErrNoScopes
	}
	return out, nil
}
