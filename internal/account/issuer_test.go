package account

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/oauth2"
)

func TestSafe(t *testing.T) {
	for address, want := range map[string]bool{
		"https://login.example.org": true, "https://10.1.0.7:8443/realms/desk": true, "http://127.0.0.1:9000": true, "http://[::1]:9000/": true, "http://localhost:9000": true,
		"": false, "http://login.example.org": false, "http://10.1.0.7": false, "javascript:alert(1)": false, "https:": false, "login.example.org": false, "http://localhost.example.org": false, "ftp://127.0.0.1": false, "://": false,
	} {
		if Safe(address) != want {
			t.Errorf("%s: %v", address, !want)
		}
	}
}

func TestStyle(t *testing.T) {
	for _, c := range []struct {
		secret, methods string
		want            oauth2.AuthStyle
	}{
		{"s", "", oauth2.AuthStyleInHeader},
		{"s", "client_secret_post client_secret_basic", oauth2.AuthStyleInHeader},
		{"s", "private_key_jwt client_secret_post", oauth2.AuthStyleInParams},
		{"s", "private_key_jwt", oauth2.AuthStyleInHeader},
		{"", "client_secret_basic", oauth2.AuthStyleInParams},
	} {
		if got := style(c.secret, strings.Fields(c.methods)); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}

// What is told to the issuer tells nothing of what is not.
func TestErrandDigests(t *testing.T) {
	e := errand{Errand{To: "/story/1?a=b&c=d", Link: "x", First: true, Account: 7}, Secret(), time.Unix(1936000000, 0)}
	c := e.cookie()
	if got, ok := parseErrand(c); !ok || got != e {
		t.Errorf("%+v became %+v, %v", e, got, ok)
	}
	long := errand{Errand{To: strings.Repeat("%", mostTo), Link: Secret(), First: true, Account: 1 << 60}, Secret(), e.begun}.cookie()
	if len(long) > 4000 {
		t.Errorf("a cookie of %d bytes, which browsers do not keep", len(long))
	}
	all := map[string]bool{}
	for _, s := range []string{c, e.secret, stateOf(c), nonceOf(c), verifierOf(c), stateOf(c + "x")} {
		all[s] = true
	}
	if n := len(verifierOf(c)); len(all) != 6 || n < 43 || n > 128 { // RFC 7636, 4.1
		t.Errorf("%d different values, a verifier of %d characters", len(all), n)
	}
}

func FuzzErrand(f *testing.F) {
	f.Add(errand{Errand{To: "/"}, "s", time.Unix(0, 0)}.cookie())
	f.Add("")
	f.Add("c2VjcmV0PXM")
	f.Fuzz(func(t *testing.T, cookie string) {
		e, ok := parseErrand(cookie)
		if !ok {
			return
		}
		if e.secret == "" {
			t.Error("an errand without a secret")
		}
		if again, ok := parseErrand(e.cookie()); !ok || again != e {
			t.Errorf("%+v became %+v", e, again)
		}
	})
}
