import HoldplanModel

extension Inspection {
  /// H03: nobody has a session on a day of leave, on a weekday when the person never comes, or outside the
  /// employment.
  func absences() -> [Violation] {
    people.flatMap { person in
      person.sessions.compactMap { attended in
        guard let reason = reason(of: person, on: attended.date) else { return nil }
        return Violation(
          .absence, reason, employee: person.id, module: attended.team.module.id, team: attended.team.id,
          session: attended.index, date: attended.date)
      }
    }
  }

  /// Why a person is not there on a date; nil for somebody who is.
  private func reason(of person: Person, on date: CalendarDate) -> Violation.Reason? {
    if !person.employee.isEmployed(on: date) { return .notEmployed }
    if person.employee.isOnLeave(date) { return .leave }
    return person.employee.unavailableWeekdays.contains(date.weekday) ? .unavailableWeekday : nil
  }
}
