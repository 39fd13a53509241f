/// S1: sum over teams and departments of C(members of the department, 2).
enum DepartmentPairs {
  /// The difference when a member of the department leaves `from` (unless it is the empty team) for `to`.
  @inline(__always)
  static func move(_ department: Int, from: Int, to: Int, _ state: State) -> Int {
    state.departmentCount[to, department] - max(0, state.departmentCount[from, department] - 1)
  }

  /// The difference when a member of `first` in `one` and a member of `second` in `two` take each other's place.
  @inline(__always)
  static func swap(_ first: Int, in one: Int, _ second: Int, in two: Int, _ state: State) -> Int {
    if first == second { return 0 }
    return move(first, from: one, to: two, state) + move(second, from: two, to: one, state)
  }

  static func count(_ state: State) -> Int {
    state.departmentCount.pairsWithin
  }
}
