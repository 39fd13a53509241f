/// Something that holds and can stand between a person and a place: named so that it can be looked at by
/// itself, and set aside by itself.
package enum Fact: Hashable, Sendable {
  // The person
  case leave(DateRange)
  case unavailableWeekday(Weekday)
  case employment(from: CalendarDate?, to: CalendarDate?)
  /// The hours of study that the person is granted a week, which the module needs beside the other teams.
  case allowance(StudyHours)
  /// The person's other teams on one date; at most `limit` sessions a day are allowed.
  case otherTeams(CalendarDate, [Team.ID], limit: Int)
  /// The person teaches, or attends something else, at the same time.
  case teaches(CalendarDate)
  case role(JobRole.ID?)
  /// The module builds on another, in which the person has no team that ends in time; the team, where there is
  /// one.
  case prerequisite(Module.ID, Team.ID?)
  /// Another team of the person builds on the module and begins too early.
  case dependent(Module.ID, Team.ID)
  /// The person is neither to take the module nor to choose it.
  case notWanted
  /// The person has as many chosen modules as asked for.
  case choiceTaken(Int)
  /// The person is pinned to another team.
  case pinned(Team.ID)
  // The teams
  /// No team has more members than this.
  case largestTeam(Int)
  case room(Room.ID, capacity: Int)
  case composition(CompositionRule)
  /// The teams have met already.
  case begun
  // Departments and sites
  case departmentCoverage(Department.ID, CalendarDate?, limit: Int)
  case siteCoverage(Site.ID, CalendarDate?, limit: Int)
  // The module and the season
  case noTeams
  case noRooms
  case noInstructors
  /// No sequence of dates in the season suits the module's sessions.
  case noDates
  /// Dates before this one have gone by.
  case past(CalendarDate)

  /// The rule that makes the fact an obstacle, for its name and source.
  package var rule: HardRule? {
    switch self {
    case .leave, .unavailableWeekday, .employment: .absence
    case .allowance: .studyHours
    case .otherTeams: .dayClash
    case .teaches: .doubleRole
    case .role: .role
    case .prerequisite, .dependent: .prerequisite
    case .notWanted, .choiceTaken: .unassigned
    case .pinned: .pins
    case .largestTeam: .teamSize
    case .room, .noRooms: .room
    case .composition: .composition
    case .departmentCoverage, .siteCoverage: .coverage
    case .noInstructors: .instructor
    case .noDates: .sessions
    case .noTeams, .begun, .past: nil
    }
  }
}

/// One fact of a conflict, with what it closes.
package struct ConflictingFact: Hashable, Sendable {
  package var fact: Fact
  /// The teams that it keeps the person out of, by number.
  package var teams: [Team.ID]
  /// The dates on which it does, where it concerns dates.
  package var dates: [CalendarDate]
  /// Whether a place opens when this fact alone is set aside and everything else stays.
  package var isDecisive: Bool

  package init(fact: Fact, teams: [Team.ID] = [], dates: [CalendarDate] = [], isDecisive: Bool = true) {
    self.fact = fact
    self.teams = teams
    self.dates = dates
    self.isDecisive = isDecisive
  }
}
