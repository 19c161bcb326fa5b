package lang

import (
	_ "embed" // the data files
	"slices"
	"strings"
)

//go:embed data/en_countries.txt
var enCountries string

//go:embed data/en_places.txt
var enPlaces string

//go:embed data/en_bodies.txt
var enBodies string

//go:embed data/en_outlets.txt
var enOutlets string

//go:embed data/en_given.txt
var enGiven string

//go:embed data/en_short.txt
var enShort string

var enNames = readEnNames()

func readEnNames() Names {
	g := gazetteer{entries: map[string][]NameEntry{}, usual: map[string]string{}}
	g.countries(enCountries)
	g.places(enPlaces)
	g.bodies(enBodies)
	g.outlets(enOutlets)
	n := Names{
		Words:   tableOf(enNameWords()),
		Phrases: tableOf(rolePhrases(enRolePhrases)),
		Entries: tableOf(g.sorted()),
		Usual:   tableOf(g.usual),
		Short:   tableOf(shortNames(enShort)),
		Gives:   tableOf(givenNames(enGiven)),
		Nations: enNationEndings,
		Nominal: enNominals,
	}
	return n.indexed()
}

// rolePhrases reads lines "class: phrase, phrase".
func rolePhrases(lines string) map[string][]RolePhrase {
	m := map[string][]RolePhrase{}
	for line := range strings.Lines(lines) {
		head, rest, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok {
			continue
		}
		for p := range strings.SplitSeq(rest, ",") {
			words := strings.FieldsFunc(p, func(c rune) bool { return c == ' ' || c == '-' })
			m[words[0]] = append(m[words[0]], RolePhrase{Words: words, Head: head})
		}
	}
	for _, ps := range m {
		slices.SortStableFunc(ps, func(a, b RolePhrase) int { return len(b.Words) - len(a.Words) })
	}
	return m
}

// shortNames reads lines of given names that stand for one another.
func shortNames(file string) map[string][]string {
	m := map[string][]string{}
	for f := range records(file, 1) {
		all := strings.Fields(f[0])
		for _, w := range all {
			m[w] = append(m[w], all...)
		}
	}
	return m
}

// givenNames reads lines "male: names".
func givenNames(file string) map[string]GivenName {
	m := map[string]GivenName{}
	for f := range records(file, 1) {
		gender, names, _ := strings.Cut(f[0], ":")
		g := map[string]GivenName{"male": GivenMale, "female": GivenFemale}[gender]
		for w := range strings.FieldsSeq(names) {
			switch {
			case g == NotGiven, m[w] != NotGiven && m[w] != g:
				m[w] = GivenEither
			default:
				m[w] = g
			}
		}
	}
	return m
}

func enNameWords() map[string]NameWord {
	m := nameWords{}
	m.heads(RoleHead, enRoleHeads)
	m.heads(Kinship, enKinship)
	m.heads(Honorific, enHonorifics)
	for _, c := range enNameClasses {
		m.class(c.class, c.words)
	}
	return m
}

// enRoleHeads: the words that end a role, by class. Words of one class are the
// same office to a reader, "envoy" and "negotiator" are not. A "*" marks words
// used of women only, a "+" those of men.
const enRoleHeads = `
	president: president
	vice-president: vice-president
	prime minister: premier pm taoiseach
	chancellor: chancellor
	minister: minister
	secretary: secretary
	monarch: king+ queen* emperor+ empress* sultan+ emir+ tsar+ monarch
	prince: prince+ princess* duke+ duchess* sheikh+ sheikha*
	spokesman: spokesman+ spokeswoman* spokesperson spokespeople spokesmen
	adviser: adviser advisor aide advisers advisors aides
	envoy: envoy emissary envoys
	ambassador: ambassador diplomat consul
	negotiator: negotiator mediator negotiators
	chief: chief boss head
	director: director
	chairman: chairman+ chairwoman* chairperson chair
	leader: leader
	commissioner: commissioner
	commander: commander commander-in-chief
	officer: sgt capt lt insp cpl pvt col maj gen adm brig supt trooper agent undersheriff general colonel lieutenant major captain sergeant admiral brigadier marshal corporal private officer
	governor: governor gov
	mayor: mayor
	senator: senator sen sens senators
	lawmaker: lawmaker mp msp congressman+ congresswoman* representative rep legislator councillor councilman+ councilwoman* assemblyman+ councilor mep
	deputy: deputy
	speaker: speaker whip
	judge: judge justice magistrate
	prosecutor: prosecutor
	lawyer: lawyer attorney solicitor barrister counsel
	candidate: candidate nominee
	official: official
	cleric: pope+ bishop+ archbishop+ cardinal+ pastor reverend rabbi+ imam+ ayatollah+ priest+ patriarch+ rev fr cleric monk+ nun*
	police: coroner detective inspector sheriff superintendent constable policeman+ policewoman*
	professor: professor prof lecturer academic
	scientist: scientist researcher historian economist physicist biologist psychologist geologist astronomer epidemiologist virologist seismologist meteorologist engineer
	analyst: analyst expert strategist pollster commentator
	doctor: doctor surgeon physician nurse paramedic
	executive: ceo executive cfo coo president-elect founder co-founder cofounder entrepreneur businessman+ businesswoman* tycoon billionaire magnate banker investor owner partner manager
	journalist: journalist reporter correspondent editor columnist presenter anchor broadcaster photographer blogger interviewer host
	writer: author writer novelist poet playwright
	artist: actor actress* singer musician rapper artist filmmaker comedian composer pianist violinist painter sculptor designer architect star celebrity model dancer
	player: player striker midfielder defender goalkeeper footballer captain quarterback golfer driver batsman bowler cyclist swimmer boxer referee umpire sprinter skipper champion winger receiver pitcher catcher outfielder infielder linebacker cornerback kicker shortstop rusher
	coach: coach trainer
	activist: activist campaigner dissident protester organiser organizer whistleblower
	pilot: pilot astronaut cosmonaut
	suspect: suspect gunman+ defendant attacker
	victim: victim survivor
	witness: witness eyewitness bystander resident neighbour neighbor
	teacher: teacher principal headteacher student pupil
	worker: clerk worker volunteer farmer fisherman+ shopkeeper
	inspector: rapporteur ombudsman coordinator co-ordinator administrator commissioner-general
	delegate: delegate representative
	rebel: warlord militant jihadist fighter
	veteran: veteran soldier
	leader of government: ruler strongman dictator
	counterpart: counterpart
	treasurer: treasurer comptroller
	member: member
`

// enRolePhrases: roles of several words whose class is not that of their last.
const enRolePhrases = `
	prime minister: prime minister
	foreign minister: foreign minister
	minister: minister of state, secretary of state for transport, secretary of state for health
	minister: secretary of state for energy, secretary of state for education, secretary of state for justice
	minister: secretary of state for trade, secretary of state for culture, secretary of state for environment
	minister: secretary of state for wales, secretary of state for scotland, secretary of state for northern ireland
	defence minister: secretary of state for defence, secretary of state for defense
	foreign minister: secretary of state, foreign secretary
	vice-president: vice president
	chief of staff: chief of staff, chief of the general staff, chief of the defence staff
	attorney general: attorney general, prosecutor general
	secretary-general: secretary general, secretary-general
	governor: governor general
	lieutenant governor: lieutenant governor
	prosecutor: district attorney, state attorney, u.s. attorney, us attorney, federal attorney, county attorney
	head of state: head of state, head of government
	monarch: crown prince, crown princess
	commander: commander in chief, commander-in-chief, supreme commander
	chief executive: chief executive, chief executive officer, managing director, chief operating officer, chief financial officer
	director-general: director general, director-general
	first lady: first lady
	finance minister: chancellor of the exchequer
	first minister: first minister
	press secretary: press secretary
	leader: leader of the opposition, opposition leader, supreme leader
	lawmaker: member of parliament, member of congress, backbench mp
	deputy prime minister: deputy prime minister, vice premier, vice prime minister
	president-elect: president elect, president-elect
	adviser: right-hand man
	special rapporteur: special rapporteur
	former president: ex-president
	former prime minister: ex-prime minister
`

// enKinship: words for relatives. Parts joined by "-" are looked up joined.
const enKinship = `
	son-in-law: son-in-law+
	daughter-in-law: daughter-in-law*
	father-in-law: father-in-law+
	mother-in-law: mother-in-law*
	brother-in-law: brother-in-law+
	sister-in-law: sister-in-law*
	son: son+ stepson+
	daughter: daughter* stepdaughter*
	brother: brother+ half-brother+
	sister: sister* half-sister*
	father: father+ stepfather+ dad+
	mother: mother* stepmother* mum* mom*
	wife: wife* ex-wife*
	husband: husband+ ex-husband+
	spouse: partner spouse fiancé+ fiancee* fiancée* boyfriend+ girlfriend* widow* widower+
	uncle: uncle+
	aunt: aunt*
	cousin: cousin
	nephew: nephew+
	niece: niece*
	grandson: grandson+
	granddaughter: granddaughter*
	grandfather: grandfather+
	grandmother: grandmother*
	twin: twin
`

// enHonorifics: words that stand before a name and state no office.
const enHonorifics = `
	mr: mr+ mr.+ messrs+
	mrs: mrs* ms* miss* mrs.* ms.* mme* madam* dame* lady*
	dr: dr
	sir: sir+ lord+ baron+ baroness* count+ countess*
	saint: st
`

var enNameClasses = []struct {
	class NameClass
	words string
}{
	{PastMod, `former ex late then onetime erstwhile outgoing ousted deposed disgraced retired past`},
	{RoleMod, `special foreign prime deputy vice acting assistant associate chief senior top leading lead first second
		national security defense defence interior finance justice energy health education trade transport environment
		climate agriculture fisheries culture sports labor labour home economic economy commerce treasury housing immigration press
		communications political presidential regional local federal state supreme general executive managing permanent
		junior shadow cabinet military naval army navy police intelligence nuclear peace policy technology science
		human rights affairs media campaign opposition party union veteran longtime long-time close key interim
		caretaker incumbent newly elected fellow republican democratic democrat labour conservative liberal tory
		independent right left far wing hardline reformist billionaire nobel laureate award winning prominent renowned
		well known human-rights international global european and district county city town village division team
		club world olympic football tennis basketball cricket baseball royal crown grand honorary ceremonial emeritus
		co lieutenant major brigadier rear admiral chief-of-staff emergency humanitarian relief aid development
		digital internal external public private corporate legal medical scientific technical commercial
		minority majority water energy forestry mining mines petroleum tourism heritage religious cultural infrastructure railways
		aviation lands rural urban women's veterans planning industry innovation information research housing
		senior-most trusted influential powerful controversial embattled self-proclaimed de facto`},
	{BodyHead, `ministry council commission committee agency bureau bank university institute institution court
		parliament party union league association federation confederation company corporation foundation department
		office academy college school hospital church society trust fund authority administration board service
		services congress senate assembly chamber organisation organization centre center coalition alliance
		movement front brigade battalion regiment army navy forces guard guards corps command squadron directorate
		secretariat network group groups holdings airlines airways motors industries bancorp partners capital
		museum library orchestra tv club fc united rovers police constabulary militia tribunal inspectorate
		mission embassy consulate delegation programme program initiative project campaign observatory survey
		laboratory laboratories lab times post news herald tribune gazette journal broadcasting radio television
		exchange stock cooperative co-operative consortium conference summit forum treasury cabinet
		caucus newspaper magazine house registry cathedral mosque synagogue`},
	{Firm, `company firm operator airline carrier broadcaster manufacturer carmaker automaker planemaker shipbuilder drugmaker
		chipmaker retailer supermarket insurer lender utility brewer refiner supplier contractor developer startup start-up
		conglomerate subsidiary publisher charity nonprofit think-tank`},
	{Leads, `head chief director chairman chairwoman boss ceo executive`},
	{BodyTopic, `national international federal central state security defense defence foreign interior finance
		justice energy health education trade transport environment environmental climate agriculture culture labor
		labour home economic commerce treasury housing immigration homeland intelligence military nuclear peace
		policy science technology human rights civil public social food drug development reconstruction
		investigation investigations research strategic studies affairs customs border revenue safety aviation
		democratic republican people's christian islamic socialist communist liberal conservative workers' world
		global european african asian american medical atomic space maritime welfare sports olympic football press
		cooperation co-operation refugees migration disaster emergency management anti-corruption electoral election
		elections supreme constitutional high criminal joint general royal free united new independent`},
	{PlaceHead, `street avenue road square boulevard river lake sea ocean strait straits gulf bay island islands
		mount mountain mountains valley county province region district city town village airport bridge park desert
		canal port oblast peninsula coast cape hill hills heights beach creek falls forest prefecture state states
		republic territory territories camp prison stadium station plaza palace castle tower border basin plateau
		harbour harbor reef glacier volcano plain delta dam reservoir hotel crossing checkpoint base`},
	{WorkHead, `act treaty agreement agreements accord accords convention protocol charter pact deal bill
		constitution declaration memorandum resolution report plan doctrine statute amendment directive
		initiative framework code law review index survey award prize medal`},
	{WorkNoun, `plan blueprint proposal framework document agenda programme program roadmap peace memorandum
		agreement deal draft initiative formula list manifesto strategy`},
	{GroupHead, `government parliament officials ministers leaders diplomats negotiators envoys lawmakers senators aides advisers
		advisors troops forces soldiers authorities representatives delegations delegation allies partners countries
		states nations governments prosecutors investigators police intelligence military army experts analysts
		researchers scientists protesters demonstrators activists rebels militants separatists fighters
		residents citizens voters workers students journalists reporters families officers commanders
		spokesmen spokespeople ambassadors mps republicans democrats police rescuers firefighters
		doctors medics lawyers economists traders investors executives companies sources side
		children civilians people refugees migrants pilots sailors fishermen farmers businesses
		athletes players fans migrants parliamentarians legislators politicians parties`},
	{Particle, `von van de der den del della di da dos das du la le el al bin ibn ben bint abu ter ten af av zu zum
		ul ould ag y`},
	{Generation, `jr sr ii iii iv junior senior`},
	{LegalForm, `inc ltd llc plc corp co gmbh ag sa nv bv spa oao ooo pjsc jsc llp kg se oyj ab asa srl sarl pty
		limited incorporated`},
	{Calendar, `monday tuesday wednesday thursday friday saturday sunday january february march april may june july
		august september october november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun
		jul aug sep sept oct nov dec`},
	{NeverName, `spring summer autumn winter christmas easter ramadan thanksgiving halloween hanukkah passover diwali eid
		breaking exclusive live updated update read watch photo photos video image file listen subscribe share
		opinion analysis explainer advertisement related also ai-generated gdp cpi ai ceo cfo tv dna lng covid
		coronavirus dvd pdf faq url gmt utc est edt et pt ct bst cet pst pdt am pm bce ad bc ok hiv aids rna vpn atm sms usb
		gps iq id hq web online pr d.a. tex coptic dwi dui cst mdt cdt aest ist calif fla conn minn okla tenn wis wyo ariz ark colo
		islamic hispanic latino latina jesuit lutheran methodist baptist anglican evangelical zionist socialist
		ngo ngos icu pcr suv suvs phd mba lgbt lgbtq faqs i i'm i've i'll i'd mp mps md ph ba
		internet god islam christianity judaism buddhism hinduism bible koran quran jewish muslim muslims christian
		christians jews jew hindu hindus buddhist buddhists sunni shia shiite shi'ite sunnis shiites shi'ites catholic catholics
		congressional parliamentary protestant protestants orthodox nazi nazis communist communists marxist islamist islamists jihadist jihadists democrat
		english latin arabic hebrew mandarin cantonese hindi urdu farsi pashto swahili
		euro euros dollar dollars republican republicans democrat democrats democratic
		tory tories conservatives conservative liberal liberals western eastern northern southern north south east west
		northeast northwest southeast southwest cold first second third earth
		world one two three four five six seven eight nine ten state states government`},
	{Says, `said says told tells added adds stated states announced announces confirmed confirms denied denies warned
		warns insisted insists argued argues claimed claims noted notes wrote writes tweeted posted explained
		explains replied replies acknowledged suggested suggests stressed stresses called vowed pledged urged
		urges declared declares described accused welcomed condemned criticised criticized dismissed reiterated
		testified recalled predicted promised`},
	{FamilyLead, `xi kim li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang
		song zheng xie tang han cao deng feng peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei ren
		lu fang shi yao lee park choi jung kang cho yoon jang lim han shin seo kwon hwang ahn ryu hong moon nguyen
		ban roh bae rhee pak yun chung chun tran le pham hoang phan vu vo dang bui do ho ngo duong ly bo mao hua wen jia bai qin`},
	{PlacePrep, `in at near from to around across outside inside toward towards into through via off`},
	{Masculine, `he him his himself`},
	{GivenToo, `will grace hope may april june jan august`},
	{Copula, `is was became becomes remains`},
	{Public, `church hospital school police court university college airport prison jail museum library council
		parliament academy constabulary cathedral monastery temple mosque synagogue cemetery`},
	{Thing, `cup award awards games championship championships prix festival speedway highway workshop hurricane typhoon
		cyclone operation trophy bowl brothers quartet doctrine tour marathon olympics expo summit college league`},
	{Members, `children women men people workers veterans teachers farmers writers lawyers citizens students users miners`},
	{Ensign, `uss hms hmas hmcs rms ss mv ins`},
	{Feminine, `she her hers herself`},
	{FamilyToo, `hill hills park forest church house court lake bay cape rivers post falls guard castle bridge
		waters banks delta camp coast stock base code deal bill law west long hall beach`},
	{Somebody, `man woman boy girl teenager child person somebody someone bomber gunman attacker driver passenger
		voter tourist migrant prisoner inmate detainee hostage baby toddler youth rider customer patient client
		colleague friend neighbour neighbor rival opponent successor predecessor counterpart boyfriend girlfriend`},
	{Starter, `plus a an the this that these those there here it its he she they we you i his her their our your my him
		them us who whom whose which what when where why how if as at by for from in into of off on onto out over to
		under up upon with within without about above across after against along amid amidst among around because
		before behind below beneath beside besides between beyond but and or nor so yet both either neither not no
		none any all each every some many most more much few fewer several other others another such same only just
		even still also again already always never ever often once twice then than thus hence therefore however
		moreover furthermore meanwhile nevertheless nonetheless otherwise instead although though despite during
		since until till unless while whereas whether per via like unlike except regarding concerning following
		according given despite due owing thanks rather is are was were be been being am do does did done doing
		have has had having can could may might must shall should will would let lets get got getting make made
		making take took taken taking come came coming go went gone going see saw seen seeing say said saying says
		tell told asked asking ask called calling know known think thought want wanted wanting use used using
		find found give gave show showed showing try tried trying keep kept put set run turn turned move moved
		speaking citing noting adding pointing referring responding writing standing sitting looking working
		facing fearing hoping based born built named held led left sent shot killed injured wounded arrested
		now today yesterday tomorrow tonight later earlier recently lately soon previously formerly currently
		initially originally eventually finally ultimately lastly firstly secondly thirdly first second third last next
		overall indeed perhaps maybe probably possibly apparently reportedly allegedly clearly certainly surely
		separately similarly likewise additionally especially particularly notably importantly crucially critically
		significantly interestingly ironically sadly unfortunately fortunately hopefully officially publicly
		privately politically economically financially historically traditionally typically usually generally
		normally rarely seldom sometimes frequently increasingly largely mostly mainly partly nearly almost about
		roughly approximately barely hardly scarcely simply merely exactly precisely suddenly quickly slowly
		immediately shortly long ago further far away back down new old young good great big small large little
		high low early late right wrong own former current recent latest local foreign public private
		officials authorities police experts analysts critics supporters opponents protesters residents witnesses
		investigators prosecutors lawmakers leaders ministers sources reports reporters media people men women
		children families students workers voters scientists researchers doctors troops forces soldiers rebels
		militants fighters rescuers firefighters companies shares stocks prices oil gas talks negotiations
		negotiators diplomats envoys attacks strikes fighting explosions protests elections polls results
		images pictures footage video videos photos photographs statements relations tensions concerns questions
		details information evidence data figures numbers dozens hundreds thousands millions billions scores
		half part parts one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty
		hundred thousand million billion year years month months week weeks day days hours minutes time
		times thing things way ways man woman boy girl child person someone somebody anyone everyone everybody
		nobody nothing something anything everything everyone's government governments parliament
		president ministers state states world country countries nation nations city cities town war wars peace
		security military army navy defense defence law order court courts judge judges jury trial
		major key main top senior chief special final full total real true free open clear hard heavy
		strong weak deep common general central international national regional global domestic civil human
		social political economic financial legal medical military nuclear natural
		asked amid amongst yes no please thank sorry well oh ah hey hello welcome dear
		read watch listen click follow share see photo image source credit copyright getty
		step steps phase part chapter section figure table note notes point points question answer
		critics observers commentators survivors victims relatives mourners passengers crew crews
		rescue search efforts work plans plan deal deals agreement agreements proposals proposal
		president's minister's analyst spokesman spokeswoman spokesperson opposition pro anti post pre non ex
		additional ongoing continued growing rising falling increased reduced record
		together under-fire looming uncertainty looking ahead moving forward going back early-morning`},
}
