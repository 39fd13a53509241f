import HoldplanModel

/// A plan beside the workspace that it is judged by, arranged for counting: who is in which teams.
struct Inspection {
  /// A team as it is looked at: with its module and its members, each once.
  struct Inspected {
    let team: Team
    /// Nil where the module does not exist; such a team counts for almost nothing.
    let module: Module?
    /// How many different members are listed, known or not.
    let size: Int
    /// Numbers of the members who exist, in the order of the list.
    let members: [Int]

    /// Whether it has as many sessions as its module; else they cannot be compared with its patterns.
    var hasItsSessions: Bool { module.map { $0.sessions.count == team.sessions.count } ?? false }

    /// The sessions with their patterns, where each has one.
    var patterned: [(index: Int, session: Session, pattern: SessionPattern)] {
      guard hasItsSessions, let module else { return [] }
      return zip(team.sessions, module.sessions).enumerated().map { ($0, $1.0, $1.1) }
    }
  }

  let workspace: Workspace
  /// By identifier; a person's number is the place in this list.
  let employees: [Employee]
  let number: [Employee.ID: Int]
  /// By identifier.
  let modules: [Module]
  let teams: [Inspected]
  /// For each person, the places in `teams` of those the person is in, teams of unknown modules left out.
  let teamsOf: [[Int]]
  /// The last team of each identifier.
  let teamNamed: [Team.ID: Int]

  init(teams plan: [Team], of workspace: Workspace) {
    self.workspace = workspace
    employees = workspace.employees.sorted
    modules = workspace.modules.sorted
    var number: [Employee.ID: Int] = [:]
    number.reserveCapacity(employees.count)
    for (index, employee) in employees.enumerated() { number[employee.id] = index }
    var teamsOf = Array(repeating: [Int](), count: employees.count)
    var teamNamed: [Team.ID: Int] = [:]
    var teams: [Inspected] = []
    for (index, team) in plan.enumerated() {
      teamNamed[team.id] = index
      let module = workspace.modules[team.module]
      let members = Self.distinct(team.members)
      let known = members.compactMap { number[$0] }
      teams.append(Inspected(team: team, module: module, size: members.count, members: known))
      if module != nil {
        for member in known { teamsOf[member].append(index) }
      }
    }
    self.number = number
    self.teams = teams
    self.teamsOf = teamsOf
    self.teamNamed = teamNamed
  }

  private static func distinct(_ members: [Employee.ID]) -> [Employee.ID] {
    var seen: Set<Employee.ID> = []
    return members.filter { seen.insert($0).inserted }
  }

  /// The slots that a session takes. A broken plan may say anything, but no sum may overflow.
  static func slots(from first: Int, count: Int) -> Range<Int> {
    let limit = 1_000_000
    let start = min(max(first, -limit), limit)
    return start..<start + min(max(count, 0), limit)
  }

  /// The teams whose module exists, in order.
  var counted: [(team: Inspected, module: Module)] {
    teams.compactMap { team in team.module.map { (team, $0) } }
  }

  /// The teams of a person, with their modules, in the order of the plan.
  func attended(by employee: Int) -> [(team: Team, module: Module)] {
    teamsOf[employee].compactMap { index in
      teams[index].module.map { (teams[index].team, $0) }
    }
  }

  /// The sessions that a person attends, team by team.
  func sessions(of employee: Int) -> [Attended] {
    teamsOf[employee].flatMap { index in
      teams[index].team.sessions.enumerated().map { place, session in
        Attended(team: index, index: place, date: session.date)
      }
    }
  }

  /// A session that a person attends.
  struct Attended {
    /// Place in `teams`.
    let team: Int
    /// Counts from 0 within the team.
    let index: Int
    let date: CalendarDate
  }

  /// What a person is to be taught before any waiver: a waiver covers the violation instead, so that it is
  /// shown with its reason.
  func requirement(of employee: Employee) -> (required: [Module.ID], choice: ModuleChoice) {
    guard workspace.isActive(employee) else { return ([], .none) }
    let given = modules.filter {
      $0.audience.includes(employee) && !employee.passed.contains($0.id) && $0.isEligible(employee.role)
        && !employee.required.contains($0.id)
    }
    return (employee.required + given.map(\.id), employee.choice)
  }
}
