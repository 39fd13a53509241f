import HoldplanModel

/// H03: nobody has a session on a day of leave, on a weekday that the person never comes, or outside the
/// employment.
enum AbsenceConstraint {
  /// Dates of one word that are closed to a person.
  @inline(__always)
  static func closed(_ person: Int, word: Int, _ state: State) -> UInt64 {
    state.people.blocked[person * state.words + word]
  }
}

// MARK: On a draft as it is

extension AbsenceConstraint {
  static func violations(_ person: Int, attending own: [Int], _ board: Board) -> [Violation] {
    var found: [Violation] = []
    for group in own where !board.groups[group].isReached || board.meetsWhenClosed(group, person) {
      found += violations(person, in: group, board)
    }
    return found
  }

  /// In one team, whether the person is a member of it or not.
  static func violations(_ person: Int, in index: Int, _ board: Board) -> [Violation] {
    let employee = board.employee(person)
    let group = board.groups[index]
    return group.meetings.enumerated().compactMap { position, meeting in
      guard let reason = reason(employee, meeting) else { return nil }
      return Violation(
        .absence, reason, employee: employee.id, module: board.module(group).id, team: group.id,
        session: position, date: meeting.session.date)
    }
  }

  private static func reason(_ employee: Employee, _ meeting: Board.Meeting) -> Violation.Reason? {
    let date = meeting.session.date
    if !employee.isEmployed(on: date) { return .notEmployed }
    if employee.isOnLeave(date) { return .leave }
    return employee.unavailableWeekdays.contains(date.weekday) ? .unavailableWeekday : nil
  }
}
