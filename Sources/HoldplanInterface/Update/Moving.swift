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
        from: overview.selected, count: findings.problems.count, page: page(.problems))
    case .people:
      people.selected = motion.step(from: people.selected, count: people.rows.count, page: page(.people))
    case .board: return moveOnBoard(motion)
    case .calendar: moveInCalendar(motion)
    case .problems:
      problems.selected = motion.step(
        from: problems.selected, count: visibleProblems.count, page: page(.problems))
    case .attendance: moveInAttendance(motion)
    case .rosters: return moveInRosters(motion)
    case .records: moveInRecords(motion)
    case .solve where motion == .left || motion == .right:
      solve.shift = max(0, solve.shift + (motion == .right ? 8 : -8))
    case .solve:
      solve.line = motion.step(
        from: solve.line, count: solve.lines.count, page: page(.difference))
    case .compare: moveInCompare(motion)
    }
    return []
  }

  private mutating func moveInOverlay(_ motion: Motion) {
    switch overlays[overlays.count - 1] {
    case .help(var help):
      help.selected = motion.step(
        from: help.selected, count: helpEntries(help).count, page: page(.help))
      overlays[overlays.count - 1] = .help(help)
    case .history(var history):
      history.selected = motion.step(
        from: history.selected, count: history.entries?.count ?? 0, page: page(.history))
      overlays[overlays.count - 1] = .history(history)
    case .explanation(var explanation):
      explanation.selected = motion.step(
        from: explanation.selected, count: explanation.waysOut.count, page: page(.waysOut))
      overlays[overlays.count - 1] = .explanation(explanation)
    case .teamMenu, .choices, .day, .person: moveInPlanningOverlay(motion)
    case .form, .confirm: break
    }
  }

  /// Brings the selections of lists back into what exists.
  mutating func settleLists() {
    overview.selected = max(0, min(overview.selected, findings.problems.count - 1))
    people.selected = max(0, min(people.selected, people.rows.count - 1))
    problems.selected = max(0, min(problems.selected, visibleProblems.count - 1))
    settleAttendance()
    rosters.selected = max(0, min(rosters.selected, rosterSessions.count - 1))
    records.kind = max(0, min(records.kind, RecordKind.allCases.count - 1))
    records.selected = max(0, min(records.selected, recordCount - 1))
    calendar.selected = max(0, min(calendar.selected, sessionsUnderCursor.count - 1))
  }

  /// The person under the cursor in the list of people.
  var selectedEmployee: Employee? {
    guard people.rows.indices.contains(people.selected) else { return nil }
    return index.employees[people.rows[people.selected]]
  }

  var visibleProblems: [Problem] {
    problems.showsWaived ? findings.problems : findings.problems.filter(\.isOpen)
  }
}
