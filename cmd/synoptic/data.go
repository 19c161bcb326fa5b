package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"github.com/synoptic-news/synoptic/internal/intake"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source/fetch"
)

// dataFlags say where the data of a server is, and how it asks the web.
type dataFlags struct {
	data    string
	db      string
	contact string
	allow   []string
}

const (
	defaultData = "synoptic-data"
	dataEnv     = "SYNOPTIC_DATA"
	dbEnv       = "SYNOPTIC_DB"
)

func (f *dataFlags) add(fl *pflag.FlagSet) {
	fl.StringVar(&f.data, "data", "", "keep everything in this `DIR` (default: $"+dataEnv+", else ./"+defaultData+")")
	fl.StringVar(&f.db, "db", "", "use this database instead: `URL` postgres://… (default: $"+dbEnv+")")
}

// addWeb adds the flags of commands that ask the web.
func (f *dataFlags) addWeb(fl *pflag.FlagSet) {
	fl.StringVar(&f.contact, "contact", "", "tell outlets this `ADDRESS`, of the web or of mail, with every request")
	fl.StringSliceVar(&f.allow, "allow", nil, "fetch from this `NETWORK` too although it is private: 10.1.0.0/16")
}

// open opens the store, and makes its folder if need be.
func (f *dataFlags) open(ctx context.Context) (*store.Store, error) {
	if at := cmp.Or(f.db, os.Getenv(dbEnv)); at != "" && f.data == "" {
		s, err := store.Open(ctx, at)
		if err != nil {
			return nil, failure{err}
		}
		return s, nil
	}
	dir := cmp.Or(f.data, os.Getenv(dataEnv), defaultData)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, failure{err}
	}
	s, err := store.Open(ctx, filepath.Join(dir, "synoptic.db"))
	if err != nil {
		return nil, failure{err}
	}
	return s, nil
}

// intake opens the store and a client for the web; done closes both.
func (f *dataFlags) intake(ctx context.Context) (in *intake.Intake, done func() error, err error) {
	o := fetch.Options{Agent: "Synoptic/" + version, Contact: f.contact}
	for _, a := range f.allow {
		p, err := netip.ParsePrefix(a)
		if err != nil {
			return nil, nil, fmt.Errorf("--allow %s: name a network as 10.1.0.0/16", a)
		}
		o.AllowAddresses = append(o.AllowAddresses, p)
	}
	s, err := f.open(ctx)
	if err != nil {
		return nil, nil, err
	}
	c := fetch.New(o)
	return &intake.Intake{Client: c, Store: s, Version: version}, func() error {
		c.Close()
		return s.Close()
	}, nil
}

// closing joins the error of closing with that of the work.
func closing(err *error, done func() error) {
	if e := done(); e != nil {
		*err = errors.Join(*err, failure{e})
	}
}
