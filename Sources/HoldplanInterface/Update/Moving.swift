import HoldplanModel

extension State {
  /// How many rows of a list were seen when it was drawn last.
  func page(_ name: ListName) -> Int { windows[name]?.height ?? 10 }

  mutating func move(_ motion: Motion) -> [Command] {
    if !overlays.isEmpty {
      moveInOverlay(motion)
      return []
    }
    switch view {
    case .overview:
      overview.selected = motion.step(
        from: overview.selected, count: overviewLineCount, page: page(.problems))
    case .people:
      people.selected = motion.step(from: people.selected, count: people.rows.count, page: page(.people))
    case .board: return moveOnBoard(motion)
    case .calendar: moveInCalendar(motion)
    case .problems:
      problems.selected = motion.step(
        from: problems.selected, count: problems.rows.count, page: page(.problems))
    case .attendance: moveInAttendance(motion)
    case .rosters: return moveInRosters(motion)
    case .records: moveInRecords(motion)
    case .solve:
      solve.line = motion.step(
        from: solve.line, count: solve.lines.count, page: page(.difference))
    case .compare: moveInCompare(motion)
    }
    return []
  }

  private mutating func moveInOverlay(_ motion: Motion) {
    let overlay = overlays[overlays.count - 1]
    if case .day(let day) = overlay, stepToDay(motion, from: day) { return }
    if scrollReport(motion) { return }
    guard let list = overlay.list, let row = overlay.row else { return }
    overlays[overlays.count - 1] = overlay.selecting(
      motion.step(from: row, count: rowCount(of: overlay), page: page(list)))
  }

  /// Brings the selections of lists back into what exists.
  mutating func settleLists() {
    overview.selected = max(0, min(overview.selected, overviewLineCount - 1))
    people.selected = max(0, min(people.selected, people.rows.count - 1))
    problems.selected = max(0, min(problems.selected, problems.rows.count - 1))
    settleAttendance()
    arrangeRosters()
    rosters.selected = max(0, min(rosters.selected, rosterSessions.count - 1))
    records.kind = max(0, min(records.kind, RecordKind.allCases.count - 1))
    refreshRecords()
    records.selected = max(0, min(records.selected, recordRowCount - 1))
    calendar.date = shownDay(from: calendar.date, step: 1)
    calendar.selected = max(0, min(calendar.selected, sessionsUnderCursor.count - 1))
  }

  /// The person under the cursor in the list of people.
  var selectedEmployee: Employee? {
    guard people.rows.indices.contains(people.selected) else { return nil }
    return index.employees[people.rows[people.selected]]
  }

}
