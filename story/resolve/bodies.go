package resolve

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// body reports whether the variant can be an organisation.
func (s *solver) body(v int) bool {
	switch s.vs[v].kind {
	case article.Organisation, article.Media:
		return true
	}
	return false
}

// joinBodies joins the spellings of organisations: an acronym to the only name
// it can be made of, and names with one head of which one holds all words of
// the other and which belong to the same country or have the same holder:
// "National Security Council" and "National Security and Defense Council".
func (s *solver) joinBodies() {
	s.holders = map[string][]int{}
	for v := range s.vs {
		for _, o := range s.vs[v].offices {
			if o.of != "" && len(s.holders[o.of]) < maxBlock {
				s.holders[o.of] = append(s.holders[o.of], v)
			}
		}
	}
	byInitials := map[string][]int{}
	byHead := map[string][]int{}
	for v := range s.vs {
		if !s.body(v) || !strings.Contains(s.vs[v].full, " ") {
			continue
		}
		words := strings.Fields(text.Fold(s.vs[v].full))
		byHead[words[len(words)-1]] = append(byHead[words[len(words)-1]], v)
		for _, k := range initialsOf(s.vs[v].full) {
			byInitials[k] = append(byInitials[k], v)
		}
	}
	for v := range s.vs {
		x := &s.vs[v]
		if strings.Contains(x.full, " ") || len(x.full) < 3 || x.kind != article.Organisation && x.kind != article.Other {
			continue
		}
		if all := byInitials[text.Fold(strings.ReplaceAll(x.full, ".", ""))]; len(all) == 1 && strings.ToUpper(x.full) == x.full {
			s.join(v, all[0], s.vetoBody)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(byHead)) {
		block := byHead[k]
		if len(block) > maxBlock {
			continue
		}
		for i, a := range block {
			for _, b := range block[i+1:] {
				if s.holds(a, b) && s.sameParty(a, b) {
					s.join(a, b, s.vetoBody)
				}
			}
		}
	}
}

// initialsOf returns the acronyms that a name can make: of its capitalised
// words, and of all its words.
func initialsOf(full string) []string {
	var caps, all strings.Builder
	for w := range strings.FieldsFuncSeq(full, func(c rune) bool { return c == ' ' || c == '-' }) {
		c, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(c) {
			caps.WriteRune(unicode.ToLower(c))
		}
		all.WriteRune(unicode.ToLower(c))
	}
	if caps.Len() < 2 {
		return nil
	}
	if caps.String() == all.String() {
		return []string{caps.String()}
	}
	return []string{caps.String(), all.String()}
}

// vetoBody keeps bodies with different gazetteer keys apart.
func (s *solver) vetoBody(a, b int) string {
	if x, y := s.vs[a].known, s.vs[b].known; x != "" && y != "" && x != y {
		return s.vs[a].full + " and " + s.vs[b].full + " are two bodies"
	}
	return ""
}

// holds reports whether one name has all the words of the other.
func (s *solver) holds(a, b int) bool {
	x, y := strings.Fields(text.Fold(s.vs[a].full)), strings.Fields(text.Fold(s.vs[b].full))
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 2 || len(x) == len(y) {
		return false
	}
	for _, w := range x {
		if !slices.Contains(y, w) {
			return false
		}
	}
	return true
}

// sameParty reports whether two bodies belong to the same country, or the
// articles give the same person an office in both.
func (s *solver) sameParty(a, b int) bool {
	if s.vs[a].of != "" && s.vs[a].of == s.vs[b].of {
		return true
	}
	if s.vs[a].of != "" && s.vs[b].of != "" {
		return false
	}
	ka, kb := text.Fold(s.vs[a].full), text.Fold(s.vs[b].full)
	for _, v := range s.holders[ka] {
		for _, w := range s.holders[kb] {
			if s.root(v) == s.root(w) {
				return true
			}
		}
	}
	return false
}

// joinLoose joins a name whose kind one article left open to the one name that
// another article spells the same.
func (s *solver) joinLoose() {
	byFull := map[string][]int{}
	for v := range s.vs {
		if k := s.vs[v].kind; k != article.Group && k != article.Work {
			f := text.Fold(s.vs[v].full)
			byFull[f] = append(byFull[f], v)
		}
	}
	for _, f := range slices.Sorted(maps.Keys(byFull)) {
		all := byFull[f]
		for _, v := range all {
			if s.vs[v].kind != article.Other || len(s.group[s.root(v)]) > 1 || len(all) != 2 {
				continue
			}
			for _, w := range all {
				if w != v {
					s.join(v, w, s.vetoBody)
				}
			}
		}
	}
}
