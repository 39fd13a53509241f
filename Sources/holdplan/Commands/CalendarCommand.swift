import ArgumentParser
import HoldplanExchange
import HoldplanModel

struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "Calendar files (ICS) of the published plan.",
    subcommands: [CalendarExport.self])
}

struct CalendarExport: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write calendar files for people, teams, instructors, rooms and managers.",
    discussion: """
      holdplan calendar export person 0443 --output kalendere
      holdplan calendar export team --all --output kalendere
      holdplan calendar export --all --output kalendere --sender "HR <hr@example.dk>"

      Export into the same folder again after a change: what is otherwise than in the files there is updated,
      and what has gone is cancelled in a file of its own beside the calendar.
      """)

  @Argument(help: "person, team, instructor, room or manager.") var kind: String?
  @Argument(help: "Whose calendar: an identifier or a name.") var id: String?
  @Flag(help: "All of the kind, or of every kind.") var all = false
  @Option(help: ArgumentHelp("Where the files go.", valueName: "folder")) var output: String
  @Option(help: ArgumentHelp("Who sends them out; remembered.", valueName: "name <mail>")) var sender: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let owners = try session.calendarOwners(kind: kind, id: id, all: all)
    try session.exportCalendars(of: owners, isAll: all, to: output, sender: sender)
  }
}
