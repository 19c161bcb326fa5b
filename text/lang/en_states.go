package lang

var enStates = statesTable(`
	custody
	+ arrest detain jail imprison apprehend capture kidnap abduct lock+up take/took/taken+prisoner take/took/taken+hostage || in custody, in detention, in prison, in jail, behind bars, under arrest, under house arrest, in captivity, being held, prisoners, a prisoner, captive
	- release free liberate let/let+go set/set+free | escape | free, at large, at liberty, free to go, on bail, out of prison, home again, at home again, back home
	seizure
	+ seize confiscate impound hijack requisition
	- release free hand/handed+back give/gave/given+back
	passage
	+ open reopen unlock unblock | reopen | open, unlocked, reopened, open again, passable
	- close shut/shut lock block seal barricade | | closed, shut, locked, blocked, sealed, impassable, closed off
	life
	+ rescue+alive | survive | alive, found alive
	- kill murder | die perish drown | dead, found dead
	whereabouts
	+ find/found locate trace discover rescue || found alive, found dead, found safe, safe, back home
	- | vanish disappear | missing, still missing, unaccounted for
	health
	+ | | unhurt, unharmed, uninjured, unscathed, safe and well, in good health
	- injure hurt/hurt wound beat/beat/beaten || injured, hurt, wounded
	office
	+ | stay+in+office remain+in+office stay+on stay+in+his+post stay+in+her+post
	- | resign quit/quit step+down stand/stood+down leave/left+office give/gave/given+up+his+post give/gave/given+up+her+post | out of office
	employment
	+ hire rehire reinstate
	- dismiss sack fire oust
	approval
	+ approve ratify endorse
	- reject veto throw/threw/thrown+out vote+down turn+down
	ban
	+ ban prohibit outlaw forbid/forbade/forbidden || banned, prohibited, outlawed, forbidden
	- legalise legalize permit || permitted, legal
	force
	+ impose reinstate reimpose introduce | take/took/taken+effect come/came+into+force | in force, in effect, in place
	- lift scrap repeal abolish revoke rescind || lifted, scrapped
	event
	+ go/went+ahead+with | take/took/taken+place go/went+ahead
	- cancel call+off scrap abandon
	motion
	+ lodge announce file table submit go/went+ahead+with press+on+with proceed+with maintain || pending
	- withdraw/withdrew/withdrawn drop
	running
	+ resume restart restore | resume restart | running again, back in service, in operation, operational, up and running
	- halt suspend ground shut/shut+down | | suspended, grounded, at a standstill, out of service, out of order
	switch
	+ switch+on turn+on activate | work sound | switched on, turned on, working, in working order
	- switch+off turn+off deactivate disable | fail | switched off, turned off, out of order, not working
	support
	+ back support stand/stood+by
	- oppose abandon desert
	deployment
	+ deploy
	- withdraw/withdrew/withdrawn pull+back pull+out move+back
	defeat
	+ | concede
	- | contest
	consciousness
	+ | wake/woke/woken+up awake/awoke/awoken | awake, conscious, out of a coma
	- || in a coma, unconscious
	fold
	+ unfold deploy open | unfold open | open, unfolded
	- jam | jam | stuck, jammed, folded
	fire
	+ | rage | out of control, still burning, ablaze
	- contain extinguish put/put+out || under control, contained, out
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
	Heard:    "switch",
	Longer:   "longer",
	Unless:   map[string]Set{"switch": wordSet("with for on to as at together toward towards under as hard"), "seizure": wordSet("on upon"), "passage": wordSet("up fire to"), "approval": wordSet("away by on through")},
	Vague:    wordSet("know want need think feel hear mean rememb understand forget see look seem appear tend like consid discuss hope expect believ belong depend involv contain includ relat refer becom becam get got go come came put give gave face deal happen work use call seek try turn let run show begin start continu keep hold bring move"),
	Same: groupsOf(`
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
	`),
	More: wordSet("more less fewer longer doubt one matter sooner"),
})
