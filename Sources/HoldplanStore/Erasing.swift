import Foundation
import GRDB
import HoldplanModel

/// What became of a person who was erased.
package struct ErasureReport: Equatable, Sendable {
  package var employee: Employee.ID
  /// Who stands in the person's place where counts have to add up.
  package var standIn: Employee.ID
  /// Copies of the file that still name the person, oldest first. They are not altered: a copy that is no
  /// longer needed has to be removed, or will be when its time is up.
  package var backups: [Backup]
}

/// What a purge has taken away, or would take.
package struct PurgeReport: Equatable, Sendable {
  package var preview: PurgePreview
  /// Lines of the log whose content goes.
  package var historyLines: Int
  /// Lines of the log of views that go.
  package var views: Int
  /// Copies that are too old.
  package var backups: [Backup]
  /// The copy that was made first; nil in a preview.
  package var backup: Backup?

  package var isEmpty: Bool { preview.isEmpty && historyLines == 0 && views == 0 && backups.isEmpty }
}

extension WorkspaceStore {
  /// Takes a person out of the file: records, plans, log, undo history and log of views, in one transaction.
  /// It cannot be undone, and nothing before it can.
  ///
  /// - Parameters:
  ///   - name: what the stand-in is called, with `{number}` for its number.
  ///   - today: from this day on the person may not teach any more.
  package func erase(
    _ employee: Employee.ID, called name: String, in snapshot: inout Snapshot, today: CalendarDate,
    author: String, at moment: Timestamp
  ) throws(StoreError) -> ErasureReport {
    let before = snapshot
    let (after, standIn) = try rewriting(before) { db in
      let erasure = try Self.erasure(of: employee, called: name, from: before.workspace, today: today, db)
      let rewrite = Rewrite(
        workspace: erasure(before.workspace), change: { erasure($0) }, user: { erasure.user($0) },
        employee: { erasure.id($0) })
      let snapshot = try Rewriting.perform(
        rewrite, on: before, kind: .erase, author: erasure.user(author), at: moment, db)
      return (snapshot, erasure.standIn)
    }
    snapshot = after
    return ErasureReport(
      employee: employee, standIn: standIn, backups: try backups(naming: employee))
  }

  /// What a purge would take away.
  package func purgePreview(of workspace: Workspace, today: CalendarDate) throws(StoreError) -> PurgeReport {
    let retention = workspace.rules.retention ?? Retention()
    let backups = try Self.backups(of: file).filter {
      $0.isOlder(than: retention.cutoff(.backups, today: today))
    }
    let (history, views) = (retention.moment(.history, today: today), retention.moment(.views, today: today))
    return try read { db in
      func count(_ sql: String, _ moment: Timestamp?) throws -> Int {
        guard let moment else { return 0 }
        return try Int.fetchOne(db, sql: sql, arguments: [moment.seconds]) ?? 0
      }
      return PurgeReport(
        preview: workspace.purged(today: today).preview,
        historyLines: try count(
          """
          SELECT count(*) FROM change_log WHERE recorded_at < ? AND kind <> 'create'
            AND change <> '\(try JSONColumn.encode(Change.group([])))'
          """, history),
        views: try count("SELECT count(*) FROM view_log WHERE viewed_at < ?", views), backups: backups,
        backup: nil)
    }
  }

  /// Takes away what is older than the workspace's retention rules allow, after a verified copy was made.
  /// It cannot be undone, and nothing before it can. Does nothing where there is nothing to take away.
  ///
  /// - Parameter name: what people who have left are called afterwards, with `{number}` for a number.
  package func purge(
    in snapshot: inout Snapshot, called name: String, today: CalendarDate, author: String,
    at moment: Timestamp
  ) throws(StoreError) -> PurgeReport {
    if isReadOnly { throw .readOnly(file: file.path) }
    var report = try purgePreview(of: snapshot.workspace, today: today)
    if report.isEmpty { return report }
    report.backup = try backUp(for: .purge, at: moment)
    let before = snapshot
    let retention = before.workspace.rules.retention ?? Retention()
    snapshot = try rewriting(before) { db in
      var (workspace, preview) = before.workspace.purged(today: today)
      let scrub = Scrub(retention, today: today)
      var erasures: [Erasure] = []
      for person in preview.leavers {
        let erasure = try Self.erasure(of: person, called: name, from: workspace, today: today, db)
        workspace = erasure(workspace)
        erasures.append(erasure)
      }
      let rewrite = Rewrite(
        workspace: workspace, change: { change in erasures.reduce(scrub(change)) { $1($0) } },
        user: { user in erasures.reduce(user) { $1.user($0) } },
        employee: { id in erasures.reduce(id) { $1.id($0) } },
        emptiesLinesBefore: retention.moment(.history, today: today),
        dropsViewsBefore: retention.moment(.views, today: today))
      return try Rewriting.perform(rewrite, on: before, kind: .purge, author: author, at: moment, db)
    }
    try StoreError.translating(file: file.path) {
      for backup in report.backups { try FileManager.default.removeItem(at: backup.file) }
    }
    return report
  }

  /// The copies of the file in which a person is still named. One that cannot be read may name anybody.
  package func backups(naming employee: Employee.ID) throws(StoreError) -> [Backup] {
    try Self.backups(of: file).filter { backup in
      do {
        let queue = try Connection.open(backup.file.path, readOnly: true, timeout: .seconds(5))
        defer { queue.interrupt() }
        return try queue.read { db in
          try Bool.fetchOne(
            db,
            sql: """
              SELECT EXISTS (SELECT 1 FROM employees WHERE id = ?1)
                OR EXISTS (SELECT 1 FROM log_names WHERE kind = 'employee' AND identifier = ?1)
                OR EXISTS (SELECT 1 FROM attendance WHERE employee = ?1)
                OR EXISTS (SELECT 1 FROM published_members WHERE employee = ?1)
              """, arguments: [employee.stored]) ?? true
        }
      } catch { return true }
    }
  }

  /// One transaction in which nothing was committed since the snapshot was read.
  private func rewriting<Result>(
    _ before: Snapshot, _ work: (Database) throws -> Result
  ) throws(StoreError) -> Result {
    if isReadOnly { throw .readOnly(file: file.path) }
    return try StoreError.translating(file: file.path) {
      var result: Result?
      try queue.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          let entries = try LogQueries.entries(db, after: before.revision)
          if !entries.isEmpty { throw StoreError.conflict(entries) }
          result = try work(db)
          return .commit
        }
      }
      guard let result else { throw Damage("the transaction had no result") }
      return result
    }
  }

  /// With every name that the log knows the person by.
  private static func erasure(
    of employee: Employee.ID, called name: String, from workspace: Workspace, today: CalendarDate,
    _ db: Database
  ) throws -> Erasure {
    let instructors = workspace.instructors(for: employee).map(\.id.stored)
    var names: [String] = []
    try db.forEachRow("SELECT kind, identifier, name FROM log_names") { row in
      let identifier = try row.text(1)
      let isPerson =
        try row.text(0) == "employee" ? identifier == employee.stored : instructors.contains(identifier)
      if isPerson { names.append(try row.text(2)) }
    }
    return try Erasure(employee, from: workspace, called: name, names: names, today: today)
  }
}

extension Backup {
  fileprivate func isOlder(than cutoff: CalendarDate?) -> Bool { cutoff.map { madeAt.date < $0 } ?? false }
}

extension Retention {
  /// The first moment of the day before which everything of a kind goes.
  fileprivate func moment(_ kind: Kind, today: CalendarDate) -> Timestamp? {
    cutoff(kind, today: today).map { Timestamp(seconds: $0.dayNumber * 86_400) }
  }
}
