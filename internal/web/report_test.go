package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/store"
)

func post(t *testing.T, h http.Handler, path string, form url.Values) *httptest.ResponseRecorder {
	t.Helper()
	const secret = "of a form that was opened before"
	form.Set("form", formToken(secret))
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.AddCookie(&http.Cookie{Name: formCookie, Value: secret})
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestReport(t *testing.T) {
	h, s := newSite(t)
	path := "/story/" + strconv.FormatInt(fill(t, s), 10) + "/report"
	code, body, _ := ask(t, h, path+"?at=timeline/happened/0/tellings/0/sentence")
	if code != 200 || !strings.Contains(body, "ran aground on a sandbank") || !strings.Contains(body, "Harbour Post") {
		t.Fatalf("the form: %d %s", code, body)
	}
	w := post(t, h, path, url.Values{"at": {"timeline/happened/0/tellings/0/sentence"}, "kind": {"date"}, "note": {"It was <i>Sunday</i>."}})
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/report/1" {
		t.Fatalf("sent: %d %s %s", w.Code, w.Header(), w.Body)
	}
	code, body, _ = ask(t, h, "/report/1")
	for _, want := range []string{"Case 1", "open", "Wrong date", "ran aground on a sandbank", "It was &lt;i&gt;Sunday&lt;/i&gt;.", "follows from its passages", "Nobody has decided"} {
		if code != 200 || !strings.Contains(body, want) {
			t.Errorf("%d: %q is not in %s", code, want, body)
		}
	}
	if _, body, _ := ask(t, h, "/corrections"); !strings.Contains(body, "Nothing has been corrected") {
		t.Errorf("corrections: %s", body)
	}
	if err := s.Write(ctx, func(tx *store.Tx) error {
		return tx.CloseReport(ctx, 1, store.Upheld, "It is Sunday now.", "desk", now)
	}); err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{"/report/1", "/corrections"} {
		if _, body, _ := ask(t, h, p); !strings.Contains(body, "It is Sunday now.") {
			t.Errorf("%s: %s", p, body)
		}
	}
}

func TestReportRefused(t *testing.T) {
	h, s := newSite(t)
	path := "/story/" + strconv.FormatInt(fill(t, s), 10) + "/report"
	for want, form := range map[int][]url.Values{
		http.StatusBadRequest: {{}, {"kind": {"taste"}}, {"kind": {"date"}, "note": {strings.Repeat("я", longestNote+1)}}},
		http.StatusConflict:   {{"kind": {"date"}, "at": {"brief/99"}}, {"kind": {"date"}, "at": {"brief/0"}, "text": {"What nobody said."}}},
	} {
		for _, f := range form {
			if w := post(t, h, path, f); w.Code != want {
				t.Errorf("%.80v: %d, want %d", f, w.Code, want)
			}
		}
	}
	if w := post(t, h, "/story/99/report", url.Values{"kind": {"date"}}); w.Code != 404 {
		t.Errorf("no such story: %d", w.Code)
	}
	if code, _, _ := ask(t, h, "/report/7"); code != 404 {
		t.Errorf("no such case: %d", code)
	}
	err := s.Write(ctx, func(tx *store.Tx) error {
		for range mostReports {
			if _, err := tx.AddReport(ctx, store.Report{Story: 1, Made: now}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if w := post(t, h, path, url.Values{"kind": {"date"}}); w.Code != http.StatusTooManyRequests {
		t.Errorf("one too many: %d", w.Code)
	}
}
