package relate_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/internal/fixture"
	"github.com/synoptic-news/synoptic/story/relate"
)

const (
	gates  = "The Merrow dam must be inspected before spring, engineer Ilse Tarn told the Vell assembly. Cracks were found in two flood gates of the Merrow dam, and the operator lowered the reservoir."
	break_ = "A flood gate of the Merrow dam broke on Tuesday and water from the reservoir reached the valley. Ilse Tarn, the engineer who had warned of cracks in the flood gates, said the operator had been told."
	trial  = "Two managers of the dam operator were charged over the broken flood gate of the Merrow dam. Engineer Ilse Tarn, who had found the cracks, is to give evidence on the flood gates."
	cup    = "Karsk won the football cup final against Orlo United on penalties. Striker Pavel Dorn of Karsk scored twice before half time."
)

// sheet is that of a story of one article, of an outlet and a day. What
// fixture.Note adds to its words is the outlet's own.
func sheet(t testing.TB, of, words string) *relate.Sheet {
	outlet, day, _ := strings.Cut(of, " ")
	s := relate.Of(fixture.Story(t, fixture.Note(outlet, day, words)))
	return &s
}

// of is what an index of stories has related to the first.
func of(sheets ...*relate.Sheet) []relate.Found {
	var x relate.Index
	for _, s := range sheets {
		x.Add(s)
	}
	return x.Related(0, 3)
}

func keys(all []relate.Shared) []string {
	var out []string
	for _, s := range all {
		out = append(out, s.Here.Key)
	}
	return out
}

func TestRelated(t *testing.T) {
	tests := []struct {
		name string
		all  []*relate.Sheet
		want string // of each found: number and order
	}{
		{
			name: "what led to it, and what came of it",
			all:  []*relate.Sheet{sheet(t, "Beacon 2031-05-06", break_), sheet(t, "Courier 2031-03-02", gates), sheet(t, "Lantern 2031-08-01", trial), sheet(t, "Lantern 2031-05-06", cup)},
			want: "1 earlier, 2 later",
		},
		{
			name: "after more than a year nothing is related",
			all:  []*relate.Sheet{sheet(t, "Beacon 2033-05-06", break_), sheet(t, "Courier 2031-03-02", gates)},
		},
		{
			name: "one country is no relation",
			all: []*relate.Sheet{
				sheet(t, "Beacon 2031-05-06", "Floods in Italy closed roads around the northern lakes, and farmers moved cattle to higher ground."),
				sheet(t, "Courier 2031-05-07", "Museums in Italy raised prices for visitors, and guides asked for longer opening hours."),
			},
		},
		{
			name: "nor are the United Nations",
			all: []*relate.Sheet{
				sheet(t, "Beacon 2031-05-06", "The United Nations said grain ships were waiting for permission to leave port, and asked for talks."),
				sheet(t, "Courier 2031-05-07", "The United Nations said malaria was spreading in flooded villages, and asked for doctors."),
			},
		},
		{
			name: "nor is a person alone",
			all: []*relate.Sheet{
				sheet(t, "Beacon 2031-05-06", "Ilse Tarn opened an exhibition of paintings about rivers, and praised the young artists."),
				sheet(t, "Courier 2031-05-07", "A burglar stole bicycles from the garage of Ilse Tarn, police reported."),
			},
		},
		{
			name: "nor an issue alone",
			all: []*relate.Sheet{
				sheet(t, "Beacon 2031-05-06", "A lorry driver was charged with fraud over stolen fuel, prosecutors in Kesra reported. Stolen fuel was sold at night."),
				sheet(t, "Courier 2031-05-07", "A lorry driver was charged with fraud over stolen fuel, prosecutors in Osterby reported. Stolen fuel was sold at night."),
			},
		},
		{name: "of a family name alone nobody knows whose it is", all: []*relate.Sheet{
			sheet(t, "Beacon 2031-05-06", "Marek promised lower school fees, and teachers welcomed the lower fees."),
			sheet(t, "Courier 2031-05-07", "Marek promised lower school fees, and teachers welcomed the lower fees."),
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			found := of(tt.all...)
			slices.SortFunc(found, func(a, b relate.Found) int { return a.Story - b.Story })
			for _, f := range found {
				got = append(got, fmt.Sprint(f.Story, " ", f.Order))
			}
			if s := strings.Join(got, ", "); s != tt.want {
				t.Errorf("%q, want %q", s, tt.want)
				for _, f := range found {
					t.Logf("%d: %.2f %v %v", f.Story, f.Score, keys(f.Names), keys(f.Words))
				}
			}
		})
	}
}

func TestWhy(t *testing.T) {
	here := fixture.Story(t, fixture.Note("Beacon", "2031-05-06", break_))
	there := fixture.Story(t, fixture.Note("Courier", "2031-03-02", gates))
	a, b := relate.Of(here), relate.Of(there)
	found := of(&a, &b)
	if len(found) != 1 {
		t.Fatalf("%d found", len(found))
	}
	var shared []string
	for _, s := range slices.Concat(found[0].Names, found[0].Words) {
		shared = append(shared, here.Reading(s.Here.From.Article).Words(s.Here.From.Span)+" = "+there.Reading(s.There.From.Article).Words(s.There.From.Span))
	}
	for _, want := range []string{"Ilse Tarn = Ilse Tarn", "flood gate = flood gates"} {
		if !slices.Contains(shared, want) {
			t.Errorf("%q is not among what is shared: %q", want, shared)
		}
	}
}

// Both sides see one relation, and the order in which stories were added does not
// matter.
func TestBothSides(t *testing.T) {
	a, b, c := sheet(t, "Beacon 2031-05-06", break_), sheet(t, "Courier 2031-03-02", gates), sheet(t, "Lantern 2031-05-06", cup)
	there, back := of(a, b, c), of(b, c, a)
	if len(there) != 1 || len(back) != 1 {
		t.Fatalf("%d and %d found", len(there), len(back))
	}
	if there[0].Score != back[0].Score || there[0].Order != relate.Earlier || back[0].Order != relate.Later {
		t.Errorf("%+v, back %+v", there[0], back[0])
	}
	if x, y := there[0].Names[0], back[0].Names[0]; x.Here != y.There || x.There != y.Here {
		t.Errorf("names: %+v, back %+v", x, y)
	}
}

func BenchmarkRelated(b *testing.B) {
	var x relate.Index
	for n := range 2000 {
		x.Add(sheet(b, "Beacon 2031-05-06", fmt.Sprintf("Mayor Ana Tesk%d opened bridge number %d in Port%d, and asked for lower tolls on lorries.", n, n, n)))
	}
	x.Add(sheet(b, "Beacon 2031-05-06", break_))
	x.Add(sheet(b, "Courier 2031-03-02", gates))
	for b.Loop() {
		if len(x.Related(2000, 3)) != 1 {
			b.Fatal("not found")
		}
	}
}
