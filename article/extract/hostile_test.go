package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/source"
)

// TestHostile reads documents made to break readers. Whether an article comes
// of them does not matter; that the reading ends, and the laws hold, does.
func TestHostile(t *testing.T) {
	const sentence = "The ferry crews of Norhaven voted on Monday to extend their strike by a week. "
	long := strings.Repeat(sentence, 12)
	many := func(s string, n int) string { return strings.Repeat(s, n) }
	for _, c := range []struct{ name, path, body string }{
		{"a million elements deep", "a.html", many("<div>", 1_000_000) + long},
		{"a million attributes", "a.html", "<p " + many("a=1 ", 1_000_000) + ">" + long},
		{"a million attributes without an end", "a.html", long + "<p " + many("a ", 1_000_000)},
		{"two hundred thousand elements side by side", "a.html", many("<p>a</p>", 200_000) + long},
		{"tables in tables", "a.html", many("<table><tr><td>", 250) + long},
		{"formatting that is never closed", "a.html", many("<b><i><a href=x><p>", 5_000) + long},
		{"comments without an end", "a.html", long + many("<!--", 300_000)},
		{"a script without an end", "a.html", "<p>" + long + "<script>" + many("x", 1_000_000)},
		{"JSON-LD as deep as it goes", "a.html", `<script type="application/ld+json">` + many("[", 200_000) + "</script><p>" + long},
		{"a million short lines", "a.txt", long + "\n" + many("a\n", 1_000_000)},
		{"a million list marks", "a.txt", long + "\n" + many("-\n", 1_000_000)},
		{"a hundred thousand teaser heads", "a.txt", long + "\n" + many("Related articles\n", 100_000)},
		{"teaser heads among paragraphs", "a.txt", many("Related articles\n"+sentence+"\n", 3_000)},
		{"a dump of runs that are no parts", "a.txt", long + "\n" + many(many("Log in\n", 12)+"Ice lay upon each glacier that autumn, farmers wrote from valleys far inland.\n"+many("a\n", 40), 500)},
		{"a dump of lines that may be titles", "a.txt", many("Log in\nFerry crews extend strike in Norhaven\n"+long+"\nRelated articles\n", 900)},
		{"dates", "a.txt", long + "\n" + many("4 Dec 2031 – The ferry sails again\n", 30_000)},
		{"one sentence of a megabyte", "a.txt", many("ferry ", 180_000)},
		{"one word of a megabyte", "a.txt", long + many("x", 1_000_000)},
		{"citation marks", "a.txt", long + many("[1]", 300_000)},
		{"open brackets", "a.txt", long + many("[", 1_000_000)},
		{"brackets at the end of lines", "a.txt", many(long+"[[[[[[[[]]]]]]]]\n", 1_000)},
		{"words in capitals", "a.txt", many("Crews Reject Second Offer Tollan Said ", 30_000)},
		{"glued headings", "a.txt", many("Crews Reject Second Offer Tollan said on Monday that the offer was low.\n", 5_000)},
		{"glued headings, each another", "a.txt", numbered("Crews Reject Second Offer Tollan%d said on Monday that the offer was low.\n", 8_000)},
		{"a masthead, a day and a title, and no more", "a.txt", "The Norhaven Ferry Post\n10 March 2031\nCrews at the quay again"},
		{"spaces", "a.txt", long + many("\u00a0\u202f ", 300_000) + "x"},
		{"all kinds of line ends", "a.txt", long + many("\r\n\r\n\u2028\f\v", 100_000)},
		{"broken UTF-8", "a.txt", long + many("\xff\xc3\x28", 2_000)},
		{"zero bytes", "a.txt", long + many("\x00", 1_000)},
		{"brackets in Markdown", "a.md", long + many("[", 90_000)},
		{"links in Markdown", "a.md", many("[a](b) ", 14_000) + long},
		{"emphasis in Markdown", "a.md", many("*a **b ", 20_000) + long},
		{"quotes in quotes in Markdown", "a.md", many(">", 20_000) + long},
		{"lists in lists in Markdown", "a.md", many("- ", 5_000) + long},
		{"front matter of references", "a.md", "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]\n---\n" + long},
		{"front matter without an end", "a.md", "---\n" + many("a: b\n", 100_000)},
		{"JSON as deep as it goes", "a.json", many("[", 1_000_000)},
		{"JSON that ends in a text", "a.json", `[{"text": "` + long},
		{"numbers as texts", "a.json", `{"text": 1e999999, "title": [[[]]], "author": {"name": {"name": 1}}}`},
		{"a hundred thousand bad lines", "a.jsonl", many("{\n", 100_000)},
		{"parts in parts", "a.eml", "From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n" + many("--x\nContent-Type: multipart/mixed; boundary=x\n\n", 10_000)},
		{"parts side by side", "a.eml", "From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n" + many("--x\n\na\n", 50_000)},
		{"a head of a megabyte", "a.eml", "Subject: " + many("=?utf-8?q?x?= ", 80_000) + "\n\n" + long},
		{"a title of a megabyte", "a.html", "<title>" + many("x ", 500_000) + "</title><p>" + long},
	} {
		t.Run(c.name, func(t *testing.T) {
			as, err := Articles(source.Document{Path: c.path, Body: []byte(c.body)}, Options{})
			if len(as) == 0 && err == nil {
				t.Error("got neither an article nor an error")
			}
			for _, a := range as {
				if len(a.Blocks) < 50_000 {
					checkLaws(t, a)
				}
			}
		})
	}
}

// numbered repeats a format with rising numbers.
func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func FuzzArticles(f *testing.F) {
	for _, c := range pages {
		f.Add([]byte(c.text), "text/plain")
	}
	f.Add([]byte(strikePage), "text/html")
	f.Add([]byte("---\ntitle: x\n---\n# Ferry *crews*\n\n- a\n\n> b `c` [d](e)\n"), "text/markdown")
	f.Add([]byte(`[{"title": "Ferry", "text": "crews", "published": "2031-03-10"}]`), "application/json")
	f.Add([]byte("{\"html\": \"<p>x\"}\n{"), "application/jsonl")
	f.Add([]byte("From: a <b@c.example>\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\ny\n--x--\n"), "message/rfc822")
	f.Add([]byte("\xff\xfea\x00"), "")
	f.Fuzz(func(t *testing.T, body []byte, mediaType string) {
		if len(body) > 1<<16 {
			return
		}
		doc := source.Document{MediaType: mediaType, Body: body}
		as, err := Articles(doc, Options{MinWords: 1})
		if len(as) == 0 && err == nil {
			t.Fatal("got neither an article nor an error")
		}
		again, _ := Articles(doc, Options{MinWords: 1})
		if len(again) != len(as) {
			t.Fatalf("got %d articles, then %d", len(as), len(again))
		}
		for i, a := range as {
			checkLaws(t, a)
			if again[i].ID != a.ID || dump(again[i]) != dump(a) {
				t.Fatal("the same document gave another article")
			}
		}
	})
}

func BenchmarkPlainText(b *testing.B) {
	body := []byte(pages[0].text + "\n\n" + strings.Repeat("The ferry crews of Norhaven voted on Monday to extend their strike by a week, and the owners said that they would wait.\n\n", 30))
	benchmark(b, "a.txt", body)
}

func BenchmarkHTML(b *testing.B) {
	paragraph := "<p>The ferry crews of Norhaven voted on Monday to extend their strike by a week, and the owners said that they would wait.</p>\n"
	benchmark(b, "a.html", []byte(strings.Replace(strikePage, "<h2>", strings.Repeat(paragraph, 30)+"<h2>", 1)))
}

func BenchmarkMarkdown(b *testing.B) {
	paragraph := "The ferry crews of **Norhaven** voted on Monday to [extend](x) their strike by a week, and the owners said that they would wait.\n\n"
	benchmark(b, "a.md", []byte("# Ferry crews extend strike\n\n"+strings.Repeat(paragraph, 30)))
}

func benchmark(b *testing.B, path string, body []byte) {
	doc := source.Document{Path: path, Body: body}
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Articles(doc, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
