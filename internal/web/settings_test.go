package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source"
)

// A newcomer opens the link of the terminal, makes the first account, invites
// somebody, and they make theirs.
func TestFirstStart(t *testing.T) {
	x := newHouse(t, Entry{Closed: true})
	link, err := x.accounts.First(ctx, now)
	if err != nil {
		t.Fatal(err)
	}
	b := x.browser(t)
	at := "/setup/" + link
	if w := b.get(at); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "The first account") || w.Header().Get("Cache-Control") != "no-store" {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	for _, c := range []struct {
		name, password, again string
		status                int
		says                  string
	}{
		{"elin", "short", "short", 422, "at least 12 characters"},
		{"elin", phrase, phrase + "x", 422, "The two passwords differ."},
		{"elin marsk", phrase, phrase, 422, "without spaces"},
		{"elin", "aaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaa", 422, "easily guessed"},
	} {
		if w := b.post(at, at, "name", c.name, "password", c.password, "again", c.again); w.Code != c.status || !strings.Contains(w.Body.String(), c.says) || !strings.Contains(w.Body.String(), `value="`+c.name+`"`) {
			t.Errorf("%+v: %d %s", c, w.Code, w.Body)
		}
	}
	if w := b.post(at, at, "name", "Elin", "password", phrase, "again", phrase); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/" {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if w := b.get("/"); w.Code != http.StatusOK {
		t.Errorf("not logged in: %d", w.Code)
	}
	for _, path := range []string{at, "/setup/" + account.Secret(), "/invite/" + link} {
		if w := x.browser(t).get(path); w.Code != http.StatusGone {
			t.Errorf("%s once more: %d", path, w.Code)
		}
	}

	w := b.post("/users", "/users/invitations", "role", "editor")
	invite := regexp.MustCompile(`http://news\.example(/invite/[\w-]{43})<`).FindStringSubmatch(w.Body.String())
	if w.Code != http.StatusOK || invite == nil {
		t.Fatalf("no invitation: %d %s", w.Code, w.Body)
	}
	if body := b.get("/users").Body.String(); strings.Contains(body, invite[1]) || !strings.Contains(body, "Revoke") {
		t.Error("a link is shown again, or cannot be revoked")
	}
	guest := x.browser(t)
	if w := guest.post(invite[1], invite[1], "name", "ELIN", "password", phrase, "again", phrase); w.Code != http.StatusConflict {
		t.Errorf("a name that is taken: %d", w.Code)
	}
	if w := guest.post(invite[1], invite[1], "name", "bo", "password", phrase, "again", phrase); w.Code != http.StatusSeeOther {
		t.Fatalf("the guest: %d %s", w.Code, w.Body)
	}
	if body := guest.get("/settings").Body.String(); !strings.Contains(body, "editor") || strings.Contains(body, `href="/users"`) {
		t.Errorf("the guest sees %s", body)
	}
	if w := guest.post("/settings", "/users/invitations", "role", "admin"); w.Code != http.StatusForbidden {
		t.Errorf("the guest invites: %d", w.Code)
	}

	w = b.post("/users", "/users/invitations", "role", "reader")
	invite = regexp.MustCompile(`(/invite/[\w-]{43})<`).FindStringSubmatch(w.Body.String())
	revoke := regexp.MustCompile(`/users/invitations/\d+/remove`).FindString(w.Body.String())
	if w := b.post("/users", revoke); w.Code != http.StatusSeeOther {
		t.Errorf("revoke: %d", w.Code)
	}
	if w := x.browser(t).get(invite[1]); w.Code != http.StatusGone {
		t.Errorf("what was revoked works: %d", w.Code)
	}
	if w := b.post("/users", "/users/invitations", "role", "owner"); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a role that is none: %d", w.Code)
	}
}

func TestLooks(t *testing.T) {
	x := newHouse(t, Entry{})
	x.add(t, "elin", account.Reader)
	b := x.as(t, "elin")
	if w := b.post("/settings", "/settings", "lang", "uk", "theme", "dark", "zone", "Europe/Kyiv"); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	body := b.get("/settings").Body.String()
	for _, want := range []string{`<html lang="uk" data-theme="dark"`, "Налаштування", `value="Europe/Kyiv"`, "7 трав. 2031, 15:00 EEST", `<option value="uk" lang="uk" selected>`, `value="dark" checked`} {
		if !strings.Contains(body, want) {
			t.Errorf("the page lacks %s: %s", want, body)
		}
	}
	for _, zone := range []string{"Europe/Atlantis", "Local", "../../etc/passwd", "/etc/passwd"} {
		if w := b.post("/settings", "/settings", "zone", zone); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `role="alert"`) {
			t.Errorf("%s: %d", zone, w.Code)
		}
	}
	if w := b.post("/settings", "/settings", "lang", "xx", "theme", "pink", "zone", ""); w.Code != http.StatusSeeOther {
		t.Errorf("%d", w.Code)
	}
	if body := b.get("/settings").Body.String(); !strings.Contains(body, `<html lang="en">`) || !strings.Contains(body, "12:00 UTC") {
		t.Errorf("%s", body)
	}
}

func TestPassword(t *testing.T) {
	x := newHouse(t, Entry{})
	x.add(t, "elin", account.Reader)
	b, other := x.as(t, "elin"), x.as(t, "elin")
	const fresh = "eight herrings under ice"
	for _, c := range []struct{ current, password, again, says string }{
		{"wrong", fresh, fresh, "The current password is wrong."},
		{phrase, "short", "short", "at least 12 characters"},
		{phrase, fresh, "", "The two passwords differ."},
	} {
		if w := b.post("/settings", "/settings/password", "current", c.current, "password", c.password, "again", c.again); w.Code != 422 || !strings.Contains(w.Body.String(), c.says) {
			t.Errorf("%+v: %d", c, w.Code)
		}
	}
	if w := b.post("/settings", "/settings/password", "current", phrase, "password", fresh, "again", fresh); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if b.get("/settings").Code != http.StatusOK || other.get("/settings").Code == http.StatusOK {
		t.Error("a new password ends all other sessions, and not this one")
	}
	if w := x.browser(t).login("elin", phrase); w.Code != http.StatusUnauthorized {
		t.Errorf("the old password: %d", w.Code)
	}
	if w := x.browser(t).login("elin", fresh); w.Code != http.StatusSeeOther {
		t.Errorf("the new password: %d", w.Code)
	}
}

func TestTokensAndSessions(t *testing.T) {
	x := newHouse(t, Entry{})
	x.add(t, "elin", account.Reader)
	x.add(t, "bo", account.Reader)
	b, bo := x.as(t, "elin"), x.as(t, "bo")
	w := b.post("/settings", "/settings/tokens", "name", "<b>desk</b>", "scope", "write", "scope", "read")
	shown := regexp.MustCompile(`<code>(synoptic_[\w-]{43})</code>`).FindStringSubmatch(w.Body.String())
	if shown == nil || !strings.Contains(w.Body.String(), "&lt;b&gt;desk&lt;/b&gt;") || w.Header().Get("Cache-Control") != "no-store" {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if who, err := x.accounts.Token(ctx, shown[1], now); err != nil || !who.May(account.Keep) || who.May(account.Administer) {
		t.Errorf("%+v, %v", who, err)
	}
	body := b.get("/settings").Body.String()
	if strings.Contains(body, shown[1]) || !strings.Contains(body, "read, write") {
		t.Error("the token is shown again, or without its scopes")
	}
	for _, scopes := range [][]string{nil, {"scope", "everything"}} {
		if w := b.post("/settings", "/settings/tokens", scopes...); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%q: %d", scopes, w.Code)
		}
	}
	remove := regexp.MustCompile(`/settings/tokens/\d+/remove`).FindString(body)
	_ = bo.post("/settings", remove)
	if who, _ := x.accounts.Token(ctx, shown[1], now); !who.Known() {
		t.Error("another removed it")
	}
	_ = b.post("/settings", remove)
	if who, _ := x.accounts.Token(ctx, shown[1], now); who.Known() {
		t.Error("it was not removed")
	}

	other := x.browser(t)
	other.head.Set("User-Agent", "<script>alert(1)</script>")
	_ = other.login("elin", phrase)
	if body := b.get("/settings").Body.String(); !strings.Contains(body, "&lt;script&gt;alert(1)") || strings.Count(body, "this browser") != 1 {
		t.Errorf("sessions: %s", body)
	}
	if w := b.post("/settings", "/settings/sessions/end"); w.Code != http.StatusSeeOther {
		t.Errorf("%d", w.Code)
	}
	if b.get("/settings").Code != 200 || other.get("/settings").Code == 200 || bo.get("/settings").Code != 200 {
		t.Error("all other sessions of this account end, and no more")
	}
}

// addStory keeps a page of some reports, as they arrived.
func (x *house) addReports(t testing.TB, story int64, arrived time.Time, texts ...string) int64 {
	t.Helper()
	err := x.Store.Write(ctx, func(tx *store.Tx) error {
		for i, text := range texts {
			as, err := extract.Articles(source.Document{Path: "a.txt", URL: fmt.Sprintf("https://post%d.example/%d", i, arrived.Unix()), Body: []byte(text), Meta: source.Meta{Published: arrived.Format(time.RFC3339), Outlet: fmt.Sprint("Post ", i)}}, extract.Options{MinWords: 1})
			if err != nil {
				return err
			}
			for _, a := range as {
				if _, err := tx.PutArticle(ctx, store.Article{Article: a, Arrived: arrived}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	k := live.Keeper{Store: x.Store, Options: engine.Options{Version: "test"}}
	if _, err := k.Update(ctx, arrived); err != nil {
		t.Fatal(err)
	}
	return story
}

const (
	monday  = "Ferry runs aground off Storsund\n\nThe night ferry Norra Star ran aground on a sandbank off the island of Storsund early on Monday. All 212 passengers of the ferry Norra Star were taken ashore by fishing boats on Monday, harbour master Elin Marsk said.\n"
	tuesday = "Ferry Norra Star towed to Storsund\n\nThe ferry Norra Star, which ran aground off the island of Storsund on Monday, was towed to the harbour of Storsund on Tuesday. Harbour master Elin Marsk opened an inquiry into the grounding of the Norra Star on Tuesday.\n"
)

// What a story tells that is new since somebody read it, and how it is marked as
// read as far as they saw.
func TestRead(t *testing.T) {
	x := newHouse(t, Entry{})
	u := x.add(t, "elin", account.Reader)
	day := time.Date(2031, 5, 5, 9, 0, 0, 0, time.UTC) // a Monday
	id := x.addReports(t, 1, day, monday)
	b := x.as(t, "elin")
	look := func() (m mine, events int) {
		t.Helper()
		err := x.Store.Read(ctx, func(tx *store.Tx) error {
			all, err := tx.Stories(ctx, now.Add(24*time.Hour), 10)
			if err != nil {
				return err
			}
			rd := reader{Who: account.Who{User: u}}
			if m, err = x.mine(ctx, tx, rd, all); err != nil {
				return err
			}
			last, err := updates(ctx, tx, id, store.Place{At: now.Add(24 * time.Hour)}, 100)
			for _, up := range last {
				if mark, read := m.Marks[id]; read && up.Made.After(mark.Upto) {
					events += len(up.News)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return m, events
	}
	if m, n := look(); m.News[id] != 0 || n != 0 {
		t.Errorf("new to somebody who has not read it: %+v, %d", m, n)
	}
	if w := b.post("/settings", "/story/1/read"); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/story/1" {
		t.Fatalf("%d %s", w.Code, w.Header().Get("Location"))
	}
	m, n := look()
	if mark := m.Marks[id]; m.News[id] != 0 || n != 0 || !mark.Upto.Equal(day) || len(mark.Seal) < 32 {
		t.Errorf("nothing has happened since: %+v, %d", m, n)
	}
	next := day.Add(26 * time.Hour)
	x.addReports(t, 1, next, tuesday)
	m, n = look()
	if m.News[id] == 0 || m.News[id] != n {
		t.Errorf("news: %d in the list, %d on the page", m.News[id], n)
	}
	if again, _ := look(); again.News[id] != m.News[id] {
		t.Errorf("asked twice: %d, then %d", m.News[id], again.News[id])
	}
	// The page that was open showed Monday: Tuesday stays new.
	_ = b.post("/settings", "/story/1/read", "upto", day.Format(time.RFC3339Nano))
	if m, _ := look(); m.News[id] != n {
		t.Errorf("an old page read again: %d new, want %d", m.News[id], n)
	}
	_ = b.post("/settings", "/story/1/read", "upto", next.Format(time.RFC3339Nano))
	if m, n := look(); m.News[id] != 0 || n != 0 {
		t.Errorf("read: %d, %d", m.News[id], n)
	}
	_ = b.post("/settings", "/story/1/read", "on", "0")
	if m, _ := look(); !m.Marks[id].Upto.IsZero() {
		t.Errorf("not read: %+v", m.Marks)
	}
	for path, want := range map[string]int{"/story/77/read": 404, "/story/x/follow": 404} {
		if w := b.post("/settings", path); w.Code != want {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

func TestFollow(t *testing.T) {
	x := newHouse(t, Entry{})
	u := x.add(t, "elin", account.Reader)
	x.addReports(t, 1, now.Add(-time.Hour), monday)
	b := x.as(t, "elin")
	send := func(path string, fields ...string) *httptest.ResponseRecorder {
		return b.post("/settings", path, fields...)
	}
	if w := send("/story/1/follow", "to", "/story/1#brief"); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/story/1#brief" {
		t.Errorf("%d %s", w.Code, w.Header().Get("Location"))
	}
	_ = send("/follow", "kind", "search", "what", ` ferry "norra star" <b> `)
	_ = send("/follow", "kind", "person", "what", "Elin Marsk")
	_ = send("/follow", "kind", "outlet", "what", "post0.example")
	body := b.get("/settings").Body.String()
	for _, want := range []string{`<a href="/story/1" dir="auto">Ferry runs aground`, `/search?q=ferry&#43;%22norra&#43;star%22&#43;%3Cb%3E`, "Elin Marsk", "ferry &#34;norra star&#34; &lt;b&gt;"} {
		if !strings.Contains(body, want) {
			t.Errorf("the settings lack %s: %s", want, body)
		}
	}
	for _, bad := range [][]string{{"kind", "weather", "what", "rain"}, {"kind", "person", "what", "  "}, {"kind", "person", "what", strings.Repeat("x", 501)}, {}} {
		if w := send("/follow", bad...); w.Code != http.StatusBadRequest {
			t.Errorf("%.30q: %d", bad, w.Code)
		}
	}
	_ = send("/story/1/follow", "on", "0")
	_ = send("/follow", "kind", "person", "what", "Elin Marsk", "on", "0")
	err := x.Store.Write(ctx, func(tx *store.Tx) error {
		f, err := tx.Follows(ctx, u.ID)
		if len(f) != 2 {
			t.Errorf("%+v", f)
		}
		if (mine{Follows: f}).follows("story", "1") || !(mine{Follows: f}).follows("outlet", "post0.example") {
			t.Errorf("%+v", f)
		}
		for i := range mostFollows {
			err = errors.Join(err, tx.Follow(ctx, u.ID, store.Follow{Kind: "place", What: fmt.Sprint("place ", i)}))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if w := send("/follow", "kind", "place", "what", "one too many"); w.Code != http.StatusConflict {
		t.Errorf("more than one account can follow: %d", w.Code)
	}
}

// Stories that hidden outlets alone tell are hidden; those that others tell too
// are not.
func TestHide(t *testing.T) {
	x := newHouse(t, Entry{})
	u := x.add(t, "elin", account.Reader)
	x.addReports(t, 1, now.Add(-time.Hour), monday)
	b := x.as(t, "elin")
	outlet := regexp.MustCompile(`<option value="([^"]+)">Post 0</option>`).FindStringSubmatch(b.get("/settings").Body.String())
	if outlet == nil {
		t.Fatal("no outlet can be hidden")
	}
	hidden := func() bool {
		t.Helper()
		var m mine
		err := x.Store.Read(ctx, func(tx *store.Tx) error {
			all, err := tx.Stories(ctx, now.Add(24*time.Hour), 10)
			if err != nil {
				return err
			}
			m, err = x.mine(ctx, tx, reader{Who: account.Who{User: u}}, all)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return m.Hidden[1]
	}
	if hidden() {
		t.Error("hidden from the start")
	}
	if w := b.post("/settings", "/hide", "outlet", outlet[1]); w.Code != http.StatusSeeOther || !hidden() {
		t.Errorf("%d, hidden %v", w.Code, hidden())
	}
	x.addReports(t, 1, now.Add(-30*time.Minute), monday, strings.Replace(tuesday, "Tuesday", "Monday", 2))
	if hidden() {
		t.Error("a story that another outlet tells is hidden")
	}
	_ = b.post("/settings", "/hide", "outlet", outlet[1], "on", "0")
	if body := b.get("/settings").Body.String(); !strings.Contains(body, outlet[0]) {
		t.Error("it cannot be hidden again")
	}
}

// What anybody keeps is nobody's.
func TestMineOfNobody(t *testing.T) {
	x := newHouse(t, Entry{})
	x.addReports(t, 1, now.Add(-time.Hour), monday)
	err := x.Store.Read(ctx, func(tx *store.Tx) error {
		all, err := tx.Stories(ctx, now.Add(time.Hour), 10)
		if err != nil {
			return err
		}
		m, err := x.mine(ctx, tx, reader{}, all)
		if m.Follows != nil || m.Hidden[1] || m.News[1] != 0 || m.follows("story", "1") {
			t.Errorf("%+v", m)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestCalled(t *testing.T) {
	for agent, want := range map[string]string{
		"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0":                                                                  "Firefox, Linux",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0":           "Edge, Windows",
		"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36":                         "Chrome, Android",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1": "Safari, iPhone",
		"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15":                   "Safari, macOS",
		"curl/8.14.1": "curl/8.14.1",
		"":            "",
	} {
		if got := called(agent); got != want {
			t.Errorf("%q is %q, want %q", agent, got, want)
		}
	}
}
