package lang

import "strings"

// enStatements is the English data for statements. The verbs were collected
// from style guides and grown from the list of the Gender Gap Tracker (MIT,
// sfu-discourse-lab); classes and frames are ours.
var enStatements = Statements{
	AdverbEnd: enAdverbEnd,
	Cues:      tableOf(enCues()),
	According: tableOf(map[string]string{"according": "to"}),
	CueNouns:  tableOf(enCueNouns()),
	Holders: wordSet(`official officials spokesman spokesmen spokeswoman spokesperson spokespeople minister ministers ministry president
		premier chancellor senator senators congressman congresswoman lawmaker lawmakers legislator legislators mp mps governor mayor
		secretary envoy envoys ambassador diplomat diplomats negotiator negotiators aide aides adviser advisers advisor advisors
		chief chairman chairwoman director head leader leaders analyst analysts expert experts economist economists critic critics
		observer observers source sources insider insiders police officer officers officials investigators investigator prosecutor
		prosecutors lawyer lawyers attorney attorneys judge judges court witness witnesses resident residents survivor survivors victim
		general generals commander commanders army military government governments administration authorities authority campaign
		campaigners campaigner activist activists opponents opponent supporters supporter rivals rival republicans democrats
		conservatives strategist strategists pollster pollsters researcher researchers scientist scientists doctor doctors author authors
		writer writers journalist journalists reporter correspondent editor historian professor executive executives ceo founder owner
		union unions company firm agency department group groups organisation organization committee council commission board bank team
		party parties side sides countries nations allies partners delegation delegations members member operative operatives candidate
		candidates nominee voters voter people man woman father mother brother sister wife husband son daughter friend friends neighbour
		neighbours teacher teachers farmers farmer workers worker soldiers soldier rebels bishops bishop priest pope king queen prince
		others both most half majority majorities percent third quarter respondents participants`),
	Documents: wordSet("statement statements communique communiqué letter memo release declaration text document post tweet message email e-mail note joint"),
	Studies: wordSet(`report reports poll polls survey surveys study studies data figures research assessment assessments analysis findings
		documents records emails intelligence paper article articles story lawsuit complaint indictment affidavit filing filings review
		investigation transcript ad advertisement headline website site editorial petition order ruling evidence estimates results numbers`),
	Issuing: wordSet("issued released published posted in wrote sent signed read adopted"),
	Pronouns: tableOf(map[string]Pronoun{
		"he": {Gender: 1}, "she": {Gender: 2}, "they": {Plural: true}, "it": {Thing: true}, "i": {First: true}, "we": {First: true, Plural: true}, "you": {First: true},
	}),
	Adverbs: wordSet(`also then later once earlier previously repeatedly recently already now again still even just only publicly privately
		reportedly consistently falsely famously simply quickly briefly bluntly clearly initially similarly separately meanwhile
		however therefore thus often always frequently sometimes never-ending first last finally eventually subsequently reiterated
		jokingly angrily flatly explicitly implicitly openly strongly sharply firmly vehemently tacitly long further likewise both
		all each himself herself themselves itself today yesterday tonight ago back out up on further-more rightly wrongly tearfully`),
	Links:    wordSet("has have had is are was were 's 've 'd did does do will would be been being having"),
	Passives: wordSet("is are was were be been being 's get got gets getting"),
	Blocks:   wordSet("could might may can cannot can't couldn't must should shouldn't to let please"),
	Not:      wordSet("not nobody none n't never didn't doesn't don't hasn't haven't hadn't won't wouldn't isn't aren't wasn't weren't neither nor without"),
	Declines: wordSet("declined declines refused refuses failed fails"),
	That:     "that",
	Whether:  wordSet("whether if how why what who when where which"),
	Relative: wordSet("who which whose"),
	And:      wordSet("and but then yet or"),
	Joins:    wordSet("and"),
	Starts: wordSet(`the a an this that these those he she it they we i you his her its their our my your there here if when while as because
		although though no not any some all many most more both each every another other one two three four five what nobody everyone
		anyone nothing everything neither either such even only just`),
	Times: wordSet(`monday tuesday wednesday thursday friday saturday sunday today yesterday tonight earlier later recently afterwards
		afterward overnight morning evening afternoon night week month year last late early`),
	While: wordSet("while by"),
	Of:    "of", For: "for", OfOrigin: wordSet("from of"),
	Who:     "who",
	Whose:   "whose",
	Plurals: wordSet("people police some many others men women both most half few several all majorities percent"),
	Objects: tableOf(map[string]Pronoun{
		"him": {Gender: 1}, "her": {Gender: 2}, "them": {Plural: true}, "it": {Thing: true}, "us": {First: true, Plural: true}, "me": {First: true}, "you": {First: true},
	}),
	Owners:     wordSet("his her their its"),
	Matters:    wordSet("of about for over as on against"),
	Absolute:   wordSet("with"),
	Adjectives: tableOf(enAdjectiveCues()),
	Leads: wordSet(`continue continues continued continuing begin begins began begun start starts started try tries tried trying seek seeks sought
		seeking manage managed manages rush rushed rushes move moved moves hasten hastened hastens love loves loved like likes liked
		want wants wanted hope hopes hoped plan plans planned need needs needed attempt attempts attempted attempting tend tends tended`),
	GoOn:       wordSet("went goes go gone going"),
	On:         "on",
	As:         "as",
	Infinitive: "to",
	Speaking: wordSet(`officials envoys diplomats negotiators ministers ambassadors delegates delegations representatives mediators
		leaders presidents generals spokesmen spokespeople spokeswomen aides advisers advisors lawyers attorneys authorities governments`),
	Told:        wordSet("told informed notified assured reminded"),
	Collectives: wordSet("government administration army military ministry delegation side authorities police"),
	Joint:       "joint",
	Will:        wordSet("will would"),
	Loose:       wordSet("on in at during after before by via through from to for with about of over outside aboard following amid under as"),
	Cuts:        wordSet("but while whereas although though"),
	Audience:    wordSet("reporters journalists lawmakers parliament supporters crowd audience congress mps senators ministers viewers investors colleagues"),

	Outlets: tableOf(enReporters()),

	OutletWords: enOutletWords(),
	Agencies:    wordSet("reuters ap afp dpa tass xinhua interfax ansa efe pti ani upi bloomberg anadolu kyodo yonhap ukrinform ria cnn bbc bernama ians"),
	RelayVerbs:  wordSet("reported reports report said says wrote writes revealed cited quoted recorded published aired broadcast quoting citing carried obtained seen interviewed"),
	Interview:   wordSet("interview interviews comments remarks statement conversation briefing speaking spoke talking told article column piece essay op-ed report reports"),
	OutletNouns: wordSet("agency agencies news newspaper broadcaster daily channel network website magazine state state-run outlet television tv site"),
	With:        wordSet("with to"),
	In:          wordSet("in on"),
	Published:   wordSet("published aired broadcast"),
	By:          "by",
	Credit:      wordSet("source sources credit agencies inputs"),
}

// cueRow is one row of the cue table: a class, the frames its verbs take and
// the verbs in base form, irregular ones with their past ("say/said"). Words
// that must follow a verb are joined to it: "lash+out+at".
type cueRow struct {
	class CueClass
	frame Frame
	verbs string
}

var enCueRows = []cueRow{
	{Say, Quoted | ThatC | Bare | Trail | Wh | Plain, "say/said"},
	{Say, Quoted | ThatC | Bare | Trail | Wh, "add reiterate repeat point+out"},
	{Say, Quoted | ThatC | Bare | Trail | Wh | Hearer, "tell/told"},
	{Say, Quoted | ThatC | Trail | Wh, `continue write/wrote/written reply respond answer tweet retweet post quip joke remark observe recall recount echo interject shout yell chant
		exclaim whisper mutter sigh laugh lament scoff retort conclude counter state comment counsel opine muse gush declaim read/read
		recite intone sneer deadpan snap bark gripe grouse marvel confess shoot/shot+back hit/hit+back fire+back snipe thunder rage
		chime+in cut/cut+in weigh+in caution murmur mumble preach growl roar scream holler crack+wise text email blog`},
	{Assert, Quoted | ThatC | Bare | Trail | Wh, "claim confirm announce acknowledge admit argue insist declare explain warn note predict suggest allege contend maintain reveal concede"},
	{Assert, Quoted | ThatC | Trail | Wh, `assert stress emphasize emphasise underline underscore highlight indicate signal hint affirm reaffirm
		clarify disclose boast brag caution complain estimate forecast imply reckon proclaim profess testify swear/swore/sworn vow
		pledge promise attest speculate theorize theorise surmise specify reassert stipulate protest grumble object rule
		tout mention point posit propose recommend charge fume crow submit conjecture cite detail outline advise project
		restate reconfirm counterclaim guarantee intimate make/made+clear make/made+it+clear make/made+plain spell+out lay/laid+out set/set+out+that`},
	{Assert, Quoted | ThatC | Bare | Hearer | Trail, "assure remind inform notify convince persuade reassure"},
	{Assert, Quoted | ThatC | Wh | Trail | Counted, "report"},
	{Assert, Counted, "estimate"},
	{Think, Quoted | ThatC | Bare, "believe think/thought hope fear feel/felt suspect expect doubt know/knew/known realize realise worry assume agree wish understand/understood figure guess"},
	{Think, Quoted, "consider regard view see/saw/seen"},
	{Ask, Quoted | Wh | To | Hearer | Trail, "ask wonder inquire enquire question"},
	{Deny, Quoted | ThatC | Object | Trail, "deny refute dispute rebut"},
	{Reject, Quoted | Object, `reject dismiss rebuff denounce condemn criticize criticise decry slam blast mock ridicule lambast deplore
		bash assail attack rip trash excoriate castigate berate scold bemoan disavow renounce repudiate debunk deride disparage
		belittle insult taunt skewer hammer pillory savage challenge contradict lambaste knock pan fault lash+out+at lash+out+against
		hit/hit+out+at hit/hit+back+at fire+back+at shoot/shot+back+at rail+against inveigh+against speak/spoke/spoken+out+against
		speak/spoke/spoken+against warn+against argue+against push+back+against push+back+on take/took/taken+aim+at take/took/taken+issue+with
		tear/tore/torn+into rip+into lay/laid+into lit+into disagree+with rule+out poke+fun+at scoff+at object+to complain+about complain+of
		protest+against call+out lament`},
	{Accuse, Quoted | Object, "accuse blame fault chide rebuke reprimand admonish upbraid"},
	{Demand, Quoted | ThatC | To | Trail, "demand urge call insist request implore beg/begged order beseech exhort plead instruct encourage advise warn challenge command"},
	{Demand, Quoted | Object, `call+for call+on call+upon appeal+for plead+for plead+with push+for press+for argue+for ask+for lobby+for demand
		advocate suggest propose recommend urge insist+on pray+for`},
	{Promise, Quoted | ThatC | To, "vow pledge promise threaten offer propose swear/swore/sworn"},
	{Promise, Object, "promise pledge threaten offer unveil"},
	{Welcome, Quoted | Object, "welcome praise hail applaud commend laud thank congratulate compliment salute defend tout credit apologize+for apologise+for vouch+for"},
	{Evaluate, Quoted | Object, `call describe label dub brand characterize characterise term deem depict portray liken compare equate contrast
		refer+to paint+as paint brand attribute`},
	{Say, Quoted | Trail, "put/put+it"},
	{Say, Quoted, "talk+of go/went/gone+on"},
	{Show, ThatC | Bare | Trail | Wh, "show/showed/shown find/found suggest indicate reveal"},
	{Show, Object, "show/showed/shown find/found reveal detail document"},
	{Speak, Quoted | Object, `discuss mention detail outline describe highlight stress emphasize emphasise underscore underline cite
		express voice reference reiterate repeat explain announce acknowledge admit confirm recall recount reveal disclose
		note point+to talk+about speak/spoke/spoken+about speak/spoke/spoken+of tell/told+of warn+of warn+about hint+at allude+to
		boast+of boast+about brag+about joke+about comment+on remark+on reflect+on expand+on elaborate+on touch+on weigh+in+on
		testify+about testify+to bring/brought+up opine+on gush+about rave+about preach write/wrote/written+about write/wrote/written+of
		react+to respond+to reply+to agree+to question vent+about open+up+about summarize summarise predict forecast
		list ask+about inquire+about lay/laid+out spell+out set/set+out concede clarify
		preview plug pitch/pitched promote`},
	{Want, To | Object, "want"},
	{Want, To, `plan intend aim hope seek/sought refuse decline wish prefer expect agree decide choose/chose/chosen threaten opt desire yearn
		long hesitate resolve aspire love like hate`},
	{Want, Object, "seek/sought hope+for plan+on wish+for prefer desire crave long+for root+for"},
	{Stand, Object, `support oppose back favor favour endorse champion embrace resist side+with agree+with stand/stood+by love hate admire
		respect appreciate prefer fear dislike despise distrust mistrust trust doubt regret envy resent dread loathe enjoy tolerate
		worry+about care+about worry+over believe+in see/saw/seen view consider regard know/knew/known+about expect anticipate predict
		accept rethink oppose reconsider approve+of disapprove+of remember forget/forgot/forgotten underestimate understand/understood
		recognize recognise value prioritize prioritise blame ponder weigh+whether mull contemplate`},
	{Think, ThatC | Bare | Wh, `learn/learned/learnt find/found decide conclude determine recognize recognise remember forget/forgot/forgotten discover notice
		sense see/saw/seen suppose imagine anticipate presume regret foresee/foresaw/foreseen trust dream calculate reason
		wonder debate ponder mull weigh consider question care`},
}

// enAdjectives tell behind "be" what somebody thinks.
var enAdjectives = []cueRow{
	{Think, ThatC | Bare | To | Wh, `confident sure certain hopeful optimistic glad happy pleased proud surprised shocked worried concerned afraid sorry aware
		convinced skeptical sceptical doubtful disappointed grateful thankful unsure uncertain angry upset adamant clear`},
	{Want, To, "willing eager keen reluctant unwilling determined inclined prepared ready hesitant loath"},
	{Stand, Object, `worried+about concerned+about concerned+with optimistic+about pessimistic+about confident+in confident+about skeptical+of
		skeptical+about sceptical+of sceptical+about wary+of critical+of supportive+of opposed+to upset+about upset+with angry+about
		angry+at angry+with happy+with happy+about unhappy+with unhappy+about satisfied+with dissatisfied+with proud+of afraid+of
		disappointed+in disappointed+with disappointed+by excited+about excited+by sure+of certain+of aware+of tired+of sick+of
		frustrated+with frustrated+by open+to clear+about adamant+about surprised+by shocked+by appalled+by horrified+by alarmed+by
		troubled+by impressed+by impressed+with interested+in fond+of enthusiastic+about ambivalent+about`},
}

// enCueNounRows are the nouns that report, in singular and plural.
var enCueNounRows = []cueRow{
	{Say, ThatC, `claim assertion warning suggestion allegation accusation announcement argument contention insistence admission prediction
		complaint statement remark comment observation reminder denial explanation testimony charge assurance notion rumor rumour`},
	{Say, To | ThatC, "promise vow pledge threat offer call demand request plea recommendation invitation"},
	{Think, ThatC | Of, "belief hope fear concern worry doubt suspicion conviction expectation assumption view opinion feeling perception impression confidence anxiety"},
	{Want, To, "plan desire refusal willingness decision intention wish determination ambition reluctance eagerness commitment resolve"},
	{Speak, Of, "criticism condemnation praise question accusation allegation complaint warning"},
	{Stand, Of, "support opposition anger frustration outrage dissatisfaction unease scepticism skepticism disappointment enthusiasm contempt disdain"},
}

// enNounlike are forms that are nouns as often as verbs.
var enNounlike = wordSet(`claim claims report reports call calls note notes comment comments demand demands promise promises estimate estimates
	charge charges state states fear fears hope hopes question questions answer answers vow vows pledge pledges request requests remark remarks
	doubt doubts attack attacks plan plans offer offers order orders view views point points posts post reply replies guess
	feeling feelings building blast blame praise back backs hint hints signal signals echo echoes joke jokes
	forecast forecasts rule rules worry worries thought label labels brand brands term terms find finds fault faults
	propose object objects wish wishes rebuke figure figures caution protest protests complaint welcome hold holds mention detail details
	outline highlights highlight tweet tweets read reads saying meaning finding findings warning boast show shows see sees want wants
	attacks challenge challenges support supports love loves trust trusts desire desires knock knocks text texts blog blogs email emails list lists
	voice voices address addresses reference references aim aims favor favors favour favours root roots stand stands brand paint paints cast casts
	lay lays raise raises project projects regret regrets dream dreams reason reasons debate debates care cares respect respects value values
	champion champions float floats preview previews plug plugs pitch pitches command commands credit credits salute salutes compliment compliments
	snap snaps bark barks roar roars scream screams murmur murmurs grouse rage pan pans hammer vent vents dread dreads hate hates needs need
	set sets hit hits shot cut cuts lit fire fires push pushes press presses pray plead preach savage crack talk talks object focus
	long trash rip rips insult insults taunt taunts fault bash lament laments
	reporting posting writing reading holding pointing objecting planning offering ordering backing knowing understanding`)

func enCues() map[string]Cue { return cuesOf(enCueRows, conjugate) }

func enAdjectiveCues() map[string]Cue {
	return cuesOf(enAdjectives, func(c []actClass) map[string]Verb {
		return map[string]Verb{c[0].verbs: {Base: c[0].verbs, Form: PastForm}}
	})
}

// cuesOf makes a table of cues by form. A form that stands in several rows has
// the class of the first and the frames of all rows of that class; the frames
// of other classes are tried after it, as More.
func cuesOf(rows []cueRow, inflect func([]actClass) map[string]Verb) map[string]Cue {
	cues := map[string]Cue{}
	for _, row := range rows {
		for entry := range strings.FieldsSeq(row.verbs) {
			verb, with, _ := strings.Cut(entry, "+")
			forms := inflect([]actClass{{verbs: verb}})
			for form, v := range forms {
				c := Cue{Verb: v.Base, Class: row.class, Frame: row.frame, Form: v.Form, With: strings.ReplaceAll(with, "+", " ")}
				if enNounlike.Has(form) {
					c.Frame |= Nounlike
				}
				old, taken := cues[form]
				switch {
				case c.With != "":
					if !taken {
						old = Cue{Verb: v.Base, Form: v.Form, Frame: c.Frame & Nounlike}
					}
					old.More = append(old.More, c)
				case !taken || old.Class == "":
					c.More = old.More
					old = c
				case old.Class == c.Class:
					old.Frame |= c.Frame
				default:
					old.Next = append(old.Next, c)
				}
				cues[form] = old
			}
		}
	}
	return cues
}

func enCueNouns() map[string]Cue {
	return cuesOf(enCueNounRows, func(c []actClass) map[string]Verb {
		noun := c[0].verbs
		v := Verb{Base: noun, Form: PastForm}
		return map[string]Verb{noun: v, third(noun): v}
	})
}

func enReporters() map[string]string {
	names := map[string]string{}
	for _, n := range strings.Split(`Reuters|AP|Associated Press|AFP|Agence France-Presse|BBC|BBC News|CNN|NBC|NBC News|CBS|CBS News|ABC News|MSNBC|CNBC|Fox News|
		Bloomberg|Bloomberg News|New York Times|Washington Post|Wall Street Journal|Financial Times|Guardian|The Guardian|Telegraph|Daily Telegraph|Daily Mail|
		Sun|Mirror|Economist|Times of London|Politico|Axios|NPR|PBS|Al Jazeera|Deutsche Welle|Der Spiegel|Le Monde|Le Figaro|El Pais|El País|
		Corriere della Sera|La Repubblica|Die Zeit|Bild|RIA Novosti|RIA|TASS|Tass|Interfax|Izvestia|Kommersant|RT|Xinhua|Global Times|China Daily|
		Kyodo|Nikkei|Yonhap|PTI|ANI|India Today|Times of India|Hindu|Hindustan Times|NDTV|Dawn|Haaretz|Jerusalem Post|Times of Israel|Anadolu|
		Sky News|ITV|ITV News|Channel 4|Euronews|France 24|Kyiv Independent|Ukrainska Pravda|Ukrinform|Suspilne|Meduza|Newsweek|Time magazine|Vox|
		BuzzFeed|BuzzFeed News|HuffPost|Huffington Post|USA Today|Los Angeles Times|Boston Globe|Chicago Tribune|Breitbart|Breitbart News|Daily Beast|
		dpa|ANSA|EFE|UPI|Bernama|IANS|Asia Times|South China Morning Post|Straits Times|Globe and Mail|CBC|ABC|Sydney Morning Herald|O Globo|Folha|
		New York Post|New York Magazine|Vanity Fair|Rolling Stone|Atlantic|New Yorker|Univision|Telemundo|C-SPAN`, "|") {
		n = strings.Join(strings.Fields(n), " ")
		names[strings.ToLower(n)] = n
	}
	return names
}

func enOutletWords() Set {
	var first Set
	for name := range enReporters() {
		w, _, _ := strings.Cut(name, " ")
		first.put(w, true)
	}
	return first
}
