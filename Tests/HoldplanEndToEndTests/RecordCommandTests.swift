import Foundation
import Testing

@Suite("Every record is made, edited and removed by commands", .homes)
struct RecordCommandTests {
  let program: Program

  init() async throws {
    program = try Program()
    try await program.run("new", "Søvang", "--start", "2026-10-01", "--end", "2027-03-31")
    try await program.run("add", "department", "id=NORD", "navn=Drift Nord")
  }

  private func workspace() async throws -> String { try await program.run("export", "workspace").output }

  /// What is added, edited and removed: the kind, its fields, a field that changes with what the file then
  /// says, and what names it.
  static let records: [(String, [String], (String, String), String)] = [
    ("department", ["id=SYD", "navn=Drift Syd"], ("forkortelse=SY", "SY"), "SYD"),
    ("site", ["id=HK", "navn=Hovedkontor"], ("adresse=Tornevej 1", "Tornevej 1"), "HK"),
    ("role", ["id=GART", "navn=Gartner"], ("navn=Overgartner", "Overgartner"), "GART"),
    ("room", ["id=A", "navn=Lokale A", "antal pladser=20"], ("antal pladser=24", "24"), "A"),
    ("instructor", ["id=U1", "navn=Bodil Krogh"], ("navn=Bodil Bach", "Bodil Bach"), "U1"),
    ("programme", ["id=MODE", "navn=Mødet"], ("navn=Mødet med borgeren", "borgeren"), "MODE"),
    ("closed-day", ["dato=24-12-2026", "anledning=Jul"], ("anledning=Juleaften", "Juleaften"), "24-12-2026"),
    ("coverage", ["afdeling=NORD", "procent-væk=20"], ("altid-væk=3", "3"), "NORD"),
    ("employee", ["id=0042", "navn=Jens Ågård", "afdeling=NORD"], ("e-mail=ja@example.dk", "ja@"), "0042"),
    (
      "module",
      ["id=K1", "navn=Konflikt", "undervisningsgange=2 x halv dag", "højst på holdet=10", "antal hold=1"],
      ("målgruppe=alle", "everyone"), "K1"
    ),
  ]

  @Test("from nothing and back to nothing", arguments: records)
  func everyKind(_ kind: String, _ fields: [String], _ edit: (String, String), _ id: String) async throws {
    let before = try await workspace()
    #expect(try await program.run(["add", kind] + fields).status == 0)
    #expect(try await program.run(["add", kind] + fields).status == 2, "there already")
    let changed = try await program.run(["edit", kind, fields[0], edit.0])
    #expect(changed.status == 0, "\(changed.errors)")
    #expect(try await workspace().contains(edit.1))
    #expect(try await program.run(["remove", kind, id]).status == 0)
    #expect(try await workspace() == before)
    #expect(try await program.run(["remove", kind, id]).status == 2, "gone already")
    #expect(try await program.run(["edit", kind, fields[0], edit.0]).status == 2, "nothing to edit")
  }

  @Test("season, rules and organisation are edited by Danish and English names")
  func settings() async throws {
    try await program.run("edit", "season", "tider=Formiddag 08:00-11:00, Eftermiddag 12:00-15:00")
    try await program.run("edit", "rules", "gange-pr-dag=2", "kilde-ferie=MED-aftale")
    try await program.run("edit", "rules", "max-sessions-per-day=3")
    try await program.run("edit", "organisation", "navn=Søvang Bolig")
    let text = try await workspace()
    for part in ["08:00", "MED-aftale", "Søvang Bolig"] { #expect(text.contains(part)) }
    #expect(try await program.run(["edit", "season", "tider=morgen"]).errors.contains("08:30-11:30"))
  }

  @Test("a waiver gets another reason and other dates")
  func waiver() async throws {
    try await program.run("waive", "coverage", "--department", "NORD", "--reason", "Vikar")
    try await program.run("edit", "waiver", "id=W1", "begrundelse=Ny vikar", "til=31-12-2026")
    let waivers = try await program.run("show", "records", "waiver").output
    #expect(waivers.contains("Ny vikar"))
    try await program.run("remove", "waiver", "W1")
  }

  @Test("a slip of the pen makes no department, and what was meant is named")
  func mentioned() async throws {
    try await program.run("add", "employee", "id=0042", "navn=Jens", "afdeling=NORD")
    let before = try await workspace()
    for words in [
      ["edit", "employee", "id=0042", "afdeling=NORT"],
      ["add", "employee", "id=1", "navn=A", "afdeling=NORT"],
    ] {
      let refused = try await program.run(words)
      #expect(refused.status == 2)
      #expect(refused.errors.contains("NORT") && refused.errors.contains("'NORD'"), "\(refused.errors)")
    }
    #expect(try await workspace() == before)
  }

  @Test("an empty value takes away what there was")
  func emptyValue() async throws {
    try await program.run("add", "employee", "id=0042", "navn=Jens", "afdeling=NORD", "e-mail=j@example.dk")
    try await program.run("edit", "employee", "id=0042", "e-mail=")
    #expect(!(try await workspace().contains("j@example.dk")))
  }

  @Test("a civil registration number is refused without a word of files, and never repeated")
  func civilRegistrationNumber() async throws {
    let refused = try await program.run(["add", "employee", "id=010190-1234", "navn=Bo", "afdeling=NORD"])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("CPR-nummer"))
    #expect(!refused.errors.contains("fil") && !refused.errors.contains("010190"))
  }

  @Test("an unknown field names the fields in the language that is spoken")
  func unknownField() async throws {
    let refused = try await program.run(["add", "department", "navm=x"])
    #expect(refused.errors.contains("id, navn, forkortelse"))
    #expect(refused.errors.contains("Mente du 'navn'?"))
  }

  @Test("the log tells what was made, what was changed in it, and leave by its dates")
  func log() async throws {
    try await program.run("add", "employee", "id=0042", "navn=Jens Ågård", "afdeling=NORD")
    try await program.run("edit", "employee", "id=0042", "e-mail=ja@example.dk")
    try await program.run("leave", "record", "0042", "4-11-2026", "6-11-2026")
    try await program.run("add", "closed-day", "dato=24-12-2026", "anledning=Juleaften")
    try await program.run("undo")
    let log = try await program.run("log").output
    for line in [
      "Oprettet: medarbejder Jens Ågård.", "Rettet: medarbejder Jens Ågård (e-mail).",
      "Fravær noteret: Jens Ågård, 4-11 til 6-11.", "fortrød: Lukkedag: to 24-12-2026, Juleaften.",
    ] { #expect(log.contains(line), "\(log)") }
  }
}
