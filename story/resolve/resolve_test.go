package resolve_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate/names"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/resolve"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// reading makes an annotated article, the nth day's, of one block of text.
func reading(n int, s string) *article.Reading {
	a := &article.Article{ID: article.ID(fmt.Sprintf("a%02d", n)), Text: s}
	a.Published.Time = time.Date(2031, 3, 1+n, 0, 0, 0, 0, time.UTC)
	b := article.Block{Span: text.Span{End: len(s)}, Kind: article.Paragraph}
	for _, sp := range text.Sentences(s, b.Span, &lang.For("en").Words.Ends) {
		a.Sentences = append(a.Sentences, article.Sentence{Span: sp})
	}
	a.Blocks = []article.Block{b}
	notes := &article.Notes{Tokens: text.Tokens(s, b.Span)}
	f := names.Find(a, notes.Tokens)
	notes.Mentions, notes.Names, notes.Roles = f.Mentions, f.Names, f.Roles
	return &article.Reading{Article: a, Notes: notes}
}

func readings(texts ...string) []*article.Reading {
	var rs []*article.Reading
	for i, s := range texts {
		rs = append(rs, reading(i, s))
	}
	return rs
}

// spelled lists the entities that have a spelling with one of the words, each
// as its sorted spellings.
func spelled(c *story.Cast, words ...string) []string {
	var out []string
	for _, e := range c.Entities {
		var all []string
		hit := false
		for _, s := range e.Spellings {
			all = append(all, s.Text)
			for _, w := range words {
				hit = hit || strings.Contains(s.Text, w)
			}
		}
		if hit {
			slices.Sort(all)
			out = append(out, strings.Join(all, ", "))
		}
	}
	slices.Sort(out)
	return out
}

func TestEntities(t *testing.T) {
	tests := []struct {
		name  string
		texts []string
		about []string
		want  []string
	}{
		{"romanisation",
			[]string{"President Yuri Halvorsky spoke.", "President Yury Halvorskyy spoke. Halvorskyy left."},
			[]string{"Halvorsk"}, []string{"Halvorskyy, Yuri Halvorsky, Yury Halvorskyy"}},
		{"a slip with the same office",
			[]string{"Latvian envoy Andris Kovbiga spoke.", "Latvian envoy Andris Kovbhia left."},
			[]string{"Kovb"}, []string{"Andris Kovbhia, Andris Kovbiga"}},
		{"accents",
			[]string{"Mayor Dan Sörlund spoke.", "Mayor Dan Sorlund left."},
			[]string{"rlund"}, []string{"Dan Sorlund, Dan Sörlund"}},
		{"short form and initial",
			[]string{"Senator William Ordway spoke.", "Senator Bill Ordway left.", "Senator W. Ordway came."},
			[]string{"Ordway"}, []string{"Bill Ordway, W. Ordway, William Ordway"}},
		{"called by the middle name",
			[]string{"Senator J. Paul Ordway spoke.", "Senator Paul Ordway left."},
			[]string{"Ordway"}, []string{"J. Paul Ordway, Paul Ordway"}},
		{"middle names spelled two ways",
			[]string{"Senator Mary Ann Ordway spoke.", "Senator Mary Anne Ordway left."},
			[]string{"Ordway"}, []string{"Mary Ann Ordway, Mary Anne Ordway"}},
		{"the end of a longer name",
			[]string{"Senator Alonso Garzón Pavel spoke.", "Senator Garzón Pavel left.", "Senator Rosa Pavel came."},
			[]string{"Pavel"}, []string{"Alonso Garzón Pavel, Garzón Pavel", "Rosa Pavel"}},
		{"bare family name of another article",
			[]string{"Minister Rosa Tember spoke.", "The crowd cheered when Minister Tember came."},
			[]string{"Tember"}, []string{"Rosa Tember, Tember"}},
		{"bare family name of two persons stays alone",
			[]string{"Rosa Tember, a judge, met Peter Tember, a pilot.", "The crowd cheered when Mr Tember came, said Tember."},
			[]string{"Tember"}, []string{"Peter Tember, Tember", "Rosa Tember"}},
		{"family members",
			[]string{"Mayor Anna Quist spoke.", "Mayor Peter Quist left."},
			[]string{"Quist"}, []string{"Anna Quist", "Peter Quist"}},
		{"given name only",
			[]string{"Andris Kovbiga, a judge, spoke.", "Andris Melder, a judge, left."},
			[]string{"Andris"}, []string{"Andris Kovbiga", "Andris Melder"}},
		{"generations",
			[]string{"Paul Ordway Jr. spoke to them.", "Paul Ordway Sr. went home."},
			[]string{"Ordway"}, []string{"Paul Ordway Jr", "Paul Ordway Sr"}},
		{"two in one article are two",
			[]string{"Pavel Kovbiga, a judge, met Pavel Kovbhia, a judge."},
			[]string{"Kovb"}, []string{"Pavel Kovbhia", "Pavel Kovbiga"}},
		{"a veto against one member keeps the group apart",
			[]string{"Pavel Kovbiga, a judge, met Pavel Kovbhia, a judge.", "Then Pavel Kovbyga, a judge, spoke."},
			[]string{"Kovb"}, []string{"Pavel Kovbhia", "Pavel Kovbiga, Pavel Kovbyga"}},
		{"sisters",
			[]string{"Minister Anna Quist spoke.", "Minister Anne Quist left."},
			[]string{"Quist"}, []string{"Anna Quist", "Anne Quist"}},
		{"acronym",
			[]string{"The Harbour Safety Institute wrote to the Coastal Council.", "A report by HSI was read."},
			[]string{"HSI"}, []string{"HSI, Harbour Safety Institute"}},
		{"one body, two names, one holder",
			[]string{"Olga Brandt, head of Norway’s Coastal Safety Council, spoke.", "Olga Brandt, head of Norway’s Coastal Safety and Rescue Council, left."},
			[]string{"Coastal"}, []string{"Coastal Safety Council, Coastal Safety and Rescue Council"}},
		{"councils of two countries",
			[]string{"Olga Brandt, head of Norway’s Coastal Safety Council, spoke.", "Bo Lind, head of Chile’s Coastal Safety and Rescue Council, left."},
			[]string{"Coastal"}, []string{"Coastal Safety Council", "Coastal Safety and Rescue Council"}},
		{"gazetteer keys",
			[]string{"The US and the UN agreed.", "The United Nations thanked the U.S. for it."},
			[]string{"U"}, []string{"U.S., US", "UN, United Nations"}},
		{"numbered plans",
			[]string{"They read the 14-point plan.", "They tore up the 14-point blueprint and a 9-point plan."},
			[]string{"point"}, []string{"14-point blueprint, 14-point plan", "9-point plan"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := spelled(resolve.Entities(readings(tt.texts...)), tt.about...); !slices.Equal(got, tt.want) {
				t.Errorf("%q:\n got %q\nwant %q", tt.texts, got, tt.want)
			}
		})
	}
}

func TestApart(t *testing.T) {
	c := resolve.Entities(readings("Pavel Kovbiga, a Latvian envoy, spoke to Pavel Melder.", "Norwegian envoy Tora Lindqvist left."))
	var got []string
	for _, a := range c.Apart {
		got = append(got, a.Why)
	}
	want := []string{"Pavel Kovbiga and Pavel Melder share only a given name", "Pavel Kovbiga and Tora Lindqvist share only the office of envoy"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// TestStrangers holds that a name of one article is somebody else's where a person
// said so, with what that article calls him for short; and nobody else's.
func TestStrangers(t *testing.T) {
	rs := readings("Yuri Melder, an envoy, spoke in Tarn. Melder left on Monday.", "Yuri Melder came back to Tarn on Friday, and Melder spoke again.", "The baker Yuri Melder sells bread in Tarn. Melder is 70.", "On Friday the driver Melder was in Tarn.")
	if got := spelled(resolve.Entities(rs), "Melder"); len(got) != 1 {
		t.Fatalf("at first: %q", got)
	}
	for _, name := range []string{"Yuri Melder", "yuri melder"} {
		c := resolve.Entities(rs, story.Namesakes{Strangers: []story.Stranger{{Article: "a02", Name: name}}})
		var in [][]article.ID
		for _, e := range c.Entities {
			if strings.Contains(e.Name, "Melder") {
				in = append(in, e.Articles)
				if alone := len(e.Articles) == 1; e.Stranger != alone || e.Name != "Yuri Melder" {
					t.Errorf("%s in %v: stranger %v", e.Name, e.Articles, e.Stranger)
				}
			}
		}
		if want := [][]article.ID{{"a00", "a01", "a03"}, {"a02"}}; !reflect.DeepEqual(in, want) {
			t.Errorf("%s: in %v, want %v", name, in, want)
		}
		if !slices.ContainsFunc(c.Apart, func(a story.Apart) bool { return a.Why == "an editor told Yuri Melder and Yuri Melder apart" }) {
			t.Errorf("why: %v", c.Apart)
		}
	}
	for _, st := range []story.Stranger{{Article: "a09", Name: "Yuri Melder"}, {Article: "a02", Name: "Elin Marsk"}} {
		if got := spelled(resolve.Entities(rs, story.Namesakes{Strangers: []story.Stranger{st}}), "Melder"); len(got) != 1 {
			t.Errorf("%v: %q", st, got)
		}
	}
}

// TestNamesakes holds that two names that a person told apart are two.
func TestNamesakes(t *testing.T) {
	rs := readings("Yuri Melder, an envoy, spoke in Tarn.", "Yury Melder left Tarn on Monday.")
	if got := spelled(resolve.Entities(rs), "Melder"); !slices.Equal(got, []string{"Yuri Melder, Yury Melder"}) {
		t.Fatalf("at first: %q", got)
	}
	for _, pair := range [][2]string{{"Yuri Melder", "Yury Melder"}, {"yury melder", "Yuri Melder"}} {
		c := resolve.Entities(rs, story.Namesakes{Pairs: [][2]string{pair}})
		if got := spelled(c, "Melder"); !slices.Equal(got, []string{"Yuri Melder", "Yury Melder"}) {
			t.Errorf("%q told apart: %q", pair, got)
		}
		if len(c.Apart) == 0 || !strings.HasPrefix(c.Apart[0].Why, "an editor told Yur") {
			t.Errorf("%q: why: %v", pair, c.Apart)
		}
	}
	if got := spelled(resolve.Entities(rs, story.Namesakes{Pairs: [][2]string{{"Yuri Melder", "Elin Marsk"}}}), "Melder"); len(got) != 1 {
		t.Errorf("a name that nobody has: %q", got)
	}
}

func TestPartyAndName(t *testing.T) {
	c := resolve.Entities(readings(
		"The Kremlin spoke. Kremlin aide Pavel Orme agreed, and Orme left. The US envoy Ann Holt came with him.",
		"Pavel Orme, adviser to the Kremlin, and US officials met in the United States."))
	want := map[string]string{"Kremlin": "Russia", "Pavel Orme": "Russia", "Ann Holt": "United States", "US officials": "United States", "United States": ""}
	for _, e := range c.Entities {
		p, ok := want[e.Name]
		if !ok {
			continue
		}
		delete(want, e.Name)
		got := ""
		if e.Party != story.NoEntity {
			got = c.Entities[e.Party].Name
		}
		if got != p {
			t.Errorf("%s speaks for %q, want %q", e.Name, got, p)
		}
	}
	if len(want) > 0 {
		t.Errorf("not in the cast: %v", want)
	}
}

// The order of the readings must not matter, nor the run.
func TestOrder(t *testing.T) {
	rs := readings(
		"President Yuri Halvorsky met Anna Quist.", "President Yury Halvorskyy met Peter Quist of the Coastal Council.",
		"Mr Quist left, Halvorsky said.", "Steven Ordway, a judge, met Stephen Ordway.", "Steve Ordway left.")
	want := resolve.Entities(rs)
	for range 5 {
		rs = append(rs[1:], rs[0])
		if got := resolve.Entities(rs); !reflect.DeepEqual(got, want) {
			t.Fatalf("got %+v\nwant %+v", got, want)
		}
	}
}

func TestSame(t *testing.T) {
	same := [][2]string{
		{"Volodymyr Zelensky", "Volodymyr Zelenskyy"}, {"Сергей Лавров", "Sergey Lavrov"}, {"LINDQVIST, Tora", "Tora Lindqvist"},
		{"Tora M. Lindqvist", "Tora Lindqvist"}, {"Bill Ordway", "William Ordway"}, {"Muhammad al-Tamar", "Mohammed Al Tamar"},
	}
	other := [][2]string{
		{"Anna Quist", "Peter Quist"}, {"Andris Kovbiga", "Andris Melder"}, {"Rosa Tember", "Pavel Orme"}, {"", "Pavel Orme"},
	}
	for _, p := range same {
		if got := resolve.Same(p[0], p[1], article.Person); got < resolve.Likely {
			t.Errorf("Same(%q, %q) = %.2f, want at least %.2f", p[0], p[1], got, resolve.Likely)
		}
	}
	for _, p := range other {
		if got := resolve.Same(p[0], p[1], article.Person); got >= resolve.Likely {
			t.Errorf("Same(%q, %q) = %.2f, want less than %.2f", p[0], p[1], got, resolve.Likely)
		}
	}
	if got := resolve.Same("Coastal Trading Company Ltd", "Coastal Trading Co.", article.Organisation); got < resolve.Likely {
		t.Errorf("legal forms: %.2f", got)
	}
}

func FuzzSame(f *testing.F) {
	f.Add("Tora Lindqvist", "LINDQVIST, Tora")
	f.Add("Сергей Лавров", "S. Lavrov")
	f.Add("\xff 'x", "al el the")
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, k := range []article.NameKind{article.Person, article.Organisation} {
			x := resolve.Same(a, b, k)
			if !(x >= 0 && x <= 1) {
				t.Fatalf("Same(%q, %q) = %v", a, b, x)
			}
		}
	})
}

func BenchmarkEntities(b *testing.B) {
	var texts []string
	for i := range 200 {
		texts = append(texts, fmt.Sprintf("Minister Tora Lindqvist met Osman Halvari%d and President Yury Halvorskyy. Halvari%d left, Lindqvist said, for the Coastal Council of Norway.", i%40, i%40))
	}
	rs := readings(texts...)
	b.ReportAllocs()
	for b.Loop() {
		resolve.Entities(rs)
	}
}

// An article that does not name the place means the same government.
func TestNationalityOfAnotherArticle(t *testing.T) {
	c := resolve.Entities(readings(
		"Velmark waited, and the Velmarkish government agreed.",
		"The Velmarkish government left. A Velmarkish Harbour Ministry came.",
	))
	if got, want := spelled(c, "government"), []string{"Velmarkish government"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for _, e := range c.Entities {
		if e.Name != "Velmark" && (e.Party == story.NoEntity || c.Entities[e.Party].Name != "Velmark") {
			t.Errorf("%s speaks for %d, want Velmark", e.Name, e.Party)
		}
	}
}

func TestPartyUnknownPlace(t *testing.T) {
	c := resolve.Entities(readings(
		"Velmark waited. Velmarkish Harbour Minister Ann Holt left.",
		"Velmark agreed. Velmarkish soldiers came.",
	))
	for _, e := range c.Entities {
		if e.Name == "Velmark" {
			continue
		}
		if e.Party == story.NoEntity || c.Entities[e.Party].Name != "Velmark" {
			t.Errorf("%s speaks for %d, want Velmark", e.Name, e.Party)
		}
	}
}
