import Foundation
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanExchange

@Suite struct LetterTests {
  // MARK: Golden letters

  @Test(arguments: LetterTemplate.Audience.allCases, Language.allCases)
  func `a letter after the first publication`(
    audience: LetterTemplate.Audience, language: Language
  ) throws {
    let letter = try letter(to: Office.teacher, audience, of: Office.workspace(), language)
    try expectText(
      "\(letter.subject)\n\n\(letter.body)",
      named: "letter-\(audience.rawValue)-first.\(language.rawValue).txt"
    )
  }

  @Test(arguments: LetterTemplate.Audience.allCases, Language.allCases)
  func `a letter about what has altered`(audience: LetterTemplate.Audience, language: Language) throws {
    let letter = try letter(to: "10002", audience, of: altered(), language)
    try expectText(
      "\(letter.subject)\n\n\(letter.body)",
      named: "letter-\(audience.rawValue)-later.\(language.rawValue).txt")
  }

  // MARK: Who gets one

  @Test func `the first publication concerns everybody with a team, and their manager`() throws {
    let letters = try letters(of: Office.workspace())
    #expect(Set(letters.people) == Set((10_000...10_005).map(String.init)))
    #expect(letters.managers == ["10000"])
  }

  @Test func `later only those for whom something is otherwise get a letter`() throws {
    var workspace = try Office.workspace()
    try Office.publish(&workspace, on: "2026-10-19")
    #expect(try letters(of: workspace).people == [])
    #expect(try letters(of: workspace).managers == [])
    try workspace.apply(.removeMember("10003", from: Door.team))
    try workspace.apply(.addMember("10003", to: Office.second))
    try Office.publish(&workspace, on: "2026-10-20")
    #expect(try letters(of: workspace).people == ["10003"])
    #expect(try letters(of: workspace).managers == ["10000"])
  }

  @Test func `a date that moves concerns the team and whoever teaches it`() throws {
    var workspace = try Office.workspace()
    let sessions = try #require(workspace.draft.teams[Office.second]).sessions
    var session = sessions[0]
    session.date = day("2026-11-13")
    try workspace.apply(.setSession(team: Office.second, index: 0, session))
    try Office.publish(&workspace, on: "2026-10-20")
    #expect(try letters(of: workspace).people == [Office.teacher.rawValue])
  }

  @Test func `what was passed before and who left is left in peace`() throws {
    var workspace = try Office.workspace()
    try workspace.apply(.removeMember("10005", from: Door.team))
    try Office.publish(&workspace, on: "2026-10-20")
    let text = try letter(to: "10005", .person, of: workspace).body
    #expect(text.contains("Udgår: Konflikthåndtering, Hold 3, Undervisningsgang 1 af 3"))
    // No sessions are left, so the paragraphs about them are left out.
    #expect(!text.contains("ser nu sådan ud") && !text.contains("ferie"))
  }

  @Test func `neither leave nor study hours nor a colleague's name stands in anybody's letter`() throws {
    for language in Language.allCases {
      let text = try letter(to: "10002", .person, of: altered(), language).body
      for secret in ["07-12", "december", "3,25", Door.name(3)] {
        #expect(!text.contains(secret), "\(secret)")
      }
    }
  }

  @Test func `nothing published, no letters`() throws {
    #expect(
      Letters(of: Door.workspace(people: 2, published: false), sender: "", words: try Words(.danish)) == nil)
  }

  // MARK: Templates

  @Test(arguments: LetterTemplate.Audience.allCases, Language.allCases)
  func `the templates that come with the program are in order`(
    audience: LetterTemplate.Audience, language: Language
  ) throws {
    let words = try Words(language)
    _ = try LetterTemplate(LetterTemplate.standard(for: audience, words: words), for: audience, words: words)
  }

  @Test(arguments: [
    ("Emne: x\n\nKære {navn}\n{navm}\n", [4], "{navn}, {afdeling}"),
    ("Kære {navn}\n", [1, 2], "Emne: "), ("Emne:  \n\nx\n", [1], "Emne: "),
    ("# note\n\nEmne: x\n", [4], "efter"),
    ("Emne: x\n\n{navn\n", [3], "'}'"), ("Emne: x\n\nnavn}\n", [3], "foran"),
    ("Emne: {ændringer}\n\nx\n", [1], "liste"), ("Emne: x\n\n{a {navn}\n{}\n", [3, 4], "{navn}"),
    ("Emne: x\n\n{medarbejdere}\n", [3], "medarbejdere"), ("", [1, 1], "Emne"),
  ])
  func `what is wrong with a template is named by line`(text: String, lines: [Int], word: String) throws {
    let words = try Words(.danish)
    let problems = #expect(throws: LetterProblems.self) {
      try LetterTemplate(text, for: .person, words: words)
    }
    #expect(problems?.problems.map(\.line) == lines)
    let sentences = (problems?.problems ?? []).map { $0.sentence(words, file: "person.da.txt") }
    #expect(sentences.allSatisfy { $0.hasPrefix("person.da.txt, linje ") })
    #expect(sentences.joined().contains(word))
  }

  @Test func `a file that is no UTF-8 is named with the line`() throws {
    let bytes = Data("Emne: x\n\nK".utf8) + Data([0xE6]) + Data("re\n".utf8)
    let problems = #expect(throws: LetterProblems.self) {
      try LetterTemplate(bytes, for: .person, words: Words(.danish))
    }
    #expect(problems?.problems == [LetterProblem(line: 3, .notText)])
  }

  @Test(arguments: ["\r\n", "\n", "\r"])
  func `a template from any editor is read`(lineEnd: String) throws {
    let text = [
      "\u{FEFF}# note", "SUBJECT: Hej {Name}", "", "Kære { navn },", "  {undervisning}", "slut", "",
    ]
    .joined(separator: lineEnd)
    let template = try LetterTemplate(Data(text.utf8), for: .person, words: Words(.danish))
    let (subject, body) = template.filled([.name: ["Ida"], .sessions: ["en", "to"]])
    #expect(subject == "Hej Ida")
    #expect(body == "Kære Ida,\n  en\n  to\nslut\n")
  }

  @Test func `a paragraph with an empty list is left out, and braces in a value are no field`() throws {
    let text = "Emne: x\n\nFør:\n{ændringer}\n\nDage:\n{dageUdenFerie}\n\n{navn}\n"
    let template = try LetterTemplate(text, for: .person, words: Words(.danish))
    let body = template.filled([.name: ["{navn}"], .changes: ["a {afsender}"], .closedDays: []]).body
    #expect(body == "Før:\na {afsender}\n\n{navn}\n")
  }

  // MARK: Mail

  @Test func `a mail is read by others as it was meant`() throws {
    let letter = try letter(to: "10002", .person, of: altered())
    let read = try read(letter, from: "Løn & HR, Ærø <hr@example.dk>")
    #expect(read["from"] == "\"Løn & HR, Ærø\" <hr@example.dk>")
    #expect(read["to"] == "\(letter.name) <p10002@example.dk>")
    #expect(read["subject"] == letter.subject)
    #expect(read["body"] == letter.body)
    #expect(read["date"] == "Tue, 20 Oct 2026 11:00:00 +0000")
    #expect(read["x-unsent"] == "1")
    #expect(read["message-id"] == "<person.10002.test_2einvalid_2e2@example.dk>")
    #expect(Int(read["longest"] ?? "") ?? 999 <= 78)
  }

  @Test func `a long subject is folded, a hostile one begins no header`() throws {
    var letter = try letter(to: "10002", .person, of: altered())
    for subject in [
      String(repeating: "Ærøskøbing og omegns undervisning ", count: 9).trimmingCharacters(in: .whitespaces),
      "=?UTF-8?B?eA==?=", "Undervisning",
    ] {
      letter.subject = subject
      #expect(try read(letter, from: "hr@example.dk")["subject"] == subject)
    }
    letter.subject = "x\r\nBcc: alle@example.dk"
    #expect(try read(letter, from: "hr@example.dk")["bcc"] == nil)
  }

  @Test(arguments: [
    ("HR <hr@example.dk>", "HR <hr@example.dk>"), (" hr@example.dk ", "hr@example.dk"),
    ("\"Løn, HR\" <hr+kursus@a-b.example.dk>", "Løn, HR <hr+kursus@a-b.example.dk>"),
  ])
  func `senders are read as people write them`(text: String, written: String) throws {
    #expect(try #require(MailAddress(written: text)).written == written)
  }

  @Test(arguments: [
    "", "HR", "HR <hr>", "hr@", "@example.dk", "hr@example", "a b@example.dk", "hr@example.dk\nBcc: x@y.dk",
    "hr@@example.dk", "hr@-x.dk", "hr..x@example.dk", "hr@exæmple.dk", "<hr@example.dk",
  ])
  func `what is no address is refused`(text: String) {
    #expect(MailAddress(written: text) == nil)
  }

  // MARK: Vocabulary

  /// One session has moved, and 10002 has changed from the third team to the fourth.
  private func altered() throws -> Workspace {
    var workspace = try Office.workspace()
    try Office.move(1, to: "2026-11-25", in: &workspace)
    try workspace.apply(.move("10002", from: Door.team, to: Office.second))
    try Office.publish(&workspace, on: "2026-10-20")
    return workspace
  }

  /// To a person; or to the manager, whoever is named.
  private func letter(
    to person: Employee.ID, _ audience: LetterTemplate.Audience, of workspace: Workspace,
    _ language: Language = .danish
  ) throws -> Letter {
    let words = try Words(language)
    let template = try LetterTemplate(
      LetterTemplate.standard(for: audience, words: words), for: audience, words: words)
    let letters = try #require(Letters(of: workspace, sender: "HR", words: words))
    return try #require(letters.preview(audience == .manager ? Office.manager : person, template))
  }

  private func letters(of workspace: Workspace) throws -> (people: [String], managers: [String]) {
    let words = try Words(.danish)
    let letters = try #require(Letters(of: workspace, sender: "HR", words: words))
    func template(_ audience: LetterTemplate.Audience) throws -> LetterTemplate {
      try LetterTemplate(LetterTemplate.standard(for: audience, words: words), for: audience, words: words)
    }
    return (
      letters.toPeople(try template(.person)).map(\.employee.rawValue),
      letters.toManagers(try template(.manager)).map(\.employee.rawValue)
    )
  }

  private func read(_ letter: Letter, from sender: String) throws -> [String: String] {
    let address = try #require(MailAddress(written: sender))
    let mail = try #require(
      MailFile(letter, from: address, date: day("2026-10-20"), identity: "test.invalid.2"))
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).eml")
    try mail.bytes.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let json = try JSONSerialization.jsonObject(with: OtherReader.run("read-mail.py", [file.path]))
    return try #require(json as? [String: Any]).compactMapValues { $0 as? String }
  }
}
