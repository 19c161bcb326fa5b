package web

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/synoptic-news/synoptic/internal/store"
)

// nobody takes an answer.
type nobody struct{ head http.Header }

func (n nobody) Header() http.Header         { return n.head }
func (n nobody) Write(b []byte) (int, error) { return len(b), nil }
func (n nobody) WriteHeader(int)             {}

func benchmark(b *testing.B, path string) {
	h, _, _ := exampleHandler(b, nil)
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Accept-Encoding", "gzip")
	for b.Loop() {
		h.ServeHTTP(nobody{http.Header{}}, r)
	}
}

func BenchmarkHome(b *testing.B)  { benchmark(b, "/") }
func BenchmarkStory(b *testing.B) { benchmark(b, "/story/1") }

// A story that was not shown before is read from what is kept.
func BenchmarkStoryRead(b *testing.B) {
	_, db, _ := exampleHandler(b, nil)
	var st store.Story
	err := db.Read(ctx, func(tx *store.Tx) (err error) {
		st, err = tx.Story(ctx, 1)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	all, err := readWords()
	if err != nil {
		b.Fatal(err)
	}
	var s site
	for b.Loop() {
		s.sheets.of = nil
		if _, err := s.sheet(all[0], st); err != nil {
			b.Fatal(err)
		}
	}
}
