import HoldplanCheck
import HoldplanEngine
import HoldplanInterface
import HoldplanModel
import HoldplanResources

/// The rules of meetings, cases for two and quotas: what is broken, why, and the ways out.
extension Session {
  /// Ways out are counted by the check, which shares nothing with what finds them.
  var ledgerWays: LedgerWays {
    LedgerWays(workspace, today: context.today) { assessLedgers(of: $0).violations }
  }

  /// What is broken and not waived, as far as it is asked for.
  func ledgerViolations(where isWanted: (Violation) -> Bool) -> [Violation] {
    assessLedgers(of: workspace).violations.filter(isWanted)
  }

  /// Explains everything that is broken about a meeting, a series, a rota or a quota, and names what is waived.
  func explain(_ record: RecordReference) throws {
    try requireHR()
    let ledgers = assessLedgers(of: workspace)
    let broken = ledgers.violations.filter { $0.concerns(record) }
    let waived = ledgers.waived.filter { $0.violation.concerns(record) }
    report(broken)
    if broken.isEmpty {
      say("cli.explain.nothingBroken", ["what": capitalized(workspace.name(of: record, context.words))])
    }
    let text = AssessmentText(
      Assessment(violations: [], waived: waived, soft: [:]), workspace: workspace, words: context.words)
    for line in text.waived() { say(text: line, key: "explain.waived") }
  }

  /// One broken rule after the other, with why and the ways out.
  func report(_ violations: [Violation]) {
    if violations.isEmpty { return }
    let ways = ledgerWays
    for violation in violations {
      let explanation = ways.explain(violation)
      answer(LedgerExplanationValue(explanation, in: workspace, context.words), in: "explanations") {
        lines(explanation)
      }
    }
  }

  private func lines(_ explanation: LedgerExplanation) -> [String] {
    let words = context.words
    return ["! " + describe(explanation.violation, in: workspace, words: words)]
      + describe(explanation, in: workspace, words: words).map { "  " + $0 }
      + explanation.waysOut.map { effect in
        "  → " + describeWay(effect.change, in: workspace, words: words)
          + (effect.change.needsReason ? " " + words["cli.check.needsReason"] : "")
      }
  }

  private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

extension Lookup {
  /// The meeting, series, rota or quota with this identifier, or with this name where no person has it; nil where
  /// there is none, so that a person is meant.
  func ledger(_ text: String) -> RecordReference? {
    if workspace.employees.contains(Employee.ID(text)) { return nil }
    let meeting = Meeting.ID(text.replacing(" ", with: "#"))
    if workspace.meetings.contains(meeting) { return .meeting(meeting) }
    let all: [(RecordReference, String)] =
      workspace.series.sorted.map { (.series($0.id), $0.name) }
      + workspace.rotas.sorted.map { (.rota($0.id), $0.name) }
      + workspace.quotas.sorted.map { (.quota($0.id), $0.name) }
    return all.first { $0.0.identifier == text }?.0
      ?? all.first { $0.1.lowercased() == text.lowercased() }?.0
  }
}

extension Violation {
  /// Whether it is about a meeting, a series, a rota or a quota.
  fileprivate func concerns(_ record: RecordReference) -> Bool {
    guard let ledger else { return false }
    if ledger.record == record { return true }
    guard case .series(let series, let meeting, let other) = ledger, case .meeting(let id) = record else {
      return false
    }
    let named = session.map { Meeting.id(series: series, number: $0 + 1) }
    return [meeting, other, named].contains(id)
  }
}

/// Why a rule of meetings, cases or quotas is broken, for scripts.
struct LedgerExplanationValue: Encodable, Sendable {
  let violation: ViolationValue
  /// In sentences.
  let facts: [String]
  let hindrances: [String]
  let waysOut: [EffectValue]

  init(_ explanation: LedgerExplanation, in workspace: Workspace, _ words: Words) {
    violation = ViolationValue(explanation.violation, in: workspace, words)
    facts = explanation.facts.map { describe($0, in: workspace, words: words) }
    hindrances = explanation.hindrances.map { describe($0, in: workspace, words: words) }
    waysOut = explanation.waysOut.map { EffectValue($0, in: workspace, words) }
  }
}
