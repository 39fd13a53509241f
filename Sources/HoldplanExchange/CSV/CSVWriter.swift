import Foundation

/// One value on its way into a table.
package enum CSVCell: Equatable, Sendable {
  /// Words and identifiers, which a spreadsheet must not take for a formula.
  case text(String)
  /// Digits, sign and decimal point or comma, written as they are.
  case number(String)
  case empty
}

/// Writes a table that spreadsheets and this program read back as it was.
///
/// Rows end in CRLF. A text that a spreadsheet would take for a formula gets a leading apostrophe, which
/// `unguarded` takes away again.
package struct CSVWriter: Sendable {
  /// Semicolons, and a byte order mark without which a Danish Excel reads UTF-8 as Windows-1252.
  package static let spreadsheet = CSVWriter(separator: .semicolon, hasByteOrderMark: true)

  package var separator: CSVSeparator
  package var hasByteOrderMark: Bool

  package init(separator: CSVSeparator = .semicolon, hasByteOrderMark: Bool = false) {
    self.separator = separator
    self.hasByteOrderMark = hasByteOrderMark
  }

  /// The file with these rows.
  package func file(_ rows: some Sequence<[CSVCell]>) -> Data {
    var text = hasByteOrderMark ? "\u{FEFF}" : ""
    for row in rows {
      text += row.map(written).joined(separator: String(separator.rawValue))
      text += "\r\n"
    }
    return Data(text.utf8)
  }

  private func written(_ cell: CSVCell) -> String {
    switch cell {
    case .empty: ""
    case .number(let digits): quoted(digits)
    case .text(let text): quoted(Self.guarded(text))
    }
  }

  private func quoted(_ text: String) -> String {
    let special: [UInt8] = [separator.byte, UInt8(ascii: "\""), 0x0A, 0x0D]
    let edges: [UInt8?] = [UInt8(ascii: " "), UInt8(ascii: "\t")]
    guard
      text.utf8.contains(where: special.contains) || edges.contains(text.utf8.first)
        || edges.contains(text.utf8.last)
    else { return text }
    return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }

  /// The text with an apostrophe before it where a spreadsheet would run it as a formula.
  static func guarded(_ text: String) -> String { needsGuard(text) ? "'" + text : text }

  /// Takes away the apostrophe that `guarded` has set, and no other.
  static func unguarded(_ text: String) -> String {
    text.utf8.first == UInt8(ascii: "'") && needsGuard(text) ? String(text.dropFirst()) : text
  }

  /// Whether, after any apostrophes, the text begins as formulas do. Apostrophes before it count as well, so
  /// that taking one away always gives back what was written.
  private static func needsGuard(_ text: String) -> Bool {
    guard let first = text.utf8.first(where: { $0 != UInt8(ascii: "'") }) else { return false }
    return [UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D].contains(
      first)
  }
}
