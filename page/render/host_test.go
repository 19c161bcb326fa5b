package render_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/synoptic-news/synoptic/page/render"
)

func TestHost(t *testing.T) {
	for name, want := range map[string]string{
		"post.example":  "post.example",
		"pravda.com.ua": "pravda.com.ua",
		"українська-правда.укр": "українська-правда.укр",
		"xn--j1amh":             "xn--j1amh", // no dot: it may be anything
		"www.xn--j1amh":         "www.укр",
		"bücher.example":        "bücher.example",
		"xn--bcher-kva.example": "bücher.example",
		"pаypal.example":        "xn--pypal-4ve.example", // Cyrillic а
		"xn--pypal-4ve.example": "xn--pypal-4ve.example",
		"аррӏе.example":         "xn--80ak6aa92e.example", // all Cyrillic, all like Latin
		"αγορα.example":         "αγορα.example",
		"日本語ニュース.example":       "日本語ニュース.example",
		"news日本.example":        "news日本.example",
		"nеws新聞.example":        "xn--nws-rdd1985j4p7a.example",
		"الجزيرة.example":       "الجزيرة.example",
		"post\u202e.example":    "xn--post-yd7a.example",
		"post\u200b.example":    "xn--post-y76a.example",
		"Harbour Post":          "Harbour Post",
		"Gazeta.pl Wiadomości":  "Gazeta.pl Wiadomości",
		"xn--a.example":         "xn--a.example",
		"127.0.0.1":             "127.0.0.1",
		"":                      "",
		"a..b.xn--":             "a..b.xn--",
	} {
		if got := render.Host(name); got != want {
			t.Errorf("%q is shown as %q, want %q", name, got, want)
		}
	}
}

func TestAddress(t *testing.T) {
	for at, want := range map[string]string{
		"https://post.example/a?b=c#d":           "https://post.example/a?b=c#d",
		"https://pаypal.example:8443/x":          "https://xn--pypal-4ve.example:8443/x",
		"https://xn--bcher-kva.example":          "https://bücher.example",
		"https://p%D0%B0ypal.example/":           "https://xn--pypal-4ve.example/",
		"http://[::1]:80/x":                      "http://[::1]:80/x",
		"https://post.example/\u202egnp.exe":     "https://post.example/gnp.exe",
		"no address":                             "no address",
		"https://reader@post.example/":           "https://post.example/",
		"https://українська-правда.укр/новини/1": "https://українська-правда.укр/новини/1",
	} {
		if got := render.Address(at); got != want {
			t.Errorf("%q is shown as %q, want %q", at, got, want)
		}
	}
}

// FuzzHost holds that no name that is shown mixes Latin with letters that pass for
// it, or turns text round, and that what is shown is shown the same again.
func FuzzHost(f *testing.F) {
	for _, s := range []string{"pаypal.example", "xn--pypal-4ve.example", "bücher.example", "\u202e.a", "xn--.xn--", "ſ.K"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := render.Host(s)
		if strings.ContainsAny(s, " /@") || !strings.Contains(s, ".") {
			return
		}
		for _, label := range strings.Split(got, ".") {
			latin, cyrillic := false, false
			for _, r := range label {
				latin = latin || unicode.Is(unicode.Latin, r)
				cyrillic = cyrillic || unicode.Is(unicode.Cyrillic, r)
				if unicode.Is(unicode.Bidi_Control, r) {
					t.Errorf("%q is shown as %q", s, got)
				}
			}
			if latin && cyrillic {
				t.Errorf("%q is shown as %q", s, got)
			}
		}
	})
}

// Where an address leads is written in the letters of the network.
func TestLinkOfAnyHost(t *testing.T) {
	for at, want := range map[string]string{
		"https://Українська-Правда.укр/новини": "https://xn----7sbabalo6bb3azggjz3mqh.xn--j1amh/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8",
		"https://pаypal.example:8443/x":        "https://xn--pypal-4ve.example:8443/x",
		"https://a_b.example/":                 "https://a_b.example/",
		"http://[::1]:80/x":                    "http://[::1]:80/x",
		"javascript:alert(1)":                  "",
	} {
		if got := render.Link(at); got != want {
			t.Errorf("%q leads to %q, want %q", at, got, want)
		}
	}
}
