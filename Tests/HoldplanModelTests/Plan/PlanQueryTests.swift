import HoldplanModel
import HoldplanTestSupport
import Testing

@Suite("What a plan says about days and people")
struct PlanQueryTests {
  let workspace = Workspace.fixture(
    employees: [
      Employee(id: "01", name: "Åse Berg", department: "DRIFT", manager: "02"),
      Employee(id: "02", name: "Øjvind Bo", department: "DRIFT"),
      Employee(id: "03", name: "Ærke Dam", department: "OKO", manager: "02"),
      Employee(id: "04", name: "Zenia Aagård", department: "OKO", manager: "02"),
      Employee(
        id: "05", name: "Fratrådt", department: "OKO", employedTo: day("2026-09-30")),
    ],
    modules: [.fixture("K1", hours: 2), .fixture("K2", hours: 1.5)],
    instructors: [
      Instructor(id: "U1", name: "Ekstern"), Instructor(id: "U2", name: "Øjvind Bo", employee: "02"),
    ],
    teams: [
      .fixture("K1-1", on: ["2026-12-15", "2027-01-06"], instructor: "U2", members: ["01", "03", "04"]),
      .fixture("K2-1", of: "K2", on: ["2027-01-05", "2027-01-12"], slot: 1, members: ["01", "02"]),
    ])

  @Test func sessionsOfADate() {
    #expect(workspace.draft.occurrences(on: day("2027-01-06")).map(\.team) == ["K1-1"])
    #expect(workspace.draft.occurrences(on: day("2027-01-07")).isEmpty)
    #expect(workspace.draft.occurrences.map(\.team) == ["K1-1", "K2-1", "K1-1", "K2-1"])
  }

  @Test func teachingDaysOfAPersonCountAttendingAndTeaching() {
    #expect(
      workspace.teachingDays(of: "02", in: workspace.draft)
        == [day("2026-12-15"), day("2027-01-05"), day("2027-01-06"), day("2027-01-12")])
    #expect(
      workspace.duties(of: "02", in: workspace.draft).map(\.part) == [.teaches, .attends, .teaches, .attends])
    #expect(workspace.teachingDays(of: "05", in: workspace.draft).isEmpty)
  }

  @Test func rostersAreInDanishOrder() throws {
    let team = try #require(workspace.draft.teams["K1-1"])
    #expect(workspace.roster(of: team).map(\.name) == ["Zenia Aagård", "Ærke Dam", "Åse Berg"])
    #expect(workspace.directReports(of: "02").map(\.id) == ["04", "03", "01"])
  }

  @Test(arguments: [
    ["Anne", "anne b", "Bo", "Zoe", "Ærke", "Østen", "Aage", "Åse"], ["Bruun", "Brünn", "Brø"],
    ["Andersen", "Åkjær", "Aarup"], ["Emil", "Émile", "Emma"],
  ])
  func namesSortAsDanesExpect(names: [String]) {
    #expect(names.reversed().sorted { $0.danishSortKey < $1.danishSortKey } == names)
  }

  @Test func departmentsFromWhichSomebodyIsAway() throws {
    let away = workspace.peopleAway(on: day("2026-12-15"), in: workspace.draft)
    #expect(away.map(\.department) == ["DRIFT", "OKO"])
    #expect(away[0].attending == ["01"] && away[0].teaching == ["02"] && away[0].present == 0)
    // Whoever left before the season isn't counted in.
    #expect(away[1].attending == ["03", "04"] && away[1].headcount == 2)
  }

  @Test func studyHoursRunFromTheFirstWeekToTheLastAndAddUp() {
    let weeks = workspace.studyWeeks(of: "01", in: workspace.draft)
    #expect(weeks.map(\.week.number) == [51, 52, 53, 1, 2])
    #expect(weeks.map(\.hours.hours) == [2, 2, 2, 3.5, 1.5])
  }

  @Test func sessionsClashByClockTime() {
    let one = Occurrence(team: "K1-1", module: "K1", session: 0, date: day("2026-12-15"), slot: 0)
    var other = one
    #expect(workspace.clash(one, other))
    other.slot = 1
    #expect(!workspace.clash(one, other))
    other = one
    other.date = day("2026-12-16")
    #expect(!workspace.clash(one, other))
  }

  @Test func theNextPublicationIsNumberedAndLeavesEmptyTeamsOut() throws {
    var published = workspace
    try published.apply(.put(.team(.fixture("K1-2"))))
    try published.apply(.publish(published.nextPublication(on: day("2026-11-01"))))
    #expect(published.published?.number == 1)
    #expect(published.published?.plan.teams.sorted.map(\.id) == ["K1-1", "K2-1"])
    #expect(published.nextPublication(on: day("2026-11-02")).number == 2)
  }
}

@Suite("Held sessions and attendance")
struct HeldSessionTests {
  private func marked(_ workspace: Workspace, _ employee: Employee.ID, _ occurrence: Occurrence) throws
    -> Workspace
  {
    try workspace.applying(
      .mark(
        AttendanceMark(
          occurrence: occurrence, employee: employee, status: .present, author: "Test",
          markedAt: Timestamp(seconds: 0))))
  }

  let workspace = Workspace.fixture(
    employees: [.fixture("01", manager: "03"), .fixture("02"), .fixture("03")],
    teams: [.fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: ["01", "02"])], isPublished: true)

  @Test func unmarkedPeopleOfHeldSessions() throws {
    #expect(workspace.unmarkedSessions(through: day("2026-11-02")).isEmpty)
    let first = try #require(workspace.unmarkedSessions(through: day("2026-11-03")).first)
    #expect(first.employees == ["01", "02"])
    let one = try marked(workspace, "01", first.occurrence)
    #expect(one.unmarkedSessions(through: day("2026-11-03")).map(\.employees) == [["02"]])
    let both = try marked(one, "02", first.occurrence)
    #expect(both.unmarkedSessions(through: day("2026-11-03")).isEmpty)
    #expect(both.unmarkedSessions(through: day("2026-11-17")).map(\.occurrence.session) == [1])
  }

  @Test func aManagerSeesOnlyTheOwnPeople() {
    #expect(
      workspace.unmarkedSessions(through: day("2026-11-03"), manager: "03").map(\.employees) == [["01"]])
    #expect(workspace.unmarkedSessions(through: day("2026-11-03"), manager: "02").isEmpty)
  }

  @Test func publishingAgainDoesNotRewriteWhatWasHeld() throws {
    let held = try #require(workspace.heldSessions(through: day("2026-11-03")).first)
    var later = try marked(workspace, "01", held)
    // 01 leaves the team and its sessions move, after the first has been held.
    try later.apply(.removeMember("01", from: "K1-1"))
    try later.apply(
      .setSession(
        team: "K1-1", index: 0, Session(date: day("2026-11-10"), slot: 0, room: "A", instructor: "U1")))
    try later.apply(.publish(later.nextPublication(on: day("2026-11-05"))))
    #expect(later.heldSessions(through: day("2026-11-09")) == [held])
    #expect(later.expected(at: held) == ["01", "02"])
    #expect(later.mark(of: "01", at: held)?.status == .present)
    #expect(
      later.heldSessions(through: day("2026-11-10")).map(\.date) == [day("2026-11-03"), day("2026-11-10")])
    #expect(later.unmarkedSessions(through: day("2026-11-10")).map(\.employees) == [["02"], ["02"]])
  }
}

@Suite("Shares and limits")
struct RulesTests {
  @Test(arguments: [
    (0.14, 50, 7), (0.14, 43, 6), (0.23, 18, 4), (0.23, 12, 2), (0.23, 17, 3), (0.23, 1, 0), (1, 5, 5),
  ])
  func aShareIsRoundedDown(share: Double, count: Int, allowed: Int) {
    #expect(Share(share)?.floor(of: count) == allowed)
  }

  @Test func aShareLiesBetweenNothingAndAll() {
    #expect(Share(-0.1) == nil && Share(1.1) == nil && Share(.nan) == nil)
  }

  @Test func coverageSaysHowManyMayBeAway() throws {
    let share = try #require(Share(0.23))
    #expect(
      CoverageRule(scope: .everyDepartment, limit: .away(share: share, atLeast: 1)).mayBeAway(of: 1) == 1)
    #expect(CoverageRule(scope: .everyDepartment, limit: .present(1)).mayBeAway(of: 4) == 3)
    #expect(CoverageRule(scope: .everyDepartment, limit: .present(5)).mayBeAway(of: 4) == 0)
  }
}
