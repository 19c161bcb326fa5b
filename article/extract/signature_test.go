package extract

import (
	"testing"

	"github.com/synoptic-news/synoptic/source"
)

// TestSignedLine reads the line between the headline and the text that says who
// wrote an article, for whom and when.
func TestSignedLine(t *testing.T) {
	const body = `Three workers have died after an explosion at the Halvex chemical plant in Brunnstedt on Thursday, police said on Friday. Twelve people were injured in the blast.

The fire broke out at about 6:40 a.m. in the paint section. "We have the situation under control," said Marlies Dornfeld, who led the operation.
`
	for _, tt := range []struct{ head, byline, outlet, published, modified string }{
		{head: "The Northern Ledger, 15 March 2031", outlet: "The Northern Ledger", published: "2031-03-15 text"},
		{head: "The Northern Ledger (15 March 2031)", outlet: "The Northern Ledger", published: "2031-03-15 text"},
		{head: "The Northern Ledger | March 15, 2031", outlet: "The Northern Ledger", published: "2031-03-15 text"},
		{head: "Business Ledger, 15 March 2031", outlet: "Business Ledger", published: "2031-03-15 text"},
		{head: "Norhaven Herald — Saturday, March 15, 2031", outlet: "Norhaven Herald", published: "2031-03-15 text"},
		{head: "By Jane Holm, The Northern Ledger, 15 March 2031", byline: "Jane Holm", outlet: "The Northern Ledger", published: "2031-03-15 text"},
		{head: "By Jane Holm | The Northern Ledger | 15 Mar 2031", byline: "Jane Holm", outlet: "The Northern Ledger", published: "2031-03-15 text"},
		{head: "By Jane Holm, Political Editor, 15 March 2031", byline: "Jane Holm", published: "2031-03-15 text"},
		{head: "Posted on March 15, 2031 by Jane Holm", byline: "Jane Holm", published: "2031-03-15 text"},
		{head: "Sat 15 Mar 2031 09.14 GMT", published: "2031-03-15 09:14 +0000 text"},
		{head: "Brunnstedt, 15 March 2031", published: "2031-03-15 text"},
		{head: "The Kestrel Times, 15 March 2031", outlet: "The Kestrel Times", published: "2031-03-15 text"},
		{head: "Torvik Evening Post, 15 March 2031", outlet: "Torvik Evening Post", published: "2031-03-15 text"},
		{head: "Norden Press, 15 March 2031", outlet: "Norden Press", published: "2031-03-15 text"},
		{head: "Union News Agency, 15 March 2031", outlet: "Union News Agency", published: "2031-03-15 text"},
		{head: "Coast Radio, 15 March 2031", outlet: "Coast Radio", published: "2031-03-15 text"},
		{head: "The Vessian, 15 March 2031", outlet: "The Vessian", published: "2031-03-15 text"},
		{head: "By Jane Holm, Staff Reporter, 15 March 2031", byline: "Jane Holm", published: "2031-03-15 text"},
		{head: "Werdenauer Bote, 15. März 2031", outlet: "Werdenauer Bote", published: "2031-03-15 text"},
		{head: "The Hague, 15 March 2031", published: "2031-03-15 text"},
		{head: "Updated 2:20 PM EDT, Sat March 15, 2031", modified: "2031-03-15 14:20 -0400 text"},
		{head: "Brunnstedter Anzeiger, 14. März 2031", outlet: "Brunnstedter Anzeiger", published: "2031-03-14 text"},
		{head: "Courrier du Vald, 15 mars 2031", outlet: "Courrier du Vald", published: "2031-03-15 text"},
		{head: "By Lena Marsh\nWestland Wire\n15 March 2031", byline: "Lena Marsh", outlet: "Westland Wire", published: "2031-03-15 text"},
		// The day is that of something told.
		{head: "A timeline of the disaster of 15 March 2031"},
		{head: "What happened on 15 March 2031, and why it matters"},
		{head: "Plant was inspected, found safe on 15 March 2031"},
	} {
		a := read(t, source.Document{Path: "a.txt", Body: []byte("Three dead after blast at chemical plant\n\n" + tt.head + "\n\n" + body)})
		got := [...]string{a.Byline, a.Outlet.Name, shown(a.Published), shown(a.Modified)}
		if want := [...]string{tt.byline, tt.outlet, tt.published, tt.modified}; got != want {
			t.Errorf("%s:\n got %q\nwant %q", tt.head, got, want)
		}
	}
}
