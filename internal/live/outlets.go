package live

import (
	"context"
	"slices"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
)

// What people write down of an outlet is kept with what they decide: it goes with
// an export, and names who said so.
const (
	ownerKind   = "owner"   // outlet A is owned by B
	countryKind = "country" // outlet A is at home in B
)

// OutletFacts are what people wrote down of an outlet; what nobody did is empty.
type OutletFacts struct {
	Owner, Country string
	Made           time.Time // of the last of them
	Who            string
}

// FactsOf reads what was written down of an outlet.
func FactsOf(ctx context.Context, tx *store.Tx, outlet string) (f OutletFacts, err error) {
	_, err = f.read(ctx, tx, outlet)
	return f, err
}

// read returns the decisions it is kept in.
func (f *OutletFacts) read(ctx context.Context, tx *store.Tx, outlet string) (kept []store.Decision, err error) {
	for _, x := range []struct {
		kind string
		to   *string
	}{{ownerKind, &f.Owner}, {countryKind, &f.Country}} {
		all, err := tx.DecisionsOf(ctx, x.kind)
		if err != nil {
			return nil, err
		}
		for _, d := range all {
			if d.A != outlet {
				continue
			}
			*x.to = d.B
			if kept = append(kept, d); !d.Made.Before(f.Made) {
				f.Made, f.Who = d.Made, d.Who
			}
		}
	}
	return kept, nil
}

// SetFacts writes down what is known of an outlet, in place of what was.
func SetFacts(ctx context.Context, tx *store.Tx, outlet string, f OutletFacts) error {
	was, err := new(OutletFacts).read(ctx, tx, outlet)
	if err != nil {
		return err
	}
	var now []store.Decision
	for _, d := range []store.Decision{{Kind: ownerKind, A: outlet, B: f.Owner}, {Kind: countryKind, A: outlet, B: f.Country}} {
		if d.B != "" {
			d.Made, d.Who = f.Made, f.Who
			now = append(now, d)
		}
	}
	in := func(all []store.Decision, d store.Decision) bool {
		return slices.ContainsFunc(all, func(e store.Decision) bool { return e.Kind == d.Kind && e.B == d.B })
	}
	for _, d := range was {
		if !in(now, d) {
			if err := tx.Undecide(ctx, d); err != nil {
				return err
			}
		}
	}
	for _, d := range now {
		if !in(was, d) {
			if err := tx.Decide(ctx, d); err != nil {
				return err
			}
		}
	}
	return nil
}
