package web

// change is a stretch of sentences that one version of an article has and the
// other has not, or that both have.
type change struct {
	Kind string // "same", "gone", "new"
	Text []string
}

// mostCells bounds the table of a comparison; longer versions are compared as
// wholes between what they begin and end with alike.
const mostCells = 4 << 20

// changes tells what leads from one version to the other: the longest common
// subsequence of sentences stays (Wagner and Fischer 1974).
func changes(old, now []string) []change {
	var out []change
	add := func(kind string, ss ...string) {
		if len(ss) == 0 {
			return
		}
		if n := len(out); n > 0 && out[n-1].Kind == kind {
			out[n-1].Text = append(out[n-1].Text, ss...)
			return
		}
		out = append(out, change{kind, append([]string(nil), ss...)})
	}
	head := 0
	for head < len(old) && head < len(now) && old[head] == now[head] {
		head++
	}
	tail := 0
	for tail < len(old)-head && tail < len(now)-head && old[len(old)-1-tail] == now[len(now)-1-tail] {
		tail++
	}
	add("same", old[:head]...)
	end := old[len(old)-tail:]
	old, now = old[head:len(old)-tail], now[head:len(now)-tail]
	if len(old)*len(now) > mostCells {
		add("gone", old...)
		add("new", now...)
		add("same", end...)
		return out
	}
	// common[i][j] is the length of the longest common subsequence of old[i:] and now[j:].
	common := make([][]int32, len(old)+1)
	for i := range common {
		common[i] = make([]int32, len(now)+1)
	}
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(now) - 1; j >= 0; j-- {
			if old[i] == now[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(old) && j < len(now) {
		switch {
		case old[i] == now[j]:
			add("same", old[i])
			i, j = i+1, j+1
		case common[i+1][j] >= common[i][j+1]:
			add("gone", old[i])
			i++
		default:
			add("new", now[j])
			j++
		}
	}
	add("gone", old[i:]...)
	add("new", now[j:]...)
	add("same", end...)
	return out
}
