package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// visitors are readers of a running server.
type visitors struct {
	rate     int           // requests a second
	steady   time.Duration // for so long
	crowd    int           // connections that ask without a pause
	overload time.Duration
	words    []string // to search for
	each     int      // requests of each kind, one at a time
	stories  []string // to ask for beside those of the first page
	client   *http.Client
}

func visitorsCommand(out io.Writer) *cobra.Command {
	var v visitors
	cmd := &cobra.Command{
		Use:   "visitors [flags] URL",
		Short: "Readers of a running server: how long it takes to answer",
		Long: `Ask a running server for its first page, for stories and for searches, so many
times a second, and say how long the answers took; then from many connections
without a pause, and say how many were turned away and how long those took that
were let in; and then again as before.

With --each, first ask for pages of every kind one at a time, and say what the
processor worked for a request, as the server's /metrics has it: on a machine that
does other things too, that says more than how long it took. What the server does
beside, as reading feeds, is counted in.`,
		Example:               `  go run ./cmd/eval visitors --overload 10s http://127.0.0.1:8080`,
		Args:                  cobra.ExactArgs(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := v.check(); err != nil {
				return err
			}
			if err := v.run(cmd.Context(), args[0], out); err != nil {
				return failure{err}
			}
			return nil
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	v.add(fl, 20*time.Second, 10*time.Second)
	fl.IntVar(&v.each, "each", 0, "first ask so many times for each kind of page, one at a time")
	return cmd
}

// add adds the flags that say how readers ask, and for how long unless they are
// told.
func (v *visitors) add(fl *pflag.FlagSet, steady, overload time.Duration) {
	fl.IntVar(&v.rate, "rate", 50, "ask so many times a second")
	fl.DurationVar(&v.steady, "for", steady, "ask so for this `TIME`")
	fl.IntVar(&v.crowd, "crowd", 256, "then ask from so many connections without a pause")
	fl.DurationVar(&v.overload, "overload", overload, "ask so for this `TIME`; 0: not at all")
	fl.StringSliceVar(&v.words, "words", []string{"said", "bridge", "court"}, "search for these `WORDS`")
}

func (v visitors) check() error {
	if v.rate < 1 || v.crowd < 1 || len(v.words) == 0 {
		return errors.New("ask at least once a second, from one connection, for one word")
	}
	return nil
}

// reply is one request and what came of it.
type reply struct {
	kind   string
	status int // 0: there was no answer
	took   time.Duration
	after  bool // it was turned away with a word on when to come again
}

func (v visitors) run(ctx context.Context, base string, out io.Writer) error {
	v.client = v.connections()
	defer v.client.CloseIdleConnections()
	paths, err := v.paths(ctx, base)
	if err != nil {
		return err
	}
	if v.each > 0 {
		if err := v.alone(ctx, base, paths, out); err != nil {
			return err
		}
	}
	paths = map[string][]string{"home": paths["home"], "story": paths["story"], "search": searches(paths)}
	show := func(title string, all []reply) {
		fmt.Fprintln(out, title)
		for _, kind := range slices.Sorted(maps.Keys(paths)) {
			answered(out, kind, slices.DeleteFunc(slices.Clone(all), func(a reply) bool { return a.kind != kind }))
		}
	}
	show(fmt.Sprintf("%d requests a second", v.rate), v.steadily(ctx, base, paths, v.steady))
	if v.overload > 0 {
		show(fmt.Sprintf("%d connections without a pause", v.crowd), v.crowded(ctx, base, paths))
		show(fmt.Sprintf("%d requests a second, in the 5 s after that", v.rate), v.steadily(ctx, base, paths, afterwards))
	}
	return ctx.Err()
}

// afterwards is how long it is looked at after the crowd has gone.
const afterwards = 5 * time.Second

func (v visitors) connections() *http.Client {
	return &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: v.crowd, MaxIdleConns: v.crowd}}
}

// wait waits until a server answers, a minute at most, and then for a while.
func (v visitors) wait(ctx context.Context, base string, then time.Duration) error {
	v.client = v.connections()
	defer v.client.CloseIdleConnections()
	for end := time.Now().Add(time.Minute); ; time.Sleep(100 * time.Millisecond) {
		_, err := v.get(ctx, base+"/healthz")
		if err == nil {
			break
		}
		if ctx.Err() != nil || time.Now().After(end) {
			return fmt.Errorf("the server does not answer: %w", err)
		}
	}
	select {
	case <-time.After(then):
	case <-ctx.Done():
	}
	return ctx.Err()
}

// get is what an address answers.
func (v visitors) get(ctx context.Context, at string) (string, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, at, nil)
	if err != nil {
		return "", err
	}
	a, err := v.client.Do(r)
	if err != nil {
		return "", err
	}
	defer a.Body.Close()
	b, err := io.ReadAll(io.LimitReader(a.Body, 8<<20))
	if err == nil && a.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", at, a.Status)
	}
	return string(b), err
}

// linked are the addresses that a page links to, in order, each once.
func (v visitors) linked(ctx context.Context, at, pattern string) ([]string, error) {
	b, err := v.get(ctx, at)
	var out []string
	for _, m := range regexp.MustCompile(`href="(`+pattern+`)"`).FindAllStringSubmatch(b, -1) {
		out = append(out, m[1])
	}
	slices.Sort(out)
	return slices.Compact(out), err
}

// searching begins the kinds of searches.
const searching = "search "

// paths are what is asked for, by kind: what the first page links to, and what
// that does.
func (v visitors) paths(ctx context.Context, base string) (map[string][]string, error) {
	out := map[string][]string{"home": {"/"}, "outlets": {"/outlets"}, "names": {"/people"}}
	var err error
	if out["story"], err = v.linked(ctx, base+"/", `/story/\d+`); err != nil {
		return nil, err
	}
	if len(out["story"]) == 0 {
		return nil, fmt.Errorf("%s/ shows no story", base)
	}
	out["story"] = append(out["story"], v.stories...)
	for _, s := range out["story"] {
		out["timeline"] = append(out["timeline"], s+"/timeline")
	}
	for kind, from := range map[string][2]string{
		"article": {out["story"][0], `/article/[0-9a-f]+`}, "outlet": {"/outlets", `/outlet/[^"?]+`}, "name": {"/people", `/entity/[^"?]+`},
	} {
		if out[kind], err = v.linked(ctx, base+from[0], from[1]); err != nil {
			return nil, err
		}
		if len(out[kind]) == 0 {
			delete(out, kind)
		}
	}
	now := time.Now()
	narrower := map[string]string{
		"of ten days": now.AddDate(0, 0, -20).Format("from:2006-01-02 ") + now.AddDate(0, 0, -10).Format("to:2006-01-02 "),
		"of a day":    now.AddDate(0, 0, -3).Format("from:2006-01-02 to:2006-01-02 "),
		"of conflict": "has:conflict ", "": "",
	}
	if len(out["outlet"]) > 0 {
		id, err := url.PathUnescape(strings.TrimPrefix(out["outlet"][0], "/outlet/"))
		if err != nil {
			return nil, err
		}
		narrower["of an outlet"] = "outlet:" + id + " "
	}
	for _, n := range out["name"] {
		if key, is := strings.CutPrefix(n, "/entity/person/"); is {
			narrower["of a person"] = `person:"` + strings.ReplaceAll(key, "-", " ") + `" `
			break
		}
	}
	for kind, with := range narrower {
		for _, w := range v.words {
			out[strings.TrimSpace(searching+kind)] = append(out[strings.TrimSpace(searching+kind)], "/search?q="+url.QueryEscape(with+w))
		}
	}
	return out, nil
}

// searches are those of all kinds, in turn.
func searches(paths map[string][]string) (out []string) {
	for i := 0; ; i++ {
		before := len(out)
		for _, kind := range slices.Sorted(maps.Keys(paths)) {
			if strings.HasPrefix(kind+" ", searching) && i < len(paths[kind]) {
				out = append(out, paths[kind][i])
			}
		}
		if len(out) == before {
			return out
		}
	}
}

var workedLine = regexp.MustCompile(`(?m)^process_cpu_seconds_total ([0-9.e+-]+)$`)

// alone asks for each kind one request at a time.
func (v visitors) alone(ctx context.Context, base string, paths map[string][]string, out io.Writer) error {
	worked := func() (float64, error) {
		b, err := v.get(ctx, base+"/metrics")
		m := workedLine.FindStringSubmatch(b)
		if err == nil && m == nil {
			err = errors.New("the server's /metrics does not say what the processor worked for it")
		}
		if err != nil {
			return 0, err
		}
		return strconv.ParseFloat(m[1], 64)
	}
	fmt.Fprintln(out, "one request at a time")
	for _, kind := range slices.Sorted(maps.Keys(paths)) {
		before, err := worked()
		if err != nil {
			return err
		}
		var all []reply
		for i := range v.each {
			all = append(all, v.ask(ctx, base, kind, paths[kind][i%len(paths[kind])]))
		}
		after, err := worked()
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "  %5.1f ms of the processor each", (after-before)*1000/float64(v.each))
		answered(out, kind, all)
	}
	return nil
}

// nth is the n-th request: the kinds in turn, and of each its paths in turn.
func nth(paths map[string][]string, n int) (kind, path string) {
	kinds := slices.Sorted(maps.Keys(paths))
	kind = kinds[n%len(kinds)]
	of := paths[kind]
	return kind, of[n/len(kinds)%len(of)]
}

// ask asks once. The time is until all of the answer is there.
func (v visitors) ask(ctx context.Context, base, kind, path string) reply {
	begin := time.Now()
	out := reply{kind: kind}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, base+path, nil)
	if err == nil {
		var a *http.Response
		if a, err = v.client.Do(r); err == nil {
			if _, err = io.Copy(io.Discard, a.Body); err == nil {
				out.status = a.StatusCode
			}
			a.Body.Close()
			out.after = a.Header.Get("Retry-After") != ""
		}
	}
	out.took = time.Since(begin)
	return out
}

// steadily asks at the rate, whatever is owed: a server that is slow is asked no
// less.
func (v visitors) steadily(ctx context.Context, base string, paths map[string][]string, long time.Duration) []reply {
	n := int(long.Seconds() * float64(v.rate))
	out := make([]reply, n)
	tick := time.NewTicker(time.Second / time.Duration(v.rate))
	defer tick.Stop()
	var wait sync.WaitGroup
	for i := range n {
		select {
		case <-tick.C:
		case <-ctx.Done():
		}
		kind, path := nth(paths, i)
		wait.Go(func() { out[i] = v.ask(ctx, base, kind, path) })
	}
	wait.Wait()
	return out
}

func (v visitors) crowded(ctx context.Context, base string, paths map[string][]string) []reply {
	per := make([][]reply, v.crowd)
	end := time.Now().Add(v.overload)
	var wait sync.WaitGroup
	for c := range v.crowd {
		wait.Go(func() {
			for i := c; time.Now().Before(end) && ctx.Err() == nil; i++ {
				kind, path := nth(paths, i)
				per[c] = append(per[c], v.ask(ctx, base, kind, path))
			}
		})
	}
	wait.Wait()
	return slices.Concat(per...)
}

// answered prints what came of requests of a kind.
func answered(out io.Writer, kind string, all []reply) {
	var ok []time.Duration
	busy, bare := 0, 0
	other := map[int]int{}
	for _, a := range all {
		switch {
		case a.status == http.StatusOK:
			ok = append(ok, a.took)
		case a.status == http.StatusServiceUnavailable && a.after:
			busy++
		case a.status == http.StatusServiceUnavailable:
			bare++
		default:
			other[a.status]++
		}
	}
	fmt.Fprintf(out, "  %-18s %6d answered", kind, len(ok))
	if len(ok) > 0 {
		slices.SortFunc(ok, cmp.Compare[time.Duration])
		fmt.Fprintf(out, ", p50 %d ms, p99 %d ms, slowest %d ms", at(ok, .5).Milliseconds(), at(ok, .99).Milliseconds(), at(ok, 1).Milliseconds())
	}
	if busy+bare > 0 {
		fmt.Fprintf(out, "; %d turned away (%d without Retry-After)", busy+bare, bare)
	}
	for _, status := range slices.Sorted(maps.Keys(other)) {
		fmt.Fprintf(out, "; %d with status %d", other[status], status)
	}
	fmt.Fprintln(out)
}
