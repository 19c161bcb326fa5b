package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

// ErrClosed says that a report was decided already.
var ErrClosed = errors.New("this report was decided already")

// ReportState says how far a report has come.
type ReportState string

// The states of a report.
const (
	Pending  ReportState = "open"
	Upheld   ReportState = "upheld"   // something was wrong, and is mended
	Rejected ReportState = "rejected" // nothing was wrong
)

// Report is a reader's report of something wrong on a page. Its ID is its case
// number.
type Report struct {
	ID       int64
	Story    int64
	Place    string // on the page: "timeline/happened/3/tellings/0/sentence"; "": the page
	Sentence string // as it was shown
	Cites    []article.Passage
	Kind     string
	Note     string
	Made     time.Time
	Who      string // the account, "" if it had none
	Holds    bool   // the verifier found that it follows from its passages
	Finding  string // what the verifier said
	State    ReportState
	Outcome  string // for everybody to read
	Closed   time.Time
	ClosedBy string
}

// AddReport keeps a report and returns its case number.
func (tx *Tx) AddReport(ctx context.Context, r Report) (id int64, err error) {
	cites, err := json.Marshal(r.Cites)
	if err != nil {
		return 0, err
	}
	err = tx.row(ctx, `INSERT INTO report (story, place, sentence, cites, kind, note, made, who, holds, finding, state, outcome, closed, closed_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', 0, '') RETURNING id`,
		r.Story, valid(r.Place), valid(r.Sentence), cites, r.Kind, valid(r.Note), micros(r.Made), r.Who, truth(r.Holds), valid(r.Finding), Pending).Scan(&id)
	return id, err
}

const reportColumns = "id, story, place, sentence, cites, kind, note, made, who, holds, finding, state, outcome, closed, closed_by"

func scanReport(scan func(...any) error) (r Report, err error) {
	var cites []byte
	var made, closed int64
	var holds int
	if err = scan(&r.ID, &r.Story, &r.Place, &r.Sentence, &cites, &r.Kind, &r.Note, &made, &r.Who, &holds, &r.Finding, &r.State, &r.Outcome, &closed, &r.ClosedBy); err != nil {
		return r, err
	}
	r.Made, r.Holds = timeOf(made), holds != 0
	if closed != 0 {
		r.Closed = timeOf(closed)
	}
	return r, json.Unmarshal(cites, &r.Cites)
}

// Report returns a report by its case number.
func (tx *Tx) Report(ctx context.Context, id int64) (Report, error) {
	r, err := scanReport(tx.row(ctx, "SELECT "+reportColumns+" FROM report WHERE id = $1", id).Scan)
	return r, found(err)
}

// Reports returns at most n reports in a state, the newest first.
func (tx *Tx) Reports(ctx context.Context, state ReportState, n int) ([]Report, error) {
	return tx.reports(ctx, "state = $1 ORDER BY id DESC LIMIT $2", state, n)
}

// Corrections returns at most n reports that were upheld, the last decided
// first: of one story, or of all if story is 0.
func (tx *Tx) Corrections(ctx context.Context, story int64, n int) ([]Report, error) {
	return tx.reports(ctx, "state = $1 AND ($2 = 0 OR story = $2) ORDER BY closed DESC, id DESC LIMIT $3", Upheld, story, n)
}

func (tx *Tx) reports(ctx context.Context, where string, args ...any) ([]Report, error) {
	var out []Report
	err := tx.rows(ctx, func(rows *sql.Rows) error {
		r, err := scanReport(rows.Scan)
		out = append(out, r)
		return err
	}, "SELECT "+reportColumns+" FROM report WHERE "+where, args...)
	return out, err
}

// CloseReport decides a report, once.
func (tx *Tx) CloseReport(ctx context.Context, id int64, state ReportState, outcome, by string, now time.Time) error {
	n, err := tx.exec(ctx, "UPDATE report SET state = $2, outcome = $3, closed = $4, closed_by = $5 WHERE id = $1 AND state = $6",
		id, state, valid(outcome), micros(now), by, Pending)
	if err == nil && n == 0 {
		if _, err = tx.Report(ctx, id); err == nil {
			err = ErrClosed
		}
	}
	return err
}

// ReportsSince counts the reports made since a time.
func (tx *Tx) ReportsSince(ctx context.Context, since time.Time) (n int, err error) {
	err = tx.row(ctx, "SELECT COUNT(*) FROM report WHERE made >= $1", micros(since)).Scan(&n)
	return n, err
}
