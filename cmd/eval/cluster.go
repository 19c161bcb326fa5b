package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate"
	"github.com/synoptic-news/synoptic/article/extract"
	"github.com/synoptic-news/synoptic/article/reuse"
	"github.com/synoptic-news/synoptic/source"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/cluster"
)

var clusterSuite = suite{
	name: "cluster", args: "DIR…",
	short: "Which articles tell of one event",
	long: `Which articles tell of one event. A DIR holds articles.jsonl, or a file *.json
or *.jsonl in the form of Miranda et al. 2018 (id, date, lang, title, text,
cluster), or pairs_*.jsonl, or is a folder of such. Our clusters are the episodes.

BCubed is the mean over articles (Bagga and Baldwin 1998), pairwise counts pairs
of articles (Miranda et al. 2018), clusters compares the numbers of clusters.
Mixed puts the articles of all English sets that have text into one heap. Of
pairs judged OK or BAD, the articles of all pairs are sorted together: a pair is
found if both are in one episode.

With --shuffles, streamed takes the articles one at a time, in as many orders,
with a repair after every hundred and at the end: the mean, the best and the
worst order; and, never mended, without repair.`,
	keys: []string{"lang", "dated"},
	data: []string{
		"bench/cluster/ecbplus", "bench/cluster/basil", "bench/cluster/wikinews_30e", "bench/cluster/wikinews_events",
		"bench/cluster/handpicked_2014", "bench/cluster/vietnamese_mds_200", "bench/cluster/tgcontest_pairs",
	},
	run: runCluster,
}

const articlesFile = "articles.jsonl"

// clusterFiles are the files of which a set has one.
var clusterFiles = []string{articlesFile, "dataset.test.json", "dataset.dev.json", "en.jsonl"}

// clusterAnchors are what was reached elsewhere, on other parts of the sets
// where that is said.
var clusterAnchors = map[string]string{
	"ecbplus BCubed":            "88.9 single pass (held-out part)",
	"basil BCubed":              "98.9 single pass with time (held-out part)",
	"wikinews_30e BCubed":       "93.1 single pass (held-out part)",
	"wikinews_events BCubed":    "81.4 single pass (held-out part)",
	"handpicked_2014 BCubed":    "67.3 single pass",
	"vietnamese_mds_200 BCubed": "94.6 single pass with time (held-out part)",
	"mixed BCubed":              "84.5 single pass (held-out part)",
	"mixed pairwise":            "70.6 single pass (held-out part)",
}

// labelled is an article with the event it tells of.
type labelled struct {
	ID        json.RawMessage
	Title     string
	Text      string
	Published string
	Date      string // of Miranda et al.: "2014-11-05 14:33:00"
	Lang      string
	URL       string
	Source    string
	Cluster   json.RawMessage
	Twin      bool `json:"dup_of_wikinews_events"` // it is in another set too
}

// clusterSet is one set of data.
type clusterSet struct {
	name string
	all  []labelled
}

func runCluster(ctx context.Context, r *report, dirs []string, o options) error {
	dirs, err := folders(dirs, slices.Concat(clusterFiles, []string{"pairs_en.jsonl", "pairs_ru.jsonl"})...)
	if err != nil {
		return err
	}
	var paired []string
	dirs = slices.DeleteFunc(dirs, func(d string) bool {
		files, _ := filepath.Glob(filepath.Join(d, pairFiles))
		paired = append(paired, files...)
		return len(files) > 0
	})
	sets, err := clusterSets(dirs)
	if err != nil {
		return err
	}
	mixed := clusterSet{name: "mixed"}
	english := 0
	for _, s := range sets {
		if err := s.score(ctx, r, o); err != nil {
			return err
		}
		if s.isEnglish() {
			english++
			mixed.all = append(mixed.all, s.labelled()...)
		}
	}
	if english > 1 {
		if err := mixed.score(ctx, r, o); err != nil {
			return err
		}
	}
	for _, f := range paired {
		if err := scoreJudged(ctx, r, f); err != nil {
			return err
		}
	}
	return nil
}

func clusterSets(dirs []string) ([]clusterSet, error) {
	dirs, err := folders(dirs, clusterFiles...)
	if err != nil {
		return nil, err
	}
	var out []clusterSet
	for _, d := range dirs {
		files, err := filepath.Glob(filepath.Join(d, "*.json*"))
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			all, err := lines[labelled](d, filepath.Base(f))
			if err != nil {
				return nil, err
			}
			name := filepath.Base(d)
			if filepath.Base(f) != articlesFile {
				name += "/" + strings.TrimSuffix(filepath.Base(f), filepath.Ext(f))
			}
			out = append(out, clusterSet{name, all})
		}
	}
	return out, nil
}

// isEnglish reports whether a set is of English articles with text.
func (s clusterSet) isEnglish() bool {
	return !slices.ContainsFunc(s.all, func(l labelled) bool { return !strings.HasPrefix(l.Lang, "en") || l.Text == "" })
}

// labelled returns the articles for the mixed heap: each once, its cluster
// under the name of its set.
func (s clusterSet) labelled() []labelled {
	var out []labelled
	for _, l := range s.all {
		if !l.Twin {
			l.Cluster = json.RawMessage(s.name + " " + string(l.Cluster))
			out = append(out, l)
		}
	}
	return out
}

// score measures one set.
func (s clusterSet) score(ctx context.Context, r *report, o options) error {
	rs, err := each(ctx, s.all, reading)
	if err != nil {
		return err
	}
	var gold, groups []string
	for i, rd := range rs {
		gold = append(gold, string(s.all[i].Cluster))
		group := s.all[i].Lang
		if r.by == "dated" {
			group = fmt.Sprint(rd.Published.Known())
		}
		groups = append(groups, group)
	}
	ours := episodes(rs)
	b3 := r.task(s.name+" BCubed", retrieval, clusterAnchors[s.name+" BCubed"])
	pair := r.task(s.name+" pairwise", retrieval, clusterAnchors[s.name+" pairwise"])
	for i, item := range bcubed(gold, ours) {
		b3.add(groups[i], item)
		if item.hitFound < 1 || item.hitGold < 1 {
			b3.miss(miss{
				Where: string(s.all[i].ID) + " " + rs[i].Published.Time.Format("2006-01-02"),
				Want:  gold[i], Got: fmt.Sprintf("P %.2f R %.2f, with: %s", item.hitFound, item.hitGold, stranger(i, gold, ours, s.all)),
				Text: s.all[i].Title, bad: 2 - item.hitFound - item.hitGold,
			})
		}
	}
	pair.add("", pairwise(gold, ours))
	r.task(s.name+" clusters", number, "").add("", score{gold: float64(len(numbered(gold))), found: float64(len(numbered(ours)))})
	if o.shuffles > 0 {
		same := r.task(s.name+" same in any order", share, "")
		for n := range o.shuffles {
			same.add("", right(slices.Equal(ours, episodesShuffled(rs, n))))
		}
		streamed(r, s.name, rs, gold, o.shuffles)
	}
	return nil
}

// stranger is the title of an article that is in one cluster with number i and
// should not be.
func stranger(i int, gold, ours []string, all []labelled) string {
	for k := range ours {
		if ours[k] == ours[i] && gold[k] != gold[i] {
			return all[k].Title
		}
	}
	return "none but its own"
}

// reading reads an article the way the program does: as a JSON document. One
// without text is its title.
func reading(l labelled) *article.Reading {
	body, err := json.Marshal(map[string]string{
		"title": l.Title, "text": cmp.Or(l.Text, l.Title), "published": cmp.Or(l.Published, l.Date), "lang": l.Lang, "url": l.URL, "outlet": l.Source,
	})
	if err != nil {
		panic(err) // strings always have a form in JSON
	}
	as, err := extract.Articles(source.Document{Path: "a.json", Body: body}, extract.Options{MinWords: 1})
	if err != nil {
		// What the program would skip has its place in the gold too.
		as = []*article.Article{plain(l.Title+"\n\n"+l.Text, l.Lang)}
		as[0].ID = article.ID(l.ID)
	}
	rd := &article.Reading{Article: as[0]}
	if as[0].Published.Known() {
		rd.Date = article.OnDay(as[0].Published.Time, article.Explicit)
	}
	rd.Notes = annotate.Article(as[0], rd.Date)
	return rd
}

// episodes returns the episode of each reading.
func episodes(rs []*article.Reading) []string {
	out, _ := placed(rs, found(rs))
	return out
}

// found are the stories that the program makes of readings.
func found(rs []*article.Reading) []story.Story {
	for i, o := range reuse.Origins(rs) {
		rs[i].Origin = o
	}
	return cluster.Stories(rs)
}

// placed names the episode and the story of each reading.
func placed(rs []*article.Reading, stories []story.Story) (episodes, of []string) {
	episode, in := map[article.ID]string{}, map[article.ID]string{}
	for _, s := range stories {
		for _, e := range s.Episodes {
			for _, id := range e.Articles {
				episode[id], in[id] = string(e.Articles[0]), s.ID
			}
		}
	}
	for _, r := range rs {
		episodes, of = append(episodes, episode[r.ID]), append(of, in[r.ID])
	}
	return episodes, of
}

// episodesShuffled does the same with the readings in another order, which n
// decides, and returns them in the order of rs.
func episodesShuffled(rs []*article.Reading, n int) []string {
	order := shuffled(rs, n)
	of := episodes(inOrder(rs, order))
	out := make([]string, len(rs))
	for k, i := range order {
		out[i] = of[k]
	}
	return out
}
