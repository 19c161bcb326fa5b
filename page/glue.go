package page

// glue is the closed table of fixed wording that may stand between cited
// pieces. Nothing else of ours is ever part of a sentence.
var glue = map[string]bool{
	" ":   true,
	" … ": true,
	"… ":  true,
	" …":  true,
	": ":  true,
	", ":  true,
	".":   true,
	"[":   true,
	"]":   true,
}

func isGlue(s string) bool { return glue[s] }
