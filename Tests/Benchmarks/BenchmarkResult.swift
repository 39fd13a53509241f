import Foundation

/// One instance, solved once.
struct BenchmarkResult: Encodable {
  var instance: String
  var employees: Int
  var seconds: Double
  var secondsToFeasible: Double?
  var softTotal: Int
  var bound: Int?
  var unplaced: Int
  var brokenRules: Int
  var moves: Int
  var movesPerSecond: Int
  /// The most memory that the process has held so far.
  var peakMegabytes: Int

  static func table(_ results: [BenchmarkResult], on machine: String) -> String {
    let head = [
      "Machine: \(machine)", "",
      "| instance | people | s | s to feasible | unplaced | broken | total | bound | moves/s | peak MB |",
      "|---|---|---|---|---|---|---|---|---|---|",
    ]
    let rows = results.map { result in
      let feasible = result.secondsToFeasible.map { String(format: "%.2f", $0) } ?? "-"
      let bound = result.bound.map(String.init) ?? "-"
      return
        "| \(result.instance) | \(result.employees) | \(String(format: "%.1f", result.seconds)) | \(feasible) "
        + "| \(result.unplaced) | \(result.brokenRules) | \(result.softTotal) | \(bound) "
        + "| \(result.movesPerSecond) | \(result.peakMegabytes) |"
    }
    return (head + rows).joined(separator: "\n")
  }
}

struct BenchmarkReport: Encodable {
  var machine: String
  var results: [BenchmarkResult]
}

/// What the figures were measured on, as Linux tells.
enum Machine {
  static var name: String {
    let model = line(of: "/proc/cpuinfo", startingWith: "model name") ?? "unknown processor"
    return "\(model), \(ProcessInfo.processInfo.activeProcessorCount) cores"
  }

  static var peakMegabytes: Int {
    let words = line(of: "/proc/self/status", startingWith: "VmHWM")?.split(separator: " ")
    return (words?.first.flatMap { Int($0) } ?? 0) / 1024
  }

  private static func line(of path: String, startingWith key: String) -> String? {
    guard let text = FileManager.default.contents(atPath: path).map({ String(decoding: $0, as: UTF8.self) })
    else {
      return nil
    }
    return text.split(separator: "\n").first { $0.hasPrefix(key) }?.split(separator: ":").last
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
