import ArgumentParser
import HoldplanModel

struct SeasonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "season", subcommands: [SeasonClose.self, SeasonOpen.self])
}

struct SeasonClose: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "close")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let (before, context) = (session.workspace, session.context)
    try session.commit(before.closing(by: context.author, today: context.today), label: "season")
    let passed = { (workspace: Workspace) in workspace.employees.unordered.reduce(0) { $0 + $1.passed.count }
    }
    session.say(
      "season.closed",
      ["name": before.season.name, "count": "\(passed(session.workspace) - passed(before))"])
    let open = session.workspace.openAbsences().count
    if open > 0 { session.say("season.openMakeUps", ["count": "\(open)"]) }
  }
}

struct SeasonOpen: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "open")
  @Argument var name: String
  @Argument var from: String
  @Argument var to: String
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let workspace = session.workspace
    guard workspace.closedSeasons.last?.season == workspace.season else {
      throw CommandFailure(
        .wrongInput, session.context.words["season.stillOpen", ["name": workspace.season.name]])
    }
    let dates = try session.range(from, to)
    try session.commit(.setSeason(workspace.nextSeason(named: name, dates: dates)), label: "season")
    session.say("season.opened", ["name": name])
  }
}
