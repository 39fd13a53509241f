/// Something that holds and makes a rule of meetings, cases or quotas broken, or keeps a meeting from every other
/// time: named so that it can be looked at, and altered, by itself.
package enum LedgerFact: Hashable, Sendable {
  // Meetings
  /// When a meeting is.
  case held(Meeting.ID)
  /// A series has no meeting after this day, or none at all.
  case noneAfter(CalendarDate)
  /// So many days are allowed between two meetings of the series.
  case window(ClosedRange<Int>)
  /// The days on which the series meets by the calendar, or the weekdays that it may meet on.
  case rhythm(MeetingSeries.ID)
  /// The series goes from one day to another.
  case dates(DateRange)
  /// Nobody works on these days.
  case closed([CalendarDate])
  /// Days before this one have gone by.
  case past(CalendarDate)
  /// Sits in all of these groups.
  case sits(Employee.ID, [MeetingSeries.ID])
  /// Is taught, or teaches.
  case session(Employee.ID, Occurrence)
  /// Is elsewhere on these days, at one of the times that the series has at least.
  case taken(Employee.ID, [CalendarDate])
  // Seats
  case seat(MeetingSeries.ID, JobRole.ID?)
  case hasRole(Employee.ID, JobRole.ID?)
  /// Nobody who is employed while the series lasts has the role.
  case nobodyWithRole(JobRole.ID)
  /// All who could hold the seat sit in the group already.
  case allSeated([Employee.ID])
  // Cases
  /// The cases have not been given to anybody yet.
  case unplanned(PairRota.ID)
  case noPairAllowed(PairRota.ID)
  case forbiddenPair(WorkerPair)
  case sameProfession(WorkerPair, String)
  case notWorker(Employee.ID, PairRota.ID)
  /// How many duties somebody has.
  case load(Employee.ID, Int)
  /// So many different pairs, of so many that there can be.
  case pairs(Int, possible: Int)
  case target(Int)
  // Quotas
  case counted(part: Int, whole: Int)
  case minimum(Share)
  /// With so many more of the same whole the share would be kept.
  case lacking(Int)
}

/// What is broken in meetings, cases or quotas, why, and what could be done.
package struct LedgerExplanation: Equatable, Sendable {
  package var violation: Violation
  /// The facts that make it broken: were any one of them otherwise, it would not be.
  package var facts: [LedgerFact]
  /// Where a meeting has no other time: facts that together leave none. Any fewer of them would leave one.
  package var hindrances: [LedgerFact]
  /// Each was tried, and mends the case at least in part without breaking another rule. Those that set a rule
  /// aside come last; their reason is empty (`Change.needsReason`).
  package var waysOut: [Effect]

  package init(
    violation: Violation, facts: [LedgerFact], hindrances: [LedgerFact] = [], waysOut: [Effect] = []
  ) {
    self.violation = violation
    self.facts = facts
    self.hindrances = hindrances
    self.waysOut = waysOut
  }
}
