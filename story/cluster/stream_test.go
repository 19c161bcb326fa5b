package cluster

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/rand"
	"reflect"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/text"
)

// press makes articles without end, on matters with names and words of their
// own: eight on each, some weeks long.
type press struct {
	rnd     *rand.Rand
	usual   *rand.Zipf
	matters int // so many at a time
	written int
}

func newPress() *press {
	rnd := rand.New(rand.NewSource(3))
	return &press{rnd: rnd, usual: rand.NewZipf(rnd, 1.2, 8, 20000), matters: 50}
}

// next is an article of 350 words and the number of its matter. A third of it
// are phrases of its matter, a name and a word each; the rest is what stands
// everywhere.
func (p *press) next() (*article.Reading, int) {
	matter := p.written/(8*p.matters)*p.matters + p.rnd.Intn(p.matters)
	own := rand.New(rand.NewSource(int64(matter))) // the same phrases again
	var phrases [25][2]string
	for i := range phrases {
		phrases[i] = [2]string{fmt.Sprintf("Q%x", own.Intn(100000)), fmt.Sprintf("v%x", own.Intn(5000))}
	}
	var b bytes.Buffer
	var toks []text.Token
	word := func(w string) {
		at := b.Len()
		b.WriteString(w + " ")
		toks = append(toks, text.Token{Span: text.Span{Start: at, End: at + len(w)}, Norm: w, Lower: string(bytes.ToLower([]byte(w))), Kind: text.Word})
	}
	for len(toks) < 350 {
		if p.rnd.Intn(5) == 0 {
			f := phrases[p.rnd.Intn(len(phrases))]
			word(f[0])
			word(f[1])
		} else {
			word(fmt.Sprintf("w%d", p.usual.Uint64()))
		}
	}
	day := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, p.written/500)
	a := &article.Article{
		ID: article.ID(fmt.Sprintf("%016x", p.written)), Outlet: source.Outlet{ID: source.OutletID(fmt.Sprintf("outlet-%d", p.rnd.Intn(40)))}, Lang: "en",
		Text: b.String(), Blocks: []article.Block{{Span: text.Span{End: b.Len()}, Kind: article.Paragraph}}, Published: article.Stamp{Time: day, DayOnly: true},
	}
	p.written++
	return &article.Reading{Article: a, Notes: &article.Notes{Tokens: toks}, Date: article.OnDay(day, article.Explicit)}, matter
}

func (p *press) some(n int) []*article.Reading {
	rs := make([]*article.Reading, n)
	for i := range rs {
		rs[i], _ = p.next()
	}
	return rs
}

// episodesOf are the episodes as sets of articles, in an order of their own.
func episodesOf(s *Stream) []string {
	var out []string
	for _, st := range s.Stories() {
		for _, e := range st.Episodes {
			out = append(out, fmt.Sprint(e.Articles))
		}
	}
	slices.Sort(out)
	return out
}

// TestRepairMendsAnUnluckyOrder: in whatever order articles come, after a
// repair they stand as if all had come at once.
func TestRepairMendsAnUnluckyOrder(t *testing.T) {
	rs := append(newPress().some(60), dam1, dam2, dam3, otherDam, choir, inquiry1, inquiry2, marathon)
	var want []string
	for _, st := range Stories(rs) {
		for _, e := range st.Episodes {
			want = append(want, fmt.Sprint(e.Articles))
		}
	}
	slices.Sort(want)
	rnd := rand.New(rand.NewSource(2))
	for range 5 {
		rnd.Shuffle(len(rs), func(i, j int) { rs[i], rs[j] = rs[j], rs[i] })
		s := NewStream()
		for n, r := range rs {
			s.Add(r)
			if n%25 == 24 {
				s.Repair()
			}
		}
		s.Repair()
		if got := episodesOf(s); !slices.Equal(got, want) {
			t.Errorf("got %v\nwant %v", got, want)
		}
		if moves := s.Repair(); len(moves) != 0 {
			t.Errorf("a second repair moves %v", moves)
		}
	}
}

func TestAddTwice(t *testing.T) {
	s := NewStream()
	s.Add(dam1)
	first := s.Add(dam2)
	again := s.Add(dam2)
	if s.Len() != 2 || again != first {
		t.Errorf("%d articles; first %+v, then %+v", s.Len(), first, again)
	}
	if got := s.Add(nil); got != (Decision{}) {
		t.Errorf("nothing was placed: %+v", got)
	}
}

// TestInherit: of the old A two went to the first set and three to the second;
// of B one to the first; C went whole to the third, with D.
func TestInherit(t *testing.T) {
	old := map[int32]article.ID{1: "A", 2: "A", 3: "B", 4: "A", 5: "A", 6: "A", 7: "C", 8: "C", 9: "D"}
	moved := map[article.ID]article.ID{}
	got := inherit([][]int32{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {10}}, func(i int32) article.ID { return old[i] }, moved)
	if want := []article.ID{"B", "A", "C", ""}; !slices.Equal(got, want) {
		t.Errorf("sets are %q, want %q", got, want)
	}
	if want := map[article.ID]article.ID{"D": "C"}; !reflect.DeepEqual(moved, want) {
		t.Errorf("redirects %v, want %v", moved, want)
	}
}

// TestIDsSurvive: whatever a repair merges or splits, an ID once given leads to
// an episode, and most articles stay under theirs.
func TestIDsSurvive(t *testing.T) {
	s := NewStream()
	given := map[article.ID]bool{}
	for n, r := range newPress().some(300) {
		given[s.Add(r).Episode] = true
		if n%40 == 39 {
			for _, m := range s.Repair() {
				if m.From == m.To || s.Find(m.From) == "" {
					t.Errorf("move %+v", m)
				}
			}
			s.Stories()
		}
	}
	there := map[article.ID]bool{}
	for _, st := range s.Stories() {
		for _, e := range st.Episodes {
			if there[article.ID(e.ID)] {
				t.Errorf("two episodes have the ID %s", e.ID)
			}
			there[article.ID(e.ID)] = true
		}
	}
	for id := range given {
		if !there[s.Find(id)] {
			t.Errorf("%s leads to %q, which is none", id, s.Find(id))
		}
	}
}

func TestStoriesKeepTheirID(t *testing.T) {
	s := NewStream()
	for _, r := range []*article.Reading{dam2, dam3, choir} {
		s.Add(r)
	}
	story := func() string {
		for _, st := range s.Stories() {
			for _, e := range st.Episodes {
				if slices.Contains(e.Articles, "dam2") {
					return st.ID
				}
			}
		}
		return ""
	}
	before := story()
	for _, r := range []*article.Reading{dam1, inquiry1, inquiry2} { // dam1 is older than all before
		s.Add(r)
		s.Repair()
	}
	if after := story(); before != "dam2" || after != before {
		t.Errorf("the story was %s and is %s", before, after)
	}
}

func TestForget(t *testing.T) {
	s := NewStream()
	for _, r := range []*article.Reading{dam1, dam2, choir, inquiry1, inquiry2} {
		s.Add(r)
	}
	s.Forget(time.Date(2031, 4, 1, 0, 0, 0, 0, time.UTC))
	if want := []string{"[inquiry1 inquiry2]"}; !slices.Equal(episodesOf(s), want) {
		t.Errorf("held are %v, want %v", episodesOf(s), want)
	}
	if d := s.Add(marathon); !d.Opened {
		t.Errorf("placed %+v", d)
	}
	if d := s.Add(dam1); !d.Opened || d.Episode != "dam1" {
		t.Errorf("a forgotten article is new again: %+v", d)
	}
	s.Repair()
}

func TestSaveAndRestore(t *testing.T) {
	rs := append(newPress().some(120), dam1, dam3, choir, inquiry1, dam2, inquiry2)
	s := NewStream()
	for n, r := range rs[:70] {
		s.Add(r)
		if n == 40 {
			s.Repair()
			s.Forget(time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC))
			s.Stories()
		}
	}
	state := s.Save()
	restored, err := Restore(state)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(restored.Save(), state) {
		t.Fatal("saving again gives other bytes")
	}
	for _, r := range rs[70:] {
		if want, got := s.Add(r), restored.Add(r); got != want {
			t.Fatalf("%s: restored decides %+v, saved one %+v", r.ID, got, want)
		}
	}
	if want, got := s.Repair(), restored.Repair(); !reflect.DeepEqual(got, want) {
		t.Errorf("repairs differ: %v, %v", got, want)
	}
	if !reflect.DeepEqual(s.Stories(), restored.Stories()) {
		t.Error("stories differ")
	}
	if !bytes.Equal(s.Save(), restored.Save()) {
		t.Error("states differ in the end")
	}
}

func FuzzRestore(f *testing.F) {
	s := NewStream()
	for _, r := range []*article.Reading{dam1, dam3, choir, inquiry1, dam2, inquiry2} {
		s.Add(r)
	}
	state := s.Save()
	f.Add(state)
	f.Add(state[:len(state)/2])
	for _, at := range []int{30, len(state) / 3, len(state) - 40} {
		broken := bytes.Clone(state)
		broken[at] ^= 0x55
		f.Add(broken)
	}
	f.Fuzz(func(t *testing.T, state []byte) {
		s, err := Restore(state)
		if err != nil {
			if !errors.Is(err, ErrState) {
				t.Errorf("error %v", err)
			}
			return
		}
		s.Add(otherDam)
		s.Repair()
		s.Stories()
	})
}

func BenchmarkStories(b *testing.B) {
	rs := newPress().some(1000)
	size := 0
	for _, r := range rs {
		size += len(r.Text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		Stories(rs)
	}
}

// BenchmarkAdd places articles into streams of three sizes. It reports the
// median in milliseconds, and what the stream holds in memory, per article.
func BenchmarkAdd(b *testing.B) {
	for _, open := range []int{5_000, 50_000, 500_000} {
		b.Run(fmt.Sprint(open), func(b *testing.B) {
			if open > 50_000 && testing.Short() {
				b.Skip("takes minutes and 2 GB")
			}
			before := inUse()
			p := newPress()
			s := filled(p, open)
			held := float64(inUse()-before) / float64(open)
			var took []time.Duration
			size := 0
			for b.Loop() {
				b.StopTimer()
				r, _ := p.next()
				size += len(r.Text)
				b.StartTimer()
				start := time.Now()
				s.Add(r)
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.SetBytes(int64(size / len(took)))
			b.ReportMetric(took[len(took)/2].Seconds()*1000, "median-ms")
			b.ReportMetric(took[len(took)*99/100].Seconds()*1000, "p99-ms")
			b.ReportMetric(held, "held-B/article")
		})
	}
}

// filled is a stream of n articles, each placed with its matter without being
// compared, which would take most of an hour.
func filled(p *press, n int) *Stream {
	s := NewStream()
	of := map[int]int32{} // of a matter: its episode
	for range n {
		r, matter := p.next()
		i, c := s.hold(r)
		q := s.profiles[i]
		q.weigh(c, s.terms)
		s.settle()
		s.post(i)
		e, ok := of[matter]
		if ok {
			s.join(i, e)
			q.why = s.why(i, s.episodes[e].reps)
		} else {
			e = s.install(&episode{id: q.id, members: []int32{i}, tale: none})
			of[matter] = e
		}
		s.episodes[e].reps = s.insert(s.episodes[e].reps, i)
	}
	return s
}

// inUse is what is in use, in bytes.
func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// TestBest: the first few of many are those that sorting would put first.
func TestBest(t *testing.T) {
	rnd := rand.New(rand.NewSource(3))
	for n := range 60 {
		all := make([]int, n)
		for i := range all {
			all[i] = rnd.Intn(40)
		}
		for _, most := range []int{0, 1, 7, 30, 60} {
			sorted := slices.Sorted(slices.Values(all))
			want := sorted[:min(most, n)]
			if got := best(slices.Clone(all), most, cmp.Compare); !slices.Equal(got, want) {
				t.Errorf("%d of %d: got %v, want %v", most, n, got, want)
			}
		}
	}
}

// BenchmarkRepair mends after a hundred new articles among five thousand.
func BenchmarkRepair(b *testing.B) {
	p := newPress()
	s := filled(p, 5000)
	for b.Loop() {
		b.StopTimer()
		for range 100 {
			r, _ := p.next()
			s.Add(r)
		}
		b.StartTimer()
		s.Repair()
	}
}

func BenchmarkSaveAndRestore(b *testing.B) {
	s := filled(newPress(), 2000)
	b.SetBytes(int64(len(s.Save())))
	for b.Loop() {
		if _, err := Restore(s.Save()); err != nil {
			b.Fatal(err)
		}
	}
}

// TestLinkage: pairs within a set are alike by in, across by 1. Two single
// articles join by what they share; two pairs must bring growth more, and half
// of what they are further apart than looser.
func TestLinkage(t *testing.T) {
	set := func(members ...int32) *episode { return &episode{members: members, reps: members} }
	for _, tt := range []struct {
		a, b *episode
		in   float64
		want float64
	}{
		{set(1), set(2), 9, 1},
		{set(1), set(2, 12), 9, 1},
		{set(1, 11), set(2, 12), 1, 1 - growth},
		{set(1, 11), set(2, 12), 5, 1 - growth - closeKnit*(5-looser-(1-growth))},
	} {
		got := linkage(tt.a, tt.b, func(i, j int32) evidence {
			if i%10 == j%10 {
				return evidence{words: float32(tt.in)}
			}
			return evidence{words: 1}
		})
		if d := got - tt.want; d > 1e-9 || d < -1e-9 {
			t.Errorf("%v and %v, alike within by %v: %v, want %v", tt.a.members, tt.b.members, tt.in, got, tt.want)
		}
	}
}

// TestTogether: of four pairs the one with other words is left out, the one whose
// days do not fit is not.
func TestTogether(t *testing.T) {
	got := together([]evidence{{2, 0}, {2, 0}, {2, -8}, {-9, 0}}, 0.7)
	if got != 0 {
		t.Errorf("%v, want 2 for the words less a quarter of 8 for the days", got)
	}
}

// TestAsked: nothing is asked where few others are near, half a point for each
// that the nearest five go well with one of the two.
func TestAsked(t *testing.T) {
	for _, tt := range []struct {
		others []float64
		want   float64
	}{
		{nil, 0},
		{[]float64{3}, 0}, // one other: -4.2 in the mean
		{[]float64{-2, -2, -2, -2, -2, -2}, 0},
		{[]float64{-9, 0, 0, 0, 0, 0}, 1},
		{[]float64{2, 2, 2, -2, -2, -8}, 1.2},
	} {
		if got := asked(tt.others); math.Abs(got-tt.want) > 1e-9 {
			t.Errorf("%v: %v, want %v", tt.others, got, tt.want)
		}
	}
}

// TestMergeAsksForMoreInACrowd: 1 and 2 go together by 1, but the sets around
// them nearly as well, until those have joined elsewhere.
func TestMergeAsksForMoreInACrowd(t *testing.T) {
	set := func(i int32) *episode { return &episode{members: []int32{i}, reps: []int32{i}} }
	for _, tt := range []struct {
		crowd float64 // how well the others go together
		want  int     // sets in the end
	}{
		{-3, 7}, // each stays alone
		{5, 2},  // they join, and leave 1 and 2
	} {
		sets := []*episode{set(1), set(2), set(13), set(14), set(15), set(16), set(17)}
		var edges []edge
		for b := range sets {
			for a := range b {
				edges = append(edges, edge{a, b})
			}
		}
		got := merge(sets, edges, func(a, b *episode) float64 {
			far := len(a.members) > 2 || len(b.members) > 2
			switch i, j := a.members[0], b.members[0]; {
			case i < 10 && j < 10:
				return 1
			case i > 10 && j > 10:
				return tt.crowd
			case far:
				return -4
			}
			return 0.9
		}, 0, func(others []float64) float64 { return asked(others) })
		if len(got) != tt.want {
			t.Errorf("the others go together by %v: %d sets, want %d", tt.crowd, len(got), tt.want)
		}
	}
}

// TestLargeEpisodesAskForMore: each doubling of the episode costs early, but for
// a page made of other articles, which brings nothing together.
func TestLargeEpisodesAskForMore(t *testing.T) {
	for n, want := range map[int]float64{1: joinEpisode, 2: joinEpisode + early, 8: joinEpisode + 3*early} {
		e := &episode{reps: make([]int32, n)}
		if got := (&profile{}).limit(e); got != want {
			t.Errorf("%d articles: %v, want %v", n, got, want)
		}
		if got := (&profile{late: true}).limit(e); got != joinLate {
			t.Errorf("%d articles, placed late: %v, want %v", n, got, joinLate)
		}
	}
}
