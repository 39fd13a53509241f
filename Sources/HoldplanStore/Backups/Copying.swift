import Foundation
import GRDB
import HoldplanModel

/// Whole copies of a file: made by SQLite, reopened and checked before they get their name.
enum Copying {
  /// Copies an open file to a new one.
  ///
  /// - Parameter reading: whether the copy is read through as a workspace; not before a migration, when its
  ///   schema is not the one that this program reads.
  static func copy(_ queue: DatabaseQueue, to path: String, reading: Bool) throws {
    let temporary = path + ".new-" + UUID().uuidString
    try FileSystem.createPrivateFile(temporary)
    defer { for suffix in ["", "-journal"] { unlink(temporary + suffix) } }
    try write(queue, to: temporary, reading: reading)
    try FileSystem.publish(temporary, as: path)
  }

  /// Copies into an empty private file.
  static func write(_ queue: DatabaseQueue, to path: String, reading: Bool) throws {
    // Others may commit while the copy is made, so its revision lies between these two.
    let before = try queue.read(LogQueries.revision)
    try queue.writeWithoutTransaction { db in try db.execute(sql: "VACUUM INTO ?", arguments: [path]) }
    let after = try queue.read(LogQueries.revision)
    let copied = try check(path, reading: reading)
    guard (before...after).contains(copied) else {
      throw StoreError.backupFailed(file: path, detail: "revision \(copied) instead of \(after)")
    }
  }

  /// Opens a copy by itself and looks for damage; gives its revision.
  @discardableResult
  static func check(_ path: String, reading: Bool) throws -> Int {
    let queue = try Connection.open(path, readOnly: true, timeout: .seconds(5))
    let revision = try queue.read { db in
      guard try Migration.applicationID(db) == Connection.applicationID else {
        throw StoreError.foreign(file: path)
      }
      let problems = try Inspection.integrity(db) + Inspection.foreignKeys(db)
      if let first = problems.first { throw StoreError.damaged(file: path, detail: first) }
      if reading { _ = try Workspace(db) }
      return try LogQueries.revision(db)
    }
    try queue.close()
    return revision
  }
}

/// SQLite's own checks.
enum Inspection {
  /// What `integrity_check` finds; empty where all is well.
  static func integrity(_ db: Database) throws -> [String] {
    try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
  }

  /// Rows that refer to what is not there.
  static func foreignKeys(_ db: Database) throws -> [String] {
    try db.foreignKeyViolations().reduce(into: []) { result, violation in
      result.append("\(violation.originTable) refers to \(violation.destinationTable)")
    }
  }
}
