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
  static func violations(_ group: Board.Group, _ board: Board) -> [Violation] {
    let module = board.module(group)
    guard group.meetings.count == module.sessions.count else { return [] }
    return group.meetings.enumerated().compactMap { position, meeting in
      let session = meeting.session
      let mayTeach = board.names.instructorChoices[group.module].contains(meeting.instructor)
      if mayTeach, board.isAvailable(meeting.instructor, on: session.date) { return nil }
      return Violation(
        .instructor, mayTeach ? .absent : .notEligible, module: module.id, team: group.id, session: position,
        date: session.date, room: session.room, instructor: session.instructor)
    }
  }
}
