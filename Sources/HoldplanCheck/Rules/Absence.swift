import HoldplanModel

extension Inspection {
  /// H03: nobody has a session on a day of leave, on a weekday when the person never comes, or outside the
  /// employment.
  func absences() -> [Violation] {
    employees.indices.flatMap { number -> [Violation] in
      let employee = employees[number]
      return sessions(of: number).compactMap { attended in
        guard let reason = reason(of: employee, on: attended.date) else { return nil }
        let team = teams[attended.team].team
        return Violation(
          .absence, reason, employee: employee.id, module: team.module, team: team.id,
          session: attended.index, date: attended.date)
      }
    }
  }

  /// Why a person is not there on a date; nil for somebody who is.
  private func reason(of employee: Employee, on date: CalendarDate) -> Violation.Reason? {
    if !employee.isEmployed(on: date) { return .notEmployed }
    if employee.isOnLeave(date) { return .leave }
    return employee.unavailableWeekdays.contains(date.weekday) ? .unavailableWeekday : nil
  }
}
