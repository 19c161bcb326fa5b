package lang

// Furniture holds the words of a page that are not its article: menus, share
// buttons, reading times, teasers, feedback forms. All are in lower case, with
// plain apostrophes, and without marks at either end, as article/extract
// compares them.
type Furniture struct {
	// Labels are whole lines that are a button, a menu or a box's name:
	// "share", "top headlines". They stand for nothing wherever they stand.
	Labels Set
	// Sections are parts of a paper: "politics". A lone line that is one names
	// the section; between paragraphs it may be a heading and is kept.
	Sections Set
	// Kickers are words before a colon that say what kind of text follows: "update".
	Kickers Set
	// Home is the first step of a breadcrumb.
	Home Set
	// Forms are the lines that hold one datum about the page, as words with
	// places for a value; see LineForm.
	Forms []LineForm
	// TimeUnits are the units of an age or a reading time.
	TimeUnits Set

	// Promos open one line that points to another article: "also read".
	Promos []string
	// PromoHeads are whole lines above a box of other articles: "related articles".
	PromoHeads Set
	// Teasers open a sentence that only wants a click: "explore", "find out".
	Teasers []string
	// Widgets open a line that speaks to the reader about the site: "sign up for".
	Widgets []string
	// Legal are words that make a short line a notice: "all rights reserved".
	Legal []string
	// Credits open the credit of a picture or of the people behind a report:
	// "photo by", "reporting by".
	Credits []string
	// CreditEnds are what the credit of a picture has at the end of its caption:
	// "photograph:", "/reuters".
	CreditEnds []string
	// CreditStarts are what agencies begin the caption of an older picture with, as
	// they write it.
	CreditStarts []string
	// BoxHeads open a short line above what is no part of the article: "more from",
	// "about the author".
	BoxHeads []string
	// More opens the shortest of them: "more sport".
	More []string
	// What readers say stands below a line that begins with one of TalkHeads, or
	// with a number and one of TalkCounts ("34 responses to"), or behind a name and
	// one of TalkVerbs.
	TalkHeads, TalkCounts []string
	TalkVerbs             Set
	// Services are words of a site's own business with its readers, Addressing
	// those by which it speaks to them. They are looked for in lower case.
	Services, Addressing []string

	// A disclaimer tells that a machine wrote the page: MadeThing, by which the
	// page speaks of itself, then one of Making, then one of Machines with
	// nothing or one of MachineTools behind it: "this article was generated
	// with AI tools". MachineMade says all of it in one phrase.
	MadeThing    []string
	Making       Set
	Machines     []string
	MachineTools Set
	MachineMade  []string

	// Bylines stand before the author's name.
	Bylines []string
	// Roles are nouns and adjectives that follow an author's name and are no
	// part of it.
	Roles Set
	// Writers are those of them that a person is: "columnist".
	Writers Set
	// Reaching are what readers are told to do to reach a writer, before an address
	// or a handle: "email", "follow".
	Reaching Set
	// Lives follow an author's name where the page tells of the author.
	Lives []string
	// Papers are last words of names that papers, stations and agencies have
	// and hardly anything else: "herald", "gazette".
	Papers Set
	// Facts are the names of head lines of the form "Source: The Example".
	Facts Table[HeadFact]
	// Published and Modified stand before a date of the page.
	Published []string
	Modified  []string

	// SourceLists are lines above a list of the articles a page was made from.
	SourceLists Set
	// Timelines are headings over a dated list.
	Timelines Set
	// Roundups are words in a title that announce many matters on one page.
	Roundups []string
	// Captions open the attribution of a pull quote: "statement by".
	Captions []string

	// Small are words that a heading in Title Case leaves small.
	Small Set
	// HeadVerbs are verbs as headings have them that are hardly ever another
	// part of speech in one: "brings", "vows".
	HeadVerbs Set
	// HeadNounVerbs are those that may be a noun as well: "plan", "talks".
	HeadNounVerbs Set
	// NameTitles are words of office before a person's name.
	NameTitles Set
	// CommonEndings are endings of words that are hardly ever a person's name.
	CommonEndings []string
	// CommonWords are words that are not a person's name, with a capital or not.
	CommonWords Set
	// Openers are words that begin a sentence and that Title Case leaves small
	// within a heading: "the", "on".
	Openers Set

	// Zones maps names of time zones to minutes east of Greenwich. A name that
	// two zones share is in Ambiguous instead: its time of day is not used.
	Zones     Table[int]
	Ambiguous Set
	// Seasonal are zones named without their season, "ET", in minutes east of
	// Greenwich in winter; summer follows the rule of the United States.
	Seasonal Table[int]
	// HalfDays maps "am" and "pm" to the hours they add, Noon aside.
	HalfDays Table[int]
	// BeforeClock are words between a date and a time of day: "at".
	BeforeClock Set
	// OrdinalEndings follow the number of a day: "4th".
	OrdinalEndings []string
}

// LineForm is the wording of a line that holds one datum: words, one place a word,
// alternatives with "|". "#" is a number, "@" a unit of time; a word with "?"
// behind it may be missing. "last? update|updated # @ ago" is the line
// "Last update: 1 hours ago".
type LineForm struct {
	Is    Datum
	Words string
}

// Datum is what the line of a LineForm tells.
type Datum uint8

const (
	Age         Datum = iota // how long ago the page was made: of no use without the time it was read
	ReadingTime              // "3 min read"
	Counter                  // "945 views"
	ListedCount              // "Updated (2 articles)": the number of articles a page was made from
	Nothing                  // a phrase of the site: "ask our assistant"
)

// HeadFact is what a head line "Name: value" tells.
type HeadFact uint8

const (
	NoFact HeadFact = iota
	TitleFact
	AuthorFact
	OutletFact
	AddressFact
	SectionFact
	PublishedFact
	ModifiedFact
	LanguageFact
	OtherFact // "Tags: …"
)
