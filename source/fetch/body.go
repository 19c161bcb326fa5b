package fetch

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// encodings are the ones that inflated knows.
const encodings = "gzip, br, zstd, deflate"

// mostEncodings is how often a body may be packed: once, or once more by a
// careless server.
const mostEncodings = 2

// window bounds what zstd may ask for; the RFC 8878 recommends that a web
// client accept 8 MiB.
const window = 8 << 20

// inflated reads a body that was packed as its Content-Encoding says. More than
// most bytes are ErrTooLarge, before and after inflation; at no time is more
// held.
func inflated(body io.Reader, encoding string, most int64) ([]byte, error) {
	var r io.Reader = &limited{r: body, left: most}
	names := strings.FieldsFunc(strings.ToLower(encoding), func(c rune) bool { return c == ',' || c == ' ' || c == '\t' })
	if len(names) > mostEncodings {
		return nil, fmt.Errorf("%w: packed %d times", ErrEncoding, len(names))
	}
	for i := len(names) - 1; i >= 0; i-- { // the last one was put on last
		unpacked, err := unpack(r, names[i])
		switch {
		case errors.Is(err, ErrTooLarge) || errors.Is(err, ErrEncoding):
			return nil, err
		case err != nil:
			return nil, fmt.Errorf("%w: %s: %w", ErrEncoding, names[i], err)
		}
		if c, ok := unpacked.(io.Closer); ok {
			defer c.Close()
		}
		r = unpacked
	}
	b, err := io.ReadAll(&limited{r: r, left: most})
	if err == nil || errors.Is(err, ErrTooLarge) || len(names) == 0 {
		return b, err
	}
	if errors.Is(err, io.ErrUnexpectedEOF) && len(b) > 0 {
		return nil, fmt.Errorf("%w: it ends too soon", ErrEncoding)
	}
	return nil, fmt.Errorf("%w: %w", ErrEncoding, err)
}

func unpack(r io.Reader, encoding string) (io.Reader, error) {
	switch encoding {
	case "identity", "":
		return r, nil
	case "gzip", "x-gzip":
		return gzip.NewReader(r)
	case "br":
		return brotli.NewReader(r), nil
	case "zstd":
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(window))
		if err != nil {
			return nil, err
		}
		return z.IOReadCloser(), nil
	case "deflate":
		// RFC 9110 means zlib; some servers send the bare stream.
		b := bufio.NewReader(r)
		if head, err := b.Peek(2); err == nil && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
			return zlib.NewReader(b)
		}
		return flate.NewReader(b), nil
	}
	return nil, fmt.Errorf("%w: %q is not known", ErrEncoding, encoding)
}

// limited reads so many bytes and fails at the next.
type limited struct {
	r    io.Reader
	left int64
}

func (l *limited) Read(p []byte) (int, error) {
	if int64(len(p)) > l.left+1 {
		p = p[:l.left+1]
	}
	n, err := l.r.Read(p)
	if int64(n) > l.left {
		return int(l.left), ErrTooLarge
	}
	l.left -= int64(n)
	return n, err
}

const (
	longestFresh = 7 * 24 * time.Hour
	longestRest  = 24 * time.Hour
	shortestRest = time.Minute
)

// fresh reads how long an answer stays the same (RFC 9111): max-age, else
// Expires.
func fresh(h http.Header) time.Duration {
	for _, d := range strings.Split(strings.ToLower(strings.Join(h.Values("Cache-Control"), ",")), ",") {
		d = strings.TrimSpace(d)
		if d == "no-cache" || d == "no-store" {
			return 0
		}
		if s, ok := strings.CutPrefix(d, "max-age="); ok {
			n, err := strconv.ParseInt(strings.Trim(s, `"`), 10, 32)
			if err != nil || n < 0 {
				return 0
			}
			return min(time.Duration(n)*time.Second, longestFresh)
		}
	}
	expires, err := http.ParseTime(h.Get("Expires"))
	date, err2 := http.ParseTime(h.Get("Date"))
	if err != nil || err2 != nil {
		return 0
	}
	return min(max(expires.Sub(date), 0), longestFresh)
}

// retryAfter reads how long a site wants to be left alone, in seconds or until
// a date, within a minute and a day.
func retryAfter(s string, now time.Time) time.Duration {
	wait := shortestRest
	if n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 32); err == nil {
		wait = time.Duration(n) * time.Second
	} else if t, err := http.ParseTime(s); err == nil {
		wait = t.Sub(now)
	}
	return min(max(wait, shortestRest), longestRest)
}
