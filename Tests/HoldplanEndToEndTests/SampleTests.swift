import Foundation
import HoldplanTestSupport
import Testing

@Suite("al2bolig: everyone is trained in winter", .homes)
struct AL2BoligTests {
  let program: Program

  init() async throws { program = try await Program.sample("al2bolig") }

  @Test("120 of 120 are placed in 24 sessions with 480 seats, in teams of 18 to 22, on 24 days")
  func figures() async throws {
    let figures = try await program.run("show", "summary", "--json").json
    #expect(figures["people"] as? Int == 120)
    #expect(figures["placedPeople"] as? Int == 120)
    #expect(figures["sessions"] as? Int == 24)
    #expect(figures["attendances"] as? Int == 480)
    #expect(figures["sessionDays"] as? Int == 24)
    let holidays = try #require(figures["holidays"] as? [String])
    #expect(holidays.suffix(3) == ["2027-03-25", "2027-03-26", "2027-03-29"])
    for module in try #require(figures["modules"] as? [[String: Any]]) {
      #expect(module["teams"] as? Int == 6)
      #expect(try #require(module["smallest"] as? Int) >= 18)
      #expect(try #require(module["largest"] as? Int) <= 22)
    }
  }

  @Test("the directors' office is waived, with the reason; without the waiver the plan says so")
  func waiver() async throws {
    let check = try await program.run("check")
    #expect(check.output.contains("Alle regler holder."))
    #expect(check.output.contains("Direktøren er alene i sin afdeling"))
    let waivers = try await program.waivers()
    try await program.run("remove", "waiver", try #require(waivers.first))
    let broken = try await program.run("check", expecting: 1)
    #expect(broken.output.contains("Regler brudt: 4"))
    #expect(broken.output.contains("Direktionen"))
    let refused = try await program.run("publish", expecting: 1)
    #expect(refused.errors.contains("kan ikke udgives"))
  }

  @Test("the department of 12 sends two people to each team")
  func composition() async throws {
    let teams = try await program.teams()
    #expect(teams.count == 12)
    let economy = Set(try await program.people(of: "Økonomi og løn"))
    #expect(economy.count == 12)
    for team in teams { #expect(Set(team.members).intersection(economy).count == 2, "\(team.id)") }
  }

  @Test("two at most are away from the department of 12 on one day, so that ten stay at work")
  func staffing() async throws {
    let rows = try await program.report("staffing").rows
    let economy = try #require(rows.first { $0["department"] as? String == "Økonomi og løn" })
    #expect(economy["people"] as? Int == 12)
    #expect(economy["mostAway"] as? Int == 2)
    #expect(economy["fewestPresent"] as? Int == 10)
    for row in rows where row["department"] as? String != "Direktionen" {
      #expect(try #require(row["mostAway"] as? Int) <= #require(row["mayBeAway"] as? Int))
    }
  }

  @Test("each person has four attendances, session 2 after session 1, none on the own leave or a holiday")
  func sessions() async throws {
    let teams = try await program.teams()
    var sessions: [String: [String]] = [:]
    for team in teams {
      #expect(team.dates.count == 2 && team.dates[0] < team.dates[1])
      for member in team.members { sessions[member, default: []] += team.dates }
    }
    #expect(sessions.count == 120 && sessions.values.allSatisfy { $0.count == 4 })
    #expect(Set(teams.flatMap(\.dates)).isDisjoint(with: ["2027-03-25", "2027-03-26", "2027-03-29"]))
    let leave = try await program.run("export", "leave").output
      .split(separator: "\r\n").dropFirst().map { $0.split(separator: ";").map(String.init) }
    #expect(leave.count > 300)
    for row in leave {
      let (from, to) = (Self.iso(row[1]), Self.iso(row[2]))
      #expect(!(sessions[row[0]] ?? []).contains { from <= $0 && $0 <= to }, "\(row)")
    }
  }

  private static func iso(_ date: String) -> String {
    date.split(separator: "-").reversed().joined(separator: "-")
  }

  @Test("a colleague who teaches attends nothing else at that time")
  func colleagues() async throws {
    let draft = try await program.records("draft")
    let own = ["U1": "0835", "U2": "0324", "U3": "0716", "U4": "0863", "U5": "0471", "U6": "0583"]
    func places(_ isIn: (String, [String: Any]) -> Bool) -> Set<String> {
      Set(
        draft.flatMap { team -> [String] in
          (team["sessions"] as? [[String: Any]] ?? []).filter { isIn(team["id"] as? String ?? "", $0) }.map {
            "\($0["date"] ?? "") \($0["slot"] ?? "")"
          }
        })
    }
    for (instructor, person) in own {
      let attended = Set(
        draft.filter { ($0["members"] as? [String])?.contains(person) ?? false }.compactMap {
          $0["id"] as? String
        })
      #expect(attended.count == 2)
      let teaches = places { $1["instructor"] as? String == instructor }
      let attends = places { team, _ in attended.contains(team) }
      #expect(teaches.isDisjoint(with: attends))
    }
  }

  @Test("the demo prints every figure of the sample")
  func demo() async throws {
    let text = try await program.run("demo", "al2bolig").output
    for figure in [
      "Placeret: 120 af 120", "Undervisningsgange: 24, pladser i alt: 480",
      "Undervisningsgange pr. person: 4 til 4", "Dage med undervisning: 24", "Alle regler holder.",
      "Helligdag, ingen undervisning: to 25-3-2027",
      "8 moduler, 2 i denne sæson; i det tempo tager det 4 sæsoner.",
      "(Bestyrelsens forretningsudvalg, 24-06-2026)", "Nye bekendtskaber på tværs af afdelinger",
    ] { #expect(text.contains(figure), "\(figure)") }
    let composition = try await program.report("composition").rows
    #expect(composition.count == 2)
    #expect(
      composition.allSatisfy {
        $0["fewest"] as? Int == 2 && $0["most"] as? Int == 2 && $0["teams"] as? Int == 6
      })
  }

  @Test("a roster names the team, the days, the room and the 20 people")
  func roster() async throws {
    let roster = try await program.run("roster", "K1-1").output
    #expect(roster.contains("KLADDE"))
    #expect(roster.contains("Hold 1"))
    #expect(roster.contains("Deltagere"))
    for member in try await program.teams()[0].members {
      #expect(roster.contains(try await program.name(of: member)))
    }
  }
}

@Suite("center-for-netvaerk: one diploma module for a whole centre", .homes)
struct CenterTests {
  let program: Program

  init() async throws { program = try await Program.sample("center-for-netvaerk") }

  private let wednesdays = [
    "2018-09-05", "2018-09-19", "2018-10-03", "2018-10-31", "2018-11-14", "2018-11-28", "2018-12-12",
    "2019-01-09", "2019-01-23",
  ]

  @Test("eight teaching days and the exam fall on the nine open fortnightly Wednesdays")
  func dates() async throws {
    let team = try #require(try await program.teams().first)
    #expect(team.members.count == 21)
    #expect(team.dates == wednesdays)
  }

  @Test("all five services stand empty on nine days: 45 waived cases, with reason and author")
  func coverage() async throws {
    let check = try await program.run("check").output
    #expect(check.contains("Undtaget: 45."))
    #expect(check.contains("Ekstern dækning"))
    try await program.run("remove", "waiver", try #require(try await program.waivers().first))
    #expect(try await program.run("check", expecting: 1).output.contains("Regler brudt: 45"))
  }

  @Test("with one more day closed the answer is 8 of 9 dates, with the day named")
  func oneMoreClosedDay() async throws {
    try await program.run("undo")
    try await program.run("add", "closed-day", "dato=14-11-2018", "grund=Flytning")
    let solved = try await program.run(
      "solve", "--steps", "500", "--threads", "1", "--today", "2018-08-20", expecting: 1)
    #expect(solved.output.contains("Relationer og netværk: 8 af 9 datoer."))
    #expect(solved.output.contains("on 14-11-2018 (Flytning)"))
    let why = try await program.run("explain", "0053", "--today", "2018-08-20")
    #expect(why.output.contains("8 af 9 datoer"))
  }

  @Test("without the waiver the ways out are cover from outside and two teams; each was tried")
  func waysOut() async throws {
    try await program.run("remove", "waiver", "EKSTERN", "--today", "2018-08-20")
    let check = try await program.run("check", "--ways", "--today", "2018-08-20", expecting: 1).output
    #expect(check.contains("Regler brudt: 45"))
    #expect(check.contains("Bemanding sættes til side for Mentorkorpset. Det kræver en begrundelse."))
    #expect(check.contains("Ny kladde med 2 hold."))
  }

  @Test("a second module that would pass the allowance is never put into the same weeks")
  func secondModule() async throws {
    try await program.run(
      "add", "module", "kode=TO", "navn=Modul to", "undervisningsgange=2 x hel dag", "læsetimer pr. uge=1",
      "højst på holdet=30", "højst antal hold=2", "undervisere=LEKTOR1", "lokaler=BYRAAD", "målgruppe=alle",
      "--today", "2018-08-20")
    _ = try await program.run(["solve", "--steps", "5000", "--threads", "1", "--today", "2018-08-20"])
    let weeks = try await program.report("study-weeks").rows
    #expect(!weeks.isEmpty)
    #expect(weeks.allSatisfy { ($0["used"] as? Double ?? 9) <= ($0["granted"] as? Double ?? 0) })
    #expect(try await !program.run("check", expecting: nil).output.contains("læsetimer"))
  }

  @Test("leave on a teaching day is refused with the rule and its source; the day after is granted")
  func leave() async throws {
    try await program.run("publish")
    let person = try #require(try await program.teams().first?.members.first)
    let refused = try await program.run(
      "leave", "request", person, "14-11-2018", "--today", "2018-10-01", expecting: 1)
    #expect(refused.output.contains("Afslået"))
    #expect(refused.output.contains("MED-aftale"))
    let granted = try await program.run("leave", "request", person, "15-11-2018", "--today", "2018-10-01")
    #expect(granted.output.contains("Bevilget"))
  }
}

extension Program {
  struct Team {
    let id: String
    let members: [String]
    let dates: [String]
  }

  private func workspace() async throws -> [String: Any] { try await run("export", "workspace").json }

  /// The teams of the draft, by identifier.
  func teams() async throws -> [Team] {
    let draft = try await records("draft")
    return try draft.map { team in
      let sessions = try #require(team["sessions"] as? [[String: Any]])
      return Team(
        id: try #require(team["id"] as? String), members: try #require(team["members"] as? [String]),
        dates: sessions.compactMap { $0["date"] as? String })
    }
  }

  func waivers() async throws -> [String] { try await records("waivers").compactMap { $0["id"] as? String } }

  func name(of employee: String) async throws -> String {
    try #require(try await records("employees").first { $0["id"] as? String == employee }?["name"] as? String)
  }

  /// The staff numbers of a department.
  func people(of department: String) async throws -> [String] {
    let departments = try await records("departments")
    let id = try #require(departments.first { $0["name"] as? String == department }?["id"] as? String)
    return try await records("employees").filter { $0["department"] as? String == id }.compactMap {
      $0["id"] as? String
    }
  }

  func records(_ key: String) async throws -> [[String: Any]] {
    let workspace = try await workspace()
    let content = workspace["workspace"] as? [String: Any] ?? workspace
    return try #require(content[key] as? [[String: Any]])
  }
}
