package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"time"

	"github.com/spf13/cobra"

	"github.com/synoptic-news/synoptic/source/fetch"
)

// healthPatience is how long a server may take to say that it is ready.
const healthPatience = 8 * time.Second

func healthCommand(std streams) *cobra.Command {
	var listen string
	cmd := &cobra.Command{
		Use:   "health [flags]",
		Short: "Ask the server on this machine whether it is ready",
		Long: `Ask the server on this machine whether it is ready: whether its database answers
and is the one it wants, and it is not about to end. It is for those who watch
over a server where there is no other program to ask with. Exit status 1 if it
is not.`,
		Example:               "  synoptic health --listen 127.0.0.1:9000",
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := health(cmd.Context(), listen); err != nil {
				return failure{err}
			}
			fmt.Fprintln(std.out, "ready")
			return nil
		},
	}
	cmd.Flags().SortFlags = false
	define(cmd.Flags(), "listen", &listen)
	return cmd
}

// health asks the server that answers on an address of this machine.
func health(ctx context.Context, listen string) error {
	c := fetch.New(fetch.Options{
		Agent: "Synoptic/" + version, Bytes: 1 << 10, Timeout: healthPatience,
		AllowAddresses: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")},
	})
	defer c.Close()
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return err
	}
	if ip, err := netip.ParseAddr(host); host == "" || err == nil && ip.IsUnspecified() {
		host = "127.0.0.1" // it listens on this one too
	}
	_, err = c.Get(ctx, fetch.Request{URL: "http://" + net.JoinHostPort(host, port) + "/readyz", Named: true})
	if errors.Is(err, fetch.ErrLater) {
		return errors.New("the server is not ready; its /readyz and its log say why")
	}
	return err
}
