package lang

import "github.com/synoptic-news/synoptic/text"

// enAdverbEnd is how English adverbs end; of the others some are nouns and verbs,
// some adjectives.
var enAdverbEnd = Tail{End: "ly", Not: wordSet(`family ally rally tally bully gully folly jelly belly lily italy july
	reply supply apply comply imply multiply rely fly butterfly firefly assembly anomaly monopoly oligopoly homily
	doily dolly lolly brolly holly molly polly sally emily kelly reilly contumely panoply melancholy wooly
	hillbilly disorderly elderly curly ugly deadly friendly lonely lovely lively costly silly holy hourly daily weekly
	monthly quarterly yearly`)}

var (
	enPronouns = wordSet(`i me my mine myself you your yours yourself yourselves he him his himself she her hers
		herself it its itself we us our ours ourselves they them their theirs themselves one's
		who whom whose which that this these those`)
	enArticles    = wordSet(`a an the`)
	enDeterminers = union(enArticles, wordSet(`this that these those each every either neither some any no all both
		half many much more most few fewer less several enough another other such what which whose
		my your his her its our their one two three four five six seven eight nine ten`))
	enPrepositions = wordSet(`about above across after against along alongside amid amidst among amongst around as at
		before behind below beneath beside besides between beyond by concerning despite down during except for
		from in inside into like near of off on onto opposite out outside over past per regarding round since
		than through throughout till to toward towards under underneath until unto up upon versus via with
		within without`)
	enConjunctions = wordSet(`and or but nor so yet for because although though while whereas if unless until when
		whenever where wherever whether since as than that once after before lest`)
	enAuxiliaries = wordSet(`am is are was were be been being have has had having do does did doing can could may
		might must shall should will would ought cannot can't couldn't mayn't mightn't mustn't shan't shouldn't
		won't wouldn't isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't ain't
		cant wont dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt wouldnt couldnt shouldnt`)
	enNegations = wordSet(`no not never none nobody nothing nowhere neither nor without hardly scarcely barely
		cannot can't couldn't mightn't mustn't shan't shouldn't won't wouldn't isn't aren't wasn't weren't
		haven't hasn't hadn't don't doesn't didn't ain't cant wont dont doesnt didnt isnt arent wasnt werent
		hasnt havent hadnt wouldnt couldnt shouldnt`)
	enHedges = wordSet(`reportedly allegedly apparently possibly perhaps maybe probably likely unlikely presumably
		supposedly purportedly seemingly potentially may might could would appears appeared appear seems seemed
		seem suggests suggested suggest believed thought expected rumoured rumored unconfirmed alleged
		purported reported suspected unclear`)
)

var enWords = Words{
	Ends: text.Ends{
		Abbreviations: enAbbreviations,
		Openers: wordsIn(`the a an he she it they we you i his her its their our your my this that these those there here
			but and or yet so nor if when while although though after before since until as because once unless
			however meanwhile moreover nevertheless instead also still then now today yesterday tomorrow
			earlier later in on at for from with by to of under over during despite among amid according
			both each every either neither some many most several all no not what who why how where which whose
			one two three nobody nothing everyone everybody someone somebody asked speaking`),
		Follow: wordsIn(`senate house congress senator representative president vice-president vice secretary
			ambassador embassy army navy marine marines air coast special envoy department treasury supreme
			district attorney attorneys capitol constitution court courts federal state states department's
			government general justice judge marshal marshals military forces force central central's
			trade treasury's open steel bank dollar dollars customs border postal geological
			security human high charter refugee secretary-general resolution mission
			chief ceo chairman chairwoman founder spokesman spokeswoman spokesperson
			rep rep's sen sens gov gen col lt capt maj sgt adm cmdr mr mrs ms dr prof
			monday tuesday wednesday thursday friday saturday sunday
			january february march april may june july august september october november december
			jan feb mar apr jun jul aug sep sept oct nov dec
			et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest eet eest ist jst kst msk sgt aest
			eastern pacific mountain greenwich`),
		Saying: wordsIn(`said says say asked asks added adds told tells replied replies wrote writes shouted cried exclaimed
			warned declared insisted continued answered demanded wondered joked quipped remarked posted tweeted
			argued noted recalled concluded announced called yelled`),
		Before:  wordsIn(`to in from with of by for into against across outside inside within throughout around toward towards and or`),
		Article: wordsIn(`the`),
	},
	Stop: union(enPronouns, enDeterminers, enPrepositions, enConjunctions, enAuxiliaries, wordSet(`there here then now also just only even still
		very too well again ever once own same said says say told according not never however meanwhile
		he's she's it's that's there's they're we're you're i'm i've we've they've i'd he'd she'd they'd i'll
		he'll she'll it'll we'll they'll let's what's who's how why what mr mrs ms dr`)),
	Pronouns:     enPronouns,
	Articles:     enArticles,
	Determiners:  enDeterminers,
	Prepositions: enPrepositions,
	Conjunctions: enConjunctions,
	Auxiliaries:  enAuxiliaries,
	Negations:    enNegations,
	Hedges:       enHedges,
	Linking:      wordSet(`and but yet still however nevertheless nonetheless meanwhile moreover furthermore separately besides also so`),
	Ensuing:      wordSet(`come comes came`),
	Dangling: tableOf(openings(`
		he
		he'd
		he'll
		he's
		him
		his
		she
		she'd
		she'll
		she's
		her
		hers
		it
		it'd
		it'll
		it's
		its
		they
		they'd
		they'll
		they're
		they've
		them
		their
		theirs
		but
		and
		or
		nor
		yet
		so
		then
		thus
		hence
		however
		nevertheless
		nonetheless
		meanwhile
		meantime
		in the meantime
		moreover
		furthermore
		also
		besides
		additionally
		in addition
		in addition to this
		likewise
		similarly
		conversely
		instead
		otherwise
		rather than that
		still
		even so
		even then
		even that
		therefore
		consequently
		accordingly
		as a result
		as such
		as a consequence
		for this reason
		for that reason
		because of this
		because of that
		despite this
		despite that
		despite these
		despite those
		in spite of this
		after that
		after this
		after which
		before that
		before this
		since then
		until then
		by then
		from there
		at the same time
		at that time
		at that point
		at the time
		that day
		that same day
		the same day
		the same month
		the same week
		the same year
		that night
		that evening
		that morning
		that afternoon
		that week
		that month
		that year
		the following
		the next day
		the next morning
		the day before
		the day after
		the previous day
		the latter
		the former
		the two
		the three
		the pair
		the duo
		the other
		the others
		the same
		the move
		the remarks
		the comments
		the announcement comes
		the decision comes
		in contrast
		by contrast
		in turn
		in response
		in return
		in doing so
		in so doing
		in this
		in that
		in these
		in those
		in other words
		in fact
		in short
		in particular
		in a separate
		in another
		on the other hand
		on the contrary
		on the one hand
		to this end
		to that end
		to do so
		to this
		of these
		of those
		of them
		among them
		among these
		among those
		most of them
		some of them
		many of them
		none of them
		all of them
		both of them
		one of them
		both of these
		with this
		with that
		under this
		under these
		under that
		separately
		elsewhere
		afterwards
		afterward
		subsequently
		eventually
		later
		earlier
		soon
		previously
		finally
		lastly
		secondly
		second ,
		third ,
		thirdly
		first ,
		firstly
		again
		too
		indeed
		for example
		for instance
		for his
		for her
		for its
		for their
		that said
		that is
		that is why
		which
		who
		whose
		another
		others
		neither
		either way
		more than that
		what is more
		on top of that
		apart from that
		apart from this
		according to him
		according to her
		according to them
		according to it
		there ,
		here ,
		such
		nor did
		not so
		no such
		as for
	`)),
	Objects:  wordSet(`him`),
	Things:   wordSet(`it them`),
	Pointing: wordSet(`this that these those`),
	Days: wordSet(`week weekend month year morning afternoon evening night spring summer autumn fall winter season
		quarter century decade monday tuesday wednesday thursday friday saturday sunday january february march
		april may june july august september october november december time`),
	Pairing:  tableOf(map[string]string{"both": "and", "either": "or"}),
	Counting: wordSet(`one some most many several few all each none two three four five six half others`),
	Past: tableOf(pasts(`
		be was were been
		become became
		begin began begun
		bear bore born borne
		beat beaten
		bind bound
		bite bit bitten
		bleed bled
		blow blew blown
		break broke broken
		breed bred
		bring brought
		build built
		burn burnt
		buy bought
		catch caught
		choose chose chosen
		come came
		cling clung
		creep crept
		deal dealt
		dig dug
		do did done
		draw drew drawn
		dream dreamt
		drink drank drunk
		drive drove driven
		eat ate eaten
		fall fell fallen
		feed fed
		feel felt
		fight fought
		find found
		flee fled
		fling flung
		fly flew flown
		forbid forbade forbidden
		foresee foresaw foreseen
		forget forgot forgotten
		forgive forgave forgiven
		freeze froze frozen
		get got gotten
		give gave given
		go went gone
		grind ground
		grow grew grown
		hang hung
		have had
		hear heard
		hide hid hidden
		hold held
		keep kept
		kneel knelt
		know knew known
		lay laid
		lead led
		lean leant
		leap leapt
		learn learnt
		leave left
		lend lent
		lie lay lain
		light lit
		lose lost
		make made
		mean meant
		meet met
		mislead misled
		mistake mistook mistaken
		outrun outran
		overcome overcame
		oversee oversaw overseen
		overtake overtook overtaken
		overthrow overthrew overthrown
		pay paid
		prove proven
		rebuild rebuilt
		repay repaid
		ride rode ridden
		ring rang rung
		rise rose risen
		run ran
		say said
		see saw seen
		seek sought
		sell sold
		send sent
		sew sewn
		shake shook shaken
		shine shone
		shoot shot
		show shown
		shrink shrank shrunk
		sing sang sung
		sink sank sunk
		sit sat
		slay slew slain
		sleep slept
		slide slid
		sow sown
		speak spoke spoken
		speed sped
		spend spent
		spill spilt
		spin spun
		spring sprang sprung
		stand stood
		steal stole stolen
		stick stuck
		strike struck stricken
		strive strove striven
		swear swore sworn
		sweep swept
		swell swollen
		swim swam swum
		swing swung
		take took taken
		teach taught
		tear tore torn
		tell told
		think thought
		throw threw thrown
		undergo underwent undergone
		understand understood
		undertake undertook undertaken
		undo undid undone
		uphold upheld
		wake woke woken
		wear wore worn
		weave wove woven
		weep wept
		win won
		wind wound
		withdraw withdrew withdrawn
		withhold withheld
		withstand withstood
		write wrote written
	`)),
}

// As they are spelled: "ill." ends a sentence, "Ill." is a state.
var enAbbreviations = abbreviated(
	abbreviations{text.BeforeName, `Dep Mr Mrs Ms Mx Messrs Dr Drs Prof Rev Revd Fr Hon Rt Gen Maj Col Lt Capt Cpt Sgt Cpl Pvt
		Adm Cmdr Cdr Comdr Brig Lieut Supt Insp Det Const Sen Sens Rep Reps Gov Govs Lt-Gov Pres Amb Atty Dist Assn Asst
		Mme Mlle Mt Ft St Ste Mgr Msgr Ald Cllr Bros MR MRS DR GEN SEN REP GOV LT ST
		vs v cf e.g i.e viz approx ca Vs`},
	abbreviations{text.BeforeNumber, `No no Nos nos p pp vol vols Vol Vols Art Sec Ch chap Chap
		fig figs Fig Figs Tel tel ext Ext Rs
		Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec`},
	abbreviations{text.AfterHour, `a.m p.m A.M P.M am pm etc Etc al B.C A.D B.C.E C.E`},
	abbreviations{text.AfterName, `U.S U.K U.N E.U U.S.A U.S.S.R D.C N.Y L.A U.A.E Inc Corp Co Cos Ltd Llc LLC Plc plc PLC
		LLP Jr Sr Esq Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb
		Nev N.H N.J N.M N.C N.D Okla Ore Pa R.I S.C S.D Tenn Tex Va Vt Wash W.Va Wis Wyo Ont Que Alta
		S.A S.p.A N.V B.V Ph.D M.D M.A B.A B.Sc M.Sc M.B.A D.Phil Ave Blvd Rd Dept Univ Mfg Intl Est est`},
)
