import GRDB
import HoldplanModel

/// One line about somebody having seen, exported or printed personal data. It names by identifier alone.
package struct ViewEntry: Equatable, Sendable {
  package enum Action: String, CaseIterable, Sendable, Codable {
    case view, export, print
  }

  /// 1 for the first; 0 until it is stored.
  package var number: Int
  /// Who, as the operating system names the user.
  package var user: String
  package var viewedAt: Timestamp
  package var action: Action
  /// Which page or file, such as `person` or `workspace`: a key of the language files.
  package var what: String
  /// Whom or what it was about; nil for all of it.
  package var subject: RecordReference?

  package init(
    number: Int = 0, user: String, viewedAt: Timestamp, action: Action, what: String,
    subject: RecordReference? = nil
  ) {
    self.number = number
    self.user = user
    self.viewedAt = viewedAt
    self.action = action
    self.what = what
    self.subject = subject
  }
}

extension WorkspaceStore {
  /// Adds a line to the log of views, from which nothing is ever taken but by a purge. Does nothing where the
  /// file can't be written at all.
  package func note(_ view: ViewEntry) throws(StoreError) {
    if isReadOnly { return }
    try StoreError.translating(file: file.path) {
      try queue.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          try db.run(
            "INSERT INTO view_log (user, viewed_at, action, what, kind, identifier) VALUES (?, ?, ?, ?, ?, ?)",
            [
              view.user, view.viewedAt.seconds, view.action.rawValue, view.what,
              view.subject?.kind.rawValue, view.subject?.identifier,
            ])
          return .commit
        }
      }
    }
  }

  /// The last lines of the log of views, newest first.
  ///
  /// - Parameter subject: only those about one record.
  package func views(limit: Int = 100, about subject: RecordReference? = nil) throws(StoreError)
    -> [ViewEntry]
  {
    try read { db in
      var result: [ViewEntry] = []
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT number, user, viewed_at, action, what, kind, identifier FROM view_log
          WHERE ?1 IS NULL OR (kind = ?1 AND identifier = ?2) ORDER BY number DESC LIMIT ?3
          """, arguments: [subject?.kind.rawValue, subject?.identifier, limit])
      while let row = try rows.next() { result.append(try ViewEntry(Columns(row: row))) }
      return result
    }
  }
}

extension ViewEntry {
  fileprivate init(_ row: Columns) throws {
    var subject: RecordReference?
    if let identifier = try row.optionalText(6) {
      let kind: RecordReference.Kind = try row.choice(5)
      subject = RecordReference(kind, identifier)
    }
    self.init(
      number: try row.integer(0), user: try row.text(1), viewedAt: try row.moment(2),
      action: try row.choice(3), what: try row.text(4), subject: subject)
  }
}
