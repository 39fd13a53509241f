import HoldplanModel

/// A scheduling problem in the neutral format `holdplan-bench-1`, as it stands in the file.
///
/// It mirrors the document, so that it can hold one that makes no sense; `workspace(file:)` is where that is
/// found. Parts that carry only information (holidays, competence, provenance) are not kept.
package struct NeutralInstance: Sendable {
  package static let formatName = "holdplan-bench-1"

  package var format = ""
  package var name = ""
  package var season = NeutralSeason()
  package var employees = [NeutralEmployee]()
  package var modules = [NeutralModule]()
  package var rooms = [NeutralRoom]()
  package var instructors = [NeutralInstructor]()
  package var rules = NeutralRules()
  /// Integer weight by the key of the goal.
  package var weights = [String: Int]()
  package var pins = [NeutralPin]()
  package var published: NeutralPlan?
}

/// The window and its candidate dates.
package struct NeutralSeason: Sendable {
  package var start = CalendarDate(dayNumber: 0)
  package var end = CalendarDate(dayNumber: 0)
  package var dates = [CalendarDate]()
  package var slots = [String]()
}

/// A person with what is to be learnt.
package struct NeutralEmployee: Sendable {
  package struct Choice: Sendable {
    package var count = 0
    package var from = [String]()
  }

  package var id = ""
  package var department = ""
  package var site = ""
  package var role: String?
  package var manager: String?
  package var absences = [CalendarDate]()
  package var unavailableWeekdays = [Int]()
  package var weeklyStudyHours = 0.0
  package var completed = [String]()
  package var required = [String]()
  package var choose = Choice()
  package var preferences = [String: Int]()
  package var avoidDates = [CalendarDate]()
}

/// A module with its sessions and limits.
package struct NeutralModule: Sendable {
  package struct Pattern: Sendable {
    package var kind = ""
    package var slots = 0
    package var minGapDays: Int?
    package var maxGapDays: Int?
    package var idealGapDays: Int?
    package var weekdays: [Int]?
  }

  package var id = ""
  package var name: String?
  package var sessions = [Pattern]()
  package var everyWeeks: Int?
  package var studyHoursPerWeek = 0.0
  package var requires = [String]()
  package var minSize = 0
  package var maxSize = 0
  package var idealSize = 0
  package var teamsMax = 0
  package var teamsRequired: Int?
  package var eligibleRoles: [String]?
  package var instructors = [String]()
  package var rooms = [String]()
}

/// A room with its capacity.
package struct NeutralRoom: Sendable {
  package var id = ""
  package var site: String?
  package var capacity = 0
}

/// Somebody who teaches.
package struct NeutralInstructor: Sendable {
  package var id = ""
  package var absences = [CalendarDate]()
}

/// The rules of the format.
package struct NeutralRules: Sendable {
  package var maxSessionsPerDay = 0
  package var departmentShareAway = 0.0
  package var siteShareAway = 0.0
  package var minAway = 0
}

/// A member held in a team, where `employee` is given; else a session held on a date and slot.
package struct NeutralPin: Sendable {
  package var employee: String?
  package var module: String?
  package var team = ""
  package var session: Int?
  package var date: CalendarDate?
  package var slot: Int?
}
