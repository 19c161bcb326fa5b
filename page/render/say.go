package render

import (
	"fmt"
	"maps"
	"strings"

	"github.com/synoptic-news/synoptic/page"
)

// Say words a fixed phrase of a page by its name, with values given as name and
// value in turn; the value of "n" chooses between one and many.
type Say = page.Say

// inEnglish is how pages are worded that stand by themselves.
func inEnglish(name string, values ...any) string {
	one, many, both := strings.Cut(english[name], "|")
	s := one
	for i := 0; i+1 < len(values); i += 2 {
		if both && values[i] == "n" && values[i+1] != 1 {
			s = many
		}
	}
	for i := 0; i+1 < len(values); i += 2 {
		s = strings.ReplaceAll(s, "{"+fmt.Sprint(values[i])+"}", fmt.Sprint(values[i+1]))
	}
	return s
}

// English returns the fixed phrases of the sections by name: one form, or that of
// one and that of many, as "1 origin|{n} origins".
func English() map[string]string { return maps.Clone(english) }

// english are those of the sections, and of times.
var english = with(map[string]string{
	"head.brief":      headBrief,
	"head.timeline":   headTimeline,
	"head.agreed":     headAgreed,
	"head.parallels":  headParallels,
	"head.coverage":   headCoverage,
	"head.conflicts":  headConflicts,
	"head.changes":    headChanges,
	"head.figures":    headFigures,
	"head.people":     headPeople,
	"head.positions":  headPositions,
	"head.unknown":    headUnknown,
	"head.background": headEarlier,
	"head.related":    headRelated,
	"head.sources":    headSources,
	"head.leftout":    headLeftOut,

	"shelf.before":  headBefore,
	"shelf.story":   "The story",
	"shelf.coming":  headComing,
	"shelf.undated": headUndated,

	"tag":               "en", // of the language that all this is in
	"noconflict":        noConflict,
	"notcompared":       notCompared,
	"fold":              "{n} more",
	"parallels":         parallelsNote,
	"coverage":          coverageNote,
	"origins":           "1 origin|{n} origins",
	"episodes":          "Episodes of this story",
	"accounts":          "1 other account|{n} other accounts",
	"cite":              "Source {n}, {outlet}",
	"changed":           "Changed",
	"clash":             "Accounts differ",
	"clash.figure":      "Figures differ",
	"clash.date":        "Dates differ",
	"clash.role":        "Roles differ",
	"clash.outcome":     "Accounts of the outcome differ",
	"clash.assessment":  "Assessments differ",
	"clash.attribution": "Attributions differ",

	"and":     " and ",
	"noday":   "no day stated",
	"planned": "planned; no source here says that it was held",
	"also":    "also {times}",
	"reason":  "{why}", // why something is so, in English; see the steps that word it
	"dayfrom": "day from {why}",
	"by":      "according to {who}",
	"asof":    "as of {day}",
	"with":    "with {who}",

	"first":   "first: {who}",
	"oneday":  "on one day: {who}",
	"further": "also: {who}",
	"without": "not in: {who}",
	"lone":    "reported by one origin",

	"related.earlier": "earlier, {days}",
	"related.later":   "later, {days}",
	"related.beside":  "{days}",
	"related.shares":  "shares {what}",

	"byline":         "by {who}",
	"minutes":        "{n} min read",
	"source":         "Source {n}",
	"nooutlet":       "outlet not stated",
	"untitled":       "untitled",
	"untitled.file":  "untitled ({file})",
	"nodate":         "date not stated",
	"stated":         "stated by the page",
	"stated.sidecar": "stated by the file beside it",
	"stated.text":    "stated in the text",
	"inferred":       "inferred",
	"inferred.why":   "inferred: {why}",
	"aggregate":      "made from other outlets' articles, no witness of its own",
	"aggregate.of":   "made from 1 article of other outlets, no witness of its own|made from {n} articles of other outlets, no witness of its own",
	"roundup":        "roundup of several matters",
	"machine":        "says a machine wrote it",
	"origin.copy":    "copy of {of}",
	"origin.rewrite": "rewrite of {of}",
	"origin.relay":   "relays {of}",
	"credits":        "credits {who}",
	"original":       "original",

	"claimed":       "Claimed by",
	"contradiction": "Contradiction.",
	"compared":      "Compared because",
	"figure":        "Figure",
	"wording":       "In the words of the source",
	"spellings":     "also written",
	"party":         "Party",
	"nothing":       "nothing found",
}, page.WhenWords())

func with(phrases, more map[string]string) map[string]string {
	maps.Copy(phrases, more)
	return phrases
}
