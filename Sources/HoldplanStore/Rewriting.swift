import Foundation
import GRDB
import HoldplanModel

/// What an erasure or a purge makes of the file.
struct Rewrite {
  var workspace: Workspace
  /// What each earlier line of the log becomes.
  var change: (Change) -> Change = { $0 }
  /// Who signed a line.
  var user: (String) -> String = { $0 }
  /// What a line of the log of views was about.
  var employee: (Employee.ID) -> Employee.ID = { $0 }
  /// Lines recorded before this moment keep who and when, and lose what.
  var emptiesLinesBefore: Timestamp?
  /// Lines of the log of views before this moment go.
  var dropsViewsBefore: Timestamp?
}

/// The one place where what is otherwise only ever added to is written anew: the law outranks the log. It
/// happens in the one transaction that also gets its own line, which holds the workspace as it is then, so
/// that the log can be replayed from there.
enum Rewriting {
  static func perform(
    _ rewrite: Rewrite, on before: Snapshot, kind: LogEntry.Kind, author: String, at moment: Timestamp,
    _ db: Database
  ) throws -> Snapshot {
    let triggers = try Row.fetchAll(
      db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
    ).map { row in (try Columns(row: row).text(0), try Columns(row: row).text(1)) }
    for (name, _) in triggers { try db.execute(sql: "DROP TRIGGER \(name.quotedDatabaseIdentifier)") }
    try rewriteLog(rewrite, db)
    try rewriteViews(rewrite, db)
    try emptyTables(db)
    let construction = rewrite.workspace.construction
    try OrganisationRows(rewrite.workspace).write(db, replacing: nil)
    try Difference(before: .blank, after: rewrite.workspace, change: construction).write(db)
    let entry = LogEntry(
      number: before.revision + 1, operation: UUID(), kind: kind, target: nil, author: author,
      recordedAt: moment, label: kind.rawValue)
    try entry.insert(db, change: construction, inverse: nil)
    for (_, statement) in triggers { try db.execute(sql: statement) }
    return Snapshot(workspace: rewrite.workspace, revision: entry.number)
  }

  /// Every line is read with its names before they are forgotten, and written with what names are left.
  private static func rewriteLog(_ rewrite: Rewrite, _ db: Database) throws {
    struct Line {
      var number: Int
      var author: String
      var change: Change
      var inverse: Change?
    }
    var lines: [Line] = []
    try db.forEachRow("SELECT number, author, recorded_at FROM change_log ORDER BY number") { row in
      let number = try row.integer(0)
      let stored = try LogQueries.change(db, number: number)
      let isEmptied = try rewrite.emptiesLinesBefore.map { try row.moment(2) < $0 } ?? false
      func kept(_ change: Change) -> Change { isEmptied ? .group([]) : rewrite.change(change) }
      lines.append(
        Line(
          number: number, author: rewrite.user(try row.text(1)), change: kept(stored.change),
          inverse: stored.inverse.map(kept)))
    }
    try db.run("DELETE FROM log_names", [])
    for line in lines {
      try db.run(
        "UPDATE change_log SET author = ?, change = ?, inverse = ? WHERE number = ?",
        [
          line.author, JSONColumn.encode(try LoggedNames.hide(line.change, db)),
          try line.inverse.map { try JSONColumn.encode(LoggedNames.hide($0, db)) }, line.number,
        ])
    }
  }

  private static func rewriteViews(_ rewrite: Rewrite, _ db: Database) throws {
    if let moment = rewrite.dropsViewsBefore {
      try db.run("DELETE FROM view_log WHERE viewed_at < ?", [moment.seconds])
    }
    var lines: [(number: Int, user: String, subject: String?)] = []
    try db.forEachRow("SELECT number, user, kind, identifier FROM view_log") { row in
      let isPerson = try row.optionalText(2) == RecordReference.Kind.employee.rawValue
      let subject = try row.optionalText(3)
      lines.append(
        (
          try row.integer(0), rewrite.user(try row.text(1)),
          isPerson ? subject.map { rewrite.employee(Identifier($0)).stored } : subject
        ))
    }
    for line in lines {
      try db.run(
        "UPDATE view_log SET user = ?, identifier = ? WHERE number = ?",
        [line.user, line.subject, line.number])
    }
  }

  /// Empties every table but the logs.
  private static func emptyTables(_ db: Database) throws {
    let kept: Set<String> = ["change_log", "log_names", "view_log"]
    let tables = try String.fetchAll(
      db,
      sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    for table in tables where !kept.contains(table) {
      try db.execute(sql: "DELETE FROM \(table.quotedDatabaseIdentifier)")
    }
  }
}
