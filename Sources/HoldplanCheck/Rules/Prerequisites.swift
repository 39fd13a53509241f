import HoldplanModel

extension Inspection {
  /// H09: whoever takes a module has passed those that it requires, or ends them before it begins.
  func missingPrerequisites() -> [Violation] {
    employees.indices.flatMap { number -> [Violation] in
      let employee = employees[number]
      let attended = attended(by: number)
      return attended.flatMap { team, module in
        module.requires.filter { !employee.passed.contains($0) }.compactMap { required in
          let earlier = attended.first { $0.module.id == required }?.team
          if let end = earlier?.sessions.last?.date, let start = team.sessions.first?.date, end < start {
            return nil
          }
          return Violation(
            .prerequisite, employee: employee.id, module: module.id, team: team.id,
            otherTeam: earlier?.id, date: team.sessions.first?.date, otherModule: required)
        }
      }
    }
  }
}
