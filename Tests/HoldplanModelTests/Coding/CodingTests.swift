import Foundation
import HoldplanModel
import HoldplanTestSupport
import Testing

@Suite("JSON of the model")
struct CodingTests {
  private func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func expect<Value: Codable & Equatable>(_ value: Value, is json: String) throws {
    #expect(try text(value) == json)
    #expect(try JSONDecoder().decode(Value.self, from: Data(json.utf8)) == value)
  }

  @Test func rulesAreReadable() throws {
    let share = try #require(Share(0.25))
    try expect(
      CoverageRule(scope: .everyDepartment, limit: .away(share: share, atLeast: 1)),
      is: #"{"limit":{"atLeast":1,"awayShare":0.25},"scope":{"every":"department"}}"#)
    try expect(
      CoverageRule(scope: .site("NORD"), limit: .present(2)),
      is: #"{"limit":{"present":2},"scope":{"site":"NORD"}}"#)
    try expect(
      CompositionRule(kind: .same(.role), maximum: 2), is: #"{"kind":{"same":"role"},"maximum":2}"#)
    try expect(
      CompositionRule(kind: .profession("Psykolog"), minimum: 1),
      is: #"{"kind":{"profession":"Psykolog"},"minimum":1}"#)
    try expect(
      CompositionRule(kind: .tag("mentor"), minimum: 1, company: .init(kind: .tag("ny"), each: 3)),
      is: #"{"company":{"each":3,"kind":{"tag":"ny"}},"kind":{"tag":"mentor"},"minimum":1}"#)
    try expect(
      CompositionRule(kind: .department("OKO"), minimum: 2, maximum: 2),
      is: #"{"kind":{"department":"OKO"},"maximum":2,"minimum":2}"#)
  }

  @Test func audiencesSubjectsAndPinsAreReadable() throws {
    try expect(Audience.everyone, is: #"{"who":"everyone"}"#)
    try expect(Audience.departments(["OKO", "DRIFT"]), is: #"{"departments":["DRIFT","OKO"]}"#)
    try expect(Waiver.Subject.employee("01", "K1"), is: #"{"employee":"01","module":"K1"}"#)
    try expect(Waiver.Subject.everything, is: #"{"everything":true}"#)
    try expect(Waiver.Subject.department("DIR"), is: #"{"department":"DIR"}"#)
    try expect(
      Violation.Ledger.series("FG1", meeting: "FG1#02", other: nil),
      is: ##"{"meeting":"FG1#02","series":"FG1"}"##)
    try expect(Violation.Ledger.rota("FAM", cases: ["7"]), is: #"{"cases":["7"],"rota":"FAM"}"#)
    try expect(Violation.Ledger.quota("14"), is: #"{"quota":"14"}"#)
    try expect(Waiver.Subject.series("FG1"), is: #"{"series":"FG1"}"#)
    try expect(Waiver.Subject.rota("FAM"), is: #"{"rota":"FAM"}"#)
    try expect(Waiver.Subject.quota("14"), is: #"{"quota":"14"}"#)
    try expect(
      Pin.session(team: "K1-1", module: "K1", session: 0, date: day("2018-09-05"), slot: 0),
      is: #"{"date":"2018-09-05","module":"K1","session":0,"slot":0,"team":"K1-1"}"#)
    try expect(
      Pin.member("01", module: "K1", team: "K1-1"), is: #"{"employee":"01","module":"K1","team":"K1-1"}"#)
  }

  @Test(arguments: [
    #"{"who":"everyone","roles":[]}"#, #"{}"#, #"{"who":"some"}"#, #"{"departments":"OKO"}"#,
  ])
  func whatIsNoAudienceIsRefused(json: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Audience.self, from: Data(json.utf8)) }
  }

  @Test func aWorkspaceComesBackAsItWasAndIsAlwaysTheSameText() throws {
    var workspace = Workspace.fixture(
      employees: [
        .fixture("01", hours: 1.5, leave: [days("2026-11-01", "2026-11-03")], passed: ["K1", "K2"]),
        .fixture(
          "02", choice: ModuleChoice(count: 1, from: ["K1", "K2"], cost: ["K2": 1]),
          wishedFree: ["2026-12-01"]),
      ],
      modules: [.fixture("K1"), .fixture("K2", audience: .departments(["DRIFT"]))],
      waivers: [
        Waiver(
          id: "W1", rule: .coverage, subject: .department("OKO"), dates: days("2026-11-03"), reason: "Aftalt",
          author: "HR", writtenOn: day("2026-10-01"))
      ],
      pins: [.member("01", module: "K1", team: "K1-1"), .member("02", module: "K1", team: "K1-1")],
      teams: [.fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: ["02"])], isPublished: true)
    try workspace.apply(
      .mark(
        AttendanceMark(
          occurrence: try #require(workspace.draft.occurrences.first), employee: "02", status: .late,
          minutesLate: 5,
          author: "Test", markedAt: Timestamp(seconds: 1))))
    let json = try text(workspace)
    let back = try JSONDecoder().decode(Workspace.self, from: Data(json.utf8))
    #expect(back == workspace)
    #expect(try text(back) == json)
  }

  @Test func whatIsReadIsMergedAndMayLeaveOutWhatIsEmpty() throws {
    let json = """
      {"id":"01","name":"Ida","department":"DRIFT","leave":[{"from":"2026-11-02","to":"2026-11-03"},
      {"from":"2026-11-01","to":"2026-11-02"}]}
      """
    let person = try JSONDecoder().decode(Employee.self, from: Data(json.utf8))
    #expect(person.leave == [days("2026-11-01", "2026-11-03")] && person.passed.isEmpty)
  }

  @Test func twoRecordsWithOneIdentifierAreRefused() {
    let json = #"[{"id":"R","name":"A"},{"id":"R","name":"B"}]"#
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Records<JobRole>.self, from: Data(json.utf8))
    }
  }

  @Test func changesComeBackAsTheyWere() throws {
    var changes = RandomChanges(seed: 3)
    let workspace = Workspace.fixture(teams: [.fixture("K1-1", members: ["01"])])
    for _ in 0..<300 {
      let change = changes.change(of: workspace)
      let back = try JSONDecoder().decode(Change.self, from: JSONEncoder().encode(change))
      #expect(back == change)
    }
  }

  @Test func anOrganisationFileCompletesWhatTheTablesSay() throws {
    let tables = Workspace.fixture()
    let share = try #require(Share(0.23))
    let file = OrganisationFile(
      name: "Boligforeningen", season: .fixture(),
      rules: Rules(
        coverage: [CoverageRule(scope: .everyDepartment, limit: .away(share: share, atLeast: 0))]),
      programmes: [Programme(id: "P", name: "Forløb", modules: ["K1"])],
      composition: ["K1": [CompositionRule(kind: .department("OKO"), minimum: 2, maximum: 2)]],
      audience: ["K1": .departments(["OKO"])],
      waivers: [],
      pins: [.session(team: "K1-1", module: "K1", session: 0, date: day("2026-11-03"), slot: 0)])
    let back = try JSONDecoder().decode(OrganisationFile.self, from: Data(text(file).utf8))
    #expect(back == file)
    let workspace = try tables.applying(file.change(completing: tables))
    #expect(workspace.modules["K1"]?.audience == .departments(["OKO"]))
    #expect(workspace.modules["K1"]?.composition.count == 1)
    #expect(workspace.rules.coverage.count == 1 && workspace.pins.count == 1 && workspace.problems().isEmpty)
    #expect(throws: ChangeError.unknown(.module("K1"))) { try file.change(completing: file.newWorkspace()) }
  }
}
