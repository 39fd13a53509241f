import HoldplanModel

extension Inspection {
  /// H01: every required module and the right number of chosen ones, each in one team; nothing else.
  func unassigned() -> [Violation] {
    teams.flatMap { wrongNames(in: $0.team) } + people.flatMap { wrongModules(of: $0) }
  }

  /// H11: the role of each member is one that the module is for.
  func wrongRoles() -> [Violation] {
    people.flatMap { person -> [Violation] in
      let role = person.employee.role
      let wrong = person.teams.filter { !$0.module.isEligible(role) }
      return firstOfEachModule(wrong).map {
        Violation(.role, employee: person.id, module: $0.module.id, team: $0.id, role: role)
      }
    }
  }

  /// S3: the cost of the modules that people have among those they choose from.
  func preferenceCost() -> Int {
    people.reduce(0) { sum, person in
      let chosen = firstOfEachModule(person.teams).map(\.module.id).filter {
        !person.required.contains($0) && person.choice.from.contains($0)
      }
      return chosen.reduce(sum) { $0 + person.choice.cost(of: $1) }
    }
  }

  /// Members who are listed twice, which counts once a team, or do not exist.
  private func wrongNames(in team: Team) -> [Violation] {
    var seen: Set<Employee.ID> = []
    var unknown: [Employee.ID] = []
    var repeated: Employee.ID?
    for member in team.members {
      if !seen.insert(member).inserted {
        repeated = repeated ?? member
      } else if personNamed[member] == nil {
        unknown.append(member)
      }
    }
    let twice = repeated.map {
      Violation(.unassigned, .duplicateMember, employee: $0, module: team.module, team: team.id)
    }
    return (twice.map { [$0] } ?? [])
      + unknown.map {
        Violation(.unassigned, .unknownEmployee, employee: $0, module: team.module, team: team.id)
      }
  }

  /// What a person lacks, has twice or should not have.
  private func wrongModules(of person: Person) -> [Violation] {
    let taken = firstOfEachModule(person.teams)
    var violations = severalTeams(of: person, taken: taken)
    for module in person.required where !taken.contains(where: { $0.module.id == module }) {
      violations.append(Violation(.unassigned, .missing, employee: person.id, module: module))
    }
    let others = taken.filter { !person.required.contains($0.module.id) }
    for team in others
    where !person.choice.from.contains(team.module.id)
      && !workspace.hasPassed(team.module.id, person.employee, since: team.sessions.first?.date)
    {
      violations.append(
        Violation(.unassigned, .notRequired, employee: person.id, module: team.module.id, team: team.id))
    }
    let chosen = others.filter { person.choice.from.contains($0.module.id) }.count
    if chosen != person.choice.count {
      violations.append(
        Violation(
          .unassigned, chosen < person.choice.count ? .tooFewChosen : .tooManyChosen,
          count: abs(chosen - person.choice.count), employee: person.id, actual: chosen,
          limit: person.choice.count))
    }
    return violations
  }

  /// The modules that a person takes in more than one team.
  private func severalTeams(of person: Person, taken: [InspectedTeam]) -> [Violation] {
    guard taken.count < person.teams.count else { return [] }
    return taken.compactMap { first in
      let all = person.teams.filter { $0.module.id == first.module.id }
      guard all.count > 1 else { return nil }
      return Violation(
        .unassigned, .severalTeams, count: all.count - 1, employee: person.id, module: first.module.id,
        team: first.id, otherTeam: all[1].id, actual: all.count, limit: 1)
    }
  }

  /// One team for each module, the first.
  private func firstOfEachModule(_ teams: [InspectedTeam]) -> [InspectedTeam] {
    var firsts: [InspectedTeam] = []
    for team in teams where !firsts.contains(where: { $0.module.id == team.module.id }) {
      firsts.append(team)
    }
    return firsts
  }
}
