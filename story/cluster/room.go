package cluster

import (
	"runtime"
	"sync"
)

// room is where it is added up how much others share with one article or
// episode: all 0 between two uses. Nobody uses one at the same time as another.
type room struct {
	byArticle []float32
	byEpisode []float64
}

func (r *room) articles(n int) []float32 {
	if len(r.byArticle) < n {
		r.byArticle = append(r.byArticle, make([]float32, n-len(r.byArticle))...)
	}
	return r.byArticle
}

func (r *room) episodes(n int) []float64 {
	if len(r.byEpisode) < n {
		r.byEpisode = append(r.byEpisode, make([]float64, n-len(r.byEpisode))...)
	}
	return r.byEpisode
}

// nearAll is near for each of some articles, on all processors.
func (s *Stream) nearAll(of []int32) [][]int32 { return s.lookAll(of, s.nearIn) }

// aroundAll is around for each of some episodes, on all processors.
func (s *Stream) aroundAll(of []int32) [][]int32 { return s.lookAll(of, s.around) }

// fewLooks is how many looks a worker takes at least.
const fewLooks = 8

// lookAll calls look for each of some numbers, which reads the stream and changes
// nothing. The result does not depend on how many processors there are.
func (s *Stream) lookAll(of []int32, look func(*room, int32) []int32) [][]int32 {
	out := make([][]int32, len(of))
	part := max(fewLooks, (len(of)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for n, from := 0, 0; from < len(of); n, from = n+1, from+part {
		own := s.roomOf(n)
		wait.Go(func() {
			for k := from; k < min(len(of), from+part); k++ {
				out[k] = look(own, of[k])
			}
		})
	}
	wait.Wait()
	return out
}

// roomOf is the room of a worker.
func (s *Stream) roomOf(n int) *room {
	for len(s.rooms) <= n {
		s.rooms = append(s.rooms, &room{})
	}
	return s.rooms[n]
}
