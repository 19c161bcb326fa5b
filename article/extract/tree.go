package extract

import (
	"encoding/json"
	"strings"
)

// Pages that a script puts together bring their article as data: a tree of
// elements in JSON, as editors for writers keep it:
//
//	{"type": "paragraph", "content": [{"type": "text", "value": "The ferry crews "}, …]}
//	{"type": "p", "children": [{"type": "text", "data": "The ferry crews "}, …]}
//
// Often only the first paragraphs stand in the page as well.

// The names in such trees.
var (
	treeBlocks   = nameSet("p", "paragraph", "h2", "h3", "h4", "heading", "li", "listitem", "blockquote", "quote")
	treeLists    = nameSet("ul", "ol", "list", "bulletedlist", "numberedlist")
	treeChildren = []string{"content", "children"}
	treeTexts    = []string{"value", "data", "text"}
)

// mostTree are the bytes of a script that is read for a tree.
const mostTree = 4 << 20

// holdsTree reports whether a script has paragraphs in it that are data.
func holdsTree(s string) bool {
	const few = 3
	return len(s) <= mostTree && (strings.Count(s, `"type":"paragraph"`) >= few || strings.Count(s, `"type":"p"`) >= few)
}

// treeText is the text of the longest row of paragraphs in a script's data, a
// line each.
func treeText(s string) string {
	from, to := strings.IndexByte(s, '{'), strings.LastIndexByte(s, '}')
	if from < 0 || to < from || signs(s) > mostSigns {
		return ""
	}
	var v any
	if json.NewDecoder(strings.NewReader(s[from:to+1])).Decode(&v) != nil {
		return ""
	}
	return longestRow(v, 0)
}

// longestRow is the text of the list whose own elements have the most of it.
func longestRow(v any, depth int) (best string) {
	const deepest = 60
	if depth > deepest {
		return ""
	}
	switch v := v.(type) {
	case []any:
		best = treeRow(v, depth)
		for _, e := range v {
			best = longer(best, longestRow(e, depth+1))
		}
	case map[string]any:
		for _, e := range v {
			best = longer(best, longestRow(e, depth+1))
		}
	}
	return best
}

// longer is the longer of two texts, and of two that are as long the first in
// order, so that a map's order is none of ours.
func longer(a, b string) string {
	if len(a) > len(b) || len(a) == len(b) && a <= b {
		return a
	}
	return b
}

// treeRow is the text of the blocks in a list.
func treeRow(list []any, depth int) string {
	const deepest = 80
	var b strings.Builder
	for _, e := range list {
		if depth > deepest {
			break
		}
		o, _ := e.(map[string]any)
		switch name := treeName(o); {
		case treeLists[name]:
			b.WriteString(treeRow(treeBelow(o), depth+1))
		case treeBlocks[name]:
			var line strings.Builder
			treeWords(&line, o, depth)
			if s := fold(line.String()); s != "" {
				b.WriteString(s + "\n")
			}
		}
	}
	return b.String()
}

func treeName(o map[string]any) string {
	name, _ := o["type"].(string)
	return strings.ToLower(treeMarks.Replace(name))
}

// treeMarks are what a name may be parted by: "list-item", "list_item".
var treeMarks = strings.NewReplacer("-", "", "_", "")

// treeBelow are the elements below one.
func treeBelow(o map[string]any) []any {
	for _, k := range treeChildren {
		if list, ok := o[k].([]any); ok {
			return list
		}
	}
	return nil
}

// treeWords writes the text below an element.
func treeWords(b *strings.Builder, o map[string]any, depth int) {
	const deepest = 80
	if depth > deepest {
		return
	}
	if treeName(o) == "text" {
		for _, k := range treeTexts {
			if s, ok := o[k].(string); ok {
				b.WriteString(s)
				return
			}
		}
	}
	for _, e := range treeBelow(o) {
		if o, ok := e.(map[string]any); ok {
			treeWords(b, o, depth+1)
		}
	}
}

// mostSigns are the signs of structure that JSON in a page may have; a live
// blog of a day has as many.
const mostSigns = 50_000

// signs counts them.
func signs(s string) int {
	return strings.Count(s, ",") + strings.Count(s, "{") + strings.Count(s, "[")
}
