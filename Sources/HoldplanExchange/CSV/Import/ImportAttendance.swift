import HoldplanModel

// Attendance: each row is about one person at one session that was held.
extension ImportBatch {
  mutating func readAttendance(_ row: inout ImportRow) {
    let status = row.cell(.status, orReport: .noStatus) { [vocabulary] in vocabulary.status($0) }.value
    let minutes = row.wholeNumber(.minutes).value
    let field: ImportField = row.has(.employee) ? .employee : .name
    let person = employee(field, &row).value
    if row.isBad { return }
    guard let person else { return row.report(.missingValue, field) }
    guard let status else { return row.report(.missingValue, .status) }
    guard let occurrence = heldSession(of: person, &row) else { return }
    var mark = AttendanceMark(
      occurrence: occurrence, employee: person, status: status, author: Self.unsigned,
      markedAt: Timestamp(seconds: 0))
    switch (status, minutes) {
    case (.late, let minutes): mark.minutesLate = minutes
    case (.leftEarly, let minutes): mark.minutesEarly = minutes
    case (_, nil): break
    default: return row.report(.noMinutesHere, .minutes)
    }
    if let minutes, !(1...24 * 60).contains(minutes) { return row.report(.noWholeNumber, .minutes) }
    if status == .madeUp {
      guard let host = host(of: mark, &row) else { return }
      mark.madeUpAt = host
    }
    note(mark, &row)
  }

  /// Marks in a preview are signed when they are stored.
  static let unsigned = "import"

  /// Takes a mark that says something new; what is noted already is left alone.
  private mutating func note(_ mark: AttendanceMark, _ row: inout ImportRow) {
    let name = workspace.employees[mark.employee]?.name ?? mark.employee.rawValue
    let label =
      "\(name), \(mark.occurrence.team) \(mark.occurrence.session + 1), "
      + ImportDates.written(mark.occurrence.date)
    if let earlier = markLines[mark.occurrence]?[mark.employee] {
      return row.report(.duplicateRow(line: earlier), nil)
    }
    markLines[mark.occurrence, default: [:]][mark.employee] = row.line
    let present = workspace.mark(of: mark.employee, at: mark.occurrence)
    let isKnown =
      present.map {
        ($0.status, $0.minutesLate, $0.minutesEarly) == (mark.status, mark.minutesLate, mark.minutesEarly)
          && $0.madeUpAt == mark.madeUpAt
      } ?? (mark.status == .cleared)
    if isKnown { return stage(.unchanged, label: label, from: row) }
    marks.append((row.line, mark))
    let after = vocabulary.written(mark.status)
    stage(
      present.map { .changed(before: vocabulary.written($0.status), after: after) } ?? .added,
      label: label, from: row)
  }

  /// The one session that the row means: by team and number, or by the date and what the person was to be at.
  private mutating func heldSession(of person: Employee.ID, _ row: inout ImportRow) -> Occurrence? {
    let team = row.text(.team)
    let number = row.wholeNumber(.session).value
    let date = row.date(.date).value
    if row.isBad { return nil }
    let fitting = sessions(of: person).filter { occurrence in
      (team == nil || occurrence.team.rawValue.lowercased() == team?.lowercased())
        && (number == nil || occurrence.session + 1 == number) && (date == nil || occurrence.date == date)
    }
    if fitting.count == 1 { return fitting[0] }
    row.report(
      fitting.isEmpty ? .noHeldSession : .severalHeldSessions(fitting.count),
      row.has(.team) ? .team : .date)
    return nil
  }

  private mutating func sessions(of person: Employee.ID) -> [Occurrence] {
    if let held { return held[person] ?? [] }
    var all: [Employee.ID: [Occurrence]] = [:]
    for occurrence in workspace.heldSessions(through: today ?? workspace.season.end) {
      for attendee in workspace.attendees(at: occurrence) { all[attendee, default: []].append(occurrence) }
    }
    held = all
    return all[person] ?? []
  }

  /// Where a session was made up: the same session of the team that the row names.
  private mutating func host(of mark: AttendanceMark, _ row: inout ImportRow) -> Occurrence? {
    guard let team = row.text(.host) else {
      row.report(.missingValue, row.has(.host) ? .host : .status)
      return nil
    }
    let found = workspace.heldSessions(through: today ?? workspace.season.end).first {
      $0.team.rawValue.lowercased() == team.lowercased() && $0.module == mark.occurrence.module
        && $0.session == mark.occurrence.session && $0.team != mark.occurrence.team
    }
    if found == nil { row.report(.noHeldSession, .host) }
    return found
  }
}
