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

  /// - Parameter usesCodes: columns that are records are headed by their identifiers, which a note explains: for
  ///   tables that are too wide for names.
  package init(_ table: ReportTable, words: Words, hasShades: Bool = true, usesCodes: Bool = false) {
    let written = WrittenCell(words: words, hasShades: hasShades)
    title = words["report.\(table.name).title"]
    headings = table.columns.map { column in
      switch column {
      case .key(let key): words["report.column.\(key)"]
      case .record(let id, let name): SafeText.of(usesCodes ? id : name)
      }
    }
    let codes = table.columns.compactMap { column -> String? in
      if case .record(let id, let name) = column { SafeText.of("\(id) \(name)") } else { nil }
    }
    rows = table.rows.map { $0.map(written.text) }
    total = table.total.map { $0.map(written.text) }
    notes =
      (usesCodes ? [codes.joined(separator: ", ") + "."] : [])
      + table.notes.map { note in
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
    let named = WordedReport(table, words: words, hasShades: false)
    let fits = ReportColumns(named, size: named.headings.count > 8 ? 750 : 850).areHeadingsWhole
    let report = fits ? named : WordedReport(table, words: words, hasShades: false, usesCodes: true)
    let shades = table.rows.map { $0.map { $0.missingLevels ?? 0 } }
    let size = report.headings.count > 8 ? 750 : 850
    let widths = ReportColumns(report, size: size).widths
    let columns = report.headings.indices.map { column in
      Column(report.headings[column], width: widths[column], isNumber: report.isNumber[column])
    }
    var table = Table(
      style: .list, columns: columns, rows: report.rows + (report.total.map { [$0] } ?? []),
      rowHeights: 480...560, size: size)
    table.shades = shades
    return document(
      kind: words["report.kind"], title: report.title, subtitle: workspace.season.name,
      parts: [.table(table)] + report.notes.map(Part.note))
  }
}

/// How wide the columns of a report are on paper: no word of a row is broken where that can be had, then none of a
/// heading, and what is over goes to the columns with the longest cells.
private struct ReportColumns {
  private let report: WordedReport
  private let body: Typeface
  private let head = Typeface(900, bold: true)

  init(_ report: WordedReport, size: Int) {
    self.report = report
    body = Typeface(size)
  }

  private var rows: [[String]] { report.rows + (report.total.map { [$0] } ?? []) }

  /// For each column the widest word of its rows, and of its heading.
  private var words: [(body: Int, head: Int)] {
    report.headings.indices.map { column in
      (longestWord(rows.map { $0[column] }, body), longestWord([report.headings[column]], head))
    }
  }

  /// Whether there is room for every word of the headings.
  var areHeadingsWhole: Bool { words.reduce(0) { $0 + max($1.body, $1.head) } <= Page.width }

  var widths: [Int] {
    let rows = rows
    let words = words.map(\.body)
    let both = self.words.map { max($0.body, $0.head) }
    let full = report.headings.indices.map { column in
      max(both[column], min(Page.width / 2, rows.map { width(of: $0[column], body) }.max() ?? 0))
    }
    if both.reduce(0, +) <= Page.width { return filled(both, towards: full) }
    if words.reduce(0, +) <= Page.width { return filled(words, towards: both) }
    return words.map { $0 * Page.width / max(1, words.reduce(0, +)) }
  }

  /// The widths with what is left of the page shared out by how much each column would still like.
  private func filled(_ widths: [Int], towards wanted: [Int]) -> [Int] {
    let left = Page.width - widths.reduce(0, +)
    let wishes = zip(widths, wanted).map { max(0, $1 - $0) }
    let sum = wishes.reduce(0, +)
    if sum <= left {
      let spare = (left - sum) / max(1, widths.count)
      return zip(widths, wishes).map { $0 + $1 + spare }
    }
    return zip(widths, wishes).map { $0 + $1 * left / max(1, sum) }
  }

  private func longestWord(_ cells: [String], _ type: Typeface) -> Int {
    let words = cells.flatMap { $0.split(separator: " ") }.map(String.init)
    return words.map { width(of: $0, type) }.max() ?? width(of: "", type)
  }

  private func width(of text: String, _ type: Typeface) -> Int {
    type.width(of: text) + 2 * Block.padding + 40
  }
}
