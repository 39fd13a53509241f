import Foundation
import HoldplanCheck
import HoldplanEngine
import HoldplanInterface
import HoldplanModel

extension Session {
  /// Searches for a plan from the draft, checks it independently, shows the difference, and accepts it.
  ///
  /// - Parameter today: what was held up to this day stays, and nothing new is put on an earlier one.
  mutating func solve(
    _ search: SearchOptions, dryRun: Bool = false, quietly: Bool = false, today: CalendarDate? = nil
  ) throws {
    let today = today ?? context.today
    let workspace = workspace
    try refuseWrongRecords()
    let seconds = search.seconds ?? SearchOptions.defaultSeconds
    try refuseWithoutDemand()
    try context.requireThreads(search.threads)
    let searched = try context.refusing(in: workspace) { () throws(ChangeError) in
      try workspace.keepingWhatWasHeld(until: today)
    }
    Interrupt.watch()
    let meter = ProgressMeter(words: context.words)
    let began = ProcessTime.secondsSinceStart()
    let solution = HoldplanEngine.solve(
      searched,
      options: SolveOptions(
        seconds: ProcessTime.left(of: seconds), steps: search.steps,
        seed: search.seed, threads: search.threads, today: today),
      progress: meter.show, isStopped: { Interrupt.isRaised })
    meter.end()
    let total = assess(solution.plan, of: workspace).softTotal(workspace.rules.weights)
    if total != solution.softTotal {
      throw CommandFailure(
        .planHasProblems,
        context.words["cli.solve.disagreement", ["engine": "\(solution.softTotal)", "check": "\(total)"]])
    }
    let (plan, assessment) = workspace.proposal(from: solution.plan, today: today)
    let difference = PlanDifference(from: workspace.draft, to: plan)
    if !dryRun, !difference.isEmpty { try commit(.setDraft(plan), label: "solve") }
    if quietly { return }
    report(solution, assessment, difference, search, searchBegan: began)
    if !assessment.isFeasible { throw CommandFailure(.planHasProblems, "") }
  }

  /// Where records contradict each other, a plan made of them would mean nothing.
  func refuseWrongRecords() throws {
    let problems = workspace.problems()
    if problems.isEmpty { return }
    let sentences = problems.map { describe($0, in: workspace, words: context.words) }
    throw CommandFailure(.wrongInput, sentences.joined(separator: "\n"))
  }

  /// Where nobody is to be taught anything, an empty plan would look like success.
  private func refuseWithoutDemand() throws {
    if !workspace.hasDemand { throw CommandFailure(.wrongInput, context.words["cli.solve.noDemand"]) }
  }

  private func report(
    _ solution: Solution, _ assessment: Assessment, _ difference: PlanDifference, _ search: SearchOptions,
    searchBegan: Double
  ) {
    let total = assessment.softTotal(workspace.rules.weights)
    let report = SolveReport(
      instance: workspace.name, feasible: assessment.isFeasible, unplaced: assessment.unplacedCount,
      softTotal: total, bound: solution.bound, seconds: ProcessTime.secondsSinceStart(),
      secondsToFirst: solution.secondsToFeasible.map { searchBegan + $0 },
      secondsToBest: solution.secondsToBest.map { searchBegan + $0 }, moves: solution.moves,
      seed: search.seed, threads: search.threads)
    answer(report) {
      let words = context.words
      let changes = words[
        "cli.solve.difference",
        [
          "people": words.counted("people", Set(difference.memberships.map(\.employee)).count),
          "sessions": words.counted("session", difference.sessions.count),
        ]]
      return [difference.isEmpty ? words["cli.solve.noDifference"] : changes]
        + AssessmentText(assessment, workspace: workspace, words: words).lines()
        + (solution.bound.map { [quality(total, bound: $0)] } ?? [])
    }
  }

  /// How far a total is from the best that is known to be possible.
  private func quality(_ total: Int, bound: Int) -> String {
    if total <= bound { return context.words["cli.solve.optimal"] }
    let gap = bound > 0 ? Double(total - bound) / Double(bound) * 100 : 0
    return context.words["cli.solve.gap", ["percent": context.words.decimal((gap * 10).rounded(.up) / 10)]]
  }

  /// Finds a place for one person with the smallest change, shows it, and makes it. False if none was found.
  mutating func place(_ employee: Employee.ID, in module: Module.ID, dryRun: Bool) throws -> Bool {
    let whatIf = WhatIf(workspace, today: context.today)
    guard let effect = whatIf.place(employee, in: module) else {
      say("cli.place.none", ["name": name(employee), "module": workspace.name(of: module)])
      report(whatIf.explain(employee, in: module))
      return false
    }
    say(text: text(effect.change), key: "place")
    report(effect)
    if !dryRun { try commit(effect.change, label: "place") }
    return true
  }

  /// Why somebody has no place, team by team, and the ways out that were tried.
  func report(_ explanation: Explanation) {
    let value = ExplanationValue(explanation, in: workspace, context.words)
    answer(value, in: "explanations") { lines(explanation) }
  }

  private func lines(_ explanation: Explanation) -> [String] {
    let words = context.words
    return describe(explanation, in: workspace, words: words)
      + missingMeans(of: explanation.module, in: workspace, words: words).map { "  ✗ \($0)" }
      + explanation.waysOut.map { "  → \(text($0.change))  (\(words.signed($0.total)))" }
  }
}
