package lang

var enWords = Words{}
