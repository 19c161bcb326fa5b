package web

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// twins are the pages with the address that tells programs the same.
var twins = map[string]string{
	"/{$}":                 "/api/v1/stories",
	"/search":              "/api/v1/search",
	"/feeds":               "/api/v1/feeds",
	"/story/{id}":          "/api/v1/stories/{id}",
	"/story/{id}/compare":  "/api/v1/stories/{id}/compare",
	"/story/{id}/timeline": "/api/v1/stories/{id}/timeline",
	"/article/{id}":        "/api/v1/articles/{id}",
	"/people":              "/api/v1/entities",
	"/entity/{kind}/{key}": "/api/v1/entities/{kind}/{key}",
	"/outlets":             "/api/v1/outlets",
	"/outlet/{id}":         "/api/v1/outlets/{id}",
	"/ask":                 "/api/v1/ask",
	"/report/{case}":       "/api/v1/reports/{id}",
	"/corrections":         "/api/v1/corrections",
	"/story/{id}/report":   "/api/v1/stories/{id}/report",
	"/story/{id}/edit":     "/api/v1/stories/{id}/edit",
	"/review":              "/api/v1/review",
	"/settings":            "/api/v1/settings",
	"/users":               "/api/v1/users",
	"/users/{id}":          "/api/v1/users/{id}",
}

// twinless are addresses that rightly have no twin, with the reason.
var twinless = map[string]string{
	"/login":                 "a form for people; programs have tokens",
	"/login/outside":         "a step of logging in with another service",
	"/login/return":          "a step of logging in with another service",
	"/settings/outside":      "a step of joining an account to another service",
	"/setup/{link}/outside":  "a step of logging in with another service",
	"/invite/{link}/outside": "a step of logging in with another service",
	"/metrics":               "for machines already",
	"/setup/{link}":          "a way in for people: whoever reads the link may use it",
	"/invite/{link}":         "a way in for people: whoever reads the link may use it",
	eventsPattern[4:]:        "for machines already",
	"/feeds.opml":            "for machines already",
	"/sitemap.xml":           "for machines already",
	"/robots.txt":            "for machines already",
	"/healthz":               "for machines already",
	"/websub/{token}":        "for machines already",
	"/static/{name}":         "no page",
}

// Every page has an address under /api/v1 that tells programs the same, and takes
// the same right, or a reason why not.
func TestTwins(t *testing.T) {
	x := deskHouse(t)
	api := x.apiRoutes()
	met := map[string]bool{}
	for _, r := range x.routes() {
		path, get := strings.CutPrefix(r.pattern, "GET ")
		if !get || strings.HasPrefix(path, "/api/") || strings.HasSuffix(path, ".atom") || strings.HasSuffix(path, ".json") {
			continue
		}
		met[path] = true
		twin, why := twins[path], twinless[path]
		switch {
		case twin == "" && why == "":
			t.Errorf("%s has no twin for programs", path)
		case twin != "" && why != "":
			t.Errorf("%s has a twin, and a reason why not", path)
		case twin != "" && api["GET "+twin].answer == nil:
			t.Errorf("%s, the twin of %s, is not there", twin, path)
		case twin != "" && api["GET "+twin].right != r.right:
			t.Errorf("%s takes the right %s, %s takes %s", twin, api["GET "+twin].right, path, r.right)
		}
	}
	for _, path := range slices.Sorted(maps.Keys(twins)) {
		if !met[path] {
			t.Errorf("%s has a twin, but is no page", path)
		}
	}
	if len(met) < 20 {
		t.Errorf("only %d pages were looked at", len(met))
	}
}
