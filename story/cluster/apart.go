package cluster

import (
	"fmt"
	"math"
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// This file holds what parts two sets of articles however alike their words are:
// each thing counts for a set as a whole, so that one odd article parts nothing.

// parting is what speaks against two sets being one event.
type parting struct {
	cost float64 // in points of evidence
	why  string  // for a reader, the strongest reason: "nothing was written for 16 days between them"
}

// parted finds what parts two sets of articles.
func (s *Stream) parted(a, b *episode) parting {
	var all parting
	days, known := s.pause(a, b)
	for _, found := range []parting{silence(days), s.inCourt(a, b, known && days < oneEvent)} {
		if all.cost == 0 {
			all.why = found.why
		}
		all.cost += found.cost
	}
	return all
}

// silence parts sets between which nothing was written for days: an event is
// told without a break, and what comes after one is another, of the same matter.
// Where many articles have no date, nothing is known of a break.
func silence(days float64) parting {
	if days <= pause {
		return parting{}
	}
	return parting{
		cost: silent * min(1, (days-pause)/pause),
		why:  fmt.Sprintf("nothing was written for %.0f days between them", math.Ceil(days)),
	}
}

// pause is how many days lie between two sets, if half of each are dated: a report
// without a date may have copies with one.
func (s *Stream) pause(a, b *episode) (days float64, known bool) {
	dated := func(p *profile) bool { return p.dated }
	if min(s.share(a.members, dated), s.share(b.members, dated)) < 0.5 {
		return 0, false
	}
	return s.gap(a, b), true
}

// inCourt parts a deed from the case that is made of it: nearly all of one set
// begin with charges, a trial or a sentence, and nearly all of the other know of
// none. On one day they may be one event: not each report of an arrest has the
// charges.
func (s *Stream) inCourt(a, b *episode, oneDay bool) parting {
	if oneDay {
		return parting{}
	}
	begins := func(p *profile) bool { return p.court == atTheHead }
	without := func(p *profile) bool { return p.court == nowhere }
	for _, x := range [][2]*episode{{a, b}, {b, a}} {
		if s.share(x[0].reps, begins) >= nearlyAll && s.share(x[1].reps, without) >= nearlyAll {
			return parting{cost: courtCase, why: "one tells of a case in court and the other knows of none"}
		}
	}
	return parting{}
}

// share is what part of some articles is so.
func (s *Stream) share(all []int32, so func(*profile) bool) float64 {
	all = spread(all)
	n := 0
	for _, i := range all {
		if so(s.profiles[i]) {
			n++
		}
	}
	return float64(n) / float64(max(1, len(all)))
}

// head is the spans that say what an article tells: its title and so many
// sentences.
func head(a *article.Article, sentences int) []text.Span {
	var out []text.Span
	for k, b := range a.Blocks {
		if b.Kind == article.Title {
			out = append(out, b.Span)
			continue
		}
		if b.Kind != article.Paragraph {
			continue
		}
		for _, s := range a.Sentences {
			if s.Block != k {
				continue
			}
			if out = append(out, s.Span); sentences <= 1 {
				return out
			}
			sentences--
		}
	}
	return out
}

// courtActs are the classes of acts that a case in court is made of.
var courtActs = []string{"charge", "try"}

// place is where in an article something stands.
type place uint8

const (
	unread place = iota // there are no tables to tell
	nowhere
	inTheText
	atTheHead
)

// courtOf is where an article tells of a case in court.
func courtOf(r *article.Reading) place {
	if len(r.Notes.Clauses) == 0 {
		return unread
	}
	spans, at := head(r.Article, 1), nowhere
	for _, c := range r.Notes.Clauses {
		switch {
		case !slices.Contains(courtActs, c.Act):
			continue
		case !c.Sub && slices.ContainsFunc(spans, func(s text.Span) bool { return s.Contains(c.Span) }):
			return atTheHead
		}
		at = inTheText
	}
	return at
}
