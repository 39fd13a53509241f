import HoldplanText

extension WordedReport {
  /// The report in lines of at most so many columns: cells and headings are broken between words where a table is
  /// wider. A table whose longest words need more room than that stays as wide as they are; nothing is cut off.
  package func lines(fitting limit: Int) -> [String] {
    let notes = notes.flatMap { Columns.wrapped($0, to: limit, hanging: 2) }
    return Columns.wrapped(title, to: limit) + [""] + table(fitting: limit)
      + (notes.isEmpty ? [] : [""] + notes)
  }

  /// The headings and the rows, aligned, in lines of at most so many columns where that can be had.
  package func table(fitting limit: Int) -> [String] {
    let fitted = FittedWidths(self, limit: limit)
    let widths = fitted.widths
    let gap = String(repeating: " ", count: fitted.gap)
    func lines(_ cells: [String]) -> [String] {
      let parts = cells.indices.map { Columns.wrapped(cells[$0], to: widths[$0]) }
      let height = parts.map(\.count).max() ?? 1
      return (0..<height).map { row in
        let texts = parts.indices.map { column in
          Columns.padded(
            parts[column].indices.contains(row) ? parts[column][row] : "", to: widths[column],
            isNumber[column] ? .right : .left)
        }
        let text = texts.joined(separator: gap)
        return String(text.reversed().drop { $0 == " " }.reversed())
      }
    }
    if rows.isEmpty { return [] }
    return ([headings] + rows + (total.map { [$0] } ?? [])).flatMap(lines)
  }

  /// Whether no word has to be broken at this width.
  package func fits(_ limit: Int) -> Bool { FittedWidths(self, limit: limit).isWhole }
}

/// How wide the columns of a table are on a screen: as their longest cells, less what the widest can spare.
private struct FittedWidths {
  private(set) var widths: [Int]
  /// The space between two columns: two, or one where that is too much.
  let gap: Int
  /// Whether the longest words of all columns have room beside each other.
  let isWhole: Bool

  init(_ report: WordedReport, limit: Int) {
    let cells = [report.headings] + report.rows + (report.total.map { [$0] } ?? [])
    let count = max(0, report.headings.count - 1)
    widths = report.headings.indices.map { column in
      cells.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    let words = report.headings.indices.map { column in
      cells.flatMap { $0[column].split(separator: " ") }.map { DisplayWidth.of($0) }.max() ?? 0
    }
    gap = words.reduce(2 * count, +) <= limit ? 2 : 1
    let gaps = gap * count
    isWhole = words.reduce(gaps, +) <= limit
    // The widest gives way first, so that short columns stay as they are.
    while widths.reduce(gaps, +) > limit {
      let spare = widths.indices.filter { widths[$0] > words[$0] }
      guard let widest = spare.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
  }
}
