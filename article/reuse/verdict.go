package reuse

// verdict says what two sheets are to one another.
type verdict uint8

const (
	apart   verdict = iota // two reports
	loose                  // alike in parts; matters only where several add up
	shared                 // one statement quoted at length in two reports
	reworks                // one report in two wordings
	copies                 // one report in one wording
)

// Limits of the verdict. A shortened copy stands wholly in the long one,
// whatever part of the long one that is; a merged piece and its parts hold half
// of one another. A paragraph of background in common is neither.
const (
	wholeShare   = 0.70 // of the told sentences of one stand in the other
	copyShare    = 0.38 // or so many of one …
	backShare    = 0.25 // … and so many of the other
	copyLines    = 3    // at the least, unless the article is shorter
	copyGrams    = 0.08 // of the shorter's fingerprints
	fewLines     = 5    // under so many lines, chance and the facts of an event
	fewGrams     = 0.18 // make sentences alike, so that more must be verbatim
	rewriteShare = 0.50 // of the told sentences of one are alike
	rewriteBack  = 0.40 // and so many of the other
	rewriteClose = 0.12 // of one stand in the other
	fewestQuotes = 3    // quotations that both have,
	quoteShare   = 0.60 // and so many of the rewrite's
	looseShare   = 0.12
)

// judge decides on a pair by its alignment.
func judge(m match) verdict {
	if max(m.shareA, m.shareB) == 0 && m.quotes == 0 {
		return apart
	}
	switch {
	case m.formula:
		return apart
	case m.sameReport():
		if m.closeness < 0.75 && m.grams < 0.35 {
			return reworks
		}
		return copies
	case m.retold():
		return reworks
	case max(m.shareA, m.shareB) >= looseShare:
		return loose
	case m.quotes >= 2 || m.quotes >= 1 && m.grams >= 0.04:
		return shared
	}
	return apart
}

// sameReport reports whether enough sentences of one stand in the other.
func (m match) sameReport() bool {
	more, less, lines, of := m.shareA, m.shareB, m.linesA, m.ofA
	if less > more {
		more, less, lines, of = less, more, m.linesB, m.ofB
	}
	if lines < min(copyLines, of) || m.grams < copyGrams || lines < fewLines && m.grams < fewGrams {
		return false
	}
	return more >= wholeShare || more >= copyShare && less >= backShare
}

// retold reports whether one tells the other's report in other words: the same
// quotations, and sentence for sentence the same content.
func (m match) retold() bool {
	return m.quotes >= fewestQuotes && float64(m.quotes) >= quoteShare*float64(m.quotesA) &&
		max(m.looseA, m.looseB) >= rewriteShare && min(m.looseA, m.looseB) >= rewriteBack &&
		max(m.shareA, m.shareB) >= rewriteClose
}
