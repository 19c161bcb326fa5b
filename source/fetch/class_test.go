package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"testing"
	"time"
)

func TestClass(t *testing.T) {
	for _, c := range []struct {
		a    *Answer
		err  error
		want string
	}{
		{&Answer{}, nil, "ok"},
		{&Answer{NotModified: true}, nil, "unchanged"},
		{nil, fail("https://a.example/", ErrPrivate), "refused"},
		{nil, fail("https://a.example/", &later{503, time.Minute}), "later"},
		{nil, fail("https://a.example/", fmt.Errorf("%w: 404 Not Found", ErrStatus)), "status"},
		{nil, fail("https://a.example/", context.DeadlineExceeded), "timeout"},
		{nil, context.Canceled, "interrupted"},
		{nil, errors.New("connection reset by peer"), "network"},
	} {
		if got := Class(c.a, c.err); got != c.want {
			t.Errorf("%v: %s, want %s", c.err, got, c.want)
		}
	}
}

// Whoever looks is told how each request ended, and what the site took for it.
func TestDone(t *testing.T) {
	var ended []string
	c := atHome(t, Options{Done: func(took time.Duration, a *Answer, err error) {
		if took < 0 || took > time.Minute {
			t.Errorf("it took %v", took)
		}
		ended = append(ended, Class(a, err))
	}})
	at := site(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/gone":
			w.WriteHeader(http.StatusGone)
		case "/same":
			w.WriteHeader(http.StatusNotModified)
		}
	}).URL
	for _, path := range []string{"/", "/gone", "/same"} {
		_, _ = c.Get(t.Context(), Request{URL: at + path, ETag: `"x"`, Named: true})
	}
	_, _ = c.Get(t.Context(), Request{URL: "ftp://a.example/"})
	if want := "[ok gone unchanged refused]"; fmt.Sprint(ended) != want {
		t.Errorf("got %v, want %s", ended, want)
	}
}
