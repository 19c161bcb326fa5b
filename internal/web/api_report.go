package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/store"
)

// reportJSON is a report of a sentence as everybody may read it: not who wrote
// it.
type reportJSON struct {
	ID       int64             `json:"id"`
	URL      string            `json:"url"`
	Story    int64             `json:"story"`
	Sentence string            `json:"sentence"`
	Cites    []article.Passage `json:"cites"`
	Kind     string            `json:"kind"`
	Note     string            `json:"note,omitempty"`
	Made     time.Time         `json:"made"`
	Holds    bool              `json:"holds"` // the sentence follows from its passages
	Finding  string            `json:"finding,omitempty"`
	State    store.ReportState `json:"state"`
	Outcome  string            `json:"outcome,omitempty"`
	Closed   time.Time         `json:"closed,omitzero"`
}

func (s *site) reportJSON(r *http.Request, rep store.Report) reportJSON {
	return reportJSON{
		ID: rep.ID, URL: s.base(r) + "/report/" + strconv.FormatInt(rep.ID, 10), Story: rep.Story, Sentence: rep.Sentence, Cites: append([]article.Passage{}, rep.Cites...),
		Kind: rep.Kind, Note: rep.Note, Made: rep.Made, Holds: rep.Holds, Finding: rep.Finding, State: rep.State, Outcome: rep.Outcome, Closed: rep.Closed,
	}
}

// apiReport is a report by its case number.
func (s *site) apiReport(r *http.Request, tx *store.Tx) (any, error) {
	id, err := number(r)
	if err != nil {
		return nil, err
	}
	rep, err := tx.Report(r.Context(), id)
	if err != nil {
		return nil, err
	}
	return s.reportJSON(r, rep), nil
}

// apiCorrections lists what was wrong and was mended.
func (s *site) apiCorrections(r *http.Request, tx *store.Tx) (any, error) {
	limit, err := limited(r, mostAsked)
	if err != nil {
		return nil, err
	}
	all, err := tx.Corrections(r.Context(), 0, limit)
	out := struct {
		Corrections []reportJSON `json:"corrections"`
	}{Corrections: []reportJSON{}}
	for _, rep := range all {
		out.Corrections = append(out.Corrections, s.reportJSON(r, rep))
	}
	return out, err
}
