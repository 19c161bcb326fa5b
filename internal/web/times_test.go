package web

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
)

var (
	anyTime   = regexp.MustCompile(`<time[^>]*>`)
	exactTime = regexp.MustCompile(`^<time datetime="\d{4}-\d\d-\d\dT[\d:]+Z" title="[^"]*\d\d:\d\d [A-Z+][^"]*">$`)
	dayOf     = regexp.MustCompile(`^<time datetime="\d{4}-\d\d-\d\d">$`) // an event's: it has no time of day
)

// TestExactTimes holds that what is told as "5 min ago" or by its day is exact
// when one points at it, without script, in the reader's zone.
func TestExactTimes(t *testing.T) {
	x := newHouse(t, Entry{})
	u := x.add(t, "elin", account.Admin)
	id := fill(t, x.Store)
	n := strconv.FormatInt(id, 10)
	deskToken(t, x.Store, id)
	outlet := ""
	err := x.Store.Write(ctx, func(tx *store.Tx) error {
		for _, state := range []store.ReportState{store.Pending, store.Upheld} {
			n, err := tx.AddReport(ctx, store.Report{Story: id, Sentence: "It sank.", Kind: "date", Made: now})
			if err == nil && state == store.Upheld {
				err = tx.CloseReport(ctx, n, state, "It did not.", "elin", now)
			}
			if err != nil {
				return err
			}
		}
		all, err := tx.Outlets(ctx)
		if err != nil {
			return err
		}
		outlet = all[0].ID
		filed, err := tx.FiledIn(ctx, id)
		if err != nil {
			return err
		}
		a, err := tx.Article(ctx, filed[0].Article)
		if err != nil {
			return err
		}
		edited := *a.Article
		edited.Text += " "
		edited.ID, edited.Published = "edited", article.Stamp{Time: now, How: a.Published.How}
		if _, err := tx.PutArticle(ctx, store.Article{Article: &edited, Arrived: now.Add(time.Second)}); err != nil {
			return err
		}
		if err := tx.MarkRead(ctx, u.ID, store.ReadMark{Story: id, Upto: now.Add(-time.Hour)}); err != nil {
			return err
		}
		return live.SetFacts(ctx, tx, outlet, live.OutletFacts{Owner: "A fund", Who: "elin", Made: now})
	})
	if err != nil {
		t.Fatal(err)
	}
	b := x.as(t, "elin")
	for path, times := range map[string]int{
		"/": 1, "/story/" + n: 1, "/search?q=sandbank": 1, "/entity/person/elin-marsk": 1, "/outlet/" + outlet: 3, "/article/edited": 3, "/article/edited?changes=1": 4, "/feeds": 1,
		"/corrections": 1, "/report/1": 1, "/report/3": 2, "/review": 2, "/settings": 2, "/users": 3, "/users/1": 3,
	} {
		for zone, want := range map[string]string{"": " UTC", "Europe/Kyiv": " EEST"} {
			u.Zone = zone
			if err := x.Store.Write(ctx, func(tx *store.Tx) error { return tx.SaveUser(ctx, u) }); err != nil {
				t.Fatal(err)
			}
			w := b.get(path)
			if w.Code != http.StatusOK {
				t.Errorf("%s: %d", path, w.Code)
			}
			exact := 0
			for _, m := range anyTime.FindAllString(w.Body.String(), -1) {
				switch {
				case dayOf.MatchString(m):
				case exactTime.MatchString(m) && strings.Contains(m, want+`"`):
					exact++
				default:
					t.Errorf("%s in %q: %s", path, zone, m)
				}
			}
			if exact < times {
				t.Errorf("%s in %q: %d exact times, want %d", path, zone, exact, times)
			}
			if got := strings.Contains(w.Body.String(), `data-zone="Europe/Kyiv"`); got != (zone != "") {
				t.Errorf("%s in %q: the script may not know the zone", path, zone)
			}
		}
	}
}
