// Package examples has the invented articles that show what Synoptic does.
package examples

import "embed"

// Files holds a folder for each matter.
//
//go:embed merrow-dam
var Files embed.FS
