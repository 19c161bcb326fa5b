package web

import (
	"cmp"
	"net/http"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
)

// What programs of editors are told: the desk, and how the articles of a story
// are sorted.

// asideJSON is a page that could not be had.
type asideJSON struct {
	ID    int64     `json:"id"`
	Feed  int64     `json:"feed"`
	URL   string    `json:"url"`
	Seen  time.Time `json:"seen"`
	Tries int       `json:"tries"`
	Error string    `json:"error,omitempty"`
}

// rulingJSON is what a person decided.
type rulingJSON struct {
	Kind  live.RulingKind   `json:"kind"`
	Story int64             `json:"story"`
	Other int64             `json:"other,omitempty"` // story
	Cites []article.Passage `json:"cites,omitempty"`
	Names []string          `json:"names,omitempty"`
	Made  time.Time         `json:"made"`
	Who   string            `json:"who,omitempty"`
}

// apiReview is what waits on the desk, and what was decided there.
func (s *site) apiReview(r *http.Request, tx *store.Tx) (any, error) {
	limit, err := limited(r, mostAsked)
	if err != nil {
		return nil, err
	}
	out := struct {
		Reports []reportJSON `json:"reports"` // open
		Aside   []asideJSON  `json:"aside"`
		Rulings []rulingJSON `json:"rulings"`
		Pinned  []int64      `json:"pinned"` // stories
		Hidden  []int64      `json:"hidden"`
	}{[]reportJSON{}, []asideJSON{}, []rulingJSON{}, []int64{}, []int64{}}
	open, err := tx.Reports(r.Context(), store.Pending, limit)
	if err != nil {
		return nil, err
	}
	for _, rep := range open {
		out.Reports = append(out.Reports, s.reportJSON(r, rep))
	}
	aside, err := tx.Entries(r.Context(), store.Quarantined, limit)
	if err != nil {
		return nil, err
	}
	for _, e := range aside {
		out.Aside = append(out.Aside, asideJSON{e.ID, e.Feed, e.URL, e.Seen, e.Tries, e.Error})
	}
	all, err := live.Rulings(r.Context(), tx)
	if err != nil {
		return nil, err
	}
	for _, ru := range all[:min(len(all), limit)] {
		out.Rulings = append(out.Rulings, rulingOf(ru))
	}
	for mark, to := range map[store.Mark]*[]int64{store.Pinned: &out.Pinned, store.Hidden: &out.Hidden} {
		marked, err := tx.Marked(r.Context(), mark)
		if err != nil {
			return nil, err
		}
		for _, st := range marked {
			*to = append(*to, st.ID)
		}
	}
	return out, nil
}

func rulingOf(ru live.Ruling) rulingJSON {
	out := rulingJSON{Kind: ru.Kind, Story: ru.Story, Other: ru.Other, Cites: ru.Cites, Made: ru.Made, Who: ru.Who}
	if ru.Names != [2]string{} {
		out.Names = ru.Names[:]
	}
	return out
}

// sortedJSON is an article of a story with what its story's editor sees of it.
type sortedJSON struct {
	ID        article.ID `json:"id"`
	Outlet    string     `json:"outlet,omitempty"`
	Title     string     `json:"title,omitempty"`
	Published time.Time  `json:"published,omitzero"`
	Episode   int        `json:"episode"` // counted from 1
	Why       string     `json:"why,omitempty"`
}

// apiEdit is how the articles of a story are sorted, and the events that could be
// taken for one.
func (s *site) apiEdit(r *http.Request, tx *store.Tx) (any, error) {
	st, err := paged(r, tx)
	if err != nil {
		return nil, err
	}
	p, err := s.read.get(st)
	if err != nil {
		return nil, err
	}
	out := struct {
		Story    int64         `json:"story"`
		Mark     store.Mark    `json:"mark"`
		Articles []sortedJSON  `json:"articles"`
		Events   page.Timeline `json:"events"`
	}{Story: st.ID, Mark: st.Mark, Articles: []sortedJSON{}, Events: p.Timeline}
	for i, e := range p.Episodes {
		for k, id := range e.Articles {
			a := p.Article(id)
			row := sortedJSON{ID: id, Outlet: outletName(a.Outlet), Title: a.Headline(), Published: a.Published.Time, Episode: i + 1}
			if k > 0 && k <= len(e.Why) {
				row.Why = s.words[0].reason(e.Why[k-1])
			}
			out.Articles = append(out.Articles, row)
		}
	}
	return out, nil
}

// apiReportForm is what can be reported of a sentence: the one at a place of the
// page, or with a text, or the page itself.
func (s *site) apiReportForm(r *http.Request, tx *store.Tx) (any, error) {
	st, err := paged(r, tx)
	if err != nil {
		return nil, err
	}
	p, err := s.read.get(st)
	if err != nil {
		return nil, err
	}
	sentence, ok := sentenceAt(p, r.FormValue("at"), r.FormValue("text"))
	if !ok {
		return nil, store.ErrNotFound
	}
	return struct {
		Story    int64             `json:"story"`
		At       string            `json:"at"`
		Sentence string            `json:"sentence"`
		Cites    []article.Passage `json:"cites"`
		Kinds    []string          `json:"kinds"` // what can be wrong
	}{st.ID, sentence.Place, sentence.Text, append([]article.Passage{}, sentence.Cites...), reportKinds}, nil
}

// spellingsJSON merges the spellings of somebody in all stories, the most
// frequent first.
func (d *entityData) spellingsJSON() []live.Spelling {
	out := []live.Spelling{}
	for _, e := range d.kept {
		for _, sp := range e.Spellings {
			if i := slices.IndexFunc(out, func(x live.Spelling) bool { return x.Text == sp.Text }); i >= 0 {
				out[i].Count += sp.Count
			} else {
				out = append(out, sp)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b live.Spelling) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Text, b.Text))
	})
	return out
}

// rolesJSON are what articles call somebody, in the order of the days.
func (d *entityData) rolesJSON() []live.Role {
	out := []live.Role{}
	for _, e := range d.kept {
		out = append(out, e.Roles...)
	}
	slices.SortStableFunc(out, func(a, b live.Role) int { return a.Day.Compare(b.Day) })
	return out
}

// inStory is something shown of somebody, with the story that shows it.
type inStory[T any] struct {
	Story int64 `json:"story"`
	Shown T     `json:"shown"`
}

func inStories[T any](of []T, in []store.ShownIn) []inStory[T] {
	out := []inStory[T]{}
	for i, x := range of {
		out = append(out, inStory[T]{in[i].Story, x})
	}
	return out
}
