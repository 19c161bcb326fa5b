package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"testing"
)

func TestLinked(t *testing.T) {
	base, _ := url.Parse("https://post.example/world/rss")
	for _, c := range []struct {
		lines     []string
		hub, self string
	}{
		{nil, "", ""},
		{[]string{`<https://hub.example/>; rel="hub"`, `</rss>; rel=self`}, "https://hub.example/", "https://post.example/rss"},
		{[]string{`<https://hub.example/a,b>; rel=hub, <rss>; rel="self alternate"; type="x"`}, "https://hub.example/a,b", "https://post.example/world/rss"},
		{[]string{`</style.css>; rel=preload; title="hub",<https://a.example/>;REL=HUB,<https://b.example/>;rel=hub`}, "https://a.example/", ""},
		{[]string{"<", "<>", "hub", `<https://x.example/>`, `<mailto:desk@post.example>; rel=hub`, "<::>; rel=hub"}, "", ""},
	} {
		h := http.Header{"Link": c.lines}
		if hub, self := linked(h, base, "hub"), linked(h, base, "self"); hub != c.hub || self != c.self {
			t.Errorf("%q: hub %q, self %q", c.lines, hub, self)
		}
	}
}

func TestPost(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/away":
			http.Redirect(w, r, "/", http.StatusTemporaryRedirect)
		case r.Method == http.MethodPost && r.PostFormValue("hub.mode") == "subscribe" && r.UserAgent() == "Synoptic":
			w.WriteHeader(http.StatusAccepted)
		default:
			http.Error(w, "no", http.StatusBadRequest)
		}
	}))
	t.Cleanup(s.Close)
	ctx, form := context.Background(), url.Values{"hub.mode": {"subscribe"}}
	open := New(Options{AllowAddresses: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Interval: -1})
	t.Cleanup(open.Close)
	if err := open.Post(ctx, s.URL+"/", form); err != nil {
		t.Error(err)
	}
	for at, f := range map[string]url.Values{"/away": form, "/": {"hub.mode": {"x"}}} {
		if err := open.Post(ctx, s.URL+at, f); !errors.Is(err, ErrStatus) {
			t.Errorf("%s %v: %v", at, f, err)
		}
	}
	closed := New(Options{Interval: -1})
	t.Cleanup(closed.Close)
	if err := closed.Post(ctx, s.URL+"/", form); !errors.Is(err, ErrPrivate) {
		t.Errorf("a hub in the house: %v", err)
	}
	if err := closed.Post(ctx, "ftp://hub.example/", form); !errors.Is(err, ErrScheme) {
		t.Errorf("no hub of the web: %v", err)
	}
}
