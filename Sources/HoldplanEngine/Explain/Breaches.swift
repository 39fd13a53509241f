import HoldplanModel

extension Violation {
  /// The broken rule itself, however much of it.
  fileprivate var breach: Violation {
    var breach = self
    breach.count = 1
    breach.actual = nil
    return breach
  }

  /// Whether it is the same broken rule, however much of it.
  func isSameBreach(as other: Violation) -> Bool { breach == other.breach }

  /// How far it is beyond what is allowed.
  fileprivate var excess: Int {
    guard let actual, let limit else { return 0 }
    return abs(actual - limit)
  }
}

/// What is in `all` and not in `some`; what only counts more than before is kept with the difference.
func subtract(_ some: [Violation], from all: [Violation]) -> [Violation] {
  if some.isEmpty || all.isEmpty { return all }
  var counts: [Violation: Int] = [:]
  for violation in some { counts[violation.breach, default: 0] += violation.count }
  return all.compactMap { violation in
    let before = counts[violation.breach] ?? 0
    counts[violation.breach] = max(0, before - violation.count)
    guard before < violation.count else { return nil }
    var rest = violation
    rest.count = violation.count - before
    return rest
  }
}

/// What is broken after a change and was not before, and what was broken and is so by more, as once: one too many
/// in a team of one too many breaks the rule, too.
func brokenAnew(_ before: [Violation], _ after: [Violation]) -> [Violation] {
  var broken = subtract(before, from: after)
  if before.isEmpty || after.isEmpty { return broken }
  var excess: [Violation: Int] = [:]
  for violation in before { excess[violation.breach] = max(violation.excess, excess[violation.breach] ?? 0) }
  for breach in broken.map(\.breach) { excess[breach] = nil }
  for var violation in after.sorted(by: { $0.excess > $1.excess }) {
    guard let old = excess[violation.breach], violation.excess > old else { continue }
    excess[violation.breach] = nil
    violation.count = 1
    broken.append(violation)
  }
  return broken
}
