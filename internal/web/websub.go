package web

import (
	"crypto/hmac"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
)

// mostPing is how much of what a hub sends is taken: as much as of a feed.
const mostPing = 8 << 20

// digests are the methods that a hub may sign by. SHA-1 is the only one that the
// hubs know which were there before the recommendation; as a keyed sum it is not
// broken, and who forged one would make a feed be read, and no more.
var digests = map[string]func() hash.Hash{"sha1": sha1.New, "sha256": sha256.New, "sha384": sha512.New384, "sha512": sha512.New}

// hub answers the hubs that feeds are subscribed at. The secret in the address,
// and the signature of what is sent, say who may.
func (s *site) hub(w http.ResponseWriter, r *http.Request) {
	var u store.Sub
	err := s.Store.Read(r.Context(), func(tx *store.Tx) (err error) {
		u, err = tx.SubAt(r.Context(), r.PathValue("token"))
		return err
	})
	switch {
	case errors.Is(err, store.ErrNotFound):
		http.NotFound(w, r)
	case err != nil:
		s.hubFailed(w, err)
	case r.Method == http.MethodGet:
		s.verifyHub(w, r, u)
	default:
		s.pinged(w, r, u)
	}
}

func (s *site) hubFailed(w http.ResponseWriter, err error) {
	s.Log.Error("hub not answered", "error", err)
	http.Error(w, "try again later", http.StatusServiceUnavailable)
}

// verifyHub answers whether we meant it: the hub asks before it begins. Only what
// was asked for a short time ago, and not answered yet, is echoed. We never end a
// subscription, so a wish to is not ours.
func (s *site) verifyHub(w http.ResponseWriter, r *http.Request, u store.Sub) {
	q := r.URL.Query()
	held := false
	err := s.Store.Write(r.Context(), func(tx *store.Tx) (err error) {
		switch q.Get("hub.mode") {
		case "subscribe":
			seconds, bad := strconv.ParseUint(q.Get("hub.lease_seconds"), 10, 31)
			if bad == nil && seconds > 0 && q.Get("hub.challenge") != "" {
				held, err = tx.LeaseSub(r.Context(), u.Token, q.Get("hub.topic"), time.Duration(seconds)*time.Second, s.Now())
			}
		case "denied":
			held, err = tx.EndSub(r.Context(), u.Token, q.Get("hub.topic"), "the hub refused: "+strings.ToValidUTF8(q.Get("hub.reason"), ""))
		}
		return err
	})
	switch {
	case err != nil:
		s.hubFailed(w, err)
	case !held:
		http.NotFound(w, r)
	default:
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = io.WriteString(w, q.Get("hub.challenge"))
	}
}

// pinged makes a feed due that its hub has news of. A wrong signature is answered
// as a right one is: whoever tries learns nothing.
func (s *site) pinged(w http.ResponseWriter, r *http.Request, u store.Sub) {
	method, said, _ := strings.Cut(r.Header.Get("X-Hub-Signature"), "=")
	digest, known := digests[strings.ToLower(method)]
	if !known {
		digest = sha256.New
	}
	sum := hmac.New(digest, []byte(u.Secret))
	if _, err := io.Copy(sum, r.Body); err != nil {
		http.Error(w, "too much", http.StatusRequestEntityTooLarge)
		return
	}
	given, err := hex.DecodeString(said)
	if known && err == nil && hmac.Equal(given, sum.Sum(nil)) {
		if err := s.Store.Write(r.Context(), func(tx *store.Tx) error {
			_, err := tx.PingSub(r.Context(), u.Token, s.Now())
			return err
		}); err != nil {
			s.hubFailed(w, err)
			return
		}
	}
	w.WriteHeader(http.StatusAccepted)
}
