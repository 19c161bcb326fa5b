//go:build !linux

package pdftext

// limitProcess has nothing to set here beyond the runtime's own memory limit
// and the parent's clock.
func limitProcess() error { return nil }
