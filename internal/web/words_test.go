package web

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"

	"github.com/synoptic-news/synoptic/page/render"
)

var (
	asked = regexp.MustCompile(`\bt "([a-z.]*[a-z])"|\bT\("([a-z.]*[a-z])"|\bfail\([^"]*"([a-z.]+)"\)`)
	holes = regexp.MustCompile(`\{\w+\}`)
)

// TestWords holds that every language has every message, with the same values
// and a form for each class of numbers, and that nothing asks for another.
func TestWords(t *testing.T) {
	all, err := readWords()
	if err != nil {
		t.Fatal(err)
	}
	first := all[0]
	for _, w := range all {
		// 1.5 is in the last class of Ukrainian: it takes an integer to be few or many.
		need := map[plural.Form]bool{}
		for n := range 200 {
			need[plural.Cardinal.MatchPlural(w.tag, n, 0, 0, 0, 0)] = true
		}
		need[plural.Other] = true
		for _, key := range slices.Sorted(maps.Keys(w.messages)) {
			m := w.messages[key]
			if first.messages[key] == nil {
				t.Errorf("%s has %q, and %s has not", w.lang, key, first.lang)
				continue
			}
			want := values(first.messages[key][plural.Other])
			for f, s := range m {
				if got := values(s); !slices.Equal(got, want) {
					t.Errorf("%s: %q has the values %q, want %q", w.lang, key, got, want)
				}
				if !need[f] {
					t.Errorf("%s: %q has a form that no number takes", w.lang, key)
				}
			}
			if len(m) > 1 && len(m) != len(need) {
				t.Errorf("%s: %q has %d forms, want %d", w.lang, key, len(m), len(need))
			}
		}
		for _, key := range slices.Sorted(maps.Keys(first.messages)) {
			if w.messages[key] == nil {
				t.Errorf("%s has no %q", w.lang, key)
			}
		}
	}
	for _, f := range slices.Concat(fetchFaults, findings) {
		if first.messages[f.key] == nil {
			t.Errorf("there is no %q", f.key)
		}
	}
	var files []string
	for _, p := range []string{"*.go", "templates/*.html"} {
		found, _ := filepath.Glob(p)
		files = append(files, found...)
	}
	n := 0
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range asked.FindAllStringSubmatch(string(b), -1) {
			n++
			if key := m[1] + m[2] + m[3]; first.messages[key] == nil && filepath.Base(f) != "words_test.go" {
				t.Errorf("%s asks for %q, which is nowhere", f, key)
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d messages are asked for", n)
	}
}

func values(s string) []string {
	out := holes.FindAllString(s, -1)
	slices.Sort(out)
	return slices.Compact(out)
}

func TestPlurals(t *testing.T) {
	all, err := readWords()
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[string][]string{
		"en": {"1 article", "2 articles", "5 articles", "21 articles"},
		"uk": {"1 стаття", "2 статті", "5 статей", "21 стаття"},
	} {
		w := all[slices.Index(langs, lang)]
		for i, n := range []int{1, 2, 5, 21} {
			if got := w.T("home.articles", "n", n); got != want[i] {
				t.Errorf("%s: %q, want %q", lang, got, want[i])
			}
		}
	}
}

func TestLanguageOfTheBrowser(t *testing.T) {
	h, _ := newSite(t)
	for header, want := range map[string]string{"": "en", "uk": "uk", "ru;q=0.8,uk;q=0.9": "uk", "xx-??": "en", "fr": "en", "en-GB,uk;q=0.5": "en"} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("Accept-Language", header)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if got := regexp.MustCompile(`<html lang="(..)"`).FindStringSubmatch(w.Body.String()); got == nil || got[1] != want {
			t.Errorf("%q: the page is in %v, want %s", header, got, want)
		}
	}
}

// TestWordsOfPages holds that every fixed phrase of a story's page, and every
// name of a section, is among the messages: in English the one that a page by
// itself has.
func TestWordsOfPages(t *testing.T) {
	all, err := readWords()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range render.English() {
		one, many, both := strings.Cut(want, "|")
		if !both {
			many = one
		}
		for n, want := range map[int]string{1: one, 5: strings.ReplaceAll(many, "{n}", "5")} {
			if got := all[0].say(name, "n", n); got != strings.ReplaceAll(want, "{n}", strconv.Itoa(n)) {
				t.Errorf("%q of %d is %q, want %q", name, n, got, want)
			}
		}
	}
	for _, p := range places {
		if all[0].messages[p.Word] == nil {
			t.Errorf("there is no %q", p.Word)
		}
	}
	for _, l := range layersOf(&url.URL{}, "") {
		if all[0].messages[l.Word] == nil {
			t.Errorf("there is no %q", l.Word)
		}
	}
}

func TestDigits(t *testing.T) {
	all, err := readWords()
	if err != nil {
		t.Fatal(err)
	}
	for v, want := range map[float64][2]string{
		0: {"0", "0"}, 2031: {"2031", "2031"}, 40_000: {"40,000", "40\u00a0000"}, 1_234_567.5: {"1,234,567.5", "1\u00a0234\u00a0567,5"}, -0.25: {"−0.25", "−0,25"},
	} {
		if got := [2]string{all[0].digits(v), all[1].digits(v)}; got != want {
			t.Errorf("%v is %q, want %q", v, got, want)
		}
	}
	if got := all[1].T("home.articles", "n", 12_345); got != "12\u00a0345 статей" {
		t.Errorf("%q", got)
	}
	if got := all[1].T("report.case", "n", int64(12_345)); got != "Справа 12345" {
		t.Errorf("%q", got)
	}
}
