package extract

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
)

// dump writes an article as one line a block, with what the page tells of
// itself above and what was dropped below.
func dump(a *article.Article) string {
	var b strings.Builder
	field := func(name, v string) {
		if v != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, v)
		}
	}
	field("outlet", string(a.Outlet.ID))
	field("by", a.Byline)
	field("section", a.Section)
	field("url", a.URL)
	field("published", shown(a.Published))
	field("modified", shown(a.Modified))
	field("form", string(a.Form))
	if a.Listed > 0 {
		field("listed", fmt.Sprint(a.Listed))
	}
	if a.AIMade {
		field("made by", "machine")
	}
	for _, block := range a.Blocks {
		date := ""
		if !block.Date.Empty() {
			date = " [" + a.Words(block.Date) + "]"
		}
		fmt.Fprintf(&b, "%s%s %s\n", block.Kind, date, a.Words(block.Span))
	}
	for _, s := range a.Dropped {
		fmt.Fprintf(&b, "- %s\n", s.In(a.Text))
	}
	return b.String()
}

func shown(s article.Stamp) string {
	switch {
	case !s.Known():
		return ""
	case s.DayOnly:
		return s.Time.Format("2006-01-02") + " " + s.How
	}
	return s.Time.Format("2006-01-02 15:04 -0700") + " " + s.How
}

// read reads the one article of a document.
func read(t testing.TB, doc source.Document) *article.Article {
	t.Helper()
	as, err := Articles(doc, Options{MinWords: 5})
	if err != nil || len(as) != 1 {
		t.Fatalf("got %d articles, %v", len(as), err)
	}
	checkLaws(t, as[0])
	return as[0]
}

func equal(t *testing.T, got, want string) {
	t.Helper()
	if got, want := strings.TrimSpace(got), strings.TrimSpace(want); got != want {
		t.Errorf("got\n%s\n\nwant\n%s", got, want)
	}
}

// checkLaws checks what holds of every article whatever it was read from.
func checkLaws(t testing.TB, a *article.Article) {
	t.Helper()
	end := 0
	for i, b := range a.Blocks {
		if !b.Valid(a.Text) || b.Empty() || b.Start < end {
			t.Fatalf("block %d is %v after %d, of %d bytes", i, b.Span, end, len(a.Text))
		}
		if !b.Date.Empty() && (!b.Contains(b.Date) || b.Kind != article.Entry) {
			t.Fatalf("date %v of the %s %v", b.Date, b.Kind, b.Span)
		}
		end = b.End
	}
	end = 0
	for i, s := range a.Sentences {
		if !s.Valid(a.Text) || s.Empty() || s.Start < end || s.Block < 0 || s.Block >= len(a.Blocks) || !a.Blocks[s.Block].Contains(s.Span) {
			t.Fatalf("sentence %d is %v", i, s)
		}
		end = s.End
	}
	end = 0
	for i, m := range a.Marks {
		if !m.Valid(a.Text) || m.Empty() || m.Start < end {
			t.Fatalf("mark %d is %v", i, m)
		}
		end = m.End
	}
	end = 0
	for i, d := range a.Dropped {
		if !d.Valid(a.Text) || d.Start < end {
			t.Fatalf("dropped %d is %v", i, d)
		}
		end = d.End
		for _, b := range a.Blocks {
			if b.Overlaps(d) {
				t.Fatalf("dropped %v is in block %v", d, b)
			}
		}
	}
	if !a.Title.Valid(a.Text) {
		t.Fatalf("title is %v", a.Title)
	}
	if len(a.ID) != 16 {
		t.Fatalf("ID is %q", a.ID)
	}
}

func TestErrors(t *testing.T) {
	long := strings.Repeat("The ferry crews voted to strike. ", 10)
	for _, c := range []struct {
		name string
		doc  source.Document
		want error
	}{
		{"nothing", source.Document{Path: "a.txt"}, ErrEmpty},
		{"spaces", source.Document{Path: "a.txt", Body: []byte(" \n\t ")}, ErrEmpty},
		{"a picture", source.Document{Path: "a.txt", Body: []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")}, ErrBinary},
		{"a kind that is not read", source.Document{MediaType: "image/png", Body: []byte("x")}, ErrKind},
		{"a PDF that nobody has read", source.Document{MediaType: "application/pdf", Body: []byte("%PDF-1.7")}, ErrKind},
		{"a mail without a head", source.Document{Path: "a.eml", Body: []byte("no colon here\n\nthe end")}, ErrKind},
	} {
		t.Run(c.name, func(t *testing.T) {
			if as, err := Articles(c.doc, Options{}); !errors.Is(err, c.want) || as != nil {
				t.Errorf("got %v, %v, want %v", as, err, c.want)
			}
		})
	}
	var short *TooShort
	_, err := Articles(source.Document{Path: "a.txt", Body: []byte("The ferry crews of Norhaven voted to strike.")}, Options{})
	if !errors.As(err, &short) || short.Words != 8 || err.Error() != "too short: 8 words of article text, 40 are needed" {
		t.Errorf("got %v", err)
	}
	if _, err := Articles(source.Document{Path: "a.txt", Body: []byte(long)}, Options{}); err != nil {
		t.Errorf("got %v", err)
	}
}

func TestID(t *testing.T) {
	doc := source.Document{Path: "a.txt", Body: []byte("Ferry strike enters third day\n\nThe crews of Norhaven voted on Monday to go on with their strike.")}
	first := read(t, doc)
	doc.Path = "elsewhere/b.txt"
	if got := read(t, doc); got.ID != first.ID {
		t.Error("the path is no part of what an article is")
	}
	for name, change := range map[string]func(*source.Document){
		"text":   func(d *source.Document) { d.Body = append([]byte(nil), append(d.Body, " It rained."...)...) },
		"outlet": func(d *source.Document) { d.Meta.Outlet = "The Harbour Post" },
		"url":    func(d *source.Document) { d.URL = "https://harbour.example/strike" },
		"date":   func(d *source.Document) { d.Meta.Published = "2031-03-04" },
	} {
		changed := doc
		change(&changed)
		if got := read(t, changed); got.ID == first.ID {
			t.Errorf("another %s has the same ID", name)
		}
	}
}

func TestOutlet(t *testing.T) {
	body := []byte("The crews of Norhaven voted on Monday to go on with their strike.")
	for _, c := range []struct {
		name, outlet, url string
		want              source.Outlet
	}{
		{"nothing known", "", "", source.Outlet{}},
		{"a name", "The Harbour Post", "", source.Outlet{ID: "the-harbour-post", Name: "The Harbour Post"}},
		{"an address", "", "https://www.Harbour.example/x", source.Outlet{ID: "harbour.example", Name: "harbour.example"}},
		{"both", "The Harbour Post", "https://harbour.example/x", source.Outlet{ID: "harbour.example", Name: "The Harbour Post"}},
		{"a host as name", "harbour.example", "", source.Outlet{ID: "harbour.example", Name: "harbour.example"}},
		{"no web address", "", "file:///home/x", source.Outlet{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := read(t, source.Document{Path: "a.txt", Body: body, Meta: source.Meta{Outlet: c.outlet, URL: c.url}})
			if a.Outlet != c.want {
				t.Errorf("got %+v, want %+v", a.Outlet, c.want)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	const want = "“Größe zählt”, sagte Jürgen Vöß am Montag in Norhaven, als der Streik der Fährleute begann."
	latin := "\x93Gr\xf6\xdfe z\xe4hlt\x94, sagte J\xfcrgen V\xf6\xdf am Montag in Norhaven, als der Streik der F\xe4hrleute begann."
	utf16 := "\xff\xfe"
	for _, c := range want {
		utf16 += string([]byte{byte(c), byte(c >> 8)})
	}
	for _, c := range []struct {
		name, charset, path, body string
	}{
		{"UTF-8", "", "a.txt", want},
		{"UTF-8 with its mark", "", "a.txt", "\xef\xbb\xbf" + want},
		{"UTF-8 said to be something else", "iso-8859-1", "a.txt", want},
		{"UTF-16", "", "a.txt", utf16},
		{"by transport", "windows-1252", "a.txt", latin},
		{"by a meta element", "", "a.html", `<meta charset="windows-1252"><p>` + latin},
		{"by an XML declaration", "", "a.html", `<?xml version="1.0" encoding="windows-1252"?><html><p>` + latin},
		{"by detection", "", "a.txt", latin},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := read(t, source.Document{Path: c.path, Charset: c.charset, Body: []byte(c.body)})
			if got := a.Blocks[0].In(a.Text); got != want {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestLanguage(t *testing.T) {
	de := "Die Fährleute von Norhaven haben am Montag beschlossen, ihren Streik fortzusetzen. Die Reederei erklärte, sie werde kein neues Angebot vorlegen, bevor die Schiffe wieder fahren. Der Bürgermeister rief beide Seiten auf, miteinander zu reden."
	en := "The ferry crews of Norhaven voted on Monday to go on with their strike. The owners said that they would make no new offer before the ships sail again. The mayor called on both sides to talk to one another without conditions."
	for _, c := range []struct{ name, body, stated, want string }{
		{"German", de, "", "de"},
		{"English", en, "", "en"},
		{"a long text", strings.Repeat(en+"\n\n", 40), "", "en"},
		{"stated", de, "en_GB", "en-GB"},
		{"no tag", en, "the English language", "en"},
		{"too little to tell", "The ferry crews of Norhaven voted.", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := read(t, source.Document{Path: "a.txt", Body: []byte(c.body), Meta: source.Meta{Lang: c.stated}})
			if a.Lang != c.want {
				t.Errorf("got %q, want %q", a.Lang, c.want)
			}
		})
	}
}
