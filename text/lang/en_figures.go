package lang

var enFigures = Figures{}
