import HoldplanModel
import HoldplanResources

/// A sheet for each session, seen as it will be printed.
extension Canvas {
  mutating func drawRosters(_ state: State, _ area: Area) {
    let words = state.words
    let (left, right) = area.splitLeft(max(26, area.columns * 26 / 80))
    let inner = box(left, title: words["rosters.sessions"], isActive: !state.rosters.isReading)
    let sessions = state.rosterSessions
    let plan = state.rosterPlan
    if sessions.isEmpty {
      paragraph(words["rosters.none"], in: inner, row: 0, style: Style(.dim))
      park(inner, row: 0)
    }
    list(
      .rosters, in: inner, count: sessions.count, selected: state.rosters.selected, state: state,
      isActive: !state.rosters.isReading
    ) { canvas, number, place in
      guard let team = plan.teams[sessions[number].team] else { return }
      let session = team.sessions[sessions[number].index]
      canvas.write(
        (number == state.rosters.selected ? "▸" : " ") + words.dayAndDate(session.date) + " "
          + state.workspace.slotName(session.slot) + " " + state.code(of: team), in: place, row: 0)
    }
    drawSheet(state, right)
  }

  private mutating func drawSheet(_ state: State, _ area: Area) {
    let words = state.words
    let source = words[state.workspace.published == nil ? "rosters.fromDraft" : "rosters.fromPublished"]
    let title = words["rosters.\(state.sheetKind.rawValue)"] + " · " + source
    let inner = box(area, title: title, isActive: state.rosters.isReading)
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
    if state.rosters.isReading { park(inner, row: 0) }
  }
}
