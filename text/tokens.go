package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tokens returns the tokens of s that lie within in, as spans of s.
//
// What lies between two tokens is white space, control and format characters
// or invalid UTF-8, nothing else. The rules are those of every language with
// spaces; no table of words is asked, so "Mr." is a Word and a Punct, while
// "U.S." and "p.m.", whose dots stand between single letters, are one Word.
//
//   - "five-hour" is Word, "-", Word; so is "COVID-19" with a Number.
//   - "don't", "O'Brien", "l'Élysée" are one Word each. "Kyiv's" is Word and
//     Clitic, "leaders'" likewise, unless a single quotation mark stands open:
//     then the mark after "leaders" closes it.
//   - "19,000", "1.2.3", ".5", "3rd", "1990s" are one Number. "90bn" is Number
//     and Word. "19 000" is one Number if its space is one that does not break.
//   - An address of the web or of mail, "@handle" and "#tag" are one Word, so
//     that nobody reads names into them.
//   - Han, Hiragana, Thai, Lao, Khmer and Burmese have no spaces, and without a
//     dictionary no word borders: each letter with its marks is a Word.
func Tokens(s string, in Span) []Token {
	return AppendTokens(make([]Token, 0, in.Len()/4+4), s, in)
}

// AppendTokens appends the tokens of a span to others.
func AppendTokens(to []Token, s string, in Span) []Token {
	r := reader{s: s, pos: in.Start, end: in.End, from: in.Start, out: to, first: len(to)}
	for r.skip() {
		r.next()
	}
	return r.out
}

// reader walks over s once. Every step moves pos forward.
type reader struct {
	s          string
	from       int // where the range begins
	pos, end   int
	out        []Token
	first      int  // of out that is ours
	space, brk bool // stand before pos
	open       int  // single quotation marks that stand open
	lower      strings.Builder
}

// class is what a byte of ASCII can begin.
type class uint8

const (
	other class = iota // control: a gap
	blank
	newline
	letter
	digit
	apostrophe
	quote
	dash
	dot
	punct
	symbol
)

var ascii = func() (t [utf8.RuneSelf]class) {
	for c := range t {
		switch r := rune(c); {
		case r == ' ' || r == '\t' || r == '\v' || r == '\f':
			t[c] = blank
		case r == '\n' || r == '\r':
			t[c] = newline
		case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
			t[c] = letter
		case '0' <= r && r <= '9':
			t[c] = digit
		case strings.ContainsRune("$%&#@*+<=>^_`|~", r):
			t[c] = symbol
		case r > ' ' && r < 0x7f:
			t[c] = punct
		}
	}
	t['\''], t['"'], t['-'], t['.'] = apostrophe, quote, dash, dot
	return t
}()

// at returns the class of the rune at i, the rune and its width; the class of
// what lies outside the range is other.
func (r *reader) at(i int) (class, rune, int) {
	if i < r.from || i >= r.end {
		return other, 0, 0
	}
	if c := r.s[i]; c < utf8.RuneSelf {
		return ascii[c], rune(c), 1
	}
	c, w := utf8.DecodeRuneInString(r.s[i:r.end])
	if c == utf8.RuneError && w == 1 {
		return other, c, 1
	}
	return classOf(c), c, w
}

// before is at for the rune that ends at i.
func (r *reader) before(i int) (class, rune) {
	if i <= r.from {
		return other, 0
	}
	if c := r.s[i-1]; c < utf8.RuneSelf {
		return ascii[c], rune(c)
	}
	c, w := utf8.DecodeLastRuneInString(r.s[r.from:i])
	if c == utf8.RuneError && w == 1 {
		return other, c
	}
	return classOf(c), c
}

func classOf(c rune) class {
	switch c {
	case '’', 'ʼ', '‘', '＇':
		return apostrophe
	case '“', '”', '„', '‟', '«', '»', '‹', '›', '‚', '‛', '「', '」', '『', '』', '〝', '〞', '〟', '＂':
		return quote
	case '\u2010', '\u2011', '\u2012':
		return dash
	case '\u0085', '\u2028', '\u2029':
		return newline
	case '\u200b', '\ufeff', '\u00ad', '\u2060':
		return other
	case '％', '‰', '§', '†', '‡', '¶', '＆', '＃', '＠', '＊':
		return symbol
	}
	switch {
	case unicode.IsLetter(c):
		return letter
	case unicode.IsNumber(c):
		return digit
	case unicode.IsMark(c):
		return letter // a mark without a base
	case unicode.IsSpace(c):
		return blank
	case unicode.IsPunct(c):
		return punct
	case unicode.IsSymbol(c):
		return symbol
	}
	return other
}

// skip moves over a gap and reports whether a token follows.
func (r *reader) skip() bool {
	lines := 0
	for r.pos < r.end {
		k, c, w := r.at(r.pos)
		switch k {
		case other:
		case blank:
			r.space = true
		case newline:
			r.space, r.brk = true, true
			if c != '\r' {
				lines++
			}
		default:
			if lines > 1 {
				r.open = 0 // no quotation is left open over an empty line
			}
			return true
		}
		r.pos += w
	}
	return false
}

// next reads the token at pos.
func (r *reader) next() {
	k, c, w := r.at(r.pos)
	switch k {
	case letter:
		if end := r.url(); end > 0 {
			r.emit(Word, end)
			return
		}
		r.emit(Word, r.word(r.pos))
	case digit:
		r.emit(Number, r.number(r.pos))
	case apostrophe:
		r.apostrophe(c, w)
	case quote:
		if c == '‚' || c == '‛' {
			r.open++
		}
		r.emit(Quote, r.pos+w)
	case dot:
		kb, _ := r.before(r.pos)
		if kn, _, _ := r.at(r.pos + 1); kn == digit && kb != letter && kb != digit && kb != dot && kb != punct {
			r.emit(Number, r.number(r.pos+1)) // ".5 percent" is not five
			return
		}
		r.emit(Punct, r.pos+w)
	case symbol:
		if (c == '@' || c == '#') && r.address(c) {
			return
		}
		r.emit(Symbol, r.pos+w)
	default:
		r.emit(Punct, r.pos+w)
	}
}

// emit appends the token that ends at end and moves there.
func (r *reader) emit(k Kind, end int) {
	t := Token{Span: Span{r.pos, end}, Kind: k, Space: r.space, Break: r.brk}
	t.Norm, t.Lower = r.spell(r.s[r.pos:end])
	r.out = append(r.out, t)
	r.pos, r.space, r.brk = end, false, false
}

// word returns where the word that begins at i ends. It goes on over marks and
// digits, and over an apostrophe, dot, "&" or "_" that stands inside.
func (r *reader) word(i int) int {
	start, segment := i, i // segment: after the last inner dot
	dots, plain := 0, true // plain: each dot stands after one or two letters
	for {
		k, c, w := r.at(i)
		switch {
		case k == letter && i == start && spaceless(c):
			return r.marks(i + w)
		case k == letter && c >= utf8.RuneSelf && spaceless(c):
			return i
		case k == letter || k == digit:
			i += w
			continue
		case k == other && w > 0 && r.inner(i) > 0:
			i = r.inner(i)
			continue
		case k == apostrophe && r.joins(i, w):
			i += w
			continue
		case k == dot:
			if join, short := r.dotted(segment, i); join {
				i++
				segment = i
				dots++
				plain = plain && short
				continue
			}
			if dots > 0 && plain && r.short(segment, i) {
				return i + 1 // the last dot of "U.S."
			}
		case c == '&' && r.capitals(i):
			i += w // "AT&T"
			continue
		case c == '_' && r.wordy(i+1):
			i += w
			continue
		case c == '/' && dots > 0 && !plain && r.wordy(i+1):
			return r.urlEnd(start, i) // "example.org/news"
		}
		return i
	}
}

// marks moves over combining marks.
func (r *reader) marks(i int) int {
	for {
		_, c, w := r.at(i)
		if w == 0 || !unicode.IsMark(c) {
			return i
		}
		i += w
	}
}

// inner returns where a word goes on after soft hyphens and joiners at i, or 0.
func (r *reader) inner(i int) int {
	for {
		k, c, w := r.at(i)
		switch {
		case k == letter:
			return i
		case k == other && unicode.Is(unicode.Cf, c) && w > 1:
			i += w
		default:
			return 0
		}
	}
}

// wordy reports whether a letter or digit stands at i.
func (r *reader) wordy(i int) bool {
	k, _, _ := r.at(i)
	return k == letter || k == digit
}

// capitals reports whether capital letters stand on both sides of the sign at i.
func (r *reader) capitals(i int) bool {
	_, before := r.before(i)
	_, after, _ := r.at(i + 1)
	return unicode.IsUpper(before) && unicode.IsUpper(after)
}

// joins reports whether the apostrophe at i lies inside a word and does not
// begin a clitic.
func (r *reader) joins(i, w int) bool {
	k, _, _ := r.at(i + w)
	return k == letter && r.clitic(i, w) == 0
}

// clitic returns where the "'s" that begins at i ends, or 0.
func (r *reader) clitic(i, w int) int {
	i += w
	if _, c, _ := r.at(i); c != 's' && c != 'S' {
		return 0
	}
	if k, _, _ := r.at(i + 1); k == letter || k == digit {
		return 0
	}
	return i + 1
}

// dotted reports whether the dot at i, after a segment that began at from,
// lies inside a word: "U.S", "Ph.D", "v2.0", "example.com"; and whether it does
// so after one or two letters as in an abbreviation. "end.The" is two words.
func (r *reader) dotted(from, i int) (join, short bool) {
	k, c, _ := r.at(i + 1)
	kb, b := r.before(i)
	switch {
	case k == digit:
		return kb == digit, false
	case k != letter:
		return false, false
	}
	single := oneRune(r.s[from:i])
	if unicode.IsUpper(c) {
		next := r.letters(i+1, 3)
		ok := unicode.IsUpper(first(r.s[from:i])) && i-from <= 4 && r.letters(from, 3) <= 2 &&
			next <= 2 && (single || next == 1)
		return ok, ok
	}
	if single && unicode.IsUpper(b) {
		return false, false
	}
	return unicode.IsLower(c) && (kb == letter || kb == digit), single && r.letters(i+1, 2) == 1
}

// short reports whether s[from:i] is a segment of an abbreviation.
func (r *reader) short(from, i int) bool {
	return i-from <= 4 && r.letters(from, 3) <= 2 && (oneRune(r.s[from:i]) || unicode.IsUpper(first(r.s[from:i])))
}

// letters counts the letters from i on, at most limit.
func (r *reader) letters(i, limit int) int {
	n := 0
	for n < limit {
		k, _, w := r.at(i)
		if k != letter && k != digit {
			break
		}
		i += w
		n++
	}
	return n
}

// number returns where the number ends whose digits go on at i.
func (r *reader) number(i int) int {
	start := i
	group := i // where the last run of digits began
	for {
		k, c, w := r.at(i)
		switch {
		case k == digit:
			i += w
			continue
		case c == '.' || c == ',':
			if kn, _, _ := r.at(i + w); kn == digit {
				i += w
				group = i
				continue
			}
		case thin(c) || k == apostrophe:
			if i-group <= 3 && (group == start || i-group == 3) && r.thousands(i+w) {
				i += w
				group = i
				continue
			}
		case k == letter:
			return r.suffix(i)
		}
		return i
	}
}

// thin reports whether c is a space that groups digits: it does not break.
func thin(c rune) bool { return c == '\u00a0' || c == '\u202f' || c == '\u2009' }

// thousands reports whether exactly three digits stand at i.
func (r *reader) thousands(i int) bool {
	for range 3 {
		if k, _, w := r.at(i); k != digit || w != 1 {
			return false
		}
		i++
	}
	k, _, _ := r.at(i)
	return k != digit && k != letter
}

// suffix returns the end of "st", "nd", "rd", "th" or "s" at i, else i.
func (r *reader) suffix(i int) int {
	n := r.letters(i, 3)
	if i+n > r.end || n > 2 {
		return i
	}
	switch strings.ToLower(r.s[i : i+n]) {
	case "st", "nd", "rd", "th", "s":
		return i + n
	}
	return i
}

// apostrophe reads the apostrophe at pos, which is not inside a word: a clitic,
// a quotation mark, or the sign of something left out ("'90s").
func (r *reader) apostrophe(c rune, w int) {
	kb, b := r.before(r.pos)
	ka, _, _ := r.at(r.pos + w)
	tight := kb != other && kb != blank && kb != newline // stands against what is before it
	end := r.pos + w
	switch {
	case tight && r.clitic(r.pos, w) > 0:
		r.emit(Clitic, r.clitic(r.pos, w))
	case ka == digit && (kb == digit || r.decade(end)):
		r.emit(Punct, end)
	case !tight || opening(b):
		if c != '’' && (ka == letter || ka == digit || ka == quote || ka == dot || ka == punct || ka == symbol) {
			r.open++
		}
		r.emit(Quote, end)
	case r.open > 0:
		r.open--
		r.emit(Quote, end)
	case (b == 's' || b == 'S') && (kb == letter) && c != '‘':
		r.emit(Clitic, end)
	default:
		r.emit(Quote, end)
	}
}

// decade reports whether "90s" stands at i.
func (r *reader) decade(i int) bool {
	return r.letters(i, 4) == 3 && i+3 <= r.end && r.s[i+2] == 's' && r.s[i] < utf8.RuneSelf && ascii[r.s[i+1]&0x7f] == digit
}

// opening reports whether c opens something or separates, so that an
// apostrophe after it opens a quotation.
func opening(c rune) bool {
	switch c {
	case '(', '[', '{', '“', '„', '«', '‹', '"', '—', '–', '-', '/', '‘', ':':
		return true
	}
	return false
}

// address reads "@handle", "#tag", or the rest of a mail address whose local
// part has been read; it reports whether it found one.
func (r *reader) address(c rune) bool {
	if k, _ := r.before(r.pos); k == letter || k == digit {
		return c == '@' && r.mail()
	}
	i, named := r.pos+1, false
	for {
		k, b, w := r.at(i)
		if k != letter && k != digit && b != '_' {
			break
		}
		named = named || k == letter
		i += w
	}
	if !named {
		return false
	}
	r.emit(Word, i)
	return true
}

// mail joins the tokens of a local part with "@" and the host after it.
func (r *reader) mail() bool {
	end := r.host(r.pos + 1)
	if end == 0 {
		return false
	}
	n := len(r.out)
	at := r.pos
	for n > r.first && r.out[n-1].End == at && local(r.out[n-1].In(r.s)) {
		n--
		at = r.out[n].Start
		if r.out[n].Space {
			break
		}
	}
	if at == r.pos {
		return false
	}
	t := r.out[n]
	r.out = r.out[:n]
	r.pos, r.space, r.brk = at, t.Space, t.Break
	r.emit(Word, end)
	return true
}

// host returns the end of a host name with a dot at i, or 0.
func (r *reader) host(i int) int {
	end, dots := 0, 0
	for i < r.end {
		c := r.s[i]
		switch {
		case c < utf8.RuneSelf && (ascii[c] == letter || ascii[c] == digit):
			i++
			if dots > 0 {
				end = i
			}
			continue
		case c == '-' && r.wordy(i+1):
			i++
			continue
		case c == '.' && r.wordy(i+1):
			dots++
			i++
			continue
		}
		break
	}
	return end
}

func local(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || ascii[c] != letter && ascii[c] != digit && !strings.ContainsRune("._%+-", rune(c)) {
			return false
		}
	}
	return true
}

// url returns the end of a web address that begins at pos, or 0.
func (r *reader) url() int {
	s := r.s[r.pos:r.end]
	switch s[0] {
	case 'h', 'H', 'w', 'W', 'f':
	default:
		return 0
	}
	for _, p := range []string{"https://", "http://", "www.", "ftp://"} {
		if len(s) > len(p) && strings.EqualFold(s[:len(p)], p) {
			return r.urlEnd(r.pos, r.pos+len(p))
		}
	}
	return 0
}

// urlEnd moves from i to the end of an address that began at start: to white
// space or a quotation mark, without the punctuation that ends the sentence.
func (r *reader) urlEnd(start, i int) int {
	depth := 0
	for i < r.end {
		k, c, w := r.at(i)
		if k == blank || k == newline || k == quote || k == other || c == '<' || c == '>' || c == '’' {
			break
		}
		if c == '(' {
			depth++
		}
		if c == ')' {
			if depth == 0 {
				break
			}
			depth--
		}
		i += w
	}
	for i > start+1 && strings.IndexByte(".,;:!?'*_[]", r.s[i-1]) >= 0 {
		i--
	}
	return i
}

// spell returns the plain and the lower-case spelling of a token.
func (r *reader) spell(s string) (norm, lower string) {
	big, wide := false, false
	for i := range len(s) {
		c := s[i]
		big = big || 'A' <= c && c <= 'Z'
		wide = wide || c >= utf8.RuneSelf
	}
	switch {
	case !big && !wide:
		return s, s
	case !wide:
		return s, r.keep(func(b *strings.Builder) {
			for i := range len(s) {
				c := s[i]
				if 'A' <= c && c <= 'Z' {
					c += 'a' - 'A'
				}
				b.WriteByte(c)
			}
		})
	}
	norm = s
	if strings.ContainsFunc(s, func(c rune) bool { return plain(c) != c }) {
		norm = r.keep(func(b *strings.Builder) {
			for _, c := range s {
				if p := plain(c); p != gone {
					b.WriteRune(p)
				}
			}
		})
	}
	if !strings.ContainsFunc(norm, func(c rune) bool { return unicode.ToLower(c) != c }) {
		return norm, norm
	}
	return norm, r.keep(func(b *strings.Builder) {
		for _, c := range norm {
			b.WriteRune(unicode.ToLower(c))
		}
	})
}

// keep returns what write writes, as a part of one growing buffer: a token
// costs no allocation of its own.
func (r *reader) keep(write func(*strings.Builder)) string {
	n := r.lower.Len()
	write(&r.lower)
	return r.lower.String()[n:]
}

// spaceless reports whether c belongs to a script written without spaces.
func spaceless(c rune) bool {
	return c >= 0x0e00 && unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

func first(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

func oneRune(s string) bool {
	_, w := utf8.DecodeRuneInString(s)
	return w > 0 && w == len(s)
}
