import Foundation
import GRDB
import HoldplanModel

extension WorkspaceStore {
  /// Makes a change and stores it, with its line in the log, in one transaction.
  ///
  /// - Parameters:
  ///   - snapshot: what the change is made to; it becomes the workspace after the change. If others have
  ///     changed the file since it was read, nothing is written and `StoreError.conflict` lists what they did.
  ///   - label: the key of the sentence that says what was done.
  ///   - operation: names the user's action. Sent a second time, the action isn't made again; the snapshot is
  ///     read from the file, and the commit says so.
  @discardableResult
  package func commit(
    _ change: Change, to snapshot: inout Snapshot, label: String, author: String, at moment: Timestamp,
    operation: UUID = UUID()
  ) throws(StoreError) -> Commit {
    try write(to: &snapshot, operation: operation) { db in
      Step(kind: .do, change: change, label: label, author: author, moment: moment)
    }
  }

  /// Takes back the latest change that is still in effect, if it was the author's own.
  ///
  /// `StoreError.blocked` names somebody else's later change. An attendance mark is taken back by a
  /// correction that the author signs.
  @discardableResult
  package func undo(
    by author: String, at moment: Timestamp, in snapshot: inout Snapshot, operation: UUID = UUID()
  ) throws(StoreError) -> Commit {
    try write(to: &snapshot, operation: operation) { db in
      guard let target = try LogQueries.latestInEffect(db) else {
        throw StoreError.nothingToUndo(author: author)
      }
      return try Step(taking: target, back: .undo, by: author, at: moment, db)
    }
  }

  /// Makes again what the author undid last, unless something was done since.
  @discardableResult
  package func redo(
    by author: String, at moment: Timestamp, in snapshot: inout Snapshot, operation: UUID = UUID()
  ) throws(StoreError) -> Commit {
    try write(to: &snapshot, operation: operation) { db in
      guard let target = try LogQueries.latestUndone(db) else {
        throw StoreError.nothingToRedo(author: author)
      }
      return try Step(taking: target, back: .redo, by: author, at: moment, db)
    }
  }

  /// The line that `undo` would take back; an error says why there is none.
  package func nextUndo(by author: String) throws(StoreError) -> LogEntry {
    try read { db in
      guard let entry = try LogQueries.latestInEffect(db) else {
        throw StoreError.nothingToUndo(author: author)
      }
      if entry.author != author { throw StoreError.blocked(by: entry) }
      return entry
    }
  }

  /// The undoing that `redo` would take back; an error says why there is none.
  package func nextRedo(by author: String) throws(StoreError) -> LogEntry {
    try read { db in
      guard let entry = try LogQueries.latestUndone(db) else {
        throw StoreError.nothingToRedo(author: author)
      }
      if entry.author != author { throw StoreError.blocked(by: entry) }
      return entry
    }
  }

  /// Brings a snapshot up to date with what others have committed, and says what that was, oldest first.
  @discardableResult
  package func refresh(_ snapshot: inout Snapshot) throws(StoreError) -> [LogEntry] {
    let old = snapshot
    let (fresh, entries) = try read { db -> (Snapshot, [LogEntry]) in
      let entries = try LogQueries.entries(db, after: old.revision)
      let revision = try LogQueries.revision(db)
      if revision == old.revision { return (old, []) }
      return (Snapshot(workspace: try Workspace(db), revision: revision), entries)
    }
    snapshot = fresh
    return entries
  }

  /// One transaction: finds out what to do, does it to a copy, writes the rows and the line of the log; the
  /// caller's snapshot follows when it is on the disk.
  private func write(
    to snapshot: inout Snapshot, operation: UUID, _ step: (Database) throws -> Step
  ) throws(StoreError) -> Commit {
    if isReadOnly { throw .readOnly(file: file.path) }
    let before = snapshot
    let (after, commit) = try settling(operation) {
      var result: (Snapshot, Commit)?
      try queue.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          if let entry = try LogQueries.entry(db, operation: operation) {
            result = try Self.repeated(entry, db)
            return .commit
          }
          let entries = try LogQueries.entries(db, after: before.revision)
          if !entries.isEmpty { throw StoreError.conflict(entries) }
          result = try Self.perform(step(db), on: before, operation: operation, db)
          return .commit
        }
      }
      guard let result else { throw Damage("the transaction had no result") }
      return result
    }
    snapshot = after
    return commit
  }

  /// Runs a transaction. When the system refuses the very last step, making the removal of the journal
  /// durable, the change is in the file all the same: then that step is tried once more.
  private func settling(
    _ operation: UUID, _ work: () throws -> (Snapshot, Commit)
  ) throws(StoreError) -> (Snapshot, Commit) {
    do throws(StoreError) {
      return try StoreError.translating(file: file.path, work)
    } catch {
      guard case .inputOutput = error else { throw error }
      let written = try read { db in
        try LogQueries.entry(db, operation: operation).map { try Self.repeated($0, db) }
      }
      guard let written else { throw error }
      try FileSystem.sync(file.deletingLastPathComponent().path)
      var commit = written.1
      commit.isRepeat = false
      return (written.0, commit)
    }
  }

  private static func perform(
    _ step: Step, on before: Snapshot, operation: UUID, _ db: Database
  ) throws -> (Snapshot, Commit) {
    var workspace = before.workspace
    let inverse = try workspace.apply(step.change)
    try Difference(before: before.workspace, after: workspace, change: step.change).write(db)
    let entry = LogEntry(
      number: before.revision + 1, operation: operation, kind: step.kind, target: step.target?.number,
      author: step.author, recordedAt: step.moment, label: step.label)
    try entry.insert(db, change: step.change, inverse: inverse)
    let commit = Commit(
      entry: entry, change: step.change, inverse: inverse, target: step.target, isRepeat: false)
    return (Snapshot(workspace: workspace, revision: entry.number), commit)
  }

  private static func repeated(_ entry: LogEntry, _ db: Database) throws -> (Snapshot, Commit) {
    let stored = try LogQueries.change(db, number: entry.number)
    let commit = Commit(
      entry: entry, change: stored.change, inverse: stored.inverse ?? .group([]),
      target: try entry.target.map { try LogQueries.entry(db, number: $0) }, isRepeat: true)
    return (Snapshot(workspace: try Workspace(db), revision: try LogQueries.revision(db)), commit)
  }
}

/// What one transaction is to do.
private struct Step {
  var kind: LogEntry.Kind
  var change: Change
  var label: String
  var author: String
  var moment: Timestamp
  var target: LogEntry?
}

extension Step {
  /// Takes back one's own line, which may be an undoing itself.
  init(
    taking target: LogEntry, back kind: LogEntry.Kind, by author: String, at moment: Timestamp, _ db: Database
  ) throws {
    if target.author != author { throw StoreError.blocked(by: target) }
    guard let inverse = try LogQueries.change(db, number: target.number).inverse else {
      throw Damage("line \(target.number) of the log has no inverse")
    }
    self.init(
      kind: kind, change: inverse.signed(by: author, at: moment), label: target.label, author: author,
      moment: moment, target: target)
  }
}
