//go:build unix

package live

import (
	"fmt"
	"runtime"
	"syscall"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/engine"
)

// BenchmarkUpdate brings batches of 20 articles into the stories of a store that
// holds many. It reports what filling that took, an article; what an article
// takes then, from the store into its story's page; what a process takes to
// start; and what it holds in memory. Times are those of the processor, of all
// cores together, so that they can be compared where other things run.
func BenchmarkUpdate(b *testing.B) {
	for _, open := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(open), func(b *testing.B) {
			if open > 1000 && testing.Short() {
				b.Skip("takes minutes")
			}
			s := openStore(b)
			opts := engine.Options{Version: "bench"}
			k := &Keeper{Store: s, Options: opts}
			p := newPress(50+open/100, 1+open/14)
			at := now
			fill := 0.0
			for p.written < open {
				keep(b, s, at, p.some(b, min(1000, open-p.written))...)
				start := processor()
				if _, err := k.Update(ctx, at); err != nil {
					b.Fatal(err)
				}
				fill += processor() - start
			}
			held := inUse()
			start := processor()
			k = &Keeper{Store: s, Options: opts}
			if _, err := k.Update(ctx, at); err != nil {
				b.Fatal(err)
			}
			restart := processor() - start
			const batch = 20
			stories, took := 0, 0.0
			for b.Loop() {
				b.StopTimer()
				keep(b, s, at, p.some(b, batch)...)
				b.StartTimer()
				start := processor()
				c, err := k.Update(ctx, at)
				if err != nil {
					b.Fatal(err)
				}
				took += processor() - start
				stories += c.New + c.Updated
			}
			b.ReportMetric(fill*1000/float64(open), "fill-ms/article")
			b.ReportMetric(restart, "start-s")
			b.ReportMetric(float64(held)/1e6, "held-MB")
			b.ReportMetric(took*1000/float64(b.N*batch), "ms/article")
			b.ReportMetric(float64(stories)/float64(b.N), "pages/update")
		})
	}
}

// processor is how long the process has run on the processor, in seconds.
func processor() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
}

// inUse is what is in use, in bytes.
func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
