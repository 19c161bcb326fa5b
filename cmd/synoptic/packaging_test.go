package main

import (
	"encoding/json"
	"os"
	"os/exec"
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
	// What the build leaves out is nothing that the program embeds.
	for _, name := range strings.Fields(packaged(t, "Dockerfile.dockerignore")) {
		if slices.Contains([]string{"cmd", "internal", "text", "source", "article", "story", "page", "go.mod", "go.sum", "*.go"}, name) {
			t.Errorf("the build lacks %s", name)
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
			ReadOnly    bool   `yaml:"read_only"`
			Grace       string `yaml:"stop_grace_period"`
		}
		Volumes map[string]any
	}
	if err := yaml.Unmarshal([]byte(packaged(t, "compose.yaml")), &c); err != nil {
		t.Fatal(err)
	}
	ours, workers := 0, 0
	for name, s := range c.Services {
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
