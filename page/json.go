package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

// Schema names the form of an encoded page; docs/page.schema.json describes it.
// It changes when a reader of the old form would misread the new one.
const Schema = "synoptic.page/1"

// ErrDecode is wrapped by every error of Decode.
var ErrDecode = errors.New("not a page of " + Schema)

// file is an encoded page. Everything in it that the rest gives again (texts of
// sentences, selectors, hashes, the seal) is written by Encode and compared by
// Decode, never believed.
type file struct {
	Schema string `json:"schema"`
	*Page
	Passages []target `json:"passages"`
	Records  []record `json:"articles"`
	// Seal is the SHA-256 of the page encoded without it. It guards against a
	// slip of the hand, not against a forger: those are met by recomputing.
	Seal string `json:"seal"`
}

// record is one article with the hash of its text.
type record struct {
	*article.Article
	SHA256 string `json:"sha256"`
}

// target is one cited passage as the target of a W3C Web Annotation.
type target struct {
	article.Passage
	Number    int    `json:"source"` // [n]
	URL       string `json:"url,omitempty"`
	Selectors [2]any `json:"selectors"`
}

// quoteSelector is a TextQuoteSelector of the Web Annotation Data Model
// (W3C 2017, 4.2.4) on the article's kept text.
type quoteSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix"`
	Suffix string `json:"suffix"`
}

// positionSelector is a TextPositionSelector (4.2.5). W3C counts code points,
// our spans count bytes.
type positionSelector struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// context is how many code points of text stand in prefix and suffix.
const context = 32

// Encode writes the page as JSON: indented, ending in a line break, and the
// same bytes for the same page.
func Encode(p *Page) ([]byte, error) {
	f := file{Schema: Schema, Page: p, Passages: targets(p)}
	for _, a := range p.Articles {
		f.Records = append(f.Records, record{a, hash(a.Text)})
	}
	bare, err := marshal(f)
	if err != nil {
		return nil, fmt.Errorf("encode page: %w", err)
	}
	const rest = "\"\n}\n" // of the file after its last field, the seal
	seal := sha256.Sum256(bare)
	sealed := hex.AppendEncode(bare[:len(bare)-len(rest)], seal[:])
	return append(sealed, rest...), nil
}

func marshal(f any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(f)
	return indented(b.Bytes()), err
}

// indented writes JSON that encoding/json wrote on lines of its own, with a blank
// for each level: the bytes of json.Indent, which reads every byte of the texts
// as if it might be no JSON, and takes as long as all the rest.
func indented(compact []byte) []byte {
	out := make([]byte, 0, 2*len(compact))
	depth := 0
	line := func() {
		out = append(out, '\n')
		for range depth {
			out = append(out, ' ')
		}
	}
	for len(compact) > 0 {
		switch c := compact[0]; c {
		case '"':
			n := quoted(compact)
			out, compact = append(out, compact[:n]...), compact[n:]
			continue
		case '{', '[':
			if out = append(out, c); compact[1] == c+2 { // nothing stands in it
				out, compact = append(out, c+2), compact[2:]
				continue
			}
			depth++
			line()
		case '}', ']':
			depth--
			line()
			out = append(out, c)
		case ',':
			out = append(out, c)
			line()
		case ':':
			out = append(out, ": "...)
		default:
			out = append(out, c)
		}
		compact = compact[1:]
	}
	return out
}

// quoted is how long the string is that b begins with.
func quoted(b []byte) int {
	for i := 1; ; i++ {
		i += bytes.IndexByte(b[i:], '"')
		n := i
		for b[n-1] == '\\' {
			n--
		}
		if (i-n)%2 == 0 {
			return i + 1
		}
	}
}

func hash(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:])
}

// targets lists every passage the page rests on, once, by source and place.
func targets(p *Page) []target {
	seen := map[article.Passage]bool{}
	var all []article.Passage
	p.Each(func(_ string, part Part) {
		for _, c := range part.Cites() {
			if !seen[c] {
				seen[c] = true
				all = append(all, c)
			}
		}
	})
	number := map[article.ID]int{}
	for i, s := range p.Sources {
		number[s.Article] = i + 1
	}
	slices.SortFunc(all, func(a, b article.Passage) int {
		if d := number[a.Article] - number[b.Article]; d != 0 {
			return d
		}
		return text.Compare(a.Span, b.Span)
	})
	points := map[article.ID]*ruler{}
	ts := make([]target, 0, len(all))
	for _, c := range all {
		a := p.Article(c.Article)
		if a == nil || !c.Span.Valid(a.Text) {
			continue // Decode refuses it, verify names it
		}
		if points[a.ID] == nil {
			points[a.ID] = &ruler{text: a.Text}
		}
		ts = append(ts, target{c, number[a.ID], a.URL, selectors(a.Text, c.Span, points[a.ID])})
	}
	return ts
}

func selectors(t string, s text.Span, r *ruler) [2]any {
	start := r.points(s.Start)
	return [2]any{
		quoteSelector{"TextQuoteSelector", s.In(t), tail(t[:s.Start]), head(t[s.End:])},
		positionSelector{"TextPositionSelector", start, start + utf8.RuneCountInString(s.In(t))},
	}
}

// ruler turns byte offsets, asked for in rising order, into code points.
type ruler struct {
	text      string
	at, runes int
}

func (r *ruler) points(i int) int {
	if i < r.at {
		r.at, r.runes = 0, 0
	}
	r.runes += utf8.RuneCountInString(r.text[r.at:i])
	r.at = i
	return r.runes
}

func head(t string) string {
	i := 0
	for n := 0; n < context && i < len(t); n++ {
		_, w := utf8.DecodeRuneInString(t[i:])
		i += w
	}
	return t[:i]
}

func tail(t string) string {
	i := len(t)
	for n := 0; n < context && i > 0; n++ {
		_, w := utf8.DecodeLastRuneInString(t[:i])
		i -= w
	}
	return t[i:]
}

// Decode reads an encoded page. White space and the order of members do not
// matter; anything else that Encode would not have written is refused, with the
// place: "passages/3/selectors/0/exact: has “…”, must be “…”". Errors wrap
// ErrDecode. What Decode lets pass is whole, not yet true: see verify.
func Decode(b []byte) (*Page, error) {
	f, err := decode(b)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDecode, err)
	}
	return f.Page, nil
}

func decode(b []byte) (*file, error) {
	f, err := load(b)
	if err != nil {
		return nil, err
	}
	again, err := Encode(f.Page)
	if err != nil {
		return nil, err
	}
	if bytes.Equal(b, again) { // as it is kept: nothing can differ
		return f, nil
	}
	return f, compare(b, again)
}

// Load reads a page that this program encoded and kept itself: it has to be
// whole, and is not compared with what Encode would write, which takes longer
// than all the rest. What comes from elsewhere is for Decode.
func Load(b []byte) (*Page, error) {
	f, err := load(b)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDecode, err)
	}
	return f.Page, nil
}

func load(b []byte) (*file, error) {
	var f file
	if err := json.Unmarshal(b, &f); err != nil {
		return nil, err
	}
	if f.Schema != Schema {
		return nil, fmt.Errorf("schema is %q", f.Schema)
	}
	if f.Page == nil {
		return nil, errors.New("it is empty")
	}
	for _, r := range f.Records {
		if r.Article == nil {
			return nil, errors.New("articles: one is empty")
		}
		f.Page.Articles = append(f.Page.Articles, r.Article)
	}
	return &f, f.Page.whole()
}

// whole reports the first part of a page that cannot be one: nothing that reads
// a Page need check these again.
func (p *Page) whole() error {
	if len(p.Sources) == 0 || len(p.Sources) != len(p.Articles) {
		return fmt.Errorf("sources: %d, with %d articles", len(p.Sources), len(p.Articles))
	}
	for i, a := range p.Articles {
		at := "articles/" + strconv.Itoa(i)
		if p.Sources[i].Article != a.ID {
			return fmt.Errorf("%s: is %q, source is %q", at, a.ID, p.Sources[i].Article)
		}
		if err := sound(a); err != nil {
			return fmt.Errorf("%s: %w", at, err)
		}
	}
	var first error
	p.Each(func(at string, part Part) {
		if first != nil {
			return
		}
		if s, ok := part.(Sentence); ok && len(s.cites) == 0 {
			first = fmt.Errorf("%s: %w", at, ErrUncited)
			return
		}
		for _, c := range part.Cites() {
			if a := p.Article(c.Article); a == nil || c.Span.Empty() || !c.Span.Valid(a.Text) {
				first = fmt.Errorf("%s: cites %s %d–%d, which is not there", at, c.Article, c.Span.Start, c.Span.End)
				return
			}
		}
	})
	if first != nil {
		return first
	}
	if err := p.wholeRelated(); err != nil {
		return err
	}
	for i, e := range p.Episodes {
		if slices.ContainsFunc(e.Articles, func(id article.ID) bool { return p.Article(id) == nil }) {
			return fmt.Errorf("episodes/%d: holds an article that is not here", i)
		}
	}
	for i, c := range p.Coverage {
		if slices.ContainsFunc(slices.Concat(c.First, c.Also, c.Without), func(id article.ID) bool { return p.Article(id) == nil }) {
			return fmt.Errorf("coverage/%d: names an article that is not here", i)
		}
	}
	if p.Lone.Article != "" && p.Article(p.Lone.Article) == nil {
		return errors.New("lone: names an article that is not here")
	}
	for i, row := range p.Positions.Cells {
		if len(row) != len(p.Positions.Issues) {
			return fmt.Errorf("positions/cells/%d: %d cells for %d issues", i, len(row), len(p.Positions.Issues))
		}
	}
	if len(p.Positions.Cells) != len(p.Positions.Parties) {
		return fmt.Errorf("positions/cells: %d rows for %d parties", len(p.Positions.Cells), len(p.Positions.Parties))
	}
	return nil
}

// sound reports what is wrong with an article's spans.
func sound(a *article.Article) error {
	switch {
	case a.ID == "":
		return errors.New("has no id")
	case !utf8.ValidString(a.Text):
		return errors.New("text is not UTF-8")
	case !a.Title.Valid(a.Text):
		return errors.New("title: span lies outside the text")
	}
	at := 0
	for i, b := range a.Blocks {
		if b.Start < at || b.Empty() || !b.Valid(a.Text) || !b.Date.Valid(a.Text) {
			return fmt.Errorf("blocks/%d: span %d–%d does not fit", i, b.Start, b.End)
		}
		at = b.End
	}
	at = 0
	for i, s := range a.Sentences {
		if s.Start < at || !s.Valid(a.Text) || s.Block < 0 || s.Block >= len(a.Blocks) || !a.Blocks[s.Block].Contains(s.Span) {
			return fmt.Errorf("sentences/%d: span %d–%d does not fit", i, s.Start, s.End)
		}
		at = s.End
	}
	for i, m := range a.Marks {
		if !m.Valid(a.Text) {
			return fmt.Errorf("marks/%d: span %d–%d does not fit", i, m.Start, m.End)
		}
	}
	return nil
}

// compare reports the first place at which two JSON texts differ.
func compare(has, must []byte) error {
	h, err := tree(has)
	if err != nil {
		return err
	}
	m, err := tree(must)
	if err != nil {
		return err
	}
	if err := differ("", h, m); err != nil {
		return err
	}
	if tokens(has) != tokens(must) {
		return errors.New("a member stands twice") // another reader may take the first
	}
	return nil
}

// tokens counts the tokens of a JSON text.
func tokens(b []byte) int {
	d := json.NewDecoder(bytes.NewReader(b))
	n := 0
	for _, err := d.Token(); err == nil; _, err = d.Token() {
		n++
	}
	return n
}

func tree(b []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errors.New("something follows the page")
	}
	return v, nil
}

func differ(at string, has, must any) error {
	switch m := must.(type) {
	case map[string]any:
		h, ok := has.(map[string]any)
		if !ok {
			return fmt.Errorf("%s: is no object", at)
		}
		return differKeys(at, h, m)
	case []any:
		h, ok := has.([]any)
		if !ok || len(h) != len(m) {
			return fmt.Errorf("%s: is no list of %d", at, len(m))
		}
		for i := range m {
			if err := differ(at+"/"+strconv.Itoa(i), h[i], m[i]); err != nil {
				return err
			}
		}
		return nil
	}
	if has != must {
		return fmt.Errorf("%s: has %s, must be %s", at, short(has), short(must))
	}
	return nil
}

func differKeys(at string, has, must map[string]any) error {
	keys := make([]string, 0, len(must))
	for k := range must {
		keys = append(keys, k)
	}
	for k := range has {
		if _, ok := must[k]; !ok {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, bySeal)
	for _, k := range keys {
		h, inHas := has[k]
		m, inMust := must[k]
		switch {
		case !inMust:
			return fmt.Errorf("%s/%s: is not expected", at, k)
		case !inHas:
			return fmt.Errorf("%s/%s: is missing", at, k)
		}
		if err := differ(at+"/"+k, h, m); err != nil {
			return err
		}
	}
	return nil
}

// bySeal orders names by the alphabet, the seal last: where anything else
// differs too, that is the better message.
func bySeal(a, b string) int {
	if (a == "seal") != (b == "seal") {
		if a == "seal" {
			return 1
		}
		return -1
	}
	if a < b {
		return -1
	}
	return 1
}

func short(v any) string {
	s, ok := v.(string)
	if !ok {
		return fmt.Sprint(v)
	}
	if utf8.RuneCountInString(s) > 60 {
		s = head(s) + "…"
	}
	return strconv.Quote(s)
}

type sentenceJSON struct {
	Text   string            `json:"text"`
	Pieces []Piece           `json:"pieces"`
	Cites  []article.Passage `json:"cites"`
}

// MarshalJSON writes text, pieces and citations.
func (s Sentence) MarshalJSON() ([]byte, error) {
	if len(s.cites) == 0 {
		return nil, ErrUncited
	}
	return json.Marshal(sentenceJSON{s.Text(), s.pieces, s.cites})
}

// UnmarshalJSON makes the sentence again through Cite.
func (s *Sentence) UnmarshalJSON(b []byte) error {
	var j sentenceJSON
	err := json.Unmarshal(b, &j)
	if err != nil {
		return err
	}
	if *s, err = Cite(j.Pieces, j.Cites...); err == nil && !slices.Equal(s.cites, j.Cites) {
		return errors.New("the passages cited are not those of its pieces and what else bears it out")
	}
	return err
}
