// Package page holds what is shown of a story: sentences, each with the
// passages it comes from. Outside this package nobody can make a sentence
// without one; page.Verify (folder verify) recomputes them all.
//
// A page is a pure function of its articles, the code's version and its
// options: the same input gives the same bytes.
package page

import (
	"errors"
	"fmt"
	"strings"

	"github.com/synoptic-news/synoptic/article"
)

// ErrUncited is returned for a sentence that rests on no passage.
var ErrUncited = errors.New("no passage is cited")

// PieceKind says what a piece of a sentence is and so how it is verified.
type PieceKind string

const (
	// Words are a source's own, verbatim: article.Words of the passage.
	Words PieceKind = "words"
	// Glue is fixed wording of ours, from the closed table in glue.go.
	Glue PieceKind = "glue"
	// Name is a name that a passage elsewhere in the article gives, shown in
	// square brackets where the cited words have a pronoun or less than it:
	// "[Steve Witkoff]".
	Name PieceKind = "name"
	// Date is a day or interval as Synoptic writes it; the passage is the
	// words it was resolved from.
	Date PieceKind = "date"
)

// Piece is one part of a shown sentence.
type Piece struct {
	Kind PieceKind       `json:"kind"`
	Text string          `json:"text"`
	From article.Passage `json:"from,omitzero"` // zero for Glue
	Bold bool            `json:"bold,omitempty"`
}

// Sentence is shown text with its passages. The zero Sentence is not valid;
// only Cite makes one.
type Sentence struct {
	pieces []Piece
	cites  []article.Passage
}

// Cite makes a sentence of its pieces. The passages under the superscript
// numbers are those of its pieces, then more: passages that say the same. It
// fails with ErrUncited when no piece rests on a passage, and for a piece of
// glue that is not in the table.
func Cite(pieces []Piece, more ...article.Passage) (Sentence, error) {
	s := Sentence{pieces: pieces}
	for _, p := range pieces {
		switch p.Kind {
		case Glue:
			if !isGlue(p.Text) {
				return Sentence{}, fmt.Errorf("%q is not in the table of fixed wording", p.Text)
			}
		case Words, Name, Date:
			if p.From.Article == "" || p.From.Span.Empty() {
				return Sentence{}, fmt.Errorf("piece %q: %w", p.Text, ErrUncited)
			}
			s.cite(p.From)
		default:
			return Sentence{}, fmt.Errorf("unknown kind of piece %q", p.Kind)
		}
	}
	if len(s.cites) == 0 {
		return Sentence{}, ErrUncited
	}
	for _, p := range more {
		s.cite(p)
	}
	return s, nil
}

func (s *Sentence) cite(p article.Passage) {
	for _, q := range s.cites {
		if q == p {
			return
		}
	}
	s.cites = append(s.cites, p)
}

// Text is the sentence as shown, without citation numbers.
func (s Sentence) Text() string {
	var b strings.Builder
	for _, p := range s.pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

// Pieces are its parts, in order.
func (s Sentence) Pieces() []Piece { return s.pieces }

// Cites are the passages it rests on, each once.
func (s Sentence) Cites() []article.Passage { return s.cites }

// Quote is the simplest sentence: the words of one passage of a.
func Quote(a *article.Article, p article.Passage, more ...article.Passage) (Sentence, error) {
	return Cite([]Piece{{Kind: Words, Text: a.Words(p.Span), From: p}}, more...)
}
