import HoldplanModel

/// Everything that is not as it should be about meetings, straight from the records: by series, then meeting,
/// then person. Nothing here knows how meetings are planned.
package func meetingProblems(of workspace: Workspace) -> [MeetingProblem] {
  var problems: [MeetingProblem] = []
  let meetings = Dictionary(grouping: workspace.meetings.sorted, by: \.series)
  for series in workspace.series.sorted {
    let own = (meetings[series.id] ?? []).sorted { $0.number < $1.number }
    problems += seatProblems(of: series, in: workspace)
    for meeting in own {
      if !workspace.season.isWorkingDay(meeting.date) { problems.append(.notWorkingDay(meeting.id)) }
      if !series.dates.contains(meeting.date) { problems.append(.outsideSeries(meeting.id)) }
    }
    problems += dayProblems(of: series, own, in: workspace)
  }
  return problems + clashes(in: workspace)
}

private func seatProblems(of series: MeetingSeries, in workspace: Workspace) -> [MeetingProblem] {
  series.seats.compactMap { seat in
    guard let holder = seat.employee else { return .emptySeat(series.id, role: seat.role) }
    guard let role = seat.role, workspace.employees[holder]?.role != role else { return nil }
    return .wrongRole(series.id, holder, expected: role)
  }
}

/// Days by the calendar, or the days between meetings.
private func dayProblems(
  of series: MeetingSeries, _ meetings: [Meeting], in workspace: Workspace
) -> [MeetingProblem] {
  if let expected = series.meetingDays(in: workspace.season) {
    let held = Set(meetings.map(\.date))
    let days = Set(expected.map(\.date))
    return meetings.filter { !days.contains($0.date) }.map { .wrongDay($0.id) }
      + expected.filter { !held.contains($0.date) }.map { .missing(series.id, on: $0.date) }
  }
  guard case .window(let minimum, let maximum, _) = series.recurrence else { return [] }
  var problems: [MeetingProblem] = []
  for (earlier, later) in zip(meetings, meetings.dropFirst()) {
    let days = earlier.date.distance(to: later.date)
    if days < minimum || days > maximum {
      problems.append(.gap(series.id, number: later.number, days: days, allowed: minimum...maximum))
    }
  }
  // The series goes on as long as there is room for one more meeting.
  let from = meetings.last?.date ?? series.dates.from.advanced(by: -minimum)
  let rest = from.distance(to: series.dates.to)
  let hasRoom = (minimum...maximum).contains { workspace.season.isWorkingDay(from.advanced(by: $0)) }
  if rest >= maximum, hasRoom {
    problems.append(
      .gap(series.id, number: (meetings.last?.number ?? 0) + 1, days: rest, allowed: minimum...maximum))
  }
  return problems
}

private func clashes(in workspace: Workspace) -> [MeetingProblem] {
  var problems: [MeetingProblem] = []
  var byDay: [CalendarDate: [(meeting: Meeting, series: MeetingSeries)]] = [:]
  for meeting in workspace.meetings.sorted {
    guard let series = workspace.series[meeting.series] else { continue }
    byDay[meeting.date, default: []].append((meeting, series))
  }
  for date in byDay.keys.sorted() {
    let entries = byDay[date] ?? []
    for (index, one) in entries.enumerated() {
      let minutes = one.series.minutes(from: one.meeting.start)
      for other in entries[(index + 1)...]
      where other.series.minutes(from: other.meeting.start).overlaps(minutes) {
        for person in Set(one.series.participants).intersection(other.series.participants).sorted() {
          problems.append(.clash(person, one.meeting.id, other.meeting.id))
        }
      }
    }
  }
  return problems + teachingClashes(in: workspace, byDay: byDay)
}

private func teachingClashes(
  in workspace: Workspace, byDay: [CalendarDate: [(meeting: Meeting, series: MeetingSeries)]]
) -> [MeetingProblem] {
  let people = Set(workspace.series.unordered.flatMap(\.participants)).sorted()
  return people.flatMap { person in
    workspace.duties(of: person, in: workspace.draft).flatMap { duty -> [MeetingProblem] in
      guard let (start, end) = workspace.times(of: duty.occurrence) else { return [] }
      return (byDay[duty.occurrence.date] ?? []).filter {
        $0.series.participants.contains(person)
          && $0.series.minutes(from: $0.meeting.start).overlaps(start.minutes..<end.minutes)
      }
      .map { .clashWithTeaching(person, $0.meeting.id, duty.occurrence) }
    }
  }
}
