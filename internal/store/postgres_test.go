package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// TestMain stops the PostgreSQL that a test started.
func TestMain(m *testing.M) {
	code := m.Run()
	if server.stop != nil {
		server.stop()
	}
	os.Exit(code)
}

var server struct {
	once sync.Once
	url  string // of the database "postgres"
	err  error
	stop func()
	n    atomic.Int64
}

var errNoPostgres = errors.New("no PostgreSQL is installed; on Debian: apt-get install postgresql")

// newPostgres returns the address of an empty database on a server that the
// tests start for themselves. Where none is installed the test is skipped.
func newPostgres(t *testing.T) string {
	t.Helper()
	server.once.Do(func() { server.err = startPostgres() })
	if errors.Is(server.err, errNoPostgres) {
		t.Skip(server.err)
	}
	if server.err != nil {
		t.Fatal(server.err)
	}
	name := fmt.Sprintf("test%d", server.n.Add(1))
	db, err := sql.Open("pgx", server.url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("CREATE DATABASE " + name); err != nil {
		t.Fatal(err)
	}
	return server.url[:len(server.url)-len("postgres?sslmode=disable")] + name + "?sslmode=disable"
}

// startPostgres makes a cluster in a folder of its own and starts it on a free
// port of the loopback address, as another user than root.
func startPostgres() error {
	initdb, pg, err := programs()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "synoptic-postgres")
	if err != nil {
		return err
	}
	as, err := notRoot(dir)
	if err != nil {
		return err
	}
	data := filepath.Join(dir, "data")
	command := func(name string, args ...string) *exec.Cmd {
		c := exec.Command(name, args...)
		c.SysProcAttr, c.Dir = as, dir
		c.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
		return c
	}
	if out, err := command(initdb, "-D", data, "-U", "synoptic", "-A", "trust", "-E", "UTF8", "--no-sync").CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	port := l.Addr().(*net.TCPAddr).Port
	l.Close()
	c := command(pg, "-D", data, "-h", "127.0.0.1", "-p", strconv.Itoa(port), "-k", dir, "-c", "fsync=off", "-c", "max_connections=200")
	log, err := os.Create(filepath.Join(dir, "log"))
	if err != nil {
		return err
	}
	c.Stdout, c.Stderr = log, log
	if err := c.Start(); err != nil {
		return err
	}
	server.stop = func() {
		_ = c.Process.Signal(syscall.SIGQUIT)
		_ = c.Wait()
		log.Close()
		os.RemoveAll(dir)
	}
	server.url = fmt.Sprintf("postgres://synoptic@127.0.0.1:%d/postgres?sslmode=disable", port)
	db, err := sql.Open("pgx", server.url)
	if err != nil {
		return err
	}
	defer db.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	for {
		if err = db.PingContext(ctx); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			b, _ := os.ReadFile(log.Name())
			return fmt.Errorf("PostgreSQL does not start: %w: %s", err, b)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// programs finds the server's programs: in the path, or where Debian puts them.
func programs() (initdb, pg string, err error) {
	dirs, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	slices.Sort(dirs)
	slices.Reverse(dirs)
	dirs = append(filepath.SplitList(os.Getenv("PATH")), dirs...)
	for _, d := range dirs {
		initdb, pg = filepath.Join(d, "initdb"), filepath.Join(d, "postgres")
		if runs(initdb) && runs(pg) {
			return initdb, pg, nil
		}
	}
	return "", "", errNoPostgres
}

func runs(file string) bool {
	info, err := os.Stat(file)
	return err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0
}

// notRoot is how to run a program as nobody, who then owns dir: PostgreSQL
// refuses to be root.
func notRoot(dir string) (*syscall.SysProcAttr, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("nobody")
	if err != nil {
		return nil, err
	}
	uid, err := strconv.Atoi(u.Uid)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.Atoi(u.Gid)
	if err != nil {
		return nil, err
	}
	if err := os.Chown(dir, uid, gid); err != nil {
		return nil, err
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}, nil
}
