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

  /// Teams that are the same in both plans are not looked into: a few changes to a large plan are found at once.
  package init(from old: Plan, to new: Plan) {
    let teams = Set(old.teams.unordered.map(\.id)).union(new.teams.unordered.map(\.id)).sorted()
      .filter { old.teams[$0] != new.teams[$0] }
    memberships = Self.memberships(of: teams, from: old, to: new)
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

  /// Whoever left a team or came to one.
  private static func memberships(of teams: [Team.ID], from old: Plan, to new: Plan) -> [Membership] {
    struct Seat: Hashable {
      var employee: Employee.ID
      var module: Module.ID
    }
    var changes: [Seat: (before: Team.ID?, after: Team.ID?)] = [:]
    for id in teams {
      let (one, two) = (old.teams[id], new.teams[id])
      let (were, are) = (Set(one?.members ?? []), Set(two?.members ?? []))
      // A team of another module is another team to its members.
      let isSame = one?.module == two?.module
      if let one {
        for person in one.members where !isSame || !are.contains(person) {
          changes[Seat(employee: person, module: one.module), default: (nil, nil)].before = id
        }
      }
      if let two {
        for person in two.members where !isSame || !were.contains(person) {
          changes[Seat(employee: person, module: two.module), default: (nil, nil)].after = id
        }
      }
    }
    return changes.filter { $0.value.before != $0.value.after }
      .map { Membership(employee: $0.employee, module: $0.module, before: $1.before, after: $1.after) }
      .sorted { ($0.employee, $0.module) < ($1.employee, $1.module) }
  }
}
