import HoldplanModel
import HoldplanTestSupport
import Testing

@Suite("Applying a change")
struct ApplyTests {
  let teams: [Team] = [
    .fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: ["01", "02"]),
    .fixture("K1-2", on: ["2026-11-04", "2026-11-18"], members: ["03", "04"]),
  ]

  @Test func movesSomebodyToAnotherTeam() throws {
    var workspace = Workspace.fixture(teams: teams)
    try workspace.apply(.move("01", from: "K1-1", to: "K1-2"))
    #expect(workspace.draft.teams["K1-1"]?.members == ["02"])
    #expect(workspace.draft.teams["K1-2"]?.members == ["01", "03", "04"])
  }

  @Test func swapsTwoPeople() throws {
    var workspace = Workspace.fixture(teams: teams)
    try workspace.apply(.swap("01", in: "K1-1", with: "04", of: "K1-2"))
    #expect(workspace.draft.teams["K1-1"]?.members == ["02", "04"])
    #expect(workspace.draft.teams["K1-2"]?.members == ["01", "03"])
  }

  @Test(arguments: [
    (Change.addMember("99", to: "K1-1"), ChangeError.unknown(.employee("99"))),
    (.addMember("01", to: "K9-1"), .unknown(.team("K9-1"))),
    (.addMember("01", to: "K1-1"), .alreadyMember("01", "K1-1")),
    (.removeMember("05", from: "K1-1"), .notMember("05", "K1-1")),
    (.move("05", from: "K1-1", to: "K1-2"), .notMember("05", "K1-1")),
    (.swap("01", in: "K1-1", with: "05", of: "K1-2"), .notMember("05", "K1-2")),
    (
      .setSession(
        team: "K1-1", index: 2, Session(date: day("2026-11-03"), slot: 0, room: "A", instructor: "U1")),
      .noSuchSession("K1-1", index: 2)
    ),
    (.remove(.room("B")), .unknown(.room("B"))),
    (
      .unpin(.member("01", module: "K1", team: "K1-1")), .notPinned(.member("01", module: "K1", team: "K1-1"))
    ),
    (.withdraw(publication: 2), .publicationNumber(given: 2, expected: 1)),
    (
      .publish(Publication(number: 3, date: day("2026-10-02"), plan: Plan())),
      .publicationNumber(given: 3, expected: 2)
    ),
  ])
  func refusesWhatCannotBeDone(change: Change, error: ChangeError) {
    var workspace = Workspace.fixture(teams: teams, isPublished: true)
    let before = workspace
    #expect(throws: error) { try workspace.apply(change) }
    #expect(workspace == before)
  }

  @Test func pinsOnce() throws {
    let pin = Pin.member("01", module: "K1", team: "K1-1")
    var workspace = Workspace.fixture(teams: teams)
    try workspace.apply(.pin(pin))
    #expect(throws: ChangeError.alreadyPinned(pin)) { try workspace.apply(.pin(pin)) }
  }

  @Test func aGroupThatFailsChangesNothingNotEvenTheLedger() {
    var workspace = Workspace.fixture(teams: teams, isPublished: true)
    let before = workspace
    let mark = AttendanceMark(
      occurrence: Occurrence(team: "K1-1", module: "K1", session: 0, date: day("2026-11-03"), slot: 0),
      employee: "01", status: .present, author: "Test", markedAt: Timestamp(seconds: 0))
    #expect(throws: ChangeError.notMember("05", "K1-1")) {
      try workspace.apply(
        .group([
          .rename(organisation: "Ny"), .mark(mark), .removeMember("01", from: "K1-1"),
          .removeMember("05", from: "K1-1"),
        ]))
    }
    #expect(workspace == before)
  }

  @Test func aGroupIsValidatedOnceAtItsEnd() throws {
    var workspace = Workspace.fixture()
    // The department and the manager come after those who refer to them.
    let change = Change.group([
      .put(.employee(.fixture("10", in: "HR", manager: "11"))), .put(.employee(.fixture("11", in: "HR"))),
      .put(.department(Department(id: "HR", name: "Personale"))),
    ])
    let before = workspace
    let inverse = try workspace.apply(change)
    #expect(workspace.problems().isEmpty)
    try workspace.apply(inverse)
    #expect(workspace == before)
  }

  @Test func aGroupMayRemoveAPersonBeforeThePersonsPlace() throws {
    var workspace = Workspace.fixture(teams: teams)
    let before = workspace
    let inverse = try workspace.apply(.group([.remove(.employee("01")), .removeMember("01", from: "K1-1")]))
    #expect(workspace.draft.teams["K1-1"]?.members == ["02"])
    // Backwards, the place comes back before the person.
    try workspace.apply(inverse)
    #expect(workspace == before)
    #expect(throws: ChangeError.unknown(.employee("01"))) {
      try workspace.apply(.group([.remove(.employee("01")), .move("01", from: "K1-1", to: "K1-2")]))
    }
    #expect(workspace == before)
  }

  @Test func aGroupMayPlaceSomebodyForAMomentOnly() throws {
    var workspace = Workspace.fixture(teams: teams)
    let before = workspace
    let inverse = try workspace.apply(
      .group([
        .put(.employee(.fixture("10"))), .addMember("10", to: "K1-1"), .removeMember("10", from: "K1-1"),
      ]))
    try workspace.apply(inverse)
    #expect(workspace == before)
  }

  @Test func theInverseOfAMarkIsACorrectionInTheLedger() throws {
    var workspace = Workspace.fixture(teams: teams, isPublished: true)
    let occurrence = Occurrence(team: "K1-1", module: "K1", session: 0, date: day("2026-11-03"), slot: 0)
    func mark(_ status: AttendanceMark.Status) -> Change {
      .mark(
        AttendanceMark(
          occurrence: occurrence, employee: "01", status: status, author: "Test",
          markedAt: Timestamp(seconds: 1)))
    }
    let first = try workspace.apply(mark(.present))
    let second = try workspace.apply(mark(.absent))
    try workspace.apply(second)
    #expect(workspace.mark(of: "01", at: occurrence)?.status == .present)
    try workspace.apply(first)
    #expect(workspace.mark(of: "01", at: occurrence) == nil)
    #expect(workspace.attendance.count == 4)
  }
}

@Suite("Removing records")
struct RemovalTests {
  @Test func isRefusedWhileSomethingRefersToThem() {
    var workspace = Workspace.fixture(
      employees: [.fixture("01", manager: "02"), .fixture("02", in: "OKO")],
      teams: [.fixture("K1-1", members: ["02"])])
    #expect(throws: ChangeError.inUse(.employee("02"), by: [.employee("01"), .team("K1-1")])) {
      try workspace.apply(.remove(.employee("02")))
    }
    #expect(throws: ChangeError.inUse(.department("OKO"), by: [.employee("02")])) {
      try workspace.apply(.remove(.department("OKO")))
    }
    #expect(throws: ChangeError.inUse(.instructor("U1"), by: [.module("K1")])) {
      try workspace.apply(.remove(.instructor("U1")))
    }
  }

  @Test func isAllowedTogetherWithWhatReferredToThem() throws {
    var workspace = Workspace.fixture(employees: [.fixture("01", manager: "02"), .fixture("02")])
    try workspace.apply(.group([.remove(.employee("02")), .put(.employee(.fixture("01")))]))
    #expect(workspace.employees.count == 1)
  }

  @Test func keepsPeopleOfThePublishedPlan() throws {
    var workspace = Workspace.fixture(teams: [.fixture("K1-1", members: ["01"])], isPublished: true)
    try workspace.apply(.removeMember("01", from: "K1-1"))
    #expect(throws: ChangeError.inUse(.employee("01"), by: [.team("K1-1")])) {
      try workspace.apply(.remove(.employee("01")))
    }
    try workspace.apply(.publish(workspace.nextPublication(on: day("2026-11-01"))))
    try workspace.apply(.remove(.employee("01")))
    #expect(workspace.employees["01"] == nil)
  }

  @Test func keepsPeopleWhoHaveAttended() throws {
    var workspace = Workspace.fixture(
      teams: [.fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: ["01"])], isPublished: true)
    let occurrence = try #require(workspace.draft.occurrences.first)
    let undo = try workspace.apply(
      .mark(
        AttendanceMark(
          occurrence: occurrence, employee: "02", status: .present, author: "Test",
          markedAt: Timestamp(seconds: 0))))
    #expect(throws: ChangeError.inUse(.employee("02"), by: [.team("K1-1")])) {
      try workspace.apply(.remove(.employee("02")))
    }
    try workspace.apply(undo)
    try workspace.apply(.remove(.employee("02")))
    #expect(workspace.employees["02"] == nil)
  }

  @Test func takesPinsAndPlacesInTheDraftAlong() throws {
    var workspace = Workspace.fixture(
      pins: [.member("01", module: "K1", team: "K1-1")], teams: [.fixture("K1-1", members: ["01", "02"])])
    let before = workspace
    #expect(throws: ChangeError.self) { try workspace.apply(.remove(.employee("01"))) }
    let inverse = try workspace.apply(workspace.removal(of: .employee("01")))
    #expect(workspace.pins.isEmpty && workspace.draft.teams["K1-1"]?.members == ["02"])
    try workspace.apply(inverse)
    #expect(workspace == before)
  }

  @Test func isRefusedWhileARuleOfCoverageNamesTheDepartment() throws {
    let rule = CoverageRule(scope: .department("HR"), limit: .present(1))
    var workspace = Workspace.fixture(
      rules: Rules(coverage: [rule]),
      departments: [Department(id: "DRIFT", name: "Drift"), Department(id: "HR", name: "Personale")],
      employees: [.fixture("01")])
    let problem = ModelProblem(record: nil, field: "coverage", issue: .unknown(.department("HR")))
    #expect(throws: ChangeError.invalid([problem])) { try workspace.apply(.remove(.department("HR"))) }
    try workspace.apply(.group([.setRules(Rules()), .remove(.department("HR"))]))
    #expect(workspace.departments.count == 1)
  }

  @Test func leavesAPinOfATeamThatNamesItsModule() throws {
    let pin = Pin.session(team: "K1-1", module: "K1", session: 0, date: day("2026-11-03"), slot: 0)
    var workspace = Workspace.fixture(pins: [pin], teams: [.fixture("K1-1")])
    try workspace.apply(.remove(.team("K1-1")))
    #expect(workspace.pins == [pin])
  }
}
