package lang

var enStatements = Statements{}
