package lang

var enFurniture = Furniture{}
