import HoldplanModel
import HoldplanResources
import HoldplanText

/// The teams of a module side by side, with what happens to each if what is held is dropped there.
extension Canvas {
  mutating func drawBoard(_ state: State, _ area: Area) {
    let columns = state.boardColumns
    let (title, lines) = state.boardPanel
    let panel = lines.flatMap { Columns.wrapped(SafeText.of($0), to: max(1, area.columns - 4)) }
    // What dropping would do is read before it is done: it is shown whole.
    let wanted = state.board.held == nil ? 0 : max(panel.count, Self.panelLinesWhileHeld)
    let layout = BoardLayout(area, teams: columns.count, lines: wanted)
    drawBoardTitle(state, layout.title)
    if columns.isEmpty {
      let inner = box(
        Area(
          column: area.origin.column, row: area.origin.row + 1, columns: area.columns, rows: area.rows - 1),
        title: "")
      paragraph(state.allClear, in: inner, row: 0)
      park(inner, row: 0)
      return
    }
    let window = Window.showing(
      state.board.column, of: columns.count, height: layout.columns.count,
      after: state.windows[.boardColumns])
    remember(.boardColumns, window)
    for (place, number) in zip(layout.columns, window.rows(of: columns.count)) {
      draw(columns[number], number: number, state, place)
    }
    drawBoardEdges(window, columns.count, layout.title)
    drawBoardPanel(title, panel, state, layout.panel)
    if state.board.held == nil {
      let legend = state.cardLegend(Array(columns[window.rows(of: columns.count)]), from: window.top)
      drawCardLegend(legend, below: panel.count, layout.panel)
    }
  }

  /// While somebody is held the panel has room for most answers, so that it seldom changes its height.
  private static var panelLinesWhileHeld: Int { 5 }

  private mutating func drawBoardTitle(_ state: State, _ area: Area) {
    let words = state.words
    guard let held = state.board.held else {
      guard let module = state.boardModule else { return }
      let at = (state.index.modules.firstIndex { $0.id == module.id } ?? 0) + 1
      let text = words[
        "board.title",
        [
          "module": shown(module.name), "number": String(at), "count": String(state.index.modules.count),
          "teams": words.counted("team", state.index.teams[module.id]?.count ?? 0),
        ]]
      let count = state.board.marks.count
      let marked = count == 0 ? "" : " · ✓ " + words["marks.count", ["count": words.number(count)]]
      write(" " + text + marked, in: area, row: 0, style: Style(.title, bold: true))
      return
    }
    if !held.others.isEmpty {
      let names = held.seats.map { state.workspace.name(of: $0.employee) }.joined(separator: ", ")
      let text = words["board.movingSeveral", ["people": state.heldName(held), "names": names]]
      write(" " + text, in: area, row: 0, style: Style(.accent, bold: true))
      return
    }
    let from = held.team.map { state.workspace.name(of: $0, words) } ?? words["board.waiting"]
    let department = state.workspace.employees[held.employee].map {
      state.workspace.name(of: $0.department)
    }
    let text = words[
      held.purpose == .move ? "board.moving" : "board.swapping",
      ["employee": state.workspace.name(of: held.employee), "department": department ?? "", "from": from]]
    write(" " + text, in: area, row: 0, style: Style(.accent, bold: true))
  }

  /// Says that there are more columns to the left or the right.
  private mutating func drawBoardEdges(_ window: Window, _ count: Int, _ area: Area) {
    guard count > window.height else { return }
    let left = window.top > 0 ? "←" : " "
    let right = window.top + window.height < count ? "→" : " "
    writeRight(
      "\(left) \(window.top + 1)–\(min(count, window.top + window.height))/\(count) \(right) ", in: area,
      row: 0,
      style: Style(.dim))
  }

  private mutating func draw(_ column: BoardColumn, number: Int, _ state: State, _ area: Area) {
    let isActive = state.board.column == number
    target(area, .card(column: number, row: nil))
    let title = state.title(of: column, columns: Self.titleColumns(of: area))
    let inner = box(area, title: title, isActive: isActive)
    if case .team(let team) = column {
      write(state.dates(of: team, columns: inner.columns), in: inner, row: 0, style: Style(.dim))
      let (place, style) = state.placeLine(of: team, columns: inner.columns)
      write(place, in: inner, row: 1, style: style)
    }
    let (verdict, style) = state.verdict(of: column)
    write(verdict, in: inner, row: 2, style: style)
    let rule = "├" + String(repeating: "─", count: max(0, area.columns - 2)) + "┤"
    write(
      rule, at: Point(column: area.origin.column, row: area.origin.row + 4),
      style: Style(isActive ? .accent : .border, bold: isActive), columns: area.columns)
    let (_, cards) = inner.splitTop(4)
    let members = column.members
    list(
      .boardCards(number), in: cards, count: members.count, selected: isActive ? state.board.row : 0,
      state: state, isActive: isActive
    ) { canvas, row, place in
      canvas.drawCard(members[row], in: column, state, place)
      canvas.target(place, .card(column: number, row: row))
    }
    if isActive && members.isEmpty { park(cards, row: 0) }
  }

  /// What the signs mean, on the last row of the panel where nothing stands there.
  private mutating func drawCardLegend(_ legend: String, below lines: Int, _ area: Area) {
    let row = area.rows - 3
    guard row >= lines else { return }
    write(
      legend,
      in: Area(
        column: area.origin.column + 2, row: area.origin.row + 1, columns: area.columns - 4, rows: row + 1),
      row: row, style: Style(.dim))
  }

  private mutating func drawBoardPanel(_ title: String, _ lines: [String], _ state: State, _ area: Area) {
    let inner = box(area, title: title)
    let isWhole = lines.count <= inner.rows
    for (row, line) in lines.prefix(isWhole ? lines.count : max(0, inner.rows - 1)).enumerated() {
      write(line, in: inner, row: row)
    }
    if isWhole { return }
    let more = state.words["board.more", ["lines": state.words.counted("line", lines.count - inner.rows + 1)]]
    writeRight(more, in: inner, row: inner.rows - 1, style: Style(.dim))
  }
}

extension State {
  /// `Hold 1 »Morgenhold«  7/8`; `1 Morgenh…  7/8` where there is little room.
  func title(of column: BoardColumn, columns: Int = .max) -> String {
    switch column {
    case .unplaced(let people): return words["board.unplaced", ["count": words.number(people.count)]]
    case .team(let team):
      let count = "  \(team.members.count)/\(workspace.modules[team.module]?.teamSize.maximum ?? 0)"
      let room = max(0, columns - displayWidth(count))
      let name = capitalized(words.name(of: team))
      let isLong = displayWidth(name) > room && !team.name.isEmpty
      return Columns.truncated(isLong ? "\(team.number) \(shown(team.name))" : name, to: room) + count
    }
  }

  /// `3-11 17-11`, as many as there are.
  func dates(of team: Team) -> String {
    if team.sessions.isEmpty { return words["board.noDates"] }
    return team.sessions.map { words.shortDate($0.date) }.joined(separator: " ")
  }

  /// The dates, or, where there is no room for them, from when to when and how many.
  func dates(of team: Team, columns: Int) -> String {
    let all = dates(of: team)
    guard displayWidth(all) > columns, let first = team.sessions.map(\.date).min(),
      let last = team.sessions.map(\.date).max()
    else { return all }
    return words[
      "board.dateSpan",
      ["from": words.shortDate(first), "to": words.shortDate(last), "count": String(team.sessions.count)]]
  }

  /// `Lokale A · Krogh`: of the first session; closer together where there is little room.
  func placeAndInstructor(of team: Team, columns: Int) -> String {
    guard let session = team.sessions.first else { return "" }
    let instructor = workspace.name(of: session.instructor)
    let parts = [workspace.name(of: session.room), String(instructor.split(separator: " ").last ?? "")]
    let wide = parts.joined(separator: " · ")
    return displayWidth(wide) <= columns ? wide : parts.joined(separator: "·")
  }

  /// What a column says about what is held, or how many seats are free.
  func verdict(of column: BoardColumn) -> (String, Style) {
    guard let held = board.held else {
      guard case .team(let team) = column, let module = workspace.modules[team.module] else {
        return ("", .plain)
      }
      let free = module.teamSize.maximum - team.members.count
      if free < 0 { return (words["board.over", ["count": String(-free)]], Style(.problem, bold: true)) }
      return (words.counted("free", free), Style(.dim))
    }
    if held.isAll(in: column.team) { return (words["board.hereNow"], Style(.held)) }
    if held.isDropping && boardColumn?.team == column.team {
      return (spinner + " " + words["board.dropping"], Style(.held, bold: true))
    }
    if held.purpose == .swap { return ("", .plain) }
    guard let team = column.team else { return (words["board.takeOut"], Style(.warning)) }
    guard let effect = held.effects[team] else {
      return (waiting.contains(.effects) ? spinner : words["board.noAnswer"], Style(.dim))
    }
    let best = held.ranking.first == team && effect.isAllowed ? " " + words["board.best"] : ""
    return (
      shortVerdict(effect, for: team, in: workspace, words: words) + best,
      effect.isAllowed ? Style(.good, bold: !best.isEmpty) : Style(.problem)
    )
  }

  /// The panel below the board: what dropping here would do, or who is under the cursor.
  var boardPanel: (String, [String]) {
    guard let held = board.held else { return personPanel }
    let name = heldName(held)
    let isHere = held.isAll(in: boardColumn?.team)
    let title: String
    if isHere && held.purpose == .move {
      title =
        held.team.map {
          words["board.isHere", ["employee": name, "team": workspace.name(of: $0, words)]]
        } ?? words["board.isWaiting", ["employee": name]]
    } else if held.purpose == .swap {
      let other = boardPerson.map { workspace.name(of: $0) } ?? "?"
      title = words["board.ifSwapped", ["one": name, "other": other]]
    } else if let team = boardColumn?.team {
      title = words["board.ifMoved", ["employee": name, "team": workspace.name(of: team, words)]]
    } else {
      title = words["board.ifTakenOut", ["employee": name]]
    }
    if isHere {
      let hint = words[held.purpose == .swap ? "board.chooseOther" : "board.chooseTeam"]
      return (title, [rankingLine, hint].compactMap { $0 } + droppingNotes)
    }
    guard let effect = dropEffect else {
      let isWaiting = waiting.contains(.effects)
      return (
        title, [isWaiting ? words["waiting.effects"] : words["board.unknown"]] + droppingNotes
      )
    }
    let lines = describe(effect, in: workspace, words: words)
    if effect.isAllowed { return (title, lines + droppingNotes + [rankingLine].compactMap { $0 }) }
    // Why not, and what to do instead, before what it would cost.
    let broken = obstacles(to: effect, in: workspace, words: words)
    return (title, broken + droppingNotes.reversed() + lines.filter { !broken.contains($0) })
  }

  /// Who is held: a name, or how many.
  func heldName(_ held: BoardState.Held) -> String {
    held.others.isEmpty ? workspace.name(of: held.employee) : words.counted("people", held.seats.count)
  }

  private var personPanel: (String, [String]) {
    guard let id = boardPerson, let person = workspace.employees[id] else {
      return (words["board.nobody"], [])
    }
    var facts = [workspace.name(of: person.department)]
    if let role = person.role { facts.append(workspace.name(of: role)) }
    if person.weeklyStudyHours > .zero {
      facts.append(words["person.hoursAWeek", ["hours": words.hours(person.weeklyStudyHours)]])
    }
    for team in index.seats[id] ?? [] {
      guard let team = workspace.draft.teams[team] else { continue }
      facts.append(code(of: team) + " " + dates(of: team))
    }
    var lines = [facts.joined(separator: " · ")]
    if !person.leave.isEmpty {
      lines.append(words["person.leave"] + " " + person.leave.map { words.range($0) }.joined(separator: ", "))
    }
    if case .team(let team) = boardColumn, isPinned(id, in: team) { lines.append(words["board.pinned"]) }
    return (shown(person.name), lines)
  }
}
