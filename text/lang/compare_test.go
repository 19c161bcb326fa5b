package lang_test

import (
	"slices"
	"testing"

	"github.com/synoptic-news/synoptic/text/lang"
)

func TestRoot(t *testing.T) {
	en := lang.For("en")
	for _, c := range [][2]string{
		{"resigned", "resignation"}, {"met", "meeting"}, {"attacked", "attacks"}, {"explosions", "exploded"},
		{"invaded", "invasion"}, {"announcement", "announces"}, {"negotiations", "negotiate"}, {"arrival", "arrived"},
		{"deliveries", "delivered"}, {"fell", "falling"}, {"stolen", "steal"},
	} {
		if a, b := en.Root(c[0]), en.Root(c[1]); a != b {
			t.Errorf("%s has the root %q, %s %q", c[0], a, c[1], b)
		}
	}
	for _, c := range [][2]string{{"police", "policy"}, {"station", "state"}, {"minister", "ministry"}, {"nation", "native"}} {
		if a, b := en.Root(c[0]), en.Root(c[1]); a == b {
			t.Errorf("%s and %s share the root %q", c[0], c[1], a)
		}
	}
}

func TestKindred(t *testing.T) {
	en := lang.For("en")
	kin := func(a, b string) bool {
		return slices.ContainsFunc(en.Kin.Senses[en.Root(a)], func(s int) bool { return slices.Contains(en.Kin.Senses[en.Root(b)], s) })
	}
	for _, c := range [][2]string{{"quake", "earthquakes"}, {"hurled", "threw"}, {"bought", "takeover"}, {"foiled", "thwarted"}, {"hinges", "depended"}} {
		if !kin(c[0], c[1]) {
			t.Errorf("%s and %s have no sense in common", c[0], c[1])
		}
	}
	// Opposites are found side by side and are no kin.
	for _, c := range [][2]string{{"won", "lost"}, {"rose", "fell"}, {"arrested", "released"}, {"opened", "closed"}, {"killed", "injured"}} {
		if kin(c[0], c[1]) {
			t.Errorf("%s and %s have a sense in common", c[0], c[1])
		}
	}
}

func BenchmarkRoot(b *testing.B) {
	en := lang.For("en")
	words := []string{"negotiations", "were", "delayed", "again", "after", "envoys", "rejected", "proposals"}
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range words {
			en.Root(w)
		}
	}
}
