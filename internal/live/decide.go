package live

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/store"
)

// The kinds of decisions. They name articles, for stories come and go, in
// whatever version; what is said of one version holds for those after it.
const (
	mergeKind = "merge" // the stories of A and B were made one
	sameKind  = "same"  // A and B are in one story: after a split, those of each side
	splitKind = "split" // A and B are never in one story, nor what is one with them: a side each
	apartKind = "apart" // the same, of two articles
	fromKind  = "from"  // A was in story B when that was merged into another: for undoing it

	withholdKind = "withhold" // nothing is shown of article A, that version, between the bytes of B
	namesakeKind = "namesake" // A and B, each an article and a name in it, are two
	strangerKind = "stranger" // A, an article and a name in it, is somebody else's there than elsewhere
	eventKind    = "event"    // A and B, each an article and bytes of it, tell one event
)

// The errors of decisions.
var (
	ErrOneStory   = errors.New("they are one story already")
	ErrNotIn      = errors.New("it is not in the story")
	ErrWhole      = errors.New("nothing would be left of the story")
	ErrNotMerged  = errors.New("it was not merged into another by a person")
	ErrNoName     = errors.New("its articles do not have that name")
	ErrOneAlone   = errors.New("two or more events are needed")
	ErrOneArticle = errors.New("no other article of the story names it")
	ErrTwoNames   = errors.New("the two names are not taken for one")
)

// Merge makes one story of two because a person says so, and remembers it: later
// updates keep them together. The first leads to the second from then on.
func (k *Keeper) Merge(ctx context.Context, from, into int64, now time.Time) error {
	return k.decide(ctx, now, func(tx *store.Tx) ([]part, []store.Decision, []store.Decision, error) {
		a, err := partOf(ctx, tx, from)
		if err != nil {
			return nil, nil, nil, err
		}
		b, err := partOf(ctx, tx, into)
		switch {
		case err != nil:
			return nil, nil, nil, err
		case a.id == b.id:
			return nil, nil, nil, ErrOneStory
		}
		undo, err := a.decided(ctx, tx, b, splitKind, apartKind)
		add := []store.Decision{{Kind: mergeKind, A: a.first(), B: b.first()}}
		for _, id := range a.ids() {
			add = append(add, store.Decision{Kind: fromKind, A: string(id), B: strconv.FormatInt(a.id, 10)})
		}
		b.merged, b.episodes = a.id, slices.Concat(b.episodes, a.episodes)
		return []part{b}, add, undo, err
	})
}

// Split takes articles out of a story because a person says so, makes a story of
// their own of them, whose ID it returns, and remembers it: later updates keep
// the two apart.
func (k *Keeper) Split(ctx context.Context, id int64, out []article.ID, now time.Time) (fresh int64, err error) {
	err = k.decide(ctx, now, func(tx *store.Tx) ([]part, []store.Decision, []store.Decision, error) {
		whole, err := partOf(ctx, tx, id)
		if err != nil {
			return nil, nil, nil, err
		}
		taken, rest, err := whole.divide(ctx, tx, out)
		if err != nil {
			return nil, nil, nil, err
		}
		undo, err := taken.decided(ctx, tx, rest, mergeKind, sameKind)
		if err != nil {
			return nil, nil, nil, err
		}
		add := []store.Decision{{Kind: splitKind, A: taken.first(), B: rest.first()}}
		for _, p := range []part{taken, rest} {
			for _, id := range p.ids() {
				if string(id) != p.first() {
					add = append(add, store.Decision{Kind: sameKind, A: p.first(), B: string(id)})
				}
			}
		}
		taken.id, taken.made = 0, &fresh
		return []part{rest, taken}, add, undo, nil
	})
	return fresh, err
}

// Unmerge undoes a Merge: the articles that the story held before it are its own
// again. What joined since stays where it is.
func (k *Keeper) Unmerge(ctx context.Context, id int64, now time.Time) error {
	return k.decide(ctx, now, func(tx *store.Tx) ([]part, []store.Decision, []store.Decision, error) {
		whole, err := partOf(ctx, tx, id)
		if err != nil {
			return nil, nil, nil, err
		}
		decided, err := tx.Decisions(ctx)
		if err != nil {
			return nil, nil, nil, err
		}
		var out []article.ID
		var undo []store.Decision
		for _, d := range decided {
			if d.Kind != fromKind || d.B != strconv.FormatInt(id, 10) {
				continue
			}
			undo = append(undo, d)
			newest, err := tx.Newest(ctx, article.ID(d.A))
			if err == nil && slices.Contains(whole.ids(), newest) {
				out = append(out, newest)
			} else if err != nil && !errors.Is(err, store.ErrNotFound) {
				return nil, nil, nil, err
			}
		}
		if whole.id == id || len(out) == 0 {
			return nil, nil, nil, fmt.Errorf("story %d: %w", id, ErrNotMerged)
		}
		taken, rest, err := whole.divide(ctx, tx, out)
		if err != nil {
			return nil, nil, nil, err
		}
		more, err := taken.decided(ctx, tx, rest, mergeKind, sameKind)
		taken.id = id
		return []part{rest, taken}, nil, append(undo, more...), err
	})
}

// Withhold lets nothing be shown of some passages any more, on the page of their
// story or any that they come to, because a person says so.
func (k *Keeper) Withhold(ctx context.Context, id int64, cites []article.Passage, now time.Time) error {
	return k.decide(ctx, now, func(tx *store.Tx) ([]part, []store.Decision, []store.Decision, error) {
		p, err := partOf(ctx, tx, id)
		return []part{p}, withholding(cites), nil, err
	})
}

// Release undoes a Withhold.
func (k *Keeper) Release(ctx context.Context, id int64, cites []article.Passage, now time.Time) error {
	return k.decide(ctx, now, func(tx *store.Tx) ([]part, []store.Decision, []store.Decision, error) {
		p, err := partOf(ctx, tx, id)
		return []part{p}, nil, withholding(cites), err
	})
}

func withholding(cites []article.Passage) []store.Decision {
	var out []store.Decision
	for _, c := range cites {
		out = append(out, store.Decision{Kind: withholdKind, A: string(c.Article), B: fmt.Sprintf("%d-%d", c.Span.Start, c.Span.End)})
	}
	return out
}

// Withheld are the passages that nothing is shown of.
func Withheld(ctx context.Context, tx *store.Tx) ([]article.Passage, error) {
	all, err := tx.DecisionsOf(ctx, withholdKind)
	return passages(all), err
}

// passages are those that decisions withhold. One that cannot be read withholds
// nothing.
func passages(all []store.Decision) []article.Passage {
	var out []article.Passage
	for _, d := range all {
		p := article.Passage{Article: article.ID(d.A)}
		if n, err := fmt.Sscanf(d.B, "%d-%d", &p.Span.Start, &p.Span.End); d.Kind == withholdKind && n == 2 && err == nil {
			out = append(out, p)
		}
	}
	return out
}

// part is a story as a decision leaves it.
type part struct {
	id       int64  // 0: a new one
	made     *int64 // gets the ID of a new one
	merged   int64  // the story that leads to it from now on, 0 if none
	episodes [][]article.ID
}

func (p part) ids() []article.ID { return slices.Concat(p.episodes...) }

// first is the article by which a decision names a story.
func (p part) first() string { return string(slices.Min(p.ids())) }

// partOf is a story, or the one it was merged into, as it is filed.
func partOf(ctx context.Context, tx *store.Tx, id int64) (p part, err error) {
	s, err := tx.Paged(ctx, id)
	if err != nil {
		return p, fmt.Errorf("story %d: %w", id, err)
	}
	p.id = s.ID
	p.episodes, err = episodesOf(ctx, tx, s.ID)
	return p, err
}

// divide parts a story in two: some articles, and the rest of it, or ErrWhole if
// there is none.
func (p part) divide(ctx context.Context, tx *store.Tx, out []article.ID) (taken, rest part, err error) {
	named := map[article.ID]bool{}
	for _, id := range out {
		newest, err := tx.Newest(ctx, id)
		if errors.Is(err, store.ErrNotFound) || err == nil && !slices.Contains(p.ids(), newest) {
			err = ErrNotIn
		}
		if err != nil {
			return taken, rest, fmt.Errorf("article %s and story %d: %w", id, p.id, err)
		}
		named[newest] = true
	}
	if len(named) == 0 {
		return taken, rest, errors.New("no article was named")
	}
	taken.id, rest.id = p.id, p.id
	for _, e := range p.episodes {
		var a, b []article.ID
		for _, id := range e {
			if named[id] {
				a = append(a, id)
			} else {
				b = append(b, id)
			}
		}
		if a != nil {
			taken.episodes = append(taken.episodes, a)
		}
		if b != nil {
			rest.episodes = append(rest.episodes, b)
		}
	}
	if len(rest.episodes) == 0 {
		return taken, rest, fmt.Errorf("story %d: %w", p.id, ErrWhole)
	}
	return taken, rest, nil
}

// decided are the decisions of some kinds that name an article of p and one of q.
func (p part) decided(ctx context.Context, tx *store.Tx, q part, kinds ...string) ([]store.Decision, error) {
	all, err := tx.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	side := map[article.ID]int{}
	for _, id := range p.ids() {
		side[id] = 1
	}
	for _, id := range q.ids() {
		side[id] = 2
	}
	var out []store.Decision
	for _, d := range all {
		if !slices.Contains(kinds, d.Kind) {
			continue
		}
		a, errA := tx.Newest(ctx, article.ID(d.A))
		b, errB := tx.Newest(ctx, article.ID(d.B))
		if err := cmp.Or(errA, errB); errors.Is(err, store.ErrNotFound) {
			continue
		} else if err != nil {
			return nil, err
		}
		if side[a]+side[b] == 3 && side[a] != 0 && side[b] != 0 {
			out = append(out, d)
		}
	}
	return out, nil
}

// decide makes the pages of stories as a person wants them, and remembers what
// was decided. What others file in the meantime it waits for.
func (k *Keeper) decide(ctx context.Context, now time.Time, what func(tx *store.Tx) (parts []part, add, undo []store.Decision, err error)) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	for {
		err := k.decideOnce(ctx, now, what)
		if !errors.Is(err, store.ErrOvertaken) {
			return err
		}
	}
}

// undo takes back decisions of a kind on a story, those that is reports: not those
// of which it says store.ErrNotFound, which are of something that is gone. There
// has to be one.
func (k *Keeper) undo(ctx context.Context, id int64, kind string, now time.Time, is func(*store.Tx, part, store.Decision) (bool, error)) error {
	return k.decide(ctx, now, func(tx *store.Tx) ([]part, []store.Decision, []store.Decision, error) {
		p, err := partOf(ctx, tx, id)
		if err != nil {
			return nil, nil, nil, err
		}
		all, err := tx.DecisionsOf(ctx, kind)
		if err != nil {
			return nil, nil, nil, err
		}
		var undo []store.Decision
		for _, d := range all {
			switch meant, err := is(tx, p, d); {
			case errors.Is(err, store.ErrNotFound):
			case err != nil:
				return nil, nil, nil, err
			case meant:
				undo = append(undo, d)
			}
		}
		if undo == nil {
			err = fmt.Errorf("story %d: %w", p.id, store.ErrNotFound)
		}
		return []part{p}, nil, undo, err
	})
}

func (k *Keeper) decideOnce(ctx context.Context, now time.Time, what func(tx *store.Tx) (parts []part, add, undo []store.Decision, err error)) error {
	var parts []part
	var add, undo []store.Decision
	var decided standing
	var filing int64
	err := k.Store.Read(ctx, func(tx *store.Tx) (err error) {
		if filing, err = tx.Filing(ctx); err != nil {
			return err
		}
		if parts, add, undo, err = what(tx); err == nil {
			decided, err = standingOf(ctx, tx)
		}
		if err == nil {
			err = decided.change(ctx, tx, add, undo)
		}
		return err
	})
	if err != nil {
		return err
	}
	tasks := make([]task, len(parts))
	for i, p := range parts {
		tasks[i] = task{episodes: p.episodes, id: p.id}
	}
	is, err := k.inForce(ctx, tasks)
	if err != nil {
		return err
	}
	pages := make([]made, len(parts))
	for i, t := range tasks {
		if pages[i], err = k.page(ctx, t, is, decided, now); err != nil {
			return err
		}
	}
	return k.Store.Write(ctx, func(tx *store.Tx) error {
		if _, err := tx.NextFiling(ctx, filing); err != nil {
			return err
		}
		for _, d := range undo {
			if err := tx.Undecide(ctx, d); err != nil {
				return err
			}
		}
		for _, d := range add {
			d.Made, d.Who = now, k.By
			if err := tx.Decide(ctx, d); err != nil {
				return err
			}
		}
		for _, p := range parts {
			if p.merged != 0 {
				if err := tx.MergeStory(ctx, p.merged, p.id); err != nil {
					return err
				}
			}
		}
		wrote, err := saveAll(ctx, tx, pages, nil)
		for i, w := range wrote {
			if made := parts[i].made; made != nil {
				*made = w.id
			}
		}
		return err
	})
}
