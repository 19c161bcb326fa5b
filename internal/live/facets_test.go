package live

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
)

func TestTopics(t *testing.T) {
	for named, want := range map[string]string{
		"World":                          "world=World",
		"World > Europe":                 "world=World europe=Europe",
		"news/politics":                  "politics=politics",
		"Dam safety":                     "dam-safety=Dam safety",
		"Arts & Entertainment":           "arts-entertainment=Arts & Entertainment",
		"Бізнес; Енергетика":             "бізнес=Бізнес енергетика=Енергетика",
		"Home":                           "",
		"Uncategorized":                  "",
		"2031":                           "",
		"":                               "",
		">>":                             "",
		"Ten things that you should see": "",
		"Wor\u202eld":                    "world=World",
		"Économie":                       "economie=Économie",
	} {
		var got []string
		for _, f := range topics(named) {
			got = append(got, f.Key+"="+f.Name)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: %q, want %q", named, s, want)
		}
	}
}

// What hardly any article says is no topic of the story.
func TestTopTopics(t *testing.T) {
	named := slices.Concat(slices.Repeat([]string{"World"}, 4), slices.Repeat([]string{"WORLD > Sea"}, 5), []string{"Recipes", "", "", ""})
	want := []store.Facet{{Kind: store.OfTopic, Key: "world", Name: "World"}, {Kind: store.OfTopic, Key: "sea", Name: "Sea"}}
	if got := topTopics(named); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// A story is found by the sections of its articles, the folders of its feeds and
// the places that it is about.
func TestFacetsOfStory(t *testing.T) {
	k := keeper(t)
	for i, text := range []string{ferry1, ferry2, ferry3} {
		text = strings.ReplaceAll(text, "Storsund", "Denmark")
		a := read(t, text, []string{"post", "lantern", "echo"}[i])
		a.Section = []string{"Coast", "News > coast", ""}[i]
		err := k.Store.Write(ctx, func(tx *store.Tx) error {
			feed, _, err := tx.AddFeed(ctx, store.Feed{URL: a.URL + "/rss", Folder: "My sea"})
			if err != nil {
				return err
			}
			d := store.Document{}
			d.URL, d.Body = "https://post.example/entry", []byte(text)
			if _, err := tx.Note(ctx, []store.Entry{{Feed: feed, Key: "1", URL: d.URL}}); err != nil {
				return err
			}
			id, _, err := tx.PutDocument(ctx, d)
			if err == nil {
				_, err = tx.PutArticle(ctx, store.Article{Article: a, Document: id, Arrived: now})
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	update(t, k, now, Changes{New: 1, Stories: 1})
	id := stories(t, k)[0].ID
	facets := func() (keys string) {
		err := k.Store.Read(ctx, func(tx *store.Tx) error {
			of, err := tx.FacetsOf(ctx, []int64{id})
			for _, f := range of[id] {
				keys += " " + string(f.Kind) + ":" + f.Key
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return keys
	}
	was := facets()
	if !strings.Contains(was, " place:@dk") || !strings.HasSuffix(was, " topic:coast topic:my-sea") {
		t.Errorf("found by%s", was)
	}
	// An index that is made again from the page is the same.
	if err := k.Store.Write(ctx, func(tx *store.Tx) error { return tx.SaveIndex(ctx, id, store.Index{}) }); err != nil {
		t.Fatal(err)
	}
	err := k.Store.Write(ctx, func(tx *store.Tx) error {
		st, err := tx.Paged(ctx, id)
		if err != nil {
			return err
		}
		p, err := page.Load(st.Page)
		if err != nil {
			return err
		}
		return saveIndex(ctx, tx, p, id)
	})
	if err != nil {
		t.Fatal(err)
	}
	if again := facets(); again != was {
		t.Errorf("made again: %s, was %s", again, was)
	}
}
