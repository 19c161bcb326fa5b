package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// exampleFile is a copy of what "synoptic config example" prints, for those who
// read the documentation.
const exampleFile = "../../docs/synoptic.yaml"

func settingsFile(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "s.yaml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// clearEnv takes the settings out of the environment of a test.
func clearEnv(t *testing.T) {
	for _, s := range settings {
		t.Setenv(envName(s.name), "")
	}
	t.Setenv(envName(configName), "")
}

// rowOf is the value and the origin of a setting as "synoptic config" prints it.
func rowOf(t *testing.T, out, name string) (value, where string) {
	t.Helper()
	m := regexp.MustCompile(`(?m)^` + name + ` +(.+?)  +(.+)$`).FindStringSubmatch(out)
	if m == nil {
		t.Fatalf("no setting %s in\n%s", name, out)
	}
	return m[1], m[2]
}

func TestSettingsPrecedence(t *testing.T) {
	clearEnv(t)
	file := settingsFile(t, "workers: 3\nwindow: 20d\nlog-format: json\nallow: [10.1.0.0/16, fd00::/8]\n")
	for _, c := range []struct {
		name        string
		env         map[string]string
		args        []string
		set         string
		want, where string
	}{
		{"the default", nil, nil, "workers", "32", "default"},
		{"the file before the default", nil, []string{"--config", file}, "workers", "3", file + ":1"},
		{"the file named by the environment", map[string]string{"SYNOPTIC_CONFIG": file}, nil, "log-format", "json", file + ":3"},
		{"a file named by a flag before that", map[string]string{"SYNOPTIC_CONFIG": "nowhere.yaml"}, []string{"--config", file}, "workers", "3", file + ":1"},
		{"the environment before the file", map[string]string{"SYNOPTIC_WORKERS": "5"}, []string{"--config", file}, "workers", "5", "$SYNOPTIC_WORKERS"},
		{"a flag before the environment", map[string]string{"SYNOPTIC_WORKERS": "5"}, []string{"--config", file, "--workers", "7"}, "workers", "7", "--workers"},
		{"a flag that says the default", map[string]string{"SYNOPTIC_WORKERS": "5"}, []string{"--workers", "32"}, "workers", "32", "--workers"},
		{"a list of the file", nil, []string{"--config", file}, "allow", "10.1.0.0/16,fd00::/8", file + ":4"},
		{"a list is replaced, not added to", map[string]string{"SYNOPTIC_ALLOW": "192.168.7.0/24"}, []string{"--config", file}, "allow", "192.168.7.0/24", "$SYNOPTIC_ALLOW"},
		{"a list of flags", map[string]string{"SYNOPTIC_ALLOW": "192.168.7.0/24"}, []string{"--allow", "10.2.0.0/16", "--allow", "10.3.0.0/16"}, "allow", "10.2.0.0/16,10.3.0.0/16", "--allow"},
		{"days", nil, []string{"--config", file}, "window", "20d", file + ":2"},
		{"hours", map[string]string{"SYNOPTIC_WINDOW": "36h"}, nil, "window", "36h0m0s", "$SYNOPTIC_WINDOW"},
		{"an address with brackets", nil, []string{"--listen", "[::1]:8080"}, "listen", "[::1]:8080", "--listen"},
		{"a password", map[string]string{"SYNOPTIC_DB": "postgres://desk:hushhush@db.example.org/news?password=hushhush"}, nil, "db",
			"postgres://desk:xxxxx@db.example.org/news?password=xxxxx", "$SYNOPTIC_DB"},
		{"a secret", map[string]string{"SYNOPTIC_OIDC_SECRET": "hushhush"}, nil, "oidc-secret", "(not shown)", "$SYNOPTIC_OIDC_SECRET"},
		{"a secret of a flag", nil, []string{"--oidc-secret", "hushhush"}, "oidc-secret", "(not shown)", "--oidc-secret"},
		{"no secret", nil, nil, "oidc-secret", "-", "default"},
		{"a folder by a flag before a database of the environment", map[string]string{"SYNOPTIC_DB": "postgres://db/news"}, []string{"--data", "d"}, "db", "-", "$SYNOPTIC_DB, but --data goes before"},
		{"a database of the environment before a folder there", map[string]string{"SYNOPTIC_DB": "postgres://db/news", "SYNOPTIC_DATA": "d"}, nil, "db", "postgres://db/news", "$SYNOPTIC_DB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for k, v := range c.env {
				t.Setenv(k, v)
			}
			out, _ := command(t, done, append([]string{"config"}, c.args...)...)
			if value, where := rowOf(t, out, c.set); value != c.want || where != c.where {
				t.Errorf("%s is %q from %q, want %q from %q", c.set, value, where, c.want, c.where)
			}
			if strings.Contains(out, "hushhush") {
				t.Errorf("the password is shown:\n%s", out)
			}
		})
	}
}

// Every command that has a setting among its flags obeys the file and the
// environment.
func TestCommandsObeySettings(t *testing.T) {
	clearEnv(t)
	dir := t.TempDir()
	byFile, byEnv := filepath.Join(dir, "by-file"), filepath.Join(dir, "by-env")
	file := settingsFile(t, fmt.Sprintf("data: %q\n", byFile))
	for _, c := range [][]string{{"feed", "list"}, {"story", "list"}, {"check"}, {"export"}} {
		command(t, done, append(c, "--config", file)...)
		t.Run(strings.Join(c, " "), func(t *testing.T) {
			t.Setenv("SYNOPTIC_DATA", byEnv)
			command(t, done, append(c, "--config", file)...)
		})
	}
	for _, d := range []string{byFile, byEnv} {
		if _, err := os.Stat(filepath.Join(d, "synoptic.db")); err != nil {
			t.Error(err)
		}
	}
	if _, errs := command(t, failed, "check", "--config", file, "--data", filepath.Join(dir, "none")); !strings.Contains(errs, "none") {
		t.Errorf("a flag does not go before the file: %q", errs)
	}
}

func TestWrongSettings(t *testing.T) {
	clearEnv(t)
	for _, c := range []struct{ name, text, want string }{
		{"a key that is none", "# mine\nworkers: 4\nlisten-on: 127.0.0.1:80\n", `s.yaml:3: there is no setting "listen-on"; did you mean listen?`},
		{"an underscore", "log_format: json\n", `s.yaml:1: there is no setting "log_format"; did you mean log-format?`},
		{"a key like no other", "telemetry: true\n", `s.yaml:1: there is no setting "telemetry"; "synoptic config example" prints`},
		{"no number", "\nworkers: many\n", `s.yaml:2: workers is "many": write a number above 0`},
		{"a number too low", "workers: 0\n", `s.yaml:1: workers is "0": write a number above 0`},
		{"no length of time", "window: a fortnight\n", `s.yaml:1: window is "a fortnight": write a length of time as 30d, 36h or 90m`},
		{"no time at all", "window: 0\n", `s.yaml:1: window is "0": write a length of time`},
		{"a time before now", "keep-documents: -3d\n", `s.yaml:1: keep-documents is "-3d": write`},
		{"no choice", "log-format: xml\n", `s.yaml:1: log-format is "xml": choose text or json`},
		{"no network", "allow: [10.0.0.0/8, the office]\n", `s.yaml:1: allow: name a network as 10.1.0.0/16`},
		{"no port", "listen: 0.0.0.0\n", `s.yaml:1: listen is "0.0.0.0": name an address and a port`},
		{"a profiler open to others", "pprof: :6060\n", `s.yaml:1: pprof is ":6060": name a loopback address`},
		{"twice", "workers: 1\nlog-level: info\nworkers: 2\n", "s.yaml:3: workers is set in line 1 already"},
		{"no value", "contact:\n", `s.yaml:1: contact: it has no value; give it one, "" for none, or take the line out`},
		{"values within values", "data:\n  dir: x\n", "s.yaml:1: data: write a single value"},
		{"no settings", "- workers\n", "s.yaml:1: no settings; write one a line"},
		{"two documents", "workers: 1\n---\nworkers: 2\n", "a second document begins"},
		{"two documents, the second broken", "workers: 1\n---\nlisten: a: b\n", "a second document begins"},
		{"no folder", `data: ""`, "s.yaml:1: data: name a folder"},
		{"no YAML", "workers: 1\nlisten: a: b\n", "s.yaml:2: mapping values are not allowed in this context; write one setting a line"},
		{"a password with a wrong address", "db: mysql://desk:hushhush@db/news\n", `s.yaml:1: db is "(not shown)": write it as postgres://`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, errs := command(t, failed, "feed", "list", "--config", settingsFile(t, c.text), "--data", t.TempDir())
			if !strings.Contains(errs, c.want) {
				t.Errorf("got %q, want %q", errs, c.want)
			}
			if strings.Contains(errs, "hushhush") {
				t.Errorf("the password is shown: %q", errs)
			}
		})
	}
	t.Run("of the environment", func(t *testing.T) {
		t.Setenv("SYNOPTIC_LOG_LEVEL", "loud")
		if _, errs := command(t, failed, "feed", "list", "--data", t.TempDir()); !strings.Contains(errs, `$SYNOPTIC_LOG_LEVEL is "loud": choose debug, info, warn or error`) {
			t.Errorf("got %q", errs)
		}
	})
	if _, errs := command(t, failed, "feed", "list", "--config", "nowhere.yaml"); !strings.Contains(errs, "there is no file of settings nowhere.yaml") {
		t.Errorf("no file: %q", errs)
	}
	if _, errs := command(t, misuse, "feed", "list", "--db", "mysql://desk:hushhush@db/news"); !strings.Contains(errs, "--db: write it as postgres://") || strings.Contains(errs, "hushhush") {
		t.Errorf("a wrong database: %q", errs)
	}
}

func TestForeignVariablesAreNamed(t *testing.T) {
	clearEnv(t)
	t.Setenv("SYNOPTIC_LISTNE", "127.0.0.1:9")
	if out, _ := command(t, done, "config"); !strings.Contains(out, "$SYNOPTIC_LISTNE is set, but is no setting") {
		t.Errorf("got\n%s", out)
	}
}

// The example file is the one in the documentation, changes nothing as it is,
// and still changes nothing with every line in force: it shows the defaults.
func TestExampleSettings(t *testing.T) {
	clearEnv(t)
	out, _ := command(t, done, "config", "example")
	if *update {
		if err := os.WriteFile(exampleFile, []byte(out), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(exampleFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(b) != out {
		t.Errorf("%s is another; go test ./cmd/synoptic -run TestExampleSettings -update", exampleFile)
	}
	if got, err := parseSettings(b, exampleFile); err != nil || len(got) != 0 {
		t.Errorf("it sets %v, %v", got, err)
	}
	inForce := regexp.MustCompile(`(?m)^#([a-z-]+: )`).ReplaceAllString(out, "$1")
	got, err := parseSettings([]byte(inForce), exampleFile)
	if err != nil {
		t.Fatal(err)
	}
	for i := range settings {
		s := &settings[i]
		v := s.fresh()
		if err := v.Set(got[s.name].text); err != nil {
			t.Error(err)
		}
		if v.String() != s.fresh().String() {
			t.Errorf("%s is %q in the example, and %q by default", s.name, v, s.fresh())
		}
	}
	for n, line := range strings.Split(out, "\n") {
		if len(line) > 90 {
			t.Errorf("line %d is %d long: %s", n+1, len(line), line)
		}
	}
}

func FuzzParseSettings(f *testing.F) {
	f.Add("workers: 3\nallow: [10.1.0.0/16]\n")
	f.Add("a: &x b\nc: *x\n---\n")
	f.Add("? [1]\n: {}\n")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := parseSettings([]byte(text), "f.yaml")
		if err != nil && !strings.HasPrefix(err.Error(), "f.yaml:") {
			t.Errorf("the message names no line: %v", err)
		}
		for name, e := range got {
			if s := settingOf(name); s == nil || s.fresh().Set(e.text) != nil || e.line < 1 {
				t.Errorf("%s: %+v was taken", name, e)
			}
		}
	})
}
