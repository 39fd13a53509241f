import ArgumentParser
import HoldplanInterface
import HoldplanModel
import HoldplanText

struct AttendanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attendance",
    subcommands: [
      AttendanceMarkCommand.self, AttendanceList.self, AttendanceUnmarked.self, AttendanceRatesCommand.self,
    ])
}

struct AttendanceMarkCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark")

  @Argument var team: String
  @Argument var number: Int
  @Argument var status: AttendanceMark.Status
  @Argument var employees: [String] = []
  @Flag var all = false
  @Option var minutes: Int?
  @Option(help: ArgumentHelp(valueName: "team")) var at: String?
  @Option(help: ArgumentHelp(valueName: "team/number")) var also: [String] = []
  @Option var date: String?
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
    let attendees = session.workspace.attendees(at: occurrence).filter(session.isShown)
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
    commandName: "list")

  @Argument var team: String?
  @Argument var number: Int?
  @Option var manager: String?
  @Option var person: String?
  @Flag var history = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let manager = try session.manager(manager)
    let person = try person.map { try session.lookup.employee($0).id }
    session.note(.view, "attendance", person.map { .employee($0) })
    let workspace = session.workspace
    let isShown = session.isShown
    var rows: [AttendanceRow] = []
    for occurrence in try session.heldSessions() where team == nil || occurrence.team.rawValue == team {
      guard number == nil || number == occurrence.session + 1 else { continue }
      for id in workspace.attendees(at: occurrence)
      where (person == nil || person == id) && isShown(id) {
        if let manager, workspace.employees[id]?.manager != manager { continue }
        let all = history ? workspace.markHistory(of: id, at: occurrence) : []
        let marks: [AttendanceMark?] = all.isEmpty ? [workspace.mark(of: id, at: occurrence)] : all
        rows += marks.map {
          AttendanceRow(occurrence, id, name: session.name(id), mark: $0, isHistory: history)
        }
      }
    }
    let pages = session.pages
    session.answer(rows) { rows.map { $0.line(pages) } }
  }
}

struct AttendanceUnmarked: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "unmarked")

  @Option var manager: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let manager = try session.manager(manager)
    let workspace = session.workspace
    let unmarked = workspace.unmarkedSessions(through: session.context.today, manager: manager)
    let isShown = session.isShown
    let rows = unmarked.filter { $0.employees.contains(where: isShown) }.map { open in
      UnmarkedRow(
        team: open.occurrence.team, session: open.occurrence.session + 1, date: open.occurrence.date,
        missing: open.employees.count, members: workspace.attendees(at: open.occurrence).count,
        employees: open.employees)
    }
    session.answer(rows) { [session] in rows.map { $0.line(session) } }
  }
}

struct AttendanceRatesCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "rates")

  @Option var manager: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let manager = try session.manager(manager)
    session.note(.view, "page.rates", manager.map { .employee($0) })
    let employees = session.workspace.employees
    let includes: (Employee.ID) -> Bool = { manager == nil || employees[$0]?.manager == manager }
    let rates = session.workspace.attendanceRates(through: session.context.today, includes: includes)
    let pages = session.pages
    session.answer(RatesReport(rates)) { pages.rates(includes: includes).map(\.text) }
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
  let minutesEarly: Int?
  let madeUpAt: Occurrence?
  let author: String?
  let markedAt: Timestamp?
  /// With all that a line says.
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
    let (team, employee) = (SafeText.of(team.rawValue), SafeText.of(employee.rawValue))
    return "\(date)  \(team) \(session)  \(employee)  \(name): \(pages.sentence(full))\(signature)"
  }
}

private struct UnmarkedRow: Encodable, Sendable {
  let team: Team.ID
  let session: Int
  let date: CalendarDate
  let missing: Int
  let members: Int
  /// Those who are missing, by identifier.
  let employees: [Employee.ID]

  func line(_ current: Session) -> String {
    current.context.words[
      "cli.attendance.unmarked",
      [
        "team": SafeText.of(team.rawValue), "number": "\(session)", "date": current.text(date),
        "missing": "\(missing)", "members": "\(members)",
      ]]
  }
}

private struct RatesReport: Encodable, Sendable {
  struct Part: Encodable, Sendable {
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
