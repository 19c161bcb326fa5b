package store

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"github.com/synoptic-news/synoptic/article"
)

// Stories are found by what they are on, where, by whom and in which language.
func TestFacets(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		sea, weather := Facet{OfTopic, "sea", "Sea"}, Facet{OfTopic, "weather", "Weather"}
		halvik := Facet{OfPlace, "@halvik", "Halvik"}
		ids := indexed(t, s, []string{"The ferry ran aground.", "A storm came over Halvik.", "The tug came to Halvik."}, func(i int, _ *article.Article) Index {
			return Index{Facets: [][]Facet{{sea}, {weather, halvik}, {sea, {OfTopic, "sea", "SEA"}, halvik}}[i]}
		})
		do(t, s, func(tx *Tx) error {
			for _, c := range []struct {
				want Narrowed
				of   []int64
			}{
				{Narrowed{}, []int64{ids[2], ids[1], ids[0]}},
				{Narrowed{Topic: "sea"}, []int64{ids[2], ids[0]}},
				{Narrowed{Place: "@halvik"}, []int64{ids[2], ids[1]}},
				{Narrowed{Topic: "sea", Place: "@halvik"}, []int64{ids[2]}},
				{Narrowed{Topic: "@halvik"}, nil},
				{Narrowed{Topic: "sea", Lang: "en-GB", Outlet: "post.example"}, []int64{ids[2], ids[0]}},
				{Narrowed{Topic: "weather", Outlet: "Harbour Post"}, []int64{ids[1]}},
				{Narrowed{Topic: "sea", Outlet: "Harbour"}, nil},
				{Narrowed{Topic: "sea", Lang: "uk"}, nil},
				{Narrowed{Topic: "sea\x00' OR 1=1"}, nil},
			} {
				all, err := tx.StoriesFitting(ctx, c.want, Place{At: noon(9)}, 10)
				var got []int64
				for _, st := range all {
					got = append(got, st.ID)
				}
				if err != nil || !slices.Equal(got, c.of) {
					t.Errorf("%+v: %v, want %v: %v", c.want, got, c.of, err)
				}
			}
			if all, err := tx.StoriesFitting(ctx, Narrowed{Topic: "sea"}, Place{noon(3), ids[2]}, 1); err != nil || len(all) != 1 || all[0].ID != ids[0] {
				t.Errorf("after the first: %+v, %v", all, err)
			}
			tops, err := tx.Facets(ctx, OfTopic, noon(1), 5)
			if err != nil || !reflect.DeepEqual(tops, []Faceted{{sea, 2}, {weather, 1}}) {
				t.Errorf("topics %+v, %v", tops, err)
			}
			if late, err := tx.Facets(ctx, OfTopic, noon(3), 5); err != nil || !reflect.DeepEqual(late, []Faceted{{sea, 1}}) {
				t.Errorf("topics of late %+v, %v", late, err)
			}
			of, err := tx.FacetsOf(ctx, ids)
			if err != nil || !reflect.DeepEqual(of, map[int64][]Facet{ids[0]: {sea}, ids[1]: {halvik, weather}, ids[2]: {halvik, sea}}) {
				t.Errorf("of stories %+v, %v", of, err)
			}
			if f, err := tx.Facet(ctx, OfPlace, "@halvik"); err != nil || f != halvik {
				t.Errorf("%+v, %v", f, err)
			}
			if _, err := tx.Facet(ctx, OfPlace, "sea"); !errors.Is(err, ErrNotFound) {
				t.Errorf("a topic is a place: %v", err)
			}
			if err := tx.MarkStory(ctx, ids[2], Hidden); err != nil {
				return err
			}
			if all, err := tx.StoriesFitting(ctx, Narrowed{Topic: "sea"}, Place{At: noon(9)}, 9); err != nil || len(all) != 1 {
				t.Errorf("with one hidden: %+v, %v", all, err)
			}
			if tops, err := tx.Facets(ctx, OfPlace, noon(1), 5); err != nil || !reflect.DeepEqual(tops, []Faceted{{halvik, 1}}) {
				t.Errorf("places with one hidden %+v, %v", tops, err)
			}
			if err := tx.MergeStory(ctx, ids[1], ids[0]); err != nil {
				return err
			}
			if of, err := tx.FacetsOf(ctx, ids[1:2]); err != nil || len(of) != 0 {
				t.Errorf("of a merged story %+v, %v", of, err)
			}
			return nil
		})
	})
}

// The folders of feeds that brought an article are known, also of one whose page
// calls itself by another address.
func TestFoldersOf(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			a := report(t, "Ferry aground", "The night ferry ran aground.", "https://post.example/news/ferry")
			b := report(t, "Storm", "A storm came.", "https://post.example/2")
			for i, f := range []Feed{{URL: "https://post.example/rss", Folder: "World/Sea"}, {URL: "https://post.example/all", Folder: ""}, {URL: "https://echo.example/rss", Folder: "Harbours"}} {
				id, _, err := tx.AddFeed(ctx, f)
				if err == nil {
					_, err = tx.Note(ctx, []Entry{{Feed: id, Key: "1", URL: "https://post.example/1?from=rss", Seen: noon(i + 1)}})
				}
				if err != nil {
					return err
				}
			}
			for _, x := range []struct {
				url string
				a   *article.Article
			}{{"https://post.example/1?from=rss", a}, {"https://post.example/2", b}} {
				d := Document{}
				d.URL, d.Body = x.url, []byte("x")
				id, _, err := tx.PutDocument(ctx, d)
				if err == nil {
					_, err = tx.PutArticle(ctx, Article{Article: x.a, Document: id, Arrived: noon(1)})
				}
				if err != nil {
					return err
				}
			}
			if got, err := tx.FoldersOf(ctx, []article.ID{a.ID, b.ID, "none"}); err != nil || len(got) != 2 || got[0].Folder != "Harbours" || got[1].Folder != "World/Sea" {
				t.Errorf("%q, %v", got, err)
			}
			return nil
		})
	})
}
