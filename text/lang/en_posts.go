package lang

import "strings"

// enPosts: what one person is at a time, and what not. A line of classes is one
// office and the phrases that say it.
var enPosts = Posts{
	Classes: tableOf(ranksOf(`
		lead/top: chief executive|chief executive officer|ceo|managing director|chairman|chairwoman|chair|president
		lead/supervisor: supervisory board chairman|supervisory board chairwoman|supervisory board chief|supervisory board head|supervisory board president
		lead/chief: chief|head|leader|director|boss|director general
		lead/deputy: deputy chief|deputy head|deputy leader|deputy director|deputy chairman|deputy chairwoman|deputy chair|vice chairman|vice chairwoman|vice chair|vice-chairman|deputy chief executive|deputy commander|second in command|number two
		lead/finance: finance chief|chief financial officer|finance director|cfo|treasurer|head of finance|finance head
		lead/staff: personnel director|personnel chief|head of personnel|human resources director|head of human resources
		lead/scientist: chief scientist|lead scientist
		lead/engineer: chief engineer|lead engineer
		lead/doctor: chief physician|chief doctor|chief medical officer|chief surgeon|medical director
		lead/manager: manager|general manager|plant manager|mine manager|works manager|site manager
		lead/legal: legal chief|chief counsel|general counsel|head of legal affairs|legal director
		lead/spokesman: spokesman|spokeswoman|spokesperson|press officer|press secretary|press chief|head of communications|chief spokesman|chief spokeswoman
		lead/secretary: general secretary|secretary general|secretary-general
		post/mayor: mayor|lord mayor|mayoress
		post/deputy mayor: deputy mayor|vice mayor|vice-mayor
		post/governor: governor
		post/deputy governor: deputy governor|lieutenant governor|vice governor
		post/prime minister: prime minister|premier
		post/minister: minister|foreign secretary|home secretary|defence secretary|health secretary|education secretary|transport secretary|justice secretary
		post/commissioner: commissioner
		post/senator: senator
		post/speaker: speaker of parliament|parliament speaker|parliamentary speaker
		post/ambassador: ambassador|high commissioner
		post/consul: consul|consul general
		post/prosecutor: prosecutor|chief prosecutor|public prosecutor|state prosecutor|deputy prosecutor|senior prosecutor|attorney general|prosecutor general|district attorney
		post/magistrate: investigating judge|examining magistrate|investigating magistrate
		post/ombudsman: ombudsman|ombudswoman
		post/coroner: coroner
		post/sheriff: sheriff
		post/police chief: police chief|chief of police|police commander
		post/fire chief: fire chief|fire commander|head of the fire service|head of the fire brigade
		post/commander: commander|troop commander|force commander|army commander|army chief|chief of staff of the army
		post/harbour master: harbour master|harbor master|harbourmaster|harbormaster|port captain
		post/station master: station master|stationmaster
		post/head teacher: head teacher|headteacher|headmaster|headmistress|school principal|school head
		post/dean: dean|rector|vice-chancellor
		post/hospital head: hospital director|hospital head|head of the hospital
		post/warden: prison governor|prison director|prison warden
		post/museum head: museum director|museum chief|museum head|head of the museum|director of the museum
		post/curator: curator|chief curator
		post/editor: editor-in-chief|editor in chief|chief editor
		trade/judge: judge|magistrate
		trade/engineer: engineer|civil engineer|structural engineer
		trade/physician: physician|surgeon|paediatrician|pediatrician|cardiologist|doctor|family doctor|team doctor|general practitioner|psychiatrist|anaesthetist
		trade/physiotherapist: physiotherapist|masseur
		trade/dentist: dentist
		trade/vet: vet|veterinarian
		trade/pharmacist: pharmacist
		trade/accountant: accountant|bookkeeper
		trade/priest: priest|bishop|archbishop|vicar|imam|rabbi|pastor
		trade/architect: architect
		trade/geologist: geologist|seismologist|volcanologist
		trade/nurse: nurse|midwife
		trade/pilot: pilot|airline pilot
		trade/firefighter: firefighter|fireman
		trade/farmer: farmer
		trade/plumber: plumber|electrician|carpenter|mechanic
		trade/driver: bus driver|lorry driver|truck driver|taxi driver|train driver
		trade/teacher: teacher|schoolteacher
		trade/baker: baker|butcher|grocer|shopkeeper
		trade/fisherman: fisherman
		trade/caretaker: caretaker|porter|janitor|cleaner
		trade/watchman: watchman|night watchman|security guard
		trade/hairdresser: hairdresser|barber
		trade/cook: cook|waiter|waitress
		trade/postman: postman|postwoman
		trade/miner: miner
		rank/constable: constable|police constable
		rank/sergeant: sergeant|detective sergeant|police sergeant
		rank/inspector: inspector|chief inspector|detective inspector|police inspector
		rank/superintendent: superintendent|chief superintendent|detective superintendent
		rank/corporal: corporal
		rank/major: major
		rank/colonel: colonel|lieutenant colonel
		rank/general: major general|lieutenant general|brigadier general
		rank/admiral: admiral|rear admiral|vice admiral
		ship/captain: ship's captain|ferry captain|skipper
		ship/mate: mate|first mate|first officer|second mate
		ship/purser: purser
		ship/engineer: ship's engineer
		field/keeper: goalkeeper|keeper
		field/defender: defender|centre back|left back|right back
		field/midfielder: midfielder
		field/striker: striker|forward|centre forward
		field/coach: coach|head coach|assistant coach
		field/referee: referee
	`)),
	Doing: tableOf(map[string]string{
		"commands": "post/commander", "commanded": "post/commander",
		"heads": "lead/chief", "leads": "lead/chief", "directs": "lead/chief", "chairs": "lead/top", "manages": "lead/manager",
	}),
	Apart: pairsOf(`
		lead/top: lead/deputy lead/finance lead/staff lead/scientist lead/engineer lead/legal lead/spokesman lead/supervisor
		lead/supervisor: lead/chief lead/deputy lead/finance lead/staff lead/spokesman
		lead/chief: lead/deputy lead/finance lead/staff lead/scientist lead/engineer lead/legal lead/spokesman
		lead/deputy: lead/finance lead/spokesman
		lead/finance: lead/spokesman lead/staff lead/scientist
		lead/spokesman: lead/scientist lead/engineer lead/doctor post/mayor post/governor post/prime%minister post/minister post/prosecutor post/commander post/ambassador trade/judge
		lead/scientist: lead/engineer
		post/prosecutor: trade/judge
		post/fire%chief: lead/deputy
		post/police%chief: lead/deputy
	`),
	Under: map[[2]string]string{
		{"lead/top", "supervisory"}: "lead/supervisor",
		{"lead/chief", "fire"}:      "post/fire chief", {"lead/chief", "police"}: "post/police chief",
	},
	Topmost:   "lead/top",
	Loose:     wordSet("lead/top lead/chief lead/finance lead/staff lead/scientist lead/engineer lead/legal lead/supervisor lead/doctor"),
	Portfolio: wordSet("post/minister post/commissioner"),
	Fields: tableOf(wordFields(`
		finance treasury budget
		economy economic economics
		interior home
		foreign external
		defence defense war
		justice
		health
		education schools
		labour labor employment
		transport
		agriculture farm farming
		environment climate
		trade commerce
		energy
		culture
		housing
		science research
		migration immigration
	`)),
	Former: wordSet("former ex late retired outgoing incoming acting interim then once designate elect future next new newly previous shadow would-be ousted deposed sacked defunct"),
	Moving: wordSet("appoint resign elect"),
	Titles: wordSet("post/commander"),
	Lower:  wordSet("vice deputy assistant associate junior under sub first"),
	Of:     wordSet("of for at in"),
	Bodies: tableOf(wordFields(`
		company firm bank airline operator manufacturer maker insurer retailer owner
		agency authority regulator inspectorate watchdog
		hospital
		museum gallery
		ministry
		university
		school
		police
		brigade firemen
		court
	`)),
	Home: tableOf(map[string]string{
		"post/mayor": "town", "post/deputy mayor": "town", "post/governor": "company", "post/deputy governor": "company", "post/minister": "ministry",
		"post/prosecutor": "court", "post/police chief": "police", "post/fire chief": "brigade", "post/head teacher": "school", "post/dean": "university",
		"post/hospital head": "hospital", "post/museum head": "museum", "post/curator": "museum",
	}),
	Parts: wordSet("department unit division section branch faculty team programme program committee institute laboratory lab ward operation board council association federation club group"),
	Works: wordSet("mine pit colliery quarry plant factory works mill shipyard refinery"),
	Kinds: wordSet("company firm party group agency ministry department service board council committee team office union bureau authority mission"),
}

// ranksOf maps the phrases of each line to what the line begins with.
func ranksOf(s string) map[string]string {
	out := map[string]string{}
	for _, line := range lines(s) {
		rank, list, _ := strings.Cut(line, ":")
		for p := range barred(list).Words() {
			out[p] = rank
		}
	}
	return out
}

// pairsOf holds what each line begins with together with each of its words; a
// percent sign stands for a space.
func pairsOf(s string) map[[2]string]bool {
	out := map[[2]string]bool{}
	for _, line := range lines(s) {
		a, list, _ := strings.Cut(line, ":")
		for b := range strings.FieldsSeq(list) {
			out[[2]string{strings.ReplaceAll(a, "%", " "), strings.ReplaceAll(b, "%", " ")}] = true
		}
	}
	return out
}

// wordFields maps each word of a line to its first.
func wordFields(s string) map[string]string {
	out := map[string]string{}
	for _, line := range lines(s) {
		words := strings.Fields(line)
		for _, w := range words {
			out[w] = words[0]
		}
	}
	return out
}
