package lang

var enTimes = Times{}
