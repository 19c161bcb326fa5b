// Package reuse finds which article repeats which, so that a copy is not
// counted as a second witness.
//
// In go readings with their tokens, and whatever else annotate found; out
// comes one Origin for each: original, copy, rewrite, relay of another
// outlet's report, or aggregate of many. It compares wording, so a translation
// is an original to it; and it never says that an article is true, or who was
// right to copy.
//
// The method is the usual one for large collections. Word 4-grams are sampled
// by their hash (Manber, "Finding similar files in a large file system", 1994)
// and put into an inverted index; pairs that share enough of them are aligned
// sentence by sentence, and the alignment decides. What stands between
// quotation marks counts for finding a pair and not for judging it: two
// outlets that quote one press statement at length have made two reports.
package reuse

import "github.com/synoptic-news/synoptic/article"

// Origins says for each reading where its report comes from, in the order of
// rs. The result does not depend on that order.
//
// The chain from Of to Of ends at Root. Readings may be of many stories, in
// any mixture; the cost grows nearly in step with their number.
func Origins(rs []*article.Reading) []article.Origin {
	var x Index
	for _, r := range rs {
		x.Add(r)
	}
	return x.Origins()
}

// Index holds of each article what telling its origin takes, some kilobytes,
// so that a collection can be read whose texts and tokens do not fit into
// memory at once. The zero Index is empty and ready.
type Index struct{ corpus corpus }

// Add takes in a reading and keeps nothing of it. Its cost is that of the
// article.
func (x *Index) Add(r *article.Reading) { x.corpus.add(r) }

// Origins is as the function of that name, in the order of Add; more may be
// added afterwards.
func (x *Index) Origins() []article.Origin {
	c := x.corpus.inOrder()
	c.link()
	return c.origins()
}
