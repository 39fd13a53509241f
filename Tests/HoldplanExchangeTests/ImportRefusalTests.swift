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
  ]

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
