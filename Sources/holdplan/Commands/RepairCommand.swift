import ArgumentParser
import HoldplanEngine
import HoldplanModel

struct RepairCommand: HoldplanCommand {
  static let configuration = CommandConfiguration(commandName: "repair")

  @Option(help: ArgumentHelp(valueName: "in.json")) var instance: String?
  @Option(help: ArgumentHelp(valueName: "file.json")) var published: String?
  @Option(help: ArgumentHelp(valueName: "out.json")) var plan: String?
  @Flag var dryRun = false
  @Option var seconds: Double?
  @Option var steps: Int?
  @Option var seed: UInt64 = 1
  @Option var threads = 2
  @OptionGroup var global: GlobalOptions

  mutating func validate() throws {
    if let seconds, !(seconds > 0 && seconds < 1e6) { throw UsageProblem("usage.seconds") }
    if let steps, steps < 1 { throw UsageProblem("usage.steps") }
    guard (1...64).contains(threads) else {
      throw UsageProblem("usage.range", ["option": "--threads", "from": "1", "to": "64"])
    }
    if (instance == nil) != (plan == nil) {
      throw UsageProblem("usage.together", ["one": "--instance", "other": "--plan"])
    }
    if published != nil, instance == nil {
      throw UsageProblem("usage.together", ["one": "--published", "other": "--instance"])
    }
  }

  mutating func run(in context: Context) throws {
    var options = RepairOptions(
      today: context.today, seconds: seconds ?? SearchOptions.defaultSeconds, steps: steps, seed: seed,
      threads: threads)
    if let instance, let plan {
      // A file knows no clock: only a day that is named makes anything past.
      if global.today == nil { options.today = nil }
      try NeutralRun(context).repair(
        instance: instance, published: published, plan: plan, options: options)
    } else {
      var session = try Session.open(context)
      try session.repair(options, dryRun: dryRun)
    }
  }
}
