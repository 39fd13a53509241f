/// H09: a module that another requires has been passed, or the person's team in it ends before the other's
/// begins.
enum PrerequisiteConstraint {
  /// Whether `option` may be taken in team `to`, beside the person's other teams.
  @inline(__always)
  static func allows(_ option: Int, to: Int, _ state: State) -> Bool {
    for row in state.options.requires.range(option) {
      let before = Int(state.team[state.options.requires.values[row]])
      if before == state.none || state.lastDate[before] >= state.firstDate[to] { return false }
    }
    for row in state.options.requiredBy.range(option) {
      let after = Int(state.team[state.options.requiredBy.values[row]])
      if after != state.none && state.lastDate[to] >= state.firstDate[after] { return false }
    }
    return true
  }

  /// Whether the person can do without `option`: nothing that requires it has a place.
  @inline(__always)
  static func canLose(_ option: Int, _ state: State) -> Bool {
    for row in state.options.requiredBy.range(option)
    where Int(state.team[state.options.requiredBy.values[row]]) != state.none {
      return false
    }
    return true
  }
}
