package web

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"github.com/synoptic-news/synoptic/internal/store"
)

// TestRoom walks through the room as a reader does.
func TestRoom(t *testing.T) {
	url, s, now := example(t)
	b := browse(t, url)
	b.look(1440, "light")

	t.Run("keys of the home page", func(t *testing.T) {
		b.open(url + "/")
		b.keys("j")
		if got := get[string](b, "document.activeElement.textContent"); !strings.Contains(got, "Merrow") {
			t.Errorf("j goes to %q", got)
		}
		b.keys("?")
		b.until("document.querySelector('#keys').open")
		if got := get[string](b, "document.querySelector('#keys').innerText"); !strings.Contains(got, "Outlets") || !strings.Contains(got, "next, previous") {
			t.Errorf("the help says %q", got)
		}
		b.keys("\u001b")
		b.until("!document.querySelector('#keys').open && document.activeElement.matches('.stories h2 a')")
		b.keys("o")
		b.until("location.pathname.startsWith('/story/') && document.readyState == 'complete'")
		ready := "document.readyState == 'complete' && !document.querySelector('#keys-open').hidden"
		for key, end := range map[string]string{"t": "/timeline", "c": "/compare"} {
			b.until(ready)
			b.keys(key)
			b.until("location.pathname.endsWith('" + end + "')")
		}
		b.until(ready)
		b.keys("gh")
		b.until("location.pathname == '/' && document.readyState == 'complete'")
		b.keys("/")
		b.until("document.activeElement.id == 'q'")
		b.clean()
	})

	t.Run("a citation", func(t *testing.T) {
		b.open(url + "/story/1")
		b.until("document.readyState == 'complete' && !document.querySelector('#keys-open').hidden") // the script has run
		before := get[float64](b, "(document.querySelector('#brief .cites a').focus(), scrollY)")
		if n := get[int](b, "document.querySelectorAll('#sources li.lit').length"); n < 1 {
			t.Errorf("focus on a citation lights %d sources", n)
		}
		want := get[string](b, "document.activeElement.closest('p').firstChild.textContent.trim().slice(0, 30)")
		// The panel may be there before the stroke is over: what is left of it is
		// not for the panel.
		b.stroke(input.DispatchKeyEventTypeRawKeyDown)
		b.until("document.querySelector('dialog.panel[open] #p')")
		b.stroke(input.DispatchKeyEventTypeChar)
		b.stroke(input.DispatchKeyEventTypeRawKeyDown) // held, it comes again
		b.stroke(input.DispatchKeyEventTypeChar)
		b.stroke(input.DispatchKeyEventTypeKeyUp)
		if !get[bool](b, "document.querySelector('dialog.panel').open && document.querySelector('dialog.panel').contains(document.activeElement)") {
			t.Error("the end of the stroke that opens the panel shuts it")
		}
		if got := get[string](b, "document.querySelector('#p').textContent"); !strings.Contains(got, want[:20]) {
			t.Errorf("the passage %q does not have %q", got, want)
		}
		if !get[bool](b, "(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector('#p').getBoundingClientRect())") {
			t.Error("the passage is not on the screen")
		}
		if at := get[string](b, "document.querySelector('.panel .outward a').href"); !strings.Contains(at, "#:~:text=") {
			t.Errorf("the outlet's page is at %s", at)
		}
		report := get[string](b, "document.querySelector('.panel > a').href")
		b.shoot("panel-light-1440", false)
		b.keys("\u001b")
		b.until("!document.querySelector('dialog.panel').open && document.activeElement.matches('#brief .cites a')")
		if after := get[float64](b, "scrollY"); after != before {
			t.Errorf("the page has moved from %v to %v", before, after)
		}
		b.open(get[string](b, "document.activeElement.href"))
		if !get[bool](b, "(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector('#p').getBoundingClientRect())") {
			t.Error("without the panel the passage is not on the screen")
		}
		b.open(report)
		if got := get[string](b, "document.querySelector('main').innerText"); !strings.Contains(got, want) {
			t.Errorf("a report of the sentence is about %q", got)
		}
		b.clean()
	})

	t.Run("what is folded away", func(t *testing.T) {
		b.open(url + "/")
		long := get[string](b, "[...document.querySelectorAll('.stories h2 a')].find((a) => a.textContent.includes('Merrow')).href")
		b.open(long)
		at := get[string](b, "[...document.querySelectorAll('details.rest:not([open]) .cites a')].at(-1)?.id ?? ''")
		if at == "" {
			t.Fatal("nothing is folded away")
		}
		shown := fmt.Sprintf("document.getElementById(%q).checkVisibility()", at)
		if get[bool](b, shown) {
			t.Error("it is seen all the same")
		}
		b.open("about:blank")
		b.open(long + "#" + at)
		b.until(shown)
		b.open("about:blank")
		b.open(long)
		b.until("!" + shown)
		get[bool](b, fmt.Sprintf("(location.hash = %q, true)", at))
		b.until(shown)
		b.clean()
	})

	t.Run("handing a story on", func(t *testing.T) {
		b.open(url + "/story/1")
		b.until("document.readyState == 'complete' && !document.querySelector('#keys-open').hidden")
		if got := get[string](b, "document.querySelector('#address').value"); got != url+"/story/1" {
			t.Errorf("the address is %q", got)
		}
		b.do(chromedp.Click(".share summary"))
		b.do(chromedp.Click("#copy"))
		b.until("document.querySelector('#copy').textContent == 'Copied' || document.activeElement.id == 'address'")
		b.shoot("share-light-1440", false)
		b.clean()
	})

	t.Run("a source lights its sentences", func(t *testing.T) {
		b.open(url + "/story/1")
		n := get[int](b, "(document.querySelector('#sources .name a').focus(), document.querySelectorAll('.column p.lit').length)")
		want := get[int](b, "(n => [...document.querySelectorAll('.column p')].filter(p => [...p.querySelectorAll('.cites a')].some(a => a.textContent == n)).length)(document.querySelector('#sources .number').textContent)")
		if n != want || n == 0 {
			t.Errorf("%d sentences are lit, want %d", n, want)
		}
		b.clean()
	})

	t.Run("first view is small", func(t *testing.T) {
		b.do(chromedp.Func(func(ctx context.Context, to *chromedp.Target) error {
			_, err := cdp.Call(ctx, to, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
			return err
		}))
		for _, path := range []string{"/", "/story/1"} {
			b.mu.Lock()
			clear(b.bytes)
			b.mu.Unlock()
			b.open(url + path + "?fresh")
			b.until("document.readyState == 'complete'")
			total := int64(0)
			b.mu.Lock()
			for _, n := range b.bytes {
				total += n
			}
			b.mu.Unlock()
			t.Logf("%s: %d bytes", path, total)
			if total < 1000 || total > 100_000 {
				t.Errorf("%s takes %d bytes", path, total)
			}
		}
		b.clean()
	})

	t.Run("a new development", func(t *testing.T) {
		b.open(url + "/story/1")
		get[int](b, "(scrollTo(0, 900), 1)")
		err := s.Write(ctx, func(tx *store.Tx) error {
			st, err := tx.Story(ctx, 1)
			if err != nil {
				return err
			}
			st.Updated = now
			return tx.SaveStory(ctx, st)
		})
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		b.until("!document.querySelector('#news').hidden && document.querySelector('#news output').textContent")
		t.Logf("told after %v", time.Since(began).Round(time.Millisecond))
		if y := get[float64](b, "scrollY"); y != 900 {
			t.Errorf("what is read has moved to %v", y)
		}
		b.shoot("news-light-1440", false)
		b.clean()
	})
}

// TestShots opens every page in every size, where no page may be wider than the
// window, and writes pictures for eyes if there is a folder for them.
func TestShots(t *testing.T) {
	url, s, _ := example(t)
	empty, _ := newServer(t)
	id := firstArticle(t, s)
	b := browse(t, "http://127.0.0.1")
	b.open(url + "/")
	story := get[string](b, "document.querySelector('.stories h2 a').href")
	for _, p := range []struct{ name, at string }{
		{"home", url + "/"}, {"story", story}, {"conflicts", story + "#conflicts"}, {"timeline", story + "#timeline"}, {"positions", story + "#positions"}, {"article", url + "/article/" + id + "?show=names,times,figures,quotations"},
		{"passage", url + "/article/" + id + "?p=600-760#p"}, {"search", url + "/search?q=dam"}, {"report", story + "/report"}, {"corrections", url + "/corrections"}, {"feeds", url + "/feeds"},
		{"empty", empty + "/"}, {"missing", url + "/story/99"},
		{"narrowed", url + "/?topic=world&place=merrow-dam"}, {"compare", story + "/compare"}, {"dates", story + "/timeline"}, {"people", url + "/people"}, {"places", url + "/people?kind=place"},
		{"person", url + "/entity/person/helene-corvay"}, {"outlets", url + "/outlets"}, {"outlet", url + "/outlet/tessel.example"}, {"ask", url + "/ask?q=Who+signed+the+agreement%3F"}, {"asked", url + "/ask"}, {"how", url + "/search"}, {"login", url + "/login"},
	} {
		schemes, widths := []string{"light"}, []int64{320, 1440}
		if os.Getenv(shots) != "" {
			schemes, widths = []string{"light", "dark"}, []int64{390, 820, 1440}
		}
		for _, scheme := range schemes {
			for _, width := range widths {
				b.look(width, scheme)
				at, fragment, _ := strings.Cut(p.at, "#")
				mark := "?"
				if strings.Contains(at, "?") {
					mark = "&"
				}
				b.open(fmt.Sprintf("%s%sw=%d", at, mark, width))
				if fragment != "" {
					get[string](b, "location.hash = '"+fragment+"'")
				}
				name := fmt.Sprintf("screen-%s-%s-%d", p.name, scheme, width) // beside the whole page of TestAxe
				if wide := get[int](b, "document.documentElement.scrollWidth"); wide > int(width) {
					t.Errorf("%s is %d wide", name, wide)
				}
				b.shoot(name, false)
			}
		}
	}
}
