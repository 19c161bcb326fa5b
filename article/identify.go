package article

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// Identify computes an article's ID: a hash of what makes it this version, its
// text, title, outlet, URL and dates. Anybody who holds the article can check
// its ID.
func Identify(a *Article) ID {
	h := sha256.New()
	for _, s := range []string{
		a.Text, a.Headline(), string(a.Outlet.ID), a.Outlet.Name, a.URL,
		stampKey(a.Published), stampKey(a.Modified),
	} {
		fmt.Fprintf(h, "%d:", len(s))
		h.Write([]byte(s))
	}
	return ID(hex.EncodeToString(h.Sum(nil))[:16])
}

func stampKey(s Stamp) string {
	if !s.Known() {
		return ""
	}
	if s.DayOnly {
		return s.Time.Format(time.DateOnly)
	}
	return s.Time.Format(time.RFC3339)
}
