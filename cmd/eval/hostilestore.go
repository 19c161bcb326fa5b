package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source/fetch"
)

// hostileQueries searches an empty database for strings that mean something to
// a database, or nothing to anybody; none may be an error.
func hostileQueries(ctx context.Context, r *report, dir string) error {
	var all []string
	for _, f := range [][2]string{{"own", "fts_queries.json"}, {"blns", "blns.json"}} {
		b, err := read(filepath.Join(dir, f[0]), f[1])
		if err != nil {
			return err
		}
		var some []string
		if err := json.Unmarshal(b, &some); err != nil {
			return err
		}
		all = append(all, some...)
	}
	tmp, err := os.MkdirTemp("", "eval")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	s, err := store.Open(ctx, filepath.Join(tmp, "hostile.db"))
	if err != nil {
		return err
	}
	defer s.Close()
	t := r.task("search strings without error", share, "target all; raw 159 of 572")
	for _, q := range all {
		err := s.Read(ctx, func(tx *store.Tx) error {
			if _, err := tx.Search(ctx, store.Search{Text: q}); err != nil {
				return err
			}
			_, err := tx.Find(ctx, store.Find{Query: store.ParseQuery(q), After: q})
			return err
		})
		t.add("", right(err == nil))
		if err != nil {
			t.miss(miss{Where: q, Want: "no error", Got: err.Error()})
		}
	}
	return nil
}

// hostileAddresses fetches addresses of machines that no outlet is, while all
// names are said to be this machine. Right are those that give nothing, and no
// connection may reach the listener.
func hostileAddresses(ctx context.Context, r *report, dir string) error {
	b, err := read(filepath.Join(dir, "own"), "ssrf.txt")
	if err != nil {
		return err
	}
	resolver, closeNames, err := namesAreHere()
	if err != nil {
		return err
	}
	defer closeNames()
	c := fetch.New(fetch.Options{Resolver: resolver, Interval: -1, Timeout: 5 * time.Second})
	defer c.Close()
	t := r.task("private addresses refused", share, "target all")
	sc := bufio.NewScanner(bytes.NewReader(b))
	for sc.Scan() {
		address := sc.Text()
		if address == "" || strings.HasPrefix(address, "# ") {
			continue
		}
		for _, named := range []bool{true, false} {
			_, err := c.Get(ctx, fetch.Request{URL: address, Named: named})
			t.add("", right(err != nil))
			if err == nil {
				t.miss(miss{Where: address, Want: "refused", Got: "fetched"})
			}
		}
	}
	return sc.Err()
}

// namesAreHere is a resolver to which every name is this machine.
func namesAreHere() (_ *net.Resolver, stop func(), err error) {
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		return nil, nil, err
	}
	var closed atomic.Bool
	done := make(chan struct{})
	go func() {
		defer close(done)
		buf := make([]byte, 512)
		for !closed.Load() {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			if answer, ok := loopbackAnswer(buf[:n]); ok {
				if _, err := conn.WriteTo(answer, from); err != nil {
					return
				}
			}
		}
	}()
	resolver := &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
	return resolver, func() {
		closed.Store(true)
		conn.Close()
		<-done
	}, nil
}

func loopbackAnswer(query []byte) ([]byte, bool) {
	var m dnsmessage.Message
	if m.Unpack(query) != nil || len(m.Questions) != 1 {
		return nil, false
	}
	m.Header.Response, m.Additionals = true, nil
	if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
		m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}, Body: &dnsmessage.AResource{A: [4]byte{127, 0, 0, 1}}}}
	}
	b, err := m.Pack()
	return b, err == nil
}
