package live

import (
	"time"

	"github.com/synoptic-news/synoptic/internal/metrics"
)

// Counts are what a keeper counts. The zero value counts nothing.
type Counts struct {
	Updates *metrics.Histogram // seconds of an update, by outcome: ok, failed
	Write   *metrics.Histogram // seconds of writing its pages
	Stories *metrics.Counter   // by what became of them: new, updated, merged
}

func (c Counts) update(took time.Duration, did Changes, err error) {
	if err != nil {
		c.Updates.Observe(took.Seconds(), "failed")
		return
	}
	c.Updates.Observe(took.Seconds(), "ok")
	c.Stories.Add(float64(did.New), "new")
	c.Stories.Add(float64(did.Updated), "updated")
	c.Stories.Add(float64(did.Merged), "merged")
}
