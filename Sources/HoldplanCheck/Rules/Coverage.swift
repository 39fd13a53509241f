import HoldplanModel

extension Inspection {
  /// H10: on no date are more people of a department or site away at sessions than a rule allows. Whoever
  /// attends or teaches is away, once a date however often.
  func coverageGaps() -> [Violation] {
    let rules = workspace.rules.coverage
    if rules.isEmpty { return [] }
    let away = peopleAway()
    return rules.flatMap { rule in
      switch rule.scope {
      case .everyDepartment:
        gaps(in: away, limit: rule, of: \.department) { $0.department = $1 }
      case .department(let department):
        gaps(in: away, limit: rule, of: \.department, only: department) { $0.department = $1 }
      case .everySite:
        gaps(in: away, limit: rule, of: \.site) { $0.site = $1 }
      case .site(let site):
        gaps(in: away, limit: rule, of: \.site, only: site) { $0.site = $1 }
      }
    }
  }

  /// Somebody, by number, who is away on a date.
  private struct Away: Hashable {
    let date: CalendarDate
    let employee: Int
  }

  /// Everybody who is employed this season and attends or teaches, once a date.
  private func peopleAway() -> Set<Away> {
    var away: Set<Away> = []
    for number in employees.indices where workspace.isActive(employees[number]) {
      for attended in sessions(of: number) { away.insert(Away(date: attended.date, employee: number)) }
    }
    for (team, _) in counted {
      for session in team.team.sessions {
        guard let colleague = workspace.instructors[session.instructor]?.employee,
          let number = number[colleague], workspace.isActive(employees[number])
        else { continue }
        away.insert(Away(date: session.date, employee: number))
      }
    }
    return away
  }

  /// A department or site on a date.
  private struct GroupDay<Group: Hashable>: Hashable {
    let group: Group
    let date: CalendarDate
  }

  /// Where one rule is broken, by group and date. `group` is the department or site of a person, nil for
  /// nobody's; `note` writes it into the violation.
  private func gaps<Group: Hashable & Comparable>(
    in away: Set<Away>, limit rule: CoverageRule, of group: (Employee) -> Group?, only: Group? = nil,
    note: (inout Violation, Group) -> Void
  ) -> [Violation] {
    var headcount: [Group: Int] = [:]
    for employee in employees where workspace.isActive(employee) {
      if let group = group(employee) { headcount[group, default: 0] += 1 }
    }
    var counts: [GroupDay<Group>: Int] = [:]
    for person in away {
      guard let group = group(employees[person.employee]), only == nil || only == group else { continue }
      counts[GroupDay(group: group, date: person.date), default: 0] += 1
    }
    let allowed = headcount.mapValues(rule.mayBeAway)
    return counts.filter { $0.value > allowed[$0.key.group] ?? 0 }
      .sorted { ($0.key.group, $0.key.date) < ($1.key.group, $1.key.date) }
      .map { day, count in
        let limit = allowed[day.group] ?? 0
        var violation = Violation(
          .coverage, count: count - limit, date: day.date, actual: count, limit: limit)
        note(&violation, day.group)
        return violation
      }
  }
}
