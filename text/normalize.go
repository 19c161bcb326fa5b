package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normal is the plain form of a string, for matching, and the way back from it.
type Normal struct {
	Text string
	// pieces say where each part of Text comes from, in order. None: Text is
	// the original.
	pieces []piece
}

// piece is a part of the plain text and the part of the original it stands for.
type piece struct {
	plain, original Span
	same            bool // byte for byte
}

// Normalize returns s with Unicode's composed letters (NFC), plain quotation
// marks, apostrophes, hyphens and spaces, ligatures written out, and without
// soft hyphens and spaces of no width. Case, accents and wording stay, dashes
// longer than a hyphen too.
//
// "the 28‑point plan" from one outlet and "the 28-point plan" from another are
// the same words; the plain form shows it.
func Normalize(s string) Normal {
	if plainASCII(s) {
		return Normal{Text: s}
	}
	var b strings.Builder
	b.Grow(len(s))
	var out []piece
	for at := 0; at < len(s); {
		n := asciiRun(s[at:])
		// The last letter of the run may carry the accent that follows it.
		if n > 0 && at+n < len(s) {
			n--
		}
		if n == 0 {
			n = cluster(s[at:])
			p := piece{plain: Span{b.Len(), 0}, original: Span{at, at + n}}
			writePlain(&b, s[at:at+n])
			p.plain.End = b.Len()
			p.same = b.String()[p.plain.Start:] == s[at:at+n]
			out = add(out, p)
			at += n
			continue
		}
		b.WriteString(s[at : at+n])
		out = add(out, piece{Span{b.Len() - n, b.Len()}, Span{at, at + n}, true})
		at += n
	}
	return Normal{Text: b.String(), pieces: out}
}

// add appends p, joined with the last piece where both are the same byte for byte.
func add(out []piece, p piece) []piece {
	if n := len(out); n > 0 && p.same && out[n-1].same {
		out[n-1].plain.End, out[n-1].original.End = p.plain.End, p.original.End
		return out
	}
	return append(out, p)
}

// cluster returns the length of the first rune of s and the marks that compose
// with it. It is never 0 and ends on a rune border.
func cluster(s string) int {
	_, w := utf8.DecodeRuneInString(s)
	if n := norm.NFC.NextBoundaryInString(s, true); n > w {
		return n
	}
	return w
}

func writePlain(b *strings.Builder, s string) {
	if !utf8.ValidString(s) {
		b.WriteString(s)
		return
	}
	for _, c := range norm.NFC.String(s) {
		switch p := plain(c); {
		case p == gone:
		case ligature(p) != "":
			b.WriteString(ligature(p))
		default:
			b.WriteRune(p)
		}
	}
}

// Original returns the span of the original that the span of n.Text stands
// for, on rune borders. A span that begins or ends inside a character that was
// rewritten takes in the whole of it.
func (n Normal) Original(s Span) Span {
	if n.pieces == nil {
		return s
	}
	start := n.find(s.Start)
	if s.Empty() {
		return Span{start.Start, start.Start}
	}
	return Span{start.Start, n.find(s.End - 1).End}
}

// find returns the bytes of the original behind the byte i of the plain text:
// that byte itself where nothing was rewritten, else the whole piece.
func (n Normal) find(i int) Span {
	k, _ := slices.BinarySearchFunc(n.pieces, i, func(p piece, i int) int {
		if p.plain.End <= i {
			return -1
		}
		return 1
	})
	if k == len(n.pieces) {
		end := n.pieces[k-1].original.End
		return Span{end, end}
	}
	p := n.pieces[k]
	if !p.same {
		return p.original
	}
	at := p.original.Start + i - p.plain.Start
	return Span{at, at + 1}
}

// plainASCII reports whether s needs no rewriting at a glance.
func plainASCII(s string) bool { return asciiRun(s) == len(s) }

func asciiRun(s string) int {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return i
		}
	}
	return len(s)
}

// Fold returns a key for s under which spellings meet: lower case, without
// accents, normalised as by Normalize. "Mößner" and "MOSSNER" have the same
// key; a Cyrillic й stays apart from и.
func Fold(s string) string {
	if plainASCII(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, c := range norm.NFC.String(norm.NFD.String(s)) {
		fold(&b, plain(c))
	}
	return b.String()
}

// fold writes the key of one composed rune.
func fold(b *strings.Builder, c rune) {
	if c == 'й' || c == 'Й' {
		b.WriteRune('й')
		return
	}
	if c < utf8.RuneSelf || !accented(c) {
		foldLetter(b, c)
		return
	}
	var buf [utf8.UTFMax]byte
	for _, p := range norm.NFD.String(string(buf[:utf8.EncodeRune(buf[:], c)])) {
		foldLetter(b, p)
	}
}

// foldLetter writes the key of a rune without accents.
func foldLetter(b *strings.Builder, c rune) {
	switch s, ok := letters[unicode.ToLower(c)]; {
	case c == gone || accent(c):
	case ok:
		b.WriteString(s)
	case ligature(c) != "":
		b.WriteString(ligature(c))
	default:
		b.WriteRune(unicode.ToLower(c))
	}
}

// accented reports whether c is of the blocks of Latin, Greek and Cyrillic
// letters with accents, or an accent. Korean, which Unicode takes apart too, is not.
func accented(c rune) bool {
	return 0x00c0 <= c && c < 0x0530 || 0x1e00 <= c && c < 0x2000
}

// accent reports whether c is a mark over or under a letter that a key leaves
// out. Marks that are vowels, as in Thai or Hindi, are not.
func accent(c rune) bool { return 0x0300 <= c && c <= 0x036f }

// letters are those that Unicode does not take apart, as they are commonly
// written without their stroke or joined shape.
var letters = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'ħ': "h", 'ı': "i", 'ŧ': "t", 'ə': "e",
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th",
}
