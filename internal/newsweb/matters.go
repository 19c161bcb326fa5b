package newsweb

// A matter is a kind of news in stages: what happened, and what came of it. In
// its sentences {a} and {b} are places, {p}, {q} and {r} people by name with
// their offices {po}, {qo}, {ro}, {P}, {Q}, {R} their family names alone, {o} a
// body, {t} a thing with a name, {n}, {m} and {k} numbers, {d} the day of the
// week, {e} the day of the stage before it.
type matter struct {
	thing   []string // what {t} is a kind of: the name comes before it
	body    []string // what {o} is a kind of: the place comes before it
	offices []string
	low, n  int // {n} is between low and low+n
	stages  []stage
}

// stage is one day of a matter. Each outlet takes one of the titles and leads,
// and some of the sentences.
type stage struct {
	after         int // days since the stage before
	titles, leads []string
	more          []string
}

var matters = []matter{
	{
		thing: []string{"ferry", "freighter", "trawler", "tanker", "launch"}, body: []string{"Harbour Authority", "Coast Guard", "Port Council"},
		offices: []string{"harbour master", "captain", "coast guard commander", "transport minister", "salvage chief", "pilot"}, low: 20, n: 400,
		stages: []stage{
			{0, []string{"{t} runs aground off {a}", "{n} rescued as {t} hits rocks near {a}", "Passengers taken off stranded {t} at {a}", "{a}: {t} stuck on sandbank, all on board safe"},
				[]string{"The {t} ran aground on a sandbank off {a} early on {d} with {n} people on board.", "All {n} people on board the {t} were taken ashore on {d} after the vessel struck rocks near {a}.", "Fishing boats from {b} took {n} passengers and crew off the {t} on {d} when it ran aground off {a}."},
				[]string{"No one was hurt, {po} {p} said.", "“We heard a grinding noise and then everything stopped,” {P} told reporters on the quay.", "The {o} closed the channel to all traffic.", "Divers found a tear of {m} metres in the hull.", "{qo} {q} said that the vessel had left {b} at {k} minutes past midnight.", "Residents of {a} opened a school hall for those brought ashore.", "It remains unclear why the {t} left the marked channel.", "The {t} was built in a yard at {b} and carried {k} vehicles.", "{Q} thanked the fishermen, who had put out without being asked.", "A tug from {b} reached the {t} before noon."}},
			{2, []string{"{t} pulled free at {a}", "Tugs free {t} after two days off {a}", "{a}: stranded {t} afloat again"},
				[]string{"Two tugs pulled the {t} off the sandbank near {a} on {d} with the morning tide.", "The {t}, which ran aground off {a} with {n} people on board, was pulled free on {d}.", "{m} hours of work ended on {d} when the {t} floated free off {a}."},
				[]string{"The vessel is to be taken to {b} for repairs, {ro} {r} said.", "“She will sail again by autumn,” {R} said.", "The {o} opened the channel again in the afternoon.", "{po} {p} said that no oil had been lost.", "The {t} had been stranded since {e}.", "An inquiry by the {o} will begin within {k} days.", "Insurers put the damage at {k} million crowns.", "{q}, {qo}, called the salvage a clean piece of work."}},
			{5, []string{"Inquiry: buoy was dark when {t} ran aground", "Dark buoy blamed for {t} accident off {a}", "{o} publishes findings on {t}"},
				[]string{"A buoy off {a} had been dark for {k} nights when the {t} ran aground, an inquiry by the {o} found on {d}.", "The {o} said on {d} that a dark buoy led the {t} onto the sandbank off {a}.", "Investigators blamed a broken buoy on {d} for the grounding of the {t} near {a}."},
				[]string{"{po} {p} denied that his office had been told of the buoy.", "“Somebody should have lit it,” {Q} told reporters.", "The report has {m} pages and names no one.", "{ro} {r} said that all buoys off {a} would be replaced.", "The {t} carried {n} people when it struck.", "The owners of the {t} welcomed the findings.", "Repairs in {b} go on."}},
		},
	},
	{
		thing: []string{"schools bill", "water bill", "rent bill", "forest bill", "pension bill"}, body: []string{"Assembly", "Council", "Parliament"},
		offices: []string{"prime minister", "opposition leader", "finance minister", "speaker", "education minister", "party chairwoman"}, low: 31, n: 170,
		stages: []stage{
			{0, []string{"{o} passes {t} by {n} votes", "{t} clears {o} after long night", "{o} backs {t}"},
				[]string{"The {o} passed the {t} on {d} by {n} votes to {m} after a debate of {k} hours.", "After {k} hours of debate the {o} voted {n} to {m} on {d} for the {t}.", "The {t} of {po} {p} was passed by the {o} on {d}."},
				[]string{"“This is a good day for {a},” {P} said.", "{qo} {q} called the bill a gift to the cities.", "The law is to come into force next year.", "Members from {b} voted against it.", "{ro} {r} said that the cost would be {k} million crowns a year.", "{Q} said that her party would go to court.", "Outside, {n} people waited in the rain for the result.", "The bill had failed twice before.", "It was not clear how many members were absent."}},
			{3, []string{"Opposition takes {t} to court", "{t}: {q} goes to court", "Court to look at {t}"},
				[]string{"{qo} {q} asked the court in {b} on {d} to stop the {t}.", "The {t}, which the {o} passed on {e}, was taken to court on {d}.", "Members of the opposition filed a complaint against the {t} in {b} on {d}."},
				[]string{"“The vote was rushed,” {Q} said.", "{po} {p} said that he was sure of the result.", "The court in {b} is to hear the case in {k} weeks.", "The complaint has {m} pages.", "{ro} {r} said that the preparations would go on.", "The {o} passed the bill by {n} votes to {m}."}},
			{9, []string{"Court lets {t} stand", "Judges reject complaint against {t}", "{t} is lawful, court says"},
				[]string{"The court in {b} rejected the complaint against the {t} on {d}.", "The {t} may come into force, the court in {b} ruled on {d}.", "Judges in {b} ruled on {d} that the vote on the {t} was lawful."},
				[]string{"“We accept it, and we do not like it,” {Q} said.", "{po} {p} welcomed the ruling.", "Two of {k} judges disagreed.", "{ro} {r} said that the first payments would be made within {k} weeks.", "The {o} had passed the bill by {n} votes to {m}."}},
		},
	},
	{
		thing: []string{"dam", "bridge", "tunnel", "reservoir", "levee"}, body: []string{"Rivers Board", "Water Board", "Roads Office"},
		offices: []string{"mayor", "governor", "chief engineer", "interior minister", "fire chief", "district commissioner"}, low: 40, n: 2500,
		stages: []stage{
			{0, []string{"{n} leave homes as {t} cracks above {a}", "Flood feared in {a} after {t} gives way", "{a} emptied below damaged {t}"},
				[]string{"{n} people left their homes in {a} on {d} after a crack opened in the {t}.", "The {t} above {a} cracked after heavy rain on {d}, and {n} people were told to leave.", "Authorities emptied the lower town of {a} on {d} when water broke through the {t}."},
				[]string{"“The water came faster than the sirens,” {P} said.", "{po} {p} declared an emergency in {a} and {b}.", "At least {k} houses were damaged.", "The {o} opened two gates to lower the water.", "Soldiers from {b} filled {m} thousand sandbags.", "{qo} {q} said that the crack was {k} metres long.", "It is not known how many people stayed behind.", "The {t} was finished forty years ago.", "{Q} said that it had been inspected in spring.", "Trains between {a} and {b} were cancelled."}},
			{1, []string{"Water falls at {a} as engineers seal {t}", "Crack in {t} sealed", "{a}: first families return"},
				[]string{"Engineers sealed the crack in the {t} above {a} on {d}.", "The water below the {t} fell by {k} centimetres on {d}, and the first families went back to {a}.", "{n} people who had left {a} on {e} may return, {po} {p} said on {d}."},
				[]string{"“The worst is behind us,” {P} said.", "{ro} {r} put the damage at {k} million crowns.", "The {o} said that the {t} would be watched day and night.", "{qo} {q} will report to the government within {k} days.", "Schools in {a} stay closed this week.", "Volunteers from {b} brought pumps."}},
			{6, []string{"{t} was not inspected for years, report says", "Report on {t} blames {o}", "{o} under fire over {t}"},
				[]string{"The {t} above {a} had not been inspected for {k} years, a report said on {d}.", "A report published on {d} blames the {o} for the crack in the {t}.", "The {o} skipped inspections of the {t}, according to a report that {ro} {r} presented on {d}."},
				[]string{"{qo} {q} had said that it was inspected in spring.", "“I said what I had been told,” {Q} told reporters.", "{po} {p} called for the head of the {o} to resign.", "The {o} declined to comment.", "{n} people had to leave their homes.", "The report has {m} pages."}},
		},
	},
	{
		thing: []string{"steelworks", "cannery", "shipyard", "paper mill", "car plant"}, body: []string{"Metalworkers’ Union", "Workers’ Union", "Dockers’ Union"},
		offices: []string{"union leader", "plant manager", "labour minister", "shop steward", "company spokeswoman", "mediator"}, low: 120, n: 4000,
		stages: []stage{
			{0, []string{"{n} strike at {t}", "Strike stops {t} in {a}", "{a}: workers walk out at {t}"},
				[]string{"{n} workers at the {t} in {a} went on strike on {d} over pay.", "The {t} in {a} stood still on {d} when {n} workers walked out.", "A strike called by the {o} stopped work at the {t} in {a} on {d}."},
				[]string{"“We have waited for {k} months,” {po} {p} said.", "The {o} wants {k} per cent more pay.", "{qo} {q} called the strike unlawful.", "The company offered {m} crowns once.", "Pickets stood at both gates from five in the morning.", "Deliveries to {b} were turned back.", "{ro} {r} offered to mediate.", "{Q} did not say how long the stocks would last."}},
			{4, []string{"Talks on {t} strike begin", "Both sides at the table over {t}", "Strike at {t}: mediator calls talks"},
				[]string{"Talks to end the strike at the {t} in {a} began on {d} in {b}.", "{ro} {r} brought the two sides of the strike at the {t} together on {d}.", "The {o} and the owners of the {t} met in {b} on {d}."},
				[]string{"“They listened, and that is new,” {P} said.", "{qo} {q} said that the offer was final.", "The strike of {n} workers began on {e}.", "The talks lasted {k} hours.", "{R} asked both to say nothing to the press.", "They will meet again on Friday."}},
			{3, []string{"Strike at {t} ends", "{t}: workers accept {k} per cent", "Deal ends strike at {a} {t}"},
				[]string{"The strike at the {t} in {a} ended on {d} with a rise in pay of {k} per cent.", "Workers at the {t} voted on {d} to accept {k} per cent more pay.", "The {o} and the owners of the {t} in {a} signed an agreement on {d}."},
				[]string{"“Nobody won everything,” {ro} {r} said.", "{po} {p} called it a result to be proud of.", "{qo} {q} said that work would begin again on Monday.", "{n} workers had been on strike.", "The agreement holds for two years."}},
		},
	},
	{
		thing: []string{"express train", "bus", "cable car", "tram", "airliner"}, body: []string{"Hospital", "Police", "Rail Office"},
		offices: []string{"police chief", "surgeon", "prosecutor", "transport commissioner", "fire officer", "company director"}, low: 3, n: 60,
		stages: []stage{
			{0, []string{"{n} hurt in {t} crash near {a}", "{t} crashes outside {a}", "Crash of {t} at {a} injures {n}"},
				[]string{"{n} people were hurt on {d} when the {t} crashed near {a}.", "The {t} on its way from {b} to {a} crashed on {d}, injuring {n}.", "A crash of the {t} outside {a} injured {n} people on {d}, the {o} said."},
				[]string{"{po} {p} said that {k} of them were badly hurt.", "“I saw the lights go out and then we rolled,” a passenger said.", "The cause is not known.", "{qo} {q} said that the driver had been tested and was sober.", "The line between {a} and {b} was closed.", "Helicopters took {k} people to {b}.", "{m} people had been on board.", "{ro} {r} opened an investigation.", "It rained at the time of the crash."}},
			{2, []string{"Brakes failed in {t} crash, says {R}", "Investigators look at brakes of {t}", "{t} crash: driver heard"},
				[]string{"Investigators said on {d} that the brakes of the {t} failed before the crash near {a}.", "The driver of the {t} that crashed near {a} was heard on {d}.", "{ro} {r} said on {d} that the {t} had been going too fast."},
				[]string{"“I braked and nothing happened,” the driver said, according to {R}.", "{qo} {q} rejected the charge that checks had been skipped.", "{n} people were hurt in the crash on {e}.", "The {o} said that {k} were still being treated.", "The wreck was brought to {b}."}},
		},
	},
	{
		thing: []string{"museum", "cathedral", "theatre", "library", "palace"}, body: []string{"Heritage Trust", "City Council", "Art Foundation"},
		offices: []string{"director", "culture minister", "police spokesman", "curator", "historian", "architect"}, low: 2, n: 40,
		stages: []stage{
			{0, []string{"{n} paintings stolen from {t} in {a}", "Thieves empty {t} in {a}", "Night raid on {t}"},
				[]string{"Thieves took {n} paintings from the {t} in {a} in the night to {d}.", "{n} paintings were stolen from the {t}, the police of {a} said on {d}.", "A raid on the {t} in {a} was discovered on {d}; {n} paintings are gone."},
				[]string{"“They knew where to go,” {po} {p} said.", "The alarm had been off for {k} minutes.", "{qo} {q} put the value at {m} million crowns.", "A white van was found in {b}.", "The {o} offered a reward.", "{ro} {r} said that there was no trace.", "The {t} stays closed this week.", "It is not clear how the thieves got in."}},
			{7, []string{"Stolen paintings found in {b}", "Paintings of {t} recovered", "{t}: {k} paintings back"},
				[]string{"{k} of the {n} paintings stolen from the {t} in {a} were found in {b} on {d}.", "Police in {b} recovered {k} paintings of the {t} on {d}.", "Paintings taken from the {t} in {a} turned up in a barn near {b} on {d}."},
				[]string{"“I cried when I saw them,” {P} said.", "Two men were arrested, {ro} {r} said.", "{qo} {q} thanked the police.", "The others are still missing.", "The {t} opens again on Sunday."}},
		},
	},
}

// furniture is what pages have around their articles.
var furniture = struct{ menu, teasers, feet []string }{
	[]string{"Home", "World", "Business", "Sport", "Culture", "Weather", "Opinion", "Subscribe"},
	[]string{"Ten gardens to see before the summer ends", "How to keep your bread fresh for a week", "Our readers’ best photographs of the month", "The quiz of the week: what do you remember?", "Letters: too many scooters, too few benches"},
	[]string{"Sign up for our morning letter", "Follow us", "Share this article", "All rights reserved", "Terms of use", "Cookie settings", "Contact the newsroom"},
}
