import HoldplanCheck
import HoldplanEngine
import HoldplanInterface
import HoldplanModel

extension Session {
  /// Mends the draft with as few changes as can be found, shows what it changes and why something is left, and
  /// accepts it.
  mutating func repair(_ options: RepairOptions, dryRun: Bool) throws {
    try refuseWrongRecords()
    Interrupt.watch()
    var options = options
    options.seconds = max(0.05, options.seconds - ProcessTime.secondsSinceStart() - 0.05)
    let repair = HoldplanEngine.repair(workspace, options: options, isStopped: { Interrupt.isRaised })
    let assessment = assess(repair.plan, of: workspace)
    report(repair, assessment)
    if !dryRun, !repair.difference.isEmpty { try commit(repair.change, label: "repair") }
    if !repair.remaining.isEmpty { throw CommandFailure(.planHasProblems, "") }
  }

  private func report(_ repair: Repair, _ assessment: Assessment) {
    let words = context.words
    let value = RepairValue(
      changes: changes(in: repair.change).map(text), memberships: repair.difference.memberships.count,
      sessions: repair.difference.sessions.count, isWidened: repair.isWidened,
      remaining: repair.remaining.map { ViolationValue($0, in: workspace, words) },
      past: repair.past.map { ViolationValue($0, in: workspace, words) },
      pins: repair.pinConflicts.map { text(.pin($0.pin)) }, seconds: repair.seconds,
      softTotal: assessment.softTotal(workspace.rules.weights))
    answer(value) {
      var lines = changes(in: repair.change).map { "→ " + text($0) }
      lines.append(
        words[
          repair.difference.isEmpty ? "cli.repair.nothing" : "cli.repair.changes",
          [
            "memberships": words.number(repair.difference.memberships.count),
            "sessions": words.number(repair.difference.sessions.count),
          ]])
      lines += repair.remaining.map { "! " + describe($0, in: workspace, words: words) }
      for conflict in repair.pinConflicts {
        lines.append(words["cli.repair.pin", ["pin": text(.pin(conflict.pin))]])
        lines += conflict.violations.map { "    ✗ " + describe($0, in: workspace, words: words) }
      }
      if !repair.past.isEmpty { lines.append(words["cli.repair.past"]) }
      lines += repair.past.map { "    ✗ " + describe($0, in: workspace, words: words) }
      return lines
    }
  }

  /// The single changes of a group.
  private func changes(in change: Change) -> [Change] {
    var parts: [Change] = []
    change.forEachPart { parts.append($0) }
    return parts
  }
}

/// What a repair changes and what it leaves, for scripts.
private struct RepairValue: Encodable, Sendable {
  let changes: [String]
  let memberships: Int
  let sessions: Int
  /// Whether single moves were not enough.
  let isWidened: Bool
  let remaining: [ViolationValue]
  /// What is broken on days that have gone by.
  let past: [ViolationValue]
  /// The pins that stand in the way of what remains.
  let pins: [String]
  let seconds: Double
  let softTotal: Int

  enum CodingKeys: String, CodingKey {
    case changes, memberships, sessions, remaining, past, pins, seconds
    case isWidened = "widened"
    case softTotal = "soft_total"
  }
}
