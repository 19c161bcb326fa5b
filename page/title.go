package page

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
)

// title takes the headline asked for, else the best sourced one, else the first
// sentence there is.
func (b *builder) title(in Input) error {
	tried := append([]article.Passage{in.Title}, b.headlines(in)...)
	for _, r := range b.page.Articles {
		for n, s := range r.Sentences {
			if r.Prose(n) {
				tried = append(tried, r.At(s.Span))
				break
			}
		}
	}
	for _, p := range tried {
		r := b.ground[p.Article]
		if r == nil || p.Span.Empty() || !p.Span.Valid(r.Text) {
			continue
		}
		if s, err := Quote(r.Article, p); err == nil && b.ground.Sentence(s) == nil {
			b.page.Title = s
			return nil
		}
	}
	return errors.New("no article has a headline or sentence to serve as title")
}

// ofLead is how much the words count that a headline shares with the lead of the brief.
const ofLead = 1

// openingSentences is how many sentences of an article tell what it is about.
const openingSentences = 5

// opening is the words of an article's first sentences.
func opening(a *article.Article) map[string]bool {
	words := map[string]bool{}
	n := 0
	for i, s := range a.Sentences {
		if !a.Prose(i) {
			continue
		}
		for _, w := range longWords(s.In(a.Text)) {
			words[w] = true
		}
		if n++; n == openingSentences {
			break
		}
	}
	return words
}

// longWords are the folded words of more than three letters, and the numbers.
func longWords(s string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }),
		func(w string) bool { return len(w) <= 3 && !unicode.IsDigit(rune(w[0])) })
}

func share(words []string, in map[string]bool) float64 {
	n := 0
	for _, w := range words {
		if in[w] {
			n++
		}
	}
	return float64(n) / float64(max(len(words), 1))
}

// superseded are the numbers that a change has overtaken.
func (b *builder) superseded(changes []story.Change) map[string]bool {
	old := map[string]bool{}
	for _, c := range changes {
		for _, s := range c.Steps[:max(len(c.Steps)-1, 0)] {
			if len(s.Passages) == 0 {
				continue
			}
			r := b.ground[s.Passages[0].Article]
			if r == nil || !s.Value.Valid(r.Text) {
				continue
			}
			for _, w := range longWords(s.Value.In(r.Text)) {
				if unicode.IsDigit(rune(w[0])) {
					old[w] = true
				}
			}
		}
	}
	return old
}

// headlines returns the articles' titles, the best sourced first: of reports
// that are witnesses, written by people, with no figure that has changed since;
// then by how much of the title the openings of other origins tell, and the brief's
// lead; later articles before earlier ones.
func (b *builder) headlines(in Input) []article.Passage {
	type headline struct {
		article.Passage
		rank   int
		shared float64
	}
	openings := make([]map[string]bool, len(b.page.Articles))
	for i, a := range b.page.Articles {
		openings[i] = opening(a)
	}
	old := b.superseded(in.Findings.Changes)
	lead := map[string]bool{}
	if len(in.Brief) > 0 {
		for _, w := range longWords(in.Brief[0].Text()) {
			lead[w] = true
		}
	}
	var hs []headline
	for i, a := range b.page.Articles {
		if a.Title.Empty() {
			continue
		}
		h := headline{Passage: a.At(a.Title)}
		origin := b.ground[a.ID].Origin
		if origin.Kind == article.Original {
			h.rank += 2
		}
		if a.Form == article.Report && !a.AIMade {
			h.rank++
		}
		words := longWords(a.Headline())
		if slices.ContainsFunc(words, func(w string) bool { return old[w] }) {
			h.rank--
		}
		told := map[string]float64{} // by origin
		for k, o := range b.page.Articles {
			if w := b.ground[o.ID].Origin.Witness(); w != "" && w != origin.Witness() {
				told[w] = max(told[w], share(words, openings[k]))
			}
		}
		for _, w := range slices.Sorted(maps.Keys(told)) {
			h.shared += told[w]
		}
		// The story's last word counts twice its first.
		h.shared *= 1 + float64(i)/float64(len(b.page.Articles))
		// It is of what the brief leads with, so that both tell one thing.
		h.shared *= 1 + ofLead*share(words, lead)
		hs = append(hs, h)
	}
	slices.SortStableFunc(hs, func(x, y headline) int {
		if x.rank != y.rank {
			return y.rank - x.rank
		}
		return cmp.Compare(y.shared, x.shared)
	})
	ps := make([]article.Passage, len(hs))
	for i, h := range hs {
		ps[i] = h.Passage
	}
	return ps
}
