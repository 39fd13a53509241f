import HoldplanText

/// Which lists there are, so that each keeps its place.
enum ListName: Hashable {
  case people, boardColumns, boardCards(Int), weeks, problems, waysOut, sessions, marks, rosters, preview
  case kinds, records, help, history, form, difference, day, person, page
  case teamMenu, choices, comparePeople
  case palette, settings, files, picker, question, reports
}

/// The part of a list that is seen: `height` rows from `top`.
struct Window: Equatable {
  var top: Int
  var height: Int

  /// The window of `height` rows over `count` that shows `selected` and moves as little as it can from `old`.
  static func showing(_ selected: Int, of count: Int, height: Int, after old: Window?) -> Window {
    guard height > 0 else { return Window(top: 0, height: 0) }
    var top = old?.top ?? 0
    if selected < top { top = selected }
    if selected >= top + height { top = selected - height + 1 }
    return Window(top: max(0, min(top, count - height)), height: height)
  }

  func rows(of count: Int) -> Range<Int> { min(top, count)..<min(count, top + height) }
}

extension Canvas {
  /// Draws the rows of a list that are seen, marks the selected one and makes each answer to the mouse.
  ///
  /// - Parameter selectedRows: how many rows of the screen the selected row of the list takes.
  mutating func list(
    _ name: ListName, in area: Area, count: Int, selected: Int, state: State, isActive: Bool = true,
    selectedRows: Int = 1, row: (inout Canvas, Int, Area) -> Void
  ) {
    let extra = max(0, min(selectedRows, area.size.rows) - 1)
    let window = Window.showing(
      selected, of: count, height: area.size.rows - extra, after: state.windows[name])
    remember(name, window)
    var line = 0
    for index in window.rows(of: count) {
      let place = Area(
        column: area.origin.column, row: area.origin.row + line, columns: area.size.columns,
        rows: index == selected ? 1 + extra : 1)
      line += place.rows
      target(place, .row(name, index))
      row(&self, index, place)
      if index == selected && isActive {
        for row in 0..<place.rows { restyle(place, row: row, style: Style(.selected, reverse: true)) }
        park(place, row: 0)
      }
    }
    if window.top + window.height < count, area.size.rows > 1 {
      drawMore(count - window.top - window.height, below: area)
    }
  }

  /// How many rows there are below: on the border, or where that lies elsewhere at the end of the last row, but never
  /// over anything of the list.
  private mutating func drawMore(_ count: Int, below area: Area) {
    let more = "↓\(count)"
    for (row, background) in [(area.bottom, "─"), (area.bottom - 1, " ")] {
      let columns = (area.right - displayWidth(more))..<area.right
      guard columns.lowerBound >= area.origin.column, columns.upperBound <= size.columns,
        (0..<size.rows).contains(row),
        columns.allSatisfy({ frame[$0, row].text == background })
      else { continue }
      write(more, at: Point(column: columns.lowerBound, row: row), style: Style(.dim))
      return
    }
  }

  /// Draws a list of sentences. The one under the cursor is shown whole, over as many rows as it takes.
  mutating func sentences(
    _ name: ListName, in area: Area, count: Int, selected: Int, state: State, isActive: Bool = true,
    sentence: (Int) -> (String, Style)
  ) {
    var rows = 1
    if isActive, (0..<count).contains(selected) {
      rows = wrapped(sentence(selected).0, in: area).count
    }
    list(
      name, in: area, count: count, selected: selected, state: state, isActive: isActive, selectedRows: rows
    ) { canvas, number, place in
      let (text, style) = sentence(number)
      if place.rows == 1 {
        canvas.write(fitted(SafeText.of(text), columns: place.columns), in: place, row: 0, style: style)
      } else {
        for (row, line) in canvas.wrapped(text, in: place).enumerated() {
          canvas.write(line, in: place, row: row, style: style)
        }
      }
    }
  }

  /// The lines of a sentence of a list; those after the first are indented a little more.
  private func wrapped(_ text: String, in area: Area) -> [String] {
    let indent = text.prefix { $0 == " " }.count
    return Columns.wrapped(SafeText.of(text), to: max(1, area.columns), hanging: indent + 2)
  }
}
