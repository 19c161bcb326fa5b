package source

// Marks like <b> that a page never ends are opened again by a parser of HTML in
// every block behind them, each time with elements of their own: 400 marks and
// 15,000 paragraphs make six million. marks bounds their number from above.
//
// What would end a mark does so only within the cell, drawing or the like that
// the mark stands in. Of marks without attributes a parser keeps three.
type marks struct {
	open   map[string]*openMarks
	floors []map[string]int // how many were open where each cell and the like began
	lost   bool             // cells within cells were too many to follow
	copies int              // that the next block makes at most
}

// openMarks are the marks of one name that are open.
type openMarks struct {
	named []bool // whether each has attributes
	count int    // of those that have
}

func (o *openMarks) copies() int {
	const alike = 3
	return o.count + min(len(o.named)-o.count, alike)
}

const mostCells = 512 // within one another; no deeper tree is built

var markNames = nameSet("b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u")

var cellNames = nameSet("applet", "button", "caption", "marquee", "math", "object", "select", "svg", "table", "td", "template", "th")

func nameSet(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}

// start takes the tag that begins an element, and returns how many marks may be
// opened again there.
func (m *marks) start(name string, attributes bool) int {
	switch {
	case markNames[name]:
		o := m.open[name]
		if o == nil {
			if m.open == nil {
				m.open = map[string]*openMarks{}
			}
			o = &openMarks{}
			m.open[name] = o
		}
		m.copies -= o.copies()
		o.named = append(o.named, attributes)
		if attributes {
			o.count++
		}
		m.copies += o.copies()
		return 0
	case cellNames[name] && len(m.floors) < mostCells:
		floor := map[string]int{}
		for name, o := range m.open {
			floor[name] = len(o.named)
		}
		m.floors = append(m.floors, floor)
	case cellNames[name]:
		m.lost = true
	}
	return m.copies
}

// end takes the tag that ends an element, and returns how many marks may be
// opened again behind it.
func (m *marks) end(name string) int {
	switch {
	case markNames[name]:
		o, floor := m.open[name], 0
		if len(m.floors) > 0 {
			floor = m.floors[len(m.floors)-1][name]
		}
		if o == nil || len(o.named) <= floor || m.lost {
			return 0
		}
		m.copies -= o.copies()
		last := len(o.named) - 1
		if o.named[last] {
			o.count--
		}
		o.named = o.named[:last]
		m.copies += o.copies()
		return 0
	case cellNames[name] && len(m.floors) > 0:
		m.floors = m.floors[:len(m.floors)-1]
	}
	return m.copies
}
