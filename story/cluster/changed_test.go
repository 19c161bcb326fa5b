package cluster

import (
	"bytes"
	"fmt"
	"math/rand"
	"slices"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

var cameAt = time.Date(2031, 6, 1, 0, 0, 0, 0, time.UTC)

// take puts articles into a stream as one batch and returns what changed.
func take(s *Stream, came time.Time, rs ...*article.Reading) [][][]article.ID {
	rs = slices.Clone(rs)
	slices.SortFunc(rs, func(a, b *article.Reading) int { return article.ByDate(a.Article, b.Article) })
	b := s.Batch()
	for _, r := range rs {
		b.Read(r, came)
	}
	b.Weigh()
	b.End()
	return s.Changed()
}

// shelf is what a caller of Changed keeps of what it returns.
type shelf map[article.ID]string // of an article: its story and episode, in words

func (sh shelf) put(changed [][][]article.ID) {
	for _, st := range changed {
		for _, e := range st {
			for _, id := range e {
				sh[id] = fmt.Sprint(st, e)
			}
		}
	}
}

func (sh shelf) lines() []string {
	var out []string
	for _, l := range sh {
		out = append(out, l)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// held are the stories that the stream holds, in the same words.
func held(s *Stream) []string {
	sh := shelf{}
	for _, t := range s.tales {
		if t != nil {
			sh.put([][][]article.ID{idsOf(s, t)})
		}
	}
	return sh.lines()
}

func idsOf(s *Stream, t *tale) [][]article.ID {
	var out [][]article.ID
	for _, n := range t.episodes {
		var ids []article.ID
		for _, i := range s.episodes[n].members {
			ids = append(ids, s.profiles[i].id)
		}
		out = append(out, ids)
	}
	slices.SortFunc(out, func(a, b []article.ID) int { return byDate(s.profiles[s.number[a[0]]], s.profiles[s.number[b[0]]]) })
	return out
}

// In batches of whatever size and order, articles end where they stand if all
// come at once, and who keeps what Changed returns has what the stream holds.
func TestChangedAsIfAllAtOnce(t *testing.T) {
	rs := append(newPress().some(220), dam1, dam2, dam3, otherDam, choir, inquiry1, inquiry2, marathon)
	all := NewStream()
	take(all, cameAt, rs...)
	want := held(all)
	if len(want) < 20 {
		t.Fatalf("only %d episodes", len(want))
	}
	rnd := rand.New(rand.NewSource(5))
	for range 3 {
		rnd.Shuffle(len(rs), func(i, j int) { rs[i], rs[j] = rs[j], rs[i] })
		s, sh := NewStream(), shelf{}
		for at := 0; at < len(rs); {
			n := min(1+rnd.Intn(60), len(rs)-at)
			sh.put(take(s, cameAt, rs[at:at+n]...))
			at += n
		}
		got := held(s)
		if !slices.Equal(sh.lines(), got) {
			t.Error("what was returned is not what is held")
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d episodes, want %d", len(got), len(want))
			for _, g := range got {
				if !slices.Contains(want, g) {
					t.Logf("got  %s", g)
				}
			}
			for _, g := range want {
				if !slices.Contains(got, g) {
					t.Logf("want %s", g)
				}
			}
		}
		if again := s.Changed(); again != nil {
			t.Errorf("nothing came, and %v changed", again)
		}
	}
}

// A stream is built again from its batches and from where articles are: to the
// byte.
func TestBuiltAgain(t *testing.T) {
	rs := append(newPress().some(300), dam1, dam3, choir, inquiry1, dam2, inquiry2)
	s := NewStream()
	var batches [][]*article.Reading
	for at := 0; at < len(rs); at += 51 {
		batches = append(batches, rs[at:min(at+51, len(rs))])
		take(s, cameAt.Add(time.Duration(at)*time.Hour), batches[len(batches)-1]...)
	}
	s.Drop(rs[7].ID)
	s.Replace(rs[100].ID, rs[299].ID)
	s.Changed()
	s.Close(cameAt.Add(60 * time.Hour))

	again := NewStream()
	for k, rs := range batches {
		b := again.Batch()
		rs = slices.Clone(rs)
		slices.SortFunc(rs, func(a, b *article.Reading) int { return article.ByDate(a.Article, b.Article) })
		for _, r := range rs {
			b.Read(r, cameAt.Add(time.Duration(51*k)*time.Hour))
		}
		b.Weigh()
		b.End()
	}
	var stories [][][]article.ID
	for _, t := range s.tales {
		if t != nil {
			stories = append(stories, idsOf(s, t))
		}
	}
	again.Place(stories, []article.ID{rs[7].ID, rs[100].ID})
	again.Close(cameAt.Add(60 * time.Hour))
	if !slices.Equal(held(again), held(s)) {
		t.Fatal("stories differ")
	}
	if again.Changed() != nil {
		t.Error("something changed")
	}
	if !bytes.Equal(plain(again), plain(s)) {
		t.Error("states differ")
	}
	restored, err := Restore(s.Save())
	if err != nil || !bytes.Equal(restored.Save(), s.Save()) {
		t.Errorf("saved and restored it is another: %v", err)
	}
	more := newPress()
	more.written = 300
	next := more.some(40)
	want := fmt.Sprint(take(s, cameAt.Add(400*time.Hour), next...))
	if got := fmt.Sprint(take(again, cameAt.Add(400*time.Hour), next...)); got != want {
		t.Errorf("built again it makes\n%s\nof what comes next, want\n%s", got, want)
	}
}

// plain is the state of a stream but for the numbers of episodes and stories.
func plain(s *Stream) []byte {
	s, err := Restore(s.Save())
	if err != nil {
		return nil
	}
	var episodes []*episode
	order := slices.Clone(s.profiles)
	slices.SortFunc(order, byDate)
	var stories [][][]article.ID
	for _, t := range s.tales {
		if t != nil {
			stories = append(stories, idsOf(s, t))
		}
	}
	slices.SortFunc(stories, func(a, b [][]article.ID) int { return bytes.Compare([]byte(a[0][0]), []byte(b[0][0])) })
	s.episodes, s.free, s.tales, s.untold = episodes, nil, nil, nil
	for _, p := range s.profiles {
		p.episode = none
	}
	shut := fmt.Sprint(outs(s))
	s.Place(stories, nil)
	return append(s.Save(), shut...)
}

func outs(s *Stream) []bool {
	var out []bool
	for _, p := range s.profiles {
		out = append(out, p.out)
	}
	return out
}

// What people decided holds, also when what they decided about is sorted anew.
func TestRule(t *testing.T) {
	rs := newPress().some(200)
	s := NewStream()
	sh := shelf{}
	sh.put(take(s, cameAt, rs[:100]...))
	storyOf := func(id article.ID) int32 { return s.episodes[s.at(id)].tale }
	var a, b, c article.ID // a and b in one episode, c elsewhere
	for _, r := range rs[:100] {
		switch e := s.at(r.ID); {
		case a == "" && len(s.episodes[e].members) > 2:
			a, b = s.profiles[s.episodes[e].members[0]].id, s.profiles[s.episodes[e].members[1]].id
		case a != "" && c == "" && storyOf(r.ID) != storyOf(a):
			c = r.ID
		}
	}
	s.Rule([][2]article.ID{{a, c}}, [][2]article.ID{{a, b}})
	s.touched[s.at(a)], s.touched[s.at(c)] = true, true
	sh.put(s.Changed())
	for at := 100; ; at += 50 {
		if storyOf(a) == storyOf(b) || storyOf(a) != storyOf(c) {
			t.Fatalf("after %d articles: stories %d, %d and %d", at, storyOf(a), storyOf(b), storyOf(c))
		}
		if !slices.Equal(sh.lines(), held(s)) {
			t.Fatal("what was returned is not what is held")
		}
		if at == len(rs) {
			break
		}
		sh.put(take(s, cameAt, rs[at:at+50]...))
	}
	s.Rule(nil, nil)
	s.touched[s.at(a)], s.touched[s.at(c)] = true, true
	s.Changed()
	if storyOf(a) != storyOf(b) || storyOf(a) == storyOf(c) {
		t.Error("without the decisions they are not as before")
	}
}

func TestClose(t *testing.T) {
	s := NewStream()
	take(s, cameAt, dam1, choir)
	if n := s.Close(cameAt); n != 2 {
		t.Errorf("%d are open, want 2", n)
	}
	if n := s.Close(cameAt.Add(time.Second)); n != 0 {
		t.Errorf("%d are open, want none", n)
	}
	if got := take(s, cameAt.Add(time.Hour), dam2); len(got) != 1 || len(got[0]) != 1 || len(got[0][0]) != 1 {
		t.Errorf("it joined a story that is shut: %v", got)
	}
	if n := s.Close(cameAt.Add(time.Second)); n != 1 {
		t.Errorf("%d are open, want the new one", n)
	}
	// A later version of an article opens its story again.
	later := *dam1.Article
	later.ID = "dam1b"
	r := *dam1
	r.Article = &later
	b := s.Batch()
	b.Read(&r, cameAt.Add(2*time.Hour))
	b.Weigh()
	b.End()
	s.Replace("dam1", "dam1b")
	if got := fmt.Sprint(s.Changed()); got != "[[[dam1b dam2]]]" {
		t.Errorf("changed %s", got)
	}
	if s.Holds("dam1") || !s.Holds("dam2") {
		t.Error("the earlier version is held, or the other article is not")
	}
}

func TestGiven(t *testing.T) {
	st := Given([]*article.Reading{inquiry1, dam2, dam1}, [][]article.ID{{"inquiry1"}, {"dam2", "dam1"}})
	if st.ID != "dam1" || len(st.Readings) != 3 || len(st.Episodes) != 2 {
		t.Fatalf("story %+v", st)
	}
	if e := st.Episodes[0]; e.ID != "dam1" || fmt.Sprint(e.Articles) != "[dam1 dam2]" || len(e.Why) != 1 || e.Why[0] == "" {
		t.Errorf("first episode %+v", e)
	}
}

// BenchmarkChanged brings a batch of articles into a stream of many.
func BenchmarkChanged(b *testing.B) {
	for _, open := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(open), func(b *testing.B) {
			if open > 10_000 && testing.Short() {
				b.Skip("takes minutes")
			}
			before := inUse()
			p := newPress()
			s := NewStream()
			for p.written < open {
				take(s, cameAt, p.some(min(1000, open-p.written))...)
			}
			held := float64(inUse()-before) / float64(open)
			const batch = 20
			for b.Loop() {
				b.StopTimer()
				rs := p.some(batch)
				b.StartTimer()
				take(s, cameAt, rs...)
			}
			b.ReportMetric(held, "held-B/article")
			b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N*batch), "ms/article")
		})
	}
}
