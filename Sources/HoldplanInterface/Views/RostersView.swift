import HoldplanModel
import HoldplanResources

/// A sheet for each session, seen as it will be printed.
extension Canvas {
  mutating func drawRosters(_ state: State, _ area: Area) {
    let words = state.words
    if state.rosters.isReading { return drawSheetToRead(state, area) }
    let (left, right) = area.splitLeft(max(26, area.columns * 26 / 80))
    let inner = box(left, title: words["rosters.sessions"], isActive: true)
    let sessions = state.rosterSessions
    let plan = state.rosterPlan
    if sessions.isEmpty {
      paragraph(words["rosters.none"], in: inner, row: 0, style: Style(.dim))
      park(inner, row: 0)
    }
    list(
      .rosters, in: inner, count: sessions.count, selected: state.rosters.selected, state: state
    ) { canvas, number, place in
      guard let team = plan.teams[sessions[number].team] else { return }
      let session = team.sessions[sessions[number].index]
      canvas.write(
        (number == state.rosters.selected ? "▸" : " ") + words.dayAndDate(session.date) + " "
          + state.workspace.slotName(session.slot) + " " + state.code(of: team), in: place, row: 0)
    }
    drawSheet(state, right)
  }

  /// The sheet over the whole width, which a sheet needs on a narrow screen.
  private mutating func drawSheetToRead(_ state: State, _ area: Area) {
    let (head, rest) = area.splitTop(1)
    write(" " + state.sheetTitle, in: head, row: 0, style: Style(.title, bold: true))
    let lines = state.rosters.preview ?? [state.words["waiting.roster"]]
    remember(.preview, Window(top: state.rosters.line, height: rest.rows))
    for (row, line) in lines.dropFirst(state.rosters.line).prefix(rest.rows).enumerated() {
      write(line, in: rest, row: row)
    }
    let below = lines.count - state.rosters.line - rest.rows
    if below > 0 { writeRight("↓\(below) ", in: head, row: 0, style: Style(.dim)) }
    park(rest, row: 0)
  }

  private mutating func drawSheet(_ state: State, _ area: Area) {
    let words = state.words
    let inner = box(area, title: state.sheetTitle)
    guard let lines = state.rosters.preview else {
      if state.waiting.contains(.roster) {
        write(words["waiting.roster"], in: inner, row: 0, style: Style(.dim))
      }
      return
    }
    remember(.preview, Window(top: state.rosters.line, height: inner.rows))
    for (row, line) in lines.dropFirst(state.rosters.line).prefix(inner.rows).enumerated() {
      write(line, in: inner, row: row)
    }
  }
}

extension State {
  /// Which sheet, and which plan it is from.
  fileprivate var sheetTitle: String {
    let source = words[workspace.published == nil ? "rosters.fromDraft" : "rosters.fromPublished"]
    return words["rosters.\(sheetKind.rawValue)"] + " · " + source
  }
}
