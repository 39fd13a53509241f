import HoldplanModel
import HoldplanTestSupport
import Testing

/// Two published teams of K1: 01 to 04 on Tuesdays, 05 to 08 on Wednesdays.
private func twoTeams() -> Workspace {
  .fixture(
    teams: [
      .fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: ["01", "02", "03", "04"]),
      .fixture("K1-2", on: ["2026-11-04", "2026-11-18"], members: ["05", "06", "07", "08"]),
    ], isPublished: true)
}

@Suite("The ledger of attendance")
struct LedgerTests {
  let workspace = twoTeams()

  private func marked(_ marks: AttendanceMark...) throws -> Workspace {
    try workspace.applying(.group(marks.map(Change.mark)))
  }

  @Test func aCorrectionKeepsTheOldMark() throws {
    let first = workspace.session(0, of: "K1-1")
    let after = try marked(
      .fixture("01", .absent, at: first, by: "Anna"), .fixture("01", .late, at: first, late: 5, by: "Bo"))
    #expect(after.mark(of: "01", at: first)?.status == .late)
    #expect(after.markHistory(of: "01", at: first).map(\.author) == ["Anna", "Bo"])
    #expect(after.attendance.count == 2 && after.standingMarks.count == 1)
  }

  @Test func aWithdrawnMarkCountsAsNone() throws {
    let first = workspace.session(0, of: "K1-1")
    let after = try marked(.fixture("01", .present, at: first), .fixture("01", .cleared, at: first))
    #expect(after.mark(of: "01", at: first) == nil)
    #expect(after.marks(at: first).isEmpty && after.standingMarks(of: "01").isEmpty)
  }

  @Test func minutesBelongToThoseWhoCameLateOrLeftEarly() throws {
    let first = workspace.session(0, of: "K1-1")
    _ = try marked(
      .fixture("01", .late, at: first, late: 5), .fixture("02", .leftEarly, at: first, late: 5, early: 20))
    for wrong in [
      AttendanceMark.fixture("01", .present, at: first, late: 5),
      .fixture("01", .late, at: first, early: 5), .fixture("01", .late, at: first, late: 0),
      .fixture("01", .leftEarly, at: first, early: 1441),
    ] {
      #expect(throws: ChangeError.self) { _ = try marked(wrong) }
    }
  }

  @Test func madeUpSaysWhereAndWhen() throws {
    let (missed, host) = (workspace.session(0, of: "K1-1"), workspace.session(0, of: "K1-2"))
    let after = try marked(.fixture("01", .madeUp, at: missed, madeUpAt: host))
    #expect(after.mark(of: "01", at: missed)?.madeUpAt == host)
    for wrong in [
      AttendanceMark.fixture("01", .madeUp, at: missed),
      .fixture("01", .present, at: missed, madeUpAt: host),
      .fixture("01", .madeUp, at: missed, madeUpAt: workspace.session(1, of: "K1-2")),
      .fixture("01", .madeUp, at: missed, madeUpAt: missed),
    ] {
      #expect(throws: ChangeError.self) { _ = try marked(wrong) }
    }
  }

  @Test func publishingOnTheDayItselfHidesNoMark() throws {
    let first = workspace.session(0, of: "K1-1")
    var after = try marked(.fixture("01", .present, at: first), .fixture("02", .absent, at: first))
    // The same day, 01 changes team and the session is moved; then both are announced.
    try after.apply(.move("01", from: "K1-1", to: "K1-2"))
    try after.apply(
      .setSession(
        team: "K1-1", index: 0, Session(date: day("2026-11-05"), slot: 0, room: "A", instructor: "U1")))
    try after.apply(.publish(after.nextPublication(on: day("2026-11-03"))))
    #expect(after.heldSessions(through: day("2026-11-03")) == [first])
    #expect(after.attendees(at: first) == ["01", "02"])
    #expect(after.mark(of: "01", at: first)?.status == .present)
  }

  @Test func takingAPublicationBackHidesNoMark() throws {
    let first = workspace.session(0, of: "K1-1")
    var after = try marked(.fixture("01", .present, at: first))
    try after.apply(.withdraw(publication: 1))
    #expect(after.heldSessions(through: day("2026-11-30")) == [first])
    #expect(after.attendees(at: first) == ["01"])
    // And the mark can still be corrected.
    try after.apply(.mark(.fixture("01", .absent, at: first)))
    #expect(after.mark(of: "01", at: first)?.status == .absent)
  }

  @Test func aModuleThatWasAttendedCannotBeRemoved() throws {
    let after = try marked(.fixture("01", .present, at: workspace.session(0, of: "K1-1")))
    #expect(after.references(to: .module("K1")).contains(.team("K1-1")))
    #expect(throws: ChangeError.self) { _ = try after.applying(.remove(.module("K1"))) }
  }

  @Test func peopleWithoutAMarkAreCountedUntilTheyHaveOne() throws {
    let date = day("2026-11-04")
    #expect(workspace.unmarkedSessions(through: date).map(\.employees.count) == [4, 4])
    let first = workspace.session(0, of: "K1-1")
    let all = ["01", "02", "03", "04"].map { AttendanceMark.fixture(Identifier($0), .present, at: first) }
    let after = try workspace.applying(workspace.change(noting: all))
    #expect(after.unmarkedSessions(through: date).map(\.occurrence.team) == ["K1-2"])
  }

  @Test func aLeaverIsNotExpectedAfterTheLastDay() throws {
    var leaver = try #require(workspace.employees["01"])
    leaver.employedTo = day("2026-11-10")
    let after = try workspace.applying(.put(.employee(leaver)))
    #expect(after.expected(at: after.session(0, of: "K1-1")).count == 4)
    #expect(after.expected(at: after.session(1, of: "K1-1")) == ["02", "03", "04"])
  }

  @Test func aRefusedGroupLeavesNoTrace() throws {
    let first = workspace.session(0, of: "K1-1")
    var after = try marked(.fixture("01", .present, at: first))
    let before = after
    #expect(throws: ChangeError.self) {
      try after.apply(
        .group([
          .mark(.fixture("02", .present, at: first)), .mark(.fixture("01", .present, at: first, late: 3)),
        ]))
    }
    #expect(after == before)
    #expect(after.marks(at: first).keys.sorted() == ["01"])
  }

  @Test func whatTheIndexSaysIsWhatTheListSays() {
    var generator = SeededGenerator(seed: 7)
    let sessions = (0..<6).map {
      Occurrence(team: Identifier("T\($0 % 2)"), module: "K1", session: $0, date: day("2026-11-03"), slot: 0)
    }
    let marks = (0..<500).map { _ in
      AttendanceMark.fixture(
        Identifier("0\(Int.random(in: 1...9, using: &generator))"),
        AttendanceMark.Status.shown[Int.random(in: 0..<6, using: &generator)],
        at: sessions[Int.random(in: 0..<6, using: &generator)])
    }
    let workspace = Workspace(name: "X", season: .fixture(), attendance: Ledger(marks))
    for occurrence in sessions {
      for number in 1...9 {
        let id = Employee.ID("0\(number)")
        let latest = marks.last { $0.employee == id && $0.occurrence == occurrence }
        #expect(workspace.mark(of: id, at: occurrence) == latest)
        #expect(workspace.marks(at: occurrence)[id] == latest)
      }
    }
    let standing = Set(marks.map(\.occurrence)).reduce(0) { sum, occurrence in
      sum + Set(marks.filter { $0.occurrence == occurrence }.map(\.employee)).count
    }
    #expect(workspace.standingMarks.count == standing)
  }
}
