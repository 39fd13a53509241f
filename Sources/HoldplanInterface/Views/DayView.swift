import HoldplanModel
import HoldplanResources
import HoldplanText

/// One day: who is away from which department, and why.
extension Canvas {
  mutating func drawDayView(_ day: DayState, _ state: State, _ area: Area) {
    let words = state.words
    clear(area)
    let inner = box(
      area,
      title: "← " + capitalized(words.weekdayName(day.date.weekday)) + " " + words.date(day.date) + " · "
        + words.week(day.date.isoWeek) + " →",
      isActive: true)
    var row = 0
    if let closure = state.closure(of: day.date) {
      row = paragraph("× " + closure, in: inner, row: row, style: Style(.warning))
    }
    let sessions = (state.index.sessions[day.date] ?? []).compactMap { reference -> String? in
      guard let team = state.workspace.draft.teams[reference.team] else { return nil }
      let session = team.sessions[reference.index]
      return state.code(of: team) + " "
        + state.workspace.times(of: session, index: reference.index, module: team.module)
    }
    let text = sessions.isEmpty ? words["calendar.empty"] : sessions.joined(separator: "   ")
    row = paragraph(text, in: inner, row: row, style: Style(.title, bold: true)) + 1
    let rest = Area(below: inner, from: row)
    if day.rows.isEmpty {
      write(words["day.nobody"], in: rest, row: 0, style: Style(.dim))
      park(rest, row: 0)
      return
    }
    var rows = 1
    if case .problem(let violation, let isWaived)? = day.rows.indices.contains(day.line)
      ? day.rows[day.line] : nil
    {
      rows = state.lines(of: violation, isWaived: isWaived, columns: rest.columns).count
    }
    list(.day, in: rest, count: day.rows.count, selected: day.line, state: state, selectedRows: rows) {
      canvas, number, line in
      canvas.draw(day.rows[number], state, line)
    }
  }

  private mutating func draw(_ row: DayRow, _ state: State, _ line: Area) {
    switch row {
    case .problem(let violation, let isWaived):
      let lines = state.lines(of: violation, isWaived: isWaived, columns: line.columns)
      for (row, text) in lines.enumerated() {
        write(
          row + 1 == line.rows && row + 1 < lines.count ? fitted(text + " …", columns: line.columns) : text,
          in: line, row: row, style: isWaived ? Style(.dim) : Style(.problem, bold: true))
      }
    case .department(let day):
      let style = day.isUnderCoverage ? Style(.problem, bold: true) : Style(.title, bold: true)
      let figures = state.sentence(for: day)
      let name = (day.isUnderCoverage ? "! " : "") + state.workspace.name(of: day.department)
      write(fitted(name, columns: line.columns - displayWidth(figures) - 1), in: line, row: 0, style: style)
      writeRight(figures, in: line, row: 0, style: style)
    case .person(let person, let absence):
      write("  " + state.workspace.name(of: person), in: line, row: 0)
      writeRight(state.reason(of: absence), in: line, row: 0, style: Style(.dim))
    }
  }
}

extension State {
  /// A broken rule of the day in as many lines as it takes.
  func lines(of violation: Violation, isWaived: Bool, columns: Int) -> [String] {
    let sentence = describe(violation, in: workspace, words: words)
    let text = isWaived ? "~ " + words["problem.waived", ["what": sentence]] : "! " + sentence
    return Columns.wrapped(text, to: max(1, columns), hanging: 2)
  }

  /// `3 til undervisning (højst 3), 2 fri, 7 af 12 tilbage`.
  func sentence(for day: DepartmentDay) -> String {
    let limit = day.limit.map { " " + words["day.limit", ["count": words.number($0)]] } ?? ""
    return words[
      "day.department",
      [
        "headcount": words.number(day.headcount), "taught": words.number(day.taught),
        "limit": limit,
        "leave": words.number(day.onLeave), "left": words.number(day.left),
      ]]
  }

  /// Leave is leave: why, nobody is told.
  func reason(of absence: DayRow.Absence) -> String {
    switch absence {
    case .leave: words["day.leave"]
    case .attends(let sessions): words["day.attends", ["sessions": codes(of: sessions)]]
    case .teaches(let sessions): words["day.teaches", ["sessions": codes(of: sessions)]]
    }
  }

  private func codes(of sessions: [SessionReference]) -> String {
    sessions.map { code(of: $0, in: workspace.draft) }.joined(separator: ", ")
  }
}
