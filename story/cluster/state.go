package cluster

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
)

// stateForm begins every saved state: of another form, nothing can be read.
const stateForm = "synoptic/cluster 7\n"

// ErrState is returned for bytes that are no saved state of this form.
var ErrState = errors.New("no state of a stream")

// Save returns all that the stream knows. The same stream gives the same bytes,
// and a restored one decides as the saved one would have.
func (s *Stream) Save() []byte {
	c := &codec{bytes: []byte(stateForm)}
	s.state(c)
	return c.bytes
}

// Restore returns the stream that was saved.
func Restore(state []byte) (*Stream, error) {
	if len(state) < len(stateForm) || string(state[:len(stateForm)]) != stateForm {
		return nil, ErrState
	}
	c := &codec{bytes: state[len(stateForm):], reads: true}
	s := NewStream()
	s.state(c)
	if c.failed || len(c.bytes) > 0 || !s.sound() {
		return nil, fmt.Errorf("%w: it is damaged", ErrState)
	}
	for i, p := range s.profiles {
		s.number[p.id] = int32(i)
		s.outlets[p.outlet] = p.outlet
		p.outlet = s.outlets[p.outlet]
	}
	for _, e := range s.inOrder() {
		s.ids[e.id] = true
	}
	return s, nil
}

// state passes everything to be kept through c, which writes or reads it.
func (s *Stream) state(c *codec) {
	s.terms.state(c)
	list(c, &s.profiles, func(p **profile) {
		if c.reads {
			*p = new(profile)
		}
		(*p).state(c)
	})
	table(c, s.posts, func(t *uint32) { number(c, t) }, func(post *[]int32) { numbersOf(c, post) })
	list(c, &s.episodes, func(e **episode) {
		there := *e != nil
		c.bool(&there)
		if !there {
			return
		}
		if c.reads {
			*e = new(episode)
		}
		text8(c, &(*e).id)
		numbersOf(c, &(*e).members)
		numbersOf(c, &(*e).reps)
		number(c, &(*e).tale)
	})
	numbersOf(c, &s.free)
	table(c, s.touched, func(n *int32) { number(c, n) }, c.bool)
	table(c, s.stale, func(n *int32) { number(c, n) }, c.bool)
	list(c, &s.tales, func(t **tale) {
		there := *t != nil
		c.bool(&there)
		if !there {
			return
		}
		if c.reads {
			*t = new(tale)
		}
		numbersOf(c, &(*t).episodes)
		c.bool(&(*t).shut)
	})
	numbersOf(c, &s.untold)
	table(c, s.broken, func(n *int32) { number(c, n) }, c.bool)
	for _, m := range []map[article.ID]article.ID{s.moved, s.retold} {
		table(c, m, func(id *article.ID) { text8(c, id) }, func(id *article.ID) { text8(c, id) })
	}
	c.float(&s.day)
	number(c, &s.weighed)
	number(c, &s.aged)
}

func (x *lexicon) state(c *codec) {
	list(c, &x.entries, func(e *entry) {
		text8(c, &e.key)
		text8(c, &e.shown)
		number(c, &e.df)
		c.float32(&e.rarity)
		c.bool(&e.bare)
	})
	for n := range x.forms {
		table(c, x.forms[n], func(w *string) { text8(c, w) }, func(t *uint32) { number(c, t) })
	}
	if c.reads {
		for t, e := range x.entries {
			x.ids[e.key] = uint32(t)
			x.entries[t].hash = hashOf(e.key)
		}
	}
	x.cells(c)
	number(c, &x.articles)
}

// cells are the counts of pairs: most are 0, so that only the others are kept,
// each with its distance from the one before.
func (x *lexicon) cells(c *codec) {
	if c.reads {
		for at := -1; ; {
			var step int
			if number(c, &step); step <= 0 || step > pairCells || at+step >= pairCells {
				c.failed = c.failed || step != 0
				return
			}
			at += step
			number(c, &x.pairs[at])
		}
	}
	last := -1
	for at, n := range x.pairs {
		if n > 0 {
			step := at - last
			number(c, &step)
			number(c, &n)
			last = at
		}
	}
	end := 0
	number(c, &end)
}

func (p *profile) state(c *codec) {
	text8(c, &p.id)
	text8(c, &p.outlet)
	c.time(&p.published)
	c.time(&p.written.From)
	c.time(&p.written.To)
	text8(c, &p.written.Gran)
	text8(c, &p.written.How)
	c.bool(&p.written.About)
	text8(c, &p.written.Why)
	c.float(&p.day)
	number(c, &p.came)
	for _, b := range []*bool{&p.dated, &p.late, &p.tabled, &p.slight, &p.out} {
		c.bool(b)
	}
	list(c, &p.clues, c.float32)
	numbersOf(c, &p.heads.days)
	number(c, &p.heads.week)
	list(c, &p.recalled, func(t *stretch) {
		number(c, &t.from)
		number(c, &t.to)
	})
	number(c, &p.court)
	for _, t := range []*article.ID{&p.root, &p.story} {
		text8(c, t)
	}
	for _, t := range []*string{&p.witness, &p.because, &p.why} {
		text8(c, t)
	}
	numbersOf(c, &p.all.terms)
	numbersOf(c, &p.all.weights)
	numbersOf(c, &p.uses)
	held := p.counts != nil
	if c.bool(&held); held {
		if c.reads {
			p.counts = new(counts)
		}
		p.counts.state(c)
	}
	for k := range p.ends {
		number(c, &p.ends[k])
	}
	for k := range p.plain {
		number(c, &p.plain[k])
	}
	number(c, &p.keys)
	c.float32(&p.issue)
	number(c, &p.episode)
	p.local = -1
}

func (all *counts) state(c *codec) {
	for _, part := range all.lists() {
		list(c, part, func(t *count) {
			number(c, &t.term)
			number(c, &t.n)
		})
	}
}

// lists are all counts there are.
func (all *counts) lists() []*[]count {
	out := []*[]count{&all.plain, &all.keys}
	for k := range all.parts {
		out = append(out, &all.parts[k])
	}
	return out
}

// sound reports whether all terms have one of so many entries, but for pairs, which
// have none.
func (all *counts) sound(entries int) bool {
	for _, part := range all.lists() {
		entered := part != &all.parts[pairs]
		if slices.ContainsFunc(*part, func(t count) bool { return t.n <= 0 || entered && int(t.term) >= entries }) {
			return false
		}
	}
	return true
}

// sound reports whether every number in a state read leads to something.
func (s *Stream) sound() bool {
	articles := func(all []int32) bool {
		return !slices.ContainsFunc(all, func(i int32) bool { return i < 0 || int(i) >= len(s.profiles) })
	}
	for _, p := range s.profiles {
		last := uint16(0)
		for k, end := range p.ends {
			if end < last || int(end) > len(p.all.terms) || int(end-last) > keeps[k] {
				return false
			}
			last = end
		}
		if len(p.all.weights) != len(p.all.terms) || s.terms.articles < settled && len(p.uses) != len(p.all.terms) {
			return false
		}
		for k := range parts {
			if k == pairs {
				continue // they are no entries
			}
			if slices.ContainsFunc(p.vec(k).terms, func(t uint32) bool { return int(t) >= len(s.terms.entries) }) {
				return false
			}
		}
		if p.counts != nil && !p.counts.sound(len(s.terms.entries)) {
			return false
		}
		if p.gone() {
			continue
		}
		if p.episode < 0 || int(p.episode) >= len(s.episodes) || s.episodes[p.episode] == nil {
			return false
		}
	}
	if !s.soundTales() {
		return false
	}
	for _, e := range s.episodes {
		if e != nil && (len(e.members) == 0 || !articles(e.members) || !articles(e.reps)) {
			return false
		}
	}
	for _, n := range slices.Concat(s.free, slices.Collect(maps.Keys(s.touched)), slices.Collect(maps.Keys(s.stale))) {
		if n < 0 || int(n) >= len(s.episodes) {
			return false
		}
	}
	for _, some := range []map[int32]bool{s.touched, s.stale} {
		for n := range some {
			if s.episodes[n] == nil {
				return false
			}
		}
	}
	for _, n := range s.free {
		if s.episodes[n] != nil {
			return false
		}
	}
	for _, forms := range s.terms.forms {
		for _, t := range forms {
			if int(t) >= len(s.terms.entries) {
				return false
			}
		}
	}
	for _, post := range s.posts {
		if !articles(post) {
			return false
		}
	}
	for _, m := range []map[article.ID]article.ID{s.moved, s.retold} {
		if circular(m) {
			return false
		}
	}
	return len(s.terms.entries) > 0
}

// soundTales reports whether episodes and stories lead to one another.
func (s *Stream) soundTales() bool {
	in := 0
	for _, e := range s.episodes {
		if e == nil || e.tale == none {
			continue
		}
		in++
		if e.tale < 0 || int(e.tale) >= len(s.tales) || s.tales[e.tale] == nil {
			return false
		}
	}
	for k, t := range s.tales {
		if t == nil {
			continue
		}
		if in -= len(t.episodes); len(t.episodes) == 0 && !s.broken[int32(k)] {
			return false
		}
		for at, n := range t.episodes {
			if n < 0 || int(n) >= len(s.episodes) || s.episodes[n] == nil || s.episodes[n].tale != int32(k) || slices.Contains(t.episodes[:at], n) {
				return false
			}
		}
	}
	for _, k := range s.untold {
		if k < 0 || int(k) >= len(s.tales) || s.tales[k] != nil {
			return false
		}
	}
	for k := range s.broken {
		if k < 0 || int(k) >= len(s.tales) || s.tales[k] == nil {
			return false
		}
	}
	return in == 0
}

// circular reports whether some redirect leads back to itself.
func circular(moved map[article.ID]article.ID) bool {
	fine := map[article.ID]bool{}
	for id := range moved {
		var way []article.ID
		for at, ok := id, true; ok && !fine[at]; at, ok = moved[at] {
			way = append(way, at)
			if len(way) > len(moved)+1 {
				return true
			}
		}
		for _, at := range way {
			fine[at] = true
		}
	}
	return false
}

// codec writes values one after another, or reads them back in the same order:
// what is described once is written and read alike.
type codec struct {
	bytes  []byte
	reads  bool
	failed bool
}

// uint is a number of 64 bits, small ones in few bytes.
func (c *codec) uint(v *uint64) {
	if !c.reads {
		c.bytes = binary.AppendUvarint(c.bytes, *v)
		return
	}
	n := 0
	if *v, n = binary.Uvarint(c.bytes); n <= 0 {
		c.failed, c.bytes, *v = true, nil, 0
		return
	}
	c.bytes = c.bytes[n:]
}

// number is a whole number of any kind.
func number[T ~int | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64](c *codec, v *T) {
	u := uint64(*v)
	if c.uint(&u); c.reads {
		*v = T(u)
	}
}

func (c *codec) bool(v *bool) {
	u := uint8(0)
	if *v {
		u = 1
	}
	number(c, &u)
	*v = u == 1
}

func (c *codec) float(v *float64) {
	u := math.Float64bits(*v)
	c.uint(&u)
	*v = math.Float64frombits(u)
}

func (c *codec) float32(v *float32) {
	u := math.Float32bits(*v)
	number(c, &u)
	*v = math.Float32frombits(u)
}

// time is a point in time, in UTC when it is read.
func (c *codec) time(t *time.Time) {
	known := !t.IsZero()
	c.bool(&known)
	if !known {
		return
	}
	second, nano := uint64(t.Unix()), uint64(t.Nanosecond())
	c.uint(&second)
	c.uint(&nano)
	if c.reads {
		*t = time.Unix(int64(second), int64(nano)).UTC()
	}
}

// text8 is a string in UTF-8.
func text8[T ~string](c *codec, v *T) {
	n := len(*v)
	number(c, &n)
	if !c.reads {
		c.bytes = append(c.bytes, *v...)
		return
	}
	if n < 0 || n > len(c.bytes) {
		c.failed, c.bytes = true, nil
		return
	}
	*v, c.bytes = T(c.bytes[:n]), c.bytes[n:]
}

// list is a list of values, each of which takes at least one byte.
func list[T any](c *codec, all *[]T, each func(*T)) {
	n := len(*all)
	number(c, &n)
	if c.reads {
		if n < 0 || n > len(c.bytes) {
			c.failed, c.bytes = true, nil
			return
		}
		if *all = nil; n > 0 {
			*all = make([]T, n)
		}
	}
	for i := range *all {
		each(&(*all)[i])
	}
}

func numbersOf[T ~int32 | ~uint8 | ~uint16 | ~uint32](c *codec, all *[]T) {
	list(c, all, func(v *T) { number(c, v) })
}

// table is a map, in the order of its keys.
func table[K ~string | ~int32 | ~uint32, V any](c *codec, m map[K]V, key func(*K), value func(*V)) {
	keys := slices.Sorted(maps.Keys(m))
	list(c, &keys, func(k *K) {
		key(k)
		v := m[*k]
		value(&v)
		m[*k] = v
	})
}
