package lang

import "strings"

// enPosts: what one person is at a time, and what not. A line of Ranks is a rank
// and the phrases that say it; the phrases for the highest rank of a body stand
// alone or with what the body is: "chief", "fire chief".
var enPosts = Posts{
	Ranks: ranksOf(`
		top: chief executive|chief executive officer|ceo|managing director|chairman|chairwoman|chair|president
		chief: chief|head|leader|director|boss|director general
		deputy: deputy chief|deputy head|deputy leader|deputy director|deputy chairman|deputy chairwoman|deputy chair|vice chairman|vice chairwoman|vice chair|vice-chairman|deputy chief executive|deputy commander|second in command|number two
		finance: finance chief|chief financial officer|finance director|cfo|treasurer|head of finance|finance head
		staff: personnel director|personnel chief|head of personnel|human resources director|head of human resources
		scientist: chief scientist|lead scientist
		engineer: chief engineer|lead engineer
		doctor: chief physician|chief doctor|chief medical officer|chief surgeon
		legal: legal chief|chief counsel|general counsel|head of legal affairs|legal director
		spokesman: spokesman|spokeswoman|spokesperson|press officer|press secretary|press chief|head of communications|chief spokesman|chief spokeswoman
		lawyer: lawyer|attorney|solicitor|defence lawyer|defense lawyer|defence counsel
		adviser: adviser|advisor
		owner: owner|co-owner|proprietor
		manager: manager|general manager|site manager
		secretary: general secretary|secretary general|secretary-general
	`),
	Apart: [][2]string{
		{"top", "deputy"}, {"top", "finance"}, {"top", "staff"}, {"top", "scientist"}, {"top", "engineer"}, {"top", "legal"}, {"top", "spokesman"},
		{"chief", "deputy"}, {"chief", "finance"}, {"chief", "staff"}, {"chief", "scientist"}, {"chief", "engineer"}, {"chief", "legal"}, {"chief", "spokesman"},
		{"deputy", "spokesman"}, {"finance", "spokesman"}, {"finance", "deputy"}, {"finance", "staff"}, {"finance", "scientist"}, {"scientist", "spokesman"}, {"engineer", "spokesman"},
		{"scientist", "engineer"}, {"doctor", "spokesman"},
	},
	Trades: ranksOf(`
		trade/judge: judge|magistrate
		trade/engineer: engineer|civil engineer|structural engineer
		trade/physician: physician|surgeon|paediatrician|pediatrician|cardiologist
		trade/priest: priest|bishop|vicar|imam|rabbi|pastor
		trade/architect: architect
		trade/geologist: geologist|seismologist|volcanologist
		trade/nurse: nurse|midwife
		trade/pilot: pilot|airline pilot
		trade/firefighter: firefighter|fireman
		trade/farmer: farmer
		trade/plumber: plumber|electrician|carpenter|mechanic
		trade/driver: bus driver|lorry driver|truck driver|taxi driver|train driver
		trade/teacher: teacher|schoolteacher
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
		minister/finance: finance minister|treasury minister
		minister/economy: economy minister|economics minister
		minister/interior: interior minister|home minister
		minister/foreign: foreign minister
		minister/defence: defence minister|defense minister
		minister/justice: justice minister
		minister/health: health minister
		minister/education: education minister
		minister/labour: labour minister|labor minister
		minister/transport: transport minister
		minister/agriculture: agriculture minister|farm minister
		minister/environment: environment minister
		minister/trade: trade minister
		minister/energy: energy minister
		field/keeper: goalkeeper|keeper
		field/defender: defender|centre back|left back|right back
		field/midfielder: midfielder
		field/striker: striker|forward|centre forward
	`),
	Loose:  wordSet("top chief finance staff scientist engineer legal"),
	Former: wordSet("former ex late retired outgoing incoming acting interim then once designate elect future next new newly previous"),
	Kinds:  wordSet("company firm party group agency ministry department service board council committee team office union bureau authority mission"),
}

// ranksOf maps the phrases of each line to what the line begins with.
func ranksOf(s string) map[string]string {
	out := map[string]string{}
	for _, line := range lines(s) {
		rank, list, _ := strings.Cut(line, ":")
		for p := range barred(list) {
			out[p] = rank
		}
	}
	return out
}
