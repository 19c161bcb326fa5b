package web

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"

	"github.com/synoptic-news/synoptic/page/render"
)

// asset is a file that pages load.
type asset struct {
	media string
	body  []byte
	at    string // its address, which changes with its bytes
}

// assetFiles are the assets by name.
var assetFiles = []struct{ name, media string }{
	{"style.css", "text/css; charset=utf-8"},
	{"room.js", "text/javascript; charset=utf-8"},
	{"icon.svg", "image/svg+xml"},
}

// styles make style.css, after the style of a page by itself.
var styles = []string{"style.css", "desk.css", "account.css"}

func readAssets() (map[string]asset, error) {
	out := map[string]asset{}
	for _, f := range assetFiles {
		var b []byte
		parts := []string{f.name}
		if f.name == "style.css" {
			b, parts = []byte(render.Style()), styles
		}
		for _, name := range parts {
			part, err := files.ReadFile("static/" + name)
			if err != nil {
				return nil, err
			}
			b = append(b, part...)
		}
		sum := sha256.Sum256(b)
		out[f.name] = asset{f.media, b, "/static/" + f.name + "?v=" + hex.EncodeToString(sum[:6])}
	}
	return out, nil
}

// static serves an asset: for good under the address that pages have for it,
// and for an hour under its bare name.
func (s *site) static(w http.ResponseWriter, r *http.Request) {
	a, ok := s.assets[r.PathValue("name")]
	if !ok {
		s.fail(s.view(w, r), http.StatusNotFound, "error.nopage")
		return
	}
	keep := "max-age=3600"
	if r.URL.RequestURI() == a.at {
		keep = "max-age=31536000, immutable"
	}
	w.Header().Set("Content-Type", a.media)
	w.Header().Set("Cache-Control", keep)
	_, _ = w.Write(a.body)
}
