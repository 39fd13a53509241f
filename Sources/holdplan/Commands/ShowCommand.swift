import ArgumentParser
import HoldplanInterface
import HoldplanModel
import HoldplanText

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print what the screens show, for pipes and screen readers.",
    subcommands: [ShowSummary.self, ShowPeople.self, ShowPerson.self, ShowTeams.self, ShowCalendar.self],
    defaultSubcommand: ShowSummary.self)
}

struct ShowSummary: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Season, people, seats, team sizes, rules and goals.")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws { try session.printSummary() }
}

struct ShowPeople: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "people", abstract: "Everybody with department and teams.")
  @Option(help: "Only this department.") var department: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let department = try department.map { try session.lookup.department($0).id }
    var teams: [Employee.ID: [Team.ID]] = [:]
    for team in session.workspace.draft.teams.sorted {
      for member in team.members { teams[member, default: []].append(team.id) }
    }
    for person in session.workspace.employees.sorted
    where department == nil || person.department == department {
      let seats = (teams[person.id] ?? []).map(\.rawValue).joined(separator: " ")
      print(
        "\(SafeText.of(person.id.rawValue))  \(session.name(person.id)) "
          + "(\(session.workspace.name(of: person.department)))  \(seats)")
    }
  }
}

struct ShowPerson: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "One person: modules, sessions, leave, study hours.")
  @Argument(help: "Staff number or name.") var employee: String
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let (words, workspace) = (session.context.words, session.workspace)
    let person = try session.lookup.employee(employee)
    session.note(.view, "person", .employee(person.id))
    print("\(person.id)  \(session.name(person.id)), \(workspace.name(of: person.department))")
    for team in workspace.draft.teams(with: person.id) {
      print("  \(workspace.name(of: team.module)), \(workspace.name(of: team.id, words))")
      for index in team.sessions.indices { print("    \(session.line(team, index))") }
    }
    for module in session.lackingModules(of: person) {
      print("  \(words["cli.show.lacks", ["module": workspace.name(of: module)]])")
    }
    for range in person.leave { print("  \(words["cli.show.leave", ["range": words.range(range)]])") }
  }
}

struct ShowTeams: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "teams", abstract: "The teams with their sessions and members.")
  @Argument(help: "Only this module.") var module: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let workspace = session.workspace
    let modules = try module.map { [try session.lookup.module($0)] } ?? workspace.modules.sorted
    for module in modules {
      for team in workspace.draft.teams(of: module.id) {
        print(
          "\(team.id)  \(workspace.name(of: module.id)), \(workspace.name(of: team.id, session.context.words))"
        )
        for index in team.sessions.indices { print("  \(session.line(team, index))") }
        for member in team.members { print("  \(member)  \(session.name(member))") }
      }
    }
  }
}

struct ShowCalendar: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "All sessions of the draft by date.")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let all = session.workspace.draft.teams.sorted.flatMap { team in
      team.sessions.indices.map { (team, $0) }
    }
    let key = { (entry: (Team, Int)) in
      (entry.0.sessions[entry.1].date, entry.0.sessions[entry.1].slot, entry.0.id)
    }
    for (team, index) in all.sorted(by: { key($0) < key($1) }) {
      print(
        "\(session.context.words.week(team.sessions[index].date.isoWeek))  \(team.id)  \(session.line(team, index))"
      )
    }
  }
}
