import Foundation
import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanStore

extension Data {
  /// Whether a text stands anywhere in it, in UTF-8 or UTF-16.
  fileprivate func contains(_ text: String) -> Bool {
    [String.Encoding.utf8, .utf16LittleEndian].contains { encoding in
      text.data(using: encoding).map { range(of: $0) != nil } ?? false
    }
  }
}

extension Workspace {
  /// The example, in which 01 is called by a name that nothing else has, is mentioned wherever somebody can
  /// be, and manages 02.
  fileprivate static func withSomebody() throws -> Workspace {
    var workspace = example
    var person = try #require(workspace.employees["01"])
    person.name = somebody
    person.email = "kirstine@example.org"
    var other = try #require(workspace.employees["02"])
    other.manager = "01"
    let waiver = Waiver(
      id: "W9", rule: .unassigned, subject: .employee("01", "K2"), reason: "\(somebody) er på orlov",
      author: "Anna", writtenOn: day("2026-10-01"))
    var team = try #require(workspace.draft.teams["K1-1"])
    team.name = "Hold \(somebody)"
    let series = MeetingSeries(
      id: "S9", name: "Møde", topics: ["\(somebody) fortæller", "Andet"],
      recurrence: .everyWeeks(2, on: .wednesday), dates: DateRange(day: day("2026-12-02")),
      times: [clock("09:00")], minutes: 60, seats: [MeetingSeat(employee: "02")])
    let (missed, host) = (workspace.session(0, of: "K1-1"), workspace.session(0, of: "K1-2"))
    try workspace.apply(
      .group([
        .put(.employee(person)), .put(.employee(other)), .put(.waiver(waiver)),
        .put(.instructor(Instructor(id: "KQ", name: somebody, employee: "01"))), .put(.team(team)),
        .put(.series(series)),
        .mark(.fixture("01", .absent, at: missed)), .bookSeat(.fixture("01", missed: missed, host: host)),
        .noteExam(.fixture("01", .passed)), .grantAccess(Access(user: "kirq", role: .viewer, employee: "01")),
      ]))
    return workspace
  }

  fileprivate static let somebody = "Kirstine Quistgaard"
}

@Suite("Erasing a person")
struct ErasureTests {
  private let today = day("2026-12-01")

  /// A store in which 01 has been renamed, moved and marked, so that every part of the log knows the person.
  private func withHistory(_ body: (WorkspaceStore, inout Snapshot) throws -> Void) throws {
    try withStore(try .withSomebody()) { store in
      var snapshot = try store.load()
      var person = try #require(snapshot.workspace.employees["01"])
      person.name = "Kirstine Quist-Holm"
      try store.commit(.put(.employee(person)), to: &snapshot)
      person.name = Workspace.somebody
      try store.commit(.put(.employee(person)), to: &snapshot)
      try store.commit(.unpin(.member("01", module: "K1", team: "K1-1")), to: &snapshot)
      try store.commit(.move("01", from: "K1-1", to: "K1-2"), to: &snapshot)
      let first = snapshot.workspace.session(0, of: "K1-1")
      try store.commit(
        .mark(.fixture("01", .late, at: first, late: 5, by: "kirq")), to: &snapshot, by: "kirq")
      try store.note(
        ViewEntry(
          user: "kirq", viewedAt: second(5), action: .view, what: "person", subject: .employee("01")))
      try body(store, &snapshot)
    }
  }

  private func erase(_ store: WorkspaceStore, _ snapshot: inout Snapshot) throws -> ErasureReport {
    try store.erase(
      "01", called: "Slettet person {number}", in: &snapshot, today: today, author: "Anna", at: second(20))
  }

  @Test func noByteOfTheFileNamesThePerson() throws {
    try withHistory { store, snapshot in
      #expect(try Data(contentsOf: store.file).contains(Workspace.somebody))
      _ = try erase(store, &snapshot)
      try store.close()
      let file = try Data(contentsOf: store.file)
      for trace in [
        Workspace.somebody, "Kirstine", "Quist", "kirstine@example.org", "kirq", "01@example.org",
      ] {
        #expect(!file.contains(trace), "\(trace)")
      }
      let left = try FileManager.default.contentsOfDirectory(
        atPath: store.file.deletingLastPathComponent().path)
      #expect(!left.contains { $0.hasSuffix("-journal") || $0.contains(".new-") })
    }
  }

  @Test func whatHasToAddUpAddsUp() throws {
    try withHistory { store, snapshot in
      let before = snapshot.workspace
      let standIn = try erase(store, &snapshot).standIn
      let after = snapshot.workspace
      #expect(after.attendance.count == before.attendance.count)
      #expect(after.examResults.map(\.employee) == [standIn])
      #expect(after.standingMarks(of: standIn).map(\.status) == before.standingMarks(of: "01").map(\.status))
      #expect(after.employees[standIn]?.department == before.employees["01"]?.department)
      #expect(after.employees[standIn]?.leave == [] && after.employees[standIn]?.email == "")
      #expect(!after.employees.contains("01") && after.employees["02"]?.manager == nil)
      #expect(after.draft.teams(with: standIn).isEmpty && after.guestSeats.isEmpty && after.accesses.isEmpty)
      #expect(after.waivers["W9"] == nil && after.instructors["KQ"] == nil)
      #expect(after.publications[0].plan.teams["K1-1"]?.members.contains(standIn) == true)
      #expect(after.problems() == [])
    }
  }

  @Test func theLogLeadsToWhatIsStoredAndNothingBeforeCanBeUndone() throws {
    try withHistory { store, snapshot in
      let lines = try store.history().count
      _ = try erase(store, &snapshot)
      #expect(try store.load() == snapshot)
      #expect(try store.history().count == lines + 1)
      #expect(try store.doctor(deep: true).findings == [])
      #expect(
        storeError { try store.undo(by: "Anna", at: second(21), in: &snapshot) }
          == .nothingToUndo(author: "Anna"))
      try store.commit(.rename(organisation: "Nyt"), to: &snapshot)
      try store.undo(by: "Anna", at: second(22), in: &snapshot)
      #expect(try store.doctor(deep: true).findings == [])
    }
  }

  @Test func theLogStaysAppendOnlyAfterwards() throws {
    try withHistory { store, snapshot in
      _ = try erase(store, &snapshot)
      try store.close()
      for statement in [
        "UPDATE change_log SET author = 'x'", "DELETE FROM change_log", "UPDATE attendance SET author = 'x'",
        "DELETE FROM attendance", "DELETE FROM exam_results", "DELETE FROM view_log",
        "UPDATE view_log SET user = 'x'",
      ] {
        #expect(throws: (any Error).self, "\(statement)") { try tamper(with: store.file, statement) }
      }
    }
  }

  @Test func backupsThatStillNameThePersonAreListed() throws {
    try withHistory { store, snapshot in
      let backup = try store.backUp(for: .asked, at: second(10))
      let report = try erase(store, &snapshot)
      #expect(report.backups.map(\.file.path) == [backup.file.path])
      _ = try store.backUp(for: .asked, at: second(30))
      #expect(try store.backups(naming: "01").map(\.file.path) == [backup.file.path])
    }
  }

  @Test func whoIsStillToTeachIsNotErased() throws {
    try withHistory { store, snapshot in
      let before = snapshot
      let error = storeError {
        _ = try store.erase(
          "08", called: "X", in: &snapshot, today: day("2026-10-01"), author: "Anna", at: second(20))
      }
      #expect(error == .refused(.inUse(.employee("08"), by: [.team("K1-2")])))
      #expect(snapshot == before)
      let stored = try store.load()
      #expect(stored == before)
    }
  }

  @Test func somebodyElsesChangeIsAConflict() throws {
    try withHistory { store, snapshot in
      var other = snapshot
      try store.commit(.rename(organisation: "Bos"), to: &other, by: "Bo")
      guard case .conflict = storeError({ _ = try erase(store, &snapshot) }) else {
        Issue.record("erased over somebody else's change")
        return
      }
      #expect(try Data(contentsOf: store.file).contains(Workspace.somebody))
    }
  }
}

@Suite("Purging what is too old")
struct PurgeTests {
  private let today = day("2028-01-01")

  private func withOld(
    _ months: [Retention.Kind: Int], _ body: (WorkspaceStore, inout Snapshot) throws -> Void
  )
    throws
  {
    try withStore(try .withSomebody()) { store in
      var snapshot = try store.load()
      var rules = snapshot.workspace.rules
      rules.retention = Retention(months)
      try store.commit(.setRules(rules), to: &snapshot)
      try store.note(ViewEntry(user: "Bo", viewedAt: second(5), action: .export, what: "workspace"))
      try body(store, &snapshot)
    }
  }

  private func purge(_ store: WorkspaceStore, _ snapshot: inout Snapshot) throws -> PurgeReport {
    try store.purge(
      in: &snapshot, called: "Slettet person {number}", today: today, author: "Anna",
      at: Timestamp(seconds: today.dayNumber * 86_400))
  }

  @Test func aPreviewTakesNothingAway() throws {
    try withOld([.attendance: 6, .leave: 6, .views: 6, .history: 6]) { store, snapshot in
      let before = try Data(contentsOf: store.file)
      let report = try store.purgePreview(of: snapshot.workspace, today: today)
      #expect(report.preview.marks == snapshot.workspace.attendance.count && report.views == 1)
      #expect(report.historyLines > 0 && report.backup == nil)
      #expect(try Data(contentsOf: store.file) == before)
    }
  }

  @Test func aVerifiedBackupIsMadeFirst() throws {
    try withOld([.leave: 6]) { store, snapshot in
      let before = snapshot.workspace
      let backup = try #require(try purge(store, &snapshot).backup)
      #expect(backup.reason == .purge)
      let copy = try WorkspaceStore.open(at: backup.file)
      #expect(try copy.load().workspace == before)
    }
  }

  @Test func leaveThatIsPastLeavesNoTrace() throws {
    try withOld([.leave: 6, .history: 6]) { store, snapshot in
      #expect(try Data(contentsOf: store.file).contains("2026-10-12"))
      let report = try purge(store, &snapshot)
      #expect(report.preview.leave == 2)
      #expect(snapshot.workspace.employees["01"]?.leave == [])
      #expect(try number("SELECT count(*) FROM leave", in: store) == 0)
      #expect(try store.doctor(deep: true).findings == [])
      #expect(try store.load() == snapshot)
    }
  }

  @Test func marksAndViewsGo() throws {
    try withOld([.attendance: 6, .exams: 6, .views: 6]) { store, snapshot in
      _ = try purge(store, &snapshot)
      #expect(snapshot.workspace.attendance.isEmpty && snapshot.workspace.examResults.isEmpty)
      #expect(snapshot.workspace.guestSeats.isEmpty)
      #expect(try store.views() == [])
      #expect(try store.doctor(deep: true).findings == [])
    }
  }

  @Test func peopleWhoHaveLeftBecomeAnonymous() throws {
    try withOld([.leavers: 6]) { store, snapshot in
      var person = try #require(snapshot.workspace.employees["01"])
      person.employedTo = day("2026-12-31")
      try store.commit(.put(.employee(person)), to: &snapshot)
      let report = try purge(store, &snapshot)
      #expect(report.preview.leavers == ["01"])
      try store.close()
      #expect(try !Data(contentsOf: store.file).contains(Workspace.somebody))
    }
  }

  @Test func whereNothingIsTooOldNothingIsDone() throws {
    try withOld([.leave: 600]) { store, snapshot in
      let before = snapshot
      let report = try purge(store, &snapshot)
      #expect(report.isEmpty)
      #expect(snapshot == before)
    }
  }
}

@Suite("The log of views")
struct ViewLogTests {
  @Test func itNamesByIdentifierAlone() throws {
    try withStore(try .withSomebody()) { store in
      let view = ViewEntry(
        user: "Bo", viewedAt: second(5), action: .view, what: "person", subject: .employee("01"))
      try store.note(view)
      try store.note(ViewEntry(user: "Bo", viewedAt: second(6), action: .export, what: "workspace"))
      #expect(try store.views().map(\.what) == ["workspace", "person"])
      #expect(try store.views(about: .employee("01")).map(\.subject) == [.employee("01")])
      #expect(try store.views(about: .employee("02")) == [])
      #expect(try number("SELECT count(*) FROM view_log WHERE identifier LIKE '%Quist%'", in: store) == 0)
    }
  }

  @Test func itIsNoChange() throws {
    try withStore { store in
      let snapshot = try store.load()
      try store.note(ViewEntry(user: "Bo", viewedAt: second(5), action: .view, what: "page.rates"))
      #expect(try !store.hasChanged(since: snapshot.revision))
    }
  }

  @Test func theLinesAboutAPersonAreFound() throws {
    try withStore { store in
      var snapshot = try store.load()
      try store.commit(.rename(organisation: "Nyt"), to: &snapshot)
      try store.commit(.addMember("07", to: "K1-1"), to: &snapshot)
      #expect(try store.history(about: "07").map(\.kinds) == [["record", "waiver"], ["place"]])
    }
  }
}
