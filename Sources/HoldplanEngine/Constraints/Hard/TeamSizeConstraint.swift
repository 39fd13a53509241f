import HoldplanModel

/// H05: a team has at least its minimum and at most its maximum of members, and never more than its rooms hold.
enum TeamSizeConstraint {
  @inline(__always)
  static func canLose(_ slot: Int, _ state: State) -> Bool { state.size[slot] > state.slots.minimum[slot] }

  @inline(__always)
  static func canGain(_ slot: Int, _ state: State) -> Bool { state.size[slot] < state.room[slot] }
}

// MARK: On a draft as it is

extension TeamSizeConstraint {
  static func violations(_ group: Board.Group, _ board: Board) -> [Violation] {
    let size = board.names.modules[group.module].teamSize
    let count = group.members.count
    let isTooSmall = count < size.minimum
    guard isTooSmall || count > size.maximum else { return [] }
    return [
      Violation(
        .teamSize, isTooSmall ? .tooFew : .tooMany, module: board.names.modules[group.module].id,
        team: group.id, actual: count, limit: isTooSmall ? size.minimum : size.maximum)
    ]
  }
}
