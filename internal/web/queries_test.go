package web

import (
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"testing"
)

// queries are strings that mean something to a search, or nothing to anybody:
// ours, and those of the collections, which are no part of the project.
func queries(t *testing.T) []string {
	t.Helper()
	out := []string{"", `"`, `""`, `"dam`, "dam*", "*", "-", "-dam", "NOT dam", "dam AND", "(dam", "dam)", "title:dam", "NEAR(dam, gate)", "dam^2", "from:", "from:soon", "number:1..", "number:9..1", "has:", "person:\"", "'; DROP TABLE article; --", "%", "_", `\`, "\x00", "\xff\xfe", "\u202edam", "ÀÉ̈", "数据", "🌊"}
	for _, f := range [][2]string{{"own", "fts_queries.json"}, {"blns", "blns.json"}} {
		b, err := os.ReadFile(filepath.Join("../../../shared/bench/hostile", f[0], f[1]))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		var some []string
		if err == nil {
			err = json.Unmarshal(b, &some)
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, some...)
	}
	return out
}

// TestQueries searches, and asks, for strings of all kinds: none is a failure of
// the server.
func TestQueries(t *testing.T) {
	h, _, _ := exampleHandler(t, make(chan struct{}))
	all := queries(t)
	for _, q := range all {
		for _, path := range []string{"/search", "/search.atom", "/search.json", "/api/v1/search", "/ask"} {
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path+"?q="+url.QueryEscape(q), nil))
			if w.Code >= 500 {
				t.Errorf("%s for %q: %d", path, q, w.Code)
			}
		}
	}
	t.Logf("%d strings", len(all))
}
