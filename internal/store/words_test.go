package store

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
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
	done, stages := 0, map[string]bool{}
	wrong, err := s.CheckShowing(ctx, func(n, of int, stage string) {
		stages[stage] = true
		if stage != "articles" {
			return
		}
		if done++; n != done || of != 150 {
			t.Errorf("%d of %d, want %d of 150", n, of, done)
		}
	})
	if err != nil || wrong != nil || done != 150 || len(stages) != 3 {
		t.Errorf("%q, %v after %d articles and the stages %v", wrong, err, done, stages)
	}
}

// TestSumOf holds that what check adds up for an article are the words it is put
// into the index with, also where it has more than the index keeps.
func TestSumOf(t *testing.T) {
	k := keeper{terms: map[string]uint64{}}
	for _, a := range []*article.Article{
		report(t, "Gauge 9: Halvik’s weir", "The gauge at the weir of Halvik read 7,919 on Monday – and “the mill’s” 3.5 m, s. www.post.example.", "https://post.example/1"),
		report(t, "Gauge", strings.Repeat("The weir of Halvik holds. ", mostIndexed/4), "https://post.example/2"),
	} {
		title, body := termsOf(a)
		want := uint64(0)
		for at, w := range title {
			want += sum(true, hash(w), at)
		}
		for at, w := range body {
			want += sum(false, hash(w), at)
		}
		if got := k.sumOf(a); got != want {
			t.Errorf("%.30s: %x, want %x", a.Text, got, want)
		}
	}
}
