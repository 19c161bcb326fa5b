package intake

import (
	"os"
	"testing"

	"github.com/synoptic-news/synoptic/internal/fixture/postgres"
)

// TestMain is also the child that eats a bomb.
func TestMain(m *testing.M) {
	if name := os.Getenv(eats); name != "" {
		eat(name, os.Getenv(eatsAt))
		os.Exit(0)
	}
	postgres.Main(m)
}
