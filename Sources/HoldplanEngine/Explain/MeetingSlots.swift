import HoldplanModel

/// The days and times that one meeting could have while everything else stays, and what closes each of them.
struct MeetingSlots {
  /// What may close a day or a time, each to be set aside by itself.
  enum Barrier: Hashable {
    case window, rhythm, dates, closed, past
    case person(Employee.ID)
  }

  struct Slot {
    var date: CalendarDate
    var start: ClockTime
    var movedFrom: CalendarDate?
    var barriers: Set<Barrier>
  }

  let slots: [Slot]
  private let workspace: Workspace
  private let series: MeetingSeries
  private let today: CalendarDate?

  /// - Parameter number: the meeting that is looked at; it may not exist yet. `date` is where it is, or should be.
  init(
    _ workspace: Workspace, _ series: MeetingSeries, number: Int, date: CalendarDate?, today: CalendarDate?
  ) {
    self.workspace = workspace
    self.series = series
    // As in planning, a series that is over is looked at in full.
    let today = today.flatMap { series.dates.contains($0) ? $0 : nil }
    self.today = today
    let engagements = Self.engagements(
      workspace, series, without: Meeting.id(series: series.id, number: number))
    let days =
      series.meetingDays(in: workspace.season).map { expected in
        Self.days(expected, of: series, in: workspace, near: date)
      } ?? Self.days(within: series, of: workspace, number: number)
    slots = days.flatMap { day -> [Slot] in
      var barriers = day.barriers
      if !workspace.season.isWorkingDay(day.date) { barriers.insert(.closed) }
      if !series.dates.contains(day.date) { barriers.insert(.dates) }
      if let today, day.date < today { barriers.insert(.past) }
      return series.times.map { start in
        let taken = engagements.taken(of: series.participants, on: day.date, series.minutes(from: start))
        return Slot(
          date: day.date, start: start, movedFrom: day.movedFrom,
          barriers: barriers.union(taken.map { .person($0) }))
      }
    }
  }

  private struct Day {
    var date: CalendarDate
    var movedFrom: CalendarDate?
    var barriers: Set<Barrier> = []
  }

  /// Everything that takes the people of a series, but for the meeting that is looked at.
  private static func engagements(
    _ workspace: Workspace, _ series: MeetingSeries, without meeting: Meeting.ID
  ) -> Engagements {
    var engagements = Engagements(
      teachingOf: Set(series.participants), in: workspace.draft, of: workspace)
    for other in workspace.meetings.sorted where other.id != meeting {
      guard let group = workspace.series[other.series] else { continue }
      engagements.add(group.participants, on: other.date, group.minutes(from: other.start))
    }
    return engagements
  }

  /// The working week around the day on which a series that meets by the calendar should meet: that day alone
  /// suits it.
  private static func days(
    _ expected: [MeetingDay], of series: MeetingSeries, in workspace: Workspace, near date: CalendarDate?
  ) -> [Day] {
    let others = Set(workspace.meetings.unordered.filter { $0.series == series.id }.map(\.date))
    let free = expected.filter { !others.contains($0.date) || $0.date == date }
    let wanted = date.flatMap { date in
      free.min { abs(date.distance(to: $0.date)) < abs(date.distance(to: $1.date)) }
    }
    guard let wanted else { return [] }
    let monday = wanted.date.isoWeek.monday
    return (0..<7).map { offset in
      let day = monday.advanced(by: offset)
      return day == wanted.date
        ? Day(date: day, movedFrom: wanted.movedFrom) : Day(date: day, barriers: [.rhythm])
    }
  }

  /// The days between the meetings before and after.
  private static func days(within series: MeetingSeries, of workspace: Workspace, number: Int) -> [Day] {
    guard case .window(let minimum, let maximum, let weekdays) = series.recurrence else { return [] }
    let before = workspace.meeting(before: number, of: series.id)?.date
    let after = workspace.meeting(after: number, of: series.id)?.date
    let first = before?.advanced(by: 1) ?? series.dates.from
    let last = after?.advanced(by: -1) ?? max(series.dates.to, first).advanced(by: maximum)
    guard first <= last else { return [] }
    return (first...min(last, first.advanced(by: 2 * maximum))).map { date in
      let gaps = [before?.distance(to: date), after.map { date.distance(to: $0) }].compactMap { $0 }
      var day = Day(date: date)
      if !gaps.allSatisfy((minimum...maximum).contains) { day.barriers.insert(.window) }
      if !weekdays.contains(date.weekday) { day.barriers.insert(.rhythm) }
      return day
    }
  }

  /// The times that nothing closes.
  var open: [Slot] { slots.filter(\.barriers.isEmpty) }

  /// Facts that together close every time, of which none could be spared; empty where a time is open.
  func conflict() -> [LedgerFact] {
    let all = Set(slots.flatMap(\.barriers))
    guard !slots.isEmpty, open.isEmpty else { return [] }
    // What closes few times is set aside first, so that few facts remain.
    var closes: [Barrier: Int] = [:]
    for barrier in slots.flatMap(\.barriers) { closes[barrier, default: 0] += 1 }
    let order = all.sorted { (closes[$0] ?? 0, "\($0)") < (closes[$1] ?? 0, "\($1)") }
    let kept = Conflict.minimal(order) { inForce in slots.contains { $0.barriers.isDisjoint(with: inForce) } }
    let others = Set(kept)
    return kept.reversed().map { barrier in
      // The days that this one alone closes, of those that the others leave.
      let days = slots.filter {
        $0.barriers.contains(barrier) && $0.barriers.intersection(others) == [barrier]
      }
      return fact(barrier, on: Set(days.map(\.date)).sorted())
    }
  }

  private func fact(_ barrier: Barrier, on days: [CalendarDate]) -> LedgerFact {
    switch barrier {
    case .window:
      if case .window(let minimum, let maximum, _) = series.recurrence { return .window(minimum...maximum) }
      return .rhythm(series.id)
    case .rhythm: return .rhythm(series.id)
    case .dates: return .dates(series.dates)
    case .closed: return .closed(days)
    case .past: return .past(today ?? series.dates.from)
    case .person(let person): return .taken(person, days)
    }
  }
}
