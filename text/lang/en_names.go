package lang

var enNames = Names{}
