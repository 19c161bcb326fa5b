package story

import (
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// Witnesses counts the independent origins behind the passages: a copy is not a
// second witness, and an aggregate is none.
func (s *Story) Witnesses(from []article.Passage) int {
	return Independent(from, func(p article.Passage) (*article.Article, string) {
		if r := s.Reading(p.Article); r != nil {
			return r.Article, r.Origin.Witness()
		}
		return nil, ""
	})
}

// Independent counts the origins behind passages. of gives the article of each
// and whose witness it is, "" for nobody's. Passages that tell something in
// nearly the same words have one origin, whatever their articles are to one
// another: a paragraph that two outlets share was written once. Words between
// quotation marks do not count for that: two outlets heard one speaker.
//
// The cost is that of the passages' words; beyond the first mostCompared only
// the witnesses are counted.
func Independent(from []article.Passage, of func(article.Passage) (*article.Article, string)) int {
	one := map[string]string{} // witness: another that is the same one
	find := func(w string) string {
		for one[w] != "" {
			w = one[w]
		}
		return w
	}
	seen := map[string]bool{}
	for _, p := range from {
		if _, w := of(p); w != "" {
			seen[w] = true
		}
	}
	if len(seen) < 2 { // nobody shares words with somebody else
		return len(seen)
	}
	type told struct {
		witness string
		runs    map[string]bool
	}
	var all []told
	for _, p := range from {
		a, w := of(p)
		if w == "" {
			continue
		}
		if len(all) == mostCompared {
			break
		}
		runs := runsOf(a.Words(p.Span))
		if n := a.SentenceAt(p.Span.Start); len(runs) == 0 && n >= 0 {
			runs = runsOf(a.Words(a.Sentences[n].Span)) // a few words of a sentence are as much a copy as it is
		}
		if len(runs) == 0 {
			continue
		}
		for _, o := range all {
			if x, y := find(o.witness), find(w); x != y && sameRuns(o.runs, runs) {
				one[y] = x
			}
		}
		all = append(all, told{w, runs})
	}
	return len(seen) - len(one)
}

const (
	mostCompared = 64
	fewestWords  = 9   // that two outlets do not find by chance
	runWords     = 4   // in a run
	sameShare    = 0.6 // of the shorter one's runs
)

// runsOf are the runs of words in a sentence, none of a short one.
func runsOf(sentence string) map[string]bool {
	told, words := toldWords(sentence)
	if len(words) < fewestWords {
		return nil
	}
	runs := make(map[string]bool, len(words))
	for i := runWords - 1; i < len(words); i++ {
		runs[told[words[i-runWords+1].Start:words[i].End]] = true
	}
	return runs
}

// sameRuns reports whether most of the smaller set's runs are in the other.
func sameRuns(a, b map[string]bool) bool {
	if len(b) < len(a) {
		a, b = b, a
	}
	n := 0
	for r := range a {
		if b[r] {
			n++
		}
	}
	return float64(n) >= sameShare*float64(len(a))
}

// toldWords are the words of a sentence outside quotation marks, in small letters
// with one space between them, and where each lies in that.
func toldWords(s string) (told string, words []text.Span) {
	var out strings.Builder
	out.Grow(len(s))
	words = make([]text.Span, 0, len(s)/5)
	start := -1 // of the word that goes on
	end := func() {
		if start >= 0 {
			words = append(words, text.Span{Start: start, End: out.Len()})
			out.WriteByte(' ')
			start = -1
		}
	}
	closing := rune(0)
	for _, r := range s {
		switch {
		case closing != 0:
			if r == closing {
				closing = 0
			}
		case quotes[r] != 0:
			end()
			closing = quotes[r]
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if start < 0 {
				start = out.Len()
			}
			out.WriteRune(unicode.ToLower(r))
		case start >= 0 && (r == '\'' || r == '’' || r == '-'):
		default:
			end()
		}
	}
	end()
	return out.String(), words
}

// quotes are the marks that open a quotation, with those that close it.
var quotes = map[rune]rune{'"': '"', '“': '”', '„': '“', '«': '»'}
