package extract

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text/lang"
)

// judge decides what kind of page it is and takes the dates that only the
// running text or the address states.
func (p *page) judge() {
	p.facts.aggregator = p.facts.aggregator || p.isAggregator()
	p.facts.roundup = p.facts.roundup || p.isRoundup()
	p.dateline()
	p.addressDate()
}

// isAggregator reports whether the page says that it was made of others'
// articles: it counts them, and cites them by number or lists what happened.
func (p *page) isAggregator() bool {
	prose, entries, cited := 0, 0, 0
	at := 0
	for i := range p.lines {
		l := &p.lines[i]
		if l.drop || i == p.title {
			continue
		}
		if l.kind == article.Entry {
			entries++
		}
		for at < len(p.marks) && p.marks[at].Start < l.Start {
			at++
		}
		if l.prose() {
			prose++
			if at < len(p.marks) && p.marks[at].Start < l.End {
				cited++
			}
		}
	}
	if p.facts.listed > 0 {
		return cited > 0 || entries > 0
	}
	return cited >= 3 && cited*2 >= prose
}

// isRoundup reports whether the title announces many matters, or the page is a
// row of sections each with its own.
func (p *page) isRoundup() bool {
	if p.title >= 0 {
		key := p.lines[p.title].key + ":"
		for _, w := range p.lang.Furniture.Roundups {
			if strings.HasSuffix(w, ":") && strings.HasPrefix(key, w) || containsWord(key, w) {
				return true
			}
		}
	}
	sections := 0
	for i := range p.lines {
		if l := &p.lines[i]; l.kind == article.Heading && l.is == section {
			sections++
		}
	}
	return sections >= 3
}

// dateline reads the date of an agency's dateline, "NORHAVEN, Dec 4 (Agency) —",
// where it has a year or the page's other date lends one.
func (p *page) dateline() {
	if p.facts.published.Known() || p.first >= len(p.lines) {
		return
	}
	const longest = 80 // bytes
	s := p.lines[p.first].In(p.text)
	if p.openingDay(s) {
		return
	}
	// A standfirst may stand above it.
	for i := p.next(p.first); i >= 0 && i <= p.first+2; i = p.next(i) {
		if l := &p.lines[i]; l.prose() && l.kind == article.Paragraph && p.openingDay(l.In(p.text)) {
			return
		}
	}
	comma := strings.IndexByte(s, ',')
	dash := strings.IndexAny(s, "—–-")
	if comma < 2 || comma > longest/2 || dash < comma || dash > longest || !placeName(s[:comma]) {
		return
	}
	for comma >= 0 && comma < dash {
		rest := s[comma+1:]
		if r, end, ok := readDate(lex(rest, 10), 0, p.lang); ok && comma+1+end <= dash {
			if r.year == 0 {
				r.year = p.knownYear(r)
			}
			r.clock = false
			if st, ok := r.stamp("dateline"); ok {
				p.facts.published = st
			}
			return
		}
		next := strings.IndexByte(rest, ',')
		if next < 0 {
			return
		}
		comma += 1 + next
	}
}

// openingDay takes the day that the first paragraph begins with, set apart from
// its sentence: "4.12.2025 – The crews …", "(4 December 2025) The crews …".
func (p *page) openingDay(s string) bool {
	inner, bracket := strings.CutPrefix(s, "(")
	if place, rest, ok := strings.Cut(s[:min(len(s), 80)], "("); ok && !bracket && capital(place) && countWords(place) <= 3 {
		if _, behind, _ := strings.Cut(rest, ")"); behind != "" && strings.ContainsRune(".:–—-", firstRune(behind)) {
			inner, bracket = s[len(place)+1:], true // "Norhaven (4 December 2025) – The crews …"
		}
	}
	r, end, ok := readDate(lex(inner, 12), 0, p.lang)
	if !ok || r.year == 0 {
		return false
	}
	rest := strings.TrimLeftFunc(inner[end:], space)
	c, _ := utf8.DecodeRuneInString(rest)
	if bracket && c != ')' || !bracket && !strings.ContainsRune("–—-:|/„“\"", c) {
		return false
	}
	st, ok := r.stamp("dateline")
	if ok {
		p.facts.published = st
	}
	return ok
}

func firstRune(s string) rune {
	c, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " "))
	return c
}

// datelineEnd is where the dateline that a paragraph begins with ends, its dash
// included; 0 for a paragraph without one. A dateline is a place in capitals
// or an agency in brackets, or both, with perhaps a date, before a dash:
// "PORT HAVEN, Sept 10 (Agency) – ", "(Agency) — ".
func datelineEnd(s string) int {
	const longest = 80 // bytes
	dash, end := -1, 0
	for _, d := range []string{" – ", " — ", " - ", " -- "} {
		if i := strings.Index(s[:min(len(s), longest)], d); i >= 0 && (dash < 0 || i < dash) {
			dash, end = i, i+len(d)
		}
	}
	if dash < 2 || end >= len(s) {
		return 0
	}
	head := s[:dash]
	place, agency := head, strings.HasSuffix(head, ")") && strings.Contains(head, "(")
	if i := strings.IndexAny(head, ",("); i >= 0 {
		place = strings.TrimSpace(head[:i])
	}
	if place != "" && !placeName(place) || place == "" && !agency {
		return 0
	}
	if !agency && !strings.Contains(head, ",") && strings.Count(head, " ") > 2 {
		return 0 // a line in capitals with a dash is no dateline
	}
	if r, _ := utf8.DecodeRuneInString(s[end:]); unicode.IsLower(r) {
		return 0 // "NATO – which has no gates – …"
	}
	return end - 1
}

// placeColon is where a place in capitals ends that an article begins with, its
// colon included: "PORT ESKER: The gate broke."; 0 for a paragraph without one.
func placeColon(s string, labels ...lang.Set) int {
	const longest, words = 30, 3
	i := strings.Index(s[:min(len(s), longest)], ": ")
	if i < len("ab") || strings.Count(s[:i], " ") >= words || !placeName(s[:i]) || strings.ContainsFunc(s[:i], unicode.IsNumber) {
		return 0
	}
	for _, word := range append(strings.Fields(s[:i]), s[:i]) {
		for _, l := range labels {
			if l.Has(strings.ToLower(word)) {
				return 0 // "UPDATE: The gate broke."
			}
		}
	}
	if r, _ := utf8.DecodeRuneInString(s[i+2:]); !unicode.IsUpper(r) {
		return 0
	}
	return i + 1
}

// opensWithPlace is the line that begins with a place and a colon: the first of the
// text's, and no other does, as in a record of who said what. Else it is -1.
func (p *page) opensWithPlace() int {
	at, first := -1, true
	for i := range p.lines {
		l := &p.lines[i]
		if l.drop || l.Empty() || l.kind != article.Paragraph {
			continue
		}
		if placeColon(l.In(p.text), p.lang.Furniture.Kickers, p.lang.Furniture.Labels, p.lang.Furniture.Sections) > 0 {
			if !first {
				return -1
			}
			at = i
		}
		first = first && !l.prose()
	}
	return at
}

// placeName reports whether s is written as datelines write places, in capitals.
func placeName(s string) bool {
	upper := 0
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsUpper(c) {
			upper++
		}
	}
	return upper >= 2
}

// knownYear lends a day the year of the page's modification, if it lies at
// most ten days before it.
func (p *page) knownYear(r reckoned) int {
	m := p.facts.modified
	if !m.Known() {
		return 0
	}
	y := m.Time.Year()
	if r.month == time.December && m.Time.Month() == time.January {
		y--
	}
	day := time.Date(y, r.month, r.day, 0, 0, 0, 0, time.UTC)
	if d := article.CivilDay(m.Time).Sub(day); d < 0 || d > 10*24*time.Hour {
		return 0
	}
	return y
}

// addressDate takes the day of an address like ".../2025/12/04/harbour-strike".
func (p *page) addressDate() {
	if p.facts.published.Known() || webAddress(p.facts.address) == "" {
		return
	}
	p.facts.published, _ = addressDay(p.facts.address)
}

// language is what the document states, else what its words look like.
func (p *page) language(a *article.Article) string {
	if tag := languageTag(p.facts.lang); tag != "" {
		return tag
	}
	// The detector's measure of its own certainty fails on long texts.
	const enough, sample = 160, 1200 // bytes
	var b strings.Builder
	for _, block := range a.Blocks {
		if b.Len() > sample {
			break
		}
		if b.Len()+block.Len() < 2*sample {
			b.WriteString(block.In(a.Text))
			b.WriteByte(' ')
		}
	}
	if b.Len() < enough {
		return ""
	}
	if p.spoken(b.String()) {
		return p.lang.Code
	}
	info := whatlanggo.Detect(b.String())
	if !info.IsReliable() {
		return ""
	}
	return info.Lang.Iso6391()
}

// spoken reports whether a text is in the language of the page's tables, as far
// as its small words tell: in English news every second word is one, in its
// nearest relatives one of seven. It saves the detector's work on most pages.
func (p *page) spoken(s string) bool {
	words, small := 0, 0
	for w := range strings.FieldsSeq(s) {
		words++
		if p.lang.Words.Stop.Has(strings.ToLower(w)) {
			small++
		}
	}
	return small*10 >= words*3
}

// languageTag tidies "en_GB" and "EN-us" to "en-GB" and "en-us"'s subtag forms;
// "" if s is no tag.
func languageTag(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	sub := strings.Split(s, "-")
	if len(sub[0]) < 2 || len(sub[0]) > 3 || len(s) > 20 || strings.IndexFunc(sub[0], func(c rune) bool { return !unicode.IsLetter(c) }) >= 0 {
		return ""
	}
	sub[0] = strings.ToLower(sub[0])
	for i := 1; i < len(sub); i++ {
		if len(sub[i]) == 2 {
			sub[i] = strings.ToUpper(sub[i])
		}
	}
	return strings.Join(sub, "-")
}
