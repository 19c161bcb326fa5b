package web

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic/page/render"
)

// What went wrong with a feed, a page or a sentence stands in the store as the
// step that found it words it, in English and for a log: "fetch
// https://post.example/rss: the site took too long: context deadline exceeded".
// A reader is told what it comes to, in their own words; what a machine said of
// it stands beside that, where it may help whoever looks for the cause.

// fault is what went wrong.
type fault struct {
	Says   string
	Detail string // as a machine words it, in English; "" if Says says it all
}

// faultForm is a wording that faults have.
type faultForm struct {
	pattern *regexp.Regexp // its groups are the values of the message
	key     string
	detail  bool // it has more to say than the message
}

// says is a form whose message says it all; beside that of hints the machine's
// words are shown.
func says(wording, key string) faultForm  { return faultForm{regexp.MustCompile(wording), key, false} }
func hints(wording, key string) faultForm { return faultForm{regexp.MustCompile(wording), key, true} }

// fetchFaults are those of feeds and pages, by the words that source/fetch,
// source/feed, article/extract, internal/intake and the network have for them.
// The first that fits counts.
var fetchFaults = []faultForm{
	says(`too short: (?P<a>\d+) words of article text, (?P<b>\d+) are needed`, "reason.doc.short"),
	says(`the document is empty`, "reason.doc.empty"),
	says(`the document is not text`, "reason.doc.binary"),
	says(`the character encoding is unknown`, "reason.doc.encoding"),
	says(`documents of this kind are not read`, "reason.doc.kind"),
	says(`the text is longer than articles are`, "reason.doc.long"),
	says(`the page is nested too deeply|elements are nested too deeply|more attributes than|a title is longer than`, "fault.tangled"),
	says(`no article (?:text )?was found`, "reason.doc.none"),
	says(`no feed was found there`, "fault.nofeed"),
	says(`this is no feed|read OPML`, "fault.notfeed"),
	says(`robots\.txt forbids it`, "fault.robots"),
	says(`the address is not public`, "fault.private"),
	says(`only http and https are fetched`, "fault.scheme"),
	says(`documents are not served on that port`, "fault.port"),
	says(`not an address that can be fetched`, "fault.address"),
	says(`too many redirects`, "fault.redirects"),
	says(`larger than the limit`, "fault.large"),
	says(`the body cannot be inflated`, "fault.packed"),
	says(`gone for good`, "fault.gone"),
	says(`the site asks to come back later`, "fault.later"),
	says(`the site answers with an error: (?P<status>\d{3})`, "fault.status"),
	says(`it redirects to no address`, "fault.nowhere"),
	says(`the site took too long`, "fault.timeout"),
	says(`no such host|server misbehaving`, "fault.host"),
	says(`connection refused`, "fault.refused"),
	hints(`certificate|x509:|tls:`, "fault.certificate"),
	says(`unreachable|no route to host`, "fault.unreachable"),
	hints(`connection reset|broken pipe|EOF|malformed HTTP|server closed`, "fault.broken"),
	says(`what the feed said of it is damaged`, "fault.entry"),
	says(`the feed names no page`, "fault.nopage"),
	hints(`a fault of the program`, "fault.program"),
}

// findings are what the verifier finds wrong with a sentence.
var findings = []faultForm{
	says(`is withheld by a decision`, "finding.withheld"),
	says(`^the passage reads (?P<words>".*")$`, "finding.reads"),
	says(`^no article |span .* (?:is not one of|lies outside|begins or ends|cuts a word)|which is not there`, "finding.passage"),
	says(`fixed wording`, "finding.wording"),
	says(`as a name there|names it`, "finding.name"),
	says(`as a role there`, "finding.role"),
	says(`as saying this|^speaker |is no spelling of`, "finding.speaker"),
	says(`states no time|gives this time|as a time there|gives this date|the article states|has a day|the events reach`, "finding.time"),
	says(`as a figure there|is not what .* measures|does not hold the figure|gives this figure|is no finite number`, "finding.figure"),
	says(`quoted word for word|quotation that does not end`, "finding.quotation"),
	says(`has this word|is not in the sentence`, "finding.word"),
	says(`one origin cannot agree|has fewer than two|the articles cited have`, "finding.origins"),
	says(`no passage is cited|nobody tells it`, "finding.uncited"),
}

// known words a fault by the forms it may have; ok is false if it has none.
func (w *words) known(forms []faultForm, s string) (f fault, ok bool) {
	for _, x := range forms {
		found := x.pattern.FindStringSubmatch(s)
		if found == nil {
			continue
		}
		var values []any
		for i, name := range x.pattern.SubexpNames() {
			if name != "" {
				values = append(values, name, render.Clean(unquoted(found[i])))
			}
		}
		f.Says = w.T(x.key, values...)
		if x.detail {
			f.Detail = render.Clean(s)
		}
		return f, true
	}
	return f, false
}

func unquoted(s string) string {
	if u, err := strconv.Unquote(s); err == nil {
		return u
	}
	return s
}

// fetchFault words what went wrong with a feed or a page.
func (w *words) fetchFault(s string) fault {
	if s == "" {
		return fault{}
	}
	if f, ok := w.known(fetchFaults, s); ok {
		return f
	}
	return fault{w.T("fault.other"), render.Clean(s)}
}

// finding is something that the verifier found wrong: with which words, and why.
type finding struct {
	What string
	fault
}

// findingLine is how the verifier writes it: the place, the words, why.
var findingLine = regexp.MustCompile(`^[\w/-]+: ("(?:[^"\\]|\\.)*"): (.*)$`)

// findingsOf reads what the verifier found wrong, a line each.
func (w *words) findingsOf(s string) []finding {
	var out []finding
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		var x finding
		why := line
		if m := findingLine.FindStringSubmatch(line); m != nil {
			x.What, why = render.Clean(unquoted(m[1])), m[2]
		}
		var ok bool
		if x.fault, ok = w.known(findings, why); !ok {
			x.fault = fault{w.T("finding.other"), render.Clean(why)}
		}
		out = append(out, x)
	}
	return out
}
