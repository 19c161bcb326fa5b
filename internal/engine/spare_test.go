package engine

import (
	"runtime"
	"testing"
)

func TestSpare(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	crowd := false
	o := Options{Spare: func() bool { return crowd }}
	if n := o.Parallel(); n != 4 {
		t.Errorf("%d at once, want 4", n)
	}
	crowd = true
	if n := o.Parallel(); n != 3 {
		t.Errorf("with others about, %d at once, want 3", n)
	}
	runtime.GOMAXPROCS(1)
	if n := o.Parallel(); n != 1 {
		t.Errorf("of one core, %d at once, want 1", n)
	}
}
