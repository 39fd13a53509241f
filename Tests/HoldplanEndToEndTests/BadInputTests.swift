import Foundation
import HoldplanTestSupport
import Testing

@Suite("Bad input gets a clear error and changes nothing", .homes)
struct BadInputTests {
  let program: Program

  init() async throws {
    program = try Program()
    try await program.run("new", "Søvang")
    try await program.run("add", "department", "id=DRIFT", "name=Drift")
    try await program.run("add", "employee", "id=0042", "name=Jens Møller", "department=Drift")
  }

  /// What was typed, and a word that the answer must have.
  static let commands: [([String], String)] = [
    (["move", "0042", "K1-9"], "K1-9"),
    (["move", "Nobody", "K1-1"], "Nobody"),
    (["leave", "request", "0042", "31-02-2026"], "31-02-2026"),
    (["leave", "request", "0042", "14-11-2026", "12-11-2026"], "ligger før"),
    (["add", "employee", "id=0042", "name=X", "department=Drift"], "findes allerede"),
    (["edit", "employee", "id=0043", "name=X"], "'0043'"),
    (["add", "employee", "id=9", "name=X", "department=Drift", "shoe size=43"], "shoe size"),
    (["add", "employee", "name"], "felt=værdi"),
    (["edit", "rules", "max-sessions-per-day=many"], "many"),
    (["edit", "season", "start=2027-05-01", "end=2026-10-01"], "2026"),
    (["remove", "department", "nope"], "nope"),
    (["remove", "planet", "1"], "planet"),
    (["waive", "gravity", "--reason", "x"], "gravity"),
    (["import", "employees", "missing.csv"], "missing.csv"),
    (["import", "planets", "x.csv"], "planets"),
    (["attendance", "mark", "K1-1", "1", "present", "--all"], "udgivet"),
    (["roster", "K1-1"], "K1-1"),
    (["session", "move", "K1-1", "1", "14-11-2026"], "K1-1"),
    (["edit", "employee", "id=0042", "email=jens"], "e-mailadresse"),
    (["check", "--file", "/tmp"], "/tmp"),
    (["undo", "--file", "/nonexistent/x.holdplan"], "/nonexistent/x.holdplan"),
    (["demo", "atlantis"], "atlantis"),
    (["new", "Søvang"], "Søvang"),
    (["solve", "--seconds", "-1"], "seconds"),
    (["check", "--instance", "x.json"], "hører sammen"),
    (["frobnicate"], "frobnicate"),
  ]

  @Test("a command that cannot be done", arguments: commands)
  func refused(_ words: [String], _ hint: String) async throws {
    let before = try await program.run("export", "workspace").output
    let result = try await program.run(words)
    #expect(result.status == 2, "\(result.output)")
    #expect(result.errors.contains(hint), "\(result.errors)")
    #expect(try await program.run("export", "workspace").output == before)
  }

  /// A table of employees, and a word that the answer must have.
  static let tables: [(String, String)] = [
    ("nummer;navn;afdeling\n0050;Ida Holm;Drift;for meget\n", "linje 2"),
    ("nummer;navn;afdeling\n0050;\"Ida Holm;Drift\n", "linje 2"),
    ("nummer;navn;afdeling;ansat fra\n0050;Ida;Drift;41-13-2026\n", "41-13-2026"),
    ("nummer;navn;afdeling;leder\n0050;Ida;Drift;9999\n", "9999"),
    ("navn\nIda\n", "kolonne"),
    ("nummer;navn;afdeling;cpr\n0050;Ida;Drift;010190-1234\n", "CPR"),
    ("", "tom"),
  ]

  @Test("a file with bad rows", arguments: tables)
  func badTable(_ text: String, _ hint: String) async throws {
    let before = try await program.run("export", "workspace").output
    let result = try await program.run(["import", "employees", try program.file("people.csv", text)])
    #expect(result.status == 2)
    #expect(result.errors.lowercased().contains(hint.lowercased()), "\(result.errors)")
    #expect(try await program.run("export", "workspace").output == before)
  }

  /// A table of each kind, and what the answer must say: where, which value, what to do.
  static let kinds: [(String, String, [String])] = [
    (
      "departments", "kode;navn\nX;Et\nX;To\n",
      ["linje 3, kolonne 1 (kode)", "\"X\"", "Behold kun den ene række"]
    ),
    ("sites", "kode;navn\nX;Et\nX;To\n", ["linje 3, kolonne 1 (kode)", "\"X\"", "Behold kun den ene række"]),
    ("roles", "kode;navn\nX;Et\nX;To\n", ["linje 3, kolonne 1 (kode)", "\"X\"", "Behold kun den ene række"]),
    (
      "competences", "kode;navn\nX;Et\nX;To\n",
      ["linje 3, kolonne 1 (kode)", "\"X\"", "Behold kun den ene række"]
    ),
    ("employees", "nummer;læsetimer\n0042;-2\n", ["linje 2, kolonne 2 (læsetimer)", "\"-2\"", "fra 0"]),
    ("rooms", "kode;pladser\nA;0\n", ["linje 2, kolonne 2 (pladser)", "\"0\"", "Ret tallet"]),
    (
      "instructors", "kode;navn;medarbejdernr\nU;Bo;99\n", ["linje 2, kolonne 3", "\"99\"", "Ret stavningen"]
    ),
    (
      "modules", "kode;undervisningsgange;højst på holdet;antal hold\nK;ofte;8;1\n",
      ["linje 2, kolonne 2", "\"ofte\""]
    ),
    (
      "leave", "medarbejdernr;fra\n0042;31-02-2026\n",
      ["linje 2, kolonne 2 (fra)", "31-02-2026", "31-12-2026"]
    ),
    ("closed-days", "dato;til\n24-12-2026;1-12-2026\n", ["linje 2, kolonne 2 (til)", "ligger før"]),
    ("history", "medarbejdernr;modul\n0042;K9\n", ["linje 2, kolonne 2 (modul)", "\"K9\""]),
    (
      "attendance", "medarbejdernr;hold;gang;fremmøde\n0042;K1-1;1;mødt\n",
      ["linje 2, kolonne 2 (hold)", "K1-1"]
    ),
  ]

  @Test("a bad file of each kind is told with its place, and nothing changes", arguments: kinds)
  func badKind(_ kind: String, _ text: String, _ hints: [String]) async throws {
    let before = try await program.run("export", "workspace").output
    let result = try await program.run(["import", kind, try program.file("fil.csv", text)])
    #expect(result.status == 2)
    for hint in ["fil.csv, "] + hints {
      #expect(result.errors.lowercased().contains(hint.lowercased()), "\(hint): \(result.errors)")
    }
    #expect(try await program.run("export", "workspace").output == before)
  }

  @Test("with --skip-bad-rows the good rows are imported")
  func skipBadRows() async throws {
    let table = try program.file(
      "people.csv", "nummer;navn;afdeling;ansat fra\n0050;Ida;Drift;1-1-2020\n0051;Bo;Drift;32-1-2020\n")
    try await program.run("import", "employees", table, "--skip-bad-rows")
    let people = try await program.run("show", "people").output
    #expect(people.contains("0050"))
    #expect(!people.contains("0051"))
  }

  @Test(
    "a file that is no workspace is left as it is", arguments: ["", "hello", "SQLite format 3\u{0}rubbish"])
  func foreignFile(_ text: String) async throws {
    let file = try program.file("other.holdplan", text)
    let result = try await program.run("check", "--file", file, expecting: 2)
    #expect(result.errors.contains("other.holdplan"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
  }
}
