package web

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/synoptic-news/synoptic/internal/newsweb"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/source/feed"
)

// program builds the program and returns where it is.
func program(t *testing.T) string {
	t.Helper()
	at := filepath.Join(t.TempDir(), "synoptic")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", at, "../../cmd/synoptic").CombinedOutput(); err != nil {
		t.Fatalf("building the program: %v: %s", err, out)
	}
	return at
}

// subscriptions is a list of feeds as other readers export it.
func subscriptions(t *testing.T, web *newsweb.Web, hosts newsweb.Addresses) string {
	t.Helper()
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="Coast">`)
	for i, host := range hosts {
		fmt.Fprintf(&b, `<outline type="rss" text="%s" xmlUrl="%s%s"/>`, web.Name(i), host, newsweb.FeedPath)
	}
	b.WriteString(`</outline></body></opml>`)
	at := filepath.Join(t.TempDir(), "subscriptions.opml")
	if err := os.WriteFile(at, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return at
}

// serving starts the program, and returns where it serves and the link it prints
// for the first account.
func serving(t *testing.T, program, data string) (at, link string) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, program, "serve", "--listen", "127.0.0.1:0", "--allow", "127.0.0.0/8", "--data", data)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = time.Minute
	said, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	read := make(chan [2]string, 1)
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		var found [2]string
		sc := bufio.NewScanner(said)
		for sc.Scan() {
			if m := regexp.MustCompile(`http://127\.0\.0\.1:\d+/setup/[\w-]{43}`).FindString(sc.Text()); m != "" {
				found[1] = m
			}
			if m := regexp.MustCompile(`open (http://127\.0\.0\.1:\d+)/`).FindStringSubmatch(sc.Text()); m != nil {
				found[0] = m[1]
			}
			if found[0] != "" && found[1] != "" {
				select {
				case read <- found:
				default:
				}
			}
		}
	}()
	t.Cleanup(func() {
		cancel()
		<-drained
		if err := cmd.Wait(); cmd.ProcessState.ExitCode() != 0 {
			t.Errorf("the program ends with %v", err)
		}
	})
	select {
	case found := <-read:
		return found[0], found[1]
	case <-time.After(time.Minute):
		t.Fatal("the program does not say where it serves, and how the first account is made")
		return "", ""
	}
}

// TestNewcomer walks as somebody does who has just built the program: from an
// empty folder to a feed of the stories that their own reader takes.
func TestNewcomer(t *testing.T) {
	b := browse(t, "http://127.0.0.1")
	web := newsweb.New(newsweb.Options{Outlets: 8, Pages: 60, Seed: 5, Start: time.Now().Add(-20 * time.Hour), Every: 10 * time.Minute})
	web.Publish(60)
	hosts, down, err := web.Up()
	if errors.Is(err, newsweb.ErrNoAddresses) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(down)
	synoptic, data := program(t), filepath.Join(t.TempDir(), "data")
	at, link := serving(t, synoptic, data)
	b.look(1440, "light")

	// An empty house says what to do.
	b.open(at + "/")
	if got := get[string](b, "document.querySelector('main').innerText"); !strings.Contains(got, "synoptic feed add") {
		t.Errorf("the empty home page says %q", got)
	}
	b.shoot("walk-1-empty", false)

	// The account.
	b.open(link)
	b.fill("name", "elin")
	b.fill("password", phrase)
	b.fill("again", phrase)
	b.submit("form.form")
	b.until("location.pathname == '/' && document.querySelector('header.top')?.innerText.includes('elin')")

	// Feeds, from the reader they had before.
	list := subscriptions(t, web, hosts)
	out, err := exec.CommandContext(t.Context(), synoptic, "feed", "import", "--data", data, list).CombinedOutput()
	if err != nil || !strings.Contains(string(out), fmt.Sprintf("%d feeds added", len(hosts))) {
		t.Fatalf("import says %q, %v", out, err)
	}
	b.open(at + "/feeds")
	if n := get[int](b, "document.querySelectorAll('main .feeds > li').length"); n != len(hosts) {
		t.Errorf("%d feeds are listed, want %d", n, len(hosts))
	}

	// The first story that several outlets tell.
	story, before, calm := "", "", 0
	for deadline := time.Now().Add(4 * time.Minute); calm < 5; time.Sleep(time.Second) {
		if time.Now().After(deadline) {
			t.Fatalf("the stories have not come to rest after four minutes: %.500s", get[string](b, "document.querySelector('main').innerText"))
		}
		b.open(at + "/")
		story = get[string](b, "(document.querySelector('.stories.first h2 a') || {href: ''}).href")
		all := get[string](b, "[...document.querySelectorAll('.stories h2 a')].map(a => a.href).join() + (document.querySelector('.strip')?.innerText.replace(/\\d+ min/, '') || '')")
		if calm++; story == "" || all != before {
			before, calm = all, 0
		}
	}
	b.shoot("walk-2-home", false)
	b.open(story)
	if got := get[string](b, "document.querySelector('.masthead').innerText"); !regexp.MustCompile(`\d+/\d+ sentences verified`).MatchString(got) {
		t.Errorf("the head of the story says %q", got)
	}

	// A citation, its passage lit and on the screen.
	b.until("document.readyState == 'complete' && !document.querySelector('#keys-open').hidden")
	want := get[string](b, "document.querySelector('#brief .cites a').closest('p').firstChild.textContent.trim()")
	b.do(chromedp.Click("#brief .cites a"))
	b.until("document.querySelector('dialog.panel[open] #p')")
	if got := get[string](b, "document.querySelector('#p').textContent"); !strings.Contains(got, want[:min(len(want), 25)]) {
		t.Errorf("the passage %q does not have %q", got, want)
	}
	if !get[bool](b, `(r => { const p = document.querySelector('#p'), c = (e) => getComputedStyle(e).backgroundColor; return r.top >= 0 && r.bottom <= innerHeight && c(p) !== c(p.closest('.text')) && document.elementFromPoint(r.left + 4, r.top + r.height / 2)?.closest('.panel') })(document.querySelector('#p').getBoundingClientRect()) && true`) {
		t.Error("the passage is not lit, or not to be seen")
	}
	b.shoot("walk-3-passage", false)
	b.keys("\u001b")
	b.until("!document.querySelector('dialog.panel').open")

	// The outlets beside one another.
	b.open(story + "/compare")
	if n := get[int](b, "document.querySelectorAll('table.compare thead th').length"); n < 2 {
		t.Errorf("%d outlets are compared", n)
	}
	b.shoot("walk-4-compare", false)

	// A search for two words of the title, as one types it.
	title := get[string](b, "document.querySelector('main h1').innerText")
	words := strings.Fields(title)
	slices.SortStableFunc(words, func(x, y string) int { return len(y) - len(x) })
	b.keys("/")
	b.until("document.activeElement.id == 'q'")
	b.do(chromedp.SendKeys("#q", strings.Join(words[:2], " ")+"\r"))
	b.until("location.pathname == '/search' && document.readyState == 'complete'")
	if !get[bool](b, fmt.Sprintf("[...document.querySelectorAll('.hits a')].some(a => a.href === %q)", story)) {
		t.Errorf("a search for %q does not find %q: %.300s", words[:2], title, get[string](b, "document.querySelector('main').innerText"))
	}
	b.shoot("walk-5-search", false)

	// A question that the brief has the answer to.
	b.open(at + "/ask?q=" + url.QueryEscape(strings.Join(strings.Fields(want)[:5], " ")+"?"))
	if n := get[int](b, "document.querySelectorAll('main .line').length"); n == 0 {
		t.Errorf("the question has no answer: %.300s", get[string](b, "document.querySelector('main').innerText"))
	}
	b.shoot("walk-6-ask", false)

	// A report.
	b.open(story)
	b.open(get[string](b, "document.querySelector('#report').href"))
	b.do(chromedp.Click("input[value=date]"))
	b.fill("note", "That was the day before.")
	b.submit("form.form")
	b.until("location.pathname == '/report/1' && document.readyState == 'complete'")
	if got := get[string](b, "document.querySelector('main').innerText"); !strings.Contains(got, "That was the day before.") || !strings.Contains(got, "open") {
		t.Errorf("the case says %q", got)
	}
	b.shoot("walk-7-case", false)

	// Follow the story; the settings say so.
	b.open(at + "/settings")
	form := get[string](b, "document.querySelector('#looks input[name=form]').value")
	status := settled[int](b, fmt.Sprintf(`fetch(%q, {method: "POST", body: new URLSearchParams({form: %q, on: "1"})}).then((r) => r.status)`, story+"/follow", form))
	b.open(at + "/settings")
	if status != http.StatusOK || !get[bool](b, fmt.Sprintf("[...document.querySelectorAll('#follows a')].some(a => a.href === %q)", story)) {
		t.Errorf("after following (%d) the settings have %q", status, get[string](b, "document.querySelector('#follows').innerText"))
	}
	b.shoot("walk-8-settings", false)

	// The stories in the reader they had before.
	b.open(at + "/")
	for _, media := range []string{"application/atom+xml", "application/feed+json"} {
		href := get[string](b, fmt.Sprintf("document.querySelector('link[rel=alternate][type=%q]').href", media))
		f := fetchedFeed(t, href)
		if !slices.ContainsFunc(f.Entries, func(e feed.Entry) bool { return e.Link == story && e.ID != "" && !e.Updated.Time.IsZero() }) {
			t.Errorf("%s has %d entries, and not %s", href, len(f.Entries), story)
		}
	}
	b.clean()
}

// fetchedFeed reads a feed as those of outlets are read.
func fetchedFeed(t *testing.T, at string) *feed.Feed {
	t.Helper()
	resp, err := http.Get(at)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	f, err := feed.Read(source.Document{URL: at, Body: body})
	if err != nil {
		t.Fatalf("%s: %v", at, err)
	}
	return f
}
