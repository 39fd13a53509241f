import HoldplanText

/// One cell of the screen.
package struct Cell: Hashable, Sendable {
  /// One grapheme cluster; empty in the second cell of a wide one.
  package var text: String
  package var style: Style

  package init(text: String, style: Style = .plain) {
    self.text = text
    self.style = style
  }

  package static let blank = Cell(text: " ")
}

/// A whole screen as values: views draw into it, tests read it, and only the terminal shows it.
package struct Frame: Equatable, Sendable {
  package let size: Size
  /// Row by row; `size.columns * size.rows` cells.
  package private(set) var cells: [Cell]
  /// Where the cursor is parked: on what is selected, so that screen readers follow.
  package var cursor: Point?

  package init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: max(0, size.columns) * max(0, size.rows))
  }

  package subscript(column: Int, row: Int) -> Cell {
    cells[row * size.columns + column]
  }

  /// Writes text from a point to the right, at most `columns` columns and never beyond the edge. A wide
  /// character that would be cut in two becomes a space. Returns the columns used.
  ///
  /// The text must be safe for display: text from files and people passes `HoldplanText` first.
  @discardableResult
  package mutating func write(
    _ text: some StringProtocol, at point: Point, style: Style = .plain, columns: Int = .max
  ) -> Int {
    guard (0..<size.rows).contains(point.row), point.column >= 0 else { return 0 }
    var column = point.column
    let end = columns == .max ? size.columns : min(size.columns, point.column + columns)
    for character in text {
      let width = DisplayWidth.of(character)
      if width == 0 { continue }
      if column + width > end {
        if column < end { set(" ", style, column, point.row) }
        break
      }
      set(String(character), style, column, point.row)
      if width == 2 { set("", style, column + 1, point.row) }
      column += width
    }
    return column - point.column
  }

  private mutating func set(_ text: String, _ style: Style, _ column: Int, _ row: Int) {
    cells[row * size.columns + column] = Cell(text: text, style: style)
  }
}
