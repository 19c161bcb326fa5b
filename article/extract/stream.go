package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// settle puts what a page sends later where it belongs. React sends the slow
// parts of a page hidden behind the rest, with a script that moves them:
//
//	<template id="B:0"></template><p>Loading…</p><!--/$--> … <div hidden id="S:0">the text</div>
//
// A part takes the place of the template with its number, one with a B also of what
// was shown until it came.
func settle(root *html.Node) {
	const most = 500 // parts; a page has some dozens
	var sent []*html.Node
	places := map[string]*html.Node{} // by their number
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if id := attribute(n, "id"); n.DataAtom == atom.Div && strings.HasPrefix(id, "S:") && len(sent) < most {
			sent = append(sent, n)
		} else if n.DataAtom == atom.Template && (strings.HasPrefix(id, "B:") || strings.HasPrefix(id, "P:")) && places[id[2:]] == nil {
			places[id[2:]] = n
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(root)
	for _, part := range sent {
		number := attribute(part, "id")[2:]
		at := places[number]
		if at == nil || at.Parent == nil || part.Parent == nil || below(at, part) {
			continue
		}
		delete(places, number)
		for c := part.FirstChild; c != nil; c = part.FirstChild {
			part.RemoveChild(c)
			at.Parent.InsertBefore(c, at)
		}
		part.Parent.RemoveChild(part)
		if strings.HasPrefix(attribute(at, "id"), "B:") {
			dropFallback(at)
		}
		at.Parent.RemoveChild(at)
	}
}

// below reports whether n is part or lies below it.
func below(n, part *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == part {
			return true
		}
	}
	return false
}

// dropFallback takes out what a page shows behind a template until the part
// comes, up to the comment that ends it. React's comments may be nested.
func dropFallback(at *html.Node) {
	const farthest = 2000 // nodes
	open, passed := 0, 0
	end := at.NextSibling
	for ; end != nil; end = end.NextSibling {
		if passed++; passed > farthest {
			return
		}
		if end.Type != html.CommentNode {
			continue
		}
		if strings.HasPrefix(end.Data, "$") {
			open++
		} else if end.Data == "/$" {
			if open == 0 {
				break
			}
			open--
		}
	}
	if end == nil {
		return // nothing says how far it goes
	}
	for n := at.NextSibling; n != end; n = at.NextSibling {
		at.Parent.RemoveChild(n)
	}
}
