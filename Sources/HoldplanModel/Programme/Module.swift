/// Something to be learnt, in one or more sessions, by people in teams.
package struct Module: Identified {
  package typealias ID = Identifier<Module>
  package var id: ID
  package var name: String
  /// The sessions of each team, in order.
  package var sessions: [SessionPattern]
  /// With n, all lessons of a team are a multiple of n weeks apart.
  package var everyWeeks: Int?
  /// Hours of study in every ISO week from a team's first session to its last.
  package var studyHoursPerWeek: StudyHours
  /// Modules that must have been passed, or end before this one begins.
  package var requires: [Module.ID]
  package var teamSize: TeamSize
  package var teamCount: TeamCount
  /// Nil admits every role.
  package var eligibleRoles: Set<JobRole.ID>?
  package var instructors: [Instructor.ID]
  package var rooms: [Room.ID]
  package var composition: [CompositionRule]
  /// Whom the module is for this season, apart from those who are listed with it themselves.
  package var audience: Audience
  /// The level to which passing the module raises a competence.
  package var raises: [Competence.ID: Int]
  /// How many months a pass is valid; nil means for ever.
  package var validMonths: Int?
  /// When somebody has completed it.
  package var completion: CompletionRule

  package init(
    id: ID, name: String, sessions: [SessionPattern], everyWeeks: Int? = nil,
    studyHoursPerWeek: StudyHours = .zero, requires: [Module.ID] = [], teamSize: TeamSize,
    teamCount: TeamCount, eligibleRoles: Set<JobRole.ID>? = nil, instructors: [Instructor.ID] = [],
    rooms: [Room.ID] = [], composition: [CompositionRule] = [], audience: Audience = .listed,
    completion: CompletionRule = .allSessions, raises: [Competence.ID: Int] = [:], validMonths: Int? = nil
  ) {
    self.id = id
    self.name = name
    self.sessions = sessions
    self.everyWeeks = everyWeeks
    self.studyHoursPerWeek = studyHoursPerWeek
    self.requires = requires
    self.teamSize = teamSize
    self.teamCount = teamCount
    self.eligibleRoles = eligibleRoles
    self.instructors = instructors
    self.rooms = rooms
    self.composition = composition
    self.audience = audience
    self.raises = raises
    self.validMonths = validMonths
    self.completion = completion
  }

  package func isEligible(_ role: JobRole.ID?) -> Bool {
    guard let eligibleRoles else { return true }
    return role.map(eligibleRoles.contains) ?? false
  }
}

/// Who takes a module in a season without being listed one by one. Whoever has passed it is left out.
package enum Audience: Equatable, Sendable {
  case listed
  case everyone
  case departments(Set<Department.ID>)
  case roles(Set<JobRole.ID>)

  package func includes(_ employee: Employee) -> Bool {
    switch self {
    case .listed: false
    case .everyone: true
    case .departments(let departments): departments.contains(employee.department)
    case .roles(let roles): employee.role.map(roles.contains) ?? false
    }
  }
}

/// How many members a team has.
package struct TeamSize: Hashable, Codable, Sendable {
  package var minimum: Int
  package var ideal: Int
  package var maximum: Int

  package init(minimum: Int, ideal: Int, maximum: Int) {
    self.minimum = minimum
    self.ideal = ideal
    self.maximum = maximum
  }
}

/// How many teams a module has.
package struct TeamCount: Hashable, Codable, Sendable {
  package var maximum: Int
  /// Where given, exactly so many teams are formed.
  package var required: Int?

  package init(maximum: Int, required: Int? = nil) {
    self.maximum = maximum
    self.required = required
  }
}

/// Modules that belong together, such as the eight of a four-year plan.
package struct Programme: Identified {
  package typealias ID = Identifier<Programme>
  package var id: ID
  package var name: String
  package var modules: [Module.ID]

  package init(id: ID, name: String, modules: [Module.ID]) {
    self.id = id
    self.name = name
    self.modules = modules
  }
}
