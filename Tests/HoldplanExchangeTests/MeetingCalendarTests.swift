import Foundation
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanExchange

/// Meetings stand in the calendars of those who sit in the group, and of their managers.
@Suite struct MeetingCalendarTests {
  private let group = MeetingSeries(
    id: "G1", name: "Følgegruppe", recurrence: .everyWeeks(1, on: .monday),
    dates: days("2026-11-02", "2026-11-16"), times: [clock("09:00")], minutes: 90, place: "Engparken",
    seats: [MeetingSeat(employee: "01"), MeetingSeat(employee: "02")])

  private func workspace(_ meetings: [Meeting]) throws -> Workspace {
    try Workspace.fixture(employees: [
      .fixture("01", manager: "09"), .fixture("02"), .fixture("03"), .fixture("09"),
    ]).applying(.group([.put(.series(group))] + meetings.map { .put(.meeting($0)) }))
  }

  private func meeting(_ number: Int, _ date: String, movedFrom: String? = nil) -> Meeting {
    Meeting(
      series: "G1", number: number, date: day(date), start: clock("09:00"), movedFrom: movedFrom.map(day))
  }

  private func export(
    _ workspace: Workspace, _ owner: Calendars.Owner, earlier: [String] = []
  ) throws -> Calendars.Export {
    let organizer = Calendars.Organizer(name: "HR", email: "hr@test.invalid")
    let calendars = Calendars(of: workspace, organizer: organizer, words: try Words(.danish))
    return try #require(calendars.export(for: owner, earlier: earlier))
  }

  @Test func `a person's calendar has the group's meetings, though nothing is published`() throws {
    let workspace = try workspace([
      meeting(1, "2026-11-02"), meeting(2, "2026-11-10", movedFrom: "2026-11-09"),
    ])
    let export = try export(workspace, .employee("02"))
    #expect(export.events == 2)
    #expect(export.calendar.contains("DTSTART;TZID=Europe/Copenhagen:20261102T090000"))
    #expect(export.calendar.contains("DTEND;TZID=Europe/Copenhagen:20261102T103000"))
    #expect(export.calendar.contains("SUMMARY:Følgegruppe"))
    #expect(export.calendar.contains("LOCATION:Engparken"))
    #expect(export.calendar.contains("DESCRIPTION:Flyttet fra 09-11-2026."))
    #expect(try self.export(workspace, .employee("03")).events == 0)
  }

  @Test func `a manager sees who of the own people is away`() throws {
    let export = try export(try workspace([meeting(1, "2026-11-02")]), .manager("09"))
    #expect(export.events == 1)
    #expect(export.calendar.contains("Person 01"))
    #expect(!export.calendar.contains("Person 02"))
  }

  @Test func `a meeting that moves is updated, and one that goes is cancelled`() throws {
    let first = try export(
      try workspace([meeting(1, "2026-11-02"), meeting(2, "2026-11-09")]), .employee("01"))
    let second = try export(
      try workspace([meeting(1, "2026-11-03")]), .employee("01"), earlier: [first.calendar])
    #expect(second.changed == 1 && second.cancelled == 1)
    #expect(second.calendar.contains("SEQUENCE:1"))
    #expect(try #require(second.cancellations).contains("STATUS:CANCELLED"))
  }

  @Test func `everybody in a group has a calendar`() throws {
    let organizer = Calendars.Organizer(name: "HR", email: "hr@test.invalid")
    let calendars = Calendars(
      of: try workspace([meeting(1, "2026-11-02")]), organizer: organizer, words: try Words(.danish))
    #expect(Set(calendars.owners()) == [.employee("01"), .employee("02"), .manager("09")])
  }
}
