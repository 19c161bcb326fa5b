package text

// Porter is the rules without our own exceptions.
var Porter = porter
