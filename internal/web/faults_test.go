package web

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/source/feed"
	"github.com/synoptic-news/synoptic/source/fetch"
)

// Errors of the real client, of sites that fail in every way, are told in words:
// none of them in English on a page in Ukrainian.
func TestFetchFaults(t *testing.T) {
	m := http.NewServeMux()
	m.HandleFunc("/robots.txt", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "User-agent: *\nDisallow: /forbidden\n") })
	m.HandleFunc("/missing", http.NotFound)
	m.HandleFunc("/gone", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) })
	m.HandleFunc("/later", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusTooManyRequests) })
	m.HandleFunc("/round", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, r.URL.Path+"?"+r.URL.RawQuery+"x", http.StatusFound)
	})
	m.HandleFunc("/large", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, strings.Repeat("x", 3000)) })
	m.HandleFunc("/packed", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		fmt.Fprint(w, "not packed at all")
	})
	m.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	m.HandleFunc("/cut", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "900")
		fmt.Fprint(w, "x")
	})
	site := httptest.NewServer(m)
	t.Cleanup(site.Close)
	waits := httptest.NewServer(m)
	t.Cleanup(waits.Close)
	safe := httptest.NewTLSServer(m)
	t.Cleanup(safe.Close)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	c := fetch.New(fetch.Options{AllowAddresses: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Bytes: 2000, Timeout: time.Second, Interval: -1})
	t.Cleanup(c.Close)
	all, err := readWords()
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]string{
		site.URL + "/forbidden": "robots.txt", site.URL + "/missing": "404", site.URL + "/gone": "більше немає", waits.URL + "/later": "зайти пізніше",
		site.URL + "/round": "переводить", site.URL + "/large": "дозволено", site.URL + "/packed": "розпакувати", site.URL + "/slow": "надто довго", site.URL + "/cut": "обірвав",
		safe.URL + "/": "безпечно", "http://" + l.Addr().String() + "/": "не приймає", "ftp://news.example/": "http і https", "http://10.1.2.3/": "не є публічною", "http:///x": "не адреса",
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		_, err := c.Get(ctx, fetch.Request{URL: at, Named: !strings.HasSuffix(at, "/forbidden")})
		cancel()
		if err == nil {
			t.Errorf("%s can be read", at)
			continue
		}
		for _, w := range all {
			f := w.fetchFault(err.Error())
			if f.Says == w.T("fault.other") {
				t.Errorf("%s: nothing is known of %q", w.lang, err)
			}
			if w.lang == "uk" && !strings.Contains(f.Says, want) {
				t.Errorf("%q is %q, want %q", err, f.Says, want)
			}
		}
	}
	if _, err := feed.Read(source.Document{Body: []byte("no feed at all")}); all[0].fetchFault(err.Error()).Says != "this is not a feed" {
		t.Errorf("%v is %+v", err, all[0].fetchFault(err.Error()))
	}
	if f := all[1].fetchFault("the moon is in the way"); f.Says != "прочитати не вдалося" || f.Detail != "the moon is in the way" {
		t.Errorf("what nobody has thought of is %+v", f)
	}
}
