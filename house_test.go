// Package synoptic_test holds the rules of the house: which folder may import
// which, and what it may do.
package synoptic_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/synoptic-news/synoptic"

// house lists the folders, one floor a line, the lowest first; then what the
// folders of that floor may do beside computing.
//
// A folder imports floors below its own. It never imports a sibling: a step of
// article knows article, and no other step of it. A part (article/annotate/*)
// is known to the step it is a part of, not to the other steps of its noun.
// Public folders only compute: that is what makes them a library.
//
// A new folder is on a floor or the test fails. Change the list on purpose only.
const house = `
	text
	text/*
	source
	source/fetch                      clock network dial syscalls
	source/*
	article
	article/annotate/*
	article/*
	story
	story/*
	internal/fixture examples
	internal/metrics
	internal/newsweb                  network goroutines clock random
	internal/fixture/postgres         files processes network syscalls clock
	page
	page/*
	internal/pdftext                  files processes syscalls goroutines clock runtime
	internal/store internal/folder    files goroutines clock
	internal/account                  random signin
	internal/engine                   files goroutines clock log runtime
	internal/jobs                     goroutines clock log
	internal/intake internal/live     goroutines clock log
	internal/web                      files goroutines clock log network random
	cmd/eval                          files goroutines clock network dial random processes runtime print
	cmd/*                             files goroutines clock log network processes syscalls runtime print
`

// rights are the things that a package can do only if its floor says so, and
// the imports that do them. A path with "/..." takes in what lies below it.
var rights = map[string][]string{
	"files":      {"os", "os/...", "io/fs", "io/ioutil", "path/filepath"},
	"network":    {"net", "net/...", "golang.org/x/net/http2", "golang.org/x/net/websocket", "golang.org/x/net/proxy"},
	"log":        {"log", "log/..."},
	"random":     {"math/rand", "math/rand/...", "crypto/rand"},
	"processes":  {"os/exec", "plugin"},
	"syscalls":   {"syscall", "golang.org/x/sys/..."},
	"runtime":    {"runtime", "runtime/...", "unsafe", "C"},
	"goroutines": {"golang.org/x/sync/..."},

	// They ask the web by themselves if no client is handed to them.
	"signin": {"golang.org/x/oauth2/...", "golang.org/x/oauth2", "github.com/coreos/go-oidc/..."},
}

// harmless are imports below a path of rights that only compute.
var harmless = []string{"net/url", "net/mail", "net/netip", "net/textproto"}

// calls are the functions that need a right although their package does not.
var calls = map[string]map[string]string{
	"time": {
		"Now": "clock", "Since": "clock", "Until": "clock", "Sleep": "clock", "After": "clock", "AfterFunc": "clock",
		"Tick": "clock", "NewTimer": "clock", "NewTicker": "clock",
		"Local": "clock", "LoadLocation": "files", // differ from machine to machine
	},
	"fmt": {"Print": "print", "Printf": "print", "Println": "print"},

	// One client asks the web: what it checks is checked for all.
	"net":        {"Dial": "dial", "DialTimeout": "dial", "DialTCP": "dial", "DialUDP": "dial", "DialIP": "dial", "DialUnix": "dial", "Dialer": "dial"},
	"crypto/tls": {"Dial": "dial", "DialWithDialer": "dial", "Dialer": "dial"},
	"net/http": {
		"Get": "dial", "Head": "dial", "Post": "dial", "PostForm": "dial", "Client": "dial", "DefaultClient": "dial",
		"Transport": "dial", "DefaultTransport": "dial", "RoundTripper": "dial",
	},
	"net/smtp": {"Dial": "dial", "SendMail": "dial"},
	"net/rpc":  {"Dial": "dial", "DialHTTP": "dial"},
}

// noNames are folder names that say nothing.
var noNames = []string{
	"util", "utils", "common", "helper", "helpers", "shared", "misc", "types", "models", "model", "manager",
	"managers", "service", "services", "base", "core", "lib",
}

// floor is a line of the house.
type floor struct {
	folders []string
	may     []string
}

func floors() []floor {
	var out []floor
	for line := range strings.Lines(house) {
		var f floor
		for _, w := range strings.Fields(line) {
			if _, right := rights[w]; right || w == "clock" || w == "print" || w == "dial" {
				f.may = append(f.may, w)
			} else {
				f.folders = append(f.folders, w)
			}
		}
		if f.folders != nil {
			out = append(out, f)
		}
	}
	return out
}

// floorOf returns the number of the floor dir is on, or -1.
func floorOf(dir string) int {
	return slices.IndexFunc(floors(), func(f floor) bool {
		return slices.ContainsFunc(f.folders, func(p string) bool {
			ok, _ := path.Match(p, dir)
			return ok
		})
	})
}

// folder is one package of the module, without its tests.
type folder struct {
	dir   string
	files []*ast.File
}

// mayImport returns why from may not import to, or "".
func mayImport(from, to string) string {
	parent := path.Dir(to)
	switch {
	case floorOf(to) < 0:
		return "it is on no floor"
	case floorOf(to) > floorOf(from):
		return "it lies above"
	case path.Dir(from) == parent && parent != "." && parent != "internal":
		return "it is a sibling"
	case floorOf(to) == floorOf(from):
		return "it is on the same floor"
	case strings.Count(to, "/") > 1 && noun(to) == noun(from) && from != parent:
		return "it is a part of " + parent
	}
	return ""
}

// noun is the first element of a folder: "article" of article/annotate.
func noun(dir string) string {
	first, _, _ := strings.Cut(dir, "/")
	return first
}

// faults returns every breach of the house by f, in order.
func faults(f folder) []string {
	var out []string
	fault := func(format string, args ...any) {
		out = append(out, f.dir+": "+fmt.Sprintf(format, args...))
	}
	for _, name := range strings.Split(f.dir, "/") {
		if slices.Contains(noNames, name) {
			fault("the name %q says nothing", name)
		}
	}
	n := floorOf(f.dir)
	if n < 0 {
		fault("on no floor of the house")
		return out
	}
	may := floors()[n].may
	docs := 0
	for _, file := range f.files {
		if file.Doc != nil {
			docs++
		}
		for _, imp := range file.Imports {
			p, _ := strconv.Unquote(imp.Path.Value)
			if to, own := strings.CutPrefix(p, module+"/"); own {
				if why := mayImport(f.dir, to); why != "" {
					fault("imports %s, but %s", to, why)
				}
			} else if r := needs(p); r != "" && !slices.Contains(may, r) {
				fault("imports %s, which needs the right to %s", p, r)
			}
		}
		for _, d := range deeds(file) {
			if !slices.Contains(may, d.right) {
				fault("%s, which needs the right to %s", d.what, d.right)
			}
		}
		if !strings.HasPrefix(f.dir, "cmd/") && declaresInit(file) {
			fault("has a func init")
		}
	}
	if docs != 1 {
		fault("has %d package comments, wants one", docs)
	}
	return out
}

// needs returns the right that an import needs, or "". The narrowest pattern
// wins: os/exec starts processes.
func needs(imp string) string {
	if slices.Contains(harmless, imp) {
		return ""
	}
	right, length := "", 0
	for r, patterns := range rights {
		for _, p := range patterns {
			below, tree := strings.CutSuffix(p, "...")
			if (p == imp || tree && strings.HasPrefix(imp, below)) && len(p) > length {
				right, length = r, len(p)
			}
		}
	}
	return right
}

// deed is something done that needs a right.
type deed struct{ what, right string }

// deeds returns what a file does beside computing.
func deeds(file *ast.File) []deed {
	local := map[string]map[string]string{} // calls by the name that the file gives the package
	for _, imp := range file.Imports {
		p, _ := strconv.Unquote(imp.Path.Value)
		name := path.Base(p)
		if imp.Name != nil {
			name = imp.Name.Name
		}
		if c, ok := calls[p]; ok {
			local[name] = c
		}
	}
	var out []deed
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			out = append(out, deed{"starts a goroutine", "goroutines"})
		case *ast.CallExpr:
			if s, ok := n.Fun.(*ast.SelectorExpr); ok && s.Sel.Name == "Go" {
				out = append(out, deed{"calls Go", "goroutines"})
			}
			if id, ok := n.Fun.(*ast.Ident); ok && (id.Name == "print" || id.Name == "println") {
				out = append(out, deed{"calls " + id.Name, "print"})
			}
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok {
				if r := local[x.Name][n.Sel.Name]; r != "" {
					out = append(out, deed{"uses " + x.Name + "." + n.Sel.Name, r})
				}
			}
		}
		return true
	})
	return out
}

func declaresInit(file *ast.File) bool {
	return slices.ContainsFunc(file.Decls, func(d ast.Decl) bool {
		f, ok := d.(*ast.FuncDecl)
		return ok && f.Recv == nil && f.Name.Name == "init"
	})
}

// walk reads all packages of the module.
func walk(t *testing.T) []folder {
	t.Helper()
	byDir := map[string]*folder{}
	fset := token.NewFileSet()
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); p != "." && (name == "testdata" || name == "vendor" || name[0] == '.' || name[0] == '_') {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(fset, p, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		dir := filepath.ToSlash(filepath.Dir(p))
		if byDir[dir] == nil {
			byDir[dir] = &folder{dir: dir}
		}
		byDir[dir].files = append(byDir[dir].files, file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var out []folder
	for _, f := range byDir {
		out = append(out, *f)
	}
	slices.SortFunc(out, func(a, b folder) int { return strings.Compare(a.dir, b.dir) })
	return out
}

func TestHouse(t *testing.T) {
	all := walk(t)
	if len(all) < 5 {
		t.Fatalf("found only %d packages", len(all))
	}
	for _, f := range all {
		for _, fault := range faults(f) {
			t.Error(fault)
		}
	}
}

func TestModulePath(t *testing.T) {
	b, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(b), "module "+module+"\n") {
		t.Errorf("go.mod names another module than %s", module)
	}
}

// TestHouseFindsFaults plants one fault in each source text; none may pass.
func TestHouseFindsFaults(t *testing.T) {
	own := func(dir string) string { return `import _ "` + module + "/" + dir + `"` }
	for _, c := range []struct{ name, dir, src, want string }{
		{"nothing wrong", "text", "", ""},
		{"a floor below", "story/cluster", own("article/reuse"), ""},
		{"its own root", "story/cluster", own("story"), ""},
		{"its own parts", "article/annotate", own("article/annotate/names"), ""},
		{"a floor above", "text", own("article"), "lies above"},
		{"a root its step", "article", own("article/extract"), "lies above"},
		{"a sibling", "story/cluster", own("story/resolve"), "sibling"},
		{"a sibling part", "article/annotate/times", own("article/annotate/names"), "sibling"},
		{"a part from above", "story/compare", own("article/annotate/figures"), ""},
		{"a step beside its part", "article/extract", own("article/annotate/times"), "a part of article/annotate"},
		{"public imports internal", "page/render", own("internal/engine"), "lies above"},
		{"same floor", "internal/store", own("internal/folder"), "same floor"},
		{"internal downwards", "internal/web", own("internal/engine"), ""},
		{"no floor", "weather", "", "no floor"},
		{"imports no floor", "cmd/synoptic", own("weather"), "no floor"},
		{"bad name", "text/helpers", "", "says nothing"},
		{"files", "text", `import _ "os"`, "right to files"},
		{"process", "internal/folder", `import _ "os/exec"`, "right to processes"},
		{"network", "page/render", `import _ "net/http"`, "right to network"},
		{"addresses only compute", "page/render", `import _ "net/url"`, ""},
		{"asks the web", "internal/web", "import \"net/http\"\nvar c http.Client", "right to dial"},
		{"asks the web by a function", "cmd/synoptic", "import \"net/http\"\nfunc f() { http.Get(``) }", "right to dial"},
		{"connects", "internal/web", "import \"net\"\nvar d net.Dialer", "right to dial"},
		{"serves", "internal/web", "import \"net/http\"\nvar s http.Server", ""},
		{"the one that asks", "source/fetch", "import \"net/http\"\nvar c http.Transport", ""},
		{"signs in", "internal/web", `import _ "golang.org/x/oauth2"`, "right to signin"},
		{"signs in where it may", "internal/account", `import _ "github.com/coreos/go-oidc/v3/oidc"`, ""},
		{"log", "story", `import _ "log/slog"`, "right to log"},
		{"chance", "story", `import _ "math/rand/v2"`, "right to random"},
		{"clock", "story", "import \"time\"\nvar t = time.Now()", "right to clock"},
		{"clock renamed", "story", "import clock \"time\"\nvar t = clock.Now", "right to clock"},
		{"zone of the machine", "story", "import \"time\"\nvar z = time.Local", "right to clock"},
		{"dates only compute", "story", "import \"time\"\nvar t = time.Unix(0, 0)", ""},
		{"another's Now", "story", "import time \"fmt\"\nvar s = time.Sprint()", ""},
		{"goroutine", "story/cluster", "func f() { go f() }", "right to goroutines"},
		{"goroutine of a group", "story/cluster", "func f() { g.Go(f) }", "right to goroutines"},
		{"goroutine where allowed", "internal/engine", "func f() { go f() }", ""},
		{"prints", "article", "import \"fmt\"\nfunc f() { fmt.Println() }", "right to print"},
		{"init", "article", "func init() {}", "func init"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := faults(folder{c.dir, []*ast.File{parse(t, "// Package p is.\npackage p\n"+c.src)}})
			switch {
			case c.want == "" && got != nil:
				t.Errorf("found %q", got)
			case c.want != "" && !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, c.want) }):
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

func TestHouseWantsOneComment(t *testing.T) {
	doc, none := parse(t, "// Package p is.\npackage p"), parse(t, "package p")
	for n, files := range map[int][]*ast.File{0: {none, none}, 1: {doc, none}, 2: {doc, doc}} {
		if got := faults(folder{"text", files}); (got == nil) != (n == 1) {
			t.Errorf("%d package comments: found %q", n, got)
		}
	}
}

func parse(t *testing.T, src string) *ast.File {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), "p.go", src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
