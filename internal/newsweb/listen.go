package newsweb

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"golang.org/x/sync/errgroup"
)

// ErrNoAddresses says that the machine has one loopback address only, so that
// outlets cannot have one each.
var ErrNoAddresses = errors.New("this system gives no addresses in 127.0.0.0/8 but one")

// Addresses are where the outlets answer, "http://127.77.0.1:40000" the first.
type Addresses []string

// Up puts the web up: each outlet on a loopback address of its own, so that each
// is a host. down takes it away again and waits.
func (web *Web) Up() (at Addresses, down func(), err error) {
	var listeners []net.Listener
	closeAll := func() {
		for _, l := range listeners {
			l.Close()
		}
	}
	port := 0
	for i := range web.outlets {
		l, err := net.Listen("tcp", fmt.Sprintf("127.77.%d.%d:%d", i/250, i%250+1, port))
		if err != nil {
			closeAll()
			if i == 0 {
				err = fmt.Errorf("%w: %w", ErrNoAddresses, err)
			}
			return nil, nil, err
		}
		listeners = append(listeners, l)
		at = append(at, "http://"+l.Addr().String())
	}
	ctx, cancel := context.WithCancel(context.Background())
	var g errgroup.Group
	for i, l := range listeners {
		srv := &http.Server{Handler: web.Handler(i), ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
		g.Go(func() error {
			_ = srv.Serve(l) // it ends when it is closed
			return nil
		})
		g.Go(func() error {
			<-ctx.Done()
			return srv.Close()
		})
	}
	return at, func() { cancel(); _ = g.Wait() }, nil
}
