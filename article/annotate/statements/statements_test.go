package statements

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// people are the names of the tests: kind, gender, spellings. The first
// spelling is the one shown.
var people = []struct {
	kind   article.NameKind
	gender article.Gender
	plural bool
	names  []string
}{
	{article.Person, article.Female, false, []string{"Ann Lee", "Lee"}},
	{article.Person, article.Male, false, []string{"Omar Hart", "Hart"}},
	{article.Person, article.Male, false, []string{"Jon Moss", "Moss"}},
	{article.Person, article.Female, false, []string{"Ilse Brandt", "Brandt"}},
	{article.Organisation, 0, false, []string{"Harbour Board"}},
	{article.Organisation, 0, false, []string{"Palace"}},
	{article.Place, 0, false, []string{"Norland"}},
	{article.Place, 0, false, []string{"Sudland"}},
	{article.Group, 0, true, []string{"Norland officials"}},
	{article.Group, 0, true, []string{"Sudland ministers"}},
	{article.Media, 0, false, []string{"Daily Gull"}},
	{article.Media, 0, false, []string{"Coast Radio"}},
}

// write makes an article whose lines are paragraphs, the first its title if it
// ends without a full stop, with the names of people found by their spelling.
func write(s string) (*article.Article, *article.Notes) {
	a := &article.Article{Text: s}
	n := &article.Notes{}
	at := 0
	for i, line := range strings.SplitAfter(s, "\n") {
		p := text.Span{Start: at, End: at + len(strings.TrimRight(line, "\n"))}
		at += len(line)
		if p.Empty() {
			continue
		}
		kind := article.Paragraph
		if i == 0 && !strings.ContainsAny(s[p.End-1:p.End], ".\"!?:)") && !strings.HasSuffix(s[:p.End], "”") {
			kind = article.Title
		}
		for _, sentence := range text.Sentences(s, p, &lang.For("en").Words.Ends) {
			a.Sentences = append(a.Sentences, article.Sentence{Span: sentence, Block: len(a.Blocks)})
		}
		a.Blocks = append(a.Blocks, article.Block{Span: p, Kind: kind})
		n.Tokens = append(n.Tokens, text.Tokens(s, p)...)
	}
	for i, p := range people {
		n.Names = append(n.Names, article.Name{Kind: p.kind, Full: p.names[0], Gender: p.gender, Plural: p.plural})
		for _, spelling := range p.names {
			for from := 0; ; {
				j := strings.Index(s[from:], spelling)
				if j < 0 {
					break
				}
				m := article.Mention{Span: text.Span{Start: from + j, End: from + j + len(spelling)}, Kind: p.kind, Name: i}
				from = m.End
				if !slices.ContainsFunc(n.Mentions, func(o article.Mention) bool { return o.Contains(m.Span) }) {
					n.Mentions = append(n.Mentions, m)
				}
			}
		}
	}
	slices.SortFunc(n.Mentions, func(a, b article.Mention) int { return text.Compare(a.Span, b.Span) })
	return a, n
}

// show is the plain account of a statement: form, speakers, cue, content.
func show(a *article.Article, n *article.Notes, st article.Statement) string {
	var who []string
	for _, i := range st.Speakers {
		who = append(who, n.Names[i].Full)
	}
	s := fmt.Sprintf("%s %s", st.Form[:1], strings.Join(who, " & "))
	if len(who) == 0 {
		s += "?"
	}
	if !st.Cue.Empty() {
		s += " " + st.Cue.In(a.Text)
	}
	if st.Denial {
		s += " (denial)"
	}
	if st.Kind != article.Speech {
		s += " (" + string(st.Kind) + ")"
	}
	return s + ": " + st.Content.In(a.Text)
}

func TestFind(t *testing.T) {
	tests := []struct{ text, want string }{
		// Order of speaker, cue and content.
		{"“The bridge will close,” Ann Lee said.", "d Ann Lee said: “The bridge will close,”"},
		{"“The bridge will close,” said Ann Lee.", "d Ann Lee said: “The bridge will close,”"},
		{"“The bridge will close,” said Ann Lee, head of the Harbour Board, on Friday.", "d Ann Lee said: “The bridge will close,”"},
		{"Ann Lee said: “The bridge will close.”", "d Ann Lee said: “The bridge will close.”"},
		{"Ann Lee said, \"The bridge will close.\"", "d Ann Lee said: \"The bridge will close.\""},
		{"Ann Lee said that the bridge would close.", "i Ann Lee said: that the bridge would close"},
		{"Ann Lee said the bridge would close.", "i Ann Lee said: the bridge would close"},
		{"The bridge would close, Ann Lee said.", "i Ann Lee said: The bridge would close"},
		{"The bridge, Ann Lee said, would close.", "i Ann Lee said: The bridge, Ann Lee said, would close"},
		{"“We will go,” Ann Lee said, “and we will stay.”", "d Ann Lee said: “We will go,” Ann Lee said, “and we will stay.”"},
		{"According to Ann Lee, the bridge will close.", "i Ann Lee According to: the bridge will close"},
		{"The bridge will close, according to Ann Lee.", "i Ann Lee according to: The bridge will close"},
		{"Ann Lee called the plan “a gift to smugglers.”", "m Ann Lee called: the plan “a gift to smugglers.”"},
		{"The Palace described the visit as “useful”.", "m Palace described: the visit as “useful”"},
		{"“It is made up,” Ann Lee said of the claim on “The Hour”.", "d Ann Lee said: “It is made up,”"},
		{"Ann Lee went on to say that the pier would stay.", "i Ann Lee say: that the pier would stay"},
		{"“We live by the sea,” as Ann Lee put it.", "d Ann Lee put it: “We live by the sea,”"},
		{"''He said 'go,''' said Ann Lee.", "d Ann Lee said: ''He said 'go,'''"},
		{"“I stay.” — Ann Lee.", "d Ann Lee: “I stay.”"},

		// What stands between speaker and cue.
		{"Ann Lee, who met Omar Hart this week, described the talks as \"dense\".", "m Ann Lee described: the talks as \"dense\""},
		{"The board's chief engineer, Ann Lee, warned that the cables “could snap”.", "m Ann Lee warned: that the cables “could snap”"},
		{"Ann Lee has repeatedly insisted that the port is safe.", "i Ann Lee insisted: that the port is safe"},
		{"“No comment,” Jon Moss, 57, told reporters.", "d Jon Moss told: “No comment,”"},
		{"Jon Moss (Free Party) said the vote was “a farce.”", "m Jon Moss said: the vote was “a farce.”"},

		// "It" is what was spoken of last, not a country further back.
		{"Norland has a veto. Over all, the report said, the boats came. Few were reached, it says, and many wait.", "i ? said: Over all, the report said, the boats came; i ? says: Few were reached, it says, and many wait"},
		{"A group, the Norland-based Lamp Watch, said the shed was hit. The Watch said it saw smoke. It said the pier was gone.", "i ? said: the shed was hit; i ? said: it saw smoke; i ? said: the pier was gone"},
		{"The Palace has called on both sides to stop. On the pier, the Harbour Board showed what it said was a hole.", "i Palace called on: both sides to stop; i Harbour Board said: was a hole"},
		{"A letter which was sent to ministers by keepers (KKK) working in Norland says that the lamps are dim.", "i ? says: that the lamps are dim"},

		{"The Palace said on Monday that lamps were gone. Ropes were taken too, the company told ministers. Nets were not touched, it said.", "i Palace said: that lamps were gone; i ? told: Ropes were taken too; i Palace said: Nets were not touched"},

		{"Sudland ministers went home. Norland was out of reach, it said, and late.", "i ? said: Norland was out of reach, it said, and late"},

		// "He" is hardly somebody further back than one who has no name here.
		{"Omar Hart was asked about the lamps. The evening presenter famously put the question twelve times to the minister. He later said it was no fun.", "i ? said: it was no fun"},

		// Carried speakers.
		{"The sudden turn on Wednesday, calling for the ballots in eastern Norland to be shelved, has caught the town napping.", "i ? calling for: the ballots in eastern Norland to be shelved, has caught the town napping"},
		{"Ann Lee called the plan “sound,” adding that “it takes two” to sign it.", "m Ann Lee called: the plan “sound,”; m Ann Lee adding: that “it takes two” to sign it"},
		{"Ann Lee insisted that Norland must “lift the siege”, accusing Omar Hart of “playing for time.”", "m Ann Lee insisted: that Norland must “lift the siege”; m Ann Lee accusing: Omar Hart of “playing for time.”"},
		{"Ann Lee welcomed the pact but stressed that “much is left to do.”", "i Ann Lee welcomed: the pact; m Ann Lee stressed: that “much is left to do.”"},
		{"Ann Lee spoke to the crew. “We are late,” she said. “We will not wait.”", "d Ann Lee said: “We are late,”; d Ann Lee: “We will not wait.”"},
		{"Ann Lee answered at noon:\n“We will not wait.”", "d Ann Lee: “We will not wait.”"},
		{"“We are late,” Ann Lee said. “And it shows.\n“We will not wait.”", "d Ann Lee said: “We are late,”; d Ann Lee: “And it shows.; d Ann Lee: “We will not wait.”"},

		// Pronouns: the subject of the reporting clause, not the nearest name.
		{"According to Omar Hart, Jon Moss will return on Monday to report to the Palace. “After that we decide,” he said.", "i Omar Hart According to: Jon Moss will return on Monday to report to the Palace; d Omar Hart said: “After that we decide,”"},
		{"Omar Hart met Ann Lee at the port. “It was short,” she said.", "d ? said: “It was short,”"},
		{"Ilse Brandt told parliament that she was sorry.\nThe board's chief engineer, Ann Lee, showed a photograph of the rail. “Such a crack takes months,” she said.", "i Ilse Brandt told: that she was sorry; d Ann Lee said: “Such a crack takes months,”"},
		{"Omar Hart said that he was sorry.\nMoss's confession lasted eleven minutes. Each time, he said, the drug came in a bag.", "i Omar Hart said: that he was sorry; i Jon Moss said: Each time, he said, the drug came in a bag"},
		{"Omar Hart said that he was sorry.\nOne of those who got away, the teacher Jon Moss, was calm. “They took our phones,” he said.", "i Omar Hart said: that he was sorry; d Jon Moss said: “They took our phones,”"},
		{"Ilse Brandt saw the programme at home. She had spoken to the doctor, Ann Lee, she said.", "i Ilse Brandt saw (attitude): the programme at home; i Ilse Brandt said: She had spoken to the doctor, Ann Lee"},
		{"Ilse Brandt said that she was sorry.\nThere were letters to Ann Lee and from Lee to Ilse Brandt. “It was short,” she said.", "i Ilse Brandt said: that she was sorry; d ? said: “It was short,”"},
		{"Omar Hart said that he was sorry.\nThe ministry, which once belonged to Moss's brother, has old lifts. The journey, he said, was long.", "i Omar Hart said: that he was sorry; i ? said: The journey, he said, was long"},
		{"The pier is safe, Omar Hart said.\nThe officer's lawyer said that there would be no trial. “There was a knife,” he said.", "i Omar Hart said: The pier is safe; i ? said: that there would be no trial; d ? said: “There was a knife,”"},
		{"The pier is safe, Omar Hart said.\nTwo officials said that it had been checked. “There is no hole in it,” he said.", "i Omar Hart said: The pier is safe; i ? said: that it had been checked; d Omar Hart said: “There is no hole in it,”"},
		{"I understand the people in the south of Norland, who say that they are tired.", "i ? understand (attitude): the people in the south of Norland, who say that they are tired; i ? say: that they are tired"},
		{"Militant leaders in Sudland, Norland said that they would go ahead.", "i ? said: that they would go ahead"},
		{"Supporters of the hall in Norland say that it should stand.", "i ? say: that it should stand"},
		{"Envoys from Norland and Sudland said that it would stand.", "i Norland & Sudland said: that it would stand"},
		{"The Harbour Board had been called by a man and told that there was a bomb.", ""},
		{"Jon Moss asked Omar Hart, who said that he had seen it. “It was short,” he said.", "i Omar Hart said: that he had seen it; d ? said: “It was short,”"},
		{"Omar Hart was sorry. Moss's best friend took the stand. “It was short,” he said.", "d ? said: “It was short,”"},
		{"The Harbour Board met. “The Harbour Board is sorry,” it said.", "d Harbour Board said: “The Harbour Board is sorry,”"},
		{"The Harbour Board was late. Keepers have said it is slow. They said it had slept.", "i ? said: it is slow; i ? said: it had slept"},
		{"“The pier is safe,” Ann Lee said, according to the Harbour Board. “The shed is not.”", "d Ann Lee said: “The pier is safe,”; d Ann Lee: “The shed is not.”"},
		{"Omar Hart came. “If Omar Hart wins, we are glad,” he said.", "d ? said: “If Omar Hart wins, we are glad,”"},
		{"Omar Hart was sorry. While on the stand he told jurors that Hart had asked him to wait.", "i ? told: that Hart had asked him to wait"},
		{"Ann Lee met Omar Hart at the port. “It was short,” she said.", "d Ann Lee said: “It was short,”"},
		{"Omar Hart told the Daily Gull's Jon Moss that the fleet would stay. “There is no other way,” he said.", "i Omar Hart told: that the fleet would stay; d Omar Hart said: “There is no other way,”"},

		// Several and collective speakers, statements that speak.
		{"Ann Lee and Omar Hart said the pact would hold.", "i Ann Lee & Omar Hart said: the pact would hold"},
		{"Ann Lee and Omar Hart issued a joint statement on Friday. \"Talks will go on,\" the statement read.", "d Ann Lee & Omar Hart read: \"Talks will go on,\""},
		{"In a joint statement with Omar Hart, Ann Lee called the day \"useful.\"", "m Ann Lee & Omar Hart called: the day \"useful.\""},
		{"Norland officials dismissed this as “noise.”", "m Norland officials dismissed: this as “noise.”"},
		{"Envoys from Norland and Sudland described two days of talks as \"calm\".", "m Norland & Sudland described: two days of talks as \"calm\""},
		{"Officials said the port was shut.", "i ? said: the port was shut"},
		{"Norland's lawyers said the claim was void.", "i Norland said: the claim was void"},

		// Classes.
		{"Norland denied that its ships had fired.", "i Norland denied (denial): that its ships had fired"},
		{"Ann Lee vowed to rebuild the pier.", "i Ann Lee vowed: to rebuild the pier"},
		{"Ann Lee asked whether the port was safe.", "i Ann Lee asked: whether the port was safe"},
		{"Ann Lee urged both sides to talk.", "i Ann Lee urged: both sides to talk"},

		{"Ann Lee called for a new pier.", "i Ann Lee called for: a new pier"},
		{"Ann Lee pointed out that the pier was new.", "i Ann Lee pointed out: that the pier was new"},
		{"Ann Lee lashed out at the smugglers of Norland.", "i Ann Lee lashed out at: the smugglers of Norland"},
		{"Ann Lee tried to explain that the pier was safe.", "i Ann Lee explain: that the pier was safe"},
		{"Ann Lee, who's called for a new pier, is late.", "i Ann Lee called for: a new pier"},
		{"Ann Lee did note that the pier was safe.", "i Ann Lee note: that the pier was safe"},

		// Noun phrases with attributes, and what parts cue and content.
		{"A statement from Ann Lee published on Friday said the pier was shut.", "i ? said: the pier was shut"},
		{"A survey conducted in Norland by the Harbour Board showed that the pier was shut.", "i ? showed: that the pier was shut"},
		{"Officials who know the harbour said the pier was shut.", "i ? said: the pier was shut"},
		{"According to a survey conducted by a firm for the Harbour Board, the pier is shut.", "i ? According to: the pier is shut"},
		{"Six in 10 say the pier is ugly.", "i ? say: the pier is ugly"},
		{"The harbour master noted she was late.", "i ? noted: she was late"},
		{"Ann Lee said 34,570 boats went through the lock.", "i Ann Lee said: 34,570 boats went through the lock"},
		{"Ann Lee on Tuesday said that the pier was shut.", "i Ann Lee said: that the pier was shut"},
		{"Ann Lee said, however, that the pier was shut.", "i Ann Lee said: that the pier was shut"},
		{"Ann Lee said during a visit to the pier that the port was shut.", "i Ann Lee said: that the port was shut"},
		{"As Ann Lee noted, the pier is old.", "i Ann Lee noted: the pier is old"},
		{"Ann Lee, 57, who lives by the sea, said the pier was shut.", "i Ann Lee said: the pier was shut"},
		{"On the radio's “Morning Bell,” Ann Lee said the pier was shut.", "i Ann Lee said: the pier was shut"},
		{"Ann Lee said she had met Omar Hart and asked him to go.", "i Ann Lee said: she had met Omar Hart and asked him to go"},
		{"Ann Lee said her deputy and Omar Hart asked for a new pier.", "i Ann Lee said: her deputy and Omar Hart asked for a new pier"},
		{"That befits a new pier, Ann Lee, the mayor, told Coast Radio on Monday.", "i Ann Lee told: That befits a new pier"},
		{"In a talk with Coast Radio, Ann Lee continued to smile.", ""},

		{"The board welcomed the plan, with Ann Lee calling it “a gift to us all.”", "i ? welcomed: the plan; m Ann Lee calling: it “a gift to us all.”"},
		{"The mayor - a friend of Omar Hart - said the pier was shut.", "i ? said: the pier was shut"},
		{"The board read a survey, which found that the pier was old.", "i ? found: that the pier was old"},
		{"Ann Lee in 2031 said that the pier was old.", "i Ann Lee said: that the pier was old"},
		{"Ann Lee was late after Omar Hart had called the plan a farce and blamed smugglers for it.", "i Omar Hart called: the plan a farce; i Omar Hart blamed: smugglers for it"},
		{"“Go home,” Ann Lee hissed.", "d Ann Lee hissed: “Go home,”"},
		{"“HART: I will stay here.”", "d ?: “HART: I will stay here.”"},
		{"“I stay.” — Pamela Padd “I go.” — Ann Lee", "d ?: “I stay.”; d Ann Lee: “I go.”"},

		{"Ann Lee, who denounced the plan of the board, held talks.", "i Ann Lee denounced: the plan of the board"},
		{"While Ann Lee said the pier was safe, the board was late.", "i Ann Lee said: the pier was safe"},

		{"Ann Lee was late. I said that the pier was shut.", "i ? said: that the pier was shut"},
		{"The board is closed, most of its work goes to agencies or offices, said Ann Lee, who knows it.", "i Ann Lee said: The board is closed, most of its work goes to agencies or offices"},
		{"The Daily Gull interviewed sailors and found a strong wish for change.", ""},
		{"Officials met in their four states that lie by the sea.", ""},

		{"Omar Hart was late. He did find himself in trouble.", ""},
		{"Ann Lee praised the “old sea air” of the town. Omar Hart never breathed the “old sea air” of the hills.", "m Ann Lee praised: the “old sea air” of the town; d ?: “old sea air”"},
		{"Minister hails 'old sea air'\nAnn Lee praised the 'old sea air' of the town.", "d ? hails: 'old sea air'; m Ann Lee praised: the 'old sea air' of the town"},

		{"The pier will open, said Ann Lee, the keeper of the lamp.", "i Ann Lee said: The pier will open"},
		{"The pier, said Ann Lee, will open.", "i Ann Lee said: The pier, said Ann Lee, will open"},

		// Nouns that report.
		{"The mayor stood by Ann Lee's claim that the pier was safe.", "i Ann Lee claim (topic): that the pier was safe"},
		{"The mayor raised concerns about the state of the pier.", "i ? concerns (attitude): about the state of the pier"},
		{"The mayor spoke of her desire to rebuild the pier.", "i ? spoke of (topic): her desire to rebuild the pier"},
		{"The claim was settled.", ""},
		{"Ann Lee took the floor to denounce the old plan.", "i Ann Lee denounce (topic): the old plan"},
		{"Ann Lee was not asked to explain the old plan.", ""},
		{"I think the pier is safe.", "i ? think (attitude): the pier is safe"},

		// Nobody is said to have spoken.
		{"Asked whether the pier was safe, Ann Lee smiled.", "i ? Asked: whether the pier was safe"},
		{"The mayor was accused of theft and fraud.", "i ? accused: of theft and fraud"},
		{"The pier is expected to open in May.", "i ? expected (attitude): to open in May"},

		// Headlines and conversations.
		{"Ann Lee: Pier is not safe\nThe rest is known.", "i Ann Lee: Pier is not safe"},
		{"Poll: Pier is not safe\nThe rest is known.", "i ?: Pier is not safe"},
		{"Ann Lee on the pier: 'It is not safe'\nThe rest is known.", "d Ann Lee: 'It is not safe'"},
		{"Pier is not safe for boats: Ann Lee\nThe rest is known.", "i Ann Lee: Pier is not safe for boats"},
		{"Harbour Shuts ‘Dirty Old Pier’ After Storm\nThe rest is known.", "d ?: ‘Dirty Old Pier’"},
		{"Ann Lee: I went to the pier. Nobody was there.", "i Ann Lee: I went to the pier. Nobody was there."},
		{"Ann Lee: A new pier. A longer quay.", ""},

		// Attributions that are no speech.
		{"Ann Lee believes the pier is safe.", "i Ann Lee believes (attitude): the pier is safe"},
		{"Ann Lee wants to rebuild the pier.", "i Ann Lee wants (attitude): to rebuild the pier"},
		{"Ann Lee supported a tax on new boats.", "i Ann Lee supported (attitude): a tax on new boats"},
		{"Ann Lee is confident that the pier will hold.", "i Ann Lee confident (attitude): that the pier will hold"},
		{"Ann Lee was worried about the old pier.", "i Ann Lee worried about (attitude): the old pier"},
		{"Ann Lee spoke about the state of the pier.", "i Ann Lee spoke about (topic): the state of the pier"},
		{"The survey wants a new pier.", ""},
		{"The pier was supported by Ann Lee.", ""},
		{"Ann Lee maintains a wide lead in the polls, and the town waits.", ""},

		// Marks.
		{"»Wir warten«, said Ann Lee.", "d Ann Lee said: »Wir warten«"},
		{"„Wir warten“, said Ann Lee.", "d Ann Lee said: „Wir warten“"},
		{"« On attend », said Ann Lee.", "d Ann Lee said: « On attend »"},
		{"''We wait,'' said Ann Lee. ''We have time.''", "d Ann Lee said: ''We wait,''; d Ann Lee: ''We have time.''"},
		{"“We wait,\" said Ann Lee. “We do.”", "d Ann Lee said: “We wait,\"; d Ann Lee: “We do.”"},
		{"“He said \"no\" to it,” said Ann Lee.", "d Ann Lee said: “He said \"no\" to it,”"},
		{"Ann Lee, vice president of the Harbour Board, said in March that the claims had \"no substance.\"", "m Ann Lee said: that the claims had \"no substance.\""},
		{"Ann Lee, during a visit to Norland, Sudland, said the pier was safe.", "i Ann Lee said: the pier was safe"},
		{"'We wait,' said Ann Lee.", "d Ann Lee said: 'We wait,'"},
		{"“He told me ‘go home’ and left,” Ann Lee said.", "d Ann Lee said: “He told me ‘go home’ and left,”"},
		{"The leaders' plan and Lee's boat weren't ready.", ""},
		{"Norland and Sudland hail 'real progress' at sea\nAnn Lee came.", "m Norland & Sudland hail: 'real progress' at sea"},

		{"Ann Lee said,“We wait.”", "d Ann Lee said: “We wait.”"},
		{"Ann Lee said in ‘08 that the pier was old. “We wait,” she said. “It is ‘ours’.”", "i Ann Lee said: that the pier was old; d Ann Lee said: “We wait,”; d Ann Lee: “It is ‘ours’.”"},

		// No statement.
		{"The ship, the “Northern Star”, sank.", ""},
		{"Ann Lee did not say when the port would open.", ""},
		{"Nobody said a word about the pier.", ""},
		{"Ann Lee declined to comment.", ""},
		{"The claims were settled and the report on the fire was late.", ""},
		{"The bridge was called unsafe.", ""},
		{"The crew repaired the “hot” engine.", "d ?: “hot”"},
		{"Rebels attack at dawn", ""},
	}
	for _, tt := range tests {
		a, n := write(tt.text)
		found, _ := Find(a, n)
		var got []string
		for _, st := range found {
			got = append(got, show(a, n, st))
		}
		if g := strings.Join(got, "; "); g != tt.want {
			t.Errorf("%q\n got %s\nwant %s", tt.text, g, tt.want)
		}
	}
}

func TestRelays(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Ann Lee told the Daily Gull that the port was shut.", "Daily Gull: told the Daily Gull"},
		{"According to Coast Radio, the port is shut.", "Coast Radio: According to Coast Radio"},
		{"The Daily Gull reported that the port was shut.", "Daily Gull: Daily Gull reported"},
		{"Figures cited by the Daily Gull suggest so.", "Daily Gull: cited by the Daily Gull"},
		{"In an interview with Coast Radio, Ann Lee was blunt.", "Coast Radio: interview with Coast Radio"},
		{"HALDEN, Norland (Reuters) - The port is shut.", "Reuters: (Reuters) wire"},
		{"The port is shut.\nNobody knows why. (AP)", "AP: (AP) wire"},
		{"Ann Lee works for Coast Radio in Halden.", ""},
		{"The sun reported no heat.", ""},
	}
	for _, tt := range tests {
		a, n := write(tt.text)
		_, found := Find(a, n)
		var got []string
		for _, r := range found {
			s := r.Outlet + ": " + r.In(a.Text)
			if r.Wire {
				s += " wire"
			}
			got = append(got, s)
		}
		if g := strings.Join(got, "; "); g != tt.want {
			t.Errorf("%q\n got %s\nwant %s", tt.text, g, tt.want)
		}
	}
}

// Words that name a speaker and stand in another sentence or beside no cue.
func TestSpeakerWords(t *testing.T) {
	tests := []struct{ text, content, speaker, carried string }{
		{"“We go,” the mayor said. “We stay.”", "“We stay.”", "", "the mayor"},
		{"The man by the door answered at last:\n“We stay.”", "“We stay.”", "", "The man by the door"},
		{"The mayor made a last remark:\n“We stay.”", "“We stay.”", "", "The mayor"},
		{"After Omar Hart had left, Ann Lee took the floor:\n“We stay.”", "“We stay.”", "", "Ann Lee"},
		{"Ann Lee never liked the “sleepy old town” by the sea.", "“sleepy old town”", "Ann Lee", ""},
		{"“We go,” Ann Lee hissed and left.", "“We go,”", "Ann Lee", ""},
		{"“I stay.” — Pamela Padd “I go.” — Ann Lee", "“I stay.”", "Pamela Padd", ""},
		{"“HART: I will stay here.”", "“HART: I will stay here.”", "HART", ""},
		{"The mayor said the pier was old.\n“We will all miss it.”", "“We will all miss it.”", "", "The mayor"},
		{"The mayor met Omar Hart at noon, saying that the pier was safe.", "that the pier was safe", "The mayor", ""},
	}
	for _, tt := range tests {
		a, n := write(tt.text)
		found, _ := Find(a, n)
		i := slices.IndexFunc(found, func(st article.Statement) bool { return st.Content.In(a.Text) == tt.content })
		if i < 0 {
			t.Errorf("%q: no statement %q in %v", tt.text, tt.content, found)
			continue
		}
		if got := found[i].Speaker.In(a.Text); got != tt.speaker {
			t.Errorf("%q: speaker %q, want %q", tt.text, got, tt.speaker)
		}
		if got := found[i].Carried.In(a.Text); got != tt.carried {
			t.Errorf("%q: carried from %q, want %q", tt.text, got, tt.carried)
		}
	}
}

// A statement knows the outlet it was made to.
func TestVia(t *testing.T) {
	a, n := write("Ann Lee told the Daily Gull that the port was shut. Omar Hart said it was open.")
	found, relays := Find(a, n)
	if len(found) != 2 || len(relays) != 1 || found[0].Via != 0 || found[1].Via != -1 {
		t.Fatalf("statements %v, relays %v", found, relays)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("“We wait,” Ann Lee said. 'So,' he told CNN, “it is.”\n“And on.")
	f.Add("''A'' \"b' “c ‘d “e” « f » „g“ said Ann Lee, who, according to Omar Hart, said that, he said,")
	f.Add("said said said: \"\" “” said, \"\n\" said X (Reuters) - \x80\xff’s told")
	f.Add(strings.Repeat("“a ", 50) + strings.Repeat("” said he, ", 50))
	f.Fuzz(func(t *testing.T, s string) {
		a, n := write(s)
		found, relays := Find(a, n)
		for i, st := range found {
			for _, sp := range append([]text.Span{st.Span, st.Content, st.Cue, st.Speaker, st.Carried}, st.Quotes...) {
				if !sp.Valid(s) {
					t.Fatalf("span %v of %q is not valid", sp, s)
				}
			}
			if st.Content.Empty() || !st.Contains(st.Content) {
				t.Fatalf("content %v not within %v of %q", st.Content, st.Span, s)
			}
			for k, q := range st.Quotes {
				if !st.Content.Contains(q) || k > 0 && st.Quotes[k-1].End > q.Start {
					t.Fatalf("quotation %v out of place in %v of %q", q, st.Content, s)
				}
			}
			for _, w := range st.Speakers {
				if w < 0 || w >= len(n.Names) {
					t.Fatalf("speaker %d of %d", w, len(n.Names))
				}
			}
			if (len(st.Speakers) == 0) != (st.Sure == 0) || st.Sure > 1 {
				t.Fatalf("sure %v with speakers %v", st.Sure, st.Speakers)
			}
			if st.Via < -1 || st.Via >= len(relays) {
				t.Fatalf("via %d of %d", st.Via, len(relays))
			}
			if i > 0 && found[i-1].Start > st.Start {
				t.Fatalf("statements out of order in %q", s)
			}
		}
		for i, r := range relays {
			if !r.Valid(s) || r.Empty() || i > 0 && relays[i-1].Start > r.Start {
				t.Fatalf("relay %v of %q", r, s)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	story := "“The bridge will close,” said Ann Lee, head of the Harbour Board. Omar Hart told the Daily Gull that the fleet would stay, adding that “it takes two” to sign. " +
		"The crew of 40 repaired the engine in the dock on Friday, and the mayor of the town came to see it before the rain began. “There is no other way,” he said.\n"
	for _, bb := range []struct{ name, text string }{
		{"News", strings.Repeat(story, 200)},
		{"OneSentence", strings.Repeat("the engine said Ann Lee and the boat that “we wait” while she called it a dock, ", 2500)},
		{"According", strings.Repeat("according to Ann Lee ", 20000)},
		{"OneSentenceDouble", strings.Repeat("the engine said Ann Lee and the boat that “we wait” while she called it a dock, ", 5000)},
		{"Nested", strings.Repeat("Ann Lee said Omar Hart said that he called it “x” on claims ", 4000)},
		{"Marks", strings.Repeat("“", 100000) + strings.Repeat("’ ” said ", 10000)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			a, n := write(bb.text)
			b.SetBytes(int64(len(bb.text)))
			b.ReportAllocs()
			for b.Loop() {
				Find(a, n)
			}
		})
	}
}
