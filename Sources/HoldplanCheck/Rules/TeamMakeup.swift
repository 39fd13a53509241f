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
      team.module.composition.flatMap { rule in violations(of: rule, by: team) }
    }
  }

  private func violations(of rule: CompositionRule, by team: InspectedTeam) -> [Violation] {
    let others = rule.company.map { company in
      team.members.count { company.kind.includes($0.employee) }
    }
    let minimum = rule.minimum(for: others ?? 0)
    return rule.kind.groups(among: employedPeople).compactMap { kind in
      let count = team.members.count { kind.includes($0.employee) }
      if let minimum, count < minimum {
        var violation = Violation(
          .composition, rule.company == nil ? .tooFew : .tooFewForCompany, count: minimum - count,
          module: team.module.id, team: team.id, actual: count, limit: minimum)
        violation.company = rule.company?.kind
        return violation.naming(kind)
      }
      guard let maximum = rule.maximum, count > maximum else { return nil }
      return Violation(
        .composition, .tooMany, count: count - maximum, module: team.module.id, team: team.id, actual: count,
        limit: maximum
      ).naming(kind)
    }
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
