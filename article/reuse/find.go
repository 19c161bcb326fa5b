package reuse

import (
	"cmp"
	"slices"
)

const (
	mostPartners = 24 // pairs aligned for one sheet
	crowd        = 24 // sheets with one fingerprint from which on only some are paired
	fewestHits   = 2  // fingerprints of the sample a pair must share
)

// One in so many fingerprints goes into the index: fewer of long articles, of
// which enough are left. The coarse sample is part of the fine one, so that a
// short article is found in a long one.
const (
	fineSample   = 2
	coarseSample = 4
	longGrams    = 300
)

func (s *sheet) sample() uint32 {
	if len(s.grams) < longGrams {
		return fineSample
	}
	return coarseSample
}

// print says that a sheet has a fingerprint of the sample.
type fingerprint struct {
	gram  uint32
	sheet uint32
}

// hit is a pair of sheets, the later of which is known, and how many
// fingerprints of the sample they share.
type hit struct {
	sheet uint32
	n     int
}

// fingerprints is the inverted index: the sample of all sheets, by fingerprint.
func fingerprints(sheets []*sheet) []fingerprint {
	n := 0
	for _, s := range sheets {
		n += len(s.grams)/int(s.sample()) + 8
	}
	all := make([]fingerprint, 0, n)
	for i, s := range sheets {
		for _, g := range s.grams {
			if g%s.sample() == 0 {
				all = append(all, fingerprint{g, uint32(i)})
			}
		}
	}
	slices.SortFunc(all, func(a, b fingerprint) int {
		return cmp.Or(cmp.Compare(a.gram, b.gram), cmp.Compare(a.sheet, b.sheet))
	})
	return all
}

// pairs calls each with the sheets before i that are worth aligning with i,
// best first.
//
// A fingerprint that stands in a crowd is either a stock phrase or a much
// copied report. It pairs a sheet with the first of the crowd and with those
// just before it: a chain that holds copies together and cannot go quadratic.
func pairs(sheets []*sheet, each func(i int, with []hit)) {
	all := fingerprints(sheets)
	at := make([][]uint32, len(sheets)) // where each sheet's fingerprints stand in all
	first := make([]uint32, len(all))   // where the run of that fingerprint begins
	for k := range all {
		if k > 0 && all[k].gram == all[k-1].gram {
			first[k] = first[k-1]
		} else {
			first[k] = uint32(k)
		}
		if int(first[k]) < k {
			at[all[k].sheet] = append(at[all[k].sheet], uint32(k))
		}
	}
	count := make([]int, len(sheets))
	var touched []uint32
	for i := range sheets {
		touch := func(k uint32) {
			j := all[k].sheet
			if count[j] == 0 {
				touched = append(touched, j)
			}
			count[j]++
		}
		for _, k := range at[i] {
			from := first[k]
			if k-from > crowd {
				for f := from; f < from+crowd/2; f++ {
					touch(f)
				}
				from = k - crowd/2
			}
			for ; from < k; from++ {
				touch(from)
			}
		}
		var with []hit
		for _, j := range touched {
			a, b := sheets[i], sheets[j]
			if n := count[j]; n >= fewestHits && n*int(max(a.sample(), b.sample()))*40 >= min(len(a.grams), len(b.grams)) {
				with = append(with, hit{j, n})
			}
			count[j] = 0
		}
		touched = touched[:0]
		slices.SortFunc(with, func(a, b hit) int {
			return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.sheet, b.sheet))
		})
		if len(with) > mostPartners {
			with = with[:mostPartners]
		}
		each(i, with)
	}
}
