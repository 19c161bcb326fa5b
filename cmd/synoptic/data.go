package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
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
	meters  meters
}

func (f *dataFlags) add(fl *pflag.FlagSet) {
	define(fl, "data", &f.data)
	define(fl, "db", &f.db)
}

// addWeb adds the flags of commands that ask the web.
func (f *dataFlags) addWeb(fl *pflag.FlagSet) {
	define(fl, "contact", &f.contact)
	define(fl, "allow", &f.allow)
}

// address is that of the database, and whether it is a file.
func (f *dataFlags) address() (at string, file bool) {
	if f.db != "" {
		return f.db, false
	}
	return filepath.Join(f.data, "synoptic.db"), true
}

// open opens the store, and makes its folder if need be.
func (f *dataFlags) open(ctx context.Context) (*store.Store, error) {
	at, file := f.address()
	if file {
		if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
			return nil, failure{err}
		}
	}
	s, err := store.Open(ctx, at)
	if err != nil {
		return nil, failure{err}
	}
	return s, nil
}

var errNoData = errors.New("there is no database")

// openThere opens the store, which must be there already.
func (f *dataFlags) openThere(ctx context.Context) (*store.Store, error) {
	if err := f.there(); err != nil {
		return nil, err
	}
	return f.open(ctx)
}

// there is an error if the database is a file that is not there.
func (f *dataFlags) there() error {
	if at, file := f.address(); file {
		if _, err := os.Stat(at); errors.Is(err, fs.ErrNotExist) {
			return failure{fmt.Errorf("%w in %s; name its folder with --data", errNoData, filepath.Dir(at))}
		}
	}
	return nil
}

// client makes a client for the web.
func (f *dataFlags) client() (*fetch.Client, error) {
	o := fetch.Options{Agent: "Synoptic/" + version, Contact: f.contact, Done: f.meters.fetched}
	for _, a := range f.allow {
		p, err := netip.ParsePrefix(a)
		if err != nil {
			return nil, fmt.Errorf("--allow %s: name a network as 10.1.0.0/16", a)
		}
		o.AllowAddresses = append(o.AllowAddresses, p)
	}
	return fetch.New(o), nil
}

// intake opens the store and a client for the web; done closes both.
func (f *dataFlags) intake(ctx context.Context) (in *intake.Intake, done func() error, err error) {
	c, err := f.client()
	if err != nil {
		return nil, nil, err
	}
	s, err := f.open(ctx)
	if err != nil {
		c.Close()
		return nil, nil, err
	}
	return &intake.Intake{Client: c, Store: s, Version: version, Counts: f.meters.intake}, func() error {
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
