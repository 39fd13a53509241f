/// H15: a colleague who teaches attends no team at the same time; teaching counts as being away.
enum DoubleRoleConstraint {
  /// Whether the person teaches nothing during the sessions of team `to`.
  static func allows(_ person: Int, to: Int, _ state: State) -> Bool {
    let module = state.module(of: to)
    for session in state.sessionRange(to, module) {
      let periods = state.periods(session, of: to, module)
      for row in state.people.teaches.range(person) {
        let place =
          Int(state.date[session]) * state.resources.instructorCount
          + Int(state.people.teaches.values[row])
        if state.instructorBusy[place] & periods != 0 { return false }
      }
    }
    return true
  }

  /// Whether an instructor attends nothing then, and may be away from the own department and site.
  static func mayTeach(_ instructor: Int, day: Int, periods: UInt32, _ state: State) -> Bool {
    let person = Int(state.resources.instructorPerson[instructor])
    guard person >= 0 else { return true }
    for row in state.people.teaches.range(person) {
      let other = Int(state.people.teaches.values[row])
      if state.instructorBusy[day * state.resources.instructorCount + other] & periods != 0 { return false }
    }
    for option in state.options.range(of: person) {
      let slot = Int(state.team[option])
      guard slot != state.none else { continue }
      let module = state.module(of: slot)
      for session in state.sessionRange(slot, module)
      where Int(state.date[session]) == day && state.periods(session, of: slot, module) & periods != 0 {
        return false
      }
    }
    return state.contains(day, person, state.away) || CoverageConstraint.hasRoom(person, day: day, state)
  }

  /// Whether somebody whom dates alone do not decide may be away on the dates of `to`, leaving `from`.
  static func mayBeAway(_ person: Int, from: Int, to: Int, _ state: State) -> Bool {
    for session in state.sessionRange(to, state.module(of: to)) {
      let day = Int(state.date[session])
      if state.contains(day, person, state.away) || state.contains(day, from, state.mask) { continue }
      if !CoverageConstraint.hasRoom(person, day: day, state) { return false }
    }
    return true
  }
}
