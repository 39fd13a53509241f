import Foundation
import HoldplanTestSupport
import Testing

@Suite("An organisation from nothing", .homes)
struct FromNothingTests {
  let program: Program

  init() async throws {
    program = try Program()
    try await program.run("new", "Boligforeningen Søvang", "--start", "2026-10-01", "--end", "2027-03-31")
    try await program.run("add", "department", "id=DRIFT", "name=Drift")
  }

  @Test("records made one by one become a plan")
  func byCommand() async throws {
    try await program.run("add", "room", "id=A", "name=Lokale A", "capacity=20")
    try await program.run("add", "instructor", "id=U1", "name=Bodil Krogh")
    for number in 1...8 {
      try await program.run(
        "add", "employee", "id=000\(number)", "name=Person Æ\(number)", "department=DRIFT")
    }
    try await program.run(
      "add", "module", "id=K1", "name=Konflikthåndtering", "sessions=2 x half day", "team at least=4",
      "team ideally=8", "team at most=10", "teams at most=1", "rooms=A", "instructors=U1",
      "audience=everyone",
      "minimum gap=7", "ideal gap=14", "maximum gap=28")
    try await program.run("solve", "--steps", "2000", "--threads", "1")
    let teams = try await program.teams()
    #expect(try #require(teams.first).members == (1...8).map { "000\($0)" })
    try await program.run("check")
  }

  @Test("where nobody is to take a module, planning says so instead of succeeding")
  func noDemand() async throws {
    try await program.run("add", "employee", "id=0042", "name=Jens Møller", "department=Drift")
    #expect(try await program.run("solve", "--steps", "10", expecting: 2).errors.contains("målgruppe"))
  }

  @Test("a module without rooms and instructors says that it lacks them")
  func missingMeans() async throws {
    try await program.run("add", "employee", "id=0042", "name=Jens Møller", "department=Drift")
    try await program.run(
      "add", "module", "id=K1", "name=Konflikt", "sessions=2 x half day", "team at least=1", "team ideally=2",
      "team at most=4", "teams at most=1", "audience=everyone")
    let explanation = try await program.run("explain", "0042").output
    #expect(explanation.contains("ingen lokaler"))
    #expect(explanation.contains("ingen undervisere"))
  }

  @Test("editing changes what is named and nothing else")
  func edit() async throws {
    try await program.run(
      "add", "employee", "id=0042", "name=Jens Møller", "department=Drift", "email=jm@example.dk")
    try await program.run("edit", "employee", "id=0042", "name=Jens Ågård")
    let person = try await program.run("show", "person", "0042").output
    #expect(person.contains("0042  Jens Ågård"))
    #expect(try await program.run("export", "employees").output.contains("jm@example.dk"))
  }

  @Test("season and rules are set field by field")
  func settings() async throws {
    try await program.run("edit", "season", "start=2026-11-01", "weekdays=1,2,3")
    try await program.run("edit", "rules", "department-share-away=23", "leave-source=MED-aftale")
    let workspace = try await program.run("export", "workspace").output
    #expect(workspace.contains("2026-11-01"))
    #expect(workspace.contains("0.23"))
    #expect(workspace.contains("MED-aftale"))
  }

  @Test("a workspace goes out as JSON and comes back the same")
  func roundTrip() async throws {
    try await program.run("add", "employee", "id=0042", "name=Jens Møller", "department=Drift")
    let copy = program.home.appendingPathComponent("kopi.json").path
    try await program.run("export", "workspace", copy)
    let file = program.home.appendingPathComponent("kopi.holdplan").path
    try await program.run("import", "workspace", copy, "--file", file)
    let (one, two) = (
      try await program.run("export", "workspace", "--file", file).output,
      try String(contentsOfFile: copy, encoding: .utf8)
    )
    #expect(one == two)
  }
}
