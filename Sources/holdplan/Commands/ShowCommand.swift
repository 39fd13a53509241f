import ArgumentParser

/// What the screens show, as text for pipes and screen readers, or as JSON.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    subcommands: [
      ShowSummary.self, ShowPeople.self, ShowPerson.self, ShowTeams.self, ShowCalendar.self,
    ],
    defaultSubcommand: ShowSummary.self)
}

struct ShowSummary: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "summary")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws { session.reportSummary() }
}

struct ShowPeople: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "people")
  @Option var department: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let department = try department.map { try session.lookup.department($0).id }
    let rows = session.people(of: department)
    session.answer(rows) { rows.map { $0.line(session) } }
  }
}

struct ShowPerson: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "person")
  @Argument var employee: String
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let person = try session.lookup.employee(employee)
    session.note(.view, "person", .employee(person.id))
    let value = session.personValue(person)
    session.answer(value) { value.lines(session) }
  }
}

struct ShowTeams: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "teams")
  @Argument var module: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let modules = try module.map { [try session.lookup.module($0).id] }
    let teams = session.teamValues(of: modules)
    session.answer(teams) { teams.flatMap { $0.lines(session) } }
  }
}

struct ShowCalendar: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "calendar")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let rows = session.calendarRows()
    session.answer(rows) { rows.map { $0.line(session) } }
  }
}
