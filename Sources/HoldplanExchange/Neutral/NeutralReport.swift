import Foundation
import HoldplanModel

/// What the neutral format's checkers print about a plan: counts per rule, values per goal, a few examples.
package struct NeutralReport: Encodable, Equatable, Sendable {
  /// A goal with what it adds to the total.
  package struct Goal: Encodable, Equatable, Sendable {
    package var value: Int
    package var weight: Int
    /// Value x weight.
    package var cost: Int
  }

  private static let examplesPerRule = 3

  package var instance: String
  /// Whether no rule of the neutral format is broken.
  package var feasible: Bool
  package var hardTotal: Int
  /// How often each rule of the neutral format is broken; 0 for rules that hold.
  package var hard: [HardRule: Int]
  package var softTotal: Int
  package var soft: [SoftGoal: Goal]
  /// Up to three places for each broken rule.
  package var examples: [HardRule: [String]]
  /// Copied from the plan.
  package var meta: [String: JSONValue]

  enum CodingKeys: String, CodingKey {
    case instance, feasible, hard, soft, examples, meta
    case hardTotal = "hard_total"
    case softTotal = "soft_total"
  }

  /// Rules that the neutral format does not know are left out.
  package init(_ assessment: Assessment, of workspace: Workspace, meta: [String: JSONValue]?) {
    let counts = assessment.hard
    instance = workspace.name
    hard = Dictionary(uniqueKeysWithValues: HardRule.neutral.map { ($0, counts[$0] ?? 0) })
    hardTotal = hard.values.reduce(0, +)
    feasible = hardTotal == 0
    soft = Dictionary(
      uniqueKeysWithValues: SoftGoal.allCases.map { goal in
        let (value, weight) = (assessment.soft[goal] ?? 0, workspace.rules.weights[goal])
        return (goal, Goal(value: value, weight: weight, cost: value * weight))
      })
    softTotal = soft.values.reduce(0) { $0 + $1.cost }
    examples = [:]
    for violation in assessment.violations where violation.rule < .composition {
      if examples[violation.rule, default: []].count < Self.examplesPerRule {
        examples[violation.rule, default: []].append(violation.inOneLine)
      }
    }
    self.meta = meta ?? [:]
  }

  /// The report as JSON text with a newline at the end, keys in alphabetical order.
  package func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}

/// The report on a plan of an instance, as JSON text: what `holdplan check --instance --json` prints.
package func neutralReport(
  assessment: Assessment, workspace: Workspace, meta: [String: JSONValue]?
) throws -> Data {
  try NeutralReport(assessment, of: workspace, meta: meta).encoded()
}

extension Violation {
  /// Its values under their names, for programs and their makers: `gap: team T1, session 1, actual 5`.
  fileprivate var inOneLine: String {
    let values: [(String, String?)] = [
      ("employee", employee?.rawValue), ("module", module?.rawValue),
      ("requires", otherModule?.rawValue), ("team", team?.rawValue),
      ("other team", otherTeam?.rawValue), ("session", session.map(String.init)), ("date", date?.iso),
      ("week of", week?.iso), ("department", department?.rawValue), ("site", site?.rawValue),
      ("role", role?.rawValue), ("room", room?.rawValue), ("instructor", instructor?.rawValue),
      ("actual", actual.map(String.init)), ("limit", limit.map(String.init)),
      ("count", count > 1 ? String(count) : nil),
    ]
    let text = values.compactMap { name, value in value.map { "\(name) \($0)" } }.joined(separator: ", ")
    return reason == .general ? text : "\(reason.rawValue): \(text)"
  }
}
