package pdftext

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
)

// TestMain lets the test binary be the child, as the program is.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == Command {
		if err := Child(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if len(os.Args) == 2 && os.Args[1] == "take-memory" {
		takeMemory()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func child(t testing.TB, file []byte) (string, error) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return Text(context.Background(), exe, file)
}

// write makes a PDF of one page with one content stream, by hand.
func write(content string) []byte { return writeWith(content, "/WinAnsiEncoding") }

// writeWith makes one whose font has another encoding.
func writeWith(content, encoding string) []byte {
	var b bytes.Buffer
	var at []int
	object := func(s string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), s)
	}
	b.WriteString("%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
	object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >> >>")
	object(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content))
	widths := strings.Repeat("500 ", 224)
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding " + encoding + " /FirstChar 32 /LastChar 255 /Widths [ " + widths + "] >>")
	const form = "BT /F1 12 Tf 72 650 Td (In a form.) Tj ET /X1 Do"
	object(fmt.Sprintf("<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Length %d >>\nstream\n%s\nendstream", len(form), form))
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	return b.Bytes()
}

func TestText(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{
			"lines and a paragraph",
			"BT /F1 12 Tf 72 720 Td (The ferry union met on Monday) Tj 0 -14 Td (and called a strike.) Tj 0 -28 Td (Harbour traffic stopped.) Tj ET",
			"The ferry union met on Monday\nand called a strike.\n\nHarbour traffic stopped.",
		},
		{
			"words placed one by one",
			"BT /F1 10 Tf 72 700 Td (Norhaven) Tj 45 0 Td (closed) Tj ET",
			"Norhaven closed",
		},
		{
			"kerned letters stay a word, a wide move is a space",
			"BT /F1 10 Tf 72 700 Td [(Nor) 20 (haven) -400 (port)] TJ ET",
			"Norhaven port",
		},
		{
			"typographic signs of the encoding",
			"BT /F1 12 Tf 72 720 Td (\\223We wait,\\224 he said \\226 again.) Tj ET",
			"“We wait,” he said – again.",
		},
		{
			"a form that draws itself again",
			"BT /F1 12 Tf 72 720 Td (On the page.) Tj ET /X1 Do",
			"On the page.\n\nIn a form." + strings.Repeat("In a form.", maxDepth-1),
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := child(t, write(c.content))
			if err != nil || got != c.want {
				t.Errorf("got %q, %v, want %q", got, err, c.want)
			}
		})
	}
}

func TestTextOfEncoding(t *testing.T) {
	// Code 10 is a sign here; an array of strings must not draw it at its end.
	got, err := child(t, writeWith("BT /F1 12 Tf 72 720 Td [(Nor) (haven)] TJ ET", "<< /Differences [10 /Omega] >>"))
	if err != nil || got != "Norhaven" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestUnreadable(t *testing.T) {
	whole := write("BT /F1 12 Tf 72 720 Td (Text) Tj ET")
	for _, c := range []struct {
		name string
		file []byte
		want error
	}{
		{"nothing drawn", write("0 0 10 10 re f"), ErrNoText},
		{"not a PDF", []byte("%PDF-1.4 but no more than that"), ErrDamaged},
		{"empty", nil, ErrDamaged},
		{"cut short", whole[:len(whole)/2], ErrDamaged},
		{"larger than the cap", make([]byte, maxInput+1), ErrTooLarge},
		{"operators without operands", write("BT Q Tf Td Tj ET"), ErrNoText},
		{"nested arrays", write("BT " + strings.Repeat("[", 1_000_000) + " TJ ET"), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := child(t, c.file)
			if err == nil {
				t.Fatalf("got %q, want an error", got)
			}
			if c.want != nil && !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func TestTextWithoutProgram(t *testing.T) {
	_, err := Text(context.Background(), "/nonexistent/program", write("BT ET"))
	if err == nil || errors.Is(err, ErrDamaged) {
		t.Errorf("got %v, want an error that tells of the program", err)
	}
}

func TestTextCancelled(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Text(ctx, exe, write("BT ET")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

// TestMemoryIsCapped lets a child take twice the memory that it may have.
func TestMemoryIsCapped(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the cap on addresses is set on Linux only")
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(exe, "take-memory").CombinedOutput()
	if err == nil || !bytes.Contains(out, []byte("out of memory")) {
		t.Errorf("the child lived: %v\n%.300s", err, out)
	}
}

func takeMemory() {
	if err := limitProcess(); err != nil {
		panic(err)
	}
	var held [][]byte
	for range 2 * maxMemory >> 26 {
		held = append(held, make([]byte, 1<<26))
	}
	fmt.Println(len(held))
}

func FuzzRead(f *testing.F) {
	f.Add(write("BT /F1 12 Tf 72 720 Td (Text) Tj ET"))
	f.Add([]byte("%PDF-1.4"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if len(file) > 1<<14 {
			return
		}
		if got, err := read(file); (got == "") == (err == nil) {
			t.Errorf("got %q, %v", got, err)
		}
	})
}
