import Foundation
import GRDB
import HoldplanModel

extension WorkspaceStore {
  /// Copies the workspace to a new file and checks the copy; refuses to overwrite.
  package func backUp(to file: URL) throws(StoreError) {
    try StoreError.translating(file: file.path) {
      try Copying.copy(queue, to: file.standardizedFileURL.path, reading: true)
    }
  }

  /// Makes a copy in the folder of backups, as is wise before an import or a purge.
  @discardableResult
  package func backUp(for reason: Backup.Reason, at moment: Timestamp) throws(StoreError) -> Backup {
    try Self.backUp(queue, of: file, for: reason, at: moment, reading: true)
  }

  /// Makes the day's first copy, unless nothing has changed since the last one.
  @discardableResult
  package func backUpDaily(at moment: Timestamp) throws(StoreError) -> Backup? {
    try Self.backUpDaily(queue, of: file, at: moment)
  }

  private static func backUpDaily(
    _ queue: DatabaseQueue, of file: URL, at moment: Timestamp
  ) throws(StoreError) -> Backup? {
    let revision = try StoreError.translating(file: file.path) { try queue.read(LogQueries.revision) }
    if let last = try backups(of: file).last(where: { $0.reason == .daily }),
      last.revision == revision || last.madeAt.date == moment.date
    {
      return nil
    }
    return try backUp(queue, of: file, for: .daily, at: moment, reading: true)
  }

  /// The same when a file is opened: a failure is given back, since the file can be used without a copy.
  static func backUpDaily(_ queue: DatabaseQueue, of file: URL, at moment: Timestamp) -> StoreError? {
    do throws(StoreError) {
      _ = try backUpDaily(queue, of: file, at: moment) as Backup?
      return nil
    } catch {
      return error
    }
  }

  /// What is in the folder of backups, oldest first.
  package static func backups(of file: URL) throws(StoreError) -> [Backup] {
    let folder = Backup.folder(of: file.standardizedFileURL)
    if !FileSystem.exists(folder.path) { return [] }
    return try StoreError.translating(file: folder.path) {
      try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .compactMap(Backup.init)
        .sorted { ($0.madeAt, $0.file.path) < ($1.madeAt, $1.file.path) }
    }
  }

  static func backUp(
    _ queue: DatabaseQueue, of file: URL, for reason: Backup.Reason, at moment: Timestamp, reading: Bool
  ) throws(StoreError) -> Backup {
    let folder = Backup.folder(of: file)
    return try StoreError.translating(file: folder.path) {
      try FileSystem.createPrivateDirectory(folder.path)
      let backup = Backup(
        in: folder, reason: reason, madeAt: moment, revision: try queue.read(LogQueries.revision))
      // The same revision at the same second is the same copy.
      if !FileSystem.exists(backup.file.path) {
        try Copying.copy(queue, to: backup.file.path, reading: reading)
      }
      try removeOld(of: file, reason: reason)
      try removeUnfinished(in: folder)
      return backup
    }
  }

  private static func removeOld(of file: URL, reason: Backup.Reason) throws {
    if reason == .asked || reason == .replaced { return }
    for backup in try backups(of: file).filter({ $0.reason == reason }).dropLast(Backup.kept) {
      try FileManager.default.removeItem(at: backup.file)
    }
  }

  /// Removes copies that a kill left unfinished. Those of the last day may still be being made.
  private static func removeUnfinished(in folder: URL) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.contains(".sqlite.new-") {
      let path = folder.appending(path: name).path
      guard let status = FileSystem.status(path) else { continue }
      if status.st_mtim.tv_sec < Timestamp.now.seconds - 86_400 {
        try FileManager.default.removeItem(atPath: path)
      }
    }
  }

  /// Puts a backup in the place of a file that nobody has open, and opens it.
  ///
  /// The backup is checked first and stays. What was there before, damaged or not, is put aside in the folder
  /// of backups. The restore gets a line in the log of the restored workspace.
  package static func restore(
    _ file: URL, from backup: URL, author: String, at moment: Timestamp
  ) throws(StoreError) -> WorkspaceStore {
    try restore(file, from: backup, author: author, at: moment, timeout: .seconds(5))
  }

  static func restore(
    _ file: URL, from backup: URL, author: String, at moment: Timestamp, timeout: Duration
  ) throws(StoreError) -> WorkspaceStore {
    FileSystem.ignoreFileSizeSignal()
    let (file, backup) = (file.standardizedFileURL, backup.standardizedFileURL)
    let source = try StoreError.translating(file: backup.path) {
      try checked(backup, readOnly: true, timeout: timeout, supported: Migration.current)
    }
    try FileSystem.createPrivateDirectory(file.deletingLastPathComponent().path)
    let lock = try FileLock(for: file)
    try lock.acquire(.exclusive, within: timeout)
    let temporary = file.path + ".new-" + UUID().uuidString
    try FileSystem.createPrivateFile(temporary)
    defer { for suffix in ["", "-journal"] { unlink(temporary + suffix) } }
    try StoreError.translating(file: backup.path) {
      try Copying.write(source, to: temporary, reading: false)
      try source.close()
      try note(restoreOf: temporary, from: backup, author: author, at: moment)
    }
    if FileSystem.exists(file.path) { try putAside(file, at: moment) }
    // The old file's journal must never be played back into the new one; the copy put aside has it.
    unlink(file.path + "-journal")
    try FileSystem.replace(file.path, with: temporary)
    lock.release()
    return try open(at: file, migrations: Migration.all, timeout: timeout)
  }

  private static func note(
    restoreOf path: String, from backup: URL, author: String, at moment: Timestamp
  ) throws {
    let queue = try Connection.open(path, readOnly: false, timeout: .seconds(5))
    try Migration.migrate(queue, through: Migration.all)
    try queue.writeWithoutTransaction { db in
      try db.inTransaction(.immediate) {
        let entry = LogEntry(
          number: try LogQueries.revision(db) + 1, operation: UUID(), kind: .restore, target: nil,
          author: author, recordedAt: moment, label: "restore")
        try entry.insert(db, change: .group([]), inverse: nil)
        return .commit
      }
    }
    try queue.close()
    try Copying.check(path, reading: true)
  }

  /// Gives the file a second name in the folder of backups, with its journal, before another takes the first.
  private static func putAside(_ file: URL, at moment: Timestamp) throws(StoreError) {
    let folder = Backup.folder(of: file)
    try FileSystem.createPrivateDirectory(folder.path)
    let aside = Backup(in: folder, reason: .replaced, madeAt: moment, revision: nil).file.path
    for suffix in ["", "-journal"] where FileSystem.exists(file.path + suffix) {
      if link(file.path + suffix, aside + suffix) == 0 { continue }
      let reason = errno
      if reason == EEXIST { throw .alreadyExists(file: aside + suffix) }
      try StoreError.translating(file: aside) {
        try FileManager.default.copyItem(atPath: file.path + suffix, toPath: aside + suffix)
      }
    }
  }
}
