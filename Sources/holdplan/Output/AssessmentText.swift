import HoldplanEngine
import HoldplanInterface
import HoldplanModel
import HoldplanResources
import HoldplanText

/// A count of rules and goals as text: what is broken, what is waived and why, and what the goals cost.
struct AssessmentText {
  let assessment: Assessment
  let workspace: Workspace
  let words: Words

  init(_ assessment: Assessment, workspace: Workspace, words: Words) {
    self.assessment = assessment
    self.workspace = workspace
    self.words = words
  }

  func lines(summary: Bool = true) -> [String] {
    problems() + waived() + (summary ? goals() : [])
  }

  /// Every broken rule, each with everybody and everything concerned.
  func problems() -> [String] {
    if assessment.violations.isEmpty { return [words["cli.check.feasible"]] }
    return [words["cli.check.broken", ["count": "\(assessment.hardTotal)"]]]
      + assessment.violations.map { "! " + describe($0, in: workspace, words: words) } + shortages()
  }

  /// Modules that lack dates in the season, where somebody has no place or a team meets on a closed day.
  private func shortages() -> [String] {
    let modules = Set(
      assessment.violations.filter { $0.isUnplaced || $0.rule == .sessions }.compactMap(\.module))
    return modules.sorted().compactMap { workspace.modules[$0] }.compactMap(workspace.dateShortage)
      .map { "✗ " + describe($0, in: workspace, words: words) }
  }

  /// The broken rules with what would mend each, tried beforehand: one case of each kind and place.
  func waysOut(_ whatIf: WhatIf) -> [String] {
    var seen: Set<[String]> = []
    return assessment.violations.filter { violation in
      seen.insert([
        violation.rule.rawValue, violation.reason.rawValue, violation.department?.rawValue ?? "",
        violation.site?.rawValue ?? "", violation.team?.rawValue ?? "", violation.employee?.rawValue ?? "",
      ]).inserted
    }.flatMap { violation -> [String] in
      let ways = whatIf.waysOut(of: violation, limit: 4)
      let lines = ways.map { effect in
        "  → " + describe(effect.change, in: workspace, words: words)
          + (effect.change.needsReason ? " " + words["cli.check.needsReason"] : "")
          + "  (\(words.signed(effect.total)))"
      }
      return ["! " + describe(violation, in: workspace, words: words)]
        + (lines.isEmpty ? ["  " + words["waysOut.none"]] : lines)
    }
  }

  /// Each waiver with its reason and author once, and under it every case that it covers.
  func waived() -> [String] {
    let cases = Dictionary(grouping: assessment.waived, by: \.waiver)
    return cases.sorted { $0.key < $1.key }.flatMap { id, cases -> [String] in
      let waiver = workspace.waivers[id]
      let heading = words[
        "cli.check.waived",
        [
          "count": "\(cases.count)", "reason": SafeText.of(waiver?.reason ?? ""),
          "author": SafeText.of(waiver?.author ?? ""),
          "date": waiver.map { words.date($0.writtenOn) } ?? "",
        ]]
      return [heading] + cases.map { "  ~ " + describe($0.violation, in: workspace, words: words) }
    }
  }

  func goals() -> [String] {
    let weights = workspace.rules.weights
    let rows = SoftGoal.allCases.compactMap { goal -> String? in
      guard let value = assessment.soft[goal], value > 0, weights[goal] > 0 else { return nil }
      return "  \(words["goal.\(goal.rawValue)"]): \(value) × \(weights[goal]) = \(value * weights[goal])"
    }
    return [words["cli.check.goals", ["total": "\(assessment.softTotal(weights))"]]] + rows
  }
}

extension Assessment {
  /// Seats that are missing: people x modules without a place.
  var unplacedCount: Int { violations.filter(\.isUnplaced).reduce(0) { $0 + $1.count } }
}

extension Session {
  /// Answers with a count of rules and goals.
  func report(
    _ assessment: Assessment, summary: Bool = true, as name: String? = nil, ledgers: Assessment? = nil
  ) {
    answer(AssessmentValue(assessment, of: workspace, context.words, ledgers: ledgers), as: name) {
      AssessmentText(assessment, workspace: workspace, words: context.words).lines(summary: summary)
    }
  }

  /// Answers with what a change does: rules first, then each goal that changes.
  func report(_ effect: Effect) {
    answer(EffectValue(effect, in: workspace, context.words), in: "effects") { lines(effect) }
  }

  private func lines(_ effect: Effect) -> [String] {
    let words = context.words
    let broken = effect.broken.map { "✗ " + describe($0, in: workspace, words: words) }
    let mended = effect.mended.map { violation in
      "✓ " + words["cli.effect.mended", ["what": describe(violation, in: workspace, words: words)]]
    }
    let goals = effect.soft.nonzero.map { goal, value in
      "  \(words["goal.\(goal.rawValue)"]) \(words.signed(value))"
    }
    return broken + mended + (broken.isEmpty ? [words["cli.effect.allowed"]] : []) + goals
      + [words["cli.effect.total", ["total": words.signed(effect.total)]]]
  }
}
