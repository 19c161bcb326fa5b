package lang

var enStates = statesTable(`
	custody
	+ arrest detain jail imprison apprehend capture kidnap abduct lock+up take/took/taken+prisoner take/took/taken+hostage take/took/taken+into+custody remand+in+custody || in custody, in detention, in prison, in jail, behind bars, under arrest, under house arrest, in captivity, being held, prisoners, a prisoner, captive
	- release free liberate let/let+go set/set+free | escape | free, at large, at liberty, free to go, on bail, out of prison, home again, at home again, back home, on the run
	seizure
	+ seize confiscate impound hijack requisition
	- release free hand/handed+back give/gave/given+back
	possession
	+ steal/stole/stolen | | missing
	- recover retrieve | | back in its place
	passage
	+ open reopen unlock unblock leave/left+open leave/left+unlocked | reopen | open, unlocked, reopened, open again, passable
	- close shut/shut lock block seal barricade bolt padlock | | closed, shut, locked, blocked, sealed, impassable, closed off, bolted, padlocked
	life
	+ rescue+alive | survive | alive, found alive, still alive
	- kill murder shoot/shot+dead stab+to+death beat/beat/beaten+to+death execute assassinate | die perish drown drop+dead bleed/bled+to+death starve+to+death freeze/froze/frozen+to+death | dead, found dead, dead on arrival
	whereabouts
	+ find/found locate trace discover rescue | turn+up | found alive, found dead, found safe, safe, back home
	- | vanish disappear go/went/gone+missing | missing, still missing, unaccounted for
	health
	+ | escape+unhurt escape+unharmed escape+injury walk+away+unhurt | unhurt, unharmed, uninjured, unscathed, safe and well, in good health
	- injure hurt/hurt wound beat/beat/beaten harm maim | suffer+injuries sustain+injuries | injured, hurt, wounded, harmed, seriously injured, badly hurt
	recovery
	+ cure heal | recover | healthy, well again, in good health
	- | fall/fell/fallen+ill fall/fell/fallen+sick | ill, sick, unwell
	infection
	+ infect | test+positive catch/caught+the+disease catch/caught+the+virus | positive, contagious, infectious
	- | test+negative | negative, not infected
	office
	+ reinstate | stay+in+office remain+in+office stay+on stay+in+his+post stay+in+her+post remain+in+post return+to+office | back in office, still in office, in office
	- dismiss sack fire oust suspend depose remove+from+office relieve+of+his+duties relieve+of+her+duties | resign quit/quit step+down stand/stood+down leave/left+office give/gave/given+up+his+post give/gave/given+up+her+post | out of office
	employment
	+ hire rehire reinstate employ || employed, back at work
	- dismiss sack fire oust lay/laid+off make/made+redundant || unemployed, out of work, jobless, redundant
	schooling
	+ readmit admit enrol
	- expel exclude
	approval!
	+ approve ratify endorse adopt pass wave+through give/gave/given+the+green+light | | approved, ratified
	- reject veto throw/threw/thrown+out vote+down turn+down defeat strike/struck+down block | | rejected, voted down
	ban
	+ ban prohibit outlaw forbid/forbade/forbidden || banned, prohibited, outlawed, forbidden, illegal, against the law, unlawful
	- legalise legalize permit allow || permitted, legal, allowed, lawful, within the law
	force
	+ impose reinstate reimpose introduce | take/took/taken+effect come/came+into+force enter+into+force go/went/gone+into+effect | in force, in effect, in place, valid
	- lift scrap repeal abolish revoke rescind annul | expire lapse | lifted, scrapped, invalid, void, suspended
	event
	+ go/went+ahead+with | take/took/taken+place go/went+ahead | on schedule
	- cancel call+off scrap abandon postpone put/put+off | | cancelled, called off, postponed
	motion
	+ lodge announce file table submit go/went+ahead+with press+on+with proceed+with maintain || pending
	- withdraw/withdrew/withdrawn drop
	running
	+ resume restart restore bring/brought+back+into+service | resume restart | running again, running, back in service, in operation, operational, up and running, running normally
	- halt suspend ground shut/shut+down bring/brought+to+a+standstill take/took/taken+out+of+service | stop+working break/broke/broken+down | suspended, grounded, at a standstill, out of service, out of order, idle
	switch
	+ switch+on turn+on activate leave/left+on | work function | switched on, turned on, working, in working order, functioning, functional, activated
	- switch+off turn+off deactivate disable leave/left+off disconnect | fail malfunction | switched off, turned off, out of order, not working, disabled, faulty, defective, deactivated, disconnected, out of action
	alarm=
	+ set/set+off trigger activate | sound ring/rang/rung go/went/gone+off | ringing
	- | fail+to+sound
	support!
	+ back support stand/stood+by favour favor | | in favour, in favor
	- oppose abandon desert | vote+against | opposed
	deployment
	+ deploy
	- withdraw/withdrew/withdrawn pull+back pull+out move+back
	defeat=
	+ | concede
	- | contest
	consciousness
	+ | wake/woke/woken+up awake/awoke/awoken regain+consciousness | awake, conscious, out of a coma, fully conscious
	- | lose/lost+consciousness pass+out | in a coma, unconscious
	sleep
	+ | fall/fell/fallen+asleep | asleep, sleeping
	- | | awake, wide awake
	fold
	+ unfold deploy open | unfold open | open, unfolded
	- jam | jam | stuck, jammed, folded
	fire
	+ | rage | out of control, still burning, ablaze, on fire, in flames, burning
	- contain extinguish put/put+out bring/brought+under+control douse || under control, contained, out, extinguished
	insurance
	+ insure | | covered by insurance, fully insured, covered by an insurance policy
	- | | uninsured, without insurance, not insured
	arms
	+ arm | carry+weapons carry+a+weapon carry+guns carry+a+gun carry+knives | heavily armed, lightly armed
	- disarm | carry+no+weapons carry+no+weapon carry+no+guns | unarmed
	licence
	+ license licence | hold/held+a+licence have/had+a+licence | accredited, certified, fully licensed
	- | lack+a+licence have/had+no+licence hold/held+no+licence | unlicensed, unregistered, without a licence, without a license
	registration
	+ register
	- deregister | | unregistered
	permission
	+ authorise authorize | have/had+permission have/had+a+permit have/had+approval obtain+permission receive+permission
	- | have/had+no+permission have/had+no+permit lack+permission | unauthorised, unauthorized, without permission, without a permit
	consent!
	+ | consent give/gave/given+consent give/gave/given+his+consent give/gave/given+her+consent give/gave/given+their+consent | consensual
	- | refuse+consent withhold/withheld+consent | without consent, against her will, against his will
	warning!=
	+ warn alert tip+off caution | receive+a+warning receive+warnings get/got+a+warning have/had+a+warning ignore+warnings ignore+a+warning ignore+the+warnings | forewarned
	- | receive+no+warning receive+no+warnings have/had+no+warning get/got+no+warning | unaware, taken by surprise, caught unawares
	consultation!=
	+ consult | | involved
	- bypass
	sobriety!=
	+ | | sober, stone cold sober
	- | drink/drank/drunk get/got+drunk fail+a+breath+test | drunk, intoxicated, under the influence, over the limit, tipsy, over the legal limit
	drugs!=
	+
	- dope | take/took/taken+drugs | on drugs, under the influence of drugs, high on drugs
	test!=
	+ pass clear meet/met complete+successfully | pass
	- fail miss flunk fall/fell/fallen+short+of fall/fell/fallen+foul+of
	match!=
	+ win/won | triumph prevail | victorious, the winner, the winners
	- lose/lost | | the loser
	verdict!^
	+ convict find/found+guilty | plead+guilty | guilty
	- acquit clear exonerate find/found+not+guilty | plead+not+guilty | not guilty, innocent
	prosecution
	+ charge indict prosecute put/put+on+trial | | facing charges, on trial
	- release+without+charge drop+charges+against drop+the+case+against | | in the clear
	appeal
	+ uphold/upheld | stand/stood
	- overturn quash annul reverse overrule strike/struck+down set/set+aside
	plea!
	+ | confess plead+guilty admit+guilt admit+the+charges
	- | plead+not+guilty deny+the+charges deny+the+charge deny+any+guilt
	extradition
	+ extradite deport hand+over expel
	- | | allowed to stay
	resistance!=
	+ | resist struggle fight/fought+back put/put+up+a+fight open+fire
	- | surrender give/gave/given+himself+up give/gave/given+herself+up give/gave/given+themselves+up offer+no+resistance put/put+up+no+resistance
	shooting!=
	+ | open+fire fire+shots fire+a+shot fire+warning+shots fire+live+rounds shoot/shot+first use+live+ammunition use+firearms use+their+weapons
	- | fire+no+shots hold/held+their+fire hold/held+fire use+no+firearms
	violence!=
	+ | turn+violent | violent
	- | pass+off+peacefully pass+peacefully end+peacefully remain+peaceful | peaceful, non-violent, nonviolent, without incident
	hands
	+ capture seize conquer retake/retook/retaken recapture occupy overrun/overran liberate | | under control, in our hands
	- give/gave/given+up abandon cede
	advance
	+ | advance gain+ground push+forward make/made+gains
	- | retreat withdraw/withdrew/withdrawn pull+back lose/lost+ground flee/fled fall/fell/fallen+back
	flight=
	+ | flee/fled run+away run/ran+away abscond leave/left+the+scene drive/drove/driven+off speed/sped+off
	- | stay+at+the+scene remain+at+the+scene stop+at+the+scene wait+for+the+police | at the scene
	truce
	+ observe respect honour honor keep/kept | hold/held | holding, in force, in place, intact
	- violate breach break/broke/broken | collapse | in tatters
	talks
	+ resume reopen | resume | under way, ongoing, back on track
	- suspend break/broke/broken+off walk+out+of | collapse break/broke/broken+down | deadlocked, at an impasse, over, stalled, on hold
	accord!
	+ | reach+agreement reach+an+agreement reach+a+deal strike/struck+a+deal strike/struck+an+agreement come/came+to+terms agree+a+deal sign+a+deal sign+an+agreement make/made+a+breakthrough achieve+a+breakthrough reach+a+compromise | agreed
	- | fail+to+agree end+without+agreement end+without+a+deal end+without+an+agreement end+without+result end+without+a+breakthrough break/broke/broken+up+without+agreement bring/brought+no+breakthrough bring/brought+no+agreement produce+no+agreement produce+no+breakthrough
	signature!
	+ sign initial ratify countersign
	- | refuse+to+sign | unsigned
	publication
	+ publish disclose reveal release unveil make/made+public declassify | leak+out | public, available, in the public domain
	- withhold/withheld suppress conceal hide/hid/hidden keep/kept+secret cover+up classify hush+up | | secret, confidential, under wraps, unpublished, under lock and key
	hold!
	+ keep/kept retain
	- destroy delete erase shred wipe throw/threw/thrown+away | | lost
	authenticity!
	+ authenticate | | genuine, authentic
	- forge fake counterfeit falsify doctor | | fake, a fake, a forgery, counterfeit, bogus, a hoax
	truth!=
	+ | tell/told+the+truth | true, correct, accurate
	- | lie/lied | false, untrue, wrong, inaccurate, a lie, invented, made up, incorrect
	volition!=
	+ | act+voluntarily leave/left+voluntarily go/went/gone+voluntarily go/went/gone+of+his+own+accord go/went/gone+of+her+own+accord leave/left+of+his+own+accord leave/left+of+her+own+accord leave/left+of+their+own+accord resign+of+his+own+accord | voluntary
	- force coerce compel drag lead/led+away push+out | | under duress, against his will, against her will, against their will
	intent!=
	+ | | deliberate, intentional, premeditated, planned, on purpose, no accident, an act of sabotage, sabotage, arson, murder, started deliberately, set deliberately, lit deliberately
	- | | accidental, an accident, unintentional, a tragic accident, unplanned, by accident, an oversight, a mistake
	cause of death!
	+ | take/took/taken+his+own+life take/took/taken+her+own+life commit+suicide kill+himself kill+herself | a suicide
	- | | murdered, a victim of murder
	ownership
	+ buy/bought acquire take/took/taken+over purchase nationalise nationalize | | state-owned, publicly owned
	- sell/sold offload spin+off dispose+of privatise privatize | | privately owned
	solvency!
	+ | | solvent, debt-free
	- | go/went/gone+bankrupt default file+for+bankruptcy become/became/become+insolvent go/went/gone+bust | insolvent, bankrupt, in default, broke
	payment!
	+ pay/paid settle repay/repaid pay/paid+off pay/paid+back reimburse compensate | pay/paid+up receive+compensation
	- default+on withhold/withheld | pay/paid+nothing receive+no+compensation get/got+nothing | unpaid, outstanding, overdue
	profit!=
	+ | make/made+a+profit turn+a+profit break/broke/broken+even | profitable, in the black
	- | make/made+a+loss lose/lost+money | loss-making, in the red, unprofitable
	level=
	+ raise increase lift double treble triple put/put+up hike | rise/rose/risen increase climb grow/grew/grown go/went/gone+up soar surge jump | on the rise
	- lower cut/cut reduce halve slash bring/brought+down | fall/fell/fallen drop decline shrink/shrank/shrunk go/went/gone+down plunge slump sink/sank/sunk
	merger
	+ merge | merge join+forces
	- demerge split+up break/broke/broken+up | split/split+up
	bid
	+ accept recommend take/took/taken+up
	- reject turn+down refuse rebuff decline spurn
	strike action
	+ | walk+out go/went/gone+on+strike stop+work down+tools | on strike
	- | return+to+work go/went/gone+back+to+work resume+work | back at work, at work
	marriage
	+ marry wed | marry get/got+married wed tie+the+knot | husband and wife
	- divorce | divorce split/split+up separate get/got+divorced | separated, unmarried, single
	engagement
	+ | get/got+engaged | engaged
	- break/broke/broken+off | | no longer engaged
	company!
	+ accompany escort | have/had+company | with friends, in company, with a friend, with a colleague, in a group
	- | travel+alone live+alone act+alone work+alone | alone, on his own, on her own, unaccompanied, by himself, by herself, alone in the house, all alone
	accomplice!
	+ | have/had+accomplices have/had+an+accomplice have/had+help act+together
	- | act+alone act+on+his+own act+on+her+own have/had+no+accomplices
	training!=
	+ train qualify | receive+training undergo/underwent/undergone+training have/had+training | experienced, well trained, fully trained
	- | receive+no+training have/had+no+training lack+training | untrained, unqualified, inexperienced, without training, new to the job
	safety belt!=
	+ | wear/wore/worn+a+seat+belt wear/wore/worn+seat+belts wear/wore/worn+a+helmet wear/wore/worn+a+life+jacket wear/wore/worn+life+jackets wear/wore/worn+masks | strapped in, belted, buckled up, wearing a helmet, wearing a life jacket, wearing life jackets, wearing seat belts, wearing a seat belt, wearing helmets, wearing masks
	- | wear/wore/worn+no+seat+belt wear/wore/worn+no+helmet wear/wore/worn+no+life+jacket | without a helmet, without life jackets, without a life jacket
	lights!=
	+ | show+lights carry+lights | lit, lighted, illuminated, well lit
	- | show+no+lights carry+no+lights | unlit, without lights, in darkness
	occupancy
	+ | | occupied, packed, inhabited, in use, lived in
	- vacate | | empty, vacant, unoccupied, deserted, uninhabited, abandoned, disused, derelict, out of use
	damage!
	+ damage wreck destroy ruin devastate gut | suffer+damage sustain+damage | in ruins, badly damaged, beyond repair, severely damaged, a write-off, slightly damaged
	- | escape+damage suffer+no+damage sustain+no+damage survive+intact | undamaged, intact, unscathed, in one piece, in perfect condition, untouched
	repair
	+ repair mend restore rebuild/rebuilt fix | | as good as new
	- | | in disrepair, broken, out of repair
	maintenance!
	+ maintain service overhaul | | well maintained, regularly serviced, in good condition, in good order, in good repair
	- neglect | | poorly maintained, badly maintained, in poor condition, in bad condition, run down, dilapidated
	loading!
	+ overload | | overcrowded, over capacity, overfull, above capacity
	- | | half empty, half full, within its limit, below capacity, under capacity, within the limit
	afloat
	+ refloat salvage raise float/floated+off | | afloat, seaworthy
	- sink/sank/sunk scuttle | sink/sank/sunk go/went/gone+down founder run/ran+aground run+aground capsize | aground, on the rocks
	course!=
	+ | stay+on+course keep/kept+to+its+course keep/kept+to+the+route | on course, on its usual course, on its usual route, on the right track
	- | leave/left+its+course deviate+from+its+course stray+from+its+course veer+off+course change+course | off course, off its course, off its route
	speeding!=
	+ | speed/sped break/broke/broken+the+speed+limit exceed+the+speed+limit | speeding, over the speed limit, above the speed limit, driving too fast, going too fast, travelling too fast
	- | keep/kept+to+the+speed+limit observe+the+speed+limit | within the speed limit, below the speed limit, under the speed limit, at normal speed
	signal=
	+ | turn+green | green, at green
	- | turn+red | red, at red, at danger
	motion state!
	+ | | moving, in motion, rolling, under way
	- | | stationary, at a standstill, parked, at rest, moored, at anchor
	landing!
	+ | land+safely touch+down
	- | crash crash-land overshoot/overshot+the+runway
	launch!
	+ | lift+off blast+off take/took/taken+off reach+orbit | in orbit
	- scrub | fail+to+reach+orbit explode+on+launch
	contact
	+ restore+contact+with re-establish | make/made+contact | in contact, in radio contact, reachable
	- lose/lost+contact+with | | out of contact, unreachable, out of reach
	power
	+ reconnect | | back on the grid
	- disconnect cut+off cut/cut+off | lose/lost+power | without power, without electricity, in the dark
	leak!
	+ | leak spill escape
	- plug seal | | watertight, tight
	vaccination!
	+ vaccinate inoculate immunise immunize | | fully vaccinated
	- | | unvaccinated
	treatment!
	+ treat operate+on admit hospitalise hospitalize | receive+treatment undergo/underwent/undergone+surgery | in hospital
	- send/sent+home discharge turn+away | receive+no+treatment refuse+treatment | untreated, out of hospital, at home
	ventilation
	+ | | on a ventilator, in intensive care, in a critical condition, in critical condition, fighting for his life, fighting for her life
	- | | out of danger, stable, in a stable condition, in stable condition, breathing unaided, off the ventilator
	stability!
	+ | | stable, solid, structurally sound
	- | give/gave+way | unstable, at risk of collapse, in danger of collapse, unsound
	edibility
	+ | | edible, fit for consumption, safe to eat, harmless
	- | | inedible, poisonous, toxic, unfit for consumption, unsafe to eat
	membership
	+ admit readmit | join rejoin | a member, members
	- expel exclude | | no longer a member, a non-member
	invitation!
	+ invite
	- disinvite uninvite
	attendance!=
	+ attend | turn+up show+up | present, in attendance, in the room
	- boycott miss skip stay+away+from | stay+away fail+to+appear fail+to+turn+up fail+to+show+up | absent
	unanimity!=
	+ | vote+unanimously | unanimous
	- | | divided
	secrecy!
	+ | | open to the public, in public, held in public, public, in open court
	- | | behind closed doors, in secret, in private, held in private, held in secret, closed to the public, secret
	candidacy
	+ | run/ran+again stand/stood+again seek/sought+re-election | a candidate, in the running, standing again
	- | bow+out drop+out withdraw/withdrew/withdrawn pull+out | out of the running, out of the race
	election!
	+ elect re-elect | win/won+re-election win/won+the+election
	- | lose/lost+the+election lose/lost+his+seat lose/lost+her+seat | voted out
	coalition
	+ | join+the+coalition join+the+government | in government, part of the coalition
	- | leave/left+the+coalition leave/left+the+government | in opposition
	recognition
	+ recognise recognize
	- | refuse+to+recognise refuse+to+recognize
	selection
	+ select pick include name+in | make/made+the+squad make/made+the+team | in the squad, in the team
	- drop omit leave/left+out rule+out | miss+the+game | out of the squad, out of the team, sidelined
	goal!=
	+ allow convert score | | onside, over the line, across the line
	- disallow rule+out chalk+off miss save | | offside, not over the line
	qualification!
	+ | qualify advance progress reach+the+final reach+the+finals | qualified
	- eliminate knock+out disqualify | crash+out | out of the cup
	contract
	+ extend renew sign | | under contract
	- terminate end cancel tear/tore/torn+up | expire | out of contract
	timeliness!=
	+ | arrive+on+time start+on+time finish+on+time | on time, punctual, on schedule, ahead of schedule
	- delay hold/held+up | arrive+late start+late | late, behind schedule, overdue, hours late
	supervision!
	+ supervise guard monitor watch+over | | under guard, under surveillance, watched
	- | | unguarded, unsupervised, unattended, left alone
	evacuation
	+ evacuate clear | leave/left+their+homes flee/fled
	- | return+home go/went/gone+home stay+put stay+in+their+homes | back home, back in their homes
	food
	+ feed/fed | have/had+enough+food receive+food | well fed
	- starve | go/went/gone+hungry go/went/gone+without+food have/had+no+food receive+no+food run/ran+out+of+food | hungry, starving, without food
	explosive!
	+ detonate | explode go/went/gone+off detonate
	- defuse disarm | fail+to+explode fail+to+detonate fail+to+go+off | unexploded
	compliance!=
	+ obey comply+with observe heed follow honour honor keep/kept+to | obey comply
	- disobey defy flout breach violate ignore disregard break/broke/broken | disobey
	interest!
	+ | | interested
	- | rule+out+a+bid | not interested, uninterested
	search=
	+ find/found
	- | draw/drew/drawn+a+blank find/found+nothing return+empty-handed
	identity!
	+ identify name
	- | remain+unknown | unidentified
	inspection!
	+ inspect check examine test | undergo/underwent/undergone+an+inspection
	- | | uninspected, unchecked, untested
	independence!
	+ | | independent, neutral, impartial
	- | | biased, under orders, controlled by the state
`, States{
	Be:       wordSet("is are was were be been being 's remain remains remained stay stays stayed lie lies lay stand stands stood"),
	Refusing: barred("ruled out|rules out|rule out|no reason to|no intention of|no intention to|no thought of|no plans to|no plan to|no wish to|no need to|refused to|refuses to|refusing to|declined to|declines to|has no intention of|not going to|would not|will not|wo n't|won't|wouldn't|never|vowed not to|promised not to|not intend to|not want to|no interest in|not interested in"),
	Planning: barred("plans to|planned to|plan to|wants to|wanted to|will|would|intends to|intended to|is to|are to|was to|were to|promised to|promises to|vowed to|hopes to|hoped to|expects to|expected to|going to|set to|due to be|due to|means to|meant to|pressing on with|goes ahead with"),
	Whole:    wordSet("all every each both any no none entire whole"),
	Part:     wordSet("some one two three four several many most half few another other others second younger older first third part parts more further only"),
	SoFar:    barred("so far|yet|until now|to date|for now"),
	Persons:  wordSet("man men woman women person people suspect suspects boy girl youth victim victims someone others pair two three"),
	Still:    wordSet("still"),
	Minor:    wordSet("far way ways thing things door-to-door place time times day days week weeks month months year years part parts number numbers eye eyes hand hands mouth mind question questions matter matters chance chances record records evidence body bodies"),
	None:     wordSet("no none nobody"),
	Admits:   formsOf("admit acknowledge concede confess"),
	Times:    wordSet("after before when while until till since once as because if unless"),
	Who:      wordSet("who which"),
	There:    wordSet("there"),
	Heard:    "alarm",
	Works:    "switch",
	Longer:   "longer",
	Unless:   tableOf(map[string]Set{"switch": wordSet("with for on to as at together toward towards under as hard"), "seizure": wordSet("on upon"), "passage": wordSet("up fire to"), "approval": wordSet("away by on through"), "identity": wordSet("as"), "test": wordSet("away by on through to for out over")}),
	Vague:    wordSet("know hear want need think feel mean rememb understand forget look seem appear tend like consid discuss hope expect believ belong depend involv contain includ relat refer becom becam get got go come came put give gave face deal happen work seek try turn let run begin start continu keep hold bring move make made base relate"),
	Un:       []string{"un", "in", "im", "ir", "il"},
	Unlike:   wordSet("invaluable infamous intent infirm inner uniform unit united"),
	Ever:     wordSet("ever"),
	Failing:  wordSet("failed fails neglected omitted refused declined"),
	Without:  "without",
	Refused:  formsOf("refuse decline"),
	Doubted:  union(formsOf("reject dismiss doubt question argue suggest intend imagine suppose misinterpret"), wordSet("wrong erred mistaken idea perception finding findings argument arguments evidence possibility likelihood unlikely likely")),
	Asked:    wordSet("whether why how what"),
	Kinds: tableOf(kindsOf(`
		police|officer|officers|policeman|policemen|policewoman|detective|detectives|constable soldier|soldiers|troops|army|military|marines guard|guards|watchman|bouncer|bouncers vet|vets|veterinarian firefighter|firefighters|fireman|firemen medic|medics|paramedic|paramedics|doctor|doctors|surgeon|nurse|nurses fisherman|fishermen farmer|farmers|shepherd hunter|hunters|gamekeeper|poacher|poachers teacher|teachers|headteacher pupil|pupils|schoolboy|schoolgirl prosecutor|prosecutors judge|judges navy|coastguard|sailors
		husband wife son daughter father mother brother sister
		kitchen|pantry cellar|basement attic|loft bedroom|bedrooms bathroom|shower|toilet|toilets|lavatory|washroom garage garden|yard|backyard hall|hallway|corridor|lobby|foyer stairwell|staircase|stairs office|study balcony lift|elevator canteen|cafeteria classroom laboratory boiler-room warehouse
		skylight|roof window|windows door|doors|doorway|entrance|gate tunnel chimney manhole|sewer
		car|taxi|cab van|minibus lorry|truck motorcycle|motorbike|scooter|moped bicycle|bike bus|coach train tram boat|ferry|ship|vessel|dinghy|lifeboat|trawler helicopter plane|aircraft|jet ambulance tractor
		knife|knives|dagger|blade gun|pistol|revolver|rifle|shotgun|handgun|firearm hammer|mallet axe|ax|hatchet bottle|glass rope|cord|cable|wire stone|rock|brick sword|machete scissors crowbar pillow|cushion syringe|needle
	`)),
	Ways:   wordSet("in into inside with through from by via on"),
	Many:   wordSet("they them these those both"),
	Anyone: wordSet("nobody no-one none one"),
	Same: tableOf(groupsOf(`
		captain master skipper
		tanker ship vessel freighter ferry boat trawler
		plane aircraft jet airliner
		railway line track
		road street motorway highway
		school schools college
		patient patients
		gun guns artillery cannon
		prisoner prisoners captive captives
		soldier soldiers troops serviceman servicemen
		policeman officer officers
		employee employees worker workers staff
		money ransom payment sum
		factory plant works
		savings deposits
		inquiry investigation probe
		boss chief head leader
	`)),
	More: wordSet("more less fewer longer doubt one matter sooner"),
})
