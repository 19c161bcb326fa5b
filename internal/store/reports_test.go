package store

import (
	"errors"
	"reflect"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/text"
)

func TestReports(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		do(t, s, func(tx *Tx) error {
			story, err := tx.AddStory(ctx, Story{Title: "Ferry"})
			if err != nil {
				return err
			}
			want := Report{Story: story, Place: "brief/0", Sentence: "It ran aground on Monday.\x00", Cites: []article.Passage{{Article: "a", Span: text.Span{Start: 1, End: 4}}},
				Kind: "date", Note: "It was Sunday \xff", Made: noon(1), Holds: true, Finding: "It stands in its passage."}
			if want.ID, err = tx.AddReport(ctx, want); err != nil {
				return err
			}
			if _, err := tx.AddReport(ctx, Report{Story: story, Kind: "person", Made: noon(2)}); err != nil {
				return err
			}
			got, err := tx.Report(ctx, want.ID)
			want.Sentence, want.Note, want.State = valid(want.Sentence), valid(want.Note), Pending
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v, want %+v, %v", got, want, err)
			}
			if open, err := tx.Reports(ctx, Pending, 9); err != nil || len(open) != 2 || open[1].ID != want.ID {
				t.Errorf("open: %+v, %v", open, err)
			}
			if n, err := tx.ReportsSince(ctx, noon(2)); err != nil || n != 1 {
				t.Errorf("since the second day: %d, %v", n, err)
			}
			if err := tx.CloseReport(ctx, want.ID, Upheld, "The date was mended.", "desk", noon(3)); err != nil {
				return err
			}
			if err := tx.CloseReport(ctx, want.ID, Rejected, "", "desk", noon(3)); !errors.Is(err, ErrClosed) {
				t.Errorf("decided twice: %v", err)
			}
			if err := tx.CloseReport(ctx, 99, Upheld, "", "", noon(3)); !errors.Is(err, ErrNotFound) {
				t.Errorf("no such report: %v", err)
			}
			if all, err := tx.Corrections(ctx, story, 9); err != nil || len(all) != 1 || all[0].Outcome != "The date was mended." || !all[0].Closed.Equal(noon(3)) {
				t.Errorf("corrections: %+v, %v", all, err)
			}
			return nil
		})
	})
}
