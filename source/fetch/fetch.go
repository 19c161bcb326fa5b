// Package fetch asks the web for documents: the one client of the whole
// program that connects to other machines.
//
// In goes an address, out comes a source.Document with what is needed to ask
// again cheaply. It keeps to http and https, to public addresses, to the rules
// of robots.txt, to a few requests at a time for each host, and to limits on
// size, time and redirects. It keeps no cookies and understands nothing of what
// it brings.
//
// Everything that answers is taken to be hostile. Addresses are checked when a
// connection is made, on the address that is connected to, so that neither a
// redirect nor a name that changes its answer leads around the check.
package fetch

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/source"
)

// Options of a Client. The zero value is polite and refuses private addresses.
type Options struct {
	// Agent is the product token and version sent as User-Agent, and the name
	// looked for in robots.txt up to its slash; "Synoptic" if empty.
	Agent string
	// Contact is where an outlet may complain: an address of the web or of mail.
	Contact string
	// AllowAddresses and AllowHosts may be fetched from although they are not
	// public: an outlet in the house.
	AllowAddresses []netip.Prefix
	AllowHosts     []string
	// Bytes is the size of a body after inflation, 8 MiB if zero.
	Bytes int64
	// Timeout is what the sites may take for one document with all redirects,
	// 30 s if zero.
	Timeout time.Duration
	// Interval is the pause between the starts of two requests to one host, 1 s
	// if zero, none if negative.
	Interval time.Duration
	// PerHost is how many requests to one host run at a time, 2 if zero.
	PerHost int
	// Resolver answers for names; that of the system if nil.
	Resolver *net.Resolver
	// Done is told how each request ended and what the sites took for it, from
	// many goroutines at once. Nobody is told if nil.
	Done func(took time.Duration, a *Answer, err error)
}

const (
	mostRedirects  = 5
	mostHeader     = 256 << 10 // bytes of an answer's header
	defaultBytes   = 8 << 20
	defaultTimeout = 30 * time.Second
	defaultAgent   = "Synoptic"
)

// Client fetches. It may be used by many goroutines at once.
type Client struct {
	opts  Options
	agent string // the whole User-Agent
	guard guard
	trip  http.RoundTripper
	hosts *hosts
}

// New makes a client.
func New(o Options) *Client {
	if o.Agent == "" {
		o.Agent = defaultAgent
	}
	if o.Bytes == 0 {
		o.Bytes = defaultBytes
	}
	if o.Timeout == 0 {
		o.Timeout = defaultTimeout
	}
	if o.Interval == 0 {
		o.Interval = time.Second
	}
	if o.PerHost == 0 {
		o.PerHost = 2
	}
	c := &Client{opts: o, agent: o.Agent, guard: newGuard(o), hosts: newHosts(o.PerHost, o.Interval)}
	if o.Contact != "" {
		c.agent += " (+" + o.Contact + ")"
	}
	dialer := &net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second, Resolver: o.Resolver}
	c.trip = &http.Transport{
		Proxy: nil, // a proxy would connect in our place, past the check
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			d := *dialer
			d.ControlContext = c.guard.control(address)
			return d.DialContext(ctx, network, address)
		},
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12},
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // inflating is bounded by us
		MaxResponseHeaderBytes: mostHeader,
		ResponseHeaderTimeout:  o.Timeout,
		TLSHandshakeTimeout:    10 * time.Second,
		MaxIdleConns:           128,
		MaxIdleConnsPerHost:    o.PerHost,
		MaxConnsPerHost:        o.PerHost,
		IdleConnTimeout:        30 * time.Second,
	}
	return c
}

// Close lets go of idle connections.
func (c *Client) Close() { c.trip.(*http.Transport).CloseIdleConnections() }

// Request is what to fetch.
type Request struct {
	URL string
	// ETag and LastModified are those of the last Answer: what has not changed
	// since is not sent again.
	ETag, LastModified string
	// Named says that a person named this very address, as one names a feed.
	// robots.txt is for those who follow links, and is not asked.
	Named bool
	form  url.Values // is sent, if not nil
}

// Answer is what came.
type Answer struct {
	Document    source.Document // without a body if NotModified
	NotModified bool
	// Moved is the address to ask from now on, if the one asked has moved for
	// good, else "".
	Moved              string
	ETag, LastModified string
	// Hub tells subscribers of news, and knows what came as Self, if the header
	// says so (WebSub).
	Hub, Self string
	// Fresh is how long the answer says it stays the same, at most a week.
	Fresh time.Duration
}

// Get fetches one document. An error is an *Error that says why.
func (c *Client) Get(ctx context.Context, r Request) (got *Answer, err error) {
	left := c.opts.Timeout
	if c.opts.Done != nil {
		defer func() { c.opts.Done(c.opts.Timeout-left, got, err) }()
	}
	u, err := c.parse(r.URL)
	if err != nil {
		return nil, fail(r.URL, err)
	}
	origin, moved := u, ""
	lasting := true // every redirect so far was for good
	for hops := 0; ; hops++ {
		if !r.Named {
			if err := c.allowed(ctx, u); err != nil {
				return nil, fail(u.String(), err)
			}
		}
		resp, release, err := c.ask(ctx, u, r, origin, &left)
		if err != nil {
			return nil, fail(u.String(), err)
		}
		to, err := c.redirect(u, resp)
		if err == nil && to == nil {
			a, err := c.answer(u, resp)
			release()
			if err != nil {
				return nil, fail(u.String(), err)
			}
			a.Moved = moved
			return a, nil
		}
		release()
		switch {
		case err != nil:
			return nil, fail(u.String(), err)
		case hops == mostRedirects:
			return nil, fail(u.String(), ErrRedirects)
		}
		lasting = lasting && (resp.StatusCode == http.StatusMovedPermanently || resp.StatusCode == http.StatusPermanentRedirect)
		if lasting {
			moved = to.String()
		}
		u = to
	}
}

// parse accepts an absolute http or https address on a port that documents are
// served on.
func (c *Client) parse(s string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(s))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrAddress, err)
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, ErrScheme
	case u.Host == "" || u.Hostname() == "":
		return nil, fmt.Errorf("%w: no host", ErrAddress)
	}
	u.Fragment, u.RawFragment = "", ""
	return u, c.guard.name(u)
}

// ask sends one request and returns the answer with its body unread. release
// must be called once the body has been read. Of the time that is left only
// what the site takes is used up, not the wait for its turn.
func (c *Client) ask(ctx context.Context, u *url.URL, r Request, origin *url.URL, left *time.Duration) (*http.Response, func(), error) {
	done, err := c.hosts.wait(ctx, u.Host)
	if err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, *left)
	start := time.Now()
	end := func() {
		*left -= time.Since(start)
		cancel()
		done()
	}
	method, body := http.MethodGet, io.Reader(nil)
	if r.form != nil {
		method, body = http.MethodPost, strings.NewReader(r.form.Encode())
	}
	req, err := http.NewRequestWithContext(ctx, method, u.String(), body)
	if err != nil {
		end()
		return nil, nil, fmt.Errorf("%w: %w", ErrAddress, err)
	}
	req.Header.Set("User-Agent", c.agent)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5")
	req.Header.Set("Accept-Encoding", encodings)
	if r.form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if r.ETag != "" {
		req.Header.Set("If-None-Match", r.ETag)
	}
	if r.LastModified != "" {
		req.Header.Set("If-Modified-Since", r.LastModified)
	}
	if u.User != nil && sameOrigin(u, origin) {
		password, _ := u.User.Password()
		req.SetBasicAuth(u.User.Username(), password)
	}
	resp, err := c.trip.RoundTrip(req)
	if err != nil {
		end()
		return nil, nil, err
	}
	return resp, func() {
		resp.Body.Close()
		end()
	}, nil
}

func sameOrigin(a, b *url.URL) bool { return a.Scheme == b.Scheme && a.Host == b.Host }

// redirect returns where an answer sends us, nil if nowhere.
func (c *Client) redirect(u *url.URL, resp *http.Response) (*url.URL, error) {
	switch resp.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return nil, nil
	}
	to, err := u.Parse(resp.Header.Get("Location"))
	if err != nil || resp.Header.Get("Location") == "" {
		return nil, fmt.Errorf("%w: it redirects to no address", ErrStatus)
	}
	if to, err = c.parse(to.String()); err != nil {
		return nil, fmt.Errorf("redirect to %s: %w", clean(to), err)
	}
	return to, nil
}

// answer reads the last answer of a chain.
func (c *Client) answer(u *url.URL, resp *http.Response) (*Answer, error) {
	a := &Answer{
		ETag: resp.Header.Get("ETag"), LastModified: resp.Header.Get("Last-Modified"),
		Fresh: fresh(resp.Header), Hub: linked(resp.Header, u, "hub"), Self: linked(resp.Header, u, "self"),
	}
	now := time.Now()
	a.Document = source.Document{URL: bare(u), Fetched: now}
	switch code := resp.StatusCode; {
	case code == http.StatusNotModified:
		a.NotModified = true
		return a, nil
	case code == http.StatusGone:
		return nil, ErrGone
	case code == http.StatusTooManyRequests || code == http.StatusServiceUnavailable:
		wait := retryAfter(resp.Header.Get("Retry-After"), now)
		c.hosts.rest(u.Host, now.Add(wait))
		return nil, &later{status: code, wait: wait}
	case code != http.StatusOK:
		return nil, fmt.Errorf("%w: %d %s", ErrStatus, code, http.StatusText(code))
	}
	if resp.ContentLength > c.opts.Bytes {
		return nil, ErrTooLarge
	}
	body, err := inflated(resp.Body, resp.Header.Get("Content-Encoding"), c.opts.Bytes)
	if err != nil {
		return nil, err
	}
	a.Document.Body = body
	media, params, err := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	if err == nil {
		a.Document.MediaType, a.Document.Charset = media, params["charset"]
	}
	return a, nil
}

// bare is an address without the user's name and password.
func bare(u *url.URL) string {
	v := *u
	v.User = nil
	return v.String()
}

// drain reads what is left of a small body, so that the connection can be used
// again.
func drain(r io.Reader) { _, _ = io.CopyN(io.Discard, r, 4<<10) }
