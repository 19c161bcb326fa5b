package statements

import (
	"strings"

	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// most tokens among which the subject of a sentence is looked for.
const opening = 80

// mainSubject returns the tokens of the subject of the sentence's main clause:
// the noun phrase or pronoun before its first finite verb that is no verb of a
// subordinate or relative clause. It must end before token before. The words of
// quotations are left aside. ok is false where none is found.
func (r *reader) mainSubject(s *sentence, before int) (first, end int, ok bool) {
	sub := false // the next verb is that of a subordinate clause
	for i := s.lo; i < min(before, s.hi, s.lo+opening); i++ {
		if r.inside[i] != 0 {
			i = r.quotes[r.inside[i]-1].last
			continue
		}
		if r.t[i].Kind != text.Word || r.mention[i] != 0 {
			continue
		}
		u := r.use[i]
		if u.Is(lang.UseRelative) || r.opens(s, i) {
			sub = true
			continue
		}
		if !r.finite(i) {
			continue
		}
		if sub {
			for sub = false; i+1 < s.hi && r.finite(i+1); i++ {
			}
			continue
		}
		p := i - 1
		for p >= s.lo && r.word(p) && r.mention[p] == 0 && (r.use[p].Is(lang.UseAdverb) || r.use[p].Is(lang.UseNot) || r.use[p].Is(lang.UseLink)) {
			p--
		}
		if p < s.lo || r.inside[p] != 0 {
			continue
		}
		if first, end, ok = r.phraseBefore(s, p); ok {
			return first, end, true
		}
	}
	return 0, 0, false
}

// opens reports whether token i opens a subordinate clause: "after", "while".
func (r *reader) opens(s *sentence, i int) bool {
	w, u := r.t[i].Lower, r.use[i]
	if !u.Is(lang.UseOpener) || u.Is(lang.UseAnd) {
		return false
	}
	return i == s.lo || w != r.lang.That || r.t[i-1].Kind == text.Word
}

// finite reports whether token i is a finite verb, regular past forms that are
// in no table included where a subject stands right before.
func (r *reader) finite(i int) bool {
	if r.verb(i) {
		return true
	}
	if r.t[i].Kind != text.Word || r.mention[i] != 0 || r.inside[i] != 0 {
		return false
	}
	w := r.t[i].Lower
	regular := strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "s") && r.use[i].Is(lang.UseCue)
	if !regular && !r.use[i].Is(lang.UsePlain) {
		return false
	}
	p := i - 1
	for p >= r.sents[r.at].lo && r.use[p].Is(lang.UseAdverb|lang.UseNot) && r.mention[p] == 0 {
		p--
	}
	if p < r.sents[r.at].lo || r.inside[p] != 0 {
		return false
	}
	if !regular {
		return r.t[p].Kind == text.Word && !r.use[p].Is(lang.UseAuxiliary) && r.t[p].Lower != r.lang.Infinitive
	}
	pronoun := r.use[p].Is(lang.UsePronoun)
	return pronoun || r.mention[p] != 0 || r.use[p].Is(lang.UseHolder)
}

// phraseBefore returns the tokens of the noun phrase or pronoun that ends with
// token p, over an aside between commas or dashes: "Ann Lee, 57, ".
func (r *reader) phraseBefore(s *sentence, p int) (first, end int, ok bool) {
	if r.t[p].Norm == "," || dash(r.t[p].Norm) {
		for k := p - 1; k > s.lo && p-k < reach; k-- {
			if r.t[k].Norm == r.t[p].Norm && r.inside[k] == 0 {
				return r.plainBefore(s, k-1)
			}
		}
		return 0, 0, false
	}
	return r.plainBefore(s, p)
}

func (r *reader) plainBefore(s *sentence, p int) (first, end int, ok bool) {
	if p < s.lo || r.inside[p] != 0 {
		return 0, 0, false
	}
	if pronoun := r.use[p].Is(lang.UsePronoun); pronoun {
		return p, p + 1, true
	}
	if !wordy(r.t[p].Kind) && r.t[p].Norm != ")" {
		return 0, 0, false
	}
	end = r.subjectEnd(s, p) + 1
	if end <= s.lo {
		return 0, 0, false
	}
	first, ok = r.nounBack(s, end-1)
	if ok && first > s.lo && r.mention[first-1] == 0 && r.use[first-1].Is(lang.UsePreposition) {
		return 0, 0, false
	}
	return first, end, ok
}

// speakerOf finds whom the tokens [first, end) of a subject name, with their
// span: a pronoun stands for an earlier subject.
func (r *reader) speakerOf(s *sentence, first, end int) voice {
	v := voice{span: r.span(first, end)}
	if r.use[first].Is(lang.UsePronoun) && end == first+1 {
		pr := r.lang.Pronouns.Of(r.t[first].Lower)
		if !pr.First {
			v.who, v.sure = r.standsFor(s, pr, first)
		}
		return v
	}
	head := [2]int{first, r.headEnd(first, end)}
	if v.who, v.sure = r.named(head[0], head[1]); len(v.who) == 0 {
		v.who, v.sure = r.described(&cue{subject: [2]int{first, end}, head: head})
	}
	return v
}

// introduced notes who the sentence, ending with a colon, gives the word to:
// the speaker of its last cue, else its subject.
func (r *reader) introduced(s *sentence) {
	if r.inside[s.hi-1] != 0 || r.t[s.hi-1].Norm != ":" {
		return
	}
	for k := len(r.cues) - 1; k >= 0; k-- {
		if c := &r.cues[k]; !c.embedded && c.shape != phrase && !c.named.Empty() {
			r.last = voice{who: c.who, span: c.named, sure: c.sure, sentence: r.at, block: s.block, via: c.via, colon: true}
			return
		}
	}
	first, end, ok := r.mainSubject(s, s.hi)
	if !ok {
		return
	}
	r.last = r.speakerOf(s, first, end)
	r.last.sentence, r.last.block, r.last.colon = r.at, s.block, true
}
