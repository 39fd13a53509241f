import HoldplanModel
import HoldplanResources

/// One card of the board: who, of which department, and what is to be known before moving the person.
extension Canvas {
  mutating func drawCard(
    _ person: Employee.ID, in column: BoardColumn, _ state: State, _ area: Area
  ) {
    let employee = state.workspace.employees[person]
    let department = employee.map { state.workspace.shortName(of: $0.department) } ?? ""
    let isHeld = state.board.held?.employee == person && state.board.held?.team == column.team
    let isWide = area.columns >= CardLayout.wide
    let marks = state.marks(of: person, in: column)
    let name = (isHeld ? "▸" : "") + state.workspace.name(of: person)
    let room = area.columns - 5 - (isWide ? 6 : 0)
    write(
      padded(name, columns: room), in: area, row: 0, style: isHeld ? Style(.held, bold: true) : .plain)
    write(marks, in: area, row: 0, column: room, style: Style(.accent, bold: true))
    if isWide {
      write(
        aligned(state.studyHours(of: employee), columns: 5), in: area, row: 0, column: room + 2,
        style: Style(.dim))
    }
    writeRight(padded(department, columns: 3), in: area, row: 0, style: Style(.dim))
  }
}

private enum CardLayout {
  /// The columns from which on a card has room for the hours of study.
  static let wide = 27
}

extension State {
  /// Two signs: whether the person is pinned or has a problem, and whether leave lies in the team's weeks.
  func marks(of person: Employee.ID, in column: BoardColumn) -> String {
    var first = findings.byEmployee[person] == nil ? " " : "!"
    var second = " "
    if case .team(let team) = column {
      if isPinned(person, in: team) { first = "◆" }
      if hasLeave(person, during: team) { second = "○" }
    } else if workspace.employees[person]?.leave.isEmpty == false {
      second = "○"
    }
    return first + second
  }

  /// Whether somebody is on leave at some time between a team's first session and its last.
  func hasLeave(_ person: Employee.ID, during team: Team) -> Bool {
    guard let employee = workspace.employees[person], !employee.leave.isEmpty,
      let first = team.sessions.map(\.date).min(), let last = team.sessions.map(\.date).max(),
      let span = DateRange(from: first.isoWeek.monday, to: last)
    else { return false }
    return employee.leave.contains { $0.overlaps(span) }
  }

  /// `2 t`, or nothing for somebody without hours of study.
  func studyHours(of employee: Employee?) -> String {
    guard let hours = employee?.weeklyStudyHours, hours > .zero else { return "" }
    return words["board.hours", ["hours": words.hours(hours)]]
  }

  /// The lines under a team's number: its dates, then its room and instructor, or, while somebody is held
  /// whom a rule keeps out, the exchange that would let the person in.
  func placeLine(of team: Team) -> (String, Style) {
    if let way = way(to: team.id) {
      let kind = way.change.parts.count > 1 ? "board.way.chain" : "board.way.swap"
      return (words[kind, ["total": words.signed(way.total)]], Style(.accent))
    }
    if board.held != nil, let date = lastMeeting(of: team.id) {
      return (words["board.metShort", ["date": words.shortDate(date)]], Style(.warning))
    }
    return (placeAndInstructor(of: team), Style(.dim))
  }

  /// The teams where dropping is best, in a line: `★ hold 3 -4   hold 4 +2`.
  var rankingLine: String? {
    guard let held = board.held, !held.ranking.isEmpty else { return nil }
    let teams = held.ranking.prefix(6).compactMap { team -> String? in
      guard let effect = held.effects[team], effect.isAllowed else { return nil }
      return workspace.name(of: team, words) + " " + words.signed(effect.total)
    }
    return teams.isEmpty
      ? words["board.noTarget"] : words["board.best"] + " " + teams.joined(separator: "   ")
  }

  /// What else there is to say about dropping here: that the team has met, and that there are other ways in.
  var droppingNotes: [String] {
    guard let held = board.held else { return [] }
    // Where the effect is known, it says itself what has happened already.
    let teams = dropEffect?.past.isEmpty == false ? [] : [held.team, boardColumn?.team]
    let met = metNotes(for: teams.compactMap { $0 })
    var notes = met.isEmpty ? [] : ["! " + met.joined(separator: " ")]
    if let ways = held.ways, !ways.isEmpty {
      let key = CommandTable.entry("board.ways")?.keyNames(words, settings.keys).first ?? ""
      notes.append(words["board.hasWays", ["ways": words.counted("way", ways.count), "key": key]])
    }
    return notes
  }
}
