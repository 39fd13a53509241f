import HoldplanModel

extension Inspection {
  /// H04: in no ISO week do a person's modules ask for more hours of study than the person is granted. A
  /// module runs from the week of its team's first session to that of the last.
  func studyHourExcesses() -> [Violation] {
    let weeks = weeksByTeam()
    return people.flatMap { person -> [Violation] in
      let allowance = person.employee.weeklyStudyHours
      let running = person.teams.filter { $0.module.studyHoursPerWeek > .zero }
      let atOnce = running.reduce(StudyHours.zero) { $0 + $1.module.studyHoursPerWeek }
      if atOnce.fits(in: allowance) { return [] }
      var hours: [Int: StudyHours] = [:]
      for team in running {
        guard let span = weeks[team.id] else { continue }
        for week in span { hours[week] = (hours[week] ?? .zero) + team.module.studyHoursPerWeek }
      }
      return hours.filter { !$0.value.fits(in: allowance) }.sorted { $0.key < $1.key }.map { week, hours in
        Violation(
          .studyHours, employee: person.id, week: CalendarDate(dayNumber: week * 7 - 3),
          actual: hours.minutes, limit: allowance.minutes)
      }
    }
  }

  /// From the week of the first session to that of the last, numbered as by `CalendarDate.weekIndex`. A team
  /// whose last session comes before its first runs in no week. Of teams with the same identifier the last
  /// with sessions counts, as in the neutral format's checker.
  private func weeksByTeam() -> [Team.ID: Range<Int>] {
    var weeks: [Team.ID: Range<Int>] = [:]
    for team in plan {
      guard let first = team.sessions.first, let last = team.sessions.last else { continue }
      let start = first.date.weekIndex
      weeks[team.id] = start..<max(start, last.date.weekIndex + 1)
    }
    return weeks
  }
}

extension StudyHours {
  /// Whole minutes, rounded to the nearest.
  fileprivate var minutes: Int { Int((hours * 60).rounded()) }
}
