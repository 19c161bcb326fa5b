package lang

// Causes holds the words by which one thing is said to have brought about another,
// and verbs for what is done once by one.
type Causes struct {
	// Caused are forms of verbs between cause and effect: "triggered"; with their
	// particles, "brought down". Blamed stands before the cause, For before the effect
	// then: "blamed speculators for the run". ToBlame are phrases behind the cause.
	// Fell are those of Caused that say themselves what came of it: a collapse.
	Caused, Blamed, For, ToBlame, Fell Set
	// Firsts are the first words of all these and of Started.
	Firsts Set
	// Started are forms of verbs in the passive before one of Purposely: "was started on
	// purpose".
	Started, Purposely Set
	// Effects maps nouns for what was caused to a kind. Any is the kind of those that
	// can stand for each of them: "accident". Collapse is that of what Fell says.
	Effects       Table[int]
	Any, Collapse int
	// Partly are words by which a cause is not the only one, or only may be one.
	Partly Set
	// Once maps roots of verbs for what one did once to a number, the same for those
	// that tell the same: "draft", "write".
	Once Table[int]
	// Attacks are words for an attack: two who give each other one blame one another.
	// Work stands before who did something: "the work of".
	Attacks, Work Set
	// Finders are words for those who find out what a cause was: "investigators".
	Finders Set
	// Wrong are phrases before a thing that works: "nothing wrong with".
	Wrong Set
}

var enCauses = func() Causes {
	effects := groupsOf(`
		accident disaster tragedy catastrophe incident crisis
		collapse fall cave-in rockfall landslide slide
		crash derailment collision grounding wreck sinking
		fire blaze inferno wildfire
		explosion blast
		blackout outage cut failure
		run panic
		outbreak illness disease poisoning infection epidemic
		leak spill
		flood flooding breach
		death deaths
		delay delays
	`)
	c := Causes{
		Caused:    union(formsOf("cause trigger spark ignite start begin/began/begun"), barred("brought down|had brought down|set off|led to|brought about|sparked off|touched off")),
		Fell:      barred("brought down"),
		Blamed:    wordSet("blamed blames"),
		For:       wordSet("for"),
		ToBlame:   barred("was to blame|were to blame|is to blame|are to blame|was the cause"),
		Started:   wordSet("started set laid caused lit"),
		Purposely: barred("on purpose|deliberately|intentionally|by arson|by arsonists"),
		Effects:   tableOf(effects),
		Any:       effects["accident"],
		Collapse:  effects["collapse"],
		Partly:    wordSet("partly also among contributed contributing may might could possibly perhaps if whether would should likely one several various other another"),
		Once:      tableOf(groupsOf("find discov\nsign\norder\nwrite draft\ninvent\nleak\ncommission\nfound\npaint")),
		Attacks:   wordSet("fire fired shot shooting shelling attack attacked attacks firing"),
		Work:      wordSet("work handiwork doing"),
		Finders:   wordSet("police detectives investigators investigator inquiry commission board inspectors inspectorate prosecutors prosecutor court report coroner experts scientists laboratory brigade inspector examination tests"),
		Wrong:     barred("nothing wrong with|nothing the matter with"),
	}
	c.Firsts = firstsOf(c.Caused, c.Blamed, c.ToBlame, c.Started)
	return c
}()
