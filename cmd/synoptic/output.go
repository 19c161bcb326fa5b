package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/term"

	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/render"
)

// format is one form a page can be written in.
type format struct {
	name  string
	ext   []string // the first is given to files we name
	write func(io.Writer, *page.Page, layout) error
	// between stands between two pages of one file. Where it is nil a file
	// holds one page: two HTML documents in one share their anchors, and the
	// citations of the second would lead into the first.
	between *string
}

// layout is how text is laid out; other formats ignore it.
type layout = render.TextOptions

var formats = []format{
	{"text", []string{".txt"}, render.Text, new("\n\n")},
	{"md", []string{".md"}, func(w io.Writer, p *page.Page, _ layout) error { return render.Markdown(w, p) }, new("\n---\n\n")},
	{"html", []string{".html", ".htm"}, func(w io.Writer, p *page.Page, _ layout) error { return render.HTML(w, p, render.HTMLOptions{}) }, nil},
	{"json", []string{".json"}, writeJSON, new("")},
}

func writeJSON(w io.Writer, p *page.Page, _ layout) error {
	b, err := page.Encode(p)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

func formatNames() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

// chooseFormat takes the format asked for, else the one the file's name tells,
// else text.
func chooseFormat(name, file string) (format, error) {
	ext := strings.ToLower(filepath.Ext(file))
	for _, f := range formats {
		if f.name == name {
			return f, nil
		}
		for _, e := range f.ext {
			if name == "" && ext == e {
				return f, nil
			}
		}
	}
	if name == "" {
		return formats[0], nil
	}
	return format{}, fmt.Errorf("there is no format %q; choose text, md, html or json", name)
}

// target is where pages go and in what form.
type target struct {
	format
	path   string // "" or "-" for standard output
	folder bool
}

// target reads --format and --output. A folder is one that is there, or a name
// that ends in a slash.
func (f briefFlags) target() (target, error) {
	t := target{path: f.output}
	if strings.HasSuffix(f.output, "/") || strings.HasSuffix(f.output, string(filepath.Separator)) {
		t.folder = true
	} else if info, err := os.Stat(f.output); err == nil && info.IsDir() {
		t.folder = true
	}
	var name string
	if !t.folder {
		name = f.output
	}
	var err error
	t.format, err = chooseFormat(f.format, name)
	return t, err
}

// write writes the pages and names the files it made.
func (t target) write(pages []*page.Page, stdout io.Writer) ([]string, error) {
	if t.folder {
		return t.writeFolder(pages)
	}
	var b bytes.Buffer
	if t.path == "" || t.path == "-" {
		if err := t.writeAll(&b, pages, layoutFor(stdout)); err != nil {
			return nil, err
		}
		_, err := stdout.Write(b.Bytes())
		return nil, err
	}
	if err := t.writeAll(&b, pages, layout{}); err != nil {
		return nil, err
	}
	return []string{t.path}, os.WriteFile(t.path, b.Bytes(), 0o666)
}

// writeAll writes as many pages as one file holds.
func (t target) writeAll(w io.Writer, pages []*page.Page, l layout) error {
	for i, p := range pages {
		if i > 0 {
			if t.between == nil {
				return nil
			}
			if _, err := io.WriteString(w, *t.between); err != nil {
				return err
			}
		}
		if err := t.format.write(w, p, l); err != nil {
			return err
		}
	}
	return nil
}

// writeFolder writes one file for each story, named after the story: its name
// stays when more is reported, its rank may not.
func (t target) writeFolder(pages []*page.Page) ([]string, error) {
	if err := os.MkdirAll(t.path, 0o777); err != nil {
		return nil, err
	}
	var written []string
	for _, p := range pages {
		var b bytes.Buffer
		if err := t.format.write(&b, p, layout{}); err != nil {
			return written, err
		}
		name := filepath.Join(t.path, p.ID+t.ext[0])
		if err := os.WriteFile(name, b.Bytes(), 0o666); err != nil {
			return written, err
		}
		written = append(written, name)
	}
	return written, nil
}

// unwritten is how many of n pages one file in this format leaves out.
func (t target) unwritten(n int) int {
	if t.folder || t.between != nil {
		return 0
	}
	return max(n-1, 0)
}

// layoutFor is the layout of text for w: colour and width are a terminal's,
// but COLUMNS sets the width anywhere and NO_COLOR (https://no-color.org)
// turns colour off.
func layoutFor(w io.Writer) layout {
	var l layout
	if f, ok := w.(*os.File); ok && isTerminal(f) {
		l.Color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
		if width, _, err := term.GetSize(int(f.Fd())); err == nil {
			l.Width = width
		}
	}
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		l.Width = n
	}
	return l
}
