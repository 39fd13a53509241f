import HoldplanModel

extension Inspection {
  /// H01: every required module and the right number of chosen ones, each in one team; nothing else.
  func unassigned() -> [Violation] {
    counted.flatMap { wrongNames(in: $0.team) }
      + employees.indices.flatMap { wrongModules(of: $0) }
  }

  /// H11: the role of each member is one that the module is for.
  func wrongRoles() -> [Violation] {
    employees.indices.flatMap { number -> [Violation] in
      let employee = employees[number]
      return firstTeams(of: number).filter { !$0.module.isEligible(employee.role) }.map {
        Violation(
          .role, employee: employee.id, module: $0.module.id, team: $0.team.id, role: employee.role)
      }
    }
  }

  /// S3: the cost of the modules that people have among those they choose from.
  func preferenceCost() -> Int {
    employees.indices.reduce(0) { sum, number in
      let wanted = requirement(of: employees[number])
      let chosen = firstTeams(of: number).map(\.module.id).filter {
        !wanted.required.contains($0) && wanted.choice.from.contains($0)
      }
      return chosen.reduce(sum) { $0 + wanted.choice.cost(of: $1) }
    }
  }

  /// Members who are listed twice or do not exist.
  private func wrongNames(in inspected: Inspected) -> [Violation] {
    let team = inspected.team
    var violations: [Violation] = []
    var seen: Set<Employee.ID> = []
    var unknown: [Employee.ID] = []
    var repeated: Employee.ID?
    for member in team.members {
      if !seen.insert(member).inserted {
        repeated = repeated ?? member
      } else if number[member] == nil {
        unknown.append(member)
      }
    }
    if let repeated {
      violations.append(
        Violation(
          .unassigned, .duplicateMember, employee: repeated, module: team.module, team: team.id))
    }
    return violations
      + unknown.map {
        Violation(.unassigned, .unknownEmployee, employee: $0, module: team.module, team: team.id)
      }
  }

  /// What a person lacks, has twice or should not have.
  private func wrongModules(of number: Int) -> [Violation] {
    let employee = employees[number].id
    let (required, choice) = requirement(of: employees[number])
    let taken = firstTeams(of: number)
    var violations: [Violation] = []
    for (team, module, count, second) in taken where count > 1 {
      violations.append(
        Violation(
          .unassigned, .severalTeams, count: count - 1, employee: employee, module: module.id, team: team.id,
          otherTeam: second, actual: count, limit: 1))
    }
    for module in required where !taken.contains(where: { $0.module.id == module }) {
      violations.append(Violation(.unassigned, .missing, employee: employee, module: module))
    }
    let others = taken.filter { !required.contains($0.module.id) }
    for (team, module, _, _) in others where !choice.from.contains(module.id) {
      violations.append(
        Violation(.unassigned, .notRequired, employee: employee, module: module.id, team: team.id))
    }
    let chosen = others.filter { choice.from.contains($0.module.id) }.count
    if chosen != choice.count {
      violations.append(
        Violation(
          .unassigned, chosen < choice.count ? .tooFewChosen : .tooManyChosen,
          count: abs(chosen - choice.count), employee: employee, actual: chosen, limit: choice.count))
    }
    return violations
  }

  /// A module that a person has, by the first team of it, with the number of teams and the second of them.
  private typealias Taken = (team: Team, module: Module, count: Int, second: Team.ID?)

  /// Each module that a person has, once, in the order of the plan.
  private func firstTeams(of number: Int) -> [Taken] {
    var taken: [Taken] = []
    for (team, module) in attended(by: number) {
      if let place = taken.firstIndex(where: { $0.module.id == module.id }) {
        taken[place].count += 1
        taken[place].second = taken[place].second ?? team.id
      } else {
        taken.append((team, module, 1, nil))
      }
    }
    return taken
  }
}
