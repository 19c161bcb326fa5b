package newsweb

import (
	"bytes"
	"compress/gzip"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

// fault is how an outlet fails: everywhere, or on its pages only.
type fault struct {
	name       string
	everywhere bool
	answer     func(http.ResponseWriter, *http.Request)
}

// endless is how long an outlet goes on that never ends by itself.
const endless = 2 * time.Minute

var faults = []fault{
	{"hangs", true, func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-time.After(endless):
		}
	}},
	{"drips", true, func(w http.ResponseWriter, r *http.Request) {
		for end := time.Now().Add(endless); time.Now().Before(end) && r.Context().Err() == nil; time.Sleep(200 * time.Millisecond) {
			if _, err := io.WriteString(w, "<"); err != nil {
				return
			}
			_ = http.NewResponseController(w).Flush()
		}
	}},
	{"breaks off", true, func(w http.ResponseWriter, _ *http.Request) {
		c, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			return
		}
		_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 5000\r\n\r\n<rss>")
		if t, ok := c.(*net.TCPConn); ok {
			_ = t.SetLinger(0)
		}
		c.Close()
	}},
	{"leads in circles", true, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, r.URL.Path+"?"+strings.Repeat("x", len(r.URL.RawQuery)+1), http.StatusFound)
	}},
	{"lies about its length", true, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/rss+xml")
		w.Header().Set("Content-Length", "100000")
		_, _ = io.WriteString(w, "<rss version=\"2.0\"><channel><item>")
	}},
	{"sends a bomb", true, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/rss+xml")
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		_, _ = io.CopyN(z, zeros{}, 1<<30)
		_ = z.Close()
	}},
	{"has no bottom", true, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/atom+xml")
		_, _ = w.Write(bytes.Repeat([]byte("<a>"), 1_000_000))
	}},
	{"is out of order", true, func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "out of order", http.StatusInternalServerError)
	}},
	{"is overrun", true, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "3600")
		http.Error(w, "too many requests", http.StatusTooManyRequests)
	}},
	{"hangs on pages", false, func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-time.After(endless):
		}
	}},
}

// zeros gives nothing but zeros, which pack well.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}
