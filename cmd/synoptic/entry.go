package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"time"

	"github.com/spf13/pflag"

	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/internal/web"
)

// entryFlags say how readers come in.
type entryFlags struct {
	anonymous string
	public    string
	proxies   []string
	header    string
	issuer    issuerFlags
}

// issuerFlags say who vouches for people.
type issuerFlags struct{ url, client, secret, claim, strangers string }

func (f *entryFlags) add(fl *pflag.FlagSet) {
	define(fl, "anonymous", &f.anonymous)
	f.addPublic(fl)
	define(fl, "proxy", &f.proxies)
	define(fl, "proxy-header", &f.header)
	define(fl, "oidc-issuer", &f.issuer.url)
	define(fl, "oidc-client", &f.issuer.client)
	define(fl, "oidc-secret", &f.issuer.secret)
	define(fl, "oidc-claim", &f.issuer.claim)
	define(fl, "oidc-strangers", &f.issuer.strangers)
}

func (f *entryFlags) addPublic(fl *pflag.FlagSet) { define(fl, "public-url", &f.public) }

// entry is how readers come in to a server that listens on an address.
func (f *entryFlags) entry(listen string) (web.Entry, error) {
	e := web.Entry{Local: loopback(listen)}
	e.Closed = f.anonymous == "no" || f.anonymous == "" && (!e.Local || f.public != "")
	for _, p := range f.proxies {
		n, err := netip.ParsePrefix(p)
		if err != nil {
			return e, fmt.Errorf("--proxy %s: %w", p, err)
		}
		e.Proxy.Networks = append(e.Proxy.Networks, n.Masked())
	}
	e.Proxy.Header = f.header
	if f.header != "" && e.Proxy.Networks == nil {
		return e, fmt.Errorf("--proxy-header %s: say with --proxy whose word counts", f.header)
	}
	is := f.issuer
	switch {
	case is.url == "" && is.client+is.secret == "":
		return e, nil
	case is.url == "" || is.client == "":
		return e, fmt.Errorf("--oidc-issuer %s --oidc-client %s: set both, the provider and what it knows this server by, or neither", is.url, is.client)
	}
	e.Issuer = &account.Issuer{URL: is.url, ClientID: is.client, Secret: is.secret, Claim: is.claim, Open: is.strangers == "yes"}
	return e, nil
}

// loopback reports whether only this machine can reach an address.
func loopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	ip := net.ParseIP(host)
	return err == nil && (host == "localhost" || ip != nil && ip.IsLoopback())
}

// errNoAccount refuses to let other machines in before there is an account.
var errNoAccount = errors.New("other machines could open it, and there is no account yet; make one first: synoptic user add NAME --role admin")

// firstLink returns where the first account is made, "" if there is one. A
// server that others can reach must have one already.
func firstLink(ctx context.Context, s *store.Store, e web.Entry, listen string) (string, error) {
	link, err := (&account.Door{Store: s}).First(ctx, time.Now())
	if err != nil {
		return "", failure{err}
	}
	if link != "" && !e.Local {
		return "", fmt.Errorf("--listen %s: %w", listen, errNoAccount)
	}
	return link, nil
}
