import Foundation
import HoldplanTestSupport
import Testing

extension Program {
  /// The rows of a report.
  func report(_ name: String, _ words: String...) async throws -> (rows: [[String: Any]], json: [String: Any])
  {
    let result = try await run(["report", name] + words + ["--json"])
    let json = try result.json
    return (try #require(json["rows"] as? [[String: Any]]), json)
  }
}

@Suite("center-for-netvaerk: its ledgers", .homes)
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
    #expect(
      text.contains("280.000,00 kr. på 21 personer er 14 andele på 13.333,33 kr. og 7 på 13.333,34 kr."))
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
    #expect(rows.allSatisfy { $0["author"] as? String == "Anne-Grethe Hvilsted, centerleder" })
    #expect(rows.allSatisfy { $0["writtenOn"] as? String == "2018-06-20" })
    #expect((json["notes"] as? [String]) == ["Undtaget: 45. Ikke undtaget: 0."])
    // The other report that the waiver touches names it, too.
    let staffing = try await program.run("report", "staffing").output
    #expect(staffing.contains("(Anne-Grethe Hvilsted, centerleder, 20-06-2018)"))
  }

  @Test("the demo prints every figure of the sample")
  func demo() async throws {
    let text = try await program.run("demo", "center-for-netvaerk").output
    for figure in [
      "Placeret: 21 af 21", "Dage med undervisning: 9",
      "Dage uden ferie for holdene, når planen er udgivet: 9. MED-aftale", "Undtaget: 45.",
      "(Anne-Grethe Hvilsted, centerleder, 20-06-2018)", "14 andele på 13.333,33 kr. og 7 på 13.333,34 kr.",
      "Uger  Brugt  Bevilget", "882",
    ] { #expect(text.contains(figure), "\(figure)") }
  }

  @Test("hours of study are told week by week, granted and used")
  func weeks() async throws {
    let rows = try await program.report("study-weeks").rows
    #expect(rows.count == 21 * 21)
    #expect(rows.allSatisfy { $0["used"] as? Double == 2 && $0["granted"] as? Double == 2 })
    #expect(Set(rows.compactMap { $0["week"] as? String }).sorted().first == "2018-W36")
    #expect(Set(rows.compactMap { $0["week"] as? String }).sorted().last == "2019-W04")
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

@Suite("faellesbo: follow-up groups in renovations", .homes)
struct FaellesboTests {
  let program: Program

  init() async throws { program = try await Program.sample("faellesbo") }

  @Test("35 seats are held, every gap is 28 to 42 days, and nobody is in two meetings at once")
  func meetings() async throws {
    let summary = try await program.run("demo", "faellesbo").output
    #expect(summary.contains("Fejl i mødeplanen: 0."))
    #expect(summary.contains("7 grupper har hver de samme 5 roller: 35 pladser i alt, 19 personer."))
    let seats = try await program.report("seats").rows
    let held = Dictionary(
      uniqueKeysWithValues: seats.map { ($0["role"] as? String ?? "", $0["people"] as? Int ?? 0) })
    #expect(held["Lokal driftsrepræsentant"] == 7 && held["Boligsocial medarbejder"] == 4)
    #expect(held["Kommunal beskæftigelseskonsulent"] == 3 && held["Uddannelseskonsulent"] == 2)
    #expect(held["Projektleder"] == 3)
    #expect(seats.allSatisfy { $0["vacant"] == nil })
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
    let groups = Dictionary(
      grouping: rows.filter { ($0["meeting"] as? String)?.hasPrefix("Følgegruppe") ?? false }
    ) {
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

  @Test("7 of 50 keep 14 %, 6 of 43 do not: 13.95 % is never rounded up")
  func exactQuota() async throws {
    let text = try await program.run("report", "quotas", "--from", "01-01-2022", "--to", "31-01-2022").output
    #expect(text.contains("6 af 43 (13,95 %)") && text.contains("ikke holdt"))
    try await program.run("quota", "set", "LILLE", "14", "--name", "Et lille regnskab")
    try await program.run("quota", "count", "LILLE", "7", "50", "--date", "01-03-2022")
    #expect(try await program.run("check").output.contains("Alle regler holder."))
    try await program.run("quota", "count", "LILLE", "6", "43", "--date", "01-03-2022")
    let check = try await program.run("check", expecting: 1).output
    #expect(check.contains("Et lille regnskab: 6 af 43 er under målet."))
    try await program.run("waive", "quota", "--quota", "LILLE", "--reason", "Sagen er udskudt")
    let json = try #require(try await program.run("check", "--json").json["ledgers"] as? [String: Any])
    #expect(json["feasible"] as? Bool == true)
    let case14 = try #require((json["waived"] as? [[String: Any]])?.first)
    #expect(
      case14["reason"] as? String == "Sagen er udskudt" && case14["writtenOn"] as? String == "2026-10-20")
    let waived = try await program.run("check").output
    #expect(waived.contains("Undtaget: 1. Begrundelse: Sagen er udskudt"))
    #expect(
      try await program.run("report", "quotas").output.contains("Undtaget, Andelsmål for Et lille regnskab"))
    try await program.run("undo")
    try await program.run("check", expecting: 1)
  }

  @Test("a meeting that is moved too far is found, waived by name, and put back by undo")
  func brokenGap() async throws {
    let meetings = try await program.report("meetings").rows
    let second = try #require(meetings.first { $0["id"] as? String == "FG1#02" }?["date"] as? String)
    try await program.run("meetings", "move", "FG1#02", Self.later(second, by: 10))
    let broken = try await program.run("check", expecting: 1).output
    #expect(broken.contains("Følgegruppe Engparken, møde 2: 45 dage siden sidst, grænsen er 42."))
    let report = try await program.run("report", "series").output
    #expect(report.contains("! Følgegruppe Engparken, møde 2: 45 dage siden sidst, grænsen er 42."))
    try await program.run("waive", "meetings", "--series", "FG1", "--reason", "Sommerferie")
    #expect(try await program.run("check").output.contains("Sommerferie"))
    #expect(
      try await program.run("report", "series").output.contains("Undtaget, Møder for Følgegruppe Engparken"))
    try await program.run("undo")
    try await program.run("undo")
    try await program.run("check")
  }

  private static func later(_ date: String, by days: Int) throws -> String {
    let day = try #require(Program.day(date)).addingTimeInterval(Double(days) * 86_400)
    let text = day.formatted(.iso8601.year().month().day())
    return text.split(separator: "-").reversed().joined(separator: "-")
  }
}

@Suite("opgang-til-opgang: always two, never fixed pairs", .homes)
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

  @Test("pairs of one profession can be forbidden; 41 are left then, and no case has another")
  func professions() async throws {
    #expect(
      try await program.run("report", "pairs").output.contains("Uden par af samme fag er der 41 mulige par."))
    try await program.run("rota", "set", "FAMILIER", "--forbid-same-profession", "ja")
    try await program.run("rota", "plan", "FAMILIER", "--anew")
    let (rows, json) = try await program.report("pairs")
    #expect((json["notes"] as? [String])?.first?.contains("37 forskellige par af 41 mulige") ?? false)
    #expect(rows.allSatisfy { [12, 13].contains($0["duties"] as? Int) })
    #expect(try await program.run("check").output.contains("Fejl i mødeplanen: 0."))
    try await program.run("rota", "set", "FAMILIER", "--target", "41")
    let check = try await program.run("check", expecting: 1).output
    #expect(check.contains("37 forskellige par, målet er 41"))
  }

  @Test("attendance knows present and present remotely, and a correction keeps the old mark")
  func attendance() async throws {
    let today = ["--today", "2021-02-01"]
    try await program.run("meetings", "mark", "FAMMOEDE#01", "remote", "304", "305", "--today", "2021-02-01")
    try await program.run("meetings", "mark", "FAMMOEDE#01", "present", "--all", "--today", "2021-02-01")
    try await program.run("meetings", "mark", "FAMMOEDE#01", "absent", "305", "--today", "2021-02-01")
    let result = try await program.run(["report", "meeting-attendance", "--json"] + today)
    let total = try #require(try result.json["total"] as? [String: Any])
    #expect(total["present"] as? Int == 9)
    #expect(total["remote"] as? Int == 1)
    #expect(total["absent"] as? Int == 1)
    let meetings = try await program.records("meetings")
    let marks = try #require(
      meetings.first { $0["id"] as? String == "FAMMOEDE#01" }?["marks"] as? [[String: Any]])
    #expect(
      marks.filter { $0["employee"] as? String == "305" }.compactMap { $0["status"] as? String } == [
        "remote", "absent",
      ])
    // Planning again leaves what was marked as it was.
    try await program.run("meetings", "plan", "--today", "2021-01-04")
    let after = try await program.records("meetings").first { $0["id"] as? String == "FAMMOEDE#01" }
    #expect((after?["marks"] as? [[String: Any]])?.count == marks.count)
    let early = try await program.run(
      "meetings", "mark", "FAMMOEDE#26", "present", "--all", "--today", "2021-02-01", expecting: 2)
    #expect(early.errors.contains("28-6-2021"))
  }

  @Test("a worker's calendar has the meetings of the half-year, and the one that was moved says so")
  func calendar() async throws {
    let folder = program.home.appendingPathComponent("ics").path
    try await program.run("calendar", "export", "person", "304", "--output", folder)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let file = try #require(files.first { $0.hasSuffix(".ics") })
    let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
    #expect(text.components(separatedBy: "BEGIN:VEVENT").count - 1 == 26 + 13 + 12 + 6)
    #expect(text.contains("DESCRIPTION:Flyttet fra 05-04-2021."))
  }

  @Test("when a worker leaves only that worker's cases change, and the target is out of reach")
  func leaver() async throws {
    let before = try await program.report("pairs").rows
    let leaver = try #require(before.first { $0["employee"] as? String == "304" }?["duties"] as? Int)
    let cases = try await program.pairs()
    let text = try await program.run("rota", "release", "FAMILIER", "304").output
    #expect(text.contains("Sager med nyt makkerpar: \(leaver)."))
    #expect(text.contains("målet om 37 forskellige par kan ikke nås; der findes kun 36 mulige par"))
    let rows = try await program.report("pairs").rows
    #expect(rows.count == 9)
    #expect(rows.allSatisfy { [13, 14].contains($0["duties"] as? Int) })
    let after = try await program.pairs()
    #expect(cases.count == 62)
    for (number, pair) in cases { #expect(pair.contains("304") || after[number] == pair, "\(number)") }
    #expect(cases.filter { after[$0.key] != $0.value }.count == leaver)
  }

  @Test("the demo prints every figure of the sample")
  func demo() async throws {
    let text = try await program.run("demo", "opgang-til-opgang").output
    for figure in [
      "62 sager, 124 opgaver, 12 til 13 pr. medarbejder. 37 forskellige par af 45 mulige.",
      "Uden par af samme fag er der 41 mulige par.",
      "9 medarbejdere har 13 til 14 opgaver; 36 par er mulige.",
      "Målet om 37 forskellige par er så uden for rækkevidde.",
      "Familiemøde er flyttet fra 05-04-2021 til 06-04-2021.", "Fejl i mødeplanen: 0.",
    ] { #expect(text.contains(figure), "\(figure)") }
  }
}

extension Program {
  /// The pair of each case of the rota.
  fileprivate func pairs() async throws -> [String: Set<String>] {
    let duties = try #require(try await records("rotas").first?["duties"] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: duties.map { ($0["number"] as? String ?? "", Set($0["pair"] as? [String] ?? [])) }
    )
  }
}

@Suite("vesthimmerland: profiles, gaps and goals", .homes)
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
    let history = try program.file(
      "historik.csv", "Medarbejdernr.;Modul;Bestået;Dato\n5005;SAMTALE;ja;01-12-2026\n")
    try await program.run("import", "history", history)
    try await program.run("goal", "sign-off", "M01")
    let after = try await program.report("goals").rows
    #expect(after.contains { $0["state"] as? String == "goal.reached" })
    let gaps = try await program.report("gaps").rows
    #expect(!gaps.contains { $0["employee"] as? String == "5005" && $0["required"] as? Int == 3 })
  }

  @Test("attendance raises the level once the manager signs off; absence does not")
  func attendanceAndSignOff() async throws {
    try await program.run("publish", "--today", "2026-08-20")
    let team = try #require(try await program.teams().first)
    let today = "2026-10-20"
    for number in ["1", "2"] {
      try await program.run("attendance", "mark", team.id, number, "absent", "5007", "--today", today)
      try await program.run("attendance", "mark", team.id, number, "present", "--all", "--today", today)
    }
    try await program.run("completion", "--enter", "--today", today)
    try await program.run("goal", "sign-off", "M01", "--today", today)
    try await program.run("goal", "sign-off", "M02", "--today", today, expecting: 1)
    let people = try await program.records("employees")
    func level(_ id: String) -> Int? {
      (people.first { $0["id"] as? String == id }?["levels"] as? [String: Int])?["SAMT"]
    }
    #expect(level("5005") == 3)
    #expect(level("5007") == 2)
    let goals = try await program.report("goals").rows
    #expect(goals.filter { $0["state"] as? String == "goal.reached" }.count == 1)
    try await program.run("undo")
    #expect(try await program.report("goals").rows.allSatisfy { $0["state"] as? String != "goal.reached" })
  }

  @Test("each team leader: gaps, goals due and goals without a date; eight or more make a team")
  func leaders() async throws {
    let rows = try await program.report("leaders").rows
    #expect(rows.count == 5)
    #expect(rows.compactMap { $0["undated"] as? Int }.reduce(0, +) == 2)
    #expect(rows.compactMap { $0["openGoals"] as? Int }.reduce(0, +) == 7)
    let gaps = try await program.report("gaps").rows.count
    #expect(rows.compactMap { $0["gaps"] as? Int }.reduce(0, +) == gaps)
    let later = try await program.run("goal", "list", "--manager", "5004", "--today", "2026-11-20").output
    #expect(later.contains("over fristen") && later.contains("uden frist"))
    let text = try await program.run("demo", "vesthimmerland").output
    #expect(
      text.contains("10 mangler Den motiverende samtale på niveau 3: nok til et hold på egen arbejdsplads"))
    #expect(text.contains("3 mangler Den motiverende samtale på niveau 4: enkeltvis."))
  }

  @Test("the heat map shades what is missing, in text and on paper")
  func heatMap() async throws {
    let text = try await program.run("report", "profiles").output
    #expect(text.contains("2/3 ░░") && text.contains("0/2 ▒▒"))
    let rows = try await program.report("profiles").rows
    let egil = try #require(rows.first { $0["employee"] as? String == "5005" })
    #expect(egil["SAMT"] as? [String: Int] == ["level": 2, "required": 3])
    let pdf = program.home.appendingPathComponent("varmekort.pdf").path
    try await program.run("report", "profiles", "--format", "pdf", "--output", pdf)
    #expect(try Data(contentsOf: URL(fileURLWithPath: pdf)).count > 10_000)
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
  static func day(_ value: Any?) -> Date? {
    (value as? String).flatMap { try? Date($0 + "T00:00:00Z", strategy: .iso8601) }
  }
}
