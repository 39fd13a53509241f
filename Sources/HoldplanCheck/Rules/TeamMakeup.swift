import HoldplanModel

extension Inspection {
  /// H05: each team has at least the smallest and at most the largest number of members.
  func teamSizes() -> [Violation] {
    teams.compactMap { team in
      let limits = team.module.teamSize
      let isTooSmall = team.size < limits.minimum
      guard isTooSmall || team.size > limits.maximum else { return nil }
      return Violation(
        .teamSize, isTooSmall ? .tooFew : .tooMany, module: team.module.id, team: team.id,
        actual: team.size, limit: isTooSmall ? limits.minimum : limits.maximum)
    }
  }

  /// H14: each team has as many of a kind as its module's composition rules ask for. Counts everybody who is
  /// too few or too many.
  func wrongCompositions() -> [Violation] {
    teams.flatMap { team in
      team.module.composition.compactMap { rule in
        let count = team.members.filter { rule.counts($0.employee) }.count
        let excess = rule.excess(of: count)
        return excess > 0 ? violation(of: rule, by: team, count: count, excess: excess) : nil
      }
    }
  }

  private func violation(
    of rule: CompositionRule, by team: InspectedTeam, count: Int, excess: Int
  ) -> Violation {
    let isTooFew = rule.minimum.map { count < $0 } ?? false
    var violation = Violation(
      .composition, isTooFew ? .tooFew : .tooMany, count: excess, module: team.module.id,
      team: team.id, actual: count, limit: isTooFew ? rule.minimum : rule.maximum)
    switch rule.kind {
    case .department(let department): violation.department = department
    case .site(let site): violation.site = site
    case .role(let role): violation.role = role
    }
    return violation
  }

  /// S1: pairs of colleagues from the same department in the same team.
  func departmentPairs() -> Int {
    teams.reduce(0) { sum, team in
      var sizes: [Department.ID: Int] = [:]
      for member in team.members { sizes[member.employee.department, default: 0] += 1 }
      return sizes.values.reduce(sum) { $0 + pairs(among: $1) }
    }
  }

  /// S2: how far the teams are from their ideal sizes.
  func sizeDeviation() -> Int {
    teams.reduce(0) { $0 + abs($1.size - $1.module.teamSize.ideal) }
  }
}
