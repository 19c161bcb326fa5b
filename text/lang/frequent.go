package lang

// Frequent grades the words that stand in many news articles whatever their
// matter, by the share of articles they stand in. Words that are not in it are
// taken to be rare. Names are not in it: what a name is worth is for the
// articles at hand to say.
//
// The grades are rough, and made by judgement for this project.
type Frequent = Table[float64]

// frequent reads lists of words by share; a word in two lists has the larger.
func frequent(lists map[float64]string) Frequent {
	var f Frequent
	for share, words := range lists {
		for w := range wordSet(words).Words() {
			f.put(w, max(f.Of(w), share))
		}
	}
	return f
}
