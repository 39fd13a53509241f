import HoldplanModel

/// When people are taken, by clock time: several meetings a day are allowed, two at once are not.
struct Engagements {
  private var times: [Employee.ID: [CalendarDate: [Range<Int>]]] = [:]

  /// The sessions that people attend or teach.
  init(teachingOf people: Set<Employee.ID>, in plan: Plan, of workspace: Workspace) {
    for person in people {
      for duty in workspace.duties(of: person, in: plan) {
        guard let (start, end) = workspace.times(of: duty.occurrence) else { continue }
        times[person, default: [:]][duty.occurrence.date, default: []].append(start.minutes..<end.minutes)
      }
    }
  }

  mutating func add(_ people: [Employee.ID], on date: CalendarDate, _ minutes: Range<Int>) {
    for person in people { times[person, default: [:]][date, default: []].append(minutes) }
  }

  mutating func remove(_ people: [Employee.ID], on date: CalendarDate, _ minutes: Range<Int>) {
    for person in people {
      guard let index = times[person]?[date]?.firstIndex(of: minutes) else { continue }
      times[person]?[date]?.remove(at: index)
    }
  }

  /// Those of some people who are somewhere else at the time.
  func taken(of people: [Employee.ID], on date: CalendarDate, _ minutes: Range<Int>) -> [Employee.ID] {
    people.filter { times[$0]?[date]?.contains { $0.overlaps(minutes) } ?? false }
  }

  /// The first of a series' times at which nobody is taken.
  func freeTime(for series: MeetingSeries, on date: CalendarDate) -> ClockTime? {
    let people = series.participants
    return series.times.first { taken(of: people, on: date, series.minutes(from: $0)).isEmpty }
  }
}
