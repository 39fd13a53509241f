import Foundation
import GRDB
import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanStore

@Suite struct FaultTests {
  @Test(arguments: [1, 20, 40, 60, 80])
  func whatWasAcknowledgedSurvivesAKill(milliseconds: Int) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "holdplan-kill-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "example.holdplan")
    try WorkspaceStore.create(at: file, .example, author: "Anna", at: second(1)).close()
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = file.path as String, delay = UInt32(milliseconds) * 1_000 as UInt32] in
      let store = try WorkspaceStore.open(at: URL(fileURLWithPath: path), migrations: Migration.all)
      var snapshot = try store.load()
      Thread.detachNewThread {
        usleep(delay)
        kill(getpid(), SIGKILL)
      }
      for number in 1... {
        try store.commit(.rename(organisation: String(number)), to: &snapshot)
        try Data(String(number).utf8).write(to: URL(fileURLWithPath: path + ".acknowledged"))
      }
    }
    let acknowledged = try? String(
      contentsOf: URL(fileURLWithPath: file.path + ".acknowledged"), encoding: .utf8)
    let store = try WorkspaceStore.open(at: file, migrations: Migration.all)
    let stored = Int(try store.load().workspace.name) ?? 0
    // The kill may come between the commit and what is said about it, or while it is said.
    let said = Int(acknowledged ?? "") ?? max(0, stored - 1)
    #expect((said...said + 1).contains(stored))
    #expect(try store.doctor(deep: true).findings == [])
  }

  @Test func aLimitOnFileSizesIsAnErrorAndTheOldStateStands() async {
    await #expect(processExitsWith: .success) {
      try withStore { store in
        var snapshot = try store.load()
        let size = FileSystem.status(store.file.path)?.st_size ?? 0
        try withFileSizeLimit(rlim_t(size) + 40_000) {
          var saved = snapshot
          var error: StoreError?
          for number in 1...1_000 where error == nil {
            saved = snapshot
            let site = Site(id: Identifier("\(number)"), name: String(repeating: "x", count: 5_000))
            error = storeError { try store.commit(.put(.site(site)), to: &snapshot) }
          }
          #expect(error == .full(file: store.file.path))
          #expect(snapshot == saved)
          let stored = try store.load()
          #expect(stored == saved)
        }
        try store.commit(.rename(organisation: "Plads igen"), to: &snapshot)
        #expect(try store.load() == snapshot)
        #expect(try store.doctor(deep: true).findings == [])
      }
    }
  }

  @Test func aBackupThatDoesNotFitLeavesNothingBehind() async {
    await #expect(processExitsWith: .success) {
      try withStore { store in
        try withFileSizeLimit(20_000) {
          let error = storeError { try store.backUp(for: .asked, at: second(2)) }
          #expect(error != nil)
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: Backup.folder(of: store.file).path)
        #expect(left == [])
      }
    }
  }
}

@Suite struct DamageTests {
  /// Bytes flipped, pages zeroed, ends cut off: each file is refused in the store's words, or examined and found
  /// wanting, or read as it was but for a word that nothing else depends on. None ends the program.
  @Test func damagedFilesAreToldAndNeverEndTheProgram() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "holdplan-damage-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "example.holdplan")
    try WorkspaceStore.create(at: file, .example, author: "Anna", at: second(1)).close()
    let whole = try Data(contentsOf: file)
    var random = SeededGenerator(seed: 3)
    var (told, found, unseen) = (0, 0, 0)
    for number in 0..<150 {
      let copy = folder.appending(path: "\(number).holdplan")
      try damaged(whole, number, &random).write(to: copy)
      do {
        let store = try WorkspaceStore.open(at: copy, migrations: Migration.all, timeout: .milliseconds(100))
        defer { try? store.close() }
        let workspace = try store.load().workspace
        if try store.doctor(deep: true).findings.isEmpty {
          unseen += 1
          #expect(workspace.problems().isEmpty, "\(number)")
        } else {
          found += 1
        }
      } catch { told += 1 }
      try FileManager.default.removeItem(at: copy)
    }
    #expect(told + found + unseen == 150)
    #expect(told + found > 75, "told \(told), found \(found), unseen \(unseen)")
  }

  private func damaged(_ whole: Data, _ number: Int, _ random: inout SeededGenerator) -> Data {
    var data = whole
    switch number % 3 {
    case 0:
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        data[Int.random(in: 0..<data.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      }
    case 1: data = data.prefix(Int.random(in: 0..<data.count, using: &random))
    default:
      let page = Int.random(in: 0..<data.count / 4096, using: &random) * 4096
      data.replaceSubrange(page..<page + 4096, with: Data(count: 4096))
    }
    return data
  }
}

/// Migrations of three statements each, after those that there are, of which one is the last that is run.
private func migrations(killedBefore step: Int?) -> [Migration] {
  let statements = [
    "CREATE TABLE later_one (id INTEGER PRIMARY KEY) STRICT", "INSERT INTO later_one VALUES (1)",
    "ALTER TABLE later_one ADD COLUMN word TEXT", "CREATE TABLE later_two (id INTEGER PRIMARY KEY) STRICT",
    "INSERT INTO later_two SELECT id FROM later_one", "DROP TABLE later_one",
  ]
  let later = (0..<2).map { number in
    Migration(version: Migration.current + 1 + number) { db in
      for at in number * 3..<number * 3 + 3 {
        if at == step { kill(getpid(), SIGKILL) }
        try db.execute(sql: statements[at])
      }
    }
  }
  return Migration.all + later
}

@Suite struct MigrationFaultTests {
  /// Killed before each statement of two migrations: what is done is whole migrations, and the next opening goes
  /// on from there.
  @Test(arguments: 0..<6)
  func aMigrationThatIsKilledGoesOnNextTime(step: Int) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "holdplan-migrate-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "example.holdplan")
    try WorkspaceStore.create(at: file, .example, author: "Anna", at: second(1)).close()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = file.path as String, step = step as Int] in
      _ = try WorkspaceStore.open(
        at: URL(fileURLWithPath: path), migrations: migrations(killedBefore: step), now: second(5))
    }
    let found = try await DatabaseQueue(path: file.path).read { db in
      (
        try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
        try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE name LIKE 'later%'")
      )
    }
    #expect(found.0 == Migration.current + step / 3)
    #expect(found.1 == (step < 3 ? [] : ["later_one"]))
    // Who knows only the new schema is not shown a file in between; who opens it again gets all of it.
    let store = try WorkspaceStore.open(at: file, migrations: migrations(killedBefore: nil), now: second(6))
    #expect(try store.load().workspace == .example)
    #expect(try await store.queue.read { try Int.fetchOne($0, sql: "SELECT id FROM later_two") } == 1)
    #expect(try !WorkspaceStore.backups(of: file).isEmpty)
  }
}

/// Lets no file of this process grow beyond a number of bytes while the body runs.
private func withFileSizeLimit(_ bytes: rlim_t, _ body: () throws -> Void) throws {
  let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
  var limit = rlimit()
  try #require(getrlimit(resource, &limit) == 0)
  let before = limit
  limit.rlim_cur = bytes
  try #require(setrlimit(resource, &limit) == 0)
  defer { _ = withUnsafePointer(to: before) { setrlimit(resource, $0) } }
  try body()
}
