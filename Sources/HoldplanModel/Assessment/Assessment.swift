/// What an independent count finds in a plan: every broken rule and the value of every goal.
package struct Assessment: Equatable, Sendable {
  /// Broken rules that no waiver covers.
  package var violations: [Violation]
  package var waived: [WaivedViolation]
  /// The value of each goal, without its weight.
  package var soft: [SoftGoal: Int]

  package init(violations: [Violation], waived: [WaivedViolation], soft: [SoftGoal: Int]) {
    self.violations = violations
    self.waived = waived
    self.soft = soft
  }

  /// How often each rule is broken, waived cases left out; 0 for rules that hold.
  package var hard: [HardRule: Int] {
    var counts = Dictionary(uniqueKeysWithValues: HardRule.plan.map { ($0, 0) })
    // They come rule by rule: a rule is looked up once for all that follow each other, since a frame that tells of
    // tens of thousands must not wait for this.
    var rest = violations[...]
    while let rule = rest.first?.rule {
      let end = rest.firstIndex { $0.rule != rule } ?? rest.endIndex
      counts[rule, default: 0] += rest[..<end].reduce(0) { $0 + $1.count }
      rest = rest[end...]
    }
    return counts
  }

  package var hardTotal: Int { violations.reduce(0) { $0 + $1.count } }

  /// Whether every rule holds, apart from what is waived.
  package var isFeasible: Bool { violations.isEmpty }

  /// Sum of weight x value over all goals.
  package func softTotal(_ weights: Weights) -> Int {
    SoftGoal.allCases.reduce(0) { $0 + weights[$1] * (soft[$1] ?? 0) }
  }
}

/// A broken rule that a waiver covers. It is shown with the waiver, never hidden.
package struct WaivedViolation: Equatable, Sendable {
  package var violation: Violation
  package var waiver: Waiver.ID

  package init(violation: Violation, waiver: Waiver.ID) {
    self.violation = violation
    self.waiver = waiver
  }
}
