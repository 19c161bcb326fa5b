package cluster

import (
	"testing"

	"github.com/synoptic-news/synoptic/article"
)

// slightly is a reading in a language that is not read.
func slightly(tag, id, day, body string) *article.Reading {
	r := piece(id, day, body)
	r.Lang = tag
	return r
}

func TestWordsInOtherForms(t *testing.T) {
	a := slightly("uk", "a", "2031-03-04", `У Дорівці обвалився міст через Сиву
Пішохідний міст через річку Сиву обвалився у вівторок у Дорівці, двоє робітників поранені.
Мерка міста Ольга Тарнова закрила набережну, інженери оглядають опори.`)
	b := slightly("uk", "b", "2031-03-04", `Обвал пішохідного мосту в Дорівці: поранено двох робітників
Двох поранених робітників забрали з мосту над Сивою, пішохідна частина якого обвалилась.
За словами мерки Ольги Тарнової, набережну закрито, а опору оглянуть інженерами.`)
	if !sameEpisode(a, b) {
		t.Error("two reports of one collapse, in other forms of the same words, are two episodes")
	}
}

func TestForecastsOfTwoDays(t *testing.T) {
	forecast := func(id, published, day, rest string) *article.Reading {
		return slightly("uk", id, published, "Прогноз погоди на "+day+" листопада\nУ Дорівці "+day+` листопада хмарно з проясненнями, `+rest+`.
Вітер північний, помірний, видимість добра, на дорогах ожеледиця, повідомляє Дорівський гідрометцентр.
Водіїв просять бути обережними та дотримуватися безпечної швидкості.`)
	}
	a, b := forecast("a", "", "8", "вночі до двох градусів морозу"), forecast("b", "", "18", "вночі до семи градусів морозу")
	if sameEpisode(a, b) {
		t.Error("forecasts of two days are one episode")
	}
	b.Origin = article.Origin{Kind: article.Copy, Of: "a", Root: "a"}
	if sameEpisode(a, b) {
		t.Error("forecasts of two days are one episode, as one repeats the words of the other")
	}
	c, d := forecast("c", "2031-11-07", "8", "вночі до двох градусів морозу"), forecast("d", "2031-11-07", "8", "вночі до двох градусів")
	if !sameEpisode(c, d) {
		t.Error("forecasts of one day are two episodes")
	}
}

func TestDaysWithoutYear(t *testing.T) {
	dated := profile{dated: true, day: 22280} // 1 January 2031
	undated := profile{}
	for _, tt := range []struct {
		name string
		a, b int32
		want int32
	}{
		{"two of the turn of a year", dated.nearest(12, 31), dated.nearest(1, 2), 2},
		{"one without a year", dated.nearest(12, 31), undated.nearest(1, 2), 2},
		{"none with a year", undated.nearest(11, 8), undated.nearest(11, 18), 10},
	} {
		if got := daysBetween(tt.a, tt.b); got != tt.want {
			t.Errorf("%s: %d days, want %d", tt.name, got, tt.want)
		}
	}
}
