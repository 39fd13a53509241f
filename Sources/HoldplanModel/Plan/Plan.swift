/// Teams with their sessions and members: one answer to who is taught what, when, where and by whom.
package struct Plan: Equatable, Codable, Sendable {
  package var teams: Records<Team>

  package init(teams: Records<Team> = []) { self.teams = teams }

  /// The teams of one module by number, then identifier.
  package func teams(of module: Module.ID) -> [Team] {
    teams.unordered.filter { $0.module == module }.sorted { ($0.number, $0.id) < ($1.number, $1.id) }
  }

  /// The teams that a person belongs to, by identifier.
  package func teams(with employee: Employee.ID) -> [Team] {
    teams.unordered.filter { $0.members.contains(employee) }.sorted { $0.id < $1.id }
  }

  package init(from decoder: any Decoder) throws { teams = try Records<Team>(from: decoder) }
  package func encode(to encoder: any Encoder) throws { try teams.encode(to: encoder) }
}

extension Workspace {
  /// Every team that the person has been a member of, in the draft and in each publication.
  package func teams(everWith employee: Employee.ID) -> Set<Team.ID> {
    Set((publications.map(\.plan) + [draft]).flatMap { $0.teams(with: employee).map(\.id) })
  }
}

/// People who are taught a module together.
package struct Team: Identified {
  package typealias ID = Identifier<Team>
  package var id: ID
  package var module: Module.ID
  /// What people call it within the module: "team 3". 1 or more.
  package var number: Int
  /// A name of its own beside the number: "Morgenhold". Empty for most teams.
  package var name: String
  /// As many as the module has session patterns, or none while the team has no dates.
  package var sessions: [Session]
  /// In the order of the identifiers, each once.
  package var members: [Employee.ID]

  package init(
    id: ID, module: Module.ID, number: Int, name: String = "", sessions: [Session] = [],
    members: [Employee.ID] = []
  ) {
    self.id = id
    self.module = module
    self.number = number
    self.name = name
    self.sessions = sessions
    self.members = members
  }

  /// What people call a team within its module.
  package struct Title: Hashable, Codable, Sendable {
    package var number: Int
    package var name: String
  }

  package var title: Title { Title(number: number, name: name) }
}

/// One meeting of a team: a date, the first slot it takes, a room and an instructor.
package struct Session: Hashable, Codable, Sendable {
  package var date: CalendarDate
  /// Index into `Season.slots`.
  package var slot: Int
  package var room: Room.ID
  package var instructor: Instructor.ID

  package init(date: CalendarDate, slot: Int, room: Room.ID, instructor: Instructor.ID) {
    self.date = date
    self.slot = slot
    self.room = room
    self.instructor = instructor
  }
}
