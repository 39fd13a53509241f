import Foundation
import HoldplanExchange
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

/// Two teams of K1, each with two sessions, published.
private let held: Workspace = {
  let people = (1...4).map { Employee.fixture(Identifier("000\($0)")) }
  return .fixture(
    employees: people,
    teams: [
      .fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: ["0001", "0002"]),
      .fixture("K1-2", on: ["2026-11-04", "2026-11-18"], members: ["0003", "0004"]),
    ], isPublished: true)
}()

private func preview(_ text: String, today: String = "2026-11-10", skipBadRows: Bool = false) throws
  -> ImportPreview
{
  try previewImport(
    .attendance, file: "fremmøde.csv", bytes: Data(text.utf8), into: held, skipBadRows: skipBadRows,
    words: Words(.danish), today: day(today))
}

@Suite("Attendance from a table")
struct ImportAttendanceTests {
  @Test func rowsBecomeMarks() throws {
    let preview = try preview(
      "Hold;Gang;Medarbejdernr;Fremmøde;Minutter\nK1-1;1;0001;mødt;\nK1-1;1;0002;forsinket;10\n")
    let after = try held.applying(preview.change.signed(by: "Anna", at: Timestamp(seconds: 5)))
    let first = held.session(0, of: "K1-1")
    #expect(after.mark(of: "0001", at: first)?.status == .present)
    #expect(after.mark(of: "0002", at: first)?.minutesLate == 10)
    #expect(after.attendance.map(\.author) == ["Anna", "Anna"])
  }

  @Test func aDateWillDoWhereThePersonHadOneSession() throws {
    let preview = try preview("date;employee no;status\n2026-11-04;0003;left early\n04-11-2026;0004;x\n")
    #expect(preview.badRows == [] && preview.added.count == 2)
  }

  @Test func whatIsNotedAlreadyIsLeftAlone() throws {
    let text = "Hold;Gang;Medarbejdernr;Fremmøde\nK1-1;1;0001;afbud\n"
    let after = try held.applying(try preview(text).change)
    let again = try previewImport(
      .attendance, file: "x", bytes: Data(text.utf8), into: after, words: Words(.danish),
      today: day("2026-11-10"))
    #expect(again.isEmpty && again.unchanged.count == 1)
  }

  @Test(arguments: [
    ("K1-1;2;0001;mødt;", ImportProblem.Issue.noHeldSession), ("K9-1;1;0001;mødt;", .noHeldSession),
    ("K1-2;1;0001;mødt;", .noHeldSession), ("K1-1;1;0001;måske;", .noStatus),
    ("K1-1;1;0099;mødt;", .unknown(.employee, similar: nil)), ("K1-1;1;0001;mødt;5", .noMinutesHere),
    ("K1-1;1;0001;;", .missingValue),
  ])
  func aBadRowIsNamed(_ row: String, _ issue: ImportProblem.Issue) throws {
    let preview = try preview("Hold;Gang;Medarbejdernr;Fremmøde;Minutter\nK1-1;1;0002;mødt;\n\(row)\n")
    #expect(preview.badRows.map(\.issue) == [issue] && preview.badRows.map(\.line) == [3])
    #expect(preview.isRefused && preview.change == .group([]))
    let skipped = try HoldplanExchangeTests.preview(
      "Hold;Gang;Medarbejdernr;Fremmøde;Minutter\nK1-1;1;0002;mødt;\n\(row)\n", skipping: true)
    #expect(!skipped.isRefused && skipped.added.count == 1)
  }

  @Test func theSamePersonTwiceIsABadRow() throws {
    let preview = try preview("Hold;Gang;Medarbejdernr;Fremmøde\nK1-1;1;0001;mødt\nK1-1;1;0001;afbud\n")
    #expect(preview.badRows.map(\.issue) == [.duplicateRow(line: 2)])
  }

  @Test func aColumnOfCivilRegistrationNumbersIsRefused() throws {
    let preview = try preview("CPR-nr;Hold;Gang;Medarbejdernr;Fremmøde\n010190-1234;K1-1;1;0001;mødt\n")
    #expect(preview.badRows.map(\.issue) == [.civilRegistrationNumbers] && preview.isRefused)
    #expect(!preview.report(in: try Words(.danish)).contains { $0.contains("010190") })
  }
}

private func preview(_ text: String, skipping: Bool) throws -> ImportPreview {
  try preview(text, skipBadRows: skipping)
}

@Suite("What is stored about a person")
struct PersonFileTests {
  private func file() throws -> PersonFile {
    var workspace = held
    var person = try #require(workspace.employees["0001"])
    person.leave = [days("2026-12-01", "2026-12-05")]
    person.email = "en@example.org"
    person.profession = "Murer"
    person.tags = ["mentor"]
    person.levels = ["SAMT": 3]
    let (missed, host) = (workspace.session(0, of: "K1-1"), workspace.session(0, of: "K1-2"))
    try workspace.apply(
      .group([
        .put(.competence(Competence(id: "SAMT", name: "Svære samtaler"))),
        .put(.fund(Fund(id: "F", name: "Pulje", kind: .grant, amount: Money(oere: 1_000_000)))),
        .put(.goal(Goal(id: "G1", employee: "0001", competence: "SAMT", level: 4, due: day("2027-03-01")))),
        .put(.goal(Goal(id: "G2", employee: "0002", competence: "SAMT", level: 4, owner: "0001"))),
        .put(
          .expense(
            Expense(
              id: "E1", fund: "F", date: day("2026-11-05"), text: "Kursusbog", amount: Money(oere: 34_995),
              employee: "0001"))),
        .put(
          .rota(
            PairRota(
              id: "R", name: "Besøg", workers: ["0001", "0002"],
              duties: [PairDuty(number: "17", pair: WorkerPair("0001", "0002"))]))),
        .put(
          .series(
            MeetingSeries(
              id: "FG", name: "Følgegruppe Nord", recurrence: .everyWeeks(1, on: .monday),
              dates: days("2026-11-02", "2026-11-30"), times: [clock("09:15")], minutes: 60,
              seats: [MeetingSeat(employee: "0001"), MeetingSeat(employee: "0002")]))),
        .put(
          .meeting(
            Meeting(
              series: "FG", number: 1, date: day("2026-11-02"), start: clock("09:15"),
              marks: [
                MeetingMark(
                  employee: "0001", status: .absent, author: "HR", markedAt: Timestamp(seconds: 1)),
                MeetingMark(
                  employee: "0002", status: .excused, author: "Kollega", markedAt: Timestamp(seconds: 1)),
                MeetingMark(
                  employee: "0001", status: .remote, author: "Mødeleder", markedAt: Timestamp(seconds: 2)),
              ]))),
        .put(.employee(person)), .mark(.fixture("0001", .absent, at: missed)),
        .mark(.fixture("0001", .excused, at: missed)), .noteExam(.fixture("0001", .failed)),
        .bookSeat(.fixture("0001", missed: missed, host: host)),
        .mark(.fixture("0002", .present, at: missed)),
        .grantAccess(Access(user: "bruger1", role: .viewer, employee: "0001")),
      ]))
    return PersonFile(
      person, of: workspace,
      changes: [.init(number: 2, moment: "3-11-2026 09:00", author: "HR", kinds: ["mark", "exam"])],
      views: [.init(moment: "4-11-2026 10:00", user: "HR", action: "view", what: "person")],
      today: day("2026-12-01"))
  }

  @Test func theDocumentHasAllOfItAndNobodyElse() throws {
    let text = String(decoding: try file().encoded(), as: UTF8.self)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(json["format"] as? String == "holdplan-person-1")
    #expect((json["attendance"] as? [Any])?.count == 2)
    for key in [
      "goals", "followedUp", "groups", "rotas", "cases", "expenses", "places", "guestSeats", "examResults",
      "access",
      "changes", "views",
    ] {
      #expect((json[key] as? [Any])?.isEmpty == false, "\(key)")
    }
    #expect(text.contains("en@example.org") && text.contains("2026-12-05"))
    #expect(!text.contains("0002") && !text.contains("0003"))
  }

  @Test(arguments: Language.allCases) func theSheetsSayTheSame(_ language: Language) throws {
    let document = try file().document(words: Words(language))
    let text = document.text()
    for part in [
      "Murer", "mentor", "Svære samtaler 3", "Kursusbog", "349", "Besøg 17", "G2", "Person 0001",
      "en@example.org", "bruger1", "K1-2", "Svære samtaler 4", "2027", "Følgegruppe Nord", "09:15",
      "Mødeleder",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    // What was noted about the colleague at the same meeting is not in it.
    #expect(!text.contains("Kollega"))
    #expect(!text.contains("Person 0002") && !text.contains("person.") && !text.contains("view."))
    #expect(try document.pdf().starts(with: Data("%PDF".utf8)))
  }
}
