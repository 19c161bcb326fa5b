package web

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/feature/plural"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
)

// Why a story's page says something stands on the page in English, as the steps
// that found it word it: "“Tuesday” in an article of Thu 4 Dec 2025". The
// messages reason.* have these wordings, with holes, and the same in the other
// languages. A wording that is not among them stays as it is, but for its days.

// reasonName begins the names of these messages.
const reasonName = "reason."

// reasonForm is a wording that reasons have.
type reasonForm struct {
	name    string
	in      string // the hole that it stands in, "" for any
	pattern *regexp.Regexp
	literal int // bytes that are no hole
}

// holesOf are what may stand in a hole, by its name; in others anything.
var holesOf = map[string]string{
	"words": `[^“”]+`,
	"days":  `[^“”]+`,
	"n":     `\d+`,
	"a":     `\d+`,
	"b":     `\d+`,
	"day":   `[^;“”]+?`,
	"last":  `[^;“”]+?`,
}

// reasonForms are the wordings of the reasons in English, those with most words
// of their own first.
func reasonForms(english *words) []reasonForm {
	var out []reasonForm
	for name, m := range english.messages {
		if !strings.HasPrefix(name, reasonName) {
			continue
		}
		text := m[plural.Other]
		literal := len(hole.ReplaceAllString(text, ""))
		pattern := hole.ReplaceAllStringFunc(regexp.QuoteMeta(text), func(h string) string {
			name := strings.Trim(h, `\{}`)
			return "(?P<" + name + ">" + cmp.Or(holesOf[name], ".+?") + ")"
		})
		in := ""
		for _, h := range []string{"of", "side"} {
			if strings.HasPrefix(name, reasonName+h+".") {
				in = h
			}
		}
		out = append(out, reasonForm{name, in, regexp.MustCompile("(?s)^" + pattern + "$"), literal})
	}
	slices.SortFunc(out, func(a, b reasonForm) int {
		return cmp.Or(b.literal-a.literal, strings.Compare(a.name, b.name))
	})
	return out
}

var hole = regexp.MustCompile(`\\?\{(\w+)\\?\}`)

// deepestReason bounds how reasons stand within reasons.
const deepestReason = 6

// reason is a reason in the words' own language.
func (w *words) reason(s string) string { return w.reasonAt(s, "", 0) }

// reasonAt words what stands in a hole of that name, "" for a whole reason.
func (w *words) reasonAt(s, in string, depth int) string {
	if w.reasons == nil || depth == deepestReason {
		return s
	}
	for _, f := range w.reasons {
		found := f.pattern.FindStringSubmatch(s)
		if found == nil || f.in != "" && f.in != in {
			continue
		}
		var values []any
		for i, name := range f.pattern.SubexpNames() {
			if name != "" {
				values = append(values, name, w.inReason(name, found[i], depth))
			}
		}
		return w.T(f.name, values...)
	}
	if parts := reasonParts(s); len(parts) > 1 {
		for i, p := range parts {
			parts[i] = w.reasonAt(p, in, depth+1)
		}
		return strings.Join(parts, "; ")
	}
	return w.days(s)
}

// inReason is what stands in a hole of a reason.
func (w *words) inReason(name, s string, depth int) any {
	switch name {
	case "n":
		if n, err := strconv.Atoi(s); err == nil {
			return n
		}
	case "why", "of", "side":
		return w.reasonAt(s, name, depth+1)
	case "who":
		if name, ok := strings.CutPrefix(s, "the "); ok {
			return "The " + name
		}
	case "day", "last":
		return w.days(s)
	case "list":
		if i := strings.LastIndex(s, " and "); i >= 0 {
			return s[:i] + w.T("page.and") + s[i+len(" and "):]
		}
	}
	return s
}

// reasonParts parts reasons that were joined; what stands in quotation marks is
// of one.
func reasonParts(s string) []string {
	var out []string
	depth, from := 0, 0
	for i, r := range s {
		switch {
		case r == '“':
			depth++
		case r == '”' && depth > 0:
			depth--
		case r == ';' && depth == 0 && strings.HasPrefix(s[i:], "; "):
			out = append(out, s[from:i])
			from = i + 2
		}
	}
	return append(out, s[from:])
}

// englishDays are days as reasons have them, with the form of each.
var englishDays = []struct {
	pattern *regexp.Regexp
	form    string
}{
	{regexp.MustCompile(`\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}\b`), "Mon 2 Jan 2006"},
	{regexp.MustCompile(`\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b`), "2 January 2006"},
	{regexp.MustCompile(`\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}\b`), "2 Jan 2006"},
	{regexp.MustCompile(`\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}\b`), "Jan 2006"},
}

// days writes the days of a reason in the words' own language.
func (w *words) days(s string) string {
	for _, d := range englishDays {
		s = d.pattern.ReplaceAllStringFunc(s, func(found string) string {
			t, err := time.Parse(d.form, found)
			switch {
			case err != nil:
				return found
			case strings.HasPrefix(d.form, "Mon"):
				return page.WhenIn(article.OnDay(t, article.Explicit), w.say)
			case strings.HasPrefix(d.form, "2"):
				return page.DayIn(t, w.say)
			}
			return page.WhenIn(article.When{From: t, To: t.AddDate(0, 1, 0), How: article.Explicit}, w.say)
		})
	}
	return s
}

// withReasons gives the languages other than English what they need to word
// reasons.
func withReasons(all []*words) []*words {
	forms := reasonForms(all[0])
	for _, w := range all[1:] {
		w.reasons = forms
	}
	return all
}
