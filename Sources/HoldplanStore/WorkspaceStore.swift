import Foundation
import GRDB
import HoldplanModel

/// One organisation's file: a workspace, its audit and its backups.
///
/// A change that `commit` returned from survives a kill, a full disk and a power cut; if it throws, the file
/// and the caller's snapshot are as they were. All work on one store happens one after the other, and it may
/// be used from any thread. Other processes may have the file open too: whoever commits on a snapshot that
/// somebody else's change has passed gets `StoreError.conflict` and reads again with `refresh`.
package final class WorkspaceStore: Sendable {
  package let file: URL
  /// Nothing can be written: the file or its directory is read-only.
  package let isReadOnly: Bool
  /// Why the day's backup could not be made when the file was opened; the file itself is in order.
  package let backupProblem: StoreError?
  let queue: DatabaseQueue
  /// Shared for as long as the store is open, so that nobody migrates or replaces the file meanwhile.
  private let lock: FileLock?

  private init(file: URL, queue: DatabaseQueue, lock: FileLock?, isReadOnly: Bool, backupProblem: StoreError?)
  {
    self.file = file
    self.queue = queue
    self.lock = lock
    self.isReadOnly = isReadOnly
    self.backupProblem = backupProblem
  }

  /// Makes a new file, readable by its owner alone, with a private directory around it where there is none.
  ///
  /// The file appears whole or not at all, and never in the place of another.
  /// - Parameter author: who made it, and when, for the first line of the log.
  package static func create(
    at file: URL, _ workspace: Workspace, author: String, at moment: Timestamp
  ) throws(StoreError) -> WorkspaceStore {
    FileSystem.ignoreFileSizeSignal()
    let file = file.standardizedFileURL
    try FileSystem.createPrivateDirectory(file.deletingLastPathComponent().path)
    if FileSystem.exists(file.path) { throw .alreadyExists(file: file.path) }
    let temporary = file.path + ".new-" + UUID().uuidString
    try FileSystem.createPrivateFile(temporary)
    defer { for suffix in ["", "-journal"] { unlink(temporary + suffix) } }
    try StoreError.translating(file: file.path) {
      let construction = workspace.construction
      let built = try Workspace.blank.applying(construction)
      let queue = try Connection.open(temporary, readOnly: false, timeout: .seconds(5))
      try Migration.migrate(queue, through: Migration.all)
      try queue.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          try OrganisationRows(built).write(db, replacing: nil)
          try Difference(before: .blank, after: built, change: construction).write(db)
          let entry = LogEntry(
            number: 1, operation: UUID(), kind: .create, target: nil, author: author, recordedAt: moment,
            label: "create")
          try entry.insert(db, change: construction, inverse: nil)
          return .commit
        }
      }
      try queue.close()
    }
    try FileSystem.publish(temporary, as: file.path)
    return try open(at: file, migrations: Migration.all)
  }

  /// Opens a file that exists, migrating it first if it was written by an older Holdplan.
  ///
  /// An empty file, a file of something else and one written by a newer Holdplan are refused untouched.
  /// Before a migration, and on the first opening of a day, a backup is made.
  /// - Parameter now: dates the backups.
  package static func open(at file: URL, now: Timestamp = .now) throws(StoreError) -> WorkspaceStore {
    try open(at: file, migrations: Migration.all, now: now, backsUp: true)
  }

  /// - Parameters:
  ///   - timeout: how long to wait for other processes, for the lock and for each transaction.
  ///   - backsUp: whether the day's backup is made.
  static func open(
    at file: URL, migrations: [Migration], timeout: Duration = .seconds(5), now: Timestamp = .now,
    backsUp: Bool = false
  ) throws(StoreError) -> WorkspaceStore {
    FileSystem.ignoreFileSizeSignal()
    let file = file.standardizedFileURL
    guard let status = FileSystem.status(file.path) else { throw .missing(file: file.path) }
    if status.st_size == 0 { throw .empty(file: file.path) }
    // Nothing is left beside a file that is none of ours.
    if try !Connection.isWorkspace(file.path) { throw .foreign(file: file.path) }
    let isReadOnly = !FileSystem.isWritable(file)
    let hasLock = !isReadOnly || FileSystem.exists(file.path + ".lock")
    let lock = hasLock ? try FileLock(for: file, creating: !isReadOnly) : nil
    try lock?.acquire(.shared, within: timeout)
    let queue = try StoreError.translating(file: file.path) {
      let queue = try checked(file, readOnly: isReadOnly, timeout: timeout, supported: migrations.count)
      if try queue.read(Migration.version) == migrations.count { return queue }
      if isReadOnly { throw StoreError.readOnly(file: file.path) }
      try queue.close()
      try lock?.acquire(.exclusive, within: timeout)
      try migrate(file, through: migrations, timeout: timeout, now: now)
      try lock?.acquire(.shared, within: timeout)
      return try checked(file, readOnly: false, timeout: timeout, supported: migrations.count)
    }
    let problem = backsUp && !isReadOnly ? backUpDaily(queue, of: file, at: now) : nil
    return WorkspaceStore(
      file: file, queue: queue, lock: lock, isReadOnly: isReadOnly, backupProblem: problem)
  }

  /// Backs up and migrates a file that is nobody else's meanwhile. Whoever waited for the lock may find that
  /// it was done.
  private static func migrate(
    _ file: URL, through migrations: [Migration], timeout: Duration, now: Timestamp
  ) throws {
    let queue = try checked(file, readOnly: false, timeout: timeout, supported: migrations.count)
    if try queue.read(Migration.version) < migrations.count {
      _ = try backUp(queue, of: file, for: .migration, at: now, reading: false)
      try Migration.migrate(queue, through: migrations)
    }
    try queue.close()
  }

  /// A connection to a file that is a workspace, of a schema no newer than is known.
  static func checked(
    _ file: URL, readOnly: Bool, timeout: Duration, supported: Int
  ) throws -> DatabaseQueue {
    let queue = try Connection.open(file.path, readOnly: readOnly, timeout: timeout)
    let (application, version) = try queue.read {
      (try Migration.applicationID($0), try Migration.version($0))
    }
    guard application == Connection.applicationID, version > 0 else {
      throw StoreError.foreign(file: file.path)
    }
    guard version <= supported else {
      throw StoreError.newerVersion(file: file.path, version: version, supported: supported)
    }
    return queue
  }

  /// Ends the use of the file. Whoever still calls the store gets an error.
  package func close() throws(StoreError) {
    try StoreError.translating(file: file.path) { try queue.close() }
    lock?.release()
  }

  // MARK: - Reading

  package func load() throws(StoreError) -> Snapshot { try load(onTwoCoresFrom: 1_000_000) }

  /// - Parameter onTwoCoresFrom: the size of a file, in bytes, from which two connections read it side by side.
  func load(onTwoCoresFrom size: Int) throws(StoreError) -> Snapshot {
    let isLarge = FileSystem.status(file.path).map { Int($0.st_size) >= size } ?? false
    return try read { db in
      let revision = try LogQueries.revision(db)
      guard isLarge else { return Snapshot(workspace: try Workspace(db), revision: revision) }
      var aside = EmployeesAside(of: file.path)
      defer { aside.end() }
      return Snapshot(workspace: try Workspace(db) { aside.take() }, revision: revision)
    }
  }

  /// Whether anything was committed since a revision; quick enough to be asked every second.
  package func hasChanged(since revision: Int) throws(StoreError) -> Bool {
    try read { db in try LogQueries.revision(db) != revision }
  }

  /// What was committed after a revision, oldest first.
  package func changes(since revision: Int) throws(StoreError) -> [LogEntry] {
    try read { db in try LogQueries.entries(db, after: revision) }
  }

  /// The last lines of the log, newest first.
  package func history(limit: Int = 100) throws(StoreError) -> [LogEntry] {
    try read { db in try LogQueries.latest(db, limit: limit) }
  }

  /// What a line of the log did. Erasures and purges don't say.
  package func change(of number: Int) throws(StoreError) -> Change {
    try read { db in
      let kind = try LogQueries.entry(db, number: number).kind
      return kind == .erase || kind == .purge ? .group([]) : try LogQueries.change(db, number: number).change
    }
  }

  /// The line that was done first, where one undoes it or does it again; otherwise the line itself.
  package func original(of number: Int) throws(StoreError) -> Int {
    try read { db in
      var entry = try LogQueries.entry(db, number: number)
      while entry.kind == .undo || entry.kind == .redo, let target = entry.target, target < entry.number {
        entry = try LogQueries.entry(db, number: target)
      }
      return entry.number
    }
  }

  /// What takes a line of the log back; nil for the first line and a restore.
  package func inverse(of number: Int) throws(StoreError) -> Change? {
    try read { db in try LogQueries.change(db, number: number).inverse }
  }

  func read<Result>(_ work: (Database) throws -> Result) throws(StoreError) -> Result {
    try StoreError.translating(file: file.path) { try queue.read(work) }
  }
}
