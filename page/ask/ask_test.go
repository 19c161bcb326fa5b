package ask_test

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/fixture"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/ask"
	"github.com/synoptic-news/synoptic/story/compare"
	"github.com/synoptic-news/synoptic/story/timeline"
)

// The matter is invented: a harbour, its tax and a wave.
var harbour = fixture.Note("Beacon", "2031-05-07", `Harbour minister Mira Sand met Tobin Reve, the envoy of Karsk, in the town hall of Orlo on Tuesday. The talks lasted five hours.

The wave that hit Orlo on Monday killed 12 people, the police said. Three people are missing.

Sand said that the harbour tax must fall because the nets cost too much. She denied that the lamp had been put out by hand. It is not clear why the lamp failed.

The Harbour Ministry has said that 400 people were evacuated from Orlo on Monday. Drury said 250 people had been evacuated. “We counted every bed,” Mayor Colm Drury said.

Tobin Reve said that he had sent a letter to Orlo on Sunday. Sand said that there was no such letter.`) +
	fixture.Note("Courier", "2031-05-14", `Mira Sand and Tobin Reve signed the harbour accord in Vell on Monday. The accord will be ratified on 2 June 2031.

The wave of 5 May killed 15 people. It was named Old Hob by Ana Grell, who manages the lighthouse.

Karsk has asked Orlo for 40 million euros. The prime ministers of Karsk and Orlo, Ida Menck and Lars Toll, stayed at home.

The keys of Tobin Reve were found on the pier. The chest was opened by Carl Fenn. Colm Drury did not appear on Monday. Nils Orm was invited to the pier. A friend said Sand would have known that Reve had missed the boat. Ida Menck was going to resign, people say.`)

func harbourStory(t testing.TB) []ask.Story {
	t.Helper()
	s := fixture.Story(t, harbour)
	events := timeline.Events(s)
	p, err := page.New(page.Input{Story: s, Events: events, Findings: compare.Findings(s, events)})
	if err != nil {
		t.Fatal(err)
	}
	return []ask.Story{{Story: s, Events: events, Page: p}}
}

func TestAsk(t *testing.T) {
	over := harbourStory(t)
	for _, tt := range []struct {
		question string
		verdict  page.Verdict
		has      []string // of the answer, or of its sides
	}{
		{"Who met Tobin Reve in Orlo?", page.Answered, []string{"Mira Sand met Tobin Reve"}},
		{"Who opened the chest?", page.Answered, []string{"by Carl Fenn"}},
		{"Who was invited to the pier?", page.Answered, []string{"Nils Orm was invited"}},
		{"Who runs the lighthouse?", page.Answered, []string{"Ana Grell"}},
		{"Who is the mayor of Orlo?", page.NotFound, nil}, // of which town, the sources do not say
		{"When did Sand meet Reve?", page.Answered, []string{"Tuesday [Tue 6 May 2031]"}},
		{"When will the accord be ratified?", page.Answered, []string{"2 June 2031"}},
		{"Where did Sand sign the accord?", page.Answered, []string{"in Vell"}},
		{"How long did the talks last?", page.Answered, []string{"five hours"}},
		{"How many people are missing?", page.Answered, []string{"Three people"}},
		{"How much money does Karsk want from Orlo?", page.NotFound, nil}, // "want" is not "has asked for"
		{"How much has Karsk asked for?", page.Answered, []string{"40 million euros"}},
		{"How many people died in the wave?", page.Answered, []string{"killed 15 people"}},
		{"How many people were evacuated from Orlo?", page.Differ, []string{"400 people", "250 people"}},
		{"What did Sand say about the harbour tax?", page.Answered, []string{"must fall"}},
		{"Who said that 250 people had been evacuated?", page.Answered, []string{"Drury said 250"}},
		{"Who said the harbour tax must fall?", page.Answered, []string{"Sand said that"}},
		{"Who said Reve sent a letter?", page.Answered, []string{"Reve said that he"}}, // of himself
		{"Why must the harbour tax fall?", page.Answered, []string{"because the nets cost too much"}},
		{"Why did the lamp fail?", page.NotKnown, []string{"not clear why the lamp failed"}},
		{"Did Reve send a letter to Orlo?", page.Differ, []string{"had sent a letter", "no such letter"}},
		{"Was the lamp put out by hand?", page.Answered, []string{"denied that the lamp had been put out"}},

		// Nobody says so, though the words are there.
		{"Who said that Drury had been evacuated?", page.NotFound, nil}, // he says it of others
		{"Who said the lamp had been put out?", page.NotFound, nil},     // it was denied
		{"Who said that the wave killed 15 people?", page.NotFound, nil},
		{"Who said Sand would have known that Reve had missed the boat?", page.NotFound, nil}, // a friend, of no name
		{"Who put out the lamp?", page.NotFound, nil},
		{"Who is the prime minister of Karsk?", page.NotFound, nil}, // one of two, and not told which
		{"Who found the keys?", page.NotFound, nil},                 // they were Reve's, and found
		{"Who made the lamp?", page.NotFound, nil},
		{"Who resigned?", page.NotFound, nil},                     // she was going to
		{"What did Sand say about the boat?", page.NotFound, nil}, // a friend said so
		{"Where is Vell?", page.NotFound, nil},
		{"When did Drury appear?", page.NotFound, nil}, // he did not
		{"Who invited Orm to the pier?", page.NotFound, nil},
		{"When did Sand meet Drury?", page.NotFound, nil},
		{"When did Sand resign?", page.NotFound, nil},
		{"When will the lamp be lit?", page.NotFound, nil},
		{"Where did Reve sign the letter?", page.NotFound, nil},
		{"How many people died in Vell?", page.NotFound, nil},
		{"How many people live in Orlo?", page.NotFound, nil},
		{"What did Grell say about the wave?", page.NotFound, nil},
		{"What did Reve say about the harbour tax?", page.NotFound, nil},
		{"Why did Sand sign the accord?", page.NotFound, nil},
		{"Did Sand resign?", page.NotFound, nil},
		{"Did Karsk pay 40 million euros?", page.NotFound, nil},
		{"What is Old Hob?", page.NotFound, nil},
		{"What changed?", page.NotFound, nil},
		{"", page.NotFound, nil},
		{"?", page.NotFound, nil},
	} {
		a := ask.Ask(tt.question, over)
		var shown []string
		if a.Verdict == page.Answered || a.Verdict == page.NotKnown {
			shown = append(shown, a.Sentence.Text())
		}
		for _, s := range a.Sides {
			shown = append(shown, s.Sentence.Text())
		}
		all := strings.Join(shown, " | ")
		if a.Verdict != tt.verdict {
			t.Errorf("%s\n\tis %s: %s, want %s", tt.question, a.Verdict, all, tt.verdict)
			continue
		}
		for _, h := range tt.has {
			if !strings.Contains(all, h) {
				t.Errorf("%s\n\tanswered %q, want %q in it", tt.question, all, h)
			}
		}
		sound(t, over, a)
	}
}

// sound asks that everything an answer shows follows from its passages.
func sound(t testing.TB, over []ask.Story, a *page.Answer) {
	g := page.Ground{}
	for _, s := range over {
		for _, r := range s.Readings {
			g[r.ID] = r
		}
	}
	a.Each(func(s page.Sentence) {
		if err := g.Sentence(s); err != nil {
			t.Errorf("%s: %q: %v", a.Question, s.Text(), err)
		}
	})
	if a.Verdict != page.NotFound && a.Verdict != page.Differ && (len(a.Sentence.Cites()) == 0 && len(a.Sides) == 0) {
		t.Errorf("%s: verdict %s with nothing to show", a.Question, a.Verdict)
	}
	if len(a.Found) > 3 {
		t.Errorf("%s: %d passages", a.Question, len(a.Found))
	}
}

// Who says what a thing is like does not say what was done to it.
func TestAskWhoSaid(t *testing.T) {
	st := fixture.Story(t, fixture.Note("Beacon", "2031-05-07", "Colm Drury said the broken lamp was found on the pier. The lamp broke on Monday, Ana Grell said. Both live in Orlo."))
	p, err := page.New(page.Input{Story: st})
	if err != nil {
		t.Fatal(err)
	}
	a := ask.Ask("Who said the lamp broke?", []ask.Story{{Story: st, Page: p}})
	if got := a.Sentence.Text(); !strings.Contains(got, "Ana Grell") || len(a.Found) != 1 {
		t.Errorf("answer is %q, of %d", got, len(a.Found))
	}
}

// The words that no passage has with the rest are named.
func TestAskNamesWhatIsMissing(t *testing.T) {
	a := ask.Ask("Who polished the lamp?", harbourStory(t))
	if a.Verdict != page.NotFound || strings.Join(a.Missing, " ") != "polished" {
		t.Errorf("%s, missing %q", a.Verdict, a.Missing)
	}
}

// A cut leaves a mark where words are left out.
func TestAskCutsAtMarks(t *testing.T) {
	s := fixture.Note("Beacon", "2031-05-07", "Ana Grell, who manages the lighthouse of Orlo and keeps its green door painted, said on a long and windy evening full of nets and lamps that nobody had rung the bell, that no boat had come in, and that the trombone would not give up before the rain did.")
	st := fixture.Story(t, s)
	p, err := page.New(page.Input{Story: st})
	if err != nil {
		t.Fatal(err)
	}
	a := ask.Ask("Who manages the lighthouse?", []ask.Story{{Story: st, Page: p}})
	if got := a.Sentence.Text(); !strings.HasPrefix(got, "Ana Grell, who manages") || !strings.HasSuffix(got, " …") {
		t.Errorf("answer is %q", got)
	}
}

func FuzzAsk(f *testing.F) {
	for _, q := range []string{
		"Who met Tobin Reve in Orlo?", "How many people were evacuated?", "what did sand say about the tax", "Why?", "When 2 June 2031",
		"By how much by how many \"", "Where\x00 is", "Did did did", "Who who's Sand's", "How", "what changed changed", "is Sand a minister",
	} {
		f.Add(q)
	}
	over := harbourStory(f)
	f.Fuzz(func(t *testing.T, q string) {
		if len(q) > 1<<12 {
			return
		}
		sound(t, over, ask.Ask(q, over))
	})
}

func BenchmarkAsk(b *testing.B) {
	over := harbourStory(b)
	n := 0
	for _, r := range over[0].Readings {
		n += len(r.Text)
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		ask.Ask("How many people were evacuated from Orlo?", over)
	}
}

// Who did something together is marked together.
func TestAskNamesAllOfThem(t *testing.T) {
	for _, tt := range []struct{ said, want string }{
		{"The mayors of Orlo and Karsk, Ana Grell and Colm Drury, signed the pact on the pier.", "Ana Grell and Colm Drury"},
		{"Mayor Ana Grell, Paul Drury and Ilse Sand signed the pact on the pier.", "Ana Grell, Paul Drury and Ilse Sand"},
		{"Ana Grell, the mayor, signed the pact on the pier.", "Ana Grell"},
		{"Colm Drury slept, and Ana Grell signed the pact on the pier.", "Ana Grell"},
	} {
		st := fixture.Story(t, fixture.Note("Beacon", "2031-05-07", tt.said+" It rained. Nobody came from the town, and the band went home early."))
		p, err := page.New(page.Input{Story: st})
		if err != nil {
			t.Fatal(err)
		}
		a := ask.Ask("Who signed the pact?", []ask.Story{{Story: st, Page: p}})
		got := ""
		for _, piece := range a.Sentence.Pieces() {
			if piece.Bold {
				got += piece.Text
			}
		}
		if got != tt.want {
			t.Errorf("%q: %q is marked, want %q", tt.said, got, tt.want)
		}
	}
}
