package web

import (
	"cmp"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/folder"
	"github.com/synoptic-news/synoptic/internal/intake"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
)

// shots names a folder; if it is set, tests write pictures of pages there, for
// eyes.
const shots = "SYNOPTIC_SHOTS"

// chromiums are the names that Chromium goes by.
var chromiums = []string{"chromium", "chromium-browser", "google-chrome", "headless-shell"}

// browser is a tab of a headless Chromium, with all that it complained of.
type browser struct {
	t   *testing.T
	ctx context.Context

	mu      sync.Mutex
	faults  []string         // errors of the console, exceptions, breaches of the policy
	outside []string         // requests to other hosts
	bytes   map[string]int64 // transferred, by URL
	names   map[network.RequestID]string
}

// browse opens a tab. The test is skipped where there is no Chromium.
func browse(t *testing.T, host string) *browser {
	t.Helper()
	if testing.Short() {
		t.Skip("starts a browser")
	}
	at := ""
	for _, name := range chromiums {
		if p, err := exec.LookPath(name); err == nil {
			at = p
			break
		}
	}
	if at == "" {
		t.Skip("no Chromium in the PATH; on Debian: apt-get install chromium")
	}
	profile := t.TempDir()
	all, cancelAll := chromedp.NewExecAllocator(t.Context(), append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(at), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(profile), chromedp.WSURLReadTimeout(2*time.Minute),
		chromedp.Flag("hide-scrollbars", true), chromedp.Flag("font-render-hinting", "none"), chromedp.Flag("lang", "en"))...)
	t.Cleanup(cancelAll)
	ctx, cancel := chromedp.NewContext(all)
	t.Cleanup(func() { _ = chromedp.Cancel(ctx); cancel() })
	b := &browser{t: t, ctx: ctx, bytes: map[string]int64{}, names: map[network.RequestID]string{}}
	err := chromedp.Listen(ctx, func(ev any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		switch ev := ev.(type) {
		case *log.EventEntryAdded:
			if ev.Entry.Level == log.EntryLevelError {
				b.faults = append(b.faults, ev.Entry.Text)
			}
		case *runtime.EventExceptionThrown:
			b.faults = append(b.faults, ev.ExceptionDetails.Text)
		case *runtime.EventConsoleAPICalled:
			if ev.Type == runtime.ConsoleAPICalledTypeError || ev.Type == runtime.ConsoleAPICalledTypeAssert {
				b.faults = append(b.faults, "console."+string(ev.Type)+" "+said(ev.Args))
			}
		case *network.EventRequestWillBeSent:
			b.names[ev.RequestID] = ev.Request.URL
			if !strings.HasPrefix(ev.Request.URL, host) && !strings.HasPrefix(ev.Request.URL, "data:") {
				b.outside = append(b.outside, ev.Request.URL)
			}
		case *network.EventLoadingFinished:
			b.bytes[b.names[ev.RequestID]] += int64(ev.EncodedDataLength)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.Func(func(ctx context.Context, to *chromedp.Target) error {
		if _, err := cdp.Call(ctx, to, log.Enable, cdp.Empty{}); err != nil {
			return err
		}
		if _, err := cdp.Call(ctx, to, network.Enable, network.EnableParams{}); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, to, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
		return err
	}))
	return b
}

// said is what a page wrote to the console.
func said(args []*runtime.RemoteObject) string {
	var words []string
	for _, a := range args {
		words = append(words, cmp.Or(strings.Trim(string(a.Value), `"`), a.Description))
	}
	return strings.Join(words, " ")
}

func (b *browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 3*time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

func (b *browser) open(url string) { b.t.Helper(); b.do(chromedp.Navigate(url)) }
func (b *browser) keys(s string)   { b.t.Helper(); b.do(chromedp.KeyEvent(s)) }

// stroke is a part of a stroke on the Enter key.
func (b *browser) stroke(part input.DispatchKeyEventType) {
	b.t.Helper()
	b.do(chromedp.Func(func(ctx context.Context, to *chromedp.Target) error {
		_, err := cdp.Call(ctx, to, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: part, Key: "Enter", Code: "Enter", WindowsVirtualKeyCode: 13, Text: "\r"})
		return err
	}))
}

// get is the value of an expression in the page.
func get[T any](b *browser, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// settled is the value of a promise in the page.
func settled[T any](b *browser, promise string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](promise, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%.200s: %v", promise, err)
	}
	return v
}

// until waits for an expression to be true. A page may go in the middle of the
// question, to another: then that one is asked.
func (b *browser) until(expression string) {
	b.t.Helper()
	for range 300 {
		switch yes, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("!!("+expression+")")); {
		case yes && err == nil:
			return
		case err != nil && !strings.Contains(err.Error(), "navigated") && !strings.Contains(err.Error(), "context"):
			b.t.Fatalf("%s: %v", expression, err)
		}
		time.Sleep(100 * time.Millisecond)
	}
	b.clean()
	b.t.Fatalf("never came true at %s: %s", get[string](b, "location.href"), expression)
}

// look sets the size of the window and the scheme of colours.
func (b *browser) look(width int64, scheme string) {
	b.t.Helper()
	height := int64(900)
	if width < 500 {
		height = 844
	}
	b.do(chromedp.EmulateViewport(width, height), chromedp.Func(func(ctx context.Context, to *chromedp.Target) error {
		_, err := cdp.Call(ctx, to, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
		}})
		return err
	}))
}

// speak asks for pages in a language from now on.
func (b *browser) speak(lang string) {
	b.t.Helper()
	b.do(chromedp.Func(func(ctx context.Context, to *chromedp.Target) error {
		_, err := cdp.Call(ctx, to, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": lang}})
		return err
	}))
}

// shoot writes a picture of what is on the screen.
func (b *browser) shoot(name string, whole bool) {
	b.t.Helper()
	to := os.Getenv(shots)
	if to == "" {
		return
	}
	take := chromedp.CaptureScreenshot()
	if whole {
		take = chromedp.FullScreenshot(100)
	}
	png, err := chromedp.Run(b.ctx, take)
	if err == nil {
		err = os.MkdirAll(to, 0o777)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(to, name+".png"), png, 0o666)
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

// forgive drops the faults that have some words in them, and returns how many.
func (b *browser) forgive(words string) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	n := len(b.faults)
	b.faults = slices.DeleteFunc(b.faults, func(f string) bool { return strings.Contains(f, words) })
	return n - len(b.faults)
}

// clean fails the test for all that the browser complained of since.
func (b *browser) clean() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, f := range b.faults {
		b.t.Errorf("the browser says: %s", f)
	}
	for _, u := range b.outside {
		b.t.Errorf("asked for %s", u)
	}
	b.faults, b.outside = nil, nil
}

// example serves a store with the example corpus, a day after its last article.
func example(t *testing.T) (url string, s *store.Store, now time.Time) {
	t.Helper()
	ending := make(chan struct{})
	h, s, now := exampleHandler(t, ending)
	srv := httptest.NewServer(h)
	t.Cleanup(func() { close(ending); srv.Close() })
	return srv.URL, s, now
}

func exampleHandler(t testing.TB, ending <-chan struct{}) (h http.Handler, s *store.Store, now time.Time) {
	t.Helper()
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	now = time.Date(2031, 9, 19, 18, 0, 0, 0, time.UTC)
	docs, _, err := folder.Read(ctx, []string{"../../examples/merrow-dam"}, folder.Options{})
	if err != nil {
		t.Fatal(err)
	}
	in := intake.Intake{Store: s}
	for _, d := range docs {
		if _, err := in.Put(ctx, store.Document{Document: d}, now.Add(-time.Hour)); err != nil && !strings.Contains(err.Error(), "empty") {
			t.Fatal(err)
		}
	}
	keeper := &live.Keeper{Store: s, Options: engine.Options{Version: "test"}}
	if _, err := keeper.Update(ctx, now.Add(-12*time.Minute)); err != nil {
		t.Fatal(err)
	}
	h, err = Handler(Options{Store: s, Now: func() time.Time { return now }, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Ending: ending})
	if err != nil {
		t.Fatal(err)
	}
	return h, s, now
}

// newServer serves a store that has nothing.
func newServer(t *testing.T) (url string, s *store.Store) {
	t.Helper()
	h, s := newSite(t)
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return srv.URL, s
}

// firstArticle is the ID of the first source of story 1.
func firstArticle(t *testing.T, s *store.Store) string {
	t.Helper()
	id := ""
	err := s.Read(ctx, func(tx *store.Tx) error {
		filed, err := tx.FiledIn(ctx, 1)
		if err == nil {
			id = string(filed[0].Article)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}
