package lang

// enKin: a line of endings is a noun's and the verbs' in its place ("-" is
// none). A line of senses is words that tell the same happening, verbs in base
// form and nouns mixed; a word of several senses stands in several lines. Last
// come words that only report.
var enKin = kinOf(&enActs, enWords.Past, `
	ifications ify
	ification ify
	isations ise
	isation ise
	izations ize
	ization ize
	ations ate e -
	ation ate e -
	ptions be
	ption be
	itions ite e -
	ition ite e -
	utions ute
	ution ute
	sions de d t se
	sion de d t se
	ctions ct
	ction ct
	ions -
	ion -
	ments - e
	ment - e
	ances - e
	ance - e
	ences - e
	ence - e
	als e -
	al e -
	ures e -
	ure e -
	ings e -
	ing e -
	ers e -
	er e -
	ees - e
	ee - e
	ors e -
	or e -
	ries r re
	ry - re
	ies y
	es - e
	s -
`, `
	say tell announce state declare confirm report add note statement announcement remark comment reveal disclose explain claim
	announce unveil introduce launch reveal release debut roll-out rollout present issue
	warn caution alert warning alarm
	ask request appeal seek urge call petition
	demand insist order instruct require
	praise hail applaud commend laud welcome
	criticise criticize condemn denounce slam blast decry lambaste censure rebuke
	accuse blame allege accusation allegation
	deny reject dismiss refute denial rebuff
	reject refuse decline spurn rebuff
	promise pledge vow commit commitment
	agree accord deal agreement pact treaty settlement settle compromise
	sign ink signing
	discuss talk negotiate negotiation debate confer consult meet meeting summit session conversation
	meet meeting summit conference gathering gather convene talk
	visit trip tour travel journey
	arrive arrival reach land
	leave depart departure exit quit
	return come-back comeback
	flee escape run evade elude
	kill murder slay homicide slaying killing execute execution assassinate assassination massacre slaughter
	die death perish succumb pass decease dead fatality toll demise
	kill dead
	shoot shooting fire gunfire gun shot
	injure wound hurt injury harm maim
	attack assault raid strike bomb shell ambush offensive airstrike bombing invade storm bombard target
	bomb explode blast detonate explosion bombing
	fight battle clash combat fighting skirmish brawl
	war conflict invasion hostility
	hit strike jolt rock shake rattle slam shock
	quake earthquake tremor temblor
	fire blaze inferno burn flame wildfire ignite
	crash collide collision accident wreck smash
	flood inundate flooding deluge
	storm hurricane typhoon cyclone tempest
	collapse crumble topple fall cave
	fall drop plunge plummet tumble decline slump sink decrease
	rise climb jump surge soar increase grow gain hike growth
	damage destroy wreck ruin devastate destruction raze
	throw hurl toss lob fling
	seize capture take grab occupy annex
	hijack commandeer
	steal theft rob robbery heist burglary burgle loot
	kidnap abduct kidnapping hostage seize
	arrest detain apprehend nab custody catch capture detention
	jail imprison prison incarcerate lock
	free release liberate parole
	charge indict prosecute arraign book
	suspect suspicion
	trial case proceeding prosecution try
	hearing hear
	court tribunal
	convict guilty conviction find
	plead plea
	acquit clear exonerate
	sentence punish penalty punishment condemn
	fine penalise penalty
	sue lawsuit suit litigation
	rule ruling decide judgement judgment verdict decision
	decide decision choose opt determine resolve
	appeal challenge contest
	testify testimony witness
	investigate probe inquiry investigation examine search inspect inquire
	search hunt look manhunt seek
	find discover locate recover spot uncover discovery detect
	disappear vanish miss disappearance missing
	rescue save recover
	thwart foil stop prevent intercept disrupt block avert repel
	stop halt end cease suspend terminate block
	end finish conclude complete close over wrap
	start begin commence launch open kick-off kickoff onset beginning
	continue resume proceed remain keep persist
	delay postpone defer put-off
	cancel scrap drop call-off abandon axe
	hold stage host organise conduct
	host emcee present hosting
	win beat defeat victory triumph top edge down overcome prevail
	lose loss defeat
	score goal net
	game match contest fixture
	lead head captain command
	compete race contest championship
	retain keep hold defend
	appoint name hire choose select pick nominate designate tap install appointment cast
	replace succeed substitute take-over replacement successor
	dismiss fire sack oust remove axe terminate
	resign quit retire step-down resignation departure
	promote elevate
	elect vote election poll ballot
	nominate nomination shortlist
	win award honour honor prize receive
	buy purchase acquire acquisition takeover buyout deal merge merger
	sell sale offload divest
	pay payment compensate cost price
	spend invest fund finance investment
	offer bid propose proposal
	lay-off layoff cut job redundancy
	cut slash reduce trim lower reduction
	raise increase lift hike boost
	build construct erect construction
	develop create make design produce
	approve pass authorise authorize endorse ratify clear adopt approval
	allow let permit enable
	ban prohibit bar forbid outlaw
	sanction embargo penalise
	extend prolong renew extension lengthen
	amend change alter revise modify
	fix repair patch correct resolve
	exploit attack hack breach compromise intrude
	infect infection disease illness virus
	treat cure heal rehab therapy treatment rehabilitation
	hospital hospitalise admit
	enter check admit join
	help aid assist support assistance relief
	support back endorse favour favor
	oppose object resist opposition against
	protest demonstrate rally march demonstration protestor riot
	strike walkout stoppage
	march parade procession
	marry wed wedding marriage
	divorce split separate separation
	bear birth bore
	move transfer transport relocate shift carry convey
	send deploy dispatch ship deliver deployment
	give donate grant hand provide supply deliver
	receive get obtain gain accept
	show display demonstrate exhibit reveal
	see watch view observe witness
	think believe feel consider deem expect
	expect predict anticipate forecast hope
	plan intend aim prepare scheme plot
	threaten threat menace
	cause trigger spark prompt provoke lead
	publish print post release publication
	write author pen
	broadcast air televise show screen
	film shoot record movie
	star act play portray role cast
	perform performance concert show gig
	celebrate celebration party mark
	mourn grieve mourning condolence
	bury funeral burial
	evacuate evacuation flee displace
	drive drunk-driving
	fly flight
	swim swimming
	sail sailing
	climb ascend climbing
	jump leap
	stab knife stabbing
	rape assault
	abuse mistreat torture
	smuggle traffic smuggling trafficking
	reduce stem curb prevent limit combat
	ensure guarantee secure assure
	worry concern fear anxiety
	problem trouble difficulty issue
	obstacle hurdle barrier impediment issue dispute problem
	unresolved unsettled open outstanding
	progress advance headway breakthrough improvement
	constructive productive positive fruitful useful
	children kid child minor
	envoy emissary negotiator representative
	aide adviser advisor
	concession compromise
	soldier troop force military
	police officer cop
	company firm business corporation
	permanent indefinite forever
	shareholder investor stakeholder owner stake
	inspect check screen inspection
	trader lorry truck vehicle
	expensive costly
	expand extend widen broaden
	fix plug patch
	place put
	break set surpass
	escape loose run lam
	quick rapid fast swift
	want desire wish like hope
	favour favor lenient lean prefer tilt
	hinge depend rest rely contingent
	plan proposal draft document blueprint framework text
	demand position condition stance
	participate attend join involve
	need must require
	war conflict fighting
	peace ceasefire truce armistice
	relinquish cede concede surrender
	important significant major key crucial vital meaningful main chief
	willing ready prepare open eager
	cordial friendly warm genuine
	formal official concrete definite
	territory land territorial region
	occupy seize
	separate different
	kill die dead death fatality life
	people person life
	home household house flat apartment residence
	power electricity
	employ employee worker staff workforce personnel
	sale turnover revenue
	profit earnings income
	lawyer attorney counsel solicitor barrister
	burst break rupture breach
	gun weapon arms artillery
	spacecraft probe craft
	evening night
	demonstrator protester marcher
	sick sicken ill infect
	missing unaccounted
	weigh weight
	post job position
	dyke levee embankment
	notice discover detect
	theft steal break-in burglary hack
	withdraw withdrawal pull move retreat
	convict guilty
	quarter three-month
	talks negotiations
	northern north
	southern south
	eastern east
	western west
	central centre center
	drink beverage
	maker manufacturer producer
	rival competitor
	car vehicle automobile
	ship vessel boat
	plane aircraft jet airliner
	road highway motorway
	rain rainfall
	student pupil
	teacher schoolteacher
	doctor physician medic
	baby infant newborn
	elderly old
	road street
	price cost
	poll survey
	lawmaker legislator
	parliament legislature assembly
	bill law legislation measure
	employer company
	salary wage pay
	tax levy duty
	money fund
	prisoner inmate detainee
	gunman shooter attacker assailant
	hacker intruder
	customer client
	hospital clinic
	border frontier
	shut close closure shutdown
	reopen restart resume
	ill sick
	drown die
	choke suffocate die
	order instruct
	shelter refuge
	rescuer lifeguard
	fireman firefighter
	blackout outage
	leak spill
	dam barrage
	toll count number
	ask demand claim request
	disaster catastrophe tragedy
	end break
	agree decide
	flat apartment
	neighbour neighbor
	capsize overturn
	derail derailment
	landslide mudslide landslip
	climber mountaineer
	coach bus
	fuel petrol gasoline diesel
	cargo freight
	factory plant works
	mine pit colliery
	hostage captive
	medicine drug medication
	vaccine jab
	contaminate pollute poison
	deport expel
	admit confess
	missile rocket
	rebel insurgent guerrilla
	sailor seaman crewman
	share stock
	shop store
	sink founder
	stadium arena
	storm gale
	teenager youth youngster
	thief robber burglar
	tourist holidaymaker visitor
	village hamlet
	harbour harbor port
	train railway
	painting picture canvas
	recall withdraw
	passenger traveller traveler
	restaurant cafe
	cabinet government
	minister secretary
	chief head boss director
	president chairman chairwoman
	spokesman spokeswoman spokesperson
	deputy vice
	volunteer helper
	farmer grower
	villager resident inhabitant
	wounded injured casualty
	corpse body
	wreck wreckage
	debris rubble ruin
	cellar basement
	roof ceiling
	wall barrier
	tunnel shaft
	wage payroll
	debt borrowing loan
	deficit shortfall
	budget spending
	subsidy grant
	tariff duty levy
	unemployed jobless
	strike stoppage walkout
	merger takeover
	stake shareholding
	shareholder investor
	dividend payout
	loss deficit
	forecast outlook projection
	recession downturn
	bankrupt insolvent
	lend loan
	refund repay reimburse
	compensation damages
	rent lease
	leader head
	ballot vote
	candidate contender
	challenger rival
	runoff run-off
	coalition alliance
	swear inaugurate
	veto block
	referendum plebiscite
	refugee migrant
	envoy ambassador diplomat
	troop soldier
	shell bombard
	casualty victim
	suspect accused defendant
	juror jury
	plaintiff claimant
	verdict ruling judgment judgement
	prosecutor attorney
	detective investigator
	burgle burglary break-in
	forge fake counterfeit
	smuggle traffic
	bribe corruption
	fraud embezzlement
	flame blaze
	smoke fume
	wood forest woodland
	acre hectare
	heatwave heat
	outbreak epidemic
	surgery operation
	tumour tumor cancer
	scientist researcher
	laboratory lab
	telescope observatory
	crewed manned
	astronaut cosmonaut
	goal score
	striker forward
	goalkeeper keeper
	referee umpire
	draw tie
	title championship
	injury injure
	fan supporter
	manager coach
	player footballer
	film movie
	singer vocalist
	author writer novelist
	book novel
	museum gallery
	pupil schoolchild
	school academy
	university college
	exam test examination
	elect re-elect
	cross traverse
	wash sweep
	stranded strand maroon
	tow drag
	reef rock
	fog mist
	snow blizzard
	eruption erupt
	extinguish douse quench
	wildfire bushfire
	arsonist firebug
	helicopter chopper
	raft dinghy
	lifeboat rescue-boat
	tornado twister
	downpour cloudburst deluge
	snowfall snow
	submerge inundate swamp
	homeless displaced
	unhurt unharmed uninjured unscathed
	trap strand stuck
	crowd throng
	bystander onlooker passer-by passerby
	eyewitness witness
	judge magistrate
	overturn quash annul nullify invalidate
	revoke rescind
	repeal abolish scrap
	extradite extradition
	murderer killer
	swindle defraud cheat
	fraudster swindler conman
	embezzle misappropriate
	plunder loot pillage ransack
	booty loot haul
	watchman guard
	bounty reward
	fugitive runaway escapee
	raid swoop
	lawmaker legislator parliamentarian mp
	ministry department
	candidate contender nominee
	voter elector
	oust topple depose overthrow unseat
	coup putsch
	decree edict
	foe enemy adversary opponent
	aide assistant adviser
	expel deport banish
	deadlock stalemate impasse standoff stand-off
	mediate broker mediation
	mediator arbitrator broker
	delegate representative
	truce ceasefire cease-fire
	swap exchange
	credit loan
	saver depositor
	saving deposit
	bank lender
	creditor lender
	consumer shopper customer
	supplier vendor
	recruit hire
	manufacture produce
	manufacturer maker
	output production
	triple treble
	insurer underwriter
	suspend ban suspension
	cyclist rider
	captain skipper master
	team side squad
	trophy cup
	champion titleholder
	retake recapture
	besiege encircle surround
	blockade siege
	bombard shell shelling bombardment
	ammunition munition
	drone uav
	landmine mine
	observer monitor
	vaccinate inoculate immunise immunize
	vaccination inoculation immunisation immunization
	pill tablet
	quarantine isolate isolation
	taint contaminate
	batch lot
	launch lift-off liftoff blast-off
	archaeologist excavator
	excavate dig unearth
	treasure hoard trove
	artefact artifact relic
	grave tomb
	tram streetcar
	carriage wagon
	motorist driver
	rail track
	quay pier jetty wharf dock
	aground grounding
	ferry boat
	exhibition exhibit display
	premiere debut
	audience spectator viewer
	filmmaker director
	headmaster headteacher principal
	approximate rough
	wealthy rich affluent
	angry furious
	severe serious grave
	fault defect flaw malfunction
	faulty defective
	deliberate intentional
	conceal hide
	dawn daybreak sunrise
	dusk nightfall sunset
	noon midday
	annual yearly
	mother mum mom
	father dad
	relative kin family
	floor storey
	stair staircase stairwell
	hut shack cabin shed
	outskirts suburb
	coast shore coastline shoreline
	island isle
	mountain peak
	money cash
	amount sum
	newspaper paper daily
	reporter journalist correspondent
	footage video recording
	photograph photo picture image
	phone telephone
	email e-mail
	website site
	fisherman angler
	miner pitman
	caretaker janitor
	pensioner retiree
	tenant renter
	concede acknowledge admit
	apologise apologize apology sorry
	weep cry sob
	shout yell scream
	happen occur
	attempt try
	drag haul pull
	chase pursue
	stay remain
	estimate reckon assess
	calculate compute
	exceed surpass
	demolish raze dismantle
	rebuild reconstruct restore
	recover recoup
	ease relax loosen
	tighten toughen
	emerge surface
	disgrace scandal shame
	hoax prank
	unlawful illegal
	lawful legal
	mandatory compulsory obligatory
	voluntary optional
	vacant empty
	tell inform notify
	notify alert
	dissolve disband
	ceremony service
	beat defeat thrash rout
	renew prolong
	injured hurt
	concussed concussion
	striker scorer
	verdict judgment judgement ruling sentence
	offence offense crime
	felony crime
	robbery heist hold-up raid
	assailant attacker gunman
	knife blade dagger
	pistol handgun revolver
	bullet round shot
	corpse remains
	autopsy postmortem post-mortem
	inquest inquiry
	coroner examiner
	paramedic medic
	fatal deadly lethal
	pregnant expecting
	harvest crop
	cattle livestock
	famine starvation hunger
	aftershock tremor
	epicentre epicenter
	pollution contamination
	pollutant contaminant
	poach poacher
	oil crude
	pipeline pipe
	radiation radioactivity
	password code
	ransomware malware
	cyberattack hack cyber-attack
	software program programme
	rocket missile launcher
	orbit circle
	runway airstrip
	landing touchdown
	takeoff take-off
	wreckage debris
	motorbike motorcycle
	bicycle bike
	pedestrian walker
	toll charge fee
	fare ticket
	commuter passenger traveller
	freight cargo goods
	smuggler trafficker
	curfew lockdown
	rioter looter
	teargas tear-gas
	placard banner sign
	activist campaigner
	walk-out strike walkout
	layoff redundancy lay-off
	jobless unemployed
	apprentice trainee
	heir successor
	parade march
	anniversary jubilee
	statue monument memorial
	church chapel
	mosque temple
	priest pastor clergyman vicar
	bishop archbishop
	pilgrim worshipper
	scholar academic
	professor lecturer
	dean principal
	pupil student
	textbook book
	poet writer
	composer musician
	orchestra philharmonic
	theatre theater playhouse
	actor actress performer
	sculptor artist
	auction sale
	bidder buyer
	fake forgery counterfeit
	convene summon
	warplane jet
	militant militiaman
	retailer shop
	carriage coach
`, "add note claim cite report insist describe call quote remark state explain confirm tell accord reportedly separately meanwhile mr mrs")
