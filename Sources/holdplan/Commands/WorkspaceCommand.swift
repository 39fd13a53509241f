import ArgumentParser

/// A command that works on a workspace: it opens the one that is meant before it begins.
protocol WorkspaceCommand: ParsableCommand {
  var global: GlobalOptions { get }
  mutating func run(in session: inout Session) throws
}

extension WorkspaceCommand {
  mutating func run() throws {
    var session = try Session.open(Context(global))
    try run(in: &session)
  }
}

/// How a change to the plan is made from the command line.
struct PlanEditOptions: ParsableArguments {
  @Flag(help: "Make the change although it breaks a rule; the broken rule is listed until it's mended.")
  var allowBroken = false

  @Flag(help: "Show the effect and leave the plan as it is.")
  var dryRun = false
}
