import Foundation
import HoldplanCheck
import HoldplanEngine
import HoldplanExchange
import HoldplanModel
import HoldplanResources

/// The two commands on files in the neutral format, used to compare engines.
struct NeutralRun {
  let context: Context

  init(_ context: Context) { self.context = context }

  /// Reads an instance, searches, checks the plan independently, and writes it.
  ///
  /// With seconds given, the whole of it takes no longer (`ProcessTime.left`).
  func solve(instance: String, plan: String, search: SearchOptions) throws {
    let workspace = try read(instance)
    let loaded = ProcessTime.secondsSinceStart()
    try context.requireThreads(search.threads)
    let seconds = search.seconds ?? SearchOptions.defaultSeconds
    Interrupt.watch()
    let options = SolveOptions(
      seconds: ProcessTime.left(of: seconds), steps: search.steps,
      seed: search.seed, threads: search.threads)
    let solution = HoldplanEngine.solve(
      workspace, options: options, progress: { _ in }, isStopped: { Interrupt.isRaised })
    let assessment = assess(solution.plan, of: workspace)
    let total = assessment.softTotal(workspace.rules.weights)
    guard solution.softTotal == total, solution.unplaced.count == assessment.unplacedCount else {
      throw CommandFailure(
        .planHasProblems,
        context.words[
          "cli.solve.disagreement",
          [
            "engine": "\(solution.softTotal) / \(solution.unplaced.count)",
            "check": "\(total) / \(assessment.unplacedCount)",
          ]])
    }
    let report = SolveReport(
      instance: workspace.name, feasible: assessment.isFeasible, unplaced: assessment.unplacedCount,
      softTotal: total, bound: solution.bound, seconds: ProcessTime.secondsSinceStart(),
      secondsToFirst: solution.secondsToFeasible.map { loaded + $0 },
      secondsToBest: solution.secondsToBest.map { loaded + $0 }, moves: solution.moves, seed: search.seed,
      threads: search.threads)
    try write(solution.plan, of: workspace, report: report, to: plan)
    context.output.answer(report) { [report.line(context)] }
    if !assessment.isFeasible { throw CommandFailure(.planHasProblems, "") }
  }

  /// Reads an instance and the plan that was published, mends the plan with few changes, and writes it.
  ///
  /// - Parameter published: the file of the plan; where there is none, the one in the instance.
  func repair(instance: String, published: String?, plan: String, options: RepairOptions) throws {
    var problem = try instanceFile(instance)
    guard let old = try published.map(self.plan) ?? problem.published else {
      throw CommandFailure(.wrongInput, context.words["cli.repair.noPlan", ["file": instance]])
    }
    problem.published = old
    let workspace: Workspace
    do { workspace = try problem.workspace(file: instance, draft: old) } catch {
      throw context.failure(error)
    }
    try context.requireThreads(options.threads)
    Interrupt.watch()
    var options = options
    options.seconds = ProcessTime.left(of: options.seconds)
    let repair = HoldplanEngine.repair(workspace, options: options, isStopped: { Interrupt.isRaised })
    let assessment = assess(repair.plan, of: workspace)
    let file = NeutralPlan(repair.plan, instance: workspace.name, meta: ["solver": .string("holdplan")])
    try write(file, to: plan)
    let report = RepairReport(repair, assessment, of: workspace, context.words)
    context.output.answer(report) {
      [report.line(context)] + AssessmentText(assessment, workspace: workspace, words: context.words).lines()
    }
    if !assessment.isFeasible { throw CommandFailure(.planHasProblems, "") }
  }

  /// Reads an instance and a plan, counts, and prints what was counted.
  func check(instance: String, plan: String) throws -> Assessment {
    let workspace = try read(instance)
    let file = try self.plan(plan)
    let assessment = assess(teams: file.modelTeams, of: workspace)
    context.output.answer(NeutralReport(assessment, of: workspace, meta: file.meta)) {
      AssessmentText(assessment, workspace: workspace, words: context.words).lines()
    }
    return assessment
  }

  private func read(_ path: String) throws -> Workspace {
    let instance = try instanceFile(path)
    do { return try instance.workspace(file: path) } catch { throw context.failure(error) }
  }

  private func instanceFile(_ path: String) throws -> NeutralInstance {
    let text = try context.read(path)
    do { return try NeutralInstance(json: text, file: path) } catch { throw context.failure(error) }
  }

  /// Reads a plan.
  func plan(_ path: String) throws -> NeutralPlan {
    let text = try context.read(path)
    do { return try NeutralPlan(json: text, file: path) } catch { throw context.failure(error) }
  }

  private func write(_ plan: Plan, of workspace: Workspace, report: SolveReport, to path: String) throws {
    try write(NeutralPlan(plan, instance: workspace.name, meta: report.meta), to: path)
  }

  private func write(_ file: NeutralPlan, to path: String) throws {
    do { try file.encoded().write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
      throw context.unwritable(path, error)
    }
  }
}

/// What a search on a file has come to, for people and scripts.
struct SolveReport: Encodable, Sendable {
  let instance: String
  let feasible: Bool
  let unplaced: Int
  let softTotal: Int
  /// No plan can have a lower total, where that is known.
  let bound: Int?
  /// Of the whole command so far.
  let seconds: Double
  /// Until the first plan with a place for everyone.
  let secondsToFirst: Double?
  /// Until the plan itself was found; nil where it was there before.
  let secondsToBest: Double?
  let moves: Int
  let seed: UInt64
  let threads: Int

  enum CodingKeys: String, CodingKey {
    case instance, feasible, unplaced, bound, seconds, moves, seed, threads
    case softTotal = "soft_total"
    case secondsToFirst = "seconds_to_first"
    case secondsToBest = "seconds_to_best"
  }

  var meta: [String: JSONValue] {
    ["solver": .string("holdplan"), "seed": .int(Int(clamping: seed)), "threads": .int(threads)]
  }

  func line(_ context: Context) -> String {
    context.words[
      "cli.solve.report",
      [
        "instance": instance, "unplaced": "\(unplaced)", "total": "\(softTotal)",
        "bound": bound.map(String.init) ?? "–",
        "seconds": context.words.decimal((seconds * 100).rounded() / 100),
      ]]
  }
}

/// What mending a plan on files has come to, for people and scripts.
struct RepairReport: Encodable, Sendable {
  let instance: String
  let feasible: Bool
  let unplaced: Int
  let softTotal: Int
  /// Memberships and sessions that differ from the plan that was published.
  let memberships: Int
  let sessions: Int
  /// Whether single moves were not enough.
  let isWidened: Bool
  /// What is still broken or unplaced.
  let remaining: [ViolationValue]
  /// What is broken on days that have gone by.
  let past: [ViolationValue]
  /// How many pins stand in the way of what is still broken.
  let pins: Int
  /// Of the whole command so far, and of the repair alone.
  let seconds: Double
  let secondsOfRepair: Double

  init(_ repair: Repair, _ assessment: Assessment, of workspace: Workspace, _ words: Words) {
    instance = workspace.name
    feasible = assessment.isFeasible
    unplaced = assessment.unplacedCount
    softTotal = assessment.softTotal(workspace.rules.weights)
    memberships = repair.difference.memberships.count
    sessions = repair.difference.sessions.count
    isWidened = repair.isWidened
    remaining = repair.remaining.map { ViolationValue($0, in: workspace, words) }
    past = repair.past.map { ViolationValue($0, in: workspace, words) }
    pins = repair.pinConflicts.count
    seconds = ProcessTime.secondsSinceStart()
    secondsOfRepair = repair.seconds
  }

  enum CodingKeys: String, CodingKey {
    case instance, feasible, unplaced, memberships, sessions, remaining, past, pins, seconds
    case softTotal = "soft_total"
    case isWidened = "widened"
    case secondsOfRepair = "seconds_of_repair"
  }

  func line(_ context: Context) -> String {
    let words = context.words
    if memberships + sessions == 0 { return words["cli.repair.nothing"] }
    return words[
      "cli.repair.changes",
      ["memberships": words.number(memberships), "sessions": words.number(sessions)]]
  }
}
