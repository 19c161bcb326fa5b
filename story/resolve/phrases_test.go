package resolve_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/resolve"
	"github.com/synoptic-news/synoptic/text"
)

// meant writes whom the last place of a phrase in the articles means: the name
// of an entity, "<kind>" or "<kind> of name".
func meant(rs []*article.Reading, phrase string) string {
	c := resolve.Entities(rs)
	p := resolve.NewPhrases(rs, c)
	for i := len(rs) - 1; i >= 0; i-- {
		at := strings.LastIndex(rs[i].Text, phrase)
		if at < 0 {
			continue
		}
		x := p.Who(rs[i].ID, text.Span{Start: at, End: at + len(phrase)})
		switch {
		case x.Entity != story.NoEntity:
			return c.Entities[x.Entity].Name
		case x.Of != story.NoEntity:
			return fmt.Sprintf("<%s> of %s", x.Kind, c.Entities[x.Of].Name)
		}
		return "<" + x.Kind + ">"
	}
	return "not there"
}

func TestPhrases(t *testing.T) {
	tests := []struct {
		articles []string
		phrase   string
		want     string
	}{
		// offices
		{[]string{"Norwegian President Ann Holt met Chilean President Bo Lind. Holt left, Holt said. The president was glad."}, "The president", "Ann Holt"},
		{[]string{"Norwegian President Ann Holt met Chilean President Bo Lind. Then the Chilean leader left."}, "the Chilean leader", "Bo Lind"},
		{[]string{"Norwegian President Ann Holt left.", "Ann Holt spoke to her hosts in Oslo. The Norwegian leader was glad."}, "The Norwegian leader", "Ann Holt"},
		{[]string{"President Ann Holt met the Danish minister."}, "the Danish minister", "<minister>"},
		{[]string{"Fishing went on. The captain slept."}, "The captain", "<captain>"},
		// titles and roles beside a name
		{[]string{"Norwegian Fisheries Minister Ann Holt left."}, "Norwegian Fisheries Minister", "Ann Holt"},
		{[]string{"Ann Holt, head of the Coastal Council, left."}, "head of the Coastal Council", "Ann Holt"},
		// countries, their bodies and people in office
		{[]string{"Norway asked Chile. The country agreed."}, "The country", "Chile"},
		{[]string{"Norway and Norwegian officials agreed."}, "Norwegian officials", "Norway"},
		{[]string{"Oslo agreed with Norway."}, "Oslo", "Norway"},
		{[]string{"Norwegian President Ann Holt spoke. Norway waited for Holt's government."}, "Holt's government", "Norway"},
		{[]string{"Norway and Norwegian banks waited. Norway, officials said, agreed."}, "officials", "Norway"},
		{[]string{"South Korea met North Korea in Oslo. Later the North agreed."}, "the North", "North Korea"},
		// kinds of people
		{[]string{"Hundreds of refugees came.", "A convoy of migrants came. The convoy waited."}, "The convoy", "<migrant>"},
		{[]string{"Hundreds of refugees came.", "A convoy of migrants came. The convoy's members waited."}, "The convoy's members", "<migrant>"},
		{[]string{"Hundreds of refugees came."}, "Hundreds of refugees", "<migrant>"},
		{[]string{"Some asylum-seekers, tired ones, came."}, "Some asylum-seekers", "<migrant>"},
		{[]string{"Young and tired migrants seeking shelter in Oslo came."}, "Young and tired migrants seeking shelter", "<migrant>"},
		{[]string{"Migrants came. More migrants came, and the migrants slept. Those people were tired."}, "Those people", "<migrant>"},
		{[]string{"Prosecutor Ann Holt came. Holt's team followed."}, "Holt's team", "<side> of Ann Holt"},
	}
	for _, tt := range tests {
		if got := meant(readings(tt.articles...), tt.phrase); got != tt.want {
			t.Errorf("%q in %q: %s, want %s", tt.phrase, tt.articles, got, tt.want)
		}
	}
}

func FuzzPhrases(f *testing.F) {
	f.Add("The president of Norway's 150 of the caravan's members, and - of of", 4, 30)
	f.Add("hundreds of", 0, 11)
	f.Add("'s of 9 of -", 0, 12)
	f.Fuzz(func(t *testing.T, s string, from, to int) {
		rs := readings(s, s+" Norway met Ann Holt.")
		c := resolve.Entities(rs)
		x := resolve.NewPhrases(rs, c).Who(rs[0].ID, text.Span{Start: from, End: to})
		if n := story.EntityID(len(c.Entities)); x.Entity >= n || x.Of >= n {
			t.Fatalf("referent %+v of %d entities", x, n)
		}
	})
}
