import Foundation
import HoldplanCheck
import HoldplanEngine
import HoldplanExchange
import HoldplanModel

/// Solves instances and prints what that took, as JSON and as a Markdown table.
///
///     Benchmarks [--instances FOLDER] [--preset NAME] [--seed N] [--seconds S] [--threads T]
///
/// Without a folder of files in the neutral format it generates instances of five sizes.
@main
struct Benchmarks {
  static func main() throws {
    if CommandLine.arguments.dropFirst().first == "--live" {
      return try LiveMeasurement.run(CommandLine.arguments.dropFirst(2))
    }
    let arguments = Arguments(CommandLine.arguments.dropFirst())
    var results: [BenchmarkResult] = []
    for (name, workspace) in try arguments.instances() {
      results.append(measure(name, workspace, arguments))
      FileHandle.standardError.write(Data("\(name): \(results.last?.softTotal ?? 0)\n".utf8))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    print(
      String(
        decoding: try encoder.encode(BenchmarkReport(machine: Machine.name, results: results)), as: UTF8.self)
    )
    print(BenchmarkResult.table(results, on: Machine.name))
  }

  private static func measure(_ name: String, _ workspace: Workspace, _ arguments: Arguments)
    -> BenchmarkResult
  {
    let preset = Preset.all.first { name.hasPrefix($0.name) }
    let options = SolveOptions(
      seconds: arguments.seconds ?? preset?.seconds ?? 10, seed: arguments.seed, threads: arguments.threads)
    let solution = solve(workspace, options: options)
    let assessment = assess(solution.plan, of: workspace)
    let broken = assessment.violations.filter { $0.rule != .unassigned }.reduce(0) { $0 + $1.count }
    return BenchmarkResult(
      instance: name, employees: workspace.employees.count, seconds: solution.seconds,
      secondsToFeasible: solution.secondsToFeasible, softTotal: solution.softTotal, bound: solution.bound,
      unplaced: solution.unplaced.count, brokenRules: broken, moves: solution.moves,
      movesPerSecond: Int(Double(solution.moves) / max(solution.seconds, 1e-9)),
      peakMegabytes: Machine.peakMegabytes)
  }
}

/// What was asked for on the command line.
struct Arguments {
  var folder: String?
  var preset: String?
  var seed: UInt64 = 1
  var seconds: Double?
  var threads = 2

  init(_ words: ArraySlice<String>) {
    var rest = words
    while let word = rest.popFirst() {
      guard let value = rest.popFirst() else { break }
      switch word {
      case "--instances": folder = value
      case "--preset": preset = value
      case "--seed": seed = UInt64(value) ?? seed
      case "--seconds": seconds = Double(value)
      case "--threads": threads = Int(value) ?? threads
      default: FileHandle.standardError.write(Data("unknown option \(word)\n".utf8))
      }
    }
  }

  func instances() throws -> [(name: String, workspace: Workspace)] {
    guard let folder else {
      return Preset.all.filter { preset == nil || preset == $0.name }.map {
        ("\($0.name)-s\(seed)", $0.workspace(seed: seed))
      }
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".json") && !$0.contains("planted") }.sorted()
    return try files.map { file in
      let path = folder + "/" + file
      return (String(file.dropLast(5)), try NeutralInstance(contentsOf: path).workspace(file: path))
    }
  }
}
