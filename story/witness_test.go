package story_test

import (
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
)

func TestIndependent(t *testing.T) {
	const told = "The night ferry ran aground on a sandbank off the island of Storsund."
	const said = `Captain Marsk said: "We had four minutes and chose the sand over the rocks without any regret."`
	for _, c := range []struct {
		name  string
		texts []string // of articles that are originals
		want  int
	}{
		{"in words of their own", []string{told, "A ferry hit a sandbank near Storsund in the night, and no one was hurt."}, 2},
		{"in the very same words", []string{told, "the night ferry ran aground, on a sandbank off the island of Storsund"}, 1},
		{"in nearly the same words", []string{told, "A night ferry ran aground on a sandbank off the island of Storsund early on Monday."}, 1},
		{"a third in words of its own", []string{told, told, "Off Storsund a ferry stands on a sandbank since the small hours of Monday."}, 2},
		{"the same quotation", []string{said, said}, 2},
		{"a few words", []string{"Nobody was hurt.", "Nobody was hurt."}, 2},
		{"nobody's", []string{told, ""}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			var from []article.Passage
			as := map[article.ID]*article.Article{}
			for i, s := range c.texts {
				id := article.ID(rune('a' + i))
				as[id] = &article.Article{ID: id, Text: s}
				from = append(from, article.Passage{Article: id, Span: text.Span{End: len(s)}})
			}
			got := story.Independent(from, func(p article.Passage) (*article.Article, string) {
				if as[p.Article].Text == "" {
					return as[p.Article], ""
				}
				return as[p.Article], string(p.Article)
			})
			if got != c.want {
				t.Errorf("%d origins, want %d", got, c.want)
			}
		})
	}
}
