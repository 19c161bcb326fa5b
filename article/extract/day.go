package extract

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text/lang"
)

// A page tells the day of its article in many places, and they differ: JSON-LD
// has the day on which the page was built anew, in Greenwich's zone; a time
// element is that of a teaser; what stands below the headline is the day of the
// last change. Each place gives evidence of a grade, and days weighs it.
// A day that readers are shown is evidence like one that is stated for machines.

// dayRole says of what a day is.
type dayRole uint8

const (
	anyDay dayRole = iota
	aDay           // the markup calls it a date
	ofPublication
	ofChange
)

// shownDay is a day that readers are shown.
type shownDay struct {
	at      int
	stamp   article.Stamp
	says    dayRole // the words beside it
	named   dayRole // the names of the elements around it
	alone   bool    // nothing else stands in its line
	signed  bool    // the author does, as in "By Mara Quill on 10 March 2031"
	weekday bool    // as papers print today's above all their pages
}

func (d shownDay) changed() bool {
	return d.says == ofChange || d.says == anyDay && d.named == ofChange
}

func (d shownDay) published() bool { return d.says == ofPublication || d.named == ofPublication }

// marked reports whether only the markup calls it a day.
func (d shownDay) marked() bool { return d.named == aDay && d.says == anyDay && !d.weekday }

// Words that sites name their elements by, see boxNames.
var (
	publishedNames = nameSet("published", "publish", "pubdate", "publishdate", "publicationdate", "postdate", "posted", "datepublished", "publication", "submitted", "pubtime")
	changedNames   = nameSet("updated", "update", "modified", "changed", "lastmod", "lastupdated", "datemodified")
	dateNames      = nameSet("date", "datum", "fecha", "dateline", "datetime", "timestamp", "time")
	eventNames     = nameSet("event", "events", "calendar", "termin", "agenda", "expires", "deadline")
)

// roleOf is what an element's names say of the day in it.
func roleOf(n *html.Node) dayRole {
	const longest = 120 // bytes of text; more is no day's element
	role := anyDay
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" && a.Key != "itemprop" {
			continue
		}
		switch {
		case nameIn(a.Val, eventNames) != "":
			return anyDay
		case nameIn(a.Val, publishedNames) != "":
			role = ofPublication
		case role != ofPublication && nameIn(a.Val, changedNames) != "":
			role = ofChange
		case role == anyDay && nameIn(a.Val, dateNames) != "":
			role = aDay
		}
	}
	if role != anyDay && len(innerText(n, longest)) > longest {
		return anyDay
	}
	return role
}

// marked reads an element whose markup is about a day: its names, and what it
// says to machines beside what it shows.
func (h *besideHead) marked(n *html.Node) {
	if role := roleOf(n); role != anyDay {
		h.role = role
	}
	said := ""
	switch n.DataAtom {
	case atom.Time:
		said = attribute(n, "datetime")
	case atom.Abbr:
		said = attribute(n, "title")
	}
	if said == "" {
		return
	}
	st, ok := h.stamp(said)
	if !ok {
		return
	}
	show := innerText(n, 200)
	if shown, ok := h.stamp(show); ok {
		st = onDay(st, shown)
	}
	k := keyOf(h.before + " " + show)
	if n.DataAtom == atom.Time {
		st.How = "time element"
	}
	h.add(shownDay{stamp: st, says: h.saying(k), alone: true})
	h.timed = true
}

// stamp reads the first day of s.
func (h *besideHead) stamp(s string) (article.Stamp, bool) {
	toks := lex(s, 40)
	for i := range toks {
		if r, _, ok := readDateAs(toks, i, h.lang, h.as); ok && r.year != 0 {
			return r.stamp("text")
		}
	}
	return article.Stamp{}, false
}

func (h *besideHead) add(d shownDay) {
	if len(h.dates) < mostPlaces {
		d.at, d.named = h.at, h.role
		h.dates = append(h.dates, d)
	}
}

// saying is what the words of key say of a day beside them.
func (h *besideHead) saying(key string) dayRole {
	says := func(c string) bool { return containsWord(key, c) }
	f := &h.lang.Furniture
	switch {
	case slices.ContainsFunc(f.Modified, says) || slices.ContainsFunc(lang.PageModified, says):
		return ofChange
	case slices.ContainsFunc(f.Published, says) || slices.ContainsFunc(lang.PagePublished, says):
		return ofPublication
	}
	return anyDay
}

// endLine ends a block. A day whose parts stand in elements of their own is
// read in the line as a whole.
func (h *besideHead) endLine() {
	s := h.line.String()
	h.line.Reset()
	if len(h.dates) == h.read && !h.timed && len(s) <= dayLine && hasDigit(s) {
		before := h.before
		h.before = ""
		h.days(s)
		h.before = before
	}
	h.read = len(h.dates)
}

// headMarks are what may stand beside a day in a heading that has nothing else.
const headMarks = " .,:|•·–—-\u00a0\t\r\n"

// days keeps the days that a line gives, each with at most a few words around
// it, as in "Von Mara Quill am 10. März 2031 | 3 Minuten".
func (h *besideHead) days(s string) {
	const before, behind = 4, 2 // words
	toks := lex(s, 40)
	open := 0 // the first token of this part of the line
	for i := 0; i < len(toks); i++ {
		if parts := toks[i]; !parts.word && !parts.num && strings.Contains("|•·–—/", parts.s) || parts.s == "by" {
			open = i + 1
			continue
		}
		r, end, ok := readDateAs(toks, i, h.lang, h.as)
		if !ok || r.year == 0 || h.heading && h.role == anyDay && !r.clock && strings.Trim(s[end:]+s[:toks[i].start], headMarks) != "" {
			continue // a heading has the day of what it tells
		}
		_, weekday := (&dateReader{l: h.lang}).class(toks[i].s, lang.Weekday)
		lead := s[toks[open].start:toks[i].start]
		first := open == 0
		for i+1 < len(toks) && toks[i+1].end <= end {
			i++
		}
		rest := wordsBehind(toks[i+1:])
		_, posted := cutCue(lead, lang.PagePosted)
		if posted == "" && (countWords(lead) > before || rest > behind) {
			continue
		}
		open = i + 1
		d := shownDay{weekday: weekday}
		if d.stamp, ok = r.stamp("text"); !ok {
			continue
		}
		own := keyOf(lead)
		d.signed = h.signs(own)
		if d.says = h.saying(own); posted != "" {
			d.says = ofPublication
		} else if d.says == anyDay && first && len(h.before) <= 40 && !hasDigit(h.before) {
			d.says = h.saying(keyOf(h.before + " " + lead))
		}
		if d.says == anyDay && !d.signed && lang.PageSpan[lastWord(own)] {
			continue
		}
		d.alone = rest == 0 && (own == "" || d.says != anyDay)
		h.add(d)
	}
}

// signs reports whether the words before a day name an author: "by mara quill on".
func (h *besideHead) signs(key string) bool {
	first, rest, _ := strings.Cut(key, " ")
	return rest != "" && (first == "by" || slices.Contains(lang.PageBy, first))
}

// wordsBehind counts the words up to the next mark that parts a line.
func wordsBehind(toks []tok) int {
	n := 0
	for _, t := range toks {
		switch {
		case !t.word && !t.num && strings.Contains("|•·–—/-", t.s) || t.s == "by":
			return n
		case t.word:
			n++
		}
	}
	return n
}

// days decides when the article of a page was published and changed, by what
// its head states and what readers are shown.
func (m *metadata) days(h *besideHead, urls ...string) (published, changed article.Stamp) {
	var inAddress article.Stamp
	for _, u := range urls {
		if inAddress.Known() {
			break
		}
		inAddress, _ = addressDay(u)
	}
	near := h.nearHeadline(m.title)
	if changed = h.first(m.modified); !changed.Known() {
		changed = near.change
	}
	stated, hinted := h.stamps(m.published), h.stamps(slices.Concat(m.page, m.generic, m.times))
	published = near.outweigh(stated, hinted, changed)
	if published.Known() && inAddress.Known() && !adjacent(published, inAddress) && inAddress.Time.Before(published.Time) && inFolders(inAddress, urls) {
		published = inAddress // given once, and never again
	}
	if _, east := published.Time.Zone(); published.Known() && !published.DayOnly && east == 0 && inAddress.Known() && adjacent(published, inAddress) {
		published = onDay(published, inAddress)
	}
	if published.Known() && changed.Known() && inAddress.Known() && sameDay(changed, inAddress) && published.Time.After(changed.Time) {
		published = changed // nothing is changed before it is there
	}
	for _, weaker := range []func() article.Stamp{
		func() article.Stamp { return h.shown(shownDay.published) },
		func() article.Stamp { return h.shown(func(d shownDay) bool { return d.signed && !d.changed() }) },
		func() article.Stamp { return inAddress },
		func() article.Stamp { return h.first(m.generic) },
		func() article.Stamp { return h.shown(shownDay.marked) },
		func() article.Stamp {
			return h.shown(func(d shownDay) bool { return d.named == aDay && inMonth(d.stamp, urls) })
		},
		func() article.Stamp { return h.first(m.page) },
		func() article.Stamp { return h.first(m.times) },
		h.only,
	} {
		if published.Known() {
			break
		}
		published = weaker()
		if changed.Known() && article.CivilDay(published.Time).After(article.CivilDay(changed.Time)) {
			published = changed // nothing is changed before it is there
		}
	}
	if !changed.Known() {
		changed = h.shown(func(d shownDay) bool { return d.says == ofChange })
	}
	return published, changed
}

// stamps reads the claims that can be read.
func (h *besideHead) stamps(claims []claim) []article.Stamp {
	var out []article.Stamp
	for _, c := range claims {
		if st, ok := readStampAs(strings.TrimSpace(c.value), c.how, h.lang, h.as); ok {
			out = append(out, st)
		}
	}
	return out
}

func (h *besideHead) first(claims []claim) article.Stamp {
	for _, st := range h.stamps(claims) {
		return st
	}
	return article.Stamp{}
}

// byHeadline is what a page shows by its headline: days that words say are
// those of publication, other days, and the day of a change.
type byHeadline struct {
	labelled, plain []article.Stamp
	change          article.Stamp
	themed          article.Stamp // of a change by the names of elements only, not by words
}

// outweigh sets what a page states against what it shows by its headline. Of
// what is stated, that which is shown too is believed. What is shown on an
// earlier day is when the article was published: machines were told when the
// page was built anew. What is shown on a later day is a change, unless words
// say otherwise.
func (b *byHeadline) outweigh(stated, hinted []article.Stamp, changed article.Stamp) article.Stamp {
	shown := slices.Concat(b.labelled, b.plain)
	if len(stated) == 0 && len(b.labelled) > 0 {
		shown = b.labelled // a hint says less than words
	}
	if changed.Known() && len(stated) > 0 && stated[0].Time.Before(changed.Time) {
		shown = slices.DeleteFunc(shown, func(d article.Stamp) bool {
			return sameDay(d, changed) && !sameDay(d, stated[0])
		})
	}
	if b.themed.Known() && len(b.labelled) == 0 {
		// Themes call every day updated.
		for i, st := range slices.Concat(stated, hinted) {
			if sameDay(st, b.themed) && (i == 0 || len(stated) == 0) {
				return st
			}
		}
	}
	if len(shown) == 0 {
		if len(stated) == 0 {
			return article.Stamp{}
		}
		return stated[0]
	}
	for _, st := range slices.Concat(stated, hinted) {
		for _, day := range shown {
			if adjacent(st, day) {
				return onDay(st, day)
			}
		}
	}
	if len(stated) == 0 || len(b.labelled) > 0 || shown[0].Time.Before(stated[0].Time) {
		return shown[0]
	}
	return stated[0]
}

func sameDay(a, b article.Stamp) bool {
	return article.CivilDay(a.Time).Equal(article.CivilDay(b.Time))
}

// adjacent reports whether two days are the same or neighbours.
func adjacent(a, b article.Stamp) bool {
	apart := article.CivilDay(a.Time).Sub(article.CivilDay(b.Time))
	return apart <= 24*time.Hour && apart >= -24*time.Hour
}

// nearHeadline collects the days by the headline. What stands below it goes
// before what stands above it, and a row of days is a list of other articles.
func (h *besideHead) nearHeadline(title string) (b byHeadline) {
	const row = 3 // days
	from, head, to, ok := h.near(title)
	if !ok {
		return b
	}
	var below, above []shownDay
	for _, d := range h.dates {
		switch {
		case d.at >= head && (d.at < to || d.named != anyDay && d.at < head+belowHeadline):
			below = append(below, d)
		case d.at < head && d.at >= from && !d.weekday:
			above = append(above, d)
		}
	}
	slices.Reverse(above)
	days := map[time.Time]bool{}
	for _, d := range below {
		days[article.CivilDay(d.stamp.Time)] = true
	}
	if len(days) >= row {
		below = slices.DeleteFunc(below, func(d shownDay) bool { return d.says == anyDay && d.named == anyDay })
	}
	alone := len(days) == 1 // what themes call updated is the one day they show
	for _, d := range slices.Concat(below, above) {
		switch {
		case d.says == ofPublication:
			b.labelled = append(b.labelled, d.stamp)
		case d.says == anyDay && (d.named != ofChange || alone):
			b.plain = append(b.plain, d.stamp)
		case !b.change.Known():
			b.change = d.stamp
			if d.says == anyDay {
				b.themed = d.stamp
			}
		}
	}
	return b
}

// shown is the first day of that kind anywhere on the page.
func (h *besideHead) shown(is func(shownDay) bool) article.Stamp {
	if i := slices.IndexFunc(h.dates, is); i >= 0 {
		return h.dates[i].stamp
	}
	return article.Stamp{}
}

// only is the one day of the page that stands in a line of its own.
func (h *besideHead) only() (day article.Stamp) {
	for _, d := range h.dates {
		switch {
		case !d.alone || d.changed() || d.weekday:
		case day.Known() && !article.CivilDay(day.Time).Equal(article.CivilDay(d.stamp.Time)):
			return article.Stamp{}
		default:
			day = d.stamp
		}
	}
	return day
}

// onDay is the point in time that a machine is told, on the day that readers
// are. The two differ by a day where the outlet lies in another zone than its
// machines; where by more, readers are believed.
func onDay(told, shown article.Stamp) article.Stamp {
	was, is := article.CivilDay(told.Time), article.CivilDay(shown.Time)
	apart := is.Sub(was)
	switch {
	case apart == 0 && (!told.DayOnly || shown.DayOnly):
		return told
	case told.DayOnly || apart > 24*time.Hour || apart < -24*time.Hour:
		return shown
	}
	hour, _, _ := told.Time.Clock()
	shift := -(hour + 1) // hours; the zone is not stated: the nearest that fits
	if apart > 0 {
		shift = 24 - hour
	}
	_, east := told.Time.Zone()
	east += shift * 3600
	if most := 14 * 3600; east > most || east < -most {
		return shown
	}
	return article.Stamp{Time: told.Time.In(time.FixedZone("", east)), How: told.How}
}

// slashes is the order in which a page of that language and address writes a
// day with slashes.
func slashes(tag, address string) slashOrder {
	lang, region, _ := strings.Cut(strings.ToLower(languageTag(tag)), "-")
	host := hostOf(address)
	top := host[strings.LastIndexByte(host, '.')+1:]
	switch {
	case dayFirstPlaces[top], dayFirstPlaces[region], lang != "" && lang != "en":
		return dayFirst
	case region == "us":
		return monthFirst
	}
	return eitherFirst
}

// dayFirstPlaces are where English is written and the day goes first.
var dayFirstPlaces = nameSet("gb", "uk", "ie", "au", "nz", "in", "za", "ng", "ke", "sg", "pk", "eu", "mt", "hk")

// inFolders reports whether the day stands in folders of an address, as a site
// files its articles. In a slug it may be a day that the article tells of.
func inFolders(day article.Stamp, urls []string) bool {
	return slices.ContainsFunc(urls, func(u string) bool {
		return strings.Contains(u, day.Time.Format("/2006/01/02/")) || strings.Contains(u, day.Time.Format("/2006/1/2/"))
	})
}

// inMonth reports whether an address has the month of a day in its folders, as
// those of blogs do, so that a day with its weekday is not today's.
func inMonth(day article.Stamp, urls []string) bool {
	return slices.ContainsFunc(urls, func(u string) bool { return strings.Contains(u, day.Time.Format("/2006/01/")) })
}

// addressDay finds the day of an address like ".../2025/12/04/harbour-strike".
func addressDay(address string) (article.Stamp, bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return article.Stamp{}, false
	}
	parts := strings.FieldsFunc(u.Path, func(c rune) bool { return c == '/' || c == '-' || c == '_' || c == '+' })
	for i := range parts {
		day, err := time.Parse("20060102", parts[i])
		if err != nil && i+3 <= len(parts) {
			three := strings.Join(parts[i:i+3], "/")
			if day, err = time.Parse("2006/1/2", three); err != nil {
				if day, err = time.Parse("2006/Jan/2", three); err != nil {
					day, err = time.Parse("2006/January/2", three)
				}
			}
		}
		if err == nil && day.Year() >= 1990 && day.Year() <= 2100 {
			return article.Stamp{Time: day, DayOnly: true, How: "url"}, true
		}
	}
	return article.Stamp{}, false
}
