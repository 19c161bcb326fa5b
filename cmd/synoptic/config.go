package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"
)

// from says where the value of a setting came from, the nearest last.
type from int

const (
	fromDefault from = iota
	fromFile
	fromEnv
	fromFlag
)

// inForce is the value of a setting and where it came from, for people.
type inForce struct {
	text  string
	from  from
	where string
}

// settle gives the settings among the flags of a command the values they have in
// the environment and in the file, unless they were given as flags. A setting of
// a wrong value is an error, also one that the command does not use.
func settle(fl *pflag.FlagSet, env func(string) string) (map[string]inForce, error) {
	named := fl.Lookup(configName)
	if named == nil {
		return nil, nil // none of its flags is a setting
	}
	file := env(envName(configName))
	if named.Changed {
		file = named.Value.String()
	}
	var written map[string]entry
	if file != "" {
		b, err := readSettings(file)
		if err != nil {
			return nil, err
		}
		if written, err = parseSettings(b, file); err != nil {
			return nil, err
		}
	}
	out := map[string]inForce{}
	for i := range settings {
		s := &settings[i]
		is := inForce{where: "default"}
		if e, ok := written[s.name]; ok {
			is = inForce{e.text, fromFile, fmt.Sprintf("%s:%d", file, e.line)}
		}
		if v := env(envName(s.name)); v != "" {
			is = inForce{v, fromEnv, "$" + envName(s.name)}
			if err := s.fresh().Set(v); err != nil {
				return nil, failure{fmt.Errorf("%s is %q: %w", is.where, s.forEyes(v), err)}
			}
		}
		var err error
		if out[s.name], err = s.settle(fl.Lookup(s.name), is); err != nil {
			return nil, err
		}
	}
	return out, onePlace(fl, out)
}

// settle gives the flag of a setting the value it has elsewhere, unless the flag
// was given. The flag is nil if the command has no use for it.
func (s *setting) settle(f *pflag.Flag, is inForce) (inForce, error) {
	if f == nil {
		f = &pflag.Flag{Value: s.fresh()}
	}
	switch {
	case f.Changed:
		is = inForce{from: fromFlag, where: "--" + s.name}
		if s.shown != nil && s.check(f.Value.String()) != nil { // the others were checked when they were given
			return is, fmt.Errorf("%s: %w", is.where, s.check(f.Value.String()))
		}
	case is.from != fromDefault:
		if err := f.Value.Set(is.text); err != nil {
			return is, failure{fmt.Errorf("%s: %s: %w", is.where, s.name, err)}
		}
	}
	is.text = f.Value.String()
	if _, many := s.def.([]string); many {
		is.text = strings.Trim(is.text, "[]")
	}
	return is, nil
}

// onePlace leaves one of data and db in force: the one set nearer, else db.
func onePlace(fl *pflag.FlagSet, in map[string]inForce) error {
	data, db := in["data"], in["db"]
	if db.text == "" || data.from <= db.from {
		return nil
	}
	in["db"] = inForce{"", db.from, db.where + ", but " + data.where + " goes before"}
	if f := fl.Lookup("db"); f != nil {
		return f.Value.Set("")
	}
	return nil
}

// entry is a setting as it stands in a file.
type entry struct {
	text string
	line int
}

// mostSettings bounds the size of a file of settings.
const mostSettings = 1 << 20

func readSettings(file string) ([]byte, error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, failure{fmt.Errorf("there is no file of settings %s; \"synoptic config example\" prints one to begin with", file)}
	}
	if err != nil {
		return nil, failure{err}
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, mostSettings+1))
	if err == nil && len(b) > mostSettings {
		err = fmt.Errorf("%s is larger than 1 MiB: it is no file of settings", file)
	}
	if err != nil {
		return nil, failure{err}
	}
	return b, nil
}

// parseSettings reads settings written in YAML: one "name: value" a line.
func parseSettings(b []byte, file string) (map[string]entry, error) {
	at := func(line int, format string, args ...any) error {
		return failure{fmt.Errorf("%s:%d: %s", file, line, fmt.Sprintf(format, args...))}
	}
	var doc yaml.Node
	d := yaml.NewDecoder(strings.NewReader(string(b)))
	if err := d.Decode(&doc); err == io.EOF {
		return nil, nil // nothing but comments
	} else if err != nil {
		line, what := faultOf(err)
		return nil, at(line, "%s; write one setting a line, as listen: 127.0.0.1:8080", what)
	}
	var second yaml.Node
	if err := d.Decode(&second); err != io.EOF {
		return nil, at(max(second.Line, doc.Line), "a second document begins; write all settings into the first, above the line ---")
	}
	root := doc.Content[0]
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		return nil, nil
	}
	if root.Kind != yaml.MappingNode {
		return nil, at(root.Line, "no settings; write one a line, as listen: 127.0.0.1:8080")
	}
	out := map[string]entry{}
	for i := 0; i < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		s := settingOf(key.Value)
		if s == nil {
			return nil, at(key.Line, "there is no setting %q; %s", key.Value, suggestion(key.Value))
		}
		if was, twice := out[s.name]; twice {
			return nil, at(key.Line, "%s is set in line %d already; take one of them out", s.name, was.line)
		}
		text, err := plain(value)
		if err == nil {
			err = s.fresh().Set(text)
		}
		if err != nil {
			return nil, at(key.Line, "%s%s: %v", s.name, s.quoted(value), err)
		}
		out[s.name] = entry{text, key.Line}
	}
	return out, nil
}

// faultOf is the line and the words of an error of the reader of YAML, which
// begins "yaml: line 3: ".
func faultOf(err error) (line int, what string) {
	what = strings.TrimPrefix(err.Error(), "yaml: ")
	if _, scan := fmt.Sscanf(what, "line %d:", &line); scan != nil {
		return 1, what
	}
	_, what, _ = strings.Cut(what, ": ")
	return line, what
}

// quoted is a wrong value for a message: ` is "many"`.
func (s *setting) quoted(v *yaml.Node) string {
	if v.Kind != yaml.ScalarNode || v.Value == "" {
		return ""
	}
	return fmt.Sprintf(" is %q", s.forEyes(v.Value))
}

// forEyes is a value that may be shown.
func (s *setting) forEyes(text string) string {
	if s.shown == nil || text == "" {
		return text
	}
	return s.shown(text)
}

// plain is a value of YAML as a flag would have it: a list with commas.
func plain(v *yaml.Node) (string, error) {
	switch {
	case v.Kind == yaml.ScalarNode && v.Tag == "!!null":
		return "", errors.New(`it has no value; give it one, "" for none, or take the line out`)
	case v.Kind == yaml.ScalarNode:
		return v.Value, nil
	case v.Kind == yaml.SequenceNode:
		var all []string
		for _, e := range v.Content {
			if e.Kind != yaml.ScalarNode || strings.Contains(e.Value, ",") {
				return "", errors.New("write a list of single values, as [10.1.0.0/16, fd00::/8]")
			}
			all = append(all, e.Value)
		}
		return strings.Join(all, ","), nil
	}
	return "", errors.New("write a single value, or a list in brackets")
}

// suggestion is what to do about a setting that does not exist.
func suggestion(name string) string {
	best, least := "", 4
	for _, s := range settings {
		if d := distance(strings.ToLower(strings.ReplaceAll(name, "_", "-")), s.name); d < least {
			best, least = s.name, d
		}
	}
	if best != "" {
		return fmt.Sprintf("did you mean %s?", best)
	}
	return `"synoptic config example" prints all there are`
}

// distance is how many letters must be put in, taken out or changed to make b
// of a.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := before
			if a[i] != b[j] {
				cost++
			}
			before = row[j+1]
			row[j+1] = min(cost, before+1, row[j]+1)
		}
	}
	return row[len(b)]
}

func configCommand(std streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config [flags]",
		Short: "Show the settings in force, and where each came from",
		Long: `Show the settings in force, and where each came from. A flag goes before the
environment, the environment before the file that --config or $SYNOPTIC_CONFIG
names, and the file before the default. Passwords are not shown.`,
		Example: `  synoptic config
  synoptic config --config /etc/synoptic/synoptic.yaml
  synoptic config example > synoptic.yaml`,
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
		PersistentPreRunE:     func(*cobra.Command, []string) error { return nil }, // it settles itself
		RunE: func(cmd *cobra.Command, _ []string) error {
			in, err := settle(cmd.Flags(), os.Getenv)
			if err != nil {
				return err
			}
			return showSettings(std.out, in, os.Environ())
		},
	}
	cmd.Flags().SortFlags = false
	for i := range settings {
		s := &settings[i]
		define(cmd.Flags(), s.name, reflect.New(reflect.TypeOf(s.def)).Interface())
	}
	cmd.AddCommand(&cobra.Command{
		Use:                   "example",
		Short:                 "Print a file of settings to begin with",
		Long:                  "Print a file that names every setting with its default, each commented out.",
		Example:               "  synoptic config example > synoptic.yaml\n  synoptic serve --config synoptic.yaml",
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(std.out, exampleSettings())
			return err
		},
	})
	return cmd
}

func showSettings(w io.Writer, in map[string]inForce, environ []string) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "SETTING\tVALUE\tFROM")
	known := []string{envName(configName)}
	for i := range settings {
		s := &settings[i]
		is := in[s.name]
		value := s.forEyes(is.text)
		if value == "" {
			value = "-"
		}
		fmt.Fprintf(t, "%s\t%s\t%s\n", s.name, printable(value), printable(is.where))
		known = append(known, envName(s.name))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	slices.Sort(environ)
	for _, e := range environ {
		name, _, _ := strings.Cut(e, "=")
		if strings.HasPrefix(name, "SYNOPTIC_") && !slices.Contains(known, name) {
			fmt.Fprintf(w, "$%s is set, but is no setting\n", name)
		}
	}
	return nil
}

// exampleSettings is a file that names every setting and changes none.
func exampleSettings() string {
	var b strings.Builder
	b.WriteString(`# Settings of Synoptic. Each line that is commented out shows the default.
#
# A flag goes before the environment, and the environment before this file, which
# is read if --config or $SYNOPTIC_CONFIG names it: of log-format the flag is
# --log-format, and the variable $SYNOPTIC_LOG_FORMAT. What is in force, and where
# it came from, is shown by: synoptic config --config FILE
`)
	for i := range settings {
		s := &settings[i]
		first := strings.ReplaceAll(s.doc, "`", "")
		b.WriteString("\n# " + strings.ToUpper(first[:1]) + first[1:] + ".\n")
		if s.more != "" {
			b.WriteString("# " + strings.ReplaceAll(s.more, "\n", "\n# ") + "\n")
		}
		def := s.fresh().String()
		if _, isText := s.def.(string); isText && def == "" {
			def = `""`
		}
		b.WriteString("#" + s.name + ": " + def + "\n")
	}
	return b.String()
}
