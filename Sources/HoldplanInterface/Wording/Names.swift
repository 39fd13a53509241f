import HoldplanModel
import HoldplanResources

/// What records are called in sentences. What is unknown is called by its identifier, so that nothing is
/// hidden; everything is fit to be shown.
extension Workspace {
  package func name(of employee: Employee.ID) -> String {
    shown(employees[employee]?.name ?? employee.rawValue)
  }

  package func name(of module: Module.ID) -> String { shown(modules[module]?.name ?? module.rawValue) }

  package func name(of department: Department.ID) -> String {
    shown(departments[department]?.name ?? department.rawValue)
  }

  package func name(of site: Site.ID) -> String { shown(sites[site]?.name ?? site.rawValue) }
  package func name(of role: JobRole.ID) -> String { shown(roles[role]?.name ?? role.rawValue) }
  package func name(of room: Room.ID) -> String { shown(rooms[room]?.name ?? room.rawValue) }

  package func name(of instructor: Instructor.ID) -> String {
    shown(instructors[instructor]?.name ?? instructor.rawValue)
  }

  /// A few letters for narrow columns: the department's own short name or the start of its name.
  package func shortName(of department: Department.ID, columns: Int = 3) -> String {
    guard let record = departments[department] else {
      return String(shown(department.rawValue).prefix(columns))
    }
    let text = record.shortName.isEmpty ? record.name : record.shortName
    return String(shown(text).prefix(columns))
  }

  /// `hold 2`, or the identifier of a team that the draft does not have.
  package func name(of team: Team.ID, _ words: Words) -> String {
    findTeam(team).map { words.name(of: $0) } ?? shown(team.rawValue)
  }

  /// `hold 2 i Konflikthåndtering`.
  package func fullName(of team: Team.ID, _ words: Words) -> String {
    findTeam(team).map { fullName(of: $0, words) } ?? shown(team.rawValue)
  }

  /// The same for a team as it is or was, whatever the plan says now.
  package func fullName(of team: Team, _ words: Words) -> String {
    words["team.fullName", ["team": words.name(of: team), "module": name(of: team.module)]]
  }

  /// A published team that would free somebody of a session.
  package func name(of team: ParallelTeam, _ words: Words) -> String {
    published?.plan.teams[team.team].map { words.name(of: $0) } ?? shown(team.team.rawValue)
  }

  /// A team of the draft, or else of the published plan.
  func findTeam(_ team: Team.ID) -> Team? { draft.teams[team] ?? published?.plan.teams[team] }
}

extension Words {
  /// `hold 2`, or `hold 2 »Morgenhold«` where the team has a name of its own.
  package func name(of team: Team) -> String { name(of: team.title) }

  package func name(of title: Team.Title) -> String {
    let number = String(title.number)
    return title.name.isEmpty
      ? self["team.name", ["number": number]]
      : self["team.named", ["number": number, "name": shown(title.name)]]
  }

  /// `hold 2 → hold 2 »Morgenhold«`.
  package func text(of renaming: PlanDifference.Renaming) -> String {
    name(of: renaming.before) + " → " + name(of: renaming.after)
  }
}
