package folder

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// file is a file that was found.
type file struct {
	path string // to open it
	real string // without links: two spellings of one file have one
	rel  string // relative to the folder that was named, with slashes
	root string // that folder's own name; "" if the file itself was named
}

// name takes one path that the user named.
func (r *reader) name(path string) {
	info, err := os.Stat(path)
	shown := filepath.ToSlash(filepath.Clean(path))
	if err != nil {
		r.skip(shown, "%s", reason(err))
		return
	}
	real, err := realPath(path)
	if err != nil {
		r.skip(shown, "%s", reason(err))
		return
	}
	switch {
	case info.IsDir():
		w := walk{reader: r, root: filepath.Base(real), seen: map[string]bool{}}
		w.folder(path, real, "")
		w.links()
	case !info.Mode().IsRegular():
		r.skip(filepath.Base(real), "%s", reason(errSpecial))
	default:
		r.files = append(r.files, file{path: path, real: real, rel: filepath.Base(path)})
		r.nameSidecars(path)
	}
}

// nameSidecars takes the sidecars of a file that was named alone.
func (r *reader) nameSidecars(path string) {
	for _, s := range sidecarsOf(path) {
		if info, err := os.Stat(s); err == nil && info.Mode().IsRegular() {
			if real, err := realPath(s); err == nil {
				r.files = append(r.files, file{path: s, real: real, rel: filepath.Base(s)})
			}
		}
	}
}

func realPath(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(abs)
}

// walk goes through one folder. Each real folder is entered once, whatever
// links lead to it, so that a link back to its parent ends nowhere.
type walk struct {
	*reader
	root    string
	seen    map[string]bool
	pending []file // links to folders, entered after all real folders
}

// maxDepth bounds how deep folders may lie in one another.
const maxDepth = 64

func (w *walk) folder(path, real, rel string) {
	if w.seen[real] {
		return
	}
	w.seen[real] = true
	if strings.Count(rel, "/") > maxDepth {
		w.skip(rel, "folders lie deeper than %d in one another", maxDepth)
		return
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		w.skip(shownFolder(rel), "%s", reason(err))
		return
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		w.entry(e, filepath.Join(path, e.Name()), filepath.Join(real, e.Name()), join(rel, e.Name()), entries)
	}
}

func (w *walk) entry(e fs.DirEntry, path, real, rel string, beside []fs.DirEntry) {
	switch mode := e.Type(); {
	case mode.IsDir():
		if !savedPageParts(e.Name(), beside) {
			w.folder(path, real, rel)
		}
	case mode&fs.ModeSymlink != 0:
		w.link(path, rel)
	case mode.IsRegular():
		w.files = append(w.files, file{path: path, real: real, rel: rel, root: w.root})
	default:
		w.skip(rel, "%s", reason(errSpecial))
	}
}

func (w *walk) link(path, rel string) {
	info, err := os.Stat(path)
	if err != nil {
		w.skip(rel, "the link leads nowhere")
		return
	}
	real, err := realPath(path)
	if err != nil {
		w.skip(rel, "%s", reason(err))
		return
	}
	f := file{path: path, real: real, rel: rel, root: w.root}
	switch {
	case info.IsDir():
		w.pending = append(w.pending, f)
	case info.Mode().IsRegular():
		w.files = append(w.files, f)
	default:
		w.skip(rel, "%s", reason(errSpecial))
	}
}

// links enters the folders that links lead to, the nearest by name first.
func (w *walk) links() {
	for len(w.pending) > 0 {
		links := w.pending
		w.pending = nil
		slices.SortFunc(links, func(a, b file) int { return strings.Compare(a.rel, b.rel) })
		for _, l := range links {
			w.folder(l.path, l.real, l.rel)
		}
	}
}

// savedPageParts reports whether a folder holds the pictures and scripts of a
// page that a browser saved: "strike_files" beside "strike.html".
func savedPageParts(name string, beside []fs.DirEntry) bool {
	stem, ok := strings.CutSuffix(name, "_files")
	return ok && slices.ContainsFunc(beside, func(e fs.DirEntry) bool {
		return e.Name() == stem+".html" || e.Name() == stem+".htm"
	})
}

func join(rel, name string) string {
	if rel == "" {
		return name
	}
	return rel + "/" + name
}

func shownFolder(rel string) string {
	if rel == "" {
		return "."
	}
	return rel
}

func isSidecar(rel string) bool { return strings.HasSuffix(strings.ToLower(rel), sidecarEnd) }

// sidecarsOf are the paths where the sidecar of a file may be: "strike.txt" has
// "strike.txt.meta.json" or "strike.meta.json".
func sidecarsOf(path string) []string {
	return []string{path + sidecarEnd, strings.TrimSuffix(path, filepath.Ext(path)) + sidecarEnd}
}

// sidecarIndex finds the sidecar of a file among the files, by real path.
type sidecarIndex struct {
	byPath map[string]*file
	used   map[string]bool
}

func (r *reader) sidecars() sidecarIndex {
	x := sidecarIndex{map[string]*file{}, map[string]bool{}}
	for i := range r.files {
		if f := &r.files[i]; isSidecar(f.rel) {
			x.byPath[f.real] = f
		}
	}
	return x
}

func (x sidecarIndex) of(f file) *file {
	for _, p := range sidecarsOf(f.real) {
		if s := x.byPath[p]; s != nil {
			x.used[p] = true
			return s
		}
	}
	return nil
}

// unused are the sidecars that no file took, in order.
func (x sidecarIndex) unused() []file {
	var out []file
	for p, f := range x.byPath {
		if !x.used[p] {
			out = append(out, *f)
		}
	}
	slices.SortFunc(out, func(a, b file) int { return strings.Compare(a.rel, b.rel) })
	return out
}
