package jobs

import (
	"context"
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/fixture/postgres"
	"github.com/synoptic-news/synoptic/internal/store"
)

// BenchmarkJobs does jobs that do nothing, a thousand at a time: what the queue
// itself costs.
func BenchmarkJobs(b *testing.B) {
	for name, address := range map[string]func(*testing.B) string{
		"sqlite":   func(b *testing.B) string { return filepath.Join(b.TempDir(), "a.db") },
		"postgres": func(b *testing.B) string { return postgres.Database(b) },
	} {
		b.Run(name, func(b *testing.B) {
			s, err := store.Open(b.Context(), address(b))
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			var done atomic.Int64
			q, err := Open(b.Context(), s, Options{Kinds: map[string]Kind{"nothing": {Workers: 32, Do: func(context.Context, *Work) error {
				done.Add(1)
				return nil
			}}}})
			if err != nil {
				b.Fatal(err)
			}
			ctx, stop := context.WithCancel(b.Context())
			ended := make(chan error)
			go func() { ended <- q.Run(ctx) }()
			const many = 1000
			n := 0
			for b.Loop() {
				n++
				var in []Job
				for i := range many {
					in = append(in, Job{Kind: "nothing", Key: fmt.Sprint(n, " ", i)})
				}
				if err := s.Write(b.Context(), func(tx *store.Tx) error { return q.Enqueue(b.Context(), tx, in...) }); err != nil {
					b.Fatal(err)
				}
				for done.Load() < int64(n*many) {
					time.Sleep(time.Millisecond)
				}
			}
			b.ReportMetric(float64(n*many)/b.Elapsed().Seconds(), "jobs/s")
			stop()
			if err := <-ended; err != nil {
				b.Error(err)
			}
		})
	}
}
