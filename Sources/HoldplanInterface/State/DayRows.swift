import HoldplanModel

extension State {
  /// Who is away on a day and why, by department, with the departments that fall under their coverage first
  /// told. Whoever sees the own people only is told of those alone.
  func dayRows(on date: CalendarDate) -> [DayRow] {
    let absences = absences(on: date)
    // Few of many: only those who are away are looked at closely.
    let away = absences.keys.compactMap { index.positions[$0] }
    let places = Set(away).union(index.keys.onLeave(date)).sorted()
    var byDepartment: [Department.ID: [(Employee.ID, DayRow.Absence)]] = [:]
    // These are in the order of the names.
    for place in places {
      let employee = index.employees[place]
      byDepartment[employee.department, default: []].append(
        (employee.id, absences[employee.id] ?? .leave))
    }
    let problems =
      (assessment?.violations ?? []).filter { $0.rule == .coverage && $0.date == date }
      .map { DayRow.problem($0, isWaived: false) }
      + (assessment?.waived ?? []).filter { $0.violation.rule == .coverage && $0.violation.date == date }
      .map { DayRow.problem($0.violation, isWaived: true) }
    let departments = index.departments.filter { byDepartment[$0.id] != nil }
    return problems
      + departments.flatMap { department -> [DayRow] in
        let people = byDepartment[department.id] ?? []
        return [.department(summary(of: department.id, people.map(\.1)))]
          + people.map { DayRow.person($0.0, $0.1) }
      }
  }

  /// Who is at a session, as a participant or as a colleague who teaches.
  private func absences(on date: CalendarDate) -> [Employee.ID: DayRow.Absence] {
    var absences: [Employee.ID: DayRow.Absence] = [:]
    var attends: [Employee.ID: [SessionReference]] = [:]
    var teaches: [Employee.ID: [SessionReference]] = [:]
    for reference in index.sessions[date] ?? [] {
      guard let team = workspace.draft.teams[reference.team] else { continue }
      for member in team.members { attends[member, default: []].append(reference) }
      let instructor = workspace.instructors[team.sessions[reference.index].instructor]
      if let colleague = instructor?.employee { teaches[colleague, default: []].append(reference) }
    }
    for (person, sessions) in teaches { absences[person] = .teaches(sessions) }
    for (person, sessions) in attends { absences[person] = .attends(sessions) }
    return absences
  }

  private func summary(of department: Department.ID, _ absences: [DayRow.Absence]) -> DepartmentDay {
    let headcount = index.season.leave.people(of: department)
    let limits = workspace.rules.coverage.compactMap { rule -> Int? in
      switch rule.scope {
      case .everyDepartment, .department(department): rule.mayBeAway(of: headcount)
      default: nil
      }
    }
    let onLeave = absences.count { $0 == .leave }
    return DepartmentDay(
      department: department, headcount: headcount, taught: absences.count - onLeave, onLeave: onLeave,
      limit: limits.min())
  }
}
