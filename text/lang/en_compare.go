package lang

import _ "embed" // the data file

//go:embed data/en_senses.txt
var enSenses string

// enKin: a line of endings is a noun's and the verbs' in its place ("-" is
// none). Then come the senses, words that end like nouns made of verbs and are
// none (of those joined by "/" the first is the root), particles of verbs, and words that only report.
var enKin = kinOf(&enActs, &enWords, `
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
	ries r re -
	ry r re -
	ies y
	es e -
	s -
`, enSenses, `
	banal bearer boring country counter finance fixation passion pleasure poster posture sober stripe tension tender
	aversion foundation founding portion location information direction vacation tradition/traditional/traditionally rivalry tape plantation generation
	error closer governor sentry battery several/ pressure/pressured/pressuring creature legislature server deliverance
	bumper basement metal signal/signalled/signaled/signalling final/finally total rival corner former latter matter
	tower shower flower compartment apartment department proper number winter summer hunger finger planet capital
	animal official/officially postal formal/formally normal/normally personal/personally character charter master
	quarter chamber crater feature/featured/featuring pasture sensation formation reservation parting officer customer
	reporter employer assistant attendant defendant resident informant consultant accountant representative
	emergency important/importance/importantly organisation/organization positive/positively constructive/constructively
	productive publication authority celebrity conservative liberal minority deliberate/deliberately objective
	relative/relatively responsible/responsibly responsibility national/nationally nationality executive offensive terminal
	severe/severely designate/designated/designating/designation convention/conventional securities succession
	successive hospitality critical/critically medical/medically medication conference constitution/constitutional
	security production operator    administrator regulator perpetrator
	immigrant community personality commission missionary marine lay/laid/laying finances
`, "away back ahead apart aside forward together along off open free loose", "add note claim cite report insist describe call quote remark state explain confirm tell accord reportedly separately meanwhile mr mrs")
