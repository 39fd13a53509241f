import Foundation
import HoldplanExchange
import HoldplanModel
import HoldplanTestSupport
import Testing

/// An instance of two people and one module, as text in which a test replaces a piece.
private let small = """
  {"format": "holdplan-bench-1", "name": "lille", "preset": "x", "seed": 1,
   "season": {"start": "2026-11-02", "end": "2026-11-20", "dates": ["2026-11-03", "2026-11-17"],
              "holidays": [], "slots": ["AM", "PM"]},
   "employees": [
     {"id": "E1", "department": "D1", "site": "S1", "role": "leader", "manager": null,
      "absences": ["2026-11-05", "2026-11-04", "2026-11-10"], "unavailable_weekdays": [4],
      "weekly_study_hours": 1.5, "completed": [], "competence": {"M1": 2}, "required": ["M1"],
      "choose": {"count": 0, "from": []}, "preferences": {}, "avoid_dates": ["2026-11-17"]},
     {"id": "E2", "department": "D1", "site": "S1", "role": "admin", "manager": "E1", "absences": [],
      "unavailable_weekdays": [], "weekly_study_hours": 2, "completed": [], "required": [],
      "choose": {"count": 1, "from": ["M1"]}, "preferences": {"M1": 3}, "avoid_dates": []}],
   "modules": [
     {"id": "M1", "name": "Økonomi \\u00e6", "sessions": [
        {"kind": "lesson", "slots": 1, "min_gap_days": null, "max_gap_days": null, "ideal_gap_days": null},
        {"kind": "exam", "slots": 2, "min_gap_days": 7, "max_gap_days": 28, "ideal_gap_days": 14,
         "weekdays": [1]}],
      "every_weeks": null, "study_hours_per_week": 0.5, "requires": [], "min_size": 1, "max_size": 4,
      "ideal_size": 2, "teams_max": 1, "teams_required": null, "eligible_roles": null,
      "instructors": ["I1"], "rooms": ["R1"]}],
   "rooms": [{"id": "R1", "site": "S2", "capacity": 12}],
   "instructors": [{"id": "I1", "absences": ["2026-11-09"]}],
   "rules": {"max_sessions_per_day": 1, "department_share_away": 0.35, "site_share_away": 0.5, "min_away": 2},
   "weights": {"dept_pairs": 2, "size_dev": 1, "preference": 5, "repeat_pairs": 1, "spacing": 1,
               "week_load": 3, "teams": 10, "instructor_days": 2, "avoid_dates": 4, "perturb_member": 20,
               "perturb_session": 30},
   "pins": [{"employee": "E1", "module": "M1", "team": "T1"},
            {"team": "T1", "session": 0, "date": "2026-11-03", "slot": 0}],
   "published": {"instance": "lille", "teams": [
     {"id": "T1", "module": "M1", "sessions": [], "members": ["E1", "GONE"]}], "meta": {}}}
  """

private func workspace(_ text: String = small) throws -> Workspace {
  try NeutralInstance(json: Data(text.utf8), file: "x.json").workspace(file: "x.json")
}

/// The problems with an instance in which `old` was replaced by `new`.
private func problems(replacing old: String, by new: String) -> [DocumentError.Problem] {
  guard small.contains(old) else { preconditionFailure("\(old) does not occur") }
  do {
    _ = try workspace(small.replacingOccurrences(of: old, with: new))
    return []
  } catch let error as DocumentError {
    return error.problems
  } catch { preconditionFailure("\(error)") }
}

@Suite("An instance of the neutral format becomes a workspace")
struct NeutralFormatInstanceTests {
  @Test func dates() throws {
    let season = try workspace().season
    #expect(season.teachingDates == [day("2026-11-03"), day("2026-11-17")])
    #expect(season.times(from: 0, count: 2)?.start == clock("08:30"))
    #expect(season.times(from: 0, count: 2)?.end == clock("15:30"))
  }

  @Test func people() throws {
    let workspace = try workspace()
    let first = try #require(workspace.employees["E1"])
    #expect(first.leave == [days("2026-11-04", "2026-11-05"), days("2026-11-10")])
    #expect(first.unavailableWeekdays == WeekdaySet([.friday]))
    #expect(first.weeklyStudyHours == StudyHours(hours: 1.5))
    #expect(first.wishedFreeDates == [day("2026-11-17")])
    let second = try #require(workspace.employees["E2"])
    #expect(second.manager == "E1")
    #expect(second.choice == ModuleChoice(count: 1, from: ["M1"], cost: ["M1": 3]))
  }

  @Test func modules() throws {
    let module = try #require(try workspace().modules["M1"])
    #expect(module.name == "Økonomi æ")
    #expect(module.sessions[1].kind == .exam)
    #expect(module.sessions[1].gap == GapLimits(minimum: 7, ideal: 14, maximum: 28))
    #expect(module.sessions[1].weekdays == WeekdaySet([.tuesday]))
    #expect(module.teamSize == TeamSize(minimum: 1, ideal: 2, maximum: 4))
    #expect(module.eligibleRoles == nil)
  }

  @Test func rulesPinsAndPublication() throws {
    let workspace = try workspace()
    let share = try #require(Share(0.35))
    #expect(workspace.rules.coverage.first?.scope == .everyDepartment)
    #expect(workspace.rules.coverage.first?.limit == .away(share: share, atLeast: 2))
    #expect(workspace.rules.weights == .standard)
    #expect(workspace.pins.count == 2)
    #expect(workspace.published?.number == 1)
    #expect(workspace.published?.plan.teams["T1"]?.members == ["E1", "GONE"])
  }
}

@Suite("What is wrong with an instance is said with its place")
struct NeutralFormatErrorTests {
  typealias Issue = DocumentError.Problem.Issue

  @Test(
    arguments: [
      (
        "\"holdplan-bench-1\"", "\"other\"", "format",
        .otherFormat(found: "other", expected: "holdplan-bench-1")
      ),
      (
        "\"2026-11-10\"", "\"2026-02-30\"", "employees[0].absences[2]",
        .notValid(value: "2026-02-30", expected: .date)
      ),
      ("\"id\": \"E2\"", "\"id\": \"E1\"", "employees[1].id", .duplicate("E1")),
      (
        "\"required\": [\"M1\"]", "\"required\": [\"M9\"]", "employees[0].required[0]",
        .unknown(kind: .module, identifier: "M9")
      ),
      ("\"capacity\": 12", "\"capacity\": 1e400", "rooms[0].capacity", .tooLarge("1e400")),
      (
        "\"capacity\": 12", "\"capacity\": 99999999999999999999", "rooms[0].capacity",
        .tooLarge("99999999999999999999")
      ),
      (
        "\"capacity\": 12", "\"capacity\": -1", "rooms[0].capacity",
        .outOfRange(value: "-1", minimum: "0", maximum: "1000000")
      ),
      (
        "\"capacity\": 12", "\"capacity\": 1.5", "rooms[0].capacity",
        .notValid(value: "1.5", expected: .wholeNumber)
      ),
      ("\"capacity\": 12", "\"capacity\": \"12\"", "rooms[0].capacity", .wrongType(expected: .wholeNumber)),
      (
        "\"department_share_away\": 0.35", "\"department_share_away\": NaN", "rules.department_share_away",
        .notValid(value: "NaN", expected: .number)
      ),
      (", \"capacity\": 12", "", "rooms[0].capacity", .missing),
      ("\"min_gap_days\": 7", "\"min_gap_days\": null", "modules[0].sessions[1].min_gap_days", .missing),
      (
        "\"end\": \"2026-11-20\"", "\"end\": \"9999-12-31\"", "season.end",
        .outOfRange(value: "2912138", minimum: "1", maximum: "3660")
      ),
    ] as [(String, String, String, Issue)])
  func oneProblem(_ old: String, _ new: String, _ path: String, _ issue: Issue) {
    #expect(problems(replacing: old, by: new) == [.init(path: path, issue: issue)])
  }

  @Test func allProblemsAreListed() {
    let text = small.replacingOccurrences(of: "\"R1\"]", with: "\"R2\"]")
      .replacingOccurrences(of: "\"manager\": \"E1\"", with: "\"manager\": \"E7\"")
      .replacingOccurrences(of: "\"teams\": 10, ", with: "")
    #expect {
      try workspace(text)
    } throws: { error in
      (error as? DocumentError)?.problems.map(\.path) == [
        "employees[1].manager", "modules[0].rooms[0]", "weights.teams",
      ]
    }
  }

  @Test func brokenTextIsFoundByLineAndColumn() {
    let found = problems(replacing: "\"capacity\": 12}", by: "\"capacity\": 12")
    #expect(found.map(\.issue) == [.notJSON(line: 20, column: 53)])
  }

  @Test func endlessNestingIsRefused() {
    let deep = String(repeating: "[", count: 100_000)
    let found = problems(replacing: "\"seed\": 1", by: "\"seed\": \(deep)")
    #expect(found.map(\.issue) == [.nestedTooDeeply])
  }

  @Test func aFileThatIsNotThere() {
    #expect(throws: DocumentError.self) { try NeutralInstance(contentsOf: "/nowhere/at/all.json") }
  }
}

@Suite("A plan of the neutral format")
struct NeutralFormatPlanTests {
  @Test func holdsWhatIsBroken() throws {
    let text = """
      {"teams": [
        {"id": "T", "module": "M1", "members": ["E1", "E1"],
         "sessions": [{"date": "2026-11-03", "slot": -4, "room": null, "instructor": "X"}]},
        {"id": "T", "module": null, "members": [], "sessions": []},
        {"id": "U", "module": "M1", "members": ["ghost"], "sessions": []}], "meta": {"a": [1, null, "x"]}}
      """
    let plan = try NeutralPlan(json: Data(text.utf8), file: "p.json")
    let teams = plan.modelTeams
    #expect(teams.map(\.id) == ["T", "T", "U"])
    #expect(teams.map(\.number) == [1, 1, 2])
    #expect(teams[0].members == ["E1", "E1"])
    #expect(teams[0].sessions == [Session(date: day("2026-11-03"), slot: -4, room: "", instructor: "X")])
    #expect(plan.meta == ["a": .array([.int(1), .null, .string("x")])])
  }

  @Test func isReadAsItWasWritten() throws {
    let plan = Plan(teams: [
      .fixture("K1-1", on: ["2026-11-03"], members: ["02", "01"]),
      .fixture("K1-2", on: ["2026-11-05"], slot: 1, members: ["03"]), .fixture("K1-3"),
    ])
    let written = NeutralPlan(plan, instance: "lille", meta: ["seed": .int(7), "seconds": .double(1.5)])
    let read = try NeutralPlan(json: try written.encoded(), file: "p.json")
    #expect(read == written)
    // A team without members is left out.
    #expect(Plan(teams: Records(read.modelTeams)).teams.sorted == Array(plan.teams.sorted.prefix(2)))
  }

  @Test func theReportHasTheKeysOfTheFormat() throws {
    let assessment = Assessment(
      violations: [
        Violation(.teamSize, .tooFew, module: "K1", team: "K1-1", actual: 1, limit: 2),
        Violation(.composition, .tooFew, count: 5),
      ], waived: [], soft: [.teams: 3])
    let text = try neutralReport(assessment: assessment, workspace: try workspace(), meta: ["a": .int(1)])
    let report = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
    #expect(
      Set(report.keys) == [
        "instance", "feasible", "hard_total", "hard", "soft_total", "soft", "examples", "meta",
      ])
    #expect((report["hard"] as? [String: Int])?.count == 13)
    #expect((report["hard"] as? [String: Int])?["H05_team_size"] == 1)
    #expect(report["hard_total"] as? Int == 1)
    #expect(report["feasible"] as? Bool == false)
    #expect(report["soft_total"] as? Int == 30)
    let teams = try #require((report["soft"] as? [String: [String: Int]])?["teams"])
    #expect(teams == ["value": 3, "weight": 10, "cost": 30])
    #expect(
      report["examples"] as? [String: [String]] == [
        "H05_team_size": ["tooFew: module K1, team K1-1, actual 1, limit 2"]
      ])
  }
}
