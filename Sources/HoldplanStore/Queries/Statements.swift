import Foundation
import GRDB
import HoldplanModel

extension Database {
  /// Runs one statement, kept compiled for the next time.
  func run(_ sql: String, _ values: [(any DatabaseValueConvertible)?]) throws {
    for case let text as String in values where text.utf8.contains(0) {
      // SQLite's text ends at the first NUL: it would come back shorter than it was.
      throw StoreError.unstorable(text: text)
    }
    try cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
  }

  func forEachRow(_ sql: String, _ body: (Columns) throws -> Void) throws {
    let rows = try Row.fetchCursor(self, sql: sql)
    while let row = try rows.next() { try body(Columns(row: row)) }
  }
}

extension Identifier {
  /// One spelling for identifiers that Swift takes for the same, since SQLite compares bytes.
  var stored: String {
    rawValue.utf8.allSatisfy { $0 < 0x80 } ? rawValue : rawValue.precomposedStringWithCanonicalMapping
  }
}
