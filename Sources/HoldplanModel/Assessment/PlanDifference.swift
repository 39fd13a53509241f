/// What differs between two plans, by person and by session.
package struct PlanDifference: Equatable, Sendable {
  /// Somebody's team in one module, before and after; nil means none.
  package struct Membership: Equatable, Sendable {
    package var employee: Employee.ID
    package var module: Module.ID
    package var before: Team.ID?
    package var after: Team.ID?
  }

  /// One session of a team, before and after; nil means that there is none.
  package struct SessionChange: Equatable, Sendable {
    package var team: Team.ID
    package var session: Int
    package var before: Session?
    package var after: Session?
  }

  /// By employee, then module.
  package var memberships: [Membership]
  /// By team, then session.
  package var sessions: [SessionChange]

  package var isEmpty: Bool { memberships.isEmpty && sessions.isEmpty }

  package init(from old: Plan, to new: Plan) {
    struct Seat: Hashable {
      var employee: Employee.ID
      var module: Module.ID
    }
    let teams = Set(old.teams.unordered.map(\.id)).union(new.teams.unordered.map(\.id))
      .filter { old.teams[$0] != new.teams[$0] }.sorted()
    // Somebody may be in several teams of a module, of which the last one counts.
    let modules = Set(teams.flatMap { [old.teams[$0]?.module, new.teams[$0]?.module].compactMap { $0 } })
    func seats(_ plan: Plan) -> [Seat: Team.ID] {
      var result: [Seat: Team.ID] = [:]
      if modules.isEmpty { return result }
      for team in plan.teams.sorted where modules.contains(team.module) {
        for member in team.members { result[Seat(employee: member, module: team.module)] = team.id }
      }
      return result
    }
    let (before, after) = (seats(old), seats(new))
    memberships = Set(before.keys).union(after.keys)
      .filter { before[$0] != after[$0] }
      .sorted { ($0.employee, $0.module) < ($1.employee, $1.module) }
      .map { Membership(employee: $0.employee, module: $0.module, before: before[$0], after: after[$0]) }
    sessions = teams.flatMap { team -> [SessionChange] in
      let (one, two) = (old.teams[team]?.sessions ?? [], new.teams[team]?.sessions ?? [])
      return (0..<max(one.count, two.count)).compactMap { index in
        let (left, right) = (
          one.indices.contains(index) ? one[index] : nil, two.indices.contains(index) ? two[index] : nil
        )
        return left == right ? nil : SessionChange(team: team, session: index, before: left, after: right)
      }
    }
  }
}
