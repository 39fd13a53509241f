import HoldplanModel
import HoldplanTestSupport
import Testing

@Suite("Records that make no sense are refused")
struct RecordValidationTests {
  @Test func theFixtureIsSound() { #expect(Workspace.fixture().problems().isEmpty) }

  @Test(arguments: [
    Refusal(.put(.site(Site(id: "", name: "S"))), .site(""), ("id", .empty)),
    Refusal(.put(.site(Site(id: "S", name: " \t"))), .site("S"), ("name", .empty)),
    Refusal(
      .put(.site(Site(id: "S\u{202E}1", name: "S"))), .site("S\u{202E}1"),
      ("id", .invisibleCharacters("S\u{202E}1"))),
    Refusal(
      .put(.site(Site(id: "S", name: "S", address: "c/o 010180-1234"))), .site("S"),
      ("address", .looksLikeCPR("010180-1234"))),
    Refusal(.put(.department(Department(id: "D", name: ""))), .department("D"), ("name", .empty)),
    Refusal(
      .put(.department(Department(id: "D\n", name: "D"))), .department("D\n"),
      ("id", .invisibleCharacters("D\n"))),
    Refusal(.put(.role(JobRole(id: "R", name: ""))), .role("R"), ("name", .empty)),
    Refusal(
      .put(.room(Room(id: "B", name: "B", site: "SYD", capacity: 0))), .room("B"),
      ("capacity", .outOfRange(value: 0, minimum: 1, maximum: 1_000_000)), ("site", .unknown(.site("SYD")))),
    Refusal(
      .put(.instructor(Instructor(id: "U2", name: "U2", employee: "99"))), .instructor("U2"),
      ("employee", .unknown(.employee("99")))),
    Refusal(
      .put(.programme(Programme(id: "P", name: "P", modules: ["K1", "K1", "K7"]))), .programme("P"),
      ("modules", .duplicate("K1")), ("modules", .unknown(.module("K7")))),
    Refusal(
      .put(
        .waiver(
          Waiver(
            id: "W", rule: .coverage, subject: .employee("99", "K7"), reason: "", author: "",
            writtenOn: day("2026-10-01")))), .waiver("W"),
      ("reason", .empty), ("author", .empty), ("subject", .unknown(.employee("99"))),
      ("subject", .unknown(.module("K7")))),
  ])
  func ofAnyKind(refusal: Refusal) { expectRefused(refusal) }

  @Test(arguments: [
    Refusal(
      .put(.employee(.fixture("10", in: "HR", site: "SYD", role: "R", manager: "99"))), .employee("10"),
      ("department", .unknown(.department("HR"))), ("site", .unknown(.site("SYD"))),
      ("role", .unknown(.role("R"))),
      ("manager", .unknown(.employee("99")))),
    Refusal(
      .put(.employee(.fixture("10", employed: ("2027-01-01", "2026-12-31")))), .employee("10"),
      ("employedTo", .outOfOrder(first: "2027-01-01", second: "2026-12-31"))),
    Refusal(
      .put(.employee(.fixture("10", hours: -1))), .employee("10"),
      ("weeklyStudyHours", .outOfRange(value: -1, minimum: 0, maximum: 168))),
    Refusal(
      .put(.employee(.fixture("10", hours: 200))), .employee("10"),
      ("weeklyStudyHours", .outOfRange(value: 200, minimum: 0, maximum: 168))),
    Refusal(
      .put(.employee(.fixture("10", passed: ["K8"], required: ["K1", "K1", "K9"]))), .employee("10"),
      ("required", .duplicate("K1")), ("passed", .unknown(.module("K8"))),
      ("required", .unknown(.module("K9")))),
    Refusal(
      .put(.employee(.fixture("10", choice: ModuleChoice(count: 3, from: ["K1", "K1"], cost: ["K1": -1])))),
      .employee("10"), ("choice.from", .duplicate("K1")),
      ("choice.count", .outOfRange(value: 3, minimum: 0, maximum: 2)),
      ("choice.cost", .outOfRange(value: -1, minimum: 0, maximum: 1_000_000))),
    Refusal(
      .put(.employee(Employee(id: "10", name: "", department: "DRIFT", email: "0101801234@bolig.dk"))),
      .employee("10"), ("name", .empty), ("email", .looksLikeCPR("0101801234"))),
    Refusal(
      .put(.employee(.fixture("010180-1234"))), .employee("010180-1234"),
      ("id", .looksLikeCPR("010180-1234")),
      ("name", .looksLikeCPR("010180-1234"))),
    Refusal(.put(.employee(.fixture("10", manager: "10"))), .employee("10"), ("manager", .cycle(["10"]))),
  ])
  func employees(refusal: Refusal) { expectRefused(refusal) }

  @Test(arguments: [
    Refusal(.put(.module(.fixture("K2", sessions: 0))), .module("K2"), ("sessions", .empty)),
    Refusal(
      .put(.module(.fixture("K2", size: (0, 0, 0)))), .module("K2"),
      ("teamSize.minimum", .outOfRange(value: 0, minimum: 1, maximum: 1_000_000)),
      ("teamSize.maximum", .outOfRange(value: 0, minimum: 1, maximum: 1_000_000))),
    Refusal(
      .put(.module(.fixture("K2", size: (5, 4, 3)))), .module("K2"),
      ("teamSize.ideal", .outOfOrder(first: "5", second: "4")),
      ("teamSize.maximum", .outOfOrder(first: "4", second: "3"))),
    Refusal(
      .put(.module(.fixture("K2", requires: ["K9"], instructors: ["U1", "U1", "U9"], rooms: ["B"]))),
      .module("K2"), ("instructors", .duplicate("U1")), ("requires", .unknown(.module("K9"))),
      ("instructors", .unknown(.instructor("U9"))), ("rooms", .unknown(.room("B")))),
    Refusal(
      .put(
        .module(
          .fixture(
            "K2",
            composition: [
              CompositionRule(kind: .department("DRIFT"), minimum: 3, maximum: 2),
              CompositionRule(kind: .department("DRIFT"), minimum: -1),
              CompositionRule(kind: .site("SYD")), CompositionRule(kind: .role("R")),
              CompositionRule(kind: .tag(" "), minimum: 1),
              CompositionRule(kind: .tag("mentor"), company: .init(kind: .same(.role), each: 0)),
            ]))), .module("K2"),
      ("composition.maximum", .outOfOrder(first: "3", second: "2")),
      ("composition.minimum", .outOfRange(value: -1, minimum: 0, maximum: 1_000_000)),
      ("composition", .empty),
      ("composition.minimum", .outOfRange(value: 0, minimum: 1, maximum: 1_000_000)),
      ("composition.company", .outOfRange(value: 0, minimum: 1, maximum: 1_000_000)),
      ("composition.company", .mismatch(actual: "same role", expected: "tag")),
      ("composition", .duplicate("department DRIFT")), ("composition", .unknown(.site("SYD"))),
      ("composition", .unknown(.role("R")))),
    Refusal(
      .put(.module(.fixture("K2", audience: .departments(["HR", "DRIFT"])))), .module("K2"),
      ("audience", .unknown(.department("HR")))),
    Refusal(
      .put(.module(.fixture("K2", audience: .roles(["R"])))), .module("K2"),
      ("audience", .unknown(.role("R")))),
    Refusal(.put(.module(.fixture("K2", requires: ["K2"]))), .module("K2"), ("requires", .cycle(["K2"]))),
    Refusal(
      .group([
        .put(.module(.fixture("K3", requires: ["K2"]))), .put(.module(.fixture("K2", requires: ["K3"]))),
      ]),
      .module("K2"), ("requires", .cycle(["K2", "K3"]))),
  ])
  func modules(refusal: Refusal) { expectRefused(refusal) }

  @Test func sessionPatternsOfAModule() {
    var module = Module.fixture("K2")
    module.everyWeeks = 0
    module.eligibleRoles = []
    module.teamCount = TeamCount(maximum: 2, required: 3)
    module.sessions[0].slotCount = 3
    module.sessions[1].gap = GapLimits(minimum: 9, ideal: 8, maximum: 7)
    module.sessions[1].weekdays = []
    expectRefused(
      Refusal(
        .put(.module(module)), .module("K2"),
        ("sessions.slotCount", .outOfRange(value: 3, minimum: 1, maximum: 2)), ("sessions.weekdays", .empty),
        ("sessions.gap.ideal", .outOfOrder(first: "9", second: "8")),
        ("sessions.gap.maximum", .outOfOrder(first: "8", second: "7")),
        ("everyWeeks", .outOfRange(value: 0, minimum: 1, maximum: 53)),
        ("teamCount.required", .outOfRange(value: 3, minimum: 0, maximum: 2)), ("eligibleRoles", .empty)))
  }

  @Test func managersInACircleAreFoundOnceFromWhereverTheyAreTouched() {
    let workspace = Workspace.fixture(employees: [
      .fixture("01"), .fixture("02", manager: "01"), .fixture("03", manager: "02"),
      .fixture("04", manager: "03"),
    ])
    expectRefused(
      Refusal(
        .put(.employee(.fixture("01", manager: "03"))), .employee("01"),
        ("manager", .cycle(["01", "03", "02"]))),
      by: workspace)
  }
}

@Suite("Seasons, rules and pins that make no sense are refused")
struct OrganisationValidationTests {
  @Test func theNameOfTheOrganisation() {
    expectRefused(Refusal(.rename(organisation: " "), nil, ("name", .empty)))
  }

  @Test func seasons() {
    var season = Season.fixture(
      "2027-03-31", "2026-10-01", closed: ["2026-12-24", "2026-12-24"], weekdays: [])
    season.name = ""
    season.slots = [
      Slot(name: "A", start: clock("08:00"), end: clock("12:00")),
      Slot(name: "B", start: clock("11:00"), end: clock("15:00")),
      Slot(name: "C", start: clock("06:00"), end: clock("07:00")),
      Slot(name: "", start: clock("16:00"), end: clock("16:00")),
    ]
    expectRefused(
      Refusal(
        .setSeason(season), nil, ("season.name", .empty),
        ("season.end", .outOfOrder(first: "2027-03-31", second: "2026-10-01")),
        ("season.teachingWeekdays", .empty), ("season.closedDays", .duplicate("2026-12-24")),
        ("season.slots.name", .empty), ("season.slots.end", .outOfOrder(first: "16:00", second: "16:00")),
        ("season.slots", .overlap(first: "A", second: "B")),
        ("season.slots", .outOfOrder(first: "B", second: "C"))))
  }

  @Test func seasonsThatLastLongerThanAnybodyPlans() {
    expectRefused(
      Refusal(
        .setSeason(.fixture("2026-01-01", "2126-01-01")), nil,
        ("season.end", .outOfRange(value: 36_525, minimum: 1, maximum: 3_700))))
  }

  @Test func seasonsWithoutThePeriodsThatModulesAndTeamsNeed() {
    var full = Module.fixture("K1")
    full.sessions[0].slotCount = 2
    let workspace = Workspace.fixture(
      modules: [full], teams: [.fixture("K1-1", on: ["2026-11-03", "2026-11-17"], slot: 1)])
    var copy = workspace
    #expect(
      throws: ChangeError.invalid([
        ModelProblem(
          record: .module("K1"), field: "sessions.slotCount",
          issue: .outOfRange(value: 2, minimum: 1, maximum: 1)),
        ModelProblem(
          record: .team("K1-1"), field: "sessions.slot", issue: .outOfRange(value: 1, minimum: 0, maximum: 0)),
      ])
    ) { try copy.apply(.setSeason(.fixture(slots: [Slot.halfDays[0]]))) }
  }

  @Test func rules() {
    var weights = Weights.standard
    weights[.teams] = -1
    let rule = CoverageRule(scope: .department("HR"), limit: .present(-1))
    expectRefused(
      Refusal(
        .setRules(
          Rules(
            maxSessionsPerDay: 0,
            coverage: [rule, rule, CoverageRule(scope: .site("SYD"), limit: .present(1))],
            sources: [.coverage: "aftale med 010180-1234"], leaveSource: "010180 1234", weights: weights)),
        nil,
        ("rules.maxSessionsPerDay", .outOfRange(value: 0, minimum: 1, maximum: 1_000_000)),
        ("coverage.present", .outOfRange(value: -1, minimum: 0, maximum: 1_000_000)),
        ("coverage", .duplicate("2")),
        ("rules.sources", .looksLikeCPR("010180-1234")), ("rules.leaveSource", .looksLikeCPR("010180 1234")),
        ("rules.weights", .outOfRange(value: -1, minimum: 0, maximum: 1_000_000)),
        ("coverage", .unknown(.department("HR"))), ("coverage", .unknown(.site("SYD")))))
  }

  @Test(arguments: [
    Refusal(
      .pin(.member("99", module: "K9", team: "K1-1")), nil, ("pins", .unknown(.employee("99"))),
      ("pins", .unknown(.module("K9"))), ("pins", .mismatch(actual: "K9", expected: "K1"))),
    Refusal(
      .pin(.session(team: "K1-7", module: "K1", session: 2, date: day("2026-11-03"), slot: 2)), nil,
      ("pins.session", .outOfRange(value: 2, minimum: 0, maximum: 1)),
      ("pins.slot", .outOfRange(value: 2, minimum: 0, maximum: 1))),
    Refusal(
      .pin(.session(team: "K1-7", module: nil, session: 0, date: day("2026-11-03"), slot: 0)), nil,
      ("pins", .unknown(.team("K1-7")))),
    Refusal(
      .group([
        .pin(.member("01", module: "K1", team: "K1-1")), .pin(.member("01", module: "K1", team: "K1-2")),
      ]), nil, ("pins", .duplicate("01 K1"))),
    Refusal(
      .group([
        .pin(.session(team: "K1-1", module: "K1", session: 0, date: day("2026-11-03"), slot: 0)),
        .pin(.session(team: "K1-1", module: "K1", session: 0, date: day("2026-11-04"), slot: 0)),
      ]), nil, ("pins", .duplicate("K1-1 1"))),
  ])
  func pins(refusal: Refusal) {
    expectRefused(
      refusal, by: .fixture(modules: [.fixture("K1"), .fixture("K2")], teams: [.fixture("K1-1")]))
  }

  @Test func aPinMayNameATeamThatIsStillToBeFormed() throws {
    var workspace = Workspace.fixture()
    try workspace.apply(
      .pin(.session(team: "K1-1", module: "K1", session: 0, date: day("2026-11-03"), slot: 0)))
    // With one module in all there is no doubt which one an unnamed module is.
    try workspace.apply(
      .pin(.session(team: "K1-2", module: nil, session: 0, date: day("2026-11-04"), slot: 0)))
    #expect(workspace.problems().isEmpty)
  }
}
