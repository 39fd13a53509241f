/// What a person is granted for study in one week.
package struct StudyWeek: Equatable, Sendable {
  package var week: ISOWeek
  package var hours: StudyHours
}

extension Workspace {
  /// The hours of study per ISO week that a plan gives a person: each module's hours in every week from the
  /// team's first session to its last. Weeks without any are left out.
  package func studyWeeks(of employee: Employee.ID, in plan: Plan) -> [StudyWeek] {
    var hours: [ISOWeek: StudyHours] = [:]
    for team in plan.teams.unordered where team.members.contains(employee) {
      guard let perWeek = modules[team.module]?.studyHoursPerWeek, perWeek > .zero else { continue }
      for week in team.weeks { hours[week] = (hours[week] ?? .zero) + perWeek }
    }
    return hours.sorted { $0.key < $1.key }.map { StudyWeek(week: $0.key, hours: $0.value) }
  }
}

extension Team {
  /// The ISO weeks from the first session to the last, in order; none while the team has no dates.
  package var weeks: [ISOWeek] {
    guard let first = sessions.map(\.date).min(), let last = sessions.map(\.date).max() else { return [] }
    return stride(from: first.isoWeek.monday, through: last, by: 7).map(\.isoWeek)
  }
}
