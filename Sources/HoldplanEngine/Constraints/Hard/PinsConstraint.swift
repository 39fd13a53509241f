import HoldplanModel

/// H13: what is pinned is as it was pinned. The search moves no pinned option, draws no date for a pinned
/// session but its own, and keeps teams that pins name.
enum PinsConstraint {
  static func violations(_ group: Board.Group, _ board: Board) -> [Violation] {
    return (board.pins[group.id] ?? []).compactMap { pin in
      switch pin {
      case .member(let employee, let module, let team):
        if let person = board.names.employeeIndex[employee], group.members.contains(person) {
          return nil
        }
        return Violation(.pins, employee: employee, module: module, team: team)
      case .session(let team, let module, let position, let date, let slot):
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
}
