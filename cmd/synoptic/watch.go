package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/synoptic-news/synoptic/internal/intake"
)

const (
	lookEvery = time.Second
	// settled is how long a file must stay as it is before it is read: until
	// then somebody may still be writing it.
	settled = 2 * time.Second
	// atOnce are the files that are read into memory together.
	atOnce = 50
)

func watchCommand(std streams) *cobra.Command {
	var d dataFlags
	cmd := &cobra.Command{
		Use:   "watch [flags] DIR",
		Short: "Add the files that are put into a folder, as they come",
		Long: `Look into a folder and all folders in it every second, and add each file as
"synoptic add" does, once it has not changed for two seconds, until interrupted.
A file that changes is added again. Files stay where they are; what was added
before is known by its content. Hidden files and folders are left alone. The
command works while a server runs.`,
		Example: `  synoptic watch ~/clippings
  synoptic watch /srv/wire --data /var/lib/synoptic`,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if len(args) != 1 {
				return errors.New("name one DIR to look into")
			}
			info, err := os.Stat(args[0])
			if err != nil {
				return failure{err}
			}
			if !info.IsDir() {
				return fmt.Errorf("%s is no folder; synoptic add takes files", args[0])
			}
			in, done, err := d.intake(cmd.Context())
			if err != nil {
				return err
			}
			defer closing(&err, done)
			err = watch(cmd.Context(), in, args[0], std)
			if cmd.Context().Err() != nil {
				return nil // it was told to end
			}
			return failure{err}
		},
	}
	d.add(cmd.Flags())
	return cmd
}

// watch adds what is put into a folder until ctx ends.
func watch(ctx context.Context, in *intake.Intake, dir string, std streams) error {
	w := watched{}
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		ready, err := w.look(dir, time.Now())
		if err != nil {
			return err
		}
		found := 0
		for some := range slices.Chunk(ready, atOnce) {
			n, err := addFiles(ctx, in, some, std)
			if err != nil {
				return err
			}
			found += n
		}
		if found > 0 {
			if err := updateStories(ctx, in.Store, std); err != nil {
				return err
			}
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// watched is what is known of the files of a folder, by path.
type watched map[string]*seen

// seen is a file as it was when it was last looked at.
type seen struct {
	size    int64
	changed time.Time // as the file says
	since   time.Time // when it was first seen like this
	done    bool      // it was read like this
}

// look returns the files that are to be read now: those that have been the same
// for long enough, each once until it changes. A sidecar that changes makes its
// file one that did.
func (w watched) look(dir string, now time.Time) ([]string, error) {
	here := map[string]bool{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path != dir {
			return nil // it went away while we looked
		}
		if err != nil && path == dir {
			return err
		}
		if err != nil { // a folder that is closed to us: said when it is added
			here[path] = true
			if w[path] == nil {
				w[path] = &seen{since: now}
			}
			return nil
		}
		hidden := path != dir && strings.HasPrefix(d.Name(), ".")
		switch {
		case d.IsDir() && hidden:
			return fs.SkipDir
		case hidden, !d.Type().IsRegular():
			return nil
		}
		info, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		here[path] = true
		if s := w[path]; s == nil || s.size != info.Size() || !s.changed.Equal(info.ModTime()) {
			w[path] = &seen{size: info.Size(), changed: info.ModTime(), since: now}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	maps.DeleteFunc(w, func(path string, _ *seen) bool { return !here[path] })
	var ready []string
	for _, path := range slices.Sorted(maps.Keys(w)) {
		if strings.HasSuffix(path, sidecarEnd) || w[path].done && w.sidecarDone(path) || !w.still(path, now) {
			continue
		}
		w[path].done = true
		for _, s := range sidecars(path) {
			if w[s] != nil {
				w[s].done = true
			}
		}
		ready = append(ready, path)
	}
	return ready, nil
}

// sidecarEnd is the end of the name of a file that describes another.
const sidecarEnd = ".meta.json"

// sidecars are the names that a file's sidecar may have.
func sidecars(path string) []string {
	return []string{path + sidecarEnd, strings.TrimSuffix(path, filepath.Ext(path)) + sidecarEnd}
}

func (w watched) sidecarDone(path string) bool {
	return !slices.ContainsFunc(sidecars(path), func(s string) bool { return w[s] != nil && !w[s].done })
}

// still reports whether a file and its sidecars have settled.
func (w watched) still(path string, now time.Time) bool {
	return !slices.ContainsFunc(append(sidecars(path), path), func(s string) bool { return w[s] != nil && now.Sub(w[s].since) < settled })
}
