package web

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestPrint holds what is on paper: the story with its sources, numbered and with
// their addresses, and nothing that only a screen has a use for.
func TestPrint(t *testing.T) {
	url, s, _ := example(t)
	b := browse(t, url)
	b.do(chromedp.EmulateViewport(794, 1123), chromedp.Func(func(ctx context.Context, to *chromedp.Target) error {
		_, err := cdp.Call(ctx, to, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return err
	}))
	b.open(url + "/")
	story := get[string](b, "document.querySelector('.stories h2 a').pathname")
	for path, shown := range map[string]string{
		story:                            "#brief, #timeline, #sources .url, #sources .number, .meta .at-print",
		story + "/compare":               ".compare",
		"/article/" + firstArticle(t, s): ".article .text, .outward",
		"/":                              ".stories h2",
		"/search?q=dam":                  ".hits h2",
		"/outlets":                       "table",
	} {
		b.open(url + path)
		b.until("document.readyState == 'complete'")
		const visible = `(list => [...document.querySelectorAll(list)].filter(e => e.checkVisibility() && e.getClientRects().length))`
		if got := get[string](b, visible+`(".top, .foot, nav, .bar, form, button, dialog, .tabs, .actions, #filters, .at-screen").map(e => e.outerHTML.slice(0, 80)).join("\n")`); got != "" {
			t.Errorf("%s prints %s", path, got)
		}
		if get[int](b, visible+`("`+shown+`").length`) == 0 {
			t.Errorf("%s does not print %s", path, shown)
		}
		if wide := get[int](b, "document.documentElement.scrollWidth"); wide > 794 {
			t.Errorf("%s is %d wide on paper", path, wide)
		}
	}
	b.open(url + story)
	if n, of := get[int](b, `[...document.querySelectorAll("#sources .url")].filter(e => e.checkVisibility()).length`), get[int](b, `document.querySelectorAll("#sources .url").length`); n != of || n == 0 {
		t.Errorf("%d of %d addresses are printed", n, of)
	}
	b.clean()
}
