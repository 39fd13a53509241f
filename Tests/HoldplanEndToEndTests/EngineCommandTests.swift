import Foundation
import HoldplanTestSupport
import Testing

@Suite("The score divided, plans compared, and plans mended, as commands", .homes)
struct EngineCommandTests {
  private func int(_ value: Any?) throws -> Int { try #require(value as? Int) }

  @Test func everyDivisionOfTheScoreAddsUpToTheTotal() async throws {
    let program = try await Program.sample("al2bolig")
    // Somebody taken out: a rule is broken, and that adds up as well.
    let team = try #require(try await program.teams().first)
    try await program.run("release", team.members[0], team.id)
    let check = try await program.run("check", "--json", expecting: nil).json
    for axis in ["rule", "team", "person", "date"] {
      let score = try await program.run("score", "--by", axis, "--json").json
      let shares = try #require(score["shares"] as? [[String: Any]])
      #expect(try int(score["soft_total"]) == int(check["soft_total"]), "\(axis)")
      #expect(try int(score["hard_total"]) == int(check["hard_total"]), "\(axis)")
      #expect(try shares.reduce(0) { try $0 + int($1["total"]) } == int(check["soft_total"]), "\(axis)")
      let broken = shares.compactMap { $0["hard"] as? [String: Int] }.flatMap(\.values).reduce(0, +)
      #expect(try broken == int(check["hard_total"]), "\(axis)")
      #expect(shares.count > 3)
    }
  }

  /// The published plan, the draft, and a plan of a file.
  @Test func anyTwoPlansAreComparedRuleByRule() async throws {
    let program = try await Program.sample("al2bolig")
    try await program.run("publish")
    let first = try await program.run("check", "--published", "--json").json
    try await program.run("solve", "--steps", "40000", "--seed", "7", "--threads", "1")
    let second = try await program.run("check", "--json").json
    let compared = try await program.run("compare", "published", "draft", "--json").json
    let total = try #require(compared["softTotal"] as? [String: Int])
    #expect(try total["before"] == int(first["soft_total"]))
    #expect(try total["after"] == int(second["soft_total"]))

    let file = try program.file(
      "plan.json", #"{"instance": "x", "teams": []}"#)
    let empty = try await program.run("compare", "published", file, "--json").json
    let soft = try #require(empty["softTotal"] as? [String: Int])
    // What was published and is gone costs, too.
    #expect(soft["before"] == total["before"] && soft["after"] != total["before"])
    let hard = try #require(empty["hard"] as? [String: [String: Int]])
    #expect((hard["H01_unassigned"]?["after"] ?? 0) > 0)
    let unknown = try await program.run("compare", "published", "nowhere", expecting: 2)
    #expect(unknown.errors.contains("nowhere"))
  }
}

@Suite("Plans on files", .homes)
struct PlanFileTests {
  private static let days = (2...27).map { $0 < 10 ? "2026-11-0\($0)" : "2026-11-\($0)" }

  /// Twelve people, one module of two sessions, two teams.
  private func instance(
    absences: [Int: [String]] = [:], dates: [String]? = nil, maximum: Int = 8, pins: String = "[]"
  ) -> String {
    let people = (1...12).map { number in
      let away = (absences[number] ?? []).map { "\"\($0)\"" }.joined(separator: ", ")
      return """
        {"id": "E\(number)", "department": "D\(number % 3)", "site": "S1", "weekly_study_hours": 2,
         "absences": [\(away)], "required": ["M1"]}
        """
    }
    let days = dates ?? Self.days
    return """
      {"format": "holdplan-bench-1", "name": "lille",
       "season": {"start": "2026-11-02", "end": "2026-11-27",
         "dates": [\(days.map { "\"\($0)\"" }.joined(separator: ", "))], "slots": ["day"]},
       "employees": [\(people.joined(separator: ",\n"))],
       "modules": [{"id": "M1", "sessions": [{"kind": "lesson", "slots": 1},
          {"kind": "lesson", "slots": 1, "min_gap_days": 3, "ideal_gap_days": 7, "max_gap_days": 14}],
         "study_hours_per_week": 1, "min_size": 3, "ideal_size": 6, "max_size": \(maximum), "teams_max": 2,
         "instructors": ["I1"], "rooms": ["R1", "R2"]}],
       "rooms": [{"id": "R1", "capacity": 9}, {"id": "R2", "capacity": 9}],
       "instructors": [{"id": "I1", "absences": []}],
       "rules": {"max_sessions_per_day": 1, "department_share_away": 1, "site_share_away": 1, "min_away": 4},
       "weights": {"dept_pairs": 2, "size_dev": 1, "preference": 5, "repeat_pairs": 1, "spacing": 1,
         "week_load": 3, "teams": 10, "instructor_days": 2, "avoid_dates": 4, "perturb_member": 20,
         "perturb_session": 30},
       "pins": \(pins)}
      """
  }

  /// A plan of the instance, its teams, and where both lie.
  private func solved(_ program: Program) async throws -> (plan: String, teams: [[String: Any]]) {
    let file = try program.file("before.json", instance())
    let plan = program.home.path + "/plan.json"
    try await program.run("solve", "--instance", file, "--plan", plan, "--steps", "4000", "--threads", "1")
    return (plan, try teams(plan))
  }

  private func teams(_ path: String) throws -> [[String: Any]] {
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
    return try #require((json as? [String: Any])?["teams"] as? [[String: Any]])
  }

  private func dates(_ team: [String: Any]) throws -> [String] {
    try #require(team["sessions"] as? [[String: Any]]).compactMap { $0["date"] as? String }
  }

  @Test func sicknessIsMendedByOneMembership() async throws {
    let program = try Program()
    let (plan, teams) = try await solved(program)
    let members = try #require(teams[0]["members"] as? [String])
    let number = try #require(Int(members[0].dropFirst()))
    let now = try program.file("now.json", instance(absences: [number: [try dates(teams[0])[0]]]))
    let new = program.home.path + "/new.json"
    let report = try await program.run(
      "repair", "--instance", now, "--published", plan, "--plan", new, "--steps", "2000", "--json"
    ).json
    #expect(report["memberships"] as? Int == 1)
    #expect(report["sessions"] as? Int == 0)
    #expect(report["feasible"] as? Bool == true)
    let check = try await program.run("check", "--instance", now, "--plan", new, "--json").json
    #expect(check["feasible"] as? Bool == true)
    #expect(try self.teams(new).map(dates) == teams.map(dates))
  }

  /// The day that is closed lies in the past for one team: what was held stays, and is not counted as broken by
  /// moving anything.
  @Test func whatWasHeldStays() async throws {
    let program = try Program()
    let (plan, teams) = try await solved(program)
    let first = try #require(try teams.map { try dates($0)[0] }.min())
    let last = try #require(try teams.map { try dates($0)[1] }.max())
    let now = try program.file("now.json", instance(dates: Self.days.filter { $0 != last }))
    let new = program.home.path + "/new.json"
    try await program.run(
      "repair", "--instance", now, "--published", plan, "--plan", new, "--steps", "2000", "--today", first)
    let before = try teams.first { try dates($0)[0] == first }
    let id = before?["id"] as? String
    let after = try self.teams(new).first { $0["id"] as? String == id }
    #expect(try after.map(dates)?[0] == first)
    let (old, mended) = (before?["members"] as? [String], after?["members"] as? [String])
    #expect(Set(mended ?? []).isSuperset(of: old ?? []))
  }

  @Test func aPinThatStandsInTheWayIsKeptAndSaid() async throws {
    let program = try Program()
    let (plan, teams) = try await solved(program)
    let members = try #require(teams[0]["members"] as? [String])
    let team = try #require(teams[0]["id"] as? String)
    let number = try #require(Int(members[0].dropFirst()))
    let pin = #"[{"employee": "\#(members[0])", "module": "M1", "team": "\#(team)"}]"#
    let now = try program.file("now.json", instance(absences: [number: Self.days], pins: pin))
    let new = program.home.path + "/new.json"
    let report = try await program.run(
      "repair", "--instance", now, "--published", plan, "--plan", new, "--steps", "2000", "--json",
      expecting: 1
    ).json
    #expect(report["pins"] as? Int == 1)
    #expect(report["memberships"] as? Int == 0)
    let kept = try self.teams(new).first { $0["id"] as? String == team }
    #expect((kept?["members"] as? [String])?.contains(members[0]) == true)
  }

  /// Twelve people and ten seats: ten are placed, two are named, and the program says so by its exit code.
  @Test func moreThanCanBePlacedEndsWithTheRestNamed() async throws {
    let program = try Program()
    let file = try program.file("tight.json", instance(maximum: 5))
    let plan = program.home.path + "/plan.json"
    let result = try await program.run(
      "solve", "--instance", file, "--plan", plan, "--steps", "4000", "--threads", "1", "--json", expecting: 1
    )
    #expect(try result.json["unplaced"] as? Int == 2)
    #expect(try result.json["feasible"] as? Bool == false)
    #expect(try teams(plan).reduce(0) { $0 + (($1["members"] as? [String])?.count ?? 0) } == 10)
    let check = try await program.run("check", "--instance", file, "--plan", plan, expecting: 1).output
    let placed = Set(try teams(plan).flatMap { $0["members"] as? [String] ?? [] })
    let waiting = (1...12).map { "E\($0)" }.filter { !placed.contains($0) }
    #expect(waiting.count == 2)
    for person in waiting { #expect(check.contains(person), "\(check)") }
  }

  @Test func aPlanIsAskedFor() async throws {
    let program = try Program()
    let file = try program.file("now.json", instance())
    let result = try await program.run(
      "repair", "--instance", file, "--plan", program.home.path + "/new.json", expecting: 2)
    #expect(result.errors.contains("--published"))
  }
}
