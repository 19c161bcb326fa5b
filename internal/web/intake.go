package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/folder"
	"github.com/synoptic-news/synoptic/internal/intake"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page/render"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/source/feed"
)

// Feeds finds and adds feeds. What it asks for it asks the web politely, and
// never private addresses.
type Feeds interface {
	Find(ctx context.Context, address string) (*feed.Feed, string, error)
	Subscribe(ctx context.Context, address, folder string, now time.Time) (f store.Feed, added bool, err error)
}

// Articles keeps pages of the web and documents.
type Articles interface {
	Fetch(ctx context.Context, address string, now time.Time) ([]intake.Kept, error)
	Put(ctx context.Context, d store.Document, now time.Time) ([]intake.Kept, error)
}

// Intake brings in what people name.
type Intake interface {
	Feeds
	Articles
}

const (
	mostSent    = 32 << 20 // bytes of files sent at once
	mostFiles   = 200
	namedWithin = 20 * time.Second // for what somebody waits for
)

// intakes are the routes of adding what is read.
func (s *site) intakes() []route {
	out := []route{{"GET /feeds.opml", account.Read, s.exportFeeds, 0}}
	if s.Intake == nil {
		return out
	}
	out = append(out,
		route{"POST /feeds/add", account.Edit, s.addFeed, 0},
		route{"POST /feeds/import", account.Edit, s.importFeeds, mostSent},
		route{"POST /feeds/{id}/{do}", account.Edit, s.changeFeed, 0},
		route{"POST /add", account.Edit, s.addPage, 0},
		route{"POST /add/files", account.Edit, s.addFiles, mostSent})
	if s.Example != nil {
		out = append(out, route{"POST /add/example", account.Edit, s.addExample, 0})
	}
	return out
}

// adding is what the forms need that add something; nil where nobody can, or
// this reader may not.
type adding struct {
	Form       string
	Example    bool
	Most, Size int // files, and their bytes together
	Accept     string
}

func (v view) adding() *adding {
	if v.site.Intake == nil || !v.May(account.Edit) {
		return nil
	}
	return &adding{v.form(), v.site.Example != nil, mostFiles, mostSent, folder.Endings()}
}

// addFeed adds the feed at an address, or tests it and keeps nothing.
func (s *site) addFeed(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	ctx, cancel := context.WithTimeout(r.Context(), namedWithin)
	defer cancel()
	at := strings.TrimSpace(r.PostFormValue("url"))
	if r.PostFormValue("do") == "test" {
		f, found, err := s.Intake.Find(ctx, at)
		if err != nil {
			s.added(v, nil, err)
			return
		}
		said := []string{v.T("add.feed.tested", "name", cmp.Or(f.Title, found), "n", len(f.Entries))}
		for _, e := range f.Entries[:min(len(f.Entries), 10)] {
			said = append(said, cmp.Or(e.Title, e.Link, e.ID))
		}
		s.added(v, said, nil)
		return
	}
	f, fresh, err := s.Intake.Subscribe(ctx, at, strings.Trim(strings.TrimSpace(r.PostFormValue("folder")), "/"), s.Now())
	if err != nil {
		s.added(v, nil, err)
		return
	}
	did := "add.feed.there"
	if fresh {
		did = "add.feed.added"
	}
	s.added(v, []string{v.T(did, "name", cmp.Or(f.Title, f.URL))}, nil)
}

// importFeeds adds the feeds of an OPML file.
func (s *site) importFeeds(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	file, head, err := r.FormFile("file")
	if err != nil {
		s.added(v, nil, errors.New(v.T("add.unread")))
		return
	}
	defer file.Close()
	b, err := io.ReadAll(file)
	if err != nil {
		s.added(v, nil, errors.New(v.T("add.unread")))
		return
	}
	subs, err := feed.ReadOPML(source.Document{Path: head.Filename, Body: b})
	if len(subs) == 0 {
		s.added(v, nil, cmp.Or(err, errors.New(v.T("add.unread"))))
		return
	}
	fresh, err := intake.Import(r.Context(), s.Store, subs, s.Now())
	if err != nil {
		s.broken(v, err)
		return
	}
	s.added(v, []string{v.T("add.opml.added", "n", fresh)}, nil)
}

// exportFeeds writes the feeds as OPML.
func (s *site) exportFeeds(w http.ResponseWriter, r *http.Request) {
	var subs []feed.Subscription
	err := s.Store.Read(r.Context(), func(tx *store.Tx) error {
		all, err := tx.Feeds(r.Context())
		for _, f := range all {
			sub := feed.Subscription{URL: f.URL, Site: f.Site, Title: f.Title}
			if f.Folder != "" {
				sub.Folder = strings.Split(f.Folder, "/")
			}
			subs = append(subs, sub)
		}
		return err
	})
	if err != nil {
		s.broken(s.view(w, r), err)
		return
	}
	w.Header().Set("Content-Type", "text/x-opml; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="feeds.opml"`)
	_, _ = w.Write(feed.WriteOPML("Feeds of Synoptic", subs))
}

// feedChanges are what can be done to a feed.
var feedChanges = map[string]func(context.Context, *store.Tx, store.Feed, time.Time) error{
	"pause": func(ctx context.Context, tx *store.Tx, f store.Feed, _ time.Time) error {
		f.State = store.Paused
		return tx.SaveFeed(ctx, f)
	},
	"resume": func(ctx context.Context, tx *store.Tx, f store.Feed, now time.Time) error {
		f.State, f.Next, f.Failures, f.Error = store.Active, now, 0, ""
		return tx.SaveFeed(ctx, f)
	},
	"remove": func(ctx context.Context, tx *store.Tx, f store.Feed, _ time.Time) error {
		return tx.RemoveFeed(ctx, f.ID)
	},
}

func (s *site) changeFeed(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	do := feedChanges[r.PathValue("do")]
	if err != nil || do == nil {
		s.fail(v, http.StatusNotFound, "error.nopage")
		return
	}
	err = s.Store.Write(r.Context(), func(tx *store.Tx) error {
		f, err := tx.Feed(r.Context(), id)
		if err != nil {
			return err
		}
		return do(r.Context(), tx, f, s.Now())
	})
	if errors.Is(err, store.ErrNotFound) {
		err = nil // it is gone already
	}
	s.done(w, r, err, "/feeds")
}

// addPage fetches a page and keeps its articles.
func (s *site) addPage(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	ctx, cancel := context.WithTimeout(r.Context(), namedWithin)
	defer cancel()
	kept, err := s.Intake.Fetch(ctx, strings.TrimSpace(r.PostFormValue("url")), s.Now())
	s.kept(v, kept, err)
}

// addFiles keeps the articles of files that are sent, with the sidecars among
// them.
func (s *site) addFiles(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	if r.MultipartForm == nil {
		s.added(v, nil, errors.New(v.T("add.unread")))
		return
	}
	if n := len(r.MultipartForm.File["file"]); n > mostFiles {
		s.added(v, nil, errors.New(v.T("add.files.many", "n", mostFiles)))
		return
	}
	var files []sent
	for _, h := range r.MultipartForm.File["file"] {
		files = append(files, sent{h.Filename, func() (io.ReadCloser, error) { return h.Open() }})
	}
	kept, err := s.keepFiles(r.Context(), files)
	s.kept(v, kept, err)
}

// sent is a file that somebody sends.
type sent struct {
	name string
	open func() (io.ReadCloser, error)
}

// addExample keeps the example.
func (s *site) addExample(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	var files []sent
	err := fs.WalkDir(s.Example, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, sent{path.Base(name), func() (io.ReadCloser, error) { return s.Example.Open(name) }})
		}
		return err
	})
	if err != nil {
		s.broken(v, err)
		return
	}
	kept, err := s.keepFiles(r.Context(), files)
	if len(kept) > 0 {
		err = nil // some of its files show what cannot be read
	}
	s.kept(v, kept, err)
}

// keepFiles reads files as the command line reads a folder, and keeps their
// articles. What could not be read of them is the error.
func (s *site) keepFiles(ctx context.Context, files []sent) (kept []intake.Kept, err error) {
	dir, err := os.MkdirTemp("", "synoptic-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	var wrong []error
	for _, f := range files {
		name := filepath.Base(filepath.Clean("/" + f.name))
		if name == "/" || strings.HasPrefix(name, ".") {
			continue
		}
		switch err := copyTo(filepath.Join(dir, name), f.open); {
		case errors.Is(err, fs.ErrExist): // of another folder of the sender's
			wrong = append(wrong, fmt.Errorf("%s: another file of that name was sent with it", name))
		case err != nil:
			return nil, err
		}
	}
	docs, skipped, err := folder.Read(ctx, []string{dir}, s.Files)
	if err != nil {
		return nil, err
	}
	for _, f := range skipped {
		wrong = append(wrong, fmt.Errorf("%s: %s", filepath.Base(f.Path), f.Reason))
	}
	for _, d := range docs {
		d.Path = strings.TrimPrefix(d.Path, dir+string(filepath.Separator))
		some, err := s.Intake.Put(ctx, store.Document{Document: d}, s.Now())
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s: %w", d.Path, err))
		}
		kept = append(kept, some...)
	}
	return kept, errors.Join(wrong...)
}

func copyTo(at string, open func() (io.ReadCloser, error)) error {
	from, err := open()
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := os.OpenFile(at, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	return errors.Join(err, to.Close())
}

// kept says which articles were kept.
func (s *site) kept(v view, kept []intake.Kept, err error) {
	if len(kept) == 0 {
		s.added(v, nil, cmp.Or(err, errors.New(v.T("add.nothing"))))
		return
	}
	said := []string{v.T("add.kept", "n", len(kept))}
	for _, k := range kept[:min(len(kept), 30)] {
		said = append(said, cmp.Or(k.Headline(), render.Address(k.URL), k.Path))
	}
	s.added(v, said, err)
}

// added shows the feeds with what was done, and what was wrong.
func (s *site) added(v view, said []string, err error) {
	b, status := feedsBody{Said: said}, http.StatusOK
	if err != nil {
		s.Log.Info("not added", "error", err)
		for line := range strings.SplitSeq(err.Error(), "\n") {
			b.Wrong = append(b.Wrong, v.wrong(line))
		}
		if said == nil {
			status = http.StatusUnprocessableEntity
		}
	}
	s.showFeeds(v, status, b)
}

// wrong words what could not be added: of what, and why.
func (w *words) wrong(line string) string {
	of, why, named := strings.Cut(line, ": ")
	if !named {
		of, why = "", line
	}
	says := w.reason(why)
	if f, ok := w.known(fetchFaults, line); ok {
		says = f.Says
	}
	if of = strings.TrimPrefix(of, "fetch "); of == "" {
		return says
	}
	return of + ": " + says
}
