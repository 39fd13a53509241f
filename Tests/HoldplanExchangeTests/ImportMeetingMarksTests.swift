import Foundation
import HoldplanExchange
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

/// A staff meeting of two and a follow-up group of three, each met once or twice.
private let held: Workspace = {
  var workspace = Workspace.fixture(
    employees: (1...4).map { Employee.fixture(Identifier("000\($0)")) })
  func series(_ id: MeetingSeries.ID, _ name: String, _ people: Employee.ID...) -> Change {
    .put(
      .series(
        MeetingSeries(
          id: id, name: name, recurrence: .everyWeeks(1, on: .monday),
          dates: days("2026-10-01", "2027-03-31"),
          times: [clock("09:00")], minutes: 60, seats: people.map { MeetingSeat(employee: $0) })))
  }
  func meeting(_ id: MeetingSeries.ID, _ number: Int, _ date: String) -> Change {
    .put(.meeting(Meeting(series: id, number: number, date: day(date), start: clock("09:00"))))
  }
  do {
    try workspace.apply(
      .group([
        series("FAM", "Familiemøde", "0001", "0002"),
        series("FG1", "Følgegruppe Nord", "0001", "0003", "0004"),
        meeting("FAM", 1, "2026-10-05"), meeting("FAM", 2, "2026-10-12"), meeting("FAM", 3, "2026-11-16"),
        meeting("FG1", 1, "2026-10-06"),
      ]))
  } catch { preconditionFailure("\(error)") }
  return workspace
}()

private func preview(_ text: String, into workspace: Workspace = held) throws -> ImportPreview {
  try previewImport(
    .meetingMarks, file: "møder.csv", bytes: Data(text.utf8), into: workspace, words: Words(.danish),
    today: day("2026-11-10"))
}

@Suite("Attendance at meetings from a table")
struct ImportMeetingMarksTests {
  @Test func rowsBecomeMarksSignedWhenTheyAreStored() throws {
    let preview = try preview(
      "Møde;Dato;Medarbejdernr;Fremmøde\nFAM#01;;0001;mødt\nFamiliemøde;12-10-2026;0002;online\n"
        + "FG1;;0003;afbud\n")
    #expect(preview.badRows == [] && preview.added.count == 3)
    let after = try held.applying(preview.change.signed(by: "Anna", at: Timestamp(seconds: 5)))
    #expect(after.meetings["FAM#01"]?.mark(of: "0001")?.status == .present)
    #expect(after.meetings["FAM#02"]?.mark(of: "0002")?.status == .remote)
    #expect(after.meetings["FG1#01"]?.mark(of: "0003")?.status == .excused)
    #expect(Set(after.meetings.unordered.flatMap(\.marks).map(\.author)) == ["Anna"])
    // The same file a second time has nothing to do; a correction keeps what was noted.
    let text = "Møde;Medarbejdernr;Fremmøde\nFAM#01;0001;mødt\n"
    #expect(try ImportMeetingMarksTests.isEmpty(text, after))
    let corrected = try previewImport(
      .meetingMarks, file: "x", bytes: Data("Møde;Nr;Fremmøde\nFAM#01;0001;udeblevet\n".utf8), into: after,
      words: Words(.danish), today: day("2026-11-10"))
    #expect(corrected.changed.count == 1)
    #expect(try after.applying(corrected.change).meetings["FAM#01"]?.marks.count == 2)
  }

  private static func isEmpty(_ text: String, _ workspace: Workspace) throws -> Bool {
    try preview(text, into: workspace).isEmpty
  }

  @Test(arguments: [
    ("FAM#03;0001;mødt", ImportProblem.Issue.noHeldMeeting), ("FAM#01;0003;mødt", .noHeldMeeting),
    ("FAM;0001;mødt", .severalHeldMeetings(2)), ("FAM#01;0001;forsinket", .notAtMeetings),
    ("FAM#01;0001;måske", .noStatus), ("FAM#01;0001;", .missingValue),
    ("FAM#02;0002;mødt", .duplicateRow(line: 2)),
  ])
  func aBadRowIsNamed(_ row: String, _ issue: ImportProblem.Issue) throws {
    let preview = try preview("Møde;Medarbejdernr;Fremmøde\nFAM#02;0002;mødt\n\(row)\n")
    #expect(preview.badRows.map(\.issue) == [issue] && preview.badRows.first?.line == 3)
    #expect(preview.isRefused && preview.isEmpty)
  }

  @Test func whatIsWrittenOutIsReadBackWithoutAChange() throws {
    let marked = try held.applying(
      try preview("Møde;Medarbejdernr;Fremmøde\nFAM#01;0001;mødt\nFAM#01;0002;online\n").change
        .signed(by: "Anna", at: Timestamp(seconds: 5)))
    let table = try ExportTable(.meetingMarks, of: marked, words: try Words(.danish)).file()
    #expect(String(decoding: table, as: UTF8.self).contains("FAM#01;05-10-2026;0001;mødt"))
    let again = try previewImport(
      .meetingMarks, file: "x", bytes: table, into: marked, words: Words(.danish), today: day("2026-11-10"))
    #expect(again.isEmpty && again.unchanged.count == 2)
  }
}
