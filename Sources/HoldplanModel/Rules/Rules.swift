/// The organisation's rules, with the source that is quoted when one of them refuses something.
package struct Rules: Equatable, Codable, Sendable {
  /// How many sessions one person may attend on one date.
  package var maxSessionsPerDay: Int
  package var coverage: [CoverageRule]
  /// Whether teaching and exam days of a published plan are closed for leave.
  package var closesTeachingDaysForLeave: Bool
  /// Where a rule comes from, such as "MED agreement of 12 May 2018", quoted with it.
  package var sources: [HardRule: String]
  /// Where the rule that closes teaching days for leave comes from.
  package var leaveSource: String
  package var weights: Weights
  /// For how long personal data is kept; nil keeps all of it.
  package var retention: Retention?

  package init(
    maxSessionsPerDay: Int = 1, coverage: [CoverageRule] = [], closesTeachingDaysForLeave: Bool = true,
    sources: [HardRule: String] = [:], leaveSource: String = "", weights: Weights = .standard,
    retention: Retention? = nil
  ) {
    self.maxSessionsPerDay = maxSessionsPerDay
    self.coverage = coverage
    self.closesTeachingDaysForLeave = closesTeachingDaysForLeave
    self.sources = sources
    self.leaveSource = leaveSource
    self.weights = weights
    self.retention = retention
  }
}

/// A share of a whole, exact to 15 decimals: 6 of 43 is less than 14 %, and a third of 60,000 people is 20,000.
package struct Share: Hashable, Comparable, Sendable {
  /// In 10^-15 parts.
  package let parts: Int

  private static let whole = 1_000_000_000_000_000

  /// Nil outside 0 to 1.
  package init?(_ share: Double) {
    guard (0...1).contains(share) else { return nil }
    parts = Int((share * 1e15).rounded())
  }

  package var value: Double { Double(parts) / 1e15 }

  /// The largest whole number that is at most this share of `count`, with the neutral format's tolerance of
  /// 1e-9 people.
  package func floor(of count: Int) -> Int {
    // A share of a few thousand people has more digits than fit into 64 bits.
    Int((Int128(parts) * Int128(count) + Int128(Self.whole / 1_000_000_000)) / Int128(Self.whole))
  }

  /// Whether so many of so many are at least this share, exactly: there is nothing to round.
  package func isKept(by part: Int, of whole: Int) -> Bool {
    Int128(part) * Int128(Self.whole) >= Int128(parts) * Int128(whole)
  }

  package static func < (left: Self, right: Self) -> Bool { left.parts < right.parts }
}

extension Share: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let value = try container.decode(Double.self)
    guard let share = Share(value) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(value) is not a share between 0 and 1")
    }
    self = share
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

/// How many people of a department or site may be away at sessions on one date.
///
/// Attending and teaching both count as away; one person counts once a date.
package struct CoverageRule: Hashable, Codable, Sendable {
  package enum Scope: Hashable, Sendable {
    /// Each department by itself.
    case everyDepartment
    case department(Department.ID)
    /// Each site by itself.
    case everySite
    case site(Site.ID)
  }

  package enum Limit: Hashable, Sendable {
    /// At most this share of the headcount is away, and `atLeast` may always be.
    case away(share: Share, atLeast: Int)
    /// At least so many are not away.
    case present(Int)
  }

  package var scope: Scope
  package var limit: Limit

  package init(scope: Scope, limit: Limit) {
    self.scope = scope
    self.limit = limit
  }

  /// How many of `headcount` people may be away on one date.
  package func mayBeAway(of headcount: Int) -> Int {
    switch limit {
    case .away(let share, let atLeast): max(atLeast, share.floor(of: headcount))
    case .present(let count): max(0, headcount - count)
    }
  }
}

/// How much each soft goal weighs in the total: total = sum of weight x value.
package struct Weights: Equatable, Codable, Sendable {
  /// The same as values, for sums.
  package private(set) var values: GoalValues

  /// A goal that's not named weighs 0.
  package init(_ byGoal: [SoftGoal: Int]) { values = GoalValues(byGoal) }

  package subscript(goal: SoftGoal) -> Int {
    get { values[goal] }
    set { values[goal] = newValue }
  }

  package static let standard = Weights([
    .departmentPairs: 2, .sizeDeviation: 1, .preference: 5, .repeatPairs: 1, .spacing: 1, .weekLoad: 3,
    .teams: 10, .instructorDays: 2, .avoidDates: 4, .perturbMember: 20, .perturbSession: 30,
  ])

  package init(from decoder: any Decoder) throws {
    self.init(try [SoftGoal: Int](from: decoder))
  }

  package func encode(to encoder: any Encoder) throws {
    try values.byGoal.encode(to: encoder)
  }
}
