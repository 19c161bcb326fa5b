package web

import (
	"context"
	"net/http/httptest"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// TestDrop drops files on the home page while there is nothing, and on the page of
// feeds, as somebody does who has them in a folder.
func TestDrop(t *testing.T) {
	x := deskHouse(t)
	srv := httptest.NewServer(x.h)
	t.Cleanup(srv.Close)
	u, err := x.accounts.Add(ctx, "ada", phrase, "editor", x.now)
	if err != nil {
		t.Fatal(err)
	}
	cookie, err := x.accounts.Open(ctx, u, "", "", x.now)
	if err != nil {
		t.Fatal(err)
	}
	b := browse(t, srv.URL)
	b.do(chromedp.Func(func(ctx context.Context, to *chromedp.Target) error {
		_, err := cdp.Call(ctx, to, network.SetCookie, network.SetCookieParams{Name: sessionCookie, Value: cookie, URL: srv.URL})
		return err
	}))
	const drop = `(files => {
		const carried = new DataTransfer();
		for (const [name, text] of files) carried.items.add(new File([text], name));
		for (const type of ["dragover", "drop"]) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }));
		return true;
	})`
	report := `"` + "Ferry aground\\n\\n" + `" + "The night ferry Norra Star ran aground on a sandbank off the island of Storsund early on Monday. ".repeat(6)`
	for _, path := range []string{"/", "/feeds"} {
		b.look(1440, "light")
		b.open(srv.URL + path)
		b.until("document.readyState == 'complete' && !document.querySelector('#keys-open').hidden")
		b.shoot("drop"+map[string]string{"/": "-home", "/feeds": "-feeds"}[path]+"-light-1440", true)
		_ = get[bool](b, drop+`([["big.txt", "x".repeat(33 << 20)]])`)
		if got := get[string](b, "document.querySelector('[data-drop] .wrong').value"); got == "" || get[string](b, "location.pathname") != path {
			t.Errorf("%s: what is too large is sent", path)
		}
		_ = get[bool](b, drop+`([["ferry.txt", `+report+`], ["empty.txt", ""]])`)
		b.until("location.pathname == '/add/files' && document.querySelector('.outcome')")
		has(t, get[string](b, "document.querySelector('main').innerText"), "1 article kept", "empty.txt: the file is empty")
	}
	b.shoot("dropped-light-1440", false)
	b.clean()
}
