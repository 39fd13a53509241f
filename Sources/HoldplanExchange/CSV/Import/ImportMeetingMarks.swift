import HoldplanModel

// Attendance at meetings: each row is about one person at one meeting that was held.
extension ImportBatch {
  mutating func readMeetingMark(_ row: inout ImportRow) {
    let status = row.cell(.status, orReport: .noStatus) { [vocabulary] in vocabulary.status($0) }.value
    let field: ImportField = row.has(.employee) ? .employee : .name
    let person = employee(field, &row).value
    if row.isBad { return }
    guard let person else { return row.report(.missingValue, field) }
    guard let status else { return row.report(.missingValue, .status) }
    guard MeetingMark.statuses.contains(status) || status == .cleared else {
      return row.report(.notAtMeetings, .status)
    }
    guard let meeting = heldMeeting(of: person, &row) else { return }
    note(
      MeetingMark(employee: person, status: status, author: Self.unsigned, markedAt: Timestamp(seconds: 0)),
      at: meeting, &row)
  }

  /// Takes a mark that says something new; what is noted already is left alone.
  private mutating func note(_ mark: MeetingMark, at meeting: Meeting, _ row: inout ImportRow) {
    if let earlier = meetingMarkLines[meeting.id]?[mark.employee] {
      return row.report(.duplicateRow(line: earlier), nil)
    }
    meetingMarkLines[meeting.id, default: [:]][mark.employee] = row.line
    let name = workspace.employees[mark.employee]?.name ?? mark.employee.rawValue
    let label = "\(name), \(meeting.id), " + ImportDates.written(meeting.date)
    let present = meeting.mark(of: mark.employee)?.status
    if present ?? .cleared == mark.status { return stage(.unchanged, label: label, from: row) }
    meetingMarks.append((row.line, meeting.id, mark))
    let after = vocabulary.written(mark.status)
    stage(
      present.map { .changed(before: vocabulary.written($0), after: after) } ?? .added, label: label,
      from: row)
  }

  /// The one meeting that the row means: by its code, or by the day and the code or name of its series.
  private mutating func heldMeeting(of person: Employee.ID, _ row: inout ImportRow) -> Meeting? {
    let name = row.text(.meeting).map { ImportVocabulary.phrase($0) }
    let date = row.date(.date).value
    if row.isBad { return nil }
    let fitting = meetings(of: person).filter { meeting in
      let names = [meeting.id.rawValue, meeting.series.rawValue] + namesOfMeeting(meeting)
      return (name == nil || names.contains { ImportVocabulary.phrase($0) == name })
        && (date == nil || meeting.date == date)
    }
    if fitting.count == 1 { return fitting[0] }
    row.report(
      fitting.isEmpty ? .noHeldMeeting : .severalHeldMeetings(fitting.count),
      row.has(.meeting) ? .meeting : .date)
    return nil
  }

  private func namesOfMeeting(_ meeting: Meeting) -> [String] {
    workspace.series[meeting.series].map { [$0.name, $0.topic(of: meeting.number)] } ?? []
  }

  private mutating func meetings(of person: Employee.ID) -> [Meeting] {
    if let heldMeetings { return heldMeetings[person] ?? [] }
    var all: [Employee.ID: [Meeting]] = [:]
    let today = today ?? workspace.season.end
    for meeting in workspace.meetings.sorted where meeting.date <= today {
      for attendee in workspace.attendees(of: meeting) { all[attendee, default: []].append(meeting) }
    }
    heldMeetings = all
    return all[person] ?? []
  }

  /// The meetings with what was noted at each, in the order of their codes.
  var notedMeetings: [Change] {
    Dictionary(grouping: meetingMarks, by: \.meeting).sorted { $0.key < $1.key }.compactMap { id, marks in
      workspace.meetings[id].map { .put(.meeting($0.noting(marks.map(\.mark)))) }
    }
  }
}
