import Foundation
import HoldplanCheck
import HoldplanEngine
import HoldplanInterface
import HoldplanModel

extension Session {
  /// Searches for a plan from the draft, checks it independently, shows the difference, and accepts it.
  mutating func solve(_ search: SearchOptions, dryRun: Bool = false, quietly: Bool = false) throws {
    let workspace = workspace
    let problems = workspace.problems()
    if !problems.isEmpty {
      let sentences = problems.map { describe($0, in: workspace, words: context.words) }
      throw CommandFailure(.wrongInput, sentences.joined(separator: "\n"))
    }
    let seconds = search.seconds ?? SearchOptions.defaultSeconds
    try refuseWithoutDemand()
    let searched = try context.refusing(in: workspace) { () throws(ChangeError) in
      try workspace.keepingWhatWasHeld(until: context.today)
    }
    Interrupt.watch()
    let meter = ProgressMeter(words: context.words)
    let solution = HoldplanEngine.solve(
      searched,
      options: SolveOptions(
        seconds: max(0.05, seconds - ProcessTime.secondsSinceStart() - 0.05), steps: search.steps,
        seed: search.seed, threads: search.threads),
      progress: meter.show, isStopped: { Interrupt.isRaised })
    meter.end()
    let total = assess(solution.plan, of: workspace).softTotal(workspace.rules.weights)
    if total != solution.softTotal {
      throw CommandFailure(
        .planHasProblems,
        context.words["cli.solve.disagreement", ["engine": "\(solution.softTotal)", "check": "\(total)"]])
    }
    let (plan, assessment) = workspace.proposal(from: solution.plan, today: context.today)
    let difference = PlanDifference(from: workspace.draft, to: plan)
    if !dryRun, !difference.isEmpty { try commit(.setDraft(plan), label: "solve") }
    if quietly { return }
    try report(solution, assessment, difference, search)
    if !assessment.isFeasible { throw CommandFailure(.planHasProblems, "") }
  }

  /// Where nobody is to be taught anything, an empty plan would look like success.
  private func refuseWithoutDemand() throws {
    let isAnythingWanted = workspace.employees.unordered.contains { person in
      let requirement = workspace.requirement(of: person)
      return !requirement.required.isEmpty || requirement.choice.count > 0
    }
    if !isAnythingWanted { throw CommandFailure(.wrongInput, context.words["cli.solve.noDemand"]) }
  }

  private func report(
    _ solution: Solution, _ assessment: Assessment, _ difference: PlanDifference, _ search: SearchOptions
  ) throws {
    let total = assessment.softTotal(workspace.rules.weights)
    if context.json {
      return try Output.json(
        SolveReport(
          instance: workspace.name, feasible: assessment.isFeasible, unplaced: assessment.unplacedCount,
          softTotal: total, bound: solution.bound, seconds: ProcessTime.secondsSinceStart(),
          secondsToFirst: solution.secondsToFeasible, moves: solution.moves,
          seed: search.seed, threads: search.threads))
    }
    say(
      "cli.solve.difference",
      [
        "people": "\(Set(difference.memberships.map(\.employee)).count)",
        "sessions": "\(difference.sessions.count)",
      ])
    report(assessment)
    if let bound = solution.bound { print(context.gapSentence(total: total, bound: bound)) }
  }

  /// Finds a place for one person with the smallest change, shows it, and makes it. False if none was found.
  mutating func place(_ employee: Employee.ID, in module: Module.ID, dryRun: Bool) throws -> Bool {
    let whatIf = WhatIf(workspace)
    guard let effect = whatIf.place(employee, in: module) else {
      say("cli.place.none", ["name": name(employee), "module": workspace.name(of: module)])
      report(whatIf.explain(employee, in: module))
      return false
    }
    print(text(effect.change))
    report(effect)
    if !dryRun { try commit(effect.change, label: "place") }
    return true
  }

  /// Why somebody has no place, team by team, and the ways out that were tried.
  func report(_ explanation: Explanation) {
    let words = context.words
    say("cli.explain.\(explanation.certainty.rawValue)")
    for sentence in missingMeans(of: explanation.module, in: workspace, words: words) {
      print("  ✗ \(sentence)")
    }
    for blocked in explanation.teams {
      print("  \(workspace.name(of: blocked.team, words)) (\(blocked.team))")
      for block in blocked.blocks { print("    ✗ \(describe(block, in: workspace, words: words))") }
    }
    for effect in explanation.waysOut {
      print("  → \(text(effect.change))  (\(words.signed(effect.total)))")
    }
  }
}
