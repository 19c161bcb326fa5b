// Package pdftext reads the text layer of PDF files.
//
// In goes a PDF, out comes its text, page by page in the order of the file's
// own drawing, with a line for each line and an empty line where the page
// leaves a gap. There is no recognition of pictures: a scan has no text.
//
// PDF readers die of hostile files in ways that a recover cannot catch, so the
// reading happens in a child process with caps on memory, time and output. The
// program starts itself with Command as its only argument and must then call
// Child.
package pdftext

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"runtime/debug"
	"strings"
	"time"

	"github.com/ledongthuc/pdf"
)

// Command is the hidden argument with which the program calls itself.
const Command = "pdf-text"

// The caps of the child.
const (
	maxMemory = 512 << 20
	maxInput  = 8 << 20
	maxOutput = 8 << 20
	maxTime   = 20 * time.Second
)

// The reasons why a PDF gives no text.
var (
	ErrNoText    = errors.New("the PDF has no text layer; it may be a scan")
	ErrEncrypted = errors.New("the PDF is protected by a password")
	ErrTooSlow   = errors.New("reading the PDF took longer than 20 seconds")
	ErrTooLarge  = errors.New("the PDF or its text is larger than 8 MiB")
	ErrDamaged   = errors.New("the PDF is damaged or not a PDF")
)

// reasons are the errors that cross from the child, by the word that the child
// writes in their place.
var reasons = map[string]error{
	"no-text": ErrNoText, "encrypted": ErrEncrypted, "too-large": ErrTooLarge, "damaged": ErrDamaged,
}

// okMark begins the output of a child that read its file to the end; another
// word is a reason, nothing at all means that it died.
const okMark = "text\n"

// Text returns the text of a PDF. exe is the path of a program that calls
// Child if its first argument is Command.
func Text(ctx context.Context, exe string, file []byte) (string, error) {
	if len(file) > maxInput {
		return "", ErrTooLarge
	}
	ctx, stop := context.WithTimeout(ctx, maxTime)
	defer stop()
	cmd := exec.CommandContext(ctx, exe, Command)
	cmd.Env = []string{}
	cmd.WaitDelay = time.Second
	cmd.Stdin = bytes.NewReader(file)
	out := &capped{left: maxOutput + int64(len(okMark))}
	cmd.Stdout = out
	err := cmd.Run()
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return "", ErrTooSlow
	case ctx.Err() != nil:
		return "", ctx.Err()
	case out.full:
		return "", ErrTooLarge
	case cmd.ProcessState == nil:
		return "", fmt.Errorf("start the PDF reader: %w", err)
	}
	if t, ok := strings.CutPrefix(out.String(), okMark); ok && err == nil {
		return t, nil
	}
	if reason := reasons[strings.TrimSpace(out.String())]; reason != nil {
		return "", reason
	}
	return "", ErrDamaged
}

// capped keeps what is written up to a limit and refuses the rest.
type capped struct {
	bytes.Buffer
	left int64
	full bool
}

func (c *capped) Write(b []byte) (int, error) {
	if int64(len(b)) > c.left {
		c.full = true
		return 0, ErrTooLarge
	}
	c.left -= int64(len(b))
	return c.Buffer.Write(b)
}

// Child reads a PDF from in and writes its text, or why there is none, to out.
// It caps the whole process and is to be called by the child only.
func Child(in io.Reader, out io.Writer) error {
	debug.SetMemoryLimit(maxMemory * 3 / 4)
	debug.SetMaxStack(64 << 20)
	if err := limitProcess(); err != nil {
		return fmt.Errorf("limit the PDF reader: %w", err)
	}
	file, err := io.ReadAll(io.LimitReader(in, maxInput+1))
	if err != nil {
		return fmt.Errorf("read the PDF: %w", err)
	}
	t, err := read(file)
	if err != nil {
		for word, reason := range reasons {
			if errors.Is(err, reason) {
				_, err = io.WriteString(out, word)
				return err
			}
		}
		return err
	}
	_, err = io.WriteString(out, okMark+t)
	return err
}

// read returns the text of a PDF. What the library panics about is a damaged
// file.
func read(file []byte) (t string, err error) {
	defer func() {
		if recover() != nil {
			t, err = "", ErrDamaged
		}
	}()
	if len(file) > maxInput {
		return "", ErrTooLarge
	}
	r, err := pdf.NewReader(bytes.NewReader(file), int64(len(file)))
	switch {
	case errors.Is(err, pdf.ErrInvalidPassword):
		return "", ErrEncrypted
	case err != nil:
		return "", ErrDamaged
	}
	const maxPages = 2000
	var b strings.Builder
	for n := 1; n <= min(r.NumPage(), maxPages); n++ {
		setPage(&b, drawn(r, n))
		if b.Len() > maxOutput {
			return "", ErrTooLarge
		}
	}
	t = strings.TrimSpace(strings.ToValidUTF8(b.String(), "\uFFFD"))
	if t == "" {
		return "", ErrNoText
	}
	return t, nil
}

// drawn returns what page n draws. A page that the library cannot read is
// empty; the others may be whole.
func drawn(r *pdf.Reader, n int) (runs []run) {
	defer func() {
		if recover() != nil {
			runs = nil
		}
	}()
	return runsOf(r.Page(n))
}
