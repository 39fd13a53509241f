import HoldplanModel

extension Inspection {
  /// H13: what is pinned is as it was pinned.
  func brokenPins() -> [Violation] {
    workspace.pins.sorted().compactMap { pin in
      let team = teamNamed[pin.team]
      switch pin {
      case .member(let employee, let module, _):
        if team?.members.contains(employee) ?? false { return nil }
        let others = personNamed[employee]?.teams.count { $0.module.id == module } ?? 0
        return Violation(.pins, employee: employee, module: module, team: pin.team, actual: others, limit: 0)
      case .session(_, let module, let index, let date, let slot):
        if let team, team.sessions.indices.contains(index), team.sessions[index].date == date,
          team.sessions[index].slot == slot
        {
          return nil
        }
        return Violation(
          .pins, module: module ?? team?.module, team: pin.team, session: index, date: date)
      }
    }
  }
}
