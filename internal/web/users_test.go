package web

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/account"
)

// An administrator sees who has an account and what is open of it, and changes
// it; what is done holds at once.
func TestUsers(t *testing.T) {
	x := newHouse(t, Entry{Closed: true})
	self, u := x.add(t, "elin", account.Admin), x.add(t, "bo", account.Reader)
	if _, err := x.accounts.Proxied(ctx, "ada", x.now); err != nil {
		t.Fatal(err)
	}
	token, err := x.accounts.AddToken(ctx, u, "the <wall> screen", []account.Scope{account.ScopeRead}, x.now)
	if err != nil {
		t.Fatal(err)
	}
	b, guest := x.as(t, "elin"), x.as(t, "bo")
	list := b.get("/users").Body.String()
	has(t, list, `<a href="/users" data-key="g u"`, ">bo</bdi>", "1 session", "1 token", "proxy", ">you<", "!locked", "!argon2")
	has(t, guest.get("/settings").Body.String(), `!href="/users"`)
	at := fmt.Sprintf("/users/%d", u.ID)
	page := b.get(at).Body.String()
	has(t, page, "the &lt;wall&gt; screen", `<option value="reader" selected>`, "Lock the account", "!"+token)

	read := func(want int) {
		t.Helper()
		if w := x.browser(t).do(http.MethodGet, "/api/v1/stories", nil, http.Header{"Authorization": {"Bearer " + token}}); w.Code != want {
			t.Errorf("with the token: %d, want %d", w.Code, want)
		}
	}
	post := func(path string, want int, fields ...string) string {
		t.Helper()
		w := b.post("/users", path, fields...)
		if w.Code != want {
			t.Errorf("%s %q: %d, want %d: %s", path, fields, w.Code, want, w.Body)
		}
		return w.Body.String()
	}
	read(http.StatusOK)
	post(at+"/sessions/end", http.StatusSeeOther)
	if w := guest.get("/settings"); w.Code != http.StatusSeeOther {
		t.Errorf("a session that was ended: %d", w.Code)
	}
	guest = x.as(t, "bo")
	post(at+"/lock", http.StatusSeeOther)
	if w := guest.get("/settings"); w.Code != http.StatusSeeOther {
		t.Errorf("a session of a locked account: %d", w.Code)
	}
	if w := x.browser(t).login("bo", phrase); w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "locked") {
		t.Errorf("a locked account logs in: %d %s", w.Code, w.Body)
	}
	read(http.StatusUnauthorized)
	has(t, b.get("/users").Body.String(), ">locked<")
	has(t, b.get(at).Body.String(), ">locked<", "Open it again")
	post(at+"/lock", http.StatusSeeOther, "on", "0")
	read(http.StatusOK)
	post(at+"/role", http.StatusSeeOther, "role", "editor")
	has(t, post(at+"/role", http.StatusUnprocessableEntity, "role", "owner"), "There is no such role.")
	if w := x.as(t, "bo").get("/review"); w.Code != http.StatusOK {
		t.Errorf("an editor at the desk: %d", w.Code)
	}
	remove := at + "/tokens/" + between(t, page, at+"/tokens/", "/remove") + "/remove"
	post(fmt.Sprintf("/users/%d/tokens/1/remove", self.ID), http.StatusSeeOther) // not of that account
	read(http.StatusOK)
	post(remove, http.StatusSeeOther)
	post(remove, http.StatusSeeOther)
	read(http.StatusUnauthorized)

	own := fmt.Sprintf("/users/%d", self.ID)
	has(t, b.get(own).Body.String(), "This is your own account", "!/role\"", "!/lock\"", "!/remove\"")
	for _, deed := range []string{"/role", "/lock", "/remove"} {
		has(t, post(own+deed, http.StatusConflict, "role", "reader"), "Another administrator")
	}
	post(own+"/sessions/end", http.StatusSeeOther)
	if w := b.get("/users"); w.Code != http.StatusOK {
		t.Errorf("ended by oneself: %d", w.Code)
	}
	for _, path := range []string{"/users/99", "/users/x"} {
		if w := b.get(path); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	for _, path := range []string{"/users/99/role", "/users/99/lock", "/users/99/remove", "/users/99/sessions/end", "/users/x/lock", at + "/tokens/x/remove"} {
		post(path, http.StatusNotFound, "role", "reader")
	}
	post(at+"/remove", http.StatusSeeOther)
	has(t, b.get("/users").Body.String(), "!>bo<")
	post(at+"/remove", http.StatusNotFound)
}
