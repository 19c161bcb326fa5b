package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/intake"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/internal/web"
)

// serveFlags are the flags of serve.
type serveFlags struct {
	dataFlags
	listen  string
	workers int
	window  days
	keep    days
	pprof   string
	log     logFlags
}

func serveCommand(std streams) *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve [flags]",
		Short: "Read feeds, keep their stories up to date, and show them as web pages",
		Long: `Read feeds, keep their stories up to date, and show them as web pages, until
interrupted. Feeds are added with "synoptic feed add", before or while it runs.

Only this machine can open the pages: there are no accounts yet, so listening on
another address than a loopback one is refused.`,
		Example: `  synoptic feed add https://www.example.org/
  synoptic serve
  synoptic serve --data /var/lib/synoptic --listen 127.0.0.1:9000 --contact desk@example.org`,
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
		RunE:                  func(cmd *cobra.Command, _ []string) error { return serve(cmd.Context(), f, std) },
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	define(fl, "listen", &f.listen)
	define(fl, "workers", &f.workers)
	define(fl, "window", &f.window)
	define(fl, "keep-documents", &f.keep)
	define(fl, "pprof", &f.pprof)
	f.log.add(fl)
	f.addWeb(fl)
	f.add(fl)
	return cmd
}

const (
	roundEvery  = 5 * time.Second  // looking whether a feed is due
	graceful    = 15 * time.Second // for answers that are under way when it ends
	readHeaders = 5 * time.Second
	mostRequest = 30 * time.Second
)

func serve(ctx context.Context, f serveFlags, std streams) (err error) {
	log := f.log.logger(std.err)
	f.meters = newMeters(time.Now())
	in, done, err := f.intake(ctx)
	if err != nil {
		return err
	}
	defer closing(&err, done)
	h, err := web.Handler(web.Options{Store: in.Store, Now: time.Now, Log: log})
	if err != nil {
		return failure{err}
	}
	l, err := net.Listen("tcp", f.listen)
	if err != nil {
		return failure{fmt.Errorf("%w; give another address with --listen", err)}
	}
	srv := &http.Server{Handler: observed(ctx, h, in.Store, f.meters, log), ReadHeaderTimeout: readHeaders, ReadTimeout: mostRequest, WriteTimeout: mostRequest, IdleTimeout: 2 * mostRequest, MaxHeaderBytes: 64 << 10}
	log.Info("open http://" + l.Addr().String() + "/")
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			return failure{err}
		}
		return nil
	})
	g.Go(func() error {
		<-ctx.Done()
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), graceful)
		defer cancel()
		return srv.Shutdown(end)
	})
	if f.pprof != "" {
		g.Go(func() error { return profile(ctx, f.pprof, log) })
	}
	g.Go(func() error {
		tidy(ctx, in.Store, time.Duration(f.keep), log)
		return nil
	})
	g.Go(func() error {
		err := keepUp(ctx, f, in, log)
		if ctx.Err() != nil {
			return nil // it was told to end
		}
		return failure{err}
	})
	return g.Wait()
}

// keepUp reads what is due and brings the stories up to date, until ctx ends.
func keepUp(ctx context.Context, f serveFlags, in *intake.Intake, log *slog.Logger) error {
	keeper := &live.Keeper{Store: in.Store, Window: time.Duration(f.window), Counts: f.meters.live, Options: engine.Options{Version: version}}
	known := arrived{articles: -1} // what another version, or a process that was killed, left behind is made anew
	tick := time.NewTicker(roundEvery)
	defer tick.Stop()
	for {
		r, err := in.Round(ctx, time.Now(), f.workers, nil)
		if err != nil {
			return err
		}
		for _, e := range r.Failed {
			log.Warn("not read", "error", e)
		}
		if r.Feeds > 0 || r.Articles > 0 {
			log.Info("read", "feeds", r.Feeds, "entries", r.Entries, "articles", r.Articles)
		}
		a, err := arrivedIn(ctx, in.Store) // others put articles in too
		if err != nil {
			return err
		}
		if a != known {
			c, err := keeper.Update(ctx, time.Now())
			if err != nil {
				return err
			}
			known = a
			log.Info("stories", "open", c.Stories, "new", c.New, "updated", c.Updated, "merged", c.Merged)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// arrived tells whether articles came in since it was asked before.
type arrived struct {
	articles int
	last     time.Time
}

func arrivedIn(ctx context.Context, s *store.Store) (a arrived, err error) {
	err = s.Read(ctx, func(tx *store.Tx) error {
		if a.articles, err = tx.CountArticles(ctx); err != nil {
			return err
		}
		a.last, err = tx.LastArrival(ctx)
		return err
	})
	return a, err
}
