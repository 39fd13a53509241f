import HoldplanModel

extension WhatIf {
  /// Why somebody has no place in a module: a smallest set of facts that together leave none, for each team what
  /// is in the way, and ways out that were each tried.
  ///
  /// First it is asked whether any plan could have a place; if so, whether a team can be joined as the teams meet
  /// now. Both are decided by looking at every possibility, and `Explanation.question` says which was answered
  /// with no. That other ways were not found proves nothing, and is said in those words.
  package func explain(_ employee: Employee.ID, in module: Module.ID) -> Explanation {
    guard let person = board.names.employeeIndex[employee], let index = board.names.moduleIndex[module] else {
      return Explanation(employee: employee, module: module, certainty: .notFound, teams: [])
    }
    let blocked = blockedTeams(person, index)
    let certificate = PlaceCertificate(board, person, index).conflict()
    let isImpossible = !certificate.isEmpty
    let ways = WaysOut(board, person, index)
    return Explanation(
      employee: employee, module: module, certainty: isImpossible ? .proven : .notFound,
      question: isImpossible ? .anyPlan : .asPlanned,
      facts: isImpossible ? certificate : TeamConflict(board, person, index).conflict(), teams: blocked,
      waysOut: isImpossible ? ways.withoutAPlan() : ways.all())
  }

  private func blockedTeams(_ person: Int, _ module: Int) -> [BlockedTeam] {
    let own = board.groupsOf[person]
    let teams = board.groupsIn[module].filter { !own.contains($0) }
    if board.membership(of: person, in: module) == nil {
      let seating = Seating(board, person, module)
      return teams.map { blocked($0, by: seating.effect(of: $0).broken) }
    }
    var copy = board
    return teams.map { blocked($0, by: copy.effect([.join(person, $0)]).broken) }
  }

  private func blocked(_ team: Int, by blocks: [Violation]) -> BlockedTeam {
    BlockedTeam(team: board.groups[team].id, blocks: blocks, hasMet: board.groups[team].held > 0)
  }
}

/// As `WhatIf.explain`, for one question.
package func explain(
  _ employee: Employee.ID, in module: Module.ID, of workspace: Workspace, today: CalendarDate? = nil
) -> Explanation {
  WhatIf(workspace, today: today).explain(employee, in: module)
}

/// As `WhatIf.place`, for one person.
package func place(_ employee: Employee.ID, in module: Module.ID, of workspace: Workspace) -> Effect? {
  WhatIf(workspace).place(employee, in: module)
}

/// As `WhatIf.release`, for one leaver.
package func release(_ employee: Employee.ID, from workspace: Workspace) -> Effect {
  WhatIf(workspace).release(employee)
}

/// As `WhatIf.reassign`, for one person whose leave stands in the workspace.
package func reassign(_ employee: Employee.ID, in workspace: Workspace) -> Effect {
  WhatIf(workspace).reassign(employee)
}
