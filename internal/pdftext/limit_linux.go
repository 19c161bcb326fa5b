package pdftext

import (
	"bytes"
	"fmt"
	"os"
	"syscall"
)

// limitProcess caps the address space and the processor time of this process.
// Go reserves far more addresses at its start than it uses, so the cap is
// counted from what is reserved now.
func limitProcess() error {
	reserved, err := addressSpace()
	if err != nil {
		return err
	}
	space := reserved + maxMemory
	if err := syscall.Setrlimit(syscall.RLIMIT_AS, &syscall.Rlimit{Cur: space, Max: space}); err != nil {
		return err
	}
	seconds := uint64(maxTime.Seconds())
	return syscall.Setrlimit(syscall.RLIMIT_CPU, &syscall.Rlimit{Cur: seconds, Max: seconds})
}

// addressSpace is the size of the process in bytes: the first number, in
// pages, of /proc/self/statm.
func addressSpace() (uint64, error) {
	b, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0, err
	}
	var pages uint64
	if _, err := fmt.Fscan(bytes.NewReader(b), &pages); err != nil {
		return 0, err
	}
	return pages * uint64(os.Getpagesize()), nil
}
