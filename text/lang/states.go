package lang

import "strings"

// States says in which state a thing is put or is, and which state is the
// opposite: what was seized is not what was released.
type States struct {
	// Done maps a form of a verb, with its particle if it has one, to the state it
	// puts its object in: "set free". Gone maps one to the state its subject is in
	// then: "died". Being are phrases behind "be" for a state: "in custody".
	Done, Gone, Being Table[[]State]
	// Firsts are the first words of all of these.
	Firsts Set
	// Be are the verbs before such a phrase: "was", "remained".
	Be Set
	// Refusing are words and phrases before "to" or an -ing form by which nobody
	// does it: "ruled out", "no reason to". Planning are those by which somebody
	// will: "plans to".
	Refusing, Planning Set
	// Whole are words for all of a kind, Part those for some of it: "every", "the
	// younger of". So far are words by which a state may have changed since.
	Whole, Part, SoFar Set
	// Persons are nouns that say of somebody no more than that he is one: "man".
	Persons Set
	// Still are words by which a state is that of now: "still".
	Still Set
	// Minor are nouns of what is too small or too much to be one thing: "way".
	Minor Set
	// None are words by which a phrase says that there was none: "no".
	None Set
	// More keep it from saying so: "no more than".
	More Set
	// Admits are forms of verbs by which somebody says that what he said before is
	// not so: "admitted". Longer is what stands behind "no" before a verb by which he
	// does not say it any more: "no longer maintains".
	Admits Set
	Longer string
	// Unless maps a state to words behind its verb by which that tells another
	// thing: "work for".
	Unless Table[Set]
	// Times open a clause that tells when something else was: "after". Who goes on
	// about whoever was named: "two men who". There and the phrases Wasnt say that
	// there was none of a thing that makes itself heard, of the axis Heard. Works is that
	// of a thing nothing is wrong with.
	Times, Who, There Set
	Heard, Works      string
	// Vague are roots of verbs that tell nothing that could be denied: "know".
	Vague Set
	// Final are the axes on which a thing takes one side for good, so that two acts of
	// the same days exclude each other as states do: "passed the inspection", "failed
	// it". Unturned are those of which nobody asks how it was first: one test more.
	// Detailed are those of which one may be on both sides, of two things: "guilty of
	// fraud", "cleared of bribery".
	Final, Unturned, Detailed Set
	// Un are beginnings of words for the opposite: "unlocked"; Unlike are words that
	// only look so.
	Un     []string
	Unlike Set
	// Ever are words before a verb that is not told as done, without a negator of its
	// own: "no evidence that they ever affected".
	Ever Set
	// Failing are words before "to" by which it was not done: "failed". Without is one
	// before an -ing form.
	Failing Set
	Without string
	// Refused are those of Failing by which somebody would not do it. Doubted are words
	// before a clause that is not told as so: "wrong to say that". Asked are words right
	// before a verb that ask or wonder: "why he had".
	Refused, Doubted, Asked Set
	// Anyone are words for whoever it may be: "nobody was hurt".
	Anyone Set
	// Many are pronouns for more than one: "they".
	Many Set
	// Kinds are nouns for one of a kind where a thing is of one only: who shot it, the
	// police or a vet. Ways are the prepositions before where and with what it was done.
	Kinds Table[Kind]
	Ways  Set
	// Same maps nouns for one thing to one number: "tanker", "ship".
	Same Table[int]
}

// State is one of two that exclude each other.
type State struct {
	Of   string
	Side int
	Form VerbForm // of the verb, if one says it
}

// Kind is which of one kind a noun is: One is the same for those that can be one.
type Kind struct{ Of, One int }

// kindsOf reads nouns, a kind a line; those that bars join can be one.
func kindsOf(s string) map[string]Kind {
	out := map[string]Kind{}
	for n, line := range lines(s) {
		for m, ones := range strings.Fields(line) {
			for w := range strings.SplitSeq(ones, "|") {
				out[w] = Kind{n + 1, m + 1}
			}
		}
	}
	return out
}

// statesOf reads the table: a line is a state and what says it, in parts that bars
// part: verbs done to a thing, verbs a thing does, and phrases behind "be". A line
// that begins with a sign is one side of the axis of the line before it without. Marks
// behind an axis say that it is final, unturned or detailed.
func statesOf(s string, st *States) {
	axis := ""
	for _, line := range lines(s) {
		if !strings.ContainsAny(line[:1], "+-") {
			axis = strings.TrimRight(line, "!=^")
			marks := line[len(axis):]
			for mark, set := range map[string]*Set{"!": &st.Final, "=": &st.Unturned, "^": &st.Detailed} {
				if strings.Contains(marks, mark) {
					set.put(axis, true)
				}
			}
			continue
		}
		x := State{Of: axis, Side: 1}
		if line[0] == '-' {
			x.Side = -1
		}
		parts := strings.SplitN(line[1:]+"||", "|", 3)
		for n, to := range []*Table[[]State]{&st.Done, &st.Gone} {
			for entry := range strings.FieldsSeq(parts[n]) {
				verb, particle, _ := strings.Cut(entry, "+")
				for form, v := range conjugate([]actClass{{verbs: verb}}) {
					x.Form = v.Form
					p := strings.TrimSpace(form + " " + strings.ReplaceAll(particle, "+", " "))
					to.put(p, append(to.Of(p), x))
				}
			}
		}
		x.Form = BaseForm
		for p := range strings.SplitSeq(strings.Trim(parts[2], "| "), ",") {
			if p = strings.TrimSpace(p); p != "" {
				st.Being.put(p, append(st.Being.Of(p), x))
			}
		}
	}
}

func statesTable(s string, st States) States {
	statesOf(s, &st)
	for _, table := range []Table[[]State]{st.Done, st.Gone, st.Being} {
		for phrase := range table.Words() {
			st.Firsts.put(firstWord(phrase), true)
		}
	}
	return st
}

// firstsOf are the first words of phrases.
func firstsOf(sets ...Set) Set {
	var out Set
	for _, set := range sets {
		for phrase := range set.Words() {
			out.put(firstWord(phrase), true)
		}
	}
	return out
}

func firstWord(phrase string) string {
	first, _, _ := strings.Cut(phrase, " ")
	return first
}
