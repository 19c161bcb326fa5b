package verify

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Doubt counts what a free wording has and its sources have not. Claim names
// faults, and takes a synonym for one; Doubt weighs a summary as a whole, and
// lets a writer rephrase a little.
type Doubt struct {
	Words int // that the sources do not have in any form, and that are not every day's news
	Names int // names and numbers that they do not have
	Links int // neighbours that they never have near each other
}

// Total is the doubt in one number: everything new counts one, so that a new
// name counts as a word, as a name and by its links. It grows with the length
// of the wording, as does the chance that something in it is wrong.
func (d Doubt) Total() int { return d.Words + d.Names + d.Links }

// Weigh compares a wording with the passages it is said to rest on, by its
// content words.
//
// New words are what summarisers add of their own (extrinsic errors: Maynez et
// al. 2020, "On Faithfulness and Factuality"); the share of them does as well as
// most trained detectors on CLIFF (Cao and Wang 2021). Words that are all there
// but stand by others than they did show what was fused or handed to another
// subject (intrinsic errors). A word is there in any inflection, as one of the
// same first letters ("Portugal", "Portuguese"), as a number in digits or words, or
// as the initials of a name. Linear in both texts but for a logarithm.
func Weigh(wording string, cited []article.Passage, g page.Ground) Doubt {
	b := body{at: map[string][]int{}, heads: map[string]bool{}, initials: map[string]bool{}}
	language := ""
	for _, p := range cited {
		if g.Passage(p) != nil {
			continue
		}
		r := g[p.Article]
		language = r.Lang
		b.read(text.Tokens(r.Text, p.Span), lang.For(language))
	}
	l := lang.For(language)
	var d Doubt
	seen := map[[2]string]bool{}
	for _, s := range text.Sentences(wording, text.Span{End: len(wording)}, &l.Words.Ends) {
		words := contentOf(text.Tokens(wording, s), l)
		for i, w := range words {
			if !b.has(w.norm) {
				if l.Frequent.Of(w.lower) < everyday {
					d.Words++
				}
				if w.name && i > 0 || w.number {
					d.Names++
				}
			}
			if i == 0 || words[i-1].norm == w.norm {
				continue
			}
			link := [2]string{words[i-1].norm, w.norm}
			near, known := seen[link]
			if !known {
				near = b.near(link[0], link[1])
				seen[link] = near
			}
			if !near {
				d.Links++
			}
		}
	}
	return d
}

// body is the content words of the sources.
type body struct {
	n        int
	at       map[string][]int // where each word stands, by number of content words
	heads    map[string]bool  // the first letters of words
	initials map[string]bool  // of runs of capitalised words
}

// everyday is the share of articles in which a word stands that a writer may
// bring along: "man", "police", "year".
const everyday = 0.18

// family is how many letters two words share that are taken for one.
const family = 5

func (b *body) read(toks []text.Token, l *lang.Language) {
	for _, w := range contentOf(toks, l) {
		b.at[w.norm] = append(b.at[w.norm], b.n)
		b.n++
		if h := head(w.norm); h != "" {
			b.heads[h] = true
		}
	}
	const most = 6 // words of a name
	var run []string
	for _, t := range toks {
		switch {
		case t.IsUpperInitial():
			run = append(run, t.Lower)
			for k := max(0, len(run)-most); k < len(run)-1; k++ {
				b.initials[initialsOf(run[k:])] = true
			}
		case t.Kind == text.Word && l.Words.Stop.Has(t.Lower) && len(run) > 0: // "Bank of England"
		default:
			run = nil
		}
	}
}

func initialsOf(words []string) string {
	var b strings.Builder
	for _, w := range words {
		c, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(c)
	}
	return b.String()
}

func head(w string) string {
	if utf8.RuneCountInString(w) < family {
		return ""
	}
	n := 0
	for i := range w {
		if n++; n > family {
			return w[:i]
		}
	}
	return w
}

// has reports whether the sources have a word.
func (b *body) has(w string) bool {
	return len(b.at[w]) > 0 || b.initials[w] || b.heads[head(w)]
}

// apart is within how many content words two words are near each other.
const apart = 6

// near reports whether two words stand near each other anywhere.
func (b *body) near(v, w string) bool {
	few, many := b.at[v], b.at[w]
	if len(few) > len(many) {
		few, many = many, few
	}
	for _, i := range few {
		k, _ := slices.BinarySearch(many, i-apart+1)
		if k < len(many) && many[k] < i+apart {
			return true
		}
	}
	return false
}

// contentWord is a word that tells something, in its plain form.
type contentWord struct {
	lower, norm  string
	name, number bool
}

// contentOf leaves out stop words and punctuation, and parts what hyphens join.
func contentOf(toks []text.Token, l *lang.Language) []contentWord {
	var out []contentWord
	for _, t := range toks {
		switch {
		case t.Kind == text.Number:
			out = append(out, contentWord{lower: t.Lower, norm: strings.ReplaceAll(t.Lower, ",", ""), number: true})
		case t.Kind == text.Word:
			for w := range strings.SplitSeq(t.Lower, "-") {
				if v, ok := l.Figures.Numbers.Get(w); ok && v > 1 { // "one" is seldom a number
					out = append(out, contentWord{lower: w, norm: strconv.FormatFloat(v, 'f', -1, 64), number: true})
				} else if len(w) > 1 && !l.Words.Stop.Has(w) && !ok {
					out = append(out, contentWord{lower: w, norm: stemOf(w, l), name: t.IsUpperInitial()})
				}
			}
		}
	}
	return out
}

// stemOf is the stem of a word, of an irregular past that of the verb.
func stemOf(w string, l *lang.Language) string {
	if v, ok := l.Acts.Verbs.Get(w); ok {
		w = v.Base
	} else if base := l.Words.Past.Of(w); base != "" {
		w = base
	}
	return text.Stem(w)
}
