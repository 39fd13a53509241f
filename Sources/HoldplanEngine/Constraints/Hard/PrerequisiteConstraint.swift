import HoldplanModel

/// H09: a module that another requires has been passed, or the person's team in it ends before the other's
/// begins.
enum PrerequisiteConstraint {
  /// Whether `option` may be taken in team `to`, beside the person's other teams.
  @inline(__always)
  static func allows(_ option: Int, to: Int, _ state: State) -> Bool {
    for row in state.options.requires.range(option) {
      let before = Int(state.team[state.options.requires.values[row]])
      if before == state.none || state.lastDate[before] >= state.firstDate[to] { return false }
    }
    for row in state.options.requiredBy.range(option) {
      let after = Int(state.team[state.options.requiredBy.values[row]])
      if after != state.none && state.lastDate[to] >= state.firstDate[after] { return false }
    }
    return true
  }

  /// Whether the person can do without `option`: nothing that requires it has a place.
  @inline(__always)
  static func canLose(_ option: Int, _ state: State) -> Bool {
    for row in state.options.requiredBy.range(option)
    where Int(state.team[state.options.requiredBy.values[row]]) != state.none {
      return false
    }
    return true
  }
}

// MARK: On a draft as it is

extension PrerequisiteConstraint {
  static func violations(_ person: Int, attending own: [Int], _ board: Board) -> [Violation] {
    let isFree = own.allSatisfy { board.names.modules[board.groups[$0].module].requires.isEmpty }
    if isFree { return [] }
    let employee = board.employee(person)
    let own = own.map { board.groups[$0] }
    return own.flatMap { group -> [Violation] in
      let module = board.module(group)
      return module.requires.filter { !employee.passed.contains($0) }.compactMap { required in
        let earlier = own.first { board.module($0).id == required }
        let start = group.meetings.first?.session.date
        if let end = earlier?.meetings.last?.session.date, let start, end < start { return nil }
        return violation(person, group, required, earlier, board)
      }
    }
  }

  /// What is broken when a team begins without the module that comes first, or before the team in it ends.
  static func violation(
    _ person: Int, _ group: Board.Group, _ required: Module.ID, _ earlier: Board.Group?, _ board: Board
  ) -> Violation {
    Violation(
      .prerequisite, employee: board.names.employees[person].id, module: board.names.modules[group.module].id,
      team: group.id, otherTeam: earlier?.id, date: group.meetings.first?.session.date,
      otherModule: required)
  }
}
