package compare

import (
	"slices"

	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// agentLong is how many words those for who did something have at the most.
const agentLong = 10

// cleft reads "It was the city that left": who, and what he did.
func cleft(toks []text.Token, l *lang.Language) (agent, rest []text.Token, ok bool) {
	from := -1
	for i := 0; i+3 < len(toks) && i < agentLong; i++ {
		if l.Doing.It.Has(toks[i].Lower) && l.Doing.Clefts.Has(toks[i+1].Lower) {
			from = i + 2
			break
		}
	}
	if from < 0 || l.Acts.Negators.Has(toks[from].Lower) || !definite(toks[from:], l) && !l.Words.Articles.Has(toks[from].Lower) {
		return nil, nil, false
	}
	for k := from + 1; k < min(len(toks)-1, from+agentLong+4); k++ {
		if !l.Doing.That.Has(toks[k].Lower) {
			continue
		}
		if toks[k-1].Norm != "," && slices.ContainsFunc(toks[from:k], func(t text.Token) bool { return t.Norm == "," }) {
			continue // "the firm, the company that built it, which proposed …"
		}
		agent = toks[from:k]
		if comma := slices.IndexFunc(agent, func(t text.Token) bool { return t.Norm == "," }); comma > 0 {
			agent = agent[:comma]
		}
		if k+1 < len(toks) && toks[k+1].Kind == text.Word {
			if l.Acts.Adverbs.Has(toks[k+1].Lower) && k+2 < len(toks) {
				k++
			}
			return agent, toks[k+1:], true
		}
	}
	return nil, nil, false
}

// nounPhrase are the tokens up to the next mark or clause.
func nounPhrase(toks []text.Token, l *lang.Language) []text.Token {
	for i, t := range toks {
		if t.Kind == text.Punct && t.Norm != "-" || t.Kind == text.Quote || t.Lower == "and" || l.Acts.Openers.Has(t.Lower) {
			return toks[:i]
		}
	}
	return toks
}

// subjectBefore are the words before a verb that say who did it: "the union had".
func subjectBefore(toks []text.Token, l *lang.Language) []text.Token {
	end := len(toks)
	for end > 0 && l.Acts.Auxiliaries.Has(toks[end-1].Lower) {
		end--
	}
	from := end
	for from > 0 && end-from < agentLong {
		t := toks[from-1]
		_, cue := l.Statements.Cues.Get(t.Lower)
		if t.Kind == text.Punct || t.Kind == text.Quote || cue || l.Acts.Openers.Has(t.Lower) {
			break
		}
		from--
	}
	return toks[from:end]
}
