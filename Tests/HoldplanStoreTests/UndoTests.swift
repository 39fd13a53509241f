import Foundation
import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanStore

@Suite struct UndoTests {
  @Test func takesBackAndMakesAgain() throws {
    try withStore { store in
      var snapshot = try store.load()
      var states = [snapshot.workspace]
      for name in ["En", "To", "Tre"] {
        try store.commit(.rename(organisation: name), to: &snapshot)
        states.append(snapshot.workspace)
      }
      for index in [2, 1, 0] {
        let commit = try store.undo(by: "Anna", at: second(9), in: &snapshot)
        #expect(commit.target?.number == index + 2)
        #expect(snapshot.workspace == states[index])
      }
      #expect(
        storeError { try store.undo(by: "Anna", at: second(9), in: &snapshot) }
          == .nothingToUndo(author: "Anna"))
      for index in [1, 2, 3] {
        try store.redo(by: "Anna", at: second(9), in: &snapshot)
        #expect(snapshot.workspace == states[index])
      }
      #expect(
        storeError { try store.redo(by: "Anna", at: second(9), in: &snapshot) }
          == .nothingToRedo(author: "Anna"))
      #expect(try store.load() == snapshot)
    }
  }

  @Test func goesOnAfterTheFileWasClosed() throws {
    try withStore { store in
      var snapshot = try store.load()
      try store.commit(.rename(organisation: "En"), to: &snapshot)
      try store.commit(.rename(organisation: "To"), to: &snapshot)
      try store.undo(by: "Anna", at: second(9), in: &snapshot)
      try store.close()
      let reopened = try WorkspaceStore.open(at: store.file, now: second(10))
      var later = try reopened.load()
      try reopened.redo(by: "Anna", at: second(11), in: &later)
      #expect(later.workspace.name == "To")
      try reopened.undo(by: "Anna", at: second(12), in: &later)
      try reopened.undo(by: "Anna", at: second(13), in: &later)
      #expect(later.workspace == .example)
    }
  }

  @Test func neverReachesOverSomebodyElse() throws {
    try withStore { store in
      var snapshot = try store.load()
      try store.commit(.rename(organisation: "Annas"), to: &snapshot, by: "Anna")
      let bos = try store.commit(.rename(organisation: "Bos"), to: &snapshot, by: "Bo")
      #expect(
        storeError { try store.undo(by: "Anna", at: second(9), in: &snapshot) } == .blocked(by: bos.entry))
      #expect(storeError { _ = try store.nextUndo(by: "Anna") } == .blocked(by: bos.entry))
      #expect(snapshot.workspace.name == "Bos")
      // When Bo has taken back his own, Anna's is the latest in effect.
      try store.undo(by: "Bo", at: second(9), in: &snapshot)
      try store.undo(by: "Anna", at: second(9), in: &snapshot)
      #expect(snapshot.workspace == .example)
      let entry = try store.nextRedo(by: "Anna")
      #expect(storeError { try store.redo(by: "Bo", at: second(9), in: &snapshot) } == .blocked(by: entry))
      try store.redo(by: "Anna", at: second(9), in: &snapshot)
      try store.redo(by: "Bo", at: second(9), in: &snapshot)
      #expect(snapshot.workspace.name == "Bos")
    }
  }

  @Test func somethingNewEndsRedo() throws {
    try withStore { store in
      var snapshot = try store.load()
      try store.commit(.rename(organisation: "En"), to: &snapshot)
      try store.undo(by: "Anna", at: second(9), in: &snapshot)
      try store.commit(.rename(organisation: "To"), to: &snapshot)
      #expect(
        storeError { try store.redo(by: "Anna", at: second(9), in: &snapshot) }
          == .nothingToRedo(author: "Anna"))
      try store.undo(by: "Anna", at: second(9), in: &snapshot)
      #expect(snapshot.workspace == .example)
    }
  }

  @Test func aMarkIsTakenBackByACorrection() throws {
    try withStore { store in
      var snapshot = try store.load()
      let occurrence = snapshot.workspace.attendance[0].occurrence
      let mark = AttendanceMark(
        occurrence: occurrence, employee: "02", status: .present, author: "Anna", markedAt: second(3))
      try store.commit(.mark(mark), to: &snapshot)
      try store.undo(by: "Anna", at: second(9), in: &snapshot)
      #expect(snapshot.workspace.attendance.map(\.status) == [.late, .present, .cleared])
      #expect(snapshot.workspace.attendance.last?.markedAt == second(9))
      #expect(snapshot.workspace.mark(of: "02", at: occurrence) == nil)
      try store.redo(by: "Anna", at: second(10), in: &snapshot)
      #expect(snapshot.workspace.mark(of: "02", at: occurrence)?.status == .present)
      #expect(try store.load() == snapshot)
    }
  }

  @Test(arguments: 1...2)
  func everythingCanBeTakenBackAndMadeAgain(seed: UInt64) throws {
    try withStore { store in
      var changes = RandomChanges(seed: seed)
      var generator = SeededGenerator(seed: seed)
      var snapshot = try store.load()
      var states = [snapshot.workspace.withoutAttendance]
      var position = 0
      for _ in 1...100 {
        switch Int.random(in: 0..<3, using: &generator) {
        case 0 where position > 0:
          try store.undo(by: "Anna", at: second(9), in: &snapshot)
          position -= 1
        case 1 where position < states.count - 1:
          try store.redo(by: "Anna", at: second(9), in: &snapshot)
          position += 1
        default:
          let change = changes.next(for: snapshot.workspace)
          guard storeError({ try store.commit(change, to: &snapshot) }) == nil else { continue }
          states = states[...position] + [snapshot.workspace.withoutAttendance]
          position += 1
        }
        try #require(snapshot.workspace.withoutAttendance == states[position])
        try #require(try store.load() == snapshot)
      }
      #expect(try store.doctor(deep: true).findings == [])
    }
  }
}

extension Workspace {
  /// Undo adds corrections to the ledger and signs guest seats anew; everything else comes back as it was.
  fileprivate var withoutAttendance: Workspace {
    Workspace(
      name: name, season: season, rules: rules, sites: sites, departments: departments, roles: roles,
      employees: employees, programmes: programmes, modules: modules, rooms: rooms, instructors: instructors,
      waivers: waivers, pins: pins, draft: draft, publications: publications, accesses: accesses)
  }
}
