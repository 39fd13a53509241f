import Foundation
import HoldplanTestSupport
import Testing

extension Program {
  /// The rows of a report.
  func report(_ name: String, _ words: String...) async throws -> (rows: [[String: Any]], json: [String: Any]) {
    let result = try await run(["report", name] + words + ["--json"])
    let json = try result.json
    return (try #require(json["rows"] as? [[String: Any]]), json)
  }
}

@Suite("center-for-netvaerk: its ledgers")
struct CenterLedgerTests {
  let program: Program

  init() async throws { program = try await Program.sample("center-for-netvaerk") }

  @Test("882 hours of reading, 42 for each of 21 people in 21 weeks")
  func studyHours() async throws {
    let (rows, json) = try await program.report("study-hours")
    #expect(rows.count == 21)
    #expect(rows.allSatisfy { $0["used"] as? Double == 42 && $0["weeks"] as? Int == 21 })
    #expect((json["total"] as? [String: Any])?["used"] as? Double == 882)
    #expect((json["total"] as? [String: Any])?["granted"] as? Double == 882)
  }

  @Test("the grant is shared to the last øre, and a second source can be added")
  func grant() async throws {
    let text = try await program.run("report", "funding").output
    #expect(text.contains("280.000,00 kr. på 21 personer er 14 andele på 13.333,33 kr. og 7 på 13.333,34 kr."))
    try await program.run("fund", "set", "EGET", "50.000,50", "--name", "Lokal kompetencepulje")
    try await program.run("fund", "spend", "EGET", "1.200,25", "Bøger", "--module", "DIPLOM")
    let (rows, json) = try await program.report("funding")
    #expect(rows.compactMap { $0["amount"] as? Int } == [5_000_050, 28_000_000])
    #expect((json["total"] as? [String: Any])?["left"] as? Int == 33_000_050 - 120_025)
    let people = try await program.report("spending", "--by", "employee")
    #expect(people.rows.compactMap { $0["spent"] as? Int }.reduce(0, +) == 120_025)
    #expect(people.rows.count == 21)
  }

  @Test("45 service-days are uncovered, each waived with reason and author")
  func coverage() async throws {
    let (rows, json) = try await program.report("coverage")
    #expect(rows.count == 45)
    #expect(rows.allSatisfy { ($0["reason"] as? String)?.contains("Ekstern dækning") ?? false })
    #expect((json["notes"] as? [String]) == ["Undtaget: 45. Ikke undtaget: 0."])
  }

  @Test("a report is also a PDF and a table for a spreadsheet")
  func formats() async throws {
    let pdf = program.home.appendingPathComponent("r.pdf").path
    try await program.run("report", "funding", "--format", "pdf", "--output", pdf)
    #expect(try Data(contentsOf: URL(fileURLWithPath: pdf)).starts(with: Data("%PDF".utf8)))
    let csv = try await program.run("report", "funding", "--format", "csv").output
    #expect(csv.contains("280000,00"))
  }
}

@Suite("faellesbo: follow-up groups in renovations")
struct FaellesboTests {
  let program: Program

  init() async throws { program = try await Program.sample("faellesbo") }

  @Test("35 seats are held, every gap is 28 to 42 days, and nobody is in two meetings at once")
  func meetings() async throws {
    let summary = try await program.run("demo", "faellesbo").output
    #expect(summary.contains("Fejl i mødeplanen: 0."))
    let (rows, _) = try await program.report("series")
    let groups = rows.filter { ($0["series"] as? String)?.hasPrefix("FG") ?? false }
    #expect(groups.count == 7)
    for group in groups {
      #expect(group["people"] as? Int == 5)
      #expect(try #require(group["shortestGap"] as? Int) >= 28)
      #expect(try #require(group["longestGap"] as? Int) <= 42)
    }
    #expect(groups[1]["first"] as? String ?? "" >= "2022-03-04")
  }

  @Test("each group meets five to seven times in the 182 days from its first meeting")
  func numberOfMeetings() async throws {
    let (rows, _) = try await program.report("meetings")
    let groups = Dictionary(grouping: rows.filter { ($0["meeting"] as? String)?.hasPrefix("Følgegruppe") ?? false }) {
      $0["meeting"] as? String ?? ""
    }
    #expect(groups.count == 7)
    for (name, meetings) in groups {
      let days = try meetings.map { try #require(Program.day($0["date"])) }.sorted()
      let within = days.filter { $0.timeIntervalSince(days[0]) < 182 * 86_400 }
      #expect((5...7).contains(within.count), "\(name): \(within.count)")
    }
  }

  @Test("91 of 650 keep the share of 14 %")
  func quota() async throws {
    let (rows, _) = try await program.report("quotas")
    #expect(rows.first?["counted"] as? [String: Int] == ["part": 91, "of": 650])
    #expect(rows.first?["state"] as? String == "kept")
  }
}

@Suite("opgang-til-opgang: always two, never fixed pairs")
struct OpgangTests {
  let program: Program

  init() async throws { program = try await Program.sample("opgang-til-opgang") }

  @Test("62 cases are 124 duties, 12 or 13 a worker, in 37 different pairs of 45")
  func pairs() async throws {
    let (rows, json) = try await program.report("pairs")
    #expect(rows.count == 10)
    #expect(rows.compactMap { $0["duties"] as? Int }.reduce(0, +) == 124)
    #expect(rows.allSatisfy { [12, 13].contains($0["duties"] as? Int) })
    #expect((json["notes"] as? [String])?.first?.contains("37 forskellige par af 45 mulige") ?? false)
  }

  @Test("the half-year has 26 + 13 + 12 + 6 meetings, and those on holidays are named")
  func meetings() async throws {
    let (rows, json) = try await program.report("series")
    let counts = Dictionary(
      uniqueKeysWithValues: rows.map { ($0["series"] as? String ?? "", $0["meetings"] as? Int ?? 0) })
    #expect(counts == ["FAMMOEDE": 26, "METODE": 13, "PERSONALE": 12, "EKSTERN": 6])
    let notes = try #require(json["notes"] as? [String])
    #expect(notes.contains("Familiemøde er flyttet fra 05-04-2021 til 06-04-2021."))
    #expect(notes.contains("Familiemøde er flyttet fra 24-05-2021 til 25-05-2021."))
    let summary = try await program.run("demo", "opgang-til-opgang").output
    #expect(summary.contains("Fejl i mødeplanen: 0."))
  }

  @Test("when a worker leaves only that worker's cases change, and the target is out of reach")
  func leaver() async throws {
    let before = try await program.report("pairs").rows
    let leaver = try #require(before.first { $0["employee"] as? String == "304" }?["duties"] as? Int)
    let text = try await program.run("rota", "release", "FAMILIER", "304").output
    #expect(text.contains("Sager med nyt makkerpar: \(leaver)."))
    #expect(text.contains("målet om 37 forskellige par kan ikke nås; der findes kun 36 mulige par"))
    let rows = try await program.report("pairs").rows
    #expect(rows.count == 9)
    #expect(rows.allSatisfy { [13, 14].contains($0["duties"] as? Int) })
  }
}

@Suite("vesthimmerland: profiles, gaps and goals")
struct VesthimmerlandTests {
  let program: Program

  init() async throws { program = try await Program.sample("vesthimmerland") }

  @Test("eight or more with the same gap give a team in house, fewer are listed one by one")
  func gaps() async throws {
    let (rows, json) = try await program.report("gaps")
    for row in rows {
      let (needed, has) = (row["required"] as? Int ?? 0, row["current"] as? Int ?? 0)
      #expect(row["gap"] as? Int == needed - has)
    }
    let proposals = try #require(json["notes"] as? [String])
    #expect(proposals.contains { $0.hasPrefix("10 mangler Den motiverende samtale på niveau 3") })
    let shared = Dictionary(grouping: rows) { "\($0["competence"] ?? "") \($0["required"] ?? "")" }
    for (_, same) in shared {
      #expect(same.allSatisfy { $0["proposal"] as? String == (same.count >= 8 ? "inHouse" : "individual") })
    }
  }

  @Test("a goal is closed by the manager's sign-off, and not before what it asks for is passed")
  func goals() async throws {
    let refused = try await program.run("goal", "sign-off", "M01", expecting: 1)
    #expect(refused.errors.contains("kan ikke godkendes endnu"))
    let goal = try await program.report("goals").rows[0]
    #expect(goal["state"] as? String != "goal.reached")
    let history = try program.file("historik.csv", "Medarbejdernr.;Modul;Bestået;Dato\n5005;SAMTALE;ja;01-12-2026\n")
    try await program.run("import", "history", history)
    try await program.run("goal", "sign-off", "M01")
    let after = try await program.report("goals").rows
    #expect(after.contains { $0["state"] as? String == "goal.reached" })
    let gaps = try await program.report("gaps").rows
    #expect(!gaps.contains { $0["employee"] as? String == "5005" && $0["required"] as? Int == 3 })
  }

  @Test("a team leader's report has only the own people")
  func leader() async throws {
    let all = try await program.report("gaps").rows.count
    let own = try await program.report("gaps", "--manager", "5001").rows
    #expect(!own.isEmpty && own.count < all)
    #expect(Set(own.compactMap { $0["department"] as? String }) == ["Sygedagpenge"])
  }
}

extension Program {
  fileprivate static func day(_ value: Any?) -> Date? {
    (value as? String).flatMap { try? Date($0 + "T00:00:00Z", strategy: .iso8601) }
  }
}
