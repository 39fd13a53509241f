import Foundation
import HoldplanTestSupport
import Testing

@Suite("The daily tasks as commands")
struct DailyTaskTests {
  let program: Program

  init() throws { program = try Program.sample("al2bolig") }

  @Test("a move is shown with its effect, made, and undone")
  func moveAndUndo() throws {
    let before = try program.teams()
    let (from, to) = (before[0], before[1])
    let (person, target) = try #require(
      from.members.lazy.compactMap { person in
        (try? program.run("move", person, to.id, "--dry-run", expecting: nil))?.status == 0
          ? (person, to.id) : nil
      }.first)
    let moved = try program.run("move", person, target)
    #expect(moved.output.contains("I alt"))
    #expect(try program.teams()[1].members.contains(person))
    try program.run("undo")
    #expect(try program.teams().map(\.members) == before.map(\.members))
    try program.run("redo")
    #expect(try program.teams()[1].members.contains(person))
  }

  @Test("a move that breaks a rule is refused, and made when the planner insists")
  func brokenMove() throws {
    // Economy sends exactly two to each team, so a third breaks the rule wherever it goes.
    let economy = Set(try program.people(of: "Økonomi og løn"))
    let teams = try program.teams()
    let person = try #require(teams[0].members.first(where: economy.contains))
    let refused = try program.run("move", person, teams[1].id, expecting: 1)
    #expect(refused.output.contains("✗"))
    #expect(try program.teams()[1].members == teams[1].members)
    try program.run("move", person, teams[1].id, "--allow-broken")
    #expect(try program.run("check", expecting: 1).output.contains("Regler brudt"))
  }

  @Test("a pinned person and session stay through a new plan")
  func pins() throws {
    let team = try program.teams()[2]
    let person = team.members[0]
    try program.run("pin", person, "--module", "K1")
    try program.run("pin", team.id, "--session", "1")
    try program.run("solve", "--steps", "5000", "--threads", "1", "--seed", "9")
    let after = try #require(try program.teams().first { $0.id == team.id })
    #expect(after.members.contains(person))
    #expect(after.dates[0] == team.dates[0])
  }

  @Test("a leaver goes, a latecomer gets a place")
  func leaverAndLatecomer() throws {
    let team = try program.teams()[3]
    let person = team.members[5]
    try program.run("release", person)
    #expect(try program.run("check", expecting: 1).output.contains(try program.name(of: person)))
    try program.run("place", person)
    try program.run("check")
  }

  @Test("published days are closed for leave, sickness is recorded and named, attendance is marked")
  func publishedPlan() throws {
    #expect(try program.run("publish").output.contains("Udgivelse 1"))
    let team = try program.teams()[0]
    let (person, day) = (team.members[0], team.dates[0])
    let refused = try program.run("leave", "request", person, day, expecting: 1)
    #expect(refused.output.contains("Afslået"))
    #expect(refused.output.contains("Kilde"))
    let recorded = try program.run("leave", "record", person, day)
    #expect(recorded.output.contains("Noteret"))
    #expect(recorded.output.contains("undervisning"))

    let early = try program.run("attendance", "mark", team.id, "1", "present", "--all", expecting: 2)
    #expect(early.errors.contains("frem i tiden"))
    try program.run("attendance", "mark", team.id, "1", "late", person, "--minutes", "10", "--today", day)
    try program.run("attendance", "mark", team.id, "1", "present", "--all", "--today", day)
    let list = try program.run("attendance", "list", team.id, "1", "--today", day).output
    #expect(list.components(separatedBy: "til stede").count == team.members.count)
    #expect(list.contains("forsinket (10 min)"))
    let unmarked = try program.run("attendance", "unmarked", "--today", day).output
    #expect(!unmarked.contains("\(team.id) gang 1"))
  }

  @Test("marks stay when the person is moved afterwards")
  func marksStay() throws {
    try program.run("publish")
    let team = try program.teams()[0]
    try program.run("attendance", "mark", team.id, "1", "absent", team.members[0], "--today", team.dates[0])
    try program.run("release", team.members[0])
    try program.run("publish", "--today", team.dates[0])
    let list = try program.run("attendance", "list", team.id, "1", "--today", team.dates[0]).output
    #expect(list.contains("udeblevet"))
  }

  @Test("a sign-in sheet becomes a PDF")
  func pdf() throws {
    let file = program.home.appendingPathComponent("ark.pdf")
    try program.run("roster", "K1-1", "--session", "1", "--sign-in", "--output", file.path)
    #expect(try Data(contentsOf: file).starts(with: Data("%PDF".utf8)))
  }

  @Test("the log tells who did what")
  func log() throws {
    let person = try program.teams()[0].members[0]
    try program.run("leave", "request", person, "2026-12-14")
    let log = try program.run("log").output
    #expect(log.contains(try program.name(of: person)))
    #expect(log.contains(NSUserName()))
  }
}
