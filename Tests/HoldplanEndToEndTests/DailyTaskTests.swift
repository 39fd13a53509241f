import Foundation
import HoldplanTestSupport
import Testing

@Suite("The daily tasks as commands", .homes)
struct DailyTaskTests {
  let program: Program

  init() async throws { program = try await Program.sample("al2bolig") }

  @Test("a move is shown with its effect, made, and undone")
  func moveAndUndo() async throws {
    let before = try await program.teams()
    let (from, target) = (before[0], before[1].id)
    var movable: String?
    for person in from.members where movable == nil {
      if try await program.run(["move", person, target, "--dry-run"]).status == 0 { movable = person }
    }
    let person = try #require(movable)
    let moved = try await program.run("move", person, target)
    #expect(moved.output.contains("I alt"))
    #expect(try await program.teams()[1].members.contains(person))
    try await program.run("undo")
    #expect(try await program.teams().map(\.members) == before.map(\.members))
    try await program.run("redo")
    #expect(try await program.teams()[1].members.contains(person))
  }

  @Test("a move that breaks a rule is refused, and made when the planner insists")
  func brokenMove() async throws {
    // Economy sends exactly two to each team, so a third breaks the rule wherever it goes.
    let economy = Set(try await program.people(of: "Økonomi og løn"))
    let teams = try await program.teams()
    let person = try #require(teams[0].members.first(where: economy.contains))
    let refused = try await program.run("move", person, teams[1].id, expecting: 1)
    #expect(refused.output.contains("✗"))
    #expect(try await program.teams()[1].members == teams[1].members)
    try await program.run("move", person, teams[1].id, "--allow-broken")
    #expect(try await program.run("check", expecting: 1).output.contains("Regler brudt"))
  }

  @Test("a pinned person and session stay through a new plan")
  func pins() async throws {
    let team = try await program.teams()[2]
    let person = team.members[0]
    try await program.run("pin", person, "--module", "K1")
    try await program.run("pin", team.id, "--session", "1")
    try await program.run("solve", "--steps", "5000", "--threads", "1", "--seed", "9")
    let after = try #require(try await program.teams().first { $0.id == team.id })
    #expect(after.members.contains(person))
    #expect(after.dates[0] == team.dates[0])
  }

  @Test("a leaver goes, a latecomer gets a place")
  func leaverAndLatecomer() async throws {
    let team = try await program.teams()[3]
    let person = team.members[5]
    try await program.run("release", person)
    #expect(try await program.run("check", expecting: 1).output.contains(try await program.name(of: person)))
    try await program.run("place", person)
    try await program.run("check")
  }

  @Test("published days are closed for leave, sickness is recorded and named, attendance is marked")
  func publishedPlan() async throws {
    #expect(try await program.run("publish").output.contains("Udgivelse 1"))
    let team = try await program.teams()[0]
    let (person, day) = (team.members[0], team.dates[0])
    let refused = try await program.run("leave", "request", person, day, expecting: 1)
    #expect(refused.output.contains("Afslået"))
    #expect(refused.output.contains("Kilde"))
    let recorded = try await program.run("leave", "record", person, day)
    #expect(recorded.output.contains("Noteret"))
    #expect(recorded.output.contains("undervisning"))

    let early = try await program.run(
      "attendance", "mark", team.id, "1", "present", "--all", "--today", "2026-09-30", expecting: 2)
    #expect(early.errors.contains("frem i tiden"))
    try await program.run(
      "attendance", "mark", team.id, "1", "late", person, "--minutes", "10", "--today", day)
    try await program.run("attendance", "mark", team.id, "1", "present", "--all", "--today", day)
    let list = try await program.run("attendance", "list", team.id, "1", "--today", day).output
    #expect(list.components(separatedBy: ": mødt").count == team.members.count)
    #expect(list.contains("forsinket (10 min.)"))
    let unmarked = try await program.run("attendance", "unmarked", "--today", day).output
    #expect(!unmarked.contains("\(team.id) gang 1"))
  }

  @Test("marks stay when the person is moved afterwards")
  func marksStay() async throws {
    try await program.run("publish")
    // The team that meets first: nobody in it has been taught anything before, which would not be altered.
    let team = try #require(try await program.teams().min { ($0.dates[0], $0.id) < ($1.dates[0], $1.id) })
    // Without somebody of economy a team would break a rule, and could not be published.
    let economy = Set(try await program.people(of: "Økonomi og løn"))
    let person = try #require(team.members.first { !economy.contains($0) })
    try await program.run("attendance", "mark", team.id, "1", "absent", person, "--today", team.dates[0])
    try await program.run("release", person, "--today", team.dates[0])
    try await program.run("publish", "--today", team.dates[0])
    let list = try await program.run("attendance", "list", team.id, "1", "--today", team.dates[0]).output
    #expect(list.contains("udeblevet"))
  }

  @Test("planning again keeps the teams that have met, with their held sessions")
  func heldSessionsStay() async throws {
    try await program.run("publish")
    let before = try await program.teams()
    let today = try #require(before.map { $0.dates[0] }.sorted().dropFirst(4).first)
    try await program.run(
      "solve", "--steps", "5000", "--threads", "1", "--seed", "7", "--today", today)
    let after = try await program.teams()
    for team in before where team.dates[0] <= today {
      let same = try #require(after.first { $0.id == team.id })
      #expect(same.members == team.members)
      #expect(same.dates.filter { $0 <= today } == team.dates.filter { $0 <= today })
    }
  }

  @Test("the report of a search for scripts names its own seed and threads")
  func solveReport() async throws {
    let report = try await program.run("solve", "--steps", "100", "--threads", "1", "--seed", "7", "--json")
      .json
    #expect(report["seed"] as? Int == 7)
    #expect(report["threads"] as? Int == 1)
    #expect(report["unplaced"] as? Int == 0)
  }

  @Test("moving somebody to the team that they are in is no change")
  func moveNowhere() async throws {
    let team = try await program.teams()[0]
    let log = try await program.run("log").output
    try await program.run("move", team.members[0], team.id, expecting: 2)
    #expect(try await program.run("log").output == log)
  }

  @Test("a sign-in sheet becomes a PDF")
  func pdf() async throws {
    let file = program.home.appendingPathComponent("ark.pdf")
    try await program.run("roster", "K1-1", "--session", "1", "--sign-in", "--output", file.path)
    #expect(try Data(contentsOf: file).starts(with: Data("%PDF".utf8)))
  }

  @Test("the log tells who did what")
  func log() async throws {
    let person = try await program.teams()[0].members[0]
    try await program.run("leave", "request", person, "2026-12-14")
    let log = try await program.run("log").output
    #expect(log.contains(try await program.name(of: person)))
    #expect(log.contains(NSUserName()))
  }
}
