package fetch

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// private are the addresses that no public outlet has: the special-purpose
// registries of IANA (RFC 6890 and its successors), multicast, and what is left
// of old schemes. Addresses that hold another in them are opened first.
var private = prefixes(`
	0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12
	192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24
	192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24
	224.0.0.0/4 240.0.0.0/4
	::/128 ::1/128 64:ff9b:1::/48 100::/64 100:0:0:1::/64 2001::/23 2001:db8::/32
	3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8
`)

// holders are the IPv6 prefixes behind which an IPv4 address stands, and the
// byte it begins at: compatible, NAT64 (RFC 6052), 6to4 (RFC 3056).
var holders = []struct {
	netip.Prefix
	at int
}{
	{netip.MustParsePrefix("::/96"), 12},
	{netip.MustParsePrefix("64:ff9b::/96"), 12},
	{netip.MustParsePrefix("2002::/16"), 2},
}

// unsafePorts are those at and above 1024 that other protocols listen on (the
// bad ports of WHATWG's Fetch standard).
var unsafePorts = []uint16{1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080}

func prefixes(list string) []netip.Prefix {
	var out []netip.Prefix
	for _, s := range strings.Fields(list) {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}

// guard says which addresses may be connected to.
type guard struct {
	addresses []netip.Prefix
	hosts     []string
}

func newGuard(o Options) guard {
	g := guard{addresses: o.AllowAddresses}
	for _, h := range o.AllowHosts {
		g.hosts = append(g.hosts, strings.ToLower(strings.TrimSuffix(h, ".")))
	}
	return g
}

// name checks what can be told from an address without asking for its host.
func (g guard) name(u *url.URL) error {
	if g.allowsHost(u.Hostname()) {
		return nil
	}
	if p := u.Port(); p != "" {
		n, err := strconv.ParseUint(p, 10, 16)
		if err != nil || n != 80 && n != 443 && n < 1024 || slices.Contains(unsafePorts, uint16(n)) {
			return fmt.Errorf("%w: %s", ErrPort, p)
		}
	}
	if ip, err := netip.ParseAddr(u.Hostname()); err == nil {
		return g.ip(ip)
	}
	return nil
}

func (g guard) allowsHost(host string) bool {
	return slices.Contains(g.hosts, strings.ToLower(strings.TrimSuffix(host, ".")))
}

// control checks the address of a connection that is about to be made for the
// host of hostPort.
func (g guard) control(hostPort string) func(context.Context, string, string, syscall.RawConn) error {
	host, _, err := net.SplitHostPort(hostPort)
	free := err == nil && g.allowsHost(host)
	return func(_ context.Context, network, address string, _ syscall.RawConn) error {
		if free {
			return nil
		}
		ap, err := netip.ParseAddrPort(address)
		if err != nil || network != "tcp4" && network != "tcp6" {
			return fmt.Errorf("%w: %s %s", ErrPrivate, network, address)
		}
		return g.ip(ap.Addr())
	}
}

// ip checks one address.
func (g guard) ip(ip netip.Addr) error {
	if ip.Zone() == "" {
		ip = ip.Unmap()
		within := func(p netip.Prefix) bool { return p.Contains(ip) }
		if slices.ContainsFunc(g.addresses, within) {
			return nil
		}
		if !slices.ContainsFunc(private, within) {
			if held, ok := heldBy(ip); ok {
				return g.ip(held)
			}
			return nil
		}
	}
	return fmt.Errorf("%w: %s", ErrPrivate, ip)
}

// heldBy returns the IPv4 address that an IPv6 address holds.
func heldBy(ip netip.Addr) (netip.Addr, bool) {
	if !ip.Is6() {
		return netip.Addr{}, false
	}
	b := ip.As16()
	for _, h := range holders {
		if h.Contains(ip) {
			return netip.AddrFrom4([4]byte(b[h.at : h.at+4])), true
		}
	}
	return netip.Addr{}, false
}
