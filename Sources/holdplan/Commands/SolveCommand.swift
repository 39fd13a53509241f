import ArgumentParser
import HoldplanEngine
import HoldplanModel

struct Solve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find teams, dates, rooms, instructors and places for everyone.",
    discussion: """
      Without files, the draft of the workspace is planned: what is pinned stays, and the proposal becomes
      the new draft (undo takes it back). With --instance and --plan, a file in the neutral format
      holdplan-bench-1 is read and a plan is written (docs/neutral-format.md).
      """)

  @Option(help: ArgumentHelp("An instance in the neutral format.", valueName: "in.json"))
  var instance: String?
  @Option(help: ArgumentHelp("Where to write the plan.", valueName: "out.json"))
  var plan: String?
  @OptionGroup var search: SearchOptions
  @Flag(help: "Show what would change and keep the draft as it is.")
  var dryRun = false
  @OptionGroup var global: GlobalOptions

  mutating func validate() throws {
    if (instance == nil) != (plan == nil) { throw ValidationError("--instance and --plan go together.") }
  }

  mutating func run() throws {
    let context = try Context(global)
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
  @Option(help: "Wall time of the whole command: load, search, check and write.")
  var seconds: Double?
  @Option(help: "A number of steps instead of seconds: the same plan on every run and machine.")
  var steps: Int?
  @Option(help: "Seed of the random numbers.")
  var seed: UInt64 = 1
  @Option(help: "Threads to search with.")
  var threads = 2

  mutating func validate() throws {
    if let seconds, !(seconds > 0 && seconds < 1e6) {
      throw ValidationError("--seconds wants a number over 0.")
    }
    if let steps, steps < 1 { throw ValidationError("--steps wants a number of 1 or more.") }
    if seconds != nil, steps != nil { throw ValidationError("Give --seconds or --steps, not both.") }
    guard (1...64).contains(threads) else { throw ValidationError("--threads wants a number from 1 to 64.") }
  }

  /// What is searched for when neither seconds nor steps are given.
  static let defaultSeconds = 5.0
}
