import HoldplanModel

/// A plan beside the workspace that it is judged by, arranged for counting: who is in which teams.
struct Inspection {
  let workspace: Workspace
  /// Everybody, by identifier.
  let people: [Person]
  let personNamed: [Employee.ID: Person]
  /// By identifier.
  let modules: [Module]
  /// All teams, in the order of the plan.
  let plan: [Team]
  /// The teams whose modules exist, in the order of the plan. Only they count, with few exceptions.
  let teams: [InspectedTeam]
  /// Of several teams with the same identifier, the last.
  let teamNamed: [Team.ID: Team]

  init(teams plan: [Team], of workspace: Workspace) {
    self.workspace = workspace
    self.plan = plan
    modules = workspace.modules.sorted
    let open = modules.filter { $0.audience != .listed }
    people = workspace.employees.sorted.map { employee in
      let isActive = workspace.isActive(employee)
      let given = open.filter {
        isActive && $0.audience.includes(employee) && !workspace.hasValidPass(employee, in: $0)
          && $0.isEligible(employee.role) && !employee.required.contains($0.id)
      }
      return Person(employee, isActive: isActive, given: given.map(\.id))
    }
    personNamed = Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0) })
    teamNamed = Dictionary(plan.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    var teams: [InspectedTeam] = []
    for team in plan {
      guard let module = workspace.modules[team.module] else { continue }
      let inspected = InspectedTeam(team, of: module, people: personNamed)
      for person in inspected.members { person.join(inspected) }
      teams.append(inspected)
    }
    self.teams = teams
  }

  /// Everybody who is employed in the season.
  var employedPeople: [Employee] { people.filter(\.isActive).map(\.employee) }

  /// The slots that a session takes. A broken plan may say anything, but no sum may overflow.
  static func slots(from first: Int, count: Int) -> Range<Int> {
    let limit = 1_000_000
    let start = min(max(first, -limit), limit)
    return start..<start + min(max(count, 0), limit)
  }
}

/// An employee with the teams that the plan gives. A class, because lists of them are made all the time.
final class Person {
  let employee: Employee
  /// Whether the person is employed during the season.
  let isActive: Bool
  /// What the person must take, before any waiver: a waiver covers the violation instead, so that it is shown
  /// with its reason.
  let required: [Module.ID]
  let choice: ModuleChoice
  /// In the order of the plan; a team of an unknown module is none.
  private(set) var teams: [InspectedTeam] = []
  /// All sessions of the teams, team by team.
  private(set) var sessions: [Attended] = []

  var id: Employee.ID { employee.id }

  /// `given` are the modules that the person must take by their audience.
  init(_ employee: Employee, isActive: Bool, given: [Module.ID]) {
    self.employee = employee
    self.isActive = isActive
    required = isActive ? employee.required + given : []
    choice = isActive ? employee.choice : .none
  }

  fileprivate func join(_ team: InspectedTeam) {
    teams.append(team)
    for (index, session) in team.sessions.enumerated() {
      sessions.append(Attended(team: team, index: index, date: session.date))
    }
  }
}

/// A session that a person attends.
struct Attended {
  let team: InspectedTeam
  /// Counts from 0 within the team.
  let index: Int
  let date: CalendarDate
}

/// A team with its module and its members, each once.
final class InspectedTeam {
  let team: Team
  let module: Module
  /// How many different members are listed, known or not.
  let size: Int
  /// Those who exist, in the order of the list.
  let members: [Person]

  var id: Team.ID { team.id }
  var sessions: [Session] { team.sessions }

  init(_ team: Team, of module: Module, people: [Employee.ID: Person]) {
    self.team = team
    self.module = module
    var seen: Set<Employee.ID> = []
    let names = team.members.filter { seen.insert($0).inserted }
    size = names.count
    members = names.compactMap { people[$0] }
  }

  /// Whether it has as many sessions as its module; else they cannot be compared with its patterns.
  var hasItsSessions: Bool { module.sessions.count == team.sessions.count }

  /// The sessions with their patterns, where each has one.
  var patterned: [(index: Int, session: Session, pattern: SessionPattern)] {
    guard hasItsSessions else { return [] }
    return zip(team.sessions, module.sessions).enumerated().map { ($0, $1.0, $1.1) }
  }
}
