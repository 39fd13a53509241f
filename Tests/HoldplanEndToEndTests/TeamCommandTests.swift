import Foundation
import Testing

@Suite("Whole teams, leave and roles as commands", .homes)
struct TeamCommandTests {
  let program: Program

  init() async throws { program = try await Program.sample("al2bolig") }

  @Test("a team is split, and the half merged back")
  func splitAndMerge() async throws {
    let before = try await program.teams()
    let team = try #require(before.first { $0.id == "K1-6" })
    let split = try await program.run(
      "team", "split", "K1-6", "--allow-broken", "--today", "2026-10-01")
    #expect(!split.output.isEmpty)
    let teams = try await program.teams()
    let new = try #require(teams.first { team in !before.contains { $0.id == team.id } })
    let rest = try #require(teams.first { $0.id == "K1-6" })
    #expect(Set(new.members).union(rest.members) == Set(team.members))
    #expect((1...team.members.count / 2).contains(new.members.count) && new.dates.count == 2)
    try await program.run("team", "merge", new.id, "K1-6", "--allow-broken")
    let back = try await program.teams()
    #expect(back.map(\.id) == before.map(\.id))
    #expect(Set(try #require(back.first { $0.id == "K1-6" }).members) == Set(team.members))
    try await program.run("team", "merge", "K1-6", "K2-1", expecting: 2)
    try await program.run("team", "merge", "K1-6", "K1-6", expecting: 2)
  }

  @Test(
    "a team is made, renumbered and removed; what breaks a rule is refused, and a rehearsal alters nothing")
  func makeAndRemove() async throws {
    let before = try await program.run("export", "workspace").output
    try await program.run("team", "add", "K1", "--dry-run", "--today", "2026-10-01")
    let refused = try await program.run("team", "split", "K1-6", "--today", "2026-10-01", expecting: 1)
    #expect(refused.errors.contains("--allow-broken"))
    #expect(try await program.run("export", "workspace").output == before)
    try await program.run("team", "add", "K1", "--today", "2026-10-01")
    #expect(try await program.teams().contains { $0.id == "K1-7" && $0.members.isEmpty })
    try await program.run("team", "change", "K1-7", "--number", "1", "--allow-broken")
    #expect(try await program.run("show", "teams", "K1").output.contains("K1-7  Hold 1"))
    try await program.run("team", "remove", "K1-7")
    #expect(try await program.teams().allSatisfy { $0.id != "K1-7" })
    try await program.run("team", "change", "K1-6", expecting: 2)
    try await program.run("team", "change", "K1-6", "--number", "0", expecting: 2)
    try await program.run("team", "change", "K1-6", "--room", "MÅNEN", expecting: 2)
  }

  @Test("a team is named, found by its name, and keeps it through a search and on paper")
  func name() async throws {
    try await program.run("team", "change", "K1-6", "--name", " Ørnene ")
    #expect(try await program.run("show", "teams", "K1").output.contains("Hold 6 »Ørnene«"))
    try await program.run("team", "change", "ørnene", "--name", "Ørnene", expecting: 2)
    #expect(
      try await program.run("team", "change", "K1-5", "--name", "Ørnene", expecting: 2).errors
        .contains("Ørnene findes i forvejen"))
    #expect(
      try await program.run("roster", "Ørnnene", "--draft", expecting: 2).errors.contains("Ørnene"),
      "what was perhaps meant")
    let missing = try await program.run("team", "change", "Falkene", "--name", "x", expecting: nil)
    #expect(missing.status != 0 && missing.errors.contains("Falkene"))
    try await program.run("solve", "--steps", "2000", "--threads", "1")
    let rows = try await program.run("show", "teams", "K1", "--json").output
    #expect(rows.contains("Ørnene"))
    #expect(try await program.run("roster", "Ørnene", "--draft").output.contains("Hold 6 »Ørnene«"))
    try await program.run("team", "change", "Ørnene", "--name", "")
    #expect(try await !program.run("show", "teams", "K1").output.contains("Ørnene"))
  }

  @Test("all coming sessions get another instructor, or it is said why not")
  func change() async throws {
    let rows = try await program.run("show", "records", "instructor", "--json").json
    let ids = try #require(rows["instructor"] as? [[String]]).map { $0[0] }
    for id in ids {
      try await program.run("team", "change", "K1-6", "--instructor", id, "--allow-broken", expecting: nil)
    }
    let last = try #require(ids.last)
    let plan = try await program.run("show", "teams", "K1", "--json").output
    let value = try JSONSerialization.jsonObject(with: Data(plan.utf8)) as? [[String: Any]]
    let team = try #require(value?.first { $0["team"] as? String == "K1-6" })
    let sessions = try #require(team["sessions"] as? [[String: Any]])
    #expect(sessions.allSatisfy { $0["instructor"] as? String == last }, "\(sessions)")
  }

  @Test("leave is taken back, whole or in part")
  func cancelLeave() async throws {
    let person = try await program.teams()[0].members[0]
    try await program.run("leave", "record", person, "1-3-2027", "5-3-2027")
    try await program.run("leave", "cancel", person, "3-3-2027")
    let list = try await program.run("leave", "list", person, "--json").output
    #expect(list.contains("2027-03-02") && list.contains("2027-03-04") && !list.contains("2027-03-03"))
    try await program.run("leave", "cancel", person, "3-3-2027", expecting: 2)
    try await program.run("leave", "cancel", person, "1-3-2027", "5-3-2027")
    #expect(!(try await program.run("leave", "list", person).output.contains("3-2027")))
  }

  @Test("dates may be as short as people type them")
  func dates() async throws {
    let person = try await program.teams()[0].members[0]
    for (typed, date) in [
      ("3-3", "2027-03-03"), ("uge 9", "2027-03-01"), ("+2u", "2026-11-03"), ("i dag", "2026-10-20"),
      ("3/3-2027", "2027-03-03"),
    ] {
      try await program.run("leave", "record", person, typed)
      #expect(try await program.run("leave", "list", person, "--json").output.contains(date), "\(typed)")
      try await program.run("leave", "cancel", person, typed)
    }
    let refused = try await program.run("leave", "record", person, "uge 60", expecting: 2)
    #expect(refused.errors.contains("'uge 60'") && refused.errors.contains("uge 47"))
  }

  @Test("nobody shuts themselves out by giving somebody else a role")
  func roles() async throws {
    let me = try await program.run("role", "list").output
    let refused = try await program.run("role", "set", "nogen", "hr", expecting: 2)
    let name = try #require(refused.errors.firstMatch(of: /holdplan role set (\S+) hr/)).1
    #expect(me.contains(name))
    try await program.run("role", "set", String(name), "hr")
    try await program.run("role", "set", "nogen", "hr")
    // Nor does the last who is HR give it up, but one of two may.
    try await program.run("role", "set", "nogen", "viewer")
    try await program.run("role", "set", String(name), "viewer", expecting: 2)
    try await program.run("role", "set", "nogen", "hr")
    try await program.run("role", "remove", String(name))
    try await program.run("role", "set", String(name), "hr", expecting: 2)
  }

  @Test("a role sees and offers what belongs to it, by every command that tells of people")
  func whatARoleShows() async throws {
    try await program.run("publish", "--today", "2026-09-15")
    let people = try await people()
    let manager = try #require(people.first { row in people.contains { $0.manager == row.id } }).id
    let own = Set(people.filter { $0.manager == manager }.map(\.id))
    let other = try #require(people.first { !own.contains($0.id) && $0.id != manager }).id
    let team = try #require(try await program.teams().first { !$0.members.contains(other) })
    let folder = program.home.path
    for role in ["manager:\(manager)", "viewer:\(manager)", "viewer"] {
      let shown = try await program.run("show", "people", "--as", role).output
      let ids = Set(shown.split(separator: "\n").map { String($0.prefix { $0 != " " }) })
      #expect(ids == (role.hasPrefix("manager") ? own : role == "viewer" ? [] : [manager]), "\(role)")
      for words in [
        ["show", "person", other], ["explain", other], ["leave", "list", other], ["export", "employees"],
        ["export", "workspace"], ["page", "--person", other], ["page", "--manager", other],
        ["completion", "--person", other], ["attendance", "list", "--manager", other], ["log"],
        ["letters", "--output", folder + "/l"], ["report", "funding"],
        ["report", "completion", "--manager", other],
        ["roster", team.id], ["print", team.id, "--sheets", "sign-in"],
        ["print", "--all", "--sheets", "slip"],
        ["print", "--person", other, "--sheets", "slip"], ["backup", folder + "/copy"], ["views"],
        ["calendar", "export", "person", other, "--output", folder + "/i"], ["person", "export", other],
        ["calendar", "export", "--all", "--output", folder + "/i"],
      ] {
        let refused = try await program.run(words + ["--as", role])
        #expect(
          refused.status == 2 && refused.errors.contains("rolle"), "\(role): \(words) \(refused.output)")
      }
      #expect(try await program.run(["print", "--all", "--sheets", "wall", "--as", role]).status == 0)
      #expect(
        try await program.run(["roster", team.id, "--session", "1", "--door", "--as", role]).status == 0)
    }
    let instructor = try #require(
      (try await program.run("show", "records", "instructor", "--json").json["instructor"] as? [[String]])?
        .first { $0[3] == "kollega" })
    let teacher = try #require(people.first { $0.name == instructor[2] }).id
    for words in [["leave", "list"], ["show", "person", team.members[0]], ["export", "leave"]] {
      let refused = try await program.run(words + ["--as", "instructor:\(teacher)"])
      #expect(refused.status == 2, "\(words): \(refused.output)")
    }
    let one = try #require(own.first)
    for words in [
      ["show", "person", one], ["leave", "list"], ["report", "completion"], ["completion"],
      ["attendance", "list"],
      ["print", "--person", one, "--sheets", "slip"], ["print", "--person", manager, "--sheets", "manager"],
      ["calendar", "export", "manager", manager, "--output", folder + "/i"], ["page"], ["makeup"], ["exam"],
    ] { #expect(try await program.run(words + ["--as", "manager:\(manager)"]).status == 0, "\(words)") }
    let leave = try await program.run("leave", "list", "--as", "manager:\(manager)").output
    #expect(leave.split(separator: "\n").allSatisfy { own.contains(String($0.prefix { $0 != " " })) })
  }

  private func people() async throws -> [(id: String, name: String, manager: String)] {
    let table = try await program.run("export", "employees").output
    let rows = table.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ";", omittingEmptySubsequences: false)
    }
    let column = try #require(rows.first?.firstIndex { $0 == "Leder" })
    return rows.dropFirst().map { (String($0[0]), String($0[1]), String($0[column])) }
  }

  @Test("what was shown, written and printed about people is in the log of views")
  func views() async throws {
    try await program.run("publish", "--today", "2026-09-15")
    let person = try await program.teams()[0].members[0]
    let folder = program.home.path
    for words in [
      ["roster", "K1-1"], ["roster", "K1-1", "--session", "1", "--sign-in", "--output", folder + "/s.pdf"],
      ["print", "--person", person, "--sheets", "slip", "--output", folder + "/slip.pdf"],
      ["print", "--all", "--sheets", "wall", "--output", folder + "/wall.pdf"],
      ["calendar", "export", "person", person, "--output", folder + "/ics"],
      ["letters", "--output", folder + "/breve"], ["report", "completion"], ["leave", "list"],
      ["show", "people"], ["show", "teams"], ["log"],
    ] { #expect(try await program.run(words).status == 0, "\(words)") }
    let views = try await program.run("views", "--limit", "100").output
    #expect(!views.contains("view."), "a line without words: \(views)")
    for line in [
      "så: en holdliste  K1-1", "udtrak: en fremmødeseddel  K1-1", "udtrak: personlige sedler  \(person)",
      "udtrak: vægkalenderen", "udtrak: kalendere  \(person)", "udtrak: breve", "så: en rapport",
      "så: ferie og fravær",
      "så: listen over folk", "så: hvem der er på hvilket hold", "så: loggen over ændringer",
    ] { #expect(views.contains(line), "\(line): \(views)") }
    // What is handed out to a person names those lines, too, and nobody else.
    try await program.run("person", "export", person, "--output", folder)
    let text = try String(contentsOfFile: "\(folder)/\(person).json", encoding: .utf8)
    for what in ["sheet.slip", "sheet.roster", "sheet.wall", "letters", "report"] {
      #expect(text.contains("\"\(what)\""), "\(what)")
    }
    let name = try await program.name(of: person)
    #expect(!views.contains(name), "names do not belong there")
  }
}
