package lang

import "github.com/synoptic-news/synoptic/text"

// Plans says in which words what was planned is withdrawn or moved.
type Plans struct {
	// Off and Moved are the forms of verbs that withdraw a plan ("cancel") and
	// that give it another day ("postpone").
	Off, Moved Set
	// OffWith and MovedWith are those that do so with a particle, by particle:
	// "call off", "bring forward".
	OffWith, MovedWith Table[Set]
	// Shifted are verbs that move a plan where they say to which day: "moved to
	// Friday".
	Shifted Set
	// Onto stand before the new day of what is moved: "postponed to Friday".
	Onto Set
	// Deciding are verbs whose infinitive is done: "agreed to postpone".
	Deciding Set
	// Planned stand before the day of what is planned: "due on Friday",
	// "scheduled for".
	Planned Set
	// Planning are what names a plan besides: "plans for Friday".
	Planning Set
	// AtFirst say that a plan holds no more: "originally planned".
	AtFirst Set
	// Parts leave others standing: "some rallies were cancelled".
	Parts Set
}

// Reversal says what a verb does to a plan.
type Reversal uint8

const (
	NoReversal Reversal = iota
	CalledOff
	Rescheduled
)

// particleReach is how far behind its verb a particle stands: "put the vote off".
const particleReach = 4

// Reverses reports what the word at i does to a plan, whatever its form.
func (p *Plans) Reverses(toks []text.Token, i int) Reversal {
	w := toks[i].Lower
	switch {
	case p.Off.Has(w):
		return CalledOff
	case p.Moved.Has(w):
		return Rescheduled
	}
	for k := i + 1; k < len(toks) && k <= i+particleReach && toks[k].Kind == text.Word; k++ {
		switch particle := toks[k].Lower; {
		case p.OffWith.Of(particle).Has(w):
			return CalledOff
		case p.MovedWith.Of(particle).Has(w):
			return Rescheduled
		}
	}
	return NoReversal
}

// movedReach is how far before its new day a verb stands that moves a plan.
const movedReach = 12

// NewDay reports whether the date that begins with token i is the day to which a
// plan is moved: "has postponed the vote on the harbour to 20 May".
func (p *Plans) NewDay(toks []text.Token, i int) bool {
	k := i - 1
	if k >= 0 && (toks[k].Lower == "the" || toks[k].Lower == "at") {
		k--
	}
	if k >= 0 && toks[k].Lower == "least" {
		k -= 2 // "until at least"
	}
	if k < 1 || !p.Onto.Has(toks[k].Lower) || p.Planned.Has(toks[k-1].Lower) {
		return false
	}
	for n := k - 1; n >= 0 && n >= k-movedReach; n-- {
		if toks[n].Kind == text.Punct && toks[n].Norm != "-" {
			return false
		}
		if p.Reverses(toks, n) == Rescheduled || p.Shifted.Has(toks[n].Lower) && toks[k].Lower == "to" {
			return true
		}
	}
	return false
}
