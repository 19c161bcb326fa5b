package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	answers "github.com/synoptic-news/synoptic/page/ask"
	"github.com/synoptic-news/synoptic/page/render"
	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// The bounds of an answer: stories that are asked, articles they may have
// together, for how long, and how many at once.
const (
	mostAskedStories  = 4
	mostAskedArticles = 150
	longestAsking     = 4 * time.Second
	askedAtOnce       = 2
)

// askBody is a question with its answer.
type askBody struct {
	Question string
	In       pageLink // the only story asked
	Tabs     []pageLink
	Asked    bool
	Verdict  string // answered, differ, notknown, notfound
	Answer   *line
	When     string // of the answer, where its passage is not listed
	Sides    []askSide
	Found    []saidRow
	Missing  []string
	Story    pageLink // that answers
	Stories  []pageLink
	Cut      bool // not all that could have been asked were
	Busy     bool
}

type askSide struct {
	Date, Value string
	Who         []string
	Line        line
}

func (s *site) ask(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	b := askBody{Question: strings.Join(strings.Fields(query(r)), " ")}
	id, _ := strconv.ParseInt(r.URL.Query().Get("story"), 10, 64)
	var candidates []store.Story
	err := s.Store.Read(r.Context(), func(tx *store.Tx) error {
		if id > 0 {
			st, err := tx.Story(r.Context(), id)
			if err == nil && st.Page != nil {
				candidates = append(candidates, st)
				b.In = pageLink{Text: render.Clean(st.Title), Href: storyURL(st.ID), Count: int(st.ID)}
				b.Tabs = v.storyTabs(st.ID, "ask")
				return nil
			}
			return err
		}
		if b.Question == "" {
			return nil
		}
		var err error
		candidates, err = askable(r.Context(), tx, b.Question)
		return err
	})
	switch {
	case err != nil && id > 0:
		s.fail(v, http.StatusNotFound, "error.nostory")
		return
	case err != nil:
		s.broken(v, err)
		return
	case b.Question != "":
		if err := s.answerTo(v, &b, candidates); err != nil {
			s.broken(v, err)
			return
		}
	}
	title := v.T("ask.title")
	if b.Question != "" {
		title = b.Question + " · " + title
	}
	status := http.StatusOK
	if b.Busy {
		status = http.StatusServiceUnavailable
		w.Header().Set("Retry-After", "5")
	}
	s.show(v, status, "ask", frame{Title: render.Clean(title), Body: b})
}

// askable are the stories that a question may be about, with their pages: those
// that have all its words in one article, then those that have most of them.
func askable(ctx context.Context, tx *store.Tx, question string) ([]store.Story, error) {
	var out []store.Story
	for _, any := range []bool{false, true} {
		found, err := tx.Find(ctx, store.Find{Query: askedWords(question), Any: any, Limit: mostAskedStories})
		if err != nil {
			return nil, err
		}
		for _, f := range found.Stories {
			if len(out) == mostAskedStories || slices.ContainsFunc(out, func(s store.Story) bool { return s.ID == f.ID }) {
				continue
			}
			st, err := tx.Story(ctx, f.ID)
			if err != nil {
				return nil, err
			}
			out = append(out, st)
		}
	}
	return out, nil
}

// askedWords are the words of a question by which stories are found: those that
// say what it is about.
func askedWords(question string) store.Query {
	l := lang.For("en")
	var ws []string
	for _, t := range text.Tokens(question, text.Span{End: len(question)}) {
		if (t.Kind == text.Word || t.Kind == text.Number) && !l.Words.Stop.Has(t.Lower) {
			ws = append(ws, `"`+t.In(question)+`"`)
		}
	}
	return store.ParseQuery(strings.Join(ws, " "))
}

// reply is what stories say to a question.
type reply struct {
	*page.Answer
	In    store.Story   // that answers
	Asked []store.Story // all that were asked
	Cut   bool          // not all that could have been asked were
}

// errAsking says that as many questions are being answered as may be at once.
var errAsking = errors.New("too many questions are being asked; try again in a few seconds")

// reply asks the stories in turn, as long as there is time.
func (s *site) reply(ctx context.Context, question string, candidates []store.Story) (out reply, err error) {
	select {
	case s.asking <- struct{}{}:
		defer func() { <-s.asking }()
	default:
		return out, errAsking
	}
	ctx, cancel := context.WithTimeout(ctx, longestAsking)
	defer cancel()
	var over []answers.Story
	ids := map[*page.Page]store.Story{}
	articles := 0
	for i, st := range candidates {
		if articles += st.Articles; ctx.Err() != nil || i > 0 && articles > mostAskedArticles {
			out.Cut = true
			break
		}
		p, err := s.read.get(st)
		if err != nil {
			return out, err
		}
		over = append(over, engine.Reopen(p))
		ids[p] = st
		out.Asked = append(out.Asked, st)
	}
	out.Answer = answers.Ask(question, over)
	out.In = ids[out.Answer.Page]
	return out, nil
}

// answerTo fills in what the stories say.
func (s *site) answerTo(v view, b *askBody, candidates []store.Story) error {
	a, err := s.reply(v.r.Context(), b.Question, candidates)
	if errors.Is(err, errAsking) {
		b.Busy = true
		return nil
	}
	if err != nil {
		return err
	}
	b.Cut = a.Cut
	for _, st := range a.Asked {
		b.Stories = append(b.Stories, pageLink{Text: render.Clean(st.Title), Href: storyURL(st.ID)})
	}
	b.Asked = true
	b.Verdict = verdictNames[a.Verdict]
	for _, m := range a.Missing {
		b.Missing = append(b.Missing, render.Clean(m))
	}
	if a.Page == nil {
		return nil
	}
	b.Story = pageLink{Text: render.Clean(a.In.Title), Href: storyURL(a.In.ID)}
	c := citer{v.words, headsOf(a.Page)}
	if len(a.Sentence.Cites()) > 0 {
		l := c.line(a.Sentence)
		b.Answer = &l
	}
	for _, x := range a.Sides {
		side := askSide{Date: x.Date.In(c.say), Value: render.Clean(x.Value.Text), Line: c.line(x.Sentence)}
		for _, w := range x.Who {
			side.Who = append(side.Who, render.Clean(w.Text))
		}
		b.Sides = append(b.Sides, side)
	}
	for _, f := range a.Found {
		b.Found = append(b.Found, saidRow{Date: f.Date.In(c.say), Line: c.line(f.Sentence)})
	}
	if b.Answer != nil && len(a.Found) == 1 && a.Found[0].Sentence.Text() == a.Sentence.Text() {
		b.When, b.Found = b.Found[0].Date, nil // it stands above already
	}
	return nil
}

// verdictNames are the verdicts as messages name them.
var verdictNames = map[page.Verdict]string{page.Answered: "answered", page.Differ: "differ", page.NotKnown: "notknown", page.NotFound: "notfound"}
