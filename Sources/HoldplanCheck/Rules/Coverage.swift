import HoldplanModel

extension Inspection {
  /// H10: on no date are more people of a department or site away at sessions than a rule allows. Whoever
  /// attends or teaches is away, once a date however often.
  func coverageGaps() -> [Violation] {
    let rules = workspace.rules.coverage
    if rules.isEmpty { return [] }
    let days = daysAway()
    return rules.flatMap { rule in
      switch rule.scope {
      case .everyDepartment:
        gaps(in: days, limit: rule, of: \.department) { $0.department = $1 }
      case .department(let department):
        gaps(in: days, limit: rule, of: \.department, only: department) { $0.department = $1 }
      case .everySite:
        gaps(in: days, limit: rule, of: \.site) { $0.site = $1 }
      case .site(let site):
        gaps(in: days, limit: rule, of: \.site, only: site) { $0.site = $1 }
      }
    }
  }

  /// For everybody in `people`, the dates on which the person attends or teaches, each once; none for people
  /// who are not employed this season, whom no headcount includes either.
  private func daysAway() -> [Set<CalendarDate>] {
    var teaching: [Employee.ID: Set<CalendarDate>] = [:]
    for session in teams.flatMap(\.sessions) {
      guard let colleague = workspace.instructors[session.instructor]?.employee else { continue }
      teaching[colleague, default: []].insert(session.date)
    }
    return people.map { person in
      guard person.isActive else { return [] }
      let attending = person.sessions.map(\.date)
      return teaching[person.id]?.union(attending) ?? Set(attending)
    }
  }

  /// A department or site on a date.
  private struct GroupDay<Group: Hashable>: Hashable {
    let group: Group
    let date: CalendarDate
  }

  /// Where one rule is broken, by group and date. `group` is the department or site of a person, nil for
  /// nobody's; `note` writes it into the violation.
  private func gaps<Group: Hashable & Comparable>(
    in days: [Set<CalendarDate>], limit rule: CoverageRule, of group: (Employee) -> Group?,
    only: Group? = nil, note: (inout Violation, Group) -> Void
  ) -> [Violation] {
    var headcount: [Group: Int] = [:]
    var away: [GroupDay<Group>: Int] = [:]
    for (person, dates) in zip(people, days) where person.isActive {
      guard let group = group(person.employee), only == nil || only == group else { continue }
      headcount[group, default: 0] += 1
      for date in dates { away[GroupDay(group: group, date: date), default: 0] += 1 }
    }
    let allowed = headcount.mapValues(rule.mayBeAway)
    return away.filter { $0.value > allowed[$0.key.group] ?? 0 }
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
