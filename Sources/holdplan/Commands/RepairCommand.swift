import ArgumentParser
import HoldplanEngine
import HoldplanModel

struct RepairCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "repair")

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
  }

  mutating func run(in session: inout Session) throws {
    let options = RepairOptions(
      today: session.context.today, seconds: seconds ?? SearchOptions.defaultSeconds, steps: steps,
      seed: seed, threads: threads)
    try session.repair(options, dryRun: dryRun)
  }
}
