package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Two invented reports on one matter and one on another.
var clippings = map[string]string{
	"ferry.txt":  "Ferry runs aground off Storsund\n\nThe night ferry Norra Star ran aground on a sandbank off the island of Storsund early on Monday. All 212 passengers were taken ashore by fishing boats, harbour master Elin Marsk said. Divers from Halvik began to inspect the hull of the Norra Star at noon. The shipping line has called in a tug.\n",
	"rescue.txt": "Passengers safe after Norra Star grounding\n\nFishing boats took all 212 passengers off the Norra Star after the ferry ran aground on a sandbank off the island of Storsund early on Monday, harbour master Elin Marsk said. A tug from Halvik is to pull the ferry free with the next spring tide, if the weather holds.\n",
	"budget.txt": "Council of Tarn passes its budget\n\nThe hill council of Tarn passed a budget of nine million crowns on Tuesday after two nights of debate. Councillor Ivo Reth called the schools the winners of the vote. The road over the pass will be mended in the summer, and the library will open on Sundays again.\n",
}

// clip writes the clippings into a folder.
func clip(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range clippings {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name+".meta.json"), []byte(`{"outlet":"Harbour Post","published":"2031-05-06"}`), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestAddFiles(t *testing.T) {
	dir, data := clip(t), filepath.Join(t.TempDir(), "data")
	in := func(args ...string) []string { return append(args, "--data", data) }
	out, errs := command(t, done, in("add", filepath.Join(dir, "ferry.txt"), filepath.Join(dir, "nothing.txt"))...)
	if want := "kept: Ferry runs aground off Storsund (Harbour Post, 2031-05-06)\nstories: 1 new, 0 updated, 0 merged\n"; out != want {
		t.Errorf("printed %q, want %q", out, want)
	}
	if !strings.Contains(errs, "nothing.txt: there is no such file") {
		t.Errorf("said %q", errs)
	}
	out, _ = command(t, done, in("add", dir)...)
	if !strings.Contains(out, "there already: Ferry runs aground") || !strings.Contains(out, "kept: Council of Tarn") || !strings.Contains(out, "stories: 1 new, 1 updated, 0 merged\n") {
		t.Errorf("printed %q", out)
	}
	out, _ = command(t, done, in("add", dir)...)
	if strings.Contains(out, "kept:") || !strings.Contains(out, "stories: 0 new, 0 updated, 0 merged\n") {
		t.Errorf("again: %q", out)
	}
	command(t, failed, in("add", filepath.Join(dir, "nothing.txt"))...)
	command(t, misuse, in("add")...)
}

func TestAddPage(t *testing.T) {
	site, data := newsSite(t), filepath.Join(t.TempDir(), "data")
	out, _ := command(t, done, "add", "--data", data, "--allow", "127.0.0.0/8", site+"/ferry")
	if !strings.HasPrefix(out, "kept: Ferry aground") {
		t.Errorf("printed %q", out)
	}
	out, errs := command(t, failed, "add", "--data", data, "--allow", "127.0.0.0/8", site+"/lost", site+"/ferry")
	if !strings.HasPrefix(out, "there already: Ferry aground") || !strings.Contains(errs, "/lost: the site answers with an error: 404") {
		t.Errorf("printed %q, %q", out, errs)
	}
	if _, errs := command(t, failed, "add", "--data", data, site+"/ferry"); !strings.Contains(errs, "not public") {
		t.Errorf("a private address: %q", errs)
	}
}

func TestStoryCommands(t *testing.T) {
	dir, data := clip(t), filepath.Join(t.TempDir(), "data")
	in := func(args ...string) []string { return append(args, "--data", data) }
	command(t, done, in("add", dir)...)
	out, _ := command(t, done, in("story", "list")...)
	if !strings.Contains(out, "Council of Tarn passes its budget") || len(strings.Split(strings.TrimSpace(out), "\n")) != 3 {
		t.Fatalf("list printed %q", out)
	}
	if out, _ := command(t, done, in("story", "show", "1")...); !strings.Contains(out, "TIMELINE") {
		t.Errorf("show printed %q", out)
	}
	file := filepath.Join(t.TempDir(), "page.json")
	command(t, done, in("story", "show", "2", "-o", file)...)
	command(t, done, "verify", file)
	if out, _ := command(t, done, in("story", "merge", "2", "1")...); out != "merged story 2 into 1\n" {
		t.Errorf("merge printed %q", out)
	}
	if out, _ := command(t, done, in("story", "merge", "2", "1")...); out != "stories 2 and 1 are one already\n" {
		t.Errorf("merge again printed %q", out)
	}
	out, errs := command(t, done, in("story", "show", "2", "--format", "md")...)
	if !strings.Contains(errs, "story 2 was merged into 1") || !strings.HasPrefix(out, "# ") {
		t.Errorf("show printed %q, %q", out, errs)
	}
	command(t, done, in("story", "show", "1", "-o", file)...)
	command(t, done, "verify", file)
	if _, errs := command(t, failed, in("story", "show", "77")...); !strings.Contains(errs, "there is no story 77; synoptic story list") {
		t.Errorf("said %q", errs)
	}
	if out, _ := command(t, done, in("story", "unmerge", "2")...); out != "story 2 is one of its own again\n" {
		t.Errorf("unmerge printed %q", out)
	}
	if _, errs := command(t, failed, in("story", "unmerge", "2")...); !strings.Contains(errs, "story 2: it was not merged into another by a person") {
		t.Errorf("unmerge again said %q", errs)
	}
	command(t, done, in("story", "merge", "2", "1")...)
	out, _ = command(t, done, in("story", "articles", "1")...)
	var id string // of the article on the budget
	for line := range strings.Lines(out) {
		if strings.Contains(line, "Council of Tarn") {
			id = strings.Fields(line)[1]
		}
	}
	if out, _ := command(t, done, in("story", "split", "1", id)...); out != "took 1 article out of story 1, into story 3\n" {
		t.Errorf("split printed %q", out)
	}
	if _, errs := command(t, failed, in("story", "split", "1", id)...); !strings.Contains(errs, "is no article of story 1") {
		t.Errorf("split again said %q", errs)
	}
	command(t, done, in("story", "show", "3", "-o", file)...)
	command(t, done, "verify", file)
	for _, c := range []struct{ do, says, lists string }{
		{"pin", "story 3 is pinned\n", "(pinned)"},
		{"unpin", "story 3 is no longer pinned\n", "Council of Tarn"},
		{"hide", "story 3 is hidden\n", ""},
		{"unhide", "story 3 is no longer hidden\n", "Council of Tarn"},
	} {
		if out, _ := command(t, done, in("story", c.do, "3")...); out != c.says {
			t.Errorf("%s printed %q", c.do, out)
		}
		out, _ := command(t, done, in("story", "list")...)
		if !strings.Contains(out, c.lists) || c.do == "hide" && strings.Contains(out, "Council of Tarn") {
			t.Errorf("after %s the list is %q", c.do, out)
		}
		out, _ = command(t, done, in("story", "list", "--hidden")...)
		if strings.Contains(out, "Council of Tarn") != (c.do == "hide") {
			t.Errorf("after %s the hidden ones are %q", c.do, out)
		}
	}
	if _, errs := command(t, failed, in("story", "unhide", "3")...); !strings.Contains(errs, "story 3 is not hidden") {
		t.Errorf("unhide again said %q", errs)
	}
	for _, args := range [][]string{{"show"}, {"show", "x"}, {"split", "1"}, {"pin"}, {"unmerge", "0"}, {"merge", "1"}, {"merge", "1", "0"}, {"show", "1", "--format", "pdf"}, {"list", "-n", "0"}} {
		command(t, misuse, in(append([]string{"story"}, args...)...)...)
	}
}
