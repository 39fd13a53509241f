import Foundation
import GRDB
import HoldplanModel

/// Questions to the log. Each is to be asked inside a transaction.
enum LogQueries {
  /// The number of the last line, which is the revision of the workspace.
  static func revision(_ db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "SELECT ifnull(max(number), 0) FROM change_log")) ?? 0
  }

  static func entry(_ db: Database, number: Int) throws -> LogEntry {
    guard let entry = try first(db, "number = ?", [number]) else {
      throw StoreError.noSuchEntry(number: number)
    }
    return entry
  }

  static func entry(_ db: Database, operation: UUID) throws -> LogEntry? {
    try first(db, "operation = ?", [operation.uuidString])
  }

  /// Oldest first.
  static func entries(_ db: Database, after revision: Int) throws -> [LogEntry] {
    try all(db, "number > ? ORDER BY number", [revision])
  }

  /// Newest first.
  static func latest(_ db: Database, limit: Int) throws -> [LogEntry] {
    try all(db, "true ORDER BY number DESC LIMIT ?", [limit])
  }

  /// What a line did and what takes it back; the first line and a restore have no inverse.
  static func change(_ db: Database, number: Int) throws -> (change: Change, inverse: Change?) {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT change, inverse FROM change_log WHERE number = ?"), arguments: [number])
    guard let row else { throw StoreError.noSuchEntry(number: number) }
    let columns = Columns(row: row)
    let change = try LoggedNames.show(columns.json(0), db)
    let inverse = try columns.optionalText(1).map {
      try LoggedNames.show(JSONColumn.decode(Change.self, from: $0), db)
    }
    return (change, inverse)
  }

  /// The line from which the log can be replayed: it holds everything that was stored then.
  static func base(_ db: Database) throws -> Int {
    try Int.fetchOne(
      db, sql: "SELECT ifnull(max(number), 1) FROM change_log WHERE kind IN ('create', 'erase', 'purge')")
      ?? 1
  }

  /// The latest line that is still in effect: nobody has undone it. Nothing that lies before an erasure or a
  /// purge can be undone.
  static func latestInEffect(_ db: Database) throws -> LogEntry? {
    try first(
      db,
      """
      kind IN ('do', 'redo') AND NOT EXISTS (SELECT 1 FROM change_log AS later WHERE later.target = change_log.number)
      AND number > (SELECT ifnull(max(number), 0) FROM change_log WHERE kind IN ('erase', 'purge'))
      ORDER BY number DESC LIMIT 1
      """, [])
  }

  /// The latest undoing that can be taken back: nothing new was done since, and nobody has made it again.
  static func latestUndone(_ db: Database) throws -> LogEntry? {
    try first(
      db,
      """
      kind = 'undo' AND NOT EXISTS (SELECT 1 FROM change_log AS later WHERE later.target = change_log.number)
      AND number > (SELECT ifnull(max(number), 0) FROM change_log WHERE kind NOT IN ('undo', 'redo'))
      ORDER BY number DESC LIMIT 1
      """, [])
  }

  private static func first(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws
    -> LogEntry?
  {
    try all(db, condition, arguments).first
  }

  private static func all(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws
    -> [LogEntry]
  {
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: "SELECT \(LogEntry.columns) FROM change_log WHERE \(condition)"),
      arguments: arguments)
    var result: [LogEntry] = []
    while let row = try rows.next() { result.append(try LogEntry(row)) }
    return result
  }
}

/// A line of the log that is about a person, and how.
package struct LoggedMention: Equatable, Sendable {
  package var entry: LogEntry
  /// The kinds of change in it that are about the person: see `Change.kinds(mentioning:)`.
  package var kinds: [String]
}

extension WorkspaceStore {
  /// The lines of the log that are about a person, oldest first. Reads all of the log.
  package func history(about employee: Employee.ID) throws(StoreError) -> [LoggedMention] {
    try read { db in
      try LogQueries.entries(db, after: 0).compactMap { entry in
        let kinds = try LogQueries.change(db, number: entry.number).change.kinds(mentioning: employee)
        return kinds.isEmpty ? nil : LoggedMention(entry: entry, kinds: kinds)
      }
    }
  }
}
