import ArgumentParser
import HoldplanExchange
import HoldplanModel

struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    subcommands: [CalendarExport.self])
}

struct CalendarExport: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "export")

  @Argument var kind: String?
  @Argument var id: String?
  @Flag var all = false
  @Option(help: ArgumentHelp(valueName: "folder")) var output: String
  @Option(help: ArgumentHelp(valueName: "sender")) var sender: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let owners = try session.calendarOwners(kind: kind, id: id, all: all)
    try session.exportCalendars(of: owners, isAll: all, to: output, sender: sender)
  }
}
