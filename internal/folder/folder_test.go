package folder

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// fill writes files into a new folder and returns its path.
func fill(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, body := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// list tells documents and skipped files in one line each.
func list(t *testing.T, opts Options, paths ...string) []string {
	t.Helper()
	docs, skipped, err := Read(context.Background(), paths, opts)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range docs {
		out = append(out, fmt.Sprintf("%s %s %s", d.Path, d.MediaType, strings.Join(strings.Fields(string(d.Body)+" "+d.Meta.Title), " ")))
	}
	for _, s := range skipped {
		out = append(out, "- "+s.Path+": "+s.Reason)
	}
	return out
}

func same(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestRead(t *testing.T) {
	dir := fill(t, map[string]string{
		"b.txt":                  "ferry",
		"a.html":                 "<p>strike",
		"sub/c.md":               "# port",
		"sub/C.JSON":             "{}",
		"mail.eml":               "From: x",
		"rows.jsonl":             "{}",
		"notes.docx":             "x",
		"README":                 "x",
		"empty.txt":              " \n",
		"photo.txt":              "GIF89a\x00\x01\x02",
		"noise.txt":              "a\x01\x02\x03\x04b",
		"wide.txt":               "\xff\xfef\x00",
		".hidden.txt":            "x",
		".git/config.txt":        "x",
		"scan.pdf":               "%PDF-1.4",
		"page.html":              "<p>dock",
		"page_files/ad.html":     "<p>ad",
		"sub/strike.txt":         "strike",
		"sub/strike.meta.json":   `{"title": "Strike", "outlet": "The Harbour Post"}`,
		"sub/tide.txt":           "tide",
		"sub/tide.txt.meta.json": `{"title": 7}`,
		"gone.meta.json":         `{"title": "Gone"}`,
	})
	same(t, list(t, Options{}, dir),
		"a.html text/html <p>strike",
		"b.txt text/plain ferry",
		"mail.eml message/rfc822 From: x",
		"page.html text/html <p>dock",
		"rows.jsonl application/jsonl {}",
		"sub/C.JSON application/json {}",
		"sub/c.md text/markdown # port",
		"sub/strike.txt text/plain strike Strike",
		"sub/tide.txt text/plain tide",
		"wide.txt text/plain \xff\xfef\x00",
		"- README: unknown kind of file; "+knownEndings+" are read",
		"- empty.txt: the file is empty",
		"- gone.meta.json: it describes a file that is not here",
		"- noise.txt: not text: the file has bytes that no text has",
		"- notes.docx: unknown kind of file; "+knownEndings+" are read",
		"- photo.txt: not text: the file has bytes that no text has",
		"- scan.pdf: PDF files cannot be read here",
		"- sub/tide.txt.meta.json: the sidecar is not a JSON object of texts",
	)
}

func TestReadNamesFiles(t *testing.T) {
	dir := fill(t, map[string]string{"one.txt": "one", "one.meta.json": `{"title":"One","url":"https://harbour.example/1"}`, "two.txt": "two"})
	same(t, list(t, Options{}, filepath.Join(dir, "one.txt"), filepath.Join(dir, "missing.txt")),
		"one.txt text/plain one One",
		"- "+filepath.ToSlash(dir)+"/missing.txt: there is no such file or folder",
	)
}

func TestReadSameSet(t *testing.T) {
	dir := fill(t, map[string]string{"a.txt": "a", "sub/b.txt": "b", "c.txt": "c"})
	want := list(t, Options{}, dir)
	for _, paths := range [][]string{
		{dir + "/"},
		{dir + "/./sub/.."},
		{dir, dir},
		{dir, filepath.Join(dir, "a.txt")},
		{filepath.Join(dir, "a.txt"), dir},
	} {
		same(t, list(t, Options{}, paths...), want...)
	}
	t.Chdir(dir)
	same(t, list(t, Options{}, "."), want...)
}

func TestReadEqualNames(t *testing.T) {
	dir := fill(t, map[string]string{"north/a.txt": "n", "south/a.txt": "s", "south/b.txt": "b"})
	north, south := filepath.Join(dir, "north"), filepath.Join(dir, "south")
	want := []string{"b.txt text/plain b", "north/a.txt text/plain n", "south/a.txt text/plain s"}
	same(t, list(t, Options{}, north, south), want...)
	same(t, list(t, Options{}, south, north), want...)
}

func TestReadLinks(t *testing.T) {
	dir := fill(t, map[string]string{"a/x.txt": "x", "b/y.txt": "y"})
	other := fill(t, map[string]string{"z.txt": "z"})
	for link, to := range map[string]string{
		"a/up": dir, "a/self": filepath.Join(dir, "a"), "b/across": filepath.Join(dir, "a"),
		"out": other, "w.txt": filepath.Join(dir, "b", "y.txt"), "lost.txt": filepath.Join(dir, "nothing"),
	} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	same(t, list(t, Options{}, dir),
		"a/x.txt text/plain x",
		"b/y.txt text/plain y",
		"out/z.txt text/plain z",
		"- lost.txt: the link leads nowhere",
	)
}

func TestReadLimits(t *testing.T) {
	dir := fill(t, map[string]string{"a.txt": "12345678", "b.txt": "123456789", "c.txt": "1", "d.txt": "2", "e.txt": "3"})
	same(t, list(t, Options{MaxFile: 8, MaxFiles: 2}, dir),
		"a.txt text/plain 12345678",
		"c.txt text/plain 1",
		"- b.txt: larger than 8 bytes; split it",
		"- d.txt: left out with the 1 files after it: more than 2 documents were named",
	)
	same(t, list(t, Options{MaxTotal: 9}, dir),
		"a.txt text/plain 12345678",
		"b.txt text/plain 123456789",
		"- c.txt: left out with the 2 files after it: the documents are larger than 9 bytes together",
	)
}

func TestReadStdin(t *testing.T) {
	same(t, list(t, Options{Stdin: strings.NewReader("The ferry sailed.")}, "-", "-"),
		"standard input  The ferry sailed.")
	same(t, list(t, Options{Stdin: strings.NewReader("")}, "-"), "- standard input: the file is empty")
	same(t, list(t, Options{}, "-"), "- standard input: there is none")
}

func TestReadPDF(t *testing.T) {
	dir := fill(t, map[string]string{"a.pdf": "%PDF-1", "b.pdf": "%PDF-2"})
	opts := Options{PDFText: func(_ context.Context, file []byte) (string, error) {
		if string(file) == "%PDF-2" {
			return "", errors.New("the PDF has no text layer")
		}
		return "Harbour report", nil
	}}
	same(t, list(t, opts, dir), "a.pdf text/plain Harbour report", "- b.pdf: the PDF has no text layer")
}

func TestReadUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("the superuser reads everything")
	}
	dir := fill(t, map[string]string{"a.txt": "a"})
	if err := os.Chmod(filepath.Join(dir, "a.txt"), 0); err != nil {
		t.Fatal(err)
	}
	same(t, list(t, Options{}, dir), "- a.txt: cannot be read: permission denied")
}

func TestReadCancelled(t *testing.T) {
	dir := fill(t, map[string]string{"a.txt": "a"})
	ctx, stop := context.WithCancel(context.Background())
	stop()
	docs, skipped, err := Read(ctx, []string{dir}, Options{})
	if !errors.Is(err, context.Canceled) || docs != nil || skipped != nil {
		t.Errorf("got %v, %v, %v", docs, skipped, err)
	}
}

func TestReadMeta(t *testing.T) {
	dir := fill(t, map[string]string{"a.txt": "a", "a.txt.meta.json": "\xef\xbb\xbf" + `{"url":"https://harbour.example/a","published":"2031-05-04","lang":"en"}`})
	docs, _, err := Read(context.Background(), []string{dir}, Options{})
	if err != nil || len(docs) != 1 {
		t.Fatal(docs, err)
	}
	got := docs[0]
	if got.URL != "https://harbour.example/a" || got.Meta.Published != "2031-05-04" || got.Meta.Lang != "en" {
		t.Errorf("got %+v", got)
	}
}
