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
