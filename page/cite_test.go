package page_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/text"
)

func TestCite(t *testing.T) {
	here := article.Passage{Article: "a", Span: text.Span{Start: 3, End: 9}}
	there := article.Passage{Article: "b", Span: text.Span{Start: 0, End: 4}}
	words := page.Piece{Kind: page.Words, Text: "talks.", From: here}
	for _, c := range []struct {
		what   string
		pieces []page.Piece
		fault  string // "" for none
	}{
		{"words", []page.Piece{words}, ""},
		{"glue between words", []page.Piece{{Kind: page.Glue, Text: "… "}, words}, ""},
		{"nothing", nil, page.ErrUncited.Error()},
		{"glue alone", []page.Piece{{Kind: page.Glue, Text: "."}}, page.ErrUncited.Error()},
		{"words of no article", []page.Piece{{Kind: page.Words, Text: "talks", From: article.Passage{Span: here.Span}}}, page.ErrUncited.Error()},
		{"words of an empty span", []page.Piece{{Kind: page.Words, Text: "talks", From: article.Passage{Article: "a"}}}, page.ErrUncited.Error()},
		{"a name without a passage", []page.Piece{words, {Kind: page.Name, Text: "Orlec"}}, page.ErrUncited.Error()},
		{"a date without a passage", []page.Piece{words, {Kind: page.Date, Text: "3 Mar 2026"}}, page.ErrUncited.Error()},
		{"glue of our own making", []page.Piece{words, {Kind: page.Glue, Text: " but in fact "}}, "not in the table"},
		{"empty glue", []page.Piece{words, {Kind: page.Glue}}, "not in the table"},
		{"an unknown kind", []page.Piece{words, {Kind: "prose", Text: "x", From: here}}, "unknown kind"},
	} {
		s, err := page.Cite(c.pieces)
		switch {
		case c.fault == "" && err != nil:
			t.Errorf("%s: %v", c.what, err)
		case c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)):
			t.Errorf("%s: %v, want %q", c.what, err, c.fault)
		case c.fault == page.ErrUncited.Error() && !errors.Is(err, page.ErrUncited):
			t.Errorf("%s: %v is not ErrUncited", c.what, err)
		case err != nil && len(s.Cites()) > 0:
			t.Errorf("%s: a sentence comes with the error", c.what)
		}
	}
	s, err := page.Cite([]page.Piece{words, {Kind: page.Glue, Text: " "}, words}, there, here, there)
	if err != nil {
		t.Fatal(err)
	}
	if s.Text() != "talks. talks." || len(s.Cites()) != 2 || s.Cites()[0] != here || s.Cites()[1] != there {
		t.Errorf("%q cites %v, want each passage once", s.Text(), s.Cites())
	}
}

// TestDecodeSaysWhere alters the page of the golden file by hand.
func TestDecodeSaysWhere(t *testing.T) {
	b, err := os.ReadFile("testdata/page.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ was, is, fault string }{
		{`"schema": "synoptic.page/1"`, `"schema": "synoptic.page/9"`, `schema is "synoptic.page/9"`},
		{`"dropped": 0`, `"dropped": 1`, "/seal: has"},
		{`"text": "Veldria and Karsk open`, `"text": "Veldria and Karst open`, "must be"},
		{`"type": "TextQuoteSelector"`, `"type": "TextQuoteSelectot"`, "/passages/0/selectors/0/type: has"},
		{`"source": 1`, `"source": 2`, "/passages/0/source: has 2, must be 1"},
		{`"sources": [`, `"sauces": [], "sources": [`, "/sauces: is not expected"},
		{`"counts": {`, `"accounts": {`, "/accounts: is not expected"},
		{`"kind": "words"`, `"kind": "prose"`, "unknown kind of piece"},
		{`"kind": "words"`, `"kind": "glue"`, "not in the table"},
		{`"id": "s-dam"`, `"id": "other", "id": "s-dam"`, "a member stands twice"},
		{`"dropped": 0`, `"dropped": 3, "dropped": 0`, "a member stands twice"},
	} {
		altered := bytes.Replace(b, []byte(c.was), []byte(c.is), 1)
		if bytes.Equal(altered, b) {
			t.Fatalf("the page does not hold %s", c.was)
		}
		_, err := page.Decode(altered)
		if err == nil || !errors.Is(err, page.ErrDecode) || !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%s for %s: %v, want %q", c.is, c.was, err, c.fault)
		}
	}
	if _, err := page.Decode(append(bytes.Clone(b), '{', '}')); !errors.Is(err, page.ErrDecode) {
		t.Errorf("something behind the page: %v", err)
	}
	if _, err := page.Decode(bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n\t"))); err != nil {
		t.Errorf("other white space: %v", err)
	}
}
