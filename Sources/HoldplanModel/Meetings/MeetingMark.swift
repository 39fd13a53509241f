/// What was noted about one person at one meeting. Marks are only ever added: the latest of a person counts, and
/// the older ones stay with their author and time.
package struct MeetingMark: Hashable, Codable, Sendable {
  package var employee: Employee.ID
  package var status: AttendanceMark.Status
  package var author: String
  package var markedAt: Timestamp

  package init(employee: Employee.ID, status: AttendanceMark.Status, author: String, markedAt: Timestamp) {
    self.employee = employee
    self.status = status
    self.author = author
    self.markedAt = markedAt
  }

  /// What can be noted at a meeting, in the order of lists. Nothing is made up there, and nobody counts minutes.
  package static let statuses: [AttendanceMark.Status] = [.present, .remote, .absent, .excused]
}

extension Meeting {
  /// The latest mark of a person; nil while nothing is noted, and after a mark was withdrawn.
  package func mark(of employee: Employee.ID) -> MeetingMark? {
    let latest = marks.last { $0.employee == employee }
    return latest?.status == .cleared ? nil : latest
  }

  /// The meeting with more marks; what is noted already is not noted again.
  package func noting(_ new: [MeetingMark]) -> Meeting {
    var meeting = self
    for mark in new {
      let standing = meeting.mark(of: mark.employee)?.status ?? .cleared
      if standing != mark.status { meeting.marks.append(mark) }
    }
    return meeting
  }

  /// What was noted since an earlier form of the meeting; nil where anything else differs.
  package func marksAdded(to earlier: Meeting) -> [MeetingMark]? {
    guard marks.starts(with: earlier.marks) else { return nil }
    var same = self
    same.marks = earlier.marks
    return same == earlier ? Array(marks.dropFirst(earlier.marks.count)) : nil
  }

  /// Moves it by hand; it remembers the day on which it would have been.
  package mutating func move(to day: CalendarDate) {
    let original = movedFrom ?? date
    movedFrom = original == day ? nil : original
    date = day
  }

  func checkMarks(_ findings: inout Findings) {
    for mark in marks {
      findings.checkName(mark.author, field: "marks")
      if !MeetingMark.statuses.contains(mark.status), mark.status != .cleared {
        findings.report(
          "marks",
          .mismatch(actual: mark.status.rawValue, expected: AttendanceMark.Status.present.rawValue))
      }
    }
  }
}

extension Workspace {
  /// Everybody who sits in the meeting's series, and those with a mark although they no longer do, by identifier.
  package func attendees(of meeting: Meeting) -> [Employee.ID] {
    let seated = series[meeting.series]?.participants ?? []
    return Set(seated).union(meeting.marks.map(\.employee)).sorted()
  }

  /// The meetings of a person's groups from a day on, by date and time.
  package func meetings(of employee: Employee.ID, from today: CalendarDate) -> [Meeting] {
    let own = Set(series.unordered.filter { $0.participants.contains(employee) }.map(\.id))
    return meetings.unordered.filter { own.contains($0.series) && today <= $0.date }
      .sorted { ($0.date, $0.start, $0.id) < ($1.date, $1.start, $1.id) }
  }

  /// The attendance of the meetings held up to a day, by person: in the room, remotely, away, and not noted.
  package func meetingAttendanceReport(through today: CalendarDate, manager: Employee.ID? = nil)
    -> ReportTable
  {
    var counts: [Employee.ID: [AttendanceMark.Status: Int]] = [:]
    for meeting in meetings.unordered where meeting.date <= today {
      for person in attendees(of: meeting) {
        counts[person, default: [:]][meeting.mark(of: person)?.status ?? .cleared, default: 0] += 1
      }
    }
    let statuses = MeetingMark.statuses + [.cleared]
    let people = Employee.inNameOrder(
      counts.keys.compactMap { employees[$0] }.filter { manager == nil || $0.manager == manager })
    var totals = [Int](repeating: 0, count: statuses.count)
    let rows = people.map { person -> [ReportTable.Cell] in
      let own = statuses.map { counts[person.id]?[$0] ?? 0 }
      for (index, count) in own.enumerated() { totals[index] += count }
      return [.text(person.id.rawValue), .text(person.name), .count(own.reduce(0, +))]
        + own.map { .unlessZero($0) }
    }
    return ReportTable(
      "meeting-attendance",
      columns: [.key("employee"), .key("name"), .key("meetings")] + statuses.map { .key($0.rawValue) },
      rows: rows,
      total: [.none, .word("total"), .count(totals.reduce(0, +))] + totals.map { .count($0) })
  }
}
