package live

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/source"
)

// press writes invented news without end, by chance and always the same: so many
// matters at a time, each with a place, people, figures and happenings of its
// own, told by outlets in some of the sentences that all know.
type press struct {
	chance  *rand.Rand
	matters []*matter
	begun   int
	written int
	day     time.Time
	perDay  int
}

// matter is what is known of one matter so far.
type matter struct {
	place, head, body string
	facts             []string
	told              int
}

func newPress(matters, perDay int) *press {
	p := &press{chance: rand.New(rand.NewPCG(3, 5)), day: time.Date(2031, 5, 1, 6, 0, 0, 0, time.UTC), perDay: perDay}
	for range matters {
		p.matters = append(p.matters, p.begin())
	}
	return p
}

var (
	onsets = strings.Fields("B Br D Dr F G Gr H K Kl L M N P R S Sk St T Tr V W")
	nuclei = strings.Fields("a e i o u ai ei au")
	codas  = strings.Fields("l n r s nd rk lm st ld rn")
	things = strings.Fields("bridge harbour railway hospital reservoir factory quarry tunnel library airport dam mill market school theatre ferry vineyard museum laboratory lighthouse")
	doings = strings.Fields("closed opened flooded burned collapsed reopened evacuated inspected rebuilt sold")
	causes = strings.Fields("storm strike vote leak shortage lawsuit inquiry landslide outage protest accident merger")
	asides = strings.Fields("rain wind shops buses children tourists farmers drivers neighbours officials weather music streets evening morning traffic coffee bread lamps gardens")
)

func (p *press) pick(all []string) string { return all[p.chance.IntN(len(all))] }

func (p *press) name() string {
	n := p.pick(onsets) + p.pick(nuclei) + p.pick(codas)
	if p.chance.IntN(2) == 0 {
		n += p.pick(nuclei) + p.pick(codas)
	}
	return n
}

func (p *press) begin() *matter {
	p.begun++
	m := &matter{place: p.name(), head: p.name() + " " + p.name(), body: p.name()}
	p.happen(m)
	return m
}

// happen adds a happening to a matter: what is told from then on.
func (p *press) happen(m *matter) {
	thing, doing, cause := p.pick(things), p.pick(doings), p.pick(causes)
	n := 10 + p.chance.IntN(900)
	who := p.name() + " " + p.name()
	m.told = 0
	m.facts = []string{
		fmt.Sprintf("The %s of %s was %s on %s after a %s, mayor %s said.", thing, m.place, doing, p.day.Weekday(), cause, m.head),
		fmt.Sprintf("About %d people in %s were told to stay away from the %s.", n, m.place, thing),
		fmt.Sprintf("“The %s in %s will not be the last,” %s said.", cause, m.place, who),
		fmt.Sprintf("%s, who heads the %s board of %s, put the damage at %d million crowns.", who, thing, m.place, 2+n/7),
		fmt.Sprintf("The %s company %s said its engineers had warned of a %s in March.", thing, m.body, cause),
		fmt.Sprintf("Mayor %s of %s promised an inquiry into the %s at the %s.", m.head, m.place, cause, thing),
		fmt.Sprintf("%s expects the %s to stay %s for %d days.", m.body, thing, doing, 3+n%40),
		fmt.Sprintf("Police in %s questioned %d workers of the %s on %s.", m.place, 2+n%9, thing, p.day.AddDate(0, 0, -1).Weekday()),
	}
}

// next is an article as an outlet publishes it. One in twenty repeats the one
// before it to the letter under another name.
func (p *press) next(t testing.TB) *article.Article {
	t.Helper()
	if p.written%p.perDay == p.perDay-1 {
		p.day = p.day.AddDate(0, 0, 1)
	}
	k := p.chance.IntN(len(p.matters))
	m := p.matters[k]
	if p.chance.IntN(3) == 0 { // one report in three is the only one
		m = p.begin()
	} else if m.told++; m.told > 3+p.chance.IntN(12) {
		if p.chance.IntN(3) == 0 {
			m = p.begin()
			p.matters[k] = m
		} else {
			p.happen(m)
		}
	}
	var b strings.Builder
	facts := p.chance.Perm(len(m.facts))[:5+p.chance.IntN(3)]
	fmt.Fprintf(&b, "%s\n", strings.TrimSuffix(m.facts[facts[0]], "."))
	for i, f := range facts {
		fmt.Fprintf(&b, "\n%s", m.facts[f])
		for range 2 {
			fmt.Fprintf(&b, " The %s and the %s of the %s were much as they had been in other years, with %s, %s and a little %s.",
				p.pick(asides), p.pick(asides), p.pick(asides), p.pick(asides), p.pick(asides), p.pick(asides))
		}
		if i%2 == 1 {
			b.WriteString("\n")
		}
	}
	outlet := fmt.Sprintf("outlet%d.example", p.chance.IntN(60))
	d := source.Document{Path: "a.txt", URL: fmt.Sprintf("https://%s/%d", outlet, p.written), Body: []byte(b.String() + "\n")}
	if p.written%15 != 7 { // some state no date
		d.Meta.Published = p.day.Format(time.DateOnly)
	}
	p.written++
	as, err := extract.Articles(d, extract.Options{MinWords: 1})
	if err != nil || len(as) != 1 {
		t.Fatalf("%d articles of %q: %v", len(as), b.String(), err)
	}
	return as[0]
}

func (p *press) some(t testing.TB, n int) []*article.Article {
	out := make([]*article.Article, n)
	for i := range out {
		if out[i] = p.next(t); i > 0 && i%20 == 19 {
			twin := *out[i-1]
			twin.URL += "/copy"
			twin.Outlet.ID = "copy.example"
			twin.ID = article.Identify(&twin)
			out[i] = &twin
		}
	}
	return out
}

func keep(t testing.TB, s *store.Store, arrived time.Time, all ...*article.Article) {
	t.Helper()
	err := s.Write(ctx, func(tx *store.Tx) error {
		for _, a := range all {
			if _, err := tx.PutArticle(ctx, store.Article{Article: a, Arrived: arrived}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
