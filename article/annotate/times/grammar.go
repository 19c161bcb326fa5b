package times

import (
	"strings"

	"github.com/synoptic-news/synoptic/text/lang"
)

// grammar is a language's forms as a tree: each path from the root is one way
// to write a time. The tree is built once and only read afterwards.
type grammar struct {
	words *lang.Times
	lex   map[string]*lexeme
	root  node
	named uint // how many words the forms name
	// digits are the root's edges that a token of digits may take.
	digits []int
	// digitMask are the classes that digits may begin.
	digitMask mask
}

// lexeme is everything a spelling can be.
type lexeme struct {
	readings []lang.TimeWord
	literal  string // set if a form names the word itself
	bit      uint64 // of that word among the words that forms name, see edge
	roots    []int  // the root's edges it may take
	mask     mask   // the classes it may begin

	tense     lang.Tense // what it says about when something happens
	auxiliary bool       // it may stand before a participle
}

// mask is a set of classes, one bit each.
type mask uint64

func (l *lexeme) is(c lang.TimeClass) *lang.TimeWord {
	if l == nil {
		return nil
	}
	for i := range l.readings {
		if l.readings[i].Class == c {
			return &l.readings[i]
		}
	}
	return nil
}

// node is a place in the tree; form is set where a form may end.
type node struct {
	edges   []edge
	form    *lang.TimeForm
	request bool // the form is one of requests, which go before the others
}

// edge is one element of a form: any of its options.
type edge struct {
	name    string // as written in the form
	options []option
	mask    mask   // of the options' classes
	bits    uint64 // of the options' words: one that has none of them is none of them
	to      *node
}

// option is a word or a class of words.
type option struct {
	class class
	word  *lexeme // of a literal
}

// class is a class of words as the forms name it.
type class uint8

const (
	literal class = iota
	num
	day
	ord
	month
	weekday
	weekdays
	year
	unit
	units
	seasonClass
	part
	near
	shift
	side
	approx
	holiday
	meridiem
	zone
	reference
	repeat
	decade
	decadeName
	noon
	mm
	dd
	yy
	minute
	hhmm
	clockTime
	dayNumber
	lastClass = dayNumber
)

// classes are the names of the classes in forms.
var classes = map[string]class{
	"NUM": num, "DAY": day, "ORD": ord, "MONTH": month, "WDAY": weekday, "WDAYS": weekdays, "YEAR": year,
	"UNIT": unit, "UNITS": units, "SEASON": seasonClass, "PART": part, "NEAR": near, "SHIFT": shift, "EDGE": side,
	"APPROX": approx, "HOLIDAY": holiday, "MERIDIEM": meridiem, "ZONE": zone, "REF": reference,
	"REPEAT": repeat, "DECADE": decade, "DECADENAME": decadeName, "NOON": noon, "MM": mm, "DD": dd, "YY": yy,
	"MIN": minute, "HHMM": hhmm, "CLOCK": clockTime, "DAYNUM": dayNumber,
}

// tableClass tells which class of the language's table a class stands for, for
// those that are a word of that table and nothing more.
var tableClass = map[class]lang.TimeClass{
	month: lang.Month, weekday: lang.Weekday, weekdays: lang.Weekdays, unit: lang.Unit, units: lang.Units,
	seasonClass: lang.Season, part: lang.DayPart, near: lang.NearDay, shift: lang.Shift, side: lang.Edge,
	approx: lang.Approx, holiday: lang.Holiday, meridiem: lang.Meridiem, zone: lang.Zone,
	reference: lang.Reference, repeat: lang.Repeat, decadeName: lang.DecadeName, noon: lang.NoonClock,
}

// compile builds the tree of a language, with the forms of requests if those are
// asked for. A form with an unknown class is a bug
// in the table and panics.
func compile(words *lang.Times, requests bool) *grammar {
	g := &grammar{words: words, lex: map[string]*lexeme{}}
	for w, readings := range words.Words.All() {
		g.lex[w] = &lexeme{readings: readings}
	}
	for w := range words.One.Words() { // a word that no form need name
		g.lex[w] = &lexeme{literal: w}
	}
	for w, t := range words.Tense.All() {
		g.word(w).tense = t
	}
	for w := range words.Auxiliary.Words() {
		g.word(w).auxiliary = true
	}
	lists := [][]lang.TimeForm{words.Forms}
	if requests {
		lists = [][]lang.TimeForm{words.Requests.Forms, words.Forms}
	}
	for k, forms := range lists {
		for i := range forms {
			for _, path := range expand(forms[i].Form) {
				g.add(path, &forms[i], k < len(lists)-1)
			}
		}
	}
	g.index()
	return g
}

// word returns the entry of a word, making it if needed.
func (g *grammar) word(w string) *lexeme {
	l := g.lex[w]
	if l == nil {
		l = &lexeme{}
		g.lex[w] = l
	}
	return l
}

// add puts one path into the tree. The first form to use a path keeps it.
func (g *grammar) add(path []string, f *lang.TimeForm, request bool) {
	at := &g.root
	for _, name := range path {
		at = g.step(at, name)
	}
	if at.form == nil {
		at.form, at.request = f, request
	}
}

// step returns the node behind the edge of that name, making it if needed.
func (g *grammar) step(at *node, name string) *node {
	for _, e := range at.edges {
		if e.name == name {
			return e.to
		}
	}
	e := edge{name: name, to: &node{}}
	for alternative := range strings.SplitSeq(name, "|") {
		var o option
		if strings.ToUpper(alternative) == alternative && strings.ToLower(alternative) != alternative {
			c, ok := classes[alternative]
			if !ok {
				panic("times: unknown class " + alternative)
			}
			o = option{class: c}
		} else {
			l := g.word(alternative)
			if l.literal == "" || l.bit == 0 {
				l.literal, l.bit = alternative, 1<<(g.named%64)
				g.named++
			}
			o.word = l
			e.bits |= l.bit
		}
		e.options = append(e.options, o)
		e.mask |= 1 << o.class
	}
	at.edges = append(at.edges, e)
	return e.to
}

// index notes for each word which edges of the root it may take, so that a word
// that begins no time costs one look-up.
func (g *grammar) index() {
	for i, e := range g.root.edges {
		for _, o := range e.options {
			if o.takesDigits() {
				g.digits = append(g.digits, i)
				break
			}
		}
	}
	for c := literal; c <= lastClass; c++ {
		if (option{class: c}).takesDigits() {
			g.digitMask |= 1 << c
		}
	}
	for _, l := range g.lex {
		if l.literal == "" && len(l.readings) == 0 {
			continue // a verb
		}
		if l.literal != "" {
			l.mask = 1 << literal
		}
		for c := literal + 1; c <= lastClass; c++ {
			if (option{class: c}).begins(l, g.words) {
				l.mask |= 1 << c
			}
		}
		for i, e := range g.root.edges {
			for _, o := range e.options {
				if o.begins(l, g.words) {
					l.roots = append(l.roots, i)
					break
				}
			}
		}
	}
}

func (o option) takesDigits() bool {
	switch o.class {
	case num, day, ord, year, decade, mm, dd, yy, minute, hhmm, clockTime, dayNumber:
		return true
	}
	return false
}

// begins reports whether the word may be the first of what o stands for.
func (o option) begins(l *lexeme, words *lang.Times) bool {
	if o.class == literal {
		return l == o.word
	}
	if c, ok := tableClass[o.class]; ok {
		return l.is(c) != nil
	}
	switch o.class {
	case num, year:
		return words.One.Has(l.literal) || l.is(lang.Numeral) != nil || l.is(lang.Magnitude) != nil ||
			l.is(lang.Many) != nil
	case day, ord:
		return l.is(lang.Ordinal) != nil || l.is(lang.Numeral) != nil
	case clockTime:
		return words.One.Has(l.literal) || l.is(lang.Numeral) != nil || l.is(lang.NoonClock) != nil || l.is(lang.ClockPart) != nil
	case dayNumber:
		return l.is(lang.Numeral) != nil
	}
	return false
}

// expand writes out every path of a form: "a? (b c)?" is "", "a", "b c" and
// "a b c", of which the empty one is left out.
func expand(form string) [][]string {
	paths, _ := sequence(strings.Fields(parentheses.Replace(form)))
	kept := paths[:0]
	for _, p := range paths {
		if len(p) > 0 {
			kept = append(kept, p)
		}
	}
	return kept
}

// parentheses sets them apart from words.
var parentheses = strings.NewReplacer("(", " ( ", ")?", " )? ", ")", " ) ")

// sequence expands words up to a closing parenthesis and returns the rest.
func sequence(words []string) (paths [][]string, rest []string) {
	paths = [][]string{nil}
	for len(words) > 0 {
		w := words[0]
		words = words[1:]
		var inner [][]string
		optional := false
		switch {
		case w == "(":
			inner, words = sequence(words)
			optional = words[0] == ")?"
			words = words[1:]
		case w == ")" || w == ")?":
			return paths, append([]string{w}, words...)
		default:
			optional = strings.HasSuffix(w, "?")
			inner = [][]string{strings.Split(strings.TrimSuffix(w, "?"), "_")}
		}
		paths = product(paths, inner, optional)
	}
	return paths, nil
}

// product puts every tail behind every head, and keeps the bare heads if the
// tails are optional.
func product(heads, tails [][]string, optional bool) [][]string {
	var out [][]string
	for _, h := range heads {
		for _, t := range tails {
			out = append(out, append(append([]string(nil), h...), t...))
		}
		if optional {
			out = append(out, h)
		}
	}
	return out
}
