package live

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/page/render"
	"github.com/synoptic-news/synoptic/story/relate"
)

// The bounds of what lists of stories are narrowed down by.
const (
	mostTopics   = 6 // of a story
	mostPlaces   = 4
	longestTopic = 40 // letters
	topicWords   = 4  // more are a title or a slogan
)

// parted is what stands between the topics that a page names in one word: "World
// > Europe", "Business; Energy", "news/politics".
func parted(r rune) bool { return strings.ContainsRune(">/|»›;,·•", r) }

// saysNothing are sections that all news is in, as their keys are.
var saysNothing = map[string]bool{
	"all": true, "article": true, "articles": true, "default": true, "featured": true, "feed": true, "feeds": true, "front-page": true, "general": true, "home": true,
	"homepage": true, "index": true, "latest": true, "latest-news": true, "main": true, "misc": true, "n-a": true, "news": true, "none": true, "other": true, "page": true,
	"post": true, "posts": true, "root": true, "rss": true, "stories": true, "story": true, "top": true, "top-news": true, "top-stories": true, "uncategorised": true, "uncategorized": true,
	"головна": true, "головне": true, "новини": true, "статті": true, "стрічка": true, "усі": true, "інше": true,
}

// topics are the topics that a section of an outlet or a folder of feeds names.
func topics(named string) []store.Facet {
	var out []store.Facet
	for _, part := range strings.FieldsFunc(render.Clean(named), parted) {
		words := store.NameWords(part)
		f := store.Facet{Kind: store.OfTopic, Key: strings.Join(words, "-"), Name: strings.Join(strings.Fields(part), " ")}
		switch {
		case len(words) == 0 || len(words) > topicWords || utf8.RuneCountInString(f.Name) > longestTopic || saysNothing[f.Key]:
		case !strings.ContainsFunc(f.Name, unicode.IsLetter): // a year, a number of a page
		default:
			out = append(out, f)
		}
	}
	return out
}

// topTopics are the topics of some wordings, the most frequent first, each named
// as it is named most often; one that hardly any has is left out.
func topTopics(named []string) []store.Facet {
	type tally struct {
		store.Facet
		count int
		names map[string]int
	}
	of := map[string]*tally{}
	stating := 0
	for _, n := range named {
		ts := topics(n)
		if len(ts) > 0 {
			stating++
		}
		for _, f := range ts {
			t := of[f.Key]
			if t == nil {
				t = &tally{Facet: f, names: map[string]int{}}
				of[f.Key] = t
			}
			t.count++
			t.names[f.Name]++
		}
	}
	var all []*tally
	for _, t := range of {
		for name, n := range t.names {
			loud, was := strings.ToUpper(name) == name, strings.ToUpper(t.Name) == t.Name // "WORLD" is no other name than "World"
			if m := t.names[t.Name]; loud != was && was || loud == was && (n > m || n == m && name < t.Name) {
				t.Name = name
			}
		}
		if t.count*5 >= stating {
			all = append(all, t)
		}
	}
	slices.SortFunc(all, func(a, b *tally) int {
		return cmp.Or(b.count-a.count, strings.Compare(a.Key, b.Key))
	})
	var out []store.Facet
	for _, t := range all[:min(len(all), mostTopics)] {
		out = append(out, t.Facet)
	}
	return out
}

// facets are the topics that the articles state, and the places that the story
// is most about: named in its title, or several times and not much less than the
// place named most.
func (x *indexer) facets() {
	var named []string
	for _, a := range x.page.Articles {
		named = append(named, a.Section)
	}
	x.out.Facets = append(x.out.Facets, topTopics(named)...)

	titled := x.about(x.page.Title)
	var places []store.IndexedEntity
	most := 0
	for _, e := range x.out.Entities {
		if e.Kind == article.Place {
			places = append(places, e)
			most = max(most, e.Mentions)
		}
	}
	places = slices.DeleteFunc(places, func(e store.IndexedEntity) bool {
		inTitle := slices.ContainsFunc(titled, func(of store.ShownOf) bool { return of.EntityRef == e.EntityRef })
		return !inTitle && (e.Mentions < 2 || e.Mentions*4 < most)
	})
	slices.SortStableFunc(places, func(a, b store.IndexedEntity) int { return b.Mentions - a.Mentions })
	for _, e := range places[:min(len(places), mostPlaces)] {
		x.out.Facets = append(x.out.Facets, store.Facet{Kind: store.OfPlace, Key: e.Key, Name: e.Name})
	}
}

// keepIndexes writes what can be looked up of stories, and to which others they
// are related. Folders of feeds are topics too: of the stories whose articles came
// by them.
func keepIndexes(ctx context.Context, tx *store.Tx, indexes map[int64]store.Index, sheets map[int64]*relate.Sheet) error {
	var ids []article.ID
	of := map[article.ID]int64{}
	for story, x := range indexes {
		for _, a := range x.Articles {
			ids, of[a.ID] = append(ids, a.ID), story
		}
	}
	slices.Sort(ids)
	folders, err := tx.FoldersOf(ctx, ids)
	if err != nil {
		return err
	}
	named := map[int64][]string{}
	for _, f := range folders {
		named[of[f.Article]] = append(named[of[f.Article]], f.Folder)
	}
	for story, x := range indexes {
		x.Facets = slices.Concat(topTopics(named[story]), x.Facets) // as people sort goes before what outlets say
		indexes[story] = x
	}
	if err := tx.SaveIndexes(ctx, indexes); err != nil {
		return err
	}
	return saveRelated(ctx, tx, sheets)
}
