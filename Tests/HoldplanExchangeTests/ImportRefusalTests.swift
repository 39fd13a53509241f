import Foundation
import HoldplanExchange
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

struct ImportRefusalTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let kind: ImportKind
    let text: String
    let issue: ImportProblem.Issue
    var line: Int?
    var column: Int?

    init(
      _ kind: ImportKind, _ text: String, _ issue: ImportProblem.Issue, at line: Int? = nil,
      _ column: Int? = nil
    ) {
      (self.kind, self.text, self.issue, self.line, self.column) = (kind, text, issue, line, column)
    }

    var testDescription: String { "\(kind): \(text)" }
  }

  static let cases = [
    Case(.employees, "", .noRows),
    Case(.employees, "navn;afdeling\nBo;OKO\n", .missingColumn([.id]), at: 1),
    Case(.employees, "id;navn\n9;Ib\n", .missingColumn([.department])),
    Case(.employees, "id;navn;name\n9;Ib;Ib\n", .duplicateColumn(of: 2), at: 1, 3),
    Case(.employees, "id;navn;afdeling\n9;Ib\n", .tooFewFields(actual: 2, expected: 3), at: 2),
    Case(.employees, "id;navn;afdeling\n9;Ib;OKO;x\n", .tooManyFields(actual: 4, expected: 3), at: 2),
    Case(.employees, "id;navn;afdeling\n9;\"Ib;OKO\n", .syntax(.unterminatedQuote, character: 3), at: 2),
    Case(.employees, "id;navn;afdeling\n9;\"Ib\"x;OKO\n", .syntax(.textAfterQuote, character: 7), at: 2),
    Case(.employees, "id;navn;afdeling\n;Ib;OKO\n", .missingValue, at: 2, 1),
    Case(.employees, "id;navn;afdeling\n9;;OKO\n", .missingValue, at: 2, 2),
    Case(.employees, "id;navn;afdeling\n9;Ib;\n", .missingValue, at: 2, 3),
    Case(.employees, "id;navn;afdeling\n9;Ib;OKO\n9;Bo;OKO\n", .duplicateRow(line: 2), at: 3, 1),
    Case(.employees, "id;ansat fra\n0001;31-02-2026\n", .noDate, at: 2, 2),
    Case(.employees, "id;ansat fra\n0001;1-1-26\n", .noDate, at: 2, 2),
    Case(
      .employees, "id;ansat fra;ansat til\n0001;02-01-2026;01-01-2026\n",
      .outOfOrder(first: "02-01-2026", second: "01-01-2026"), at: 2, 3),
    Case(.employees, "id;læsetimer\n0001;to\n", .noNumber, at: 2, 2),
    Case(.employees, "id;faste fridage\n0001;fredag/frdag\n", .noWeekday, at: 2, 2),
    Case(.employees, "id;leder\n0001;4711\n", .unknown(.employee, similar: nil), at: 2, 2),
    Case(.employees, "id;leder\n0003;1\n", .unknown(.employee, similar: "0001"), at: 2, 2),
    Case(.employees, "id;navn;afdeling\n1;Åse Ørsted;OKO\n", .lostZeros(existing: "0001"), at: 2, 1),
    Case(.employees, "id;skal have\n0001;K9\n", .unknown(.module, similar: nil), at: 2, 2),
    Case(.employees, "id;navn;afdeling\n9;Ib\u{202E};OKO\n", .invisibleCharacter("U+202E"), at: 2, 2),
    Case(.employees, "id;navn;afdeling\n9;Ib\u{1B}[2J;OKO\n", .invisibleCharacter("U+001B"), at: 2, 2),
    Case(.employees, "id;navn;afdeling;CPR-nr.\n9;Ib;OKO;\n", .civilRegistrationNumbers, at: 1, 4),
    Case(.employees, "id;navn;afdeling;Kode\n9;Ib;OKO;010190-1234\n", .civilRegistrationNumbers, at: 1, 4),
    Case(.employees, "id;navn;afdeling\n0101901234;Ib;OKO\n", .civilRegistrationNumbers, at: 1, 1),
    Case(
      .employees, "id;leder\n0001;0002\n", .invalid(.cycle(["0001", "0002"]), field: "manager"),
      at: 2, 2),
    Case(.rooms, "lokale;pladser\nB;mange\n", .noWholeNumber, at: 2, 2),
    Case(.rooms, "lokale;pladser\nB;\n", .missingValue, at: 2, 2),
    Case(.rooms, "lokale;pladser\nA;0\n", .duplicateOfModelRange, at: 2, 2),
    Case(.instructors, "kode;navn;kan ikke\nU8;Ib;i julen\n", .noPeriod, at: 2, 3),
    Case(.modules, "id;målgruppe\nK1;mange\n", .noAudience, at: 2, 2),
    Case(.modules, "id;sammensætning\nK1;Drift\n", .noComposition, at: 2, 2),
    Case(.modules, "id;lokaler\nK1;Z\n", .unknown(.room, similar: nil), at: 2, 2),
    Case(
      .leave, "medarbejdernr;fra;til\n0001;2026-10-02;2026-10-01\n",
      .outOfOrder(first: "02-10-2026", second: "01-10-2026"), at: 2, 3),
    Case(.leave, "medarbejdernr;fra\n0001;\n", .missingValue, at: 2, 2),
    Case(.leave, "medarbejdernr;fra\n0009;01-10-2026\n", .unknown(.employee, similar: nil), at: 2, 1),
    Case(.closedDays, "dato;årsag\njul;x\n", .noDate, at: 2, 1),
    Case(.history, "medarbejdernr;modul;bestået\n0001;K1;måske\n", .noYesOrNo, at: 2, 3),
    Case(.departments, "kode;navn\nX;Et\nX;To\n", .duplicateRow(line: 2), at: 3, 1),
    Case(.departments, "kode;navn;kontonr\nX;Et;010190-1234\n", .civilRegistrationNumbers, at: 1, 3),
    Case(.sites, "kode;navn;adresse\n;;Torvet\n", .missingValue, at: 2, 1),
    Case(.sites, "kode;navn\nX;\"Et\n", .syntax(.unterminatedQuote, character: 3), at: 2),
    Case(.roles, "kode;navn\nX;Et\nX;To\n", .duplicateRow(line: 2), at: 3, 1),
    Case(.roles, "kode\nX\u{200B}\n", .invisibleCharacter("U+200B"), at: 2, 1),
    Case(.competences, "kode;navn\nX;Et\nX;To\n", .duplicateRow(line: 2), at: 3, 1),
    Case(.employees, "id;læsetimer\n0001;-3\n", .belowZero, at: 2, 2),
    Case(.employees, "id;e-mail\n0001;bo hos by.dk\n", .noAddress, at: 2, 2),
    Case(
      .employees, "id;skal have\n0001;K1 | K1x\n", .unknown(.module, similar: nil), at: 2, 2),
    Case(.employees, "id;kompetencer\n0001;SAMT=meget\n", .noWholeNumber, at: 2, 2),
    Case(.rooms, "lokale;pladser\nB;-1\n", .belowZero, at: 2, 2),
    Case(.rooms, "lokale;pladser\nB;12,5\n", .noWholeNumber, at: 2, 2),
    Case(
      .instructors, "kode;navn;medarbejdernr\nU8;Ib;4711\n", .unknown(.employee, similar: nil), at: 2, 3),
    Case(
      .instructors, "kode;navn;kan ikke\nU8;Ib;05-12-2026 - 01-12-2026\n", .noPeriod, at: 2, 3),
    Case(
      .modules, "id;undervisningsgange;antal hold;mindst på holdet;højst på holdet\nNY;halv dag;1;30;20\n",
      .invalid(.outOfOrder(first: "30", second: "20"), field: "teamSize.ideal"), at: 2, 4),
    Case(
      .modules, "id;hver n. uge\nK1;0\n",
      .invalid(.outOfRange(value: 0, minimum: 1, maximum: 53), field: "everyWeeks"), at: 2, 2),
    Case(.modules, "id;undervisningsgange\nK1;to gange\n", .noSessions, at: 2, 2),
    Case(.modules, "id;gennemført ved\nK1;næsten\n", .noCompletion, at: 2, 2),
    Case(.modules, "id;forudsætninger\nK1;K9\n", .unknown(.module, similar: nil), at: 2, 2),
    Case(
      .modules, "id;forudsætninger\nK1;K1\n", .invalid(.cycle(["K1"]), field: "requires"), at: 2, 2),
    Case(
      .modules, "id;højst på holdet;undervisningsgange\nNY;20;halv dag\n", .missingColumn([.teamsMaximum])),
    Case(.leave, "medarbejdernr;fra;til\n0001;01-10-2026;32-10-2026\n", .noDate, at: 2, 3),
    Case(
      .closedDays, "dato;til\n24-12-2026;23-12-2026\n",
      .outOfOrder(first: "24-12-2026", second: "23-12-2026"), at: 2, 2),
    Case(.history, "medarbejdernr;modul\n0001;K9\n", .unknown(.module, similar: nil), at: 2, 2),
    Case(
      .attendance, "medarbejdernr;hold;gang;fremmøde\n0001;K1-1;1;mødt\n", .noHeldSession, at: 2, 2),
    Case(.attendance, "medarbejdernr;hold;gang;fremmøde\n0001;K1-1;1;måske\n", .noStatus, at: 2, 4),
    Case(.meetingMarks, "medarbejdernr;møde;fremmøde\n0001;FG1#01;mødt\n", .noHeldMeeting, at: 2, 2),
  ]

  @Test(arguments: ImportKind.allCases)
  func `every kind of table has its bad input`(kind: ImportKind) {
    #expect(Self.cases.contains { $0.kind == kind })
  }

  @Test func `all that is wrong with a row is told at once`() throws {
    let text = """
      id;lokaler;mindst på holdet;højst på holdet;læsetimer;hver n. uge;forudsætninger
      K1;Z;30;20;-1;0;K9
      K2;A;30;20;;0;
      """
    let found = try preview(.modules, text).badRows.map { "\($0.line ?? 0):\($0.column ?? 0)" }
    #expect(found == ["2:2", "2:3", "2:5", "2:6", "2:7", "3:3", "3:6"])
  }

  @Test func `a name that is nearly a known one is asked about`() throws {
    let words = try Words(.english)
    let preview = try preview(.employees, "id;navn;afdeling\n9;Ib;Driift\n10;Bo;Skov\n")
    #expect(preview.badRows.isEmpty)
    let lines = preview.report(in: words).filter { $0.contains("mentioned") }
    #expect(lines.count == 2)
    #expect(lines[0].hasSuffix("Did you mean 'Drift'?"))
    #expect(!lines[1].contains("mean"))
  }

  @Test(arguments: cases) func `bad input is named and nothing is changed`(example: Case) throws {
    let preview = try preview(example.kind, example.text)
    #expect(preview.badRows.map(\.issue) == [example.issue])
    #expect(preview.badRows.first?.line == example.line)
    #expect(preview.badRows.first?.column == example.column)
    #expect(preview.isRefused)
    #expect(preview.isEmpty)
  }

  @Test(arguments: cases, Language.allCases)
  func `every problem has a sentence without gaps`(example: Case, language: Language) throws {
    let words = try Words(language)
    let preview = try preview(example.kind, example.text)
    for problem in preview.badRows {
      let text = sentence(for: problem, in: words)
      #expect(text.hasPrefix("\(example.kind.rawValue).csv"))
      #expect(!text.contains("import."), "\(text)")
      #expect(!text.contains("{"), "\(text)")
      #expect(!text.contains("0190"), "a civil registration number is never repeated: \(text)")
    }
  }

  @Test func `all bad rows are reported, and good ones can go in without them`() throws {
    let text = """
      id;name;department;employed from;manager
      10;Ib;OKO;x;
      11;Bo;OKO;01-01-2020;
      12;Ea;OKO;;4711
      13;Lis;OKO;;10
      14;Kaj;OKO;y;11
      """
    let refused = try preview(.employees, text)
    #expect(refused.badRows.map(\.line) == [2, 4, 5, 6])
    #expect(refused.isEmpty)
    let skipping = try preview(.employees, text, skipBadRows: true)
    #expect(skipping.badRows.map(\.line) == [2, 4, 5, 6])
    let workspace = try smallOrganisation.applying(skipping.change)
    #expect(workspace.employees.contains("11"))
    #expect(workspace.employees.count == smallOrganisation.employees.count + 1)
    #expect(skipping.added.map(\.label) == ["Bo"])
  }

  @Test func `a broken file is refused also when bad rows are skipped`() throws {
    let texts = ["id;name;department\n9;\"Ib;OKO\n", "id;name;department;CPR\n9;Ib;OKO;x\n", "name\nIb\n"]
    for text in texts {
      let preview = try preview(.employees, text, skipBadRows: true)
      #expect(preview.isRefused, "\(text)")
      #expect(preview.isEmpty)
    }
  }

  @Test func `a file that is no text is refused in words`() throws {
    let bytes = Data([0x50, 0x4B, 0x03, 0x04, 0x00, 0x00])
    let problem = try #require(try preview(.employees, bytes).badRows.first)
    #expect(
      sentence(for: problem, in: try Words(.english))
        == "employees.csv, line 1: The file is no text. If it is a spreadsheet, save it as CSV (UTF-8).")
  }

  @Test func `a sentence says where, what and what to do`() throws {
    let problem = try #require(try preview(.employees, "id;Ansat fra\n0001;i går\n").badRows.first)
    #expect(
      sentence(for: problem, in: try Words(.danish))
        == "employees.csv, linje 2, kolonne 2 (Ansat fra), \"i går\": Det er ikke en dato. Skriv den som 31-12-2026."
    )
  }

  @Test func `what is shown of a file cannot play tricks`() throws {
    let preview = try preview(.employees, "id;Ansat \u{202E}fra;Ansat fra\n0001;;\u{1B}]0;{remedy}\u{7}\n")
    for line in preview.report(in: try Words(.english)) {
      #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" }, "\(line)")
    }
  }
}

extension ImportProblem.Issue {
  static let duplicateOfModelRange = ImportProblem.Issue.invalid(
    .outOfRange(value: 0, minimum: 1, maximum: 1_000_000), field: "capacity")
}
