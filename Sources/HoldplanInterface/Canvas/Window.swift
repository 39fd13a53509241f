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
  mutating func list(
    _ name: ListName, in area: Area, count: Int, selected: Int, state: State, isActive: Bool = true,
    row: (inout Canvas, Int, Area) -> Void
  ) {
    let window = Window.showing(selected, of: count, height: area.size.rows, after: state.windows[name])
    remember(name, window)
    for (line, index) in window.rows(of: count).enumerated() {
      let place = Area(
        column: area.origin.column, row: area.origin.row + line, columns: area.size.columns, rows: 1)
      target(place, .row(name, index))
      row(&self, index, place)
      if index == selected && isActive {
        restyle(place, row: 0, style: Style(.selected, reverse: true))
        park(place, row: 0)
      }
    }
    if window.top + window.height < count, area.size.rows > 1 {
      let more = "↓\(count - window.top - window.height)"
      // On the border below, where nothing of the list is hidden by it.
      let point = Point(column: area.right - displayWidth(more), row: area.bottom)
      if point.row < size.rows, point.column >= 0, frame[point.column, point.row].text == "─" {
        write(more, at: point, style: Style(.dim))
      }
    }
  }
}
