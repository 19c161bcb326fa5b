package main

import (
	"context"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/reuse"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

var briefSuite = suite{
	name: "brief", args: "DIR…",
	short: "How much of what the outlets open with a brief tells",
	long: `How much of what the outlets open with a brief tells. A DIR holds articles.jsonl
with a label of their event; an event of two to thirty English articles is a
story. What two of its outlets have in the headline or the first sentence is what
the story is about: the stems of the words there, each weighed by how many further
articles have it. The share of that weight that the first sentence of the brief
holds, and that all of it holds, is the mean over stories; so is that of the one
sentence of the sources that holds most, which no lead can pass. Told anew are the
sentences behind the first of which no other before them holds half of the stems.`,
	keys: []string{"set"},
	data: []string{
		"bench/cluster/ecbplus", "bench/cluster/basil", "bench/cluster/wikinews_30e", "bench/cluster/wikinews_events",
		"bench/cluster/handpicked_2014",
	},
	run: runBrief,
}

// mostInBrief bounds the articles of a story that is measured.
const mostInBrief = 30

func runBrief(ctx context.Context, r *report, dirs []string, _ options) error {
	dirs, err := folders(dirs, articlesFile)
	if err != nil {
		return err
	}
	sets, err := clusterSets(dirs)
	if err != nil {
		return err
	}
	lead := r.task("brief: its lead", share, "")
	whole := r.task("brief: all of it", share, "")
	best := r.task("brief: the best sentence of the sources", share, "no lead can pass it")
	anew := r.task("brief: told anew", share, "")
	for _, set := range sets {
		if !set.isEnglish() {
			continue
		}
		var events [][]labelled
		at := map[string]int{}
		for _, l := range set.labelled() {
			k, there := at[string(l.Cluster)]
			if !there {
				k = len(events)
				at[string(l.Cluster)] = k
				events = append(events, nil)
			}
			events[k] = append(events[k], l)
		}
		events = slices.DeleteFunc(events, func(e []labelled) bool { return len(e) < 2 || len(e) > mostInBrief })
		held, err := each(ctx, events, briefOf)
		if err != nil {
			return err
		}
		for k, b := range held {
			if b.all == 0 {
				continue
			}
			lead.add(set.name, b.part(b.lead))
			whole.add(set.name, b.part(b.whole))
			best.add(set.name, b.part(b.best))
			for _, a := range b.anew {
				anew.add(set.name, right(a.ok))
				if !a.ok {
					anew.miss(miss{Where: set.name + " " + strings.Trim(string(events[k][0].Cluster), `"`), Want: a.before, Got: a.text, bad: 1})
				}
			}
			if gap := (b.best - b.lead) / b.all; gap > 0 {
				lead.miss(miss{Where: set.name + " " + strings.Trim(string(events[k][0].Cluster), `"`), Want: b.bestText, Got: b.leadText, bad: gap})
			}
		}
	}
	return nil
}

// holding is what the brief of a story holds of what the outlets open with.
type holding struct {
	all, lead, whole, best float64
	leadText, bestText     string
	anew                   []later
}

// later is a sentence of a brief behind the first, with the one before it that
// holds most of its stems, and whether that is less than half.
type later struct {
	text, before string
	ok           bool
}

// part is the share of all that some of it is, as the score of one item.
func (h holding) part(of float64) score { return score{gold: 1, hitGold: of / h.all} }

func briefOf(event []labelled) holding {
	var rs []*article.Reading
	seen := map[article.ID]bool{}
	for _, l := range event {
		if rd := reading(l); !seen[rd.ID] {
			seen[rd.ID] = true
			rs = append(rs, rd)
		}
	}
	slices.SortStableFunc(rs, func(a, b *article.Reading) int { return article.ByDate(a.Article, b.Article) })
	var ids []article.ID
	for i, o := range reuse.Origins(rs) {
		rs[i].Origin = o
	}
	for _, rd := range rs {
		ids = append(ids, rd.ID)
	}
	made, err := engine.Story(rs, [][]article.ID{ids}, engine.Options{Version: "eval"})
	if err != nil {
		return holding{}
	}
	count := map[string]int{}
	for _, rd := range rs {
		for stem := range openingStems(rd) {
			count[stem]++
		}
	}
	weigh := func(stems map[string]bool) float64 {
		sum := 0.0
		for stem := range stems {
			sum += float64(max(0, count[stem]-1))
		}
		return sum
	}
	var h holding
	for _, n := range count {
		h.all += float64(n - 1)
	}
	all := map[string]bool{}
	var held []map[string]bool
	for i, sen := range made.Page.Brief {
		stems := stemsOf(sen.Text(), text.Span{End: len(sen.Text())})
		if i > 0 {
			l, most := later{text: sen.Text()}, -1
			for k, before := range held {
				if n := inCommon(stems, before); n > most {
					most, l.before = n, made.Page.Brief[k].Text()
				}
			}
			l.ok = 2*most < len(stems)
			h.anew = append(h.anew, l)
		}
		held = append(held, stems)
		if i == 0 {
			h.leadText, h.lead = sen.Text(), weigh(stems)
		}
		for stem := range stems {
			all[stem] = true
		}
	}
	h.whole = weigh(all)
	for _, rd := range rs {
		for n, s := range rd.Sentences {
			if !rd.Prose(n) {
				continue
			}
			if w := weigh(stemsOf(rd.Text, s.Span)); w > h.best {
				h.best, h.bestText = w, rd.Words(s.Span)
			}
		}
	}
	return h
}

// inCommon counts what two sets have in common.
func inCommon(a, b map[string]bool) int {
	n := 0
	for s := range a {
		if b[s] {
			n++
		}
	}
	return n
}

// openingStems are the stems of an article's headline and first sentence.
func openingStems(rd *article.Reading) map[string]bool {
	stems := stemsOf(rd.Text, rd.Title)
	for n, s := range rd.Sentences {
		if rd.Prose(n) {
			for stem := range stemsOf(rd.Text, s.Span) {
				stems[stem] = true
			}
			break
		}
	}
	return stems
}

// stemsOf are the stems of an English stretch without its stop words.
func stemsOf(s string, sp text.Span) map[string]bool {
	stop := lang.For("en").Words.Stop
	out := map[string]bool{}
	for _, t := range text.Tokens(s, sp) {
		if t.Kind == text.Word && !stop.Has(t.Lower) {
			out[text.Stem(t.Lower)] = true
		}
	}
	return out
}
