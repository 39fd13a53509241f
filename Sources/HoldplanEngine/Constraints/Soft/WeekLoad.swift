/// S6: sum over people and weeks of C(sessions that week, 2).
enum WeekLoad {
  /// The difference when a person leaves the sessions of `from` for those of `to`.
  @inline(__always)
  static func move(_ person: Int, from: Int, to: Int, _ state: State) -> Int {
    let row = person * state.weeks
    let old = from == state.none ? 0..<0 : state.sessionRange(from, state.module(of: from))
    let new = to == state.none ? 0..<0 : state.sessionRange(to, state.module(of: to))
    var difference = 0
    for session in new {
      let week = state.week(session)
      var count = Int(state.weekCount[row + week])
      for other in old where state.week(other) == week { count -= 1 }
      for other in new.lowerBound..<session where state.week(other) == week { count += 1 }
      difference += count
    }
    for session in old {
      let week = state.week(session)
      var count = Int(state.weekCount[row + week]) - 1
      for other in old.lowerBound..<session where state.week(other) == week { count -= 1 }
      difference -= count
    }
    return difference
  }

  static func count(_ state: State) -> Int {
    state.weekCount.elements.reduce(0) { $0 + Int($1) * (Int($1) - 1) / 2 }
  }
}
