package names_test

import (
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate/names"
)

// A word alone that speaks is a person, unless the article calls it a body.
func TestCalledABody(t *testing.T) {
	for _, c := range []struct {
		want  article.NameKind
		lines []string
	}{
		{article.Organisation, []string{"The gate broke at 4:40 a.m., the operator Dravhydro said.", "On Tuesday Dravhydro said it had sent a warning. Later, Dravhydro said nothing."}},
		{article.Organisation, []string{"The head of Dravhydro said on Wednesday that no gate was opened.", "Late on Tuesday Dravhydro said it was sorry."}},
		{article.Organisation, []string{"Trains stopped when the state-owned carrier Velmar, which runs them, ran out of coal.", "On Friday Velmar said it had none. By then Velmar said it was over."}},
		{article.Person, []string{"On Tuesday Orlun said it had rained. Later, Orlun said it rained on.", "The company Orlun founded is bankrupt."}},
		{article.Person, []string{"On Tuesday Dravin said it was late.", "Mr Dravin, the head of Dravin and Sons, spoke for the operator Dravin."}},
		{article.Person, []string{"Ann Dravin spoke first.", "It broke, the operator Dravin said. On Tuesday Dravin said no more."}},
	} {
		a, toks := read(c.lines...)
		f := names.Find(a, toks)
		got := article.Other
		for _, m := range f.Mentions {
			if n := f.Names[m.Name]; m.Form == article.ByName && (n.Full == "Dravhydro" || n.Full == "Velmar" || n.Full == "Orlun" || n.Full == "Dravin" || n.Full == "Ann Dravin") {
				got = n.Kind
			}
		}
		if got != c.want {
			t.Errorf("%q: %s, want %s: %q", c.lines, got, c.want, listed(a, f))
		}
	}
}
