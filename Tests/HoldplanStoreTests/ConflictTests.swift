import Foundation
import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanStore

@Suite struct ConflictTests {
  @Test func somebodyElsesChangeIsShownAndNeverOverwritten() throws {
    try withStore { mine in
      let theirs = try WorkspaceStore.open(at: mine.file, now: second(2))
      var (snapshot, other) = (try mine.load(), try theirs.load())
      #expect(try !mine.hasChanged(since: snapshot.revision))
      let commit = try theirs.commit(.rename(organisation: "Bos"), to: &other, by: "Bo")
      #expect(try mine.hasChanged(since: snapshot.revision))
      #expect(try mine.changes(since: snapshot.revision) == [commit.entry])

      let before = snapshot
      let error = storeError { try mine.commit(.move("03", from: "K1-1", to: "K1-2"), to: &snapshot) }
      #expect(error == .conflict([commit.entry]))
      #expect(snapshot == before)
      #expect(try mine.load() == other)

      #expect(try mine.refresh(&snapshot) == [commit.entry])
      #expect(snapshot == other)
      #expect(try mine.refresh(&snapshot) == [])
      try mine.commit(.move("03", from: "K1-1", to: "K1-2"), to: &snapshot)
      #expect(snapshot.workspace.name == "Bos")
      #expect(try theirs.load() == snapshot)
    }
  }

  @Test func undoOfAnOldSnapshotIsAConflictToo() throws {
    try withStore { mine in
      let theirs = try WorkspaceStore.open(at: mine.file, now: second(2))
      var (snapshot, other) = (try mine.load(), try theirs.load())
      let commit = try theirs.commit(.rename(organisation: "Bos"), to: &other, by: "Bo")
      #expect(
        storeError { try mine.undo(by: "Bo", at: second(3), in: &snapshot) } == .conflict([commit.entry]))
    }
  }

  @Test func waitsForAWriterAndThenGivesUp() throws {
    try withStore { store in
      let impatient = try WorkspaceStore.open(
        at: store.file, migrations: Migration.all, timeout: .milliseconds(50))
      var snapshot = try impatient.load()
      try store.queue.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          let error = storeError { try impatient.commit(.rename(organisation: "Ny"), to: &snapshot) }
          #expect(error == .busy(file: store.file.path))
          return .commit
        }
      }
      #expect(snapshot.workspace == .example)
      try impatient.commit(.rename(organisation: "Ny"), to: &snapshot)
    }
  }

  /// The example in a folder of its own, for stores that are used at the same time.
  private func sharedFile() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "holdplan-store-\(UUID().uuidString)")
    let file = folder.appending(path: "example.holdplan")
    _ = try WorkspaceStore.create(at: file, .example, author: "Anna", at: second(1))
    return file
  }

  @Test func everyChangeOfFourWritersArrivesOnce() async throws {
    let file = try sharedFile()
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 1...4 {
        group.addTask {
          let store = try WorkspaceStore.open(at: file, migrations: Migration.all, timeout: .seconds(60))
          var snapshot = try store.load()
          for number in 1...10 {
            let change = Change.put(.site(Site(id: Identifier("\(writer)-\(number)"), name: "Sted")))
            var isDone = false
            while !isDone {
              do throws(StoreError) {
                try store.commit(change, to: &snapshot, by: "\(writer)")
                isDone = true
              } catch {
                guard case .conflict = error else { throw error }
                try store.refresh(&snapshot)
              }
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let store = try WorkspaceStore.open(at: file, now: second(2))
    #expect(try store.load().workspace.sites.count == 42)
    #expect(try store.history().map(\.number) == Array((1...41).reversed()))
    #expect(try store.doctor(deep: true).findings == [])
  }

  /// Employees and the rest are read by two connections while others write: what they see is of one moment.
  @Test func twoConnectionsReadTheSameWhileSomebodyWrites() async throws {
    let file = try sharedFile()
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        let store = try WorkspaceStore.open(at: file, migrations: Migration.all, timeout: .seconds(60))
        var snapshot = try store.load()
        var employee = try #require(snapshot.workspace.employees.sorted.first)
        for number in 1...30 {
          employee.name = "\(number)"
          try store.commit(
            .group([.rename(organisation: employee.name), .put(.employee(employee))]), to: &snapshot)
        }
      }
      for _ in 1...2 {
        group.addTask {
          let store = try WorkspaceStore.open(at: file, migrations: Migration.all, timeout: .seconds(60))
          var names: Set<String> = []
          while !names.contains("30") {
            let workspace = try store.load(onTwoCoresFrom: 0).workspace
            if workspace.name != Workspace.example.name {
              #expect(workspace.employees.sorted.first?.name == workspace.name)
            }
            names.insert(workspace.name)
          }
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func twoConnectionsReadWhatOneReads() throws {
    try withStore { store in
      #expect(try store.load(onTwoCoresFrom: 0) == store.load(onTwoCoresFrom: .max))
      // Where the other connection cannot read, the one does it and says why it cannot.
      try tamper(with: store.file, "UPDATE employees SET employed_from = 'x'")
      let errors = [0, Int.max].map { size in
        storeError { _ = try store.load(onTwoCoresFrom: size) }
      }
      #expect(errors[0] != nil && errors[0] == errors[1])
    }
  }
}
