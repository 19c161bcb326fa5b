package cluster

// remembered holds what pairs of articles bring by themselves, so that those near
// what changes are not weighed again with each batch. It holds some of the last:
// of two pairs that have one place, the later. The zero value holds none.
type remembered []pairEvidence

type pairEvidence struct {
	pair uint64
	evidence
}

const (
	pairsEach = 64      // places for each article held
	mostPairs = 1 << 20 // places at all: 16 MB
)

// room makes room for the pairs of so many articles. What was held is forgotten
// when it grows.
func (m *remembered) room(articles int) {
	n := 1
	for n < articles*pairsEach && n < mostPairs {
		n *= 2
	}
	if n > len(*m) {
		*m = make(remembered, n)
	}
}

// weigh is what a model says of articles p and q, numbered i and j.
func (m remembered) weigh(by *model, i, j int32, p, q *profile) evidence {
	if len(m) == 0 {
		return by.weigh(p, q)
	}
	pair := uint64(max(i, j))<<32 | uint64(min(i, j))      // never 0
	at := &m[pair*0x9e3779b97f4a7c15>>32&uint64(len(m)-1)] // Fibonacci hashing
	if at.pair != pair {
		*at = pairEvidence{pair, by.weigh(p, q)}
	}
	return at.evidence
}
