import ArgumentParser
import HoldplanEngine
import HoldplanModel

struct Solve: HoldplanCommand {
  @Option(help: ArgumentHelp(valueName: "in.json")) var instance: String?
  @Option(help: ArgumentHelp(valueName: "out.json")) var plan: String?
  @OptionGroup var search: SearchOptions
  @Flag var dryRun = false
  @OptionGroup var global: GlobalOptions

  mutating func validate() throws {
    if (instance == nil) != (plan == nil) {
      throw UsageProblem("usage.together", ["one": "--instance", "other": "--plan"])
    }
  }

  mutating func run(in context: Context) throws {
    if let instance, let plan {
      try NeutralRun(context).solve(instance: instance, plan: plan, search: search)
    } else {
      var session = try Session.open(context)
      try session.solve(search, dryRun: dryRun)
    }
  }
}

/// How long and with what luck to search.
struct SearchOptions: ParsableArguments {
  @Option var seconds: Double?
  @Option var steps: Int?
  @Option var seed: UInt64 = 1
  @Option var threads = 2

  mutating func validate() throws {
    if let seconds, !(seconds > 0 && seconds < 1e6) {
      throw UsageProblem("usage.seconds")
    }
    if let steps, steps < 1 { throw UsageProblem("usage.steps") }
    if seconds != nil, steps != nil {
      throw UsageProblem("usage.apart", ["one": "--seconds", "other": "--steps"])
    }
    guard (1...64).contains(threads) else {
      throw UsageProblem("usage.range", ["option": "--threads", "from": "1", "to": "64"])
    }
  }

  /// What is searched for when neither seconds nor steps are given.
  static let defaultSeconds = 5.0
}
