import ArgumentParser

/// A command of the program.
///
/// A new one is added so:
/// 1. a type with its arguments, and among them `@OptionGroup var global: GlobalOptions`; that works on a
///    workspace, it is a `WorkspaceCommand`. No sentence stands in it, neither `abstract:` nor `help:`;
/// 2. its line in the list of `Holdplan` or of the command that it belongs to;
/// 3. its help in `Resources/languages/{da,en}`, under the keys that `HelpWords` names;
/// 4. what it prints goes through `session.say` and `session.answer`, never `print`, so that `--json` works;
///    the keys of a value that it answers with are listed in docs/json.md.
///
/// Help, usage errors, completions and the manual page follow from that.
protocol HoldplanCommand: ParsableCommand {
  var global: GlobalOptions { get }
  mutating func run(in context: Context) throws
}

extension HoldplanCommand {
  mutating func run() throws {
    let context = try Context(global)
    WorkMeter.shared.begin(context.words)
    defer { WorkMeter.shared.end() }
    do {
      try run(in: context)
    } catch {
      let failure = context.failure(error)
      try context.output.end(failure: failure.message.isEmpty ? nil : failure.message)
      throw failure
    }
    do { try context.output.end() } catch { throw context.failure(error) }
  }
}

/// A command that works on a workspace: it opens the one that is meant before it begins.
protocol WorkspaceCommand: HoldplanCommand {
  mutating func run(in session: inout Session) throws
}

extension WorkspaceCommand {
  mutating func run(in context: Context) throws {
    var session = try Session.open(context)
    try run(in: &session)
  }
}

/// How a change to the plan is made from the command line.
struct PlanEditOptions: ParsableArguments {
  @Flag var allowBroken = false
  @Flag var dryRun = false
}
