package brief

import (
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
)

// dispute words the first contested fact whose claims can stand side by side:
// two whole sentences, each of which names whose claim it is. "The ministry said
// 4,200 people had left. Harn said 2,900 had."
func (w *writer) dispute(ts []story.Tension) (page.Sentence, bool) {
	for _, t := range ts {
		if t.Kind != story.FigureTension && t.Kind != story.OutcomeTension && t.Kind != story.DateTension || len(t.Sides) != 2 {
			continue
		}
		var pieces []page.Piece
		for _, side := range t.Sides {
			words, ok := w.claim(side)
			if !ok {
				pieces = nil
				break
			}
			if len(pieces) > 0 {
				pieces = append(pieces, page.Piece{Kind: page.Glue, Text: " "})
			}
			pieces = append(pieces, words...)
		}
		if pieces == nil {
			continue
		}
		if sen, err := page.Cite(pieces); err == nil {
			return sen, true
		}
	}
	return page.Sentence{}, false
}

// claim shows the first passage of a side that is a sentence which can stand
// alone and names a claimant, its claimant in bold.
func (w *writer) claim(side story.Side) ([]page.Piece, bool) {
	const most = 240 // bytes
	for _, p := range side.Passages {
		r := w.story.Reading(p.Article)
		if r == nil || p.Span.Len() > most {
			continue
		}
		if _, ok := w.stands(r, p.Span); !ok || !reads(r, p.Span) || page.Unnamed(r, p.Span) {
			continue
		}
		if name := w.claimant(r, p.Span, side.Who); !name.Empty() {
			return page.Stretch(r, p.Span, name), true
		}
	}
	return nil, false
}

// claimant is where a sentence names one of those whose claim it tells.
func (w *writer) claimant(r *article.Reading, sp text.Span, who []story.EntityID) text.Span {
	for _, m := range r.Notes.Mentions {
		if m.Start >= sp.End {
			break
		}
		if sp.Contains(m.Span) && m.Form == article.ByName && slices.Contains(who, w.story.Cast.Who(r.ID, m.Name)) {
			return m.Span
		}
	}
	return text.Span{}
}
