package fetch

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
)

// A library's requests go where ours go, and bring as much.
func TestHTTP(t *testing.T) {
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/away":
			http.Redirect(w, r, "/", http.StatusFound)
		case "/long":
			io.WriteString(w, strings.Repeat("x", 2000))
		default:
			b, _ := io.ReadAll(r.Body)
			http.SetCookie(w, &http.Cookie{Name: "kept", Value: "1"})
			io.WriteString(w, r.UserAgent()+" "+string(b)+r.Header.Get("Cookie"))
		}
	})
	c := atHome(t, Options{Bytes: 1000, Agent: "Synoptic/1.2"}).HTTP()
	for range 2 {
		resp, err := c.Post(s.URL, "text/plain", strings.NewReader("code=1"))
		if err != nil {
			t.Fatal(err)
		}
		if b, err := io.ReadAll(resp.Body); string(b) != "Synoptic/1.2 code=1" || err != nil {
			t.Errorf("%q, %v", b, err)
		}
		resp.Body.Close()
	}
	resp, err := c.Get(s.URL + "/away")
	if err != nil || resp.StatusCode != http.StatusFound {
		t.Fatalf("a redirect: %v, %v", resp, err)
	}
	resp.Body.Close()
	if resp, err = c.Get(s.URL + "/long"); err != nil {
		t.Fatal(err)
	}
	if b, err := io.ReadAll(resp.Body); !errors.Is(err, ErrTooLarge) {
		t.Errorf("%d bytes, %v", len(b), err)
	}
	resp.Body.Close()
	shut := New(Options{})
	t.Cleanup(shut.Close)
	for address, want := range map[string]error{s.URL: ErrPrivate, "http://localhost:" + s.URL[strings.LastIndex(s.URL, ":")+1:]: ErrPrivate, "http://sign.example:25/": ErrPort, "ftp://sign.example/": ErrScheme} {
		if _, err := shut.HTTP().Get(address); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", address, err, want)
		}
	}
}
