package web

import "net/http"

// reader is whom a page is made for, and how they like it. The zero value is
// anybody.
type reader struct {
	Lang  string // of the interface; "": as the browser asks
	Theme string // "light", "dark"; "": as the system has it
}

// reader returns who asks.
func (s *site) reader(*http.Request) reader { return reader{} }
