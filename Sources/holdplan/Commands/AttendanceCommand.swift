import ArgumentParser
import HoldplanInterface
import HoldplanModel
import HoldplanText

struct AttendanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attendance", abstract: "Mark and check attendance at the sessions that were held.",
    discussion: "Marks from a file: holdplan import attendance FILE.csv (docs/attendance.md).",
    subcommands: [
      AttendanceMarkCommand.self, AttendanceList.self, AttendanceUnmarked.self, AttendanceRatesCommand.self,
    ])
}

struct AttendanceMarkCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark",
    abstract:
      "Note who was there: present, remote, late, leftEarly, absent, excused, madeUp or cleared.",
    discussion: """
      holdplan attendance mark K1-2 1 present --all
      holdplan attendance mark K1-2 1 present --all --also K1-3/1 --also K1-4/1
      holdplan attendance mark K1-2 1 late 0042 --minutes 10
      holdplan attendance mark K1-2 1 madeUp 0042 --at K1-3
      A later mark corrects an earlier one, which is kept.
      """)

  @Argument(help: "The team, as published.") var team: String
  @Argument(help: "Number of the session, from 1.") var number: Int
  @Argument(help: "\(AttendanceMark.Status.allCases.map(\.rawValue).joined(separator: ", ")).")
  var status: AttendanceMark.Status
  @Argument(help: "Staff numbers or names.") var employees: [String] = []
  @Flag(help: "Everybody of the session who is unmarked.") var all = false
  @Option(help: "How many minutes late, or with leftEarly how many too early.") var minutes: Int?
  @Option(help: ArgumentHelp("With madeUp: the team it was made up with.", valueName: "team")) var at: String?
  @Option(help: ArgumentHelp("Another session to mark as well.", valueName: "team/number")) var also: [String] = []
  @Option(help: "Which one, where the session was held twice.") var date: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let words = session.context.words
    if employees.isEmpty != all { throw CommandFailure(.wrongInput, words["cli.attendance.who"]) }
    if let minutes, ![.late, .leftEarly].contains(status) || minutes < 1 {
      throw CommandFailure(.wrongInput, words["cli.attendance.minutes"])
    }
    if (at != nil) != (status == .madeUp) { throw CommandFailure(.wrongInput, words["cli.attendance.at"]) }
    let first = try session.heldOccurrence(team, number, on: date.map { try session.date($0) })
    let sessions = try [first] + also.map { try session.heldOccurrence($0) }
    let host = try at.map { try session.heldOccurrence($0, number) }
    let marks = try sessions.flatMap { occurrence in
      try people(at: occurrence, session).map { person in
        AttendanceMark(
          occurrence: occurrence, employee: person, status: status,
          minutesLate: status == .late ? minutes : nil, minutesEarly: status == .leftEarly ? minutes : nil,
          madeUpAt: host, author: session.context.author, markedAt: Clock.now())
      }
    }
    if marks.isEmpty { return session.say("cli.attendance.nothing") }
    try session.commit(session.workspace.change(noting: marks), label: "attendance")
    session.say("cli.attendance.done", ["count": "\(marks.count)"])
  }

  private func people(at occurrence: Occurrence, _ session: Session) throws -> [Employee.ID] {
    let attendees = session.workspace.attendees(at: occurrence).filter { id in
      session.ownPeople == nil || session.workspace.employees[id]?.manager == session.ownPeople
    }
    let marked = session.workspace.marks(at: occurrence)
    if all { return attendees.filter { marked[$0] == nil } }
    let people = try employees.map { try session.lookup.employee($0).id }
    for person in people where !attendees.contains(person) {
      throw CommandFailure(
        .wrongInput,
        session.context.words[
          "cli.attendance.other", ["name": session.name(person), "team": occurrence.team.rawValue]])
    }
    return people
  }
}

extension AttendanceMark.Status: ExpressibleByArgument {}

struct AttendanceList: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the marks of a session, or of one manager's people.")

  @Argument(help: "The team, as published.") var team: String?
  @Argument(help: "Number of the session, from 1.") var number: Int?
  @Option(help: "Only the people of this manager.") var manager: String?
  @Option(help: "Only this person.") var person: String?
  @Flag(help: "Show corrected marks, too, with who noted them and when.") var history = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let manager = try manager.map { try session.lookup.employee($0).id } ?? session.ownPeople
    let person = try person.map { try session.lookup.employee($0).id }
    session.note(.view, "attendance", person.map { .employee($0) })
    let workspace = session.workspace
    var rows: [AttendanceRow] = []
    for occurrence in try session.heldSessions() where team == nil || occurrence.team.rawValue == team {
      guard number == nil || number == occurrence.session + 1 else { continue }
      for id in workspace.attendees(at: occurrence) where person == nil || person == id {
        if let manager, workspace.employees[id]?.manager != manager { continue }
        let all = history ? workspace.markHistory(of: id, at: occurrence) : []
        let marks: [AttendanceMark?] = all.isEmpty ? [workspace.mark(of: id, at: occurrence)] : all
        rows += marks.map {
          AttendanceRow(occurrence, id, name: session.name(id), mark: $0, isHistory: history)
        }
      }
    }
    if session.context.json { return try Output.json(rows) }
    for row in rows { print(row.line(session.pages)) }
  }
}

struct AttendanceUnmarked: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "unmarked", abstract: "List the held sessions that somebody is still unmarked for.")

  @Option(help: "Only the people of this manager.") var manager: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let manager = try manager.map { try session.lookup.employee($0).id } ?? session.ownPeople
    let workspace = session.workspace
    let unmarked = workspace.unmarkedSessions(through: session.context.today, manager: manager)
    if session.context.json {
      return try Output.json(unmarked.map { UnmarkedRow(occurrence: $0.occurrence, employees: $0.employees) })
    }
    for open in unmarked {
      session.say(
        "cli.attendance.unmarked",
        [
          "team": open.occurrence.team.rawValue, "number": "\(open.occurrence.session + 1)",
          "date": session.text(open.occurrence.date), "missing": "\(open.employees.count)",
          "members": "\(workspace.attendees(at: open.occurrence).count)",
        ])
    }
  }
}

struct AttendanceRatesCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "rates", abstract: "The share that attended, by module, team, department and week.")

  @Option(help: "Only the people of this manager.") var manager: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let manager = try manager.map { try session.lookup.employee($0).id } ?? session.ownPeople
    session.note(.view, "page.rates", manager.map { .employee($0) })
    let employees = session.workspace.employees
    let includes: (Employee.ID) -> Bool = { manager == nil || employees[$0]?.manager == manager }
    if session.context.json {
      let rates = session.workspace.attendanceRates(through: session.context.today, includes: includes)
      return try Output.json(RatesReport(rates))
    }
    session.print(session.pages.rates(includes: includes))
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
  let minutesEarly: Int?
  let madeUpAt: Occurrence?
  let author: String?
  let markedAt: Timestamp?
  private let full: AttendanceMark?

  private enum CodingKeys: CodingKey {
    case team, session, date, employee, name, mark, minutesLate, minutesEarly, madeUpAt, author, markedAt
  }

  init(
    _ occurrence: Occurrence, _ employee: Employee.ID, name: String, mark: AttendanceMark?, isHistory: Bool
  ) {
    (team, session, date) = (occurrence.team, occurrence.session + 1, occurrence.date)
    (self.employee, self.name, full) = (employee, name, mark)
    self.mark = mark?.status
    (minutesLate, minutesEarly, madeUpAt) = (mark?.minutesLate, mark?.minutesEarly, mark?.madeUpAt)
    author = isHistory ? mark?.author : nil
    markedAt = isHistory ? mark?.markedAt : nil
  }

  func line(_ pages: PageMaker) -> String {
    let signature = author.map { "  (\(SafeText.of($0)) \(markedAt.map(Clock.text) ?? ""))" } ?? ""
    return "\(date)  \(team) \(session)  \(employee)  \(name): \(pages.sentence(full))\(signature)"
  }
}

private struct UnmarkedRow: Encodable {
  let occurrence: Occurrence
  let employees: [Employee.ID]
}

private struct RatesReport: Encodable {
  struct Part: Encodable {
    let key: String
    let expected: Int
    let unmarked: Int
    let attended: Int
    let percent: Int?
    let counts: [String: Int]

    init(_ key: String, _ tally: AttendanceTally) {
      self.key = key
      (expected, unmarked, attended) = (tally.expected, tally.unmarked, tally.attended)
      percent = tally.percent
      counts = Dictionary(
        uniqueKeysWithValues: AttendanceMark.Status.shown.map { ($0.rawValue, tally.count($0)) })
    }
  }

  let total: Part
  let guests: Int
  let modules: [Part]
  let teams: [Part]
  let departments: [Part]
  let weeks: [Part]

  init(_ rates: AttendanceRates) {
    total = Part("", rates.total)
    guests = rates.guests
    modules = rates.modules.map { Part($0.key.rawValue, $0.tally) }
    teams = rates.teams.map { Part($0.key.rawValue, $0.tally) }
    departments = rates.departments.map { Part($0.key.rawValue, $0.tally) }
    weeks = rates.weeks.map { Part("\($0.key.year)-W\($0.key.number)", $0.tally) }
  }
}
