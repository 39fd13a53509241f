import Foundation
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanExchange

/// Our calendars as other programs read them: three Python packages and libical (`Scripts/setup-readers`).
@Suite struct CalendarReaderTests {
  private static let readers = ["icalendar", "vobject", "ics", "libical"]

  @Test(arguments: readers)
  func `a person's calendar is read as it was meant`(reader: String) throws {
    let read = try read(export(Office.workspace(), .employee("10002")).calendar, by: reader)
    #expect(read.method == "PUBLISH" && read.errors == [])
    #expect(read.events.map(\.uid) == read.events.map(\.uid).sorted() && read.events.count == 6)
    #expect(
      read.events.last
        == ReadEvent(
          uid: "person-10002-session-KON_2d3-3-2026@test.invalid", sequence: 1,
          // A whole day in winter: an hour before UTC.
          start: "2027-01-04T07:30:00Z", end: "2027-01-04T14:30:00Z",
          summary: "Konflikthåndtering · Hold 3 · Eksamen (gang 3 af 3)",
          location: "Mødelokale A, Hovedkontoret, Åboulevarden 12, 9000 Aalborg", status: "CONFIRMED",
          organizer: "mailto:hr@example.dk"))
    #expect(
      read.events.first
        == ReadEvent(
          uid: "person-10002-closed-2026_2d11_2d10-2026@test.invalid", sequence: 1, start: "2026-11-10",
          end: "2026-11-11", summary: "Undervisningsdag: ingen ferie", location: "", status: "CONFIRMED",
          organizer: "mailto:hr@example.dk"))
  }

  @Test(arguments: readers)
  func `summer time is known`(reader: String) throws {
    var workspace = try Office.workspace()
    try workspace.apply(.setSeason(.fixture("2026-10-01", "2027-06-30")))
    for (index, date) in ["2026-10-23", "2026-10-26", "2027-03-30"].enumerated() {
      try Office.move(index, to: date, in: &workspace)
    }
    try Office.publish(&workspace, on: "2026-10-14")
    let read = try read(export(workspace, .team(Door.team)).calendar, by: reader)
    #expect(
      read.events.map(\.start) == ["2026-10-23T06:30:00Z", "2026-10-26T11:30:00Z", "2027-03-30T06:30:00Z"])
  }

  @Test(arguments: readers)
  func `a cancellation names what has gone, above its last number`(reader: String) throws {
    var workspace = try Office.workspace()
    let first = try export(workspace, .employee("10002"))
    try workspace.apply(.removeMember("10002", from: Door.team))
    try Office.publish(&workspace, on: "2026-10-20")
    let second = try export(workspace, .employee("10002"), earlier: [first.calendar])
    let read = try read(try #require(second.cancellations), by: reader)
    #expect(read.method == "CANCEL" && read.errors == [])
    #expect(Set(read.events.map(\.status)) == ["CANCELLED"])
    #expect(read.events.count == 6 && read.events.allSatisfy { $0.sequence == 2 })
    // A calendar that is now empty is still a calendar.
    #expect(try self.read(second.calendar, by: reader).events == [])
  }

  @Test(arguments: readers)
  func `hostile names stay within their line`(reader: String) throws {
    var workspace = try Office.workspace()
    let name = "Lokale; \"A\",\r\nBEGIN:VALARM\r\nÅ" + String(repeating: "æøå", count: 40)
    // The model takes no such name in; a file from elsewhere may hold it.
    workspace = Workspace(
      name: workspace.name, season: workspace.season, rules: workspace.rules, sites: workspace.sites,
      departments: workspace.departments, employees: workspace.employees, modules: workspace.modules,
      rooms: [Room(id: "A", name: name, site: "HK", capacity: 20)], instructors: workspace.instructors,
      draft: workspace.draft, publications: workspace.publications)
    let read = try read(export(workspace, .team(Door.team)).calendar, by: reader)
    #expect(read.events.count == 3 && read.errors == [])
    #expect(read.events.allSatisfy { $0.location.contains("\"A\",\nBEGIN:VALARM\nÅæøå") })
  }

  @Test(arguments: ["room", "instructor", "manager"])
  func `every kind of calendar is read without an error`(kind: String) throws {
    let workspace = try Office.workspace()
    let owner: Calendars.Owner =
      switch kind {
      case "room": .room("A")
      case "instructor": .instructor("U2")
      default: .manager(Office.manager)
      }
    for reader in Self.readers {
      let read = try read(export(workspace, owner).calendar, by: reader)
      #expect(read.errors == [] && read.events.count == (kind == "instructor" ? 3 : 6))
    }
  }

  // MARK: Vocabulary

  private struct ReadEvent: Codable, Equatable {
    var uid: String
    var sequence: Int
    var start: String
    var end: String
    var summary: String
    var location: String
    var status: String
    var organizer: String
  }

  private struct ReadCalendar: Codable {
    var method: String
    var events: [ReadEvent]
    var errors: [String]
  }

  private func read(_ text: String, by reader: String) throws -> ReadCalendar {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).ics")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try JSONDecoder().decode(
      ReadCalendar.self, from: OtherReader.run("read-calendar.py", [reader, file.path]))
  }

  private func export(
    _ workspace: Workspace, _ owner: Calendars.Owner, earlier: [String] = []
  ) throws -> Calendars.Export {
    let calendars = Calendars(
      of: workspace, organizer: .init(name: "HR", email: "hr@example.dk"), identity: "test.invalid",
      words: try Words(.danish))
    return try #require(calendars.export(for: owner, earlier: earlier))
  }
}

/// Scripts in `Tests/Readers`, run by the Python that `Scripts/setup-readers` puts under `.build`.
enum OtherReader {
  static func run(_ script: String, _ arguments: [String]) throws -> Data {
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let python = package.appendingPathComponent(".build/readers/bin/python").path
    try #require(
      FileManager.default.isExecutableFile(atPath: python), "\(python) is missing: run Scripts/setup-readers")
    let child = ChildProgram(
      path: python, arguments: [package.appendingPathComponent("Tests/Readers/\(script)").path] + arguments,
      environment: ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"])
    let result = try child.run(input: Data(), seconds: 120)
    try #require(result.status == 0, "\(result.errors)")
    return Data(result.output.utf8)
  }
}
