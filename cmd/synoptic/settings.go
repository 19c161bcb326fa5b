package main

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/synoptic-news/synoptic/internal/account"
)

// setting is something about a server that an operator chooses. Its name is
// that of its flag and of its key in the file; its environment variable is
// named after it. The type of its default is its own.
type setting struct {
	name  string
	def   any    // string, int, days or []string
	doc   string // for a help text
	more  string // what the example file says besides
	check func(string) error
	shown func(string) string // nil: it is no secret
}

// settings are all settings, in the order of the example file. Flags, the
// example file and what "synoptic config" prints are made from this table, and
// nothing else reads the environment or the file.
var settings = []setting{
	{name: "data", def: "synoptic-data", doc: "keep everything in this `DIR`", check: checkFolder,
		more: "It is made if it is not there. A path that does not begin with / is one below the\nfolder that the program is started in."},
	{name: "db", def: "", doc: "keep everything in the PostgreSQL database at this `URL` instead", check: checkDB, shown: hidePassword,
		more: "For example postgres://synoptic@db.example.org/news. Where data and db are both set,\nthe one set nearer goes before: a flag, then the environment, then this file; in one\nplace, db. A password may also stand in $PGPASSWORD, or in the file $PGPASSFILE."},
	{name: "listen", def: "127.0.0.1:8080", doc: "answer on this `ADDRESS`", check: checkAddress,
		more: "Where other machines can open it there must be an account first:\nsynoptic user add NAME --role admin"},
	{name: "anonymous", def: "", doc: "let those without an account read: `yes|no`", check: checkAnonymous,
		more: "Unless it is set, they can if only this machine can open the pages."},
	{name: "public-url", def: "", doc: "readers open the pages at this `URL`, a proxy's: https://news.example.org", check: checkPublic,
		more: "With https, cookies are sent over https only."},
	{name: "proxy", def: []string{}, doc: "believe what proxies of this `NETWORK` say of who asks, and from where: 10.0.0.1/32", check: checkNetworks,
		more: "A list. Such a proxy must take away what others put into X-Forwarded-For and into the\nheader that proxy-header names."},
	{name: "proxy-header", def: "", doc: "the proxy names in this `HEADER` whom it has let in: Remote-User"},
	{name: "oidc-issuer", def: "", doc: "let those log in whom the OpenID Connect provider at this `URL` vouches for", check: checkIssuer,
		more: "As the provider writes it, to the last slash. It sends people back to the address\npublic-url/login/return. One that is not public must be on a network that allow names."},
	{name: "oidc-client", def: "", doc: "the provider knows this server by this `ID`"},
	{name: "oidc-secret", def: "", doc: "and by this `SECRET`", check: func(string) error { return nil }, shown: hideSecret,
		more: "Leave it empty for a public client. It is best kept out of the flags, which others on\nthis machine can see: in $SYNOPTIC_OIDC_SECRET, or here."},
	{name: "oidc-claim", def: "preferred_username", doc: "name a new account after this `CLAIM` of the provider's", check: checkWord,
		more: "With email, only addresses that the provider has proved count."},
	{name: "oidc-strangers", def: "no", doc: "give a reader's account to those who have none: `yes|no`", check: checkOneOf("yes", "no"),
		more: "Unless it is yes they need an invitation, as \"synoptic user invite\" prints one."},
	{name: "contact", def: "", doc: "tell outlets this `ADDRESS`, of the web or of mail, with every request",
		more: "Who runs a site can then ask you to slow down instead of shutting you out."},
	{name: "allow", def: []string{}, doc: "fetch from this `NETWORK` too although it is private: 10.1.0.0/16", check: checkNetworks,
		more: "A list: [10.1.0.0/16, fd00::/8]. Everything else that is not public is refused."},
	{name: "workers", def: 32, doc: "ask `N` hosts at once", check: checkAbove(0),
		more: "One host is asked for two pages at a time at most, whatever is set here."},
	{name: "window", def: 14 * day, doc: "let articles join the stories of this `TIME`", check: checkLasting,
		more: "A story to which nothing was added for so long keeps its last page."},
	{name: "keep-documents", def: 30 * day, doc: "keep pages as they were fetched for this `TIME`; 0 keeps them for ever", check: checkSpan,
		more: "Articles, stories and their pages stay. What a new version of Synoptic reads better can\nonly be read anew as long as its document is kept (synoptic reprocess)."},
	{name: "keep-updates", def: 365 * day, doc: "keep what was new in each update of a story for this `TIME`; 0 keeps it for ever", check: checkSpan,
		more: "Feeds of updates go back so far, and what is said to be new since one read a story."},
	{name: "log-format", def: "text", doc: "write the log as `FORMAT`: text or json", check: checkOneOf("text", "json")},
	{name: "log-level", def: "info", doc: "log from this `LEVEL` on: debug, info, warn or error", check: checkOneOf("debug", "info", "warn", "error")},
	{name: "pprof", def: "", doc: "answer Go's profiler on this loopback `ADDRESS` too: 127.0.0.1:6060", check: checkProfiler,
		more: "Nothing is answered there unless an address is set."},
}

// configName is the flag that names the file of settings.
const configName = "config"

// envName is the environment variable of a setting: SYNOPTIC_LOG_FORMAT.
func envName(name string) string {
	return "SYNOPTIC_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}

// settingOf returns the setting of a name, nil if there is none.
func settingOf(name string) *setting {
	for i := range settings {
		if settings[i].name == name {
			return &settings[i]
		}
	}
	return nil
}

// define adds the flag of a setting, whose value goes to to, and the flag that
// names the file of settings.
func define(fl *pflag.FlagSet, name string, to any) {
	s := settingOf(name)
	v := s.value(to)
	if s.shown != nil {
		v = v.(checked).Value // settle checks it: the message of a flag shows what was given
	}
	f := fl.VarPF(v, s.name, "", s.doc)
	if _, many := to.(*[]string); many {
		f.DefValue = "" // a help text shows no empty list
	}
	if fl.Lookup(configName) == nil {
		fl.String(configName, "", "read settings from this `FILE`; what a flag or $SYNOPTIC_… says goes before")
	}
}

// value is the value of a setting that is kept in to, which gets the default.
func (s *setting) value(to any) pflag.Value {
	fl := pflag.NewFlagSet("", pflag.ContinueOnError)
	switch to := to.(type) {
	case *string:
		fl.StringVar(to, s.name, s.def.(string), "")
	case *int:
		fl.IntVar(to, s.name, s.def.(int), "")
	case *days:
		*to = s.def.(days)
		fl.Var(to, s.name, "")
	case *[]string:
		fl.StringSliceVar(to, s.name, s.def.([]string), "")
	default:
		panic(fmt.Sprintf("setting %s: no setting can be a %T", s.name, to))
	}
	return checked{fl.Lookup(s.name).Value, s.check}
}

// fresh is a value of the setting's type, with the default.
func (s *setting) fresh() pflag.Value {
	return s.value(reflect.New(reflect.TypeOf(s.def)).Interface())
}

// checked is a value that takes what passes a check.
type checked struct {
	pflag.Value
	check func(string) error
}

// Set checks and takes a value.
func (c checked) Set(s string) error {
	if c.check != nil {
		if err := c.check(s); err != nil {
			return err
		}
	}
	return c.Value.Set(s)
}

// days is a length of time that people write in days: 30d, 36h, 90m.
type days time.Duration

const day = days(24 * time.Hour)

// Set reads a length of time.
func (d *days) Set(s string) error {
	v, err := parseSpan(s)
	*d = v
	return err
}

// Type is what a help text calls it.
func (d *days) Type() string { return "time" }

// String writes whole days as such.
func (d *days) String() string {
	switch v := *d; {
	case v == 0:
		return "0"
	case v%day == 0:
		return strconv.Itoa(int(v/day)) + "d"
	default:
		return time.Duration(v).String()
	}
}

var errSpan = errors.New("write a length of time as 30d, 36h or 90m")

func parseSpan(s string) (days, error) {
	if n, ok := strings.CutSuffix(s, "d"); ok {
		v, err := strconv.ParseInt(n, 10, 32)
		if err != nil || v < 0 || v > 36500 {
			return 0, errSpan
		}
		return days(v) * day, nil
	}
	v, err := time.ParseDuration(s)
	if err != nil || v < 0 {
		return 0, errSpan
	}
	return days(v), nil
}

func checkSpan(s string) error {
	_, err := parseSpan(s)
	return err
}

func checkLasting(s string) error {
	if v, err := parseSpan(s); err != nil || v == 0 {
		return errSpan
	}
	return nil
}

func checkFolder(s string) error {
	if s == "" {
		return errors.New("name a folder; . is the one that the program is started in")
	}
	return nil
}

func checkAbove(least int) func(string) error {
	return func(s string) error {
		if n, err := strconv.Atoi(s); err != nil || n <= least {
			return fmt.Errorf("write a number above %d", least)
		}
		return nil
	}
}

func checkOneOf(of ...string) func(string) error {
	return func(s string) error {
		for _, o := range of {
			if s == o {
				return nil
			}
		}
		return errors.New("choose " + strings.Join(of[:len(of)-1], ", ") + " or " + of[len(of)-1])
	}
}

func checkNetworks(s string) error {
	for _, n := range strings.Split(s, ",") {
		if _, err := netip.ParsePrefix(n); err != nil && s != "" {
			return errors.New("name a network as 10.1.0.0/16")
		}
	}
	return nil
}

func checkDB(s string) error {
	u, err := url.Parse(s)
	if s != "" && (err != nil || u.Scheme != "postgres" && u.Scheme != "postgresql" || u.Opaque != "") {
		return errors.New("write it as postgres://NAME@HOST/DATABASE; for the database that is built in, name a folder with data")
	}
	return nil
}

// hidePassword is an address of a database for those who look over a shoulder.
func hidePassword(s string) string {
	if s == "" {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || checkDB(s) != nil {
		return "(not shown)"
	}
	if q := u.Query(); q.Has("password") {
		q.Set("password", "xxxxx")
		u.RawQuery = q.Encode()
	}
	return u.Redacted()
}

// hideSecret shows that there is one.
func hideSecret(string) string { return "(not shown)" }

func checkIssuer(s string) error {
	if s != "" && !account.Safe(s) {
		return errors.New("write it as https://login.example.org; http is for this machine only")
	}
	return nil
}

func checkWord(s string) error {
	if len(strings.Fields(s)) != 1 {
		return errors.New("write one word")
	}
	return nil
}

func checkAnonymous(s string) error {
	if s == "" {
		return nil
	}
	return checkOneOf("yes", "no")(s)
}

func checkAddress(address string) error {
	if _, _, err := net.SplitHostPort(address); err != nil {
		return errors.New("name an address and a port, as 127.0.0.1:8080")
	}
	return nil
}

func checkPublic(s string) error {
	u, err := url.Parse(s)
	if s != "" && (err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil) {
		return errors.New("name a scheme and a host only, as https://news.example.org")
	}
	return nil
}

// checkLoopback refuses an address that other machines can reach.
func checkLoopback(address string) error {
	if err := checkAddress(address); err != nil {
		return err
	}
	if !loopback(address) {
		return errors.New("other machines could open it")
	}
	return nil
}

func checkProfiler(address string) error {
	if address == "" {
		return nil
	}
	if err := checkLoopback(address); err != nil {
		return errors.New("name a loopback address and a port, as 127.0.0.1:6060: a profile shows what is in memory")
	}
	return nil
}
