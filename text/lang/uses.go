package lang

// Use is a set of uses that a word has in reading statements, one bit for each
// set of words that is asked for, so that a word is looked up once.
type Use uint64

const (
	UsePreposition Use = 1 << iota
	UseArticle
	UseDeterminer
	UseConjunction
	UseAuxiliary
	UseRelative
	UseJoin
	UseHolder
	UseAdverb
	UseTime
	UseAnd
	UseDocument
	UseStudy
	UseLoose
	UsePassive
	UseLink
	UseCut
	UseWith
	UseWhether
	UseStart
	UsePlural
	UseAgency
	UseWill
	UseWhile
	UseRelayVerb
	UseOutletNoun
	UseOfOrigin
	UseNot
	UseLead
	UsePublished
	UseOwner
	UseOutletWord
	UseMatter
	UseIssuing
	UseInterview
	UseIn
	UseGoOn
	UseDecline
	UseCredit
	UseBlock
	UseAbsolute
	UseOpener
	UsePronoun
	UseCue       // a form of Cues
	UseCueNoun   // one of CueNouns
	UsePlain     // one that takes any clause: "say"
	UseAccording // a key of According
	UseObject    // one of Objects
	UseAdjective // one of Adjectives
	UseFinite    // almost surely a finite verb, where no determiner stands before it
)

// Is reports whether the word has one of the uses.
func (u Use) Is(one Use) bool { return u&one != 0 }

// usesOf makes the table of uses from the sets they stand for.
func usesOf(s *Statements, words *Words, acts *Acts) map[string]Use {
	uses := map[string]Use{}
	for use, set := range map[Use]Set{
		UsePreposition: words.Prepositions,
		UseArticle:     words.Articles,
		UseDeterminer:  words.Determiners,
		UseConjunction: words.Conjunctions,
		UseAuxiliary:   words.Auxiliaries,
		UseRelative:    s.Relative,
		UseJoin:        s.Joins,
		UseHolder:      s.Holders,
		UseAdverb:      s.Adverbs,
		UseTime:        s.Times,
		UseAnd:         s.And,
		UseDocument:    s.Documents,
		UseStudy:       s.Studies,
		UseLoose:       s.Loose,
		UsePassive:     s.Passives,
		UseLink:        s.Links,
		UseCut:         s.Cuts,
		UseWith:        s.With,
		UseWhether:     s.Whether,
		UseStart:       s.Starts,
		UsePlural:      s.Plurals,
		UseAgency:      s.Agencies,
		UseWill:        s.Will,
		UseWhile:       s.While,
		UseRelayVerb:   s.RelayVerbs,
		UseOutletNoun:  s.OutletNouns,
		UseOfOrigin:    s.OfOrigin,
		UseNot:         s.Not,
		UseLead:        s.Leads,
		UsePublished:   s.Published,
		UseOwner:       s.Owners,
		UseOutletWord:  s.OutletWords,
		UseMatter:      s.Matters,
		UseIssuing:     s.Issuing,
		UseInterview:   s.Interview,
		UseIn:          s.In,
		UseGoOn:        s.GoOn,
		UseDecline:     s.Declines,
		UseCredit:      s.Credit,
		UseBlock:       s.Blocks,
		UseAbsolute:    s.Absolute,
		UseOpener:      acts.Openers,
	} {
		for w := range set.Words() {
			uses[w] |= use
		}
	}
	for w := range s.Pronouns.Words() {
		uses[w] |= UsePronoun
	}
	for w := range s.CueNouns.Words() {
		uses[w] |= UseCueNoun
	}
	for w := range s.Objects.Words() {
		uses[w] |= UseObject
	}
	for w := range s.According.Words() {
		uses[w] |= UseAccording
	}
	for w := range s.Adjectives.Words() {
		uses[w] |= UseAdjective
	}
	for w, c := range s.Cues.All() {
		uses[w] |= UseCue
		if c.Frame&Plain != 0 && c.Form != IngForm {
			uses[w] |= UsePlain
		}
		if (c.Form == PastForm || c.Form == ThirdForm) && c.Frame&Nounlike == 0 {
			uses[w] |= UseFinite
		}
	}
	for w, v := range acts.Verbs.All() {
		if v.Form == PastForm || v.Form == ThirdForm {
			uses[w] |= UseFinite
		}
	}
	for w := range words.Past.Words() {
		uses[w] |= UseFinite
	}
	return uses
}

// used returns the tables with their Uses.
func (s Statements) used(words *Words, acts *Acts) Statements {
	s.Uses = tableOf(usesOf(&s, words, acts))
	return s
}
