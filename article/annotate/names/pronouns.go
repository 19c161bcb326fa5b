package names

func (r *reader) described() {}
func (r *reader) pronouns()  {}
