import HoldplanModel

extension Inspection {
  /// H09: whoever takes a module has passed those that it requires, and the pass is still valid, or ends them
  /// before it begins.
  func missingPrerequisites() -> [Violation] {
    people.flatMap { person in
      person.teams.flatMap { team in
        team.module.requires.filter { !workspace.hasValidPass(person.employee, in: $0) }.compactMap {
          required in
          let earlier = person.teams.first { $0.module.id == required }
          if let end = earlier?.sessions.last?.date, let start = team.sessions.first?.date, end < start {
            return nil
          }
          return Violation(
            .prerequisite, employee: person.id, module: team.module.id, team: team.id,
            otherTeam: earlier?.id, date: team.sessions.first?.date, otherModule: required)
        }
      }
    }
  }
}
