package relate

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Term is a name or a word that a story is about.
type Term struct {
	Key    string          `json:"key"`    // the same in every story
	Text   string          `json:"text"`   // as it stands there
	Weight float64         `json:"weight"` // 0..1: how much it has to do with the story
	Usual  float64         `json:"usual"`  // share of all stories that it is taken to stand in
	Rarity float64         `json:"rarity"` // see Rate
	From   article.Passage `json:"from"`   // where it stands first
}

// The kinds of terms.
const (
	name = iota
	word
)

// Keys of words and of pairs of words begin with wordKey, those of names never do.
const wordKey = "="

func (t Term) kind() int {
	if strings.HasPrefix(t.Key, wordKey) {
		return word
	}
	return name
}

// IsName reports whether the term names somebody or something.
func (t Term) IsName() bool { return t.kind() == name }

// What share of all stories a term is taken to stand in, before any is counted.
const (
	usualState = 0.1   // a country, or a body of states
	usualKnown = 0.02  // a city or body that the gazetteer has
	usualName  = 0.001 // anybody else
	usualWord  = 0.004
	usualPair  = 0.0005
)

// usual reports whether a name stands in every paper: it tells nothing of the
// matter.
func (t Term) usual() bool { return t.Usual >= usualKnown }

const (
	mostNames = 30
	mostWords = 50
	mostHead  = 3  // sentences that say what an article tells
	mostSaid  = 12 // sentences whose words count

	// What a name weighs in an article that has it at its head: 1.
	oftenNamed = 0.4  // elsewhere, more than once
	onceNamed  = 0.15 // elsewhere
	leastNamed = 0.1
)

// Of is the sheet of a story whose cast is set.
func Of(s *story.Story) Sheet {
	var sh Sheet
	for _, r := range s.Readings {
		if d := r.Written(); !d.IsZero() {
			d = article.CivilDay(d)
			if sh.First.IsZero() || d.Before(sh.First) {
				sh.First = d
			}
			if d.After(sh.Last) {
				sh.Last = d
			}
		}
	}
	if sh.First.IsZero() {
		sh.Days = daysNamed(s)
	}
	withheld := func(t Term) bool {
		r := s.Reading(t.From.Article)
		return r == nil || slices.ContainsFunc(r.Withheld, t.From.Span.Overlaps)
	}
	sh.Terms = slices.DeleteFunc(slices.Concat(names(s), words(s)), withheld)
	for i, t := range sh.Terms {
		sh.Terms[i].Text = s.Reading(t.From.Article).Words(t.From.Span)
	}
	slices.SortFunc(sh.Terms, func(a, b Term) int { return cmp.Compare(a.Key, b.Key) })
	return sh
}

// mostDays bounds the days kept.
const mostDays = 16

// daysNamed are the days that the articles name with their year: they lie around
// the time the story is of.
func daysNamed(s *story.Story) []time.Time {
	var out []time.Time
	for _, r := range s.Readings {
		for _, t := range r.Notes.Times {
			if w := t.When; w.How == article.Explicit && w.Bounded() && w.To.Sub(w.From) <= 31*24*time.Hour {
				out = append(out, w.From)
			}
		}
	}
	slices.SortFunc(out, time.Time.Compare)
	out = slices.CompactFunc(out, time.Time.Equal)
	return out[:min(len(out), mostDays)]
}

// named are the kinds of names that tell what a story is about. Outlets are left
// out: they are named for what they reported.
var named = []article.NameKind{article.Person, article.Organisation, article.Place, article.Group, article.Work, article.Other}

// names are those that have most to do with a story: in how many of its articles
// they stand, and whether at the head.
func names(s *story.Story) []Term {
	sum := make([]float64, len(s.Cast.Entities))
	for _, r := range s.Readings {
		end := headEnd(r.Article)
		best, times := map[story.EntityID]float64{}, map[story.EntityID]int{}
		for _, m := range r.Notes.Mentions {
			id := s.Cast.Who(r.ID, m.Name)
			if id == story.NoEntity {
				continue
			}
			times[id]++
			w := onceNamed
			switch {
			case m.Start < end:
				w = 1
			case times[id] > 1:
				w = oftenNamed
			}
			best[id] = max(best[id], w)
		}
		for id, w := range best {
			sum[id] += w
		}
	}
	at := map[string]int{}
	var out []Term
	for _, e := range s.Cast.Entities {
		t := Term{Key: Key(e), Weight: sum[e.ID] / float64(len(s.Readings)), Usual: usualOf(e)}
		if t.Key == "" || t.Weight < leastNamed || !slices.Contains(named, e.Kind) {
			continue
		}
		if t.From = stands(s, e); t.From.Article == "" {
			continue
		}
		if i, twice := at[t.Key]; twice {
			out[i].Weight = max(out[i].Weight, t.Weight)
			continue
		}
		at[t.Key] = len(out)
		out = append(out, t)
	}
	return heaviest(out, mostNames)
}

// stands is where an entity first stands under the name that its key is made of, so
// that whoever sees two such places sees one name.
func stands(s *story.Story, e story.Entity) article.Passage {
	for _, sp := range e.Spellings {
		r := s.Reading(sp.First.Article)
		if r == nil || e.Known == "" && text.Fold(sp.Text) != text.Fold(e.Name) {
			continue
		}
		for _, m := range r.Notes.Mentions {
			if m.Span == sp.First.Span && m.Form == article.ByName && r.Notes.Names[m.Name].Known == e.Known {
				return sp.First
			}
		}
	}
	return article.Passage{}
}

func heaviest(ts []Term, most int) []Term {
	slices.SortFunc(ts, func(a, b Term) int {
		return cmp.Or(cmp.Compare(b.Weight*(1-b.Usual), a.Weight*(1-a.Usual)), cmp.Compare(a.Key, b.Key))
	})
	return ts[:min(len(ts), most)]
}

// headEnd is where the title and the first sentences of an article end.
func headEnd(a *article.Article) int {
	end, n := a.Title.End, 0
	for _, s := range a.Sentences {
		if a.Blocks[s.Block].Kind == article.Paragraph {
			end = max(end, s.End)
			if n++; n == mostHead {
				break
			}
		}
	}
	return end
}

// Key names somebody or something in all stories, of whatever kind each takes it
// to be; "" for somebody of whom only one name is known, who may be anybody.
func Key(e story.Entity) string {
	if e.Known != "" {
		return "@" + e.Known
	}
	ws := strings.FieldsFunc(text.Fold(e.Name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(ws) == 1 && e.Kind == article.Person {
		return ""
	}
	return strings.Join(ws, " ")
}

func usualOf(e story.Entity) float64 {
	switch {
	case e.Known == "":
		return usualName
	case strings.HasPrefix(e.Known, "city/"):
		return usualKnown
	}
	return usualState
}

// words are those of the issue: no names, at the head of the articles, and pairs
// of them that stand side by side.
func words(s *story.Story) []Term {
	at := map[string]int{}
	var out []Term
	for _, r := range s.Readings {
		if !lang.Known(r.Lang) && r.Lang != "" {
			continue
		}
		l := lang.For(r.Lang)
		times := map[string]int{}
		add := func(key string, usual float64, sp text.Span) {
			i, there := at[key]
			if !there {
				i = len(out)
				at[key] = i
				out = append(out, Term{Key: key, Usual: usual, From: r.At(sp)})
			}
			out[i].Usual = max(out[i].Usual, usual)
			if times[key]++; times[key] <= 2 {
				out[i].Weight += 0.5
			}
		}
		end := saidEnd(r.Article)
		var before text.Token
		for _, tok := range r.Notes.Tokens {
			if tok.Start >= end {
				break
			}
			if tok.Kind != text.Word || tok.Lower != tok.Norm || len(tok.Lower) < 3 || l.Words.Stop.Has(tok.Lower) || len(l.Times.Words.Of(tok.Lower)) > 0 {
				before = text.Token{}
				continue
			}
			key := wordKey + text.Stem(tok.Lower)
			add(key, max(usualWord, l.Frequent.Of(tok.Lower)), tok.Span)
			if !before.Empty() && tok.Start <= before.End+1 {
				add(wordKey+text.Stem(before.Lower)+" "+text.Stem(tok.Lower), usualPair+l.Frequent.Of(before.Lower)*l.Frequent.Of(tok.Lower), text.Span{Start: before.Start, End: tok.End})
			}
			before = tok
		}
	}
	for i := range out {
		out[i].Weight /= float64(len(s.Readings))
	}
	return heaviest(out, mostWords)
}

// saidEnd is where the part of an article ends whose words count.
func saidEnd(a *article.Article) int {
	if len(a.Sentences) == 0 {
		return len(a.Text)
	}
	return a.Sentences[min(len(a.Sentences), mostSaid)-1].End
}
