package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestKeepCommands(t *testing.T) {
	dir := t.TempDir()
	data, file, lines := filepath.Join(dir, "data"), filepath.Join(dir, "backup.db"), filepath.Join(dir, "news.jsonl")
	if _, errs := command(t, failed, "check", "--data", data); !strings.Contains(errs, "there is no database in "+data) {
		t.Errorf("said %q", errs)
	}
	command(t, done, "add", "--data", data, clip(t))
	if out, _ := command(t, done, "check", "--data", data); out != "3 articles checked, nothing is damaged\n" {
		t.Errorf("check printed %q", out)
	}
	export := func(data string) string {
		t.Helper()
		out, _ := command(t, done, "export", "--data", data)
		return out
	}
	want := export(data)
	command(t, done, "export", "--data", data, "-o", lines)
	if b, err := os.ReadFile(lines); err != nil || string(b) != want {
		t.Errorf("the file holds %q, %v", b, err)
	}

	command(t, done, "backup", "--data", data, file)
	if _, errs := command(t, failed, "backup", "--data", data, file); !strings.Contains(errs, "there already") {
		t.Errorf("said %q", errs)
	}
	restored := filepath.Join(dir, "restored")
	command(t, done, "restore", "--data", restored, file)
	if got := export(restored); got != want {
		t.Errorf("restored\n%s\nwant\n%s", got, want)
	}
	if _, errs := command(t, failed, "restore", "--data", data, file); !strings.Contains(errs, "move it away, or name another folder") {
		t.Errorf("said %q", errs)
	}
	if _, errs := command(t, failed, "restore", "--data", filepath.Join(dir, "other"), lines); !strings.Contains(errs, "damaged") {
		t.Errorf("said %q", errs)
	}

	imported := filepath.Join(dir, "imported")
	if out, _ := command(t, done, "import", "--data", imported, lines); out != "imported 0 feeds, 3 articles, 2 stories\n" {
		t.Errorf("import printed %q", out)
	}
	if got := export(imported); got != want {
		t.Errorf("imported\n%s\nwant\n%s", got, want)
	}
	if _, errs := command(t, failed, "import", "--data", imported, lines); !strings.Contains(errs, "new data folder") {
		t.Errorf("said %q", errs)
	}
	for _, c := range []string{"backup", "restore", "import"} {
		command(t, misuse, c, "--data", data)
	}
	for _, c := range []string{"backup", "restore"} {
		if _, errs := command(t, failed, c, "--db", "postgres://desk@127.0.0.1:1/x?connect_timeout=1", file); errs == "" {
			t.Errorf("%s on PostgreSQL said nothing", c)
		}
	}
}

// What is damaged is said, with what to do about it.
func TestCheckDamage(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	command(t, done, "add", "--data", data, clip(t))
	file := filepath.Join(data, "synoptic.db")
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := 3 * len(b) / 4; i < len(b); i += 97 {
		b[i] ^= 0xff
	}
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, errs := command(t, failed, "check", "--data", data); !strings.Contains(errs, "restore a backup") {
		t.Errorf("said %q", errs)
	}
}
