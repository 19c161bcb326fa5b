package page

import (
	"bytes"
	"encoding/json"
	"testing"
)

// same holds that JSON is indented as encoding/json does it.
func same(t *testing.T, raw []byte) {
	t.Helper()
	var compact, want bytes.Buffer
	if json.Compact(&compact, raw) != nil {
		t.Skip("no JSON")
	}
	if err := json.Indent(&want, compact.Bytes(), "", " "); err != nil {
		t.Fatal(err)
	}
	if got := indented(compact.Bytes()); !bytes.Equal(got, want.Bytes()) {
		t.Errorf("%s: got\n%s\nwant\n%s", compact.Bytes(), got, want.Bytes())
	}
}

var indentable = []string{
	`{}`, `[]`, `{"a":[],"b":{}}`, `[[[1,2],[3]],{"a":{"b":null}}]`, `"a"`, `-1.5e3`,
	`{"quoted \" , : { [ \\":"ends in a backslash \\","n":true}`, `["\\\\\"","\\",""]`,
}

func TestIndented(t *testing.T) {
	for _, j := range indentable {
		same(t, []byte(j))
	}
}

func FuzzIndented(f *testing.F) {
	for _, j := range indentable {
		f.Add([]byte(j))
	}
	f.Fuzz(same)
}
