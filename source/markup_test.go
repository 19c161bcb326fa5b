package source

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestWeigh(t *testing.T) {
	for _, c := range []struct {
		s    string
		html Markup
		xml  Markup
	}{
		{"", Markup{}, Markup{}},
		{"a < b and <3", Markup{}, Markup{}},
		{"<p>The ferry</p>", Markup{1, 0, 0, 0, 0}, Markup{1, 0, 0, 0, 0}},
		{`<a href="x" class=y hidden>b</a><br/>`, Markup{2, 3, 3, 0, 0}, Markup{2, 3, 3, 0, 0}},
		{`<p x='>' a b>`, Markup{1, 3, 3, 0, 0}, Markup{1, 3, 3, 0, 0}},
		{`<p a=''b=""c>`, Markup{1, 3, 3, 0, 0}, Markup{1, 3, 3, 0, 0}},
		{`<p a = 'x y' b=c/d e>`, Markup{1, 3, 3, 0, 0}, Markup{1, 3, 3, 0, 0}},
		{`<p =a/b/c>`, Markup{1, 3, 3, 0, 0}, Markup{1, 3, 3, 0, 0}},
		{`<!-- <p a> --><p a>`, Markup{2, 1, 1, 0, 0}, Markup{1, 1, 1, 0, 0}},
		{`<!--><p a><!-- <p b>`, Markup{3, 1, 1, 0, 0}, Markup{1, 1, 1, 0, 0}},
		{`<![CDATA[<p a>]]><p b c>`, Markup{3, 3, 2, 0, 0}, Markup{1, 2, 2, 0, 0}},
		{`<SCRIPT>if (a<b c d) "</p>"</Script><p a>`, Markup{2, 1, 1, 0, 0}, Markup{3, 5, 4, 0, 0}},
		{`<svg><title><p a b></title></svg>`, Markup{2, 3, 0, 0, 0}, Markup{3, 2, 2, 0, 0}},
		{`<!doctype html><?x?></1></p><p>`, Markup{4, 0, 0, 0, 0}, Markup{1, 0, 0, 0, 0}},
		{`<p a="`, Markup{1, 1, 1, 0, 0}, Markup{1, 1, 1, 0, 0}},
		{`<p a`, Markup{1, 1, 1, 0, 0}, Markup{1, 1, 1, 0, 0}},
		{`<p`, Markup{1, 0, 0, 0, 0}, Markup{1, 0, 0, 0, 0}},
	} {
		got := Weigh(c.s, true)
		if got.Text = 0; got != c.html {
			t.Errorf("%q as HTML: %+v, want %+v", c.s, got, c.html)
		}
		got = Weigh(c.s, false)
		if got.Text = 0; got != c.xml {
			t.Errorf("%q as XML: %+v, want %+v", c.s, got, c.xml)
		}
	}
}

// What is said of marks is held against the tree that is made of them.
func TestReopened(t *testing.T) {
	var named strings.Builder
	for i := range 100 {
		fmt.Fprintf(&named, "<b id=%d>", i)
	}
	blocks := strings.Repeat("<p>x", 50)
	for s, want := range map[string]int{
		"<b>a</b><p>b<p>c":              0,
		"<p><b>a</b><i>c</i>" + blocks:  0,
		"<p><b>a" + blocks:              50,
		"<p><b><b><b><b><b>a" + blocks:  150,
		"<p>" + named.String() + blocks: 5000,
		"<p>" + named.String() + "<table><td>" + strings.Repeat("</b>", 100) + "</table>" + blocks:      5000,
		"<p>" + named.String() + "<svg><desc>" + strings.Repeat("</b>", 100) + "</svg>" + blocks:        5000,
		"<p>" + named.String() + strings.Repeat("<td>", 600) + strings.Repeat("</b>", 100) + blocks:     5000,
		"<p>" + named.String() + strings.Repeat("</i>", 100) + blocks:                                   5000,
		"<p>" + named.String() + strings.Repeat("<b></b>", 100) + blocks:                                5000,
		strings.Repeat("<div>", 100) + "<p>" + named.String() + "</p>" + strings.Repeat("</div>x", 100): 10000,
	} {
		if got := Weigh(s, true).Reopened; got < want || want == 0 && got > 0 {
			t.Errorf("%.60q …: %d, want %d", s, got, want)
		}
		root, err := html.Parse(strings.NewReader(s))
		if err != nil {
			continue
		}
		n := 0
		for e := range root.Descendants() {
			if markNames[e.Data] {
				n++
			}
		}
		most := Weigh(s, true)
		if n > most.Reopened+most.Elements {
			t.Errorf("%.60q …: the tree has %d marks, not at most %d", s, n, most.Reopened+most.Elements)
		}
	}
}

func TestWeighText(t *testing.T) {
	for s, want := range map[string]int{
		"The  ferry\n\tsails": 15, "<title>ab</title><p>c</p>": 3, "<script>abc</script>d": 1, "<p title='abc'>d<!-- e -->": 1,
	} {
		if got := Weigh(s, true).Text; got != want {
			t.Errorf("%q has %d bytes of text, want %d", s, got, want)
		}
	}
}

// FuzzWeigh holds the count against what a tokenizer finds.
func FuzzWeigh(f *testing.F) {
	for _, s := range []string{`<p x='>' a b>`, `<a b=c d><script><p a></script>`, `<!-- <p a> --><p/a/b=c>`, `<textarea><p a></TEXTAREA ><p b>`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		low := strings.ToLower(s)
		for _, odd := range []string{"<svg", "<math", "<!", "<?", "</", "<plaintext", "<noscript"} {
			if strings.Contains(low, odd) {
				return // read otherwise by the one or the other
			}
		}
		var want Markup
		z := html.NewTokenizer(strings.NewReader(s))
		for tt := z.Next(); tt != html.ErrorToken; tt = z.Next() {
			if tt != html.StartTagToken && tt != html.SelfClosingTagToken {
				continue
			}
			want.Elements++
			for _, more := z.TagName(); more; {
				_, _, more = z.TagAttr()
				want.Attributes++
			}
		}
		if got := Weigh(s, true); got.Attributes < want.Attributes || got.Elements < want.Elements {
			t.Errorf("%q: counted %+v, there are %+v", s, got, want)
		}
	})
}
