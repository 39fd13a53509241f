import HoldplanInterface
import HoldplanText

/// Neighbouring cells of a row that are to be written.
struct FrameRun: Equatable {
  let row: Int
  let column: Int
  /// A wide character is followed by a cell with empty text, and never stands without it.
  let cells: [Cell]
}

/// What has to be written to make one frame of another.
enum FrameDifference {
  /// The cells that differ, and whole wide characters where half of one does. The frames have the same size.
  static func runs(from old: Frame, to new: Frame) -> [FrameRun] {
    var runs: [FrameRun] = []
    let columns = new.size.columns
    for row in 0..<max(0, new.size.rows) {
      let base = row * columns
      guard old.cells[base..<base + columns] != new.cells[base..<base + columns] else { continue }
      var column = 0
      while column < columns {
        guard old.cells[base + column] != new.cells[base + column] else {
          column += 1
          continue
        }
        func isHalf(_ column: Int) -> Bool {
          old.cells[base + column].text.isEmpty || new.cells[base + column].text.isEmpty
        }
        var start = column
        var end = column + 1
        while start > 0, isHalf(start) { start -= 1 }
        while end < columns, isHalf(end) || old.cells[base + end] != new.cells[base + end] { end += 1 }
        runs.append(run(of: new, row: row, start..<end))
        column = end
      }
    }
    return runs
  }

  /// All cells, row by row.
  static func runs(of frame: Frame) -> [FrameRun] {
    guard frame.size.columns > 0 else { return [] }
    return (0..<max(0, frame.size.rows)).map { run(of: frame, row: $0, 0..<frame.size.columns) }
  }

  /// Views write over each other, and half a wide character may be left: it becomes a space.
  private static func run(of frame: Frame, row: Int, _ columns: Range<Int>) -> FrameRun {
    func cell(_ column: Int) -> Cell { frame[column, row] }
    func isWhole(_ column: Int) -> Bool {
      column >= 0 && column + 1 < frame.size.columns && cell(column + 1).text.isEmpty
        && DisplayWidth.of(cell(column).text) == 2
    }
    let cells = columns.map { column in
      let shown = cell(column)
      let half = shown.text.isEmpty ? !isWhole(column - 1) : isWide(shown.text) && !isWhole(column)
      return half ? Cell(text: " ", style: shown.style) : shown
    }
    return FrameRun(row: row, column: columns.lowerBound, cells: cells)
  }

  private static func isWide(_ text: String) -> Bool {
    // Most cells are one ASCII character.
    text.utf8.count > 1 && DisplayWidth.of(text) == 2
  }
}
