package extract

import (
	"bytes"
	"mime"
	"path"
	"strings"

	"github.com/synoptic-news/synoptic/source"
)

// documentKind is the format of a document.
type documentKind uint8

const (
	unknownDocument documentKind = iota
	plainDocument
	markdownDocument
	htmlDocument
	jsonDocument
	jsonLines
	mailDocument
)

var kindByType = map[string]documentKind{
	"text/plain":            plainDocument,
	"text/markdown":         markdownDocument,
	"text/x-markdown":       markdownDocument,
	"text/html":             htmlDocument,
	"application/xhtml+xml": htmlDocument,
	"application/json":      jsonDocument,
	"application/ld+json":   jsonDocument,
	"application/jsonl":     jsonLines,
	"application/x-ndjson":  jsonLines,
	"message/rfc822":        mailDocument,
}

var kindByEnding = map[string]documentKind{
	".txt":      plainDocument,
	".text":     plainDocument,
	".pdf":      plainDocument, // its text, if the media type says nothing else
	".md":       markdownDocument,
	".markdown": markdownDocument,
	".html":     htmlDocument,
	".htm":      htmlDocument,
	".xhtml":    htmlDocument,
	".json":     jsonDocument,
	".jsonl":    jsonLines,
	".ndjson":   jsonLines,
	".eml":      mailDocument,
}

// kindOf goes by the media type, then by the file's ending, then by how the
// content begins.
func kindOf(doc source.Document) documentKind {
	if doc.MediaType != "" {
		t, _, err := mime.ParseMediaType(doc.MediaType)
		if err != nil {
			t = strings.TrimSpace(strings.ToLower(doc.MediaType))
		}
		if k, ok := kindByType[t]; ok {
			return k
		}
		if t != "application/octet-stream" && t != "text/xml" {
			return unknownDocument
		}
	}
	if k, ok := kindByEnding[strings.ToLower(path.Ext(doc.Path))]; ok {
		return k
	}
	return sniff(doc.Body)
}

// sniff tells a format by its first bytes. What is none of the others is text.
func sniff(b []byte) documentKind {
	b = bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")), " \t\r\n\f")
	head := bytes.ToLower(b[:min(len(b), 512)])
	switch {
	case bytes.HasPrefix(head, []byte("<!doctype html")), bytes.HasPrefix(head, []byte("<html")),
		bytes.HasPrefix(head, []byte("<head")), bytes.HasPrefix(head, []byte("<body")),
		bytes.HasPrefix(head, []byte("<article")), bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte("<html")):
		return htmlDocument
	case bytes.HasPrefix(head, []byte("[")) && !bytes.HasPrefix(head, []byte("[1]")):
		return jsonStart(b, '{', ']')
	case bytes.HasPrefix(head, []byte("{")):
		return jsonStart(b, '"', '}')
	case mailStart(head):
		return mailDocument
	}
	return plainDocument
}

// jsonStart tells JSON from a text that happens to begin with a bracket by
// what follows it, and JSON lines from one object by the second line.
func jsonStart(b []byte, marks ...byte) documentKind {
	rest := bytes.TrimLeft(b[1:], " \t\r\n")
	if len(rest) == 0 || !bytes.ContainsRune([]byte(marks), rune(rest[0])) {
		return plainDocument
	}
	line, next, _ := bytes.Cut(b, []byte("\n"))
	next = bytes.TrimLeft(next, " \t\r\n")
	if b[0] == '{' && bytes.HasSuffix(bytes.TrimSpace(line), []byte("}")) && bytes.HasPrefix(next, []byte("{")) {
		return jsonLines
	}
	return jsonDocument
}

// mailStart tells a mail by two of the header lines that every mail has.
func mailStart(head []byte) bool {
	n := 0
	for _, name := range []string{"from: ", "subject: ", "date: ", "message-id: ", "mime-version: ", "received: ", "return-path: "} {
		if bytes.HasPrefix(head, []byte(name)) || bytes.Contains(head, []byte("\n"+name)) {
			n++
		}
	}
	return n >= 3
}
