import HoldplanResources
import HoldplanText

extension Canvas {
  /// Every command with its keys and its place; under the list, what the chosen one does or why it cannot be done.
  mutating func draw(_ palette: PaletteState, _ state: State, _ area: Area) {
    let words = state.words
    let place = area.centered(columns: min(area.columns, 100), rows: min(area.rows, 30))
    clear(place)
    let entries = state.paletteEntries(palette)
    let inner = box(place, title: words["palette.title"], isActive: true)
    let prompt = ": "
    write(prompt + palette.input.text, in: inner, row: 0, style: Style(.accent, bold: true))
    writeRight(words.counted("command", entries.count), in: inner, row: 0, style: Style(.dim))
    let about = Columns.wrapped(state.chosenInPalette?.about(words) ?? "", to: max(1, inner.columns))
    let (list, text) = inner.splitTop(2).1.splitBottom(about.count + 2)
    if entries.isEmpty {
      write(words["palette.none"], in: list, row: 0, style: Style(.dim))
    }
    let below = state.withoutOverlay
    self.list(.palette, in: list, count: entries.count, selected: palette.selected, state: state) {
      canvas, number, row in
      canvas.drawPaletteLine(entries[number], palette, below, row)
    }
    if let entry = state.chosenInPalette {
      let hindrance = state.hindranceInPalette(entry)
      for (row, line) in about.enumerated() { write(line, in: text, row: 1 + row) }
      let reason = hindrance.map { words["palette.notNow", ["reason": words[$0]]] }
      write(
        reason ?? entry.placesSentence(words), in: text, row: about.count + 1,
        style: Style(reason == nil ? .dim : .warning))
    }
    // The selected row is announced by the cursor while nothing is typed; the text once there is some.
    if !palette.input.text.isEmpty || entries.isEmpty {
      park(inner, row: 0, column: displayWidth(prompt + palette.input.beforeCursor))
    }
  }

  private mutating func drawPaletteLine(
    _ entry: CommandTable.Entry, _ palette: PaletteState, _ below: State, _ area: Area
  ) {
    let words = below.words
    let isHere = entry.contexts.contains(palette.context)
    let isPossible = !isHere || entry.hindrance(below) == nil
    let keys = entry.keyNames(words, below.settings.keys).prefix(2).joined(separator: ", ")
    let keyColumn = max(24, area.columns * 2 / 5)
    let placeColumn = keyColumn + 17
    let name = (isPossible ? "" : "- ") + entry.name(words)
    write(
      fitted(name, columns: keyColumn - 1), in: area, row: 0, style: isPossible ? .plain : Style(.dim))
    write(
      fitted(keys, columns: 16), in: area, row: 0, column: keyColumn,
      style: Style(.accent, bold: isPossible))
    let place = isPossible ? (isHere ? "" : entry.places.first.map { words[$0] } ?? "") : words["help.notNow"]
    write(place, in: area, row: 0, column: placeColumn, style: Style(.dim))
  }
}
