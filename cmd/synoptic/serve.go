package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	_ "time/tzdata" // the time zones that readers choose, where the machine has none

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	shipped "github.com/synoptic-news/synoptic/examples"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/internal/web"
)

// serveFlags are the flags of serve.
type serveFlags struct {
	workFlags
	entryFlags
	listen string
	keep   keepFlags
	pprof  string
}

func serveCommand(std streams) *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve [flags]",
		Short: "Read feeds, keep their stories up to date, and show them as web pages",
		Long: `Read feeds, keep their stories up to date, and show them as web pages, until
interrupted. Feeds are added with "synoptic feed add", before or while it runs.

The first start prints a link that makes the first account. On a loopback address
anybody on this machine can read without one. Listening on another address is
refused until there is an account, and then only those with one can read, unless
--anonymous says otherwise.

With --db postgres://… other processes may share the work: "synoptic worker".`,
		Example: `  synoptic feed add https://www.example.org/
  synoptic serve
  synoptic serve --data /var/lib/synoptic --listen 127.0.0.1:9000 --contact desk@example.org
  synoptic serve --public-url https://news.example.org`,
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
		RunE:                  func(cmd *cobra.Command, _ []string) error { return serve(cmd.Context(), f, std) },
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	define(fl, "listen", &f.listen)
	f.entryFlags.add(fl)
	f.keep.add(fl)
	define(fl, "pprof", &f.pprof)
	f.addWork(fl)
	return cmd
}

const (
	graceful    = 15 * time.Second // for answers that are under way when it ends
	readHeaders = 5 * time.Second
	mostRequest = 30 * time.Second
)

func serve(ctx context.Context, f serveFlags, std streams) (err error) {
	log := f.log.logger(std.err)
	f.meters = newMeters(time.Now())
	entry, err := f.entry(f.listen)
	if err != nil {
		return err
	}
	in, done, err := f.intake(ctx)
	if err != nil {
		return err
	}
	defer closing(&err, done)
	if err := in.Store.Write(ctx, func(tx *store.Tx) error { return tx.SetPublic(ctx, f.public) }); err != nil {
		return failure{err}
	}
	if entry.Issuer != nil {
		entry.Issuer.Client = in.Client
	}
	link, err := firstLink(ctx, in.Store, entry, f.listen)
	if err != nil {
		return err
	}
	ending, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	h, err := web.Handler(web.Options{Version: version, Store: in.Store, Intake: in, Files: readFiles(), Example: shipped.Files, Now: time.Now, Log: log, Entry: entry, Public: f.public, Ending: ending.Done(), Metrics: f.meters.numbers(in.Store, log)})
	if err != nil {
		return failure{err}
	}
	l, err := net.Listen("tcp", f.listen)
	if err != nil {
		return failure{fmt.Errorf("%w; give another address with --listen", err)}
	}
	srv := &http.Server{Handler: observed(ctx, h, in.Store, f.meters), ReadHeaderTimeout: readHeaders, ReadTimeout: mostRequest, WriteTimeout: mostRequest, IdleTimeout: 2 * mostRequest, MaxHeaderBytes: 64 << 10}
	srv.RegisterOnShutdown(end)
	at := cmp.Or(strings.TrimSuffix(f.public, "/"), "http://"+l.Addr().String())
	if link != "" {
		log.Info("there is no account yet; this link makes the first one, once, within a day: " + at + "/setup/" + link)
	}
	log.Info("open " + at + "/")
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			return failure{err}
		}
		return nil
	})
	g.Go(func() error {
		<-ctx.Done()
		within, cancel := context.WithTimeout(context.WithoutCancel(ctx), graceful)
		defer cancel()
		return srv.Shutdown(within)
	})
	if f.pprof != "" {
		g.Go(func() error { return profile(ctx, f.pprof, log) })
	}
	g.Go(func() error {
		tidy(ctx, in.Store, f.keep, log)
		return nil
	})
	g.Go(func() error {
		return work(ctx, f.workFlags, in, log)
	})
	return g.Wait()
}
