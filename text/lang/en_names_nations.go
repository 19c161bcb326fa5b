package lang

// enNationEndings: how English makes words of nationality of the names of
// places: the ending, and what the place may end in instead. Where the place
// is not named, the ones marked sure are taken for such words all the same.
var enNationEndings = []NationEnding{
	{Ending: "ian", Places: []string{"ia", "y", "", "a", "e", "i", "o"}, Sure: true},
	{Ending: "ean", Places: []string{"ea", "e", "us", "os", ""}},
	{Ending: "an", Places: []string{"a", "", "as", "o"}},
	{Ending: "ese", Places: []string{"", "a", "e", "o", "y", "ia"}, Sure: true},
	{Ending: "ish", Places: []string{"", "e", "en", "land", "ia", "y"}, Sure: true},
	{Ending: "i", Places: []string{"", "ia", "a", "e", "istan"}},
	{Ending: "ic", Places: []string{"land", "ia", "y"}},
}
