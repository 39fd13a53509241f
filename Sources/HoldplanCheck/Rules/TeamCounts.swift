import HoldplanModel

extension Inspection {
  /// H12: each team has an identifier of its own, and each module has at most so many teams, or exactly so many.
  /// A module that nobody takes or may choose this season needs none.
  func teamCounts() -> [Violation] {
    var seen: Set<Team.ID> = []
    let repeated = plan.filter { !seen.insert($0.id).inserted }.map {
      Violation(.teamCount, .duplicateTeam, module: $0.module, team: $0.id)
    }
    var counts: [Module.ID: Int] = [:]
    for team in teams { counts[team.module.id, default: 0] += 1 }
    let wanted = Set(people.flatMap { $0.required + $0.choice.from })
    return repeated
      + modules.compactMap { module in
        let count = counts[module.id] ?? 0
        if count == 0, !wanted.contains(module.id) { return nil }
        if let required = module.teamCount.required, count != required {
          return Violation(
            .teamCount, count < required ? .tooFew : .tooMany, module: module.id, actual: count,
            limit: required)
        }
        guard count > module.teamCount.maximum else { return nil }
        return Violation(
          .teamCount, .tooMany, module: module.id, actual: count, limit: module.teamCount.maximum)
      }
  }
}
