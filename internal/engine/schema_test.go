package engine_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/engine"
	"github.com/synoptic-news/synoptic/page"
)

const (
	schemaFile = "../../docs/page.schema.json"
	corpus     = "../../examples/merrow-dam"
)

func schema(t testing.TB) (*jsonschema.Schema, map[string]any) {
	t.Helper()
	f, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	doc := parse(t, f)
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("page.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("page.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s, doc.(map[string]any)
}

func parse(t testing.TB, b []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// corpusPages are the encoded pages of the example corpus.
func corpusPages(t testing.TB) [][]byte {
	t.Helper()
	var all [][]byte
	for _, p := range run(t, corpus, engine.Options{Version: "test", Now: time.Date(2031, 9, 30, 12, 0, 0, 0, time.UTC)}).Pages {
		b, err := page.Encode(p)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, b)
	}
	return all
}

func TestPagesFitTheSchema(t *testing.T) {
	s, _ := schema(t)
	for i, b := range corpusPages(t) {
		if err := s.Validate(parse(t, b)); err != nil {
			t.Errorf("page %d: %v", i+1, err)
		}
	}
}

// short cuts every list to its first two values, so that a page can be checked
// a hundred times in no time. The schema asks for no more of any list.
func short(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = short(v[k])
		}
	case []any:
		v = v[:min(len(v), 2)]
		for i := range v {
			v[i] = short(v[i])
		}
		return v
	}
	return v
}

// objects calls do for one object of every kind: with the list indices of its
// path starred, "timeline/happened/*/date".
func objects(v any, at string, seen map[string]bool, do func(at string, o map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		if !seen[at] {
			seen[at] = true
			do(at, v)
		}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			objects(v[k], at+"/"+k, seen, do)
		}
	case []any:
		for _, x := range v {
			objects(x, at+"/*", seen, do)
		}
	}
}

func TestSchemaRefusesUnknownMembers(t *testing.T) {
	s, _ := schema(t)
	p := short(parse(t, corpusPages(t)[0]))
	n := 0
	objects(p, "", map[string]bool{}, func(at string, o map[string]any) {
		n++
		o["extra"] = "x"
		if s.Validate(p) == nil {
			t.Errorf("%s: a member that is not described is let pass", at)
		}
		delete(o, "extra")
	})
	if n < 60 {
		t.Errorf("only %d kinds of objects on the example page", n)
	}
	if err := s.Validate(p); err != nil {
		t.Error(err)
	}
}

func TestSchemaRefusesBrokenPages(t *testing.T) {
	s, _ := schema(t)
	good := corpusPages(t)[0]
	for _, c := range []struct {
		at    string // path to an object, through the first of each list
		key   string
		value any // nil: taken out
	}{
		{"", "schema", "synoptic.page/2"},
		{"", "seal", nil},
		{"", "seal", "none"},
		{"", "sources", []any{}},
		{"", "counts", []any{}},
		{"", "brief", nil},
		{"brief", "cites", []any{}},
		{"brief", "text", ""},
		{"brief", "pieces", []any{}},
		{"brief/pieces", "kind", "glue"}, // with a passage
		{"brief/pieces", "kind", "free"},
		{"brief/pieces", "from", nil},
		{"brief/pieces", "bold", false},
		{"brief/pieces/from/span", "start", -1},
		{"brief/pieces/from/span", "end", "12"},
		{"brief/pieces/from/span", "end", 1.5},
		{"timeline/happened/date", "from", "5 September"},
		{"timeline/happened/date", "granularity", "fortnight"},
		{"timeline/happened/date", "how", "guessed"},
		{"timeline/happened", "tellings", []any{}},
		{"agreed", "origins", 1},
		{"conflicts", "kind", "opinion"},
		{"conflicts", "sides", []any{}},
		{"figures/value", "low", "19"},
		{"figures/value", "bound", "perhaps"},
		{"people", "said", []any{}},
		{"people/said", "form", "sung"},
		{"positions", "cells", nil},
		{"unknown", "cue", nil},
		{"sources/origin", "kind", "rumour"},
		{"sources/origin", "share", 1.5},
		{"options/limits", "people", 0},
		{"passages", "selectors", []any{}},
		{"articles", "sha256", "abc"},
		{"articles/blocks", "kind", "script"},
	} {
		v := short(parse(t, good))
		o := find(t, v, c.at)
		if c.value == nil {
			delete(o, c.key)
		} else {
			o[c.key] = c.value
		}
		err := s.Validate(v)
		if optional := c.key == "brief"; optional != (err == nil) {
			t.Errorf("%s/%s set to %v: %v", c.at, c.key, c.value, err)
		}
	}
}

func find(t testing.TB, v any, path string) map[string]any {
	t.Helper()
	for k := range strings.SplitSeq(path, "/") {
		if k != "" {
			v = v.(map[string]any)[k]
		}
		for l, ok := v.([]any); ok; l, ok = v.([]any) {
			if len(l) == 0 {
				t.Fatalf("%s: the example page has none", path)
			}
			v = l[0]
		}
	}
	o, ok := v.(map[string]any)
	if !ok {
		t.Fatalf("%s: the example page has none", path)
	}
	return o
}

// TestSchemaDescribesEveryField walks the types beside the schema, because a
// field that no example page fills would otherwise go undescribed.
func TestSchemaDescribesEveryField(t *testing.T) {
	_, doc := schema(t)
	d := describer{t: t, doc: doc}
	d.object("page", reflect.TypeFor[page.Page](), doc, "schema", "passages", "articles", "seal")
	d.object("article", reflect.TypeFor[article.Article](), d.def("article"), "sha256")
	for name, def := range doc["$defs"].(map[string]any) {
		o := def.(map[string]any)
		if o["type"] == "object" && o["additionalProperties"] != false {
			t.Errorf("$defs/%s lets unknown members pass", name)
		}
	}
}

type describer struct {
	t   testing.TB
	doc map[string]any
}

func (d describer) def(name string) map[string]any {
	return d.doc["$defs"].(map[string]any)[name].(map[string]any)
}

func (d describer) resolve(s map[string]any) map[string]any {
	for {
		ref, ok := s["$ref"].(string)
		if !ok {
			return s
		}
		s = d.def(strings.TrimPrefix(ref, "#/$defs/"))
	}
}

// object compares a struct with its schema: as many members, of the same names
// but for more, each described in itself where it is.
func (d describer) object(at string, t reflect.Type, s map[string]any, more ...string) {
	props, ok := d.resolve(s)["properties"].(map[string]any)
	if !ok {
		d.t.Errorf("%s: is no object in the schema", at)
		return
	}
	want := d.fields(at, t, props)
	want = append(want, more...)
	slices.Sort(want)
	if got := slices.Sorted(maps.Keys(props)); !slices.Equal(got, want) {
		d.t.Errorf("%s: schema has %q, type has %q", at, got, want)
	}
}

func (d describer) fields(at string, t reflect.Type, props map[string]any) []string {
	var names []string
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || name == "-" || !f.IsExported() {
			continue
		}
		if name == "" {
			name = f.Name // encoding/json's rule; When.Words is tagged elsewhere
			if t == reflect.TypeFor[page.When]() {
				name = strings.ToLower(name)
			}
		}
		names = append(names, name)
		if p, ok := props[name].(map[string]any); ok {
			d.value(at+"/"+name, f.Type, p)
		}
	}
	return names
}

func (d describer) value(at string, t reflect.Type, s map[string]any) {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		if t.Kind() == reflect.Slice {
			items, ok := d.resolve(s)["items"].(map[string]any)
			if !ok {
				d.t.Errorf("%s: is no list in the schema", at)
				return
			}
			s = items
		}
		t = t.Elem()
	}
	switch t {
	case reflect.TypeFor[time.Time]():
	case reflect.TypeFor[page.Sentence]():
		pieces := d.def("sentence")["properties"].(map[string]any)["pieces"].(map[string]any)
		d.object(at+"/pieces", reflect.TypeFor[page.Piece](), pieces["items"].(map[string]any))
	case reflect.TypeFor[page.When]():
		d.object(at, t, s, "text")
	case reflect.TypeFor[article.Article]():
		d.object(at, t, s, "sha256")
	default:
		if t.Kind() == reflect.Struct {
			d.object(at, t, s)
		}
	}
}

// TestSeal recomputes the seal from what the schema says of it.
func TestSeal(t *testing.T) {
	b := corpusPages(t)[0]
	var f struct {
		Seal string `json:"seal"`
	}
	if err := json.Unmarshal(b, &f); err != nil {
		t.Fatal(err)
	}
	if got := seal(b); !bytes.Contains(got, fmt.Appendf(nil, "%q: %q", "seal", f.Seal)) {
		t.Error("sealing a page again gives another seal")
	}
}
