package web

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/store"
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
	url, s, now := example(t)
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
	b.open(url + "/setup/" + link)
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
	b.open(url + "/people")
	person := get[string](b, "document.querySelector('.names a').href")
	b.open(url + "/outlets")
	outlet := get[string](b, "document.querySelector('main td a').href")
	id := firstArticle(t, s)
	err = s.Write(ctx, func(tx *store.Tx) error {
		_, _, err := tx.AddFeed(ctx, store.Feed{URL: "https://post.example/rss", Title: "Harbour Post", Added: now, Next: now.Add(time.Hour)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return []sight{
		{"home", url + "/"}, {"story", story}, {"compare", story + "/compare"}, {"timeline", story + "/timeline"}, {"single", url + "/story/1"},
		{"article", url + "/article/" + id + "?show=names,times,figures,quotations"}, {"passage", url + "/article/" + id + "?p=600-760#p"},
		{"people", url + "/people"}, {"person", person}, {"outlets", url + "/outlets"}, {"outlet", outlet},
		{"search", url + "/search?q=dam"}, {"search-none", url + "/search?q=zeppelin"}, {"ask", url + "/ask?q=How+many+people+were+evacuated%3F"}, {"ask-empty", url + "/ask"},
		{"feeds", url + "/feeds"}, {"report", story + "/report"}, {"case", url + "/report/1"}, {"corrections", url + "/corrections"},
		{"settings", url + "/settings"}, {"missing", url + "/story/99"}, {"export", story + ".html"},
		{"empty-home", empty + "/"}, {"empty-people", empty + "/people"}, {"empty-feeds", empty + "/feeds"},
		{"empty-login", empty + "/login"}, {"setup", empty + "/setup/" + first}, {"login", closed + "/login"},
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
// it; nor may the browser complain.
func TestAxe(t *testing.T) {
	b := browse(t, "http://127.0.0.1")
	script := axe(t)
	for _, p := range sights(t, b) {
		b.open(p.at)
		if p.name == "missing" {
			b.forgive("404") // the page itself
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
				b.shoot(name, false)
			}
			if os.Getenv(shots) != "" {
				b.look(820, scheme)
				b.shoot(p.name+"-"+scheme+"-820", false)
			}
		}
		b.clean()
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
