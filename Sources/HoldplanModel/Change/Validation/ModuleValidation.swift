extension Module {
  func check(in workspace: Workspace, _ findings: inout Findings) {
    findings.checkName(name)
    if sessions.isEmpty { findings.report("sessions", .empty) }
    for pattern in sessions { pattern.check(in: workspace.season, &findings) }
    if let everyWeeks { findings.checkRange(everyWeeks, field: "everyWeeks", 1, 53) }
    findings.checkWeekly(studyHoursPerWeek, field: "studyHoursPerWeek")
    findings.checkUnique(requires, field: "requires")
    findings.checkRange(teamSize.minimum, field: "teamSize.minimum", 1)
    findings.checkOrder(teamSize.minimum, teamSize.ideal, field: "teamSize.ideal")
    findings.checkOrder(teamSize.ideal, teamSize.maximum, field: "teamSize.maximum")
    findings.checkRange(teamSize.maximum, field: "teamSize.maximum", 1)
    findings.checkRange(teamCount.maximum, field: "teamCount.maximum", 0)
    if let required = teamCount.required {
      findings.checkRange(required, field: "teamCount.required", 0, max(0, teamCount.maximum))
    }
    if let eligibleRoles, eligibleRoles.isEmpty { findings.report("eligibleRoles", .empty) }
    findings.checkUnique(instructors, field: "instructors")
    findings.checkUnique(rooms, field: "rooms")
    checkComposition(&findings)
    checkCompletion(&findings)
  }

  private func checkComposition(_ findings: inout Findings) {
    for rule in composition {
      if let minimum = rule.minimum { findings.checkRange(minimum, field: "composition.minimum", 0) }
      if let maximum = rule.maximum { findings.checkRange(maximum, field: "composition.maximum", 0) }
      if let minimum = rule.minimum, let maximum = rule.maximum {
        findings.checkOrder(minimum, maximum, field: "composition.maximum")
      }
      checkCompany(of: rule, &findings)
    }
    findings.checkUnique(composition.map(CompositionSubject.init), field: "composition")
  }
}

extension Module {
  /// Professions and tags are words that somebody has to write; company needs a number of its own, and people
  /// who can be counted.
  fileprivate func checkCompany(of rule: CompositionRule, _ findings: inout Findings) {
    for kind in [rule.kind, rule.company?.kind].compactMap({ $0 }) {
      switch kind {
      case .profession(let name), .tag(let name): findings.checkName(name, field: "composition")
      case .department, .site, .role, .same: break
      }
    }
    guard let company = rule.company else { return }
    findings.checkRange(rule.minimum ?? 0, field: "composition.minimum", 1)
    if let each = company.each { findings.checkRange(each, field: "composition.company", 1) }
    for case .same(let trait) in [rule.kind, company.kind] {
      findings.report("composition.company", .mismatch(actual: "same \(trait.rawValue)", expected: "tag"))
    }
  }
}

/// Whom a rule is about, in words of the model: no two rules of a module are about the same.
private struct CompositionSubject: Hashable, CustomStringConvertible {
  let rule: CompositionRule

  init(_ rule: CompositionRule) {
    self.rule = rule
  }

  var description: String {
    let name = Self.name(of: rule.kind)
    return rule.company.map { "\(name) with \(Self.name(of: $0.kind))" } ?? name
  }

  private static func name(of kind: CompositionRule.Kind) -> String {
    switch kind {
    case .department(let id): "department \(id)"
    case .site(let id): "site \(id)"
    case .role(let id): "role \(id)"
    case .profession(let name): "profession \(name)"
    case .tag(let name): "tag \(name)"
    case .same(let trait): "same \(trait.rawValue)"
    }
  }
}

extension SessionPattern {
  fileprivate func check(in season: Season, _ findings: inout Findings) {
    findings.checkRange(slotCount, field: "sessions.slotCount", 1, max(1, season.slots.count))
    if let weekdays, weekdays.isEmpty { findings.report("sessions.weekdays", .empty) }
    guard let gap else { return }
    findings.checkRange(gap.minimum, field: "sessions.gap.minimum", 0, Season.longest)
    findings.checkRange(gap.maximum, field: "sessions.gap.maximum", 0, Season.longest)
    findings.checkOrder(gap.minimum, gap.ideal, field: "sessions.gap.ideal")
    findings.checkOrder(gap.ideal, gap.maximum, field: "sessions.gap.maximum")
  }
}
