//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// passOver ignores the signal that a file may not grow further (ulimit -f): the
// write fails as on a full disk, and the program goes on.
func passOver() { signal.Ignore(syscall.SIGXFSZ) }
