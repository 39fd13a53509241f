import HoldplanModel

/// H06: a session's instructor may teach the module, is there on the date and teaches nothing else then.
enum InstructorConstraint {
  @inline(__always)
  static func isFree(_ instructor: Int, day: Int, periods: UInt32, _ state: State) -> Bool {
    state.instructorBusy[day * state.resources.instructorCount + instructor] & periods == 0
      && !state.contains(day, instructor, state.resources.instructorBlocked)
  }
}

// MARK: On a draft as it is

extension InstructorConstraint {
  static func violations(_ index: Int, _ board: Board) -> [Violation] {
    let group = board.groups[index]
    let module = board.module(group)
    guard group.meetings.count == module.sessions.count else { return [] }
    return group.meetings.enumerated().compactMap { position, meeting in
      let session = meeting.session
      var violation = Violation(
        .instructor, .notEligible, module: module.id, team: group.id, session: position, date: session.date,
        room: session.room, instructor: session.instructor)
      guard meeting.instructor >= 0, module.instructors.contains(session.instructor) else { return violation }
      if board.workspace.isAvailable(board.names.instructors[meeting.instructor], on: session.date) {
        return nil
      }
      violation.reason = .absent
      return violation
    }
  }
}
