// Package folder reads documents from files and folders.
//
// In go the paths that a user named; out come the documents, sorted by path,
// and for every file that is none the reason, in words the user can act on.
// What is one set of files gives one list of documents, in whatever order and
// spelling its paths were named. The package does not look into what it reads
// further than to see that it is text.
package folder

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/source"
)

// Options say how to read. The zero value reads files and folders, but no
// standard input and no PDF.
type Options struct {
	// Stdin is what the path "-" stands for.
	Stdin io.Reader
	// PDFText returns the text of a PDF; nil if PDFs cannot be read.
	PDFText func(ctx context.Context, file []byte) (string, error)
	// MaxFile, MaxFiles and MaxTotal bound the bytes of one file, the number
	// of documents and the bytes of all; zero means 8 MiB, 20,000 and 1 GiB.
	MaxFile  int64
	MaxFiles int
	MaxTotal int64
}

func (o Options) withDefaults() Options {
	o.MaxFile = cmp.Or(o.MaxFile, 8<<20)
	o.MaxFiles = cmp.Or(o.MaxFiles, 20_000)
	o.MaxTotal = cmp.Or(o.MaxTotal, 1<<30)
	return o
}

// Skipped is a file that gave no document, and why.
type Skipped struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// mediaTypes are the endings that are read, and what they are.
var mediaTypes = map[string]string{
	".txt":      "text/plain",
	".text":     "text/plain",
	".md":       "text/markdown",
	".markdown": "text/markdown",
	".html":     "text/html",
	".htm":      "text/html",
	".xhtml":    "text/html",
	".json":     "application/json",
	".jsonl":    "application/jsonl",
	".ndjson":   "application/jsonl",
	".eml":      "message/rfc822",
	".pdf":      "application/pdf",
}

// Endings are the endings of files that are read, as forms have them: ".eml,.htm".
func Endings() string {
	return strings.Join(slices.Sorted(maps.Keys(mediaTypes)), ",")
}

const (
	pdfType      = "application/pdf"
	sidecarEnd   = ".meta.json"
	knownEndings = ".txt, .md, .html, .json, .jsonl, .eml and .pdf"
)

// Read reads the documents of all paths. A path may be a file, a folder or "-"
// for standard input. A document's Path is relative to the folder that was
// named, or the name of a file that was. The error is that of the context;
// whatever is wrong with a file is told in the skipped.
func Read(ctx context.Context, paths []string, opts Options) ([]source.Document, []Skipped, error) {
	r := reader{opts: opts.withDefaults()}
	for _, p := range paths {
		if p == "-" {
			r.stdin = true
			continue
		}
		r.name(p)
	}
	r.settle()
	if err := r.readAll(ctx); err != nil {
		return nil, nil, err
	}
	slices.SortStableFunc(r.docs, func(a, b source.Document) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), bytes.Compare(a.Body, b.Body))
	})
	slices.SortStableFunc(r.skipped, func(a, b Skipped) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Reason, b.Reason))
	})
	return r.docs, r.skipped, nil
}

// reader collects files first, so that their order does not depend on the
// order of the paths, and reads them then.
type reader struct {
	opts    Options
	stdin   bool
	files   []file
	docs    []source.Document
	skipped []Skipped
	total   int64
}

func (r *reader) skip(path, format string, args ...any) {
	r.skipped = append(r.skipped, Skipped{path, fmt.Sprintf(format, args...)})
}

// settle sorts the files, leaves each once, and tells apart those that have the
// same relative path by the names of their folders.
func (r *reader) settle() {
	slices.SortFunc(r.files, func(a, b file) int {
		return cmp.Or(cmp.Compare(a.rel, b.rel), cmp.Compare(a.real, b.real))
	})
	seen := map[string]bool{}
	r.files = slices.DeleteFunc(r.files, func(f file) bool {
		again := seen[f.real]
		seen[f.real] = true
		return again
	})
	count := map[string]int{}
	for _, f := range r.files {
		count[f.rel]++
	}
	for i := range r.files {
		if f := &r.files[i]; count[f.rel] > 1 && f.root != "" {
			f.rel = f.root + "/" + f.rel
		}
	}
}

// readAll reads the files and their sidecars.
func (r *reader) readAll(ctx context.Context) error {
	sidecars := r.sidecars()
	if r.stdin {
		r.readStdin(ctx)
	}
	for i, f := range r.files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if isSidecar(f.rel) {
			continue
		}
		if len(r.docs) >= r.opts.MaxFiles {
			r.skip(f.rel, "left out with the %d files after it: more than %d documents were named", len(r.files)-i-1, r.opts.MaxFiles)
			return nil
		}
		if r.total >= r.opts.MaxTotal {
			r.skip(f.rel, "left out with the %d files after it: the documents are larger than %s together", len(r.files)-i-1, size(r.opts.MaxTotal))
			return nil
		}
		doc, err := r.read(ctx, f)
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			r.skip(f.rel, "%s", reason(err))
			continue
		}
		if s := sidecars.of(f); s != nil {
			if doc.Meta, err = r.meta(*s); err != nil {
				r.skip(s.rel, "%s", reason(err))
			}
		}
		doc.URL = doc.Meta.URL
		r.docs = append(r.docs, doc)
	}
	for _, s := range sidecars.unused() {
		r.skip(s.rel, "it describes a file that is not here")
	}
	return nil
}

// The faults of a file, as a user reads them.
var (
	errEmpty   = errors.New("the file is empty")
	errBinary  = errors.New("not text: the file has bytes that no text has")
	errKind    = errors.New("unknown kind of file; " + knownEndings + " are read")
	errNoPDF   = errors.New("PDF files cannot be read here")
	errSpecial = errors.New("not an ordinary file")
	errSidecar = errors.New("the sidecar is not a JSON object of texts")
)

// reason is an error without the path, which stands beside it.
func reason(err error) string {
	var pe *fs.PathError
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "cannot be read: permission denied"
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file or folder"
	case errors.As(err, &pe):
		return "cannot be read: " + pe.Err.Error()
	}
	return err.Error()
}

func (r *reader) read(ctx context.Context, f file) (source.Document, error) {
	kind, ok := mediaTypes[strings.ToLower(filepath.Ext(f.rel))]
	if !ok {
		return source.Document{}, errKind
	}
	b, err := r.bytes(f.path)
	if err != nil {
		return source.Document{}, err
	}
	return r.document(ctx, f.rel, kind, b)
}

// bytes reads a file up to the limit; its size may change while it is read.
func (r *reader) bytes(path string) ([]byte, error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return r.upToLimit(in)
}

func (r *reader) upToLimit(in io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(in, r.opts.MaxFile+1))
	if err != nil {
		return nil, err
	}
	if int64(len(b)) > r.opts.MaxFile {
		return nil, fmt.Errorf("larger than %s; split it", size(r.opts.MaxFile))
	}
	return b, nil
}

// document makes the document of a file's bytes; that of a PDF is its text.
func (r *reader) document(ctx context.Context, rel, kind string, b []byte) (source.Document, error) {
	if len(bytes.TrimSpace(b)) == 0 {
		return source.Document{}, errEmpty
	}
	if kind == pdfType || kind == "" && bytes.HasPrefix(b, []byte("%PDF-")) {
		if r.opts.PDFText == nil {
			return source.Document{}, errNoPDF
		}
		t, err := r.opts.PDFText(ctx, b)
		if err != nil {
			return source.Document{}, err
		}
		b, kind = []byte(t), "text/plain"
	} else if binary(b) {
		return source.Document{}, errBinary
	}
	r.total += int64(len(b))
	return source.Document{Path: rel, MediaType: kind, Body: b}, nil
}

func (r *reader) readStdin(ctx context.Context) {
	const name = "standard input"
	if r.opts.Stdin == nil {
		r.skip(name, "there is none")
		return
	}
	b, err := r.upToLimit(r.opts.Stdin)
	if err == nil {
		var doc source.Document
		if doc, err = r.document(ctx, name, "", b); err == nil {
			r.docs = append(r.docs, doc)
			return
		}
	}
	r.skip(name, "%s", reason(err))
}

// binary reports whether b has zero bytes, as no text has but UTF-16 with its
// mark, or many control characters.
func binary(b []byte) bool {
	const sample = 64 << 10
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return false
	}
	b = b[:min(len(b), sample)]
	control := 0
	for _, c := range b {
		if c == 0 {
			return true
		}
		if c < ' ' && !bytes.ContainsRune([]byte("\n\r\t\f\v\x1b"), rune(c)) || c == 0x7f {
			control++
		}
	}
	return control*50 > len(b)
}

// meta reads a sidecar.
func (r *reader) meta(f file) (source.Meta, error) {
	var m source.Meta
	b, err := r.bytes(f.path)
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")), &m); err != nil {
		return source.Meta{}, errSidecar
	}
	return m, nil
}

func size(n int64) string {
	if n >= 1<<20 {
		return fmt.Sprintf("%d MiB", n>>20)
	}
	return fmt.Sprintf("%d bytes", n)
}
