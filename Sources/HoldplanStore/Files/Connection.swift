import Foundation
import GRDB
import HoldplanModel

/// How the file is opened: the settings that a saved change depends on, set and then read back.
enum Connection {
  /// "Hldp". Tells a workspace from any other SQLite file.
  static let applicationID = 0x486C_6470

  /// What was measured to survive a kill, a full disk and a power cut: a rollback journal, not WAL.
  static let settings: [(name: String, value: String, expected: String)] = [
    ("journal_mode", "DELETE", "delete"), ("synchronous", "EXTRA", "3"), ("foreign_keys", "ON", "1"),
    ("secure_delete", "ON", "1"), ("cell_size_check", "ON", "1"),
  ]

  /// Opens a file that exists. - Parameter timeout: how long a statement waits for another process.
  static func open(_ path: String, readOnly: Bool, timeout: Duration) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(timeout / .seconds(1))
    configuration.label = "workspace"
    configuration.prepareDatabase { db in
      for setting in settings { try db.execute(sql: "PRAGMA \(setting.name) = \(setting.value)") }
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { db in try check(db, path: path) }
    return queue
  }

  /// Whether the file says at its beginning that it is a workspace; looked at without opening it as one.
  static func isWorkspace(_ path: String) throws(StoreError) -> Bool {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw StoreError(errno: errno, file: path) }
    defer { close(descriptor) }
    var header = [UInt8](repeating: 0, count: 72)
    let count = Glibc.read(descriptor, &header, header.count)
    if count < 0 { throw StoreError(errno: errno, file: path) }
    // The file format of SQLite: a magic text first, and the application's number in the bytes from 68.
    let number = header[68...].reduce(0) { $0 << 8 | Int($1) }
    return count == header.count && header.starts(with: "SQLite format 3\0".utf8) && number == applicationID
  }

  /// Every setting as the open connection has it.
  static func found(_ db: Database) throws -> [(name: String, expected: String, found: String)] {
    try settings.map { setting in
      let value = try Row.fetchOne(db, sql: "PRAGMA \(setting.name)")?.decode(DatabaseValue.self, atIndex: 0)
      let found = value.flatMap { Int.fromDatabaseValue($0).map(String.init) ?? String.fromDatabaseValue($0) }
      return (setting.name, setting.expected, found ?? "")
    }
  }

  private static func check(_ db: Database, path: String) throws {
    for setting in try found(db) where setting.found != setting.expected {
      throw StoreError.settings(
        file: path, setting: setting.name, expected: setting.expected, found: setting.found)
    }
  }
}

extension StoreError {
  /// Runs what may throw anything and says it in the store's words.
  static func translating<Result>(file: String, _ work: () throws -> Result) throws(StoreError) -> Result {
    do {
      return try work()
    } catch let error as StoreError {
      throw error
    } catch let error as ChangeError {
      throw StoreError.refused(error)
    } catch let error as DatabaseError {
      throw StoreError(error, file: file)
    } catch let error as Damage {
      throw StoreError.damaged(file: file, detail: error.description)
    } catch let error as RowDecodingError {
      throw StoreError.damaged(file: file, detail: "\(error)")
    } catch let error as DecodingError {
      throw StoreError.damaged(file: file, detail: "\(error)")
    } catch {
      throw StoreError.inputOutput(file: file, code: 0, detail: "\(error)")
    }
  }

  init(_ error: DatabaseError, file: String) {
    let detail = error.message ?? ""
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(file: file)
    case .SQLITE_FULL: self = .full(file: file)
    case .SQLITE_READONLY: self = .readOnly(file: file)
    case .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: self = .noPermission(file: file)
    case .SQLITE_NOTADB: self = .foreign(file: file)
    case .SQLITE_CORRUPT, .SQLITE_FORMAT, .SQLITE_ERROR, .SQLITE_MISMATCH:
      self = .damaged(file: file, detail: detail)
    case .SQLITE_CONSTRAINT: self = .inconsistent(file: file, detail: detail)
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_WRITE && isFileTooLarge(file):
      self = .full(file: file)
    default:
      self = .inputOutput(file: file, code: Int(error.extendedResultCode.rawValue), detail: detail)
    }
  }
}

/// SQLite reports a write beyond a limit on file sizes as any failed write; the limit tells which it was.
private func isFileTooLarge(_ file: String) -> Bool {
  var limit = rlimit()
  guard getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0, limit.rlim_cur < rlim_t.max
  else { return false }
  // The file or its journal has come within a page's reach of the limit.
  let reach = 65_536
  return [file, file + "-journal"].contains { path in
    FileSystem.status(path).map { Int($0.st_size) + reach >= Int(limit.rlim_cur) } ?? false
  }
}
