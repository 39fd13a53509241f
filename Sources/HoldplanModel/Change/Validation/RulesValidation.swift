extension Rules {
  func check(_ findings: inout Findings) {
    findings.checkRange(maxSessionsPerDay, field: "rules.maxSessionsPerDay", 1)
    for rule in coverage {
      switch rule.limit {
      case .away(_, let atLeast): findings.checkRange(atLeast, field: "coverage.atLeast", 0)
      case .present(let count): findings.checkRange(count, field: "coverage.present", 0)
      }
    }
    for (index, rule) in coverage.enumerated() where coverage[..<index].contains(rule) {
      findings.report("coverage", .duplicate("\(index + 1)"))
    }
    for rule in HardRule.allCases {
      findings.checkText(sources[rule] ?? "", field: "rules.sources")
    }
    findings.checkText(leaveSource, field: "rules.leaveSource")
    for goal in SoftGoal.allCases { findings.checkRange(weights[goal], field: "rules.weights", 0) }
    retention?.check(&findings)
  }
}

extension Waiver {
  func check(_ findings: inout Findings) {
    findings.checkName(reason, field: "reason")
    findings.checkName(author, field: "author")
  }
}
