package live

import (
	"container/list"
	"sync"
)

// recent keeps what was used last, up to a weight. Its methods may be called at
// once; the zero value keeps nothing.
type recent[K comparable, V any] struct {
	most int // weight

	mu     sync.Mutex
	at     map[K]*list.Element
	order  list.List // of *recently, the one used last in front
	weight int
}

type recently[K comparable, V any] struct {
	key    K
	value  V
	weight int
}

func (r *recent[K, V]) get(key K) (v V, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	e := r.at[key]
	if e == nil {
		return v, false
	}
	r.order.MoveToFront(e)
	return e.Value.(*recently[K, V]).value, true
}

// put keeps a value in the place of what was kept under its key.
func (r *recent[K, V]) put(key K, v V, weight int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if e := r.at[key]; e != nil {
		r.drop(e)
	}
	if r.at == nil {
		r.at = map[K]*list.Element{}
	}
	r.at[key] = r.order.PushFront(&recently[K, V]{key, v, weight})
	for r.weight += weight; r.weight > r.most; {
		r.drop(r.order.Back())
	}
}

func (r *recent[K, V]) drop(e *list.Element) {
	x := r.order.Remove(e).(*recently[K, V])
	delete(r.at, x.key)
	r.weight -= x.weight
}
