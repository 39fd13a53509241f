import HoldplanModel

/// H12: a module has at most so many teams, or exactly so many where that is required.
///
/// The search keeps it in `State.spareSlot` and `State.canClose`; teams that are required and not formed yet
/// count as missing.
enum TeamCountConstraint {
  static func violations(_ module: Int, _ board: Board) -> [Violation] {
    let record = board.names.modules[module]
    let count = board.groupsIn[module].count
    // Who wants it is asked only where it matters: it takes a look at everybody.
    if count == 0, record.teamCount.required != nil, !board.names.isWanted(module) { return [] }
    if let required = record.teamCount.required, count != required {
      return [
        Violation(
          .teamCount, count < required ? .tooFew : .tooMany, module: record.id, actual: count, limit: required
        )
      ]
    }
    guard count > record.teamCount.maximum else { return [] }
    return [
      Violation(.teamCount, .tooMany, module: record.id, actual: count, limit: record.teamCount.maximum)
    ]
  }
}
