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
  static func violations(_ index: Int, _ board: Board) -> [Violation] {
    let group = board.groups[index]
    let module = board.module(group)
    let count = group.members.count
    let isTooSmall = count < module.teamSize.minimum
    guard isTooSmall || count > module.teamSize.maximum else { return [] }
    return [
      Violation(
        .teamSize, isTooSmall ? .tooFew : .tooMany, module: module.id, team: group.id, actual: count,
        limit: isTooSmall ? module.teamSize.minimum : module.teamSize.maximum)
    ]
  }
}
