package engine_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/page"
)

// write puts articles in a new folder.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, body := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// tails bring an article over the least length; each outlet has its own, so
// that no two look like copies.
var tails = map[string]string{
	"Beacon":  "The harbour is small, grey and old. There is a lighthouse with a green door, and beside it a shed full of nets, ropes and lamps that belong to nobody in particular.",
	"Courier": "Rain came in from the west all afternoon. Along the quay the shops had put their buckets out, and a brass band practised under an awning until the trombone gave up.",
	"Lantern": "Visitors may come until the end of May. Tickets cost nothing on the last day, when the furnace will be lit once more and everybody may blow a glass of their own.",
}

func note(title, outlet, date, body string) string {
	return fmt.Sprintf("---\ntitle: %s\noutlet: %s\npublished: %s\n---\n\n%s\n\n%s\n", title, outlet, date, body, tails[outlet])
}

func harbour(t testing.TB) string {
	return write(t, map[string]string{
		"a.md": note("Sand meets Reve in Orlo", "Beacon", "2031-05-07",
			"Harbour minister Mira Sand met Tobin Reve in Orlo on Tuesday. “The light must never go out again,” Sand said. The two spoke for nearly five hours about the harbour tax and the lighthouse."),
		"b.md": note("Talks in Orlo end without a deal", "Courier", "2031-05-08",
			"Mira Sand and Tobin Reve held talks in Orlo on Tuesday about the harbour tax and the lighthouse. “The light must never go out again,” said Sand, the harbour minister. Reve declined to say whether he would pay the harbour tax."),
		"c.md": note("Glass museum closes its doors", "Lantern", "2031-05-08",
			"The glass museum of Brennholm will close in June after ninety years. Its last director, Ottoline Fairweather, blamed the price of sand and the price of heating, in that order, and gave the glass swan to the town."),
		"empty.txt": "",
	})
}

func run(t testing.TB, dir string, opts engine.Options) *engine.Result {
	t.Helper()
	res, err := engine.Run(context.Background(), []string{dir}, opts)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func TestRun(t *testing.T) {
	res := run(t, harbour(t), engine.Options{Version: "test"})
	if len(res.Pages) != 2 {
		t.Fatalf("%d pages, want one of the talks and one of the museum", len(res.Pages))
	}
	p := res.Pages[0]
	if p.Counts.Articles != 2 || p.Counts.Origins != 2 {
		t.Errorf("first page: %+v, want the story of two articles and two origins first", p.Counts)
	}
	if p.Counts.Dropped != 0 {
		t.Errorf("%d sentences could not be verified", p.Counts.Dropped)
	}
	if len(res.Skipped) != 1 || res.Skipped[0].Path != "empty.txt" {
		t.Errorf("skipped %v, want empty.txt", res.Skipped)
	}
	if len(res.Explain) == 0 {
		t.Error("nothing is explained")
	}
}

// The title is a late headline that other outlets bear out, not the first day's
// toll that has been overtaken.
func TestTitle(t *testing.T) {
	dir := write(t, map[string]string{
		"a.md": note("Wave kills at least 12 in Orlo", "Beacon", "2031-05-06",
			"The wave that hit Orlo on Tuesday killed at least 12 people, rescue services said. Mira Sand visited Orlo on Tuesday."),
		"b.md": note("Orlo counts its dead", "Courier", "2031-05-09",
			"The wave that hit Orlo on Tuesday killed 19 people, rescue services said. Orlo counts the dead and Mira Sand promised an inquiry on Thursday."),
		"c.md": note("Sand orders inquiry into Orlo wave", "Lantern", "2031-05-10",
			"Mira Sand ordered an inquiry on Friday into the wave that hit Orlo. The wave killed 19 people, rescue services said. Orlo waits for the inquiry."),
	})
	if got := run(t, dir, engine.Options{}).Pages[0].Title.Text(); got != "Sand orders inquiry into Orlo wave" {
		t.Errorf("title %q", got)
	}
}

// The title is of what the brief leads with.
func TestTitleOfLead(t *testing.T) {
	dir := write(t, map[string]string{
		"a.md": note("Plea for rescue reached Orlo", "Lantern", "2031-05-07",
			"Gunmen wounded five sailors on the ferry Anna on Tuesday, rescuers said. A plea for rescue reached Orlo at dawn."),
		"b.md": note("Five sailors wounded by gunmen on ferry", "Courier", "2031-05-06",
			"Gunmen wounded five sailors on the ferry Anna on Tuesday, rescuers said. A plea for rescue had reached Orlo."),
		"c.md": note("Shots on the ferry Anna", "Beacon", "2031-05-06",
			"Gunmen wounded five sailors on the ferry Anna on Tuesday, the coastguard said. The plea for rescue reached the town of Orlo."),
	})
	p := run(t, dir, engine.Options{}).Pages[0]
	if lead := p.Brief[0].Text(); !strings.Contains(lead, "wounded") {
		t.Fatalf("the brief leads with %q", lead)
	}
	if got := p.Title.Text(); got != "Five sailors wounded by gunmen on ferry" {
		t.Errorf("title %q", got)
	}
}

func TestRunIsDeterministic(t *testing.T) {
	dir := harbour(t)
	encode := func(paths []string, workers int) []byte {
		res, err := engine.Run(context.Background(), paths, engine.Options{Workers: workers})
		if err != nil {
			t.Fatal(err)
		}
		var all []byte
		for _, p := range res.Pages {
			b, err := page.Encode(p)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, b...)
		}
		return all
	}
	files := []string{filepath.Join(dir, "a.md"), filepath.Join(dir, "b.md"), filepath.Join(dir, "c.md"), filepath.Join(dir, "empty.txt")}
	first := encode(files, 1)
	for range 3 {
		files[0], files[1], files[2], files[3] = files[3], files[0], files[1], files[2]
		if got := encode(files, 4); !bytes.Equal(got, first) {
			t.Fatal("another order of the same files gives other bytes")
		}
	}
}

func TestSinceUntil(t *testing.T) {
	day := func(s string) time.Time {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	res := run(t, harbour(t), engine.Options{Since: day("2031-05-08"), Until: day("2031-05-08")})
	for _, p := range res.Pages {
		for _, a := range p.Articles {
			if a.Outlet.Name == "Beacon" {
				t.Error("an article of 7 May is in, asked since 8 May")
			}
		}
	}
	said := false
	for _, s := range res.Skipped {
		said = said || s.Path == "a.md" && strings.Contains(s.Reason, "2031-05-08")
	}
	if !said {
		t.Errorf("skipped %v does not say why a.md is out", res.Skipped)
	}
}

func TestNothingUsable(t *testing.T) {
	dir := write(t, map[string]string{"empty.txt": "", "short.txt": "Three short words."})
	res, err := engine.Run(context.Background(), []string{dir}, engine.Options{})
	if !errors.Is(err, engine.ErrNothing) {
		t.Fatalf("error %v, want ErrNothing", err)
	}
	if len(res.Skipped) != 2 {
		t.Errorf("skipped %v, want both files", res.Skipped)
	}
}

func TestRunStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := engine.Run(ctx, []string{harbour(t)}, engine.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
}

func TestVerify(t *testing.T) {
	dir := harbour(t)
	good, err := page.Encode(run(t, dir, engine.Options{Version: "test"}).Pages[0])
	if err != nil {
		t.Fatal(err)
	}
	check := func(b []byte, paths ...string) (ok bool, why string) {
		rep, err := engine.Verify(context.Background(), b, paths, engine.Options{})
		if err != nil {
			return false, err.Error()
		}
		return rep.OK(), fmt.Sprint(rep.Failed)
	}
	if ok, why := check(good); !ok {
		t.Errorf("a page as made does not verify: %s", why)
	}
	if ok, why := check(good, dir); !ok {
		t.Errorf("a page does not verify against its own files: %s", why)
	}
	if ok, _ := check(good, write(t, map[string]string{"c.md": note("Another thing", "Lantern", "2031-05-08", strings.Repeat("Nothing of the kind was said here. ", 12))})); ok {
		t.Error("a page verifies against files it was not made of")
	}
	if ok, _ := check(bytes.Replace(good, []byte(`"lang": "en"`), []byte(`"lang": "de"`), 1), dir); ok {
		t.Error("a page that says another language of its article than the file verifies against it")
	}
	for _, alter := range [][2]string{
		{"Tobin Reve", "Tobin Reva"},
		{"nearly five hours", "nearly nine hours"},
		{"never go out", "ever go out"},
		{"2031-05-06", "2031-05-05"},
	} {
		if !bytes.Contains(good, []byte(alter[0])) {
			t.Fatalf("the page does not hold %q", alter[0])
		}
		for _, n := range []int{1, -1} { // the first place, all places
			bad := bytes.Replace(good, []byte(alter[0]), []byte(alter[1]), n)
			if ok, _ := check(bad); ok {
				t.Errorf("%q altered to %q in %d places verifies", alter[0], alter[1], n)
			}
		}
	}
}

func BenchmarkRun(b *testing.B) {
	files := map[string]string{}
	size := 0
	for i := range 50 {
		f := note(fmt.Sprintf("Sand meets Reve, day %d", i), fmt.Sprintf("Outlet %d", i), fmt.Sprintf("2031-05-%02d", i%28+1),
			fmt.Sprintf("Harbour minister Mira Sand met Tobin Reve in Orlo on Tuesday for %d hours. “The light must never go out again,” Sand said. %s", i%6+2, strings.Repeat(tails["Beacon"]+" ", 6)))
		files[fmt.Sprintf("%02d.md", i)] = f
		size += len(f)
	}
	dir := write(b, files)
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		run(b, dir, engine.Options{})
	}
}

func BenchmarkVerify(b *testing.B) {
	encoded, err := page.Encode(run(b, harbour(b), engine.Options{}).Pages[0])
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(encoded)))
	b.ReportAllocs()
	for b.Loop() {
		if rep, err := engine.Verify(context.Background(), encoded, nil, engine.Options{}); err != nil || !rep.OK() {
			b.Fatal(rep, err)
		}
	}
}
