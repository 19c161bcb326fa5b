package page_test

import (
	"bytes"
	"errors"
	"os"
	"testing"

	"github.com/synoptic-news/synoptic/page"
)

// FuzzDecode holds Decode to its word: it never panics, its errors wrap
// ErrDecode, and a page that it lets pass can be encoded and read again.
func FuzzDecode(f *testing.F) {
	b, err := os.ReadFile("testdata/page.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte(`{"schema":"synoptic.page/1","title":{"pieces":[{"kind":"glue","text":"."}]}}`))
	f.Add([]byte(`{"schema":"synoptic.page/1","sources":[{"article":"a"}],"articles":[{"id":"a","text":"é","blocks":[{"start":1,"end":2}]}]}`))
	f.Add([]byte(`{"schema":"synoptic.page/1","sources":[{"article":"a"}],"articles":[null],"positions":{"cells":[[[]]]}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := page.Decode(b)
		if err != nil {
			if !errors.Is(err, page.ErrDecode) {
				t.Errorf("error does not wrap ErrDecode: %v", err)
			}
			return
		}
		again, err := page.Encode(p)
		if err != nil {
			t.Fatal(err)
		}
		q, err := page.Decode(again)
		if err != nil {
			t.Fatal(err)
		}
		if same, err := page.Encode(q); err != nil || !bytes.Equal(again, same) {
			t.Errorf("encoded again it has other bytes: %v", err)
		}
	})
}

func TestNewRefuses(t *testing.T) {
	in := dam(t)
	in.Brief = append(in.Brief, page.Sentence{})
	if _, err := page.New(in); !errors.Is(err, page.ErrUncited) {
		t.Errorf("a zero sentence in the brief: %v", err)
	}
	in = dam(t)
	in.Story.Readings[0].Blocks[0].End = 1 << 20
	if _, err := page.New(in); err == nil {
		t.Error("an article whose blocks reach over its text is taken")
	}
	in = dam(t)
	in.Story.Readings = nil
	if _, err := page.New(in); err == nil {
		t.Error("a story without articles is taken")
	}
}

func TestNewDrops(t *testing.T) {
	in := dam(t)
	voice := &in.Findings.Voices[1].Quotes[0]
	voice.Statement.Quotes[0].End++ // one byte more than the quotation
	in.Findings.Figures[0].Figure.Value++
	p, err := page.New(in)
	if err != nil {
		t.Fatal(err)
	}
	if p.Counts.Dropped != 2 || len(p.People) != 1 || len(p.Figures) != 1 {
		t.Errorf("dropped %d, shows %d people and %d figures; want 2, 1, 1", p.Counts.Dropped, len(p.People), len(p.Figures))
	}
}

func BenchmarkEncode(b *testing.B) {
	raw, err := os.ReadFile("testdata/page.json")
	if err != nil {
		b.Fatal(err)
	}
	p, err := page.Load(raw)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := page.Encode(p); err != nil {
			b.Fatal(err)
		}
	}
}
