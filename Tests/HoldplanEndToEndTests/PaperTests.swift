import Foundation
import HoldplanTestSupport
import Testing

/// Sheets, calendars and letters as commands, on a published plan.
@Suite("Paper, calendars and letters", .homes)
struct PaperTests {
  let program: Program

  init() async throws {
    program = try await Program.sample("al2bolig")
    try await program.run("publish")
  }

  // MARK: Sheets

  @Test("a pack has a file for each team, and one file where a file is named")
  func pack() async throws {
    let folder = program.home.path + "/pakke"
    let result = try await program.run("print", "K1", "--sheets", "roster,sign-in,door", "--output", folder)
    #expect(result.output.contains("6 filer"))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(files == (1...6).map { "K1-\($0).pdf" })
    #expect(try mode(of: folder + "/K1-1.pdf") == 0o600 && mode(of: folder) == 0o700)
    let one = program.home.path + "/alt.pdf"
    try await program.run("print", "K1-1", "--sheets", "door", "--output", one)
    #expect(try Data(contentsOf: URL(fileURLWithPath: one)).starts(with: Data("%PDF".utf8)))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: one))
    try await program.run("print", "K1-1", "--sheets", "door", "--output", one)
    #expect(try Data(contentsOf: URL(fileURLWithPath: one)) == bytes)
  }

  @Test("every sheet can be had as text, and none tells about leave")
  func text() async throws {
    let text = try await program.run("print", "--all", "--sheets", "roster,door,slip,manager,wall").output
    for word in ["Holdliste", "Dørskilt", "Personlig kursusseddel", "Lederens liste", "Vægkalender"] {
      #expect(text.contains(word), "\(word)")
    }
    #expect(!text.lowercased().contains("fravær"))
    #expect(text.contains("Udgivelse 1 af 20-10-2026") && text.contains("Side 1 af 1"))
    #expect(try await program.run("roster", "K1-1", "--session", "1", "--door").output.contains("Hold 1"))
  }

  @Test("a certificate is for whoever has attended everything")
  func certificate() async throws {
    let team = try await program.teams()[0]
    try await program.run("print", team.id, "--sheets", "certificate", expecting: 2)
    for session in ["1", "2"] {
      try await program.run(
        "attendance", "mark", team.id, session, "present", team.members[0], "--today", "2027-03-31")
    }
    let text = try await program.run("print", team.id, "--sheets", "certificate").output
    #expect(text.components(separatedBy: "Kursusbevis\n").count == 3)
    #expect(text.contains(try await program.name(of: team.members[0])))
  }

  @Test("what cannot be printed is named with what there is")
  func refusals() async throws {
    let wrong = try await program.run("print", "K1-1", "--sheets", "poster", expecting: 2)
    #expect(wrong.errors.contains("sign-in"))
    try await program.run("print", expecting: 2)
    try await program.run("print", "--person", "findes-ikke", expecting: 2)
    try await program.run("print", "K1-1", "--copies", "0", expecting: 2)
  }

  // MARK: Printers

  @Test("the printer, copies and sides reach lp, and its job number comes back")
  func lp() async throws {
    let desk = try Desk(answers: ["lp": "request id is kontor-42 (0 file(s))"], in: program)
    let result = try await desk.run(
      "print", "K1-1", "--sheets", "sign-in", "--print", "--printer", "kontor", "--copies", "3", "--duplex",
      "--short-edge")
    #expect(result.status == 0 && result.output.contains("kontor-42"), "\(result.errors)")
    let arguments = try desk.arguments(of: "lp")
    #expect(
      arguments.prefix(8) == [
        "-d", "kontor", "-n", "3", "-o", "sides=two-sided-short-edge", "-o", "media=A4",
      ])
    #expect(arguments.last == "--")
    #expect(try desk.input(of: "lp").starts(with: Data("%PDF".utf8)))
  }

  @Test("lp's own words come back when it refuses, and the command fails")
  func lpRefuses() async throws {
    let desk = try Desk(answers: ["lp": nil], in: program)
    let result = try await desk.run("print", "K1-1", "--sheets", "door", "--print")
    #expect(result.status == 2)
    #expect(result.errors.contains("lp: Error - no default destination available."))
  }

  @Test("the printers are listed, the one used by default marked")
  func printers() async throws {
    let desk = try Desk(
      answers: [
        "lpstat": "$(if [ \"$1\" = -d ]; then echo system default destination: hal; "
          + "else echo kontor; echo hal; fi)"
      ], in: program)
    let result = try await desk.run("print", "--printers")
    #expect(result.output == "kontor\nhal (standard)\n")
  }

  @Test("in the terminal a printer is chosen and the job number is shown")
  func dialog() async throws {
    let desk = try Desk(
      answers: [
        "lp": "request id is kontor-7 (0 file(s))",
        "lpstat": "$(if [ \"$1\" = -d ]; then echo system default destination: hal; "
          + "else echo hal; echo kontor; fi)",
      ], in: program)
    try await withTmux(
      program.command("--language", "da", "--today", "2026-10-20"), columns: 100, rows: 30,
      environment: desk.environment
    ) { session in
      try await session.wait(for: "120 / 120")
      try await session.press("7")
      try await session.wait(for: "Deltagerliste")
      try await session.press("k")
      try await session.wait(for: "Underskrift")
      try await session.press("p")
      try await session.wait(for: "Printer")
      // The printers come a moment after the dialog.
      try await session.wait(for: "(hal)")
      try await session.press("Right")
      try await session.wait(for: "◂ kontor ▸")
      try await session.press("Enter")
      try await session.wait(for: "kontor-7")
    }
    #expect(try desk.arguments(of: "lp").prefix(2) == ["-d", "kontor"])
  }

  // MARK: Full disks

  @Test("a disk that is full leaves the old file as it was, and says so")
  func fullDisk() async throws {
    let file = program.home.path + "/ark.pdf"
    try Data("den gamle".utf8).write(to: URL(fileURLWithPath: file))
    // A limit of 8 blocks of 512 bytes; the PDF is larger.
    let words = program.command("print", "K1", "--sheets", "sign-in", "--output", file, "--language", "da")
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let outcome = try await run(
      ["/bin/sh", "-c", "ulimit -f 8; exec \(quoted)"], environment: program.environment)
    #expect(outcome.status == 2, "\(outcome.ending)")
    #expect(outcome.errors.contains("ark.pdf kan ikke skrives"), "\(outcome.errors)")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "den gamle")
    let rest = try FileManager.default.contentsOfDirectory(atPath: program.home.path)
    #expect(!rest.contains { $0.hasSuffix(".tmp") })
  }

  @Test("the rosters are written as one table, for mail merge")
  func rosterTable() async throws {
    let teams = try await program.teams()
    let table = try await program.run("export", "rosters").output.split(separator: "\r\n")
    #expect(
      table[0].hasSuffix(
        "Modul;Hold;Gang;Dato;Fra;Til;Lokale;Underviser;Medarbejdernr;Navn;Afdeling;Holdnavn"))
    #expect(table.count == 1 + teams.reduce(0) { $0 + $1.members.count * $1.dates.count })
    let file = program.home.path + "/lister.csv"
    try await program.run("export", "rosters", file)
    let written = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\r\n")
    #expect(written.dropFirst() == table.dropFirst() && written.count == table.count)
  }

  // MARK: Calendars

  @Test("calendars are exported, updated and cancelled")
  func calendars() async throws {
    let folder = program.home.path + "/kal"
    let teams = try await program.teams()
    // Whoever has been taught already cannot be taken out.
    let taught = Set(teams.filter { $0.dates[0] <= "2026-10-21" }.flatMap(\.members))
    let economy = Set(try await program.people(of: "Økonomi og løn")).union(taught)
    let team = try #require(teams.first { $0.dates[0] > "2026-10-21" && !economy.isSuperset(of: $0.members) })
    let person = try #require(team.members.first { !economy.contains($0) })
    let first = try await program.run("calendar", "export", "--all", "--output", folder)
    #expect(first.output.contains("0 aflyste"))
    #expect(
      try Set(FileManager.default.contentsOfDirectory(atPath: folder)).isSuperset(of: [
        "person-\(person).ics", "team-\(team.id).ics", "manager-0107.ics",
      ]))
    let again = try await program.run("calendar", "export", "--all", "--output", folder)
    #expect(again.output.contains("0 nye eller ændrede aftaler, 0 aflyste"))
    try await program.run("release", person)
    try await program.run("publish", "--today", "2026-10-21", expecting: nil)
    let changed = try await program.run("calendar", "export", "person", person, "--output", folder)
    #expect(changed.output.contains("person-\(person).ics"))
    let cancelled = try String(contentsOfFile: "\(folder)/person-\(person)-cancelled.ics", encoding: .utf8)
    #expect(cancelled.contains("METHOD:CANCEL\r\n") && cancelled.contains("SEQUENCE:2\r\n"))
  }

  @Test("a file that is no calendar of ours is left alone")
  func foreignFile() async throws {
    let folder = program.home.path + "/kal"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("mit eget".utf8).write(to: URL(fileURLWithPath: folder + "/team-K1-1.ics"))
    try await program.run("calendar", "export", "team", "K1-1", "--output", folder, expecting: 2)
    #expect(try String(contentsOfFile: folder + "/team-K1-1.ics", encoding: .utf8) == "mit eget")
    try await program.run("calendar", "export", "bus", "K1-1", "--output", folder, expecting: 2)
    try await program.run("calendar", "export", "team", "--output", folder, expecting: 2)
  }

  // MARK: Letters

  @Test("letters go to everybody after the first publication, and then to those concerned")
  func letters() async throws {
    let folder = program.home.path + "/breve"
    #expect(
      try await program.run("letters", "--to", "people", "--output", folder).output.contains("120 breve"))
    try await program.run("letters", "--format", "eml", "--output", folder, expecting: 2)
    try await program.run(
      "letters", "--format", "eml", "--output", folder, "--sender", "HR <hr@al2bolig.example>")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(files.count { $0.hasPrefix("person-") && $0.hasSuffix(".eml") } == 120)
    #expect(files.contains("manager-0107.eml"))
    try await program.run("publish", "--today", "2026-10-21")
    #expect(try await program.run("letters", "--output", folder).output.contains("ingen breve"))
  }

  @Test("HR's own template is used, and what is wrong with it is named by line")
  func templates() async throws {
    let written = try await program.run("letters", "templates").output
    let file = try #require(written.split(separator: "\n").first { $0.hasSuffix("person.da.txt") })
    let path = URL(fileURLWithPath: String(file))
    try Data("Emne: Hej {navn}\n\nDin leder er {leder}.\n".utf8).write(to: path)
    let person = try await program.teams()[0].members[0]
    let preview = try await program.run("letters", "--preview", person).output
    #expect(preview.hasPrefix("Emne: Hej \(try await program.name(of: person))\n\nDin leder er "))
    try Data("Emne: Hej\n\nKære {nvan}\n".utf8).write(to: path)
    for words in [["letters", "templates"], ["letters", "--preview", person]] {
      let result = try await program.run(words)
      #expect(result.status == 2 && result.errors.contains("person.da.txt, linje 3:"), "\(result.errors)")
    }
  }

  private func mode(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }
}

/// A folder first on the path, with stand-ins for printing programs that write down what they are given.
private struct Desk {
  private let folder: URL
  private let program: Program

  /// What each program says; one without an answer refuses as `lp` does without a printer.
  init(answers: [String: String?], in program: Program) throws {
    self.program = program
    folder = program.home.appendingPathComponent("desk")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, answer) in answers {
      let end =
        answer.map { "echo \"\($0)\"" }
        ?? "echo 'lp: Error - no default destination available.' >&2; exit 1"
      let script = """
        #!/bin/sh
        printf '%s\\0' "$@" > '\(folder.path)/\(name).arguments'
        cat > '\(folder.path)/\(name).input'
        \(end)
        """
      let file = folder.appendingPathComponent(name)
      try Data((script + "\n").utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }
  }

  var environment: [String: String] {
    let path = program.environment["PATH"] ?? "/usr/bin:/bin"
    return program.environment.merging(["PATH": "\(folder.path):\(path)"]) { $1 }
  }

  func run(_ words: String...) async throws -> Outcome {
    try await HoldplanTestSupport.run(
      program.command("--language", "da").prefix(1) + words
        + ["--language", "da", "--today", "2026-10-20"], environment: environment)
  }

  func arguments(of name: String) throws -> [String] {
    let bytes = try Data(contentsOf: folder.appendingPathComponent("\(name).arguments"))
    return bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }

  func input(of name: String) throws -> Data {
    try Data(contentsOf: folder.appendingPathComponent("\(name).input"))
  }
}
