package timeline

import (
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// A clause in which no verb was found has an empty span for one, at the very start
// of the text.
func TestClauseWithoutVerb(t *testing.T) {
	const body = "The lamps burned. That no way, and Mira Sand left."
	notes := &article.Notes{Tokens: text.Tokens(body, text.Span{End: len(body)}), Clauses: []article.Clause{
		{Span: text.Span{Start: 18, End: 30}, Sentence: 1},
		{Span: text.Span{Start: 31, End: len(body)}, Sentence: 1, Verb: text.Span{Start: 45, End: 49}, Base: "leave", Act: "leave", Tense: article.Past},
	}}
	tell := teller{reading: &article.Reading{Article: &article.Article{Text: body}, Notes: notes}, words: lang.For("en")}
	if got := tell.named(1); len(got) != 1 || !got["leave"] {
		t.Errorf("named %v, want leave", got)
	}
	c := notes.Clauses[0]
	if tell.done(c) || tell.sense(c) != "" {
		t.Error("a clause without a verb tells something")
	}
	c.Tense = article.Future
	if tell.atFirst(c) {
		t.Error("a clause without a verb tells a plan")
	}
}
