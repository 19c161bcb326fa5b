package compare_test

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/fixture"
)

// Figures that no table names fill one slot if their clauses tell the same of
// the same; those of other wholes, times, places, people and plans do not.
func TestSlots(t *testing.T) {
	for _, x := range []struct{ name, first, second, day, want string }{
		{"those brought ashore", "Ninety passengers were brought ashore by the pilot boats.", "A hundred and thirty passengers were brought ashore, said the harbour master, who counted them on the quay.", "2031-05-06", "conflict Ninety | A hundred and thirty"},
		{"those brought ashore, a day later", "Ninety passengers were brought ashore by the pilot boats.", "A hundred and thirty passengers were brought ashore, said the harbour master, who counted them on the quay.", "2031-05-07", "conflict Ninety | A hundred and thirty"},
		{"flights that were cancelled", "The fog cancelled 40 flights at the airfield of Orlo, its director said.", "Sixty-five flights were cancelled at the airfield of Orlo because of the fog, a pilot said.", "2031-05-06", "conflict 40 | Sixty-five"},
		{"what has been found", "Customs officers have found 3.2 tonnes of ivory in a container of tea.", "It smelt of tea, and below it lay 1.9 tonnes of ivory.", "2031-05-06", "conflict 3.2 tonnes | 1.9 tonnes"},
		{"how long a thing is, of one said before it", "The tunnel was 40 metres long and had been dug from a cellar.", "They crawled through a tunnel 65 metres long that began beneath a bench, warders said.", "2031-05-06", "conflict 40 metres | 65 metres"},
		{"how long another thing is", "The tunnel was 40 metres long and had been dug from a cellar.", "The rope they climbed down was 65 metres long, warders said.", "2031-05-06", ""},
		{"what an order may be worth, told in other words", "The airline Sund has ordered 40 jets from the maker Velm for 3.2 billion marks at list prices.", "The order is worth 2.4 billion marks, a banker said.", "2031-05-07", ""},
		{"two breaks", "The court in Harl broke for five minutes. The breaks lasted five minutes.", "The court broke for ten minutes. The breaks lasted ten minutes.", "2031-05-07", ""},
		{"how old two people are", "The 62-year-old captain of the ferry Anna denies it.", "The 40-year-old pilot of the ferry Anna denies it, a clerk said.", "2031-05-06", ""},
		{"what another order is worth", "The airline Sund has ordered 40 jets from the maker Velm for 3.2 billion marks at list prices.", "The airline Sund pays its crews 2.4 billion marks, a banker said.", "2031-05-07", ""},
		{"the one that fits better", "The order for the jets is worth 3.2 billion marks. The loan for the jets is 2.4 billion marks.", "Sund borrows, and the loan for its jets is 2.4 billion marks.", "2031-05-07", ""},
		{"those of one year gone by", "The airline Sund flew 11.4 million passengers last year, a record.", "The airline Sund carried 10.2 million passengers last year, its owner said.", "2031-05-09", "conflict 11.4 million | 10.2 million"},
		{"those of two years", "The airline Sund flew 11.4 million passengers last year, a record.", "The airline Sund carried 10.2 million passengers in 2027, its owner said.", "2031-05-09", ""},
		{"a whole and its part", "Of the 410 schools of the province 260 stayed closed on Tuesday.", "A hundred and eighty schools were closed on Tuesday, the minister said.", "2031-05-06", ""},
		{"a whole and its part, side by side", "Of the province's 410 schools 260 stayed closed on Tuesday.", "A hundred and eighty schools were closed on Tuesday, the minister said.", "2031-05-06", ""},
		{"flights and trains that were cancelled", "The fog cancelled 40 flights at the airfield of Orlo, its director said.", "Sixty-five trains were cancelled at the station of Orlo because of the fog, a driver said.", "2031-05-06", ""},
		{"some of those brought ashore", "Ninety passengers were brought ashore by the pilot boats.", "Sixty of the passengers who were brought ashore are children, said the harbour master.", "2031-05-06", ""},
		{"those of one kind", "Two Sunday papers printed pictures of the ferry Anna aground.", "Pictures of the ferry Anna aground were printed in four papers, the captain said.", "2031-05-06", ""},
		{"as many as there are", "Two papers printed pictures of the ferry Anna aground.", "Pictures of the ferry Anna aground were printed in four papers, the captain said.", "2031-05-06", "conflict Two | four"},
		{"two moves of one match", "Orlo won the semifinal in Vell on a run of 73 yards that led to the last goal.", "Orlo won the semifinal in Vell after a run of 32 yards led to the last goal, said its coach.", "2031-05-06", ""},
		{"others brought ashore", "Ninety passengers were brought ashore by the pilot boats.", "Another forty passengers were brought ashore by the ferry, said the harbour master.", "2031-05-06", ""},
		{"done and only wanted", "Ninety passengers were brought ashore by the pilot boats.", "A hundred and thirty passengers would be brought ashore by night, said the harbour master.", "2031-05-06", ""},
		{"of one month, told days apart", "Inspectors found 14 cracks in the lock in January, the canal office said.", "In January inspectors had found six cracks in the lock, said the engineer Ruben Dahl.", "2031-05-09", "conflict 14 | six"},
		{"of two months", "Inspectors found 14 cracks in the lock in January, the canal office said.", "In March inspectors had found six cracks in the lock, said the engineer Ruben Dahl.", "2031-05-09", ""},
		{"of two things", "Inspectors found 14 cracks in the lock in January, the canal office said.", "In January inspectors had found six leaks in the dredger Anna, said the engineer Ruben Dahl.", "2031-05-09", ""},
		{"rounded", "Divers raised 61 jars from the wreck on Sunday.", "Divers raised about sixty jars from the wreck on Sunday, the museum said.", "2031-05-06", ""},
		{"a reward that was raised", "A reward of 20,000 marks was offered for the stolen bell.", "The reward for clues to the bell was raised on Thursday to 90,000 marks.", "2031-05-09", "change 20,000 marks > 90,000 marks"},
		{"another reward", "A reward of 20,000 marks was offered for the stolen bell.", "The finder of the ring was given 90,000 marks on Thursday.", "2031-05-09", ""},
		{"a call-back that was extended", "The dairy Ostler is calling back 3,000 jars of its plum jam after glass was found in one of them.", "The dairy Ostler has now called back 8,000 jars of its plum jam, it said.", "2031-05-09", "change 3,000 > 8,000"},
		{"what one shop took back", "The dairy Ostler is calling back 30,000 jars of its plum jam after glass was found in one of them.", "The grocer Ada Lind has taken back 57 jars of the plum jam so far.", "2031-05-09", ""},
		{"homes in the dark", "Some 31,000 households were without electricity on Tuesday, according to the grid operator Nordnet.", "Some 2,400 households were still without electricity, Nordnet said.", "2031-05-09", "change Some 31,000 > Some 2,400"},
		{"homes in the dark in another country", "Some 31,000 households in France were without electricity on Tuesday.", "Some 2,400 households in Spain were still without electricity, the operator said.", "2031-05-09", ""},
		{"a change and a level", "Shares in the brewery Ostler fell 12 percent on Tuesday.", "Shares in the brewery Ostler stood at 31 percent of their worth of last year.", "2031-05-06", ""},
		{"a list is of many places", "The plague killed 80 cows in Orlo, 36 cows in Vell and 13 cows in Marn.", "The plague killed 36 cows on the farms of the coast.", "2031-05-06", ""},
		{"how long the talks went on", "The talks in Harl lasted seven hours.", "The talks in Harl lasted four hours, an envoy said.", "2031-05-08", "conflict seven hours | four hours"},
		{"two talks", "The talks on fish lasted seven hours.", "The hearing on the bridge lasted four hours, a clerk said.", "2031-05-08", ""},
		{"how long each of two has worked", "Dough mixer Andy Brandt, who has worked at the plant for nearly 30 years, said he was on the third floor when the shots fell.", "The shots fell moments after the employee, Vera Holm, was sent home from her job at the plant, where she had worked for 15 years. Andy Brandt heard them.", "2031-05-06", ""},
		{"how long a daughter and her father have worked", "The head of the mill, Vera Holm, has worked at the mill for 33 years.", "Vera Holm knows the mill well. Her father worked at the mill for 39 years.", "2031-05-06", ""},
		{"two who reckon, one named thing", "Nothing is new on the quay.", "The grid operator counts 3,100 households in the dark, the fire service 4,600.", "2031-05-06", "conflict 3,100 | 4,600"},
		{"each had his own", "Nothing is new on the quay.", "The mayor won 3,100 votes in the town, the baker 4,600, and the sexton came third.", "2031-05-06", ""},
		{"put by another", "Nothing is new on the quay.", "The coastguard speaks of 3,000 tonnes of oil. The fishermen's union puts it at 8,000.", "2031-05-06", "conflict 3,000 tonnes | 8,000"},
		{"put by the same", "Nothing is new on the quay.", "The Vell Energy Ministry speaks of 3,000 tonnes of oil. A week ago the Vell Energy Ministry put it at 1,000.", "2031-05-06", ""},
	} {
		t.Run(x.name, func(t *testing.T) {
			const tail = " The lamps along the shore were lit at dusk as on every other evening of that season."
			if got := shown(t, fixture.Note("Beacon", "2031-05-06", x.first+tail)+fixture.Note("Courier", x.day, x.second)); got != x.want {
				t.Errorf("got  %q\nwant %q", got, x.want)
			}
		})
	}
}

// What happens once has one day and one hour.
func TestDatings(t *testing.T) {
	for _, x := range []struct{ name, first, second, day, want string }{
		{"two hours of one fire", "The fire broke out shortly after 2 a.m. on the top floor of the mill, the brigade said.", "The fire in the mill started at half past three in the morning, said a baker who lives next door.", "2031-05-06", "conflict 2 a.m. | half past three"},
		{"one collapse in two words", "The crane on the pier collapsed at 7:40 a.m., the harbour office said.", "A diver who saw it says that the crane fell at half past eight in the morning.", "2031-05-06", "conflict 7:40 a.m. | half past eight"},
		{"what was going on then", "At 4 p.m. he was sitting in the first-class cabin of the ferry.", "Officers boarded the ferry at 4:45 p.m. and took the captain out of the first-class cabin.", "2031-05-06", ""},
		{"what was done then", "At 4 p.m. officers took Tobin Reve out of the front cabin of the ferry.", "Officers boarded the ferry at 4:45 p.m. and took Tobin Reve out of the front cabin, the harbour master said.", "2031-05-06", "conflict 4 p.m. | 4:45 p.m."},
		{"two that fell", "The crane on the pier collapsed at 7:40 a.m., the harbour office said.", "A diver who saw it says that the mast of a yacht fell at half past eight in the morning.", "2031-05-06", ""},
		{"nearly the same hour", "The fire broke out shortly after 2 a.m. on the top floor of the mill, the brigade said.", "The fire in the mill started at ten past two in the morning, said a baker who lives next door.", "2031-05-06", ""},
		{"which half of the day is not told", "The fire broke out shortly after 2 a.m. on the top floor of the mill, the brigade said.", "The fire in the mill started at three, said a baker who lives next door.", "2031-05-06", ""},
		{"another thing began", "The fire broke out shortly after 2 a.m. on the top floor of the mill, the brigade said.", "The search began at half past three in the morning, said a baker who lives next door.", "2031-05-06", ""},
		{"an hour by the name of midnight", "The roof of the gallery came down at ten to midnight on Monday.", "It was a quarter past one on Tuesday morning when the roof of the gallery came down, a miner said.", "2031-05-07", "conflict ten to midnight | quarter past one"},
		{"two days of one fire", "The fire on the moor broke out on Sunday, the brigade said.", "Nobody was hurt by the fire on the moor. It started on Friday, said a shepherd.", "2031-05-06", "conflict Sunday | Friday"},
		{"one night has two days", "The fire on the moor broke out late on Sunday, the brigade said.", "The fire on the moor broke out early on Monday, said a shepherd.", "2031-05-06", ""},
		{"protests begin again and again", "Protests began in Orlo on Friday, the mayor said.", "Protests began in Orlo on Sunday, a priest said.", "2031-05-06", ""},
		{"a ban begins once", "The ban on herring begins on 1 December, the ministry said.", "The ban on herring begins on 1 January, according to the text of the law.", "2031-05-06", "conflict 1 December | 1 January"},
		{"two bans", "The ban on herring begins on 1 December, the ministry said.", "The tax on salt begins on 1 January, according to the text of the law.", "2031-05-06", ""},
	} {
		t.Run(x.name, func(t *testing.T) {
			const tail = " The lamps along the shore were lit at dusk as on every other evening of that season."
			if got := shown(t, fixture.Note("Beacon", "2031-05-06", x.first+tail)+fixture.Note("Courier", x.day, x.second)); got != x.want {
				t.Errorf("got  %q\nwant %q", got, x.want)
			}
		})
	}
}

// A place that only one of two articles names parts their figures.
func TestSlotsElsewhere(t *testing.T) {
	first := fixture.Note("Beacon", "2031-05-06", "Ninety passengers were brought ashore by the pilot boats. The lamps along the shore were lit at dusk as on every other evening.")
	second := fixture.Note("Courier", "2031-05-06", "It was the worst night since 2009, when 140 passengers were brought ashore by fishermen.")
	if got := shown(t, first+second); strings.Contains(got, "conflict") {
		t.Errorf("those of another year: %s", got)
	}
}
