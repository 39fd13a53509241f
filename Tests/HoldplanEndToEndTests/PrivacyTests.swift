import Foundation
import HoldplanTestSupport
import Testing

@Suite("Attendance, make-up and personal data as commands", .homes)
struct FollowUpTests {
  let program: Program

  init() async throws {
    program = try await Program.sample("al2bolig")
    try await program.run("publish")
  }

  private func workspaceFile() -> URL {
    program.home.appendingPathComponent("data/holdplan/demo-al2bolig.holdplan")
  }

  @Test("an absence is booked elsewhere and made up there")
  func makeUp() async throws {
    let teams = try await program.teams().sorted { $0.dates[0] < $1.dates[0] }
    let first = try #require(teams.first)
    let day = first.dates[0]
    try await program.run("attendance", "mark", first.id, "1", "present", "--all", "--today", day)
    let person = first.members[2]
    try await program.run("attendance", "mark", first.id, "1", "absent", person, "--today", day)
    let list = try await program.run("makeup", "list", person, "--json", "--today", day).json
    let open = try #require((list["open"] as? [[String: Any]])?.first)
    let options = try #require(open["options"] as? [[String: Any]])
    let best = try #require(options.first { $0["isAllowed"] as? Bool == true })
    let host = try #require(best["host"] as? [String: Any])
    let (team, date) = (try #require(host["team"] as? String), try #require(host["date"] as? String))
    try await program.run("makeup", "book", person, "\(first.id)/1", team, "--today", day)
    try await program.run("attendance", "mark", team, "1", "present", person, "--today", date)
    let marks = try await program.run(
      "attendance", "list", first.id, "1", "--person", person, "--history", "--today", date)
    #expect(marks.output.contains("udeblevet") && marks.output.contains("indhentet"))
    let rates = try await program.run("attendance", "rates", "--today", date)
    #expect(rates.output.contains("Udvikling"))
  }

  @Test("a role shapes what is shown, and alters nothing it does not offer")
  func roles() async throws {
    let manager = try await program.teams()[0].members[0]
    let page = try await program.run("page", "--as", "manager:\(manager)")
    #expect(page.output.contains("mine medarbejdere"))
    let refused = try await program.run(
      "edit", "organisation", "name=Andet", "--as", "viewer", expecting: 2)
    #expect(refused.errors.contains("rolle"))
    try await program.run("role", "set", "nogen", "manager", expecting: 2)
    try await program.run("role", "set", "nogen", "manager", manager)
    #expect(try await program.run("role").output.contains("nogen"))
    #expect(try await program.run("doctor").output.contains("Roller former kun"))
  }

  @Test("a person is handed out, erased, and gone from the file")
  func personalData() async throws {
    let people = try await program.teams().flatMap(\.members)
    let person = try #require(people.last)
    let name = try await program.name(of: person)
    try await program.run("person", "export", person, "--output", program.home.path)
    let json = try Data(contentsOf: program.home.appendingPathComponent("\(person).json"))
    #expect(String(decoding: json, as: UTF8.self).contains(name))
    let pdf = try Data(contentsOf: program.home.appendingPathComponent("\(person).pdf"))
    #expect(pdf.starts(with: Data("%PDF".utf8)))
    #expect(try await program.run("views").output.contains(person))
    #expect(try await program.run("person", "erase", person).output.contains("--apply"))
    #expect(try Data(contentsOf: workspaceFile()).range(of: Data(name.utf8)) != nil)
    try await program.run("person", "erase", person, "--apply", "--today", "2028-01-01")
    #expect(try Data(contentsOf: workspaceFile()).range(of: Data(name.utf8)) == nil)
    try await program.run("doctor", "--deep")
  }

  @Test("what is too old is previewed, and purged after a backup")
  func purge() async throws {
    let person = try await program.teams()[0].members[1]
    try await program.run("leave", "record", person, "2026-01-05")
    try await program.run("retention", "leave", "6")
    let preview = try await program.run("purge")
    #expect(preview.output.contains("Perioder med ferie og fravær: 1"))
    #expect(try await program.run("leave", "list", person).output.contains("  5-1\n"))
    let done = try await program.run("purge", "--apply")
    #expect(done.output.contains("Sikkerhedskopi"))
    #expect(try await !program.run("leave", "list", person).output.contains("  5-1\n"))
    try await program.run("doctor", "--deep")
  }
}
