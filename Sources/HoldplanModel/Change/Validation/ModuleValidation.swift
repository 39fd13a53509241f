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
    }
    findings.checkUnique(
      composition.map { rule in
        switch rule.kind {
        case .department(let id): "department \(id)"
        case .site(let id): "site \(id)"
        case .role(let id): "role \(id)"
        }
      }, field: "composition")
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
