package store

import (
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestUsers(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			if _, err := tx.AddInvitation(ctx, Invitation{Hash: "first", Role: "admin", First: true, Made: noon(1), Expires: noon(2)}); err != nil {
				return err
			}
			if _, err := tx.AddInvitation(ctx, Invitation{Hash: "again", Role: "admin", First: true, Made: noon(1), Expires: noon(2)}); err != nil {
				return err
			}
			if _, err := tx.Invitation(ctx, "first", noon(1)); !errors.Is(err, ErrNotFound) {
				t.Errorf("the first link for a first account outlived the second: %v", err)
			}
			want := User{Name: "elin", Role: "admin", Hash: "$argon2id$…", Made: noon(1), Lang: "uk", Theme: "dark", Zone: "Europe/Kyiv"}
			var err error
			if want.ID, err = tx.AddUser(ctx, want); err != nil {
				return err
			}
			if _, err := tx.Invitation(ctx, "again", noon(1)); !errors.Is(err, ErrNotFound) {
				t.Errorf("with an account there is still a link for a first one: %v", err)
			}
			if _, err := tx.AddUser(ctx, User{Name: "elin", Role: "reader"}); !errors.Is(err, ErrNameTaken) {
				t.Errorf("the same name twice: %v", err)
			}
			other, err := tx.AddUser(ctx, User{Name: "ada", Role: "reader", Outside: "proxy"})
			if err != nil {
				return err
			}
			for how, get := range map[string]func() (User, error){
				"ID":   func() (User, error) { return tx.User(ctx, want.ID) },
				"name": func() (User, error) { return tx.UserNamed(ctx, "elin") },
			} {
				if got, err := get(); err != nil || got != want {
					t.Errorf("by %s: %+v, %v", how, got, err)
				}
			}
			want.Role, want.Lang, want.Outside, want.Subject = "editor", "en", "https://login.example", "248"
			if err := tx.SaveUser(ctx, want); err != nil {
				return err
			}
			all, err := tx.Users(ctx)
			if err != nil || len(all) != 2 || all[0].ID != other || all[1] != want {
				t.Errorf("all: %+v, %v", all, err)
			}
			if got, err := tx.UserOutside(ctx, "https://login.example", "248"); err != nil || got != want {
				t.Errorf("by whom an issuer knows: %+v, %v", got, err)
			}
			for outside, subject := range map[string]string{"https://other.example": "248", "https://login.example": "249", "proxy": "", "": ""} {
				if got, err := tx.UserOutside(ctx, outside, subject); !errors.Is(err, ErrNotFound) {
					t.Errorf("%q at %q is %+v, %v", subject, outside, got, err)
				}
			}
			if err := tx.LockUsers(ctx); err != nil {
				return err
			}
			for role, n := range map[string]int{"": 2, "editor": 1, "admin": 0} {
				if got, err := tx.CountUsers(ctx, role); err != nil || got != n {
					t.Errorf("%d have the role %q, %v", got, role, err)
				}
			}
			want.Locked = true
			if err := tx.SaveUser(ctx, want); err != nil {
				return err
			}
			if n, err := tx.CountUsers(ctx, "editor"); err != nil || n != 0 {
				t.Errorf("%d who are locked count, %v", n, err)
			}
			if got, err := tx.User(ctx, want.ID); err != nil || got != want {
				t.Errorf("locked: %+v, %v", got, err)
			}
			if err := tx.RemoveUser(ctx, 77); !errors.Is(err, ErrNotFound) {
				t.Errorf("removed nobody: %v", err)
			}
			return tx.SaveUser(ctx, want)
		})
	})
}

// What there is once is taken once, and whom an issuer knows is one person.
func TestTakenOnce(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			for i, want := range []bool{true, false} {
				if ok, err := tx.Take(ctx, "state", noon(2)); ok != want || err != nil {
					t.Errorf("try %d: %v, %v", i, ok, err)
				}
			}
			if err := tx.DropExpired(ctx, noon(1)); err != nil {
				return err
			}
			if ok, err := tx.Take(ctx, "state", noon(2)); ok || err != nil {
				t.Errorf("forgotten too soon: %v", err)
			}
			if err := tx.DropExpired(ctx, noon(3)); err != nil {
				return err
			}
			if ok, err := tx.Take(ctx, "state", noon(4)); !ok || err != nil {
				t.Errorf("never forgotten: %v", err)
			}
			_, err := tx.AddUser(ctx, User{Name: "elin", Role: "reader", Outside: "https://login.example", Subject: "248"})
			return err
		})
		err := s.Write(ctx, func(tx *Tx) error {
			_, err := tx.AddUser(ctx, User{Name: "ada", Role: "reader", Outside: "https://login.example", Subject: "248"})
			return err
		})
		if err == nil {
			t.Error("one person has two accounts")
		}
	})
}

func TestUses(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			var ids [3]int64
			for i, name := range []string{"elin", "ada", "bo"} {
				var err error
				if ids[i], err = tx.AddUser(ctx, User{Name: name, Role: "reader"}); err != nil {
					return err
				}
			}
			for hash, x := range map[string]Session{"a": {Account: ids[0], Used: noon(3), Expires: noon(9)}, "b": {Account: ids[0], Used: noon(4), Expires: noon(9)}, "old": {Account: ids[1], Used: noon(2), Expires: noon(4)}} {
				x.Hash, x.Made = hash, noon(1)
				if err := tx.PutSession(ctx, x); err != nil {
					return err
				}
			}
			if _, err := tx.AddToken(ctx, Token{Account: ids[0], Hash: "t", Made: noon(1), Used: noon(5)}); err != nil {
				return err
			}
			if _, err := tx.AddToken(ctx, Token{Account: ids[1], Hash: "u", Made: noon(1)}); err != nil {
				return err
			}
			got, err := tx.Uses(ctx, noon(5))
			if want := (map[int64]Use{ids[0]: {2, 1, noon(5)}, ids[1]: {0, 1, time.Time{}}}); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%+v, %v, want %+v", got, err, want)
			}
			return nil
		})
	})
}

// With an account goes all that is its own.
func TestRemoveUser(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			var ids [2]int64
			for i, name := range []string{"elin", "ada"} {
				var err error
				if ids[i], err = tx.AddUser(ctx, User{Name: name, Role: "reader"}); err != nil {
					return err
				}
				story, err := tx.AddStory(ctx, Story{Title: "Ferry", Updated: noon(3)})
				if err != nil {
					return err
				}
				err = errors.Join(tx.PutSession(ctx, Session{Hash: name, Account: ids[i], Made: noon(1), Used: noon(1), Expires: noon(9)}),
					tx.MarkRead(ctx, ids[i], ReadMark{story, "a", noon(2)}), tx.Follow(ctx, ids[i], Follow{"person", "Elin Marsk", noon(1)}), tx.HideOutlet(ctx, ids[i], "post.example", true))
				if _, e := tx.AddToken(ctx, Token{Account: ids[i], Hash: name}); err != nil || e != nil {
					return errors.Join(err, e)
				}
			}
			if err := tx.RemoveUser(ctx, ids[0]); err != nil {
				return err
			}
			for i, n := range []int{0, 1} {
				a, err1 := tx.Sessions(ctx, ids[i], noon(2))
				b, err2 := tx.Tokens(ctx, ids[i])
				c, err3 := tx.ReadMarks(ctx, ids[i], noon(1))
				d, err4 := tx.Follows(ctx, ids[i])
				e, err5 := tx.HiddenOutlets(ctx, ids[i])
				if err := errors.Join(err1, err2, err3, err4, err5); err != nil || len(a) != n || len(b) != n || len(c) != n || len(d) != n || len(e) != n {
					t.Errorf("of %d: %v %v %v %v %v, %v", i, a, b, c, d, e, err)
				}
			}
			return nil
		})
	})
}

func TestSessions(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			u, err := tx.AddUser(ctx, User{Name: "elin", Role: "reader"})
			if err != nil {
				return err
			}
			list := []Session{
				{"c", u, "Firefox \x00 \xff", noon(1), noon(4), noon(9)},
				{"a", u, "Safari", noon(1), noon(3), noon(9)},
				{"b", u, "", noon(1), noon(2), noon(4)},
			}
			for _, x := range list {
				if err := tx.PutSession(ctx, x); err != nil {
					return err
				}
			}
			list[0].Agent = "Firefox  \ufffd"
			for day, want := range map[int][]Session{3: list, 4: list[:2], 9: nil} {
				if got, err := tx.Sessions(ctx, u, noon(day)); err != nil || !slices.Equal(got, want) {
					t.Errorf("on day %d: %+v, %v", day, got, err)
				}
			}
			if _, err := tx.Session(ctx, "b", noon(4)); !errors.Is(err, ErrNotFound) {
				t.Errorf("one that has expired: %v", err)
			}
			list[2].Used, list[2].Expires = noon(5), noon(10)
			if err := tx.TouchSession(ctx, list[2]); err != nil {
				return err
			}
			if got, err := tx.Session(ctx, "b", noon(4)); err != nil || got != list[2] {
				t.Errorf("used again: %+v, %v", got, err)
			}
			if err := errors.Join(tx.EndSession(ctx, "a"), tx.EndSession(ctx, "a"), tx.EndSessions(ctx, u, "b")); err != nil {
				return err
			}
			if got, err := tx.Sessions(ctx, u, noon(4)); err != nil || !slices.Equal(got, list[2:]) {
				t.Errorf("all but one ended: %+v, %v", got, err)
			}
			if err := tx.DropExpired(ctx, noon(10)); err != nil {
				return err
			}
			_, err = tx.Session(ctx, "b", noon(1))
			if !errors.Is(err, ErrNotFound) {
				t.Errorf("dropped: %v", err)
			}
			// A session that has ended does not come back by being used.
			if err := tx.TouchSession(ctx, list[2]); err != nil {
				return err
			}
			if _, err := tx.Session(ctx, "b", noon(1)); !errors.Is(err, ErrNotFound) {
				t.Errorf("it came back: %v", err)
			}
			return nil
		})
	})
}

func TestInvitationsAndTokens(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			u, err := tx.AddUser(ctx, User{Name: "elin", Role: "admin"})
			if err != nil {
				return err
			}
			i := Invitation{Hash: "h", Role: "editor", Maker: u, Made: noon(1), Expires: noon(3)}
			if i.ID, err = tx.AddInvitation(ctx, i); err != nil {
				return err
			}
			if got, err := tx.Invitation(ctx, "h", noon(2)); err != nil || got != i {
				t.Errorf("%+v, %v", got, err)
			}
			if got, err := tx.Invitations(ctx, noon(2)); err != nil || !slices.Equal(got, []Invitation{i}) {
				t.Errorf("all: %+v, %v", got, err)
			}
			if _, err := tx.Invitation(ctx, "h", noon(3)); !errors.Is(err, ErrNotFound) {
				t.Errorf("expired: %v", err)
			}
			if err := tx.RemoveInvitation(ctx, i.ID); err != nil {
				return err
			}
			if err := tx.RemoveInvitation(ctx, i.ID); !errors.Is(err, ErrNotFound) {
				t.Errorf("removed twice: %v", err)
			}

			k := Token{Account: u, Name: "desk", Hash: "k", Scopes: []string{"read", "write"}, Made: noon(1)}
			if k.ID, err = tx.AddToken(ctx, k); err != nil {
				return err
			}
			if err := tx.TouchToken(ctx, k.ID, noon(2)); err != nil {
				return err
			}
			k.Used = noon(2)
			if got, err := tx.Token(ctx, "k"); err != nil || !reflect.DeepEqual(got, k) {
				t.Errorf("%+v, %v", got, err)
			}
			if err := tx.RemoveToken(ctx, u+1, k.ID); !errors.Is(err, ErrNotFound) {
				t.Errorf("removed another's: %v", err)
			}
			if err := tx.RemoveToken(ctx, u, k.ID); err != nil {
				return err
			}
			_, err = tx.Token(ctx, "k")
			if !errors.Is(err, ErrNotFound) {
				t.Errorf("removed: %v", err)
			}
			return nil
		})
	})
}

func TestLoginFailures(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			add := func(at time.Time, want bool) {
				t.Helper()
				// Three may be open at a time, an hour each.
				if ok, err := tx.AddFailure(ctx, "name 1", at, time.Hour, 2*time.Hour); err != nil || ok != want {
					t.Errorf("at %v: %v, %v", at, ok, err)
				}
			}
			if due, err := tx.Due(ctx, "name 1"); err != nil || !due.IsZero() {
				t.Errorf("none: %v, %v", due, err)
			}
			add(noon(1), true)
			add(noon(1), true)
			add(noon(1), true)
			add(noon(1), false)
			if due, err := tx.Due(ctx, "name 1"); err != nil || !due.Equal(noon(1).Add(3*time.Hour)) {
				t.Errorf("three: %v, %v", due, err)
			}
			if err := tx.ForgiveFailure(ctx, "name 1", time.Hour); err != nil {
				return err
			}
			add(noon(1), true)
			add(noon(1).Add(59*time.Minute), false)
			add(noon(1).Add(60*time.Minute), true)
			add(noon(2), true) // all were worked off: it counts from now
			if due, err := tx.Due(ctx, "name 1"); err != nil || !due.Equal(noon(2).Add(time.Hour)) {
				t.Errorf("later: %v, %v", due, err)
			}
			if err := tx.DropExpired(ctx, noon(3)); err != nil {
				return err
			}
			due, err := tx.Due(ctx, "name 1")
			if !due.IsZero() {
				t.Errorf("worked off: %v", due)
			}
			return err
		})
	})
}

func TestReaders(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			u, err := tx.AddUser(ctx, User{Name: "elin", Role: "reader"})
			if err != nil {
				return err
			}
			story, err := tx.AddStory(ctx, Story{Title: "Ferry", Updated: noon(5)})
			if err != nil {
				return err
			}
			if got, err := tx.ReadMark(ctx, u, story); err != nil || got != (ReadMark{}) {
				t.Errorf("no mark: %+v, %v", got, err)
			}
			for _, m := range []ReadMark{{story, "a", noon(2)}, {story, "b", noon(4)}, {story, "a", noon(3)}} {
				if err := tx.MarkRead(ctx, u, m); err != nil {
					return err
				}
			}
			want := ReadMark{story, "b", noon(4)}
			if got, err := tx.ReadMark(ctx, u, story); err != nil || got != want {
				t.Errorf("the mark went back: %+v, %v", got, err)
			}
			for day, n := range map[int]int{5: 1, 6: 0} {
				if got, err := tx.ReadMarks(ctx, u, noon(day)); err != nil || len(got) != n || n > 0 && got[story] != want {
					t.Errorf("marks of stories since day %d: %+v, %v", day, got, err)
				}
			}
			if err := tx.MarkUnread(ctx, u, story); err != nil {
				return err
			}
			if got, err := tx.ReadMark(ctx, u, story); err != nil || got != (ReadMark{}) {
				t.Errorf("unread: %+v, %v", got, err)
			}

			list := []Follow{{"person", "Elin Marsk", noon(2)}, {"search", "ferry -norra", noon(1)}, {"story", "1", noon(1)}}
			for _, f := range append(list, Follow{"story", "1", noon(3)}) {
				if err := tx.Follow(ctx, u, f); err != nil {
					return err
				}
			}
			if got, err := tx.Follows(ctx, u); err != nil || !slices.Equal(got, list) {
				t.Errorf("follows: %+v, %v", got, err)
			}
			if err := tx.Unfollow(ctx, u, "search", "ferry -norra"); err != nil {
				return err
			}
			if got, err := tx.Follows(ctx, u); err != nil || len(got) != 2 {
				t.Errorf("follows still: %+v, %v", got, err)
			}

			for _, hide := range []struct {
				outlet string
				hide   bool
			}{{"post.example", true}, {"a.example", true}, {"post.example", true}, {"a.example", false}} {
				if err := tx.HideOutlet(ctx, u, hide.outlet, hide.hide); err != nil {
					return err
				}
			}
			if got, err := tx.HiddenOutlets(ctx, u); err != nil || !slices.Equal(got, []string{"post.example"}) {
				t.Errorf("hidden: %q, %v", got, err)
			}
			return nil
		})
	})
}

// Whoever follows a story that is merged into another follows that.
func TestFollowsAreMerged(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			u, err := tx.AddUser(ctx, User{Name: "elin", Role: "reader"})
			if err != nil {
				return err
			}
			var ids [2]int64
			for i := range ids {
				if ids[i], err = tx.AddStory(ctx, Story{Title: "Ferry", Updated: noon(1)}); err != nil {
					return err
				}
			}
			if err := errors.Join(tx.Follow(ctx, u, Follow{"story", "1", noon(1)}), tx.Follow(ctx, u, Follow{"search", "1", noon(1)})); err != nil {
				return err
			}
			if err := tx.MergeStory(ctx, ids[0], ids[1]); err != nil {
				return err
			}
			got, err := tx.Follows(ctx, u)
			want := []Follow{{"search", "1", noon(1)}, {"story", "1", noon(1)}, {"story", "2", noon(1)}}
			if !slices.Equal(got, want) {
				t.Errorf("%+v", got)
			}
			return err
		})
	})
}

// Accounts and what is theirs are in no export, and in a backup.
func TestAccountsStay(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	fill(t, s)
	before := export(t, s)
	do(t, s, func(tx *Tx) error {
		u, err := tx.AddUser(ctx, User{Name: "marsk-of-the-harbour", Role: "admin", Hash: "argon"})
		if err != nil {
			return err
		}
		return tx.Follow(ctx, u, Follow{"search", "a-secret-matter", noon(1)})
	})
	if after := export(t, s); after != before || strings.Contains(after, "marsk") {
		t.Error("an export has accounts")
	}
	file := filepath.Join(t.TempDir(), "backup.db")
	if err := s.Backup(ctx, file); err != nil {
		t.Fatal(err)
	}
	b := open(t, file)
	do(t, b, func(tx *Tx) error {
		u, err := tx.UserNamed(ctx, "marsk-of-the-harbour")
		if err != nil {
			return err
		}
		f, err := tx.Follows(ctx, u.ID)
		if len(f) != 1 || u.Hash != "argon" {
			t.Errorf("a backup has %+v, %+v", u, f)
		}
		return err
	})
}

func TestOutletNames(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		fill(t, s)
		do(t, s, func(tx *Tx) error {
			names, err := tx.OutletNames(ctx)
			if len(names) != 1 {
				t.Errorf("outlets %v", names)
			}
			return err
		})
	})
}
