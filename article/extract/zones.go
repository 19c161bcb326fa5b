package extract

import (
	"strings"

	"github.com/synoptic-news/synoptic/article"
)

// titleLimit is the number of words a title may have.
const titleLimit = 30

// findTitle takes the line above the running text that is the title: what the
// markup calls so, else a line that stands there twice (above and below the
// way to the page), else the first that is long enough to be no button. A page
// that begins with a paragraph has none.
func (p *page) findTitle() {
	if p.title >= 0 {
		return
	}
	for i := range p.lines {
		if p.lines[i].given == article.Title && !p.lines[i].drop {
			p.setTitle(i)
			return
		}
	}
	i := -1
	if p.whole {
		i = p.titleOfDump()
	} else {
		i = p.titleAbove(min(p.first, len(p.lines), 40))
	}
	if i >= 0 {
		p.setTitle(i)
	}
}

// titleAbove chooses among the lines before end: one that stands there twice,
// else the first that shares words with the running text, as "Subscribe from 1
// euro a week" does not, else the first.
func (p *page) titleAbove(end int) int {
	const shared = 0.5
	first, akin := -1, -1
	var lead topic
	seen := map[string]int{}
	for i := range end {
		l := &p.lines[i]
		if l.drop || l.key == "" || l.words < 3 || l.words > titleLimit || l.mark == '.' || l.mark == '…' {
			continue
		}
		if l.is != body && !(l.is == promo && first < 0) {
			continue
		}
		if at, ok := seen[l.key]; ok {
			return at
		}
		seen[l.key] = i
		if l.listed {
			continue
		}
		if first < 0 {
			first = i
		}
		if lead.words == nil {
			lead = p.topic(end, len(p.lines))
		}
		if akin < 0 && lead.share(l.In(p.text)) >= shared {
			akin = i
		}
	}
	if akin >= 0 {
		return p.belowMasthead(akin, end)
	}
	return first
}

// belowMasthead takes the line below a paper's name and day for the title:
//
//	The Harbour Post
//	Monday, 10 March 2031
//	Ferry crews extend strike
//	By Mara Quill
//
// A title may have the day below it too, so the line must stand above a byline
// or be longer than a name is.
func (p *page) belowMasthead(i, end int) int {
	at := i + 2
	if at >= end || p.lines[i+1].is != dated || p.lines[at].drop || p.lines[at].is != body {
		return i
	}
	l := &p.lines[at]
	if l.words < 3 || l.words > titleLimit || l.ends || l.listed {
		return i
	}
	if at+1 < len(p.lines) && p.lines[at+1].is == author || p.lines[i].words <= 4 && l.words > p.lines[i].words {
		return at
	}
	return i
}

func (p *page) setTitle(i int) {
	p.title = i
	p.lines[i].is = body
}

// dropRepeats drops the lines that say the title once more: the last step of
// the way to the page, a second headline, the browser's "Title | The Outlet".
func (p *page) dropRepeats() {
	if p.title < 0 {
		return
	}
	title := p.lines[p.title].key
	if title == "" {
		return
	}
	for i := range p.lines {
		if i != p.title && repeats(p.lines[i].key, title) {
			p.lines[i].drop = true
		}
	}
}

func repeats(key, title string) bool {
	switch {
	case key == "":
		return false
	case key == title:
		return true
	case len(key) > len(title) && len(key) < len(title)+50 && strings.HasPrefix(key, title):
		rest := key[len(title):]
		return strings.HasPrefix(rest, " | ") || strings.HasPrefix(rest, " - ")
	case len(key) >= 25 && len(key) < len(title) && strings.HasPrefix(title, key):
		return true // cut short: "Harbour strike enters its third week as…"
	}
	return false
}

// dropHead drops the furniture between the top of the page and the first line
// of running text.
func (p *page) dropHead() {
	const near, next = 6, 2 // lines above the title of a dump that may tell its day or author, and its section
	for i := range min(p.first, len(p.lines)) {
		l := &p.lines[i]
		if l.drop || i == p.title {
			continue
		}
		if s, ok := p.signatureIn(l); ok && l.is == body && i > p.title {
			l.drop = true
			p.keepSignature(s)
		} else if p.whole && (l.is == dated || l.is == signed || l.is == author) && i < p.title-near || p.whole && l.is == section && i < p.title-next {
			l.drop = true // a day in the masthead is that of the visit, a section there one of many
		} else if l.is != body {
			p.remove(i)
		}
	}
	for i := range min(p.first, len(p.lines)) {
		l := &p.lines[i]
		if l.drop || i == p.title || l.ends && !(p.whole && i < p.title) || l.given != "" && l.given != article.Item {
			continue
		}
		if i > p.title && p.signs(i) && titled(l.In(p.text)) && p.titlesPaper(l.In(p.text)) {
			set(&p.facts.outlet, l.In(p.text))
			l.drop = true
			continue
		}
		beside := i > 0 && p.furniture(i-1) || i+1 < len(p.lines) && p.furniture(i+1)
		switch {
		case i < p.title,
			p.whole && !p.headsText(i),
			l.words <= 3 && p.next(i) != p.first, // a heading stands above its text
			l.words <= 2 && beside,
			l.words <= 4 && l.listed && beside:
			p.remove(i)
		}
	}
}

// headsText reports whether a line of a dump is the heading of the paragraph below
// it: what stands between the title and the text is mostly names and captions.
func (p *page) headsText(i int) bool {
	const (
		least  = 5 // words
		shared = 0.3
	)
	l := &p.lines[i]
	return p.next(i) == p.first && l.words >= least && p.topic(p.first, len(p.lines)).share(l.In(p.text)) >= shared
}

// signs reports whether an author or a day stands in the line above or below line i.
func (p *page) signs(i int) bool {
	is := func(i int) bool {
		return i >= 0 && i < len(p.lines) && (p.lines[i].is == author || p.lines[i].is == dated || p.lines[i].is == signed)
	}
	return is(i-1) || is(i+1)
}

// furniture reports whether line i was dropped for what it says.
func (p *page) furniture(i int) bool { return p.lines[i].drop && !p.lines[i].bare }

// dropTail drops the furniture below the last line of running text. A heading is
// none there, since nothing follows it; but a short sentence may be the
// article's, and so may a list, which is told by its marks or by a colon above.
func (p *page) dropTail() {
	if p.last < 0 {
		return
	}
	parted := false // furniture stands between the line and the running text
	listing := strings.HasSuffix(p.lines[p.last].In(p.text), ":")
	for i := p.last + 1; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.drop {
			parted = parted || !l.bare
			continue
		}
		listing = listing || strings.HasSuffix(l.In(p.text), ":") || !parted && p.headsList(i)
		switch {
		case i == p.title, l.given == article.Caption && !parted:
			continue
		case l.is != body,
			parted && !l.prose(),
			!l.ends && l.linked,
			!listing && p.loose(i):
			p.remove(i)
			parted = true
		case !l.ends && !l.listed && l.given == "" && !strings.HasSuffix(l.In(p.text), ":"):
			l.kind = article.Caption // of a table, a chart: nobody's sentence
		}
	}
}

// ownDay reports whether a day is that on which the page was published or
// changed. In a line of its own it tells of the page.
func (p *page) ownDay(s article.Stamp) bool {
	published := p.facts.published
	p.stamp(&published, p.feed.Published, "sidecar")
	return published.Known() && sameDay(s, published) || p.facts.modified.Known() && sameDay(s, p.facts.modified)
}

// headsList reports whether a line below the running text is the heading of a
// list that markup makes and that is no list of links.
func (p *page) headsList(i int) bool {
	const items = 3
	if p.lines[i].is != body || p.lines[i].words > titleLimit {
		return false
	}
	for range items {
		i = p.next(i)
		if i >= 0 && p.lines[i].given == article.Caption {
			continue // what a table's cell says may be anything
		}
		if i < 0 || p.lines[i].is != body || p.lines[i].linked || p.lines[i].given != article.Item {
			return false
		}
	}
	return true
}

// loose reports whether a line below the running text belongs to nothing above
// it: a button's word, or a headline of another matter.
func (p *page) loose(i int) bool {
	l := &p.lines[i]
	if l.listed || l.given == article.Item || l.ends {
		return false
	}
	return l.words <= 3 || l.words >= 5 && !hasDigit(l.key) && p.overlap(i, p.last) < strange
}

// dropBody drops the furniture among the running text, where only lines that
// can be nothing else go: a section's name may be a heading there, and a name
// with a colon an item.
func (p *page) dropBody() {
	for i := p.first; i <= p.last; i++ {
		l := &p.lines[i]
		if l.drop || i == p.title {
			continue
		}
		switch l.is {
		case label, datum, crumbs, address, promo, disclaimer, notice, credit:
			p.remove(i)
		case author:
			if l.words <= 8 {
				p.remove(i)
			}
		case dated:
			if d, ok := p.dateIn(l); ok && (d.labelled || p.ownDay(d.stamp)) {
				p.remove(i)
			}
		case widget:
			if l.words <= 25 {
				p.remove(i)
			}
		case sourceList:
			if p.facts.listed > 0 {
				p.remove(i)
			}
		}
		if !l.drop && l.linked && l.words >= 4 && !l.listed && l.given != article.Heading && l.given != article.Item {
			p.remove(i)
		}
	}
}
