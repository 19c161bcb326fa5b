package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// packaging is where the files are with which the program is installed. These
// tests hold that they name what is there: a file that is never run here goes
// out of date unseen.
const packaging = "../../packaging"

func packaged(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(packaging, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// mustParse holds that a command line, without the program's name, is one that
// the program takes: its command and flags are there, and their values can be.
func mustParse(t *testing.T, args []string) {
	t.Helper()
	cmd, rest, err := rootCommand(streams{}).Find(args)
	if err != nil || !cmd.Runnable() || cmd.Parent() == nil {
		t.Errorf("%q is no command: %v", args, err)
		return
	}
	if err := cmd.ParseFlags(rest); err != nil {
		t.Errorf("%q: %v", args, err)
	}
	if cmd.Args != nil {
		if err := cmd.Args(cmd, cmd.Flags().Args()); err != nil {
			t.Errorf("%q: %v", args, err)
		}
	}
}

func TestUnit(t *testing.T) {
	unit := packaged(t, "synoptic.service")
	m := regexp.MustCompile(`(?m)^ExecStart=/usr/local/bin/synoptic (.*)$`).FindStringSubmatch(unit)
	if m == nil {
		t.Fatal("it starts nothing")
	}
	mustParse(t, strings.Fields(m[1]))
	for _, m := range regexp.MustCompile(`(?m)synoptic ((?:config|feed) [^>\n]*)`).FindAllStringSubmatch(unit, -1) {
		mustParse(t, strings.Fields(m[1])) // of the comments
	}
	stop := regexp.MustCompile(`(?m)^TimeoutStopSec=(\d+)$`).FindStringSubmatch(unit)
	if seconds, err := strconv.Atoi(stop[1]); err != nil || float64(seconds) <= graceful.Seconds() {
		t.Errorf("it is killed after %s s, and may take %v", stop[1], graceful)
	}
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("systemd-analyze is not here; it comes with systemd")
	}
	// The program need not be installed here: this one stands for it.
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "synoptic.service")
	here := strings.Replace(unit, "/usr/local/bin/synoptic", self, 1)
	if err := os.WriteFile(file, []byte(here), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(analyze, "verify", "--man=no", file).CombinedOutput()
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, "synoptic.service") { // not what is wrong with this machine's own units
			t.Errorf("systemd-analyze verify: %s", line)
		}
	}
	if err != nil && len(out) == 0 {
		t.Error(err)
	}
	out, err = exec.Command(analyze, "security", "--offline=true", "--threshold=20", "--no-pager", file).CombinedOutput()
	if err != nil {
		t.Errorf("the unit is exposed to more than 2.0 of 10: %s", out)
	}
}

func TestDockerfile(t *testing.T) {
	file := packaged(t, "Dockerfile")
	line := func(re string) string {
		t.Helper()
		m := regexp.MustCompile(`(?m)^` + re + `$`).FindStringSubmatch(file)
		if m == nil {
			t.Fatalf("no line %s", re)
		}
		return m[1]
	}
	words := func(s string) (out []string) {
		t.Helper()
		if err := json.Unmarshal([]byte(s), &out); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
		return out
	}
	entry := words(line(`ENTRYPOINT (\[.*\])`))
	mustParse(t, append(entry[1:], words(line(`CMD (\[.*\])`))...))
	health := words(line(`HEALTHCHECK .* CMD (\[.*\])`))
	if health[0] != entry[0] {
		t.Errorf("health is asked of %s, the program is %s", health[0], entry[0])
	}
	mustParse(t, health[1:])
	seconds, err := strconv.Atoi(regexp.MustCompile(`--timeout=(\d+)s`).FindStringSubmatch(file)[1])
	if err != nil || float64(seconds) <= healthPatience.Seconds() {
		t.Errorf("health may take %d s, and takes up to %v", seconds, healthPatience)
	}
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if want := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(string(mod))[1]; line(`FROM golang:(\d+\.\d+)-.*`) != want {
		t.Errorf("it is built with another Go than %s", want)
	}
	if user := line(`USER (.*)`); strings.HasPrefix(user, "0") || strings.HasPrefix(user, "root") {
		t.Errorf("it runs as %s", user)
	}
	// What one stage takes from another, that one makes.
	for _, m := range regexp.MustCompile(`(?m)^COPY --from=(\S+) (?:--\S+ )*(\S+) \S+$`).FindAllStringSubmatch(file, -1) {
		if !regexp.MustCompile(`(?m)^FROM \S+ AS ` + m[1] + `$`).MatchString(file) {
			t.Errorf("there is no stage %s", m[1])
		}
		made := regexp.MustCompile(`(?m)^RUN .*(?:-o|mkdir -p(?: \S+)*) ` + m[2] + `(?: |$)`)
		if strings.HasPrefix(m[2], "/out/") && !made.MatchString(file) {
			t.Errorf("nothing makes %s", m[2])
		}
	}
	// All that the program is built of is in what the build is given.
	sent := t.TempDir()
	ignored := strings.Fields(regexp.MustCompile(`(?m)^#.*$`).ReplaceAllString(packaged(t, "Dockerfile.dockerignore"), ""))
	send(t, "../..", sent, ignored)
	build := regexp.MustCompile(`go build .* (\./\S+)`).FindStringSubmatch(file)
	if build == nil {
		t.Fatal("it builds nothing")
	}
	list := exec.Command("go", "list", "-deps", build[1])
	list.Dir = sent
	if out, err := list.CombinedOutput(); err != nil {
		t.Errorf("the build lacks files: %s", out)
	}
}

// send copies a folder but for what a list ignores, as docker does: a name is one
// at the top, and behind **/ one anywhere.
func send(t *testing.T, from, to string, ignored []string) {
	t.Helper()
	err := filepath.WalkDir(from, func(at string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(from, at)
		if err != nil {
			return err
		}
		for _, pattern := range ignored {
			of := name
			if rest, any := strings.CutPrefix(pattern, "**/"); any {
				pattern, of = rest, e.Name()
			}
			is, err := path.Match(pattern, of)
			if err != nil {
				return err
			}
			if is && e.IsDir() {
				return fs.SkipDir
			} else if is {
				return nil
			}
		}
		if e.IsDir() {
			return os.MkdirAll(filepath.Join(to, name), 0o700)
		}
		if !e.Type().IsRegular() {
			return nil
		}
		b, err := os.ReadFile(at)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, name), b, 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestPackagedNames holds that the files name no setting that there is not, and
// install none that is not there.
func TestPackagedNames(t *testing.T) {
	files, err := os.ReadDir(packaging)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		text := packaged(t, f.Name())
		for _, name := range regexp.MustCompile(`SYNOPTIC_[A-Z_]*[A-Z]`).FindAllString(text, -1) {
			known := name == "SYNOPTIC_CONFIG" || name == "SYNOPTIC_DB_PASSWORD" && f.Name() == "compose.yaml" // which says where it is written
			if !known && !slices.ContainsFunc(settings, func(s setting) bool { return envName(s.name) == name }) {
				t.Errorf("%s: %s is no setting", f.Name(), name)
			}
		}
		for _, name := range regexp.MustCompile(`packaging/\S+`).FindAllString(text, -1) {
			if _, err := os.Stat(filepath.Join(packaging, "..", name)); err != nil {
				t.Errorf("%s: %v", f.Name(), err)
			}
		}
	}
}

func TestCompose(t *testing.T) {
	var c struct {
		Services map[string]struct {
			Image       string
			Build       struct{ Context, Dockerfile string }
			Command     []string
			Environment map[string]string
			Deploy      struct{ Replicas int }
			ReadOnly    bool           `yaml:"read_only"`
			Grace       string         `yaml:"stop_grace_period"`
			Needs       map[string]any `yaml:"depends_on"`
			Volumes     []string
		}
		Volumes map[string]any
	}
	if err := yaml.Unmarshal([]byte(packaged(t, "compose.yaml")), &c); err != nil {
		t.Fatal(err)
	}
	ours, workers := 0, 0
	for name, s := range c.Services {
		for other := range s.Needs {
			if _, is := c.Services[other]; !is {
				t.Errorf("%s needs %s, which is not there", name, other)
			}
		}
		for _, v := range s.Volumes {
			from, _, _ := strings.Cut(v, ":")
			if _, is := c.Volumes[from]; !is {
				t.Errorf("%s: there is no volume %s", name, from)
			}
		}
		if s.Build.Dockerfile == "" {
			continue // of others
		}
		ours++
		if _, err := os.Stat(filepath.Join(packaging, s.Build.Context, s.Build.Dockerfile)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		mustParse(t, s.Command)
		if s.Command[0] == "worker" {
			workers = max(s.Deploy.Replicas, 1)
		}
		if !s.ReadOnly || s.Grace == "" {
			t.Errorf("%s may write to its root, or is not given time to end", name)
		}
		for k, v := range s.Environment {
			if k == "PGPASSWORD" {
				continue
			}
			known := slices.ContainsFunc(settings, func(s setting) bool { return envName(s.name) == k && s.fresh().Set(v) == nil })
			if !known {
				t.Errorf("%s: %s=%s is no setting", name, k, v)
			}
		}
	}
	if ours == 0 {
		t.Error("it starts no Synoptic")
	}
	if cmd, _, err := rootCommand(streams{}).Find([]string{"worker"}); err == nil && cmd.Name() == "worker" && workers < 2 {
		t.Error("there is a command worker, and compose.yaml starts less than two of them")
	}
}
