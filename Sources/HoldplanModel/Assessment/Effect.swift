/// What a change would do to the plan, known before it is made.
package struct Effect: Equatable, Sendable {
  package var change: Change
  /// Rules that would be broken and are not now, or would be broken by more than now; empty means that no rule
  /// forbids the change.
  package var broken: [Violation]
  /// Rules that are broken now and would not be.
  package var mended: [Violation]
  /// The weighted difference of each goal; negative is better.
  package var soft: GoalValues
  /// What it would do to teams that have met and to dates that have gone by.
  package var past: [PastConflict]

  package init(
    change: Change, broken: [Violation] = [], mended: [Violation] = [], soft: GoalValues = GoalValues(),
    past: [PastConflict] = []
  ) {
    self.change = change
    self.broken = broken
    self.mended = mended
    self.soft = soft
    self.past = past
  }

  /// Whether no rule is broken and nothing that has happened is altered.
  package var isAllowed: Bool { broken.isEmpty && !past.contains { $0.forbids } }

  /// The weighted difference over all goals; negative is better.
  package var total: Int { soft.total }
}
