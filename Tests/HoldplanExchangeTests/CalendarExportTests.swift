import Foundation
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanExchange

@Suite struct CalendarExportTests {
  @Test func `exporting again without a change writes the same bytes`() throws {
    let workspace = try Office.workspace()
    let first = try export(workspace, .employee("10002"))
    #expect(first.events == 6 && first.changed == 6 && first.cancelled == 0)
    let again = try export(workspace, .employee("10002"), earlier: first)
    #expect(again.calendar == first.calendar)
    #expect(again.changed == 0)
  }

  @Test func `a new publication leaves untouched what has not altered`() throws {
    var workspace = try Office.workspace()
    let first = try export(workspace, .employee("10002"))
    try Office.move(1, to: "2026-11-25", in: &workspace)
    try Office.publish(&workspace, on: "2026-10-20")
    let second = try export(workspace, .employee("10002"), earlier: first)
    // The session itself, and the day without leave that it brings along.
    #expect(second.changed == 2 && second.cancelled == 1)
    let sequences = events(second.calendar).mapValues(\.sequence)
    #expect(sequences["person-10002-session-KON_2d3-1-2026@ærø"] == nil)
    #expect(sequences["person-10002-session-KON_2d3-1-2026@test.invalid"] == 1)
    #expect(sequences["person-10002-session-KON_2d3-2-2026@test.invalid"] == 2)
    #expect(
      events(second.cancellations).keys.sorted() == ["person-10002-closed-2026_2d11_2d24-2026@test.invalid"])
  }

  @Test func `moving there and back again raises SEQUENCE each time`() throws {
    var workspace = try Office.workspace()
    var files = try export(workspace, .team(Door.team))
    let uid = "team-KON_2d3-session-KON_2d3-2-2026@test.invalid"
    var sequences = [try #require(events(files.calendar)[uid]).sequence]
    for (date, published) in [("2026-11-25", "2026-10-20"), ("2026-11-24", "2026-10-21")] {
      try Office.move(1, to: date, in: &workspace)
      try Office.publish(&workspace, on: published)
      files = try export(workspace, .team(Door.team), earlier: files)
      sequences.append(try #require(events(files.calendar)[uid]).sequence)
    }
    #expect(sequences == [1, 2, 3])
  }

  @Test func `a room that is renamed alters the events without a new publication`() throws {
    var workspace = try Office.workspace()
    let first = try export(workspace, .team(Door.team))
    try workspace.apply(.put(.room(Room(id: "A", name: "Store sal", site: "HK", capacity: 200))))
    let second = try export(workspace, .team(Door.team), earlier: first)
    #expect(second.changed == 3 && second.cancelled == 0)
    #expect(Set(events(second.calendar).values.map(\.sequence)) == [2])
  }

  @Test func `a publication that was taken back after it was sent out is undone in the calendars`() throws {
    var workspace = try Office.workspace()
    let first = try export(workspace, .employee("10002"))
    try workspace.apply(.removeMember("10002", from: Door.team))
    try workspace.apply(.addMember("10002", to: Office.second))
    try Office.publish(&workspace, on: "2026-10-20")
    let second = try export(workspace, .employee("10002"), earlier: first)
    #expect(second.cancelled == 6)
    try workspace.apply(.withdraw(publication: 2))
    let third = try export(workspace, .employee("10002"), earlier: second)
    // What was in the second publication alone is cancelled, although no publication has it now.
    #expect(third.cancelled == 6)
    #expect(events(third.cancellations).keys.allSatisfy { $0.contains("KON_2d4") || $0.contains("closed") })
    let back = try #require(events(third.calendar)["person-10002-session-KON_2d3-1-2026@test.invalid"])
    #expect(back.sequence == 3)
  }

  @Test func `what was cancelled stays cancelled, as it was`() throws {
    var workspace = try Office.workspace()
    let first = try export(workspace, .employee("10002"))
    try workspace.apply(.removeMember("10002", from: Door.team))
    try Office.publish(&workspace, on: "2026-10-20")
    let second = try export(workspace, .employee("10002"), earlier: first)
    #expect(second.events == 0 && second.cancelled == 6)
    try Office.publish(&workspace, on: "2026-10-27")
    let third = try export(workspace, .employee("10002"), earlier: second)
    #expect(third.cancellations == second.cancellations)
  }

  @Test func `what is cancelled for one stays with the others`() throws {
    var workspace = try Office.workspace()
    try workspace.apply(.removeMember("10002", from: Door.team))
    try Office.publish(&workspace, on: "2026-10-20")
    let gone = Set(events(try export(workspace, .employee("10002")).cancellations).keys)
    for owner in [Calendars.Owner.team(Door.team), .employee("10003"), .room("A"), .manager(Office.manager)] {
      #expect(gone.isDisjoint(with: events(try export(workspace, owner).calendar).keys))
    }
  }

  @Test func `a manager sees who of the own people is at each session`() throws {
    let text = try export(Office.workspace(), .manager(Office.manager)).calendar
    #expect(events(text).count == 6)
    let unfolded = text.replacing("\r\n ", with: "")
    #expect(unfolded.contains("Medarbejdere: "))
    #expect(unfolded.contains(Door.name(2)))
    // Of the second team only the colleague who teaches it.
    #expect(unfolded.contains("Medarbejdere: \(Door.name(1))\r\n"))
    #expect(!text.contains("VALUE=DATE"))
  }

  @Test func `everybody and everything has a calendar, also what only an earlier publication had`() throws {
    var workspace = try Office.workspace(people: 3)
    try workspace.apply(.removeMember("10002", from: Door.team))
    try Office.publish(&workspace, on: "2026-10-20")
    #expect(
      calendars(workspace).owners().map { "\($0.kind) \($0.code)" } == [
        "instructor U1", "instructor U2", "manager 10000", "person 10000", "person 10001", "person 10002",
        "room A", "team KON-3", "team KON-4",
      ])
  }

  @Test func `the name that all UIDs end in does not follow the sender`() throws {
    let workspace = try Office.workspace()
    let first = try export(workspace, .team(Door.team))
    let other = Calendars(
      of: workspace, organizer: .init(name: "Ny", email: "ny@andet.dk"), identity: "test.invalid",
      words: try Words(.danish))
    let second = try #require(other.export(for: .team(Door.team), earlier: [first.calendar]))
    #expect(events(second.calendar).keys == events(first.calendar).keys)
    #expect(second.changed == 0)
  }

  // MARK: Reading back

  @Test(arguments: [
    "", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "BEGIN:VEVENT\r\nUID:a@test.invalid\r\nEND:VEVENT\r\n",
    "BEGIN:VEVENT\r\nUID:x@elsewhere.dk\r\nSEQUENCE:9\r\nDTSTAMP:20261012T000000Z\r\n"
      + "DTSTART;VALUE=DATE:20261110\r\nEND:VEVENT\r\n",
    "BEGIN:VEVENT\r\nUID:x@test.invalid\r\nSEQUENCE:99999999999999999999\r\nDTSTAMP:20261012T000000Z\r\n"
      + "DTSTART;VALUE=DATE:20261110\r\nEND:VEVENT\r\n",
    "BEGIN:VEVENT\r\nUID:x@test.invalid\r\nSEQUENCE:1\r\nDTSTAMP:X-EVIL:1\r\nDTSTART:1\r\nEND:VEVENT\r\n",
  ])
  func `what we have not written is not taken for ours`(text: String) {
    #expect(CalendarRecord(of: [text], domain: "test.invalid").events.isEmpty)
  }

  @Test func `a line that is folded within a character with marks is read whole`() throws {
    var workspace = try Office.workspace()
    let name = String(repeating: "e\u{301}", count: 80)
    try workspace.apply(.put(.room(Room(id: "A", name: name, site: "HK", capacity: 200))))
    let first = try export(workspace, .team(Door.team))
    #expect(try export(workspace, .team(Door.team), earlier: first).changed == 0)
  }

  // MARK: Vocabulary

  private func calendars(_ workspace: Workspace) -> Calendars {
    Calendars(
      of: workspace, organizer: .init(name: "HR", email: "hr@example.dk"), identity: "test.invalid",
      words: danish)
  }

  private var danish: Words {
    do { return try Words(.danish) } catch { preconditionFailure("\(error)") }
  }

  private func export(
    _ workspace: Workspace, _ owner: Calendars.Owner, earlier: Calendars.Export? = nil
  ) throws -> Calendars.Export {
    let files = [earlier?.calendar, earlier?.cancellations].compactMap { $0 }
    return try #require(calendars(workspace).export(for: owner, earlier: files))
  }

  private func events(_ text: String?) -> [String: CalendarRecord.Known] {
    CalendarRecord(of: [text ?? ""], domain: "test.invalid").events
  }
}
