package names_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate/names"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// read makes an article of lines, one block each; a line that begins with "# "
// is a heading.
func read(lines ...string) (*article.Article, []text.Token) {
	a := &article.Article{ID: "test"}
	var toks []text.Token
	for _, l := range lines {
		l, heading := strings.CutPrefix(l, "# ")
		start := len(a.Text)
		a.Text += l
		b := article.Block{Span: text.Span{Start: start, End: len(a.Text)}, Kind: article.Paragraph}
		if heading {
			b.Kind = article.Heading
		}
		for _, s := range text.Sentences(a.Text, b.Span, &lang.For("en").Words.Ends) {
			a.Sentences = append(a.Sentences, article.Sentence{Span: s, Block: len(a.Blocks)})
		}
		a.Blocks = append(a.Blocks, b)
		a.Text += "\n"
		toks = append(toks, text.Tokens(a.Text, b.Span)...)
	}
	return a, toks
}

// listed writes mentions as "kind: words = full name", in text order.
func listed(a *article.Article, f names.Found) []string {
	var out []string
	for _, m := range f.Mentions {
		n := f.Names[m.Name]
		s := fmt.Sprintf("%s: %s", m.Kind, m.In(a.Text))
		if full := n.Full; full != m.In(a.Text) {
			s += " = " + full
		}
		switch m.Form {
		case article.ByPronoun:
			s += " (pronoun)"
		case article.ByRole:
			s += " (role)"
		}
		out = append(out, s)
	}
	return out
}

func TestMentions(t *testing.T) {
	tests := []struct {
		name  string
		lines []string
		want  []string
	}{
		{"title, surname, possessive",
			[]string{"Norwegian Fisheries Minister Tora Lindqvist met Osman Halvari. Lindqvist’s plan pleased Halvari."},
			[]string{"person: Tora Lindqvist", "person: Osman Halvari", "person: Lindqvist = Tora Lindqvist", "person: Halvari = Osman Halvari"}},
		{"a person called like an outlet",
			[]string{"Former President Arvid Fox spoke in Oslo. Fox left."},
			[]string{"person: Arvid Fox", "place: Oslo", "person: Fox = Arvid Fox"}},
		{"a person called like an outlet, and the outlet",
			[]string{"Mr. Fox spoke in Oslo. Then Fox met Fox News."},
			[]string{"person: Fox", "place: Oslo", "person: Fox", "outlet: Fox News"}},
		{"an outlet alone",
			[]string{"Mr. Orme spoke in Oslo. Then Fox called him."},
			[]string{"person: Orme", "place: Oslo", "outlet: Fox", "person: him = Orme (pronoun)"}},
		{"a person called like a country",
			[]string{"Mr. Jordan spoke in Oslo."},
			[]string{"person: Jordan", "place: Oslo"}},
		{"who is named in a quotation does not say it",
			[]string{"“If Tora Lindqvist wins, we are glad,” she said."},
			[]string{"person: Tora Lindqvist"}},
		{"lost apostrophe",
			[]string{"President Tora Lindqvist spoke in Oslo. Later Lindqvists son-in-law Pavel Orme left."},
			[]string{"person: Tora Lindqvist", "place: Oslo", "person: Lindqvist = Tora Lindqvist", "person: Pavel Orme"}},
		{"particles and bare family name",
			[]string{"Commissioner Greta von der Aue flew to Lisbon. The next day von der Aue returned."},
			[]string{"person: Greta von der Aue", "place: Lisbon", "person: von der Aue = Greta von der Aue"}},
		{"initials are one person",
			[]string{"Senator J.T. Marlowe spoke first. J. T. Marlowe then left."},
			[]string{"person: J.T. Marlowe = J. T. Marlowe", "person: J. T. Marlowe"}},
		{"family members are two",
			[]string{"Mayor Anna Quist thanked Peter Quist, a baker. The Swedish press liked it."},
			[]string{"person: Anna Quist", "person: Peter Quist"}},
		{"acronym and expansion",
			[]string{"The Harbour Safety Institute (HSI) wrote a letter. Later HSI withdrew it."},
			[]string{"organisation: Harbour Safety Institute", "organisation: HSI = Harbour Safety Institute", "organisation: HSI = Harbour Safety Institute"}},
		{"gazetteer and metonyms",
			[]string{"The Kremlin and the U.S. met NATO in Kyiv, Reuters reported."},
			[]string{"organisation: Kremlin", "place: U.S.", "organisation: NATO", "place: Kyiv", "outlet: Reuters"}},
		{"sentence-initial words are no names",
			[]string{"Talks stalled. Fishing goes on. Officials left. Meanwhile nothing changed."}, nil},
		{"weekdays, months and religions are no names",
			[]string{"On Monday, in March, Muslim and Catholic leaders prayed, and on Tuesday too."}, nil},
		{"headlines name nobody by themselves",
			[]string{"# Orme Wins As Harbour Talks Collapse Overnight", "The mayor, Pavel Orme, won."},
			[]string{"person: Orme = Pavel Orme", "person: Pavel Orme"}},
		{"groups",
			[]string{"UK officials met NATO foreign ministers, Russian forces and 90 other countries."},
			[]string{"group: UK officials", "place: UK", "group: NATO foreign ministers", "organisation: NATO", "group: Russian forces", "group: 90 other countries"}},
		{"pro-Russian is not Russian",
			[]string{"The pro-Russian rebels fled, and US-backed forces came."},
			[]string{"place: US"}},
		{"who is against somebody is not named after him",
			[]string{"The anti-Korval Syrian Observatory for Human Rights counted 40 dead."},
			[]string{"other: Korval", "organisation: Syrian Observatory for Human Rights"}},
		{"numbered plans",
			[]string{"They read the 14-point plan and a 9‑point U.S. peace proposal."},
			[]string{"work: 14-point plan", "work: 9‑point U.S. peace proposal = 9-point U.S. peace proposal", "place: U.S."}},
		{"works and treaties",
			[]string{"The Harbour Treaty and the Clean Rivers Act stand."},
			[]string{"work: Harbour Treaty", "work: Clean Rivers Act"}},
		{"coordinated bodies",
			[]string{"Rosa Hale leads the National Security and Defence Council of the island."},
			[]string{"person: Rosa Hale", "organisation: National Security and Defence Council"}},
		{"unknown place by its preposition",
			[]string{"They met in Velmora. A fire in Velmora burned."},
			[]string{"place: Velmora", "place: Velmora"}},
		{"outlet is not a place",
			[]string{"She told the New York Times in New York."},
			[]string{"outlet: New York Times", "place: New York"}},
		{"given name that is a country",
			[]string{"Chad Ferris ran. Then Ferris fell."},
			[]string{"person: Chad Ferris", "person: Ferris = Chad Ferris"}},
		{"pronouns, one candidate",
			[]string{"Ann Holt resigned. She blamed the board."},
			[]string{"person: Ann Holt", "person: She = Ann Holt (pronoun)"}},
		{"pronouns take the subject of the last sentence",
			[]string{"Ann Holt praised Rosa Hale. She then left."},
			[]string{"person: Ann Holt", "person: Rosa Hale", "person: She = Ann Holt (pronoun)"}},
		{"pronouns, wrong gender",
			[]string{"Peter Quist resigned. She blamed the board."},
			[]string{"person: Peter Quist"}},
		{"pronouns, open between two",
			[]string{"For Ann Holt and Rosa Hale it was late when her car came."},
			[]string{"person: Ann Holt", "person: Rosa Hale"}},
		{"described by role",
			[]string{"US envoy Ann Holt landed. Reporters asked the envoy twice."},
			[]string{"place: US", "person: Ann Holt", "person: envoy = Ann Holt (role)"}},
		{"described by role, two holders",
			[]string{"US envoy Ann Holt met Russian envoy Bo Lind. Reporters asked the envoy twice."},
			[]string{"place: US", "person: Ann Holt", "person: Bo Lind"}},
		{"the bare name is the main holder, not the relative",
			[]string{"President Orme spoke. First lady Ann Orme left. Then Orme left, said Orme."},
			[]string{"person: Orme", "person: Ann Orme", "person: Orme", "person: Orme"}},
		{"the bare name before the full one",
			[]string{"President Orme spoke. Then Pavel Orme left."},
			[]string{"person: Orme = Pavel Orme", "person: Pavel Orme"}},
		{"the bare name before a junior",
			[]string{"They saw Mr. Orme. His son, Paul Orme Jr., came too, and Orme left."},
			[]string{"person: Orme", "person: His = Orme (pronoun)", "person: Paul Orme Jr", "person: Orme"}},
		{"a junior of whom the article is",
			[]string{"Paul Orme Jr. pleaded guilty. Then Orme wept. A hat of Michael Orme was found. Orme's father, the Rev. Paul Orme, came too, and Orme left."},
			[]string{"person: Paul Orme Jr", "person: Orme = Paul Orme Jr", "person: Michael Orme", "person: Orme = Paul Orme Jr", "person: Paul Orme", "person: Orme = Paul Orme Jr"}},
		{"a namesake further down, of known gender",
			[]string{"Vesk Orme Jr. pleaded guilty. Mr. Orme wept. A hat of Michael Orme was found."},
			[]string{"person: Vesk Orme Jr", "person: Orme = Vesk Orme Jr", "person: Michael Orme"}},
		{"a junior who is called one again",
			[]string{"Paul Orme Jr. spoke in Lodden. He and President Paul Orme left. Then Orme Jr. came back, and Orme did not."},
			[]string{"person: Paul Orme Jr", "place: Lodden", "person: He = Paul Orme Jr (pronoun)", "person: Paul Orme", "person: Orme Jr", "person: Orme = Paul Orme"}},
		{"family name first",
			[]string{"Zhao Weilin met Kang Do-yun. Zhao thanked Kang."},
			[]string{"person: Zhao Weilin", "person: Kang Do-yun", "person: Zhao = Zhao Weilin", "person: Kang = Kang Do-yun"}},
		{"a person without a name may be meant",
			[]string{"Pavel Orme was there. A bomber set off his belt."},
			[]string{"person: Pavel Orme"}},
		{"a plural office",
			[]string{"They saw Presidents Orme and Holt there, and Roman Catholic priests."},
			[]string{"person: Orme", "other: Holt"}},
		{"party and state",
			[]string{"Sen. Pavel Orme (R-Ohio) spoke."},
			[]string{"person: Pavel Orme"}},
		{"the administration of a person",
			[]string{"President Orme left. The Orme administration and the Orme government stayed."},
			[]string{"person: Orme", "person: Orme", "person: Orme"}},
		{"an unknown nationality is no name, and its place is one",
			[]string{"Dravony waited. Eskerian Water Minister Marius Tellan met Dravonian soldiers, the Dravonian Energy Ministry and a Dravonian spokesman."},
			[]string{"place: Dravony", "person: Marius Tellan", "group: Dravonian soldiers", "organisation: Dravonian Energy Ministry"}},
		{"a family name that ends like a nationality",
			[]string{"Anna Kardovian met Mr Selkian. Later Kardovian officials came, and Kardovian left."},
			[]string{"person: Anna Kardovian", "person: Selkian", "person: Kardovian = Anna Kardovian", "person: Kardovian = Anna Kardovian"}},
		{"a line break begins a sentence",
			[]string{"The fire was out at noon\nTremors followed, Ann Holt said."},
			[]string{"person: Ann Holt"}},
		{"acronyms alone are no bodies",
			[]string{"The old IE bug and a PR firm met CEOs and NGOs. He ate BLT sandwiches."},
			[]string{"other: IE", "other: BLT"}},
		{"acronyms that speak are bodies",
			[]string{"In Lodden the HRB agreed, and LRC said so too."},
			[]string{"place: Lodden", "organisation: HRB", "organisation: LRC"}},
		{"a town and its club are one",
			[]string{"They saw the Portland Rail Herons and New York Larks keeper Paul Wicks in Portland."},
			[]string{"organisation: Portland Rail Herons", "organisation: New York Larks", "person: Paul Wicks", "place: Portland"}},
		{"ships are no bodies",
			[]string{"They boarded the USS Lodden."},
			[]string{"other: USS Lodden"}},
		{"months and modal verbs that are given names",
			[]string{"In May Paul Wicks left. Defence Minister Jan Kos spoke. Will Orme asked for more, and Kos agreed. Will Paul Wicks win?"},
			[]string{"person: Paul Wicks", "person: Jan Kos", "person: Will Orme", "person: Kos = Jan Kos", "person: Paul Wicks"}},
		{"creeds before persons and parties",
			[]string{"The Jesuit Paul Wicks met the ruling Islamist Lodden party."},
			[]string{"person: Paul Wicks", "organisation: Lodden"}},
		{"two family names",
			[]string{"José Ángel Gutiérrez Pérez sang. Gutiérrez smiled."},
			[]string{"person: José Ángel Gutiérrez Pérez", "person: Gutiérrez = José Ángel Gutiérrez Pérez"}},
		{"Mr and Mrs of one name",
			[]string{"They saw Lada Korin and her husband, Ivo Korin. Mr Korin wept. Mrs Korin did not."},
			[]string{"person: Lada Korin", "person: her = Lada Korin (pronoun)", "person: Ivo Korin", "person: Korin = Ivo Korin", "person: Korin = Lada Korin"}},
		{"acronym after or, of a name with a place in it",
			[]string{"The International Fund for River Safety (IFRS) met the IRC, or International River Commission. IFRS left."},
			[]string{"organisation: International Fund for River Safety", "organisation: IFRS = International Fund for River Safety",
				"organisation: IRC = International River Commission", "organisation: International River Commission", "organisation: IFRS = International Fund for River Safety"}},
		{"fields of office before a name",
			[]string{"They met Chancellor of the Exchequer Ann Holt, Secretary of State for Transport Paul Wicks and Senate Minority Leader Bo Lind."},
			[]string{"person: Ann Holt", "person: Paul Wicks", "person: Bo Lind"}},
		{"who becomes something is a person",
			[]string{"Then Gurban Berdyev became president, and Gurban Towers fell."},
			[]string{"person: Gurban Berdyev", "other: Gurban Towers"}},
		{"a place's church",
			[]string{"A fire burned a Muskelund church and the Lodden group left."},
			[]string{"other: Muskelund", "organisation: Lodden"}},
		{"the end of a longer name",
			[]string{"Jack Del Orme met Osman bin Laskar. Bin Laskar left, and Mr. Del Orme stayed."},
			[]string{"person: Jack Del Orme", "person: Osman bin Laskar", "person: Bin Laskar = Osman bin Laskar", "person: Del Orme = Jack Del Orme"}},
		{"a longer run around a full name",
			[]string{"They saw Defenceman RB Paul Wicks and Paul Wicks. Ann Holt MEP met Ann Holt."},
			[]string{"person: Paul Wicks", "person: Paul Wicks", "person: Ann Holt", "person: Ann Holt"}},
		{"storms, cups and colleges are no persons",
			[]string{"They feared Hurricane Rosa, won the Paul Cup and left Ann Holt College, said Drug Safety Administration agents."},
			[]string{"other: Hurricane Rosa", "other: Paul Cup", "organisation: Ann Holt College", "organisation: Drug Safety Administration"}},
		{"the full name before a noun is a person",
			[]string{"The Ann Holt interview was long. Holt smiled."},
			[]string{"person: Ann Holt", "person: Holt = Ann Holt"}},
		{"a given name in capitals",
			[]string{"PETER Brockhurst has signed. Later Brockhurst ran."},
			[]string{"person: PETER Brockhurst", "person: Brockhurst = PETER Brockhurst"}},
		{"a body of its members",
			[]string{"The Workers’ Party of Lodden closed Children's Memorial Hospital. Women's hats sold."},
			[]string{"organisation: Workers’ Party of Lodden = Workers' Party of Lodden", "organisation: Children's Memorial Hospital"}},
		{"one of a people is no name",
			[]string{"A New Zealander fell. Two Icelanders fell."},
			[]string{"group: Icelanders"}},
		{"works with acronym and number",
			[]string{"The Joint Plan of Action (JPA) was signed. The JPA failed. Resolution 2254 was passed."},
			[]string{"work: Joint Plan of Action", "work: JPA = Joint Plan of Action", "work: JPA = Joint Plan of Action", "work: Resolution 2254"}},
		{"names in other tongues",
			[]string{"They met Seán O'Brannoc, Park Min-jun, Orbel Viktor and Nguyễn Văn Thực. Park agreed with O'Brannoc."},
			[]string{"person: Seán O'Brannoc", "person: Park Min-jun", "person: Orbel Viktor", "person: Nguyễn Văn Thực", "person: Park = Park Min-jun", "person: O'Brannoc = Seán O'Brannoc"}},
		{"an institute for two things",
			[]string{"They asked the Institute for Rivers and Dams, and Kestrel Hydro Ltd. Then Kestrel Hydro fell."},
			[]string{"organisation: Institute for Rivers and Dams", "organisation: Kestrel Hydro Ltd", "organisation: Kestrel Hydro = Kestrel Hydro Ltd"}},
		{"heading run into the sentence",
			[]string{"Minister Ann Holt waited.", "Harbour Talks Stall Over Fish Quotas Despite New Offer Holt said nothing would change."},
			[]string{"person: Ann Holt", "person: Holt = Ann Holt"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, toks := read(tt.lines...)
			if got := listed(a, names.Find(a, toks)); !slices.Equal(got, tt.want) {
				t.Errorf("%q:\n got %q\nwant %q", tt.lines, got, tt.want)
			}
		})
	}
}

func TestRoles(t *testing.T) {
	tests := []struct {
		line string
		want []string // "name: words / class / party"
	}{
		{"US Special Envoy Ann Holt arrived.", []string{"Ann Holt: US Special Envoy / envoy / US"}},
		{"Kremlin spokeswoman Olga Brandt spoke.", []string{"Olga Brandt: Kremlin spokeswoman / spokesman / Kremlin"}},
		{"Pavel Orme, head of Norway’s Coastal Council, left.", []string{"Pavel Orme: head of Norway’s Coastal Council / chief / Coastal Council"}},
		{"Pavel Orme, the harbour chief Rosa Hale picked as her deputy, spoke.", nil},
		{"Then Tora Lindqvist met Holt’s son-in-law, Pavel Orme, and Ann Holt.", []string{"Pavel Orme: Holt’s son-in-law / son-in-law / Ann Holt / kin"}},
		{"A friend of Pavel Orme, Orlovia's deputy governor, Rosa Hale, stands too.", []string{"Rosa Hale: Orlovia's deputy governor / deputy governor / Orlovia"}},
		{"The officer's lawyer, Curt Vane, said nothing.", []string{"Curt Vane: lawyer / lawyer / -"}},
		{"Brazilian Prime Minister Rosa Hale won.", []string{"Rosa Hale: Brazilian Prime Minister / prime minister / Brazil"}},
		{"Former Chilean president Pavel Orme died.", []string{"Pavel Orme: Former Chilean president / president / Chile / past"}},
		{"Pavel Orme, then the director of the Coastal Council, resigned.", []string{"Pavel Orme: director of the Coastal Council / director / Coastal Council / past"}},
		{"Rosa Hale, a deputy national security adviser, spoke.", []string{"Rosa Hale: deputy national security adviser / deputy adviser / -"}},
		{"Top Danish negotiators, Ann Holt and Bo Lind, met.", []string{"Ann Holt: Top Danish negotiators / negotiator / Denmark", "Bo Lind: Top Danish negotiators / negotiator / Denmark"}},
		{"Secretary of State Ann Holt spoke.", []string{"Ann Holt: Secretary of State / foreign minister / -"}},
		{"Special envoy of President Rosa Hale, Bo Lind, alongside others, came.", []string{"Bo Lind: Special envoy of President Rosa Hale / envoy / Rosa Hale", "Rosa Hale: President / president / -"}},
		{"Orlovia agreed. Orlovian Water and Harbours Minister Ann Holt spoke.", []string{"Ann Holt: Orlovian Water and Harbours Minister / minister / Orlovia"}},
		{"Polish Deputy Prime Minister and Defence Minister Jan Kos spoke.", []string{"Jan Kos: Polish Deputy Prime Minister / deputy prime minister / Poland", "Jan Kos: Defence Minister / minister / Poland"}},
		{"Secretary of State for Transport Paul Wicks spoke.", []string{"Paul Wicks: Secretary of State for Transport / minister / -"}},
		{"Secretary of Defense Ann Holt met Director of National Intelligence Dan Wicks.", []string{"Ann Holt: Secretary of Defense / secretary / -", "Dan Wicks: Director of National Intelligence / director / -"}},
		{"Minister of Defence and Veterans Jan Kos met Father Orme.", []string{"Jan Kos: Minister of Defence and Veterans / minister / -"}},
		{"Lieutenant Governor Ann Holt met District Attorney Bo Lind.", []string{"Ann Holt: Lieutenant Governor / lieutenant governor / -", "Bo Lind: District Attorney / prosecutor / -"}},
		{"It was sent at 3:39 PM Ann Holt saw it.", nil},
		{"They saw Ann Holt, Bo Lind and the minister.", nil},
		{"Mr. Holt met Mrs. Lind.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.line, func(t *testing.T) {
			a, toks := read(tt.line)
			f := names.Find(a, toks)
			var got []string
			for _, x := range f.Roles {
				of := "-"
				if x.Of >= 0 {
					of = f.Names[x.Of].Full
				}
				s := fmt.Sprintf("%s: %s / %s / %s", f.Names[x.Name].Full, x.Span.In(a.Text), x.Head, of)
				if x.Kin {
					s += " / kin"
				}
				if x.Past {
					s += " / past"
				}
				got = append(got, s)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestParties(t *testing.T) {
	a, toks := read("The Kremlin, Moscow, Brussels and Miami agreed, and Norway’s Coastal Council and UK officials too.")
	f := names.Find(a, toks)
	want := map[string]string{"Kremlin": "RU", "Moscow": "RU", "Brussels": "org/eu", "Miami": "", "Coastal Council": "NO", "UK officials": "GB"}
	for _, n := range f.Names {
		if of, ok := want[n.Full]; ok {
			if n.Of != of {
				t.Errorf("%s speaks for %q, want %q", n.Full, n.Of, of)
			}
			delete(want, n.Full)
		}
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}

// A place that the gazetteer does not know goes by its spelling.
func TestPartiesUnknownPlace(t *testing.T) {
	a, toks := read("Velmark waited. The Velmarkish Harbour Ministry and Velmarkish soldiers left.")
	for _, n := range names.Find(a, toks).Names {
		if n.Full != "Velmark" && n.Of != "Velmark" {
			t.Errorf("%s speaks for %q, want Velmark", n.Full, n.Of)
		}
	}
}

func TestGender(t *testing.T) {
	a, toks := read("Mrs Tember met Mr Ordway, chairwoman Kes Lund, Peter Quist and Chairman Ann Holt.")
	f := names.Find(a, toks)
	want := map[string]article.Gender{"Tember": article.Female, "Ordway": article.Male, "Kes Lund": article.Female, "Peter Quist": article.Male, "Ann Holt": article.Female}
	for _, n := range f.Names {
		if g, ok := want[n.Full]; ok && n.Gender != g {
			t.Errorf("%s: gender %d, want %d", n.Full, n.Gender, g)
		}
	}
	if len(f.Names) != 5 {
		t.Errorf("names %v", f.Names)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("US envoy Ann Holt, head of the Coastal Council, met J. T. Marlowe. He said “no”.\n# Talks Stall Over Fish\nvon der Aue's son-in-law, Pavel")
	f.Add("Organization for Security and Co-operation in Europe (OSCE) of the of The-")
	f.Add("A.A. B. C-D-E of of and and Ministry of Ministry of, Jr. Trumps 9-point plan plan plan")
	f.Add("\xff\xfe Al-\x80 de la al- bin 'S “” Mr.")
	f.Fuzz(func(t *testing.T, s string) {
		lines := strings.Split(s, "\n")
		a, toks := read(lines...)
		found := names.Find(a, toks)
		last := -1
		for _, m := range found.Mentions {
			if !m.Valid(a.Text) || m.Empty() {
				t.Fatalf("mention %v of %d bytes", m.Span, len(a.Text))
			}
			if m.Start < last {
				t.Fatalf("mention %v out of order", m.Span)
			}
			last = m.Start
			if m.Name < 0 || m.Name >= len(found.Names) {
				t.Fatalf("mention %v has name %d of %d", m.Span, m.Name, len(found.Names))
			}
			if !m.Title.Valid(a.Text) || !m.Title.Empty() && m.Title.End > m.Start {
				t.Fatalf("title %v of mention %v", m.Title, m.Span)
			}
			if m.Kind != found.Names[m.Name].Kind {
				t.Fatalf("mention %v is %s, its name %s", m.Span, m.Kind, found.Names[m.Name].Kind)
			}
		}
		for _, x := range found.Roles {
			if !x.Span.Valid(a.Text) || x.Span.Empty() || x.Name < 0 || x.Name >= len(found.Names) || x.Of < -1 || x.Of >= len(found.Names) {
				t.Fatalf("role %+v", x)
			}
		}
	})
}

// news is an invented article of ordinary length.
var news = strings.Repeat("Norwegian Fisheries Minister Tora Lindqvist met Osman Halvari, head of Iceland’s Coastal Council, in Reykjavik on Tuesday, the ministry said. "+
	"The meeting came after Lindqvist spent five hours in Moscow with Russian envoy Pavel Orme. She said that the talks had been useful and that UK officials would join later.\n", 20)

func BenchmarkFind(b *testing.B) {
	a, toks := read(strings.Split(news, "\n")...)
	b.SetBytes(int64(len(a.Text)))
	b.ReportAllocs()
	for b.Loop() {
		names.Find(a, toks)
	}
}

func BenchmarkFindHostile(b *testing.B) {
	a, toks := read(strings.Repeat("President Ann of the Ministry of Holt-", 25000))
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		names.Find(a, toks)
	}
}
