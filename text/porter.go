package text

import "bytes"

// porter is the stem of a word of the letters a to z and apostrophes by
// Snowball's English stemmer, Porter 2 (snowballstem.org/algorithms/english),
// whose names for the steps and regions are used here. It works in one buffer:
// each word of each article is stemmed, and again with each page it is on.
func porter(word string) string {
	if len(word) <= 2 {
		return word
	}
	if s, ok := irregular[word]; ok {
		return s
	}
	var room [48]byte
	w := stemmed{b: append(room[:0], word...)}
	w.prepare()
	w.step0()
	w.step1a()
	w.step1b()
	w.step1c()
	w.step2()
	w.step3()
	w.step4()
	w.step5()
	for i, c := range w.b {
		if c == 'Y' {
			w.b[i] = 'y'
		}
	}
	if string(w.b) == word {
		return word
	}
	return string(w.b)
}

// irregular are the words whose stems no rule gives.
var irregular = map[string]string{
	"skis": "ski", "skies": "sky", "sky": "sky",
	"dying": "die", "lying": "lie", "tying": "tie",
	"idly": "idl", "gently": "gentl", "ugly": "ugli", "early": "earli", "only": "onli", "singly": "singl",
	"news": "news", "howe": "howe", "atlas": "atlas", "cosmos": "cosmos", "bias": "bias", "andes": "andes",
	"inning": "inning", "innings": "inning", "outing": "outing", "outings": "outing",
	"canning": "canning", "cannings": "canning", "herring": "herring", "herrings": "herring",
	"earring": "earring", "earrings": "earring",
	"proceed": "proceed", "proceeds": "proceed", "proceeded": "proceed", "proceeding": "proceed",
	"exceed": "exceed", "exceeds": "exceed", "exceeded": "exceed", "exceeding": "exceed",
	"succeed": "succeed", "succeeds": "succeed", "succeeded": "succeed", "succeeding": "succeed",
}

// stemmed is a word on its way to its stem. A y that is no vowel is written Y.
type stemmed struct {
	b      []byte
	r1, r2 int // where the regions begin: what a step may cut off
}

// ending is what a word may end in and what takes its place.
type ending struct{ has, gets string }

// endings are those of a step by their last letter, each before those that it
// ends in.
type endings [26][]ending

func byLast(all ...ending) (out endings) {
	for _, e := range all {
		c := e.has[len(e.has)-1] - 'a'
		out[c] = append(out[c], e)
	}
	return out
}

var (
	step2Endings = byLast(
		ending{"ational", "ate"}, ending{"fulness", "ful"}, ending{"iveness", "ive"}, ending{"ization", "ize"}, ending{"ousness", "ous"},
		ending{"biliti", "ble"}, ending{"lessli", "less"}, ending{"tional", "tion"}, ending{"alism", "al"}, ending{"aliti", "al"},
		ending{"ation", "ate"}, ending{"entli", "ent"}, ending{"fulli", "ful"}, ending{"iviti", "ive"}, ending{"ousli", "ous"},
		ending{"anci", "ance"}, ending{"abli", "able"}, ending{"alli", "al"}, ending{"ator", "ate"}, ending{"enci", "ence"},
		ending{"izer", "ize"}, ending{"bli", "ble"}, ending{"ogi", "og"}, ending{"li", ""})
	step3Endings = byLast(
		ending{"ational", "ate"}, ending{"tional", "tion"}, ending{"alize", "al"}, ending{"icate", "ic"}, ending{"ative", ""},
		ending{"iciti", "ic"}, ending{"ical", "ic"}, ending{"ful", ""}, ending{"ness", ""})
	step4Endings = byLast(
		ending{has: "ement"}, ending{has: "ance"}, ending{has: "ence"}, ending{has: "able"}, ending{has: "ible"}, ending{has: "ment"},
		ending{has: "ent"}, ending{has: "ant"}, ending{has: "ism"}, ending{has: "ate"}, ending{has: "iti"}, ending{has: "ous"},
		ending{has: "ive"}, ending{has: "ize"}, ending{has: "ion"}, ending{has: "al"}, ending{has: "er"}, ending{has: "ic"})
)

// in is the longest ending of a step that the word has, the zero one if it has
// none.
func (w *stemmed) in(es *endings) ending {
	if len(w.b) == 0 {
		return ending{}
	}
	c := w.b[len(w.b)-1] - 'a'
	if c >= 26 {
		return ending{}
	}
	for _, e := range es[c] {
		if w.ends(e.has) {
			return e
		}
	}
	return ending{}
}

func (w *stemmed) ends(s string) bool {
	n := len(w.b) - len(s)
	return n >= 0 && string(w.b[n:]) == s
}

// put puts another ending in place of the last n letters.
func (w *stemmed) put(n int, s string) {
	w.b = append(w.b[:len(w.b)-n], s...)
	w.r1, w.r2 = min(w.r1, len(w.b)), min(w.r2, len(w.b))
}

// before is the letter before the last n, 0 if there is none.
func (w *stemmed) before(n int) byte {
	if n >= len(w.b) {
		return 0
	}
	return w.b[len(w.b)-n-1]
}

func isVowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// hasVowel reports whether there is a vowel among the first n letters.
func (w *stemmed) hasVowel(n int) bool {
	for i := 0; i < n; i++ {
		if isVowel(w.b[i]) {
			return true
		}
	}
	return false
}

// prepare finds the regions.
func (w *stemmed) prepare() {
	for len(w.b) > 1 && w.b[0] == '\'' {
		w.b = w.b[1:]
	}
	for i, c := range w.b {
		if c == 'y' && (i == 0 || isVowel(w.b[i-1])) {
			w.b[i] = 'Y'
		}
	}
	w.r1 = -1
	for _, p := range []string{"gener", "commun", "arsen"} {
		if bytes.HasPrefix(w.b, []byte(p)) {
			w.r1 = len(p)
		}
	}
	if w.r1 < 0 {
		w.r1 = w.region(0)
	}
	w.r2 = w.region(w.r1)
}

// region is what comes after the first consonant that follows a vowel, from a
// place on.
func (w *stemmed) region(from int) int {
	for i := from + 1; i < len(w.b); i++ {
		if isVowel(w.b[i-1]) && !isVowel(w.b[i]) {
			return i + 1
		}
	}
	return len(w.b)
}

// endsShort reports whether the first n letters end in a short syllable.
func (w *stemmed) endsShort(n int) bool {
	if n == 2 {
		return isVowel(w.b[0]) && !isVowel(w.b[1])
	}
	if n < 3 {
		return false
	}
	c := w.b[n-1]
	return !isVowel(c) && c != 'w' && c != 'x' && c != 'Y' && isVowel(w.b[n-2]) && !isVowel(w.b[n-3])
}

// step0 takes the genitive off.
func (w *stemmed) step0() {
	for _, s := range []string{"'s'", "'s", "'"} {
		if w.ends(s) {
			w.put(len(s), "")
			return
		}
	}
}

// step1a takes the plural off.
func (w *stemmed) step1a() {
	switch {
	case w.ends("sses"):
		w.put(2, "")
	case w.ends("ied"), w.ends("ies"):
		if len(w.b) > 4 {
			w.put(2, "")
		} else {
			w.put(1, "")
		}
	case w.ends("us"), w.ends("ss"):
	case w.ends("s") && w.hasVowel(len(w.b)-2):
		w.put(1, "")
	}
}

// step1b takes -ed and -ing off.
func (w *stemmed) step1b() {
	for _, s := range []string{"eedly", "ingly", "edly", "ing", "eed", "ed"} {
		if !w.ends(s) {
			continue
		}
		n := len(s)
		switch {
		case s[:2] == "ee":
			if n <= len(w.b)-w.r1 {
				w.put(n, "ee")
			}
		case w.hasVowel(len(w.b) - n):
			r1, r2 := w.r1, w.r2
			w.put(n, "")
			switch {
			case w.ends("at"), w.ends("bl"), w.ends("iz"):
				w.b = append(w.b, 'e')
			case w.doubled():
				w.b = w.b[:len(w.b)-1]
			case w.r1 >= len(w.b) && w.endsShort(len(w.b)):
				w.b = append(w.b, 'e')
				r1, r2 = len(w.b), len(w.b)
			}
			w.r1, w.r2 = min(r1, len(w.b)), min(r2, len(w.b))
		}
		return
	}
}

// doubled reports whether the word ends in a consonant that is written twice.
func (w *stemmed) doubled() bool {
	if len(w.b) < 2 || w.b[len(w.b)-2] != w.b[len(w.b)-1] {
		return false
	}
	switch w.b[len(w.b)-1] {
	case 'b', 'd', 'f', 'g', 'm', 'n', 'p', 'r', 't':
		return true
	}
	return false
}

// step1c makes a last y after a consonant an i.
func (w *stemmed) step1c() {
	if n := len(w.b); n > 2 && (w.b[n-1] == 'y' || w.b[n-1] == 'Y') && !isVowel(w.b[n-2]) {
		w.b[n-1] = 'i'
	}
}

func (w *stemmed) step2() {
	e := w.in(&step2Endings)
	n := len(e.has)
	if n == 0 || n > len(w.b)-w.r1 {
		return
	}
	switch e.has {
	case "li":
		switch w.before(2) {
		case 'c', 'd', 'e', 'g', 'h', 'k', 'm', 'n', 'r', 't':
		default:
			return
		}
	case "ogi":
		if w.before(3) != 'l' {
			return
		}
	}
	w.put(n, e.gets)
}

func (w *stemmed) step3() {
	e := w.in(&step3Endings)
	n := len(e.has)
	if n == 0 || n > len(w.b)-w.r1 || e.has == "ative" && n > len(w.b)-w.r2 {
		return
	}
	w.put(n, e.gets)
}

func (w *stemmed) step4() {
	e := w.in(&step4Endings)
	n := len(e.has)
	if n == 0 || n > len(w.b)-w.r2 || e.has == "ion" && w.before(3) != 's' && w.before(3) != 't' {
		return
	}
	w.put(n, "")
}

// step5 takes a last e, or one of two l, off.
func (w *stemmed) step5() {
	last := len(w.b) - 1
	if w.r1 > last {
		return
	}
	switch c := w.b[last]; {
	case c == 'e' && (w.r2 <= last || !w.endsShort(last)):
		w.put(1, "")
	case c == 'l' && w.r2 <= last && w.before(1) == 'l':
		w.put(1, "")
	}
}
