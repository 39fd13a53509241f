/// H05: a team has at least its minimum and at most its maximum of members, and never more than its rooms hold.
enum TeamSizeConstraint {
  @inline(__always)
  static func canLose(_ slot: Int, _ state: State) -> Bool { state.size[slot] > state.slots.minimum[slot] }

  @inline(__always)
  static func canGain(_ slot: Int, _ state: State) -> Bool { state.size[slot] < state.room[slot] }
}
