package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Shares of a line's content words that the article has used before it. In news
// a paragraph of the same article shares 0.45 in the median, one of an
// unrelated article 0.1, nine in ten of these under 0.31.
const (
	strange = 0.2  // a short line below: another matter
	same    = 0.38 // several paragraphs from here on: the same matter
	akin    = 0.5  // one paragraph from here on: the same
)

// dropBoxes drops the boxes of teasers: a head like "Related articles" and what
// stands below it. At the end of a page that is everything, also teasers that
// are whole sentences and look like the article's; only the head above them
// and the change of matter tell. Amid a page the box ends where the running
// text goes on.
func (p *page) dropBoxes() {
	const most = 20 // boxes whose end is looked for; no page has as many
	boxes := 0
	for i := range p.lines {
		l := &p.lines[i]
		if l.is != promoHead || l.drop || i == p.title {
			continue
		}
		p.remove(i)
		if boxes++; i < p.first || boxes > most {
			continue
		}
		for end := p.boxEnd(i); end > i; end-- {
			p.remove(end)
		}
	}
}

// dropTeasers drops the last lines of a page from where each paragraph is cut
// short, "The crews voted on Monday to…", or stands below a heading that is a
// link, if they are on other matters. An article too may be a list of headings
// that are links, so that these are teasers only where they are the smaller part.
func (p *page) dropTeasers() {
	const row = 3 // teasers
	cut, n := -1, 0
	short := true // each is cut short
	for i := len(p.lines) - 1; i > p.first && i != p.title; i-- {
		l := &p.lines[i]
		if l.drop || !l.prose() {
			continue
		}
		head := p.prev(i)
		linked := head >= 0 && p.lines[head].given == article.Heading && p.lines[head].linked
		ends := !p.cutShort(l)
		if ends && !linked {
			break
		}
		short = short && !ends
		cut = i
		if linked {
			cut = head
		}
		n++
	}
	if n < row {
		return
	}
	topic := p.topic(0, cut)
	above, below, shared := 0, 0, 0.0
	for i := range p.lines {
		switch l := &p.lines[i]; {
		case l.drop || !l.prose():
		case i < cut:
			above += l.words
		default:
			below += l.words
			shared += float64(l.words) * topic.share(l.In(p.text))
		}
	}
	if shared >= same*float64(below) || !short && below > above {
		return
	}
	for i := cut; i < len(p.lines); i++ {
		p.remove(i)
	}
}

// cutShort reports whether a line ends amid its sentence: "to…", "to [...]".
func (p *page) cutShort(l *line) bool {
	s := strings.TrimRight(l.In(p.text), " ])")
	return strings.HasSuffix(s, "…") || strings.HasSuffix(s, "...")
}

// boxEnd returns the last line of the box below head. The page goes on below it
// if more running text stands there than above, or if that text keeps to the
// article's matter; else the box reaches to the end, or to a long paragraph
// that shares half its words with the article.
func (p *page) boxEnd(head int) int {
	seen := p.topic(0, head)
	before, after := 0, 0
	shared := 0.0
	for i := range p.lines {
		l := &p.lines[i]
		switch {
		case l.drop || l.is != body || !l.prose():
		case i < head:
			before += l.words
		default:
			after += l.words
			shared += float64(l.words) * seen.share(l.In(p.text))
		}
	}
	amid := after > before || shared >= same*float64(after)
	for i := head + 1; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.drop || l.is != body || !l.prose() {
			continue
		}
		if amid || l.words >= 20 && !l.asks() && !p.teaser(l) && seen.share(l.In(p.text)) >= akin {
			// What stands right above the text is its heading, if markup says so.
			if h := p.prev(i); h > head && p.lines[h].given == article.Heading {
				return h - 1
			}
			return i - 1
		}
	}
	return len(p.lines) - 1
}

// teaser reports whether a sentence of the line wants a click: "Explore what
// drives the dispute."
func (p *page) teaser(l *line) bool {
	s := l.In(p.text)
	for {
		if _, cue := cutCue(s, p.lang.Furniture.Teasers); cue != "" {
			return true
		}
		n := strings.IndexAny(s, ".?!")
		if n < 0 {
			return false
		}
		s = strings.TrimLeftFunc(s[n+1:], space)
	}
}

// topic is the content words of a text, each by its first letters, so that
// "negotiators" and "negotiations" are one.
type topic struct {
	stop  lang.Set
	words map[string]struct{}
}

func (p *page) newTopic() topic {
	return topic{p.lang.Words.Stop, map[string]struct{}{}}
}

// topic collects the words of the kept lines from one line to before another.
func (p *page) topic(from, to int) topic {
	t := p.newTopic()
	for i := from; i < to; i++ {
		if l := &p.lines[i]; !l.drop {
			t.add(l.In(p.text))
		}
	}
	return t
}

func (t topic) add(s string) {
	eachContentWord(s, t.stop, func(w string) { t.words[w] = struct{}{} })
}

// share is the part of s's content words that the topic has; 1 if it has none.
func (t topic) share(s string) float64 {
	known, all := 0, 0
	eachContentWord(s, t.stop, func(w string) {
		all++
		if _, ok := t.words[w]; ok {
			known++
		}
	})
	if all == 0 {
		return 1
	}
	return float64(known) / float64(all)
}

// overlap is the share of line i's content words that the lines up to last have.
func (p *page) overlap(i, last int) float64 {
	if p.body.words == nil {
		p.body = p.topic(0, last+1)
	}
	return p.body.share(p.lines[i].In(p.text))
}

// eachContentWord calls f with the first letters of each word of four letters
// or more that is no stop word.
func eachContentWord(s string, stop lang.Set, f func(string)) {
	const stem = 5
	for s != "" {
		from := strings.IndexFunc(s, unicode.IsLetter)
		if from < 0 {
			return
		}
		s = s[from:]
		end := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsLetter(c) })
		if end < 0 {
			end = len(s)
		}
		w := s[:end]
		s = s[end:]
		if utf8.RuneCountInString(w) < 4 {
			continue
		}
		n, cut := 0, len(w)
		for i := range w {
			if n == stem {
				cut = i
				break
			}
			n++
		}
		if w = strings.ToLower(w); !stop.Has(w) {
			f(w[:min(cut, len(w))])
		}
	}
}
