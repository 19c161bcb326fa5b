package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/article/annotate"
	"github.com/synoptic-news/synoptic/story"
	"github.com/synoptic-news/synoptic/story/compare"
	"github.com/synoptic-news/synoptic/story/resolve"
	"github.com/synoptic-news/synoptic/text"
)

var agreementSuite = suite{
	name: "agreement", args: "DATA… [SEEDS]",
	short: "Same answer or not, same event or not, and what the five pages agree and differ on",
	long: `Same answer or not, same event or not, and what the five pages agree and differ
on. DATA holds questions.jsonl (NAnCo) or docs.jsonl (ECB+), itself or in its
folders; SEEDS holds the five pages.

NAnCo: of each pair of answers to one question, whether they say the same;
right is the share of pairs judged right among those that do, among those that
do not, and the mean of the two, balanced accuracy.
ECB+: event mentions in one topic that tell one event: MUC, B³ and CEAF-e over
all gold mentions of the validated sentences of a topic, mentions that stand
alone in the gold among them; CoNLL is the mean of the three F1.
Pages: what two or more of them say (right where the page shows it with passages
of two), the tensions and developments a reader finds, and the tensions shown
that are none.`,
	keys: []string{"question", "topic"},
	data: []string{"bench/agreement", "seeds"},
	run:  runAgreement,
}

const answerFile = "questions.jsonl"

func runAgreement(ctx context.Context, r *report, dirs []string, _ options) error {
	for _, given := range dirs {
		if pages, err := filepath.Glob(filepath.Join(given, "[0-9][0-9][0-9]_*.txt")); err == nil && len(pages) > 0 {
			if err := askFindings(ctx, r, given); err != nil {
				return err
			}
			continue
		}
		in, err := folders([]string{given}, answerFile, chainFile)
		if err != nil {
			return err
		}
		for _, dir := range in {
			questions, err := lines[question](dir, answerFile)
			if err == nil {
				scoreAnswers(r, filepath.Base(dir), questions)
			} else if m := (missing{}); errors.As(err, &m) {
				err = scoreEvents(ctx, r, dir)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// question is one question with its answers; those of one group say the same.
type question struct {
	QID     string
	Answers []struct {
		Paragraph, Answer string
		Group             int
	}
}

// scoreAnswers measures whether two answers to a question say the same (Laban
// et al., "Discord Questions: A Computational Approach To Diversity Analysis in
// News Coverage", EMNLP Findings 2022): balanced accuracy over all pairs, the
// mean of the accuracies among the pairs of one group and among the others.
func scoreAnswers(r *report, set string, questions []question) {
	same := r.task(set+" pairs that say the same", share, "")
	other := r.task(set+" pairs that do not", share, "")
	for _, q := range questions {
		s, spans := q.read()
		all := compare.Alike(s, spans)
		for i := range spans {
			for k := range i {
				gold, got := q.Answers[i].Group == q.Answers[k].Group, all.Score(k, i)
				t, bad := other, got-compare.Same
				if gold {
					t, bad = same, compare.Same-got
				}
				ok := gold == (got >= compare.Same)
				t.add(q.QID, right(ok))
				if !ok {
					t.miss(miss{Where: q.QID, Want: fmt.Sprint("same ", gold), Got: fmt.Sprintf("%.2f", got), Text: q.Answers[k].Answer + " | " + q.Answers[i].Answer, bad: bad})
				}
			}
		}
	}
	r.task(set+" balanced accuracy", share, "trained 81.3; zero-shot 58.0-74.1 (test questions)").add("", balanced(same.total, other.total))
}

// balanced is the mean of two shares.
func balanced(a, b score) score {
	return score{gold: 1, hitGold: (a.recall() + b.recall()) / 2}
}

// read makes an article of each answer's paragraph and finds the answer in it.
func (q question) read() (*story.Story, []article.Passage) {
	s := &story.Story{ID: q.QID}
	var out []article.Passage
	for i, a := range q.Answers {
		p := plain(a.Paragraph, "en")
		p.ID = article.ID(fmt.Sprint(q.QID, " ", i))
		r := &article.Reading{Article: p, Notes: annotate.Article(p, article.When{})}
		s.Readings = append(s.Readings, r)
		sp := text.Span{End: len(p.Text)}
		if at := strings.Index(p.Text, a.Answer); at >= 0 {
			sp = text.Span{Start: at, End: at + len(a.Answer)}
		}
		out = append(out, r.At(sp))
	}
	s.Cast = resolve.Entities(s.Readings)
	return s, out
}

// eventDoc is an article in tokens; mentions are sets of them.
type eventDoc struct {
	Doc       string
	Topic     int
	Validated []int `json:"validated_sentences"`
	Tokens    []chainToken
	Mentions  []struct {
		Type, Chain string
		Tokens      []int
	}
}

// scoreEvents measures cross-document event coreference on gold mentions in
// gold topics (Cybulska and Vossen, LREC 2014), in validated sentences only.
// CoNLL F1 is the mean of MUC, B³ and CEAF-e (Pradhan et al., "CoNLL-2012
// Shared Task", 2012).
func scoreEvents(ctx context.Context, r *report, dir string) error {
	docs, err := lines[eventDoc](dir, chainFile)
	if err != nil {
		return err
	}
	byTopic := map[int][]eventDoc{}
	for _, d := range docs {
		byTopic[d.Topic] = append(byTopic[d.Topic], d)
	}
	topics := slices.Sorted(maps.Keys(byTopic))
	type labelled struct {
		gold, ours []string
		shown      []string
	}
	all, err := each(ctx, topics, func(topic int) labelled {
		var l labelled
		l.gold, l.ours, l.shown = readEvents(byTopic[topic])
		return l
	})
	if err != nil {
		return err
	}
	set := filepath.Base(dir)
	tasks := []*task{r.task(set+" events MUC", retrieval, ""), r.task(set+" events B³", retrieval, ""), r.task(set+" events CEAF-e", retrieval, "")}
	for i, l := range all {
		topic := fmt.Sprint(topics[i])
		tasks[0].add(topic, muc(l.gold, l.ours))
		for _, s := range bcubed(l.gold, l.ours) {
			tasks[1].add(topic, s)
		}
		tasks[2].add(topic, ceafe(l.gold, l.ours))
		splits(tasks[1], topic, l.gold, l.ours, l.shown)
	}
	sum := score{gold: float64(len(tasks))}
	for _, t := range tasks {
		sum.hitGold += t.total.f1()
	}
	r.task(set+" events CoNLL F1", share, "lemma about 76, neural about 85 (test topics)").add("", sum)
	return nil
}

// splits lists the pairs that are in one gold chain and not in one of ours, or
// the other way round: for eyes.
func splits(t *task, topic string, gold, ours, shown []string) {
	seen := map[string]int{}
	for i := range gold {
		for k := range i {
			g, o := gold[i] == gold[k], ours[i] == ours[k]
			if g == o {
				continue
			}
			pair := shown[k] + " | " + shown[i]
			if seen[pair]++; seen[pair] == 1 {
				t.miss(miss{Where: "topic " + topic, Want: fmt.Sprint("one event ", g), Got: fmt.Sprint(o), Text: pair})
			}
		}
	}
}

// readEvents reads the articles of a topic and groups their event mentions: the
// gold chain of each, ours, and the mention in its sentence.
func readEvents(docs []eventDoc) (gold, ours, shown []string) {
	s := &story.Story{ID: "topic"}
	var spans []article.Passage
	for _, d := range docs {
		c := chainDoc{Doc: d.Doc, Tokens: d.Tokens}
		valid := map[int]bool{}
		for _, n := range d.Validated {
			valid[n] = true
		}
		chains := len(gold)
		for k, m := range d.Mentions {
			if !strings.Contains(m.Type, "ACTION") || len(m.Tokens) == 0 || !valid[d.Tokens[m.Tokens[0]].sentence] {
				continue
			}
			c.Mentions = append(c.Mentions, chainMention{Start: m.Tokens[0], End: m.Tokens[len(m.Tokens)-1] + 1})
			gold = append(gold, cmp.Or(m.Chain, fmt.Sprint(d.Doc, " alone ", k)))
		}
		r := c.read()
		s.Readings = append(s.Readings, r.Reading)
		for i := range gold[chains:] {
			spans = append(spans, r.At(r.spans[i]))
			shown = append(shown, around(r.Text, r.spans[i]))
		}
	}
	s.Cast = resolve.Entities(s.Readings)
	at := map[string]int{}
	for i, id := range episodes(s.Readings) {
		if _, ok := at[id]; !ok {
			at[id] = len(s.Episodes)
			s.Episodes = append(s.Episodes, story.Episode{ID: id})
		}
		e := &s.Episodes[at[id]]
		e.Articles = append(e.Articles, s.Readings[i].ID)
	}
	for _, n := range compare.Alike(s, spans).Happenings() {
		ours = append(ours, fmt.Sprint(n))
	}
	return gold, ours, shown
}
