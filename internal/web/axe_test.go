package web

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
)

// axeScript names the file axe.min.js of axe-core, which is no part of the
// project; without it npm fetches the version tested with.
const (
	axeScript  = "SYNOPTIC_AXE"
	axeVersion = "axe-core@4.14.1"
)

// axe is the script that looks for faults of accessibility.
func axe(t *testing.T) string {
	t.Helper()
	at := os.Getenv(axeScript)
	if at == "" {
		npm, err := exec.LookPath("npm")
		if err != nil {
			t.Skipf("no npm in the PATH to fetch %s with; install it, or name a file axe.min.js in $%s", axeVersion, axeScript)
		}
		dir := t.TempDir()
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		defer cancel()
		if out, err := exec.CommandContext(ctx, npm, "install", "--prefix", dir, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", axeVersion).CombinedOutput(); err != nil {
			t.Skipf("npm does not bring %s (%v: %.300s); name a file axe.min.js in $%s", axeVersion, err, out, axeScript)
		}
		at = filepath.Join(dir, "node_modules", "axe-core", "axe.min.js")
	}
	b, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// sight is a page to look at.
type sight struct{ name, at string }

// sights are a page of every kind, over the example and over nothing. Its reader
// has the first account, and has made a case of the first story.
func sights(t *testing.T, b *browser) []sight {
	t.Helper()
	home, s, now := example(t)
	empty, none := newServer(t)
	closed, members := newServer(t)
	if _, err := (&account.Door{Store: members, Cost: cheap}).Add(ctx, "bo", phrase, account.Reader, now); err != nil {
		t.Fatal(err)
	}
	first, err := (&account.Door{Store: none}).First(ctx, now)
	if err != nil {
		t.Fatal(err)
	}
	link, err := (&account.Door{Store: s}).First(ctx, now)
	if err != nil {
		t.Fatal(err)
	}
	b.open(home + "/setup/" + link)
	b.fill("name", "elin")
	b.fill("password", phrase)
	b.fill("again", phrase)
	b.submit("form.form")
	b.until("document.querySelector('.stories h2 a')")
	story := get[string](b, "document.querySelector('.stories h2 a').href")
	b.open(story + "/report")
	b.do(chromedp.Click("input[value=date]"))
	b.fill("note", "It was Sunday.")
	b.submit("form.form")
	b.until("location.pathname.startsWith('/report/')")
	b.open(home + "/people")
	person := get[string](b, "document.querySelector('.names a').href")
	b.open(home + "/outlets")
	outlet := get[string](b, "document.querySelector('main td a').href")
	id := firstArticle(t, s)
	door := &account.Door{Store: s, Cost: cheap}
	bo, err := door.Add(ctx, "bo", phrase, account.Reader, now)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := door.AddToken(ctx, bo, "the wall screen", account.Scopes, now); err != nil {
		t.Fatal(err)
	}
	if _, err := door.Open(ctx, bo, "", "", now); err != nil {
		t.Fatal(err)
	}
	if err := door.Lock(ctx, bo.ID, true); err != nil {
		t.Fatal(err)
	}
	guest, err := door.Invite(ctx, account.Editor, 1, now)
	if err != nil {
		t.Fatal(err)
	}
	setAside(t, s, now, "https://post.example/lost", "no article was found")
	decide(t, s, now)
	house := newHouse(t, Entry{Closed: true, Issuer: &account.Issuer{URL: "https://login.example"}})
	house.add(t, "bo", account.Reader)
	outside := httptest.NewServer(house.h)
	t.Cleanup(outside.Close)
	all := []sight{
		{"home", home + "/"}, {"story", story}, {"compare", story + "/compare"}, {"timeline", story + "/timeline"}, {"single", home + "/story/1"},
		{"article", home + "/article/" + id + "?show=names,times,figures,quotations"}, {"passage", home + "/article/" + id + "?p=600-760#p"},
		{"people", home + "/people"}, {"person", person}, {"outlets", home + "/outlets"}, {"outlet", outlet},
		{"search", home + "/search?q=dam"}, {"search-none", home + "/search?q=zeppelin"}, {"ask", home + "/ask?q=How+many+people+were+evacuated%3F"}, {"ask-empty", home + "/ask"},
		{"feeds", home + "/feeds"}, {"report", story + "/report"}, {"case", home + "/report/1"}, {"corrections", home + "/corrections"},
		{"settings", home + "/settings"}, {"missing", home + "/story/99"}, {"missing-page", home + "/nowhere"}, {"export", story + ".html"},
		{"review", home + "/review"}, {"edit", story + "/edit"}, {"users", home + "/users"}, {"user", fmt.Sprintf("%s/users/%d", home, bo.ID)}, {"user-self", home + "/users/1"},
		{"empty-home", empty + "/"}, {"empty-people", empty + "/people"}, {"empty-feeds", empty + "/feeds"},
		{"empty-login", empty + "/login"}, {"setup", empty + "/setup/" + first}, {"login", closed + "/login"},
		{"invite", home + "/invite/" + guest}, {"outside", outside.URL + "/login"}, {"missing-outside", outside.URL + "/login/return"},
	}
	var at []string
	for _, s := range all {
		at = append(at, s.at)
	}
	everyPage(t, at)
	return all
}

// setAside puts a page that could not be had on the desk.
func setAside(t *testing.T, s *store.Store, now time.Time, lost, why string) {
	t.Helper()
	err := s.Write(ctx, func(tx *store.Tx) error {
		feed, _, err := tx.AddFeed(ctx, store.Feed{URL: "https://post.example/rss", Title: "Harbour Post", Added: now, Next: now.Add(time.Hour)})
		if err != nil {
			return err
		}
		if _, err := tx.Note(ctx, []store.Entry{{Feed: feed, Key: lost, URL: lost, Hash: "h", Seen: now}}); err != nil {
			return err
		}
		entries, err := tx.Entries(ctx, store.New, 9)
		if err != nil {
			return err
		}
		for _, e := range entries {
			e.State, e.Tries, e.Error = store.Quarantined, 3, why
			if err := tx.SaveEntry(ctx, e); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// decide puts decisions on the desk: a sentence that is withheld, a story that is
// pinned, and where there are enough, two made one, and one that is hidden.
func decide(t *testing.T, s *store.Store, now time.Time) {
	t.Helper()
	var list []store.Story
	var cite article.Passage
	err := s.Read(ctx, func(tx *store.Tx) (err error) {
		if list, err = tx.Stories(ctx, now.Add(time.Hour), 100); err != nil {
			return err
		}
		st, err := tx.Story(ctx, list[len(list)/2].ID)
		if err != nil {
			return err
		}
		p, err := page.Decode(st.Page)
		if err == nil {
			cite = p.Brief[len(p.Brief)-1].Cites()[0]
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	k := &live.Keeper{Store: s, Options: engine.Options{Version: "test"}, By: "elin"}
	if err := k.Withhold(ctx, list[len(list)/2].ID, []article.Passage{cite}, now); err != nil {
		t.Fatal(err)
	}
	marks := map[int64]store.Mark{list[0].ID: store.Pinned}
	if n := len(list); n > 4 {
		if err := k.Merge(ctx, list[n-1].ID, list[n-2].ID, now); err != nil {
			t.Fatal(err)
		}
		marks[list[n-3].ID] = store.Hidden
	}
	err = s.Write(ctx, func(tx *store.Tx) error {
		for id, m := range marks {
			if err := tx.MarkStory(ctx, id, m); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// noPage are the addresses that answer programs, or lead elsewhere.
var noPage = regexp.MustCompile(`^(POST .*|/api/|GET (/api/.*|.*\.(atom|json|opml|xml|txt)|/static/\{name\}|/websub/\{token\}|/healthz|/metrics|/story/\{id\}/events|.*/outside))$`)

// everyPage fails the test unless each page of the site is among some addresses:
// who adds one adds it to what is looked at.
func everyPage(t *testing.T, addresses []string) {
	t.Helper()
	mux, seen := http.NewServeMux(), map[string]bool{}
	all := newHouse(t, Entry{}).routes()
	for _, rt := range all {
		mux.HandleFunc(rt.pattern, func(http.ResponseWriter, *http.Request) {})
	}
	for _, at := range addresses {
		u, err := url.Parse(at)
		if err != nil {
			t.Fatal(err)
		}
		_, pattern := mux.Handler(&http.Request{Method: http.MethodGet, URL: u, Host: u.Host})
		seen[pattern] = true
	}
	pages := 0
	for _, rt := range all {
		if noPage.MatchString(rt.pattern) {
			continue
		}
		if pages++; !seen[rt.pattern] {
			t.Errorf("no address of %s is among those that are looked at", rt.pattern)
		}
	}
	if pages < 25 {
		t.Errorf("only %d pages", pages)
	}
}

func (b *browser) fill(id, value string) {
	b.t.Helper()
	get[string](b, fmt.Sprintf("document.getElementById(%q).value = %q", id, value))
}

func (b *browser) submit(form string) {
	b.t.Helper()
	get[bool](b, fmt.Sprintf("(document.querySelector('main %s').requestSubmit(), true)", form))
}

// axeFaults are the serious and critical ones, a line each.
const axeFaults = `axe.run(document, {resultTypes: ["violations"]}).then((r) => r.violations.filter((v) => /serious|critical/.test(v.impact))
  .map((v) => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + " " + (n.any[0]?.message || "")).join(" | ")).join("\n"))`

// TestAxe looks at every page with axe-core, which may find no serious fault in
// it, nor may the browser complain: in English, light and dark, narrow and wide,
// and in Ukrainian, whose words are longer, where it is narrow.
func TestAxe(t *testing.T) {
	b := browse(t, "http://127.0.0.1")
	script := axe(t)
	for _, p := range sights(t, b) {
		b.open(p.at)
		if strings.HasPrefix(p.name, "missing") {
			b.forgive("responded with a status of 40") // the page itself
		}
		get[bool](b, script+";true")
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int64{390, 1440} {
				b.look(width, scheme)
				name := fmt.Sprintf("%s-%s-%d", p.name, scheme, width)
				if faults := settled[string](b, axeFaults); faults != "" {
					t.Errorf("%s: %s", name, faults)
				}
				if wide := get[int](b, "document.documentElement.scrollWidth"); wide > int(width) {
					t.Errorf("%s is %d wide", name, wide)
				}
				b.shoot(name, true)
			}
			if os.Getenv(shots) != "" {
				b.look(820, scheme)
				b.shoot(p.name+"-"+scheme+"-820", true)
			}
		}
		b.clean()
		b.speak("uk")
		b.look(390, "light")
		b.open("about:blank") // an address that differs by its fragment alone is not asked for again
		b.open(p.at)
		if strings.HasPrefix(p.name, "missing") {
			b.forgive("responded with a status of 40")
		}
		get[bool](b, script+";true")
		if faults := settled[string](b, axeFaults); faults != "" {
			t.Errorf("%s in Ukrainian: %s", p.name, faults)
		}
		if wide := get[int](b, "document.documentElement.scrollWidth"); wide > 390 {
			t.Errorf("%s in Ukrainian is %d wide", p.name, wide)
		}
		b.shoot(p.name+"-uk-390", true)
		b.clean()
		b.speak("en")
	}
	get[bool](b, `(document.body.insertAdjacentHTML("beforeend", "<input style='color: #999; background: #888' value=x>"), true)`)
	if faults := settled[string](b, axeFaults); !strings.Contains(faults, "label") {
		t.Errorf("a field without a label is no fault: %q", faults)
	}
}

// reachable numbers what a hand could press or fill in, of radio buttons one of
// a group.
const reachable = `[...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
  .filter((e) => !e.disabled && e.checkVisibility({visibilityProperty: true}) && !(e.type === "radio" && e !== (document.querySelector("input[type=radio][name=" + e.name + "]:checked") || document.querySelector("input[type=radio][name=" + e.name + "]"))))
  .map((e, i) => e.dataset.reach = i).length`

// reached tells of the element in focus: its number, and whether one sees that
// it is.
const reached = `(() => {
  const e = document.activeElement, c = getComputedStyle(e), seen = (c) => (c.outlineStyle !== "none" && parseFloat(c.outlineWidth) >= 1) || c.boxShadow !== "none";
  const r = e.getBoundingClientRect(), inside = r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
  return [e.dataset.reach ?? "", seen(c) ? "" : "no outline", inside ? "" : "off the screen", e.outerHTML.slice(0, 120)];
})()`

// TestKeyboard goes over every page with the Tab key.
func TestKeyboard(t *testing.T) {
	b := browse(t, "http://127.0.0.1")
	b.look(1440, "light")
	for _, p := range sights(t, b) {
		b.open(p.at)
		n := get[int](b, reachable)
		got := map[string]bool{}
		for range n + 5 {
			b.keys("\t")
			at := get[[]string](b, reached)
			if at[0] == "" {
				continue
			}
			if at[1]+at[2] != "" {
				t.Errorf("%s: the focus is not seen (%s%s) on %s", p.name, at[1], at[2], at[3])
			}
			got[at[0]] = true
		}
		if len(got) != n {
			t.Errorf("%s: the Tab key reaches %d of %d: not %s", p.name, len(got), n,
				get[string](b, fmt.Sprintf("[...document.querySelectorAll('[data-reach]')].filter(e => !%s.includes(e.dataset.reach)).slice(0, 3).map(e => e.outerHTML.slice(0, 160)).join(' | ')", list(got))))
		}
	}
}

// list writes numbers as a script does.
func list(m map[string]bool) string {
	var b strings.Builder
	b.WriteByte('[')
	for k := range m {
		fmt.Fprintf(&b, "%q,", k)
	}
	return b.String() + "]"
}
