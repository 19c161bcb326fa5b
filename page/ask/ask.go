// Package ask answers a question with passages, or says that the sources do
// not.
//
// In go a question and the stories it may be about, each with its events and
// its page; out comes one page.Answer: a sentence cut from a passage, both
// sides where the sources disagree, or nothing. A passage answers only if it
// has what the question asks for (a person for "who", a day for "when", a
// figure for "how many"), the names the question names, the word the question
// turns on and every other word of it that is not the story's daily bread. A
// word may be matched by its stem or by one of nearly the same meaning; nothing
// is answered by likeness of the whole.
//
// It never says yes or no, and never joins two passages into a third statement.
package ask

import (
	"cmp"
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Story is a story that can be asked.
type Story struct {
	*story.Story
	Events []story.Event
	Page   *page.Page
}

// passages is how many an answer shows at the most.
const passages = 3

// ahead is by how much another story has to answer better than one that is
// reported more.
const ahead = 0.05

// Ask answers a question. Where several stories have an answer, the one that
// answers best does; of equals the first, which is the most reported.
func Ask(text string, over []Story) *page.Answer {
	none := &page.Answer{Question: text, Verdict: page.NotFound}
	best := none
	var bestScore float64
	for i := range over {
		s := &over[i]
		if len(s.Readings) == 0 {
			continue
		}
		q := read(text, s)
		none.Asked = q.asked
		if len(q.terms)+len(q.names) == 0 {
			continue
		}
		a, score := answer(q, s)
		switch {
		case a.Verdict != page.NotFound && (best.Verdict == page.NotFound || score > bestScore+ahead):
			best, bestScore = a, score
		case a.Verdict == page.NotFound && best.Verdict == page.NotFound && (best == none || len(a.Missing) < len(best.Missing)):
			best = a
		}
	}
	return best
}

// answer asks one story. The score is comparable between stories.
func answer(q *question, s *Story) (*page.Answer, float64) {
	a := &page.Answer{Question: q.text, Asked: q.asked, Verdict: page.NotFound}
	if q.asked == askChange {
		if shift, score := q.shift(s); shift != nil {
			a.Verdict, a.Page, a.Sides = page.Answered, s.Page, shift.Steps
			return a, score
		}
	}
	hits := q.search(s)
	if len(hits) == 0 {
		a.Missing = q.missing(s)
		return a, 0
	}
	slices.SortStableFunc(hits, func(x, y hit) int {
		return cmp.Or(cmp.Compare(y.score, x.score), article.ByWriting(y.r, x.r), byPlace(x, y))
	})
	w := writer{q: q, s: s, a: a, ground: groundOf(s)}
	w.write(hits)
	return a, hits[0].score
}

// byPlace orders hits of one article by place.
func byPlace(x, y hit) int { return text.Compare(x.sp, y.sp) }

func groundOf(s *Story) page.Ground {
	g := page.Ground{}
	for _, r := range s.Readings {
		g[r.ID] = r
	}
	return g
}

// writer makes an answer of hits.
type writer struct {
	q      *question
	s      *Story
	a      *page.Answer
	ground page.Ground
}

func (w *writer) write(hits []hit) {
	top := hits[0]
	if top.unknown {
		w.answered(page.NotKnown, hits)
		return
	}
	if sides := w.conflict(hits); sides != nil {
		w.a.Verdict, w.a.Page, w.a.Sides = page.Differ, w.s.Page, sides
		return
	}
	if sides := w.answeredBack(top); sides != nil {
		w.a.Verdict, w.a.Page, w.a.Sides = page.Differ, w.s.Page, sides
		return
	}
	steps, last := w.course(hits)
	w.a.Sides, hits = steps, slices.Concat(last, hits)
	w.answered(page.Answered, hits)
}

// answered shows the first hit whose sentence holds, and up to three passages
// that have the same answer, of different articles.
func (w *writer) answered(v page.Verdict, hits []hit) {
	told := map[string]bool{} // by these witnesses
	for _, h := range hits {
		if len(w.a.Found) == passages {
			break
		}
		witness := cmp.Or(h.r.Origin.Witness(), string(h.r.ID))
		if told[witness] || len(w.a.Found) > 0 && (!h.same(hits[0]) || h.score < near*hits[0].score) {
			continue
		}
		whole, ok := w.cite(page.Stretch(h.r, h.passage(), text.Span{}, h.times...))
		if !ok {
			continue
		}
		if len(w.a.Found) == 0 {
			sen, ok := w.cite(h.pieces())
			if !ok {
				continue
			}
			w.a.Verdict, w.a.Page, w.a.Sentence = v, w.s.Page, sen
		}
		told[witness] = true
		w.a.Found = append(w.a.Found, page.Finding{Sentence: whole, Date: w.s.Page.Sources[w.s.Page.Number(h.r.ID)-1].Date})
	}
}

// near is the share of the best score that a further passage, or one that shows
// a conflict, has to have.
const near = 0.88

// cite makes a sentence and verifies it.
func (w *writer) cite(pieces []page.Piece) (page.Sentence, bool) {
	sen, err := page.Cite(pieces)
	if err != nil || w.ground.Sentence(sen) != nil {
		return page.Sentence{}, false
	}
	return sen, true
}

// kinds are the tensions that can stand against an answer of a kind.
var kinds = map[string][]story.TensionKind{
	string(lang.AskNumber): {story.FigureTension},
	string(lang.AskWho):    {story.AttributionTension},
	string(lang.AskWhen):   {story.DateTension},
	askOffice:              {story.RoleTension},
	askWhether:             {story.OutcomeTension, story.AttributionTension},
	string(lang.AskWhat):   {story.OutcomeTension, story.FigureTension},
}

// conflict finds the tension that the best hits stand in: both sides are shown
// then, unless the question asks for the claim of one side.
func (w *writer) conflict(hits []hit) []page.Side {
	for _, c := range w.s.Page.Conflicts {
		if !slices.Contains(kinds[w.q.asked], c.Kind) {
			continue
		}
		for _, h := range hits {
			if h.score < near*hits[0].score {
				break
			}
			at := slices.IndexFunc(c.Sides, func(s page.Side) bool { return h.in(s) })
			if at < 0 || w.q.asksFor(c.Sides, w.s) || w.q.asked == askWhether && !w.q.onAll(c.Sides) {
				continue
			}
			return c.Sides
		}
	}
	return nil
}

// onAll reports whether every side tells of what the question asks: has each of
// its words.
func (q *question) onAll(sides []page.Side) bool {
	return !slices.ContainsFunc(sides, func(s page.Side) bool {
		return slices.ContainsFunc(q.terms, func(t term) bool { return !q.holds(s.Sentence, t) })
	})
}

// answeredBack finds, for a claim of somebody, the sentence behind it in which
// somebody else denies it: "She said a message had been sent. He said that there
// was no such message."
func (w *writer) answeredBack(h hit) []page.Side {
	if w.q.asked != askWhether || h.n+1 >= len(h.r.Sentences) || !h.r.Prose(h.n+1) {
		return nil
	}
	next := h.r.Sentences[h.n+1].Span
	mine, theirs := speakersOf(h.r, h.sp), speakersOf(h.r, next)
	if len(mine) == 0 || len(theirs) == 0 || slices.ContainsFunc(mine, func(n int) bool { return slices.Contains(theirs, n) }) {
		return nil
	}
	toks := story.TokensIn(h.r.Notes.Tokens, next)
	for i := range toks {
		for _, cue := range w.q.lang.Answers.Answering {
			if follows(toks[i:], cue) == 0 {
				continue
			}
			a, ok := w.cite(h.pieces())
			b, ok2 := w.cite(page.Stretch(h.r, next, text.Span{}))
			if !ok || !ok2 {
				return nil
			}
			origins := w.s.Page.Witnesses([]article.Passage{h.r.At(next)})
			return []page.Side{{Sentence: a, Origins: origins}, {Sentence: b, Origins: origins}}
		}
	}
	return nil
}

// speakersOf are those whose statements reach into a sentence.
func speakersOf(r *article.Reading, sp text.Span) []int {
	var who []int
	for _, st := range statementsIn(r, sp) {
		who = append(who, st.Speakers...)
	}
	return who
}

// course finds the change that the best hit is a step of: what is true now is
// its last step. The hits of that step come with it.
func (w *writer) course(hits []hit) (steps []page.Side, last []hit) {
	if w.q.asked != string(lang.AskNumber) || w.q.when.Known() {
		return nil, nil
	}
	for _, c := range w.s.Page.Changes {
		for _, h := range hits {
			if h.score < near*hits[0].score {
				break
			}
			if !slices.ContainsFunc(c.Steps, func(s page.Side) bool { return h.valued(s) && (s.Value.Text != "" || h.in(s)) }) {
				continue
			}
			end := c.Steps[len(c.Steps)-1]
			for _, k := range hits {
				if k.alike(end) && end.Value.Text != "" || k.in(end) && k.valued(end) {
					last = append(last, k)
				}
			}
			if last == nil {
				if k, ok := w.stepHit(end, h); ok {
					last = append(last, k)
				}
			}
			switch {
			case last == nil:
			case c.Steps[0].Sentence.Text() == end.Sentence.Text():
				return nil, last // it tells the change itself
			default:
				return c.Steps, last
			}
		}
	}
	return nil, nil
}

// stepHit makes a hit of the sentence that a step shows.
func (w *writer) stepHit(s page.Side, like hit) (hit, bool) {
	if s.Value.Text == "" {
		return hit{}, false
	}
	r := w.s.Reading(s.Value.From.Article)
	if r == nil {
		return hit{}, false
	}
	n := r.SentenceAt(s.Value.From.Span.Start)
	if n < 0 {
		return hit{}, false
	}
	k := like
	k.r, k.n, k.sp, k.focus, k.at = r, n, r.Sentences[n].Span, s.Value.From.Span, nil
	k.lead, k.times = text.Span{}, nil
	return k, true
}
