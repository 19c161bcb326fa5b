package lang

// enNominals: the nouns by which English-language news calls people, bodies and
// countries again without naming them, in the singular. Judgement of this
// project.
var enNominals = Nominals{
	Partitive: wordSet(`one some many most part half hundred thousand dozen score million member participant number
		group couple handful majority rest side representative several few others all both each person individual`),
	Collective: wordSet(`caravan convoy crowd crew team column party panel contingent exodus mob gang`),
	State: wordSet(`administration government regime cabinet official authority military army navy troop force soldier
		serviceman diplomat envoy negotiator lawmaker senator legislator congress senate house parliament
		ministry department agency prosecutor judge court embassy police intelligence congressman office side
		aide adviser advisor associate officer guard representative delegation capital leadership attorney
		politician minister secretary spokesman spokeswoman spokesperson ambassador general commander warship
		jet`),
	Country: wordSet(`country nation homeland`),
	Ruler:   wordSet(`leader ruler dictator strongman`),
	Offices: []string{"president", "monarch", "prime minister", "chancellor", "leader", "leader of government", "head of state"},
	Kinds: wordTable(map[string]string{
		"migrant":      `migrant immigrant refugee asylum-seeker asylum-applicant`,
		"activist":     `activist protester demonstrator campaigner supporter advocate volunteer marcher`,
		"investigator": `investigator detective`,
		"soldier":      `soldier troop serviceman`,
		"resident":     `resident villager inhabitant local`,
		"rebel":        `rebel militant insurgent fighter guerrilla`,
		"lawmaker":     `lawmaker legislator congressman senator parliamentarian`,
		"police":       `police policeman`,
		"child":        `child kid youngster`,
		"lawyer":       `lawyer attorney counsel`,
		"official":     `official authority`,
		"medic":        `medic doctor nurse paramedic`,
		"journalist":   `journalist reporter correspondent`,
		"organizer":    `organizer organiser coordinator`,
		"company":      `company firm corporation`,
		"aircraft":     `aircraft plane jet airliner`,
		"ship":         `ship vessel boat ferry`,
	}),
	Singular: wordTable(map[string]string{
		"man": "men", "woman": "women", "child": "children", "person": "people persons",
		"policeman": "policemen", "serviceman": "servicemen", "congressman": "congressmen", "spokesman": "spokesmen",
		"aircraft": "aircraft", "police": "police", "media": "media", "headquarters": "headquarters",
	}),
}
