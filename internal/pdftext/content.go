package pdftext

import (
	"math"

	"github.com/ledongthuc/pdf"
)

// run is text that one operator draws in one piece.
type run struct {
	x, y  float64 // where its first glyph stands
	width float64
	size  float64 // of the font, as it is drawn
	text  string
}

// end is where the next glyph would stand.
func (r run) end() float64 { return r.x + r.width }

// matrix maps the points of one space to another, as section 8.3.4 of ISO
// 32000-1 has it: x' = ax + cy + e, y' = bx + dy + f.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// then is m first and n after it.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// graphics is the part of the graphics state that places text.
type graphics struct {
	ctm       matrix
	text      matrix // of the next glyph
	line      matrix // of the line's start
	font      *face
	size      float64
	charSpace float64
	wordSpace float64
	scale     float64
	leading   float64
	rise      float64
}

// face is a font: what its codes say and how wide they are.
type face struct {
	encoding pdf.TextEncoding
	wide     bool // two bytes a code
	widths   map[int]float64
	usual    float64 // width of codes that have none
}

// painter runs a page's content and keeps the text that it draws. The library
// has such a painter too, but it ends each array of strings with a line break
// in the font's own encoding, which is a visible sign in many, and has no
// widths for fonts of two bytes a code.
type painter struct {
	graphics
	stack     []graphics
	resources pdf.Value
	faces     map[string]*face
	runs      []run
	depth     int // of forms within forms
	forms     int
}

// Bounds of what a page may draw.
const (
	maxRuns  = 1_000_000
	maxStack = 1000
	maxDepth = 8
	maxForms = 1000
)

// runsOf returns the text that a page draws, in the order it is drawn.
func runsOf(p pdf.Page) []run {
	contents := p.V.Key("Contents")
	if p.V.IsNull() || contents.Kind() == pdf.Null {
		return nil
	}
	w := painter{graphics: graphics{ctm: identity, text: identity, line: identity, scale: 1}, resources: p.Resources(), faces: map[string]*face{}}
	w.paint(contents)
	return w.runs
}

// paint runs one content stream. A fault of one ends it; what was drawn stays.
func (w *painter) paint(content pdf.Value) {
	defer func() { _ = recover() }() // the library's only way to tell of a fault
	pdf.Interpret(content, func(stk *pdf.Stack, op string) {
		n := stk.Len()
		args := make([]pdf.Value, n)
		for i := n - 1; i >= 0; i-- {
			args[i] = stk.Pop()
		}
		if len(w.runs) < maxRuns {
			w.operate(op, args)
		}
	})
}

// operate does what an operator says, if its operands are all there.
func (w *painter) operate(op string, args []pdf.Value) {
	need, known := operands[op]
	if !known || len(args) < need {
		return
	}
	num := func(i int) float64 { return args[i].Float64() }
	switch op {
	case "q":
		if len(w.stack) < maxStack {
			w.stack = append(w.stack, w.graphics)
		}
	case "Q":
		if n := len(w.stack) - 1; n >= 0 {
			w.graphics, w.stack = w.stack[n], w.stack[:n]
		}
	case "cm":
		w.ctm = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}.then(w.ctm)
	case "Do":
		w.form(args[0].Name())
	case "BT":
		w.text, w.line = identity, identity
	case "Tf":
		w.font, w.size = w.face(args[0].Name()), num(1)
	case "Tc":
		w.charSpace = num(0)
	case "Tw":
		w.wordSpace = num(0)
	case "Tz":
		w.scale = num(0) / 100
	case "TL":
		w.leading = num(0)
	case "Ts":
		w.rise = num(0)
	case "TD":
		w.leading = -num(1)
		w.move(num(0), num(1))
	case "Td":
		w.move(num(0), num(1))
	case "Tm":
		w.line = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}
		w.text = w.line
	case "T*":
		w.move(0, -w.leading)
	case "\"":
		w.wordSpace, w.charSpace = num(0), num(1)
		w.move(0, -w.leading)
		w.show(args[2].RawString())
	case "'":
		w.move(0, -w.leading)
		w.show(args[0].RawString())
	case "Tj":
		w.show(args[0].RawString())
	case "TJ":
		for i := range args[0].Len() {
			if v := args[0].Index(i); v.Kind() == pdf.String {
				w.show(v.RawString())
			} else {
				w.advance(-v.Float64() / 1000 * w.size * w.scale)
			}
		}
	}
}

// operands is how many operands an operator needs.
var operands = map[string]int{
	"q": 0, "Q": 0, "cm": 6, "Do": 1, "BT": 0, "Tf": 2, "Tc": 1, "Tw": 1, "Tz": 1, "TL": 1, "Ts": 1,
	"TD": 2, "Td": 2, "Tm": 6, "T*": 0, "\"": 3, "'": 1, "Tj": 1, "TJ": 1,
}

// move goes to a new line.
func (w *painter) move(x, y float64) {
	w.line = matrix{1, 0, 0, 1, x, y}.then(w.line)
	w.text = w.line
}

func (w *painter) advance(x float64) {
	w.text = matrix{1, 0, 0, 1, x, 0}.then(w.text)
}

// show draws a string.
func (w *painter) show(raw string) {
	if w.font == nil || raw == "" {
		return
	}
	at := matrix{w.size * w.scale, 0, 0, w.size, 0, w.rise}.then(w.text).then(w.ctm)
	width := w.font.width(raw)*w.size + w.spacing(raw)
	w.advance(width * w.scale)
	end := matrix{1, 0, 0, 1, 0, w.rise}.then(w.text).then(w.ctm)
	w.runs = append(w.runs, run{
		x: at.e, y: at.f, width: end.e - at.e, size: math.Hypot(at.c, at.d),
		text: w.font.encoding.Decode(raw),
	})
}

// spacing is the room that is added behind codes, and behind the code 32.
func (w *painter) spacing(raw string) float64 {
	if w.font.wide {
		return w.charSpace * float64(len(raw)/2)
	}
	s := w.charSpace * float64(len(raw))
	for i := range len(raw) {
		if raw[i] == ' ' {
			s += w.wordSpace
		}
	}
	return s
}

// width is the width of a string in a font of size one.
func (f *face) width(raw string) float64 {
	step := 1
	if f.wide {
		step = 2
	}
	sum := 0.0
	for i := 0; i+step <= len(raw); i += step {
		code := int(raw[i])
		if f.wide {
			code = code<<8 | int(raw[i+1])
		}
		if w, ok := f.widths[code]; ok {
			sum += w
		} else {
			sum += f.usual
		}
	}
	return sum / 1000
}

// face returns the font of a name in the present resources.
func (w *painter) face(name string) *face {
	if f := w.faces[name]; f != nil {
		return f
	}
	font := pdf.Font{V: w.resources.Key("Font").Key(name)}
	f := &face{encoding: font.Encoder(), widths: map[int]float64{}, usual: 500}
	if font.V.Key("Subtype").Name() == "Type0" {
		f.wide = true
		f.wideWidths(font.V.Key("DescendantFonts").Index(0))
	} else {
		first := font.FirstChar()
		for i, width := range font.Widths() {
			if i > 255 {
				break
			}
			f.widths[first+i] = width
		}
	}
	w.faces[name] = f
	return f
}

// wideWidths reads the widths of a font of two bytes a code: "first [w w w]" and
// "first last w".
func (f *face) wideWidths(font pdf.Value) {
	f.usual = 1000
	if dw := font.Key("DW"); dw.Kind() != pdf.Null {
		f.usual = dw.Float64()
	}
	all := font.Key("W")
	for i := 0; i+1 < all.Len(); {
		first := int(all.Index(i).Int64())
		if list := all.Index(i + 1); list.Kind() == pdf.Array {
			for n := range min(list.Len(), 1<<16) {
				f.widths[first+n] = list.Index(n).Float64()
			}
			i += 2
			continue
		}
		last := min(int(all.Index(i+1).Int64()), 1<<16)
		for code := first; code >= 0 && code <= last; code++ {
			f.widths[code] = all.Index(i + 2).Float64()
		}
		i += 3
	}
}

// form draws a form, which is content with resources of its own.
func (w *painter) form(name string) {
	form := w.resources.Key("XObject").Key(name)
	w.forms++
	if form.Key("Subtype").Name() != "Form" || w.depth >= maxDepth || w.forms > maxForms {
		return
	}
	inner := *w
	inner.depth++
	inner.stack = nil
	if r := form.Key("Resources"); r.Kind() == pdf.Dict {
		inner.resources, inner.faces = r, map[string]*face{}
	}
	if m := form.Key("Matrix"); m.Len() == 6 {
		inner.ctm = matrix{
			m.Index(0).Float64(), m.Index(1).Float64(), m.Index(2).Float64(),
			m.Index(3).Float64(), m.Index(4).Float64(), m.Index(5).Float64(),
		}.then(w.ctm)
	}
	inner.paint(form)
	w.runs, w.forms = inner.runs, inner.forms
}
