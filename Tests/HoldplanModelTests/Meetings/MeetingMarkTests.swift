import Foundation
import HoldplanModel
import HoldplanTestSupport
import Testing

/// Who was at a meeting: marks that are only ever added, and that go when a person or their time is over.
struct MeetingMarkTests {
  private let series = MeetingSeries(
    id: "G", name: "Personalemøde", recurrence: .everyWeeks(1, on: .monday),
    dates: days("2026-11-02", "2026-12-01"), times: [clock("09:00")], minutes: 60,
    seats: [MeetingSeat(employee: "01"), MeetingSeat(employee: "02")])
  private let held = Meeting(series: "G", number: 1, date: day("2026-11-02"), start: clock("09:00"))

  private func mark(_ employee: Employee.ID, _ status: AttendanceMark.Status, at seconds: Int = 5)
    -> MeetingMark
  {
    MeetingMark(employee: employee, status: status, author: "ida", markedAt: Timestamp(seconds: seconds))
  }

  private func workspace(_ marks: [MeetingMark]) throws -> Workspace {
    try Workspace.fixture().applying(.group([.put(.series(series)), .put(.meeting(held.noting(marks)))]))
  }

  @Test func theLatestMarkCountsAndTheOlderOneStays() {
    let meeting = held.noting([mark("01", .remote), mark("01", .absent, at: 9)])
    #expect(meeting.mark(of: "01")?.status == .absent)
    #expect(meeting.marks.count == 2)
    #expect(meeting.noting([mark("01", .absent, at: 12)]) == meeting)
    #expect(meeting.noting([mark("01", .cleared)]).mark(of: "01") == nil)
  }

  @Test func whoHasNoSeatAnyMoreIsStillListed() throws {
    let workspace = try workspace([mark("03", .present)])
    #expect(workspace.attendees(of: try #require(workspace.meetings.sorted.first)) == ["01", "02", "03"])
    let table = workspace.meetingAttendanceReport(through: day("2026-11-02"))
    #expect(table.rows.count == 3)
    #expect(workspace.meetingAttendanceReport(through: day("2026-11-01")).rows == [])
  }

  @Test func onlyNewMarksAreSigned() throws {
    let change = Change.put(.meeting(held.noting([mark("01", .present, at: 7), mark("02", .remote, at: 0)])))
    guard case .put(.meeting(let signed)) = change.signed(by: "mette", at: Timestamp(seconds: 99)) else {
      Issue.record("no meeting")
      return
    }
    #expect(signed.mark(of: "01")?.author == "ida" && signed.mark(of: "01")?.markedAt.seconds == 7)
    #expect(signed.mark(of: "02")?.author == "mette" && signed.mark(of: "02")?.markedAt.seconds == 99)
  }

  @Test func aMarkKeepsItsPersonAndSaysWhatMeetingsKnow() throws {
    let workspace = try workspace([mark("03", .present)])
    #expect(throws: ChangeError.self) { try workspace.applying(.remove(.employee("03"))) }
    #expect(throws: ChangeError.self) { try self.workspace([self.mark("01", .madeUp)]) }
    #expect(throws: ChangeError.self) { try self.workspace([self.mark("99", .present)]) }
  }

  @Test func marksAreWrittenAndRead() throws {
    let meeting = held.noting([mark("01", .remote)])
    #expect(try JSONDecoder().decode(Meeting.self, from: JSONEncoder().encode(meeting)) == meeting)
    // Files of before have no marks.
    let old = #"{"id":"G#01","series":"G","number":1,"date":"2026-11-02","start":"09:00"}"#
    #expect(try JSONDecoder().decode(Meeting.self, from: Data(old.utf8)) == held)
  }

  @Test func erasingAPersonTakesTheirMarks() throws {
    let workspace = try workspace([mark("01", .present), mark("02", .remote)])
    let erasure = try Erasure(
      "01", from: workspace, called: "Slettet {number}", names: [], today: day("2026-12-01"))
    let after = erasure(workspace)
    #expect(after.meetings.sorted.flatMap(\.marks).map(\.employee) == ["02"])
    #expect(after.problems() == [])
    let change = erasure(.put(.meeting(held.noting([mark("01", .present)]))))
    #expect(!"\(change)".contains("\"01\""))
    #expect(Change.put(.meeting(held.noting([mark("01", .present)]))).kinds(mentioning: "01") == ["meeting"])
  }

  @Test func marksGoWhenTheirTimeIsOver() throws {
    var workspace = try workspace([mark("01", .present), mark("02", .remote)])
    var rules = workspace.rules
    rules.retention = Retention([.attendance: 6])
    workspace = try workspace.applying(.setRules(rules))
    #expect(workspace.purged(today: day("2027-04-01")).preview.marks == 0)
    let (purged, preview) = workspace.purged(today: day("2027-06-01"))
    #expect(preview.marks == 2)
    #expect(purged.meetings.sorted.allSatisfy { $0.marks.isEmpty })
  }
}
