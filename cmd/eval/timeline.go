package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/reuse"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/resolve"
	"github.com/synoptic-news/synoptic/story/timeline"
)

var timelineSuite = suite{
	name: "timeline", args: "DIR…",
	short: "Which days matter, and what happened on them",
	long: `Which days matter, and what happened on them. A DIR holds topics or is a folder
of such. A topic is a folder with articles.jsonl and reference timelines:
timelines/*.jsonl (Timeline17: date, sentences), timeline_raw.json (Entities:
dates), or timelines/*.jsonl with entities (SemEval-2015 Task 4).

The days and sentences are those of timeline.Calendar; how many are taken is
told by the reference, and articles outside its days are left out. AR1 and AR2
are ROUGE-1 and ROUGE-2 with aligned days, "align+ m:1" of tilse (Martschat and
Markert 2017), dates are sets of days; precision and recall are averaged over
the reference timelines, F1 is that of the averages. The baseline beside it
takes the days on which most articles were published. For SemEval-2015 it is
counted how many mentions of an event get the day the gold gives.`,
	keys: []string{"timeline"},
	data: []string{"bench/timeline"},
	run:  runTimeline,
}

const (
	timelinesDir = "timelines"
	datesFile    = "timeline_raw.json"
)

func runTimeline(ctx context.Context, r *report, dirs []string, _ options) error {
	sets, err := timelineSets(dirs)
	if err != nil {
		return err
	}
	for _, set := range sets {
		topics, err := folders([]string{set}, articlesFile)
		if err != nil {
			return err
		}
		if err := scoreTopics(ctx, r, filepath.Base(set), topics); err != nil {
			return err
		}
	}
	return nil
}

// timelineSets are the given folders, or the folders in them, that hold topics.
func timelineSets(dirs []string) ([]string, error) {
	var out []string
	for _, d := range dirs {
		if _, err := folders([]string{d}, articlesFile); err == nil {
			out = append(out, d)
			continue
		}
		in, err := os.ReadDir(d)
		found := len(out)
		for _, e := range in {
			sub := filepath.Join(d, e.Name())
			if _, err := folders([]string{sub}, articlesFile); err == nil {
				out = append(out, sub)
			}
		}
		if err != nil || len(out) == found {
			return nil, missing{d, articlesFile}
		}
	}
	return out, nil
}

// timelineLine is a line of a reference timeline: of Timeline17 a day with its
// sentences, of SemEval-2015 the entity or an event with its mentions.
type timelineLine struct {
	Date      string
	Sentences []string
	Entity    string
	Mentions  []eventMention
}

func scoreTopics(ctx context.Context, r *report, set string, topics []string) error {
	var days *dayTasks
	var mentions mentionTasks
	for _, dir := range topics {
		refs, events, err := references(dir)
		if err != nil {
			return err
		}
		if len(events) > 0 {
			if mentions.ours == nil {
				mentions = newMentionTasks(r, set)
			}
			err = scoreMentions(ctx, mentions, dir, events)
		} else {
			if days == nil {
				days = newDayTasks(r, set, refs)
			}
			err = days.topic(ctx, dir, refs)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// references reads the timelines of a topic: with texts, with days only, or the
// events of SemEval-2015.
func references(dir string) ([]reference, []timelineLine, error) {
	if holds(dir, []string{datesFile}) {
		g, err := datesOnly(dir)
		return []reference{g}, nil, err
	}
	files, err := filepath.Glob(filepath.Join(dir, timelinesDir, "*.jsonl"))
	if err != nil {
		return nil, nil, err
	}
	if len(files) == 0 {
		return nil, nil, missing{dir, timelinesDir + " or " + datesFile}
	}
	var refs []reference
	var events []timelineLine
	for _, f := range files {
		all, err := lines[timelineLine](filepath.Dir(f), filepath.Base(f))
		if err != nil {
			return nil, nil, err
		}
		if len(all) > 0 && all[0].Entity != "" {
			events = append(events, all[1:]...)
			continue
		}
		g := reference{name: filepath.Base(dir) + "/" + strings.TrimSuffix(filepath.Base(f), ".jsonl"), texts: dayTexts{}}
		for _, l := range all {
			d, err := time.Parse(time.DateOnly, l.Date)
			if err != nil {
				return nil, nil, fmt.Errorf("%s: %w", f, err)
			}
			g.texts[d] = append(g.texts[d], l.Sentences...)
		}
		refs = append(refs, g)
	}
	return refs, events, nil
}

// datesOnly reads a timeline of Entities, which has no sentences.
func datesOnly(dir string) (reference, error) {
	g := reference{name: filepath.Base(dir), texts: dayTexts{}}
	b, err := read(dir, datesFile)
	if err != nil {
		return g, err
	}
	var in struct{ Dates []string }
	if err := json.Unmarshal(b, &in); err != nil {
		return g, fmt.Errorf("%s: %w", filepath.Join(dir, datesFile), err)
	}
	for _, s := range in.Dates {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			return g, fmt.Errorf("%s: %w", filepath.Join(dir, datesFile), err)
		}
		g.texts[d] = nil
	}
	return g, nil
}

// reference is a timeline that somebody wrote.
type reference struct {
	name  string
	texts dayTexts // of Entities the days only
}

// told reports whether the reference says what happened, not only when.
func (g reference) told() bool { return g.sentences() > 0 }

func (g reference) sentences() int {
	n := 0
	for _, s := range g.texts {
		n += len(s)
	}
	return n
}

// length is how many sentences a day has on average, rounded.
func (g reference) length() int {
	return (2*g.sentences() + len(g.texts)) / (2 * len(g.texts))
}

// span is from the first to the last day, with a margin.
func (g reference) span(margin int) (from, to time.Time) {
	days := g.texts.days()
	return days[0].AddDate(0, 0, -margin), days[len(days)-1].AddDate(0, 0, margin)
}

// within keeps the days from the first to the last article: nobody can find
// others. Of a reference without sentences only; the published figures for
// Timeline17 count all days.
func (g reference) within(articles []labelled) reference {
	first, last := "9999", ""
	for _, a := range articles {
		first, last = min(first, a.Published), max(last, a.Published)
	}
	out := reference{g.name, dayTexts{}}
	for d, s := range g.texts {
		if day := d.Format(time.DateOnly); first <= day && day <= last {
			out.texts[d] = s
		}
	}
	return out
}

// dayTasks are the tasks of one set of timelines. Each timeline is one item.
type dayTasks struct {
	ar1, ar2        *task // nil where the reference has no sentences
	dates, pubCount *task
}

func newDayTasks(r *report, set string, refs []reference) *dayTasks {
	t := &dayTasks{}
	if refs[0].told() {
		t.ar1 = r.task(set+" AR1", retrieval, "tilse 10.5, CLUST 8.2, DATEWISE 12.0 (19 timelines)")
		t.ar2 = r.task(set+" AR2", retrieval, "tilse 3.0, CLUST 2.0, DATEWISE 3.5 (19 timelines)")
		t.dates = r.task(set+" dates", retrieval, "tilse 54.4, CLUST 40.7, DATEWISE 54.4 (19 timelines)")
		t.pubCount = r.task(set+" dates, most published", retrieval, "48.1 (19 timelines)")
		return t
	}
	t.dates = r.task(set+" dates", retrieval, "tilse 16.7, CLUST 17.4, DATEWISE 20.5 (47 timelines)")
	t.pubCount = r.task(set+" dates, most published", retrieval, "10.7 (47 timelines)")
	return t
}

// margin is how many days before the first and after the last day of a
// reference of Entities articles are read, as in news-tls.
const margin = 7

func (t *dayTasks) topic(ctx context.Context, dir string, refs []reference) error {
	articles, err := lines[labelled](dir, articlesFile)
	if err != nil {
		return err
	}
	rs, err := each(ctx, articles, reading)
	if err != nil {
		return err
	}
	for _, g := range refs {
		extra := 0
		if !g.told() {
			g, extra = g.within(articles), margin
		}
		if len(g.texts) == 0 {
			continue
		}
		from, to := g.span(extra)
		s := storyOf(rs, from, to)
		t.score(g, timelineOf(s, g, from, to), s)
	}
	return nil
}

// storyOf makes a story of the articles of some days, the last included.
func storyOf(rs []*article.Reading, from, to time.Time) *story.Story {
	s := &story.Story{}
	for _, r := range rs {
		if d := r.Date.From; !d.Before(from) && !d.After(to) {
			s.Readings = append(s.Readings, r)
		}
	}
	slices.SortStableFunc(s.Readings, article.ByWriting)
	for i, o := range reuse.Origins(s.Readings) {
		s.Readings[i].Origin = o
	}
	s.Cast = resolve.Entities(s.Readings)
	return s
}

// timelineOf is our timeline, of as many days and sentences as the reference.
func timelineOf(s *story.Story, g reference, from, to time.Time) dayTexts {
	out := dayTexts{}
	c := timeline.NewCalendar(s)
	for _, d := range c.Days() {
		if len(out) == len(g.texts) {
			break
		}
		if d.Date.Before(from) || d.Date.After(to) {
			continue
		}
		out[d.Date] = nil
		for _, p := range c.Passages(d.Date, g.length()) {
			out[d.Date] = append(out[d.Date], s.Reading(p.Article).Words(p.Span))
		}
	}
	return out
}

// mostPublished are the n days on which most articles were published, the
// earlier of two alike.
func mostPublished(s *story.Story, n int) dayTexts {
	counts := map[time.Time]int{}
	for _, r := range s.Readings {
		counts[r.Date.From]++
	}
	days := make([]time.Time, 0, len(counts))
	for d := range counts {
		days = append(days, d)
	}
	slices.SortFunc(days, func(a, b time.Time) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return a.Compare(b)
	})
	out := dayTexts{}
	for _, d := range days[:min(n, len(days))] {
		out[d] = nil
	}
	return out
}

func (t *dayTasks) score(g reference, ours dayTexts, s *story.Story) {
	if t.ar1 != nil {
		for n, task := range []*task{t.ar1, t.ar2} {
			p, r := alignedRouge(g.texts, ours, n+1)
			task.add(g.name, score{gold: 1, found: 1, hitGold: r, hitFound: p})
		}
	}
	t.dates.add(g.name, sameDays(g.texts, ours))
	t.pubCount.add(g.name, sameDays(g.texts, mostPublished(s, len(g.texts))))
	t.missed(g, ours)
}

// sameDays is the share of days that two timelines have in common.
func sameDays(gold, ours dayTexts) score {
	hits := 0.0
	for d := range ours {
		if _, ok := gold[d]; ok {
			hits++
		}
	}
	return score{gold: 1, found: 1, hitGold: ratio(hits, float64(len(gold))), hitFound: ratio(hits, float64(len(ours)))}
}

// missed notes the days that one timeline has and the other has not.
func (t *dayTasks) missed(g reference, ours dayTexts) {
	only := func(a, b dayTexts) string {
		var out []string
		for _, d := range a.days() {
			if _, ok := b[d]; !ok {
				out = append(out, d.Format(time.DateOnly))
			}
		}
		return strings.Join(out, " ")
	}
	if want, got := only(g.texts, ours), only(ours, g.texts); want != "" || got != "" {
		s := sameDays(g.texts, ours)
		t.dates.miss(miss{Where: g.name, Want: want, Got: got, bad: 2 - s.hitFound - s.hitGold})
	}
}
