/// What a change would do to the plan, known before it is made.
package struct Effect: Equatable, Sendable {
  package var change: Change
  /// Rules that would be broken and are not now; empty means that the change is allowed.
  package var broken: [Violation]
  /// Rules that are broken now and would not be.
  package var mended: [Violation]
  /// The weighted difference of each goal that changes; negative is better.
  package var soft: [SoftGoal: Int]

  package init(
    change: Change, broken: [Violation] = [], mended: [Violation] = [], soft: [SoftGoal: Int] = [:]
  ) {
    self.change = change
    self.broken = broken
    self.mended = mended
    self.soft = soft.filter { $0.value != 0 }
  }

  package var isAllowed: Bool { broken.isEmpty }

  /// The weighted difference over all goals; negative is better.
  package var total: Int { soft.values.reduce(0, +) }
}
