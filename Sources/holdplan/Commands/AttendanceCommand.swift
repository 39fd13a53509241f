import ArgumentParser
import HoldplanModel
import HoldplanText

struct AttendanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attendance", abstract: "Mark and check attendance at the sessions of the published plan.",
    subcommands: [AttendanceMarkCommand.self, AttendanceList.self, AttendanceUnmarked.self])
}

struct AttendanceMarkCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark", abstract: "Note who was there: present, remote, late, absent, excused or cleared.",
    discussion: """
      holdplan attendance mark K1-2 1 present --all
      holdplan attendance mark K1-2 1 late 0042 --minutes 10
      """)

  @Argument(help: "The team, as published.") var team: String
  @Argument(help: "Number of the session, from 1.") var number: Int
  @Argument(help: "present, remote, late, absent, excused or cleared.") var status: AttendanceMark.Status
  @Argument(help: "Staff numbers or names.") var employees: [String] = []
  @Flag(help: "Everybody of the team who is unmarked.") var all = false
  @Option(help: "How many minutes late.") var minutes: Int?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let (team, occurrence) = try session.heldOccurrence(team, number)
    if employees.isEmpty != all {
      throw CommandFailure(.wrongInput, session.context.words["cli.attendance.who"])
    }
    if let minutes, status != .late || minutes < 1 {
      throw CommandFailure(.wrongInput, session.context.words["cli.attendance.minutes"])
    }
    let marked = session.workspace.marks(at: occurrence)
    let people =
      all
      ? team.members.filter { marked[$0] == nil } : try employees.map { try session.lookup.employee($0).id }
    for person in people where !team.members.contains(person) && marked[person] == nil {
      throw CommandFailure(
        .wrongInput,
        session.context.words[
          "cli.attendance.other", ["name": session.name(person), "team": team.id.rawValue]])
    }
    try session.commit(
      .group(
        people.map { person in
          .mark(
            AttendanceMark(
              occurrence: occurrence, employee: person, status: status, minutesLate: minutes,
              author: session.context.author, markedAt: Clock.now()))
        }))
  }
}

extension AttendanceMark.Status: ExpressibleByArgument {}

struct AttendanceList: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the marks of a session, or of one manager's people.")

  @Argument(help: "The team, as published.") var team: String?
  @Argument(help: "Number of the session, from 1.") var number: Int?
  @Option(help: "Only the people of this manager.") var manager: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let manager = try manager.map { try session.lookup.employee($0).id }
    var rows: [AttendanceRow] = []
    for (one, index) in try session.heldSessions() where team == nil || one.id.rawValue == team {
      guard number == nil || number == index + 1, let occurrence = Occurrence(of: one, session: index) else {
        continue
      }
      let marks = session.workspace.marks(at: occurrence)
      for person in Set(one.members).union(marks.keys).sorted() {
        if let manager, session.workspace.employees[person]?.manager != manager { continue }
        rows.append(
          AttendanceRow(
            team: one.id, session: index + 1, date: occurrence.date, employee: person,
            name: session.name(person),
            mark: marks[person]?.status, minutesLate: marks[person]?.minutesLate))
      }
    }
    if session.context.json { return try Output.json(rows) }
    for row in rows { print(row.line(session.context)) }
  }
}

struct AttendanceUnmarked: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "unmarked", abstract: "List the held sessions that somebody is still unmarked for.")

  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    for (team, index) in try session.heldSessions() {
      guard let occurrence = Occurrence(of: team, session: index) else { continue }
      let marks = session.workspace.marks(at: occurrence)
      let missing = team.members.filter { marks[$0] == nil }.count
      if missing > 0 {
        print(
          session.context.words[
            "cli.attendance.unmarked",
            [
              "team": team.id.rawValue, "number": "\(index + 1)", "date": session.text(occurrence.date),
              "missing": "\(missing)", "members": "\(team.members.count)",
            ]])
      }
    }
  }
}

/// One person at one held session, for lists and scripts.
private struct AttendanceRow: Encodable {
  let team: Team.ID
  let session: Int
  let date: CalendarDate
  let employee: Employee.ID
  let name: String
  let mark: AttendanceMark.Status?
  let minutesLate: Int?

  func line(_ context: Context) -> String {
    let status = context.words["cli.mark.\(mark?.rawValue ?? "none")"]
    let late = minutesLate.map { " (\($0) min)" } ?? ""
    return "\(date)  \(team) \(session)  \(employee)  \(name): \(status)\(late)"
  }
}
