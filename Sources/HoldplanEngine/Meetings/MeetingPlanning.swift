import HoldplanModel

/// What came of planning the meetings.
package struct MeetingPlan: Equatable, Sendable {
  /// By date, time and series.
  package var meetings: [Meeting]
  package var unplanned: [UnplannedMeeting]

  /// The change that puts these meetings in the place of those there are; nil when nothing changes.
  package func change(in workspace: Workspace) -> Change? {
    let planned = Set(meetings.map(\.id))
    var parts: [Change] = workspace.meetings.sorted.filter { !planned.contains($0.id) }.map {
      .remove(.meeting($0.id))
    }
    parts += meetings.filter { workspace.meetings[$0.id] != $0 }.map { .put(.meeting($0)) }
    return parts.isEmpty ? nil : .group(parts)
  }
}

/// A meeting for which no day and time was found, and who was taken at every one that was tried.
package struct UnplannedMeeting: Equatable, Sendable {
  package var series: MeetingSeries.ID
  package var number: Int
  package var days: DateRange
  package var taken: [Employee.ID]
}

/// Finds a day and a time for every meeting of every series.
///
/// Meetings before `today` stay as they are. A series that meets by the calendar gets its days, moved off
/// holidays by `Season.meetingDay(for:)`, and the first of its times at which nobody is taken. One that meets
/// within a window gets the best sequence of days by dynamic programming: few people away, even gaps, and
/// for the rest the days that it had. Series that find no room are planned again before the others.
package func planMeetings(of workspace: Workspace, today: CalendarDate) -> MeetingPlan {
  let byCalendar = workspace.series.sorted.filter { $0.meetingDays(in: workspace.season) != nil }
  var byWindow = workspace.series.sorted.filter { $0.meetingDays(in: workspace.season) == nil }
  byWindow.sort { ($0.dates.from, $0.id) < ($1.dates.from, $1.id) }
  var best: MeetingPlan?
  for _ in 0...byWindow.count {
    var planner = MeetingPlanner(workspace, today: today)
    for series in byCalendar + byWindow { planner.plan(series) }
    let plan = planner.result
    if plan.unplanned.count < best?.unplanned.count ?? .max { best = plan }
    let stuck = Set(plan.unplanned.map(\.series))
    let moved = byWindow.filter { stuck.contains($0.id) } + byWindow.filter { !stuck.contains($0.id) }
    if moved == byWindow { break }
    byWindow = moved
  }
  return best ?? MeetingPlan(meetings: [], unplanned: [])
}

/// Plans one series after the other around those that it has planned.
struct MeetingPlanner {
  let workspace: Workspace
  let today: CalendarDate
  var engagements: Engagements
  private var meetings: [Meeting] = []
  private var unplanned: [UnplannedMeeting] = []

  init(_ workspace: Workspace, today: CalendarDate) {
    self.workspace = workspace
    self.today = today
    let people = Set(workspace.series.unordered.flatMap(\.participants))
    engagements = Engagements(teachingOf: people, in: workspace.draft, of: workspace)
    // What was held stays, and takes its people before anything is planned.
    for meeting in workspace.meetings.sorted where meeting.date < today || !meeting.marks.isEmpty {
      add(meeting)
    }
  }

  var result: MeetingPlan {
    MeetingPlan(
      meetings: meetings.sorted { ($0.date, $0.start, $0.id) < ($1.date, $1.start, $1.id) },
      unplanned: unplanned)
  }

  private mutating func add(_ meeting: Meeting) {
    meetings.append(meeting)
    guard let series = workspace.series[meeting.series] else { return }
    engagements.add(series.participants, on: meeting.date, series.minutes(from: meeting.start))
  }

  /// The meetings of a series that are held already, in order.
  private func held(_ series: MeetingSeries) -> [Meeting] {
    meetings.filter { $0.series == series.id }.sorted { $0.number < $1.number }
  }

  mutating func plan(_ series: MeetingSeries) {
    if let days = series.meetingDays(in: workspace.season) {
      plan(series, on: days)
    } else if case .window(let minimum, let maximum, let weekdays) = series.recurrence {
      planWindow(series, gaps: minimum...maximum, on: weekdays)
    }
  }

  private mutating func plan(_ series: MeetingSeries, on days: [MeetingDay]) {
    let held = Set(held(series).map(\.number))
    for (index, day) in days.enumerated() where !held.contains(index + 1) {
      if let start = engagements.freeTime(for: series, on: day.date) {
        add(
          Meeting(
            series: series.id, number: index + 1, date: day.date, start: start, movedFrom: day.movedFrom))
      } else {
        report(series, number: index + 1, days: DateRange(day: day.date), on: [day.date])
      }
    }
  }

  private mutating func planWindow(_ series: MeetingSeries, gaps: ClosedRange<Int>, on weekdays: WeekdaySet) {
    let last = held(series).last
    // A series that is over is planned in full: what it was is all that can be asked.
    let earliest = series.dates.contains(today) ? today : series.dates.from
    let opening = last?.date.advanced(by: gaps.lowerBound) ?? earliest
    guard opening <= series.dates.to else { return }
    let days = (opening...series.dates.to).filter {
      weekdays.contains($0.weekday) && workspace.season.isWorkingDay($0)
    }
    let sequence = WindowSequence(
      days: days, gaps: gaps, end: series.dates.to,
      // The first meeting of all comes as early as it can; nothing is a reason to put it off for long.
      latestStart: last?.date.advanced(by: gaps.upperBound) ?? opening.advanced(by: gaps.upperBound),
      cost: { date in cost(of: series, on: date) },
      isFirst: last == nil)
    let numberOfFirst = (last?.number ?? 0) + 1
    for (offset, date) in sequence.best.enumerated() {
      guard let start = engagements.freeTime(for: series, on: date) else { continue }
      add(Meeting(series: series.id, number: numberOfFirst + offset, date: date, start: start))
    }
    if !sequence.isComplete {
      let from = (sequence.best.last ?? last?.date).map { $0.advanced(by: gaps.lowerBound) } ?? opening
      let to = min(series.dates.to, from.advanced(by: gaps.upperBound - gaps.lowerBound))
      guard let range = DateRange(from: from, to: max(from, to)) else { return }
      report(
        series, number: numberOfFirst + sequence.best.count, days: range, on: days.filter(range.contains))
    }
  }

  /// What a day costs a series: people away weigh most, then another day than before, then a later time.
  /// Nil where somebody is taken at all of its times.
  private func cost(of series: MeetingSeries, on date: CalendarDate) -> Int? {
    guard let start = engagements.freeTime(for: series, on: date) else { return nil }
    let away = series.participants.filter { !(workspace.employees[$0]?.isAvailable(on: date) ?? true) }
    let isNew = !workspace.meetings.unordered.contains { $0.series == series.id && $0.date == date }
    return 100 * away.count + (isNew ? 10 : 0) + (series.times.firstIndex(of: start) ?? 0)
  }

  private mutating func report(
    _ series: MeetingSeries, number: Int, days: DateRange, on dates: [CalendarDate]
  ) {
    var taken: Set<Employee.ID> = []
    for date in dates {
      for time in series.times {
        taken.formUnion(engagements.taken(of: series.participants, on: date, series.minutes(from: time)))
      }
    }
    unplanned.append(
      UnplannedMeeting(series: series.id, number: number, days: days, taken: taken.sorted()))
  }
}
