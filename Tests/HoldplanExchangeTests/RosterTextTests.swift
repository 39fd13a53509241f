import Foundation
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import HoldplanText
import Testing

@testable import HoldplanExchange

@Suite struct RosterTextTests {
  // MARK: Golden sheets

  @Test(arguments: Language.allCases)
  func `a team roster`(language: Language) throws {
    let rosters = try Door.rosters(people: 8, language: language)
    try expectSheet(rosters.teamRoster(Door.team), named: "roster-team.\(language.rawValue)")
  }

  @Test(arguments: Language.allCases)
  func `the roster of one session`(language: Language) throws {
    let rosters = try Door.rosters(people: 8, language: language)
    try expectSheet(
      rosters.sessionRoster(Door.team, session: 2), named: "roster-session.\(language.rawValue)")
  }

  @Test(arguments: Language.allCases)
  func `a sign-in sheet of a draft, over two pages`(language: Language) throws {
    let rosters = try Door.rosters(people: 30, language: language, published: false)
    try expectSheet(
      rosters.signInSheet(Door.team, session: 0), named: "roster-signin-draft.\(language.rawValue)")
  }

  @Test func `a team without dates or members says so`() throws {
    let rosters = try Door.rosters(people: 0, sessions: false)
    try expectSheet(rosters.teamRoster(Door.team), named: "roster-empty.da")
  }

  @Test func `long and foreign names`() throws {
    let rosters = try Door.rosters(
      people: 5,
      names: [
        "Maximiliane Alexandra von Hohenzollern-Sigmaringen de la Fontaine Østergaard-Krogsgård",
        "Donaudampfschiffahrtsgesellschaftskapitänswitwenrente", "王小明", "Ida\u{1b}[31m \u{202e}Holm\n",
        "Лев Шишкин",
      ])
    try expectSheet(rosters.signInSheet(Door.team, session: 1), named: "roster-names.da")
  }

  // MARK: Widths

  @Test(arguments: [40, 60, 80, 132])
  func `no line is wider than asked for, none ends in a space`(width: Int) throws {
    let pack = try Door.rosters(people: 40).pack(of: "KON")
    let lines = pack.text(width: width).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= width && $0.last != " " })
    #expect(lines.last == "")
  }

  @Test func `a width that nothing fits into counts as 40`() throws {
    let sheet = try Door.rosters().teamRoster(Door.team)
    #expect(sheet.text(width: 3) == sheet.text(width: 40))
  }

  // MARK: Dates

  @Test(arguments: [
    ("2026-11-10", "tirsdag den 10. november 2026", "Tuesday 10 November 2026"),
    ("2027-01-03", "søndag den 3. januar 2027", "Sunday 3 January 2027"),
    ("2028-02-29", "tirsdag den 29. februar 2028", "Tuesday 29 February 2028"),
    ("2021-05-01", "lørdag den 1. maj 2021", "Saturday 1 May 2021"),
  ])
  func `dates are written as people write them`(iso: String, danish: String, english: String) throws {
    #expect(DateWords(try Words(.danish)).full(day(iso)) == danish)
    #expect(DateWords(try Words(.english)).full(day(iso)) == english)
  }

  @Test func `slots that the season no longer has show as a dash`() throws {
    let times = DateWords(try Words(.danish)).times(
      of: Session(date: Door.today, slot: 7, room: "A", instructor: "U1"), pattern: nil, in: .fixture())
    #expect(times == "–")
  }
}

/// Compares a document's text with `Snapshots/<name>.txt`; `HOLDPLAN_RECORD=1` writes the file instead.
private func expectSheet(
  _ document: Document, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Snapshots/\(name).txt")
  let text = document.text(width: 80)
  if ProcessInfo.processInfo.environment["HOLDPLAN_RECORD"] == "1" {
    try Data(text.utf8).write(to: file)
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  #expect(text == expected, "\(name).txt differs", sourceLocation: sourceLocation)
}
