/// A rule that a plan keeps, or names each place where it does not.
///
/// The raw values are the keys under which counts are printed. H01 to H13 are those of the neutral format
/// `holdplan-bench-1`; the others exist only in Holdplan's own workspaces.
package enum HardRule: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable, Comparable {
  case unassigned = "H01_unassigned"
  case dayClash = "H02_day_clash"
  case absence = "H03_absence"
  case studyHours = "H04_study_hours"
  case teamSize = "H05_team_size"
  case instructor = "H06_instructor"
  case room = "H07_room"
  case sessions = "H08_sessions"
  case prerequisite = "H09_prerequisite"
  case coverage = "H10_coverage"
  case role = "H11_role"
  case teamCount = "H12_team_count"
  case pins = "H13_pins"
  /// A team has too few or too many of a kind (`CompositionRule`).
  case composition = "H14_composition"
  /// Somebody would have to be in two places at the same time: teaches one team and attends another, or
  /// (where several sessions a day are allowed) attends two.
  case doubleRole = "H15_double_role"
  /// Meetings lie on other days than their series says, somebody is in two at once, or a seat stands empty.
  case meetings = "H16_meetings"
  /// Cases for two are shared unevenly, or by a pair that may not be one or by nobody.
  case pairs = "H17_pairs"
  /// A share that is to be kept on average is not.
  case quota = "H18_quota"

  /// The rules that the neutral format knows.
  package static let neutral = allCases.filter { $0 < .composition }
  /// The rules for teams. The others are counted from meetings, cases and quotas, whatever the plan is.
  package static let plan = allCases.filter { $0 < .meetings }

  /// Whether planning makes use of a waiver of the rule. Other waivers only cover what somebody changes by hand:
  /// leave, double booking and dates are not broken to make a better plan.
  package var isWaivedInSearch: Bool {
    switch self {
    case .unassigned, .studyHours, .teamSize, .prerequisite, .coverage, .role, .teamCount, .composition: true
    case .dayClash, .absence, .instructor, .room, .sessions, .pins, .doubleRole: false
    case .meetings, .pairs, .quota: false
    }
  }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What makes one plan better than another. The raw values are the keys of the neutral format.
package enum SoftGoal: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  /// Sum over teams and departments of pairs of colleagues from the same department.
  case departmentPairs = "dept_pairs"
  /// Sum over teams of the distance to the ideal size.
  case sizeDeviation = "size_dev"
  /// Sum of the cost of the modules chosen.
  case preference = "preference"
  /// Sum over pairs of people of C(teams they share, 2).
  case repeatPairs = "repeat_pairs"
  /// Sum over sessions of the days between the gap and the ideal gap.
  case spacing = "spacing"
  /// Sum over people and weeks of C(sessions that week, 2).
  case weekLoad = "week_load"
  /// The number of teams.
  case teams = "teams"
  /// The number of different pairs of instructor and date.
  case instructorDays = "instructor_days"
  /// Sessions of people on dates they wished free.
  case avoidDates = "avoid_dates"
  /// Published memberships that were changed.
  case perturbMember = "perturb_member"
  /// Published sessions whose date or slot was changed, or whose team is gone.
  case perturbSession = "perturb_session"
}
