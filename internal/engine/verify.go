package engine

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"github.com/synoptic-news/synoptic/article"
	"github.com/synoptic-news/synoptic/internal/folder"
	"github.com/synoptic-news/synoptic/page"
	"github.com/synoptic-news/synoptic/page/verify"
)

// Verify checks an encoded page in three ways: every sentence against its
// passages; the page as a whole against one built anew from the articles it
// embeds; and, if paths are given, those articles against the files. It fails
// for what is no page at all; what is wrong with a page is in the report.
func Verify(ctx context.Context, encoded []byte, paths []string, opts Options) (verify.Report, error) {
	p, err := page.Decode(encoded)
	if err != nil {
		return verify.Report{}, err
	}
	report := verify.Page(p)
	identify := func(in string, articles []*article.Article) {
		for i, a := range articles {
			if id := article.Identify(a); id != a.ID {
				report.Failed = append(report.Failed, verify.Failure{
					Where: fmt.Sprintf("%sarticles/%d/id", in, i), What: string(a.ID), Why: "its text, title, outlet, address and dates give " + string(id),
				})
			}
		}
	}
	identify("", p.Articles)
	all := slices.Clone(p.Articles)
	for i, r := range p.Related {
		identify(fmt.Sprintf("related/%d/", i), r.Articles)
		all = append(all, r.Articles...)
	}
	if report.OK() {
		rebuilt, err := rebuild(p, opts)
		if err != nil {
			return report, err
		}
		report.Failed = append(report.Failed, differences(encoded, rebuilt)...)
	}
	if len(paths) > 0 {
		missing, err := notIn(ctx, all, paths, opts)
		if err != nil {
			return report, err
		}
		report.Failed = append(report.Failed, missing...)
	}
	return report, nil
}

// rebuild makes the page again from its articles, episodes and options, with the
// related stories that it has: those are checked by themselves.
func rebuild(p *page.Page, opts Options) ([]byte, error) {
	s := storyOf(p)
	b := builder{opts: opts.as(p), leftOut: p.LeftOut}
	q, err := b.page(s)
	if err != nil {
		return nil, fmt.Errorf("build the page anew: %w", err)
	}
	q.Related = p.Related // which stories there are besides, these articles do not tell
	return page.Encode(q)
}

// differences names the first part in which two encoded pages differ. White
// space and the order of fields are not the page.
func differences(was, now []byte) []verify.Failure {
	if bytes.Equal(was, now) {
		return nil
	}
	var a, b any
	if json.Unmarshal(was, &a) != nil || json.Unmarshal(now, &b) != nil {
		return []verify.Failure{{Where: "page", Why: "cannot be compared with the page built anew"}}
	}
	where, x, y := differ("", a, b)
	if where == "" {
		return nil
	}
	return []verify.Failure{{Where: where, What: short(x), Why: "built anew from its articles it is " + short(y)}}
}

// differ finds the first value in which two JSON trees differ, the seal left
// out.
func differ(at string, a, b any) (where string, x, y any) {
	if reflect.DeepEqual(a, b) {
		return "", nil, nil
	}
	switch a := a.(type) {
	case map[string]any:
		b, ok := b.(map[string]any)
		if !ok {
			break
		}
		keys := make([]string, 0, len(a)+len(b))
		for k := range a {
			keys = append(keys, k)
		}
		for k := range b {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range slices.Compact(keys) {
			if k == "seal" && at == "" {
				continue
			}
			if where, x, y := differ(at+"/"+k, a[k], b[k]); where != "" {
				return where, x, y
			}
		}
	case []any:
		b, ok := b.([]any)
		if !ok || len(a) != len(b) {
			break
		}
		for i := range a {
			if where, x, y := differ(fmt.Sprintf("%s/%d", at, i), a[i], b[i]); where != "" {
				return where, x, y
			}
		}
	}
	return at, a, b
}

func short(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	const most = 120
	if len(b) > most {
		return string([]rune(string(b))[:most/2]) + "…"
	}
	return string(b)
}

// notIn names the page's articles that the files do not give.
func notIn(ctx context.Context, articles []*article.Article, paths []string, opts Options) ([]verify.Failure, error) {
	docs, _, err := folder.Read(ctx, paths, opts.files())
	if err != nil {
		return nil, err
	}
	run := run{opts: opts}
	found, _, err := run.extract(ctx, docs)
	if err != nil {
		return nil, err
	}
	here := map[article.ID]*article.Article{}
	for _, a := range found {
		here[a.ID] = a
	}
	var out []verify.Failure
	for i, a := range articles {
		f := verify.Failure{Where: fmt.Sprintf("articles/%d", i), What: name(&article.Reading{Article: a})}
		if here[a.ID] == nil {
			f.Why = "no file gives this article with this text"
		} else if same, err := sameRecord(a, here[a.ID]); err != nil {
			return nil, err
		} else if !same {
			f.Why = "the file gives this text, but not all that the page says of the article"
		} else {
			continue
		}
		out = append(out, f)
	}
	return out, nil
}

// sameRecord compares two articles as pages embed them. Where a file was read
// from is not the article: the same folder may go by another name.
func sameRecord(a, b *article.Article) (bool, error) {
	x, y := *a, *b
	x.Path, y.Path = "", ""
	p, err := json.Marshal(&x)
	if err != nil {
		return false, err
	}
	q, err := json.Marshal(&y)
	return bytes.Equal(p, q), err
}
