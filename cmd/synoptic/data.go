package main

import (
	"cmp"
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

// address is that of the database, and whether it is a file.
func (f *dataFlags) address() (at string, file bool) {
	if at := cmp.Or(f.db, os.Getenv(dbEnv)); at != "" && f.data == "" {
		return at, false
	}
	return filepath.Join(cmp.Or(f.data, os.Getenv(dataEnv), defaultData), "synoptic.db"), true
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
	if at, file := f.address(); file {
		if _, err := os.Stat(at); errors.Is(err, fs.ErrNotExist) {
			return nil, failure{fmt.Errorf("%w in %s; name its folder with --data", errNoData, filepath.Dir(at))}
		}
	}
	return f.open(ctx)
}

// client makes a client for the web.
func (f *dataFlags) client() (*fetch.Client, error) {
	o := fetch.Options{Agent: "Synoptic/" + version, Contact: f.contact}
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
