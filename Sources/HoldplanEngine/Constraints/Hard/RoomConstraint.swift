import HoldplanModel

/// H07: a session's room may be used for the module, holds the team and is used for nothing else then.
enum RoomConstraint {
  @inline(__always)
  static func isFree(_ room: Int, day: Int, periods: UInt32, _ state: State) -> Bool {
    state.roomBusy[day * state.resources.roomCount + room] & periods == 0
  }

  /// How many members fit into all rooms of a team.
  static func capacity(of slot: Int, _ state: State) -> Int32 {
    var least = state.slots.maximum[slot]
    for session in state.sessionRange(slot, state.module(of: slot)) {
      least = min(least, state.resources.capacity[state.sessionRoom[session]])
    }
    return least
  }
}

// MARK: On a draft as it is

extension RoomConstraint {
  static func violations(_ group: Board.Group, _ board: Board) -> [Violation] {
    let module = board.module(group)
    guard group.meetings.count == module.sessions.count else { return [] }
    return group.meetings.enumerated().compactMap { position, meeting in
      let session = meeting.session
      if meeting.room >= 0, board.names.rooms[meeting.room].capacity >= group.members.count,
        board.names.roomChoices[group.module].contains(meeting.room)
      {
        return nil
      }
      var violation = Violation(
        .room, .notEligible, module: module.id, team: group.id, session: position, date: session.date,
        room: session.room, instructor: session.instructor)
      guard meeting.room >= 0, module.rooms.contains(session.room) else { return violation }
      let capacity = board.names.rooms[meeting.room].capacity
      guard group.members.count > capacity else { return nil }
      violation.reason = .tooSmall
      violation.actual = group.members.count
      violation.limit = capacity
      return violation
    }
  }
}
