package web

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/page/render"
)

// tokens reads the colours of a rule: "--ink: #1c1b19".
func tokens(css string) map[string]string {
	out := map[string]string{}
	for _, m := range regexp.MustCompile(`--([\w-]+): (#[0-9a-f]{6})`).FindAllStringSubmatch(css, -1) {
		out[m[1]] = m[2]
	}
	return out
}

// between cuts out what stands between two texts.
func between(t *testing.T, s, from, to string) string {
	t.Helper()
	_, rest, found := strings.Cut(s, from)
	cut, _, ends := strings.Cut(rest, to)
	if !found || !ends {
		t.Fatalf("the style has no %q", from)
	}
	return cut
}

// TestThemes holds that a theme that a reader chose has the colours it has by
// itself, and that what is read stands out enough (WCAG 2.2, 1.4.3 and 1.4.11).
func TestThemes(t *testing.T) {
	page := render.Style()
	b, err := files.ReadFile("static/style.css")
	if err != nil {
		t.Fatal(err)
	}
	own := string(b)
	light, dark := tokens(between(t, page, ":root {", "}")), tokens(between(t, page, "(prefers-color-scheme: dark) {", "}"))
	for theme, by := range map[string]map[string]string{"light": light, "dark": dark} {
		chosen := tokens(between(t, own, `:root[data-theme="`+theme+`"] {`, "}"))
		for name, colour := range by {
			if chosen[name] != colour {
				t.Errorf("--%s is %s, and in the %s theme chosen it is %s", name, colour, theme, chosen[name])
			}
		}
		if len(by) != len(chosen) || len(by) < 9 {
			t.Errorf("%s: %d colours and %d", theme, len(by), len(chosen))
		}
	}
	light["field"], dark["field"] = regexp.MustCompile(`:root \{ --field: (#\w+)`).FindStringSubmatch(own)[1], tokens(between(t, own, `:root:not([data-theme="light"]) {`, "}"))["field"]
	for theme, c := range map[string]map[string]string{"light": light, "dark": dark} {
		for _, p := range []struct {
			ink, on string
			least   float64
		}{
			{"ink", "paper", 7}, {"soft", "paper", 4.5}, {"soft", "wash", 4.5}, {"accent", "paper", 4.5}, {"accent", "wash", 4.5}, {"paper", "accent", 4.5},
			{"amber", "amber-wash", 4.5}, {"ink", "amber-wash", 7}, {"soft", "amber-wash", 4.5}, {"accent", "amber-wash", 4.5}, {"ink", "hit", 7}, {"field", "paper", 3}, {"amber-rule", "paper", 1.5},
		} {
			if got := contrast(t, c[p.ink], c[p.on]); got < p.least {
				t.Errorf("%s: %s on %s has contrast %.2f, want %.1f", theme, p.ink, p.on, got, p.least)
			}
		}
	}
}

// contrast is the ratio of two colours' relative luminances.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	l := func(s string) float64 {
		n, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
		if err != nil {
			t.Fatalf("%q is no colour", s)
		}
		sum := 0.0
		for i, w := range []float64{0.2126, 0.7152, 0.0722} {
			c := float64(n>>(16-8*i)&255) / 255
			if c <= 0.04045 {
				c /= 12.92
			} else {
				c = math.Pow((c+0.055)/1.055, 2.4)
			}
			sum += w * c
		}
		return sum
	}
	x, y := l(a)+0.05, l(b)+0.05
	return max(x, y) / min(x, y)
}

// TestAssets holds that pages load the assets under addresses that are kept for
// good, and that nothing in a page is inline.
func TestAssets(t *testing.T) {
	h, s := newSite(t)
	fill(t, s)
	for _, path := range []string{"/", "/story/1", "/search?q=x", "/feeds", "/nothing"} {
		_, body, head := ask(t, h, path)
		if got := head.Get("Content-Security-Policy"); got != policy || strings.Contains(got, "unsafe") {
			t.Errorf("%s: the policy is %q", path, got)
		}
		for _, m := range regexp.MustCompile(`(?:href|src)="(/static/[^"]*)"`).FindAllStringSubmatch(body, -1) {
			code, asset, head := ask(t, h, m[1])
			if code != 200 || asset == "" || !strings.Contains(head.Get("Cache-Control"), "immutable") {
				t.Errorf("%s: %d, kept %q", m[1], code, head.Get("Cache-Control"))
			}
		}
		if m := regexp.MustCompile(`<style|<script>| style="| on\w+="|https?://[^"]*\.(?:js|css)`).FindString(body); m != "" {
			t.Errorf("%s: has %q", path, m)
		}
	}
	if code, _, head := ask(t, h, "/static/room.js?v=other"); code != 200 || strings.Contains(head.Get("Cache-Control"), "immutable") {
		t.Errorf("another version: %d, kept %q", code, head.Get("Cache-Control"))
	}
	for _, path := range []string{"/static/", "/static/none.js", "/static/..%2Fweb.go"} {
		if code, _, _ := ask(t, h, path); code != 404 {
			t.Errorf("%s: %d", path, code)
		}
	}
}
