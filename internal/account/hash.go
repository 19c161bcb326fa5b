package account

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// Cost is what it takes to try a password.
type Cost struct {
	Time    uint32 // passes
	Memory  uint32 // KiB
	Threads uint8
}

// standardCost is the second of the two recommendations of RFC 9106 (section 4),
// for machines that cannot give 2 GiB to each login. OWASP's password storage
// cheat sheet asks for no less than 19 MiB, two passes and one thread.
var standardCost = Cost{Time: 3, Memory: 64 << 10, Threads: 4}

// mostCost bounds what a kept hash can make us spend.
var mostCost = Cost{Time: 64, Memory: 1 << 20, Threads: 64}

const (
	saltLength = 16 // RFC 9106, section 4
	keyLength  = 32
)

var errHash = errors.New("the hash of a password cannot be read")

// hash returns the argon2id of a password, with a new salt, in the PHC form:
// $argon2id$v=19$m=65536,t=3,p=4$salt$key.
func (c Cost) hash(password string) string {
	salt := make([]byte, saltLength)
	rand.Read(salt)
	return c.form(salt, c.key(password, salt, keyLength))
}

func (c Cost) key(password string, salt []byte, n int) []byte {
	return argon2.IDKey([]byte(password), salt, c.Time, c.Memory, c.Threads, uint32(n))
}

var unpadded = base64.RawStdEncoding.Strict()

func (c Cost) form(salt, key []byte) string {
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.Memory, c.Time, c.Threads, unpadded.EncodeToString(salt), unpadded.EncodeToString(key))
}

// parse reads what hash returned.
func parse(hash string) (c Cost, salt, key []byte, err error) {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 {
		return c, nil, nil, errHash
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.Memory, &c.Time, &c.Threads); err != nil {
		return c, nil, nil, errHash
	}
	salt, err1 := unpadded.DecodeString(parts[4])
	key, err2 := unpadded.DecodeString(parts[5])
	if err1 != nil || err2 != nil || len(salt) < 8 || len(key) < 16 || c.Time < 1 || c.Threads < 1 || c.Memory < 8 ||
		c.Time > mostCost.Time || c.Memory > mostCost.Memory || c.Threads > mostCost.Threads || c.form(salt, key) != hash {
		return c, nil, nil, errHash
	}
	return c, salt, key, nil
}

// matches reports whether a password has a hash, at the cost at which that was
// made.
func matches(password, hash string) (ok bool, at Cost, err error) {
	at, salt, key, err := parse(hash)
	if err != nil {
		return false, at, err
	}
	return subtle.ConstantTimeCompare(at.key(password, salt, len(key)), key) == 1, at, nil
}

// Secret returns what opens a door: 256 bits of chance, fit for an address.
func Secret() string {
	b := make([]byte, 32)
	rand.Read(b)
	return base64.RawURLEncoding.EncodeToString(b)
}

// Digest is what is kept of a secret. It needs no salt and no cost: nobody
// guesses 256 bits.
func Digest(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// Same reports whether two secrets are the same, in a time that does not tell
// where they differ.
func Same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }
