package text_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic/text"
	"github.com/synoptic-news/synoptic/text/lang"
)

// Each case is one paragraph; "¦" marks where a sentence ends.
var paragraphs = []string{
	"The U.S. envoy left Port Halden on Friday.¦ Nobody saw him go.",
	"That was her answer. ¦• The cubicle came into play in court. ¦• Reve said so.",
	"Aid goes to the U.S. ¦Talks resume on Monday.",
	"The plan was shown to the U.S. Senate on Monday.",
	"He is the U.S. Special Envoy Dana Rourke.",
	"They flew to the U.S. ¦The pilots stayed.",
	"It began on Sept. 11 in Orlo.¦ Mr. Smith left.",
	"Dist. Atty. Xaver Amari spoke.",
	"Lt. Gen. Xaver Amari spoke.¦ Prof. Ilse Vann did not.",
	"The fund holds €90bn.¦ The bank wants more.",
	"Sen. Abel Dunn, R-S.C., voted no.¦ Rep. Mara Jones voted yes.",
	"J.D. Hallam met R. K. Osei in Orlo.",
	"The line closed at 5 p.m. ¦Nobody was told.",
	"The line closed at 5 p.m. Tuesday after rain.",
	"The line closed at 5 p.m. EST on Sunday.",
	"Yahoo! shares fell by 4%.¦ Others rose.",
	"The truce failed... ¦Fighting went on.",
	"The truce failed... and fighting went on.",
	"She lives at No. 10 with a cat.¦ It is grey.",
	"He said no.¦ Then he left.",
	"“No more. No more lies,” he said.¦ She left.",
	"“No more. No more lies.” he said.¦ She left.",
	"“No more.¦ No more lies.”¦ The crowd went home.",
	"He said: “We will leave.”¦ The crowd went home.",
	"\"We will leave. We will not return,\" Amari said.¦ The crowd went home.",
	"\"Never!\" Amari said.¦ The crowd went home.",
	"“Will they go?” asked Ms. Vann.¦ Nobody knew.",
	"‘We won't pay. We never did,’ said Mr. Osei.¦ The leaders’ office was shut.",
	"The port (closed since May. See map) reopened.¦ Ships came.",
	"The port reopened.¦ (It had closed in May.)¦ Ships came.",
	"Talks stalled [2].¦ Ships came.[1][2]¦ The envoy left.[3]",
	"Was it a threat?!¦ No.",
	"The ship sank.¦ 19 people died.¦ €5m was lost.",
	"Growth was 3.5 percent.¦ It had been 2.1.",
	"The border is open.¦The guards are gone.",
	"Visit example.com or www.harrow.example/a?b=c. ¦The site is slow.",
	"1. The port must open.¦ 2. The troops must go.",
	"Acme Inc. Chief Executive Jo Tarn resigned.¦ Acme Inc. ¦The board met.",
	"It was plan B. ¦The others had failed.",
	"So do I. ¦The others do not.",
	"eBay fell.¦ iRobot rose.",
	"他走了。¦她留下。",
	"वह गया।¦ वह रुकी।",
	"هل ذهب؟¦ نعم.",
	"The talks ended.\u202f¦They were short.",
	"First line\nof a paragraph. ¦Second sentence.\n\n¦Next paragraph",
	"The so-called “Dr. No. 2” left.¦ He did.",
	"An eight-hour ‘working’ dinner followed.¦ Nobody ate.",
	"Dr. Amari, M.D., and Jo Tarn Jr. were there.¦ Both left.",
	"“Ready?”¦ “Yes.”¦ They left.",
	"He asked, “Why now? Why us?” and left the room.¦ Nobody spoke.",
	"Losses rose to 4.5 million vs. 2 million in the U.K. in May.",
	"The crowd shouted “Shame! Shame!” and left.¦ Nobody spoke.",
	"She said: “We will leave. We will not return.”¦ Nobody spoke.",
	"He was charged in case No. PH0417 on Friday.¦ He denies it.",
	"Lars P. Tarn met the mayor, Odile P. Vann, on Friday.",
	"He spoke to the U.S. Conference of Mayors.",
	"He was ill. ¦Doctors came from Halden, Ill., by road.",
	"Dep. Osei is the third deputy hurt.",
	"''We lost,'' Amari said.¦ ''We will win.''",
	"The vote was 5-4.¦ Justices split.",
}

func TestSentences(t *testing.T) {
	ends := &lang.For("en").Words.Ends
	for _, p := range paragraphs {
		s := strings.ReplaceAll(p, "¦", "")
		var want []string
		for part := range strings.SplitSeq(p, "¦") {
			want = append(want, strings.Trim(part, " \n\u202f"))
		}
		var got []string
		for _, sp := range text.Sentences(s, text.Span{End: len(s)}, ends) {
			got = append(got, sp.In(s))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q\n got %q\nwant %q", s, got, want)
		}
	}
}

func FuzzSentences(f *testing.F) {
	for _, p := range append(paragraphs, odd...) {
		f.Add(strings.ReplaceAll(p, "¦", ""))
	}
	ends := &lang.For("en").Words.Ends
	f.Fuzz(func(t *testing.T, s string) {
		toks := text.Tokens(s, whole(s))
		at := 0
		for _, sent := range text.Sentences(s, whole(s), ends) {
			if !sent.Valid(s) || sent.Empty() || sent.Start < at {
				t.Fatalf("%q: sentence %v after %d", s, sent, at)
			}
			at = sent.End
			if len(toks) == 0 || toks[0].Start != sent.Start {
				t.Fatalf("%q: sentence %v does not begin where the last one left off", s, sent)
			}
			n := 0
			for n < len(toks) && sent.Contains(toks[n].Span) {
				n++
			}
			if n == 0 || toks[n-1].End != sent.End {
				t.Fatalf("%q: sentence %v cuts a token", s, sent)
			}
			toks = toks[n:]
		}
		if len(toks) > 0 {
			t.Fatalf("%q: %v is in no sentence", s, toks[0].Span)
		}
	})
}

func BenchmarkSentences(b *testing.B) {
	ends := &lang.For("en").Words.Ends
	for _, c := range []struct{ name, s string }{
		{"article", strings.ToValidUTF8(news(6<<10), "")},
		{"1MB-sentence", strings.Repeat("and the envoys met ", 1<<20/19)},
		{"1MB-brackets", strings.Repeat("(", 1<<20)},
		{"1MB-quotes", strings.Repeat("“A. ", 1<<20/6)},
		{"1MB-dots", strings.Repeat("A. ", 1<<20/3)},
		{"1MB-citations", strings.Repeat("[1]", 1<<20/3)},
		{"1MB-cited", strings.Repeat(".[1]", 1<<20/4)},
		{"1MB-questions", strings.Repeat("a?”A", 1<<20/6)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.s)))
			for b.Loop() {
				text.Sentences(c.s, whole(c.s), ends)
			}
		})
	}
}
