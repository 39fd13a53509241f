import HoldplanModel

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

// MARK: On a draft as it is

extension DoubleRoleConstraint {
  static func violations(_ person: Int, attending own: [Int], _ board: Board) -> [Violation] {
    let teaches = board.names.teaches[person]
    let mayAttendSeveral = board.rules.maxSessionsPerDay > 1
    guard mayAttendSeveral || !teaches.isEmpty else { return [] }
    let attended = own.flatMap { group in
      board.groups[group].meetings.indices.map { Board.Place(group: group, index: $0) }
    }
    let days = Set(attended.map { board.groups[$0.group].meetings[$0.index].day }.filter { $0 >= 0 })
    return days.sorted().flatMap { day -> [Violation] in
      let teaching = board.teaching(person, on: day)
      let attending = attended.filter { board.groups[$0.group].meetings[$0.index].day == day }
      let pairs =
        teaching.flatMap { one in attending.map { (one, $0) } }
        + (mayAttendSeveral ? unorderedPairs(attending) : []) + unorderedPairs(teaching)
      return pairs.compactMap { clash($0, $1, person, isTeaching: teaching.contains($0), board) }
    }
  }

  private static func unorderedPairs(_ places: [Board.Place]) -> [(Board.Place, Board.Place)] {
    places.indices.flatMap { index in places[(index + 1)...].map { (places[index], $0) } }
  }

  private static func clash(
    _ one: Board.Place, _ other: Board.Place, _ person: Int, isTeaching: Bool, _ board: Board
  ) -> Violation? {
    let (first, second) = (board.groups[one.group], board.groups[other.group])
    let meeting = first.meetings[one.index]
    let isSameInstructor =
      isTeaching && meeting.instructor == second.meetings[other.index].instructor
      && board.teaching(person, on: meeting.day).contains(other) && one != other
    guard !isSameInstructor, board.periods(first, one.index).overlaps(board.periods(second, other.index))
    else {
      return nil
    }
    return Violation(
      .doubleRole, employee: board.employee(person).id, module: board.module(first).id, team: first.id,
      otherTeam: second.id, session: one.index, date: meeting.session.date,
      instructor: isTeaching ? meeting.session.instructor : nil)
  }
}
