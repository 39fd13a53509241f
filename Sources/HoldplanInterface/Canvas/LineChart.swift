/// Lines over time, drawn with braille dots: two across and four down in each column and row.
///
/// The lines share one scale. A dotted line has every other dot only, so that it is told apart without colour.
struct LineChart {
  struct Line {
    /// From left to right, evenly spaced; nil where there is nothing to draw.
    var values: [Int?]
    var isDotted = false
  }

  let columns: Int
  let rows: Int
  let lowest: Int
  let highest: Int
  private let drawn: [Line]
  private var dots: [Bool]

  /// - Parameter top: the value of the upper edge, on which everything above it lies; nil for the highest of all.
  init(_ lines: [Line], columns: Int, rows: Int, highest top: Int? = nil) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    drawn = lines
    let values = lines.flatMap(\.values).compactMap { $0 }
    lowest = values.min() ?? 0
    highest = top ?? values.max() ?? 0
    dots = Array(repeating: false, count: self.columns * 2 * self.rows * 4)
    for line in lines { draw(line) }
  }

  /// What a line looks like, for a legend.
  static func sign(isDotted: Bool, isASCII: Bool) -> String {
    isASCII ? (isDotted ? "." : "*") : (isDotted ? "┄" : "─")
  }

  private mutating func draw(_ line: Line) {
    let width = columns * 2
    for stroke in strokes(of: line, columns: width, row: { height(of: $0) }) {
      for dot in stroke.rows where !line.isDotted || stroke.column.isMultiple(of: 2) {
        dots[dot * width + stroke.column] = true
      }
    }
  }

  /// What is to be drawn in each column: from the row beside that of the column before to the row of the value. A few
  /// values are stretched over the whole width.
  private func strokes(
    of line: Line, columns: Int, row: (Int) -> Int
  ) -> [(column: Int, rows: ClosedRange<Int>)] {
    guard !line.values.isEmpty, rows > 0 else { return [] }
    var last: Int?
    return (0..<columns).compactMap { column in
      let at = columns == 1 ? 0 : column * (line.values.count - 1) / (columns - 1)
      guard let value = line.values[at] else {
        last = nil
        return nil
      }
      let here = row(value)
      let from = last.map { $0 < here ? $0 + 1 : $0 > here ? $0 - 1 : here } ?? here
      last = here
      return (column, min(from, here)...max(from, here))
    }
  }

  /// The row of dots of a value, from the top.
  private func height(of value: Int) -> Int {
    let last = rows * 4 - 1
    guard highest > lowest else { return last }
    let share = Double(highest - value) / Double(highest - lowest)
    return max(0, min(last, Int((share * Double(last)).rounded())))
  }

  /// The same without dots: a star or, on a dotted line, a full stop in a cell, one value in each column. Where the
  /// lines meet, the star is seen.
  var asciiLines: [String] {
    var cells = Array(repeating: Array(repeating: Character(" "), count: columns), count: rows)
    for line in drawn.sorted(by: { $0.isDotted && !$1.isDotted }) {
      for stroke in strokes(of: line, columns: columns, row: { height(of: $0) / 4 }) {
        for row in stroke.rows { cells[row][stroke.column] = line.isDotted ? "." : "*" }
      }
    }
    return cells.map { String($0) }
  }

  /// One line of text for each row.
  var lines: [String] {
    // The bits of a braille character for its dots, row by row.
    let bits: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
    return (0..<rows).map { row in
      var text = ""
      for column in 0..<columns {
        var code: UInt32 = 0x2800
        for y in 0..<4 {
          for x in 0..<2 where dots[(row * 4 + y) * columns * 2 + column * 2 + x] { code |= bits[y][x] }
        }
        text.unicodeScalars.append(Unicode.Scalar(code) ?? " ")
      }
      return text
    }
  }
}
