import HoldplanModel
import HoldplanResources

/// One card of the board: who, of which department, and what is to be known before moving the person.
extension Canvas {
  mutating func drawCard(
    _ person: Employee.ID, in column: BoardColumn, _ state: State, _ area: Area
  ) {
    let employee = state.workspace.employees[person]
    let department = employee.map { state.workspace.shortName(of: $0.department) } ?? ""
    let seat = BoardState.Seat(employee: person, team: column.team)
    let isHeld = state.board.held?.seats.contains(seat) ?? false
    let isMarked = state.board.held == nil && state.board.marks.contains(seat)
    let name = (isHeld ? "▸" : isMarked ? "✓" : "") + state.workspace.name(of: person)
    let isWide = area.columns >= CardLayout.wide
    let hours = state.studyHours(of: employee, isWide: isWide)
    // From the right: the department, the hours of study, and the marks, which take no room where there are none.
    let hoursEnd = area.columns - 4
    let hoursRoom = state.index.hasStudyHours ? max(isWide ? 5 : 1, displayWidth(hours)) : 0
    let marksEnd = hoursEnd - hoursRoom
    let marks = state.marks(of: person, in: column)
    let room = marksEnd - marks.count - 1
    write(
      padded(name, columns: room), in: area, row: 0,
      style: isHeld ? Style(.held, bold: true) : isMarked ? Style(.accent, bold: true) : .plain)
    write(marks, in: area, row: 0, column: marksEnd - marks.count, style: Style(.accent, bold: true))
    write(hours, in: area, row: 0, column: hoursEnd - displayWidth(hours), style: Style(.text))
    writeRight(padded(department, columns: 3), in: area, row: 0, style: Style(.dim))
  }
}

private enum CardLayout {
  /// The columns from which on a card has room for the unit of the hours of study.
  static let wide = 27
}

extension State {
  /// A sign each for a problem, a pin and leave in the team's weeks; none where there is nothing to say.
  func marks(of person: Employee.ID, in column: BoardColumn) -> String {
    var marks = findings.byEmployee[person] == nil ? "" : "!"
    if case .team(let team) = column {
      if isPinned(person, in: team) { marks += "◆" }
      if hasLeave(person, during: team) { marks += "○" }
    } else if workspace.employees[person]?.leave.isEmpty == false {
      marks += "○"
    }
    return marks
  }

  /// Whether somebody is on leave at some time between a team's first session and its last.
  func hasLeave(_ person: Employee.ID, during team: Team) -> Bool {
    guard let employee = workspace.employees[person], !employee.leave.isEmpty,
      let first = team.sessions.map(\.date).min(), let last = team.sessions.map(\.date).max(),
      let span = DateRange(from: first.isoWeek.monday, to: last)
    else { return false }
    return employee.leave.contains { $0.overlaps(span) }
  }

  /// `2 t`, or `2` where there is little room; nothing for somebody without hours of study.
  func studyHours(of employee: Employee?, isWide: Bool) -> String {
    guard let hours = employee?.weeklyStudyHours, hours > .zero else { return "" }
    return isWide ? words["board.hours", ["hours": words.hours(hours)]] : words.hours(hours)
  }

  /// What the signs on the cards mean: those that are seen in some of the columns.
  func cardLegend(_ columns: [BoardColumn], from first: Int) -> String {
    var seen: Set<Character> = []
    for (number, column) in columns.enumerated() {
      let count = column.members.count
      let rows = windows[.boardCards(first + number)]?.rows(of: count) ?? 0..<min(count, size.rows)
      for person in column.members[rows.clamped(to: 0..<count)] {
        seen.formUnion(marks(of: person, in: column))
      }
    }
    let signs: [(Character, String)] = [
      ("!", "board.sign.problem"), ("◆", "board.sign.pin"), ("○", "board.sign.leave"),
    ]
    let parts =
      signs.filter { seen.contains($0.0) }.map { "\($0.0) " + words[$0.1] }
      + (index.hasStudyHours ? [words["board.sign.hours"]] : [])
    return parts.joined(separator: "   ")
  }

  /// The lines under a team's number: its dates, then its room and instructor, or, while somebody is held
  /// whom a rule keeps out, the exchange that would let the person in.
  func placeLine(of team: Team, columns: Int) -> (String, Style) {
    if let way = way(to: team.id) {
      let kind = way.change.parts.count > 1 ? "board.way.chain" : "board.way.swap"
      return (words[kind, ["total": words.signed(way.total)]], Style(.accent))
    }
    if board.held != nil, let date = lastMeeting(of: team.id) {
      return (words["board.metShort", ["date": words.shortDate(date)]], Style(.warning))
    }
    return (placeAndInstructor(of: team, columns: columns), Style(.dim))
  }

  /// The teams where dropping is best, in a line: `★ hold 3 -4   hold 4 +2`.
  var rankingLine: String? {
    guard let held = board.held, !held.ranking.isEmpty else { return nil }
    let teams = held.ranking.prefix(6).compactMap { team -> String? in
      guard let effect = held.effects[team], effect.isAllowed else { return nil }
      return workspace.name(of: team, words) + " " + words.signed(effect.total)
    }
    return teams.isEmpty
      ? words[held.others.isEmpty ? "board.noTarget" : "board.noTargetForAll"]
      : words["board.best"] + " " + teams.joined(separator: "   ")
  }

  /// What else there is to say about dropping here: that the team has met, and that there are other ways in.
  var droppingNotes: [String] {
    guard let held = board.held else { return [] }
    // Where the effect is known, it says itself what has happened already.
    var teams: [Team.ID] = []
    if dropEffect?.past.isEmpty ?? true {
      for team in held.seats.map(\.team) + [boardColumn?.team] {
        if let team, !teams.contains(team) { teams.append(team) }
      }
    }
    let met = metNotes(for: teams)
    var notes = met.isEmpty ? [] : ["! " + met.joined(separator: " ")]
    if let ways = held.ways, !ways.isEmpty {
      let key = CommandTable.entry("board.ways")?.keyNames(words, settings.keys).first ?? ""
      notes.append(words["board.hasWays", ["ways": words.counted("way", ways.count), "key": key]])
    }
    return notes
  }
}
