package extract

import (
	"slices"
	"strings"
)

// A dump is all the text of a page, a line for each piece of it: menus above the
// article, what else the paper has below it and between its paragraphs. No markup
// tells them apart; the lines do:
//
//	Sport            a word or two, no sentence: furniture
//	Football         … and so is what stands among it
//	Ferry crews extend strike
//	The ferry crews of Norhaven voted on Monday to extend …
//	The owners said that they would wait for the crews to …
//	More from Coasts
//	Lighthouse keepers consider a walkout of their own
//
// So the page is cut into runs of lines that are mostly sentences. The heaviest
// run is the article's core; of the others those are its parts that lie close to
// it, are on its matter, and are no small thing beside it.

// stretch is lines that are mostly sentences, from one to before another.
type stretch struct{ from, to, weight int }

// search is the search for the article in a dump.
type search struct {
	*page
	runs  []stretch
	core  int       // index into runs
	kept  []stretch // that are the article's, from the top
	topic topic     // of these
}

// narrow drops what a dump of a page has around the article and between its
// paragraphs.
func (p *page) narrow() {
	if !p.dumped() {
		return
	}
	d := search{page: p, runs: p.stretches(), topic: p.newTopic()}
	if len(d.runs) == 0 {
		return
	}
	p.whole = true
	p.dropTwins()
	d.findCore()
	d.findParts()
	at := d.kept[0].from
	for i := range at {
		if p.lines[i].prose() {
			d.lose(i) // titles and signatures are still to be found
		}
	}
	for _, r := range d.kept {
		if breaks, size := d.gap(at, r.from); size > small && (breaks || !d.akin(at, r.from, strange)) {
			d.dropAll(d.listEnd(at), r.from)
		}
		at = r.to
	}
	d.dropAll(d.listEnd(at), len(p.lines))
}

// dumped reports whether a text is a dump: it has many short lines that are no
// sentences, and some that can be furniture only, or are a word or two as in menus.
func (p *page) dumped() bool {
	const loose, known, words = 25, 3, 10
	n, furniture, brief := 0, 0, 0
	for i := range p.lines {
		l := &p.lines[i]
		if l.given != "" {
			return false // markup has been read
		}
		if l.bare || l.prose() {
			continue
		}
		if !l.ends {
			n++
		}
		if l.is != body {
			furniture++
		}
		if l.words <= 2 {
			brief++
		}
	}
	return n >= loose && (furniture >= known || brief >= words)
}

// dropTwins drops the lines of some length that stand twice within a few lines, as
// captions in a gallery do and paragraphs never.
func (p *page) dropTwins() {
	const near, least, most = 5, 8, 6 // lines; words; different lines
	last := map[string]int{}
	var twins [][2]int
	for i := range p.lines {
		l := &p.lines[i]
		if l.words < least || l.drop || !l.prose() {
			continue
		}
		s := l.In(p.text)
		if at, ok := last[s]; ok && i-at <= near {
			twins = append(twins, [2]int{at, i})
		}
		last[s] = i
	}
	if len(twins) > most {
		return // all is told twice
	}
	for _, t := range twins {
		for _, i := range t {
			p.lines[i].drop = i != p.title
		}
	}
}

// stretches finds those that together weigh most, where each one costs something:
// the best path through two states, in the article and out of it.
func (p *page) stretches() []stretch {
	const cost = 30 // words
	n := len(p.lines)
	begins := make([]bool, n) // being in at i is best reached from out
	leaves := make([]bool, n) // being out at i is best reached from in
	weights := make([]int, n)
	out, in := 0, -cost
	for i := range p.lines {
		weights[i] = p.weight(&p.lines[i])
		begins[i], leaves[i] = i == 0 || out-cost > in, in > out
		out, in = max(out, in), max(out-cost, in)+weights[i]
	}
	var runs []stretch
	within := in > out
	r := stretch{to: n}
	for i := n - 1; i >= 0; i-- {
		switch {
		case within:
			r.weight += weights[i]
			if begins[i] {
				r.from = i
				runs = append(runs, r)
				within = false
			}
		case leaves[i]:
			within = true
			r = stretch{to: i}
		}
	}
	slices.Reverse(runs)
	return runs
}

// weight is what a line says for being the article's, in words of prose, or
// against it.
func (p *page) weight(l *line) int {
	const (
		most   = 100 // words
		clause = 8   // words of one that a list follows
	)
	switch {
	case l.bare:
		return 0
	case p.breaks(l):
		return -25
	case l.is == datum || l.is == credit || l.is == author || l.is == signed || l.is == dated || l.is == disclaimer:
		return -6 // they stand beside articles and within them
	case l.is != body:
		return -12
	case l.prose() && p.serves(l):
		return -12
	case l.prose() || l.ends || l.words >= clause && strings.HasSuffix(l.In(p.text), ":"):
		return min(l.words, most)
	case l.listed:
		return -2
	}
	return -8
}

// breaks reports whether the article ends or pauses at a line: a box of other
// articles follows, or what readers say.
func (p *page) breaks(l *line) bool {
	const head, more = 9, 4 // words
	return l.is == promoHead || l.is == sourceList || p.talks(l) ||
		l.words <= head && !l.ends && l.key != "" && (hasCue(l.key, p.lang.Furniture.BoxHeads) || l.words <= more && hasCue(l.key, p.lang.Furniture.More))
}

// talks reports whether readers begin to speak, or one of them does: "12 Comments",
// "34 responses to …", "Leave a reply", "harbourmaster says:".
func (p *page) talks(l *line) bool {
	const longest, short = 12, 5 // words
	if l.words > longest || l.mark == '.' || l.key == "" {
		return false
	}
	f := &p.lang.Furniture
	if n := strings.TrimLeft(l.key, "0123456789.,"); len(n) < len(l.key) && hasCue(strings.TrimLeft(n, " "), f.TalkCounts) {
		return true
	}
	if l.words > short {
		return false
	}
	if hasCue(l.key, f.TalkHeads) {
		return true
	}
	said, colon := strings.CutSuffix(l.In(p.text), ":")
	return colon && l.words > 1 && f.TalkVerbs.Has(lastWord(keyOf(said)))
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// serves reports whether a paragraph is the site's own word to its readers, on
// cookies, letters and accounts: it speaks to them, and has the words for it.
func (p *page) serves(l *line) bool {
	const brief = 30 // words
	f := &p.lang.Furniture
	k := strings.ToLower(l.In(p.text))
	if !containsAny(k, f.Addressing) {
		return false
	}
	n := 0
	for _, w := range f.Services {
		if strings.Contains(k, w) {
			n++
		}
	}
	return n >= 2 || n == 1 && l.words <= brief
}

// containsAny reports whether k has one of the words.
func containsAny(k string, words []string) bool {
	for _, w := range words {
		if containsWord(k, w) {
			return true
		}
	}
	return false
}

// findCore finds the run that is the article if only one is: the heaviest, where
// one below a title counts twice, what readers say a quarter, and of two that
// weigh about the same the upper is taken.
func (d *search) findCore() {
	const read = 100 // words of prose that stand above what readers say
	best, above, from := 0, 0, 0
	talk := false
	for i, r := range d.runs {
		talk = talk || above >= read && d.talk(from, r.from)
		w := r.weight
		if d.titled(r) {
			w *= 2
		}
		if talk {
			w /= 4
		}
		if w*3 > best*4 {
			d.core, best = i, w
		}
		from = r.to
		above += r.weight
	}
}

// titled reports whether one of the lines above a run shares its words as a title
// does.
func (d *search) titled(r stretch) bool {
	const (
		reach  = 25 // lines
		least  = 4  // words
		shared = 0.5
	)
	t := d.newTopic()
	d.learn(t, r)
	for i := max(0, r.from-reach); i < r.from; i++ {
		l := &d.lines[i]
		if l.is == body && l.words >= least && l.words <= titleLimit && l.mark != '.' && d.contents(l) >= 3 && t.share(l.In(d.text)) >= shared {
			return true
		}
	}
	return false
}

// contents counts the content words of a line.
func (p *page) contents(l *line) int {
	n := 0
	eachContentWord(l.In(p.text), p.lang.Words.Stop, func(string) { n++ })
	return n
}

// learn adds the sentences of a run to a topic.
func (d *search) learn(t topic, r stretch) {
	for i := r.from; i < r.to; i++ {
		if l := &d.lines[i]; l.is == body && l.prose() {
			t.add(l.In(d.text))
		}
	}
}

// findParts collects the runs that are the article's. What stands above the core
// mostly is, what stands below it must show it.
func (d *search) findParts() {
	core := d.runs[d.core]
	d.learn(d.topic, core)
	d.kept = append(d.kept, core)
	for _, r := range slices.Backward(d.runs[:d.core]) {
		if d.leadsTo(r, d.kept[len(d.kept)-1].from) {
			d.kept = append(d.kept, r)
		}
	}
	slices.Reverse(d.kept)
	for _, r := range d.runs[d.core+1:] {
		if d.goesOn(r, d.kept[len(d.kept)-1].to) {
			d.kept = append(d.kept, r)
			d.learn(d.topic, r)
		}
	}
}

// leadsTo reports whether a run above the article, which so far begins at line
// at, belongs to it.
func (d *search) leadsTo(r stretch, at int) bool {
	_, size := d.gap(r.to, at)
	switch {
	case size <= 5:
		return true
	case size <= 25:
		return d.share(r) >= 0.15
	}
	return d.share(r) >= 0.3
}

// goesOn reports whether a run below the article, which so far ends before line
// at, belongs to it. It may share few words with it if it is large or near.
func (d *search) goesOn(r stretch, at int) bool {
	const enough = 4
	score := 12*min(d.share(r), 0.6) + 7*min(float64(r.weight)/float64(d.runs[d.core].weight), 1)
	breaks, size := d.gap(at, r.from)
	for _, far := range []int{3, 6, 12, 25} {
		if size > far {
			score--
		}
	}
	if breaks {
		score -= 3
	}
	if d.talk(at, r.from) {
		score -= 3
	}
	return score >= enough
}

// share is the share of a run's words that the article has.
func (d *search) share(r stretch) float64 {
	words, shared := 0, 0.0
	for i := r.from; i < r.to; i++ {
		if l := &d.lines[i]; l.is == body && l.prose() {
			words += l.words
			shared += float64(l.words) * d.topic.share(l.In(d.text))
		}
	}
	return shared / float64(max(words, 1))
}

const (
	small  = 3   // lines of a gap that parts nothing
	widest = 100 // lines of a gap that are looked at
)

// gap tells whether the article ends or pauses between two lines, and how many
// lines are in between, where of those on its matter four count as one.
func (d *search) gap(from, to int) (breaks bool, size int) {
	const matter = 0.3
	from = max(from, to-widest)
	akin := d.akin(from, to, matter)
	quarters := 0
	for i := from; i < to; i++ {
		l := &d.lines[i]
		breaks = breaks || d.breaks(l)
		if quarters++; !akin || !d.tells(l) {
			quarters += 3
		}
	}
	return breaks, quarters / 4
}

// tells reports whether a line says something, if only as an item of a list.
func (d *search) tells(l *line) bool { return l.is == body && l.words > 3 }

// akin reports whether the lines of a gap that say something share words with the
// article.
func (d *search) akin(from, to int, least float64) bool {
	words, shared := 0, 0.0
	for i := max(from, to-widest); i < to; i++ {
		if l := &d.lines[i]; d.tells(l) {
			words += l.words
			shared += float64(l.words) * d.topic.share(l.In(d.text))
		}
	}
	return shared >= least*float64(words)
}

// talk reports whether readers speak between two lines.
func (d *search) talk(from, to int) bool {
	for i := max(from, to-widest); i < to; i++ {
		if d.talks(&d.lines[i]) {
			return true
		}
	}
	return false
}

// listEnd is the line behind a list that a colon opens in the line before at or
// in that one; at if there is none.
func (d *search) listEnd(at int) int {
	opens := func(i int) bool {
		return i >= 0 && i < len(d.lines) && d.lines[i].is == body && strings.HasSuffix(d.lines[i].In(d.text), ":")
	}
	if opens(at) {
		at++
	} else if !opens(at - 1) {
		return at
	}
	for at < len(d.lines) {
		if l := &d.lines[at]; l.is != address && (l.is != body || l.words < 3) || d.breaks(l) {
			break
		}
		at++
	}
	return at
}

// dropAll drops the lines from one to before another. What they tell of a page
// is told of others, but for a byline and the like right below the article,
// which is dropped later.
func (d *search) dropAll(from, to int) {
	const near = 8 // lines
	below := true
	for i := from; i < to; i++ {
		l := &d.lines[i]
		if below = below && i < from+near && !d.breaks(l); !below || l.is == body {
			d.lose(i)
		}
	}
}

// lose drops a line that tells nothing of the article, but perhaps that a machine
// made the page.
func (d *search) lose(i int) {
	if l := &d.lines[i]; i != d.title {
		d.facts.machine = d.facts.machine || l.is == disclaimer
		l.drop = true
	}
}

// titleOfDump takes of the lines above the running text the one with the most
// words that stand there; of two the one below, and one that stands twice before
// others.
func (p *page) titleOfDump() int {
	const (
		reach = 40 // lines
		least = 3  // words
		full  = 6  // content words: more make no better title
		twice = 0.2
	)
	end := min(p.first, len(p.lines))
	lead := p.topic(end, len(p.lines))
	count := map[string]int{}
	for i := range end {
		count[p.lines[i].key]++
	}
	best, at := 0.0, -1
	for i := max(0, end-reach); i < end; i++ {
		l := &p.lines[i]
		if l.drop || l.is != body || l.key == "" || l.words < least || l.words > titleLimit || l.mark == '.' || l.mark == '…' {
			continue
		}
		n := p.contents(l)
		score := lead.share(l.In(p.text)) * float64(min(n, full)) / full
		if count[l.key] > 1 {
			score += twice
		}
		if n > 0 && score >= best {
			best, at = score, i
		}
	}
	return at
}
