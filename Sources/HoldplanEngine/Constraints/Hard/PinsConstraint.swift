import HoldplanModel

/// H13: what is pinned is as it was pinned. The search moves no pinned option, draws no date for a pinned
/// session but its own, and keeps teams that pins name.
enum PinsConstraint {
  /// Pins of a person in teams beyond those attended. One that is broken by sitting in another team of the module
  /// says so by `actual`, which makes it worse than having no place at all.
  static func violations(_ person: Int, attending own: [Int], _ board: Board) -> [Violation] {
    guard let pins = board.memberPins[person] else { return [] }
    return pins.filter { pin in !own.contains { board.groups[$0].id == pin.team } }.map { pin in
      let others = own.count { board.module(board.groups[$0]).id == pin.module }
      return Violation(
        .pins, employee: board.employee(person).id, module: pin.module, team: pin.team, actual: others,
        limit: 0)
    }
  }

  /// Pinned sessions of a team on other dates or at other times.
  static func violations(_ group: Board.Group, _ board: Board) -> [Violation] {
    (board.sessionPins[group.id] ?? []).compactMap { pin in
      guard case .session(let team, let module, let position, let date, let slot) = pin else { return nil }
      if group.meetings.indices.contains(position), group.meetings[position].session.date == date,
        group.meetings[position].session.slot == slot
      {
        return nil
      }
      return Violation(
        .pins, module: module ?? board.module(group).id, team: team, session: position, date: date)
    }
  }
}
