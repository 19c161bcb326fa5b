package account

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
)

var (
	ctx  = context.Background()
	noon = time.Date(2031, 5, 7, 12, 0, 0, 0, time.UTC)
	home = netip.MustParseAddr("192.0.2.7")
)

// cheap is a cost that tests can pay.
var cheap = Cost{Time: 1, Memory: 64, Threads: 1}

const phrase = "seven herrings under ice"

func newDoor(t testing.TB) *Door {
	t.Helper()
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return &Door{Store: s, Cost: cheap}
}

func add(t testing.TB, d *Door, name string, role Role) store.User {
	t.Helper()
	u, err := d.Add(ctx, name, phrase, role, noon)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// Every right for every kind of person, written out.
func TestMay(t *testing.T) {
	user := func(r Role) store.User { return store.User{ID: 1, Role: string(r)} }
	all := []Right{Enter, Signed, Read, Keep, Edit, Watch, Administer}
	for _, c := range []struct {
		name string
		who  Who
		may  string
	}{
		{"nobody", Who{}, "enter signed"},
		{"anybody where reading is free", Who{Anonymous: true}, "enter signed read"},
		{"a reader", Who{User: user(Reader)}, "enter signed read keep"},
		{"an editor", Who{User: user(Editor)}, "enter signed read keep edit"},
		{"an administrator", Who{User: user(Admin)}, "enter signed read keep edit watch administer"},
		{"a program on this machine", Who{Here: true}, "enter signed watch"},
		{"a reader on this machine", Who{User: user(Reader), Here: true}, "enter signed read keep watch"},
		{"a key on this machine", Who{User: user(Admin), Here: true, Token: true, Scopes: []Scope{ScopeRead}}, "enter signed read"},
		{"a key for the numbers", Who{User: user(Admin), Token: true, Scopes: []Scope{ScopeMetrics}}, "enter signed watch"},
		{"a reader's key for the numbers", Who{User: user(Reader), Token: true, Scopes: []Scope{ScopeMetrics}}, "enter signed"},
		{"an account of an unknown role", Who{User: user("owner")}, "enter signed"},
		{"a key for reading", Who{User: user(Admin), Token: true, Scopes: []Scope{ScopeRead}}, "enter signed read"},
		{"a key for writing alone", Who{User: user(Admin), Token: true, Scopes: []Scope{ScopeWrite}}, "enter signed keep edit"},
		{"a reader's key for all", Who{User: user(Reader), Token: true, Scopes: Scopes}, "enter signed read keep"},
		{"an administrator's key for all", Who{User: user(Admin), Token: true, Scopes: Scopes}, "enter signed read keep edit watch administer"},
		{"a key without scopes", Who{User: user(Admin), Token: true}, "enter signed"},
		{"a key without scopes where reading is free", Who{User: user(Admin), Token: true, Anonymous: true}, "enter signed"},
	} {
		var got []string
		for _, r := range all {
			if c.who.May(r) {
				got = append(got, string(r))
			}
		}
		if strings.Join(got, " ") != c.may {
			t.Errorf("%s may %q, want %q", c.name, got, c.may)
		}
		if c.who.May("") || c.who.May("fly") {
			t.Errorf("%s may what nobody has heard of", c.name)
		}
	}
}

func TestNames(t *testing.T) {
	for typed, want := range map[string]string{
		"Elin": "elin", " elin ": "elin", "elin@post.example": "elin@post.example", "Ёлка": "ёлка", "ＥＬＩＮ": "elin", "a.b-c_d": "a.b-c_d",
		"": "", "elin marsk": "", "elin\x00": "", "elin\u202e": "", "a\nb": "", "\xff": "", strings.Repeat("a", 65): "", "☃": "",
	} {
		got, err := Name(typed)
		if got != want || (err == nil) != (want != "") || err != nil && !errors.Is(err, ErrName) {
			t.Errorf("%q is %q, %v; want %q", typed, got, err, want)
		}
	}
}

func TestPasswordRule(t *testing.T) {
	for typed, want := range map[string]error{
		phrase: nil, "correct-horse": nil, "пароль з кількох слів": nil, "日本語のとても長い合言葉です": nil,
		"": ErrShort, "short": ErrShort, "elevenchars": ErrShort, "tab\there and there": ErrShort,
		"aaaaaaaaaaaa": ErrGuess, "abababababab": ErrGuess, "121212121212121": ErrGuess,
		"elinelinelin": ErrGuess, "ElinElinElin1": ErrGuess, "elinelinelin from Storsund": nil,
		strings.Repeat("abcdefgh", 125): nil, strings.Repeat("abcdefgh", 126): ErrLong,
	} {
		if got := Password(typed, "elin"); got != want {
			t.Errorf("%.40q: %v, want %v", typed, got, want)
		}
	}
}

// The hash is argon2id as RFC 9106 recommends it, and reads as others write it.
func TestHash(t *testing.T) {
	if standardCost.Memory < 19<<10 || standardCost.Time < 2 {
		t.Errorf("%+v is less than OWASP asks for", standardCost)
	}
	h := cheap.hash(phrase)
	if again := cheap.hash(phrase); again == h {
		t.Error("two hashes of one password are the same: there is no salt")
	}
	if !strings.HasPrefix(h, "$argon2id$v=19$m=64,t=1,p=1$") {
		t.Error(h)
	}
	for typed, want := range map[string]bool{phrase: true, phrase + " ": false, "": false} {
		if ok, at, err := matches(typed, h); ok != want || at != cheap || err != nil {
			t.Errorf("%q: %v, %v, %v", typed, ok, at, err)
		}
	}
	// One of the reference implementation's own tests (argon2, src/test.c).
	const theirs = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	if ok, _, err := matches("password", theirs); !ok || err != nil {
		t.Errorf("the hash of another program: %v, %v", ok, err)
	}
	for _, bad := range []string{"", "x", strings.Replace(h, "v=19", "v=16", 1), strings.Replace(h, "argon2id", "argon2i", 1), strings.Replace(h, "m=64", "m=4294967295", 1),
		strings.Replace(h, "t=1", "t=0", 1), strings.Replace(h, "p=1", "p=0", 1), h + "=", h + "$", strings.Replace(h, "m=64", "m=064", 1)} {
		if ok, _, err := matches(phrase, bad); ok || err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(cheap.hash(phrase))
	f.Add("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
	f.Fuzz(func(t *testing.T, s string) {
		c, salt, key, err := parse(s)
		if err != nil {
			return
		}
		if c.form(salt, key) != s {
			t.Errorf("%q is written %q", s, c.form(salt, key))
		}
		if c.Memory > mostCost.Memory || c.Time > mostCost.Time || c.Threads > mostCost.Threads || c.Time == 0 || c.Threads == 0 {
			t.Errorf("%q costs %+v", s, c)
		}
	})
}

func TestLogin(t *testing.T) {
	d := newDoor(t)
	u := add(t, d, "elin", Admin)
	if _, err := d.Add(ctx, "ELIN", phrase, Reader, noon); !errors.Is(err, store.ErrNameTaken) {
		t.Errorf("the same name in capitals: %v", err)
	}
	proxied, err := d.Proxied(ctx, "ada", noon)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, password string
		want           error
	}{
		{"elin", phrase, nil}, {" Elin", phrase, nil},
		{"elin", "seven herrings", ErrWrong}, {"elin", "", ErrWrong}, {"elin", phrase + "\x00", ErrWrong},
		{"", "", ErrWrong}, {"nobody", phrase, ErrWrong}, {"el in", phrase, ErrWrong}, {"\xff", "\xff", ErrWrong},
		{proxied.Name, "", ErrWrong}, {proxied.Name, phrase, ErrWrong},
	} {
		got, err := d.Login(ctx, c.name, c.password, home, noon)
		if err != c.want || err == nil && got != u || err != nil && got.ID != 0 {
			t.Errorf("%q %q: %+v, %v; want %v", c.name, c.password, got, err, c.want)
		}
	}
}

// Somebody whose name is not known is kept waiting as long as one whose password
// is wrong: by the same work, which is counted and not timed.
func TestUnknownNamesCostTheSame(t *testing.T) {
	d := newDoor(t)
	add(t, d, "elin", Admin)
	d.ready()
	known, err := d.Named(ctx, "elin")
	if err != nil {
		t.Fatal(err)
	}
	c1, salt1, key1, err1 := parse(known.Hash)
	c2, salt2, key2, err2 := parse(d.nobody)
	if err1 != nil || err2 != nil || c1 != c2 || len(salt1) != len(salt2) || len(key1) != len(key2) {
		t.Errorf("a known name costs %+v, an unknown one %+v (%v, %v)", c1, c2, err1, err2)
	}
	// A place is taken for either: with none free, both wait for one.
	for range atOnce {
		leave, err := d.place(ctx)
		if err != nil {
			t.Fatal(err)
		}
		defer leave()
	}
	soon, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
	defer cancel()
	for _, name := range []string{"elin", "nobody", "not a name"} {
		if _, err := d.Login(soon, name, "wrong", home, noon); err == nil || errors.Is(err, ErrWrong) {
			t.Errorf("%s: answered without trying the password: %v", name, err)
		}
	}
}

func TestCostIsRaised(t *testing.T) {
	d := newDoor(t)
	u := add(t, d, "elin", Admin)
	dear := &Door{Store: d.Store, Cost: Cost{Time: 2, Memory: 128, Threads: 1}}
	for range 2 {
		got, err := dear.Login(ctx, "elin", phrase, home, noon)
		if err != nil {
			t.Fatal(err)
		}
		if c, _, _, err := parse(got.Hash); err != nil || c != dear.Cost || got.Hash == u.Hash {
			t.Errorf("the hash still has the cost %+v, %v", c, err)
		}
	}
}

// A name is shut after ten failures, whoever tries, known or not; and opens again
// with time.
func TestBruteForceOfAName(t *testing.T) {
	for _, name := range []string{"elin", "nobody", "not a name"} {
		d := newDoor(t)
		add(t, d, "elin", Admin)
		tries := 0
		now := noon
		for i := range 300 {
			from := netip.AddrFrom4([4]byte{10, 0, byte(i / 200), byte(i)})
			_, err := d.Login(ctx, name, fmt.Sprint("guess ", i), from, now)
			if errors.Is(err, ErrWrong) {
				tries++
			}
			var wait TooMany
			if errors.As(err, &wait) && (wait.Wait <= 0 || wait.Wait > byName.each) {
				t.Errorf("%s: wait %v", name, wait.Wait)
			}
		}
		if tries != byName.burst {
			t.Errorf("%s: %d tries, want %d", name, tries, byName.burst)
		}
		if _, err := d.Login(ctx, name, phrase, home, now); !errors.Is(err, ErrTooMany) {
			t.Errorf("%s: the right password opens what is shut: %v", name, err)
		}
		now = now.Add(byName.each)
		_, err := d.Login(ctx, name, phrase, home, now)
		if (err == nil) != (name == "elin") || errors.Is(err, ErrTooMany) {
			t.Errorf("%s: after a while: %v", name, err)
		}
	}
}

// An address is shut after thirty failures, whichever names it tries; for IPv6
// an address is a network of 64 bits.
func TestBruteForceFromAnAddress(t *testing.T) {
	d := newDoor(t)
	add(t, d, "elin", Admin)
	tries := 0
	for i := range 100 {
		var b [16]byte
		copy(b[:], []byte{0x20, 1, 0xd, 0xb8, 0, 0, 0, 1})
		b[15] = byte(i)
		if _, err := d.Login(ctx, fmt.Sprint("name", i), "wrong", netip.AddrFrom16(b), noon); errors.Is(err, ErrWrong) {
			tries++
		}
	}
	if tries != byAddress.burst {
		t.Errorf("%d tries, want %d", tries, byAddress.burst)
	}
	if _, err := d.Login(ctx, "elin", phrase, netip.MustParseAddr("2001:db8:0:1::ffff"), noon); !errors.Is(err, ErrTooMany) {
		t.Errorf("the same network: %v", err)
	}
	if _, err := d.Login(ctx, "elin", phrase, netip.MustParseAddr("2001:db8:0:2::1"), noon); err != nil {
		t.Errorf("another network: %v", err)
	}
}

// Many tries at once are no way around the limits.
func TestBruteForceAtOnce(t *testing.T) {
	d := newDoor(t)
	add(t, d, "elin", Admin)
	var wg sync.WaitGroup
	var mu sync.Mutex
	tries := 0
	for i := range 60 {
		wg.Go(func() {
			_, err := d.Login(ctx, "elin", fmt.Sprint("guess ", i), netip.AddrFrom4([4]byte{10, 0, 0, byte(i)}), noon)
			mu.Lock()
			defer mu.Unlock()
			switch {
			case errors.Is(err, ErrWrong):
				tries++
			case !errors.Is(err, ErrTooMany) && !errors.Is(err, ErrBusy):
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if tries > byName.burst {
		t.Errorf("%d tries, want at most %d", tries, byName.burst)
	}
}

// Those who log in rightly are never shut out by it, and a new password opens
// what others have shut.
func TestRightPasswordsDoNotCount(t *testing.T) {
	d := newDoor(t)
	u := add(t, d, "elin", Admin)
	for range 3 * byAddress.burst {
		if _, err := d.Login(ctx, "elin", phrase, home, noon); err != nil {
			t.Fatal(err)
		}
	}
	for i := range byName.burst + 1 {
		_, _ = d.Login(ctx, "elin", "wrong", netip.AddrFrom4([4]byte{10, 0, 0, byte(i)}), noon)
	}
	if _, err := d.Login(ctx, "elin", phrase, home, noon); !errors.Is(err, ErrTooMany) {
		t.Errorf("not shut: %v", err)
	}
	if err := d.SetPassword(ctx, u, "eight herrings under ice", ""); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Login(ctx, "elin", "eight herrings under ice", home, noon); err != nil {
		t.Errorf("a new password: %v", err)
	}
}

// However many names and addresses are tried, the table of failures has an end.
func TestFailuresAreBounded(t *testing.T) {
	for _, l := range []limit{byName, byAddress} {
		seen := map[string]bool{}
		for i := range 300_000 {
			seen[l.bucket(fmt.Sprint(i))] = true
		}
		if len(seen) > 1<<16 {
			t.Errorf("%s: %d buckets", l.kind, len(seen))
		}
	}
}

func TestSessions(t *testing.T) {
	d := newDoor(t)
	u := add(t, d, "elin", Editor)
	first, err := d.Open(ctx, u, "planted by another", "Firefox", noon)
	if err != nil {
		t.Fatal(err)
	}
	who := func(cookie string, at time.Time) Who {
		t.Helper()
		w, err := d.Session(ctx, cookie, at)
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	for _, no := range []string{"", "planted by another", Digest(first), first + "x", first[:42]} {
		if w := who(no, noon); w.Known() {
			t.Errorf("%q opens", no)
		}
	}
	if w := who(first, noon); w.User != u || w.Session.Agent != "Firefox" {
		t.Errorf("%+v", w)
	}
	second, err := d.Open(ctx, u, first, "Firefox", noon)
	if err != nil || second == first {
		t.Errorf("logging in again gave the same session, %v", err)
	}
	if who(first, noon).Known() || !who(second, noon).Known() {
		t.Error("the session before logging in again is still valid")
	}
	// One that is used lives on, up to 90 days; one that is not ends after 14.
	at := noon
	for ; at.Before(noon.Add(longest)); at = at.Add(idle - time.Hour) {
		if !who(second, at).Known() {
			t.Fatalf("ended after %v", at.Sub(noon))
		}
	}
	if who(second, noon.Add(longest)).Known() {
		t.Error("it never ends")
	}
	third, _ := d.Open(ctx, u, "", "", noon)
	if who(third, noon.Add(idle)).Known() {
		t.Error("one that is not used does not end")
	}
	fourth, _ := d.Open(ctx, u, "", "", noon)
	if err := d.SetPassword(ctx, u, "eight herrings under ice", Digest(fourth)); err != nil {
		t.Fatal(err)
	}
	if who(third, noon).Known() || !who(fourth, noon).Known() {
		t.Error("a new password ends all sessions but one's own")
	}
	if err := d.End(ctx, fourth); err != nil || who(fourth, noon).Known() {
		t.Errorf("logged out, %v", err)
	}
}

func TestLinks(t *testing.T) {
	d := newDoor(t)
	old, err := d.First(ctx, noon)
	if err != nil {
		t.Fatal(err)
	}
	link, err := d.First(ctx, noon)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		link  string
		first bool
		at    time.Time
	}{
		"an older one":  {old, true, noon},
		"made up":       {"x", true, noon},
		"empty":         {"", true, noon},
		"as invitation": {link, false, noon},
		"too late":      {link, true, noon.Add(started)},
	} {
		if _, err := d.Accept(ctx, c.link, c.first, "elin", phrase, c.at); !errors.Is(err, ErrLink) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := d.Accept(ctx, link, true, "elin", "short", noon); !errors.Is(err, ErrShort) {
		t.Errorf("a bad password: %v", err)
	}
	u, err := d.Accept(ctx, link, true, "elin", phrase, noon)
	if err != nil || u.Role != string(Admin) || u.ID == 0 {
		t.Fatalf("%+v, %v", u, err)
	}
	if _, err := d.Accept(ctx, link, true, "mallory", phrase, noon); !errors.Is(err, ErrLink) {
		t.Errorf("used twice: %v", err)
	}
	if link, err := d.First(ctx, noon); link != "" || err != nil {
		t.Errorf("a first account once more: %q, %v", link, err)
	}
	invite, err := d.Invite(ctx, Reader, u.ID, noon)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Accept(ctx, invite, true, "ada", phrase, noon); !errors.Is(err, ErrLink) {
		t.Errorf("an invitation as the first link: %v", err)
	}
	if _, err := d.Accept(ctx, invite, false, "elin", phrase, noon); !errors.Is(err, store.ErrNameTaken) {
		t.Errorf("a name that is taken: %v", err)
	}
	if a, err := d.Accept(ctx, invite, false, "ada", phrase, noon); err != nil || a.Role != string(Reader) {
		t.Errorf("after that: %+v, %v", a, err)
	}
	if _, err := d.Invite(ctx, "owner", u.ID, noon); !errors.Is(err, ErrRole) {
		t.Errorf("a role that is none: %v", err)
	}
}

// Of many who use one link at once, one gets an account.
func TestLinkAtOnce(t *testing.T) {
	d := newDoor(t)
	link, err := d.First(ctx, noon)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			if _, err := d.Accept(ctx, link, true, fmt.Sprint("admin", i), phrase, noon); err != nil && !errors.Is(err, ErrLink) {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n, err := d.Count(ctx); n != 1 || err != nil {
		t.Errorf("%d accounts, %v", n, err)
	}
}

func TestLastAdministrator(t *testing.T) {
	d := newDoor(t)
	u := add(t, d, "elin", Admin)
	if err := d.Remove(ctx, u.ID); !errors.Is(err, ErrLast) {
		t.Errorf("removed: %v", err)
	}
	if err := d.SetRole(ctx, u.ID, Reader); !errors.Is(err, ErrLast) {
		t.Errorf("made a reader: %v", err)
	}
	if err := d.SetRole(ctx, u.ID, Admin); err != nil {
		t.Error(err)
	}
	other := add(t, d, "ada", Reader)
	if err := d.SetRole(ctx, other.ID, Admin); err != nil {
		t.Error(err)
	}
	if err := d.Remove(ctx, u.ID); err != nil {
		t.Error(err)
	}
	if err := d.Remove(ctx, u.ID); !errors.Is(err, ErrNobody) {
		t.Errorf("removed twice: %v", err)
	}
}

// Nothing opens a locked account, and what is its own stays.
func TestLock(t *testing.T) {
	d := newDoor(t)
	add(t, d, "ada", Admin)
	u := add(t, d, "elin", Admin)
	token, err := d.AddToken(ctx, u, "desk", Scopes, noon)
	if err != nil {
		t.Fatal(err)
	}
	cookie, err := d.Open(ctx, u, "", "", noon)
	if err != nil {
		t.Fatal(err)
	}
	proxied, err := d.Proxied(ctx, "bo", noon)
	if err != nil {
		t.Fatal(err)
	}
	opens := func() (n int) {
		t.Helper()
		if w, err := d.Session(ctx, cookie, noon); err != nil {
			t.Fatal(err)
		} else if w.Known() {
			n++
		}
		if w, err := d.Token(ctx, token, noon); err != nil {
			t.Fatal(err)
		} else if w.Known() {
			n++
		}
		switch _, err := d.Login(ctx, "elin", phrase, home, noon); {
		case err == nil:
			n++
		case !errors.Is(err, ErrLocked):
			t.Error(err)
		}
		switch _, err := d.Proxied(ctx, "bo", noon); {
		case err == nil:
			n++
		case !errors.Is(err, ErrLocked):
			t.Error(err)
		}
		return n
	}
	if n := opens(); n != 4 {
		t.Fatalf("%d of 4 ways are open", n)
	}
	for _, id := range []int64{u.ID, proxied.ID} {
		if err := d.Lock(ctx, id, true); err != nil {
			t.Fatal(err)
		}
	}
	if n := opens(); n != 0 {
		t.Errorf("%d ways into a locked account", n)
	}
	if _, err := d.Login(ctx, "elin", "wrong", home, noon); !errors.Is(err, ErrWrong) {
		t.Errorf("who does not know the password learns that it is locked: %v", err)
	}
	if u, err = d.Named(ctx, "ada"); err != nil {
		t.Fatal(err)
	}
	for what, err := range map[string]error{"lock": d.Lock(ctx, u.ID, true), "role": d.SetRole(ctx, u.ID, Reader), "remove": d.Remove(ctx, u.ID)} {
		if !errors.Is(err, ErrLast) {
			t.Errorf("%s the last administrator who is not locked: %v", what, err)
		}
	}
	if u, err = d.Named(ctx, "elin"); err != nil {
		t.Fatal(err)
	}
	if err := d.Lock(ctx, u.ID, false); err != nil {
		t.Fatal(err)
	}
	if w, err := d.Token(ctx, token, noon); err != nil || !w.Known() {
		t.Errorf("the token is gone: %v", err)
	}
	if w, err := d.Session(ctx, cookie, noon); err != nil || w.Known() {
		t.Errorf("the session came back: %v", err)
	}
}

func TestKeys(t *testing.T) {
	d := newDoor(t)
	u := add(t, d, "elin", Editor)
	if _, err := d.AddToken(ctx, u, "desk", nil, noon); !errors.Is(err, ErrNoScopes) {
		t.Errorf("a key for nothing: %v", err)
	}
	key, err := d.AddToken(ctx, u, "  desk  ", []Scope{ScopeRead}, noon)
	if err != nil || !strings.HasPrefix(key, TokenStart) {
		t.Fatal(key, err)
	}
	w, err := d.Token(ctx, key, noon)
	if err != nil || w.User != u || !w.May(Read) || w.May(Keep) {
		t.Errorf("%+v, %v", w, err)
	}
	for _, no := range []string{"", TokenStart, key[len(TokenStart):], key + "x", Digest(key)} {
		if w, err := d.Token(ctx, no, noon); err != nil || w.Known() || w.May(Read) {
			t.Errorf("%q opens, %v", no, err)
		}
	}
	err = d.Store.Read(ctx, func(tx *store.Tx) error {
		all, err := tx.Tokens(ctx, u.ID)
		if len(all) != 1 || all[0].Name != "desk" || strings.Contains(key, all[0].Hash) || !all[0].Used.Equal(noon) {
			t.Errorf("kept: %+v", all)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	if err := errors.Join(d.SetRole(ctx, add(t, d, "ada", Admin).ID, Admin), d.Remove(ctx, u.ID)); err != nil {
		t.Fatal(err)
	}
	if w, err := d.Token(ctx, key, noon); err != nil || w.Known() {
		t.Errorf("the key of an account that is no more: %+v, %v", w, err)
	}
}

func TestProxied(t *testing.T) {
	d := newDoor(t)
	u := add(t, d, "elin", Admin)
	if got, err := d.Proxied(ctx, "Elin", noon); err != nil || got != u {
		t.Errorf("an account that is there: %+v, %v", got, err)
	}
	a, err := d.Proxied(ctx, "ada", noon)
	if err != nil || a.Role != string(Reader) || a.Hash != "" {
		t.Errorf("%+v, %v", a, err)
	}
	if b, err := d.Proxied(ctx, "ADA", noon); err != nil || b != a {
		t.Errorf("the same person again: %+v, %v", b, err)
	}
	for _, name := range []string{"", "two words", "a\x00"} {
		if _, err := d.Proxied(ctx, name, noon); !errors.Is(err, ErrName) {
			t.Errorf("%q: %v", name, err)
		}
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if _, err := d.Proxied(ctx, "nils", noon); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n, err := d.Count(ctx); n != 3 || err != nil {
		t.Errorf("%d accounts, %v", n, err)
	}
}

func BenchmarkLogin(b *testing.B) {
	d := newDoor(b)
	d.Cost = Cost{}
	add(b, d, "elin", Admin)
	for b.Loop() {
		if _, err := d.Login(ctx, "elin", phrase, home, noon); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSession(b *testing.B) {
	d := newDoor(b)
	cookie, err := d.Open(ctx, add(b, d, "elin", Admin), "", "Firefox", noon)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if w, err := d.Session(ctx, cookie, noon); err != nil || !w.Known() {
			b.Fatal(w, err)
		}
	}
}
