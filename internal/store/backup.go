package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// The errors of backups.
var (
	ErrPostgres = errors.New("this is a PostgreSQL database: use pg_dump and pg_restore")
	ErrThere    = errors.New("the file is there already")
	ErrDamaged  = errors.New("it is damaged")
	ErrForeign  = errors.New("it is no backup of Synoptic")
)

// half is what a file is called until the whole of it is on disk.
const half = ".part"

// Backup writes the whole database into a new file, as it is at one moment,
// while others write on. It is for SQLite; PostgreSQL has pg_dump. The file is
// whole and on disk, or not there.
func (s *Store) Backup(ctx context.Context, file string) error {
	if s.d.name != "sqlite" {
		return ErrPostgres
	}
	if err := absent(file); err != nil {
		return fmt.Errorf("back up to %s: %w", file, err)
	}
	if err := os.Remove(file + half); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if _, err := s.write.ExecContext(ctx, "VACUUM INTO ?", file+half); err != nil {
		return errors.Join(fmt.Errorf("back up to %s: %w", file, err), removed(file+half))
	}
	return finish(file)
}

// Restore makes a new database file of a backup: checked, brought up to date,
// and on disk, or not there.
func Restore(ctx context.Context, backup, file string) error {
	for _, f := range []string{file, file + "-wal"} {
		if err := absent(f); err != nil {
			return fmt.Errorf("restore to %s: %w", f, err)
		}
	}
	if err := copyFile(backup, file+half); err != nil {
		return errors.Join(fmt.Errorf("restore %s: %w", backup, err), removed(file+half))
	}
	if err := sane(ctx, file+half); err != nil {
		return errors.Join(fmt.Errorf("restore %s: %w", backup, err), removed(file+half))
	}
	return finish(file)
}

// sane opens a database, which brings it up to date, and checks it.
func sane(ctx context.Context, file string) error {
	raw, err := openSQLite(file)
	if err != nil {
		return err
	}
	var ours int
	err = raw.write.QueryRowContext(ctx, "SELECT COUNT(*) FROM sqlite_master WHERE name IN ('schema_version', 'article')").Scan(&ours)
	if err = errors.Join(err, raw.Close()); err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if ours != 2 {
		return ErrForeign
	}
	s, err := Open(ctx, file)
	if err != nil {
		return err
	}
	wrong, err := s.damage(ctx, nil)
	if err = errors.Join(err, s.Close()); err == nil && len(wrong) > 0 {
		err = fmt.Errorf("%w: %s", ErrDamaged, wrong[0])
	}
	return err
}

func absent(file string) error {
	_, err := os.Lstat(file)
	if err == nil {
		return ErrThere
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// removed takes away what was half done, with what SQLite leaves beside it.
func removed(file string) error {
	var err error
	for _, f := range []string{file, file + "-wal", file + "-shm", file + "-journal"} {
		if e := os.Remove(f); !errors.Is(e, fs.ErrNotExist) {
			err = errors.Join(err, e)
		}
	}
	return err
}

// finish gives a file that is whole its name, once it is on disk.
func finish(file string) error {
	if err := synced(file + half); err != nil {
		return err
	}
	if err := os.Rename(file+half, file); err != nil {
		return err
	}
	return synced(filepath.Dir(file))
}

func synced(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
