package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/resolve"
	"github.com/synoptic-news/synoptic/text"
)

var namesSuite = suite{
	name: "names", args: "DIR…",
	short: "Which spellings are one name, which mentions one actor",
	long: `Names. A DIR holds cases.jsonl (name_bench: pairs of names) or docs.jsonl
(NewsWCL50: actors, groups and countries under many names), or folders that do.

A pair counts as one name if resolve.Same gives at least resolve.Likely, which
was not fitted to it. Chains are scored by B³ and CEAF-e over the gold mentions:
a gold mention gets the referent that resolve.Phrases has for it, or stays alone.
A country's chain holds its bodies and officials, as in the gold. Head word puts
all mentions of a topic with the same head word together.`,
	keys: []string{"schema", "topic"},
	data: []string{"bench/names/name_bench", "bench/names/newswcl50"},
	run:  runNames,
}

const (
	pairFile  = "cases.jsonl"
	chainFile = "docs.jsonl"
)

func runNames(ctx context.Context, r *report, dirs []string, _ options) error {
	dirs, err := folders(dirs, pairFile, chainFile)
	if err != nil {
		return err
	}
	for _, dir := range dirs {
		cases, err := lines[namePair](dir, pairFile)
		if err == nil {
			scorePairs(r, filepath.Base(dir), cases)
		} else if m := (missing{}); errors.As(err, &m) {
			err = scoreChains(ctx, r, dir)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// namePair is two names that are one or not.
type namePair struct {
	Schema, Name1, Name2 string
	Match                string `json:"is_match"`
}

// kinds are what the schemas of name_bench name; the rest is article.Other.
var kinds = map[string]article.NameKind{
	"Person": article.Person, "Organization": article.Organisation, "Company": article.Organisation,
	"LegalEntity": article.Organisation, "PublicBody": article.Organisation,
}

func scorePairs(r *report, set string, cases []namePair) {
	all := r.task(set+" all", retrieval, "OpenSanctions logic_v2 79.0 (812 pairs)")
	persons := r.task(set+" persons", retrieval, "OpenSanctions logic_v2 74.2 (541 pairs)")
	for _, c := range cases {
		kind, ok := kinds[c.Schema]
		if !ok {
			kind = article.Other
		}
		like := resolve.Same(c.Name1, c.Name2, kind)
		s := judged(c.Match == "true", like >= resolve.Likely)
		wrong := s.gold != s.found
		for _, t := range []*task{all, persons} {
			if t == persons && kind != article.Person {
				continue
			}
			t.add(c.Schema, s)
			if wrong {
				t.miss(miss{Where: c.Schema, Want: "match " + c.Match, Got: fmt.Sprintf("%.2f", like), Text: c.Name1 + " | " + c.Name2})
			}
		}
	}
}

// judged is the score of one yes or no: what is to be found is a yes.
func judged(gold, ours bool) score {
	var s score
	if gold {
		s.gold = 1
	}
	if ours {
		s.found = 1
	}
	if gold && ours {
		s.hitGold, s.hitFound = 1, 1
	}
	return s
}

// chainDoc is an article in tokens; mentions are ranges of them.
type chainDoc struct {
	Doc, Topic string
	Tokens     []chainToken
	Mentions   []chainMention
}

type chainMention struct {
	Start, End  int
	Chain, Text string
}

// chainToken is [sentence, token].
type chainToken struct {
	sentence int
	word     string
}

func (t *chainToken) UnmarshalJSON(b []byte) error {
	return decodePair(b, &t.sentence, &t.word)
}

func scoreChains(ctx context.Context, r *report, dir string) error {
	docs, err := lines[chainDoc](dir, chainFile)
	if err != nil {
		return err
	}
	readings, err := each(ctx, docs, func(d chainDoc) chainReading { return d.read() })
	if err != nil {
		return err
	}
	byTopic := map[string][]int{}
	for i, d := range docs {
		byTopic[d.Topic] = append(byTopic[d.Topic], i)
	}
	set := filepath.Base(dir)
	systems := []string{"", " head word"}
	var b3, ceaf []*task
	for _, s := range systems {
		b3 = append(b3, r.task(set+" B³"+s, retrieval, ""))
		ceaf = append(ceaf, r.task(set+" CEAF-e"+s, retrieval, ""))
	}
	for _, topic := range slices.Sorted(maps.Keys(byTopic)) {
		var gold []string
		ours := make([][]string, len(systems))
		var rs []*article.Reading
		for _, i := range byTopic[topic] {
			rs = append(rs, readings[i].Reading)
		}
		cast := resolve.Entities(rs)
		phrases := resolve.NewPhrases(rs, cast)
		for _, i := range byTopic[topic] {
			for k, m := range docs[i].Mentions {
				if !named(m.Chain) {
					continue
				}
				gold = append(gold, m.Chain)
				who := fmt.Sprintf("alone %d %d", i, k)
				if x := phrases.Who(readings[i].ID, readings[i].spans[k]); x.Entity != story.NoEntity || x.Kind != "" {
					who = fmt.Sprint(x)
				}
				for at, label := range []string{who, headWord(m.Text)} {
					ours[at] = append(ours[at], label)
				}
			}
		}
		for k := range systems {
			for _, s := range bcubed(gold, ours[k]) {
				b3[k].add(topic, s)
			}
			ceaf[k].add(topic, ceafe(gold, ours[k]))
		}
	}
	return nil
}

// named reports whether a chain is one of names: its ID ends in its type.
func named(chain string) bool {
	for _, kind := range []string{"_ACTOR", "_GROUP", "_COUNTRY"} {
		if strings.HasSuffix(chain, kind) {
			return true
		}
	}
	return false
}

// chainReading is an article of tokens, read, with its gold mentions as spans.
type chainReading struct {
	*article.Reading
	spans []text.Span
}

// read writes the tokens as text, as they stood before they were parted: a line
// break after each sentence, no space before closing punctuation, after opening
// punctuation and around the hyphen of a compound. A "\n" of the set is a line
// break and no word.
func (d chainDoc) read() chainReading {
	var b strings.Builder
	at := make([]text.Span, len(d.Tokens))
	quoted, tight := false, true // inside straight quotation marks; no space goes before the next word
	for i, t := range d.Tokens {
		word := strings.TrimSpace(strings.ReplaceAll(t.word, "\\n", " "))
		if i > 0 && d.Tokens[i-1].sentence != t.sentence {
			b.WriteString("\n\n")
			quoted, tight = false, true
		}
		at[i] = text.Span{Start: b.Len(), End: b.Len()}
		if word == "" {
			continue
		}
		if word == `"` {
			quoted = !quoted
		}
		if !tight && !closing(word) && word != "-" && (word != `"` || quoted) {
			b.WriteString(" ")
		}
		at[i].Start = b.Len()
		b.WriteString(word)
		at[i].End = b.Len()
		tight = word == "-" || word == `"` && quoted || strings.Contains("([“‘$#", word)
	}
	a := plain(b.String(), "en")
	a.ID = article.ID(d.Doc)
	r := chainReading{Reading: &article.Reading{Article: a, Notes: annotate.Article(a, article.When{})}}
	for _, m := range d.Mentions {
		var sp text.Span
		if m.Start < m.End && m.End <= len(at) {
			sp = text.Span{Start: at[m.Start].Start, End: at[m.End-1].End}
		}
		r.spans = append(r.spans, sp)
	}
	return r
}

func closing(word string) bool {
	switch word {
	case ".", ",", ";", ":", "?", "!", ")", "]", "'s", "’s", "'", "’", "”", "n't", "n’t", "'re", "'ll", "'ve", "'m", "'d", "%":
		return true
	}
	return false
}

// headWord is the word before the first preposition or comma, in lower case and
// without a possessive ending.
func headWord(mention string) string {
	head := ""
	for _, w := range strings.Fields(strings.ToLower(mention)) {
		if w == "'s" || w == "’s" {
			continue
		}
		if head != "" && strings.Contains(" of for in at on to from with by who that which , ( - ", " "+w+" ") {
			break
		}
		head = strings.Trim(w, `.,"“”()`)
	}
	return strings.TrimSuffix(strings.TrimSuffix(head, "'s"), "’s")
}
