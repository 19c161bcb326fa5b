package fetch

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

const (
	mostRobots    = 500 << 10 // bytes that are read, the least RFC 9309 asks for
	mostRules     = 10_000
	longestDelay  = 30 * time.Second
	robotsKept    = 24 * time.Hour // RFC 9309, 2.4
	robotsRetried = 10 * time.Minute
)

// robots are the rules of one host for us (RFC 9309). The nil robots allow all.
type robots struct {
	rules   []rule
	pause   time.Duration // Crawl-delay, which the RFC does not know and many write
	nothing bool          // the site could not say: all is forbidden
}

// rule allows or forbids the paths that fit its pattern.
type rule struct {
	allow   bool
	pattern string // with "*" for any run, "$" at its end for the end
}

func (r *robots) delay() time.Duration {
	if r == nil {
		return 0
	}
	return r.pause
}

// parseRobots reads the group for agent, else that for everybody. Groups that
// name the same agent are one. Lines that are no rules are passed over.
func parseRobots(body []byte, agent string) *robots {
	agent, _, _ = strings.Cut(strings.ToLower(agent), "/")
	var own, all robots
	named, found, everybody := true, false, false // of the group we are in
	var forUs bool
	sc := bufio.NewScanner(bytes.NewReader(body[:min(len(body), mostRobots)]))
	sc.Buffer(nil, mostRobots+1)
	for sc.Scan() {
		line, _, _ := strings.Cut(strings.TrimPrefix(sc.Text(), "\ufeff"), "#")
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		if key == "user-agent" {
			if !named { // rules stood before: a new group
				named, forUs, everybody = true, false, false
			}
			switch v := strings.ToLower(value); {
			case v == "*":
				everybody = true
			case v != "" && v == agent:
				forUs, found = true, true
			}
			continue
		}
		if key != "allow" && key != "disallow" && key != "crawl-delay" {
			continue
		}
		named = false
		if forUs {
			own.add(key, value)
		}
		if everybody {
			all.add(key, value)
		}
	}
	if found {
		return &own
	}
	return &all
}

func (r *robots) add(key, value string) {
	switch {
	case key == "crawl-delay":
		if s, err := strconv.ParseFloat(value, 64); err == nil && s > 0 {
			r.pause = time.Duration(min(s, longestDelay.Seconds()) * float64(time.Second))
		}
	case value != "" && len(r.rules) < mostRules:
		r.rules = append(r.rules, rule{key == "allow", normal(value)})
	}
}

// allows says whether a path with its query may be fetched: the longest rule
// that fits decides, and of equals the one that allows.
func (r *robots) allows(path string) bool {
	if r == nil || path == "/robots.txt" {
		return true
	}
	if r.nothing {
		return false
	}
	path = normal(path)
	best, allow := -1, true
	for _, x := range r.rules {
		if n := len(x.pattern); n >= best && (n > best || x.allow) && fits(x.pattern, path) {
			best, allow = n, x.allow
		}
	}
	return allow
}

// normal writes escapes in one way, so that "%C3%A9" fits "é" and "%7e" fits
// "~", and leaves those that mean something in a path ("%2F").
func normal(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			if v, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				if strings.IndexByte("/?#*$%", byte(v)) >= 0 {
					b.WriteString(strings.ToUpper(s[i : i+3]))
				} else {
					b.WriteByte(byte(v))
				}
				i += 2
				continue
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}

// fits matches a pattern at the start of a path, in time of the product of
// their lengths at the worst.
func fits(pattern, path string) bool {
	pattern, toEnd := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	path = path[len(parts[0]):]
	for i, p := range parts[1:] {
		if toEnd && i == len(parts)-2 {
			return strings.HasSuffix(path, p)
		}
		at := strings.Index(path, p)
		if at < 0 {
			return false
		}
		path = path[at+len(p):]
	}
	return !toEnd || path == ""
}

// allowed asks a site's robots.txt about an address. The rules are asked for
// once a day and host, by one request however many wait for them.
func (c *Client) allowed(ctx context.Context, u *url.URL) error {
	x, done := c.hosts.of(u.Host)
	defer done()
	for {
		c.hosts.mu.Lock()
		if time.Now().Before(x.until) {
			r := x.robots
			c.hosts.mu.Unlock()
			if !r.allows(u.RequestURI()) {
				return ErrRobots
			}
			return nil
		}
		if other := x.asking; other != nil {
			c.hosts.mu.Unlock()
			select {
			case <-other:
				continue
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		mine := make(chan struct{})
		x.asking = mine
		c.hosts.mu.Unlock()

		r, keep, err := c.robotsOf(ctx, u)
		c.hosts.mu.Lock()
		x.asking = nil
		if err == nil {
			x.robots, x.until = r, time.Now().Add(keep)
		}
		c.hosts.mu.Unlock()
		close(mine)
		if err != nil {
			return err
		}
	}
}

// robotsOf fetches the rules of u's site, and says how long they may be kept. A
// site without them allows all; one that fails forbids all for a while (RFC
// 9309, 2.3.1). What is wrong with the address itself is an error.
func (c *Client) robotsOf(ctx context.Context, u *url.URL) (*robots, time.Duration, error) {
	at, left := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}, c.opts.Timeout
	for range mostRedirects + 1 {
		resp, release, err := c.ask(ctx, at, Request{}, at, &left)
		switch {
		case errors.Is(err, ErrPrivate) || errors.Is(err, ErrLater) || ctx.Err() != nil:
			return nil, 0, err
		case err != nil:
			return &robots{nothing: true}, robotsRetried, nil
		}
		to, err := c.redirect(at, resp)
		if err == nil && to == nil {
			r, keep := c.readRobots(resp)
			release()
			return r, keep, nil
		}
		drain(resp.Body)
		release()
		if err != nil {
			return nil, robotsKept, nil
		}
		at = to
	}
	return nil, robotsKept, nil // redirects without end: as if there were none
}

func (c *Client) readRobots(resp *http.Response) (*robots, time.Duration) {
	switch {
	case resp.StatusCode >= 500 || resp.StatusCode == http.StatusTooManyRequests:
		return &robots{nothing: true}, robotsRetried
	case resp.StatusCode != http.StatusOK:
		return nil, robotsKept
	}
	body, err := inflated(resp.Body, resp.Header.Get("Content-Encoding"), c.opts.Bytes)
	if err != nil && !errors.Is(err, ErrTooLarge) {
		return &robots{nothing: true}, robotsRetried
	}
	return parseRobots(body, c.opts.Agent), robotsKept
}
