extension Competence {
  func check(_ findings: inout Findings) { findings.checkName(name) }
}

extension Findings {
  /// Levels go from 0 to 4.
  mutating func checkLevels(_ levels: [Competence.ID: Int], field: String) {
    for competence in levels.keys.sorted() {
      checkRange(
        levels[competence] ?? 0, field: field, Competence.levels.lowerBound, Competence.levels.upperBound)
    }
  }
}

extension JobProfile {
  func check(_ findings: inout Findings) {
    findings.checkName(name)
    findings.checkLevels(required, field: "required")
  }
}

extension Goal {
  /// Level 0 is no goal: everybody has it.
  func check(_ findings: inout Findings) {
    findings.checkRange(level, field: "level", 1, Competence.levels.upperBound)
    if let signOff { findings.checkName(signOff.author, field: "signOff") }
  }
}
