package main

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"path/filepath"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story/cluster"
)

// shuffled is an order of readings that n decides: their numbers.
func shuffled(rs []*article.Reading, n int) []int {
	order := make([]int, len(rs))
	for i := range order {
		order[i] = i
	}
	key := func(i int) uint64 {
		h := fnv.New64a()
		fmt.Fprint(h, n, rs[i].ID, i)
		return h.Sum64()
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(key(a), key(b)) })
	return order
}

func inOrder(rs []*article.Reading, order []int) []*article.Reading {
	out := make([]*article.Reading, len(rs))
	for k, i := range order {
		out[k] = rs[i]
	}
	return out
}

// mendEvery is how many articles a stream takes between repairs.
const mendEvery = 100

// streamed measures the episodes of a stream that takes the readings one at a
// time, and of one that takes them in batches, in several orders. Their origins
// are known from all of them.
func streamed(r *report, name string, rs []*article.Reading, gold []string, orders int) {
	mean := r.task(name+" streamed BCubed", retrieval, "")
	best := r.task(name+" streamed, best order", retrieval, "")
	worst := r.task(name+" streamed, worst order", retrieval, "")
	never := r.task(name+" streamed, never mended", retrieval, "")
	batched := r.task(name+" in batches", retrieval, "")
	batchedBest := r.task(name+" in batches, best order", retrieval, "")
	batchedWorst := r.task(name+" in batches, worst order", retrieval, "")
	for n := range orders {
		order := shuffled(rs, n)
		extremes(mean, best, worst, sum(bcubed(gold, streamedEpisodes(rs, order, mendEvery))))
		extremes(batched, batchedBest, batchedWorst, sum(bcubed(gold, batchedEpisodes(rs, order))))
		never.add("", sum(bcubed(gold, streamedEpisodes(rs, order, 0))))
	}
}

// extremes counts the score of one order, and keeps it if it is the best or worst.
func extremes(mean, best, worst *task, s score) {
	if mean.total == (score{}) || s.f1() > best.total.f1() {
		best.total = s
	}
	if mean.total == (score{}) || s.f1() < worst.total.f1() {
		worst.total = s
	}
	mean.add("", s)
}

func sum(all []score) score {
	var s score
	for _, x := range all {
		s.add(x)
	}
	return s
}

// streamedEpisodes returns the episode of each reading, taken in an order, with
// a repair after every so many and at the end, or with none if every is 0.
func streamedEpisodes(rs []*article.Reading, order []int, every int) []string {
	s := cluster.NewStream()
	for k, i := range order {
		s.Add(rs[i])
		if every > 0 && (k+1)%every == 0 {
			s.Repair()
		}
	}
	if every > 0 {
		s.Repair()
	}
	out := make([]string, len(rs))
	for i, rd := range rs {
		out[i] = string(s.Add(rd).Episode) // it is there already
	}
	return out
}

// batchSize is how many articles come in at once, where they come in batches.
const batchSize = 25

// batchedEpisodes returns the episode of each reading, taken in batches of an order
// as a server takes them.
func batchedEpisodes(rs []*article.Reading, order []int) []string {
	s := cluster.NewStream()
	var all filed
	for some := range slices.Chunk(order, batchSize) {
		b := s.Batch()
		for _, i := range some {
			b.Read(rs[i], rs[i].Published.Time)
		}
		b.Weigh()
		b.End()
		all.take(s.Changed())
	}
	out, _ := all.of(rs)
	return out
}

// pairFiles hold pairs of articles that people judged.
const pairFiles = "pairs_*.jsonl"

// judgedPair is a pair of articles, of one event (OK) or not (BAD).
type judgedPair struct {
	Lang string
	Gold string
	A, B labelled
}

// scoreJudged measures the decisions on judged pairs: the articles of all are
// sorted together, as they would be in use.
func scoreJudged(ctx context.Context, r *report, file string) error {
	all, err := lines[judgedPair](filepath.Dir(file), filepath.Base(file))
	if err != nil {
		return err
	}
	var both []labelled
	for _, p := range all {
		p.A.Lang, p.B.Lang = p.Lang, p.Lang
		both = append(both, p.A, p.B)
	}
	rs, err := each(ctx, both, reading)
	if err != nil {
		return err
	}
	of := episodes(rs)
	t := r.task(filepath.Base(filepath.Dir(file))+" "+strings.TrimSuffix(filepath.Base(file), ".jsonl"), retrieval, "target 85")
	for i, p := range all {
		ok, found := p.Gold == "OK", of[2*i] == of[2*i+1]
		var s score
		if ok {
			s.gold = 1
		}
		if found {
			s.found = 1
		}
		if ok && found {
			s.hitGold, s.hitFound = 1, 1
		}
		t.add(p.Lang, s)
		if ok != found {
			t.miss(miss{Where: p.A.URL, Want: p.Gold, Got: fmt.Sprintf("one episode: %v", found), Text: p.A.Title + " | " + p.B.Title, bad: 1})
		}
	}
	return nil
}
