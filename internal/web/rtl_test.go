package web

import (
	"strconv"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/intake"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source"
)

// Reports of invented outlets, written from right to left; one has marks in its
// title that turn text round, and a host that mixes scripts.
var rtl = []struct{ url, outlet, lang, text string }{
	{"https://sahel.example/1", "صحيفة الساحل", "ar", "جنوح عبّارة \u202eليلية\u202c قبالة جزيرة ستورسند\n\nجنحت العبّارة الليلية نورا ستار على حاجز رملي قبالة جزيرة ستورسند فجر يوم الاثنين. ونقلت قوارب صيد جميع الركاب البالغ عددهم 212 إلى الشاطئ.\n\n«لم يُصب أحد بأذى»، قالت مديرة الميناء إيلين مارسك (Elin Marsk) للصحافيين. وستحاول قاطرة سحب العبّارة مع المد التالي مساء الثلاثاء، بعد أن يفحص الغواصون هيكلها.\n"},
	{"https://hаnamal.example/2", "", "he", "מעבורת לילה עלתה על שרטון מול האי סטורסונד\n\nמעבורת הלילה נורה סטאר עלתה על שרטון מול האי סטורסונד בבוקר יום שני. סירות דיג העבירו את כל 212 הנוסעים לחוף.\n\n\"איש לא נפגע\", אמרה מנהלת הנמל אילין מרסק. גוררת תנסה לחלץ את המעבורת בגאות הבאה, בערב יום שלישי, אחרי שצוללנים יבדקו את גופה ואת המדחפים שלה.\n"},
}

func rightToLeft(t *testing.T, s *store.Store) {
	t.Helper()
	in := intake.Intake{Store: s}
	for i, r := range rtl {
		d := store.Document{Document: source.Document{URL: r.url, Path: strconv.Itoa(i) + ".txt", MediaType: "text/plain", Charset: "utf-8", Body: []byte(r.text), Meta: source.Meta{URL: r.url, Outlet: r.outlet, Lang: r.lang, Published: "2031-05-06"}}}
		if _, err := in.Put(ctx, d, now); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := (&live.Keeper{Store: s, Options: engine.Options{Version: "test"}}).Update(ctx, now); err != nil {
		t.Fatal(err)
	}
}

// What is written from right to left stands by itself, nothing turns text round,
// and a host that mixes scripts is shown in the letters of the network.
func TestRightToLeft(t *testing.T) {
	h, s := newSite(t)
	rightToLeft(t, s)
	paths := []string{"/", "/stories.atom", "/stories.json", "/search?q=212", "/outlets"}
	err := s.Read(ctx, func(tx *store.Tx) error {
		all, err := tx.Stories(ctx, now.AddDate(1, 0, 0), 9)
		for _, st := range all {
			filed, err := tx.FiledIn(ctx, st.ID)
			if err != nil {
				return err
			}
			for _, f := range filed {
				paths = append(paths, "/article/"+string(f.Article)+"?show=names,figures,quotations")
			}
			at := "/story/" + strconv.FormatInt(st.ID, 10)
			paths = append(paths, at, at+"/timeline", at+"/compare", at+"/report", at+".html", at+".md", at+".txt", at+"/updates.atom")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	arabic, host := 0, 0
	for _, path := range paths {
		code, body, _ := ask(t, h, path)
		if code != 200 {
			t.Errorf("%s: %d", path, code)
		}
		if strings.ContainsAny(body, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c") {
			t.Errorf("%s has marks that turn text round", path)
		}
		if strings.Contains(strings.ReplaceAll(body, `value="hаnamal`, ""), "hаnamal") { // a value is not shown
			t.Errorf("%s shows a host that looks like another: %s", path, body)
		}
		arabic += strings.Count(body, "جنوح عبّارة ليلية قبالة")
		host += strings.Count(body, "xn--hnamal-3nf")
		for _, alone := range []string{`<h1>جنوح`, `<p>جنحت`, `<h2>جنوح`, `<td>صحيفة`, `<li>جنوح`} {
			if strings.Contains(body, alone) {
				t.Errorf("%s: %s is not by itself", path, alone)
			}
		}
	}
	if arabic < 6 || host < 2 {
		t.Errorf("the title is shown %d times, the host %d times", arabic, host)
	}
}

// TestRightToLeftShots is for eyes: the same in a browser, where no page may be
// wider than the window.
func TestRightToLeftShots(t *testing.T) {
	url, s := newServer(t)
	rightToLeft(t, s)
	b := browse(t, url)
	id := firstArticle(t, s)
	for name, path := range map[string]string{"rtl-home": "/", "rtl-story": "/story/1", "rtl-article": "/article/" + id + "?show=names,figures", "rtl-search": "/search?q=212", "rtl-report": "/story/1/report"} {
		for _, width := range []int64{390, 1440} {
			b.look(width, "light")
			b.open(url + path)
			if wide := get[int](b, "document.documentElement.scrollWidth"); wide > int(width) {
				t.Errorf("%s at %d is %d wide", path, width, wide)
			}
			b.shoot(name+"-light-"+strconv.FormatInt(width, 10), true)
		}
		if path == "/" {
			continue
		}
		// Arabic and Hebrew run from the right edge of what they stand in.
		if got := get[int](b, `[...document.querySelectorAll("main h1, main .text p, main .lead, main blockquote, main q")].filter(e => /[\u0590-\u06ff]/.test(e.textContent) && getComputedStyle(e).direction != "rtl" && e.tagName != "Q").length`); got != 0 {
			t.Errorf("%s: %d texts run from the left", path, got)
		}
	}
	b.clean()
}
