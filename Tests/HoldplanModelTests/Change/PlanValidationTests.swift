import HoldplanModel
import HoldplanTestSupport
import Testing

@Suite("Plans and attendance that make no sense are refused")
struct PlanValidationTests {
  @Test(arguments: [
    Refusal(
      .put(.team(.fixture("K1-1", of: "K9", members: ["99"]))), .team("K1-1"),
      ("module", .unknown(.module("K9"))), ("members", .unknown(.employee("99")))),
    Refusal(
      .put(.team(.fixture("K1-1", on: ["2026-11-03"], slot: 2, room: "B", instructor: "U9"))), .team("K1-1"),
      ("sessions", .wrongCount(actual: 1, expected: 2)),
      ("sessions.slot", .outOfRange(value: 2, minimum: 0, maximum: 1)), ("sessions", .unknown(.room("B"))),
      ("sessions", .unknown(.instructor("U9")))),
    Refusal(
      .put(.team(.fixture("K1-1", members: ["01", "01"]))), .team("K1-1"), ("members", .duplicate("01"))),
    Refusal(
      .put(.team(Team(id: "K1-1", module: "K1", number: 0, members: ["02", "01"]))), .team("K1-1"),
      ("number", .outOfRange(value: 0, minimum: 1, maximum: 1_000_000)),
      ("members", .outOfOrder(first: "02", second: "01"))),
    Refusal(
      .group([.put(.team(.fixture("K1-1"))), .put(.team(.fixture("K1-x-1")))]), .team("K1-x-1"),
      ("number", .duplicate("1"))),
    Refusal(
      .group([
        .put(.team(Team(id: "K1-1", module: "K1", number: 1, name: "Ørnene"))),
        .put(.team(Team(id: "K1-2", module: "K1", number: 2, name: "Ørnene"))),
      ]), .team("K1-2"), ("name", .duplicate("Ørnene"))),
  ])
  func teams(refusal: Refusal) { expectRefused(refusal) }

  @Test func aWholeDraftIsCheckedLikeItsTeams() {
    var workspace = Workspace.fixture()
    let team = Team.fixture("K1-1", on: ["2026-11-03"], members: ["99"])
    #expect(
      throws: ChangeError.invalid([
        ModelProblem(record: .team("K1-1"), field: "sessions", issue: .wrongCount(actual: 1, expected: 2)),
        ModelProblem(record: .team("K1-1"), field: "members", issue: .unknown(.employee("99"))),
      ])
    ) { try workspace.apply(.setDraft(Plan(teams: [team]))) }
    #expect(throws: ChangeError.self) {
      try workspace.apply(
        .publish(Publication(number: 1, date: day("2026-10-01"), plan: Plan(teams: [team]))))
    }
  }

  @Test func aModuleKeepsTheNumberOfSessionsThatItsTeamsHave() {
    var workspace = Workspace.fixture(teams: [.fixture("K1-1", on: ["2026-11-03", "2026-11-17"])])
    let problem = ModelProblem(
      record: .team("K1-1"), field: "sessions", issue: .wrongCount(actual: 2, expected: 3))
    #expect(throws: ChangeError.invalid([problem])) {
      try workspace.apply(.put(.module(.fixture("K1", sessions: 3))))
    }
  }

  @Test func publicationsAreNumberedWithoutGapsAndTheLatestNamesOnlyWhatExists() {
    let sound = Workspace.fixture()
    func published(_ plans: [(number: Int, members: [Employee.ID])]) -> Workspace {
      Workspace(
        name: sound.name, season: sound.season, departments: sound.departments, employees: sound.employees,
        modules: sound.modules, rooms: sound.rooms, instructors: sound.instructors,
        publications: plans.map {
          let team = Team.fixture("K1-1", members: $0.members)
          return Publication(number: $0.number, date: day("2026-10-01"), plan: Plan(teams: [team]))
        })
    }
    #expect(
      published([(1, ["01"]), (3, ["01"])]).problems() == [
        ModelProblem(record: nil, field: "publications", issue: .wrongCount(actual: 3, expected: 2))
      ])
    #expect(published([(1, ["99"]), (2, ["01"])]).problems().isEmpty)
    #expect(
      published([(1, ["01"]), (2, ["99"])]).problems() == [
        ModelProblem(record: .team("K1-1"), field: "members", issue: .unknown(.employee("99")))
      ])
  }

  @Test func anEarlierPublicationIsNotTakenUpAgainWhenItNamesWhatIsGone() throws {
    var workspace = Workspace.fixture(teams: [.fixture("K1-1", members: ["01", "02"])], isPublished: true)
    try workspace.apply(.removeMember("01", from: "K1-1"))
    try workspace.apply(.publish(workspace.nextPublication(on: day("2026-11-01"))))
    try workspace.apply(.remove(.employee("01")))
    let problem = ModelProblem(record: .team("K1-1"), field: "members", issue: .unknown(.employee("01")))
    #expect(throws: ChangeError.invalid([problem])) { try workspace.apply(.withdraw(publication: 2)) }
  }

  @Test func marksBelongToAnnouncedSessionsAndKnownPeople() throws {
    var workspace = Workspace.fixture(
      teams: [.fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: ["01"])], isPublished: true)
    let held = try #require(workspace.draft.occurrences.first)
    var moved = held
    moved.date = day("2026-11-05")
    func mark(
      _ employee: Employee.ID, at occurrence: Occurrence, _ status: AttendanceMark.Status = .present,
      minutes: Int? = nil, by author: String = "Test"
    ) -> Change {
      .mark(
        AttendanceMark(
          occurrence: occurrence, employee: employee, status: status, minutesLate: minutes, author: author,
          markedAt: Timestamp(seconds: 0)))
    }
    func problem(_ field: String, _ issue: ModelProblem.Issue, _ employee: Employee.ID = "01") -> ChangeError
    {
      .invalid([ModelProblem(record: .employee(employee), field: "attendance.\(field)", issue: issue)])
    }
    let before = workspace
    #expect(throws: problem("occurrence", .unknown(.team("K1-1")))) {
      try workspace.apply(mark("01", at: moved))
    }
    #expect(throws: problem("employee", .unknown(.employee("99")), "99")) {
      try workspace.apply(mark("99", at: held))
    }
    #expect(throws: problem("author", .empty)) { try workspace.apply(mark("01", at: held, by: "")) }
    #expect(throws: problem("minutesLate", .mismatch(actual: "present", expected: "late"))) {
      try workspace.apply(mark("01", at: held, minutes: 5))
    }
    #expect(throws: problem("minutesLate", .outOfRange(value: 0, minimum: 1, maximum: 1440))) {
      try workspace.apply(mark("01", at: held, .late, minutes: 0))
    }
    #expect(workspace == before)
    try workspace.apply(mark("01", at: held, .late, minutes: 5))
    // Somebody from another team who turned up here is marked where it happened.
    try workspace.apply(mark("02", at: held))
    #expect(workspace.standingMarks.count == 2)
  }
}
