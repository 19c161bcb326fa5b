package store

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// Query is what somebody types into the search box: words, "a phrase",
// -without, start*, and conditions like from:2031-05-06 or person:marsk.
type Query struct {
	From, To  time.Time // published on this day or later; before this one
	Outlets   []string  // any of these: names or IDs
	Langs     []string  // any of these
	Persons   []string  // all of these are named in the story
	Places    []string
	Quotes    []string // these words are quoted in the story
	Numbers   []Range  // all of these stand in the story's articles
	Conflict  bool     // its outlets contradict one another
	Change    bool     // something in it has changed
	Problems  []Problem
	days      [2]string // From and To as they were typed
	terms     []queryTerm
	mostWords int // that may still be asked for
	tooMany   bool
}

// Range is a figure that is looked for, or all between two.
type Range struct{ Low, High float64 }

// Problem is a condition that was not understood and is passed over.
type Problem struct {
	Operator string // "from"; "" for the words
	Value    string
	Want     Want
}

// Want is what a condition needs instead.
type Want string

// What conditions can need.
const (
	WantDay    Want = "day"
	WantNumber Want = "number"
	WantHas    Want = "has"
	WantValue  Want = "value"
	WantPlus   Want = "plus" // it cannot be turned round with a minus
	WantFewer  Want = "fewer"
	WantLonger Want = "longer" // a start of a word
)

// queryTerm is one condition of a query: words that stand one behind another.
type queryTerm struct {
	words   []string
	raw     string // as it was typed
	without bool   // an article that has them is not meant
	start   bool   // the last word is only the start of one
	phrase  bool
}

// Bounds of a query: its words, and its conditions.
const (
	mostTerms      = 32
	mostConditions = 12
	longestQuery   = 4000 // bytes
	leastStart     = 3    // letters before a star: shorter ones begin half of all words
)

// operators are the conditions by name; each takes its value and says what it
// needs if it cannot use it.
var operators = map[string]func(q *Query, value string) Want{
	"from": func(q *Query, v string) Want { return q.day(0, v) },
	"to":   func(q *Query, v string) Want { return q.day(1, v) },
	"outlet": func(q *Query, v string) Want {
		q.Outlets = append(q.Outlets, v)
		return ""
	},
	"lang": func(q *Query, v string) Want {
		q.Langs = append(q.Langs, strings.ToLower(v))
		return ""
	},
	"person": func(q *Query, v string) Want { return named(&q.Persons, v) },
	"place":  func(q *Query, v string) Want { return named(&q.Places, v) },
	"quote": func(q *Query, v string) Want {
		ws := q.few(words(v, text.Span{End: len(v)}))
		switch {
		case len(ws) == 0 && q.tooMany:
			return WantFewer
		case len(ws) == 0:
			return WantValue
		}
		q.Quotes = append(q.Quotes, v)
		return ""
	},
	"number": func(q *Query, v string) Want {
		r, ok := rangeOf(v)
		if !ok {
			return WantNumber
		}
		q.Numbers = append(q.Numbers, r)
		return ""
	},
	"has": func(q *Query, v string) Want {
		switch strings.ToLower(v) {
		case "conflict", "conflicts":
			q.Conflict = true
		case "change", "changes":
			q.Change = true
		default:
			return WantHas
		}
		return ""
	},
}

func named(list *[]string, v string) Want {
	if len(NameWords(v)) == 0 {
		return WantValue
	}
	*list = append(*list, v)
	return ""
}

// few takes words if so many may still be asked for.
func (q *Query) few(ws []string) []string {
	if len(ws) > q.mostWords {
		q.tooMany = true
		return nil
	}
	q.mostWords -= len(ws)
	return ws
}

// problem notes what was passed over, as far as anybody would read it.
func (q *Query) problem(p Problem) {
	if len(q.Problems) < mostConditions {
		q.Problems = append(q.Problems, p)
	}
}

// day reads a day, month or year as the start or the end of the time asked for.
func (q *Query) day(end int, v string) Want {
	for _, form := range []struct {
		layout      string
		years, m, d int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		t, err := time.Parse(form.layout, v)
		if err != nil || t.Year() < 1 {
			continue
		}
		if q.days[end] = v; end == 1 {
			q.To = t.AddDate(form.years, form.m, form.d)
		} else {
			q.From = t
		}
		return ""
	}
	return WantDay
}

// rangeOf reads "212", "19,000", "1.5", and "200..300".
func rangeOf(v string) (Range, bool) {
	low, high, is := strings.Cut(v, "..")
	a, ok := number(low)
	if !ok || !is {
		return Range{a, a}, ok
	}
	b, ok := number(high)
	return Range{min(a, b), max(a, b)}, ok
}

const longestNumber = 40

func number(v string) (float64, bool) {
	if v = strings.ReplaceAll(v, ",", ""); strings.HasPrefix(v, ".") {
		v = "0" + v
	}
	if v == "" || strings.Trim(v, "0123456789.") != "" || len(v) > longestNumber {
		return 0, false
	}
	f, err := strconv.ParseFloat(v, 64)
	return f, err == nil && !math.IsInf(f, 0)
}

// ParseQuery reads a query. It fails on nothing: marks that mean nothing are
// passed over, and a condition that cannot be is among the problems.
func ParseQuery(s string) Query {
	q := Query{mostWords: mostTerms, tooMany: len(s) > longestQuery}
	s = s[:min(len(s), longestQuery)]
	rest := strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '“' || r == '”' || r == '„' || r == '«' || r == '»':
			return '"'
		case unicode.IsControl(r) || r == unicode.ReplacementChar:
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, " ")))
	conditions := 0
	for rest != "" && q.mostWords > 0 {
		var t queryTerm
		if t.without = rest[0] == '-' || rest[0] == '!'; t.without {
			rest = strings.TrimLeft(rest, "-! ")
		}
		if name, after, is := operator(rest); is {
			var value string
			if quoted, ok := strings.CutPrefix(after, `"`); ok {
				value, rest, _ = strings.Cut(quoted, `"`)
			} else {
				value, rest = untilSpace(after)
			}
			value = strings.Join(strings.Fields(value), " ")
			want := WantValue
			switch conditions++; {
			case t.without:
				want = WantPlus
			case conditions > mostConditions:
				want = WantFewer
			case value != "":
				want = operators[name](&q, value)
			}
			if want != "" {
				q.problem(Problem{name, value, want})
			}
			rest = strings.TrimSpace(rest)
			continue
		}
		if quoted, ok := strings.CutPrefix(rest, `"`); ok {
			t.phrase = true
			t.raw, rest, _ = strings.Cut(quoted, `"`)
		} else {
			t.raw, rest = untilSpace(rest)
			t.start = strings.HasSuffix(t.raw, "*")
		}
		t.words = words(t.raw, text.Span{End: len(t.raw)})
		if t.start && len(t.words) > 0 { // a start is no word, and has no stem
			t.words[len(t.words)-1] = ""
			if last := NameWords(t.raw); len(last) > 0 {
				t.words[len(t.words)-1] = last[len(last)-1]
			}
			if utf8.RuneCountInString(t.words[len(t.words)-1]) < leastStart {
				q.problem(Problem{Value: t.raw, Want: WantLonger})
				t.words = nil
			}
		}
		same := func(o queryTerm) bool {
			return o.without == t.without && o.start == t.start && slices.Equal(o.words, t.words)
		}
		if !slices.ContainsFunc(q.terms, same) {
			if t.words = q.few(t.words); len(t.words) > 0 {
				q.terms = append(q.terms, t)
			}
		}
		rest = strings.TrimSpace(rest)
	}
	if q.tooMany || rest != "" {
		q.problem(Problem{Want: WantFewer})
	}
	return q
}

// operator finds "from:" at the start of s.
func operator(s string) (name, rest string, is bool) {
	i := strings.IndexByte(s, ':')
	if i < 0 || i > 8 {
		return "", "", false
	}
	name = strings.ToLower(s[:i])
	_, is = operators[name]
	return name, s[i+1:], is
}

func untilSpace(s string) (part, rest string) {
	end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
	if end < 0 {
		end = len(s)
	}
	return s[:end], s[end:]
}

// isWordRune reports whether a rune is of a word of the index.
func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// String writes the query in one way, whatever order and marks it was typed
// with; it reads as the same query.
func (q Query) String() string {
	var parts []string
	put := func(name string, values ...string) {
		values = slices.Clone(values)
		slices.Sort(values)
		for _, v := range slices.Compact(values) {
			if strings.ContainsFunc(v, unicode.IsSpace) {
				v = `"` + v + `"`
			}
			parts = append(parts, name+":"+v)
		}
	}
	for i, name := range []string{"from", "to"} {
		if q.days[i] != "" {
			put(name, q.days[i])
		}
	}
	put("outlet", q.Outlets...)
	put("lang", q.Langs...)
	put("person", q.Persons...)
	put("place", q.Places...)
	put("quote", q.Quotes...)
	var numbers []string
	for _, r := range q.Numbers {
		n := strconv.FormatFloat(r.Low, 'f', -1, 64)
		if r.High > r.Low {
			n += ".." + strconv.FormatFloat(r.High, 'f', -1, 64)
		}
		numbers = append(numbers, n)
	}
	put("number", numbers...)
	if q.Conflict {
		put("has", "conflict")
	}
	if q.Change {
		put("has", "change")
	}
	for _, t := range q.terms {
		s := t.raw
		if t.phrase {
			s = `"` + strings.Join(strings.Fields(s), " ") + `"`
		}
		if t.without {
			s = "-" + s
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, " ")
}

// Empty reports whether the query asks for nothing.
func (q Query) Empty() bool {
	return !q.wordy() && !q.Conflict && !q.Change && q.From.IsZero() && q.To.IsZero() &&
		len(q.Outlets)+len(q.Langs)+len(q.Persons)+len(q.Places)+len(q.Numbers) == 0
}

// wordy reports whether words are asked for, of the text or of quotations.
func (q Query) wordy() bool {
	return len(q.Quotes) > 0 || slices.ContainsFunc(q.terms, func(t queryTerm) bool { return !t.without })
}

// sought are the words to be found in an article, those of quotations as well.
func (q Query) sought() []queryTerm {
	out := slices.Clone(q.terms)
	for _, v := range q.Quotes {
		ws := words(v, text.Span{End: len(v)})
		out = append(out, queryTerm{words: ws[:min(len(ws), mostTerms)], phrase: true})
	}
	return out
}

// Passage is a stretch of an article with the words of a query in it.
type Passage struct {
	article.Passage
	Marks []text.Span // in the article's text
}

// Passages returns the sentences of an article that have most of what the query
// asks for, at most n, the best first.
func (q Query) Passages(a *article.Article, n int) []Passage {
	m := q.marker()
	type scored struct {
		Passage
		kinds int
	}
	var all []scored
	for i, s := range a.Sentences {
		if !a.Prose(i) {
			continue
		}
		marks, kinds := m.mark(a.Text, s.Span)
		if kinds > 0 {
			all = append(all, scored{Passage{a.At(s.Span), marks}, kinds})
		}
	}
	slices.SortStableFunc(all, func(x, y scored) int { return cmp.Compare(y.kinds, x.kinds) })
	var out []Passage
	for _, s := range all[:min(len(all), n)] {
		out = append(out, s.Passage)
	}
	return out
}

// Marks are the words of the query in a stretch of text.
func (q Query) Marks(s string) []text.Span {
	marks, _ := q.marker().mark(s, text.Span{End: len(s)})
	return marks
}

// marker finds the words of a query.
type marker struct {
	terms  []queryTerm
	names  [][]string           // of persons and places
	plains bool                 // words are compared as they stand too
	firsts [utf8.RuneSelf]bool  // with what the words asked for begin
	forms  map[string][2]string // of words seen before: as the index has it, and plain
}

func (q Query) marker() marker {
	m := marker{forms: map[string][2]string{}}
	for _, t := range q.sought() {
		if !t.without {
			m.terms = append(m.terms, t)
			m.plains = m.plains || t.start
		}
	}
	for _, n := range slices.Concat(q.Persons, q.Places) {
		m.names = append(m.names, NameWords(n))
		m.plains = true
	}
	for _, t := range m.terms {
		m.begins(t.words)
	}
	for _, n := range m.names {
		m.begins(n)
	}
	return m
}

// begins notes with what words begin.
func (m *marker) begins(words []string) {
	for _, w := range words {
		if w != "" && w[0] < utf8.RuneSelf {
			m.firsts[w[0]] = true
		}
	}
}

// another stands for a word that begins otherwise than all that are asked for: no
// stem changes that, and most need not be found.
const another = "-"

// form is a word as the index has it, and as it stands, folded.
func (m marker) form(t text.Token, s string) (indexed, plain string) {
	if c := t.Lower[0]; (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') && !m.firsts[c] {
		return another, another
	}
	word := t.In(s)
	if f, ok := m.forms[word]; ok {
		return f[0], f[1]
	}
	indexed = term(t.Lower)
	if m.plains {
		plain = strings.Join(NameWords(word), "")
	}
	m.forms[word] = [2]string{indexed, plain}
	return indexed, plain
}

// mark returns where the words stand in a stretch, and how many of the things
// asked for do.
func (m marker) mark(s string, in text.Span) (marks []text.Span, kinds int) {
	type word struct {
		text.Span
		term, plain string
	}
	var ws []word
	for _, t := range text.Tokens(s, in) {
		if t.Kind != text.Word && t.Kind != text.Number {
			continue
		}
		if w, plain := m.form(t, s); w != "" {
			ws = append(ws, word{t.Span, w, plain})
		}
	}
	found := func(length int, is func(i, k int) bool) {
		before := len(marks)
		for i := 0; i+length <= len(ws); i++ {
			all := true
			for k := 0; k < length && all; k++ {
				all = is(i, k)
			}
			if all {
				marks = append(marks, text.Span{Start: ws[i].Start, End: ws[i+length-1].End})
			}
		}
		if len(marks) > before {
			kinds++
		}
	}
	for _, t := range m.terms {
		last := len(t.words) - 1
		found(len(t.words), func(i, k int) bool {
			if t.start && k == last {
				return strings.HasPrefix(ws[i+k].plain, t.words[k])
			}
			return ws[i+k].term == t.words[k]
		})
	}
	for _, n := range m.names {
		found(len(n), func(i, k int) bool { return ws[i+k].plain == n[k] })
	}
	slices.SortFunc(marks, text.Compare)
	var out []text.Span
	for _, sp := range marks {
		if last := len(out) - 1; last >= 0 && out[last].End >= sp.Start {
			out[last].End = max(out[last].End, sp.End)
		} else {
			out = append(out, sp)
		}
	}
	return out, kinds
}

// match writes a query for the database; false if it asks for no word. The words
// hold letters and digits only, so that nothing in them can be taken for syntax.
// With any, an article need have only one of the words. Of each group of marks it
// has to have one.
func (d dialect) match(terms []queryTerm, marks [][]string, any bool) (string, bool) {
	var with, without []string
	for _, t := range terms {
		var s string
		if d.numbered {
			quoted := make([]string, len(t.words))
			for i, w := range t.words {
				quoted[i] = d.quoted(w)
			}
			if t.start {
				quoted[len(quoted)-1] += ":*"
			}
			s = "(" + strings.Join(quoted, " <-> ") + ")"
		} else {
			s = d.quoted(strings.Join(t.words, " "))
			if t.start {
				s += " *"
			}
		}
		if t.without {
			without = append(without, s)
		} else {
			with = append(with, s)
		}
	}
	if len(with) == 0 {
		return "", false
	}
	all, or, not := " AND ", " OR ", "(%s) NOT (%s)"
	if d.numbered {
		all, or, not = " & ", " | ", "(%s) & !(%s)"
	}
	and := all
	if any {
		and = or
	}
	q := strings.Join(with, and)
	if len(without) > 0 {
		q = fmt.Sprintf(not, q, strings.Join(without, or))
	}
	for _, group := range marks {
		quoted := make([]string, len(group))
		for i, m := range group {
			quoted[i] = d.quoted(m)
		}
		q = "(" + strings.Join(quoted, or) + ")" + all + "(" + q + ")"
	}
	return q, true
}

// quoted writes a word of the index for a query.
func (d dialect) quoted(w string) string {
	if d.numbered {
		return "'" + w + "'"
	}
	return `"` + w + `"`
}
