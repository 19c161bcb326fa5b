package lang

var enActs = Acts{}
