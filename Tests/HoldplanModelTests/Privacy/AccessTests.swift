import HoldplanModel
import HoldplanTestSupport
import Testing

@Suite("Roles")
struct AccessTests {
  var workspace = Workspace.fixture()

  @Test func everybodyIsHRUntilSomebodyIs() throws {
    #expect(workspace.access(of: "mette").role == .hr)
    let after = try workspace.applying(.grantAccess(Access(user: "mette", role: .hr)))
    #expect(after.access(of: "mette").role == .hr && after.access(of: "bo").role == .viewer)
  }

  @Test mutating func aUserHasOneRole() throws {
    try workspace.apply(.grantAccess(Access(user: "bo", role: .viewer)))
    let undo = try workspace.apply(.grantAccess(Access(user: "bo", role: .manager, employee: "01")))
    #expect(workspace.accesses == [Access(user: "bo", role: .manager, employee: "01")])
    try workspace.apply(undo)
    #expect(workspace.accesses == [Access(user: "bo", role: .viewer)])
    #expect(throws: ChangeError.noAccess(user: "ib")) {
      try workspace.apply(.revokeAccess(Access(user: "ib", role: .hr)))
    }
  }

  @Test func managersAndInstructorsAreSomebody() {
    for role in [AccessRole.manager, .instructor] {
      #expect(throws: ChangeError.self) {
        _ = try workspace.applying(.grantAccess(Access(user: "bo", role: role)))
      }
    }
    #expect(throws: ChangeError.self) {
      _ = try workspace.applying(.grantAccess(Access(user: "bo", role: .viewer, employee: "99")))
    }
  }

  @Test func aManagersDaysSayWhoIsAwayAndWhoIsLeft() {
    let workspace = Workspace.fixture(
      employees: [
        .fixture("01", manager: "09"), .fixture("02", manager: "09", leave: [days("2026-11-04")]),
        .fixture("03", manager: "09"), .fixture("09"),
      ], teams: [.fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: ["01", "09"])],
      isPublished: true)
    let found = workspace.managerDays(of: "09", from: day("2026-11-03"), count: 3)
    #expect(found.map(\.left) == [["02", "03"], ["01", "03"], ["01", "02", "03"]])
    #expect(found[0].away.map(\.employee) == ["01"] && found[1].away.first?.reasons == [.off])
  }
}

@Suite("Retention")
struct RetentionTests {
  @Test(arguments: [
    ("2026-03-31", -1, "2026-02-28"), ("2024-03-31", -1, "2024-02-29"), ("2026-01-15", -1, "2025-12-15"),
    ("2026-01-15", -25, "2023-12-15"), ("2026-11-30", 3, "2027-02-28"),
  ])
  func monthsEndWhereTheyEnd(_ from: String, _ months: Int, _ to: String) {
    #expect(day(from).advanced(byMonths: months) == day(to))
  }

  private func workspace(_ months: [Retention.Kind: Int]) throws -> Workspace {
    var workspace = Workspace.fixture(
      rules: Rules(retention: Retention(months)),
      employees: [
        .fixture("01", leave: [days("2026-10-05", "2026-10-09"), days("2027-01-04")]),
        .fixture("02", employed: (nil, "2026-10-31")), .fixture("03"),
      ], modules: [.fixture("K1", sessions: 1)],
      teams: [
        .fixture("K1-1", on: ["2026-10-20"], members: ["01", "02"]),
        .fixture("K1-2", on: ["2027-01-20"], members: ["03"]),
      ], isPublished: true)
    try workspace.apply(.mark(.fixture("01", .present, at: workspace.session(0, of: "K1-1"))))
    try workspace.apply(.mark(.fixture("03", .absent, at: workspace.session(0, of: "K1-2"))))
    try workspace.apply(.noteExam(.fixture("01", .passed, on: "2026-10-21")))
    return workspace
  }

  private let today = day("2027-02-01")

  @Test func whatHasNoLimitIsKept() throws {
    let workspace = try workspace([:])
    let (after, preview) = workspace.purged(today: today)
    #expect(after == workspace && preview.isEmpty)
  }

  @Test func marksGoAndWhatWasLearntStays() throws {
    let (after, preview) = try workspace([.attendance: 2]).purged(today: today)
    #expect((preview.marks, preview.passed) == (1, 1))
    #expect(after.attendance.map(\.employee) == ["03"])
    #expect(after.employees["01"]?.passed == ["K1"])
    // What was purged is not asked for again.
    #expect(after.unmarkedSessions(through: today).isEmpty)
  }

  @Test func leaveExamsAndLeaversHaveTheirOwnTime() throws {
    let (after, preview) = try workspace([.leave: 2, .exams: 2, .leavers: 2]).purged(today: today)
    #expect(after.employees["01"]?.leave == [days("2027-01-04")])
    #expect(after.examResults.isEmpty && preview.examResults == 1)
    #expect(preview.leave == 1 && preview.leavers == ["02"])
  }

  @Test func aLogLineLosesWhatIsTooOld() throws {
    let scrub = Scrub(Retention([.leave: 2, .attendance: 2]), today: today)
    let workspace = try workspace([:])
    let person = try #require(workspace.employees["01"])
    guard case .put(.employee(let kept)) = scrub(.put(.employee(person))) else {
      Issue.record("a put stays a put")
      return
    }
    #expect(kept.leave == [days("2027-01-04")])
    let mark = Change.mark(.fixture("01", .present, at: workspace.session(0, of: "K1-1")))
    #expect(scrub(mark) == .group([]))
  }
}
