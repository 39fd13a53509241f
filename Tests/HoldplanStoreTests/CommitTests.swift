import Foundation
import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanStore

@Suite struct CommitTests {
  @Test func loadsWhatWasCreated() throws {
    try withStore { store in
      #expect(try store.load() == Snapshot(workspace: .example, revision: 1))
      let history = try store.history()
      #expect(history.map(\.kind) == [.create])
      #expect(history.map(\.author) == ["Anna"])
    }
  }

  @Test func storesAChangeWithItsLineInTheLog() throws {
    try withStore { store in
      var snapshot = try store.load()
      let change = Change.move("03", from: "K1-1", to: "K1-2")
      let operation = UUID()
      let commit = try store.commit(
        change, to: &snapshot, label: "move", author: "Bo", at: second(5), operation: operation)
      #expect(
        commit.entry
          == LogEntry(
            number: 2, operation: operation, kind: .do, target: nil, author: "Bo", recordedAt: second(5),
            label: "move"))
      #expect(commit.inverse == .group([.removeMember("03", from: "K1-2"), .addMember("03", to: "K1-1")]))
      #expect(snapshot.revision == 2)
      #expect(snapshot.workspace.draft.teams["K1-2"]?.members == ["03", "04", "05"])
      #expect(try store.load() == snapshot)
      #expect(try store.change(of: 2) == change)
    }
  }

  @Test(arguments: 1...3)
  func theFileIsAlwaysTheWorkspaceInMemory(seed: UInt64) throws {
    try withStore { store in
      var changes = RandomChanges(seed: seed)
      var snapshot = try store.load()
      var refused = 0
      for step in 1...120 {
        let change = changes.next(for: snapshot.workspace)
        let before = snapshot
        do {
          try store.commit(change, to: &snapshot)
        } catch StoreError.refused {
          refused += 1
          #expect(snapshot == before)
        }
        try #require(try store.load() == snapshot, "step \(step), \(change)")
      }
      #expect(refused < 60)
      #expect(try store.doctor(deep: true).findings == [])
    }
  }

  @Test func aRefusedChangeLeavesNoTrace() throws {
    try withStore { store in
      var snapshot = try store.load()
      let before = snapshot
      let error = storeError {
        try store.commit(.group([.rename(organisation: "Ny"), .remove(.site("X"))]), to: &snapshot)
      }
      #expect(error == .refused(.unknown(.site("X"))))
      #expect(snapshot == before)
      #expect(try store.load() == before)
      #expect(try store.history().count == 1)
    }
  }

  @Test func oneActionIsDoneOnce() throws {
    try withStore { store in
      var snapshot = try store.load()
      let stale = snapshot
      let operation = UUID()
      let change = Change.mark(
        AttendanceMark(
          occurrence: snapshot.workspace.attendance[0].occurrence, employee: "02", status: .present,
          author: "Anna", markedAt: second(3)))
      let first = try store.commit(change, to: &snapshot, operation: operation)
      var again = stale
      let second = try store.commit(change, to: &again, operation: operation)
      #expect(!first.isRepeat)
      #expect(second.isRepeat)
      #expect(second.entry == first.entry)
      #expect(again == snapshot)
      #expect(try store.load() == snapshot)
      #expect(snapshot.workspace.attendance.count == 2)
    }
  }

  @Test func movingOnePersonWritesFewRows() throws {
    try withStore { store in
      var snapshot = try store.load()
      let before = try number("SELECT total_changes()", in: store)
      try store.commit(.move("03", from: "K1-1", to: "K1-2"), to: &snapshot)
      // One member row out, one in, and the line of the log.
      #expect(try number("SELECT total_changes()", in: store) - before == 3)
    }
  }

  @Test func teamsThatStayTheSameArePublishedOnce() throws {
    try withStore { store in
      var snapshot = try store.load()
      try store.commit(.removeMember("03", from: "K1-1"), to: &snapshot)
      let publication = Publication(number: 2, date: day("2026-10-02"), plan: snapshot.workspace.draft)
      try store.commit(.publish(publication), to: &snapshot)
      #expect(try number("SELECT count(*) FROM published_teams", in: store) == 4)
      #expect(try store.load() == snapshot)
      try store.commit(.withdraw(publication: 2), to: &snapshot)
      #expect(try number("SELECT count(*) FROM published_teams", in: store) == 3)
      #expect(try store.load() == snapshot)
    }
  }

  @Test func aTeamKeepsItsNameInTheDraftAndInWhatIsPublished() throws {
    try withStore { store in
      var snapshot = try store.load()
      var team = try #require(snapshot.workspace.draft.teams["K1-1"])
      team.name = "Morgenhold"
      try store.commit(.put(.team(team)), to: &snapshot)
      #expect(try store.load() == snapshot)
      let publication = Publication(number: 2, date: day("2026-10-02"), plan: snapshot.workspace.draft)
      try store.commit(.publish(publication), to: &snapshot)
      team.name = ""
      try store.commit(.put(.team(team)), to: &snapshot)
      let loaded = try store.load()
      #expect(loaded == snapshot)
      #expect(loaded.workspace.published?.plan.teams["K1-1"]?.name == "Morgenhold")
      #expect(loaded.workspace.draft.teams["K1-1"]?.name == "")
    }
  }

  @Test func twoSpellingsOfOneLetterAreOneIdentifier() throws {
    try withStore { store in
      var snapshot = try store.load()
      try store.commit(.put(.site(Site(id: "Caf\u{e9}", name: "En"))), to: &snapshot)
      try store.commit(.put(.site(Site(id: "Cafe\u{301}", name: "To"))), to: &snapshot)
      #expect(try number("SELECT count(*) FROM sites WHERE id LIKE 'Caf%'", in: store) == 1)
      #expect(try store.load() == snapshot)
      try store.commit(.remove(.site("Cafe\u{301}")), to: &snapshot)
      #expect(try number("SELECT count(*) FROM sites WHERE id LIKE 'Caf%'", in: store) == 0)
    }
  }

  @Test func refusesTextThatWouldComeBackShorter() throws {
    try withStore { store in
      var snapshot = try store.load()
      let error = storeError { try store.commit(.rename(organisation: "A\0B"), to: &snapshot) }
      #expect(error == .unstorable(text: "A\0B"))
      #expect(try store.load() == snapshot)
    }
  }

  @Test(arguments: [
    "UPDATE attendance SET status = 'present'", "DELETE FROM attendance",
    "UPDATE change_log SET author = 'X'", "DELETE FROM change_log",
    "UPDATE publications SET date = '2026-10-05'",
    "UPDATE published_teams SET number = 7", "UPDATE organisation SET season_start = '2026-02-30'",
    "UPDATE employees SET department = 'X'", "UPDATE teams SET number = 'one'",
    "INSERT INTO leave VALUES ('02', '2026-12-02', '2026-12-01')", "UPDATE modules SET audience = '{'",
  ])
  func theSchemaGuardsItself(statement: String) throws {
    try withStore { store in
      let error = storeError {
        try StoreError.translating(file: "") {
          try store.queue.write { db in try db.execute(sql: statement) }
        }
      }
      guard case .inconsistent = error else { return #expect(error == .inconsistent(file: "", detail: "")) }
    }
  }

  @Test func theLogNamesPeopleByNumberAlone() throws {
    try withStore { store in
      var snapshot = try store.load()
      var employee = try #require(snapshot.workspace.employees["01"])
      employee.name = "Zebra Zebrasen"
      try store.commit(.put(.employee(employee)), to: &snapshot)
      #expect(
        try number("SELECT count(*) FROM change_log WHERE change || inverse LIKE '%Zebra%'", in: store) == 0)
      #expect(try number("SELECT count(*) FROM log_names WHERE name LIKE 'Zebra%'", in: store) == 1)
      #expect(try store.change(of: 2) == .put(.employee(employee)))
    }
  }
}
