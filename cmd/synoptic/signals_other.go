//go:build !unix

package main

// passOver ignores nothing: there are no limits on files.
func passOver() {}
