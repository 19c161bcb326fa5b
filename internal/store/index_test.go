package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// indexed puts stories of one article each into a store, the later the newer,
// and returns their IDs.
func indexed(t *testing.T, s *Store, bodies []string, of func(i int, a *article.Article) Index) []int64 {
	t.Helper()
	var ids []int64
	do(t, s, func(tx *Tx) error {
		for i, body := range bodies {
			a := report(t, fmt.Sprint("Report ", i+1), body, fmt.Sprint("https://post.example/", i))
			if _, err := tx.PutArticle(ctx, Article{Article: a, Arrived: noon(i + 1)}); err != nil {
				return err
			}
			id, err := tx.AddStory(ctx, Story{Title: "Report", Updated: noon(i + 1), Articles: 1, Origins: 1, Page: []byte("{}")})
			if err != nil {
				return err
			}
			if err := tx.File(ctx, []Filed{{Article: a.ID, Story: id, Episode: 1}}); err != nil {
				return err
			}
			x := of(i, a)
			if x.Articles == nil {
				x.Articles = []IndexedArticle{{ID: a.ID, Outlet: string(a.Outlet.ID), Lang: "en-GB", Published: noon(i + 1), Origin: article.Original, Lag: time.Duration(i) * time.Hour}}
			}
			if err := tx.SaveIndex(ctx, id, x); err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return nil
	})
	return ids
}

func marsk() EntityRef { return EntityRef{article.Person, "elin-marsk"} }

// ferries are three stories: the second names Elin Marsk, the third has a
// conflict and the figure 212.
func ferries(t *testing.T, s *Store) []int64 {
	return indexed(t, s, []string{
		"The night ferry ran aground.",
		"The harbour master Elin Marsk said that the ferry “will float again by noon”.",
		"All 212 passengers left the ferry. The Zoë Marsk, a tug, came at noon.",
	}, func(i int, a *article.Article) Index {
		switch i {
		case 1:
			return Index{
				Entities: []IndexedEntity{
					{EntityRef: marsk(), Name: "Elin Marsk", Spellings: []string{"Elin Marsk", "Márşk"}, Mentions: 2, Data: []byte("m2")},
					{EntityRef: EntityRef{article.Place, "@halvik"}, Name: "Halvik", Spellings: []string{"Halvik"}, Mentions: 1},
				},
				Shown: []IndexedSentence{
					{What: ShownSaid, Day: noon(2), Quotes: []string{"“will float again by noon”"}, Of: []ShownOf{{By, marsk()}, {By, marsk()}, {About, EntityRef{article.Place, "@halvik"}}}, Data: []byte("said")},
					{What: ShownEvent, Day: noon(1), Of: []ShownOf{{About, marsk()}}, Data: []byte("event")},
				},
			}
		case 2:
			return Index{
				Conflicts: 1, Changes: 2,
				Entities: []IndexedEntity{{EntityRef: marsk(), Name: "Elin Marsk", Spellings: []string{"Elin Marsk"}, Mentions: 1}},
				Figures: []IndexedFigure{
					{Low: 212, High: 212, From: article.Passage{Article: a.ID, Span: text.Span{Start: 4, End: 7}}},
					{Low: 300, High: 400, From: article.Passage{Article: a.ID, Span: text.Span{Start: 8, End: 9}}},
				},
			}
		}
		return Index{}
	})
}

func TestIndex(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		ids := ferries(t, s)
		do(t, s, func(tx *Tx) error {
			in, err := tx.Entity(ctx, marsk(), 10)
			if err != nil || len(in) != 2 || in[0].Story != ids[2] || in[1].Story != ids[1] || string(in[1].Data) != "m2" {
				t.Errorf("entity %+v, %v", in, err)
			}
			of, err := tx.EntitiesOf(ctx, ids[1])
			if err != nil || len(of) != 2 || of[0].Key != "elin-marsk" || of[1].Kind != article.Place {
				t.Errorf("of a story %+v, %v", of, err)
			}
			top, err := tx.Mentioned(ctx, article.Person, noon(1), 5)
			if err != nil || len(top) != 1 || top[0] != (Mentioned{marsk(), "Elin Marsk", 2, 3}) {
				t.Errorf("mentioned %+v, %v", top, err)
			}
			said, err := tx.Shown(ctx, ShownSaid, ShownOf{By, marsk()}, 5)
			if err != nil || len(said) != 1 || said[0].Story != ids[1] || said[0].Title != "Report" || !said[0].Day.Equal(noon(2)) || string(said[0].Data) != "said" {
				t.Errorf("said %+v, %v", said, err)
			}
			if about, err := tx.Shown(ctx, ShownSaid, ShownOf{About, marsk()}, 5); err != nil || len(about) != 0 {
				t.Errorf("about %+v, %v", about, err)
			}
			if events, err := tx.ShownOf(ctx, ids[1], ShownEvent); err != nil || len(events) != 1 || events[0].N != 1 {
				t.Errorf("events %+v, %v", events, err)
			}
			all, err := tx.Outlets(ctx)
			if err != nil || len(all) != 1 || all[0].Articles != 3 || all[0].Stories != 3 || !all[0].Last.Equal(noon(3)) {
				t.Errorf("outlets %+v, %v", all, err)
			}
			o, err := tx.Outlet(ctx, all[0].ID, 2)
			if err != nil || o.Origins[article.Original] != 3 || !slices.Equal(o.Lags, []time.Duration{0, time.Hour, 2 * time.Hour}) || len(o.Recent) != 2 || o.Recent[0].ID != ids[2] || o.Edited != 0 {
				t.Errorf("outlet %+v, %v", o, err)
			}
			// A story that is merged is in the index no more.
			if err := tx.MergeStory(ctx, ids[1], ids[0]); err != nil {
				return err
			}
			if in, err := tx.Entity(ctx, marsk(), 10); err != nil || len(in) != 1 {
				t.Errorf("after the merge %+v, %v", in, err)
			}
			// Written anew, the index has what is new and not what was.
			if err := tx.SaveIndex(ctx, ids[2], Index{}); err != nil {
				return err
			}
			if in, err := tx.Entity(ctx, marsk(), 10); err != nil || len(in) != 0 {
				t.Errorf("written anew %+v, %v", in, err)
			}
			if un, err := tx.Unindexed(ctx, 10); err != nil || un != nil {
				t.Errorf("unindexed %v, %v", un, err)
			}
			_, err = tx.exec(ctx, "UPDATE story_index SET form = form - 1 WHERE story = $1", ids[0])
			return err
		})
		if wrong, err := s.Check(ctx); err != nil || len(wrong) != 1 || !strings.Contains(wrong[0], "1 stories are not in the index") {
			t.Errorf("check: %q, %v", wrong, err)
		}
	})
}

func TestEdits(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			var last *article.Article
			for i, body := range []string{"The ferry sank.", "The ferry did not sank.", "The ferry did not sink."} {
				last = report(t, "Ferry", body, "https://post.example/1")
				if _, err := tx.PutArticle(ctx, Article{Article: last, Arrived: noon(i + 1)}); err != nil {
					return err
				}
			}
			got, err := tx.Edits(ctx, string(last.Outlet.ID), 5)
			if err != nil || len(got) != 1 || got[0] != (EditedPage{last.ID, last.Headline(), 3, noon(3)}) {
				t.Errorf("got %+v, %v", got, err)
			}
			o, err := tx.Outlet(ctx, string(last.Outlet.ID), 5)
			if err != nil || o.Edited != 1 || o.Versions != 3 {
				t.Errorf("outlet %+v, %v", o, err)
			}
			return nil
		})
	})
}

func TestFind(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		ids := ferries(t, s)
		for q, want := range map[string]string{
			"ferry":                        "321",
			"ferry -noon":                  "1",
			"aground":                      "1",
			`"ran aground"`:                "1",
			"passeng*":                     "3",
			"person:marsk":                 "32",
			"person:MARSK ferry":           "32",
			`person:"elin marsk"`:          "32",
			`person:"marsk elin"`:          "32",
			"person:elin person:halvik":    "",
			"place:halvik":                 "2",
			"place:halvik -ferry":          "2",
			`quote:"float again"`:          "2",
			"quote:aground":                "",
			"number:212":                   "3",
			"number:350":                   "3",
			"number:200..220":              "3",
			"number:211":                   "",
			"has:conflict":                 "3",
			"has:change ferry":             "3",
			"has:change aground":           "",
			"from:2031-05-02":              "32",
			"to:2031-05-02":                "21",
			"from:2031-05-02 to:2031-05":   "32",
			"from:2031-05-02 to:2031-05-2": "32",
			"outlet:harbour":               "321",
			`outlet:"post harbour" tug`:    "3",
			"outlet:lantern":               "",
			"lang:en":                      "321",
			"lang:uk":                      "",
			"":                             "",
			"-ferry":                       "",
			"person:":                      "",
		} {
			for _, sort := range []Sort{ByRecency, ByRelevance} {
				got := ""
				find := Find{Query: ParseQuery(q), Sort: sort, Limit: 2}
				pages := 0
				for {
					var f Found
					err := s.Read(ctx, func(tx *Tx) (err error) { f, err = tx.Find(ctx, find); return err })
					if err != nil {
						t.Fatalf("%s: %v", q, err)
					}
					for _, x := range f.Stories {
						got += fmt.Sprint(slices.Index(ids, x.ID) + 1)
						if len(x.Articles) == 0 {
							t.Errorf("%s: story %d has no article", q, x.ID)
						}
					}
					if find.After = f.Next; find.After == "" || pages > 5 {
						break
					}
					pages++
				}
				if sort == ByRelevance { // the databases weigh in their own ways
					r := strings.Split(got, "")
					slices.Sort(r)
					slices.Reverse(r)
					got = strings.Join(r, "")
				}
				if got != want {
					t.Errorf("%s by %q: stories %s, want %s", q, sort, got, want)
				}
			}
		}
		var f Found
		err := s.Read(ctx, func(tx *Tx) (err error) {
			f, err = tx.Find(ctx, Find{Query: ParseQuery("number:212")})
			return err
		})
		if err != nil || len(f.Stories) != 1 || len(f.Stories[0].Figures) != 1 || f.Stories[0].Figures[0].Span != (text.Span{Start: 4, End: 7}) {
			t.Errorf("figures %+v, %v", f, err)
		}
		err = s.Read(ctx, func(tx *Tx) (err error) {
			f, err = tx.Find(ctx, Find{Query: ParseQuery("aground passengers nothing"), Any: true})
			return err
		})
		if err != nil || len(f.Stories) != 2 {
			t.Errorf("any of the words: %+v, %v", f, err)
		}
	})
}
