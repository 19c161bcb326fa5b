package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"go.uber.org/goleak"

	"github.com/synoptic-news/synoptic/internal/pdftext"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestMain(m *testing.M) {
	// A PDF file is read by a child process of this very binary.
	if len(os.Args) > 1 && os.Args[1] == pdftext.Command {
		main()
	}
	testscript.Main(tidyTests{m}, map[string]func(){"synoptic": main})
}

// tidyTests are tests after which no goroutine may be left over.
type tidyTests struct{ *testing.M }

func (t tidyTests) Run() int {
	code := t.M.Run()
	if err := goleak.Find(); err != nil && code == 0 {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	return code
}

// examples is the example corpus, as tests in this folder find it.
const examples = "../../examples/merrow-dam"

func TestScripts(t *testing.T) {
	dir, err := filepath.Abs(examples)
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLES", dir)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"replace": replace,
		},
	})
}

// replace FILE OLD NEW puts NEW in the place of the first OLD, which must be
// there: a page altered by hand.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	name := ts.MkAbs(args[0])
	was := []byte(ts.ReadFile(args[0]))
	is := bytes.Replace(was, []byte(args[1]), []byte(args[2]), 1)
	if bytes.Equal(was, is) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(name, is, 0o666))
}
