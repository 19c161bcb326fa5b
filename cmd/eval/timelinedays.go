package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/story/timeline"
	"github.com/synoptic-news/synoptic/text"
)

// eventMention is where an article mentions an event: a word of a sentence.
type eventMention struct {
	Doc   string
	Sent  int
	Event string
}

// sentenced is an article with its sentences as the gold counts them: the first
// is the title.
type sentenced struct {
	labelled
	Sents []string
}

// scoreMentions counts, of all mentions of events for which the gold has a full
// date, those for which the clause they stand in is given that day
// (SemEval-2015 Task 4, Minard et al.; the task itself orders events).
func scoreMentions(ctx context.Context, t mentionTasks, dir string, events []timelineLine) error {
	docs, err := lines[sentenced](dir, articlesFile)
	if err != nil {
		return err
	}
	rs, err := each(ctx, docs, func(d sentenced) *article.Reading { return reading(d.labelled) })
	if err != nil {
		return err
	}
	at := map[string]int{}
	for i, d := range docs {
		at[strings.Trim(string(d.ID), `"`)] = i
	}
	type key struct {
		eventMention
		day string
	}
	seen := map[key]bool{}
	for _, e := range events {
		day, err := time.Parse(time.DateOnly, e.Date)
		if err != nil {
			continue // no full date
		}
		for _, m := range e.Mentions {
			i, ok := at[m.Doc]
			if !ok || seen[key{m, e.Date}] {
				continue // several timelines tell of it
			}
			seen[key{m, e.Date}] = true
			t.mention(filepath.Base(dir), m, day, rs[i], docs[i].Sents)
		}
	}
	return nil
}

// mentionTasks are ours, and what comes of giving every mention the day its
// article was published.
type mentionTasks struct{ ours, published *task }

func newMentionTasks(r *report, set string) mentionTasks {
	return mentionTasks{r.task(set+" day of mentions", share, "target 75"), r.task(set+" day of publication", share, "")}
}

func (t mentionTasks) mention(group string, m eventMention, day time.Time, r *article.Reading, sents []string) {
	sp, ok := place(r.Text, sents, m.Sent, m.Event)
	var w article.When
	if ok {
		w = timeline.DayOf(r, sp)
	}
	hit := w.OneDay() && w.From.Equal(day)
	t.ours.add(group, right(hit))
	t.published.add(group, right(r.Date.From.Equal(day)))
	if !hit {
		t.ours.miss(miss{
			Where: fmt.Sprintf("%s, of %s", m.Doc, r.Date.From.Format(time.DateOnly)),
			Want:  day.Format(time.DateOnly), Got: fmt.Sprintf("%s to %s, %s", w.From.Format(time.DateOnly), w.To.Format(time.DateOnly), w.How),
			Text: around(r.Text, sp),
		})
	}
}

// place finds a word of sentence n in the text, in which the sentences stand in
// their order, but with other white space and punctuation. "lifting_off" is two
// words.
func place(s string, sents []string, n int, word string) (text.Span, bool) {
	if n >= len(sents) {
		return text.Span{}, false
	}
	in := text.Span{End: len(s)}
	from := 0
	for i, sentence := range sents[:n+1] {
		sp, ok := spelled(s[from:], sentence)
		if ok {
			in = text.Span{Start: from + sp.Start, End: from + sp.End}
			from = in.End
		} else if i == n {
			return text.Span{}, false
		}
	}
	sp, ok := spelled(in.In(s), word)
	return text.Span{Start: in.Start + sp.Start, End: in.Start + sp.End}, ok
}

// spelled finds words in s by their letters and digits alone.
func spelled(s, words string) (text.Span, bool) {
	want := slices.DeleteFunc([]rune(words), func(c rune) bool { return !plainRune(c) })
	if len(want) == 0 {
		return text.Span{}, false
	}
	for start, c := range s {
		if c == want[0] {
			if n := spelledAt(s[start:], want); n > 0 {
				return text.Span{Start: start, End: start + n}, true
			}
		}
	}
	return text.Span{}, false
}

// spelledAt is how many bytes of s, from its start, spell want; 0 if none.
func spelledAt(s string, want []rune) int {
	for i, c := range s {
		if !plainRune(c) {
			continue
		}
		if c != want[0] {
			return 0
		}
		if want = want[1:]; len(want) == 0 {
			return i + utf8.RuneLen(c)
		}
	}
	return 0
}

func plainRune(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }
