import HoldplanResources

extension Canvas {
  /// The settings, each with its value and what it means.
  mutating func draw(_ settings: SettingsState, _ state: State, _ area: Area) {
    let words = state.words
    let rows = SettingsState.Row.allCases
    let place = area.centered(columns: min(area.columns, 76), rows: min(area.rows, rows.count * 2 + 8))
    clear(place)
    let inner = box(place, title: words["settings.title"], isActive: true)
    let (choices, about) = inner.splitTop(rows.count * 2)
    let width = (rows.map { displayWidth(words["setting.\($0.rawValue)"]) }.max() ?? 0) + 3
    for (number, row) in rows.enumerated() {
      let isChosen = number == settings.selected
      let line = choices.line(number * 2)
      target(line, .row(.settings, number))
      write(
        words["setting.\(row.rawValue)"], in: line, row: 0,
        style: isChosen ? Style(.accent, bold: true) : Style(.dim))
      let value = words[state.value(of: row)]
      write(
        isChosen ? "◂ \(value) ▸" : "  \(value)", in: line, row: 0, column: width,
        style: Style(isChosen ? .accent : .text))
      if isChosen { park(line, row: 0, column: width + 2) }
    }
    remember(.settings, Window(top: 0, height: rows.count))
    paragraph(words[state.value(of: settings.row) + ".about"], in: about, row: 1)
    write(words["settings.kept"], in: about, row: about.rows - 1, style: Style(.dim))
  }
}
