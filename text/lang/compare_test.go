package lang_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

func TestRoot(t *testing.T) {
	en := lang.For("en")
	for _, c := range [][2]string{
		{"resigned", "resignation"}, {"met", "meeting"}, {"attacked", "attacks"}, {"explosions", "exploded"},
		{"invaded", "invasion"}, {"announcement", "announces"}, {"negotiations", "negotiate"}, {"arrival", "arrived"},
		{"deliveries", "delivered"}, {"fell", "falling"}, {"stolen", "steal"},
	} {
		if a, b := en.Root(c[0]), en.Root(c[1]); a != b {
			t.Errorf("%s has the root %q, %s %q", c[0], a, c[1], b)
		}
	}
	for _, c := range [][2]string{{"police", "policy"}, {"station", "state"}, {"minister", "ministry"}, {"nation", "native"}} {
		if a, b := en.Root(c[0]), en.Root(c[1]); a == b {
			t.Errorf("%s and %s share the root %q", c[0], c[1], a)
		}
	}
}

// Words that news keeps apart, though they are near each other: degrees, stages
// of one matter, opposites, cause and effect, a part and its whole.
const unlike = `
	injured killed
	wounded dead
	hurt died
	arrested charged
	charged convicted
	arrested convicted
	convicted sentenced
	arrested released
	jailed freed
	suspected convicted
	acquitted convicted
	guilty innocent
	fined jailed
	reported confirmed
	alleged confirmed
	suspected known
	claimed proved
	planned done
	proposed approved
	proposed adopted
	approved rejected
	passed vetoed
	nominated elected
	nominated appointed
	elected defeated
	hired fired
	appointed dismissed
	resigned appointed
	won lost
	victory defeat
	drew won
	promoted relegated
	rose fell
	increased decreased
	doubled tripled
	gained lost
	profit loss
	profit revenue
	deficit surplus
	bought sold
	purchase sale
	lent borrowed
	creditor debtor
	imports exports
	opened closed
	started ended
	began finished
	resumed suspended
	delayed cancelled
	postponed cancelled
	suspended cancelled
	damaged destroyed
	cracked collapsed
	missing dead
	missing found
	trapped rescued
	rescued killed
	evacuated returned
	fled returned
	arrived left
	landed departed
	attacked defended
	advanced retreated
	captured liberated
	invaded withdrew
	truce war
	ceasefire peace
	agreed refused
	accepted rejected
	admitted denied
	accused denied
	promised delivered
	threatened attacked
	warned threatened
	banned allowed
	legal illegal
	imposed lifted
	strengthened weakened
	tightened eased
	improved worsened
	expanded shrank
	hardware software
	sick cured
	infected recovered
	infected vaccinated
	treated cured
	epidemic pandemic
	born died
	married divorced
	mother father
	brother sister
	husband wife
	boy girl
	son daughter
	teacher pupil
	doctor patient
	doctor nurse
	employer employee
	landlord tenant
	buyer seller
	driver passenger
	pilot passenger
	judge lawyer
	prosecutor defendant
	victim suspect
	police suspect
	murderer victim
	plaintiff defendant
	president minister
	king president
	government parliament
	minister ministry
	senator president
	voter candidate
	village city
	town capital
	river lake
	north south
	east west
	morning evening
	dawn dusk
	day week
	month year
	first last
	old new
	rich poor
	safe dangerous
	hot cold
	drought flood
	rain snow
	earthquake tsunami
	storm calm
	fire smoke
	goal penalty
	semifinal final
	gold silver
	oil gas
	coal oil
	petrol electricity
	train bus
	plane helicopter
	ship submarine
	car lorry
	dog cat
	wheat maize
	church mosque
	priest imam
	planes plans
	metal meeting
	tower tow
	department departure
	country count
	officer office
	customer custom
	emergency emerging
	executive executed
	pressure press
`

func TestUnlike(t *testing.T) {
	en := lang.For("en")
	for line := range strings.Lines(unlike) {
		if f := strings.Fields(line); len(f) == 2 && (en.Root(f[0]) == en.Root(f[1]) || kindred(f[0], f[1])) {
			t.Errorf("%s and %s tell one thing", f[0], f[1])
		}
	}
}

// What is near is alike, and is not the same.
func TestNear(t *testing.T) {
	en := lang.For("en")
	for _, c := range [][2]string{{"damaged", "destroyed"}, {"infection", "virus"}, {"truce", "peace"}} {
		near := slices.ContainsFunc(en.Kin.Near.Of(en.Root(c[0])), func(s int) bool { return slices.Contains(en.Kin.Near.Of(en.Root(c[1])), s) })
		if !near {
			t.Errorf("%s and %s are not near", c[0], c[1])
		}
	}
	if kindred("damaged", "destroyed") {
		t.Error("damaged and destroyed tell one thing")
	}
}

// kindred reports whether two words, or terms of words joined by "_", have a
// sense in common.
func kindred(a, b string) bool {
	en := lang.For("en")
	senses := func(words string) []int {
		var out []int
		s := strings.ReplaceAll(words, "_", " ")
		toks := text.Tokens(s, text.Span{End: len(s)})
		for i := range toks {
			root := en.RootAt(toks, i)
			if len(toks) == 1 || strings.Contains(root, "+") {
				out = append(out, en.Kin.Senses.Of(root)...)
			}
		}
		return out
	}
	return slices.ContainsFunc(senses(a), func(s int) bool { return slices.Contains(senses(b), s) })
}

func TestKindred(t *testing.T) {
	for line := range strings.Lines(`
		quake earthquakes
		hurled threw
		bought takeover
		foiled thwarted
		hinges depended
		blaze fire
		vessel ship
		airliners plane
		constabulary police
		pupils schoolchildren
		quit stepped_down
		resignation stepping_down
		redundancies laid_off
		layoffs lay-offs
		postponed put_off
		scrapped called_off
		outage power_cuts
		extinguished put_out
		robbery hold-up
		exploded blew_up
		derailed came_off_the_rails
		premier prime_minister
		lorry trucks
		contaminated tainted
		closed shut
		ceasefire truce
		halved halving
		motorists drivers
		mother mum
		noon midday
		autopsy post-mortem
		capsized overturned
		vaccine jab
		unhurt unscathed
		holidaymakers tourists
		firefighters fire_crews
		centre center
		recovery recovered
		delivered delivery
	`) {
		if f := strings.Fields(line); len(f) == 2 && !kindred(f[0], f[1]) && lang.For("en").Root(f[0]) != lang.For("en").Root(f[1]) {
			t.Errorf("%s and %s have no sense in common", f[0], f[1])
		}
	}
}

func TestRootAt(t *testing.T) {
	en := lang.For("en")
	for _, c := range []struct{ text, head, want string }{
		{"The minister stepped down on Friday.", "stepped", "step+down"},
		{"He stepped on the stage.", "stepped", "step"},
		{"A power cut hit Orlo.", "cut", "power+cut"},
		{"The power was cut.", "cut", "cut"},
		{"There was a break-in at the museum.", "break", "break+in"},
		{"The fever broke in May.", "broke", "break"},
		{"Lay-offs were announced.", "lay", "lay+off"},
	} {
		toks := text.Tokens(c.text, text.Span{End: len(c.text)})
		i := slices.IndexFunc(toks, func(tok text.Token) bool { return tok.Lower == c.head })
		if got := en.RootAt(toks, i); got != c.want {
			t.Errorf("%s in %q is %q, want %q", c.head, c.text, got, c.want)
		}
	}
}

// The table of senses keeps its laws: two words or more a line, each once, in
// lower case, no line twice, and none with words for two states that exclude each
// other.
func TestSenses(t *testing.T) {
	table, err := os.ReadFile("data/en_senses.txt")
	if err != nil {
		t.Fatal(err)
	}
	en, seen := lang.For("en"), map[string]bool{}
	for line := range strings.Lines(string(table)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		verbs, others, _ := strings.Cut(line, "|")
		words := append(strings.Fields(verbs), strings.Fields(others)...)
		slices.Sort(words)
		words = slices.Compact(words)
		if len(words) < 2 || line != strings.ToLower(line) || seen[strings.Join(words, " ")] || strings.Count(line, "|") > 1 {
			t.Errorf("%q: one word, a capital, or a line for the second time", line)
		}
		seen[strings.Join(words, " ")] = true
		for i, a := range words {
			for _, b := range words[i+1:] {
				if of := opposed(en, a, b); of != "" {
					t.Errorf("%q: %s and %s are opposite states of %s", line, a, b, of)
				}
			}
		}
	}
}

// opposed is the axis on which two words tell opposite states, or "".
func opposed(l *lang.Language, a, b string) string {
	phrase := func(w string) string { return strings.ReplaceAll(w, "+", " ") }
	for _, states := range []lang.Table[[]lang.State]{l.States.Done, l.States.Gone, l.States.Being} {
		for _, x := range states.Of(phrase(a)) {
			for _, others := range []lang.Table[[]lang.State]{l.States.Done, l.States.Gone, l.States.Being} {
				for _, y := range others.Of(phrase(b)) {
					if x.Of == y.Of && x.Side != y.Side {
						return x.Of
					}
				}
			}
		}
	}
	return ""
}

func BenchmarkRoot(b *testing.B) {
	en := lang.For("en")
	words := []string{"negotiations", "were", "delayed", "again", "after", "envoys", "rejected", "proposals"}
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range words {
			en.Root(w)
		}
	}
}
