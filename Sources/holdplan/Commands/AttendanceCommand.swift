import ArgumentParser
import HoldplanModel
import HoldplanText

struct AttendanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attendance",
    subcommands: [AttendanceMarkCommand.self, AttendanceList.self, AttendanceUnmarked.self])
}

struct AttendanceMarkCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "mark")

  @Argument var team: String
  @Argument var number: Int
  @Argument var status: AttendanceMark.Status
  @Argument var employees: [String] = []
  @Flag var all = false
  @Option var minutes: Int?
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
    session.say(
      "cli.attendance.marked",
      [
        "count": "\(people.count)", "team": SafeText.of(team.id.rawValue), "number": "\(number)",
        "date": session.text(occurrence.date), "status": session.context.words["cli.mark.\(status.rawValue)"],
      ])
  }
}

extension AttendanceMark.Status: ExpressibleByArgument {}

struct AttendanceList: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "list")

  @Argument var team: String?
  @Argument var number: Int?
  @Option var manager: String?
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
    session.answer(rows) { rows.map { $0.line(session.context) } }
  }
}

struct AttendanceUnmarked: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "unmarked")

  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let rows = try session.heldSessions().compactMap { team, index -> UnmarkedRow? in
      guard let occurrence = Occurrence(of: team, session: index) else { return nil }
      let marks = session.workspace.marks(at: occurrence)
      let missing = team.members.filter { marks[$0] == nil }.count
      if missing == 0 { return nil }
      return UnmarkedRow(
        team: team.id, session: index + 1, date: occurrence.date, missing: missing,
        members: team.members.count)
    }
    session.answer(rows) { rows.map { $0.line(session) } }
  }
}

/// A held session that somebody is still unmarked for.
private struct UnmarkedRow: Encodable, Sendable {
  let team: Team.ID
  let session: Int
  let date: CalendarDate
  let missing: Int
  let members: Int

  func line(_ current: Session) -> String {
    current.context.words[
      "cli.attendance.unmarked",
      [
        "team": SafeText.of(team.rawValue), "number": "\(session)", "date": current.text(date),
        "missing": "\(missing)", "members": "\(members)",
      ]]
  }
}

/// One person at one held session, for lists and scripts.
private struct AttendanceRow: Encodable, Sendable {
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
    let (team, employee) = (SafeText.of(team.rawValue), SafeText.of(employee.rawValue))
    return "\(date)  \(team) \(session)  \(employee)  \(name): \(status)\(late)"
  }
}
