// Package newsweb is a small web of outlets that report on invented matters: for
// tests of a server as a whole, and for measuring it.
//
// In go numbers of outlets and pages, and a seed; out comes a http.Handler for
// each outlet, with pages as outlets have them (menus, teasers, JSON-LD and what
// else pages say of themselves), feeds in three forms, and faults: pages that
// moved, that fail at first, that are edited later; and outlets that hang, drip,
// break off, lead in circles or lie. The same numbers and seed give the same web.
package newsweb

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Options say how large the web is. Outlets and Pages must be positive.
type Options struct {
	Outlets, Pages int
	Hostile        int // of the outlets, the last ones
	Seed           uint64
	Start          time.Time     // the first page is published then
	Every          time.Duration // between two pages, a minute if zero
}

// Page is one page of an outlet.
type Page struct {
	Number    int // in the order of publication
	Outlet    int
	Path      string
	Moved     string // the path that the feed names, if the page has moved
	Title     string
	Byline    string
	Paras     []string
	Edited    []string // what it says after Edit, nil: it stays
	Published time.Time
	Story     int // which matter it tells of
	Stage     int
	Copy      bool // of another page of the same stage
}

// world makes names and chooses among words.
type world struct {
	*rand.Rand
	names map[string]bool
}

func pick[T any](w *world, of []T) T { return of[w.IntN(len(of))] }

var (
	onsets = strings.Fields("b br d dr f g gr h j k kl kr l m n p pr r s sk st str t tr v z")
	vowels = strings.Fields("a e i o u ai au ei o a e")
	codas  = strings.Fields("l n r s m nd rn lt k rg st nk ld")
	ends   = strings.Fields("vik sund holm berg stad mark ora eska ina au")
	firsts = strings.Fields("Ada Alma Arno Bela Boris Clara Dario Dora Edda Elin Emil Enzo Fenna Gero Hanna Ida Igor Ines Ivo Jana Joris Kaja Karl Lena Leo Lida Luka Mara Mila Mira Nils Nora Odo Olga Pavel Petra Rafe Rita Rolf Sana Sven Tamo Tilda Tobin Una Vera Viktor Wanda Yuri Zora")
)

// name makes a name that nothing else has.
func (w *world) name(end string) string {
	for tries := 0; ; tries++ {
		n := pick(w, onsets) + pick(w, vowels) + pick(w, codas) + end
		if tries >= 100 { // a web of 50,000 pages takes nearly all names of two syllables
			n = pick(w, onsets) + pick(w, vowels) + n
		}
		n = strings.ToUpper(n[:1]) + n[1:]
		if !w.names[n] {
			w.names[n] = true
			return n
		}
	}
}

func (w *world) place() string { return w.name(pick(w, ends)) }
func (w *world) family() string {
	return w.name(pick(w, []string{"er", "ik", "ov", "ansen", "elle", "ari", "ow", "is"}))
}

// tale is one matter with its cast.
type tale struct {
	number int
	matter matter
	cast   []string // placeholders and what they stand for, in turn
}

func (w *world) tale(number int) tale {
	m := pick(w, matters)
	t := tale{number: number, matter: m}
	set := func(k, v string) { t.cast = append(t.cast, "{"+k+"}", v) }
	a := w.place()
	set("a", a)
	set("b", w.place())
	set("o", a+" "+pick(w, m.body))
	set("t", w.name(pick(w, ends))+" "+pick(w, m.thing))
	offices := slices.Clone(m.offices)
	w.Shuffle(len(offices), func(i, j int) { offices[i], offices[j] = offices[j], offices[i] })
	for i, k := range []string{"p", "q", "r"} {
		family := w.family()
		set(k, pick(w, firsts)+" "+family)
		set(strings.ToUpper(k), family)
		set(k+"o", offices[i])
	}
	set("n", fmt.Sprint(m.low+w.IntN(m.n)))
	set("m", fmt.Sprint(12+w.IntN(80)))
	set("k", fmt.Sprint(2+w.IntN(9)))
	return t
}

// say fills a sentence in. The first letter is a capital.
func (t tale) say(s string, day, before time.Time) string {
	s = strings.NewReplacer(append(slices.Clone(t.cast), "{d}", day.Weekday().String(), "{e}", before.Weekday().String())...).Replace(s)
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[n:]
}

// Web is the whole of it.
type Web struct {
	Options
	Pages   []Page // in the order of publication
	outlets []outlet
	at      map[string]int // page by outlet and path
	state
}

type outlet struct {
	name   string
	design int
	form   int    // of its feed
	fault  *fault // nil: it answers as it should
	pages  []int
}

// crowd is how many outlets tell of a stage: most matters are told by few.
var crowd = []int{1, 1, 1, 2, 2, 3, 3, 4, 5, 7, 10, 14}

// New makes a web.
func New(o Options) *Web {
	if o.Every == 0 {
		o.Every = time.Minute
	}
	w := &world{rand.New(rand.NewPCG(o.Seed, 1)), map[string]bool{}}
	web := &Web{Options: o, at: map[string]int{}}
	for i := range o.Outlets {
		out := outlet{name: w.place() + " " + pick(w, []string{"Post", "Courier", "Herald", "Gazette", "Tribune", "Echo", "Observer"}), design: w.IntN(len(designs)), form: i % 3}
		if i >= o.Outlets-o.Hostile {
			out.fault = &faults[i%len(faults)]
		}
		web.outlets = append(web.outlets, out)
	}
	type due struct {
		t     tale
		stage int
		at    time.Time
	}
	var waiting []due // stages to come, the next first
	next := 0
	for len(web.Pages) < o.Pages {
		now := o.Start.Add(time.Duration(len(web.Pages)) * o.Every)
		d := due{t: tale{number: -1}}
		if len(waiting) > 0 && !waiting[0].at.After(now) {
			d, waiting = waiting[0], waiting[1:]
		} else {
			d.t = w.tale(next)
			next++
		}
		web.report(w, d.t, d.stage, now)
		if s := d.stage + 1; s < len(d.t.matter.stages) && w.IntN(3) > 0 {
			n := due{d.t, s, now.AddDate(0, 0, d.t.matter.stages[s].after)}
			i, _ := slices.BinarySearchFunc(waiting, n, func(a, b due) int { return a.at.Compare(b.at) })
			waiting = slices.Insert(waiting, i, n)
		}
	}
	return web
}

// report adds the pages of one stage.
func (web *Web) report(w *world, t tale, n int, now time.Time) {
	st := t.matter.stages[n]
	tellers := w.Perm(web.Outlets)[:min(pick(w, crowd), web.Outlets)]
	var first *Page
	for _, o := range tellers {
		if len(web.Pages) == web.Options.Pages {
			return
		}
		at := web.Start.Add(time.Duration(len(web.Pages)) * web.Every)
		before := at
		if n > 0 {
			before = at.AddDate(0, 0, -st.after)
		}
		p := Page{Number: len(web.Pages), Outlet: o, Published: at, Story: t.number, Stage: n}
		if first != nil && w.IntN(5) == 0 { // an agency's piece, taken as it is
			p.Copy, p.Title, p.Paras = true, first.Title, first.Paras
		} else {
			p.Title = t.say(pick(w, st.titles), at, before)
			p.Byline = pick(w, firsts) + " " + web.outlets[o].name[:4] + "berg"
			p.Paras = append(p.Paras, t.say(pick(w, st.leads), at, before))
			more := slices.Clone(st.more)
			w.Shuffle(len(more), func(i, j int) { more[i], more[j] = more[j], more[i] })
			for i := 0; i < len(more); i += 2 {
				para := t.say(more[i], at, before)
				if i+1 < len(more) {
					para += " " + t.say(more[i+1], at, before)
				}
				p.Paras = append(p.Paras, para)
			}
			if len(p.Paras) > 3 && w.IntN(3) == 0 {
				p.Paras = p.Paras[:len(p.Paras)-1]
			}
		}
		p.Path = fmt.Sprintf("/%s/%s-%d.html", at.Format("2006/01/02"), slug(p.Title), p.Number)
		if w.IntN(20) == 0 {
			p.Moved = fmt.Sprintf("/go?to=%d", p.Number)
		}
		if w.IntN(25) == 0 {
			p.Edited = append(slices.Clone(p.Paras), "This article was brought up to date with a word from "+t.say("{po} {p}", at, before)+".")
		}
		web.at[key(o, p.Path)] = p.Number
		web.outlets[o].pages = append(web.outlets[o].pages, p.Number)
		web.Pages = append(web.Pages, p)
		if first == nil {
			first = &p
		}
	}
}

func key(outlet int, path string) string { return fmt.Sprint(outlet, path) }

// slug is a title as addresses have it.
func slug(title string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }), "-")
}
