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
    guard let number = findTeam(team)?.number else { return shown(team.rawValue) }
    return words["team.name", ["number": String(number)]]
  }

  /// `hold 2 i Konflikthåndtering`.
  package func fullName(of team: Team.ID, _ words: Words) -> String {
    guard let found = findTeam(team) else { return shown(team.rawValue) }
    return words["team.fullName", ["number": String(found.number), "module": name(of: found.module)]]
  }

  /// A team of the draft, or else of the published plan.
  func findTeam(_ team: Team.ID) -> Team? { draft.teams[team] ?? published?.plan.teams[team] }
}
