package intake

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source/feed"
	"github.com/synoptic-news/synoptic/source/fetch"
)

// What one answer may cost: memory over that of a small one, and processor time.
// Time on the clock is that of the machine's load too, and is not asked for.
const (
	bombMemory = 64 << 20
	bombTime   = 15 * time.Second
)

// As many elements as a page may have that is read with its structure, and as
// many if each has ten attributes more.
const most, mostRich = 16_200, 9_000

// full is a little less than the client takes in one document.
const full = 8<<20 - 4096

// bomb is an answer made to cost its reader much. It is served as a feed, or as
// a page that a sound feed names.
type bomb struct {
	name  string
	page  bool
	kind  string // media type
	packs int    // times it is said to be packed, and is
	body  func(io.Writer)
	want  error // nil: it is read
}

// bombs are served under their numbers. The first of each sort is sound.
var bombs = []bomb{
	{"sound feed", false, "application/rss+xml", 0, text(rss(item("/1", "Ferry", prose))), nil},
	{"sound page", true, "text/html", 0, text(page("Ferry runs aground", prose)), nil},

	{"feed packed 1000:1", false, "application/rss+xml", 1, many("", "\x00", 1<<30, ""), fetch.ErrTooLarge},
	{"feed packed twice", false, "application/rss+xml", 2, many("", "\x00", 1<<26, ""), fetch.ErrTooLarge},
	{"feed packed five times", false, "application/rss+xml", 5, many("", "\x00", 1<<20, ""), fetch.ErrEncoding},
	{"feed without end", false, "application/rss+xml", 0, many("<rss>", "<item><title>Ferry</title></item>", 1<<40, ""), fetch.ErrTooLarge},
	{"feed a million elements deep", false, "application/rss+xml", 0, many("<rss><channel>", "<a>", full/3-10, ""), feed.ErrTooDeep},
	{"feed as XML of ends", false, "application/atom+xml", 0, many("<feed>", "</a>", full/4-10, ""), nil},
	{"JSON feed deep as it goes", false, "application/feed+json", 0, many(`{"version":"https://jsonfeed.org/version/1.1","items":`, "[", full-100, ""), feed.ErrNotFeed},
	{"feed with 200,000 attributes", false, "application/rss+xml", 0, many("<rss><channel ", "ab='c' ", 200_000, "></channel></rss>"), feed.ErrCrowded},
	{"feed with two million attributes", false, "application/rss+xml", 0, many("<rss><channel ", "a ", full/2-50, "></channel></rss>"), feed.ErrCrowded},
	{"feed with a title of 8 MB", false, "application/rss+xml", 0, many("<rss><channel><title>", "ferry ", full/6-20, "</title></channel></rss>"), feed.ErrTooLong},
	{"entry with a title of 8 MB", false, "application/rss+xml", 0, many("<rss><channel><item><title>", "ferry ", full/6-20, "</title></item></channel></rss>"), feed.ErrTooLong},
	{"JSON feed with a title of 8 MB", false, "application/feed+json", 0, many(`{"version":"https://jsonfeed.org/version/1.1","title":"`, "ferry ", full/6-20, `","items":[]}`), feed.ErrTooLong},
	{"feed of tiny entries", false, "application/rss+xml", 0, many("<rss><channel>", "<item/>", full/7-20, "</channel></rss>"), nil},
	{"feed of references", false, "application/rss+xml", 0, many("<rss><channel><description>", "&lt;", full/4-20, "</description></channel></rss>"), nil},

	{"page packed 1000:1", true, "text/html", 1, many("", "\x00", 1<<30, ""), fetch.ErrTooLarge},
	{"page packed twice", true, "text/html", 2, many("", "\x00", 1<<26, ""), fetch.ErrTooLarge},
	{"page without end", true, "text/html", 0, many("<p>", prose, 1<<40, ""), fetch.ErrTooLarge},
	{"page a million elements deep", true, "text/html", 0, many("", "<div>", full/5, ""), extract.ErrTangled},
	{"XML page a million elements deep", true, "application/xhtml+xml", 0, many(`<?xml version="1.0"?>`, "<a>", full/3-10, ""), extract.ErrTangled},
	{"page of a million formatting elements", true, "text/html", 0, many("<p>", "<b><i>", full/6-10, ""), extract.ErrTangled},
	{"JSON page deep as it goes", true, "application/json", 0, many("", "[", full, ""), extract.ErrJSON},
	{"page with JSON-LD deep as it goes", true, "text/html", 0, many(`<script type="application/ld+json">`, "[", full-100, "</script>"), extract.ErrTooShort},
	{"page with 200,000 attributes", true, "text/html", 0, many("<p ", "ab='c' ", 200_000, ">"), extract.ErrTangled},
	{"page with two million attributes", true, "text/html", 0, many("<p ", "a ", full/2-50, ">"), extract.ErrTangled},
	{"page with attributes behind a quoted bracket", true, "text/html", 0, many("<p x='>' ", "a ", full/2-50, ">"), extract.ErrTangled},
	{"page with attributes without a space", true, "text/html", 0, many("<p ", "a=''", full/4-50, ">"), extract.ErrTangled},
	{"page with a title of 8 MB", true, "text/html", 0, many("<title>", "ferry ", full/6-20, "</title><p>"), extract.ErrTooLong},
	{"page with a title of almost 1 MB", true, "text/html", 0, many("<title>", "ferry ", 170_000, "</title><p>"), extract.ErrTooShort},
	{"page with a heading of 8 MB", true, "text/html", 0, many("<h1>", "ferry ", full/6-20, "</h1><p>"), extract.ErrTooLong},
	{"page with a heading of almost 1 MB", true, "text/html", 0, many("<h1>", "ferry ", 170_000, "</h1><p>"), nil},
	{"page of 39,000 links", true, "text/html", 0, many("<p>", "<a href='/a'>The ferry sailed</a> ", 39_000, "</p>"), extract.ErrTangled},
	{"page of 39,000 list items", true, "text/html", 0, many("<ul>", "<li>The ferry sailed</li>", 39_000, "</ul>"), extract.ErrTangled},
	{"page of links, as many as go", true, "text/html", 0, many("<p>", "<a href='/a'>The ferry sailed on Monday</a> ", most, "</p>"), extract.ErrTooShort},
	{"page of list items, as many as go", true, "text/html", 0, many("<ul>", "<li>The ferry sailed on Monday</li>", most, "</ul>"), extract.ErrTooShort},
	{"page of paragraphs, as many as go", true, "text/html", 0, many("", "<p>The ferry sailed from the port on Monday.</p>", most, ""), nil},
	{"page of cells, as many as go", true, "text/html", 0, many("<table><tr>", "<td>The ferry sailed on Monday</td>", most-5, "</table>"), extract.ErrTooShort},
	{"page of boxes, as many as go", true, "text/html", 0, many("", "<div class='ferry crews strike'>The ferry sailed on Monday</div>", most, ""), extract.ErrTooShort},
	{"page of days, as many as go", true, "text/html", 0, many("", "<time datetime='2031-03-10'>10 March 2031</time><br>", most/2, ""), nil},
	{"page of headings, as many as go", true, "text/html", 0, many("", "<h2>The ferry sailed on Monday</h2>", most, ""), extract.ErrTooShort},
	{"page of all that goes", true, "text/html", 0, many("<p>", "<a href='/a' a b c d e f g h i j>The ferry sailed from the port on Monday, they say.</a> ", mostRich, "</p>"), extract.ErrTooShort},
	{"page of named boxes, as many as go", true, "text/html", 0, many("", "<div class='ferry' a b c d e f g h i j>The ferry sailed from the port on Monday, they say.</div>", mostRich, ""), nil},
	{"page of boxes within boxes", true, "text/html", 0, many(strings.Repeat("<div><p>The ferry crews sailed from the port on Monday before the owners and the council met there.</p>", 450), "<p>The ferry sailed from the port on Monday, they said to the owners.</p>", 13_000, ""), nil},
	{"page of a million comments", true, "text/html", 0, many("<p>", "<!---->", full/7-10, ""), extract.ErrTangled},
	{"page of a million ends that are comments", true, "text/html", 0, many("<p>", "</1>", full/4-10, ""), extract.ErrTangled},
	{"page of marks without end", true, "text/html", 0, many("<p>"+marked(400), "<p>x", 15_000, ""), extract.ErrTangled},
	{"page of short lines", true, "text/html", 0, many("<p>", "a<br>", 190_000, ""), extract.ErrTangled},
	{"page of JSON-LD", true, "text/html", 0, many("", `<script type="application/ld+json">[`+strings.Repeat("{},", 300_000)+"{}]</script>", 8, "<p>"), extract.ErrTooShort},
	{"JSON of four million numbers", true, "application/json", 0, many("[", "1,", full/2-10, "1]"), extract.ErrNoObject},
	{"JSON of nothing", true, "application/json", 0, many("[", "{},", full/3-10, "{}]"), extract.ErrNoText},
	{"text of half a million lines", true, "text/plain", 0, many("", "a\n", 500_000, ""), extract.ErrTooLong},
	{"text of half a million pages", true, "text/plain", 0, many("", "a\f", 500_000, ""), extract.ErrTooLong},
	{"Markdown of many paragraphs", true, "text/markdown", 0, many("", "a\n\n", 300_000, ""), extract.ErrTooLong},
	{"Markdown of many marks", true, "text/markdown", 0, many("", "*a* ", 24_000, ""), nil},
	{"text of 8 MB", true, "text/plain", 0, many("", "The ferry sailed. ", full/18, ""), extract.ErrTooLong},
	{"text of lines, as many as go", true, "text/plain", 0, many("", "The ferry sailed from the port\n", 32_000, ""), extract.ErrTooShort},
	{"text of short lines", true, "text/plain", 0, many("", "a\n", full/2, ""), extract.ErrTooLong},
	{"page of zeros", true, "text/html", 0, many("", "\x00", full, ""), extract.ErrBinary},
}

func text(s string) func(io.Writer) { return func(w io.Writer) { _, _ = io.WriteString(w, s) } }

// marked is n marks, each with a name of its own, that nothing ends.
func marked(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<b id=%d>", i)
	}
	return b.String()
}

// many writes something n times, or until nobody reads on.
func many(before, s string, n int, after string) func(io.Writer) {
	return func(w io.Writer) {
		_, _ = io.WriteString(w, before)
		per := max(1, (64<<10)/len(s))
		for chunk := strings.Repeat(s, per); n > 0; n -= per {
			if n < per {
				chunk = chunk[:n*len(s)]
			}
			if _, err := io.WriteString(w, chunk); err != nil {
				return
			}
		}
		_, _ = io.WriteString(w, after)
	}
}

// armed serves all bombs: "/feed/3", and "/page/3" with the feed that names it.
func armed(t *testing.T) string {
	var s *httptest.Server
	s = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		kind, number, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		n, err := strconv.Atoi(number)
		if err != nil || n >= len(bombs) {
			http.NotFound(w, r)
			return
		}
		b := bombs[n]
		if b.page && kind == "feed" {
			_, _ = io.WriteString(w, rss(item(s.URL+"/page/"+number, "Ferry", "short")))
			return
		}
		w.Header().Set("Content-Type", b.kind)
		var to io.Writer = w
		for i := range b.packs {
			w.Header().Set("Content-Encoding", strings.Repeat("gzip, ", i)+"gzip")
			z := gzip.NewWriter(to)
			defer z.Close()
			to = z
		}
		b.body(to)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

const eats, eatsAt = "SYNOPTIC_TEST_EATS", "SYNOPTIC_TEST_EATS_AT"

// eaten is what a child says of the bomb it read.
type eaten struct {
	Err      string
	Named    bool // the error is the one that was expected
	Recorded string
	Peak     int // bytes of memory
}

// eat reads a bomb as a server would, and says what came of it.
func eat(number, at string) {
	n, err := strconv.Atoi(number)
	if err != nil {
		panic(err)
	}
	b := bombs[n]
	dir, err := os.MkdirTemp("", "bomb")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	s, err := store.Open(ctx, filepath.Join(dir, "a.db"))
	if err != nil {
		panic(err)
	}
	defer s.Close()
	c := fetch.New(fetch.Options{AllowAddresses: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Interval: -1})
	defer c.Close()
	in := &Intake{Client: c, Store: s, Version: "test"}
	var out eaten
	var f store.Feed
	var e []store.Entry
	look := func() {
		err := s.Write(ctx, func(tx *store.Tx) error {
			id, _, err := tx.AddFeed(ctx, store.Feed{URL: at + "/feed/" + number, Added: now, Next: now})
			if err == nil {
				f, err = tx.Feed(ctx, id)
			}
			return err
		})
		if err == nil {
			err = s.Read(ctx, func(tx *store.Tx) (err error) {
				for _, state := range []store.EntryState{store.New, store.Fetched} {
					found, err := tx.Entries(ctx, state, 1)
					if err != nil {
						return err
					}
					e = append(e, found...)
				}
				return nil
			})
		}
		if err != nil {
			panic(err)
		}
	}
	look()
	_, got := in.Poll(ctx, f, now)
	look()
	out.Recorded = f.Error
	if b.page && got == nil {
		_, got = in.Take(ctx, e[0], now)
		e = nil
		look()
		out.Recorded = e[0].Error
	}
	if got != nil {
		out.Err = got.Error()
	}
	out.Named = errors.Is(got, b.want)
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		panic(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	if _, err := fmt.Sscan(rest, &out.Peak); err != nil {
		panic(err)
	}
	out.Peak *= 1024
	if err := json.NewEncoder(os.Stdout).Encode(out); err != nil {
		panic(err)
	}
}

// A page that is too tangled for a parser is read without its structure, which is
// noted with its entry.
func TestTangledPage(t *testing.T) {
	o, in := newOutlet(t), newIntake(t)
	o.set("/1", strings.Repeat("<div>", 600)+"<p>"+prose+"</p>")
	o.set("/rss", rss(item("/1", "Ferry", "short")))
	if _, _, err := in.Subscribe(ctx, o.URL+"/rss", "", now); err != nil {
		t.Fatal(err)
	}
	if r, err := round(in, now); err != nil || r.Articles != 1 || r.Failed != nil {
		t.Errorf("%+v, %v", r, err)
	}
	if _, es, as := list(t, in, store.Fetched); len(es) != 1 || len(as) != 1 || es[0].Error != extract.ErrTangled.Error() {
		t.Errorf("%d articles, entries %+v", len(as), es)
	}
}

// What stands in a feed before and beside what is passed over is kept.
func TestPartlyReadFeed(t *testing.T) {
	o, in := newOutlet(t), newIntake(t)
	o.set("/rss", rss(item("/1", "Ferry", "short"), item("/2", strings.Repeat("ferry ", 20_000), "short"), strings.Repeat("<a>", 100)))
	err := in.Store.Write(ctx, func(tx *store.Tx) error {
		_, _, err := tx.AddFeed(ctx, store.Feed{URL: o.URL + "/rss", Added: now, Next: now})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	fs, _, _ := list(t, in, store.New)
	if n, err := in.Poll(ctx, fs[0], now); n != 2 || !errors.Is(err, feed.ErrTooDeep) {
		t.Errorf("%d entries, %v", n, err)
	}
	fs, es, _ := list(t, in, store.New)
	if fs[0].Error != feed.ErrTooDeep.Error() || fs[0].Failures != 0 || len(es) != 2 {
		t.Errorf("feed %+v, %d entries", fs[0], len(es))
	}
}

// TestBombs reads answers that were made to use up memory and time, each in a
// process of its own, so that the system's count of what it used is that of this
// one answer.
func TestBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector, which goes with -short, needs memory of its own")
	}
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells how much memory a process has used at most (VmHWM)")
	}
	at := armed(t)
	bite := func(t *testing.T, n int) (eaten, time.Duration) {
		t.Helper()
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), eats+"="+strconv.Itoa(n), eatsAt+"="+at, "GOMEMLIMIT=off", "GOGC=100", "TMPDIR="+t.TempDir())
		cmd.Stderr = os.Stderr
		b, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		var out eaten
		if err := json.Unmarshal(b, &out); err != nil {
			t.Fatalf("%v: %s", err, b)
		}
		return out, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	sound := map[bool]int{}
	for n, b := range bombs {
		t.Run(b.name, func(t *testing.T) {
			got, took := bite(t, n)
			if sound[b.page] == 0 {
				sound[b.page] = got.Peak
			}
			over := got.Peak - sound[b.page]
			t.Logf("%+d MiB, %v: %.120s", over>>20, took.Round(10*time.Millisecond), got.Err)
			if over > bombMemory {
				t.Errorf("costs %d MiB over the %d of a sound one", over>>20, sound[b.page]>>20)
			}
			if took > bombTime {
				t.Errorf("costs %v of processor time", took)
			}
			if !got.Named {
				t.Errorf("ends as %.300q, want %v", got.Err, b.want)
			}
			if got.Recorded == "" != (b.want == nil) {
				t.Errorf("recorded: %.300q", got.Recorded)
			}
		})
	}
}
