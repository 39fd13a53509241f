import HoldplanModel

/// A scheduling problem in the neutral format `holdplan-bench-1`, as it stands in the file.
///
/// It mirrors the document, so that it can hold one that makes no sense; `workspace(file:)` is where that is
/// found. Parts that carry only information (holidays, competence, provenance) are not kept.
package struct NeutralInstance: Decodable, Sendable {
  package static let formatName = "holdplan-bench-1"

  package var format: String
  package var name: String
  package var season: NeutralSeason
  package var employees: [NeutralEmployee]
  package var modules: [NeutralModule]
  package var rooms: [NeutralRoom]
  package var instructors: [NeutralInstructor]
  package var rules: NeutralRules
  /// Integer weight by the key of the goal.
  package var weights: [String: Int]
  package var pins: [NeutralPin]?
  package var published: NeutralPlan?
}

/// The window and its candidate dates.
package struct NeutralSeason: Decodable, Sendable {
  package var start: CalendarDate
  package var end: CalendarDate
  package var dates: [CalendarDate]
  package var slots: [String]
}

/// A person with what is to be learnt.
package struct NeutralEmployee: Decodable, Sendable {
  package struct Choice: Decodable, Sendable {
    package var count: Int
    package var from: [String]
  }

  package var id: String
  package var department: String
  package var site: String
  package var role: String?
  package var manager: String?
  package var absences: [CalendarDate]
  package var unavailableWeekdays: [Int]
  package var weeklyStudyHours: Double
  package var completed: [String]
  package var required: [String]
  package var choose: Choice
  package var preferences: [String: Int]
  package var avoidDates: [CalendarDate]

  enum CodingKeys: String, CodingKey {
    case id, department, site, role, manager, absences, completed, required, choose, preferences
    case unavailableWeekdays = "unavailable_weekdays"
    case weeklyStudyHours = "weekly_study_hours"
    case avoidDates = "avoid_dates"
  }
}

/// A module with its sessions and limits.
package struct NeutralModule: Decodable, Sendable {
  package struct Pattern: Decodable, Sendable {
    package var kind: String
    package var slots: Int
    package var minGapDays: Int?
    package var maxGapDays: Int?
    package var idealGapDays: Int?
    package var weekdays: [Int]?

    enum CodingKeys: String, CodingKey {
      case kind, slots, weekdays
      case minGapDays = "min_gap_days"
      case maxGapDays = "max_gap_days"
      case idealGapDays = "ideal_gap_days"
    }
  }

  package var id: String
  package var name: String?
  package var sessions: [Pattern]
  package var everyWeeks: Int?
  package var studyHoursPerWeek: Double
  package var requires: [String]
  package var minSize: Int
  package var maxSize: Int
  package var idealSize: Int
  package var teamsMax: Int
  package var teamsRequired: Int?
  package var eligibleRoles: [String]?
  package var instructors: [String]
  package var rooms: [String]

  enum CodingKeys: String, CodingKey {
    case id, name, sessions, requires, instructors, rooms
    case everyWeeks = "every_weeks"
    case studyHoursPerWeek = "study_hours_per_week"
    case minSize = "min_size"
    case maxSize = "max_size"
    case idealSize = "ideal_size"
    case teamsMax = "teams_max"
    case teamsRequired = "teams_required"
    case eligibleRoles = "eligible_roles"
  }
}

/// A room with its capacity.
package struct NeutralRoom: Decodable, Sendable {
  package var id: String
  package var site: String?
  package var capacity: Int
}

/// Somebody who teaches.
package struct NeutralInstructor: Decodable, Sendable {
  package var id: String
  package var absences: [CalendarDate]
}

/// The rules of the format.
package struct NeutralRules: Decodable, Sendable {
  package var maxSessionsPerDay: Int
  package var departmentShareAway: Double
  package var siteShareAway: Double
  package var minAway: Int

  enum CodingKeys: String, CodingKey {
    case maxSessionsPerDay = "max_sessions_per_day"
    case departmentShareAway = "department_share_away"
    case siteShareAway = "site_share_away"
    case minAway = "min_away"
  }
}

/// A member held in a team, where `employee` is given; else a session held on a date and slot.
package struct NeutralPin: Decodable, Sendable {
  package var employee: String?
  package var module: String?
  package var team: String
  package var session: Int?
  package var date: CalendarDate?
  package var slot: Int?
}
