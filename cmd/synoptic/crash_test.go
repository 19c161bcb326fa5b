package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/fixture/postgres"
	"github.com/synoptic-news/synoptic/internal/store"
)

var (
	kills    = flag.Int("kills", 0, "how often the tests of crashes kill a process; a few times if 0")
	restarts = flag.Int("restarts", 2, "how often they end the database at once")
)

// place is where a server keeps its data.
type place struct {
	flag, at string // of the command line
}

func folderAt(dir string) place { return place{"--data", dir} }

// address is what the store is opened by.
func (p place) address() string {
	if p.flag == "--data" {
		return filepath.Join(p.at, "synoptic.db")
	}
	return p.at
}

// press is a few dozen invented reports on some matters, in the feeds of
// several outlets, served on this machine. Each page is on a host of its own, so
// that nothing waits for the pause between requests.
type press struct {
	feeds []string
	pages []string
}

// told are the matters: what all outlets know of each.
var told = [][]string{
	{"The night ferry Norra Star ran aground on a sandbank off Storsund on Monday, harbour master Elin Marsk said.", "All 212 passengers of the Norra Star were taken ashore by fishing boats.", "Divers from Halvik inspected the hull of the ferry at noon.", "A tug is to pull the Norra Star free with the spring tide."},
	{"The hill council of Tarn passed a budget of nine million crowns on Tuesday, councillor Ivo Reth said.", "Schools get the largest part of the money that Tarn spends next year.", "The council debated the budget for two nights before the vote.", "Reth called the road over the pass the next task of the council."},
	{"The chain bridge at Ostby was closed to lorries on Wednesday after engineers found cracks, inspector Tora Lind said.", "Lind said the cracks in the chain bridge are as long as a hand.", "Drivers to Ostby have to go round by the northern valley.", "Repairs of the bridge will last until the autumn, the inspector said."},
	{"The paper mill of Grimsel burned down on Monday night, fire chief Piet Hallow said.", "Sixty firefighters fought the flames in the paper mill until dawn.", "Hallow said that nobody was in the mill when the fire broke out.", "The owners of the Grimsel mill want to build it again."},
	{"Water from a glacier lake flooded farms below Mount Skarn on Tuesday, geologist Sanna Brekk said.", "Eleven farms below Mount Skarn lost their hay to the flood.", "Brekk said that the ice dam of the lake had melted through.", "Sensors will warn the farmers if the glacier lake fills again."},
	{"Apple pickers in Loveden ended their strike on Wednesday, union leader Oskar Venn said.", "The pickers get two crowns more for each basket of apples.", "Venn said the strike in Loveden had lasted nineteen days.", "Growers in Loveden fear that a third of the apples is lost."},
}

// outlets have a feed each, with two reports.
const outlets = 24

func newPress(t *testing.T) *press {
	p := &press{}
	body := map[string]string{} // by address
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if b, ok := body["http://"+r.Host+r.URL.Path]; ok {
			fmt.Fprint(w, b)
			return
		}
		http.NotFound(w, r)
	})
	host := func() string {
		s := httptest.NewServer(h)
		t.Cleanup(s.Close)
		return s.URL
	}
	for o := range outlets {
		feed := host() + "/rss"
		var items strings.Builder
		for _, m := range []int{o % len(told), (o + 1 + o/len(told)) % len(told)} {
			at := fmt.Sprintf("%s/%d/%d", host(), o, m)
			title, text := reportOf(o, m)
			body[at] = fmt.Sprintf(`<html lang="en"><head><title>%[1]s</title><meta property="og:site_name" content="Outlet %[3]c"><meta property="article:published_time" content="2031-05-0%[4]dT1%[5]d:00:00Z"></head><body><article><h1>%[1]s</h1><p>%[2]s</p></article></body></html>`,
				title, text, 'A'+o, 5+m%3, 1+o%9)
			fmt.Fprintf(&items, "<item><link>%s</link><title>%s</title></item>", at, title)
			p.pages = append(p.pages, at)
		}
		body[feed] = fmt.Sprintf(`<rss version="2.0"><channel><title>Outlet %c</title>%s</channel></rss>`, 'A'+o, items.String())
		p.feeds = append(p.feeds, feed)
	}
	return p
}

// reportOf is what an outlet writes of a matter: what all know, in an order of
// its own.
func reportOf(outlet, matter int) (title, text string) {
	facts := told[matter]
	var out []string
	for i := range facts {
		out = append(out, facts[(i*(1+outlet%2*2)+outlet/2)%len(facts)])
	}
	title, _, _ = strings.Cut(facts[0], " on ")
	return title, strings.Join(out, " ")
}

// subscribe makes the data of a server with all feeds, the next of which is to
// be read so much after the one before.
func (p *press) subscribe(t *testing.T, at place, apart time.Duration) {
	t.Helper()
	if at.flag == "--data" {
		if err := os.MkdirAll(at.at, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	s, err := store.Open(t.Context(), at.address())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	now := time.Now()
	err = s.Write(t.Context(), func(tx *store.Tx) error {
		for i, u := range p.feeds {
			if _, _, err := tx.AddFeed(t.Context(), store.Feed{URL: u, Added: now, Next: now.Add(time.Duration(i) * apart)}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// server is the program itself in a process of its own.
type server struct {
	cmd   *exec.Cmd
	log   *tape
	ended chan struct{}
}

// startServer starts serve, or worker.
func startServer(t *testing.T, at place, command ...string) server {
	t.Helper()
	s := server{log: &tape{}, ended: make(chan struct{})}
	s.cmd = exec.Command("synoptic", append(command, at.flag, at.at, "--allow", "127.0.0.0/8", "--workers", "64")...)
	s.cmd.Stdout, s.cmd.Stderr = s.log, s.log
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = s.cmd.Wait()
		close(s.ended)
	}()
	return s
}

// end ends the process with a signal and waits for it.
func (s server) end(with os.Signal) {
	_ = s.cmd.Process.Signal(with)
	<-s.ended
}

// wait waits until something is so, and says what it was if it never is.
func (s server) wait(t *testing.T, what string, is func() bool) {
	t.Helper()
	for until := time.Now().Add(2 * time.Minute); !is(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(until) {
			t.Fatalf("%s: never: %.4000s", what, s.log)
		}
	}
}

var serving = []string{"serve", "--listen", "127.0.0.1:0"}

// finish waits until every page is in a story, and ends the servers kindly.
func (p *press) finish(t *testing.T, at place, servers ...server) {
	t.Helper()
	st, err := store.Open(t.Context(), at.address())
	if err != nil {
		t.Fatal(err)
	}
	filed := 0
	for deadline := time.Now().Add(3 * time.Minute); filed < len(p.pages) && time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		err := st.Read(t.Context(), func(tx *store.Tx) error {
			filed = 0
			list, err := tx.Stories(t.Context(), time.Now().Add(time.Hour), 1000)
			for _, one := range list {
				filed += one.Articles
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := st.Close(); err != nil {
		t.Error(err)
	}
	var logs strings.Builder
	for _, s := range servers {
		before := time.Now()
		s.end(os.Interrupt)
		if took := time.Since(before); took > graceful || s.cmd.ProcessState.ExitCode() != done {
			t.Errorf("told to end, it took %v: %v", took, s.cmd.ProcessState)
		}
		logs.WriteString(s.log.String())
	}
	if filed != len(p.pages) {
		t.Fatalf("%d of %d articles are in stories: %s", filed, len(p.pages), &logs)
	}
}

// A server that is killed over and over ends with what one has that was never
// killed: every article once, in the same stories with the same pages.
func TestKilledServer(t *testing.T) {
	times := cmp.Or(*kills, 20)
	if testing.Short() {
		times = 4
	}
	p := newPress(t)
	whole, broken := folderAt(filepath.Join(t.TempDir(), "whole")), folderAt(filepath.Join(t.TempDir(), "broken"))
	p.subscribe(t, whole, 0)
	p.finish(t, whole, startServer(t, whole, serving...))

	const longest = 1500 * time.Millisecond
	p.subscribe(t, broken, time.Duration(times)*longest/2/outlets)
	chance := rand.New(rand.NewPCG(7, 11))
	for k := range times {
		s := startServer(t, broken, serving...)
		if k%2 == 0 { // at any time
			time.Sleep(time.Duration(chance.Int64N(int64(longest))))
		} else { // while it brings the stories up to date
			for until := time.Now().Add(2 * longest); !strings.Contains(s.log.String(), "msg=read") && time.Now().Before(until); {
				time.Sleep(time.Millisecond)
			}
			time.Sleep(time.Duration(chance.Int64N(int64(longest / 20))))
		}
		s.end(os.Kill)
	}
	last := startServer(t, broken, serving...)
	last.wait(t, "it listens", func() bool { return strings.Contains(last.log.String(), "open http") }) // all may be done, and it must have begun to be told to end
	p.finish(t, broken, last)
	p.same(t, broken, whole)
}

// A server and two workers on PostgreSQL, one of which is killed over and over,
// while the database is ended too, end with what one server has that nothing
// happened to.
func TestKilledWorkers(t *testing.T) {
	times, ends := cmp.Or(*kills, 10), *restarts
	if testing.Short() {
		times, ends = 4, 1
	}
	pg := postgres.New(t)
	p := newPress(t)
	whole, broken := place{"--db", pg.Database(t)}, place{"--db", pg.Database(t)}
	p.subscribe(t, whole, 0)
	p.finish(t, whole, startServer(t, whole, serving...))

	const longest = 1500 * time.Millisecond
	p.subscribe(t, broken, time.Duration(times)*longest/outlets)
	chance := rand.New(rand.NewPCG(7, 11))
	commands := [][]string{serving, {"worker"}, {"worker"}}
	var running [3]server
	for i, c := range commands {
		running[i] = startServer(t, broken, c...)
	}
	for k := range times {
		time.Sleep(time.Duration(chance.Int64N(int64(longest))))
		i := chance.IntN(len(running))
		running[i].end(os.Kill)
		if (k+1)*ends/times > k*ends/times {
			pg.Restart(t)
		}
		for i, s := range running { // as whoever watches over services does
			select {
			case <-s.ended:
				running[i] = startServer(t, broken, commands[i]...)
			default:
			}
		}
	}
	p.finish(t, broken, running[:]...)
	p.same(t, broken, whole)
}

// same holds that nothing is damaged in a place where servers were killed, and
// that it has what another has.
func (p *press) same(t *testing.T, broken, whole place) {
	t.Helper()
	if out, _ := command(t, done, "story", "list", broken.flag, broken.at); strings.Count(out, "\n") < len(told) {
		t.Errorf("too few stories for a test: %s", out)
	}
	if out, errs := command(t, done, "check", broken.flag, broken.at); errs != "" || out != fmt.Sprint(len(p.pages), " articles checked, nothing is damaged\n") {
		t.Errorf("check: %s%s", out, errs)
	}
	got, want := p.lasting(t, broken), p.lasting(t, whole)
	if len(got) != len(want) {
		t.Errorf("%d lines, want %d", len(got), len(want))
	}
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("line %d:\n%.2000s\nwant\n%.2000s", i, got[i], want[i])
		}
	}
}

// lasting is the export of a server without what depends on when things came
// in: times, and the numbers of stories, which are named by their articles. It
// holds that every page is there once.
func (p *press) lasting(t *testing.T, at place) []string {
	t.Helper()
	type object = map[string]any
	out, _ := command(t, done, "export", at.flag, at.at)
	var records []map[string]object
	filed := map[any][]string{} // by story
	times := map[any]int{}      // an address is there
	for line := range strings.Lines(out) {
		var r map[string]object
		if json.Unmarshal([]byte(line), &r) != nil {
			continue // the first and the last
		}
		records = append(records, r)
		if f := r["filed"]; f != nil {
			filed[f["story"]] = append(filed[f["story"]], fmt.Sprint(f["article"], f["episode"], f["why"]))
		}
		if a := r["article"]; a != nil {
			times[a["article"].(object)["url"]]++
		}
	}
	for _, u := range p.pages {
		if times[u] != 1 {
			t.Errorf("%s is there %d times", u, times[u])
		}
	}
	if len(times) != len(p.pages) {
		t.Errorf("%d pages, want %d", len(times), len(p.pages))
	}
	var lines []string
	for _, r := range records {
		if r["filed"] != nil || r["story"]["moved"] != nil {
			continue
		}
		for _, o := range r {
			for _, k := range []string{"added", "next", "last", "seen", "arrived", "updated"} {
				delete(o, k)
			}
		}
		if s := r["story"]; s != nil {
			s["filed"] = filed[s["id"]]
			delete(s, "id")
		}
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(b))
	}
	slices.Sort(lines)
	return lines
}
