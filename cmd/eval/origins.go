package main

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/reuse"
)

var originsSuite = suite{
	name: "origins", args: "DIR…",
	short: "Which article repeats which",
	long: `Which article repeats which. A DIR holds articles.jsonl of articles that each
outlet wrote for itself. From every one with enough sentences a second is made
by rule: cut, put in another order, given other words, merged with another.
Each kind is put among the articles it was made from; found are the articles
that are then said to depend on another, right those that depend on theirs.

Apart are pairs that depend on nothing of one another: different articles on one
event, and articles given the same furniture or the same long quotations.`,
	data: []string{"bench/cluster/basil", "bench/cluster/ecbplus", "bench/cluster/wikinews_30e"},
	run:  runOrigins,
}

// An article can be cut and merged if it has so many sentences of running text.
const fewestSentences = 8

// original is an article of a set, long enough to be copied.
type original struct {
	labelled
	at        int // index into the set
	sentences []string
}

// pool is the originals of a set and the words that stand in them.
type pool struct {
	rs     []*article.Reading // all articles of the set
	before []article.Origin   // of them, by themselves
	all    []original
	words  []string
}

func (s clusterSet) pool(ctx context.Context) (*pool, error) {
	rs, err := each(ctx, s.all, reading)
	if err != nil {
		return nil, err
	}
	p := &pool{rs: rs, before: reuse.Origins(rs)}
	seen := map[string]bool{}
	for i, r := range rs {
		o := original{labelled: s.all[i], at: i}
		for n, sentence := range r.Sentences {
			if r.Prose(n) {
				o.sentences = append(o.sentences, r.Words(sentence.Span))
			}
		}
		if len(o.sentences) < fewestSentences {
			continue
		}
		p.all = append(p.all, o)
		for _, w := range strings.Fields(strings.Join(o.sentences, " ")) {
			if plainWord(w) && !seen[w] {
				seen[w] = true
				p.words = append(p.words, w)
			}
		}
	}
	return p, nil
}

// another is an original on another event.
func (p *pool) another(o original) original {
	from := int(key(string(o.ID)) % uint64(len(p.all)))
	for _, x := range slices.Concat(p.all[from:], p.all[:from]) {
		if string(x.Cluster) != string(o.Cluster) {
			return x
		}
	}
	return o
}

// noise puts another word, one of the pool's, in the place of so many of a
// hundred words. Names and numbers stay, as they do when a report is reworded.
func (p *pool) noise(sentences []string, percent uint64) []string {
	out := make([]string, len(sentences))
	for i, s := range sentences {
		ws := strings.Fields(s)
		for k, w := range ws {
			if n := key(fmt.Sprint(s, k)); plainWord(w) && n%100 < percent {
				ws[k] = p.words[n/100%uint64(len(p.words))]
			}
		}
		out[i] = strings.Join(ws, " ")
	}
	return out
}

// plainWord reports whether a word is of small letters only.
func plainWord(w string) bool {
	return !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLower(r) })
}

// key is a number that stands for a string, so that what is chosen by it is
// the same in every run.
func key(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}

// forgery is a way to make another outlet's article of an original.
type forgery struct {
	name    string
	counted bool // in the total
	make    func(o original, p *pool) []string
}

const merged = "merged with another"

var forgeries = []forgery{
	{"as it is", true, func(o original, _ *pool) []string { return o.sentences }},
	{"first half", true, func(o original, _ *pool) []string { return o.sentences[:len(o.sentences)/2] }},
	{"in another order", true, func(o original, _ *pool) []string {
		n := len(o.sentences) / 3
		return slices.Concat(o.sentences[:1], o.sentences[2*n:], o.sentences[n:2*n], o.sentences[1:n])
	}},
	{"another lead", true, func(o original, p *pool) []string {
		return slices.Concat(p.noise(o.sentences[:2], 60), o.sentences[2:])
	}},
	{merged, true, func(o original, p *pool) []string {
		return slices.Concat(o.sentences, p.another(o).sentences)
	}},
	{"10 % of words", true, func(o original, p *pool) []string { return p.noise(o.sentences, 10) }},
	{"20 % of words", true, func(o original, p *pool) []string { return p.noise(o.sentences, 20) }},
	{"30 % of words", true, func(o original, p *pool) []string { return p.noise(o.sentences, 30) }},
	{"40 % of words", false, func(o original, p *pool) []string { return p.noise(o.sentences, 40) }},
	{"50 % of words", false, func(o original, p *pool) []string { return p.noise(o.sentences, 50) }},
}

// forge is the article that another outlet makes of an original, a day later.
func forge(o original, sentences []string, outlet string) labelled {
	l := labelled{ID: o.ID, Title: o.Title, Lang: o.Lang, Source: outlet, Text: strings.Join(sentences, "\n\n")}
	if d, err := time.Parse(time.DateOnly, o.Published[:min(len(o.Published), len(time.DateOnly))]); err == nil {
		l.Published = d.AddDate(0, 0, 1).Format(time.DateOnly)
	}
	return l
}

func runOrigins(ctx context.Context, r *report, dirs []string, _ options) error {
	sets, err := clusterSets(dirs)
	if err != nil {
		return err
	}
	total := r.task("copies up to 30 % of words", retrieval, "target F1 97")
	for _, s := range sets {
		p, err := s.pool(ctx)
		if err != nil {
			return err
		}
		for _, f := range forgeries {
			t := r.task(s.name+" "+f.name, retrieval, "")
			if err := p.copies(ctx, t, f); err != nil {
				return err
			}
			if f.counted {
				total.add(s.name, t.total)
			}
		}
		p.sameEvent(r.task(s.name+" one event, apart", share, "target 99.5"), s.all)
		for _, g := range gifts {
			if err := p.apart(ctx, r.task(s.name+" "+g.name+", apart", share, ""), g); err != nil {
				return err
			}
		}
	}
	return nil
}

// copies forges every original and looks whether each forgery is found to be
// no witness beside the one it was made of. What the articles of the set are
// to one another counts for nothing here.
func (p *pool) copies(ctx context.Context, t *task, f forgery) error {
	forged, err := each(ctx, p.all, func(o original) *article.Reading {
		return reading(forge(o, f.make(o, p), "The Copyist"))
	})
	if err != nil {
		return err
	}
	after := reuse.Origins(slices.Concat(p.rs, forged))
	for i, o := range p.all {
		got := after[len(p.rs)+i]
		depends := got.Of != "" || after[o.at].Of != "" || got.Kind == article.Aggregate
		s := score{gold: 1}
		if depends {
			s.found = 1
		}
		own := got.Witness() == after[o.at].Witness()
		if f.name == merged {
			own = own || got.Kind == article.Aggregate || got.Witness() == after[p.another(o).at].Witness()
		}
		if depends && own {
			s.hitGold, s.hitFound = 1, 1
		} else {
			t.miss(miss{Where: string(o.ID), Want: "no witness of its own", Got: fmt.Sprintf("%s %s %s", got.Kind, got.Of, got.Why), Text: o.Title})
		}
		t.add("", s)
	}
	return nil
}

// sameEvent counts the pairs of articles on one event that are not said to be
// one report, of those that need not be: pairs with much wording in common may
// well be an agency's report twice, and nobody has labelled them.
func (p *pool) sameEvent(t *task, all []labelled) {
	runs := make([]map[string]bool, len(all))
	for i, r := range p.rs {
		runs[i] = runsOf(r)
	}
	for i := range all {
		for k := range i {
			if string(all[i].Cluster) != string(all[k].Cluster) || overlap(runs[i], runs[k]) >= mayCopy {
				continue
			}
			a, b := p.before[i], p.before[k]
			ok := a.Root != b.Root || a.Root == ""
			t.add("", right(ok))
			if !ok {
				t.miss(miss{Where: string(all[i].ID) + " " + string(all[k].ID), Want: "two reports", Got: a.Why + " | " + b.Why, Text: all[i].Title + " | " + all[k].Title})
			}
		}
	}
}

// A pair of articles may be a copy if so much of the shorter one's runs of so
// many words stands in the other.
const (
	runWords = 6
	mayCopy  = 0.1
)

// runsOf are the runs of words in an article's running text.
func runsOf(r *article.Reading) map[string]bool {
	var words []string
	for n, s := range r.Sentences {
		if r.Prose(n) {
			words = append(words, strings.Fields(strings.ToLower(r.Words(s.Span)))...)
		}
	}
	runs := map[string]bool{}
	for i := 0; i+runWords <= len(words); i++ {
		runs[strings.Join(words[i:i+runWords], " ")] = true
	}
	return runs
}

// overlap is the share of the smaller set's runs that the other has.
func overlap(a, b map[string]bool) float64 {
	if len(b) < len(a) {
		a, b = b, a
	}
	both := 0.0
	for run := range a {
		if b[run] {
			both++
		}
	}
	return ratio(both, float64(len(a)))
}

// gift is what two articles on different events have in common without
// depending on one another.
type gift struct {
	name string
	of   func(o original) []string // the sentences that another article is given
}

var gifts = []gift{
	{"same furniture", func(original) []string {
		return []string{
			"Sign up for our evening letter and get the day's main stories in your inbox at six.",
			"This newspaper has been printed in the town since the year of the great flood and belongs to its readers.",
			"Tell us about a mistake or a matter that we ought to look into; we read every message that is sent to us.",
			"All rights are kept, and no part of this page may be shown elsewhere unless the publisher has agreed in writing.",
		}
	}},
	{"same quotations", func(o original) []string {
		var out []string
		for _, s := range o.sentences {
			if strings.ContainsAny(s, `"“`) {
				out = append(out, s)
			}
		}
		return out[:min(len(out), len(o.sentences)/4)]
	}},
}

// apart gives every original something of another's and looks whether the two
// are still two witnesses.
func (p *pool) apart(ctx context.Context, t *task, g gift) error {
	type pair struct{ a, b original }
	var pairs []pair
	for _, o := range p.all {
		pairs = append(pairs, pair{o, p.another(o)})
	}
	given, err := each(ctx, pairs, func(x pair) [2]*article.Reading {
		n := len(x.a.sentences)
		return [2]*article.Reading{
			reading(forge(x.a, slices.Concat(x.a.sentences[:n/2], g.of(x.b), x.a.sentences[n/2:]), "The Morning Sheet")),
			reading(forge(x.b, slices.Concat(x.b.sentences, g.of(x.b)), "The Evening Sheet")),
		}
	})
	if err != nil {
		return err
	}
	for i, x := range pairs {
		if len(g.of(x.b)) == 0 {
			continue
		}
		got := reuse.Origins(given[i][:])
		ok := got[0].Witness() != got[1].Witness()
		t.add("", right(ok))
		if !ok {
			t.miss(miss{Where: string(x.a.ID) + " " + string(x.b.ID), Want: "two reports", Got: got[0].Why + " | " + got[1].Why, Text: x.a.Title + " | " + x.b.Title})
		}
	}
	return nil
}
