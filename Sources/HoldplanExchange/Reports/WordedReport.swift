import Foundation
import HoldplanModel
import HoldplanResources
import HoldplanText

/// A report in words: the title, the headings and the cells as they are read. Foreign text in it is safe.
package struct WordedReport: Equatable, Sendable {
  package let title: String
  package let headings: [String]
  package let rows: [[String]]
  package let total: [String]?
  package let notes: [String]
  /// Which columns are numbers, and stand to the right.
  package let isNumber: [Bool]

  package init(_ table: ReportTable, words: Words, hasShades: Bool = true) {
    let written = WrittenCell(words: words, hasShades: hasShades)
    title = words["report.\(table.name).title"]
    headings = table.columns.map { column in
      switch column {
      case .key(let key): words["report.column.\(key)"]
      case .record(_, let name): SafeText.of(name)
      }
    }
    rows = table.rows.map { $0.map(written.text) }
    total = table.total.map { $0.map(written.text) }
    notes = table.notes.map { note in
      note.values.reduce(words["report.note.\(note.key)"]) { sentence, value in
        sentence.replacingOccurrences(of: "{\(value.key)}", with: written.text(value.value))
      }
    }
    isNumber = table.columns.indices.map { column in
      table.rows.contains { WrittenCell.isNumber($0[column]) }
    }
  }

  /// How wide each column is: as its longest cell.
  private var widths: [Int] {
    let all = [headings] + rows + (total.map { [$0] } ?? [])
    return headings.indices.map { column in all.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
  }

  /// How many columns of the screen the first columns of the table take, with the space behind them.
  package func width(ofFirst count: Int) -> Int { widths.prefix(count).reduce(0) { $0 + $1 + 2 } }

  /// As aligned columns under their headings, for a terminal or a pipe.
  package var lines: [String] { [title, ""] + table + (notes.isEmpty ? [] : [""] + notes) }

  /// The headings and the rows, aligned.
  package var table: [String] {
    let widths = widths
    func line(_ cells: [String]) -> String {
      let parts = cells.indices.map { column in
        Columns.padded(cells[column], to: widths[column], isNumber[column] ? .right : .left)
      }
      let text = parts.joined(separator: "  ")
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    if rows.isEmpty { return [] }
    return [line(headings)] + rows.map(line) + (total.map { [line($0)] } ?? [])
  }
}

extension ReportTable {
  /// The report as a table for a spreadsheet, without notes.
  package func csv(words: Words, _ writer: CSVWriter = .spreadsheet) -> Data {
    let report = WordedReport(self, words: words)
    let written = WrittenCell(words: words)
    return writer.file(
      [report.headings.map(CSVCell.text)] + (rows + (total.map { [$0] } ?? [])).map { $0.map(written.cell) })
  }
}

extension Rosters {
  /// A report on paper. Reports are for HR and managers: they may say what no list on a door does.
  package func report(_ table: ReportTable) -> Document {
    let report = WordedReport(table, words: words, hasShades: false)
    let shades = table.rows.map { $0.map { $0.missingLevels ?? 0 } }
    let cells = [report.headings] + report.rows + (report.total.map { [$0] } ?? [])
    let lengths = report.headings.indices.map { column in
      max(3, min(40, cells.map { DisplayWidth.of($0[column]) }.max() ?? 0))
    }
    let sum = max(1, lengths.reduce(0, +))
    let columns = report.headings.indices.map { column in
      Column(
        report.headings[column], width: Page.width * lengths[column] / sum, isNumber: report.isNumber[column])
    }
    var table = Table(
      style: .list, columns: columns, rows: report.rows + (report.total.map { [$0] } ?? []),
      rowHeights: 480...560, size: columns.count > 8 ? 750 : 850)
    table.shades = shades
    return document(
      kind: words["report.kind"], title: report.title, subtitle: workspace.season.name,
      parts: [.table(table)] + report.notes.map(Part.note))
  }
}
