/// The answer to a request for leave.
package enum LeaveDecision: Equatable, Sendable {
  /// The change that records the leave.
  case granted(Change)
  /// Every session in the way, by date.
  case refused([LeaveConflict])
}

/// A session of the published plan on a day of leave, and how the person could be freed from it.
package struct LeaveConflict: Equatable, Sendable {
  package var employee: Employee.ID
  package var duty: Duty
  package var kind: SessionPattern.Kind
  /// Where the rule comes from that closes the day, such as "MED agreement"; may be empty.
  package var source: String
  /// For somebody who attends: teams of the same module that the person could be in instead, by number.
  package var parallelTeams: [ParallelTeam]
  /// For somebody who teaches: who else could teach this session, by identifier.
  package var substitutes: [Instructor.ID]

  package var occurrence: Occurrence { duty.occurrence }
}

/// A team that somebody could be in instead.
package struct ParallelTeam: Equatable, Sendable {
  package var team: Team.ID
  package var number: Int
  /// Places left under the largest team size and the smallest room; 0 means that somebody has to swap.
  package var freeSeats: Int

  package init(team: Team.ID, number: Int, freeSeats: Int) {
    self.team = team
    self.number = number
    self.freeSeats = freeSeats
  }
}

/// Leave that is recorded although a published session lies in it: something that has happened, such as
/// illness, can't be refused.
package struct RecordedLeave: Equatable, Sendable {
  package var change: Change
  /// The sessions that the person will miss, so that they are flagged and the plan can be mended.
  package var conflicts: [LeaveConflict]
}

extension Workspace {
  /// Whether leave can be granted: teaching and exam days of the published plan are closed for leave for
  /// the people concerned, who attend or teach on them, unless the rules say otherwise.
  ///
  /// - Parameter today: teams that have begun before this day are not offered as parallel teams.
  package func leaveDecision(
    for employee: Employee.ID, _ range: DateRange, today: CalendarDate? = nil
  ) throws(ChangeError) -> LeaveDecision {
    let recorded = try recordLeave(for: employee, range, today: today)
    guard rules.closesTeachingDaysForLeave, !recorded.conflicts.isEmpty else {
      return .granted(recorded.change)
    }
    return .refused(recorded.conflicts)
  }

  /// The change that records leave whatever the published plan says, and the sessions that it hits.
  package func recordLeave(
    for employee: Employee.ID, _ range: DateRange, today: CalendarDate? = nil
  ) throws(ChangeError) -> RecordedLeave {
    guard var person = employees[employee] else { throw ChangeError.unknown(.employee(employee)) }
    let conflicts = leaveConflicts(for: person, on: [range], today: today)
    person.leave.append(range)
    return RecordedLeave(change: .put(.employee(person)), conflicts: conflicts)
  }

  /// The change that takes leave back for some days.
  package func cancelLeave(for employee: Employee.ID, _ range: DateRange) throws(ChangeError) -> Change {
    guard var person = employees[employee] else { throw ChangeError.unknown(.employee(employee)) }
    person.leave = DateRange.subtracting(range, from: person.leave)
    return .put(.employee(person))
  }

  /// People who have leave on a day of the published plan that is theirs, from a date on: leave that came
  /// after publishing, to be mended. By date, then employee.
  package func publishedLeaveConflicts(from date: CalendarDate) -> [LeaveConflict] {
    let concerned = employees.unordered.filter { $0.leave.contains { date <= $0.to } }
    return concerned.flatMap { leaveConflicts(for: $0, on: $0.leave, today: date) }
      .filter { date <= $0.occurrence.date }
      .sorted { ($0.occurrence, $0.employee) < ($1.occurrence, $1.employee) }
  }

  private func leaveConflicts(
    for person: Employee, on ranges: [DateRange], today: CalendarDate?
  ) -> [LeaveConflict] {
    guard let plan = published?.plan else { return [] }
    let duties = duties(of: person.id, in: plan)
    return duties.filter { duty in ranges.contains { $0.contains(duty.occurrence.date) } }.map { duty in
      LeaveConflict(
        employee: person.id, duty: duty, kind: pattern(of: duty.occurrence)?.kind ?? .lesson,
        source: rules.leaveSource,
        parallelTeams: duty.part == .attends
          ? parallelTeams(freeing: person, from: duty.occurrence, on: ranges, duties: duties, today: today)
          : [],
        substitutes: duty.part == .teaches ? substitutes(at: duty.occurrence, in: plan) : [])
    }
  }
}
