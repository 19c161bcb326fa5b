package web

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/verify"
)

// reportKinds are what a reader can say is wrong. A message report.KIND names
// each.
var reportKinds = []string{"source", "person", "date", "grouping", "outdated", "missing", "damage"}

const (
	longestNote = 2000
	mostReports = 500 // in a day, of all readers together
)

// reports are the routes of reporting a problem, which whoever may read may.
func (s *site) reports() []route {
	return []route{
		{"GET /story/{id}/report", account.Read, s.reportForm, 0},
		{"POST /story/{id}/report", account.Read, s.report, 0},
		{"GET /report/{case}", account.Read, s.reportCase, 0},
		{"GET /corrections", account.Read, s.corrections, 0},
	}
}

// shown is a sentence of a page at its place.
type shown struct {
	Place, Text string
	Cites       []article.Passage
}

// sentenceAt finds a sentence on a page: at its place, or wherever it has moved
// to since; the whole page if both are empty.
func sentenceAt(p *page.Page, place, text string) (shown, bool) {
	if place == "" && text == "" {
		return shown{Text: p.Title.Text(), Cites: p.Title.Cites()}, true
	}
	var out shown
	p.Each(func(at string, part page.Part) {
		s, ok := part.(page.Sentence)
		if ok && (out.Text == "" || at == place) && (text == "" && at == place || text != "" && s.Text() == text) {
			out = shown{at, s.Text(), s.Cites()}
		}
	})
	return out, out.Text != ""
}

// reported is the story and the sentence that a request is about. It answers
// itself where there is none.
func (s *site) reported(v view) (st store.Story, p *page.Page, sentence shown, ok bool) {
	id, err := number(v.r)
	if err == nil {
		err = s.Store.Read(v.r.Context(), func(tx *store.Tx) (err error) {
			st, err = tx.Paged(v.r.Context(), id)
			return err
		})
	}
	if errors.Is(err, store.ErrNotFound) {
		s.fail(v, http.StatusNotFound, "error.nostory")
		return st, nil, sentence, false
	}
	if err == nil {
		p, err = s.read.get(st)
	}
	if err != nil {
		s.broken(v, err)
		return st, nil, sentence, false
	}
	sentence, ok = sentenceAt(p, v.r.FormValue("at"), v.r.FormValue("text"))
	if !ok {
		s.fail(v, http.StatusConflict, "report.moved")
	}
	return st, p, sentence, ok
}

func (s *site) reportForm(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	st, p, sentence, ok := s.reported(v)
	if !ok {
		return
	}
	s.show(v, http.StatusOK, "report", frame{Title: v.T("report.title"), Body: struct {
		Story store.Story
		shown
		Passages []passageRow
		Kinds    []string
		Longest  int
		Form     string
	}{st, sentence, passageRows(p, sentence.Cites), reportKinds, longestNote, v.form()}})
}

// passageRow is a passage with the words it has.
type passageRow struct {
	Outlet, Lang, Words, URL string
}

func passageRows(p *page.Page, cites []article.Passage) []passageRow {
	var out []passageRow
	for _, c := range cites {
		if a := p.Article(c.Article); a != nil {
			out = append(out, passageRow{outletName(a.Outlet), a.Lang, a.Words(c.Span), passageURL(c)})
		}
	}
	return out
}

// report keeps a report, after the verifier has looked at the sentence again.
func (s *site) report(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	if err := r.ParseForm(); err != nil {
		s.fail(v, http.StatusBadRequest, "report.unread")
		return
	}
	kind, note := r.PostForm.Get("kind"), strings.TrimSpace(r.PostForm.Get("note"))
	if !slices.Contains(reportKinds, kind) {
		s.fail(v, http.StatusBadRequest, "report.nokind")
		return
	}
	if utf8.RuneCountInString(note) > longestNote {
		s.fail(v, http.StatusBadRequest, "report.long")
		return
	}
	st, p, sentence, ok := s.reported(v)
	if !ok {
		return
	}
	rep := store.Report{Story: st.ID, Place: sentence.Place, Sentence: sentence.Text, Cites: sentence.Cites, Kind: kind, Note: note, Made: s.Now()}
	rep.Holds, rep.Finding = examined(p, sentence.Place)
	full := false
	err := s.Store.Write(r.Context(), func(tx *store.Tx) (err error) {
		n, err := tx.ReportsSince(r.Context(), s.Now().Add(-24*time.Hour))
		if full = n >= mostReports; full || err != nil {
			return err
		}
		rep.ID, err = tx.AddReport(r.Context(), rep)
		return err
	})
	switch {
	case err != nil:
		s.broken(v, err)
	case full:
		w.Header().Set("Retry-After", "3600")
		s.fail(v, http.StatusTooManyRequests, "report.full")
	default:
		http.Redirect(w, r, "/report/"+strconv.FormatInt(rep.ID, 10), http.StatusSeeOther)
	}
}

// examined runs the verifier over a page and says whether what stands at a place
// follows from its passages, or the whole page if place is "".
func examined(p *page.Page, place string) (holds bool, finding string) {
	r := verify.Page(p)
	var why []string
	for _, f := range r.Failed {
		if place == "" || f.Where == place || strings.HasPrefix(f.Where, place+"/") || strings.HasPrefix(place, f.Where+"/") {
			why = append(why, fmt.Sprint(f))
		}
	}
	if why == nil {
		return true, r.String()
	}
	return false, strings.Join(why, "\n")
}

func (s *site) reportCase(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	var rep store.Report
	var st store.Story
	id, err := strconv.ParseInt(r.PathValue("case"), 10, 64)
	if err != nil {
		err = store.ErrNotFound
	} else {
		err = s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
			if rep, err = tx.Report(r.Context(), id); err == nil {
				st, err = tx.Story(r.Context(), rep.Story)
			}
			return err
		})
	}
	switch {
	case errors.Is(err, store.ErrNotFound):
		s.fail(v, http.StatusNotFound, "report.none")
	case err != nil:
		s.broken(v, err)
	default:
		s.show(v, http.StatusOK, "case", frame{Title: v.T("report.case", "n", rep.ID), Body: v.caseRow(rep, st.Title)})
	}
}

// caseRow is a report as it is shown.
type caseRow struct {
	store.Report
	Title      string // of the story
	Made, Over moment // days
	Links      []string
	Findings   []finding
}

func (w *words) caseRow(r store.Report, title string) caseRow {
	c := caseRow{Report: r, Title: title, Made: w.on(r.Made), Findings: w.findingsOf(r.Finding)}
	if !r.Closed.IsZero() {
		c.Over = w.on(r.Closed)
	}
	for _, p := range r.Cites {
		c.Links = append(c.Links, passageURL(p))
	}
	return c
}

// listedCorrections are those on one page.
const listedCorrections = 200

// corrections is the log of what was wrong and was mended.
func (s *site) corrections(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	var rows []caseRow
	err := s.Store.Read(r.Context(), func(tx *store.Tx) error {
		all, err := tx.Corrections(r.Context(), 0, listedCorrections)
		if err != nil {
			return err
		}
		for _, rep := range all {
			st, err := tx.Story(r.Context(), rep.Story)
			if err != nil {
				return err
			}
			rows = append(rows, v.caseRow(rep, st.Title))
		}
		return nil
	})
	if err != nil {
		s.broken(v, err)
		return
	}
	s.show(v, http.StatusOK, "corrections", frame{Title: v.T("corrections.title"), Body: rows})
}
