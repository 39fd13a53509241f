import Foundation
import HoldplanModel

/// A plan in the neutral format, as it stands in the file: it can hold any broken plan.
package struct NeutralPlan: Encodable, Equatable, Sendable {
  /// The name of the instance that it answers.
  package var instance: String?
  /// In the order of the file. An identifier may occur more than once.
  package var teams: [NeutralTeam] = []
  /// Whatever else its maker noted, such as the solver, seed and seconds.
  package var meta: [String: JSONValue]?

  package init(instance: String? = nil, teams: [NeutralTeam] = [], meta: [String: JSONValue]? = nil) {
    self.instance = instance
    self.teams = teams
    self.meta = meta
  }
}

/// A team of a plan. A module, room or instructor that the file gives as null is empty here.
package struct NeutralTeam: Encodable, Equatable, Sendable {
  package var id = ""
  package var module = ""
  package var sessions: [NeutralSession] = []
  package var members: [String] = []
}

/// A session of a team.
package struct NeutralSession: Encodable, Equatable, Sendable {
  package var date = CalendarDate(dayNumber: 0)
  package var slot = 0
  package var room = ""
  package var instructor = ""
}

extension NeutralPlan {
  /// A plan of Holdplan's in the neutral format: teams by module and number, members sorted, and teams
  /// without members left out.
  package init(_ plan: Plan, instance: String, meta: [String: JSONValue] = [:]) {
    let teams = plan.teams.sorted.filter { !$0.members.isEmpty }
      .sorted { ($0.module, $0.number, $0.id) < ($1.module, $1.number, $1.id) }
    self.init(instance: instance, teams: teams.map(NeutralTeam.init), meta: meta)
  }

  /// The teams in the order of the file, numbered within their modules in that order. What is broken stays
  /// broken: identifiers may be unknown or repeated, and a team may have any number of sessions.
  package var modelTeams: [Team] {
    var numbers: [String: Int] = [:]
    return teams.map { team in
      numbers[team.module, default: 0] += 1
      return Team(
        id: .init(team.id), module: .init(team.module), number: numbers[team.module] ?? 1,
        sessions: team.sessions.map { session in
          Session(
            date: session.date, slot: session.slot, room: .init(session.room),
            instructor: .init(session.instructor))
        },
        members: team.members.map { .init($0) })
    }
  }
}

extension NeutralTeam {
  /// A team of Holdplan's, its members in the order of their identifiers.
  package init(_ team: Team) {
    self.init(
      id: team.id.rawValue, module: team.module.rawValue,
      sessions: team.sessions.map {
        NeutralSession(
          date: $0.date, slot: $0.slot, room: $0.room.rawValue, instructor: $0.instructor.rawValue)
      },
      members: team.members.map(\.rawValue).sorted())
  }
}
