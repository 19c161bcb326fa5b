package cluster

// This file holds what decides: coefficients and limits. They are few and
// round, and set by reasoning, not fitted to labelled articles. A sum of
// evidence of 0 stands for even odds.
//
// Which parts count, and in which proportion, follows Miranda et al.
// ("Multilingual Clustering of Streaming News", EMNLP 2018), whose trained
// weights are published (Priberam/news-clustering, BSD-3): words of the whole
// text together weigh most, names are the second view, titles hardly add to
// them, nearness in time is soft, with a deviation of three days. Views that
// are about as good get the same weight, which loses next to nothing against
// fitted ones and is safer on other articles (Dawes, "The Robust Beauty of
// Improper Linear Models", American Psychologist 34, 1979).

// model weighs how alike two articles are, part by part, into the logarithm of
// the odds that they belong together.
type model struct {
	base   float64
	parts  [parts]float64 // of the square root of each part's cosine
	titles float64        // times what titles are more alike than alikeTitles
	twins  float64        // the titles name different things
	dated  float64        // both dates are known
	near   float64        // times exp(-d²/18): within a few days
	far    float64        // times the days between them, up to 30, in months
	years  float64        // times the days beyond three weeks, up to a year, in months
	issue  float64        // of the square root of the cosine of words that are no names
	empty  float64        // next to no words of the issue are shared
	bare   float64        // the small words of their language are not known
	slight float64        // they are, but words are cut to their beginnings, which are more often alike by chance
	other  float64        // times how far apart the nearest dates are that they name
	told   float64        // times what each title is told in the other's lead, beyond usuallyTold
	clash  float64        // the heads name other days
}

// sameEvent tells whether two articles tell of one event.
//
// Four views count alike: what the lead says, who and where is named, what it
// is about apart from the names, and which words stand side by side. Articles
// on one event usually have a cosine of a tenth to a fifth in each, whose root
// is three to four tenths; so about a third in all four, or more in some, makes
// even odds. Numbers are a weaker view, as they change while an event goes on.
// Who only names the same people tells of something else. A pair of one day
// gains a little, a pair of another week loses twice that; after a month apart
// only near copies stay together. Titles that name different things are a veto
// but for articles that share nearly everything else. Titles alike in most of their
// words tell the same act in the same few words. What a title says stands in the
// lead of every report of the event, but not of what came before it or after: a
// third of it does between two events of one matter. Heads that name other days
// tell of other events, as surely as two titles that name different things.
var sameEvent = model{
	base:  -7,
	parts: [parts]float64{lead: 5, names: 5, pairs: 5, numbers: 2},
	issue: 5, empty: -2,
	dated: -2, near: 3, far: -2, years: -1, other: -1, bare: -1, slight: -1.5, titles: 3, twins: -2,
	told: 4, clash: -2,
}

// sameMatter tells whether two articles are on one matter, though perhaps of
// different events: names and the words of the issue count, days hardly.
var sameMatter = model{
	base:  -5,
	parts: [parts]float64{whole: 1, lead: 2, names: 5, numbers: 1, pairs: 6},
	issue: 4, other: -1.5, bare: -2, slight: -2, empty: -2,
}

// someIssue is what the words of two articles that are no names make alike by
// chance: less of it, and they only name the same people.
const someIssue = 0.15

// someNames is what the names of two articles on one event make alike: less of
// it, and titles that name different things tell of two.
const someNames = 0.35

// What of two titles stands in the lead of the other, as a root.
const (
	usuallyTold = 0.55 // a third: so much is the matter
	enoughTold  = 0.75 // over half: more says no more, look-alikes have it all
)

// rareName is what a name counts that two articles share and few others have, and
// what it counts against them that there is none. Names in everybody's mouth can
// be as alike between two matters of a country as between two reports.
const rareName = 0.5

// onePhrasing is the root of the cosine of neighbouring words from which on two
// articles are written by one form, or one after the other: with another day in the
// head it is an instalment.
const onePhrasing = 0.45

// Reports of one form, and of another cast (otherCast).
const (
	oneForm       = 0.75   // root of the cosine of words that are no names: nearly the same
	severalOthers = 3      // names each has that the other does not know,
	othersInForm  = 2. / 3 // and so many for each that they share
	farLess       = 0.6    // of the likeness of those words is that of the names, in other words
	fewOthers     = 2      // names each has then that the other does not know,
	manyTimes     = 3      // and so many for each that they share
	morePhrases   = 0.05   // names are less alike than phrases, or hardly more: of one event they are far more
)

// alikeTitles is the root of the cosine of titles that share a good third of
// what they say: until there, one matter makes them alike.
const alikeTitles = 0.6

// Growing episodes: what it takes to join. There are two decisions. Which two
// sets go best together is a matter of their likeness alone; whether they are one
// event is also one of how many others are about as near (asked).
const (
	joinEpisode = 0.0 // least mean evidence of the pairs that count: even odds
	quorum      = 0.7 // share of the pairs that count, the best first
	growth      = 0.8 // stricter by so much for each doubling of the smaller side
	sample      = 24  // members that stand for a large episode

	// A single new article must bring more for each doubling of the episode: a
	// large one has something in common with much, and what is kept apart too
	// early is mended by the next repair.
	early = 0.5

	// Two sets that are each close-knit are two events, though much is shared:
	// what lies between them by more than looser below what is within them
	// counts, by half.
	looser    = 1.0
	closeKnit = 0.5

	rivals      = 5    // so many other sets say how crowded it is
	usualRivals = -2.0 // they usually go so well with one of two at most
	noRival     = -6.0 // what stands for each that is not there
	contested   = 0.5  // to be brought more for each point above usualRivals

	// Two instalments of a series are never one event, if they are near copies or
	// name little in common; nor are two days of one matter, told in one form.
	nearCopy   = 6
	instalment = -12
	anotherDay = -20
)

// What parts two sets however alike their words (parted).
const (
	nearlyAll = 0.75 // of the articles of a set

	// A week without an article is no silence yet: weeklies write late. From two
	// weeks on it outweighs all that two reports of one event usually share.
	pause  = 7.0 // days
	silent = 8.0

	courtCase = 3.0 // more than titles that name different things
	oneEvent  = 2.0 // days
)

const (
	lateQuorum = 0.3  // of the pairs of a page made of other articles, which tells of more than one event
	joinLate   = -1.0 // what such a page must reach: the nearest is less near
)

// worthLinking is the evidence of a pair from which on the sets around it are
// compared at all.
const worthLinking = -2.5

// Chains of episodes.
const (
	joinStory    = 0.3  // more than even odds: two matters on one page are worse than one on two
	storyQuorum  = 0.5  // share of the pairs of articles that count
	chainQuorum  = 0.15 // share of the pairs of episodes that count: a chain need
	chainAtLeast = 4    // not hang together at its ends, a short one must
	slowAfter    = 21   // days between two episodes after which
	slowPenalty  = 0.5  // each further three weeks cost so much
	unknownGap   = 63   // days that stand for those nobody states: they may be years
	longestBreak = 120  // days without an article that end a story
	longestBack  = 365  // days to the event that a report goes back to
	acquainted   = 2    // rare names shared: of one person or place, by given and family name
)

// Bounds on the work.
const (
	strongTerms = 30   // terms by which an article is found
	mostPosts   = 400  // articles that are looked at for one term
	mostNear    = 80   // articles that are compared with one
	fewArticles = 200  // up to so many, each is compared with each
	settled     = 4096 // articles after which weights are not set anew
	clearlyMore = 1.25 // times as many as when all were last looked at again
	fewHeld     = 256  // up to so many, that is done at every repair
	fewCounted  = 1024 // up to so many, all terms of an article are held, and weights are set anew at every repair
	mostTried   = 16   // episodes that a new article is compared with
	fewEpisodes = 60   // up to so many, each is compared with each
	mostAround  = 30   // else with so many that share its strong terms
)
