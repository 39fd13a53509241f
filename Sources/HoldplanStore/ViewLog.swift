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
    try views(
      where: "?2 IS NULL OR (kind = ?2 AND identifier = ?3)",
      [limit, subject?.kind.rawValue, subject?.identifier])
  }

  /// All lines, newest first, that concern somebody: about the person, about one of these teams, or about
  /// everybody, such as a copy of the whole organisation.
  package func views(concerning employee: Employee.ID, teams: Set<Team.ID>) throws(StoreError) -> [ViewEntry]
  {
    let person = RecordReference.employee(employee)
    let all = try views(
      where: "kind IS NULL OR kind = ?4 OR (kind = ?2 AND identifier = ?3)",
      [Int.max, person.kind.rawValue, person.identifier, RecordReference.Kind.team.rawValue])
    return all.filter { line in
      guard case .team(let team)? = line.subject else { return true }
      return teams.contains(team)
    }
  }

  /// The lines that fulfil a condition, of which the first argument is the greatest number of lines.
  private func views(
    where condition: String, _ arguments: StatementArguments
  ) throws(StoreError) -> [ViewEntry] {
    try read { db in
      var result: [ViewEntry] = []
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT number, user, viewed_at, action, what, kind, identifier FROM view_log
          WHERE \(condition) ORDER BY number DESC LIMIT ?1
          """, arguments: arguments)
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
