package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/live"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page/render"
	"github.com/synoptic-news/synoptic/story"
)

// The desk of those who put right what the program cannot know: reports of
// readers, pages that could not be had, which articles are one story and which
// two, and what people decided, which can be undone.

// review are the routes of the desk.
func (s *site) review() []route {
	return []route{
		{"GET /review", account.Edit, s.desktop, 0},
		{"POST /review/report/{case}", account.Edit, s.decideReport, 0},
		{"POST /review/entry/{id}", account.Edit, s.tryAgain, 0},
		{"POST /review/merge", account.Edit, s.mergeStories, 0},
		{"POST /review/unmerge", account.Edit, s.unmergeStory, 0},
		{"POST /review/release", account.Edit, s.release, 0},
		{"POST /review/namesakes", account.Edit, s.tellApart, 0},
		{"POST /review/namesakes/undo", account.Edit, s.takeForOne, 0},
		{"POST /review/strangers", account.Edit, s.setApart, 0},
		{"POST /review/strangers/undo", account.Edit, s.takeBack, 0},
		{"POST /review/events/undo", account.Edit, s.twoEvents, 0},
		{"POST /story/{id}/events", account.Edit, s.oneEvent, 1 << 20},
		{"POST /outlet/{id}/facts", account.Edit, s.noteOutlet, 0},
		{"GET /story/{id}/edit", account.Edit, s.editStory, 0},
		{"POST /story/{id}/split", account.Edit, s.splitStory, 1 << 20},
		{"POST /story/{id}/mark", account.Edit, s.markStory, 0},
	}
}

// keeper makes pages as somebody decides.
func (s *site) keeper(v view) *live.Keeper {
	return &live.Keeper{Store: s.Store, Options: engine.Options{Version: s.Version}, By: v.User.Name}
}

// listedForReview is how much of each kind the desk shows.
const listedForReview = 100

// asideRow is a page that could not be had.
type asideRow struct {
	store.Entry
	Fault fault
}

// rulingRow is a decision as it is listed.
type rulingRow struct {
	live.Ruling
	Made         moment
	Title, Other string // of the stories
	OtherID      int64
	In           pageLink // the article of a name
	Words        []withheldRow
}

// withheldRow is a passage that nothing is shown of.
type withheldRow struct {
	Text, Link string
	Cite       string // as a form names it
}

func (s *site) desktop(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	var body struct {
		Form    string
		Reports []caseRow
		Aside   []asideRow
		Rulings []rulingRow
		Hidden  []store.Story
		Pinned  []store.Story
		Longest int
	}
	body.Form, body.Longest = v.form(), longestNote
	err := s.Store.Read(r.Context(), func(tx *store.Tx) error {
		open, err := tx.Reports(r.Context(), store.Pending, listedForReview)
		if err != nil {
			return err
		}
		for _, rep := range open {
			st, err := tx.Story(r.Context(), rep.Story)
			if err != nil {
				return err
			}
			body.Reports = append(body.Reports, v.caseRow(rep, st.Title))
		}
		aside, err := tx.Entries(r.Context(), store.Quarantined, listedForReview)
		if err != nil {
			return err
		}
		for _, e := range aside {
			body.Aside = append(body.Aside, asideRow{e, v.fetchFault(e.Error)})
		}
		all, err := live.Rulings(r.Context(), tx)
		if err != nil {
			return err
		}
		for _, ru := range all[:min(len(all), listedForReview)] {
			row, err := s.rulingRow(r, tx, ru)
			if err != nil {
				return err
			}
			row.Made = v.moment(ru.Made)
			body.Rulings = append(body.Rulings, row)
		}
		if body.Hidden, err = tx.Marked(r.Context(), store.Hidden); err == nil {
			body.Pinned, err = tx.Marked(r.Context(), store.Pinned)
		}
		return err
	})
	if err != nil {
		s.broken(v, err)
		return
	}
	s.show(v, http.StatusOK, "review", frame{Title: v.T("review.title"), Body: body})
}

func (s *site) rulingRow(r *http.Request, tx *store.Tx, ru live.Ruling) (rulingRow, error) {
	row := rulingRow{Ruling: ru, OtherID: ru.Other}
	st, err := tx.Story(r.Context(), ru.Story)
	if err != nil {
		return row, err
	}
	row.Title = st.Title
	if ru.Kind == live.Parted {
		other, err := tx.Story(r.Context(), ru.Other)
		if err != nil {
			return row, err
		}
		row.Other = other.Title
	}
	if ru.Article != "" {
		a, err := tx.Article(r.Context(), ru.Article)
		if err != nil {
			return row, err
		}
		row.In = pageLink{Text: cmp.Or(a.Words(a.Title), string(a.ID)), Href: articleURL(a.ID)}
	}
	for _, c := range ru.Cites {
		a, err := tx.Article(r.Context(), c.Article)
		if err != nil {
			return row, err
		}
		words := withheldRow{Link: passageURL(c), Cite: formCite(c)}
		if c.Span.Valid(a.Text) {
			words.Text = c.Span.In(a.Text)
		}
		row.Words = append(row.Words, words)
	}
	return row, nil
}

// decideReport closes a report, and withholds the sentence if that is asked for.
func (s *site) decideReport(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	id, err := strconv.ParseInt(r.PathValue("case"), 10, 64)
	if err != nil {
		s.fail(v, http.StatusNotFound, "report.none")
		return
	}
	state, outcome := store.ReportState(r.PostFormValue("state")), strings.TrimSpace(r.PostFormValue("outcome"))
	withhold := state == "withheld"
	if withhold {
		state = store.Upheld
	}
	switch {
	case state != store.Upheld && state != store.Rejected:
		s.fail(v, http.StatusBadRequest, "review.nostate")
		return
	case outcome == "" || utf8.RuneCountInString(outcome) > longestNote:
		s.fail(v, http.StatusBadRequest, "review.nooutcome")
		return
	}
	var rep store.Report
	err = s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
		if rep, err = tx.Report(r.Context(), id); err == nil && rep.State != store.Pending {
			err = store.ErrClosed
		}
		return err
	})
	if err == nil && withhold {
		err = s.keeper(v).Withhold(r.Context(), rep.Story, rep.Cites, s.Now())
	}
	if err == nil {
		err = s.Store.Write(r.Context(), func(tx *store.Tx) error {
			return tx.CloseReport(r.Context(), id, state, outcome, v.User.Name, s.Now())
		})
	}
	s.decided(v, err, "/review")
}

// refusals are what a decision can be refused for.
var refusals = []refusal{
	{store.ErrNotFound, "review.gone", http.StatusNotFound},
	{store.ErrClosed, "review.closed", http.StatusConflict},
	{live.ErrOneStory, "review.one", http.StatusConflict},
	{live.ErrNotIn, "review.notin", http.StatusConflict},
	{live.ErrWhole, "review.whole", http.StatusConflict},
	{live.ErrNotMerged, "review.notmerged", http.StatusConflict},
	{live.ErrNoName, "review.noname", http.StatusConflict},
	{live.ErrOneAlone, "edit.onealone", http.StatusBadRequest},
	{live.ErrTwoNames, "review.twonames", http.StatusConflict},
	{live.ErrOneArticle, "review.onearticle", http.StatusConflict},
}

// decided answers a form of the desk.
func (s *site) decided(v view, err error, to string) {
	if f, ok := refusalOf(refusals, err); ok {
		s.fail(v, f.status, f.key)
		return
	}
	s.done(v.w, v.r, err, to)
}

func (s *site) tryAgain(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	id, err := number(r)
	if err == nil {
		err = s.Store.Write(r.Context(), func(tx *store.Tx) error { return tx.Again(r.Context(), id) })
	}
	s.decided(v, err, "/review#aside")
}

// numbers reads the numbers of stories out of a form.
func numbers(r *http.Request, names ...string) ([]int64, error) {
	var out []int64
	for _, name := range names {
		n, err := strconv.ParseInt(strings.TrimSpace(strings.TrimPrefix(r.PostFormValue(name), "#")), 10, 64)
		if err != nil {
			return nil, store.ErrNotFound
		}
		out = append(out, n)
	}
	return out, nil
}

func (s *site) mergeStories(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	n, err := numbers(r, "from", "into")
	to := "/review#rulings"
	if err == nil {
		to = storyURL(n[1])
		err = s.keeper(v).Merge(r.Context(), n[0], n[1], s.Now())
	}
	s.decided(v, err, to)
}

func (s *site) unmergeStory(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	n, err := numbers(r, "id")
	if err == nil {
		err = s.keeper(v).Unmerge(r.Context(), n[0], s.Now())
	}
	s.decided(v, err, "/review#rulings")
}

// undo takes back a ruling on the story that a form names.
func (s *site) undo(w http.ResponseWriter, r *http.Request, take func(k *live.Keeper, story int64) error) {
	v := s.view(w, r)
	n, err := numbers(r, "story")
	if err == nil {
		err = take(s.keeper(v), n[0])
	}
	s.decided(v, err, "/review#rulings")
}

func (s *site) release(w http.ResponseWriter, r *http.Request) {
	s.undo(w, r, func(k *live.Keeper, story int64) error {
		cites, err := citesOf(r)
		if err != nil {
			return err
		}
		return k.Release(r.Context(), story, cites, s.Now())
	})
}

// formCite is a passage as a form names it.
func formCite(c article.Passage) string {
	return fmt.Sprintf("%d-%d-%s", c.Span.Start, c.Span.End, c.Article)
}

// citesOf reads the passages that a form names.
func citesOf(r *http.Request) (cites []article.Passage, err error) {
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	for _, c := range r.PostForm["cite"] {
		var p article.Passage
		start, rest, _ := strings.Cut(c, "-")
		end, id, ok := strings.Cut(rest, "-")
		p.Article = article.ID(id)
		var err1, err2 error
		p.Span.Start, err1 = strconv.Atoi(start)
		p.Span.End, err2 = strconv.Atoi(end)
		if !ok || err1 != nil || err2 != nil {
			return nil, store.ErrNotFound
		}
		cites = append(cites, p)
	}
	return cites, nil
}

// oneEvent takes events of a story for one.
func (s *site) oneEvent(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	id, err := number(r)
	var cites []article.Passage
	if err == nil {
		cites, err = citesOf(r)
	}
	if err == nil {
		err = s.keeper(v).OneEvent(r.Context(), id, cites, s.Now())
	}
	s.decided(v, err, storyURL(id)+"#timeline")
}

func (s *site) twoEvents(w http.ResponseWriter, r *http.Request) {
	s.undo(w, r, func(k *live.Keeper, story int64) error {
		cites, err := citesOf(r)
		switch {
		case err != nil:
			return err
		case len(cites) != 2:
			return store.ErrNotFound
		}
		return k.TwoEvents(r.Context(), story, [2]article.Passage(cites), s.Now())
	})
}

// namesOf are the two names that a form is about.
func namesOf(r *http.Request) [2]string {
	return [2]string{r.PostFormValue("a"), r.PostFormValue("b")}
}

// tellApart takes two names of somebody for two, in each story where they are
// taken for one.
func (s *site) tellApart(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	ref := store.EntityRef{Kind: article.NameKind(r.PostFormValue("kind")), Key: r.PostFormValue("key")}
	var in []store.EntityIn
	err := s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
		in, err = tx.Entity(r.Context(), ref, entityStories)
		return err
	})
	if err == nil && len(in) == 0 {
		err = store.ErrNotFound
	}
	done := false
	for _, e := range in {
		if err = s.keeper(v).TellApart(r.Context(), e.Story, namesOf(r), s.Now()); err == nil {
			done = true
		} else if !errors.Is(err, live.ErrNoName) && !errors.Is(err, live.ErrTwoNames) {
			break
		}
	}
	if done {
		err = nil
	}
	s.decided(v, err, "/review#rulings")
}

func (s *site) takeForOne(w http.ResponseWriter, r *http.Request) {
	s.undo(w, r, func(k *live.Keeper, story int64) error { return k.TakeForOne(r.Context(), story, namesOf(r), s.Now()) })
}

// strangerOf is the name of an article that a form is about.
func strangerOf(r *http.Request) story.Stranger {
	return story.Stranger{Article: article.ID(r.PostFormValue("article")), Name: r.PostFormValue("name")}
}

// setApart takes a name of an article for somebody else's than in the other articles
// of its story.
func (s *site) setApart(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	st := strangerOf(r)
	var in store.Filed
	err := s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
		in, err = tx.FiledAs(r.Context(), st.Article)
		return err
	})
	if err == nil {
		err = s.keeper(v).SetApart(r.Context(), in.Story, st, s.Now())
	}
	s.decided(v, err, "/review#rulings")
}

func (s *site) takeBack(w http.ResponseWriter, r *http.Request) {
	s.undo(w, r, func(k *live.Keeper, story int64) error { return k.TakeBack(r.Context(), story, strangerOf(r), s.Now()) })
}

// editStory is where the articles of a story are sorted.
func (s *site) editStory(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	st, p, ok := s.storyPage(v)
	if !ok {
		return
	}
	type articleRow struct {
		ID                        article.ID
		Outlet, Title, Lang, Date string
		Why                       string
		Episode                   int
	}
	type eventRow struct{ Cite, Date, Text, Lang string }
	body := struct {
		Form     string
		Story    store.Story
		Mark     store.Mark
		Articles []articleRow
		Events   []eventRow
	}{Form: v.form(), Story: st, Mark: st.Mark}
	for i, e := range p.Episodes {
		for k, aid := range e.Articles {
			a := p.Article(aid)
			row := articleRow{ID: aid, Outlet: outletName(a.Outlet), Title: a.Headline(), Lang: a.Lang, Episode: i + 1}
			if a.Published.Known() {
				row.Date = v.date(a.Published.Time)
			}
			if k > 0 && k <= len(e.Why) {
				row.Why = v.reason(e.Why[k-1])
			}
			body.Articles = append(body.Articles, row)
		}
	}
	for _, e := range slices.Concat(p.Timeline.Background, p.Timeline.Happened, p.Timeline.Undated, p.Timeline.Coming) {
		told := e.Tellings[0].Sentence
		row := eventRow{Cite: formCite(told.Cites()[0]), Date: e.Date.In(v.say), Text: render.Clean(told.Text())}
		if a := p.Article(told.Cites()[0].Article); a != nil {
			row.Lang = langTag(a.Lang)
		}
		body.Events = append(body.Events, row)
	}
	s.show(v, http.StatusOK, "edit", frame{Title: v.T("edit.title"), Body: body})
}

func (s *site) splitStory(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	id, err := number(r)
	to := "/review"
	if err == nil {
		err = r.ParseForm()
	}
	if err == nil {
		var out []article.ID
		for _, a := range r.PostForm["article"] {
			out = append(out, article.ID(a))
		}
		if len(out) == 0 {
			s.fail(v, http.StatusBadRequest, "edit.none")
			return
		}
		var fresh int64
		if fresh, err = s.keeper(v).Split(r.Context(), id, out, s.Now()); err == nil {
			to = storyURL(fresh)
		}
	}
	s.decided(v, err, to)
}

// storyMarks are those that a story can have.
var storyMarks = []store.Mark{store.Unmarked, store.Pinned, store.Hidden}

func (s *site) markStory(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	id, err := number(r)
	m := store.Mark(r.PostFormValue("mark"))
	if !slices.Contains(storyMarks, m) {
		s.fail(v, http.StatusBadRequest, "review.nostate")
		return
	}
	if err == nil {
		err = s.Store.Write(r.Context(), func(tx *store.Tx) error { return tx.MarkStory(r.Context(), id, m) })
	}
	s.decided(v, err, storyURL(id)+"/edit")
}
