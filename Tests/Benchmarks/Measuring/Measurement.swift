import Foundation
import HoldplanCheck
import HoldplanEngine
import HoldplanExchange
import HoldplanModel

/// What solving one instance took and came to.
struct Measurement: Codable {
  var instance: String
  var employees: Int
  /// The time given, and the time taken from the start of the process to its end; without making an instance of
  /// our own, but with reading one from a file.
  var limit: Double
  var seconds: Double
  /// From the same start.
  var secondsToFeasible: Double?
  var secondsToBest: Double?
  var softTotal: Int
  var bound: Int?
  var unplaced: Int
  var brokenRules: Int
  var teams: Int
  var threads: Int
  var moves: Int
  /// All threads together, from the start of the search to its end.
  var movesPerSecond: Int
  var nanosecondsPerMove: Int
  var peakMegabytes: Int
  var kilobytesPerEmployee: Double
  /// Processor time of the search for each person, in milliseconds.
  var millisecondsPerEmployee: Double

  static func make(_ trial: Trial) throws -> Measurement {
    let workspace = try workspace(of: trial)
    let (made, memory) = (Machine.secondsSinceStart, Machine.residentKilobytes)
    let begin = trial.isFile ? 0 : made
    let loaded = made - begin
    let processor = Machine.processorSeconds
    let solution = solve(
      workspace,
      options: SolveOptions(
        // As the program does: as much as loading took is set aside for checking the plan.
        seconds: max(0.05, trial.seconds - loaded - 1.1 * min(made, 0.2 * trial.seconds)), steps: trial.steps,
        seed: trial.seed, threads: trial.threads))
    let assessment = assess(solution.plan, of: workspace)
    let broken = assessment.violations.filter { $0.rule != .unassigned }.reduce(0) { $0 + $1.count }
    let count = max(1, workspace.employees.count)
    let threads = Double(max(1, trial.threads))
    return Measurement(
      instance: name(of: trial), employees: workspace.employees.count, limit: trial.seconds,
      seconds: Machine.secondsSinceStart - begin,
      secondsToFeasible: solution.secondsToFeasible.map { $0 + loaded },
      secondsToBest: solution.secondsToBest.map { $0 + loaded }, softTotal: solution.softTotal,
      bound: solution.bound, unplaced: solution.unplaced.count,
      brokenRules: broken + (assessment.softTotal(workspace.rules.weights) == solution.softTotal ? 0 : 1),
      teams: solution.plan.teams.count, threads: trial.threads, moves: solution.moves,
      movesPerSecond: Int(Double(solution.moves) / max(solution.seconds, 1e-9)),
      nanosecondsPerMove: Int(1e9 * threads * solution.seconds / Double(max(1, solution.moves))),
      peakMegabytes: Machine.peakKilobytes / 1024,
      kilobytesPerEmployee: Double(max(0, Machine.peakKilobytes - memory)) / Double(count),
      millisecondsPerEmployee: 1000 * (Machine.processorSeconds - processor) / Double(count))
  }

  private static func name(of trial: Trial) -> String {
    guard trial.isFile else { return trial.instance }
    return String((trial.instance.split(separator: "/").last ?? "").dropLast(5))
  }

  static func workspace(of trial: Trial) throws -> Workspace {
    if trial.isFile {
      return try NeutralInstance(contentsOf: trial.instance).workspace(file: trial.instance)
    }
    if let preset = TimetablePreset.all.first(where: { $0.name == trial.instance }) {
      return preset.workspace(seed: trial.seed)
    }
    if let preset = SectioningPreset.all.first(where: { $0.name == trial.instance }) {
      return preset.workspace(seed: trial.seed)
    }
    return SectioningPreset.city(people: Int(trial.instance.dropFirst("city".count)) ?? 500)
      .workspace(seed: trial.seed)
  }

  /// For whoever waits at the terminal.
  var line: String {
    "\(instance): \(softTotal), bound \(bound.map(String.init) ?? "-"), unplaced \(unplaced), "
      + String(format: "%.1f s", seconds)
  }
}
