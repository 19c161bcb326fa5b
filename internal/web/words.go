package web

import (
	"embed"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

//go:embed words/*.json
var wordFiles embed.FS

// langs are the languages of the interface, the first one for whom none fits.
// Each has a file in words: the same messages under the same names.
var langs = []string{"en", "uk"}

// A message is a sentence or label of the interface. It has one form for each
// class of numbers that its language tells apart (CLDR's cardinal plurals), or
// only "other". In it {name} stands for a value.
type message map[plural.Form]string

var formNames = map[string]plural.Form{
	"zero": plural.Zero, "one": plural.One, "two": plural.Two, "few": plural.Few, "many": plural.Many, "other": plural.Other,
}

// UnmarshalJSON reads a text, or an object of texts by the name of their class.
func (m *message) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		*m = message{plural.Other: one}
		return nil
	}
	var forms map[string]string
	if err := json.Unmarshal(b, &forms); err != nil {
		return err
	}
	*m = message{}
	for name, s := range forms {
		f, ok := formNames[name]
		if !ok {
			return fmt.Errorf("no class of numbers is called %q", name)
		}
		(*m)[f] = s
	}
	return nil
}

// words are the messages of one language.
type words struct {
	lang     string
	tag      language.Tag
	messages map[string]message
	reasons  []reasonForm   // wordings that have to be put into the language; none for English
	zone     *time.Location // in which times are told; nil: UTC
}

// readWords reads the messages of all languages, in the order of langs.
func readWords() ([]*words, error) {
	var out []*words
	for _, lang := range langs {
		b, err := wordFiles.ReadFile("words/" + lang + ".json")
		if err != nil {
			return nil, err
		}
		w := &words{lang: lang}
		if w.tag, err = language.Parse(lang); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(b, &w.messages); err != nil {
			return nil, fmt.Errorf("words/%s.json: %w", lang, err)
		}
		out = append(out, w)
	}
	return withReasons(out), nil
}

// T returns a message with its values, given as name and value in turn. The
// value of "n" chooses the form. A message that is not there is its own name,
// which a test does not let pass.
func (w *words) T(key string, values ...any) string {
	m, ok := w.messages[key]
	if !ok {
		return key
	}
	form := plural.Other
	for i := 0; i+1 < len(values); i += 2 {
		if n, ok := values[i+1].(int); ok && values[i] == "n" {
			form = plural.Cardinal.MatchPlural(w.tag, n, 0, 0, 0, 0)
		}
	}
	s, ok := m[form]
	if !ok {
		s = m[plural.Other]
	}
	var holes []string
	for i := 0; i+1 < len(values); i += 2 {
		holes = append(holes, "{"+fmt.Sprint(values[i])+"}", w.value(values[i+1]))
	}
	return strings.NewReplacer(holes...).Replace(s)
}

// value writes a value: a count in groups of digits from 10,000 on. What is no
// count, such as the number of a case, is no int.
func (w *words) value(v any) string {
	if n, ok := v.(int); ok && (n >= 10_000 || n <= -10_000) {
		return w.digits(float64(n))
	}
	return fmt.Sprint(v)
}

// digits writes a number as the language has it.
func (w *words) digits(v float64) string {
	whole, part, pointed := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "−", whole[1:]
	}
	out := whole
	if len(whole) > 4 {
		first := (len(whole)-1)%3 + 1
		out = whole[:first]
		for i := first; i < len(whole); i += 3 {
			out += w.T("number.group") + whole[i:i+3]
		}
	}
	if pointed {
		out += w.T("number.point") + part
	}
	return sign + out
}

// language names a language, or gives its tag back if it is none.
func (w *words) language(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	return display.Languages(w.tag).Name(t)
}

// wordsFor chooses the language of the interface: the reader's own choice, or
// what the browser asks for.
func (s *site) wordsFor(r *http.Request, chosen string) *words {
	if i := slices.Index(langs, chosen); i >= 0 {
		return s.words[i]
	}
	_, i := language.MatchStrings(s.matcher, r.Header.Get("Accept-Language"))
	return s.words[i]
}
