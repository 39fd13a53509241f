import Foundation
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanExchange

@Suite struct RosterCalendarTests {
  private static let organizer = Calendars.Organizer(name: "HR; \"Kurser\"", email: "hr@example.dk")

  @Test(arguments: Language.allCases)
  func `a person's calendar has the sessions and the days without holiday`(language: Language) throws {
    var workspace = Door.workspace(people: 2)
    var rules = workspace.rules
    rules.leaveSource = "MED-aftale af 12. maj 2018"
    try workspace.apply(.setRules(rules))
    let text = try calendar(of: workspace, for: .employee("10000"), language: language)
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Snapshots/roster-calendar.\(language.rawValue).ics")
    if ProcessInfo.processInfo.environment["HOLDPLAN_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    #expect(try text == String(decoding: Data(contentsOf: file), as: UTF8.self))
  }

  @Test func `teams, rooms and instructors have the sessions alone`() throws {
    let workspace = Door.workspace(people: 2)
    for owner in [Calendars.Owner.team(Door.team), .room("A"), .instructor("U1")] {
      let text = try calendar(of: workspace, for: owner)
      #expect(text.components(separatedBy: "BEGIN:VEVENT").count == 4)
      #expect(!text.contains("VALUE=DATE"))
    }
    #expect(try !calendar(of: workspace, for: .room("B")).contains("VEVENT"))
  }

  @Test func `a colleague who teaches has the sessions in the own calendar`() throws {
    var workspace = Door.workspace(people: 2)
    try workspace.apply(.removeMember("10001", from: Door.team))
    try workspace.apply(.put(.instructor(Instructor(id: "U1", name: "Bjørn Juhl", employee: "10001"))))
    try publish(&workspace)
    #expect(
      try calendar(of: workspace, for: .employee("10001")).contains(
        "UID:person-10001-session-KON_2d3-1-2026@example.dk"))
  }

  @Test func `moving a session keeps its UID and raises SEQUENCE`() throws {
    var workspace = Door.workspace(people: 2)
    let before = try calendar(of: workspace, for: .team(Door.team))
    var session = Door.sessions[1]
    session.date = day("2026-11-25")
    try workspace.apply(.setSession(team: Door.team, index: 1, session))
    try publish(&workspace)
    let after = try calendar(of: workspace, for: .team(Door.team))
    #expect(lines("UID", in: before) == lines("UID", in: after))
    #expect(Set(lines("SEQUENCE", in: before)) == ["2"])
    #expect(Set(lines("SEQUENCE", in: after)) == ["3"])
    #expect(after.contains("DTSTART;TZID=Europe/Copenhagen:20261125T123000\r\n"))
  }

  @Test func `what is gone is cancelled in a file of its own`() throws {
    var workspace = Door.workspace(people: 2)
    #expect(calendars(of: workspace).cancellations(for: .employee("10001")) == nil)
    try workspace.apply(.removeMember("10001", from: Door.team))
    try publish(&workspace)
    let text = try #require(calendars(of: workspace).cancellations(for: .employee("10001")))
    #expect(text.contains("METHOD:CANCEL\r\n"))
    #expect(Set(lines("STATUS", in: text)) == ["CANCELLED"])
    #expect(lines("UID", in: text).count == 6)
    #expect(Set(lines("SEQUENCE", in: text)) == ["3"])
    #expect(calendars(of: workspace).cancellations(for: .employee("10000")) == nil)
  }

  @Test func `nothing published, no calendar`() {
    #expect(calendars(of: Door.workspace(people: 2, published: false)).calendar(for: .team(Door.team)) == nil)
  }

  // MARK: Writing

  @Test func `lines are folded at 75 octets without cutting a letter`() {
    var writer = ICSWriter()
    writer.text("SUMMARY", String(repeating: "æøå", count: 60))
    let parts = writer.stream.components(separatedBy: "\r\n")
    #expect(parts.allSatisfy { $0.utf8.count <= 75 })
    #expect(parts.dropFirst().dropLast().allSatisfy { $0.hasPrefix(" ") })
    #expect(
      writer.stream.replacing("\r\n ", with: "") == "SUMMARY:" + String(repeating: "æøå", count: 60) + "\r\n")
  }

  @Test(arguments: [
    ("a, b; c\\d", "a\\, b\\; c\\\\d"), ("to\r\nlinjer\n", "to\\nlinjer\\n"),
    ("x\rEND:VCALENDAR", "xEND:VCALENDAR"),
    ("\u{1b}[31m\u{0}", "[31m"), ("\u{202e}abc", "⟨U+202E⟩abc"),
  ])
  func `text cannot leave its line`(text: String, escaped: String) {
    #expect(ICSWriter.escaped(text) == escaped)
  }

  @Test func `an organizer's name and address cannot begin a new line`() throws {
    let bad = Calendars.Organizer(name: "HR\"\r\nX:1", email: "a@b.dk\r\nEND:VCALENDAR")
    let text = try #require(
      Calendars(of: Door.workspace(people: 1), organizer: bad, words: Words(.danish)).calendar(
        for: .team(Door.team)))
    #expect(text.contains("ORGANIZER;CN=\"HRX:1\":mailto:a@b.dkENDVCALENDAR\r\n"))
  }

  // MARK: Vocabulary

  private func calendars(of workspace: Workspace, language: Language = .danish) -> Calendars {
    Calendars(of: workspace, organizer: Self.organizer, words: words(language))
  }

  private func words(_ language: Language) -> Words {
    do { return try Words(language) } catch { preconditionFailure("\(error)") }
  }

  private func calendar(
    of workspace: Workspace, for owner: Calendars.Owner, language: Language = .danish
  ) throws -> String {
    try #require(calendars(of: workspace, language: language).calendar(for: owner))
  }

  private func publish(_ workspace: inout Workspace) throws {
    try workspace.apply(.publish(Publication(number: 3, date: day("2026-10-20"), plan: workspace.draft)))
  }

  private func lines(_ name: String, in text: String) -> [String] {
    text.replacing("\r\n ", with: "").components(separatedBy: "\r\n")
      .filter { $0.hasPrefix("\(name):") }.map { String($0.dropFirst(name.count + 1)) }
  }
}
