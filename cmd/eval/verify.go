package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/verify"
	"github.com/synoptic-news/synoptic/text"
)

var verifySuite = suite{
	name: "verify", args: "FOLDER…",
	short: "Summaries by machines: which of them their documents do not bear out",
	long: `Weigh each summary of CLIFF (Cao and Wang 2021, as in AggreFact) against its
document and compare the verdict with people's. The measure is balanced accuracy
for each origin (CNN/DailyMail, XSum): the mean of the share of faulty summaries
that are doubted and of sound ones that are not (Laban et al. 2022, SummaC).

Where the data has both parts, "val" and "test", the threshold is the one that
does best on val, and test is measured, as is published. Where it has one, the
threshold is the one kept here, which was found on val: on val that flatters.`,
	keys: []string{"error"},
	data: []string{"bench/verify/cliff"},
	run:  runVerify,
}

// summary is one line of CLIFF.jsonl.
type summary struct {
	ID        string `json:"id"`
	Origin    string `json:"origin"`
	Cut       string `json:"cut"`
	Doc       string `json:"doc"`
	Summary   string `json:"summ"`
	ErrorType string `json:"error_type"` // "correct", or a list of kinds: "['extrinsic-NP']"

	doubt verify.Doubt
}

func (s *summary) faulty() bool { return s.ErrorType != "correct" }

// kind is the first kind of error, for --by.
func (s *summary) kind() string {
	kind, _, _ := strings.Cut(strings.Trim(s.ErrorType, "[]'"), "'")
	return kind
}

// thresholds are what Doubt.Total must reach to doubt a summary: found on CLIFF
// val, for highlights of some forty words and for single sentences that retell
// a whole article.
var thresholds = map[string]int{"cnndm": 5, "xsum": 9}

var publishedCliff = map[string]string{
	"cnndm": "QuestEval 74.0, DAE 73.0, QAFactEval 71.6, SummaC 64.9 on test",
	"xsum":  "DAE 75.4, SummaC 66.6, QAFactEval 62.6, QuestEval 61.9 on test",
}

func runVerify(ctx context.Context, r *report, dirs []string, _ options) error {
	found, err := folders(dirs, "CLIFF.jsonl")
	if err != nil {
		return err
	}
	for _, dir := range found {
		all, err := lines[summary](dir, "CLIFF.jsonl")
		if err != nil {
			return err
		}
		weighed, err := each(ctx, all, weigh)
		if err != nil {
			return err
		}
		var mean score
		for _, origin := range []string{"cnndm", "xsum"} {
			val, test := cuts(weighed, origin)
			if len(val)+len(test) == 0 {
				continue
			}
			at := thresholds[origin]
			measured := test
			switch {
			case len(test) == 0:
				measured = val
			case len(val) > 0:
				at = bestThreshold(val)
			}
			t := r.task(fmt.Sprintf("cliff %s: balanced accuracy at %d", origin, at), share, publishedCliff[origin])
			s := balancedAt(measured, at)
			t.total.add(s)
			mean.add(score{gold: s.gold, hitGold: s.gold * s.recall()})
			byKind(t, measured, at)
		}
		r.task("cliff: mean of origins", share, "").total = mean
	}
	return nil
}

func weigh(s summary) summary {
	a := plain(s.Doc, "en")
	whole := article.Passage{Article: a.ID, Span: trim(s.Doc, text.Span{End: len(s.Doc)})}
	s.doubt = verify.Weigh(s.Summary, []article.Passage{whole}, page.Ground{a.ID: {Article: a, Notes: &article.Notes{}}})
	return s
}

func cuts(all []summary, origin string) (val, test []summary) {
	for _, s := range all {
		switch {
		case s.Origin != origin:
		case s.Cut == "test":
			test = append(test, s)
		default:
			val = append(val, s)
		}
	}
	return val, test
}

// balancedAt is the balanced accuracy of "doubt at or over the threshold" for
// "faulty": 3 of 4 faulty ones doubted and 1 of 2 sound ones not give 62.5 %.
func balancedAt(all []summary, at int) score {
	var bad, good, badRight, goodRight float64
	for i := range all {
		doubted := all[i].doubt.Total() >= at
		if all[i].faulty() {
			bad++
			if doubted {
				badRight++
			}
		} else {
			good++
			if !doubted {
				goodRight++
			}
		}
	}
	n := bad + good
	return score{gold: n, hitGold: n * (ratio(badRight, bad) + ratio(goodRight, good)) / 2}
}

// bestThreshold is the lowest threshold of the best balanced accuracy.
func bestThreshold(all []summary) int {
	most := slices.MaxFunc(all, func(a, b summary) int { return a.doubt.Total() - b.doubt.Total() }).doubt.Total()
	best, at := 0.0, 0
	for k := range most + 2 {
		if b := balancedAt(all, k).recall(); b > best+1e-9 {
			best, at = b, k
		}
	}
	return at
}

// byKind counts which kinds of error are doubted, and shows the errors.
func byKind(t *task, all []summary, at int) {
	for i := range all {
		s := &all[i]
		ok := (s.doubt.Total() >= at) == s.faulty()
		if t.groups[s.kind()] == nil {
			t.groups[s.kind()] = &score{}
		}
		t.groups[s.kind()].add(right(ok))
		if !ok {
			t.miss(miss{Where: s.ID, Want: s.kind(), Got: fmt.Sprintf("%+v", s.doubt), Text: s.Summary})
		}
	}
}
