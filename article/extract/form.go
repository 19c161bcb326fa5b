package extract

import (
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic/text/lang"
)

// formWord is one place of a lang.LineForm.
type formWord struct {
	any      []string // the words that fit
	number   bool
	unit     bool
	optional bool
}

func compileForms(forms []lang.LineForm) [][]formWord {
	out := make([][]formWord, len(forms))
	for i, f := range forms {
		for _, w := range strings.Fields(f.Words) {
			var fw formWord
			w, fw.optional = strings.CutSuffix(w, "?")
			for _, a := range strings.Split(w, "|") {
				switch a {
				case "#":
					fw.number = true
				case "@":
					fw.unit = true
				default:
					fw.any = append(fw.any, a)
				}
			}
			out[i] = append(out[i], fw)
		}
	}
	return out
}

// maxFormWords is the length of the longest line that a form fits.
const maxFormWords = 12

// form finds the form that a line's key has as a whole, and its first number.
func (p *page) form(key string) (is lang.Datum, n int, ok bool) {
	if key == "" || len(key) > 80 {
		return 0, 0, false
	}
	words := formTokens(key)
	if len(words) == 0 || len(words) > maxFormWords {
		return 0, 0, false
	}
	for i, f := range p.forms {
		if p.fits(f, words) {
			return p.lang.Furniture.Forms[i].Is, firstNumber(words), true
		}
	}
	return 0, 0, false
}

// fits reports whether the words are the form, all of it. Forms are short, so
// trying both ways at each optional word is cheap.
func (p *page) fits(f []formWord, words []string) bool {
	if len(f) == 0 {
		return len(words) == 0
	}
	if len(words) > 0 && p.fitsWord(&f[0], words[0]) && p.fits(f[1:], words[1:]) {
		return true
	}
	return f[0].optional && p.fits(f[1:], words)
}

func (p *page) fitsWord(f *formWord, w string) bool {
	if w[0] >= '0' && w[0] <= '9' {
		return f.number
	}
	for _, a := range f.any {
		if a == w {
			return true
		}
	}
	return f.unit && p.lang.Furniture.TimeUnits.Has(w)
}

// formTokens cuts a key into words and numbers; "3min" is two, "1.2k" one.
func formTokens(key string) []string {
	out := make([]string, 0, 8)
	for i := 0; i < len(key); {
		from := i
		switch c := key[i]; {
		case c >= '0' && c <= '9':
			for i < len(key) && (key[i] >= '0' && key[i] <= '9' || key[i] == '.' || key[i] == ',' || key[i] == '+') {
				i++
			}
			if i < len(key) && key[i] == 'k' && (i+1 == len(key) || key[i+1] == ' ') {
				i++
			}
			out = append(out, key[from:i])
		case c == '/':
			i++
			out = append(out, "/")
		case c >= 'a' && c <= 'z' || c >= 0x80:
			for i < len(key) && (key[i] >= 'a' && key[i] <= 'z' || key[i] >= 0x80 || key[i] == '\'') {
				i++
			}
			out = append(out, key[from:i])
		default:
			i++
		}
		if len(out) > maxFormWords {
			return out
		}
	}
	return out
}

func firstNumber(words []string) int {
	for _, w := range words {
		if w[0] >= '0' && w[0] <= '9' {
			n, _ := strconv.Atoi(strings.NewReplacer(",", "", ".", "").Replace(w))
			return n
		}
	}
	return 0
}
