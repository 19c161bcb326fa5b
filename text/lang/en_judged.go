package lang

import "strings"

// enJudged: how parties judge what happened, in the words of news reports.
var enJudged = Judged{
	Verbs: union(
		formsOf("call describe hail label brand deem term dub consider think/thought find/found rate regard defend portray characterise characterize dismiss see/saw/seen"),
		wordSet("termed")),
	As:         wordSet("as"),
	Praises:    formsOf("praise applaud commend hail laud celebrate welcome"),
	Blames:     formsOf("criticise criticize condemn denounce slam attack blast decry deplore lambaste"),
	Pleased:    wordSet("satisfied happy pleased delighted proud content impressed"),
	Displeased: wordSet("dissatisfied unhappy displeased disappointed angry furious outraged appalled ashamed unimpressed"),
	With:       wordSet("with by about at of over"),
	Spoke:      wordSet("spoke speaks"),
	Went:       wordSet("gone went worked run performed functioned passed"),
	Acted:      wordSet("acted reacted responded behaved handled cooperated intervened"),
	Conduct:    "response",
	Well: barred("well|smoothly|perfectly|flawlessly|excellently|brilliantly|correctly|properly|fully|promptly|swiftly|quickly|at once|immediately|without delay|professionally|lawfully|impeccably|peacefully|by the book|according to the rules|in good time|in time|as planned|to plan|according to plan|without a hitch|without incident|" +
		"without a single complaint|in an orderly way|with great care|responsibly|with restraint|bravely|admirably"),
	Badly:  barred("far too late|much too late|far too slowly|much too slowly|too hastily|far too early|badly|wrong|wrongly|poorly|terribly|late|too late|slowly|too slowly|unlawfully|illegally|unprofessionally|recklessly|irresponsibly|carelessly|clumsily|incompetently|disgracefully|shamefully|brutally|in panic|out of panic|off the rails|awry|disastrously|chaotically|amateurishly|negligently"),
	Be:     wordSet("was were is are be been being remained remains"),
	Helper: wordSet("had has have"),
	Good: barred(`
		one of the safest|one of the best|one of the finest|one of the greatest|one of the strongest|one of the most important|one of the most beautiful|the safest|the best|the finest|the greatest|the most important|the most beautiful|of the highest quality|
		honourable|honorable|most honourable way|only honourable way|restrained|far-sighted|state-of-the-art|solvent|in perfect condition|isolated incident|regrettable incident|minor incident|misunderstanding|impartial|authentic|genuine|priceless|unique|sensational|spectacular|unforgettable|ethical|democratic|constitutional|
		victory for democracy|victory for reason|victory for peace|great day for|good day for|great step for|historic moment|historic day|exceptional|no cause for alarm|no reason for concern|no cause for concern|nothing to worry about|nothing to fear|no danger|no risk|
		clean bill of health|sign of strength|well led|well prepared|well run|well organised|well organized|well handled|step forward|step in the right direction|great day|good day|proud day|
		success|triumph|victory|milestone|breakthrough|masterpiece|improvement|blessing|
		good|great|excellent|outstanding|superb|splendid|perfect|flawless|exemplary|impressive|remarkable|
		fair|balanced|thorough|sound|solid|sensible|reasonable|wise|necessary|right|justified|proportionate|appropriate|lawful|legal|legitimate|
		swift|quick|prompt|timely|effective|efficient|professional|orderly|smooth|calm|peaceful|transparent|credible|reliable|accurate|
		fruitful|frank|overdue|productive|constructive|positive|useful|helpful|frank and open|successful|promising|encouraging|generous|historic|
		brilliant|magnificent|wonderful|fantastic|marvellous|marvelous|tremendous|superior|stunning|admirable|commendable|convincing|deserved|well deserved|well-deserved|heroic|masterly|skilful|skillful|
		good news|good deal|good result|great result|best deal|best result|good start|great start|good move|right decision|right step|right thing|right move|important step|bargain|gift|relief|win|win-win|win for|masterstroke|model|example for others|
		honest|free and fair|dignified|moderate|measured|modest|prudent|cautious|realistic|balanced|robust|strong|solid|stable|secure|sustainable|viable|workable|logical|overdue|long overdue|essential|indispensable|vital|unavoidable|inevitable|justifiable|merciful|humane|lenient and fair|
		exciting|entertaining|memorable|fine|first-class|first class|world class|world-class|textbook|faultless|immaculate|meticulous|careful|competent|decisive|bold|visionary|fast|rapid|speedy|immediate|well planned|well executed|well done|in good order|in good shape|in good condition|in good hands|under control|
		seaworthy|well maintained|well-maintained|up to date|state of the art|well protected|watertight|intact|fit for purpose|
		best in years|best in decades|by the book|beyond reproach|above board|textbook case|good business|excellent business|excellent news|great news|good work|great work|fine work|clear success|full success|great success|huge success|great step|huge step|right answer|good idea|great idea|sign of hope|ray of hope|good sign|act of courage|act of humanity|fair price|good price|generous offer|lasting peace|model of its kind|second to none|as good as|stroke of luck|
		fruitful|worthwhile|beneficial|respectful|tough but fair|bearable|tolerable|manageable|harmonious|unprecedented success|
		safe|harmless|healthy|affordable|satisfactory|satisfying|welcome|courageous|brave|responsible
	`),
	Bad: barred(`
		waste of time|waste of money|nothing to celebrate|nothing to be proud of|slap in the face|step back|step backwards|sign of weakness|serious trouble|deep trouble|death blow|black day|dark day|poor day|bad day|sad day|too little|too late|
		failure|disaster|catastrophe|fiasco|farce|sham|shambles|mess|debacle|whitewash|cover-up|insult|scandal|disgrace|shame|outrage|mistake|blunder|betrayal|surrender|capitulation|mockery|danger|trouble|joke|travesty|setback|defeat|provocation|
		bad|poor|terrible|awful|dreadful|dire|deplorable|appalling|abysmal|lamentable|shocking|shameful|disgraceful|disastrous|catastrophic|
		unfair|unjust|biased|one-sided|incomplete|superficial|flawed|unsound|senseless|pointless|absurd|unreasonable|foolish|reckless|unnecessary|wrong|unjustified|disproportionate|excessive|inappropriate|unlawful|illegal|illegitimate|harsh|lenient|
		slow|sluggish|late|belated|ineffective|inefficient|unprofessional|disorderly|chaotic|violent|opaque|unreliable|inaccurate|misleading|
		fruitless|unproductive|useless|unhelpful|unsuccessful|disappointing|discouraging|inadequate|insufficient|
		botched|amateurish|clumsy|hasty|rushed|careless|negligent|sloppy|incompetent|calamitous|ruinous|pathetic|pitiful|laughable|ridiculous|ludicrous|grotesque|scandalous|outrageous|intolerable|horrible|horrific|miserable|woeful|lousy|weak|feeble|timid|toothless|half-hearted|
		bad news|bad deal|poor deal|raw deal|bad result|bad start|bad move|wrong decision|wrong step|wrong move|wrong signal|dangerous precedent|lost opportunity|missed opportunity|missed chance|low point|humiliation|embarrassment|nightmare|burden|rip-off|theft|daylight robbery|sell-out|sellout|giveaway|gamble|gimmick|stunt|show trial|circus|charade|lottery|slaughter|massacre|crime|
		dishonest|dirty|rigged|stolen|fraudulent|undemocratic|unconstitutional|arbitrary|brutal|heavy-handed|draconian|drastic|extreme|vindictive|one sided|lopsided|unbalanced|unrealistic|unworkable|unsustainable|illogical|irrational|needless|superfluous|avoidable|premature|ill-advised|short-sighted|counterproductive|damaging|harmful|destructive|devastating|painful|hollow|empty|meaningless|worthless|expensive|overpriced|costly|cheap|insulting|humiliating|embarrassing|undeserved|unlucky|boring|dull|lacklustre|lackluster|mediocre|patchy|muddled|confused|confusing|vague|far too slow|much too slow|too slow|in poor condition|in bad shape|in a bad state|out of control|
		unseaworthy|overloaded|unfit|outdated|obsolete|badly maintained|poorly maintained|unprotected|neglected|rotten|dilapidated|run-down|
		worst in years|worst in decades|worst|act of piracy|piracy|act of war|act of aggression|act of terror|act of revenge|act of barbarism|blackmail|scam|manoeuvre|maneuver|declaration of war|witch hunt|witch-hunt|smear|attack on democracy|attack on press freedom|breach of trust|breach of law|breach of the law|grave mistakes|serious mistakes|grave mistake|serious mistake|grave errors|serious errors|grave failings|serious failings|negligence|incompetence|chaos|bedlam|mayhem|anarchy|madness|lunacy|folly|nonsense|rubbish|crime against|dead end|blind alley|empty promise|empty words|drop in the ocean|drop in the bucket|smokescreen|distraction|window dressing|whitewashing|bad joke|poor joke|cynical ploy|too little too late|kick in the teeth|stab in the back|bitter pill|bitter blow|heavy blow|hard blow|severe blow|blow to|bad business|bad idea|terrible idea|bad sign|bad bargain|bad work|poor work|shoddy work|pure panic|sheer chaos|complete failure|total failure|
		cynical|callous|heartless|arrogant|greedy|politically motivated|discriminatory|provocative|inflammatory|frivolous|baseless|groundless|unfounded|hypocritical|dubious|questionable|shoddy|substandard|seriously flawed|deeply flawed|fatally flawed|defective|faulty|mismanaged|mishandled|wasteful|extravagant|hopeless|doomed|naive|childish|unheard of|unheard-of|disrespectful|undignified|degrading|barbaric|savage|murderous|treacherous|traitorous|
		death trap|deathtrap|time bomb|dishonourable|dishonorable|cowardly flight|flight from responsibility|immoral|unethical|overrated|wildly overrated|partisan|prejudiced|fake|forged|forgery|inhuman|utter chaos|total chaos|bungled|in serious trouble|in deep trouble|in great danger|insolvent|bankrupt|declaration of bankruptcy|bitter day|dark day for|black day for|sad day for|step in the wrong direction|step backwards|act of cowardice|serious danger|grave danger|great danger|real danger|serious risk|grave risk|serious threat|grave threat|
		unsafe|dangerous|hazardous|perilous|unaffordable|unsatisfactory|unacceptable|cowardly|irresponsible|inhumane|cruel
	`),
	Contrary: tableOf(map[string]string{"right": "wrong", "safe": "unsafe", "fair": "unfair", "success": "failure", "justified": "unjustified", "necessary": "unnecessary", "reasonable": "unreasonable", "sound": "unsound", "legal": "illegal"}),
	Turns:    wordSet("not n't no never neither nor hardly scarcely anything without"),
	Too:      wordSet("too"),
	Much:     wordSet("low high late slow little much few many short long small big large expensive cheap weak soft harsh lenient vague narrow timid costly hasty generous strict"),
	Merely:   wordSet("just only merely simply"),
	Unsaid:   wordSet("if unless whether would could might may should must will can"),
	Stop:     wordSet("because since while although though but when where which who that after before until unless if so than despite"),
	Them:     wordSet("it this that them these"),
	Owned:    wordSet("its their his her"),
	Aspects:  wordSet("state condition quality standard conduct handling performance"),
	Things: tableOf(groupsOf(`
		talks talk meeting negotiations negotiation summit discussions discussion session dialogue round
		verdict ruling judgment judgement decision
		sentence penalty punishment term
		plan plans programme program scheme package strategy budget
		report inquiry review investigation findings
		response effort efforts operation handling reaction rescue evacuation release liberation search conduct behaviour behavior crisis management
		offer proposal bid
		deal agreement accord settlement pact treaty compromise truce ceasefire
		turnout
		vote election elections ballot poll referendum
		law bill legislation act reform reforms
		strike strikes walkout stoppage
		protest protests march demonstration rally
		trial proceedings hearing
		takeover merger acquisition sale
		cull
		bridge
		dyke dykes dike dikes levee levees dam
		building buildings house
		delay postponement
		speech address
		launch
		match game display
		result results figures outcome
		transfer signing
		police officers
		rescuers firefighters
		crew captain
		referee
		government
		ship ferry vessel boat
		plane aircraft
		data
		prices
		evidence
		goal penalty
		count recount
		shooting shot
		measures measure step steps move
		price ransom sum fee amount
		security system systems protection
		cause
		mission
		arrest arrests
		appointment nomination
		dismissal sacking
		resignation
		sanctions sanction tariffs tariff embargo ban bans
		withdrawal pullout
		closure shutdown
		policy policies approach
		campaign
		visit trip
		concert show festival exhibition film play performance
		stadium arena
		airport station terminal
		museum gallery
		painting picture
		vaccine drug medicine treatment
		test tests
		wage rise increase cuts cut
		pension pensions
		tax levy duty
		road tunnel motorway
		dam reservoir
		mine pit
		food water air
		audit study survey
		autopsy post-mortem
		apology
		risk risks danger dangers threat hazard
		attack attacks assault clash raid shelling fighting incident
		find discovery
		departure exit
		savings deposits
	`)),
	Risk:   "risk",
	Slight: barred("small|low|minimal|negligible|slight|tiny|remote|extremely small|very small|extremely low|very low|limited"),
	Grave:  barred("serious|grave|great|real|high|considerable|huge|enormous|acute|growing"),
}

// groupsOf maps each word to the number of its line.
func groupsOf(s string) map[string]int {
	out := map[string]int{}
	for n, line := range lines(s) {
		for w := range strings.FieldsSeq(line) {
			out[w] = n + 1
		}
	}
	return out
}

// barred holds the phrases parted by bars.
func barred(s string) Set {
	var out Set
	for p := range strings.SplitSeq(s, "|") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			out.put(p, true)
		}
	}
	return out
}
