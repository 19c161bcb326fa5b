package figures

import (
	"math"
	"strings"

	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// andHalf adds the "and a half" behind the unit of q.
func (r *reader) andHalf(q *quantity) {
	j := q.last
	if r.low(j) != r.lang.And || !r.lang.Articles.Has(r.low(j+1)) || r.low(j+3) == r.lang.Of {
		return
	}
	if d := r.lang.Parts.Of(r.low(j + 2)); d == 2 || d == 4 {
		q.value += 1 / d
		q.last = j + 3
	}
}

// money gives q the currency u.
func (r *reader) money(q *quantity, u lang.UnitWord) {
	q.unit, q.of, q.value = u.Unit, u.Of, q.num.value
	if u.Times != 0 {
		q.value *= u.Times
	}
}

// "$ 20,000 $ 37,305", but "10 $ 30 $".
func (r *reader) leading(j int) bool {
	if r.t[j-1].Kind != text.Symbol || !r.digital(j) {
		return false
	}
	u, end, ok := r.unitAt(j + 1)
	return !ok || u.Of != lang.MoneyUnit || u.Times == 0 && r.t[end-1].Kind != text.Symbol
}

// unit reads the unit behind q's number.
func (r *reader) unit(q *quantity) {
	j := q.last
	hyphen := r.hyphen(j)
	bracket := false
	switch w := r.low(j); {
	case hyphen:
		j++
	case w == "(" || w == "[" || w == "{":
		j++ // "20 (kg)"
		bracket = true
	case q.num.share && w == r.lang.Of && r.lang.Articles.Has(r.low(j+1)):
		j += 2 // "a quarter of an hour"
	case q.num.share && r.lang.Articles.Has(w):
		j++ // "half an hour"
	case w == "'" || w == "\"" || w == "′":
		r.inches(q)
		return
	}
	if j >= r.hi || r.digital(j) {
		return
	}
	u, end, ok := r.unitAt(j)
	switch {
	case !ok:
		r.scaleOf(q, j)
		return
	case u.Glued && (!r.glued(j) || hyphen):
		return
	case bracket && (!r.closes(end) || u.Of != lang.PlainUnit):
		return
	case end == j+1 && len(r.t[j].Norm) == 1 && r.t[j].Norm != r.t[j].Lower && strings.Contains("gmtsh", u.Unit):
		r.scaleOf(q, j)
		return // "5G", "3M"
	case r.lang.Vessels.Has(r.t[end-1].Lower) && !hyphen && q.value > 1 && end < r.hi && r.t[end].Kind == text.Word && !r.lang.Stops.Has(r.low(end)):
		return // "85 barrel bomb attacks"
	case u.Scaled && !q.num.scaled && q.value < 10000 && (u.Else != "" || !q.num.decimal):
		if u.Else == "" {
			return
		}
		if !r.centsAhead(end, u.Unit) {
			u = lang.UnitWord{Unit: u.Else, Of: lang.PlainUnit}
		}
	case u.Of == lang.MoneyUnit && r.leading(end):
		return // the sign of the next amount
	}
	if bracket {
		end++
	}
	q.unit, q.of, q.last, q.joined, q.old = u.Unit, u.Of, end, hyphen, u.Aged
	q.value = q.num.value
	if u.Times != 0 {
		q.value *= u.Times
	}
	if scale := r.lang.Scales.Of(r.low(q.last)); u.Of == lang.MoneyUnit && scale >= 1e6 && !q.num.scaled {
		q.value *= scale // "75 USD million"
		q.last++
	}
	switch {
	case u.Unit == degree:
		q.unit = r.degrees(q)
	case hyphen && u.Unit == "ft":
		r.footInches(q)
	case !hyphen:
		r.compound(q)
		r.pace(q)
		if (u.Of == lang.PlainUnit || u.Of == lang.TimeUnit) && u.Times == 0 {
			r.andHalf(q)
		}
	}
}

// pounds 30 pence".
func (r *reader) centsAhead(j int, code string) bool {
	if r.low(j) == r.lang.And {
		j++
	}
	n, ok := r.number(j, false)
	if !ok {
		return false
	}
	u, _, ok := r.unitAt(n.last)
	return ok && u.Of == lang.MoneyUnit && u.Unit == code && u.Times != 0
}

// closes reports whether a bracket is closed at token j.
func (r *reader) closes(j int) bool {
	w := r.low(j)
	return w == ")" || w == "]" || w == "}"
}

// inches reads feet and inches by their marks: 5'10", 10" long.
func (r *reader) inches(q *quantity) {
	j := q.last
	if r.low(j) != "\"" {
		if !r.glued(j) || !r.digital(j+1) || r.low(j+2) != "\"" && r.low(j+2) != "″" || !r.glued(j+2) {
			return
		}
		if v, _, ok := parse(r.t[j+1].Norm); ok && v < 12 {
			q.value, q.unit, q.of, q.last = q.num.value+v/12, "ft", lang.PlainUnit, j+3
		}
		return
	}
	if r.lang.Extents.Has(r.low(j + 1)) {
		q.unit, q.of, q.last = "in", lang.PlainUnit, j+1
	}
}

// footInches adds the inches of "6-foot-5" and "5-foot-10-inch".
func (r *reader) footInches(q *quantity) {
	if !r.hyphen(q.last) {
		return
	}
	n, ok := r.number(q.last+1, false)
	if !ok || n.value < 0 || n.value >= 12 || n.scaled {
		return
	}
	q.value += n.value / 12
	q.last = n.last
	if u, end, ok := r.unitAt(r.afterHyphen(q.last)); ok && u.Unit == "in" && r.hyphen(q.last) {
		q.last = end
	}
}

// degree is the unit of a degree of which nothing says of what.
const degree = "degree"

// words around q.
func (r *reader) degrees(q *quantity) string {
	angle := false
	for k := max(r.lo, q.first-nearby); k < min(r.hi, q.last+nearby); k++ {
		w := r.t[k].Lower
		if r.lang.Heats.Has(w) {
			return "temperature " + degree // also in "turn the heat down by 5 degrees"
		}
		angle = angle || r.lang.Angles.Has(w)
	}
	if angle {
		return "angle " + degree
	}
	return degree
}

// nearby is how many tokens around a bare degree say of what it is.
const nearby = 10

// temperatures: "a high of 31C".
func (r *reader) scaleOf(q *quantity, j int) {
	w := r.t[j].Norm
	if len(w) != 1 || !strings.Contains("CFcf", w) {
		return
	}
	if q.num.scaled || q.num.words || math.Abs(q.value) >= 1000 || r.hyphen(j) || r.hyphen(j+1) || r.glued(j+1) && r.t[j+1].Kind != text.Punct {
		return
	}
	named := j+1 < r.hi && r.t[j+1].Kind == text.Word && r.t[j+1].Norm != r.t[j+1].Lower // "23 F Block"
	if heat := r.degrees(q) == "temperature "+degree; heat && (r.loose || w == strings.ToUpper(w)) || r.loose && !r.glued(j) && w == strings.ToUpper(w) && !named {
		q.unit, q.of, q.last = strings.ToUpper(w), lang.PlainUnit, j+1
	}
}

// "7 km/s".
func (r *reader) pace(q *quantity) {
	j := q.last
	slash := r.low(j) == "/" && r.glued(j) && r.glued(j+1)
	if q.of != lang.PlainUnit || !slash && !r.lang.Each.Has(r.low(j)) || units[q.unit].of != length {
		return
	}
	u, end, ok := r.unitAt(j + 1)
	if !ok || u.Of != lang.TimeUnit || u.Times != 0 || u.Glued && !slash || !slash && plural(r.t[end-1].Lower) {
		return
	}
	q.unit, q.last = q.unit+"/"+u.Unit, end
}

// plural reports whether the name of a unit has a plural's ending.
func plural(w string) bool { return len(w) > 2 && w[len(w)-1] == 's' }

// "5 ft 2 in", "3 dollars 50 cents".
func (r *reader) compound(q *quantity) {
	last := 1.0 // what the part added last is of a whole, for money
	for range 3 {
		j := q.last
		if r.low(j) == r.lang.And || r.low(j) == "." && r.glued(j) && len(r.low(j-1)) <= 3 && r.digital(j+1) {
			j++ // "10 lbs. 4 oz."
		}
		if j >= r.hi || !r.digital(j) && r.t[j].Kind != text.Word {
			return
		}
		n, ok := r.number(j, false)
		if !ok || n.scaled || n.value >= 100 || n.value < 0 {
			return
		}
		u, end, ok := r.unitAt(n.last)
		if r.loose && !ok && q.of == lang.MoneyUnit && !q.prefixed && r.bare(n, last) {
			q.value += n.value / 100
			q.last = n.last
			return
		}
		if !ok || u.Of != q.of {
			return
		}
		part := n.value
		switch {
		case u.Of == lang.MoneyUnit:
			if u.Unit != q.unit || u.Times == 0 || u.Times >= last {
				return
			}
			last = u.Times
			part *= u.Times
		case u.Times != 0:
			return
		default:
			if part, ok = Convert(n.value, u.Unit, q.unit); !ok || part >= 1 || u.Unit == q.unit {
				return
			}
		}
		q.value += part
		q.last = end
	}
}

// whole.
func (r *reader) bare(n number, unit float64) bool {
	if n.decimal || n.share || n.value == 0 || unit < 0.1 || unit < 1 && n.value > 9 {
		return false
	}
	return !r.plural(n.last) && !r.hyphen(n.last)
}
