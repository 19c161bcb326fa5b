package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// patience is how long work may last before it shows a progress bar.
const patience = time.Second

// progress shows a bar on a terminal while long work goes on. The nil progress
// shows nothing.
type progress struct {
	w       io.Writer
	started time.Time
	stage   string
	bar     *progressbar.ProgressBar
}

// newProgress returns nil where a bar would be in the way: when asked to be
// quiet, and when w is not a terminal.
func newProgress(w io.Writer, quiet bool) *progress {
	if quiet || !isTerminal(w) {
		return nil
	}
	return &progress{w: w, started: time.Now()}
}

// step is engine.Options.Progress; stages follow one another.
func (p *progress) step(done, total int, stage string) {
	if p == nil || time.Since(p.started) < patience {
		return
	}
	if p.bar == nil || p.stage != stage {
		p.clear()
		p.stage = stage
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(p.w),
			progressbar.OptionSetDescription(stage),
			progressbar.OptionSetWidth(30),
			progressbar.OptionShowCount(),
			progressbar.OptionSetPredictTime(false),
			progressbar.OptionSetElapsedTime(false),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
		)
	}
	// A bar that cannot be drawn is no reason to stop working.
	_ = p.bar.Set(done)
}

// clear takes the bar off the screen.
func (p *progress) clear() {
	if p == nil || p.bar == nil {
		return
	}
	_ = p.bar.Clear()
	p.bar = nil
}

// isTerminal reports whether w is a terminal.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
