import Foundation
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanExchange

/// `Door`'s housing association as an office sees it: a manager, mail addresses, leave, study hours, a colleague
/// who teaches a second team, and the source of the rule about leave.
enum Office {
  static let manager: Employee.ID = "10000"
  static let teacher: Employee.ID = "10001"
  static let source = "MED-aftale af 12. maj 2018"
  static let second: Team.ID = "KON-4"

  /// So many people in `Door.team`; the manager of all of them but the manager is one of them. The second team
  /// has no members of its own; the teacher teaches it.
  static func workspace(people count: Int = 6, names: [String] = []) throws -> Workspace {
    var workspace = Door.workspace(people: count, published: false, names: names)
    var rules = workspace.rules
    rules.leaveSource = source
    var changes: [Change] = [.setRules(rules)]
    for (index, person) in workspace.employees.sorted.enumerated() {
      var person = person
      person.email = "p\(person.id)@example.dk"
      person.manager = index == 0 ? nil : manager
      person.weeklyStudyHours = try #require(StudyHours(hours: 3.25))
      if person.id == "10002" { person.leave = [days("2026-12-07", "2026-12-18")] }
      changes.append(.put(.employee(person)))
    }
    if count > 1 {
      changes.append(.put(.instructor(Instructor(id: "U2", name: "Kollega Underviser", employee: teacher))))
      let sessions = ["2026-11-12", "2026-11-26", "2027-01-06"].map {
        Session(date: day($0), slot: 0, room: "A", instructor: "U2")
      }
      changes.append(
        .put(.team(Team(id: second, module: "KON", number: 4, sessions: sessions, members: []))))
    }
    try workspace.apply(.group(changes))
    try publish(&workspace, on: "2026-10-12")
    return workspace
  }

  /// Announces the draft under the next number.
  static func publish(_ workspace: inout Workspace, on date: String) throws {
    let number = (workspace.published?.number ?? 0) + 1
    try workspace.apply(.publish(Publication(number: number, date: day(date), plan: workspace.draft)))
  }

  /// Moves session `index` of `Door.team` to another date in the draft.
  static func move(_ index: Int, to date: String, in workspace: inout Workspace) throws {
    var session = Door.sessions[index]
    session.date = day(date)
    try workspace.apply(.setSession(team: Door.team, index: index, session))
  }

  static func rosters(_ workspace: Workspace, _ language: Language = .danish) throws -> Rosters {
    Rosters(of: workspace, words: try Words(language), today: Door.today)
  }

  /// The ledger with a mark for a person at each of the first sessions of `Door.team`.
  static func mark(
    _ employee: Employee.ID, _ statuses: [AttendanceMark.Status], in workspace: inout Workspace
  ) throws {
    let team = try #require(workspace.published?.plan.teams[Door.team])
    for (index, status) in statuses.enumerated() {
      let occurrence = try #require(Occurrence(of: team, session: index))
      try workspace.apply(
        .mark(
          AttendanceMark(
            occurrence: occurrence, employee: employee, status: status, author: "hr",
            markedAt: Timestamp(seconds: 1_800_000_000 + index))))
    }
  }
}

/// Every kind of sheet there is, by name.
enum EverySheet: String, CaseIterable, Sendable {
  case roster, participants, signIn, door, slip, manager, wall, certificate

  func document(_ rosters: Rosters, of person: Employee.ID = "10000") throws -> Document {
    switch self {
    case .roster: try rosters.teamRoster(Door.team)
    case .participants: try rosters.sessionRoster(Door.team, session: 1)
    case .signIn: try rosters.signInSheet(Door.team, session: 1)
    case .door: try rosters.doorSign(Door.team, session: 2)
    case .slip: try rosters.slip(of: person)
    case .manager: try rosters.managersList(Office.manager)
    case .wall: rosters.wallCalendar()
    case .certificate:
      try rosters.certificate(
        for: Completion(
          employee: person, module: "KON",
          sessions: try #require(rosters.edition.plan.teams[Door.team]).occurrences, hasExam: true))
    }
  }
}

/// Compares a text with `Snapshots/<name>`; `HOLDPLAN_RECORD=1` writes the file instead.
func expectText(
  _ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Snapshots/\(name)")
  if ProcessInfo.processInfo.environment["HOLDPLAN_RECORD"] == "1" {
    try Data(text.utf8).write(to: file)
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  #expect(text == expected, "\(name) differs", sourceLocation: sourceLocation)
}
