import Foundation

/// Measurements as tables for people.
enum Tables {
  static var machine: String {
    "Machine: \(Machine.name). Processes that wanted to run when this was written: \(figure(Machine.load)), "
      + "of which ours were two."
  }

  static func figure(_ value: Double) -> String {
    String(format: value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value)
  }

  private static func figure(_ value: Double?) -> String { value.map { figure($0) } ?? "-" }

  static func trials(_ trials: [Measurement]) -> String {
    let head = [
      "instance", "people", "within s", "s", "s to everyone placed", "s to best", "unplaced", "broken rules",
      "total", "bound", "above bound", "goal", "moves/s", "ns/move", "peak MB", "KB/person",
    ]
    let rows = trials.map { trial in
      [
        trial.instance, "\(trial.employees)", figure(trial.limit), figure(trial.seconds),
        figure(trial.secondsToFeasible), figure(trial.secondsToBest), "\(trial.unplaced)",
        "\(trial.brokenRules)", "\(trial.softTotal)", trial.bound.map { "\($0)" } ?? "-", gap(trial),
        goal(trial), "\(trial.movesPerSecond)", "\(trial.nanosecondsPerMove)", "\(trial.peakMegabytes)",
        figure(trial.kilobytesPerEmployee),
      ]
    }
    return table(head, rows)
  }

  private static func gap(_ trial: Measurement) -> String {
    guard let bound = trial.bound, bound > 0 else { return "-" }
    return String(format: "%.2f %%", 100 * (Double(trial.softTotal) / Double(bound) - 1))
  }

  private static func goal(_ trial: Measurement) -> String {
    let goal = Goal.goals(of: trial.instance).first { $0.seconds == trial.limit }
    switch goal?.isReached(trial) {
    case true?: return "reached"
    case false?: return "missed"
    case nil: return "-"
    }
  }

  static func growth(_ trials: [Measurement]) -> String {
    let head = ["people", "processor ms/person", "", "KB/person", "", "s to everyone placed", "moves/s"]
    let time = trials.map(\.millisecondsPerEmployee).max() ?? 1
    let memory = trials.map(\.kilobytesPerEmployee).max() ?? 1
    let rows = trials.map { trial in
      [
        "\(trial.employees)", figure(trial.millisecondsPerEmployee),
        bar(trial.millisecondsPerEmployee, of: time), figure(trial.kilobytesPerEmployee),
        bar(trial.kilobytesPerEmployee, of: memory), figure(trial.secondsToFeasible),
        "\(trial.movesPerSecond)",
      ]
    }
    return table(head, rows) + "\n\n" + cost(trials)
  }

  private static func bar(_ value: Double, of most: Double) -> String {
    "`" + String(repeating: "#", count: max(1, Int((20 * value / max(most, 1e-9)).rounded()))) + "`"
  }

  /// What a person costs among 50,000 beside 5,000; empty where not both were measured.
  static func cost(_ trials: [Measurement]) -> String {
    guard let small = trials.first(where: { $0.employees == 5000 }),
      let large = trials.first(where: { $0.employees == 50_000 }), small.millisecondsPerEmployee > 0
    else { return "" }
    func ratio(_ cost: (Measurement) -> Double) -> String { figure(cost(large) / max(1e-9, cost(small))) }
    let place = ratio { ($0.secondsToFeasible ?? $0.seconds) / Double($0.employees) }
    return
      "A person costs \(ratio(\.millisecondsPerEmployee)) times as much processor time on \(large.instance) as on "
      + "\(small.instance), \(place) times the time until everybody is placed, and "
      + "\(ratio(\.kilobytesPerEmployee)) times the memory."
  }

  private static func table(_ head: [String], _ rows: [[String]]) -> String {
    ([head, head.map { _ in "---" }] + rows)
      .map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }
}
