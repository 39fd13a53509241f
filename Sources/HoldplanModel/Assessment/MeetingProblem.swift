/// Something that is not as it should be about meetings. Found by counting, not by whoever planned them.
package enum MeetingProblem: Hashable, Sendable {
  /// A place in a group that nobody holds.
  case emptySeat(MeetingSeries.ID, role: JobRole.ID?)
  /// Holds a place that is for another role.
  case wrongRole(MeetingSeries.ID, Employee.ID, expected: JobRole.ID)
  /// On a holiday, a closed day or at a weekend.
  case notWorkingDay(Meeting.ID)
  /// Outside the days of the series.
  case outsideSeries(Meeting.ID)
  /// Not on a day on which the series meets, and not moved from one by the rule either.
  case wrongDay(Meeting.ID)
  /// The series meets on this day, and there is no such meeting.
  case missing(MeetingSeries.ID, on: CalendarDate)
  /// So many days since the meeting before, or before the series ends, where `allowed` are.
  case gap(MeetingSeries.ID, number: Int, days: Int, allowed: ClosedRange<Int>)
  /// Somebody would be in two meetings at once.
  case clash(Employee.ID, Meeting.ID, Meeting.ID)
  /// Somebody would be at a meeting and teach or be taught at the same time.
  case clashWithTeaching(Employee.ID, Meeting.ID, Occurrence)
}
