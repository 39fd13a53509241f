import Foundation
import GRDB
import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanStore

/// A folder of its own for one test, gone afterwards.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "holdplan-store-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  // A folder left behind harms nobody.
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

/// A store with a small organisation in a folder of its own.
func withStore<Result>(
  _ workspace: Workspace = .example, _ body: (WorkspaceStore) throws -> Result
) throws -> Result {
  try withFolder { folder in
    try body(
      WorkspaceStore.create(
        at: folder.appending(path: "example.holdplan"), workspace, author: "Anna", at: second(1)))
  }
}

/// A moment, so many seconds after midnight on 1 October 2026 UTC.
func second(_ number: Int) -> Timestamp { Timestamp(seconds: day("2026-10-01").dayNumber * 86_400 + number) }

/// Opens the file as any program would, and runs statements on it.
func tamper(with file: URL, _ statements: String) throws {
  let queue = try DatabaseQueue(path: file.path)
  try queue.writeWithoutTransaction { db in try db.execute(sql: statements) }
  try queue.close()
}

func number(_ sql: String, in store: WorkspaceStore) throws -> Int {
  try store.read { db in try Int.fetchOne(db, sql: sql) } ?? -1
}

extension WorkspaceStore {
  /// Commits with a label and a moment that do not matter.
  @discardableResult
  func commit(
    _ change: Change, to snapshot: inout Snapshot, by author: String = "Anna", operation: UUID = UUID()
  ) throws(StoreError) -> Commit {
    try commit(
      change, to: &snapshot, label: "test", author: author, at: second(2), operation: operation)
  }
}

/// The error that something throws, to be compared.
func storeError(_ work: () throws -> Void) -> StoreError? {
  do {
    try work()
    return nil
  } catch {
    return error as? StoreError
  }
}

extension Workspace {
  /// An organisation in which everything there is occurs at least once.
  static let example: Workspace = {
    let plan = Plan(teams: [
      .fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: ["01", "02", "03"]),
      .fixture(
        "K1-2", on: ["2026-11-04", "2026-11-18"], slot: 1, room: "B", instructor: "U2", members: ["04", "05"]),
      .fixture("K2-1", of: "K2", members: ["06"]),
    ])
    let occurrence = Occurrence(team: "K1-1", module: "K1", session: 0, date: day("2026-11-03"), slot: 0)
    return Workspace(
      name: "Prøveboligforeningen", season: .fixture(closed: ["2026-12-24", "2026-10-12"]), rules: .example,
      sites: [Site(id: "NORD", name: "Nord", address: "Nordvej 1"), Site(id: "SYD", name: "Syd")],
      departments: [
        Department(id: "DRIFT", name: "Drift", shortName: "Dri"), Department(id: "ØKO", name: "Økonomi"),
      ],
      roles: [JobRole(id: "VM", name: "Varmemester"), JobRole(id: "BOG", name: "Bogholder")],
      employees: Records(Employee.examples),
      programmes: [Programme(id: "P", name: "Plan", modules: ["K2", "K1"])],
      modules: Records(Module.examples),
      rooms: [
        Room(id: "A", name: "Lokale A", site: "NORD", capacity: 30), Room(id: "B", name: "B", capacity: 8),
      ],
      instructors: [
        Instructor(id: "U1", name: "Underviser Et"),
        Instructor(
          id: "U2", name: "Person 08", employee: "08", unavailable: [days("2026-12-01", "2026-12-05")]),
      ],
      waivers: Records(Waiver.examples),
      pins: [
        .member("01", module: "K1", team: "K1-1"),
        .session(team: "K1-1", module: "K1", session: 0, date: day("2026-11-03"), slot: 0),
        .session(team: "K1-2", module: nil, session: 1, date: day("2026-11-18"), slot: 1),
      ],
      draft: plan, publications: [Publication(number: 1, date: day("2026-10-01"), plan: plan)],
      attendance: [
        AttendanceMark(
          occurrence: occurrence, employee: "01", status: .late, minutesLate: 10, author: "Anna",
          markedAt: second(0))
      ])
  }()
}

extension Rules {
  static let example = Rules(
    maxSessionsPerDay: 2,
    coverage: [
      CoverageRule(scope: .everyDepartment, limit: .present(1)),
      CoverageRule(scope: .site("NORD"), limit: .present(1)),
    ],
    sources: [.coverage: "MED-aftale"], leaveSource: "Ferieaftale")
}

extension Waiver {
  static let examples = [
    Waiver(
      id: "W1", rule: .coverage, subject: .department("ØKO"), dates: days("2026-11-03"), reason: "Aftalt",
      author: "Anna", writtenOn: day("2026-10-01")),
    Waiver(
      id: "W2", rule: .unassigned, subject: .employee("07", "K1"), reason: "Orlov", author: "Bo",
      writtenOn: day("2026-10-01")),
  ]
}

extension Module {
  static let examples: [Module] = {
    var first = Module.fixture("K1", hours: 1.5, instructors: ["U2", "U1"], rooms: ["B", "A"])
    first.everyWeeks = 2
    first.sessions[1].kind = .exam
    first.sessions[1].weekdays = [.mondayToFriday]
    var second = Module.fixture(
      "K2", sessions: 1, requires: ["K1"],
      composition: [CompositionRule(kind: .department("DRIFT"), minimum: 1, maximum: nil)],
      audience: .roles(["VM"]))
    second.eligibleRoles = ["VM", "BOG"]
    return [first, second]
  }()
}

extension Employee {
  static let examples: [Employee] = {
    var all: [Employee] = (1...9).map { .fixture(Identifier("0\($0)"), in: $0 > 4 ? "ØKO" : "DRIFT") }
    all[0].manager = "09"
    all[0].site = "SYD"
    all[0].role = "VM"
    all[0].email = "01@example.org"
    all[0].leave = [days("2026-12-01", "2026-12-05"), days("2026-10-12")]
    all[0].passed = ["K2"]
    all[0].wishedFreeDates = [day("2026-11-20"), day("2026-11-10")]
    all[1].required = ["K2", "K1"]
    all[1].choice = ModuleChoice(count: 1, from: ["K2", "K1"], cost: ["K1": 0])
    all[1].weeklyStudyHours = StudyHours(nanohours: 1_333_333_333)
    all[1].employedFrom = day("2020-01-01")
    all[1].employedTo = day("2030-12-31")
    all[1].unavailableWeekdays = WeekdaySet([.monday, .friday])
    return all
  }()
}
