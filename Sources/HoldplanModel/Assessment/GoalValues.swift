/// One number for each goal, such as what a change costs: adding and comparing takes no look-ups.
package struct GoalValues: Equatable, Sendable {
  /// By position in `SoftGoal.allCases`; empty where all are 0.
  private var values: [Int]

  private static let none = [Int](repeating: 0, count: SoftGoal.allCases.count)

  /// All are 0.
  package init() { values = [] }

  /// Goals that are not named are 0.
  package init(_ byGoal: [SoftGoal: Int]) {
    self.init()
    for (goal, value) in byGoal where value != 0 { self[goal] = value }
  }

  package subscript(goal: SoftGoal) -> Int {
    get { values.isEmpty ? 0 : values[goal.position] }
    set {
      if values.isEmpty {
        if newValue == 0 { return }
        values = Self.none
      }
      values[goal.position] = newValue
    }
  }

  /// The sum over all goals.
  package var total: Int { values.reduce(0, &+) }

  /// Those that are not 0, in the order of `SoftGoal.allCases`.
  package var nonzero: [(goal: SoftGoal, value: Int)] {
    zip(SoftGoal.allCases, values).filter { $0.1 != 0 }.map { ($0, $1) }
  }

  /// Those that are not 0.
  package var byGoal: [SoftGoal: Int] { Dictionary(uniqueKeysWithValues: nonzero.map { ($0, $1) }) }

  package static func == (left: Self, right: Self) -> Bool {
    if left.values.isEmpty { return right.values.allSatisfy { $0 == 0 } }
    if right.values.isEmpty { return left.values.allSatisfy { $0 == 0 } }
    return left.values == right.values
  }

  package static func - (left: Self, right: Self) -> Self {
    if right.values.isEmpty { return left }
    var result = left
    if result.values.isEmpty { result.values = none }
    for index in right.values.indices { result.values[index] -= right.values[index] }
    return result
  }

  /// Each times the weight of its goal.
  package func weighted(by weights: GoalValues) -> GoalValues {
    if values.isEmpty || weights.values.isEmpty { return GoalValues() }
    var result = self
    for index in values.indices { result.values[index] *= weights.values[index] }
    return result
  }
}

extension GoalValues: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (SoftGoal, Int)...) {
    self.init()
    for (goal, value) in elements { self[goal] = value }
  }
}

extension SoftGoal {
  /// In `allCases`, without a search.
  fileprivate var position: Int {
    switch self {
    case .departmentPairs: 0
    case .sizeDeviation: 1
    case .preference: 2
    case .repeatPairs: 3
    case .spacing: 4
    case .weekLoad: 5
    case .teams: 6
    case .instructorDays: 7
    case .avoidDates: 8
    case .perturbMember: 9
    case .perturbSession: 10
    }
  }
}
