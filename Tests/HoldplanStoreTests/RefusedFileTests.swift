import Foundation
import GRDB
import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanStore

@Suite struct RefusedFileTests {
  @Test func refusesWhatIsNotThere() throws {
    try withFolder { folder in
      let file = folder.appending(path: "a.holdplan")
      #expect(storeError { _ = try WorkspaceStore.open(at: file) } == .missing(file: file.path))
      #expect(!FileSystem.exists(file.path))
    }
  }

  @Test func refusesAnEmptyFile() throws {
    try withFolder { folder in
      let file = folder.appending(path: "a.holdplan")
      try Data().write(to: file)
      #expect(storeError { _ = try WorkspaceStore.open(at: file) } == .empty(file: file.path))
      #expect(try Data(contentsOf: file).isEmpty)
    }
  }

  @Test func refusesAPicture() throws {
    try withFolder { folder in
      let file = folder.appending(path: "a.holdplan")
      try Data(repeating: 0x89, count: 10_000).write(to: file)
      #expect(storeError { _ = try WorkspaceStore.open(at: file) } == .foreign(file: file.path))
    }
  }

  @Test func refusesTheFileOfAnotherProgramUntouched() throws {
    try withFolder { folder in
      let file = folder.appending(path: "a.holdplan")
      try tamper(with: file, "CREATE TABLE notes (text); PRAGMA user_version = 1")
      let before = try Data(contentsOf: file)
      #expect(storeError { _ = try WorkspaceStore.open(at: file) } == .foreign(file: file.path))
      #expect(try Data(contentsOf: file) == before)
    }
  }

  @Test func refusesANewerFileUntouched() throws {
    try withStore { store in
      try store.close()
      try tamper(with: store.file, "PRAGMA user_version = 99")
      let before = try Data(contentsOf: store.file)
      #expect(
        storeError { _ = try WorkspaceStore.open(at: store.file) }
          == .newerVersion(file: store.file.path, version: 99, supported: Migration.current))
      #expect(try Data(contentsOf: store.file) == before)
    }
  }

  @Test func neverOverwritesAFile() throws {
    try withStore { store in
      let error = storeError {
        _ = try WorkspaceStore.create(at: store.file, .example, author: "Bo", at: second(3))
      }
      #expect(error == .alreadyExists(file: store.file.path))
      let history = try store.history()
      #expect(history.count == 1)
    }
  }

  @Test func aWorkspaceThatDoesNotHoldTogetherIsNotCreated() throws {
    try withFolder { folder in
      let file = folder.appending(path: "a.holdplan")
      let broken = Workspace.fixture(employees: [.fixture("01", in: "X")])
      guard
        case .refused(.invalid) = storeError({
          _ = try WorkspaceStore.create(at: file, broken, author: "Anna", at: second(1))
        })
      else { return #expect(Bool(false), "it was not refused") }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left.isEmpty)
    }
  }

  @Test func filesArePrivate() throws {
    try withFolder { folder in
      let file = folder.appending(path: "deep/er/a.holdplan")
      let store = try WorkspaceStore.create(at: file, .example, author: "Anna", at: second(1))
      let backup = try store.backUp(for: .import, at: second(2))
      func mode(_ path: String) -> UInt32? { FileSystem.status(path).map { $0.st_mode & 0o777 } }
      #expect(mode(file.path) == 0o600)
      #expect(mode(file.path + ".lock") == 0o600)
      #expect(mode(file.deletingLastPathComponent().path) == 0o700)
      #expect(mode(backup.file.path) == 0o600)
      #expect(mode(backup.file.deletingLastPathComponent().path) == 0o700)
    }
  }

  /// Whatever happens to a file's bytes, it's opened as it was or an error says what is wrong.
  @Test func aDamagedFileIsAnErrorAndNeverACrash() throws {
    try withStore { store in
      var snapshot = try store.load()
      var changes = RandomChanges(seed: 5)
      for _ in 1...20 {
        _ = storeError { try store.commit(changes.next(for: snapshot.workspace), to: &snapshot) }
      }
      try store.close()
      let good = try Data(contentsOf: store.file)
      var generator = SeededGenerator(seed: 5)
      var found = 0
      for _ in 1...100 {
        try damaged(good, using: &generator).write(to: store.file)
        let error = storeError {
          let opened = try WorkspaceStore.open(at: store.file, migrations: Migration.all)
          let report = try opened.doctor(deep: true)
          if !report.isHealthy { found += 1 }
          if report.isHealthy { #expect(try opened.load().workspace == snapshot.workspace) }
        }
        if error != nil { found += 1 }
      }
      #expect(found > 50)
    }
  }

  private func damaged(_ good: Data, using generator: inout SeededGenerator) -> Data {
    var bytes = good
    switch Int.random(in: 0..<3, using: &generator) {
    case 0:
      for _ in 1...20 {
        bytes[Int.random(in: bytes.indices, using: &generator)] ^= UInt8.random(
          in: 1...255, using: &generator)
      }
    case 1: bytes = bytes.prefix(Int.random(in: 1..<bytes.count, using: &generator))
    default:
      let page = Int.random(in: 0..<bytes.count / 4096, using: &generator) * 4096
      bytes.replaceSubrange(page..<page + 4096, with: Data(count: 4096))
    }
    return bytes
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func aReadOnlyFileCanBeReadAndNotWritten() throws {
    try withStore { store in
      try store.close()
      let folder = store.file.deletingLastPathComponent().path
      chmod(folder, 0o500)
      defer { chmod(folder, 0o700) }
      let reader = try WorkspaceStore.open(at: store.file)
      #expect(reader.isReadOnly)
      var snapshot = try reader.load()
      #expect(snapshot.workspace == .example)
      #expect(
        storeError { try reader.commit(.rename(organisation: "Ny"), to: &snapshot) }
          == .readOnly(file: store.file.path))
    }
  }
}
