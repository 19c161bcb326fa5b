package cluster

// remembered holds what pairs of articles bring, so that those near what changes
// are not weighed again with each batch. It holds some of the last: of two pairs
// that have one place, the later. The zero value holds none.
type remembered []pairEvidence

// pairEvidence is what two articles bring by themselves, and what its words bring
// beside all articles there were when that was asked last.
type pairEvidence struct {
	pair     uint64
	own      evidence
	seen     float32
	articles int32
}

const (
	pairsEach = 256     // places for each article held
	mostPairs = 1 << 20 // places at all: 24 MB
)

// room makes room for the pairs of so many articles. What was held is forgotten
// when it grows.
func (m *remembered) room(articles int) {
	want := min(articles*min(articles, pairsEach), mostPairs)
	if len(*m) >= want {
		return
	}
	n := 1
	for n < want {
		n *= 2
	}
	*m = make(remembered, n)
}

// of is where a pair of two articles is held, perhaps another pair so far.
func (m remembered) of(i, j int32) (at *pairEvidence, pair uint64) {
	pair = uint64(max(i, j))<<32 | uint64(min(i, j))              // not 0: they are two
	return &m[pair*0x9e3779b97f4a7c15>>32&uint64(len(m)-1)], pair // Fibonacci hashing
}
