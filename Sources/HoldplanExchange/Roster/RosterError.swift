import HoldplanModel
import HoldplanResources

/// Why a sheet cannot be made.
package enum RosterError: Error, Equatable, Sendable {
  case unknownTeam(Team.ID)
  case unknownModule(Module.ID)
  /// The module has no teams in this plan.
  case noTeams(Module.ID)
  /// The team has fewer sessions than that; `session` counts from 0, `count` is how many there are.
  case unknownSession(Team.ID, session: Int, count: Int)
  case unknownPerson(Employee.ID)
  /// Nobody reports to the person.
  case noPeople(Employee.ID)

  /// What is wrong and what to do about it.
  package func sentence(_ words: Words) -> String {
    switch self {
    case .unknownTeam(let team): words["roster.error.team", ["team": team.rawValue]]
    case .unknownModule(let module): words["roster.error.module", ["module": module.rawValue]]
    case .noTeams(let module): words["roster.error.noTeams", ["module": module.rawValue]]
    case .unknownSession(let team, _, 0): words["roster.error.noSessions", ["team": team.rawValue]]
    case .unknownSession(let team, let session, let count):
      words[
        "roster.error.session",
        ["team": team.rawValue, "session": String(session + 1), "count": String(count)]]
    case .unknownPerson(let employee): words["paper.error.person", ["employee": employee.rawValue]]
    case .noPeople(let employee): words["paper.error.noPeople", ["employee": employee.rawValue]]
    }
  }
}
