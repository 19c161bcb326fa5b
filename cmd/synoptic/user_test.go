package main

import (
	"context"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// typed runs the program with something on its standard input.
func typed(t *testing.T, want int, in string, args ...string) (out, errs string) {
	t.Helper()
	var o, e tape
	if code := run(context.Background(), args, streams{strings.NewReader(in), &o, &e}); code != want {
		t.Fatalf("synoptic %s: exit %d, want %d: %s%s", strings.Join(args, " "), code, want, o.String(), e.String())
	}
	return o.String(), e.String()
}

func TestUserCommands(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	in := func(args ...string) []string { return append(append([]string{"user"}, args...), "--data", data) }
	const phrase = "seven herrings under ice\n"
	for _, c := range []struct {
		want  int
		typed string
		args  []string
		says  string
	}{
		{misuse, phrase, in("add"), "name the account"},
		{misuse, phrase, in("add", "elin", "--role", "owner"), "reader, editor or admin"},
		{misuse, "", in("add", "elin"), "standard input"},
		{failed, "short\n", in("add", "elin"), "at least 12 characters"},
		{failed, phrase, in("add", "elin marsk"), "without spaces"},
		{done, phrase, in("add", "Elin", "--role", "admin"), "added elin, admin"},
		{failed, phrase, in("add", "elin"), "already"},
		{done, "Seven herrings under ice", in("add", "bo"), "added bo, reader"},
		{failed, "", in("remove", "nils"), "there is no account nils"},
		{failed, "", in("remove", "elin"), "last administrator"},
		{failed, "", in("role", "elin", "reader"), "last administrator"},
		{misuse, "", in("role", "bo", "king"), "reader, editor or admin"},
		{done, "", in("role", "bo", "admin"), "bo is admin"},
		{done, "", in("role", "elin", "reader"), "elin is reader"},
		{done, "eight herrings under ice\n", in("password", "elin"), "elin has another password"},
		{failed, "short\n", in("password", "elin"), "at least 12 characters"},
		{done, "", in("lock", "elin"), "locked elin"},
		{done, "", in("list"), "nothing: it is locked"},
		{done, "", in("unlock", "elin"), "unlocked elin"},
		{failed, "", in("lock", "bo"), "last administrator"},
		{failed, "", in("lock", "nils"), "there is no account nils"},
		{misuse, "", in("token", "elin"), "what the token is for"},
		{misuse, "", in("token", "elin", "desk", "--scope", "all"), "read, write, metrics or admin"},
		{failed, "", in("token", "nils", "desk"), "there is no account nils"},
		{misuse, "", in("invite", "--public-url", "news.example"), "--public-url"},
	} {
		out, errs := typed(t, c.want, c.typed, c.args...)
		if !strings.Contains(out+errs, c.says) {
			t.Errorf("%q printed %q %q, want %q", c.args, out, errs, c.says)
		}
	}
	if out, _ := typed(t, done, "", in("token", "elin", "desk", "--scope", "read", "--scope", "write")...); !regexp.MustCompile(`^synoptic_[\w-]{43}\n$`).MatchString(out) {
		t.Errorf("the token is %q", out)
	}
	if out, _ := typed(t, done, "", in("invite", "--role", "editor", "--public-url", "https://news.example/")...); !regexp.MustCompile(`^https://news\.example/invite/[\w-]{43}\n$`).MatchString(out) {
		t.Errorf("the invitation is %q", out)
	}
	if out, _ := typed(t, done, "", in("list")...); !regexp.MustCompile(`(?m)^bo +admin +\d{4}-\d\d-\d\d \d\d:\d\d +password\nelin +reader `).MatchString(out) || strings.Contains(out, "argon2") {
		t.Errorf("list printed %q", out)
	}
	typed(t, done, "", in("remove", "elin")...)
	if out, _ := typed(t, done, "", in("list")...); strings.Contains(out, "elin") {
		t.Errorf("removed: %q", out)
	}
}
