package store

import (
	"fmt"
	"path/filepath"
	"testing"
)

// What searched before others wrote, and checks then, finds no damage.
func TestCheckAfterSearch(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	put := func(from, to int) {
		for i := from; i < to; i++ {
			do(t, s, func(tx *Tx) error {
				_, err := tx.PutArticle(ctx, Article{Article: report(t, fmt.Sprintf("Gauge %d", i), fmt.Sprintf("The gauge at the weir of Halvik read %d and %d on Monday.", i*7919, i*104729), fmt.Sprint("https://post.example/", i)), Arrived: noon(1)})
				return err
			})
		}
	}
	put(0, 20)
	if err := s.Read(ctx, func(tx *Tx) error {
		_, err := tx.Search(ctx, Search{Text: "gauge"})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	put(20, 150)
	if wrong, err := s.Check(ctx); err != nil || wrong != nil {
		t.Errorf("%q, %v", wrong, err)
	}
}
