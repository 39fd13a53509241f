import Foundation
import HoldplanTestSupport
import Testing

@Suite("What is broken in meetings, cases and quotas is explained on the command line")
struct LedgerExplanationTests {
  @Test("a meeting that is moved too far: listed, explained, put where a way out says, and well again")
  func gap() async throws {
    let program = try await Program.sample("faellesbo")
    try await program.run("meetings", "move", "FG1#02", "25-03-2022")
    let problems = try await program.run("show", "problems").output
    #expect(problems.contains("! Følgegruppe Engparken, møde 2: 80 dage siden sidst, grænsen er 42."))
    let text = try await program.run("explain", "FG1#02").output
    #expect(text.contains("1  Følgegruppe Engparken, møde 1, ti 4-1-2022 09:00."))
    #expect(text.contains("3  Der skal være 28 til 42 dage mellem to møder."))
    #expect(text.contains("→ Møder sættes til side for Følgegruppe Engparken. Det kræver en begrundelse."))
    let explanations = try #require(
      try await program.run("explain", "FG1#02", "--json").json["explanations"] as? [[String: Any]])
    let ways = try #require(explanations.first?["waysOut"] as? [[String: Any]])
    #expect(ways.count >= 3)
    #expect(try await program.run("check", "--ways", expecting: 1).output.contains("→ Følgegruppe Engparken"))
    // The first way out, by hand.
    let way = try #require(text.split(separator: "\n").first { $0.contains("→") })
    let date = try #require(way.firstMatch(of: /(\d+)-(\d+)-(\d{4})/)).output
    try await program.run("meetings", "move", "FG1#02", String(date.0))
    #expect(try await program.run("check").output.contains("Fejl i mødeplanen: 0."))
    #expect(try await program.run("explain", "FG1").output.contains("ingen regel er brudt"))
  }

  @Test("what is waived is named with its reason, and undo brings it back")
  func waived() async throws {
    let program = try await Program.sample("faellesbo")
    try await program.run("quota", "set", "LILLE", "14", "--name", "Et lille regnskab")
    try await program.run("quota", "count", "LILLE", "6", "43", "--date", "01-03-2022")
    let why = try await program.run("explain", "LILLE").output
    #expect(why.contains("Optalt: 6 af 43.") && why.contains("Der mangler 1."))
    try await program.run("waive", "quota", "--quota", "LILLE", "--reason", "Sagen er udskudt")
    let waived = try await program.run("explain", "LILLE").output
    #expect(waived.contains("ingen regel er brudt") && waived.contains("Sagen er udskudt"))
    #expect(try await program.run("show", "problems").output.contains("Sagen er udskudt"))
    try await program.run("undo")
    #expect(try await program.run("explain", "LILLE").output.contains("Der mangler 1."))
  }

  @Test("pairs of one profession are named, case by case, with ways out")
  func pairs() async throws {
    let program = try await Program.sample("opgang-til-opgang")
    try await program.run("rota", "set", "FAMILIER", "--forbid-same-profession", "ja")
    let why = try await program.run("explain", "FAMILIER").output
    #expect(why.contains("har samme fag (Jobkonsulent), og det må makkere ikke have."))
    #expect(why.contains("→ Familier: parrene bliver tilladt."))
    #expect(why.contains("Makkerpar sættes til side for Familier."))
    // Only the cases concerned change; what that leaves uneven is explained, with a way of few changes.
    try await program.run("rota", "plan", "FAMILIER")
    let uneven = try await program.run("explain", "FAMILIER").output
    #expect(uneven.contains("har 13 opgaver.") && uneven.contains("har 11 opgaver."))
    let ways = try #require(
      (try await program.run("explain", "FAMILIER", "--json").json["explanations"] as? [[String: Any]])?
        .first?["waysOut"] as? [[String: Any]])
    #expect(ways.count >= 3)
    try await program.run("rota", "plan", "FAMILIER", "--anew")
    #expect(try await program.run("check").output.contains("Fejl i mødeplanen: 0."))
  }
}

@Suite("Attendance at meetings beside the terminal")
struct MeetingAttendanceCommandTests {
  @Test("a sign-in list is brought in from a table, with a preview, and goes out again")
  func table() async throws {
    let program = try await Program.sample("opgang-til-opgang")
    let file = try program.file(
      "møder.csv",
      "Møde;Dato;Medarbejdernr;Fremmøde\nFamiliemøde;04-01-2021;304;mødt\nFAMMOEDE#01;;305;online\n")
    let today = ["--today", "2021-02-01"]
    let preview = try await program.run(["import", "meeting-attendance", file, "--dry-run"] + today)
    #expect(preview.status == 0 && preview.output.contains("2 tilføjes"))
    try await program.run("import", "meeting-attendance", file, "--today", "2021-02-01")
    let total = try #require(
      try await program.run(["report", "meeting-attendance", "--json"] + today).json["total"]
        as? [String: Any])
    #expect(total["present"] as? Int == 1 && total["remote"] as? Int == 1)
    #expect(
      try await program.run("export", "meeting-attendance").output.contains("FAMMOEDE#01;04-01-2021;304;mødt")
    )
    #expect(
      try await program.run(["show", "attendance"] + today).output.contains("FAMMOEDE#01"))
    let wrong = try program.file("forkert.csv", "Møde;Medarbejdernr;Fremmøde\nFAMMOEDE#26;304;mødt\n")
    let refused = try await program.run(
      "import", "meeting-attendance", wrong, "--today", "2021-02-01", expecting: 2)
    #expect(refused.errors.contains("Intet afholdt møde passer til rækken."))
  }

  @Test("a manager notes the own people, and signs off the own goals")
  func manager() async throws {
    let program = try await Program.sample("opgang-til-opgang")
    try await program.become(manager: "300")
    let today = "2021-02-01"
    try await program.run("meetings", "mark", "FAMMOEDE#01", "present", "--all", "--today", today)
    let rows = try #require(
      try await program.run(["report", "meeting-attendance", "--json", "--today", today]).json["rows"]
        as? [[String: Any]])
    // The ten of the team, and not the team leader, who is nobody's.
    #expect(rows.count == 10 && rows.allSatisfy { $0["present"] as? Int == 1 })
    #expect(!rows.contains { $0["employee"] as? String == "300" })
    let moved = try await program.run(
      "meetings", "move", "FAMMOEDE#02", "13-01-2021", "--today", today, expecting: 2)
    #expect(moved.errors.contains("rolle"))
  }

  @Test("a goal is signed off by the manager who follows it up, and by no other")
  func goal() async throws {
    let program = try await Program.sample("vesthimmerland")
    let history = try program.file(
      "historik.csv", "Medarbejdernr.;Modul;Bestået;Dato\n5005;SAMTALE;ja;01-10-2026\n")
    try await program.run("import", "history", history)
    let goals = try await program.records("goals")
    let goal = try #require(goals.first { $0["id"] as? String == "M01" })
    let people = try await program.records("employees")
    let manager = try #require(
      goal["owner"] as? String ?? people.first { $0["id"] as? String == "5005" }?["manager"] as? String)
    let other = try #require(
      people.compactMap { $0["manager"] as? String }.first { $0 != manager })
    try await program.become(manager: other)
    try await program.run("goal", "sign-off", "M01", expecting: 2)
    let copy = try await Program.sample("vesthimmerland")
    try await copy.run("import", "history", history)
    try await copy.become(manager: manager)
    try await copy.run("goal", "sign-off", "M01")
  }
}

@Suite("A folder is brought in again")
struct FolderImportTests {
  private func folder(_ program: Program, _ sample: String) throws -> URL {
    let source = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Resources/samples/\(sample)")
    let folder = program.home.appendingPathComponent("mappe")
    try FileManager.default.copyItem(at: source, to: folder)
    return folder
  }

  @Test(
    "an unchanged folder changes nothing, whatever was planned since",
    arguments: ["al2bolig", "center-for-netvaerk", "faellesbo", "opgang-til-opgang", "vesthimmerland"])
  func unchanged(_ sample: String) async throws {
    let program = try await Program.sample(sample)
    let folder = try folder(program, sample)
    let result = try await program.run("import", "folder", folder.path)
    #expect(result.output.contains("Tilføjes eller ændres: 0."), "\(result.output)")
  }

  @Test("edited tables and JSON come in as one change that is shown first, and leave what was planned")
  func edited() async throws {
    let program = try await Program.sample("opgang-til-opgang")
    let folder = try folder(program, "opgang-til-opgang")
    func edit(_ name: String, _ old: String, _ new: String) throws {
      let file = folder.appendingPathComponent(name)
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(text.contains(old))
      try text.replacing(old, with: new).write(to: file, atomically: true, encoding: .utf8)
    }
    try edit("organisation.json", #""targetPairs": 37"#, #""targetPairs": 40"#)
    try edit("employees.csv", "Nanna Grønlykke", "Nanna Grønlykke Holm")
    let before = try await program.records("meetings").count
    let preview = try await program.run("import", "folder", folder.path, "--dry-run").output
    #expect(preview.contains("medarbejder Nanna Grønlykke Holm (navn)"))
    #expect(preview.contains("makkerplan Familier (ønskede par)"))
    #expect(try await program.name(of: "301") == "Nanna Grønlykke")
    try await program.run("import", "folder", folder.path)
    #expect(try await program.name(of: "301") == "Nanna Grønlykke Holm")
    // Meetings stand, and every case keeps its pair.
    #expect(try await program.records("meetings").count == before)
    let check = try await program.run("check", expecting: 1).output
    #expect(check.contains("37 forskellige par, målet er 40") && !check.contains("uden makkerpar"))
    try await program.run("undo")
    #expect(try await program.name(of: "301") == "Nanna Grønlykke")
    try await program.run("check")
  }

  @Test("whatever is wrong with a file is named, and nothing comes in")
  func refused() async throws {
    let program = try await Program.sample("opgang-til-opgang")
    let folder = try folder(program, "opgang-til-opgang")
    let table = folder.appendingPathComponent("employees.csv")
    let text = try String(contentsOf: table, encoding: .utf8)
    try (text + "312;Ny Person;OTO;UKENDT STILLING!;999;;\n").write(
      to: table, atomically: true, encoding: .utf8)
    let bad = try await program.run("import", "folder", folder.path, expecting: 2)
    #expect(bad.errors.contains("employees.csv"))
    try text.write(to: table, atomically: true, encoding: .utf8)
    try "{ \"name\": \"x\",\n oops }".write(
      to: folder.appendingPathComponent("organisation.json"), atomically: true, encoding: .utf8)
    let broken = try await program.run("import", "folder", folder.path, expecting: 2)
    #expect(broken.errors.contains("organisation.json") && broken.errors.contains("2"))
    try await program.run("import", "folder", "findes-ikke", expecting: 2)
    #expect(try await program.records("employees").count == 11)
  }

  @Test("what was signed off, counted and held since is not undone by files from before")
  func keepsWhatCameSince() async throws {
    let program = try await Program.sample("vesthimmerland")
    let folder = try folder(program, "vesthimmerland")
    let history = try program.file(
      "historik.csv", "Medarbejdernr.;Modul;Bestået;Dato\n5005;SAMTALE;ja;01-10-2026\n")
    try await program.run("import", "history", history)
    try await program.run("goal", "sign-off", "M01")
    #expect(
      try await program.run("import", "folder", folder.path).output.contains("Tilføjes eller ændres: 0."))
    let goals = try await program.report("goals").rows
    #expect(goals.contains { $0["state"] as? String == "goal.reached" })
    let housing = try await Program.sample("faellesbo")
    let files = try self.folder(housing, "faellesbo")
    try await housing.run("quota", "count", "LAERLINGE", "7", "50", "--date", "01-03-2024")
    #expect(
      try await housing.run("import", "folder", files.path).output.contains("Tilføjes eller ændres: 0."))
  }
}

@Suite("A course that has lapsed on the command line")
struct LapsedCourseTests {
  @Test("it is no prerequisite, says so, and once passed is enough where that is waived")
  func prerequisite() async throws {
    let program = try await Program.sample("al2bolig")
    let autumn = "2026-09-01"
    // K2 builds on K3 from now on; two people have K3, one of them from long ago.
    let history = try program.file(
      "historik.csv", "Medarbejdernr.;Modul;Bestået;Dato\n0366;K3;ja;01-03-2020\n0380;K3;ja;01-05-2026\n")
    try await program.run("import", "history", history, "--today", autumn)
    try await program.run("edit", "module", "id=K3", "gyldighed=24", "--today", autumn)
    try await program.run("edit", "module", "id=K2", "forudsætninger=K3", "--today", autumn)
    let check = try await program.run("check", expecting: 1).output
    func lacks(_ name: String) -> Bool {
      check.split(separator: "\n").contains { $0.contains(name) && $0.contains("!") }
    }
    #expect(lacks(try await program.name(of: "0366")))
    #expect(!lacks(try await program.name(of: "0380")))
    try await program.run(
      "waive", "prerequisite", "--module", "K2", "--reason", "Bestået én gang er nok", "--today", autumn)
    #expect(try await program.run("check").output.contains("Bestået én gang er nok"))
  }
}

extension Program {
  /// Goes on with a copy of the workspace in which the user of the computer is a manager: nobody can take the role
  /// of HR from oneself.
  fileprivate func become(manager: String) async throws {
    var workspace = try await run("export", "workspace").json
    workspace["accesses"] = [
      ["user": "hr-personen", "role": "hr"], ["user": NSUserName(), "role": "manager", "employee": manager],
    ]
    workspace["name"] = "Kopi"
    let text = String(decoding: try JSONSerialization.data(withJSONObject: workspace), as: UTF8.self)
    try await run("import", "workspace", try file("kopi.json", text))
  }
}
