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

  /// What a team is called that is in both plans, before and after.
  package struct Renaming: Equatable, Sendable {
    package var team: Team.ID
    package var before: Team.Title
    package var after: Team.Title
  }

  /// By employee, then module.
  package var memberships: [Membership]
  /// By team, then session.
  package var sessions: [SessionChange]
  /// By team.
  package var renamings: [Renaming]

  package var isEmpty: Bool { memberships.isEmpty && sessions.isEmpty && renamings.isEmpty }

  /// Only whoever left a team or came to one is looked for in the others: a few changes to a large plan are found at
  /// once.
  package init(from old: Plan, to new: Plan) {
    let teams = Set(old.teams.unordered.map(\.id)).union(new.teams.unordered.map(\.id))
      .filter { old.teams[$0] != new.teams[$0] }.sorted()
    let people = Self.people(of: teams, from: old, to: new)
    let (before, after) = (Self.seats(of: people, in: old), Self.seats(of: people, in: new))
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
    renamings = teams.compactMap { team in
      guard let before = old.teams[team]?.title, let after = new.teams[team]?.title, before != after else {
        return nil
      }
      return Renaming(team: team, before: before, after: after)
    }
  }

  private struct Seat: Hashable {
    var employee: Employee.ID
    var module: Module.ID
  }

  /// Whoever is in one of the teams in one plan only, by module.
  private static func people(of teams: [Team.ID], from old: Plan, to new: Plan) -> [Module.ID: Set<
    Employee.ID
  >] {
    var people: [Module.ID: Set<Employee.ID>] = [:]
    for id in teams {
      let (one, two) = (old.teams[id], new.teams[id])
      let (were, are) = (Set(one?.members ?? []), Set(two?.members ?? []))
      // A team of another module is another team to all its members.
      let isSame = one?.module == two?.module
      if let one { people[one.module, default: []].formUnion(isSame ? were.subtracting(are) : were) }
      if let two { people[two.module, default: []].formUnion(isSame ? are.subtracting(were) : are) }
    }
    return people.filter { !$0.value.isEmpty }
  }

  /// The teams of some people. Somebody may be in several teams of a module, of which the last one counts.
  private static func seats(of people: [Module.ID: Set<Employee.ID>], in plan: Plan) -> [Seat: Team.ID] {
    var seats: [Seat: Team.ID] = [:]
    if people.isEmpty { return seats }
    for team in plan.teams.sorted {
      guard let wanted = people[team.module] else { continue }
      for member in team.members where wanted.contains(member) {
        seats[Seat(employee: member, module: team.module)] = team.id
      }
    }
    return seats
  }
}
