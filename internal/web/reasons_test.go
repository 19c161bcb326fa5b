package web

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page"
)

func ukrainian(t testing.TB) *words {
	t.Helper()
	all, err := readWords()
	if err != nil {
		t.Fatal(err)
	}
	return all[1]
}

func TestReasons(t *testing.T) {
	w := ukrainian(t)
	for english, want := range map[string]string{
		"“Tuesday” in an article of Thu 4 Dec 2025":                                                              "«Tuesday» у статті за чт, 4 груд. 2025",
		"“Tuesday; at noon” in an article of Thu 4 Dec 2025 to Fri 5 Dec 2025; “for a third day”":                "«Tuesday; at noon» у статті, написаній від чт, 4 груд. 2025 до пт, 5 груд. 2025; «for a third day»",
		"“that month”, told after Dec 2025":                                                                      "«that month», відраховано від груд. 2025",
		"it tells of “Sunday” as past; it was last changed on Mon 3 Feb 2031":                                    "про «Sunday» говорить як про минуле; востаннє змінена пн, 3 лют. 2031",
		"“the talks”, told as past, is Sun 30 Nov 2025: Harbour Post tells the same of Marsk and Orlec":          "«the talks» (як про минуле) — це нд, 30 лист. 2025: те саме про Marsk і Orlec пише Harbour Post",
		"11 of 14 sentences stand in Harbour Post’s article of 3 May 2031":                                       "11 з 14 речень є в тексті: Harbour Post, 3 трав. 2031",
		"3 of 9 sentences tell what the Echo’s article tells, in other words; 2 quotations are the same":         "3 з 9 речень іншими словами переказують текст: The Echo; 2 цитати ті самі",
		"1 of 3 sentences stand in an article of 3 May 2031, and both are reports of the Coast Agency":           "1 з 3 речень є в тексті: стаття за 3 трав. 2031; обидві — повідомлення The Coast Agency",
		"a report of its own; it quotes the same words as “Ferry; aground” of 3 May 2031":                        "власне повідомлення; цитує ті самі слова, що й «Ferry; aground», 3 трав. 2031",
		"joined because it shares Umerov, Miami and “security guarantees” with 3 articles, written 2 days apart": "приєднано, бо вона має спільне з 3 статтями: Umerov, Miami і “security guarantees”; між ними 2 дні",
		"joined because 11 of 14 sentences stand in an article":                                                  "приєднано, бо 11 з 14 речень є в тексті: одна стаття",
		"Ann Orlec and Ben Orlec share a family name, not the given name":                                        "Ann Orlec і Ben Orlec мають спільне прізвище, але різні імена",
		"both tell of the same event":                                     "обидва про ту саму подію",
		"one says it, the other denies it":                                "один це каже, інший заперечує",
		"only one of the two can have done it":                            "зробити це міг лише один із двох",
		"both tell the verdict on one charge":                             "обидва про вирок за тим самим обвинуваченням",
		"one gives one figure, the other answers with another":            "один називає одне число, інший відповідає іншим",
		"one says it, the other answers that it is otherwise":             "один це каже, інший відповідає, що все інакше",
		"both count the same thing, in the same matter, on the same days": "обидва лічать те саме, у тій самій справі, тими самими днями",
		"both tell the same of the same things":                           "обидва розповідають те саме про те саме",
		"both tell when the same thing happened":                          "обидва розповідають, коли сталося те саме",
		"both give the age of one person":                                 "обидва називають вік однієї людини",
		"two parties judge the same thing":                                "дві сторони оцінюють те саме",
		"one article gives both judgements, each with whose it is":        "обидві оцінки наводить одна стаття, кожну з тим, чия вона",
		"it was planned for another time":                                 "це було заплановано на інший час",
		"one sentence gives both, each with its claimant":                 "обидва наводить одне речення, кожне з тим, хто його твердить",
		"they say opposite things of what Vladimir Orlec wants":           "вони кажуть протилежне про те, чого хоче Vladimir Orlec",
		"the outlet corrects itself":                                      "видання саме себе виправляє",
		"two sources tell opposite things of it":                          "два джерела кажуть про це протилежне",
		"an earlier article tells the opposite":                           "раніша стаття каже протилежне",
		"each says that it was the other":                                 "кожен каже, що це був інший",
		"they name different ones who did it":                             "вони називають різних, хто це зробив",
		"they give different causes":                                      "вони називають різні причини",
		"a later article tells that it was changed":                       "про зміну каже пізніша стаття",
		"something else of Thu 4 Dec 2025, and of 31 Feb 2025":            "something else of чт, 4 груд. 2025, and of 31 лют. 2025",
		"":                                    "",
		strings.Repeat("joined because ", 40): strings.Repeat("приєднано, бо ", deepestReason) + strings.Repeat("joined because ", 40-deepestReason),
	} {
		if got := w.reason(english); got != want {
			t.Errorf("%q is\n%q, want\n%q", english, got, want)
		}
		en, _ := readWords()
		if got := en[0].reason(english); got != english {
			t.Errorf("in English %q is %q", english, got)
		}
	}
}

// Whatever a page gives as a reason, its wording is known: what would stay
// English is none of the interface's.
func TestReasonsOfTheExample(t *testing.T) {
	_, s, _ := exampleHandler(t, nil)
	w := ukrainian(t)
	n := 0
	check := func(why string) {
		if why == "" {
			return
		}
		n++
		got := quotedWords.ReplaceAllString(w.reason(why), "")
		if m := englishReason.FindString(got); m != "" {
			t.Errorf("%q of %q stays in %q", m, why, got)
		}
	}
	err := s.Read(ctx, func(tx *store.Tx) error {
		stories, err := tx.Stories(ctx, now.AddDate(100, 0, 0), 100)
		if err != nil {
			return err
		}
		for _, st := range stories {
			st, err := tx.Paged(ctx, st.ID)
			if err != nil {
				return err
			}
			p, err := page.Load(st.Page)
			if err != nil {
				return err
			}
			for _, c := range p.Conflicts {
				check(c.Why)
			}
			for _, c := range p.Changes {
				check(c.Why)
			}
			for _, r := range p.Sources {
				check(r.Origin.Why)
				check(r.Date.Why)
			}
			for _, e := range p.Episodes {
				for _, why := range e.Why {
					check(why)
				}
			}
			for _, e := range slices.Concat(p.Timeline.Background, p.Timeline.Happened, p.Timeline.Undated, p.Timeline.Coming) {
				check(e.Date.Why)
			}
		}
		return nil
	})
	if err != nil || n < 40 {
		t.Errorf("%d reasons, %v", n, err)
	}
}

var (
	quotedWords   = regexp.MustCompile(`«[^«»]*»|“[^“”]*”`)
	englishReason = regexp.MustCompile(`\b(?:the|it|its|is|of|in|with|shares|article|articles|sentences|because|tells|day|days)\b`)
	// English words that a page in another language has only from its sources.
	englishTime = regexp.MustCompile(`\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|January|February|March|April|May|June|July|August|September|October|November|December|ago|reported|between|before|about|updated|just now)\b`)
)

// sourced reports whether what stands in an element is a source's: it says in
// which language it is, or that its direction is its own.
func sourced(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "lang" && a.Val != "uk" || a.Key == "dir" {
			return true
		}
	}
	return n.Data == "head" || n.Data == "q"
}

// interfaceText gathers the texts of the interface: what stands in elements, and
// what shows on hover or is read out.
func interfaceText(n *html.Node, to *[]string) {
	if n.Type == html.ElementNode {
		for _, a := range n.Attr {
			if a.Key == "title" && n.Data != "a" /* of an article */ || a.Key == "aria-label" || a.Key == "placeholder" || strings.HasPrefix(a.Key, "data-") {
				*to = append(*to, a.Val)
			}
		}
		if sourced(n) && n.Data != "html" {
			return
		}
	}
	if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
		*to = append(*to, n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		interfaceText(c, to)
	}
}

// No page in Ukrainian has a month or a weekday in English, nor says in English
// how long ago something was.
func TestUkrainianDates(t *testing.T) {
	h, s, _ := exampleHandler(t, nil)
	id := firstArticle(t, s)
	paths := []string{"/", "/?topic=world", "/people", "/people?kind=place", "/outlets", "/feeds", "/ask?q=When+did+the+gate+fail%3F", "/search?q=dam", "/search?q=from:soon+dam", "/corrections", "/article/" + id + "?show=names,times,figures,quotations", "/article/" + id + "?p=600-760"}
	for _, st := range []string{"1", "2", "3"} {
		paths = append(paths, "/story/"+st, "/story/"+st+"/timeline", "/story/"+st+"/compare", "/story/"+st+"/report")
	}
	for _, list := range []string{"/people", "/outlets"} {
		_, body, _ := ask(t, h, list)
		for _, m := range regexp.MustCompile(`href="(/(?:entity|outlet)/[^"]+)"`).FindAllStringSubmatch(body, 12) {
			paths = append(paths, html.UnescapeString(m[1]))
		}
	}
	texts := 0
	for _, path := range paths {
		code, body := inUkrainian(t, h, path)
		if code != 200 {
			t.Errorf("%s: %d", path, code)
			continue
		}
		root, err := html.Parse(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		interfaceText(root, &all)
		texts += len(all)
		for _, s := range all {
			if m := englishTime.FindString(quotedWords.ReplaceAllString(s, "")); m != "" {
				t.Errorf("%s: %q in %q", path, m, strings.TrimSpace(s))
			}
		}
	}
	if texts < 2000 {
		t.Errorf("only %d texts", texts)
	}
	// The times are there, in Ukrainian.
	_, body := inUkrainian(t, h, "/story/1")
	has(t, body, " вер. 2031", "хв тому")
}

// inUkrainian asks as a browser of somebody who reads Ukrainian.
func inUkrainian(t *testing.T, h http.Handler, path string) (int, string) {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Accept-Language", "uk")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Code, w.Body.String()
}
