package lang

// Minds holds the words by which a text itself tells that somebody said, meant or
// hoped for one thing first and another later.
type Minds struct {
	// Said are participles behind "had": "hoped". First are words and phrases by which
	// that was before: "originally". Only opens such a sentence by itself: "Only last
	// week". Now are words for what is otherwise by now.
	Said, First, Only, Now Set
	// Meant are those of Said by which somebody means to do it. Then goes on with what
	// came next.
	Meant Set
	Then  string
	// Denied are those of Said that one of Owned takes back: "had denied it,
	// confirmed it".
	Denied, Owned Set
	// After, a time and of, or a time before After, stand before one of Denials or
	// Saying: "after weeks of denials", "four days after telling them".
	After, Denials, Saying, Units Set
	// Wrong are phrases by which a correction goes on: "in fact".
	Wrong Set
	// Firsts are the first words of First.
	Firsts Set
	// But goes on with what is otherwise.
	But string
}

var enMinds = withFirsts(Minds{
	Said: wordSet("said spoken declared promised hoped planned wanted meant intended expected ruled denied refused insisted claimed suspected blamed announced vowed assured pledged rejected dismissed thought believed admitted " +
		"maintained asserted forecast predicted put called described told aimed excluded threatened"),
	First:   barred("first|originally|initially|at first|still|previously|at the outset|to begin with|until now|until then|for days|for weeks|for months|for years|repeatedly"),
	Only:    wordSet("only just until"),
	Now:     barred("now|no longer|instead|after all"),
	Meant:   wordSet("hoped planned wanted meant intended expected promised vowed pledged aimed"),
	Then:    "then",
	Denied:  wordSet("denied rejected dismissed excluded ruled"),
	Owned:   wordSet("confirmed admitted acknowledged conceded confessed"),
	After:   wordSet("after"),
	Denials: wordSet("denials denial denying refusing insisting"),
	Saying:  wordSet("telling promising insisting denying assuring refusing vowing pledging ruling swearing"),
	Units:   wordSet("hours days weeks months years hour day week month year"),
	Wrong:   barred("in fact|that was wrong|this was wrong|that was not so|that is wrong|this is wrong|that is not correct|this was not correct|that was incorrect|this was incorrect|that is incorrect|it should have|the correct|actually|in reality|in truth|he was in fact|she was in fact|that was a mistake|this was a mistake"),
	But:     "but",
})

func withFirsts(m Minds) Minds {
	m.Firsts = firstsOf(m.First)
	return m
}
