import Foundation
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import HoldplanText
import Testing

@testable import HoldplanExchange

@Suite struct PaperSheetTests {
  // MARK: Golden sheets

  @Test(arguments: [EverySheet.door, .slip, .manager, .wall, .certificate], Language.allCases)
  func `a sheet as text`(sheet: EverySheet, language: Language) throws {
    let rosters = try Office.rosters(Office.workspace(), language)
    try expectText(
      sheet.document(rosters).text(), named: "paper-\(sheet.rawValue).\(language.rawValue).txt")
  }

  @Test(arguments: [40, 80, 132], EverySheet.allCases)
  func `no line is wider than asked for, none ends in a space`(width: Int, sheet: EverySheet) throws {
    let text = try sheet.document(Office.rosters(Office.workspace(people: 21))).text(width: width)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= width && $0.last != " " })
  }

  // MARK: What every sheet bears

  @Test(arguments: EverySheet.allCases)
  func `organisation, edition and page number stand on every page`(sheet: EverySheet) throws {
    let document = try sheet.document(Office.rosters(Office.workspace(people: 200)))
    let edition = sheet == .certificate ? "Udstedt 01-11-2026" : "Udgivelse 1 af 12-10-2026"
    for number in document.pages.indices {
      let words = document.pages[number].words
      #expect(words.contains("Boligforeningen Ærø & Omegn"))
      #expect(words.contains { $0.contains(edition) })
      #expect(words.contains("Side \(number + 1) af \(document.pages.count)"))
    }
  }

  @Test(arguments: EverySheet.allCases)
  func `leave, study hours and staff numbers stand on no sheet`(sheet: EverySheet) throws {
    let text = try sheet.document(Office.rosters(Office.workspace())).text()
    for secret in ["07-12", "7. december", "3,25", "3.25", "10002", "example.dk"] {
      #expect(!text.contains(secret), "\(secret)")
    }
  }

  @Test(arguments: [EverySheet.door, .slip, .manager, .wall])
  func `a draft says so, and closes no days`(sheet: EverySheet) throws {
    let workspace = try Office.workspace()
    let rosters = Rosters(
      of: workspace, edition: .draft(workspace.draft), words: try Words(.danish), today: Door.today)
    let text = try sheet.document(rosters).text()
    #expect(text.contains("*** KLADDE – ikke udgivet ***"))
    #expect(!text.contains("Dage uden ferie"))
  }

  // MARK: Sheet by sheet

  @Test func `a slip has the own sessions, the days without leave and the rule's source`() throws {
    let rosters = try Office.rosters(Office.workspace())
    let text = try rosters.slip(of: "10002").text()
    #expect(text.contains("Dage uden ferie"))
    #expect(text.replacing("\n", with: " ").contains("Kilde: \(Office.source)."))
    #expect(text.contains("Eksamen i Konflikthåndtering"))
    let document = try rosters.slip(of: "10002")
    let tables = document.sheets[0].tables
    #expect(tables.map(\.rows.count) == [3, 3])
  }

  @Test func `a colleague who teaches has those sessions on the slip, too`() throws {
    let table = try #require(
      Office.rosters(Office.workspace()).slip(of: Office.teacher).sheets[0].tables.first)
    #expect(table.rows.count == 6)
    #expect(table.rows.count { $0[3].contains("som underviser") } == 3)
  }

  @Test func `who is in no team is told so, and who does not exist is named`() throws {
    var workspace = try Office.workspace()
    try workspace.apply(.removeMember("10004", from: Door.team))
    try Office.publish(&workspace, on: "2026-10-20")
    let rosters = try Office.rosters(workspace)
    #expect(try rosters.slip(of: "10004").text().contains("Du er ikke på noget hold i denne plan."))
    #expect(throws: RosterError.unknownPerson("99")) { try rosters.slip(of: "99") }
    #expect(throws: RosterError.noPeople("10004")) { try rosters.managersList("10004") }
  }

  @Test func `a manager's list has the own people alone, by date and by name`() throws {
    var workspace = try Office.workspace()
    var other = try #require(workspace.employees["10005"])
    other.manager = Office.teacher
    try workspace.apply(.put(.employee(other)))
    let tables = try Office.rosters(workspace).managersList(Office.manager).sheets[0].tables
    #expect(tables[1].rows.count == 4)
    #expect(!tables.flatMap(\.rows).joined().contains { $0.contains(other.name) })
    // Three sessions of the team, and three that the colleague teaches, by date.
    #expect(tables[0].rows.count == 6)
    #expect(tables[0].rows[0][5].split(separator: "\n").count == 4)
    #expect(tables[0].rows[1][5] == "\(Door.name(1)) (som underviser)")
  }

  @Test func `two hundred people of one manager are all on the list`() throws {
    let document = try Office.rosters(Office.workspace(people: 200)).managersList(Office.manager)
    let words = Set(document.pages.flatMap(\.words))
    for number in 2..<200 { #expect(words.contains(Door.name(number)), "\(number)") }
  }

  @Test func `the wall calendar has every week, holidays and closed days, and no names`() throws {
    var workspace = try Office.workspace(people: 30)
    var season = workspace.season
    season.closedDays = [ClosedDay(date: day("2026-12-24"), reason: "Juleaften")]
    try workspace.apply(.setSeason(season))
    let document = try Office.rosters(workspace).wallCalendar()
    let table = try #require(document.sheets[0].tables.first)
    // Weeks 40 to 53 of 2026 and 1 to 13 of 2027.
    let weeks = [Array(40...53), Array(1...13)].joined().map { String($0) }
    #expect(table.rows.map { $0[0] } == weeks)
    #expect(table.rows[12][4] == "24/12\nJuleaften")
    #expect(table.rows[12][5] == "25/12\nJuledag")
    #expect(table.rows[6][2] == "10/11\n08:30 KON-3 Mødelokale A")
    #expect(!document.text().contains(Door.name(3)))
  }

  @Test func `many sessions on one day all stand in its box`() throws {
    var workspace = try Office.workspace()
    for number in 10..<32 {
      let session = Door.sessions.map { session in
        var session = session
        session.instructor = "U1"
        return session
      }
      try workspace.apply(
        .put(.team(Team(id: Identifier("KON-\(number)"), module: "KON", number: number, sessions: session))))
    }
    let rosters = Rosters(
      of: workspace, edition: .draft(workspace.draft), words: try Words(.danish), today: Door.today)
    let words = rosters.wallCalendar().pages.flatMap(\.words)
    for number in 10..<32 { #expect(words.contains { $0.contains("08:30 KON-\(number)") }) }
  }

  // MARK: Certificates

  @Test func `whoever attended every session has completed, whoever missed one has not`() throws {
    var workspace = try Office.workspace()
    try Office.mark("10000", [.present, .late, .remote], in: &workspace)
    try Office.mark("10003", [.present, .excused, .present], in: &workspace)
    try Office.mark("10004", [.present, .present], in: &workspace)
    let completions = Completions(workspace)
    #expect(completions.all.map(\.employee) == ["10000"])
    #expect(completions.all.first?.sessions.map(\.date) == Door.sessions.map(\.date))
    #expect(completions.completion(of: "10003", in: "KON") == nil)
  }

  @Test func `what was passed before counts, without dates`() throws {
    var workspace = try Office.workspace()
    var person = try #require(workspace.employees["10004"])
    person.passed = ["KON"]
    try workspace.apply(.put(.employee(person)))
    let completion = try #require(Completions(workspace).completion(of: "10004", in: "KON"))
    #expect(completion.sessions.isEmpty)
    let text = try Office.rosters(workspace).certificate(for: completion).text()
    #expect(text.contains(person.name) && !text.contains(" til "))
  }

  // MARK: Packs

  @Test func `a pack for a team has its sheets in the order of use`() throws {
    let pack = PrintPack(
      try Office.rosters(Office.workspace()), kinds: [.roster, .signIn, .door], completions: [])
    let bundles = try pack.bundles(of: [Door.team])
    #expect(bundles.map(\.name) == [["KON-3"]])
    #expect(
      bundles[0].document.sheets.map(\.heading.kind)
        == [
          "Holdliste", "Dørskilt", "Fremmødeliste", "Dørskilt", "Fremmødeliste", "Dørskilt", "Fremmødeliste",
        ])
  }

  @Test func `for everybody there is a slip each, the colleague who only teaches included`() throws {
    var workspace = try Office.workspace()
    try workspace.apply(.removeMember(Office.teacher, from: Door.team))
    try Office.publish(&workspace, on: "2026-10-20")
    let pack = PrintPack(try Office.rosters(workspace), kinds: [.slip, .manager, .wall], completions: [])
    let names = try pack.bundles(of: [Door.team, Office.second], isEverybody: true).map(\.name)
    #expect(Set(names.filter { $0[0] == "slip" }.map { $0[1] }) == Set((10_000...10_005).map(String.init)))
    #expect(names.suffix(2) == [["manager", "10000"], ["wall"]])
    #expect(try !pack.bundles(of: [Door.team]).map(\.name).contains(["slip", "10001"]))
  }

  @Test func `on both sides of the paper every sheet begins on a front`() throws {
    var document = try PrintPack(
      Office.rosters(Office.workspace(people: 40)), kinds: [.door, .signIn], completions: []
    ).bundles(of: [Door.team])[0].document
    #expect(document.pages.count == 9)
    document.isDuplex = true
    let starts = document.pages.enumerated().filter { $0.element.number == 1 }.map(\.offset)
    #expect(starts.count == 6)
    #expect(starts.allSatisfy { $0.isMultiple(of: 2) })
    #expect(try Poppler.pages(of: document.pdf()) == 12)
    #expect(!document.text().contains("\n\n\n\n\n"))
  }
}

extension Sheet {
  var tables: [Table] {
    parts.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }
}

extension Page {
  /// Everything that is written on it, line by line.
  var words: [String] {
    blocks.flatMap(\.marks).compactMap { if case .text(let line) = $0 { line.text } else { nil } }
  }
}
