import HoldplanInterface
import HoldplanModel
import HoldplanText

// What the screens show, as values that scripts read and lines that people read.

/// One person with department and teams.
struct PersonRow: Encodable, Sendable {
  let employee: Employee.ID
  let name: String
  let department: Department.ID
  let teams: [Team.ID]

  func line(_ session: Session) -> String {
    let seats = teams.map { SafeText.of($0.rawValue) }.joined(separator: " ")
    return "\(SafeText.of(employee.rawValue))  \(session.name(employee)) "
      + "(\(session.workspace.name(of: department)))  \(seats)"
  }
}

/// One session of a team with its place and time.
struct SessionValue: Encodable, Sendable {
  let team: Team.ID
  let module: Module.ID
  let session: Int
  let date: CalendarDate
  let week: Int
  let start: String?
  let end: String?
  let room: Room.ID
  let instructor: Instructor.ID

  init(_ team: Team, _ index: Int, in workspace: Workspace) {
    let one = team.sessions[index]
    let count = workspace.modules[team.module]?.sessions[safe: index]?.slotCount ?? 1
    let times = workspace.season.times(from: one.slot, count: count)
    self.team = team.id
    module = team.module
    session = index + 1
    date = one.date
    week = one.date.isoWeek.number
    start = times?.start.description
    end = times?.end.description
    room = one.room
    instructor = one.instructor
  }

  /// Number, date, times, room and instructor.
  func line(_ current: Session) -> String {
    let times = start.flatMap { start in end.map { "\(start)–\($0)" } } ?? ""
    return [
      "\(session)", current.text(date), times, current.workspace.name(of: room),
      current.workspace.name(of: instructor),
    ].joined(separator: "  ")
  }
}

/// A session with its week, for the calendar.
struct CalendarRow: Encodable, Sendable {
  let value: SessionValue

  func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }

  func line(_ current: Session) -> String {
    let week = current.context.words.week(value.date.isoWeek)
    return "\(week)  \(SafeText.of(value.team.rawValue))  \(value.line(current))"
  }
}

/// A team with its sessions and members.
struct TeamValue: Encodable, Sendable {
  let team: Team.ID
  let number: Int
  let module: Module.ID
  let sessions: [SessionValue]
  let members: [Employee.ID]

  func lines(_ session: Session) -> [String] {
    let workspace = session.workspace
    let name = workspace.name(of: team, session.context.words)
    return ["\(SafeText.of(team.rawValue))  \(workspace.name(of: module)), \(name)"]
      + sessions.map { "  " + $0.line(session) }
      + members.map { "  \(SafeText.of($0.rawValue))  \(session.name($0))" }
  }
}

/// One person: modules, sessions, what is lacking, leave.
struct PersonValue: Encodable, Sendable {
  let employee: Employee.ID
  let name: String
  let department: Department.ID
  let sessions: [SessionValue]
  let lacks: [Module.ID]
  let leave: [DateRange]

  func lines(_ session: Session) -> [String] {
    let (words, workspace) = (session.context.words, session.workspace)
    let teams = workspace.draft.teams(with: employee).flatMap { team in
      ["  \(workspace.name(of: team.module)), \(workspace.name(of: team.id, words))"]
        + sessions.filter { $0.team == team.id }.map { "    " + $0.line(session) }
    }
    let head =
      "\(SafeText.of(employee.rawValue))  \(session.name(employee)), \(workspace.name(of: department))"
    return [head] + teams
      + lacks.map { "  " + words["cli.show.lacks", ["module": workspace.name(of: $0)]] }
      + leave.map { "  " + words["cli.show.leave", ["range": words.range($0)]] }
  }
}

extension Session {
  func people(of department: Department.ID?) -> [PersonRow] {
    var teams: [Employee.ID: [Team.ID]] = [:]
    for team in workspace.draft.teams.sorted {
      for member in team.members { teams[member, default: []].append(team.id) }
    }
    return workspace.employees.sorted.filter { department == nil || $0.department == department }.map {
      PersonRow(employee: $0.id, name: $0.name, department: $0.department, teams: teams[$0.id] ?? [])
    }
  }

  func personValue(_ person: Employee) -> PersonValue {
    let teams = workspace.draft.teams(with: person.id)
    return PersonValue(
      employee: person.id, name: person.name, department: person.department,
      sessions: teams.flatMap { team in
        team.sessions.indices.map { SessionValue(team, $0, in: workspace) }
      },
      lacks: lackingModules(of: person), leave: person.leave)
  }

  /// The teams of some modules, or all of them.
  func teamValues(of modules: [Module.ID]?) -> [TeamValue] {
    (modules ?? workspace.modules.sorted.map(\.id)).flatMap { module in
      workspace.draft.teams(of: module).map { team in
        TeamValue(
          team: team.id, number: team.number, module: team.module,
          sessions: team.sessions.indices.map { SessionValue(team, $0, in: workspace) }, members: team.members
        )
      }
    }
  }

  /// All sessions of the draft by date.
  func calendarRows() -> [CalendarRow] {
    let all = workspace.draft.teams.sorted.flatMap { team in team.sessions.indices.map { (team, $0) } }
    let key = { (entry: (Team, Int)) in
      (entry.0.sessions[entry.1].date, entry.0.sessions[entry.1].slot, entry.0.id)
    }
    return all.sorted { key($0) < key($1) }.map {
      CalendarRow(value: SessionValue($0.0, $0.1, in: workspace))
    }
  }
}
