import GRDB

/// One step of the schema. It is run once, as a whole or not at all; it is never altered after a release.
struct Migration: Sendable {
  /// The `user_version` of a file after it.
  let version: Int
  let apply: @Sendable (Database) throws -> Void
}

extension Migration {
  /// Every step, oldest first.
  static let all: [Migration] = [
    Migration(version: 1) { db in for statements in Version1.schema { try db.execute(sql: statements) } },
    Migration(version: 2) { db in for statements in Version2.schema { try db.execute(sql: statements) } },
    Migration(version: 3) { db in for statements in Version3.schema { try db.execute(sql: statements) } },
    Migration(version: 4) { db in for statements in Version4.schema { try db.execute(sql: statements) } },
  ]

  /// The schema that this program reads and writes.
  static var current: Int { all.count }

  /// Brings the file to the last version, one transaction a step. To be called under the exclusive lock.
  static func migrate(_ queue: DatabaseQueue, through migrations: [Migration]) throws {
    for migration in migrations {
      try queue.writeWithoutTransaction { db in
        // A step may rebuild a table that others refer to; the references are checked before the commit.
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        try db.inTransaction(.immediate) {
          guard try version(db) < migration.version else { return .commit }
          try migration.apply(db)
          try db.checkForeignKeys()
          try db.execute(sql: "PRAGMA application_id = \(Connection.applicationID)")
          try db.execute(sql: "PRAGMA user_version = \(migration.version)")
          return .commit
        }
        try db.execute(sql: "PRAGMA foreign_keys = ON")
      }
    }
  }

  static func version(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  }

  static func applicationID(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
  }
}
