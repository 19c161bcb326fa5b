package engine

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate"
	"github.com/synoptic-news/synoptic/article/reuse"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/brief"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/anchor"
	"github.com/synoptic-news/synoptic/story/compare"
	"github.com/synoptic-news/synoptic/story/resolve"
	"github.com/synoptic-news/synoptic/story/timeline"
	"github.com/synoptic-news/synoptic/text"
)

// builder makes the page of one story.
type builder struct {
	opts    Options
	dated   bool // the articles were dated before, and their origins found
	reread  bool // dating them had some read again
	leftOut []page.LeftOut
	explain []string
	events  []story.Event // of the story whose page was built
}

// page builds the page of s from its articles and episodes alone, so that the
// same page can be built again from what it embeds.
func (b *builder) page(s *story.Story) (*page.Page, error) {
	events := b.read(s)
	findings := compare.Findings(s, events)
	b.events = events
	b.why(s)
	return page.New(page.Input{
		Story:    s,
		Events:   events,
		Findings: findings,
		Brief:    brief.Write(s, events, findings),
		LeftOut:  b.leftOut,
		Version:  b.opts.Version,
		Now:      b.opts.Now,
	})
}

// read finds out when the articles were written and where they come from, who
// is in the story, and what happened.
func (b *builder) read(s *story.Story) []story.Event {
	if !b.dated {
		b.reread = date(s, b.opts.Now)
	}
	slices.SortFunc(s.Readings, article.ByWriting)
	for _, w := range b.opts.Withheld {
		if r := s.Reading(w.Article); r != nil && !slices.Contains(r.Withheld, w.Span) {
			r.Withheld = append(r.Withheld, w.Span)
			slices.SortFunc(r.Withheld, func(a, b text.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
		}
	}
	for i := range s.Episodes {
		s.Episodes[i].When = spanOf(s, s.Episodes[i].Articles)
	}
	if b.reread {
		origins(s)
	}
	s.Namesakes, s.SameEvents = b.opts.Namesakes, b.opts.SameEvents
	s.Cast = resolve.Entities(s.Readings, s.Namesakes)
	return timeline.Events(s)
}

// date finds out when undated articles were written, and reads them again in
// that light. It begins from
// what each article says itself, so that the same story gives the same days
// whatever was inferred before. It reports whether it dated any.
func date(s *story.Story, now time.Time) bool {
	for _, r := range s.Readings {
		if !r.Published.Known() && r.Date.Known() {
			r.Date = article.When{}
			r.Notes = annotate.Article(r.Article, r.Date)
		}
	}
	slices.SortFunc(s.Readings, func(a, b *article.Reading) int { return article.ByDate(a.Article, b.Article) })
	origins(s)
	if !slices.ContainsFunc(s.Readings, func(r *article.Reading) bool { return !r.Published.Known() }) {
		return false
	}
	any := false
	for i, w := range anchor.Dates(s.Readings, now) {
		r := s.Readings[i]
		if r.Published.Known() || w == r.Date {
			continue
		}
		r.Date = w
		r.Notes = annotate.Article(r.Article, w)
		any = true
	}
	return any
}

// origins finds out where the articles come from.
func origins(s *story.Story) {
	for i, o := range reuse.Origins(s.Readings) {
		s.Readings[i].Origin = o
	}
}

// spanOf is the time from the first to the last of the articles' days; the
// zero When if none has one.
func spanOf(s *story.Story, ids []article.ID) article.When {
	var w article.When
	for _, id := range ids {
		d := s.Reading(id).Date
		if !d.Bounded() {
			continue
		}
		if w.From.IsZero() || d.From.Before(w.From) {
			w.From = d.From
		}
		if d.To.After(w.To) {
			w.To = d.To
		}
		w.Gran = article.Interval
	}
	if w.OneDay() {
		w.Gran = article.Day
	}
	return w
}

// why says of each article why it is here, how it is dated and what it is
// worth as a witness.
func (b *builder) why(s *story.Story) {
	add := func(format string, args ...any) { b.explain = append(b.explain, fmt.Sprintf(format, args...)) }
	add("story %s: %d articles, %d episodes", s.ID, len(s.Readings), len(s.Episodes))
	for i, e := range s.Episodes {
		add("  episode %d", i+1)
		for k, id := range e.Articles {
			r := s.Reading(id)
			add("    %s", name(r))
			if k > 0 && k <= len(e.Why) && e.Why[k-1] != "" {
				add("      in this episode: %s", e.Why[k-1])
			}
			if r.Date.Why != "" {
				add("      dated: %s", r.Date.Why)
			}
			add("      origin: %s %s", r.Origin.Kind, r.Origin.Why)
		}
	}
	for _, a := range s.Cast.Apart {
		add("  kept apart: %s and %s: %s", s.Cast.Entities[a.A].Name, s.Cast.Entities[a.B].Name, a.Why)
	}
}

func name(r *article.Reading) string {
	if h := r.Headline(); h != "" {
		return fmt.Sprintf("%s (%s)", r.Words(r.Title), r.Path)
	}
	return r.Path
}
