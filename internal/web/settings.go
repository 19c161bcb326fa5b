package web

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/account"
	"github.com/synoptic-news/synoptic/internal/store"
)

// settingsPage is all that somebody can set, and what they keep.
type settingsPage struct {
	Form       string
	Name, Role string
	Password   bool       // they have one
	Outside    string     // the issuer that vouches for them
	Else       *elsewhere // one that could
	Langs      []choice
	Themes     []choice
	Zone, Now  string
	Follows    []followRow
	Hidden     []choice
	Outlets    []choice // that can be hidden
	Tokens     []tokenRow
	Scopes     []choice
	Sessions   []sessionRow

	Wrong  string // what was wrong with what was sent, and with which part of the page
	Part   string
	Secret string // a token that is shown this once
}

type followRow struct{ Kind, KindName, What, Name, Href string }

type tokenRow struct {
	ID           int64
	Name, Scopes string
	Made, Used   moment
}

type sessionRow struct {
	Agent, Browser string
	Made, Used     moment
	This           bool
}

var (
	themes     = []string{"", "light", "dark"}
	errZone    = errors.New("there is no such time zone")
	errCurrent = errors.New("the present password is another")
)

// browsers and systems are known by a word in what a browser calls itself; the
// first that fits, since most name others they are like.
var (
	browsers = [][2]string{{"Edg", "Edge"}, {"OPR/", "Opera"}, {"Firefox/", "Firefox"}, {"FxiOS/", "Firefox"}, {"CriOS/", "Chrome"}, {"Chrome/", "Chrome"}, {"Version/", "Safari"}}
	systems  = [][2]string{{"Windows", "Windows"}, {"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Mac OS X", "macOS"}, {"CrOS", "ChromeOS"}, {"Linux", "Linux"}}
)

// called shortens what a browser calls itself to what people call it, and leaves
// what it does not know.
func called(agent string) string {
	name := func(of [][2]string) string {
		for _, w := range of {
			if strings.Contains(agent, w[0]) {
				return w[1]
			}
		}
		return ""
	}
	if b, s := name(browsers), name(systems); b != "" && s != "" {
		return b + ", " + s
	}
	return agent
}

func (s *site) settings(w http.ResponseWriter, r *http.Request) {
	s.showSettings(s.view(w, r), http.StatusOK, settingsPage{})
}

func (s *site) showSettings(v view, status int, b settingsPage) {
	ctx := v.r.Context()
	if err := s.Store.Read(ctx, func(tx *store.Tx) error { return s.fillSettings(ctx, tx, v, &b) }); err != nil {
		s.broken(v, err)
		return
	}
	v.w.Header().Set("Cache-Control", "no-store")
	s.show(v, status, "settings", frame{Title: v.T("settings.title"), Body: b})
}

func (s *site) fillSettings(ctx context.Context, tx *store.Tx, v view, b *settingsPage) error {
	u, err := tx.User(ctx, v.User.ID)
	if err != nil {
		return err
	}
	b.Form, b.Name, b.Role, b.Password = v.form(), u.Name, v.T("role."+u.Role), u.Hash != ""
	if u.Subject != "" {
		b.Outside = (&account.Issuer{URL: u.Outside}).Host()
	}
	if s.Entry.Issuer != nil && (u.Subject == "" || u.Outside != s.Entry.Issuer.URL) {
		b.Else = s.elsewhere("/settings/outside")
	}
	b.Langs = []choice{{"", v.T("settings.lang.browser"), u.Lang == ""}}
	for _, w := range s.words {
		b.Langs = append(b.Langs, choice{w.lang, w.T("lang.name"), u.Lang == w.lang})
	}
	for _, t := range themes {
		b.Themes = append(b.Themes, choice{t, v.T("theme." + cmp.Or(t, "system")), u.Theme == t})
	}
	b.Zone, b.Now = u.Zone, v.clock(s.Now())
	for _, sc := range account.Scopes {
		b.Scopes = append(b.Scopes, choice{string(sc), v.T("scope." + string(sc)), sc == account.ScopeRead})
	}
	if err := s.fillOwn(ctx, tx, v, b); err != nil {
		return err
	}
	if b.Tokens, err = s.tokenRows(ctx, tx, v, u.ID); err == nil {
		b.Sessions, err = s.sessionRows(ctx, tx, v, u.ID)
	}
	return err
}

// tokenRows are the tokens of an account.
func (s *site) tokenRows(ctx context.Context, tx *store.Tx, v view, id int64) (out []tokenRow, err error) {
	all, err := tx.Tokens(ctx, id)
	for _, k := range all {
		out = append(out, tokenRow{k.ID, k.Name, strings.Join(k.Scopes, ", "), v.moment(k.Made), v.used(k.Used, s.Now())})
	}
	return out, err
}

// used words when something was last used, if it was.
func (w *words) used(t, now time.Time) moment {
	if t.IsZero() {
		return moment{Text: w.T("settings.never")}
	}
	return w.since(t, now)
}

// sessionRows are the sessions of an account.
func (s *site) sessionRows(ctx context.Context, tx *store.Tx, v view, id int64) (out []sessionRow, err error) {
	all, err := tx.Sessions(ctx, id, s.Now())
	for _, x := range all {
		out = append(out, sessionRow{x.Agent, cmp.Or(called(x.Agent), v.T("settings.noagent")), v.moment(x.Made), v.since(x.Used, s.Now()), x.Hash == v.Session.Hash})
	}
	return out, err
}

// fillOwn adds what is followed and what is hidden.
func (s *site) fillOwn(ctx context.Context, tx *store.Tx, v view, b *settingsPage) error {
	names, err := tx.OutletNames(ctx)
	if err != nil {
		return err
	}
	hidden, err := tx.HiddenOutlets(ctx, v.User.ID)
	if err != nil {
		return err
	}
	for _, id := range hidden {
		b.Hidden = append(b.Hidden, choice{Value: id, Name: cmp.Or(names[id], id)})
	}
	for id, name := range names {
		if !slices.Contains(hidden, id) {
			b.Outlets = append(b.Outlets, choice{Value: id, Name: cmp.Or(name, id)})
		}
	}
	slices.SortFunc(b.Outlets, func(x, y choice) int {
		return cmp.Or(strings.Compare(strings.ToLower(x.Name), strings.ToLower(y.Name)), strings.Compare(x.Value, y.Value))
	})
	follows, err := tx.Follows(ctx, v.User.ID)
	if err != nil {
		return err
	}
	for _, f := range follows {
		row := followRow{Kind: f.Kind, KindName: v.T("kind." + f.Kind), What: f.What, Name: f.What}
		switch f.Kind {
		case "story":
			id, _ := strconv.ParseInt(f.What, 10, 64)
			st, err := tx.Story(ctx, id)
			if errors.Is(err, store.ErrNotFound) {
				continue
			}
			if err != nil {
				return err
			}
			if st.ID != id {
				continue // it was merged into another, which is followed too
			}
			row.Name, row.Href = st.Title, "/story/"+f.What
		case "search":
			row.Href = "/search?q=" + url.QueryEscape(f.What)
		case "outlet":
			row.Name, row.Href = cmp.Or(names[f.What], f.What), outletURL(f.What)
		default: // a name, by its key
			in, err := tx.Entity(ctx, store.EntityRef{Kind: article.NameKind(f.Kind), Key: f.What}, 1)
			if err != nil {
				return err
			}
			if len(in) > 0 {
				row.Name, row.Href = in[0].Name, entityURL(in[0].EntityRef)
			}
		}
		b.Follows = append(b.Follows, row)
	}
	return nil
}

// amend shows the settings again with what was wrong in one part of the page, or
// goes back to that part.
func (s *site) amend(v view, part string, err error) {
	if err == nil {
		http.Redirect(v.w, v.r, "/settings#"+part, http.StatusSeeOther)
		return
	}
	says, status := v.mistake(err)
	if says == "" {
		s.broken(v, err)
		return
	}
	s.showSettings(v, status, settingsPage{Wrong: says, Part: part})
}

// setLooks sets the language, the theme and the time zone.
func (s *site) setLooks(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	lang, theme, named := r.PostFormValue("lang"), r.PostFormValue("theme"), strings.TrimSpace(r.PostFormValue("zone"))
	if !slices.Contains(langs, lang) {
		lang = ""
	}
	if !slices.Contains(themes, theme) {
		theme = ""
	}
	if _, err := zone(named); err != nil {
		s.amend(v, "looks", errZone)
		return
	}
	s.amend(v, "looks", s.Store.Write(r.Context(), func(tx *store.Tx) error {
		u, err := tx.User(r.Context(), v.User.ID)
		if err != nil {
			return err
		}
		u.Lang, u.Theme, u.Zone = lang, theme, named
		return tx.SaveUser(r.Context(), u)
	}))
}

// setPassword sets another password, for those who know the one there is, and
// ends all other sessions.
func (s *site) setPassword(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	if v.User.Hash == "" {
		s.refuse(w, r, http.StatusForbidden, "error.may")
		return
	}
	fresh := r.PostFormValue("password")
	err := errTwice
	if fresh == r.PostFormValue("again") {
		_, err = s.accounts.Login(r.Context(), v.User.Name, r.PostFormValue("current"), s.from(r), s.Now())
		switch {
		case errors.Is(err, account.ErrWrong):
			err = errCurrent
		case err == nil:
			err = s.accounts.SetPassword(r.Context(), v.User, fresh, v.Session.Hash)
		}
	}
	s.amend(v, "password", err)
}

// addToken makes a token for the API and shows it, this once.
func (s *site) addToken(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	_ = r.PostFormValue("") // reads the form
	scopes, err := account.ParseScopes(r.PostForm["scope"])
	if err != nil {
		s.amend(v, "tokens", err)
		return
	}
	token, err := s.accounts.AddToken(r.Context(), v.User, r.PostFormValue("name"), scopes, s.Now())
	if err != nil {
		s.amend(v, "tokens", err)
		return
	}
	s.showSettings(v, http.StatusOK, settingsPage{Part: "tokens", Secret: token})
}

func (s *site) removeToken(w http.ResponseWriter, r *http.Request) {
	s.byID(w, r, "tokens", func(tx *store.Tx, id int64) error { return tx.RemoveToken(r.Context(), whoOf(r).User.ID, id) })
}

// byID does something with the number in an address, and goes back to the part
// of the page it was on. What is gone already is as it should be.
func (s *site) byID(w http.ResponseWriter, r *http.Request, part string, do func(*store.Tx, int64) error) {
	id, _ := strconv.ParseInt(r.PathValue("id"), 10, 64)
	err := s.Store.Write(r.Context(), func(tx *store.Tx) error { return do(tx, id) })
	if errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	s.amend(s.view(w, r), part, err)
}

// endSessions ends all sessions but this one.
func (s *site) endSessions(w http.ResponseWriter, r *http.Request) {
	v := s.view(w, r)
	s.amend(v, "sessions", s.Store.Write(r.Context(), func(tx *store.Tx) error { return tx.EndSessions(r.Context(), v.User.ID, v.Session.Hash) }))
}
