import Foundation
import GRDB
import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanStore

@Suite struct BackupTests {
  @Test func aBackupIsAWorkspaceOfItsOwn() throws {
    try withStore { store in
      let copy = store.file.deletingLastPathComponent().appending(path: "copy.holdplan")
      try store.backUp(to: copy)
      #expect(try WorkspaceStore.open(at: copy, migrations: Migration.all).load() == store.load())
      #expect(storeError { try store.backUp(to: copy) } == .alreadyExists(file: copy.path))
    }
  }

  @Test func theFirstOpeningOfADayMakesACopyIfSomethingChanged() throws {
    try withStore { store in
      func reasons() throws -> [Int?] { try WorkspaceStore.backups(of: store.file).map(\.revision) }
      func open(_ date: String) throws {
        let moment = Timestamp(seconds: day(date).dayNumber * 86_400 + 3_600)
        let opened = try WorkspaceStore.open(at: store.file, now: moment)
        #expect(opened.backupProblem == nil)
      }
      try open("2026-10-02")
      try open("2026-10-03")
      #expect(try reasons() == [1])
      var snapshot = try store.load()
      try store.commit(.rename(organisation: "Ny"), to: &snapshot)
      try open("2026-10-02")
      #expect(try reasons() == [1])
      try open("2026-10-04")
      #expect(try reasons() == [1, 2])
      #expect(try WorkspaceStore.backups(of: store.file)[1].madeAt.date == day("2026-10-04"))
    }
  }

  @Test func theLastTenOfEachReasonAreKept() throws {
    try withStore { store in
      for number in 1...12 { try store.backUp(for: .import, at: second(number)) }
      try store.backUp(for: .asked, at: second(0))
      let backups = try WorkspaceStore.backups(of: store.file)
      #expect(backups.map(\.madeAt) == [second(0)] + (3...12).map(second))
    }
  }

  @Test func copiesThatAKillLeftUnfinishedGoAfterADay() throws {
    try withStore { store in
      let folder = Backup.folder(of: store.file)
      try FileSystem.createPrivateDirectory(folder.path)
      let (old, recent) = (folder.appending(path: "a.sqlite.new-1"), folder.appending(path: "a.sqlite.new-2"))
      for file in [old, recent] { try Data().write(to: file) }
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -2 * 86_400)], ofItemAtPath: old.path)
      try store.backUp(for: .asked, at: second(2))
      #expect(!FileSystem.exists(old.path))
      #expect(FileSystem.exists(recent.path))
    }
  }

  @Test func aFailingBackupDoesNotStandInTheWay() throws {
    try withStore { store in
      try Data().write(
        to: Backup.folder(of: store.file).deletingPathExtension().appendingPathExtension("backups"))
      let opened = try WorkspaceStore.open(at: store.file, now: second(5))
      #expect(opened.backupProblem != nil)
      #expect(try opened.load().workspace == .example)
    }
  }

  @Test func restoresABackupAndKeepsWhatWasThere() throws {
    try withStore { store in
      var snapshot = try store.load()
      let backup = try store.backUp(for: .asked, at: second(3))
      try store.commit(.rename(organisation: "Forkert"), to: &snapshot)
      try store.close()
      let restored = try WorkspaceStore.restore(store.file, from: backup.file, author: "Bo", at: second(9))
      #expect(try restored.load().workspace == .example)
      #expect(try restored.history().map(\.kind) == [.restore, .create])
      #expect(try restored.doctor(deep: true).findings == [])
      let aside = try #require(WorkspaceStore.backups(of: store.file).last)
      #expect(aside.reason == .replaced)
      #expect(try WorkspaceStore.open(at: aside.file, migrations: Migration.all).load() == snapshot)
      // Life goes on.
      var later = try restored.load()
      try restored.commit(.rename(organisation: "Rigtigt"), to: &later)
      #expect(try restored.load() == later)
    }
  }

  @Test func restoresOverADamagedFile() throws {
    try withStore { store in
      let backup = try store.backUp(for: .asked, at: second(3))
      try store.close()
      try Data(repeating: 7, count: 5_000).write(to: store.file)
      let restored = try WorkspaceStore.restore(store.file, from: backup.file, author: "Bo", at: second(9))
      #expect(try restored.load().workspace == .example)
    }
  }

  @Test func aDamagedBackupRestoresNothing() throws {
    try withStore { store in
      let backup = try store.backUp(for: .asked, at: second(3))
      var bytes = try Data(contentsOf: backup.file)
      bytes.removeLast(bytes.count / 2)
      try bytes.write(to: backup.file)
      let before = try store.load()
      try store.close()
      guard
        case .damaged = storeError({
          _ = try WorkspaceStore.restore(store.file, from: backup.file, author: "Bo", at: second(9))
        })
      else { return #expect(Bool(false), "it was restored") }
      #expect(try WorkspaceStore.open(at: store.file, migrations: Migration.all).load() == before)
    }
  }

  @Test func aFileThatIsOpenIsNotReplaced() throws {
    try withStore { store in
      let backup = try store.backUp(for: .asked, at: second(3))
      let error = storeError {
        _ = try WorkspaceStore.restore(
          store.file, from: backup.file, author: "Bo", at: second(9), timeout: .milliseconds(50))
      }
      #expect(error == .inUse(file: store.file.path))
    }
  }
}

@Suite struct MigrationTests {
  private let next = Migration(version: Migration.current + 1) { db in
    try db.execute(sql: "ALTER TABLE sites ADD COLUMN telephone TEXT NOT NULL DEFAULT ''")
  }

  @Test func anOlderFileIsBackedUpAndMigrated() throws {
    try withStore { store in
      try store.close()
      let migrated = try WorkspaceStore.open(
        at: store.file, migrations: Migration.all + [next], now: second(7))
      #expect(try number("PRAGMA user_version", in: migrated) == Migration.current + 1)
      #expect(try migrated.load().workspace == .example)
      let backup = try #require(WorkspaceStore.backups(of: store.file).first)
      #expect(backup.reason == .migration)
      #expect(backup.madeAt == second(7))
      let old = try WorkspaceStore.open(at: backup.file, migrations: Migration.all)
      #expect(try number("PRAGMA user_version", in: old) == Migration.current)
      #expect(try old.load().workspace == .example)
      // This program is now the older one.
      #expect(
        storeError { _ = try WorkspaceStore.open(at: store.file) }
          == .newerVersion(
            file: store.file.path, version: Migration.current + 1, supported: Migration.current))
    }
  }

  @Test func aMigrationThatFailsLeavesTheFileAsItWas() throws {
    try withStore { store in
      try store.close()
      let failing = Migration(version: Migration.current + 1) { db in
        try db.execute(sql: "DROP TABLE sites")
        try db.execute(sql: "SELECT * FROM nowhere")
      }
      guard
        case .damaged = storeError({
          _ = try WorkspaceStore.open(at: store.file, migrations: Migration.all + [failing])
        })
      else { return #expect(Bool(false), "it was migrated") }
      #expect(try WorkspaceStore.open(at: store.file, migrations: Migration.all).load().workspace == .example)
    }
  }

  @Test func aMigrationThatBreaksReferencesIsTakenBack() throws {
    try withStore { store in
      try store.close()
      let careless = Migration(version: Migration.current + 1) { db in
        try db.execute(sql: "DELETE FROM sites")
      }
      guard
        case .inconsistent = storeError({
          _ = try WorkspaceStore.open(at: store.file, migrations: Migration.all + [careless])
        })
      else { return #expect(Bool(false), "it was migrated") }
      #expect(try WorkspaceStore.open(at: store.file, migrations: Migration.all).load().workspace == .example)
    }
  }

  @Test func aFileOfTheFirstVersionKeepsItsMarksAndItsLog() throws {
    try withFolder { folder in
      let file = folder.appending(path: "old.holdplan")
      try FileSystem.createPrivateFile(file.path)
      let workspace = Workspace(name: "Gammel", season: .fixture())
      let queue = try Connection.open(file.path, readOnly: false, timeout: .seconds(5))
      try Migration.migrate(queue, through: Array(Migration.all.prefix(1)))
      try queue.write { db in
        try OrganisationRows(workspace).write(db, replacing: nil)
        let entry = LogEntry(
          number: 1, operation: UUID(), kind: .create, target: nil, author: "Anna", recordedAt: second(1),
          label: "create")
        try entry.insert(db, change: workspace.construction, inverse: nil)
        try db.execute(
          sql: """
            INSERT INTO attendance VALUES
              (1, 'K1-1', 'K1', 0, '2026-11-03', 0, '01', 'late', 10, 'Anna', 5)
            """)
      }
      try queue.close()
      let store = try WorkspaceStore.open(at: file, now: second(7))
      let marks = try store.load().workspace.attendance
      #expect(marks.map(\.status) == [.late] && marks[0].minutesLate == 10 && marks[0].madeUpAt == nil)
      #expect(try store.history().map(\.author) == ["Anna"])
      #expect(try number("PRAGMA user_version", in: store) == Migration.current)
    }
  }

  @Test func aFileThatSomebodyHasOpenIsNotMigrated() throws {
    try withStore { store in
      let error = storeError {
        _ = try WorkspaceStore.open(
          at: store.file, migrations: Migration.all + [next], timeout: .milliseconds(50))
      }
      #expect(error == .inUse(file: store.file.path))
      let version = try number("PRAGMA user_version", in: store)
      #expect(version == Migration.current)
    }
  }
}
