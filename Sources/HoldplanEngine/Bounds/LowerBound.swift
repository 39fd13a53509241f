/// What no plan that places everyone can be below, by argument; nil where nothing is known.
func lowerBound(_ problem: Problem) -> Int? { nil }
